//! What activities are for. Staff only: nothing that the public screen reads comes by here.

use rusqlite::Connection;

use super::Store;
use super::change::ChangeTx;
use super::error::StoreError;
use super::rows::{Stored, all, by_word};
use crate::domain::activity::ActivityId;
use crate::domain::purpose::Purpose;

fn purposes(connection: &Connection, id: ActivityId) -> Stored<Vec<Purpose>> {
    let sql = "SELECT purpose FROM activity_purpose WHERE activity = ?1";
    let found = all(connection, sql, [id.0], |row| by_word(row, "purpose", &Purpose::ALL, Purpose::word))?;
    // In the order in which they are always named.
    Ok(Purpose::ALL.into_iter().filter(|one| found.contains(one)).collect())
}

impl Store {
    /// What an activity is for.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn purposes(&self, id: ActivityId) -> Result<Vec<Purpose>, StoreError> {
        purposes(&self.connection, id)
    }
}

impl ChangeTx<'_> {
    /// What an activity is for.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn purposes(&self, id: ActivityId) -> Result<Vec<Purpose>, StoreError> {
        purposes(self.tx, id)
    }

    /// Writes what an activity is for, in the place of what was said before.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_purposes(&self, id: ActivityId, purposes: &[Purpose]) -> Result<(), StoreError> {
        self.tx.execute("DELETE FROM activity_purpose WHERE activity = ?1", [id.0])?;
        let mut insert = self.tx.prepare_cached("INSERT OR IGNORE INTO activity_purpose VALUES (?1, ?2)")?;
        for purpose in purposes {
            insert.execute((id.0, purpose.word()))?;
        }
        Ok(())
    }
}
