//! *Tilbud*: what the house offers, by need (S4's basisydelser).

use super::text::Words;

/// Which need an offer meets; the page Tilbud groups by it, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Need {
    /// *Sundhed*.
    Health,
    /// *Hverdag*: food, clothes, washing.
    EverydayLife,
    /// *Bolig og post*.
    HomeAndPost,
    /// *Snak og støtte*.
    Support,
    /// *Dyr*.
    Animals,
    /// *Ud af huset*.
    Elsewhere,
    /// *Andet*, where nothing else is said.
    Other,
}

impl Need {
    pub const ALL: [Self; 7] = [
        Self::Health,
        Self::EverydayLife,
        Self::HomeAndPost,
        Self::Support,
        Self::Animals,
        Self::Elsewhere,
        Self::Other,
    ];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::EverydayLife => "everyday-life",
            Self::HomeAndPost => "home-and-post",
            Self::Support => "support",
            Self::Animals => "animals",
            Self::Elsewhere => "elsewhere",
            Self::Other => "other",
        }
    }
}

/// When an offer is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// At the times of the activities that name it.
    Scheduled,
    /// Whenever the house is open.
    WheneverOpen,
    /// *Spørg en af os*: by asking.
    Ask,
    /// In another place; the words say where and how.
    Elsewhere,
}

impl Availability {
    pub const ALL: [Self; 4] = [Self::Scheduled, Self::WheneverOpen, Self::Ask, Self::Elsewhere];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::WheneverOpen => "whenever-open",
            Self::Ask => "ask",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// One offer card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Id in the house file.
    pub slug: String,
    pub need: Need,
    pub title: Words,
    pub place: Option<Words>,
    pub text: Option<Words>,
    /// The smallest first step (S0 ch. 5, no. 7): *Kom og hils på*.
    pub first_step: Words,
    /// Name of an icon in `assets/icons`.
    pub icon: String,
    pub availability: Availability,
}
