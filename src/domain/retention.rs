//! How long the house keeps what it has written down, and what a run of deleting may take by itself.
//!
//! Sign-ups go by their own rule, the night after their date. A clock that is doubted deletes nothing, and a run that
//! would take more than a fifth of its sort waits until an employee has looked: a dead battery must not empty a house.

use chrono::{Months as Calendar, NaiveDate};

/// A sort of what is kept for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// Minutes of meetings, by the day of the meeting.
    Minutes,
    /// Lines of *I foreslog – vi gjorde*, by their month.
    Board,
    /// Suggestions that have left the box and lie with the staff, by the month in which they left.
    Suggestions,
    /// Who changed what, by the day.
    Changes,
    /// What staff wrote of how a time went, by its day. The time is the same in every house.
    FollowUps,
}

impl Kept {
    pub const ALL: [Self; 5] = [Self::Minutes, Self::Board, Self::Suggestions, Self::Changes, Self::FollowUps];
    /// Those whose time a house chooses.
    pub const CHOSEN: [Self; 4] = [Self::Minutes, Self::Board, Self::Suggestions, Self::Changes];

    /// The word for it in the house file and the audit.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Board => "board",
            Self::Suggestions => "suggestions",
            Self::Changes => "changes",
            Self::FollowUps => "follow-ups",
        }
    }

    /// Whether it is sealed, so that it can be deleted only while somebody is in.
    #[must_use]
    pub const fn is_sealed(self) -> bool {
        matches!(self, Self::Suggestions | Self::Changes | Self::FollowUps)
    }

    /// Whether a house chooses how long.
    #[must_use]
    pub const fn is_chosen(self) -> bool {
        !matches!(self, Self::FollowUps)
    }

    /// What holds where the house says nothing.
    #[must_use]
    pub const fn usual(self) -> KeptFor {
        KeptFor(match self {
            Self::Minutes => 60,
            Self::Board => 24,
            Self::Suggestions | Self::Changes | Self::FollowUps => 12,
        })
    }
}

/// How long something is kept, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptFor(u16);

impl KeptFor {
    pub const SHORTEST: u16 = 1;
    pub const LONGEST: u16 = 120;
    /// Twelve months.
    pub const A_YEAR: Self = Self(12);
    /// What − and + go by.
    const STEPS: [u16; 8] = [1, 3, 6, 12, 24, 36, 60, 120];

    /// The only door in; `None` for less than a month or more than ten years.
    #[must_use]
    pub const fn months_long(months: u16) -> Option<Self> {
        if Self::SHORTEST <= months && months <= Self::LONGEST { Some(Self(months)) } else { None }
    }

    #[must_use]
    pub const fn months(self) -> u16 {
        self.0
    }

    /// The next longer time that is offered, or the next shorter one.
    #[must_use]
    pub fn stepped(self, longer: bool) -> Self {
        let mut steps = Self::STEPS.into_iter();
        let found = if longer { steps.find(|step| *step > self.0) } else { steps.rev().find(|step| *step < self.0) };
        found.map_or(self, Self)
    }

    /// What is from before this day has been kept long enough.
    #[must_use]
    pub fn goes_before(self, today: NaiveDate) -> NaiveDate {
        today.checked_sub_months(Calendar::new(self.0.into())).unwrap_or(NaiveDate::MIN)
    }

    /// The first day on which something of `day` has been kept long enough.
    #[must_use]
    pub fn goes_on(self, day: NaiveDate) -> NaiveDate {
        let mut goes = day.checked_add_months(Calendar::new(self.0.into())).unwrap_or(NaiveDate::MAX);
        // Months are of different lengths, so the day is looked for by the rule that deletes.
        while self.goes_before(goes) <= day && goes < NaiveDate::MAX {
            goes = goes.succ_opt().unwrap_or(NaiveDate::MAX);
        }
        goes
    }
}

/// How long each sort is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention([KeptFor; 5]);

impl Default for Retention {
    fn default() -> Self {
        Self(Kept::ALL.map(Kept::usual))
    }
}

impl Retention {
    #[must_use]
    pub const fn of(&self, kept: Kept) -> KeptFor {
        self.0[kept as usize]
    }

    /// The same with another time for one sort, where it can be chosen.
    #[must_use]
    pub const fn with(mut self, kept: Kept, time: KeptFor) -> Self {
        if kept.is_chosen() {
            self.0[kept as usize] = time;
        }
        self
    }
}

/// What a run of deleting does about one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sweep {
    /// Nothing has been kept long enough.
    Nothing,
    /// So many go.
    Goes(usize),
    /// So many would go, which is more than a fifth: an employee looks first.
    Waits(usize),
}

impl Sweep {
    /// What happens where `due` of `all` have been kept long enough.
    #[must_use]
    pub const fn of(due: usize, all: usize) -> Self {
        match due {
            0 => Self::Nothing,
            _ if due.saturating_mul(5) > all => Self::Waits(due),
            _ => Self::Goes(due),
        }
    }
}
