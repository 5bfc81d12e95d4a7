//! Lines of the logbook as they lie in `vault.db`: one about nobody among the house's records, one about a person among
//! hers. One about several is sealed once, with a key that lies among the records of each of them.

use rusqlite::{OptionalExtension as _, params};

use super::error::StoreError;
use super::record_file::{Kind, RecordFile};
use crate::domain::compass::{LineId, PersonId};

/// A row of a line, sealed: among the records of a person, or of nobody.
pub struct LineRow {
    pub person: Option<PersonId>,
    pub kind: Kind,
    pub sealed: Vec<u8>,
}

impl Kind {
    /// A line about nobody.
    pub const LINE: Self = Self { name: "line", key: "compass", version: 1 };
    /// A line about one person.
    pub const LINE_OF_ONE: Self = Self { name: "line", key: "person", version: 1 };
    /// A line about several persons, and its key with each of them.
    pub const LINE_OF_SEVERAL: Self = Self { name: "line-of-several", key: "line", version: 1 };
    pub const LINE_KEY: Self = Self { name: "line-key", key: "person", version: 1 };
}

impl RecordFile {
    /// Writes the line `id` in the place of what there was of it, also with each of `before`: all of it, or nothing.
    /// Without rows it is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn write_line(&self, id: LineId, rows: &[LineRow], before: &[PersonId]) -> Result<(), StoreError> {
        let tx = self.connection.unchecked_transaction()?;
        let mut gone = tx.execute(
            "DELETE FROM record WHERE kind IN (?1, ?2) AND id = ?3",
            params![Kind::LINE.name, Kind::LINE_OF_SEVERAL.name, id.as_bytes()],
        )?;
        for person in before {
            gone += tx.execute(
                "DELETE FROM person_record WHERE person = ?1 AND kind IN (?2, ?3) AND id = ?4",
                params![person.as_bytes(), Kind::LINE_OF_ONE.name, Kind::LINE_KEY.name, id.as_bytes()],
            )?;
        }
        for row in rows {
            match row.person {
                Some(person) => tx.execute(
                    "INSERT INTO person_record (person, kind, id, sealed) VALUES (?1, ?2, ?3, ?4)",
                    params![person.as_bytes(), row.kind.name, id.as_bytes(), row.sealed],
                )?,
                None => tx.execute(
                    "INSERT INTO record (kind, id, sealed) VALUES (?1, ?2, ?3)",
                    params![row.kind.name, id.as_bytes(), row.sealed],
                )?,
            };
        }
        tx.commit()?;
        if gone > 0 {
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
        Ok(())
    }

    /// What is sealed of the line `id` with `person`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn line_of(&self, person: PersonId, kind: Kind, id: LineId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT sealed FROM person_record WHERE person = ?1 AND kind = ?2 AND id = ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(params![person.as_bytes(), kind.name, id.as_bytes()], |row| row.get(0)).optional()?)
    }

    /// Takes away the lines that only `person` still has the key of, before her own rows go.
    pub(super) fn forget_lines_of(&self, person: PersonId) -> Result<(), StoreError> {
        let sql = "DELETE FROM record WHERE kind = ?2
            AND id IN (SELECT id FROM person_record WHERE person = ?1 AND kind = ?3)
            AND NOT EXISTS (SELECT 1 FROM person_record AS other WHERE other.kind = ?3 AND other.id = record.id
                AND other.person IN (SELECT DISTINCT person FROM person_record WHERE person <> ?1))";
        self.connection.execute(sql, params![person.as_bytes(), Kind::LINE_OF_SEVERAL.name, Kind::LINE_KEY.name])?;
        Ok(())
    }
}
