//! When the compass opens in the room where the screen stands.
//!
//! In a staff room the right is enough. In a common room somebody may walk up behind the chair: there it opens while the
//! house is closed, in hours of the week that the house has set, or where two employees with the right have both typed
//! their PIN. A clock opens nothing by itself: whichever way it is, it takes the key that only somebody with the right
//! holds, and a clock that is doubted counts for nothing, so that two PINs are the only way then.

use chrono::{Datelike as _, NaiveDateTime, NaiveTime, Weekday};

use crate::domain::access::Place;
use crate::domain::opening::{Hours, OpenState};

/// Which way it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// The screen stands where only staff come.
    StaffRoom,
    /// Two employees with the right have both typed their PIN, since the screen was locked last.
    TwoPins,
    /// The house is closed.
    HouseClosed,
    /// In hours that the house has set.
    OwnHours,
}

/// Why it is not open. Two PINs always open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// The house is open now, and so is the room.
    HouseOpen,
    /// Nobody knows what time it is, or when the house is open.
    NoTime,
}

/// Whether it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    Open(Opened),
    Shut(Shut),
}

/// What the gate goes by.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub place: Place,
    /// A second employee with the right has typed her PIN.
    pub second: bool,
    /// What the clock on the wall shows, and whether the house is open by it; `None` where the clock is doubted.
    pub time: Option<(NaiveDateTime, OpenState)>,
    pub hours: &'a GateHours,
}

impl Gate {
    /// Whether it opens to somebody with the right.
    #[must_use]
    pub fn of(standing: &Standing<'_>) -> Self {
        match (standing.place, standing.time) {
            (Place::StaffRoom, _) => Self::Open(Opened::StaffRoom),
            _ if standing.second => Self::Open(Opened::TwoPins),
            (_, None) => Self::Shut(Shut::NoTime),
            (_, Some((_, OpenState::Closed { .. }))) => Self::Open(Opened::HouseClosed),
            (_, Some((at, _))) if standing.hours.hold(at) => Self::Open(Opened::OwnHours),
            // A house that says no hours is not closed: it has not said when it is open.
            (_, Some((_, OpenState::ClosedForLong))) => Self::Shut(Shut::NoTime),
            (_, Some((_, OpenState::Open { .. }))) => Self::Shut(Shut::HouseOpen),
        }
    }

    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// One stretch of a weekday in which the compass opens although the house is open; on most days there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateHours {
    week: [Option<Hours>; 7],
}

impl GateHours {
    /// The stretch of a weekday.
    #[must_use]
    pub fn on(&self, day: Weekday) -> Option<Hours> {
        self.week.into_iter().zip(WEEK).find(|(_, of)| *of == day).and_then(|(hours, _)| hours)
    }

    /// The same with another stretch on a weekday, or with none. One that does not end after it begins is none.
    #[must_use]
    pub fn with(mut self, day: Weekday, hours: Option<Hours>) -> Self {
        for (there, of) in self.week.iter_mut().zip(WEEK) {
            if of == day {
                *there = hours.filter(|hours| hours.from < hours.to);
            }
        }
        self
    }

    /// Whether any day has one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.week.iter().all(Option::is_none)
    }

    fn hold(&self, at: NaiveDateTime) -> bool {
        let holds = |hours: Hours| (hours.from..hours.to).contains(&at.time());
        self.on(at.weekday()).is_some_and(holds)
    }
}

/// The days of a week, Monday first.
pub const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// What a day begins with on the page where its stretch is set.
pub const USUAL: Hours = Hours { from: hour(8), to: hour(9) };

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}
