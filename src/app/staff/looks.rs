//! How an employee sees best: kept for her, sealed with the key of the house so that a new PIN takes nothing of it, and
//! told to nobody but her.

use super::Session;
use super::work::Work;
use crate::app::App;
use crate::domain::looks::Looks;
use crate::store::{Kind, RecordFile, StoreError};
use crate::vault::envelope;

impl App {
    /// Keeps what `session` has chosen with *Se bedre*. A worker writes it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be sealed.
    pub fn keep_looks(&mut self, session: &Session, looks: Looks) -> Result<(), StoreError> {
        let Some(house) = self.keys_of(session).map(|keys| keys.rights.house().clone()) else { return Ok(()) };
        let Some(side) = &mut self.staff else { return Ok(()) };
        let id = session.employee.0.to_be_bytes();
        let sealed = envelope::seal(&house, &Kind::LOOKS.label(&id), &looks.to_bytes())?;
        side.staff.desk.hand_over(Work::KeepOwn { kind: Kind::LOOKS, id: session.employee, sealed: Some(sealed) });
        Ok(())
    }

    /// What she has chosen; `None` where she has not.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn own_looks(&self, session: &Session) -> Result<Option<Looks>, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(None) };
        let id = session.employee.0.to_be_bytes();
        let Some(sealed) = RecordFile::open(&side.dir)?.sealed(Kind::LOOKS, &id)? else { return Ok(None) };
        let opened = envelope::open(keys.rights.house(), &Kind::LOOKS.label(&id), &sealed)
            .or_else(|_| keys.own.open_padded(&Kind::LOOKS_OF_OWN.label(&id), &sealed));
        Ok(opened.ok().and_then(|bytes| Looks::from_bytes(&bytes)))
    }

    /// What was sealed to her own pair by an earlier version would go with her next PIN: it is sealed anew.
    pub(super) fn keep_looks_of_own(&mut self, session: &Session) {
        let kept = self.own_looks(session).and_then(|looks| match looks {
            Some(looks) if self.seals_looks_to_own(session)? => self.keep_looks(session, looks),
            _ => Ok(()),
        });
        if let Err(error) = kept {
            tracing::error!(%error, "how an employee sees best is sealed as before");
        }
    }

    fn seals_looks_to_own(&self, session: &Session) -> Result<bool, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(false) };
        let id = session.employee.0.to_be_bytes();
        let sealed = RecordFile::open(&side.dir)?.sealed(Kind::LOOKS_OF_OWN, &id)?;
        Ok(sealed.is_some_and(|sealed| keys.own.open(&Kind::LOOKS_OF_OWN.label(&id), &sealed).is_ok()))
    }
}
