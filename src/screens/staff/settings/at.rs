//! Where one is among settings and offers, by names that a card can carry.

use crate::domain::retention::Kept;

/// One page of settings or offers.
#[derive(Debug, Clone, PartialEq)]
pub enum At {
    /// *Indstillinger*.
    Menu,
    /// When the box is emptied.
    Box,
    /// How long things are kept.
    Kept,
    /// Asked once more before what is old goes for good.
    Erase(Kept),
    /// Which nudges run.
    Nudges,
    /// The hours of the week, and of one weekday, counted from Monday.
    Week,
    Day(usize),
    Offers,
    /// An offer by its house-file id; a new one without.
    Offer(Option<String>),
    /// What it helps with, and when it is there.
    Need,
    When,
    /// Asked once more before an offer ends.
    EndOffer(String),
    /// *Mad i dag*.
    Food,
}

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Menu => "run-set-menu".to_owned(),
            Self::Box => "run-set-box".to_owned(),
            Self::Kept => "run-set-kept".to_owned(),
            Self::Erase(kept) => format!("run-set-erase:{}", kept.word()),
            Self::Nudges => "run-set-nudges".to_owned(),
            Self::Week => "run-set-week".to_owned(),
            Self::Day(day) => format!("run-set-day:{day}"),
            Self::Offers => "run-set-offers".to_owned(),
            Self::Offer(slug) => format!("run-set-offer:{}", slug.as_deref().unwrap_or_default()),
            Self::Need => "run-set-need".to_owned(),
            Self::When => "run-set-when".to_owned(),
            Self::EndOffer(slug) => format!("run-set-end-offer:{slug}"),
            Self::Food => "run-set-food".to_owned(),
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (page, of) = name.split_once(':').unwrap_or((name, ""));
        Some(match page {
            "run-set-menu" => Self::Menu,
            "run-set-box" => Self::Box,
            "run-set-kept" => Self::Kept,
            "run-set-erase" => Self::Erase(kept_named(of)?),
            "run-set-nudges" => Self::Nudges,
            "run-set-week" => Self::Week,
            "run-set-day" => Self::Day(of.parse().ok().filter(|day| *day < 7)?),
            "run-set-offers" => Self::Offers,
            "run-set-offer" => Self::Offer((!of.is_empty()).then(|| of.to_owned())),
            "run-set-need" => Self::Need,
            "run-set-when" => Self::When,
            "run-set-end-offer" => Self::EndOffer(of.to_owned()),
            "run-set-food" => Self::Food,
            _ => return None,
        })
    }
}

/// The sort with this word.
pub(super) fn kept_named(word: &str) -> Option<Kept> {
    Kept::ALL.into_iter().find(|kept| kept.word() == word)
}
