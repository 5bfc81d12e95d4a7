//! The way to what is sealed, for as long as somebody is in.

use super::Session;
use crate::app::App;
use crate::store::retention::SealedRows;
use crate::store::{RecordFile, StoreError};

impl App {
    /// What is sealed, for as long as `session` is in; `None` once the screen has locked.
    pub(in crate::app) fn with_sealed<T>(
        &mut self,
        session: &Session,
        work: impl FnOnce(&mut SealedRows<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let Some(house) = self.keys_of(session).map(|keys| keys.rights.house().clone()) else { return Ok(None) };
        let Some(side) = &self.staff else { return Ok(None) };
        let records = RecordFile::open(&side.dir)?;
        work(&mut SealedRows { store: &mut self.store, records, house: &house }).map(Some)
    }
}
