//! *Jeg sætter noget i gang*: a thing for today, put together from ready parts. Nobody types anything.
//!
//! S0 ch. 5, no. 5: users start things themselves.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::day::Phase;
use super::duty::Step;
use super::sign_up::{Listing, Sign, SignUp};
use super::symbol::Symbol;

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

/// How long a thing goes on once it has begun: nobody says when it ends.
const GOES_ON: TimeDelta = TimeDelta::hours(2);

impl Started {
    /// Where it stands on its day, as seen at `now`.
    #[must_use]
    pub fn phase(&self, now: NaiveTime) -> Phase {
        if now < self.time {
            Phase::Later
        } else if now - self.time < GOES_ON {
            Phase::Now
        } else {
            Phase::Past
        }
    }

    /// Whoever has put it up on `date`, on a list of its own: nothing but the symbol by which they take it down again.
    /// The sign is no choice of theirs, and no page shows it.
    #[must_use]
    pub fn maker(&self, secret: Symbol, date: NaiveDate) -> Option<SignUp> {
        let sign = Sign::One(Symbol::all().find(|symbol| *symbol != secret)?);
        let listing = Listing { of: self.to_string(), date };
        Some(SignUp { listing, sign, secret, step: Step::Whole, agreed: false })
    }
}

/// “walk@door@14:00”, as pages and the list of its maker name it. No duty and no group has such an id.
impl fmt::Display for Started {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}@{}", self.thing.word(), self.place.word(), self.time.format("%H:%M"))
    }
}

impl FromStr for Started {
    type Err = ();

    /// Reads back what [`fmt::Display`] writes; anything else is `Err(())`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut words = text.split('@');
        let mut next = || words.next().ok_or(());
        let (thing, place) = (next()?.parse()?, next()?.parse()?);
        let time = NaiveTime::parse_from_str(next()?, "%H:%M").map_err(|_| ())?;
        if words.next().is_some() { Err(()) } else { Ok(Self { time, thing, place }) }
    }
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
