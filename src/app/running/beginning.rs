//! When something new begins, before anybody has said so: at a time that is still to come and at which the house is
//! open.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike};
use chrono_tz::Tz;

use super::Draft;
use crate::app::App;
use crate::domain::opening::{Hours, OpeningHours};

/// On a day to come, the hour that suits most.
const USUAL: u32 = 14;
/// The house is open for at least so long from then on.
const LEAST: TimeDelta = TimeDelta::minutes(30);
/// As many days are looked through for an opening.
const DAYS: usize = 14;

impl App {
    /// Something new on `day`: today at the next half hour, once today is over when the house opens next, and on
    /// another day at the hour that suits most. A house whose hours cannot be read proposes that one as well.
    #[must_use]
    pub fn new_draft(&self, day: NaiveDate) -> Draft {
        let found = self.store.opening().ok().and_then(|opening| {
            let now = self.now().with_timezone(&self.zone);
            begins(&opening, day, now)
        });
        let Some((day, from, room)) = found else { return Draft::new_on(day) };
        let draft = Draft::new_on(day);
        Draft { from: Some(from), minutes: draft.minutes.min(room.num_minutes()), ..draft }
    }
}

/// On which day, when, and how long the house is open from then on.
fn begins(opening: &OpeningHours, day: NaiveDate, now: DateTime<Tz>) -> Option<(NaiveDate, NaiveTime, TimeDelta)> {
    let today = now.date_naive();
    let days = day.max(today).iter_days().take(DAYS);
    for on in days {
        let mut earliest = NaiveTime::MIN;
        if on == today {
            let Some(next) = next_half_hour(now) else { continue };
            earliest = next;
        }
        let usual = NaiveTime::from_hms_opt(USUAL, 0, 0).filter(|_| on == day && on != today);
        let fitting = |wanted: NaiveTime| opening.on(on).hours.iter().find_map(|hours| room(hours, wanted));
        let found = usual.and_then(|usual| fitting(usual).filter(|(from, _)| *from == usual));
        if let Some((from, room)) = found.or_else(|| fitting(earliest)) {
            return Some((on, from, room));
        }
    }
    None
}

/// The first time within `hours` that is not before `wanted`, and how long the house is open from then on that day.
fn room(hours: &Hours, wanted: NaiveTime) -> Option<(NaiveTime, TimeDelta)> {
    let from = hours.from.max(wanted);
    let day = TimeDelta::days(1);
    let to = if hours.to <= hours.from { day } else { hours.to - NaiveTime::MIN };
    let room = to - (from - NaiveTime::MIN);
    (room >= LEAST).then_some((from, room))
}

/// The next full or half hour after `now`; `None` where that is tomorrow.
fn next_half_hour(now: DateTime<Tz>) -> Option<NaiveTime> {
    let (hour, minute) = (now.hour(), now.minute());
    if minute < 30 { NaiveTime::from_hms_opt(hour, 30, 0) } else { NaiveTime::from_hms_opt(hour + 1, 0, 0) }
}
