//! A wheel that has been put away: as it was on a day, and who saw it so.

use chrono::{DateTime, NaiveDate, Utc};

use super::field::Field;
use super::filling::Filling;
use super::rating::Level;
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

/// A wheel as it lies among the others of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutAway {
    pub at: DateTime<Utc>,
    pub wheel: FiledWheel,
    /// One colleague's in a round, as she saw it before anybody talked. It is kept as she said it; what the round has
    /// agreed on stands beside it, and only that stands as the person's wheel.
    pub alone: bool,
    /// What a round has left open.
    pub open: Vec<(Field, Level)>,
}

impl PutAway {
    /// Whether anything is known of `field` by it: of a round only what it spoke of.
    #[must_use]
    pub fn speaks_of(&self, field: Field) -> bool {
        self.wheel.whose != Whose::Together
            || says(&self.wheel.filling, field)
            || self.open.iter().any(|(of, _)| *of == field)
    }

    /// Whether what stands differently in the two is a change of the person's: not where colleagues saw it
    /// differently in a round.
    #[must_use]
    pub fn leads_to(&self, later: &Self) -> bool {
        !(self.alone || later.alone) || (self.wheel.whose == later.wheel.whose && self.at != later.at)
    }
}

/// The wheel that stands as the person's, out of all of hers, the oldest first. A wheel that was filled in as a whole
/// takes the place of what was before, and where she filled in one of her own beside an employee's, hers goes before it,
/// field by field. Of a round stands what was agreed on; of a field that was talked about without that nothing does, and
/// a field that nobody said anything of stays as it was.
#[must_use]
pub fn standing(all: &[PutAway]) -> Option<FiledWheel> {
    let mut stands: Option<(DateTime<Utc>, FiledWheel)> = None;
    for one in all {
        let filling = &one.wheel.filling;
        let is_beside = stands.as_ref().is_some_and(|(at, _)| *at == one.at) && one.wheel.whose == Whose::Person;
        if !one.alone && !is_beside && one.wheel.whose != Whose::Together {
            let mut whole = one.wheel.clone();
            whole.filling.leave_out(Vec::new());
            stands = Some((one.at, whole));
            continue;
        }
        if stands.is_none() && !one.alone && !filling.is_empty() {
            let nothing = FiledWheel { filling: Filling::default(), ..one.wheel.clone() };
            stands = Some((one.at, nothing));
        }
        let Some((_, wheel)) = &mut stands else { continue };
        (wheel.day, wheel.whose) = (one.wheel.day, one.wheel.whose);
        for field in Field::all().filter(|field| says(filling, *field) || one.open.iter().any(|(of, _)| of == field)) {
            wheel.filling.clear(field);
            if one.alone {
                continue;
            }
            for answer in field.wheel().levels().into_iter().filter_map(|level| filling.answer(field, level)) {
                // An answer of this field is one of this field.
                let _ = wheel.filling.give(field, answer);
            }
        }
    }
    stands.map(|(_, wheel)| wheel)
}

fn says(filling: &Filling, field: Field) -> bool {
    field.wheel().levels().into_iter().any(|level| filling.answer(field, level).is_some())
}
