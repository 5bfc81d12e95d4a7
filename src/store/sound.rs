//! Telling a disk that failed this once from a file that is damaged or can only be read.

use std::path::Path;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::rows::Stored;

/// Tries `opening` a second time before its file is called damaged, and so moved aside or deleted: `SQLite` takes a
/// page that could not be read this once for damage as well.
pub fn twice<T>(opening: impl Fn() -> Stored<T>) -> Stored<T> {
    match opening() {
        Err(error) if error.is_damage() => opening(),
        other => other,
    }
}

/// Opens `file` for reading and writing.
///
/// Where it could not be opened for writing, `SQLite` opens it for reading. The connection is kept for as long as the
/// kiosk runs, so a failure that passes is given a second chance.
pub fn open_for_writing(file: &Path) -> Stored<Connection> {
    let open =
        || Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX);
    let connection = open()?;
    if connection.is_readonly(MAIN_DB)? { Ok(open()?) } else { Ok(connection) }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::store::StoreError;

    #[test]
    fn damage_is_looked_at_twice_and_nothing_else_is() {
        let looks = Cell::new(0);
        let opening = |bad: u32, why: fn() -> StoreError| {
            looks.set(0);
            twice(|| {
                looks.set(looks.get() + 1);
                if looks.get() <= bad { Err(why()) } else { Ok(()) }
            })
        };
        assert!(opening(1, || StoreError::Damaged).is_ok(), "a disk that failed this once");
        assert!(matches!(opening(2, || StoreError::Damaged), Err(StoreError::Damaged)));
        assert_eq!(looks.get(), 2);
        assert!(matches!(opening(1, || StoreError::DiskFull), Err(StoreError::DiskFull)));
        assert_eq!(looks.get(), 1);
    }
}
