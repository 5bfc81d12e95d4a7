//! A person who objects, where what is kept of her does not rest on her consent (GDPR art. 21): from then on nothing of
//! hers opens but her rights, until an employee has noted the answer. Upheld, it is erased, and then there is no record;
//! else it says why it stays.

use chrono::NaiveDate;

use crate::domain::text::Line;

/// An objection and its answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Objection {
    pub day: NaiveDate,
    /// When it was answered, and why what is kept stays. Without it everything waits.
    pub answer: Option<(NaiveDate, Line)>,
}

/// First word of a record.
const HEAD: &str = "objection 1";

impl Objection {
    /// Whether it waits for its answer.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.answer.is_none()
    }

    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        let answer = self.answer.as_ref().map_or_else(String::new, |(day, why)| format!("\n{day} {why}"));
        format!("{HEAD} {}{answer}", self.day)
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let (head, answer) = words.split_once('\n').map_or((words, None), |(head, rest)| (head, Some(rest)));
        let day = head.strip_prefix(HEAD)?.trim().parse().ok()?;
        let answer = match answer {
            Some(answer) => {
                let (day, why) = answer.split_once(' ')?;
                Some((day.parse().ok()?, Line::new(why).ok()?))
            }
            None => None,
        };
        Some(Self { day, answer })
    }
}
