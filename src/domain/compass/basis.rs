//! Why something may be written about a person: what she was told, what she said yes to, and when.

use chrono::{Months, NaiveDate};
use thiserror::Error;

use super::five_answers::Ground;
use crate::domain::employee::EmployeeId;
use crate::domain::text::Line;

/// How she was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    ReadAloud,
    OnScreen,
}

/// What it may be used for, each named when she was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Talks about her, wheels, rounds and what is noted beside them.
    Talks,
    /// Health, substances, sexual life: article 9.
    Health,
    /// *Kriminalitet*: article 10.
    Crime,
    /// What the house tells of itself as a whole. It has a yes and a no of its own.
    Totals,
}

impl Use {
    pub const ALL: [Self; 4] = [Self::Talks, Self::Health, Self::Crime, Self::Totals];

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Talks => "talks",
            Self::Health => "health",
            Self::Crime => "crime",
            Self::Totals => "totals",
        }
    }

    /// The use of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// What she has said yes to, out of her answers to what is asked by itself.
    ///
    /// # Errors
    /// [`NoScope`] where article 9 or article 10 was not spoken of, or nothing may be written about health.
    pub fn out_of(said: &[(Self, bool)]) -> Result<Vec<Self>, NoScope> {
        let may = |what: Self| said.iter().find(|(of, _)| *of == what).map(|(_, may)| *may);
        if let Some(unasked) = [Self::Health, Self::Crime].into_iter().find(|what| may(*what).is_none()) {
            return Err(NoScope::Unasked(unasked));
        }
        if may(Self::Health) == Some(false) {
            return Err(NoScope::NoHealth);
        }
        Ok(Self::ALL.into_iter().filter(|what| *what == Self::Talks || may(*what) == Some(true)).collect())
    }
}

impl Told {
    const fn word(self) -> &'static str {
        match self {
            Self::ReadAloud => "aloud",
            Self::OnScreen => "screen",
        }
    }

    fn named(word: &str) -> Option<Self> {
        [Self::ReadAloud, Self::OnScreen].into_iter().find(|one| one.word() == word)
    }
}

/// Why answers are no basis. Each says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoScope {
    #[error("she has not been asked about this yet; ask it, then take her answer")]
    Unasked(Use),
    #[error("without a yes to health nothing can be written; take her no instead")]
    NoHealth,
}

/// A basis. Without one nothing is noted; a *nej* is never a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    pub day: NaiveDate,
    /// Who told her and took the answer.
    pub by: EmployeeId,
    pub ground: Ground,
    pub told: Told,
    /// Which version of the text she was told.
    pub text: Line,
    pub uses: Vec<Use>,
}

const HEAD: &str = "basis 1";
/// After so long she is asked again.
const LASTS: Months = Months::new(12);

impl Basis {
    /// The first day on which it is asked again.
    #[must_use]
    pub fn asks_again_on(&self) -> NaiveDate {
        self.day.checked_add_months(LASTS).unwrap_or(NaiveDate::MAX)
    }

    /// Whether it holds on `day`: one that does not name article 9 never does.
    #[must_use]
    pub fn is_current(&self, day: NaiveDate) -> bool {
        self.allows(Use::Health) && day < self.asks_again_on()
    }

    /// Whether it names a use.
    #[must_use]
    pub fn allows(&self, what: Use) -> bool {
        self.uses.contains(&what)
    }

    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        let uses: Vec<&str> = self.uses.iter().map(|one| one.word()).collect();
        let lines = [
            HEAD.to_owned(),
            format!("day {}", self.day),
            format!("by {}", self.by.0),
            format!("ground {}", self.ground.to_words()),
            format!("told {}", self.told.word()),
            format!("text {}", self.text),
            format!("uses {}", uses.join(" ")),
        ];
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut said = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let basis = Self {
            day: said("day")?.parse().ok()?,
            by: EmployeeId(said("by")?.parse().ok()?),
            ground: Ground::from_words(said("ground")?)?,
            told: Told::named(said("told")?)?,
            text: Line::new(said("text")?).ok()?,
            uses: said("uses")?.split(' ').map(Use::named).collect::<Option<_>>()?,
        };
        Some(basis)
    }
}
