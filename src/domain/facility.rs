//! What the house has to use: the shower, the billiard table, the washing machine.
//!
//! *Tøm baderummet* (S0 ch. 5, no. 12): a state one can simply use, no booking and no name.

use chrono::{DateTime, TimeDelta, Utc};

use super::text::Words;

/// Row id of a facility in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FacilityId(pub i64);

/// What sort of thing it is, which decides what can be said about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacilityKind {
    /// A room with a door: somebody may be inside, so no timer ever calls it free.
    Room,
    Table,
    Machine,
    /// A room that stands spare; it has a door as well.
    SpareRoom,
}

impl FacilityKind {
    pub const ALL: [Self; 4] = [Self::Room, Self::Table, Self::Machine, Self::SpareRoom];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Table => "table",
            Self::Machine => "machine",
            Self::SpareRoom => "spare-room",
        }
    }

    /// Whether somebody may be inside, unseen.
    #[must_use]
    pub const fn has_door(self) -> bool {
        matches!(self, Self::Room | Self::SpareRoom)
    }
}

/// Grammatical gender of the Danish word, which decides the ending: *ledig* or *ledigt*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// *Vaskemaskinen er ledig.*
    Common,
    /// *Badet er ledigt.*
    Neuter,
}

impl Gender {
    pub const ALL: [Self; 2] = [Self::Common, Self::Neuter];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Neuter => "neuter",
        }
    }
}

/// One facility as the house describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facility {
    /// Id in the house file.
    pub slug: String,
    pub kind: FacilityKind,
    pub gender: Gender,
    /// Definite form: *Badet*.
    pub name: Words,
    /// What one does when it is free: *Bank på, og gå ind*.
    pub invitation: Words,
    pub place: Option<Words>,
    /// Name of an icon in `assets/icons`.
    pub icon: String,
    /// How long one use lasts.
    pub own_time: TimeDelta,
    pub instead: Instead,
}

/// *Afviser vi, anviser vi* (S4): what one can do when it is not free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// House-file ids of other facilities; the first free one is shown.
    pub facilities: Vec<String>,
    /// Said when none of them is free.
    pub sentence: Words,
}

/// What the store knows of a facility: one row, overwritten, no history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    Free,
    /// Somebody pressed *I brug*; `until` is when its own time is over.
    TakenUntil(DateTime<Utc>),
    /// The house has closed it.
    Closed {
        since: DateTime<Utc>,
        reason: Words,
        /// What one can do meanwhile, where the house has said something else than usual.
        instead: Option<Words>,
    },
}

/// What the screen says of a facility at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    Free,
    Taken,
    /// A room with a door whose time is over: *Måske ledigt – bank på.*
    PerhapsFree,
    Closed {
        reason: Words,
    },
}

impl Facility {
    /// What to say at `now`.
    ///
    /// A table or machine is free by itself after its own time; a room with a door never is.
    /// An `until` further ahead than the own time comes from a clock that jumped and means that the time is over.
    #[must_use]
    pub fn shown(&self, recorded: &Recorded, now: DateTime<Utc>) -> Shown {
        match recorded {
            Recorded::Free => Shown::Free,
            Recorded::Closed { reason, .. } => Shown::Closed { reason: reason.clone() },
            Recorded::TakenUntil(until) if now < *until && *until - now <= self.own_time => Shown::Taken,
            Recorded::TakenUntil(_) if self.kind.has_door() => Shown::PerhapsFree,
            Recorded::TakenUntil(_) => Shown::Free,
        }
    }
}

/// A press on a facility's button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// *I brug*.
    Take,
    /// *Ledig igen*.
    Release,
}

/// Why a press changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PressRefused {
    /// The house has closed it; what to do instead stands on the screen.
    ClosedByTheHouse,
    /// It is in that state already, so a second press is no mistake.
    AlreadySo,
}

/// The state after `press` at `now`.
///
/// # Errors
/// [`PressRefused`] when the press changes nothing.
pub fn press(
    facility: &Facility,
    recorded: &Recorded,
    press: Press,
    now: DateTime<Utc>,
) -> Result<Recorded, PressRefused> {
    match (facility.shown(recorded, now), press) {
        (Shown::Closed { .. }, _) => Err(PressRefused::ClosedByTheHouse),
        (Shown::Taken, Press::Take) | (Shown::Free, Press::Release) => Err(PressRefused::AlreadySo),
        (_, Press::Take) => Ok(Recorded::TakenUntil(now + facility.own_time)),
        (_, Press::Release) => Ok(Recorded::Free),
    }
}
