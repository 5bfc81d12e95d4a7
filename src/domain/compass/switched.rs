//! Which fields a house uses, and how far. Any of them can be switched off; *Kriminalitet* is off until the house has said
//! yes to it, and so are, each by itself, keywords beside it and its place on paper.

use super::field::Field;
use super::id::PersonId;

/// What a field can be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldUse {
    /// It stands on the wheel.
    Wheel,
    /// Words are noted beside it.
    Keywords,
    /// It stands on what is printed or leaves the house.
    Paper,
}

impl FieldUse {
    pub const ALL: [Self; 3] = [Self::Wheel, Self::Keywords, Self::Paper];

    /// What it is called in a record and in the history; the wheel is what is meant where nothing is said.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wheel => "",
            Self::Keywords => "keywords",
            Self::Paper => "paper",
        }
    }

    /// The use of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What a house has said of single fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldSwitches {
    said: Vec<(Field, FieldUse, bool)>,
}

const HEAD: &str = "fields 1";

impl FieldSwitches {
    /// Whether a field is used about people from the house.
    #[must_use]
    pub fn is_on(&self, field: Field) -> bool {
        self.allows(field, FieldUse::Wheel)
    }

    /// Whether a field is used so about people from the house. One that is on no wheel is nowhere else.
    #[must_use]
    pub fn allows(&self, field: Field, what: FieldUse) -> bool {
        let on = |what| self.said(field, what).unwrap_or(field != Field::Crime);
        on(FieldUse::Wheel) && on(what)
    }

    /// What the house has said of a field; `None` where it has said nothing.
    #[must_use]
    pub fn said(&self, field: Field, what: FieldUse) -> Option<bool> {
        self.said.iter().find(|(of, one, _)| (*of, *one) == (field, what)).map(|(_, _, on)| *on)
    }

    /// Switches a field on or off.
    pub fn switch(&mut self, field: Field, what: FieldUse, on: bool) {
        self.said.retain(|(of, one, _)| (*of, *one) != (field, what));
        self.said.push((field, what, on));
    }

    /// The fields that are left out on the wheels of `person`. About somebody invented, and about the group, which is
    /// nobody, nothing is asked first.
    #[must_use]
    pub fn left_out(&self, person: PersonId) -> Vec<Field> {
        self.without(FieldUse::Wheel, person)
    }

    /// The fields that are not used so about `person`.
    #[must_use]
    pub fn without(&self, what: FieldUse, person: PersonId) -> Vec<Field> {
        if person.is_somebody() {
            return Field::all().filter(|field| !self.allows(*field, what)).collect();
        }
        let off = |field: &Field| [FieldUse::Wheel, what].iter().any(|what| self.said(*field, *what) == Some(false));
        Field::all().filter(off).collect()
    }

    /// The fields that are left out wherever it is open whom something is about.
    #[must_use]
    pub fn left_out_of_anybody(&self) -> Vec<Field> {
        Field::all().filter(|field| !self.is_on(*field)).collect()
    }

    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        let line = |(field, what, on): &(Field, FieldUse, bool)| {
            let words = [field.word(), what.word(), if *on { "on" } else { "off" }];
            words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
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
            let (field, said) = line.split_once(' ')?;
            let (what, on) = said.split_once(' ').unwrap_or(("", said));
            switches.switch(Field::named(field)?, FieldUse::named(what)?, on == "on");
        }
        Some(switches)
    }
}
