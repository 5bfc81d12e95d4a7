//! What `keys.db` and `vault.db` have in common: made whole under another name, opened with every rule for our files,
//! and never made anew where one is damaged.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::error::StoreError;
use super::open::{SIDE_FILES, connect, create_private, prepare, sync_folder, with_ending};

/// One of the two.
pub struct StaffFile {
    pub name: &'static str,
    pub application: i32,
    pub steps: &'static [M<'static>],
}

impl StaffFile {
    /// Makes the file in `dir` with what `fill` writes: it is there whole, or not at all.
    pub fn make(
        &self,
        dir: &Path,
        fill: impl FnOnce(&mut Connection) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let folder = |source| StoreError::folder(dir, source);
        let path = dir.join(self.name);
        let fresh = with_ending(&path, ".new");
        for ending in ["", "-journal", SIDE_FILES[0], SIDE_FILES[1]] {
            match fs::remove_file(with_ending(&fresh, ending)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(folder(error)),
                _ => {}
            }
        }
        create_private(&fresh).map_err(folder)?;
        let mut connection = Connection::open_with_flags(&fresh, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        prepare(&connection)?;
        connection.pragma_update(None, "application_id", self.application)?;
        self.migrate(&mut connection)?;
        fill(&mut connection)?;
        connection.close().map_err(|(_, error)| error)?;
        fs::rename(&fresh, &path).map_err(folder)?;
        sync_folder(dir).map_err(folder)
    }

    /// Opens the file in `dir`.
    pub fn open(&self, dir: &Path) -> Result<Connection, StoreError> {
        let file = dir.join(self.name);
        let mut connection = connect(&file)?;
        let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if application != self.application {
            return Err(StoreError::Damaged);
        }
        let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let known = i64::try_from(self.steps.len()).unwrap_or(i64::MAX);
        if found > known {
            return Err(StoreError::Newer { path: file, found, known });
        }
        self.migrate(&mut connection)?;
        Ok(connection)
    }

    /// Whether the file in `dir` was left by an older program. It is read from its header, so that nothing is changed.
    pub fn is_older(&self, dir: &Path) -> bool {
        let mut header = [0; 64];
        let read = fs::File::open(dir.join(self.name)).and_then(|mut file| file.read_exact(&mut header));
        let known = u32::try_from(self.steps.len()).unwrap_or(u32::MAX);
        let [.., a, b, c, d] = header;
        let found = u32::from_be_bytes([a, b, c, d]);
        read.is_ok() && header.starts_with(b"SQLite format 3") && found < known
    }

    fn migrate(&self, connection: &mut Connection) -> Result<(), StoreError> {
        Migrations::from_slice(self.steps).to_latest(connection).map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => StoreError::Refused(format!("{} could not be brought up to date ({other})", self.name)),
        })
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use crate::store::joining::Joining;
    use crate::store::{KeyFile, RecordFile, Store, SuggestionBox, open};

    fn number(connection: &Connection, name: &str) -> i64 {
        connection.pragma_query_value(None, name, |row| row.get(0)).unwrap()
    }

    #[test]
    fn every_connection_has_the_rules_for_our_files() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path();
        let house = Store::open(path).unwrap();
        let files = [
            ("house.db", &house.connection, 2),
            ("house.db, once more", &house.again().unwrap().connection, 2),
            ("joining.db", &Joining::open(path).unwrap().connection, 3),
            ("box.db", &SuggestionBox::open(path).unwrap().connection, 3),
            ("vault.db", &RecordFile::open(path).unwrap().connection, 2),
            ("keys.db", &KeyFile::empty_in_tests(path).connection, 2),
        ];
        for (name, connection, synchronous) in files {
            let found = ["secure_delete", "trusted_schema", "foreign_keys", "mmap_size", "temp_store"]
                .map(|setting| number(connection, setting));
            assert_eq!(found, [1, 0, 1, 0, 2], "{name}");
            assert_eq!(number(connection, "synchronous"), synchronous, "{name}");
        }
        assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    }

    /// `SQLite` says nothing where it does not take a setting; whoever opens a file is told all the same.
    #[test]
    fn a_setting_that_is_not_taken_opens_nothing() {
        let connection = Connection::open_in_memory().unwrap();
        assert!(open::is_prepared(&connection).is_err(), "nothing was set yet");
        for (name, other) in [
            ("secure_delete", "OFF"),
            ("secure_delete", "FAST"),
            ("trusted_schema", "ON"),
            ("foreign_keys", "OFF"),
            ("temp_store", "FILE"),
            ("synchronous", "NORMAL"),
        ] {
            open::prepare(&connection).unwrap();
            connection.execute_batch(&format!("PRAGMA {name} = {other}")).unwrap();
            let refused = open::is_prepared(&connection).unwrap_err().to_string();
            assert!(refused.contains(name), "{name}: {refused}");
        }
        open::prepare(&connection).unwrap();
    }
}
