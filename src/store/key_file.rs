//! `keys.db`: the slots of codes and PINs, and who the employees are. Everything that opens
//! something is sealed.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use rusqlite_migration::M;

use super::error::StoreError;
use super::open::PATIENCE;
use super::staff_file::StaffFile;
use crate::domain::access::Place;
use crate::domain::employee::EmployeeId;
use crate::vault::chain::Head;
use crate::vault::hierarchy::{PinSlot, RecoverySlots};
use crate::vault::pair::Public;

const STEPS: &[M<'static>] = &[
    M::up(include_str!("schema/keys/0001.sql")),
    M::up(include_str!("schema/keys/0002.sql")),
    M::up(include_str!("schema/keys/0003.sql")),
];
/// The letters `FriK`.
const FILE: StaffFile = StaffFile { name: "keys.db", application: 0x4672_694B, steps: STEPS };

/// The keys of a house that is set up.
pub struct KeyFile {
    pub(super) connection: Connection,
}

/// Everything that a first run writes.
pub struct NewHouse {
    pub place: Place,
    pub start_slot: Vec<u8>,
    pub recovery: RecoverySlots,
    pub box_public: Vec<u8>,
    pub box_private: Vec<u8>,
    pub audit_public: Public,
    pub employees: Vec<StoredEmployee>,
}

/// An employee as she lies in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEmployee {
    pub id: EmployeeId,
    pub profile: Vec<u8>,
    pub slot: PinSlot,
}

