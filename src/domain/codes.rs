//! The two codes of a house, both drawn by the program and copied by hand onto cards: the start code opens the pad
//! after each power-up, the recovery key opens everything once more when something is lost.

use std::fmt;

use zeroize::Zeroizing;

/// How many digits stand together on the card and on the screen.
pub const GROUP: usize = 4;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeKind {
    /// Sixteen digits, on a card in the office.
    Start,
    /// Twenty-four digits, on a card outside of the house.
    Recovery,
}

impl CodeKind {
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::Start => 16,
            Self::Recovery => 24,
        }
    }

    #[must_use]
    pub const fn groups(self) -> usize {
        self.digits() / GROUP
    }

    /// How many groups are typed back before it counts as copied.
    #[must_use]
    pub const fn typed_back(self) -> usize {
        match self {
            // It is typed every morning, so it is typed whole once.
            Self::Start => 4,
            Self::Recovery => 2,
        }
    }
}

/// A start code or a recovery key. It is overwritten when it goes, and not even its debug form says a digit of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    kind: CodeKind,
    digits: Zeroizing<Vec<u8>>,
}

impl Code {
    /// The code with these digits, each 0–9; `None` where there are too few or too many.
    #[must_use]
    pub fn new(kind: CodeKind, digits: &[u8]) -> Option<Self> {
        let whole = digits.len() == kind.digits() && digits.iter().all(|digit| *digit < 10);
        whole.then(|| Self { kind, digits: Zeroizing::new(digits.to_vec()) })
    }

    #[must_use]
    pub const fn kind(&self) -> CodeKind {
        self.kind
    }

    #[must_use]
    pub fn digits(&self) -> &[u8] {
        &self.digits
    }

    /// The groups of four, in order.
    pub fn groups(&self) -> impl Iterator<Item = &[u8]> {
        self.digits.chunks(GROUP)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({:?}, …)", self.kind)
    }
}
