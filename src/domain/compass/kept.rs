//! How long what is kept of a person is kept: all of it goes at the latest so many months after the last contact with
//! her, and a line of the logbook by its own day, as does what is about the house as a whole.
//!
//! Every class of record has a day on which it goes, also one that this program does not know: what is not named here
//! goes with the person.

use chrono::NaiveDate;

use crate::domain::retention::KeptFor;

/// How long a house keeps what the compass holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonKept {
    /// Everything of a person, after the last contact.
    pub person: KeptFor,
    /// A line of the logbook, after it was written; and what is kept of the house as a whole.
    pub line: KeptFor,
}

impl Default for PersonKept {
    fn default() -> Self {
        let months = |months| KeptFor::months_long(months).unwrap_or(KeptFor::A_YEAR);
        Self { person: KeptFor::A_YEAR, line: months(24) }
    }
}

/// By what a record goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// With everything else of the person.
    WithPerson,
    /// By its own day, where that is earlier.
    ByDay,
}

/// The kinds of records that go one by one.
const BY_DAY: [&str; 1] = ["line"];

impl Class {
    /// The class of a kind of record.
    #[must_use]
    pub fn of(kind: &str) -> Self {
        if BY_DAY.contains(&kind) { Self::ByDay } else { Self::WithPerson }
    }

    /// The first day on which what belongs to no person goes: a story, a report, a wheel of the group.
    #[must_use]
    pub fn of_the_house(kept: PersonKept, day: NaiveDate) -> NaiveDate {
        kept.line.goes_on(day)
    }

    /// The first day on which a record of `day` goes, where the last contact was on `contact`.
    #[must_use]
    pub fn goes_on(self, kept: PersonKept, day: NaiveDate, contact: NaiveDate) -> NaiveDate {
        let with_person = kept.person.goes_on(contact);
        match self {
            Self::WithPerson => with_person,
            Self::ByDay => with_person.min(kept.line.goes_on(day)),
        }
    }
}
