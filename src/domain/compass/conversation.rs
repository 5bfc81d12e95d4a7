//! *Samtalen*: how important a change is to somebody, and whether she believes that she can. Two things that one talks
//! about, each in words of its own; they are no scale, and neither is counted.

use crate::domain::text::Line;

/// How important the change is to the person, as she says it herself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Importance {
    NotNow,
    SomeDays,
    Important,
    Foremost,
}

/// Whether the person believes that she can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Belief {
    NotYet,
    Perhaps,
    WithSomebody,
    Can,
}

impl Importance {
    pub const ALL: [Self; 4] = [Self::NotNow, Self::SomeDays, Self::Important, Self::Foremost];

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotNow => "not-now",
            Self::SomeDays => "some-days",
            Self::Important => "important",
            Self::Foremost => "foremost",
        }
    }

    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Belief {
    pub const ALL: [Self; 4] = [Self::NotYet, Self::Perhaps, Self::WithSomebody, Self::Can];

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Perhaps => "perhaps",
            Self::WithSomebody => "with-somebody",
            Self::Can => "can",
        }
    }

    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What was talked about on a day. Everything may stay open.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Conversation {
    pub importance: Option<Importance>,
    pub belief: Option<Belief>,
    /// What the person said of the change herself.
    pub own: Option<Line>,
}

const HEAD: &str = "conversation 1";

impl Conversation {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As a record holds it: words, a line each.
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut lines = vec![HEAD.to_owned()];
        lines.extend(self.importance.map(|one| format!("importance {}", one.word())));
        lines.extend(self.belief.map(|one| format!("belief {}", one.word())));
        lines.extend(self.own.iter().map(|own| format!("own {own}")));
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut found = Self::default();
        for line in lines {
            match line.split_once(' ')? {
                ("importance", word) => found.importance = Some(Importance::named(word)?),
                ("belief", word) => found.belief = Some(Belief::named(word)?),
                ("own", said) => found.own = Some(Line::new(said).ok()?),
                _ => return None,
            }
        }
        Some(found)
    }
}
