//! Where one is among a person's rights and in the page about the room, by names that a card can carry.

use chrono::Weekday;

use crate::domain::compass::beside::Sort;
use crate::domain::compass::gate::WEEK;

/// What every name of these pages begins with.
pub const PREFIX: &str = "compass-rights-";

/// One page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What the person can ask for.
    Menu,
    /// Everything that is kept of her, to be read through; and where it is handed over.
    Insight,
    HandOver,
    /// What can be put right, and one record with what stands beside it.
    Records,
    Record(usize),
    /// A line beside a record is typed.
    Beside(usize, Sort),
    /// Asked once more before everything goes; and that it is gone.
    Erase,
    Erased,
    /// Asked once more before everything is paused.
    Object,
    /// Why what is kept stays is typed.
    Refuse,
    /// When the compass opens, and how long what it holds is kept.
    Room,
    /// Where the screen stands.
    Place,
    /// The stretch of a weekday.
    Day(Weekday),
}

const PLAIN: [(&str, Page); 10] = [
    ("menu", Page::Menu),
    ("insight", Page::Insight),
    ("hand-over", Page::HandOver),
    ("records", Page::Records),
    ("erase", Page::Erase),
    ("erased", Page::Erased),
    ("object", Page::Object),
    ("refuse", Page::Refuse),
    ("room", Page::Room),
    ("place", Page::Place),
];

impl Page {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        let rest = match self {
            Self::Record(at) => format!("record:{at}"),
            Self::Beside(at, sort) => format!("beside:{at}:{}", sort.word()),
            Self::Day(day) => format!("day:{day}"),
            plain => PLAIN.iter().find(|(_, page)| *page == plain).map_or("", |(name, _)| name).to_owned(),
        };
        format!("{PREFIX}{rest}")
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let rest = name.strip_prefix(PREFIX)?;
        let (page, of) = rest.split_once(':').unwrap_or((rest, ""));
        match page {
            "record" => of.parse().ok().map(Self::Record),
            "beside" => {
                let (at, sort) = of.split_once(':')?;
                Some(Self::Beside(at.parse().ok()?, Sort::named(sort)?))
            }
            "day" => WEEK.into_iter().find(|day| day.to_string() == of).map(Self::Day),
            plain => PLAIN.into_iter().find(|(name, _)| *name == plain).map(|(_, page)| page),
        }
    }

    /// Whether a text is typed on it.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Beside(..) | Self::Refuse)
    }

    /// Whether it is about a person, and not about the house.
    #[must_use]
    pub const fn is_about_a_person(self) -> bool {
        !matches!(self, Self::Room | Self::Place | Self::Day(_) | Self::Erased)
    }
}
