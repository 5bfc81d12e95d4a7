//! Which fields the house uses about people from the house.

use super::five_answers::{HOUSE, HOUSE_WIDE};
use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::case::Case;
use crate::domain::compass::{Field, FieldSwitches, FieldUse, PersonId, Use};
use crate::store::{Kind, StoreError};

const SWITCHES: Kind = Kind { name: "compass-fields", ..HOUSE_WIDE };

impl App {
    /// What the house has said of single fields.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn switches(&self, session: &Session) -> Result<FieldSwitches, StoreError> {
        let kept = self.compass_record(session, SWITCHES, HOUSE)?;
        Ok(kept.and_then(|words| FieldSwitches::from_words(&words)).unwrap_or_default())
    }

    /// The fields there are to choose from about somebody; where it is open about whom, those that the house uses about
    /// everybody.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn fields_in_use(&self, session: &Session, about: Option<PersonId>) -> Result<Vec<Field>, StoreError> {
        let case = about.map_or(Ok(None), |person| self.case(session, person))?;
        let off = match case {
            Some(case) => self.left_out_of(session, &case)?,
            None => self.switches(session)?.left_out_of_anybody(),
        };
        Ok(Field::all().filter(|field| !off.contains(field)).collect())
    }

    /// The fields that are left out about somebody: those that the house does without, and *Kriminalitet* (article 10)
    /// where she has not said yes to it by itself.
    pub(in crate::app) fn left_out_of(&self, session: &Session, case: &Case) -> Result<Vec<Field>, StoreError> {
        let mut off = self.switches(session)?.left_out(case.person());
        let said_no = case.person().is_somebody() && case.basis()?.is_some_and(|basis| !basis.allows(Use::Crime));
        if said_no && !off.contains(&Field::Crime) {
            off.push(Field::Crime);
        }
        Ok(off)
    }

    /// The fields that are left out on paper about somebody.
    pub(super) fn not_on_paper(&self, session: &Session, person: PersonId) -> Result<Vec<Field>, StoreError> {
        Ok(self.switches(session)?.without(FieldUse::Paper, person))
    }

    /// Switches a field on or off for everybody. Whether it is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn switch_field(
        &mut self,
        session: &Session,
        (field, what): (Field, FieldUse),
        on: bool,
    ) -> Result<bool, StoreError> {
        if !self.opens_compass(session) {
            return Ok(false);
        }
        let mut switches = self.switches(session)?;
        switches.switch(field, what, on);
        let said = [field.word(), what.word(), if on { "on" } else { "off" }];
        let said: Vec<&str> = said.into_iter().filter(|word| !word.is_empty()).collect();
        self.note_compass(session, "field-switched", &said.join(" "))?;
        self.put_compass_record(session, SWITCHES, HOUSE, &switches.to_words())
    }
}
