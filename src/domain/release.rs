//! When the box is emptied. The beat knows nothing of arrivals, so that it tells nothing about them.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

use super::time::{days_after, moment};

/// How many suggestions leave the box together at least, on an ordinary beat.
pub const TOGETHER: usize = 3;
/// A Monday on which everything leaves; so does every fourth Monday before and after it.
const A_FOURTH_MONDAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 1, 5) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A moment at which the box may be emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beat {
    pub at: DateTime<Utc>,
    /// Whether even a single suggestion leaves.
    pub whatever_waits: bool,
}

impl Beat {
    /// Whether `waiting` suggestions leave the box on this beat.
    #[must_use]
    pub const fn releases(&self, waiting: usize) -> bool {
        waiting >= TOGETHER || (self.whatever_waits && waiting > 0)
    }
}

/// The beat that fell after `last`, up to and with `now`. Of several, which is so after the screen was off, the latest
/// counts, and everything leaves where everything would have left on one of them. `agenda_days` are the days on
/// which an agenda goes up.
#[must_use]
pub fn beat_between(last: DateTime<Utc>, now: DateTime<Utc>, agenda_days: &[NaiveDate], zone: Tz) -> Option<Beat> {
    // Longer off than this, and the same beats come again.
    const FURTHEST: u64 = 35;
    let today = now.with_timezone(&zone).date_naive();
    let first = last.with_timezone(&zone).date_naive().max(today - chrono::Days::new(FURTHEST));
    let mut found: Option<Beat> = None;
    for day in first.iter_days().take_while(|day| *day <= today) {
        if let Some(beat) = beat_on(day, agenda_days, zone).filter(|beat| beat.at > last && beat.at <= now) {
            let whatever_waits = beat.whatever_waits || found.is_some_and(|earlier| earlier.whatever_waits);
            found = Some(Beat { whatever_waits, ..beat });
        }
    }
    found
}

/// The next beat after `now`.
#[must_use]
pub fn next_beat(now: DateTime<Utc>, agenda_days: &[NaiveDate], zone: Tz) -> Option<Beat> {
    let today = now.with_timezone(&zone).date_naive();
    (0..=7).find_map(|ahead| beat_on(days_after(today, ahead), agenda_days, zone).filter(|beat| beat.at > now))
}

/// The next beat after `now` on which even a single suggestion leaves: nothing waits longer than until then.
#[must_use]
pub fn latest_release(now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
    let today = now.with_timezone(&zone).date_naive();
    let beat = |ahead| beat_on(days_after(today, ahead), &[], zone);
    (0..=28).filter_map(beat).find(|beat| beat.whatever_waits && beat.at > now).map(|beat| beat.at)
}

fn beat_on(day: NaiveDate, agenda_days: &[NaiveDate], zone: Tz) -> Option<Beat> {
    let monday = day.weekday() == Weekday::Mon;
    if !monday && !agenda_days.contains(&days_after(day, 1)) {
        return None;
    }
    let eight = NaiveTime::from_hms_opt(8, 0, 0)?;
    let whatever_waits = monday && (day - A_FOURTH_MONDAY).num_weeks().rem_euclid(4) == 0;
    Some(Beat { at: moment(day.and_time(eight), zone).to_utc(), whatever_waits })
}
