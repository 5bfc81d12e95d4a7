//! `vault.db`: what is confidential, as ciphertext only. Whoever reads it brings the key.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use rusqlite_migration::M;
use zeroize::Zeroizing;

use super::error::StoreError;
use super::open::PATIENCE;
use super::staff_file::StaffFile;
use crate::vault::envelope::{self, Key, Label};

const STEPS: &[M<'static>] = &[
    M::up(include_str!("schema/vault/0001.sql")),
    M::up(include_str!("schema/vault/0002.sql")),
    M::up(include_str!("schema/vault/0003.sql")),
    M::up(include_str!("schema/vault/0004.sql")),
];
/// The letters `FriV`.
const FILE: StaffFile = StaffFile { name: "vault.db", application: 0x4672_6956, steps: STEPS };

/// What a record is, and with which key it is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    pub name: &'static str,
    pub key: &'static str,
    pub version: u32,
}

impl Kind {
    /// A suggestion that has left the box, with its month.
    pub const RELEASED: Self = Self { name: "released", key: "house", version: 1 };
    /// Which line of the board answers a suggestion; under the suggestion's own id.
    pub const ANSWERED: Self = Self { name: "answered", key: "house", version: 1 };
    /// How a time of an activity went, in a line that an employee wrote afterwards.
    pub const FOLLOW_UP: Self = Self { name: "follow-up", key: "house", version: 1 };
    /// What an employee has typed but not saved. It is sealed to her own key before it comes here.
    pub const UNSAVED: Self = Self { name: "unsaved", key: "own", version: 1 };
    /// How an employee sees best. With the key of the house, since it has to outlive her PIN and the pair that goes
    /// with it.
    pub const LOOKS: Self = Self { name: "looks", key: "house", version: 2 };
    /// The same as it was sealed before, to her own key; at the same place.
    pub const LOOKS_OF_OWN: Self = Self { name: "looks", key: "own", version: 1 };
    /// Where the wheels of the practice person lay before persons had records of their own. What is left goes with
    /// the night.
    pub const INVENTED: [Self; 2] =
        [Self { name: "practice", key: "own", version: 1 }, Self { name: "practice-own", key: "own", version: 1 }];

    /// Where a chain of the audit begins, since what was before has been kept long enough.
    pub const FLOOR: Self = Self { name: "floor", key: "audit", version: 1 };

    /// Where the record `id` lies.
    #[must_use]
    pub const fn label<'a>(&self, id: &'a [u8]) -> Label<'a>
    where
        'static: 'a,
    {
        Label { table: self.name, id, key: self.key, version: self.version }
    }
}

/// The confidential records.
pub struct RecordFile {
    pub(super) connection: Connection,
}

impl RecordFile {
    /// Opens the records in `dir`; makes the file where there is none. A damaged one is never made anew.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        if !dir.join(FILE.name).exists() {
            FILE.make(dir, |_| Ok(()))?;
        }
        let older = Self::is_older(dir);
        let records = Self { connection: FILE.open(dir)? };
        // What a table took that is laid out anew goes back to the disk. Where it cannot, the file is only larger.
        if older && let Err(error) = records.rewrite() {
            tracing::warn!(%error, "the records are larger than they need be, until somebody is erased");
        }
        Ok(records)
    }

    /// Seals and writes a record, new or in the place of the one with this id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put(&self, kind: Kind, id: &[u8], key: &Key, plain: &[u8]) -> Result<(), StoreError> {
        self.put_sealed(kind, id, &envelope::seal(key, &kind.label(id), plain)?)
    }

    /// Seals and writes each text under its id: all of them, or none.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put_each<I: AsRef<[u8]>, P: AsRef<[u8]>>(
        &mut self,
        kind: Kind,
        each: &[(I, P)],
        key: &Key,
    ) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        for (id, plain) in each {
            let id = id.as_ref();
            write_sealed(&tx, kind, id, &envelope::seal(key, &kind.label(id), plain.as_ref())?)?;
        }
        Ok(tx.commit()?)
    }

    /// Writes a record that is sealed already.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put_sealed(&self, kind: Kind, id: &[u8], sealed: &[u8]) -> Result<(), StoreError> {
        write_sealed(&self.connection, kind, id, sealed)
    }

    /// All records of a kind, opened. One that does not open is left out and counted.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn all(&self, kind: Kind, key: &Key) -> Result<(Vec<Record>, usize), StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id, sealed FROM record WHERE kind = ?1 ORDER BY id")?;
        let rows =
            statement.query_map([kind.name], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
        let (mut records, mut shut) = (Vec::new(), 0);
        for row in rows {
            let (id, sealed) = row?;
            match envelope::open(key, &kind.label(&id), &sealed) {
                Ok(plain) => records.push(Record { id, plain }),
                Err(_) => shut += 1,
            }
        }
        Ok((records, shut))
    }

    /// One record, opened; `None` where there is none, or where it does not open.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn one(&self, kind: Kind, id: &[u8], key: &Key) -> Result<Option<Record>, StoreError> {
        let Some(sealed) = self.sealed(kind, id)? else { return Ok(None) };
        Ok(envelope::open(key, &kind.label(id), &sealed).ok().map(|plain| Record { id: id.to_vec(), plain }))
    }

    /// A record as it is sealed.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn sealed(&self, kind: Kind, id: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT sealed FROM record WHERE kind = ?1 AND id = ?2";
        Ok(self.connection.query_row(sql, params![kind.name, id], |row| row.get(0)).optional()?)
    }

    /// Takes all records of a kind away, also out of the journal. It takes no key, so it can be done at night.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove_kind(&self, kind: Kind) -> Result<(), StoreError> {
        if self.connection.execute("DELETE FROM record WHERE kind = ?1", params![kind.name])? > 0 {
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
        Ok(())
    }

    /// Whether the next opening changes the file's schema.
    pub(super) fn is_older(dir: &Path) -> bool {
        FILE.is_older(dir)
    }

    /// Whether the house in `dir` has any.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        dir.join(FILE.name).exists()
    }

    /// The ids of the records of a kind in `dir`, which say nothing; read without writing a byte and without a key.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn ids_in(dir: &Path, kind: Kind) -> Result<BTreeSet<Vec<u8>>, StoreError> {
        if !Self::exists(dir) {
            return Ok(BTreeSet::new());
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(dir.join(FILE.name), flags)?;
        connection.busy_timeout(PATIENCE)?;
        let mut statement = connection.prepare("SELECT id FROM record WHERE kind = ?1")?;
        let ids = statement.query_map([kind.name], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Takes a record away, also out of the journal.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove(&self, kind: Kind, id: &[u8]) -> Result<(), StoreError> {
        self.remove_all(&[kind], id)
    }

    /// Takes what lies under `id` in each of `kinds` away, in one step, also out of the journal.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove_all(&self, kinds: &[Kind], id: &[u8]) -> Result<(), StoreError> {
        let tx = self.connection.unchecked_transaction()?;
        for kind in kinds {
            tx.execute("DELETE FROM record WHERE kind = ?1 AND id = ?2", params![kind.name, id])?;
        }
        tx.commit()?;
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(())
    }
}

fn write_sealed(connection: &Connection, kind: Kind, id: &[u8], sealed: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO record (kind, id, sealed) VALUES (?1, ?2, ?3)
        ON CONFLICT (kind, id) DO UPDATE SET sealed = ?3";
    connection.execute(sql, params![kind.name, id, sealed])?;
    Ok(())
}

/// A record, opened. It is overwritten when it goes.
pub struct Record {
    pub id: Vec<u8>,
    pub plain: Zeroizing<Vec<u8>>,
}
