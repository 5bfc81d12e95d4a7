//! On which day the agenda of a meeting goes up: the day before, the box for suggestions is emptied for it.

use chrono::{Days, NaiveDate};

use super::meeting::{Meeting, MeetingKind};

/// How many days before a meeting its agenda goes up: 0 to 27.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaDays(u8);

impl AgendaDays {
    /// The most days: an agenda of the meeting after next is none yet.
    pub const MOST: u8 = 27;
    /// What holds where the house says nothing.
    pub const USUAL: Self = Self(3);

    /// The only door in; `None` for more than [`MOST`](Self::MOST).
    #[must_use]
    pub const fn new(days: u8) -> Option<Self> {
        if days <= Self::MOST { Some(Self(days)) } else { None }
    }

    #[must_use]
    pub const fn days(self) -> u8 {
        self.0
    }
}

impl Meeting {
    /// The day on which the agenda of the meeting on `held` goes up; `None` for one whose agenda goes up on no set day.
    #[must_use]
    pub fn agenda_goes_up(&self, held: NaiveDate) -> Option<NaiveDate> {
        let usual = (self.kind == MeetingKind::House).then_some(AgendaDays::USUAL);
        let before = self.agenda_days_before.or(usual)?;
        held.checked_sub_days(Days::new(u64::from(before.days())))
    }
}
