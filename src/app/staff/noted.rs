//! What somebody who is in does with the machine, and is noted beside the codes: it changes nothing of the house.

use super::Session;
use crate::app::App;
use crate::store::audit_chain::VAULT;
use crate::store::{KeyFile, RecordFile, StoreError};
use crate::vault::chain::AuditKeys;

impl App {
    /// Notes in the audit of the vault that `session` does `action`. Whether it is noted: not once the screen has
    /// locked.
    pub(in crate::app) fn note_at_the_machine(&self, session: &Session, action: &str) -> Result<bool, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(false) };
        let audit = AuditKeys::of(keys.rights.house());
        let (file, mut records) = (KeyFile::open(&side.dir)?, RecordFile::open(&side.dir)?);
        let whole = records.passes(file.head(VAULT)?)?;
        let head = records.note(&audit, &format!("employee {}", session.employee().0), action, "")?;
        // Where the end was cut off, the old head stays, so that the finding does.
        if whole {
            file.note_head(VAULT, head)?;
        }
        Ok(true)
    }
}
