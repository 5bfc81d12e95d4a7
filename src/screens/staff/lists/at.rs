//! Where one is among the lists of Vær med, and what a press asks for, by names that a card can carry.

use crate::app::running::lists::{OnList, wish};
use crate::domain::duty::Step;
use crate::domain::sign_up::{Listing, Sign};
use crate::domain::started::Started;
use crate::screens::join_at::{listing, listing_word, step};

/// One page of the lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// Every list of the dates to come, and what somebody has started today.
    All,
    One(Listing),
    /// Asked once more before somebody is taken off.
    Off(Listing, Sign),
    /// Which step somebody is put down for.
    Step(Listing),
    /// By which sign.
    Sign(Listing, Step),
    /// And which secret one.
    Secret(Listing, Step, Sign),
}

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::All => "lists-all".to_owned(),
            Self::One(of) => format!("lists-one:{}", listing_word(of)),
            Self::Off(of, sign) => format!("lists-off:{}@{sign}", listing_word(of)),
            Self::Step(of) => format!("lists-step:{}", listing_word(of)),
            Self::Sign(of, step) => format!("lists-sign:{}@{}", listing_word(of), step.word()),
            Self::Secret(of, step, sign) => format!("lists-secret:{}@{}@{sign}", listing_word(of), step.word()),
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (page, rest) = name.split_once(':').unwrap_or((name, ""));
        let mut words = rest.split('@');
        Some(match page {
            "lists-all" => Self::All,
            "lists-one" => Self::One(listing(&mut words)?),
            "lists-off" => Self::Off(listing(&mut words)?, words.next()?.parse().ok()?),
            "lists-step" => Self::Step(listing(&mut words)?),
            "lists-sign" => Self::Sign(listing(&mut words)?, step(words.next()?)?),
            "lists-secret" => Self::Secret(listing(&mut words)?, step(words.next()?)?, words.next()?.parse().ok()?),
            _ => return None,
        })
    }
}

/// The name of printing a list.
#[must_use]
pub fn print_name(of: &Listing) -> String {
    format!("lists-print:{}", listing_word(of))
}

/// The list that is to be printed.
#[must_use]
pub fn printed(name: &str) -> Option<Listing> {
    listing(&mut name.strip_prefix("lists-print:")?.split('@'))
}

/// The name of what is done on a list.
#[must_use]
pub fn name_of(what: &OnList) -> String {
    match what {
        OnList::Agree(of, sign, true) => format!("lists-agree:{}@{sign}", listing_word(of)),
        OnList::Agree(of, sign, false) => format!("lists-disagree:{}@{sign}", listing_word(of)),
        OnList::TakeOff(of, sign) => format!("lists-take-off:{}@{sign}", listing_word(of)),
        OnList::KeepPlace(of, sign) => format!("lists-keep:{}@{sign}", listing_word(of)),
        OnList::PutDown(one) => {
            format!("lists-put:{}@{}@{}@{}", listing_word(&one.listing), one.step.word(), one.sign, one.secret)
        }
        OnList::TakeDown(one) => {
            format!("lists-down:{}@{}@{}", one.time.format("%H:%M:%S"), one.thing.word(), one.place.word())
        }
    }
}

/// What a name asks for.
#[must_use]
pub fn named(name: &str) -> Option<OnList> {
    let (verb, rest) = name.split_once(':')?;
    let mut words = rest.split('@');
    if verb == "lists-down" {
        let time = words.next()?.parse().ok()?;
        let (thing, place) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        return Some(OnList::TakeDown(Started { time, thing, place }));
    }
    let of = listing(&mut words)?;
    Some(match verb {
        "lists-agree" => OnList::Agree(of, words.next()?.parse().ok()?, true),
        "lists-disagree" => OnList::Agree(of, words.next()?.parse().ok()?, false),
        "lists-take-off" => OnList::TakeOff(of, words.next()?.parse().ok()?),
        "lists-keep" => OnList::KeepPlace(of, words.next()?.parse().ok()?),
        "lists-put" => {
            let step = step(words.next()?)?;
            OnList::PutDown(wish(of, step, words.next()?.parse().ok()?, words.next()?.parse().ok()?))
        }
        _ => return None,
    })
}
