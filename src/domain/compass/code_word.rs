//! What a person is called here: a word that says nothing of who it is. The key to it is on paper, in a locked cabinet.

use thiserror::Error;

use super::code_word_list::NOUNS;
use super::first_names::FIRST_NAMES;
use crate::domain::contact::contact_in;
use crate::domain::symbol::SYMBOLS;
use crate::domain::text::{Line, TextRefused};

/// Longest code word, in letters.
const LONGEST: usize = 30;
/// A word of a list says something of somebody where it has more letters than this; shorter ones stand everywhere.
const LEAST_TELLING: usize = 3;

/// The code word of a person.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeWord(Line);

/// Says nothing of what it is: a code word is never written out but where it is sealed.
impl std::fmt::Debug for CodeWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeWord(…)")
    }
}

/// Why a text is no code word. Each says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CodeWordRefused {
    #[error("there is no word; write one, or take the one that is proposed")]
    Empty,
    #[error("the word is over 30 letters; write it shorter")]
    TooLong,
    #[error("this looks like somebody's number or address; choose a word that says nothing of anybody")]
    SomebodysNumber,
    #[error("somebody has this word already; choose another one")]
    Taken,
}

/// What is pointed out in a code word. It stops nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordPoint {
    /// It is one of the drawings that people choose for themselves in public.
    Symbol,
    /// It stands on a public list of the house.
    PublicList,
    FirstName,
}

impl CodeWord {
    /// The only door in.
    ///
    /// # Errors
    /// [`CodeWordRefused`] when it is empty, too long, or looks like somebody's number or address.
    pub fn new(text: &str) -> Result<Self, CodeWordRefused> {
        let line = Line::new(text).map_err(|refused| match refused {
            TextRefused::Empty => CodeWordRefused::Empty,
            TextRefused::TooLong => CodeWordRefused::TooLong,
            TextRefused::LooksLikeCpr => CodeWordRefused::SomebodysNumber,
        })?;
        if contact_in(line.as_str()).is_some() {
            return Err(CodeWordRefused::SomebodysNumber);
        }
        if line.as_str().chars().nth(LONGEST).is_some() {
            return Err(CodeWordRefused::TooLong);
        }
        Ok(Self(line))
    }

    /// One of the program's own: a noun and a number of two digits, as the four drawn bytes have it.
    #[must_use]
    pub fn proposed(drawn: [u8; 4]) -> Option<Self> {
        let [one, two, three, four] = drawn;
        let nouns: Vec<&str> = nouns().collect();
        let noun = nouns.get(usize::from(u16::from_be_bytes([one, two])) % nouns.len())?;
        let number = 10 + u16::from_be_bytes([three, four]) % 90;
        let mut letters = noun.chars();
        let noun: String = letters.next()?.to_uppercase().chain(letters).collect();
        Self::new(&format!("{noun} {number}")).ok()
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether two people could be taken for one another by it: capitals make no other word.
    #[must_use]
    pub fn is_said(&self, text: &str) -> bool {
        self.as_str().to_lowercase() == text.trim().to_lowercase()
    }

    /// Whether `part` stands in it.
    #[must_use]
    pub fn holds(&self, part: &str) -> bool {
        self.as_str().to_lowercase().contains(&part.trim().to_lowercase())
    }

    /// What to think about once more. `public` is what stands on the public lists of the house.
    #[must_use]
    pub fn point(&self, public: &[String]) -> Option<WordPoint> {
        let said = self.as_str().to_lowercase();
        let words = || said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        if words().any(is_first_name) {
            return Some(WordPoint::FirstName);
        }
        let is_symbol = |word: &str| SYMBOLS.iter().any(|one| one.da.to_lowercase() == word);
        if words().any(is_symbol) {
            return Some(WordPoint::Symbol);
        }
        let letters = said.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let tells = |word: &str| word.chars().nth(LEAST_TELLING).is_some() && !word.chars().all(|c| c.is_ascii_digit());
        let is_listed = |one: &String| {
            let one = one.to_lowercase();
            let mut there = one.split(|c: char| !c.is_alphanumeric());
            one == said || one == letters || there.any(|there| tells(there) && words().any(|word| word == there))
        };
        public.iter().any(is_listed).then_some(WordPoint::PublicList)
    }
}

/// Whether a word is a common first name.
#[must_use]
pub fn is_first_name(word: &str) -> bool {
    let small = word.to_lowercase();
    FIRST_NAMES.split_whitespace().any(|name| name == small)
}

/// What the program makes code words of.
pub fn nouns() -> impl Iterator<Item = &'static str> {
    NOUNS.split_whitespace()
}
