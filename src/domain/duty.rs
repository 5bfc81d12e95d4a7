//! *Brugervagt*, *køkkenhjælp*, a trip: something of the house's that one can take a part of.
//!
//! S0 ch. 5, no. 7: the steps are made smaller. Each duty has a ladder from *kig med* to the whole of it, and a duty
//! without a small first step does not construct. When its places are taken there is always something else (S4:
//! *afviser vi, anviser vi*).

use thiserror::Error;

use super::nudge::{Nudge, arrange};
use super::text::{Line, Words};

/// What sort of duty it is, which decides what its top step is called and what it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DutyKind {
    /// *Brugervagt*: users keep the house open.
    Shift,
    /// *Køkkenhjælp*.
    Kitchen,
    /// An activity with places, such as a trip.
    Places,
}

impl DutyKind {
    pub const ALL: [Self; 3] = [Self::Shift, Self::Kitchen, Self::Places];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shift => "shift",
            Self::Kitchen => "kitchen",
            Self::Places => "places",
        }
    }
}

/// One step of a ladder; the smallest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// *Kig med*: takes no place, and there is always room for it.
    Look,
    /// *En time*.
    OneHour,
    /// *Sammen med én*.
    WithSomeone,
    /// *Hele vagten*.
    Whole,
    /// *Kun hvis ingen andre kan*: beside the ladder, takes no place; for a trip it is the reserve list.
    OnlyIfNobodyElse,
}

impl Step {
    pub const ALL: [Self; 5] = [Self::Look, Self::OneHour, Self::WithSomeone, Self::Whole, Self::OnlyIfNobodyElse];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::OneHour => "one-hour",
            Self::WithSomeone => "with-someone",
            Self::Whole => "whole",
            Self::OnlyIfNobodyElse => "if-nobody-else",
        }
    }

    /// Whether somebody on this step takes one of the wanted places.
    #[must_use]
    pub const fn takes_a_place(self) -> bool {
        matches!(self, Self::OneHour | Self::WithSomeone | Self::Whole)
    }
}

/// Why there is no such duty. Each says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DutyRefused {
    #[error("a duty needs a small first step; write look, what one does who only wants to see how it goes")]
    NoSmallStep,
    #[error("a duty needs a step that takes a place; write one-hour, with-someone or whole")]
    NothingToTake,
    #[error("a step stands here twice; write it once")]
    StepTwice,
    #[error("a duty wants at least one person; write wanted = 1 or more")]
    NobodyWanted,
}

/// A step with the house's words on what one does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    pub step: Step,
    pub text: Words,
}

/// Steps from the smallest up. There is always *kig med* and something to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder(Vec<Rung>);

impl Ladder {
    /// The only door in; puts the steps in their order.
    ///
    /// # Errors
    /// [`DutyRefused`] without a small first step, without anything to take, or with a step twice.
    pub fn new(mut rungs: Vec<Rung>) -> Result<Self, DutyRefused> {
        arrange(Nudge::SmallStepFirst, &mut rungs, |rung| rung.step);
        if rungs.windows(2).any(|pair| pair[0].step == pair[1].step) {
            return Err(DutyRefused::StepTwice);
        }
        if rungs.first().is_none_or(|rung| rung.step != Step::Look) {
            return Err(DutyRefused::NoSmallStep);
        }
        if !rungs.iter().any(|rung| rung.step.takes_a_place()) {
            return Err(DutyRefused::NothingToTake);
        }
        Ok(Self(rungs))
    }

    /// All steps, the smallest first.
    #[must_use]
    pub fn rungs(&self) -> &[Rung] {
        &self.0
    }

    #[must_use]
    pub fn has(&self, step: Step) -> bool {
        self.0.iter().any(|rung| rung.step == step)
    }
}

/// How many people a duty wants on one date: at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted(u8);

impl Wanted {
    /// # Errors
    /// [`DutyRefused::NobodyWanted`] for none.
    pub const fn new(people: u8) -> Result<Self, DutyRefused> {
        if people == 0 { Err(DutyRefused::NobodyWanted) } else { Ok(Self(people)) }
    }

    #[must_use]
    pub const fn people(self) -> u8 {
        self.0
    }
}

/// One duty as the house describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Id in the house file; no group has the same.
    pub slug: String,
    pub kind: DutyKind,
    pub title: Words,
    /// What one helps with.
    pub text: Words,
    /// Name of an icon in `assets/icons`.
    pub icon: String,
    /// The activity whose times it has, by its house-file id.
    pub activity: String,
    pub wanted: Wanted,
    pub ladder: Ladder,
    /// What one can do where the places of a date are taken.
    pub instead: Words,
    /// Whom those on duty can call; said on the days when users keep the house open.
    pub phone: Option<Line>,
}

impl Duty {
    /// Whether somebody on `step` is a wish until the house has agreed on it face to face: the whole of a shift takes
    /// keys and a phone, which no screen hands out.
    #[must_use]
    pub fn is_wish(&self, step: Step) -> bool {
        step == Step::Whole && self.kind != DutyKind::Places
    }
}
