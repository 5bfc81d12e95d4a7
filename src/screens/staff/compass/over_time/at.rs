//! Where one is among what is kept over time, by names that a card can carry.

use crate::app::compass::earlier::Back;
use crate::app::compass::{conversation_words, earlier_words, logbook_words, risk_words};
use crate::domain::compass::{Field, LineId, Part, Wheel};
use crate::domain::text::Language;

/// Whose logbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Lines about nobody in particular.
    House,
    /// Those of the person whose page is open.
    Person,
}

/// One page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Up to three wheels side by side, the last of them so far back.
    Earlier(Wheel, Back),
    /// The last one with another over it.
    Over(Wheel, Back),
    /// Lines in the order of time, of one field where one is named.
    Log(Of, Option<Field>),
    LogFields(Of),
    /// A line is typed.
    LogWrite(Of),
    Line(LineId),
    LineWho(LineId),
    LineField(LineId),
    LineStep(LineId),
    /// Today's conversation.
    Talk,
    /// The person's own sentence is typed.
    TalkOwn,
    TalkEarlier,
    Risk,
    RiskPart(Part),
    RiskSeen,
}

/// What the name of each begins with.
pub const PREFIX: &str = "compass-over-";

impl Of {
    const fn word(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Person => "person",
        }
    }

    pub(super) fn named(word: &str) -> Option<Self> {
        [Self::House, Self::Person].into_iter().find(|one| one.word() == word)
    }
}

impl Page {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        let rest = match self {
            Self::Earlier(wheel, back) => format!("earlier:{}:{back}", wheel.word()),
            Self::Over(wheel, back) => format!("over:{}:{back}", wheel.word()),
            Self::Log(of, field) => format!("log:{}:{}", of.word(), field.map_or("all", Field::word)),
            Self::LogFields(of) => format!("fields:{}", of.word()),
            Self::LogWrite(of) => format!("write:{}", of.word()),
            Self::Line(id) => format!("line:{id}"),
            Self::LineWho(id) => format!("who:{id}"),
            Self::LineField(id) => format!("field:{id}"),
            Self::LineStep(id) => format!("step:{id}"),
            Self::Talk => "talk".to_owned(),
            Self::TalkOwn => "talk-own".to_owned(),
            Self::TalkEarlier => "talk-earlier".to_owned(),
            Self::Risk => "risk".to_owned(),
            Self::RiskPart(part) => format!("risk-part:{}", part.word()),
            Self::RiskSeen => "risk-seen".to_owned(),
        };
        format!("{PREFIX}{rest}")
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut parts = name.strip_prefix(PREFIX)?.split(':');
        let (page, of, rest) = (parts.next()?, parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        Some(match page {
            "earlier" => Self::Earlier(Wheel::named(of)?, Back::named(rest)?),
            "over" => Self::Over(Wheel::named(of)?, Back::named(rest)?),
            "log" => Self::Log(Of::named(of)?, if rest == "all" { None } else { Some(Field::named(rest)?) }),
            "fields" => Self::LogFields(Of::named(of)?),
            "write" => Self::LogWrite(Of::named(of)?),
            "line" => Self::Line(LineId::named(of)?),
            "who" => Self::LineWho(LineId::named(of)?),
            "field" => Self::LineField(LineId::named(of)?),
            "step" => Self::LineStep(LineId::named(of)?),
            "talk" => Self::Talk,
            "talk-own" => Self::TalkOwn,
            "talk-earlier" => Self::TalkEarlier,
            "risk" => Self::Risk,
            "risk-part" => Self::RiskPart(Part::named(of)?),
            "risk-seen" => Self::RiskSeen,
            _ => return None,
        })
    }

    /// Whether a text is typed on it.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::LogWrite(_) | Self::TalkOwn | Self::RiskPart(_) | Self::RiskSeen)
    }

    pub(super) const fn is_of_line(self) -> bool {
        self.of_line().is_some()
    }

    /// The line that it is about.
    pub(super) const fn of_line(self) -> Option<LineId> {
        match self {
            Self::Line(id) | Self::LineWho(id) | Self::LineField(id) | Self::LineStep(id) => Some(id),
            _ => None,
        }
    }

    /// What stands over it.
    pub(super) const fn title(self, language: Language) -> &'static str {
        match self {
            Self::Earlier(..) | Self::Over(..) => earlier_words::title(language),
            Self::Log(..) | Self::LogFields(_) | Self::Line(_) => logbook_words::title(language),
            Self::LogWrite(_) => logbook_words::write(language),
            Self::LineWho(_) => logbook_words::who(language),
            Self::LineField(_) => logbook_words::field(language),
            Self::LineStep(_) => logbook_words::step(language),
            Self::Talk => conversation_words::title(language),
            Self::TalkOwn => conversation_words::own(language),
            Self::TalkEarlier => conversation_words::earlier(language),
            Self::Risk => risk_words::short_title(language),
            Self::RiskPart(part) => risk_words::part(part, language),
            Self::RiskSeen => risk_words::write_seen(language),
        }
    }
}
