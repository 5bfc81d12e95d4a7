//! What is kept of the persons of the compass: their keys in `keys.db`, their records in `vault.db`.
//!
//! Two files are no transaction, so the key comes first, and goes first: records without a key are noise, and are swept
//! away at the next opening.

use rusqlite::{Connection, params};
use zeroize::Zeroizing;

use super::error::StoreError;
use super::key_file::KeyFile;
use super::record_file::{Kind, RecordFile};
use crate::domain::compass::PersonId;
use crate::vault::envelope::{self, Key, Label};
use crate::vault::person;

/// The keys of the persons.
impl KeyFile {
    /// Draws the key of `person` and keeps it.
    ///
    /// # Errors
    /// [`StoreError`] when the person has one already, or the file cannot be written.
    pub fn add_person(&self, compass: &Key, person: PersonId) -> Result<Key, StoreError> {
        let (key, sealed) = person::new_key(compass, person.as_bytes())?;
        let sql = "INSERT INTO person_key (person, sealed) VALUES (?1, ?2)";
        self.connection.execute(sql, params![person.as_bytes(), sealed])?;
        Ok(key)
    }

    /// Everybody there is a key of, with that key. One that does not open is left out.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn person_keys(&self, compass: &Key) -> Result<Vec<(PersonId, Key)>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT person, sealed FROM person_key ORDER BY person")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
        let mut keys = Vec::new();
        for row in rows {
            let (id, sealed) = row?;
            if let Ok(key) = person::open_key(compass, &id, &sealed) {
                keys.push((PersonId::new(id), key));
            }
        }
        Ok(keys)
    }

    /// The key of `person`; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn person_key(&self, compass: &Key, person: PersonId) -> Result<Option<Key>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT sealed FROM person_key WHERE person = ?1")?;
        let mut rows = statement.query([person.as_bytes()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(person::open_key(compass, person.as_bytes(), &row.get::<_, Vec<u8>>(0)?).ok())
    }

    /// Takes the key of `person` away, also out of the journal. It takes no key itself, so it can be done at night.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn forget_person(&self, person: PersonId) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM person_key WHERE person = ?1", [person.as_bytes()])?;
        self.empty_journal();
        Ok(())
    }

    /// Everybody there is a key of; for whoever cannot open one.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn persons(&self) -> Result<Vec<PersonId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT person FROM person_key ORDER BY person")?;
        let rows = statement.query_map([], |row| Ok(PersonId::new(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A record of a person: what it is, what it is called, what it says.
pub struct PersonRecord {
    pub kind: Kind,
    pub id: Vec<u8>,
    pub plain: Zeroizing<Vec<u8>>,
}

/// A record of a person that is sealed already, under [`label`] at its [`place`].
pub struct SealedRecord {
    pub kind: Kind,
    pub id: Vec<u8>,
    pub sealed: Vec<u8>,
}

/// The records of the persons.
impl RecordFile {
    /// Writes records of `person` that are sealed already, under whichever keys, and takes others away: all of it, or
    /// nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn write_sealed_of(
        &self,
        person: PersonId,
        put: &[SealedRecord],
        remove: &[(Kind, Vec<u8>)],
    ) -> Result<(), StoreError> {
        let tx = self.connection.unchecked_transaction()?;
        for record in put {
            write_sealed(&tx, person, record.kind, &record.id, &record.sealed)?;
        }
        for (kind, id) in remove {
            let sql = "DELETE FROM person_record WHERE person = ?1 AND kind = ?2 AND id = ?3";
            tx.execute(sql, params![person.as_bytes(), kind.name, id])?;
        }
        tx.commit()?;
        if !remove.is_empty() {
            self.empty_journal();
        }
        Ok(())
    }

    /// Seals and writes records of `person`, and takes others away: all of it, or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn write_of(
        &self,
        person: PersonId,
        key: &Key,
        put: &[PersonRecord],
        remove: &[(Kind, Vec<u8>)],
    ) -> Result<(), StoreError> {
        let sealed = |record: &PersonRecord| {
            let sealed = envelope::seal(key, &label(record.kind, &place(person, &record.id)), &record.plain)?;
            Ok(SealedRecord { kind: record.kind, id: record.id.clone(), sealed })
        };
        let put = put.iter().map(sealed).collect::<Result<Vec<_>, StoreError>>()?;
        self.write_sealed_of(person, &put, remove)
    }

    /// Writes a record of `person` that is sealed already, under [`sealed_under`].
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put_sealed_of(&self, person: PersonId, kind: Kind, id: &[u8], sealed: &[u8]) -> Result<(), StoreError> {
        write_sealed(&self.connection, person, kind, id, sealed)
    }

    /// The records of a kind of `person` as they are sealed, in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn sealed_of(&self, person: PersonId, kind: Kind) -> Result<Vec<(Vec<u8>, Vec<u8>)>, StoreError> {
        let sql = "SELECT id, sealed FROM person_record WHERE person = ?1 AND kind = ?2 ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![person.as_bytes(), kind.name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The records of a kind of `person`, opened, in the order of their ids. One that does not open is left out.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn all_of(&self, person: PersonId, kind: Kind, key: &Key) -> Result<Vec<PersonRecord>, StoreError> {
        let open = |(id, sealed): (Vec<u8>, Vec<u8>)| {
            let plain = envelope::open(key, &label(kind, &place(person, &id)), &sealed).ok()?;
            Some(PersonRecord { kind, id, plain })
        };
        Ok(self.sealed_of(person, kind)?.into_iter().filter_map(open).collect())
    }

    /// Takes everything of `person` away, also out of the journal. It takes no key, so it can be done at night.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn forget_person(&self, person: PersonId) -> Result<(), StoreError> {
        if self.connection.execute("DELETE FROM person_record WHERE person = ?1", [person.as_bytes()])? > 0 {
            self.empty_journal();
        }
        Ok(())
    }

    /// Takes away what belongs to nobody in `there`: an erasure was cut short after the key.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn sweep_persons(&self, there: &[PersonId]) -> Result<(), StoreError> {
        let found: Vec<[u8; 16]> = {
            let mut statement = self.connection.prepare_cached("SELECT DISTINCT person FROM person_record")?;
            statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
        };
        let gone = found.into_iter().map(PersonId::new).filter(|person| !there.contains(person));
        gone.into_iter().try_for_each(|person| self.forget_person(person))
    }

    fn empty_journal(&self) {
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

/// Where a record of `person` lies: under another person, or another id, it does not open.
#[must_use]
pub fn place(person: PersonId, id: &[u8]) -> Vec<u8> {
    [person.as_bytes().as_slice(), id].concat()
}

/// What a record of a person is sealed under, at its [`place`].
#[must_use]
pub const fn label(kind: Kind, place: &[u8]) -> Label<'_> {
    Label { table: kind.name, id: place, key: kind.key, version: kind.version }
}

fn write_sealed(
    connection: &Connection,
    person: PersonId,
    kind: Kind,
    id: &[u8],
    sealed: &[u8],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO person_record (person, kind, id, sealed) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (person, kind, id) DO UPDATE SET sealed = ?4";
    connection.execute(sql, params![person.as_bytes(), kind.name, id, sealed])?;
    Ok(())
}
