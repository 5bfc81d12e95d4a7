//! What must be there, kept beside the house in a few sets.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

/// A list, its date, and the sign on it.
pub type Place = (String, NaiveDate, String);

/// An answer: its line on the board, and the day on which it was put up.
pub type Answer = (String, NaiveDate);

#[derive(Debug, Default)]
pub struct Model {
    /// Each with its secret.
    pub sign_ups: BTreeMap<Place, String>,
    /// Every suggestion that was thanked for, and what answers it.
    pub suggestions: BTreeMap<String, Option<Answer>>,
    /// What employees say is wanted.
    pub needs: BTreeSet<String>,
}

impl Model {
    /// Those that wait for an answer, wherever they lie.
    pub fn unanswered(&self) -> BTreeSet<&str> {
        self.suggestions.iter().filter(|(_, answer)| answer.is_none()).map(|(text, _)| text.as_str()).collect()
    }

    /// The lists of the days from `today` on.
    pub fn still_to_come(&self, today: NaiveDate) -> BTreeSet<Place> {
        self.sign_ups.keys().filter(|(_, date, _)| *date >= today).cloned().collect()
    }

    /// The lines that no retention takes yet: a board keeps them for a year at least.
    pub fn lines_since(&self, day: NaiveDate) -> BTreeSet<&str> {
        let answers = self.suggestions.values().flatten();
        answers.filter(|(_, up)| *up >= day).map(|(line, _)| line.as_str()).collect()
    }
}
