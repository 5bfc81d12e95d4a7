//! What a person was told and said yes to. A *nej* leaves nothing behind.

use chrono::NaiveDate;

use super::told_words;
use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::case::Case;
#[cfg(feature = "testing")]
use crate::domain::compass::Ground;
use crate::domain::compass::{Basis, NoScope, PersonId, Told, Use};
use crate::domain::text::Line;
use crate::store::{Kind, StoreError};

const BASIS: Kind = Kind { name: "basis", key: "person", version: 1 };

/// Whether something may be noted about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Yes, until she is asked again on a day.
    Current(NaiveDate),
    /// A year has gone by.
    AskAgain,
    /// She has not been asked.
    NotAsked,
}

/// What became of *Ja*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Kept,
    /// Nothing is kept: she has not been asked about this.
    Unasked(Use),
    /// Nothing is kept: nothing may be written about health, so there is nothing to write.
    NoHealth,
    /// The screen has locked, or the house has questions to answer first.
    Nothing,
}

/// What became of *Nej tak*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declined {
    /// The person that was made for the question is gone, as if nobody had asked.
    Gone,
    /// She had said yes before, so what there is stays until she asks for something else.
    Stays,
    Nothing,
}

impl Case {
    /// The newest basis.
    pub(in crate::app) fn basis(&self) -> Result<Option<Basis>, StoreError> {
        Ok(self.dated(BASIS)?.iter().rev().find_map(|one| Basis::from_words(&one.words)))
    }

    /// Whether something may be noted about this person on `day`. The practice person is invented, and needs no basis.
    pub(in crate::app) fn may_be_noted(&self, day: NaiveDate) -> Result<bool, StoreError> {
        Ok(!self.person().is_somebody() || self.basis()?.is_some_and(|basis| basis.is_current(day)))
    }

    pub(in crate::app) fn standing(&self, day: NaiveDate) -> Result<Standing, StoreError> {
        Ok(match self.basis()? {
            Some(basis) if basis.is_current(day) => Standing::Current(basis.asks_again_on()),
            Some(_) => Standing::AskAgain,
            None => Standing::NotAsked,
        })
    }
}

impl App {
    /// The basis of `person` as it was given last; `None` where she was never asked, for the practice person, and
    /// without the right *compass*.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn basis_of(&self, session: &Session, person: PersonId) -> Result<Option<Basis>, StoreError> {
        self.case(session, person)?.map_or(Ok(None), |case| case.basis())
    }

    /// Whether something new may be noted about `person` today.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn may_be_noted(&self, session: &Session, person: PersonId) -> Result<bool, StoreError> {
        Ok(self.case_to_note(session, person)?.is_some())
    }

    /// *Ja*: she was told, and something may be noted. `said` are her own answers to the uses that are asked by
    /// themselves: without one to article 9 and one to article 10 there is no basis, nor before the house has given its
    /// five answers.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn give_basis(
        &mut self,
        session: &Session,
        person: PersonId,
        told: Told,
        said: &[(Use, bool)],
    ) -> Result<Given, StoreError> {
        let answers = self.five_answers(session)?.filter(|answers| answers.missing().is_none());
        let (Some(ground), Some(case)) = (answers.and_then(|answers| answers.ground), self.case(session, person)?)
        else {
            return Ok(Given::Nothing);
        };
        let Ok(text) = Line::new(told_words::VERSION) else { return Ok(Given::Nothing) };
        if !person.is_somebody() {
            return Ok(Given::Nothing);
        }
        let uses = match Use::out_of(said) {
            Ok(uses) => uses,
            Err(NoScope::Unasked(what)) => return Ok(Given::Unasked(what)),
            Err(NoScope::NoHealth) => return Ok(Given::NoHealth),
        };
        let basis = Basis { day: self.today_date(), by: session.employee(), ground, told, text, uses };
        self.note_case(session, person, "basis-given", "talks")?;
        case.put_dated(BASIS, self.now(), &basis.to_words())?;
        Ok(Given::Kept)
    }

    /// A yes to everything, although the house has not settled anything, for tests and benches.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    #[cfg(feature = "testing")]
    pub fn basis_for_tests(&mut self, session: &Session, person: PersonId) -> Result<(), StoreError> {
        let (Some(case), Ok(text)) = (self.case(session, person)?, Line::new(told_words::VERSION)) else {
            return Ok(());
        };
        let (day, by, uses) = (self.today_date(), session.employee(), Use::ALL.into());
        let basis = Basis { day, by, ground: Ground::Consent, told: Told::ReadAloud, text, uses };
        case.put_dated(BASIS, self.now(), &basis.to_words()).map(drop)
    }

    /// *Nej tak*: nothing of it is written down. Whoever was made for the question is erased at once, the key first.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn decline(&mut self, session: &Session, person: PersonId) -> Result<Declined, StoreError> {
        let Some(case) = self.case(session, person)?.filter(|_| !person.is_practice()) else {
            return Ok(Declined::Nothing);
        };
        if case.basis()?.is_some() {
            return Ok(Declined::Stays);
        }
        self.erase_case(session, person)?;
        Ok(Declined::Gone)
    }
}
