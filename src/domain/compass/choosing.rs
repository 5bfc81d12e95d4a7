//! Before a round begins: who takes part, and which fields it is about.

use thiserror::Error;

use super::field::{Field, Wheel};
use crate::domain::employee::EmployeeId;

/// What a round is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Extent {
    /// The shortest whole one: about 35 minutes.
    #[default]
    Resources,
    Problems,
    Both,
    /// Some fields only, in the order of the wheels.
    Fields(Vec<Field>),
}

impl Extent {
    /// Its fields, in the order of the wheels.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        match self {
            Self::Resources => Wheel::Resources.fields().to_vec(),
            Self::Problems => Wheel::Problems.fields().to_vec(),
            Self::Both => Field::all().collect(),
            Self::Fields(some) => Field::all().filter(|field| some.contains(field)).collect(),
        }
    }

    /// The wheels that it is about as a whole; none where it is about some fields.
    #[must_use]
    pub fn wheels(&self) -> &'static [Wheel] {
        match self {
            Self::Resources => &[Wheel::Resources],
            Self::Problems => &[Wheel::Problems],
            Self::Both => &Wheel::BOTH,
            Self::Fields(_) => &[],
        }
    }

    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        match self {
            Self::Resources => Wheel::Resources.word().to_owned(),
            Self::Problems => Wheel::Problems.word().to_owned(),
            Self::Both => "both".to_owned(),
            Self::Fields(_) => {
                let words: Vec<&str> = self.fields().into_iter().map(Field::word).collect();
                format!("fields {}", words.join(","))
            }
        }
    }

    /// Out of a record.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        Some(match words {
            "both" => Self::Both,
            _ => match (Wheel::named(words), words.strip_prefix("fields ")) {
                (Some(Wheel::Resources), _) => Self::Resources,
                (Some(Wheel::Problems), _) => Self::Problems,
                (None, Some(some)) => Self::Fields(some.split(',').map(Field::named).collect::<Option<_>>()?),
                (None, None) => return None,
            },
        })
    }
}

/// Why a round does not begin yet. Each says what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotYet {
    #[error("choose one more colleague")]
    OneMore,
    #[error("choose a field")]
    NoField,
}

/// A round that is being put together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choosing {
    colleagues: Vec<EmployeeId>,
    extent: Extent,
}

impl Choosing {
    /// The one who begins it takes part, until she takes herself off.
    #[must_use]
    pub fn by(employee: EmployeeId) -> Self {
        Self { colleagues: vec![employee], extent: Extent::default() }
    }

    /// Takes somebody in, or leaves her out again.
    pub fn turn_colleague(&mut self, employee: EmployeeId) {
        if self.colleagues.contains(&employee) {
            self.colleagues.retain(|other| *other != employee);
        } else {
            self.colleagues.push(employee);
        }
    }

    pub fn choose(&mut self, extent: Extent) {
        self.extent = extent;
    }

    /// Takes a single field in, or leaves it out again.
    pub fn turn_field(&mut self, field: Field) {
        let mut some = match &self.extent {
            Extent::Fields(some) => some.clone(),
            _ => Vec::new(),
        };
        if some.contains(&field) {
            some.retain(|other| *other != field);
        } else {
            some.push(field);
        }
        self.extent = Extent::Fields(some);
    }

    #[must_use]
    pub fn colleagues(&self) -> &[EmployeeId] {
        &self.colleagues
    }

    #[must_use]
    pub const fn extent(&self) -> &Extent {
        &self.extent
    }

    /// Whether it can begin.
    ///
    /// # Errors
    /// [`NotYet`] says what is wanted.
    pub fn is_ready(&self) -> Result<(), NotYet> {
        match (self.colleagues.as_slice(), self.extent.fields().is_empty()) {
            ([] | [_], _) => Err(NotYet::OneMore),
            (_, true) => Err(NotYet::NoField),
            _ => Ok(()),
        }
    }
}
