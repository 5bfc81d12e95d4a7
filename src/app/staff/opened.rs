//! What only whoever is in can have: the audits, and the records of the house.

use super::Session;
use crate::app::App;
use crate::store::{AuditRow, RecordFile, StoreError};
use crate::vault::chain::AuditKeys;
use crate::vault::envelope::Key;

/// The confidential records, and the key of the house with which they are sealed. Only a session gets hold of them.
pub struct HouseRecords {
    pub file: RecordFile,
    pub key: Key,
}

/// What was noted, each oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audits {
    /// What was changed in the house.
    pub house: Vec<AuditRow>,
    /// What was done to keys and employees, and who was in.
    pub keys: Vec<AuditRow>,
}

/// What only whoever is in can have.
impl App {
    /// Everything that was noted: `None` once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when one of the audits cannot be read.
    pub fn audits(&self, session: &Session) -> Result<Option<Audits>, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(None) };
        let keys = AuditKeys::of(keys.rights.house());
        let (house, keys) = (self.store.whole_audit(&keys)?, RecordFile::open(&side.dir)?.noted(&keys)?);
        Ok(Some(Audits { house, keys }))
    }

    /// The records of the house for whoever is in; `None` once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be opened.
    pub(in crate::app) fn house_records(&self, session: &Session) -> Result<Option<HouseRecords>, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(None) };
        let key = keys.rights.house().clone();
        Ok(Some(HouseRecords { file: RecordFile::open(&side.dir)?, key }))
    }

    /// The newest changes of the house's content, the newest first, sealed or not; nothing once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the audit cannot be read.
    pub(in crate::app) fn newest_audit(&self, session: &Session, most: u32) -> Result<Vec<AuditRow>, StoreError> {
        let Some(keys) = self.keys_of(session) else { return Ok(Vec::new()) };
        self.store.newest_of_whole_audit(&AuditKeys::of(keys.rights.house()), most)
    }

    /// What was done to codes and employees, and what happened at the pad, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the audit cannot be read.
    pub(in crate::app) fn newest_of_keys(&self, session: &Session, most: u32) -> Result<Vec<AuditRow>, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(Vec::new()) };
        RecordFile::open(&side.dir)?.newest_noted(&AuditKeys::of(keys.rights.house()), most)
    }
}
