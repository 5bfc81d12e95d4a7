//! Those who work in the house and can open its staff side. A volunteer, a student or a substitute is one as well.

use std::fmt;

use thiserror::Error;

/// The number of an employee in `keys.db`. It is never given to somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmployeeId(pub i64);

/// What an employee may do. Held by keys and not by screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// The programme, meetings, lists and suggestions.
    House,
    /// That of the house, and persons, rounds, the logbook and conversations.
    Compass,
}

impl Right {
    /// Whether somebody with this right may give another employee with the right `other` a new PIN: nobody can hand on
    /// a key that she does not have.
    #[must_use]
    pub const fn may_issue(self, other: Self) -> bool {
        matches!((self, other), (Self::Compass, _) | (Self::House, Self::House))
    }
}

/// What somebody is in the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Employed here.
    #[default]
    Staff,
    Volunteer,
    /// A trainee, or a student on placement.
    Student,
    Substitute,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Staff, Self::Volunteer, Self::Student, Self::Substitute];

    /// The word for it in what a card asks for and in the audit.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Volunteer => "volunteer",
            Self::Student => "student",
            Self::Substitute => "substitute",
        }
    }

    /// The role with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether somebody with this role may have `right`: only who is employed here reads about persons.
    #[must_use]
    pub const fn may_have(self, right: Right) -> bool {
        matches!((self, right), (Self::Staff, _) | (_, Right::House))
    }
}

/// How many employees with the right *compass* there have to be before the staff side opens, so that one can help the
/// other in again.
pub const FIRST_WITH_COMPASS: usize = 2;
/// Longest initials, in letters.
pub const LONGEST_INITIALS: usize = 4;

/// What stands on an employee's tile: one to four letters, upper case. Never a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Initials(String);

/// Why something cannot be an employee's initials. Each says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InitialsRefused {
    #[error("write one to four letters")]
    NotInitials,
    #[error("somebody has these already; write one more letter")]
    Taken,
}

impl Initials {
    /// The only door in.
    ///
    /// # Errors
    /// [`InitialsRefused::NotInitials`].
    pub fn new(text: &str) -> Result<Self, InitialsRefused> {
        let text = text.trim().to_uppercase();
        let letters = text.chars().count();
        if (1..=LONGEST_INITIALS).contains(&letters) && text.chars().all(char::is_alphabetic) {
            Ok(Self(text))
        } else {
            Err(InitialsRefused::NotInitials)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Initials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An employee, as the pad knows her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employee {
    pub id: EmployeeId,
    pub initials: Initials,
    pub right: Right,
    pub role: Role,
}
