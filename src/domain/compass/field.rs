//! The two wheels and their fields, in the order in which they stand around them.

use super::rating::Level;

/// Two sides of the same coin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wheel {
    Resources,
    Problems,
}

/// A field of one of the wheels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    PeakSkills,
    UnorthodoxSkills,
    CareForOthers,
    CareForOneself,
    Relations,
    Reliability,
    Hygiene,
    /// *?*: left open on purpose, because something may have been overlooked.
    Open,
    Somatic,
    Medicine,
    Social,
    Housing,
    Economy,
    Prostitution,
    Crime,
    Narcotics,
    Alcohol,
    Mental,
}

const RESOURCES: [Field; 8] = [
    Field::PeakSkills,
    Field::UnorthodoxSkills,
    Field::CareForOthers,
    Field::CareForOneself,
    Field::Relations,
    Field::Reliability,
    Field::Hygiene,
    Field::Open,
];

const PROBLEMS: [Field; 10] = [
    Field::Somatic,
    Field::Medicine,
    Field::Social,
    Field::Housing,
    Field::Economy,
    Field::Prostitution,
    Field::Crime,
    Field::Narcotics,
    Field::Alcohol,
    Field::Mental,
];

impl Wheel {
    pub const BOTH: [Self; 2] = [Self::Resources, Self::Problems];

    /// Its name, word for word.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Resources => "Ressourcer",
            Self::Problems => "Problemer",
        }
    }

    /// What it asks, word for word.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Resources => "Hvor er brugerens styrker?",
            Self::Problems => "Hvad kæmper brugeren med?",
        }
    }

    /// Its fields, clockwise.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Resources => &RESOURCES,
            Self::Problems => &PROBLEMS,
        }
    }

    /// The three levels of each of its fields.
    #[must_use]
    pub const fn levels(self) -> [Level; 3] {
        match self {
            Self::Resources => [Level::Participation, Level::Outside, Level::Approach],
            Self::Problems => [Level::Condition, Level::Motivation, Level::Approach],
        }
    }

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Resources => "resources",
            Self::Problems => "problems",
        }
    }

    /// The wheel of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|wheel| wheel.word() == word)
    }
}

impl Field {
    /// Each of both wheels, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        RESOURCES.into_iter().chain(PROBLEMS)
    }

    /// The wheel that it belongs to.
    #[must_use]
    pub fn wheel(self) -> Wheel {
        if RESOURCES.contains(&self) { Wheel::Resources } else { Wheel::Problems }
    }

    /// Its name, word for word.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::PeakSkills => "Spidskompetencer",
            Self::UnorthodoxSkills => "Uortodokse kompetencer",
            Self::CareForOthers => "Ansvar for andre",
            Self::CareForOneself => "Ansvar for sig selv",
            Self::Relations => "Relationer",
            Self::Reliability => "Pålidelighed (overholdelse af aftaler)",
            Self::Hygiene => "Personlig hygiejne",
            Self::Open => "?",
            Self::Somatic => "Somatisk",
            Self::Medicine => "Medicin",
            Self::Social => "Social",
            Self::Housing => "Bolig",
            Self::Economy => "Økonomi",
            Self::Prostitution => "Prostitution",
            Self::Crime => "Kriminalitet",
            Self::Narcotics => "Narkotika",
            Self::Alcohol => "Alkohol",
            Self::Mental => "Psykisk",
        }
    }

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PeakSkills => "peak-skills",
            Self::UnorthodoxSkills => "unorthodox-skills",
            Self::CareForOthers => "care-for-others",
            Self::CareForOneself => "care-for-oneself",
            Self::Relations => "relations",
            Self::Reliability => "reliability",
            Self::Hygiene => "hygiene",
            Self::Open => "open",
            Self::Somatic => "somatic",
            Self::Medicine => "medicine",
            Self::Social => "social",
            Self::Housing => "housing",
            Self::Economy => "economy",
            Self::Prostitution => "prostitution",
            Self::Crime => "crime",
            Self::Narcotics => "narcotics",
            Self::Alcohol => "alcohol",
            Self::Mental => "mental",
        }
    }

    /// The field of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::all().find(|field| field.word() == word)
    }
}
