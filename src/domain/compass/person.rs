//! Whom a compass is about: a number drawn at random, and nothing else that could say who it is.

use super::id::PersonId;

impl PersonId {
    /// The invented one: open before the house has settled anything, in no report, and gone with each night.
    pub const PRACTICE: Self = Self::new([0; 16]);
    /// Nobody: under it lies what belongs to no person, such as the wheel that the house fills in of itself.
    pub const GROUP: Self = Self::new([0xFF; 16]);

    #[must_use]
    pub fn is_practice(self) -> bool {
        self == Self::PRACTICE
    }

    #[must_use]
    pub fn is_group(self) -> bool {
        self == Self::GROUP
    }

    /// Whether it is a person of the house, neither invented nor the group.
    #[must_use]
    pub fn is_somebody(self) -> bool {
        !self.is_practice() && !self.is_group()
    }
}

/// The practice person, where nobody else is named.
impl Default for PersonId {
    fn default() -> Self {
        Self::PRACTICE
    }
}
