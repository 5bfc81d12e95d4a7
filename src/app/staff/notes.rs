//! What a worker notes of what is done to keys and in the house.

use super::clerk::Clerk;
use super::work::By;
use crate::store::audit_chain::{HOUSE, VAULT};
use crate::store::{KeyFile, RecordFile, Store, StoreError};
use crate::vault::chain::{AuditKeys, Head};

impl Clerk {
    /// The entry comes before what it says: the plug can be pulled in between, and a change without an entry is worse
    /// than an entry without its change.
    pub(super) fn note(&self, file: &KeyFile, by: &By, action: &str, subject: &str) -> Result<(), StoreError> {
        let actor = by.employee.map_or_else(|| "recovery-key".to_owned(), |id| format!("employee {}", id.0));
        let keys = AuditKeys::of(by.rights.house());
        let mut records = RecordFile::open(&self.dir)?;
        let whole = records.passes(file.head(VAULT)?)?;
        let head = records.note(&keys, &actor, action, subject)?;
        // Where the end was cut off, the old head stays, so that the finding does.
        if whole { file.note_head(VAULT, head) } else { Ok(()) }
    }

    /// What happens while nobody is in waits, sealed, for the next opening. The pad goes on without it.
    pub(super) fn note_at_the_pad(&self, file: &KeyFile, action: &str, subject: &str) {
        let noted =
            file.audit_public().and_then(|public| RecordFile::open(&self.dir)?.note_waiting(&public, action, subject));
        if let Err(error) = noted {
            tracing::error!(%error, "a wrong code could not be noted");
        }
    }

    pub(super) fn seal_audit(&self, keys: &AuditKeys) -> Result<(), StoreError> {
        let (mut store, file) = (Store::open_at_once(&self.dir)?, KeyFile::open(&self.dir)?);
        let whole = store.audit_passes(file.head(HOUSE)?)?;
        let head = store.seal_audit(keys)?;
        if whole { file.note_head(HOUSE, head) } else { Ok(()) }
    }

    /// A backup that was put back has the chains of its day: they end before their heads, and the history says why. From
    /// here on they are noted anew, as long as they are whole in themselves.
    pub(super) fn note_after_restore(&self, keys: &AuditKeys) -> Result<(), StoreError> {
        let (store, file) = (Store::open_at_once(&self.dir)?, KeyFile::open(&self.dir)?);
        if !store.was_restored(keys)? {
            return Ok(());
        }
        let records = RecordFile::open(&self.dir)?;
        let whole = store.verify_audit_from(keys, (records.floor(keys, HOUSE)?, Head::START))?;
        if let (Ok(end), false) = (whole, store.audit_passes(file.head(HOUSE)?)?) {
            file.note_head(HOUSE, end)?;
        }
        if let (Ok(end), false) = (records.verify(keys, Head::START)?, records.passes(file.head(VAULT)?)?) {
            file.note_head(VAULT, end)?;
        }
        Ok(())
    }

    /// Whether nothing was changed, swapped or cut off in either audit since they were noted last.
    pub(super) fn audit_is_whole(&self, keys: &AuditKeys) -> Result<bool, StoreError> {
        let file = KeyFile::open(&self.dir)?;
        let records = RecordFile::open(&self.dir)?;
        let floor = records.floor(keys, HOUSE)?;
        let house = Store::open_at_once(&self.dir)?.verify_audit_from(keys, (floor, file.head(HOUSE)?))?;
        let vault = records.verify(keys, file.head(VAULT)?)?;
        Ok(house.is_ok() && vault.is_ok())
    }
}
