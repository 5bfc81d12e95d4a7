//! When the box is emptied. The beat knows nothing of arrivals, so that it tells nothing about them.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

use super::time::{days_after, moment};

/// The fewest suggestions that ever leave the box together, on an ordinary beat.
pub const TOGETHER: usize = 3;
/// The most that a house can wait for.
pub const MOST_TOGETHER: usize = 10;
/// The Monday of a week in which everything leaves; so it is in every fourth week before and after it.
const A_FOURTH_MONDAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 1, 5) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The rhythm in which a house empties its box: once a week, three at least. There is no door to a shorter one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseRhythm {
    weekday: Weekday,
    hour: u32,
    together: usize,
}

impl Default for ReleaseRhythm {
    fn default() -> Self {
        Self { weekday: Weekday::Mon, hour: 8, together: TOGETHER }
    }
}

impl ReleaseRhythm {
    /// The only door in; `None` for an hour that no clock shows, and for fewer than [`TOGETHER`] or more than
    /// [`MOST_TOGETHER`] at once.
    #[must_use]
    pub const fn new(weekday: Weekday, hour: u32, together: usize) -> Option<Self> {
        if hour < 24 && TOGETHER <= together && together <= MOST_TOGETHER {
            Some(Self { weekday, hour, together })
        } else {
            None
        }
    }

    #[must_use]
    pub const fn weekday(self) -> Weekday {
        self.weekday
    }

    #[must_use]
    pub const fn hour(self) -> u32 {
        self.hour
    }

    #[must_use]
    pub const fn together(self) -> usize {
        self.together
    }
}

/// The rhythm of a house, and the one before it until the week is over: a change never makes a second day of release
/// in one week, and never leaves a week without one.
///
/// Nor does it make anybody wait longer than four weeks. In the four weeks in which a rhythm was changed everything
/// leaves in the last of them as well, since the first week of the next four may have its day later; and what is
/// changed in that last week holds only after the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rhythms {
    pub now: ReleaseRhythm,
    /// The one before, and the Monday on which it ends.
    pub before: Option<(ReleaseRhythm, NaiveDate)>,
}

/// Which of four weeks a day lies in, counted from 0; in the first of them everything leaves.
fn week_of_four(day: NaiveDate) -> i64 {
    (day - A_FOURTH_MONDAY).num_days().div_euclid(7).rem_euclid(4)
}

/// The Monday of the week of a day.
fn monday_of(day: NaiveDate) -> NaiveDate {
    day - chrono::Days::new(day.weekday().num_days_from_monday().into())
}

impl Rhythms {
    /// The rhythm that holds on `day`.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> ReleaseRhythm {
        self.before.filter(|(_, until)| day < *until).map_or(self.now, |(before, _)| before)
    }

    /// The same after it was changed on `today`.
    #[must_use]
    pub fn changed(&self, to: ReleaseRhythm, today: NaiveDate) -> Self {
        let next = days_after(monday_of(today), 7);
        // Its day in the last of four weeks may be over, so that nothing could leave before a later day in the first.
        let until = if week_of_four(next) == 0 { days_after(next, 7) } else { next };
        // Kept also where it is the same again: something was changed in these four weeks.
        Self { now: to, before: Some((self.on(today), until)) }
    }

    /// Whether everything leaves in the week of `day`.
    fn empties_all(&self, day: NaiveDate) -> bool {
        let changed_lately = |(_, until): (ReleaseRhythm, NaiveDate)| {
            let monday = monday_of(day);
            // From the second of these four weeks to the second of the next ones.
            monday - chrono::Days::new(14) <= until && until <= days_after(monday, 14)
        };
        match week_of_four(day) {
            0 => true,
            3 => self.before.is_some_and(changed_lately),
            _ => false,
        }
    }
}

/// A moment at which the box may be emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beat {
    pub at: DateTime<Utc>,
    /// How many leave together at least.
    pub together: usize,
    /// Whether even a single suggestion leaves.
    pub whatever_waits: bool,
}

impl Beat {
    /// Whether `waiting` suggestions leave the box on this beat.
    #[must_use]
    pub const fn releases(&self, waiting: usize) -> bool {
        waiting >= self.together || (self.whatever_waits && waiting > 0)
    }
}

/// When beats fall: in the house's rhythm, and on the day before an agenda goes up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beats {
    pub rhythms: Rhythms,
    /// The days on which an agenda goes up.
    pub agenda_days: Vec<NaiveDate>,
}

impl Beats {
    /// The beat that fell after `last`, up to and with `now`. Of several, which is so after the screen was off, the
    /// latest counts, and everything leaves where everything would have left on one of them.
    #[must_use]
    pub fn between(&self, last: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> Option<Beat> {
        // Longer off than this, and the same beats come again.
        const FURTHEST: u64 = 35;
        let today = now.with_timezone(&zone).date_naive();
        let first = last.with_timezone(&zone).date_naive().max(today - chrono::Days::new(FURTHEST));
        let mut found: Option<Beat> = None;
        for day in first.iter_days().take_while(|day| *day <= today) {
            if let Some(beat) = self.on(day, zone).filter(|beat| beat.at > last && beat.at <= now) {
                let whatever_waits = beat.whatever_waits || found.is_some_and(|earlier| earlier.whatever_waits);
                found = Some(Beat { whatever_waits, ..beat });
            }
        }
        found
    }

    /// The next beat after `now`.
    #[must_use]
    pub fn next(&self, now: DateTime<Utc>, zone: Tz) -> Option<Beat> {
        let today = now.with_timezone(&zone).date_naive();
        // From the first day of one week to the last of the next, where the rhythm has just changed.
        (0..=14).find_map(|ahead| self.on(days_after(today, ahead), zone).filter(|beat| beat.at > now))
    }

    /// The next beat after `now` on which even a single suggestion leaves: nothing waits longer than until then.
    #[must_use]
    pub fn latest(&self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        let today = now.with_timezone(&zone).date_naive();
        let beat = |ahead| self.on(days_after(today, ahead), zone);
        (0..=35).filter_map(beat).find(|beat| beat.whatever_waits && beat.at > now).map(|beat| beat.at)
    }

    fn on(&self, day: NaiveDate, zone: Tz) -> Option<Beat> {
        let rhythm = self.rhythms.on(day);
        let weekly = day.weekday() == rhythm.weekday;
        if !weekly && !self.agenda_days.contains(&days_after(day, 1)) {
            return None;
        }
        let at = NaiveTime::from_hms_opt(rhythm.hour, 0, 0)?;
        let whatever_waits = weekly && self.rhythms.empties_all(day);
        let at = moment(day.and_time(at), zone).to_utc();
        Some(Beat { at, together: rhythm.together, whatever_waits })
    }
}
