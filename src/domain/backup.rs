//! Backups: when one is due, and which ones are kept.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::time::start_of_day;

/// The newest days that are kept one by one.
pub const DAILY: usize = 7;
/// Weeks before those, of which the last day is kept.
pub const WEEKLY: usize = 4;
/// The oldest day that is kept, in days before today: what a house erases is gone from its backups after this time.
pub const OLDEST: i64 = 35;
/// After this many days without a backup somebody looks after it.
pub const LATE: i64 = 3;

/// The quiet hour of the house: half past three, when nobody stands in front of the screen.
const QUIET: NaiveTime = match NaiveTime::from_hms_opt(3, 30, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Whether a backup is due at `now`, where the last one was made at `last`: once after each quiet hour. A machine that
/// is switched off at night makes it when it is on again.
#[must_use]
pub fn is_due(last: Option<DateTime<Utc>>, now: DateTime<Utc>, zone: Tz) -> bool {
    let today = now.with_timezone(&zone).date_naive();
    let quiet = |day: NaiveDate| (start_of_day(day, zone) + (QUIET - NaiveTime::MIN)).to_utc();
    let hour = if quiet(today) <= now { quiet(today) } else { quiet(today.pred_opt().unwrap_or(today)) };
    // One from the future was made by a clock that was ahead.
    last.is_none_or(|last| last < hour || last > now + TimeDelta::days(1))
}

/// The days among `days` whose backups go: whatever is not among the newest seven, nor the last of one of the four
/// weeks before the one in which those begin, and whatever is older than [`OLDEST`] days. A day that `today` has not
/// reached stays, and so does the newest.
#[must_use]
pub fn over(days: &BTreeSet<NaiveDate>, today: NaiveDate) -> BTreeSet<NaiveDate> {
    let past: Vec<NaiveDate> = days.iter().rev().copied().filter(|day| *day <= today).collect();
    let (daily, older) = past.split_at(past.len().min(DAILY));
    let week = |day: &NaiveDate| (day.iso_week().year(), day.iso_week().week());
    // The week in which the daily ones begin still has its last day among them.
    let mut weeks: Vec<_> = daily.last().map(week).into_iter().collect();
    let mut kept: BTreeSet<NaiveDate> = daily.iter().copied().collect();
    for day in older {
        if !weeks.contains(&week(day)) && weeks.len() <= WEEKLY {
            weeks.push(week(day));
            kept.insert(*day);
        }
    }
    let newest = past.first().copied();
    let is_over = |day: &NaiveDate| {
        let too_old = (today - *day).num_days() > OLDEST && Some(*day) != newest;
        *day <= today && (too_old || !kept.contains(day))
    };
    days.iter().copied().filter(is_over).collect()
}
