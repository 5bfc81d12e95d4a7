//! A wheel that has been put away: as it was on a day, and who saw it so.

use chrono::NaiveDate;

use super::filling::Filling;
use crate::domain::employee::EmployeeId;

/// Whose view a wheel is. All count alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// One employee's, who filled it in alone.
    Employee(EmployeeId),
    /// The person's own.
    Person,
    /// What a round has agreed on, field by field.
    Together,
}

/// A wheel as it was on a day. It is never changed afterwards; what is put right stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledWheel {
    pub day: NaiveDate,
    pub whose: Whose,
    pub filling: Filling,
}

impl FiledWheel {
    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        let whose = match self.whose {
            Whose::Employee(id) => format!("employee {}", id.0),
            Whose::Person => "person".to_owned(),
            Whose::Together => "together".to_owned(),
        };
        format!("{} {whose}\n{}", self.day, self.filling.to_words())
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let (head, filling) = words.split_once('\n')?;
        let (day, whose) = head.split_once(' ')?;
        let whose = match whose.split_once(' ') {
            Some(("employee", id)) => Whose::Employee(EmployeeId(id.parse().ok()?)),
            None if whose == "person" => Whose::Person,
            None if whose == "together" => Whose::Together,
            _ => return None,
        };
        Some(Self { day: day.parse().ok()?, whose, filling: Filling::from_words(filling)? })
    }
}
