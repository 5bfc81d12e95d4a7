//! A suggestion to the house, as somebody wrote it. Nothing here knows who or when.

use std::fmt;

use thiserror::Error;
use zeroize::Zeroizing;

use super::contact::{Contact, contact_in};

/// Longest suggestion, in characters.
pub const LONGEST: usize = 300;
/// Longest suggestion, in bytes: what fits into a sealed letter. Danish text of 300 characters takes at most 600.
pub const LONGEST_BYTES: usize = 1022;

/// Why a suggestion is not taken as it is. Each says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SuggestionRefused {
    #[error("the suggestion is empty; write at least one word")]
    Empty,
    #[error("the suggestion is over 300 characters; write it shorter, or in two")]
    TooLong,
    #[error("the suggestion looks as if it held a CPR number; write it without")]
    PersonalNumber,
    #[error("the suggestion looks as if it held a phone number; write it without")]
    PhoneNumber,
    #[error("the suggestion looks as if it held an e-mail address; write it without")]
    Email,
}

/// A suggestion: trimmed, 1–300 characters, no number or address by which one person could be found.
///
/// It is overwritten when it goes, and nothing writes it out: not even its debug form says a letter of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Suggestion(Zeroizing<String>);

impl Suggestion {
    /// The only door in.
    ///
    /// # Errors
    /// [`SuggestionRefused`], which says what to do instead.
    pub fn new(text: &str) -> Result<Self, SuggestionRefused> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        if text.is_empty() {
            return Err(SuggestionRefused::Empty);
        }
        if text.chars().count() > LONGEST || text.len() > LONGEST_BYTES {
            return Err(SuggestionRefused::TooLong);
        }
        match contact_in(text) {
            Some(Contact::PersonalNumber) => Err(SuggestionRefused::PersonalNumber),
            Some(Contact::PhoneNumber) => Err(SuggestionRefused::PhoneNumber),
            Some(Contact::Email) => Err(SuggestionRefused::Email),
            None => Ok(Self(Zeroizing::new(text.to_owned()))),
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Suggestion")
    }
}
