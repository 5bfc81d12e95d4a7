//! The highest time the house has seen, so that a clock that stands wrong erases nothing and is told of.

use chrono::{DateTime, TimeDelta, Utc};

use super::erasure::LONGEST_PAUSE;

/// How far a clock may go back before it stands wrong: as much as a clock that is set right by hand.
pub const BACK: TimeDelta = TimeDelta::minutes(5);
/// How long a time that was jumped to has to carry on before anything is erased by it.
pub const CONFIRMED: TimeDelta = TimeDelta::days(1);
/// How long a clock behind the highest time has to carry on before that time is taken for the wrong one.
pub const FORGOTTEN: TimeDelta = TimeDelta::days(35);

/// Which way the clock has jumped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Jump {
    /// Behind what it had shown before.
    Back,
    /// Further ahead than the house can have stood still.
    Ahead,
}

/// A jump, and what the clock has shown since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    pub jump: Jump,
    /// The first time after the jump.
    pub since: DateTime<Utc>,
    /// The last one.
    pub last: DateTime<Utc>,
}

/// What is remembered of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratchet {
    /// The highest time that was not doubted.
    pub highest: DateTime<Utc>,
    pub doubt: Option<Doubt>,
}

/// What to remember now that the clock shows `now`.
#[must_use]
pub fn look(before: Option<Ratchet>, now: DateTime<Utc>) -> Ratchet {
    let Some(before) = before else { return Ratchet { highest: now, doubt: None } };
    let farthest = before.highest + TimeDelta::days(i64::try_from(LONGEST_PAUSE).unwrap_or(i64::MAX));
    if now >= before.highest - BACK && now <= farthest {
        return Ratchet { highest: before.highest.max(now), doubt: None };
    }
    let jump = if now < before.highest { Jump::Back } else { Jump::Ahead };
    // Another jump within the doubted times begins the count anew.
    let carries_on = |doubt: &Doubt| doubt.jump == jump && now >= doubt.last - BACK && now <= doubt.last + CONFIRMED;
    let since = before.doubt.filter(carries_on).map_or(now, |doubt| doubt.since);
    let enough = if jump == Jump::Back { FORGOTTEN } else { CONFIRMED };
    if now - since >= enough {
        return Ratchet { highest: now, doubt: None };
    }
    Ratchet { highest: before.highest, doubt: Some(Doubt { jump, since, last: now }) }
}

impl Ratchet {
    /// Somebody who can see a right clock says that what was seen last is right.
    #[must_use]
    pub fn confirmed(&self) -> Self {
        Self { highest: self.doubt.map_or(self.highest, |doubt| doubt.last), doubt: None }
    }

    /// Whether what is over may be erased by this clock: not for a day after a jump, either way. A clock that is behind
    /// erases too little and never too much, so a day is enough there as well, although it is told of for longer.
    #[must_use]
    pub fn may_erase(&self) -> bool {
        self.doubt.is_none_or(|doubt| doubt.last - doubt.since >= CONFIRMED)
    }
}
