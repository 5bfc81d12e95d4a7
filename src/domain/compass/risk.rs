//! *Risikoprofil og mestringsskema*: behaviour that was seen, what helps when it changes, and how things are now. It is
//! made with the person as far as possible, says why it may be kept, and goes by itself on a day that is shown.

use chrono::{Months, NaiveDate};

use crate::domain::text::Line;

/// Who has made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MadeWith {
    /// The person sat at the screen.
    ThePerson,
    /// She has said what she thinks, and has not seen it.
    HeardHer,
    /// She has been asked, and did not want to, or could not.
    StaffAlone,
}

impl MadeWith {
    pub const ALL: [Self; 3] = [Self::ThePerson, Self::HeardHer, Self::StaffAlone];

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ThePerson => "the-person",
            Self::HeardHer => "heard-her",
            Self::StaffAlone => "staff-alone",
        }
    }

    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Why it may be kept: a basis of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RiskGround {
    /// The person has said yes to this very page.
    Consent,
    /// Somebody would be in danger without it.
    Danger,
}

impl RiskGround {
    pub const ALL: [Self; 2] = [Self::Consent, Self::Danger];

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Danger => "danger",
        }
    }

    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// How long it is kept from the day on which that is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    Quarter,
    HalfYear,
    Year,
}

impl Term {
    pub const ALL: [Self; 3] = [Self::Quarter, Self::HalfYear, Self::Year];

    /// What it is called on a card.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
        }
    }

    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// The day on which it is gone, chosen on `day`.
    #[must_use]
    pub fn end_from(self, day: NaiveDate) -> NaiveDate {
        let months = match self {
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        };
        day.checked_add_months(Months::new(months)).unwrap_or(day)
    }
}

/// A part that is one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// How things are now.
    Present,
    Helps,
    Avoid,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Present, Self::Helps, Self::Avoid];

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Helps => "helps",
            Self::Avoid => "avoid",
        }
    }

    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Behaviour as somebody saw it on a day: what was to be seen, not what it may mean.
#[derive(Clone, PartialEq, Eq)]
pub struct Seen {
    pub day: NaiveDate,
    pub text: Line,
}

#[derive(Clone, PartialEq, Eq)]
pub struct RiskProfile {
    pub ground: RiskGround,
    /// The day on which it is gone.
    pub until: NaiveDate,
    pub made_with: Option<MadeWith>,
    /// In the order in which it was written.
    pub seen: Vec<Seen>,
    parts: Vec<(Part, Line)>,
}

const HEAD: &str = "risk 1";

impl RiskProfile {
    #[must_use]
    pub const fn new(ground: RiskGround, until: NaiveDate) -> Self {
        Self { ground, until, made_with: None, seen: Vec::new(), parts: Vec::new() }
    }

    /// Whether it is to be gone on `today`.
    #[must_use]
    pub fn is_over(&self, today: NaiveDate) -> bool {
        today >= self.until
    }

    #[must_use]
    pub fn part(&self, part: Part) -> Option<&str> {
        self.parts.iter().find(|(of, _)| *of == part).map(|(_, line)| line.as_str())
    }

    /// Says something of a part, or nothing any more.
    pub fn say(&mut self, part: Part, text: Option<Line>) {
        self.parts.retain(|(of, _)| *of != part);
        self.parts.extend(text.map(|text| (part, text)));
    }

    /// As a record holds it: words, a line each.
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut lines =
            vec![HEAD.to_owned(), format!("ground {}", self.ground.word()), format!("until {}", self.until)];
        lines.extend(self.made_with.map(|with| format!("with {}", with.word())));
        lines.extend(self.seen.iter().map(|seen| format!("seen {} {}", seen.day, seen.text)));
        lines.extend(self.parts.iter().map(|(part, line)| format!("{} {line}", part.word())));
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let ground = RiskGround::named(lines.next()?.strip_prefix("ground ")?)?;
        let mut found = Self::new(ground, lines.next()?.strip_prefix("until ")?.parse().ok()?);
        for line in lines {
            match line.split_once(' ')? {
                ("with", word) => found.made_with = Some(MadeWith::named(word)?),
                ("seen", rest) => {
                    let (day, text) = rest.split_once(' ')?;
                    found.seen.push(Seen { day: day.parse().ok()?, text: Line::new(text).ok()? });
                }
                (part, text) => found.say(Part::named(part)?, Some(Line::new(text).ok()?)),
            }
        }
        Some(found)
    }
}
