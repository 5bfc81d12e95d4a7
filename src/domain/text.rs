//! Text that may stand on the public screen, with one door in.

use std::fmt;

use thiserror::Error;

/// Longest text the screen takes in one field, in characters.
pub const LONGEST: usize = 500;

/// Why a text is refused. Each says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextRefused {
    #[error("the text is empty; write at least one word")]
    Empty,
    #[error("the text is over 500 characters; write it shorter")]
    TooLong,
    #[error("the text looks like a CPR number; write it without one")]
    LooksLikeCpr,
}

/// One line of text: trimmed, no control characters, 1–500 characters, nothing shaped like a CPR number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Line(String);

impl Line {
    /// The only door in. White space of any kind becomes single spaces.
    ///
    /// # Errors
    /// [`TextRefused`] when nothing is left, when it is too long, or when it looks like a CPR number.
    pub fn new(text: &str) -> Result<Self, TextRefused> {
        let line = one_line(text);
        if line.is_empty() {
            return Err(TextRefused::Empty);
        }
        if line.chars().count() > LONGEST {
            return Err(TextRefused::TooLong);
        }
        if looks_like_cpr(&line) {
            return Err(TextRefused::LooksLikeCpr);
        }
        Ok(Self(line))
    }

    /// For text from other programs: shortened at a word where it is too long, `None` where it cannot be shown.
    #[must_use]
    pub fn shortened(text: &str) -> Option<Self> {
        let line = one_line(text);
        if line.chars().count() <= LONGEST {
            return Self::new(&line).ok();
        }
        let head: String = line.chars().take(LONGEST - 2).collect();
        let head = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
        Self::new(&format!("{head} …")).ok()
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text in the house's language, with an English twin where the house has written one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words {
    pub da: Line,
    pub en: Option<Line>,
}

impl Words {
    #[must_use]
    pub const fn danish(da: Line) -> Self {
        Self { da, en: None }
    }

    /// The text in `language`; Danish where there is no twin.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::English, Some(en)) => en.as_str(),
            _ => self.da.as_str(),
        }
    }
}

/// The languages the screen speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Language {
    #[default]
    Danish,
    English,
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether `text` holds ten digits shaped like a CPR number: a real day and month, then six more digits,
/// written together or split by a space or hyphen after the sixth.
#[must_use]
pub fn looks_like_cpr(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (0..chars.len()).any(|at| {
        let free_before = at == 0 || !chars[at - 1].is_ascii_digit();
        free_before && cpr_at(&chars[at..])
    })
}

/// Spaces, dots, strokes and every dash that a text program puts in place of a hyphen.
const fn splits(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn cpr_at(chars: &[char]) -> bool {
    let mut digits = Vec::with_capacity(10);
    let mut rest = chars.iter().copied().peekable();
    while digits.len() < 10 {
        match rest.next() {
            Some(c) if c.is_ascii_digit() => digits.push(c.to_digit(10).unwrap_or(0)),
            Some(c) if splits(c) && matches!(digits.len(), 2 | 4 | 6) => {}
            _ => return false,
        }
    }
    let ends = rest.peek().is_none_or(|c| !c.is_ascii_digit());
    let day = digits[0] * 10 + digits[1];
    let month = digits[2] * 10 + digits[3];
    ends && (1..=31).contains(&day) && (1..=12).contains(&month)
}
