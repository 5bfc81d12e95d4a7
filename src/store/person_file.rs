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

    /// Writes the file anew, so that nothing of what was taken away is left in it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn rewrite(&self) -> Result<(), StoreError> {
        rewrite(&self.connection)
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

/// The id of a record, and the record as it is sealed.
pub type SealedRow = (Vec<u8>, Vec<u8>);

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

/// A record of a person, of whatever kind, also of one that this program does not know.
pub struct AnyRecord {
    pub kind: String,
    pub id: Vec<u8>,
    /// `None` where it is not sealed with the key of the person, but to one employee.
    pub plain: Option<Zeroizing<Vec<u8>>>,
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

    /// Everything of `person`: nothing is left out.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn everything_of(&self, person: PersonId, key: &Key) -> Result<Vec<AnyRecord>, StoreError> {
        let sql = "SELECT kind, id, sealed FROM person_record WHERE person = ?1 ORDER BY kind, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([person.as_bytes()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Vec<u8>>(2)?))
        })?;
        let open = |(kind, id, sealed): (String, Vec<u8>, Vec<u8>)| {
            let place = place(person, &id);
            let label = Label { table: &kind, id: &place, key: "person", version: 1 };
            let plain = envelope::open(key, &label, &sealed).ok();
            AnyRecord { kind, id, plain }
        };
        Ok(rows.map(|row| row.map(open)).collect::<Result<_, _>>()?)
    }

    /// Takes one record of `person` away, also out of the journal.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove_of(&self, person: PersonId, kind: &str, id: &[u8]) -> Result<(), StoreError> {
        let sql = "DELETE FROM person_record WHERE person = ?1 AND kind = ?2 AND id = ?3";
        self.connection.execute(sql, params![person.as_bytes(), kind, id])?;
        self.empty_journal();
        Ok(())
    }

    /// Writes the file anew, so that nothing of what was taken away is left in it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn rewrite(&self) -> Result<(), StoreError> {
        rewrite(&self.connection)
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

    /// Writes a record of `person` that is sealed already, under its `label`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put_sealed_of(&self, person: PersonId, kind: Kind, id: &[u8], sealed: &[u8]) -> Result<(), StoreError> {
        write_sealed(&self.connection, person, kind, id, sealed)
    }

    /// Takes what lies under `id` in each of `kinds` away from everybody, also out of the journal: what was sealed to
    /// an employee's pair, which is lost with it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove_of_all(&self, kinds: &[Kind], id: &[u8]) -> Result<(), StoreError> {
        let tx = self.connection.unchecked_transaction()?;
        for kind in kinds {
            tx.execute("DELETE FROM person_record WHERE kind = ?1 AND id = ?2", params![kind.name, id])?;
        }
        tx.commit()?;
        self.empty_journal();
        Ok(())
    }

    /// The records of a kind of `person` as they are sealed, in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn sealed_of(&self, person: PersonId, kind: Kind) -> Result<Vec<SealedRow>, StoreError> {
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
        self.forget_lines_of(person)?;
        self.empty_journal();
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

    pub(super) fn empty_journal(&self) {
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

fn rewrite(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("VACUUM")?;
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    // Somebody else reads the file at this moment; the journal goes with the next deletion or lock.
    if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
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
    let sql = "INSERT INTO person_record (number, person, kind, id, sealed) VALUES (random(), ?1, ?2, ?3, ?4)
        ON CONFLICT (person, kind, id) DO UPDATE SET sealed = ?4";
    connection.execute(sql, params![person.as_bytes(), kind.name, id, sealed])?;
    Ok(())
}
