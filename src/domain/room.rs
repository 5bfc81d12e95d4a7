//! The meeting as it goes on in front of the screen.

use super::meeting_draft::{Hands, Side};

/// Which item is shown, and how many hands are raised for it, without names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    hands: Vec<Hands>,
    at: usize,
}

impl Room {
    /// A meeting of so many items, at the first, with what was `counted` before somebody closed it on the screen.
    #[must_use]
    pub fn open(items: usize, mut counted: Vec<Hands>) -> Self {
        counted.resize(items, Hands::default());
        Self { hands: counted, at: 0 }
    }

    /// Which item, from 0.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// How many items there are.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.hands.len()
    }

    #[must_use]
    pub const fn is_last(&self) -> bool {
        self.at + 1 >= self.hands.len()
    }

    /// Goes one item on or back, and stays at the ends.
    pub const fn turn(&mut self, on: bool) {
        if on && !self.is_last() {
            self.at += 1;
        } else if !on {
            self.at = self.at.saturating_sub(1);
        }
    }

    /// Hands raised for the present item and against it.
    #[must_use]
    pub fn hands(&self) -> Hands {
        self.hands.get(self.at).copied().unwrap_or_default()
    }

    /// One hand more, or one fewer; never below none.
    pub fn count(&mut self, side: Side, more: bool) {
        if let Some(hands) = self.hands.get_mut(self.at) {
            hands.count(side, more);
        }
    }
}
