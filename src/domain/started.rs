//! *Jeg sætter noget i gang*: a thing for today, put together from ready parts. Nobody types anything.
//!
//! S0 ch. 5, no. 5: users start things themselves.

use std::str::FromStr;

use chrono::NaiveTime;

/// What somebody starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    Walk,
    Cards,
    Music,
    Ball,
    Cake,
    Film,
    Billiards,
    Painting,
}

impl Thing {
    pub const ALL: [Self; 8] =
        [Self::Walk, Self::Cards, Self::Music, Self::Ball, Self::Cake, Self::Film, Self::Billiards, Self::Painting];

    /// The word for it in the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Walk => "walk",
            Self::Cards => "cards",
            Self::Music => "music",
            Self::Ball => "ball",
            Self::Cake => "cake",
            Self::Film => "film",
            Self::Billiards => "billiards",
            Self::Painting => "painting",
        }
    }

    /// Name of its icon in `assets/icons`.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Walk => "ga",
            Self::Cards => "sammen",
            Self::Music => "musik",
            Self::Ball => "bold",
            Self::Cake => "kop",
            Self::Film => "film",
            Self::Billiards => "billard",
            Self::Painting => "pensel",
        }
    }
}

/// Where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meet {
    Here,
    Door,
    Garden,
    Kitchen,
}

impl Meet {
    pub const ALL: [Self; 4] = [Self::Here, Self::Door, Self::Garden, Self::Kitchen];

    /// The word for it in the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Door => "door",
            Self::Garden => "garden",
            Self::Kitchen => "kitchen",
        }
    }
}

/// One thing that somebody has started; nobody knows who.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Started {
    pub time: NaiveTime,
    pub thing: Thing,
    pub place: Meet,
}

impl FromStr for Thing {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|one| one.word() == word).ok_or(())
    }
}

impl FromStr for Meet {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|one| one.word() == word).ok_or(())
    }
}
