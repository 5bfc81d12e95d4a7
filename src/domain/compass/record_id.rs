//! Which record of the compass: a number drawn at random, so that it tells neither when nor of whom.

use std::fmt;

/// A record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecordId([u8; 16]);

impl RecordId {
    /// As it lies in a file.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The record of that word, as [`Display`](fmt::Display) writes it.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        u128::from_str_radix(word, 16).ok().filter(|_| word.len() == 32).map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}
