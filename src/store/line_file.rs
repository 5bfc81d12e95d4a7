//! Lines of the logbook as they lie in `vault.db`: one about nobody among the house's records, one about a person among
//! hers. One about several is sealed once, and each of them has a part of its key among her records: with the first who
//! is erased it is gone for all of them.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, params};
use zeroize::Zeroizing;

use super::error::StoreError;
use super::person_file::{label, place};
use super::record_file::{Kind, RecordFile};
use crate::domain::compass::{LineId, PersonId};
use crate::vault::envelope::Key;
use crate::vault::shared::{of_parts, unwrap};

/// A row of a line, sealed: among the records of a person, or of nobody.
pub struct LineRow {
    pub person: Option<PersonId>,
    pub kind: Kind,
    pub sealed: Vec<u8>,
}

/// What one of several has of the key of a line.
pub struct PartRow {
    person: PersonId,
    kind: Kind,
    sealed: Vec<u8>,
}

impl PartRow {
    #[must_use]
    pub fn is_of(&self, person: PersonId) -> bool {
        self.person == person
    }
}

/// A line about several, opened, with everybody it is about and what stands for each.
pub struct SharedLine {
    pub plain: Zeroizing<Vec<u8>>,
    pub about: Vec<(PersonId, char)>,
}

impl Kind {
    /// A line about nobody.
    pub const LINE: Self = Self { name: "line", key: "compass", version: 1 };
    /// A line about one person.
    pub const LINE_OF_ONE: Self = Self { name: "line", key: "person", version: 1 };
    /// A line about several persons, and the part of its key with each of them.
    pub const LINE_OF_SEVERAL: Self = Self { name: "line-of-several", key: "line", version: 1 };
    pub const LINE_PART: Self = Self { name: "line-part", key: "person", version: 1 };
    /// The whole key, as each of them had it before: such a line is read, and written anew with the next change.
    pub const LINE_KEY: Self = Self { name: "line-key", key: "person", version: 1 };
}

impl RecordFile {
    /// Writes the line `id` in the place of what there was of it, with whomever: all of it, or nothing. Without rows it
    /// is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn write_line(&self, id: LineId, rows: &[LineRow], before: &[PersonId]) -> Result<(), StoreError> {
        let tx = self.connection.unchecked_transaction()?;
        let mut gone = tx.execute(
            "DELETE FROM record WHERE kind IN (?1, ?2) AND id = ?3",
            params![Kind::LINE.name, Kind::LINE_OF_SEVERAL.name, id.as_bytes()],
        )?;
        let [one, part, key] = [Kind::LINE_OF_ONE, Kind::LINE_PART, Kind::LINE_KEY].map(|kind| kind.name);
        for person in before {
            gone += tx.execute(
                "DELETE FROM person_record WHERE person = ?1 AND kind IN (?2, ?3, ?4) AND id = ?5",
                params![person.as_bytes(), one, part, key, id.as_bytes()],
            )?;
        }
        for row in rows {
            match row.person {
                Some(person) => tx.execute(
                    "INSERT INTO person_record (number, person, kind, id, sealed) VALUES (random(), ?1, ?2, ?3, ?4)",
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
            self.empty_journal();
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

    /// What everybody has of the keys of the lines about several, by the id of the line.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn parts_of_lines(&self) -> Result<BTreeMap<Vec<u8>, Vec<PartRow>>, StoreError> {
        let mut parts: BTreeMap<Vec<u8>, Vec<PartRow>> = BTreeMap::new();
        for kind in [Kind::LINE_PART, Kind::LINE_KEY] {
            let sql = "SELECT id, person, sealed FROM person_record WHERE kind = ?1 ORDER BY id, person";
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows = statement.query_map([kind.name], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, [u8; 16]>(1)?, row.get::<_, Vec<u8>>(2)?))
            })?;
            for row in rows {
                let (id, person, sealed) = row?;
                parts.entry(id).or_default().push(PartRow { person: PersonId::new(person), kind, sealed });
            }
        }
        Ok(parts)
    }

    /// The line `id`, with the parts of its key; `None` where one of them is missing.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn line_of_parts(
        &self,
        id: &[u8],
        rows: &[PartRow],
        keys: &[(PersonId, Key)],
    ) -> Result<Option<SharedLine>, StoreError> {
        let (mut parts, mut whole, mut about) = (Vec::new(), None, Vec::new());
        for row in rows {
            let Some((_, key)) = keys.iter().find(|(person, _)| *person == row.person) else { continue };
            let Ok((part, letter)) = unwrap(key, &label(row.kind, &place(row.person, id)), &row.sealed) else {
                continue;
            };
            about.push((row.person, letter));
            if row.kind.name == Kind::LINE_KEY.name { whole = Some(part) } else { parts.push(part) }
        }
        let Some(key) = whole.or_else(|| of_parts(&parts).ok()) else { return Ok(None) };
        let record = self.one(Kind::LINE_OF_SEVERAL, id, &key)?;
        Ok(record.map(|record| SharedLine { plain: record.plain, about }))
    }

    /// Takes a line about several away, with what each of them has of it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove_shared_line(&self, id: &[u8]) -> Result<(), StoreError> {
        let tx = self.connection.unchecked_transaction()?;
        tx.execute("DELETE FROM record WHERE kind = ?1 AND id = ?2", params![Kind::LINE_OF_SEVERAL.name, id])?;
        let sql = "DELETE FROM person_record WHERE kind IN (?1, ?2) AND id = ?3";
        tx.execute(sql, params![Kind::LINE_PART.name, Kind::LINE_KEY.name, id])?;
        tx.commit()?;
        self.empty_journal();
        Ok(())
    }

    /// Takes away every line that is about `person` and others, before her own rows go.
    pub(super) fn forget_lines_of(&self, person: PersonId) -> Result<(), StoreError> {
        let [part, key] = [Kind::LINE_PART, Kind::LINE_KEY].map(|kind| kind.name);
        let hers = "SELECT id FROM person_record WHERE person = ?1 AND kind IN (?2, ?3)";
        let tx = self.connection.unchecked_transaction()?;
        tx.execute(
            &format!("DELETE FROM record WHERE kind = ?4 AND id IN ({hers})"),
            params![person.as_bytes(), part, key, Kind::LINE_OF_SEVERAL.name],
        )?;
        tx.execute(
            &format!("DELETE FROM person_record WHERE kind IN (?2, ?3) AND id IN ({hers})"),
            params![person.as_bytes(), part, key],
        )?;
        tx.commit()?;
        Ok(())
    }
}
