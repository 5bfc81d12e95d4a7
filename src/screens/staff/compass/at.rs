//! Where one is in the compass, by names that a card can carry; and what a press on a page of it asks for.

use super::over_time::Page;
use super::round::RoundAt;
use super::{group, persons, report, rights};
use crate::app::compass::{Layer, Rate};
use crate::domain::compass::{Answer, Field, Level, Wheel};

/// One page of the compass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The page of one person.
    Start,
    About,
    /// A wheel, where there is room for one; else its list.
    Wheel(Wheel),
    List(Wheel),
    /// The answers of one field, as cards.
    Field(Field),
    Questions(Field),
    Keywords(Field),
    /// What the *?* stands for.
    Name,
    /// The person's own words about all of it.
    Remark,
    /// Both wheels side by side.
    Both,
    /// One wheel side by side as the employee and as the person sees it.
    Layers(Wheel),
    /// What is kept over time.
    OverTime(Page),
    /// A page of a round.
    Round(RoundAt),
    /// The wheel of the group.
    Group(group::At),
    /// The house as a whole.
    Report(report::At),
    /// A person's rights, and the page about the room.
    Rights(rights::Page),
    /// Who there is, somebody new, and what the house has settled.
    Persons(persons::At),
}

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Start => "compass-start".to_owned(),
            Self::About => "compass-about".to_owned(),
            Self::Wheel(wheel) => format!("compass-wheel:{}", wheel.word()),
            Self::List(wheel) => format!("compass-list:{}", wheel.word()),
            Self::Field(field) => format!("compass-field:{}", field.word()),
            Self::Questions(field) => format!("compass-questions:{}", field.word()),
            Self::Keywords(field) => format!("compass-keywords:{}", field.word()),
            Self::Name => "compass-name".to_owned(),
            Self::Remark => "compass-remark".to_owned(),
            Self::Both => "compass-both".to_owned(),
            Self::Layers(wheel) => format!("compass-layers:{}", wheel.word()),
            Self::OverTime(page) => page.name(),
            Self::Round(at) => at.name(),
            Self::Group(at) => at.name(),
            Self::Report(at) => at.name(),
            Self::Rights(page) => page.name(),
            Self::Persons(at) => at.name(),
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (page, of) = name.split_once(':').unwrap_or((name, ""));
        let (wheel, field) = (Wheel::named(of), Field::named(of));
        Some(match page {
            "compass-start" => Self::Start,
            "compass-about" => Self::About,
            "compass-wheel" => Self::Wheel(wheel?),
            "compass-list" => Self::List(wheel?),
            "compass-field" => Self::Field(field?),
            "compass-questions" => Self::Questions(field?),
            "compass-keywords" => Self::Keywords(field?),
            "compass-name" => Self::Name,
            "compass-remark" => Self::Remark,
            "compass-both" => Self::Both,
            "compass-layers" => Self::Layers(wheel?),
            _ => {
                return group::At::named(page, of)
                    .map(Self::Group)
                    .or_else(|| report::At::named(page, of).map(Self::Report))
                    .or_else(|| Page::named(name).map(Self::OverTime))
                    .or_else(|| RoundAt::named(name).map(Self::Round))
                    .or_else(|| rights::Page::named(name).map(Self::Rights))
                    .or_else(|| persons::At::named(page, of).map(Self::Persons));
            }
        })
    }

    /// Whether it shows something of one person other than her rights.
    #[must_use]
    pub fn is_of_a_person(self) -> bool {
        match self {
            Self::Rights(_) | Self::About | Self::Report(_) | Self::Group(_) => false,
            Self::Persons(at) => matches!(at, persons::At::Basis | persons::At::Key),
            _ => true,
        }
    }

    /// Whether a text is typed on it.
    #[must_use]
    pub const fn is_written(self) -> bool {
        match self {
            Self::OverTime(page) => page.is_written(),
            Self::Round(at) => at.is_written(),
            Self::Report(at) => at.is_written(),
            Self::Rights(page) => page.is_written(),
            Self::Persons(at) => at.is_written(),
            other => matches!(other, Self::Keywords(_) | Self::Name | Self::Remark),
        }
    }
}

/// A press that is no change of page.
#[derive(Clone, PartialEq, Eq)]
pub enum Act {
    /// This field is the one beside the wheel.
    Choose(Field),
    Rate(Rate),
    /// A wheel at full size, as one of the two sees it.
    Open(Layer, Wheel),
}

impl Act {
    /// The name of an answer that is given, or that goes again where it is `chosen`.
    #[must_use]
    pub fn answer(field: Field, answer: Answer, chosen: bool) -> String {
        let level = answer.level().word();
        if chosen {
            return format!("compass-back:{}:{level}", field.word());
        }
        format!("compass-give:{}:{level}:{}", field.word(), answer.word())
    }

    /// The name of a field that is chosen.
    #[must_use]
    pub fn choose(field: Field) -> String {
        format!("compass-choose:{}", field.word())
    }

    /// The name of a field that is emptied.
    #[must_use]
    pub fn clear(field: Field) -> String {
        format!("compass-clear:{}", field.word())
    }

    /// The name of a wheel at full size.
    #[must_use]
    pub fn open(layer: Layer, wheel: Wheel) -> String {
        let whose = if layer == Layer::Person { "person" } else { "employee" };
        format!("compass-open:{whose}:{}", wheel.word())
    }

    /// What all is emptied by.
    pub const START_OVER: &'static str = "compass-start-over";

    /// What a name asks for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut parts = name.split(':');
        let verb = parts.next()?;
        if verb == Self::START_OVER {
            return Some(Self::Rate(Rate::ClearAll));
        }
        let of = parts.next()?;
        if verb == "compass-open" {
            let layer = if of == "person" { Layer::Person } else { Layer::Employee };
            return Some(Self::Open(layer, Wheel::named(parts.next()?)?));
        }
        let field = Field::named(of)?;
        Some(match verb {
            "compass-choose" => Self::Choose(field),
            "compass-clear" => Self::Rate(Rate::Clear(field)),
            "compass-back" => Self::Rate(Rate::TakeBack(field, Level::named(parts.next()?)?)),
            "compass-give" => {
                let level = Level::named(parts.next()?)?;
                Self::Rate(Rate::Give(field, Answer::named(level, parts.next()?)?))
            }
            _ => return None,
        })
    }
}
