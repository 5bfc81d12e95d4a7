//! Where one is within Vær med, and what its buttons ask for, as words that the screens carry.

use chrono::NaiveDate;

use crate::domain::duty::Step;
use crate::domain::sign_up::{Listing, Sign};
use crate::domain::started::{Meet, Started, Thing};
use crate::domain::symbol::Symbol;

/// Why somebody shows their secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// *Fortryd*.
    Back,
    /// *Også næste gang*.
    Keep,
    /// From the reserve list to a place.
    Up,
}

/// What the screen thanks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thanks {
    Joined,
    /// Joined by a step that is a wish until agreed.
    Wished,
    /// On the reserve list.
    Reserve,
    /// From there to a place.
    MovedUp,
    Gone,
    Kept,
    Need,
    Started,
    /// For nothing: three secrets were other ones.
    Pause,
}

/// The drawings of whoever has just chosen them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// On the list; none for what somebody starts.
    pub sign: Option<Sign>,
    pub secret: Symbol,
    /// Whether the secret one is shown; it is covered until a press.
    pub open: bool,
}

/// One page of Vær med.
#[derive(Debug, Clone, PartialEq)]
pub enum At {
    /// A duty's next dates; without a name the first.
    Duty(String),
    /// What else there is beside the shift and the group.
    More,
    /// One date: steps, and who is in.
    List(Listing),
    /// Choosing a sign.
    Sign(Listing, Step),
    /// Choosing the secret one.
    Secret(Listing, Step, Sign),
    /// Which sign is yours?
    Mine(Why, Listing),
    /// And your secret one?
    Show(Why, Listing, Sign),
    /// How one looks in on a group.
    Look(String),
    /// With both drawings, for whoever has just chosen them.
    Thanks(Thanks, String, Option<Own>),
    StartWhat,
    StartWhere(Thing),
    StartWhen(Thing, Meet),
    /// Choosing the symbol by which one takes it down again.
    StartSecret(Started),
    /// What somebody has started.
    Started(Started),
    /// The symbols by which its maker takes it down.
    StopSecret(Started),
}

/// What a press asks for beyond another page.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    SignUp(Listing, Step, Sign, Symbol),
    Show(Why, Listing, Sign, Symbol),
    Need(String),
    Start(Started, Symbol),
    Stop(Started, Symbol),
    /// The secret drawing on the page of thanks is shown, or covered again.
    Uncover,
}

impl Why {
    const fn word(self) -> &'static str {
        match self {
            Self::Back => "back",
            Self::Keep => "keep",
            Self::Up => "up",
        }
    }

    fn named(word: &str) -> Option<Self> {
        [Self::Back, Self::Keep, Self::Up].into_iter().find(|why| why.word() == word)
    }
}

/// “brugervagt@2026-10-18”.
#[must_use]
pub fn listing_word(listing: &Listing) -> String {
    format!("{}@{}", listing.of, listing.date)
}

impl At {
    /// The page that `name` names: `duty:SLUG`, `list:SLUG@DATE`, `sign:SLUG@DATE@STEP` and so on.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (verb, rest) = name.split_once(':').unwrap_or((name, ""));
        let mut words = rest.split('@');
        Some(match verb {
            "duty" => Self::Duty(rest.to_owned()),
            "more" => Self::More,
            "start" if rest.is_empty() => Self::StartWhat,
            "start" if rest.matches('@').count() > 1 => Self::StartSecret(rest.parse().ok()?),
            "started" => Self::Started(rest.parse().ok()?),
            "stop" => Self::StopSecret(rest.parse().ok()?),
            "start" => {
                let thing = words.next()?.parse().ok()?;
                match words.next() {
                    None => Self::StartWhere(thing),
                    Some(place) => Self::StartWhen(thing, place.parse().ok()?),
                }
            }
            "list" => Self::List(listing(&mut words)?),
            "sign" => Self::Sign(listing(&mut words)?, step(words.next()?)?),
            "secret" => Self::Secret(listing(&mut words)?, step(words.next()?)?, words.next()?.parse().ok()?),
            "mine" => Self::Mine(Why::named(words.next()?)?, listing(&mut words)?),
            "show" => Self::Show(Why::named(words.next()?)?, listing(&mut words)?, words.next()?.parse().ok()?),
            "look" => Self::Look(rest.to_owned()),
            _ => return None,
        })
    }

    /// Whether the page stores something with one press, so that it is to be seen first.
    #[must_use]
    pub const fn stores(&self) -> bool {
        matches!(self, Self::Secret(..) | Self::Show(..) | Self::StartSecret(_) | Self::StopSecret(_) | Self::More)
    }

    /// The listing of the page, where it has one.
    #[must_use]
    pub const fn listing(&self) -> Option<&Listing> {
        match self {
            Self::List(listing)
            | Self::Sign(listing, _)
            | Self::Secret(listing, ..)
            | Self::Mine(_, listing)
            | Self::Show(_, listing, _) => Some(listing),
            _ => None,
        }
    }
}

impl Wish {
    /// What `action` asks for: `do-join:…`, `do-show:…`, `do-need:…`, `do-start:…`, `do-stop:…`, `uncover`.
    #[must_use]
    pub fn named(action: &str) -> Option<Self> {
        if action == "uncover" {
            return Some(Self::Uncover);
        }
        let (verb, rest) = action.split_once(':')?;
        let mut words = rest.split('@');
        Some(match verb {
            "do-join" => {
                let (listing, step) = (listing(&mut words)?, step(words.next()?)?);
                Self::SignUp(listing, step, words.next()?.parse().ok()?, words.next()?.parse().ok()?)
            }
            "do-show" => {
                let (why, listing) = (Why::named(words.next()?)?, listing(&mut words)?);
                Self::Show(why, listing, words.next()?.parse().ok()?, words.next()?.parse().ok()?)
            }
            "do-need" => Self::Need(rest.to_owned()),
            "do-start" | "do-stop" => {
                let (started, secret) = rest.rsplit_once('@')?;
                let (started, secret) = (started.parse().ok()?, secret.parse().ok()?);
                if verb == "do-start" { Self::Start(started, secret) } else { Self::Stop(started, secret) }
            }
            _ => return None,
        })
    }
}

/// `why` and its listing, as an action goes on.
#[must_use]
pub fn why_word(why: Why) -> &'static str {
    why.word()
}

/// “brugervagt”, “2026-10-18” and on.
pub(super) fn listing<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Listing> {
    let (of, date) = (words.next()?, words.next()?);
    Some(Listing { of: of.to_owned(), date: date.parse::<NaiveDate>().ok()? })
}

pub(super) fn step(word: &str) -> Option<Step> {
    Step::ALL.into_iter().find(|step| step.word() == word)
}
