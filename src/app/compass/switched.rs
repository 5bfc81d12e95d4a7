//! Which fields the house uses about people from the house.

use super::five_answers::{HOUSE, HOUSE_WIDE};
use crate::app::App;
use crate::app::staff::Session;
use crate::domain::compass::{Field, FieldSwitches, PersonId};
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
        let switches = self.switches(session)?;
        let off = about.map_or_else(|| switches.left_out_of_anybody(), |person| switches.left_out(person));
        Ok(Field::all().filter(|field| !off.contains(field)).collect())
    }

    /// Switches a field on or off for everybody. Whether it is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn switch_field(&mut self, session: &Session, field: Field, on: bool) -> Result<bool, StoreError> {
        if !self.opens_compass(session) {
            return Ok(false);
        }
        let mut switches = self.switches(session)?;
        switches.switch(field, on);
        self.note_compass(session, "field-switched", &format!("{} {}", field.word(), if on { "on" } else { "off" }))?;
        self.put_compass_record(session, SWITCHES, HOUSE, &switches.to_words())
    }
}
