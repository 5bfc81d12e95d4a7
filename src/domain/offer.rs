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
    pub const ALL: [Self; 7] =
        [Self::Health, Self::EverydayLife, Self::HomeAndPost, Self::Support, Self::Animals, Self::Elsewhere, Self::Other];
}

/// When an offer is there.
#[derive(Debug, Clone, PartialEq, Eq)]
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
