//! The versions of the schema, forward only.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::error::StoreError;

/// “FRHO”: says that a file is the open content of a house.
pub const APPLICATION_ID: i32 = 0x4652_484F;

/// The steps from an empty file to the schema of this program; a released one is never edited.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("schema/0001_house.sql")),
    M::up(include_str!("schema/0002_meetings.sql")),
    M::up(include_str!("schema/0003_taking_part.sql")),
    M::up(include_str!("schema/0004_agenda_days.sql")),
    M::up(include_str!("schema/0005_running.sql")),
    M::up(include_str!("schema/0006_audit_chain.sql")),
    M::up(include_str!("schema/0007_meeting_drafts.sql")),
    M::up(include_str!("schema/0008_settings.sql")),
    M::up(include_str!("schema/0009_activities.sql")),
    M::up(include_str!("schema/0010_audit_waiting.sql")),
    M::up(include_str!("schema/0011_compass.sql")),
];

/// The schema version that this program writes.
pub const fn newest() -> usize {
    STEPS.len()
}

/// The schema version of the file behind `connection`.
pub fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Whether every table of this program is there, where the file is of its version.
pub fn is_whole(connection: &Connection) -> Result<bool, StoreError> {
    if version(connection)? != i64::try_from(newest()).unwrap_or(i64::MAX) {
        return Ok(true);
    }
    let names = |connection: &Connection| -> Result<Vec<String>, StoreError> {
        super::rows::all(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'", [], |row| Ok(row.get(0)?))
    };
    let mut sound = Connection::open_in_memory()?;
    migrate(&mut sound, Path::new(""))?;
    let there = names(connection)?;
    Ok(names(&sound)?.iter().all(|name| there.contains(name)))
}

/// Brings the schema up to date. An older schema is copied beside `file` first; the copy's path is returned.
pub fn migrate(connection: &mut Connection, file: &Path) -> Result<Option<PathBuf>, StoreError> {
    migrate_with(connection, file, STEPS)
}

fn migrate_with(connection: &mut Connection, file: &Path, steps: &[M<'_>]) -> Result<Option<PathBuf>, StoreError> {
    let newest = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let found = version(connection)?;
    if found > newest {
        return Err(StoreError::Newer { path: file.to_owned(), found, known: newest });
    }
    if found == newest {
        return Ok(None);
    }
    let copy = if found == 0 { None } else { Some(copy_beside(connection, file, newest)?) };
    Migrations::from_slice(steps).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => StoreError::Refused(format!("the house's file could not be brought up to date ({other})")),
    })?;
    Ok(copy)
}

/// A whole copy of the file as it was, beside it, under a name that is free.
fn copy_beside(connection: &Connection, file: &Path, version: i64) -> Result<PathBuf, StoreError> {
    let named = |again: usize| {
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".before-v{version}"));
        if again > 0 {
            name.push(format!("-{again}"));
        }
        PathBuf::from(name)
    };
    let free = (0..1000).map(named).find(|path| !path.exists());
    let copy = free.ok_or_else(|| StoreError::Refused("too many copies of the house's file lie beside it".into()))?;
    super::open::create_private(&copy).map_err(|source| StoreError::folder(file, source))?;
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_schema_is_copied_beside_the_file_before_it_changes() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("house.db");
        let mut connection = Connection::open(&file).unwrap();
        let first = [M::up("CREATE TABLE first (x INTEGER) STRICT;")];
        let both = [first[0].clone(), M::up("CREATE TABLE second (x INTEGER) STRICT;")];
        assert_eq!(migrate_with(&mut connection, &file, &first).unwrap(), None, "a new file needs no copy");
        connection.execute("INSERT INTO first VALUES (7)", []).unwrap();
        let copy = migrate_with(&mut connection, &file, &both).unwrap().unwrap();
        assert_eq!(copy, dir.path().join("house.db.before-v2"));
        let old = Connection::open(&copy).unwrap();
        assert_eq!(version(&old).unwrap(), 1);
        assert_eq!(old.query_row("SELECT x FROM first", [], |row| row.get::<_, i64>(0)).unwrap(), 7);
        assert!(old.prepare("SELECT * FROM second").is_err());
        assert_eq!(version(&connection).unwrap(), 2);
    }

    #[test]
    fn every_step_is_sound() {
        Migrations::from_slice(STEPS).validate().unwrap();
    }
}
