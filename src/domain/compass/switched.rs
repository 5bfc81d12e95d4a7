//! Which fields a house uses. Any of them can be switched off; *Kriminalitet* is off until the house has said yes to it.

use super::field::Field;
use super::id::PersonId;

/// What a house has said of single fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldSwitches {
    said: Vec<(Field, bool)>,
}

const HEAD: &str = "fields 1";

impl FieldSwitches {
    /// Whether a field is used about people from the house.
    #[must_use]
    pub fn is_on(&self, field: Field) -> bool {
        self.said(field).unwrap_or(field != Field::Crime)
    }

    /// What the house has said of a field; `None` where it has said nothing.
    #[must_use]
    pub fn said(&self, field: Field) -> Option<bool> {
        self.said.iter().find(|(of, _)| *of == field).map(|(_, on)| *on)
    }

    /// Switches a field on or off.
    pub fn switch(&mut self, field: Field, on: bool) {
        self.said.retain(|(of, _)| *of != field);
        self.said.push((field, on));
    }

    /// The fields that are left out on the wheels of `person`. About somebody invented, and about the group, which is
    /// nobody, nothing is asked first.
    #[must_use]
    pub fn left_out(&self, person: PersonId) -> Vec<Field> {
        if person.is_somebody() {
            return self.left_out_of_anybody();
        }
        Field::all().filter(|field| self.said(*field) == Some(false)).collect()
    }

    /// The fields that are left out wherever it is open whom something is about.
    #[must_use]
    pub fn left_out_of_anybody(&self) -> Vec<Field> {
        Field::all().filter(|field| !self.is_on(*field)).collect()
    }

    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        let line = |(field, on): &(Field, bool)| format!("{} {}", field.word(), if *on { "on" } else { "off" });
        [HEAD.to_owned()].into_iter().chain(self.said.iter().map(line)).collect::<Vec<_>>().join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut switches = Self::default();
        for line in lines {
            let (field, on) = line.split_once(' ')?;
            switches.switch(Field::named(field)?, on == "on");
        }
        Some(switches)
    }
}
