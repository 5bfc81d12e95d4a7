//! Whom a compass is about: a number drawn at random, and nothing else that could say who it is.

use std::fmt;

/// A person of the compass; the practice person, where nobody else is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PersonId([u8; 16]);

impl PersonId {
    /// The invented one: open before the house has settled anything, in no report, and gone with each night.
    pub const PRACTICE: Self = Self([0; 16]);

    #[must_use]
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// As it lies in a file.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    #[must_use]
    pub fn is_practice(self) -> bool {
        self == Self::PRACTICE
    }

    /// The person of that word, as [`Display`](fmt::Display) writes it.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        if word.len() != 32 || !word.is_ascii() {
            return None;
        }
        let mut bytes = [0; 16];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(word.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
