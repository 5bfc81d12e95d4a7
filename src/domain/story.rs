//! A story of a small change that may be passed on: without the person, and without the day.

use super::text::Line;

/// Longest story, in letters: it is read out at a meeting.
pub const LONGEST_STORY: usize = 400;

/// What an employee has typed for this purpose. Nothing becomes a story by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    pub text: Line,
    /// Somebody has read it once more and said that it may be passed on.
    pub passed_on: bool,
}

const TYPED: &str = "typed";
const PASSED_ON: &str = "passed-on";

/// Words that say when.
const WHEN: [&str; 24] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "går",
    "dag",
    "jul",
    "påske",
    "nytår",
];
/// Words that begin a sentence within one, and so begin with a capital letter anyway.
const ENDS: [char; 5] = ['.', '!', '?', ':', '“'];

impl Story {
    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        format!("{} {}", if self.passed_on { PASSED_ON } else { TYPED }, self.text)
    }

    /// Out of a record; `None` where it is none.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let (state, text) = words.split_once(' ')?;
        let passed_on = match state {
            TYPED => false,
            PASSED_ON => true,
            _ => return None,
        };
        Some(Self { text: Line::new(text).ok()?, passed_on })
    }

    /// Words that may say who it was, or when: to be looked at again. It stops nobody.
    #[must_use]
    pub fn to_look_at(&self) -> Vec<&str> {
        let text = self.text.as_str();
        let mut begins = true;
        let mut found = Vec::new();
        for word in text.split(' ') {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let is_name = !begins && bare.chars().next().is_some_and(char::is_uppercase);
            let is_when = WHEN.contains(&bare.to_lowercase().as_str()) || bare.chars().any(|c| c.is_ascii_digit());
            if (is_name || is_when) && !found.contains(&bare) {
                found.push(bare);
            }
            begins = word.ends_with(ENDS);
        }
        found
    }
}
