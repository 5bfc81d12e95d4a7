//! Records that are sealed for one employee alone. Whoever else is in, whatever her right, opens none of them.

use zeroize::Zeroizing;

use super::Session;
use crate::app::App;
use crate::domain::employee::Right;
use crate::store::{Kind, RecordFile, StoreError};

impl App {
    /// Whether `session` is that of somebody who is in and holds the key of the compass.
    pub(in crate::app) fn holds_compass(&self, session: &Session) -> bool {
        session.right() == Right::Compass && self.keys_of(session).is_some_and(|keys| keys.rights.compass().is_some())
    }

    /// Seals `plain` for `session` alone, in the place of what was there. Whether it is kept: not once the screen has
    /// locked.
    pub(in crate::app) fn keep_own(&self, session: &Session, kind: Kind, plain: &str) -> Result<bool, StoreError> {
        let Some(side) = self.staff.as_ref().filter(|_| self.keys_of(session).is_some()) else { return Ok(false) };
        let Some((_, public)) = side.staff.last.as_ref().filter(|(last, _)| last == session) else { return Ok(false) };
        let id = session.employee().0.to_be_bytes();
        let sealed = public.seal(&kind.label(&id), plain.as_bytes())?;
        RecordFile::open(&side.dir)?.put_sealed(kind, &id, &sealed)?;
        Ok(true)
    }

    /// What is sealed for `session`; `None` where nothing is, or what there is was sealed to a pair that is gone.
    pub(in crate::app) fn own(&self, session: &Session, kind: Kind) -> Result<Option<Zeroizing<String>>, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(None) };
        let id = session.employee().0.to_be_bytes();
        let Some(sealed) = RecordFile::open(&side.dir)?.sealed(kind, &id)? else { return Ok(None) };
        let Ok(plain) = keys.own.open(&kind.label(&id), &sealed) else { return Ok(None) };
        Ok(std::str::from_utf8(&plain).ok().map(|text| Zeroizing::new(text.to_owned())))
    }

    /// Takes it away.
    pub(in crate::app) fn forget_own(&self, session: &Session, kind: Kind) -> Result<(), StoreError> {
        match (self.keys_of(session), &self.staff) {
            (Some(_), Some(side)) => RecordFile::open(&side.dir)?.remove(kind, &session.employee().0.to_be_bytes()),
            _ => Ok(()),
        }
    }
}
