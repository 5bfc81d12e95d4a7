//! Pictures of the house's own, which came from a stick. A backup takes them with the house.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::Store;
use super::change::ChangeTx;
use super::error::StoreError;
use super::rows::{Stored, all};
use crate::domain::picture::{Taken, own_name};
use crate::vault::digest::sum;

impl Store {
    /// The picture with this name, as it is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn picture(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut found = self.connection.prepare_cached("SELECT jpeg FROM picture WHERE name = ?1")?;
        Ok(found.query_row([name], |row| row.get(0)).optional()?)
    }

    /// The names of all pictures, the one that came first first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn pictures(&self) -> Result<Vec<String>, StoreError> {
        all(&self.connection, "SELECT name FROM picture ORDER BY id", [], |row| Ok(row.get(0)?))
    }
}

impl ChangeTx<'_> {
    /// Keeps a picture, and says what it is called. The same one is kept once.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn keep_picture(&self, taken: &Taken) -> Result<String, StoreError> {
        let name = own_name(&sum(&taken.jpeg));
        let sql =
            "INSERT INTO picture (name, width, height, jpeg) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name) DO NOTHING";
        self.tx.execute(sql, params![name, taken.width, taken.height, taken.jpeg])?;
        Ok(name)
    }

    /// Whether there is a picture with this name.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn has_picture(&self, name: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM picture WHERE name = ?1)";
        Ok(self.tx.query_row(sql, [name], |row| row.get(0))?)
    }

    /// Lets go of pictures that no activity shows any more.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn drop_unused_pictures(&self) -> Result<(), StoreError> {
        drop_unused(self.tx)
    }
}

/// The same after an import.
pub fn drop_unused(connection: &Connection) -> Stored<()> {
    let shown = "SELECT scene FROM activity WHERE scene IS NOT NULL";
    connection.execute(&format!("DELETE FROM picture WHERE name NOT IN ({shown})"), [])?;
    Ok(())
}
