//! Civil time in the house's zone.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The zone of every house until one asks for another.
pub const HOUSE_ZONE: Tz = chrono_tz::Europe::Copenhagen;

/// A moment, read in the house's zone.
pub type Moment = DateTime<Tz>;

/// The moment that civil time `at` names in `zone`.
///
/// RFC 5545, section 3.3.5: a time that the spring change skips counts with the offset before it,
/// and a time that the autumn change repeats means the first of the two.
#[must_use]
pub fn moment(at: NaiveDateTime, zone: Tz) -> Moment {
    match zone.from_local_datetime(&at) {
        LocalResult::Single(found) => found,
        LocalResult::Ambiguous(first, _) => first,
        LocalResult::None => {
            // No zone has ever skipped more than a day and a bit (Samoa, 2011).
            let before = zone.offset_from_utc_datetime(&(at - TimeDelta::hours(26))).fix();
            zone.from_utc_datetime(&(at - before))
        }
    }
}

/// Midnight that begins `day` in `zone`.
#[must_use]
pub fn start_of_day(day: NaiveDate, zone: Tz) -> Moment {
    moment(day.and_time(NaiveTime::MIN), zone)
}

/// The day `days` later, or the last day there is.
#[must_use]
pub fn days_after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The day `days` before, or the first day there is.
#[must_use]
pub fn days_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// Half-open span of time: `start` belongs to it, `end` does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
}

impl Span {
    /// The `days` days from `first` on, from midnight to midnight.
    #[must_use]
    pub fn of_days(first: NaiveDate, days: u64, zone: Tz) -> Self {
        Self { start: start_of_day(first, zone).to_utc(), end: start_of_day(days_after(first, days), zone).to_utc() }
    }

    /// Whether something from `start` to `end` overlaps this span; something without length counts where it stands.
    #[must_use]
    pub fn overlaps(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        start < self.end && (end > self.start || (start == end && start >= self.start))
    }
}
