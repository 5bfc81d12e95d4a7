//! What whoever is in has begun to change of a person. With each press of an answer the history would be full, and its
//! length would tell how many answers somebody has given alone; so it has one line of each sitting.

use super::Session;
use crate::app::App;
use crate::domain::compass::PersonId;
use crate::store::StoreError;

/// Whose sitting it is, and what of whom has its line. A lock begins another one.
#[derive(Default)]
pub(super) struct Sitting(Option<(Session, Vec<(PersonId, &'static str)>)>);

impl Sitting {
    fn has(&self, session: &Session, of: (PersonId, &'static str)) -> bool {
        self.0.as_ref().is_some_and(|(whose, noted)| whose == session && noted.contains(&of))
    }

    fn add(&mut self, session: &Session, of: (PersonId, &'static str)) {
        match &mut self.0 {
            Some((whose, noted)) if whose == session => noted.push(of),
            other => *other = Some((session.clone(), vec![of])),
        }
    }
}

impl App {
    /// Notes what is done about `person` for `purpose`, once in a sitting.
    pub(in crate::app) fn note_once(
        &mut self,
        session: &Session,
        person: PersonId,
        action: &str,
        purpose: &'static str,
    ) -> Result<(), StoreError> {
        let is_noted = self.staff.as_ref().is_none_or(|side| side.sitting.has(session, (person, purpose)));
        if is_noted || !person.is_somebody() {
            return Ok(());
        }
        self.note_case(session, person, action, purpose)?;
        if let Some(side) = &mut self.staff {
            side.sitting.add(session, (person, purpose));
        }
        Ok(())
    }
}
