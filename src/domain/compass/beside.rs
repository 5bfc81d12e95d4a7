//! What stands beside a record: something that was put right, or what the person wants to say of it. The record itself is
//! never changed.

use crate::domain::text::Line;

/// What is said beside a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Something in it is put right.
    Correction,
    /// The person's own words about it.
    Remark,
}

impl Sort {
    pub const BOTH: [Self; 2] = [Self::Correction, Self::Remark];

    /// The word for it in a record and on a card.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Remark => "remark",
        }
    }

    /// The sort with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|sort| sort.word() == word)
    }
}

/// A line beside a record.
#[derive(Clone, PartialEq, Eq)]
pub struct Beside {
    pub sort: Sort,
    /// What names the record it stands beside.
    pub of: String,
    pub text: Line,
}

/// First word of a record.
const HEAD: &str = "beside 1";

impl Beside {
    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        format!("{HEAD} {} {}\n{}", self.sort.word(), self.of, self.text)
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let (head, text) = words.split_once('\n')?;
        let (sort, of) = head.strip_prefix(HEAD)?.trim_start().split_once(' ')?;
        Some(Self { sort: Sort::named(sort)?, of: of.to_owned(), text: Line::new(text).ok()? })
    }
}