impl KeyFile {
    /// Whether the house in `dir` has been set up.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        dir.join(FILE.name).exists()
    }

    /// Sets the house in `dir` up: all of it, or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when it is set up already, or the folder cannot be written.
    pub fn set_up(dir: &Path, house: &NewHouse) -> Result<Self, StoreError> {
        if Self::exists(dir) {
            return Err(StoreError::Refused("this house is set up already".to_owned()));
        }
        FILE.make(dir, |connection| write_house(connection, house))?;
        Self::open(dir)
    }

    /// Opens the keys of the house in `dir`. A damaged file is never made anew: what it opens would be lost.
    ///
    /// # Errors
    /// [`StoreError`] when it is not there, damaged, or newer.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        Ok(Self { connection: FILE.open(dir)? })
    }

    /// One without a house in it, for the tests of what every file of ours has.
    #[cfg(test)]
    pub(super) fn empty_in_tests(dir: &Path) -> Self {
        FILE.make(dir, |_| Ok(())).unwrap();
        Self::open(dir).unwrap()
    }

    /// Whether the next opening changes the file's schema.
    pub(super) fn is_older(dir: &Path) -> bool {
        FILE.is_older(dir)
    }

    /// Where the screen stands.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn place(&self) -> Result<Place, StoreError> {
        let word: String = self.connection.query_row("SELECT place FROM house", [], |row| row.get(0))?;
        Ok(if word == "staff-room" { Place::StaffRoom } else { Place::CommonRoom })
    }

    /// Notes where the screen stands.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_place(&self, place: Place) -> Result<(), StoreError> {
        self.connection.execute("UPDATE house SET place = ?1", [place_word(place)])?;
        Ok(())
    }

    fn blob(&self, column: &str) -> Result<Vec<u8>, StoreError> {
        Ok(self.connection.query_row(&format!("SELECT {column} FROM house"), [], |row| row.get(0))?)
    }

    /// The slot of the start code.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn start_slot(&self) -> Result<Vec<u8>, StoreError> {
        self.blob("start_slot")
    }

    /// The slots of the recovery key.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn recovery(&self) -> Result<RecoverySlots, StoreError> {
        Ok(RecoverySlots {
            slot: self.blob("recovery_slot")?,
            public: Public::from_bytes(&self.blob("recovery_public")?)?,
            pad: self.blob("recovery_pad")?,
            keys: self.blob("recovery_keys")?,
        })
    }

    /// The box's public key, and the private one as it is sealed.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn box_pair(&self) -> Result<(Vec<u8>, Vec<u8>), StoreError> {
        Ok((self.blob("box_public")?, self.blob("box_private")?))
    }

    /// What events are sealed to while nobody is in.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn audit_public(&self) -> Result<Public, StoreError> {
        Ok(Public::from_bytes(&self.blob("audit_public")?)?)
    }

    /// The same, read without writing a byte of the file, for whoever notes a change of the house. `None` where there are
    /// no keys, or they cannot be read.
    pub(super) fn find_audit_public(dir: &Path) -> Option<Public> {
        let file = dir.join(FILE.name);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags).ok()?;
        connection.busy_timeout(PATIENCE).ok()?;
        let bytes: Vec<u8> = connection.query_row("SELECT audit_public FROM house", [], |row| row.get(0)).ok()?;
        Public::from_bytes(&bytes).ok()
    }

    /// Whether the start code is still one that somebody who has left knows.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn start_code_due(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row("SELECT start_code_due FROM house", [], |row| row.get(0))?)
    }

    /// All employees, in the order in which they came.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn employees(&self) -> Result<Vec<StoredEmployee>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id, profile, public, slot FROM employee ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?, row.get::<_, Vec<u8>>(3)?))
        })?;
        rows.map(|row| {
            let (id, profile, public, sealed) = row?;
            let slot = PinSlot { sealed, public: Public::from_bytes(&public)? };
            Ok(StoredEmployee { id: EmployeeId(id), profile, slot })
        })
        .collect()
    }

    /// The number that the next employee gets. Her slot is bound to it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn next_number(&self) -> Result<EmployeeId, StoreError> {
        let sql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'employee'), 0) + 1";
        Ok(EmployeeId(self.connection.query_row(sql, [], |row| row.get(0))?))
    }

    /// Writes an employee, new or with a new PIN: her wrong tries are forgotten.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_employee(&mut self, one: &StoredEmployee) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        insert_employee(&tx, one)?;
        tx.execute("DELETE FROM wrong WHERE employee = ?1", [one.id.0])?;
        tx.commit()?;
        self.empty_journal();
        Ok(())
    }

    /// An employee leaves: her slot goes at once, and the start code is due to be changed.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove_employee(&mut self, id: EmployeeId) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        tx.execute("DELETE FROM employee WHERE id = ?1", [id.0])?;
        tx.execute("UPDATE house SET start_code_due = 1", [])?;
        tx.commit()?;
        self.empty_journal();
        Ok(())
    }

    /// Those whose keys stay where they are.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn fixed_pads(&self) -> Result<Vec<EmployeeId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM employee WHERE fixed_pad = 1")?;
        let rows = statement.query_map([], |row| Ok(EmployeeId(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes whether the keys of an employee's pad stay where they are.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn fix_pad(&self, id: EmployeeId, fixed: bool) -> Result<(), StoreError> {
        self.connection.execute("UPDATE employee SET fixed_pad = ?2 WHERE id = ?1", params![id.0, fixed])?;
        Ok(())
    }

    /// Writes who an employee is, and leaves her slot as it is.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_profile(&self, id: EmployeeId, profile: &[u8]) -> Result<(), StoreError> {
        self.connection.execute("UPDATE employee SET profile = ?2 WHERE id = ?1", params![id.0, profile])?;
        Ok(())
    }

    /// Puts a new start code in the place of the old one, with everything that lay under the old pad key.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; the old code is still good then.
    pub fn change_start_code(
        &mut self,
        slot: &[u8],
        recovery_pad: &[u8],
        employees: &[StoredEmployee],
    ) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        let sql = "UPDATE house SET start_slot = ?1, recovery_pad = ?2, start_code_due = 0";
        tx.execute(sql, params![slot, recovery_pad])?;
        for one in employees {
            let sql = "UPDATE employee SET profile = ?2, slot = ?3 WHERE id = ?1";
            tx.execute(sql, params![one.id.0, one.profile, one.slot.sealed])?;
        }
        tx.commit()?;
        self.empty_journal();
        Ok(())
    }

    /// Puts a new recovery key in the place of the old one.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; the old key is still good then.
    pub fn change_recovery_key(&mut self, slots: &RecoverySlots) -> Result<(), StoreError> {
        let sql = "UPDATE house SET recovery_slot = ?1, recovery_public = ?2, recovery_pad = ?3, recovery_keys = ?4";
        self.connection.execute(sql, params![slots.slot, slots.public.as_bytes(), slots.pad, slots.keys])?;
        self.empty_journal();
        Ok(())
    }

    /// Empties the journal, in which an old slot would still lie. Never waits and never fails.
    pub(super) fn empty_journal(&self) {
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

/// The heads of the audits.
impl KeyFile {
    /// Where the chain stood when it was noted last.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn head(&self, chain: &str) -> Result<Head, StoreError> {
        let sql = "SELECT number, mark FROM head WHERE chain = ?1";
        let found = self
            .connection
            .query_row(sql, [chain], |row| Ok(Head { number: row.get::<_, u32>(0)?.into(), mark: row.get(1)? }))
            .optional()?;
        Ok(found.unwrap_or(Head::START))
    }

    /// Notes where the chain stands.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn note_head(&self, chain: &str, head: Head) -> Result<(), StoreError> {
        if head == Head::START {
            return Ok(());
        }
        let sql = "INSERT INTO head (chain, number, mark) VALUES (?1, ?2, ?3)
            ON CONFLICT (chain) DO UPDATE SET number = ?2, mark = ?3";
        self.connection.execute(sql, params![chain, i64::try_from(head.number).unwrap_or(i64::MAX), head.mark])?;
        Ok(())
    }
}

const fn place_word(place: Place) -> &'static str {
    match place {
        Place::CommonRoom => "common-room",
        Place::StaffRoom => "staff-room",
    }
}

fn write_house(connection: &mut Connection, house: &NewHouse) -> Result<(), StoreError> {
    let tx = connection.transaction()?;
    tx.execute(
        "INSERT INTO house (id, place, start_slot, recovery_slot, recovery_public, recovery_pad, recovery_keys,
            box_public, box_private, audit_public) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            place_word(house.place),
            house.start_slot,
            house.recovery.slot,
            house.recovery.public.as_bytes(),
            house.recovery.pad,
            house.recovery.keys,
            house.box_public,
            house.box_private,
            house.audit_public.as_bytes(),
        ],
    )?;
    for one in &house.employees {
        insert_employee(&tx, one)?;
    }
    Ok(tx.commit()?)
}

fn insert_employee(connection: &Connection, one: &StoredEmployee) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO employee (id, profile, public, slot) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (id) DO UPDATE SET profile = ?2, public = ?3, slot = ?4, count = 0",
        params![one.id.0, one.profile, one.slot.public.as_bytes(), one.slot.sealed],
    )?;
    Ok(())
}
