//! How an employee sees best: kept for her, sealed to her own pair, and nobody else's business.

use super::Session;
use super::work::Work;
use crate::app::App;
use crate::domain::looks::Looks;
use crate::store::{Kind, RecordFile, StoreError};
use crate::vault::envelope::STEP;

impl App {
    /// Keeps what `session` has chosen with *Se bedre*. A worker writes it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be sealed.
    pub fn keep_looks(&mut self, session: &Session, looks: Looks) -> Result<(), StoreError> {
        let Some(side) = &mut self.staff else { return Ok(()) };
        let Some((_, public)) = side.staff.last.as_ref().filter(|(last, _)| last == session) else { return Ok(()) };
        let id = session.employee.0.to_be_bytes();
        let sealed = public.seal_padded(&Kind::LOOKS.label(&id), &looks.to_bytes(), STEP)?;
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
        let sealed = RecordFile::open(&side.dir)?.sealed(Kind::LOOKS, &id)?;
        let opened = sealed.and_then(|sealed| keys.own.open_padded(&Kind::LOOKS.label(&id), &sealed).ok());
        Ok(opened.and_then(|bytes| Looks::from_bytes(&bytes)))
    }
}
