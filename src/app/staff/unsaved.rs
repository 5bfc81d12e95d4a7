//! What an employee has typed and not saved: sealed to her own pair, and given back to her alone.

use zeroize::Zeroizing;

use super::Session;
use super::work::Work;
use crate::app::App;
use crate::store::{Kind, RecordFile, StoreError};
use crate::vault::pair::ALIKE;

impl App {
    /// Keeps what `session` has typed but not saved, sealed for her alone; one text for each employee. Also just
    /// after the screen has locked by itself under it. A worker writes it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be sealed.
    pub fn keep_unsaved(&mut self, session: &Session, page: &str, text: &str) -> Result<(), StoreError> {
        let Some(side) = &mut self.staff else { return Ok(()) };
        let Some((_, public)) = side.staff.last.as_ref().filter(|(last, _)| last == session) else { return Ok(()) };
        let id = session.employee.0.to_be_bytes();
        let plain = Zeroizing::new(format!("{page}\n{text}"));
        let sealed = public.seal_padded(&Kind::UNSAVED.label(&id), plain.as_bytes(), ALIKE)?;
        side.staff.desk.hand_over(Work::KeepOwn { kind: Kind::UNSAVED, id: session.employee, sealed: Some(sealed) });
        Ok(())
    }

    /// Keeps nothing any more for `session`: it is saved, or was wiped.
    pub fn drop_unsaved(&mut self, session: &Session) {
        if let Some(side) = &mut self.staff
            && side.staff.last.as_ref().is_some_and(|(last, _)| last == session)
        {
            side.staff.desk.hand_over(Work::KeepOwn { kind: Kind::UNSAVED, id: session.employee, sealed: None });
        }
    }

    /// Gives back what the same employee had typed, once: the page it was on, and the text.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn take_unsaved(&mut self, session: &Session) -> Result<Option<(String, Zeroizing<String>)>, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(None) };
        let (records, id) = (RecordFile::open(&side.dir)?, session.employee.0.to_be_bytes());
        let Some(sealed) = records.sealed(Kind::UNSAVED, &id)? else { return Ok(None) };
        let opened = keys.own.open_padded(&Kind::UNSAVED.label(&id), &sealed);
        records.remove(Kind::UNSAVED, &id)?;
        // What was sealed to a pair that is gone is gone with it.
        let Ok(plain) = opened else { return Ok(None) };
        let parts = std::str::from_utf8(&plain).ok().and_then(|text| text.split_once('\n'));
        Ok(parts.map(|(page, text)| (page.to_owned(), Zeroizing::new(text.to_owned()))))
    }
}
