//! The house's open content in `SQLite`. The only module that names rusqlite.
//!
//! Everything that may stand on the public screen is in one file, `house.db`, and nothing about any person is.
//! There is one door for changes, [`Store::change`], which writes an audit row in the same transaction. What the
//! public presses goes through [`Store::set_facility`] and leaves none: it is anonymous.

mod activities;
mod activity_rows;
mod audit;
pub mod audit_chain;
mod audit_waiting;
pub mod backup;
pub mod backup_heads;
mod calendar_import;
mod change;
mod check;
mod duties;
mod error;
mod facilities;
pub mod files;
mod health;
mod house;
pub mod house_id;
mod import;
mod joining;
mod key_file;
mod key_tries;
mod line_file;
mod lock;
mod lost_lists;
mod meeting_drafts;
mod meeting_rows;
mod meetings;
mod occurrences;
mod offer_change;
mod offers;
mod open;
mod opening;
mod parts;
pub mod person_file;
mod pictures;
mod purposes;
mod questions;
mod read_only;
mod reading;
mod record_file;
pub mod repair;
pub mod restore;
pub mod retention;
mod rows;
mod schema;
mod settings;
mod sound;
mod staff_file;
pub mod suggestion_box;
mod undo;
pub mod upkeep;

mod compass_settings;
pub mod person_retention;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use crate::domain::finding::{Finding, Severity};
pub use audit::{Action, Actor, AuditEvent, AuditRow};
pub use change::ChangeTx;
pub use error::StoreError;
pub use facilities::StoredFacility;
pub use import::ImportReport;
pub use joining::Joining;
pub use key_file::{KeyFile, NewHouse, StoredEmployee};
pub use line_file::{LineRow, PartRow, SharedLine};
pub use lock::HouseLock;
pub use occurrences::{Listed, Only};
pub use open::Found;
pub use parts::Part;
pub use person_file::PersonRecord;
pub use record_file::{Kind, Record, RecordFile};
pub use suggestion_box::SuggestionBox;
pub use undo::Undo;

use crate::domain::activity::{Activity, ActivityId, CalendarEntry};
use crate::domain::facility::{FacilityId, Recorded};
use crate::domain::house::HouseContent;
use crate::vault::pair::Public;

/// The open content of one house.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    joining: Joining,
    dir: Option<PathBuf>,
    found: Found,
    /// Whether it is open for reading only, because it cannot be written.
    reading: bool,
    /// Whether the disk has failed a write; nothing more is written then.
    failed: Arc<AtomicBool>,
    /// The copy that is read where the journal was hot; it goes with the store.
    _copy: Option<read_only::CopyFolder>,
}

/// Everything that `export` writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// What a house file says; `None` in an empty house.
    pub house: Option<HouseContent>,
    /// All activities with their ids: those of the house file, and those that came from calendars.
    pub activities: BTreeMap<ActivityId, Activity>,
    /// SEQUENCE of the imported ones.
    pub sequences: BTreeMap<ActivityId, i64>,
}

/// Opening.
impl Store {
    /// Whether there is a house in `dir`.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        dir.join(open::FILE).exists()
    }

    /// Opens the house in `dir`, for reading and writing, after a look through the whole file. Makes the folder
    /// (mode 0700) and the file (0600) where they are missing; a bad file is moved aside and a new one made.
    /// [`found`](Self::found) tells what happened.
    ///
    /// # Errors
    /// [`StoreError`]: the folder cannot be used, or the file was written by a newer program (it is not touched then).
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        Self::open_with(dir, open::Look::Through, &backup::folders(dir, None))
    }

    /// Opens it as [`open`](Self::open) does, but without the look through the whole file, which a worker does behind
    /// the screen with [`look_through`](Self::look_through). What that found damaged is looked through here.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_at_once(dir: &Path) -> Result<Self, StoreError> {
        Self::open_with(dir, open::Look::AtOnce, &backup::folders(dir, None))
    }

    fn open_with(dir: &Path, look: open::Look, backups: &[PathBuf]) -> Result<Self, StoreError> {
        let (connection, found) = open::open(dir, look, backups)?;
        let joining = Joining::open(dir)?;
        if let Found::Repaired { from, .. } = &found {
            // The house says itself that it is that of another day.
            let event = AuditEvent { action: Action::Restored, subject: format!("backup of {}", from.date_naive()) };
            audit::write(&connection, audit_waiting::key_of(Some(dir)).as_ref(), Actor::Start, &event)?;
        }
        Ok(Self::whole(connection, joining, Some(dir.to_owned()), found))
    }

    fn whole(connection: Connection, joining: Joining, dir: Option<PathBuf>, found: Found) -> Self {
        Self { connection, joining, dir, found, reading: false, failed: Arc::default(), _copy: None }
    }

    /// A second connection to the same house, for a worker. Without the look through the file.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened, or when the store is nowhere on disk.
    pub fn again(&self) -> Result<Self, StoreError> {
        if self.reading {
            return Err(StoreError::ReadOnly);
        }
        let dir = self.dir.clone().ok_or_else(|| StoreError::Refused("this house is in memory only".to_owned()))?;
        let connection = open::connect(&dir.join(open::FILE))?;
        let whole = Self::whole(connection, self.joining.again()?, Some(dir), Found::House);
        Ok(Self { failed: Arc::clone(&self.failed), ..whole })
    }

    /// Who joins in: a file of its own.
    #[must_use]
    pub const fn joining(&self) -> &Joining {
        &self.joining
    }

    /// For writing to the lists of who joins in. No audit is written of it: it is anonymous.
    pub const fn joining_mut(&mut self) -> &mut Joining {
        &mut self.joining
    }

    /// Opens the house in `dir` without changing a byte of it: a copy is read where its journal is hot, and the lists
    /// of who joins in are not read at all.
    ///
    /// # Errors
    /// [`StoreError::NoHouse`] where there is none; else when it is damaged, newer, or cannot be read.
    pub fn open_read_only(dir: &Path) -> Result<Self, StoreError> {
        let (connection, copy) = read_only::open(dir)?;
        let joining = Joining::in_memory()?;
        let whole = Self::whole(connection, joining, Some(dir.to_owned()), Found::House);
        Ok(Self { reading: true, _copy: copy, ..whole })
    }

    /// An empty house that is nowhere on disk, for trying out what an import would do where there is none yet.
    ///
    /// # Errors
    /// [`StoreError`] when there is no memory for it.
    pub fn in_memory() -> Result<Self, StoreError> {
        let (connection, joining) = (open::in_memory()?, Joining::in_memory()?);
        Ok(Self::whole(connection, joining, None, Found::Nothing))
    }

    /// What was there when it was opened.
    #[must_use]
    pub const fn found(&self) -> &Found {
        &self.found
    }

    /// A number that changes when another connection has written. What this one writes does not change it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}

/// Writing.
impl Store {
    /// The one door for changes to the house's content: all of `work` and its audit row, or nothing.
    ///
    /// # Errors
    /// What `work` refuses; or [`StoreError`] when the file cannot be written.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        actor: Actor,
        work: impl FnOnce(&ChangeTx<'_>) -> Result<(T, AuditEvent), E>,
    ) -> Result<T, E> {
        let (failed, sealed_to) = (Arc::clone(&self.failed), self.sealed_to());
        let tx = self.begin()?;
        let (done, event) = work(&ChangeTx { tx: &tx })?;
        audit::write(&tx, sealed_to.as_ref(), actor, &event)?;
        commit(tx, &failed)?;
        Ok(done)
    }

    /// The same, with all it takes to put it back.
    ///
    /// # Errors
    /// What `work` refuses; or [`StoreError`] when the file cannot be written.
    pub fn change_undoably<T, E: From<StoreError>>(
        &mut self,
        actor: Actor,
        work: impl FnOnce(&ChangeTx<'_>) -> Result<(T, AuditEvent), E>,
    ) -> Result<(T, Undo), E> {
        let sealed_to = self.sealed_to();
        let tx = self.begin()?;
        undo::begin(&tx)?;
        let (done, event) = work(&ChangeTx { tx: &tx })?;
        audit::write(&tx, sealed_to.as_ref(), actor, &event)?;
        let undo = undo::end(&tx, audit::count(&tx)?, &event)?;
        tx.commit().map_err(StoreError::from)?;
        Ok((done, undo))
    }

    /// Puts a change back, in a change of its own. Says whether it did: where something else was changed since,
    /// everything stays as it is.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; nothing is put back then.
    pub fn undo(&mut self, actor: Actor, undo: &Undo) -> Result<bool, StoreError> {
        let sealed_to = self.sealed_to();
        let tx = self.begin()?;
        if audit::count(&tx)? != undo.change {
            return Ok(false);
        }
        undo::put_back(&tx, undo)?;
        let AuditEvent { action, subject } = &undo.event;
        let event = AuditEvent { action: Action::Undone, subject: format!("{} {subject}", action.word()) };
        audit::write(&tx, sealed_to.as_ref(), actor, &event)?;
        tx.commit()?;
        Ok(true)
    }

    /// A press of the public on a facility: its one row is overwritten, and no audit row says when.
    /// The journal, which would still hold the row before, is emptied where nobody else is reading.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the facility is gone; else when the file cannot be written.
    pub fn set_facility(&mut self, id: FacilityId, recorded: &Recorded) -> Result<(), StoreError> {
        let failed = Arc::clone(&self.failed);
        let tx = self.begin()?;
        facilities::write_state(&tx, id, recorded)?;
        commit(tx, &failed)?;
        self.empty_journal();
        Ok(())
    }

    /// Never waits and never fails: whatever stays is overwritten the next time.
    fn empty_journal(&self) {
        let quick = self.connection.busy_timeout(Duration::ZERO);
        if quick.is_ok() {
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
        let _ = self.connection.busy_timeout(open::PATIENCE);
    }

    /// Makes sure that the times from a year before `now` to two years after it are in the table. For a worker with
    /// a connection of its own ([`again`](Self::again)). Says whether anything was done.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or written.
    pub fn extend_occurrences(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        if !occurrences::needs_extending(&self.connection, now)? {
            return Ok(false);
        }
        let tx = self.begin()?;
        occurrences::extend(&tx, now)?;
        tx.commit()?;
        Ok(true)
    }

    /// Whether nothing was ever put in.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn is_untouched(&self) -> Result<bool, StoreError> {
        import::is_untouched(&self.connection)
    }

    /// Puts the example house in where there is nothing yet. Says whether it did.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn lay_in_example(&mut self, content: &HouseContent, version: &str) -> Result<bool, StoreError> {
        let sealed_to = self.sealed_to();
        let tx = self.begin()?;
        if !import::is_untouched(&tx)? {
            return Ok(false);
        }
        import::house(&tx, content)?;
        tx.execute("INSERT INTO example VALUES (1, ?1)", [version])?;
        let event = AuditEvent { action: Action::LaidInExample, subject: version.to_owned() };
        audit::write(&tx, sealed_to.as_ref(), Actor::Start, &event)?;
        tx.commit()?;
        Ok(true)
    }

    /// Takes a house file in, by id. What was changed on the screen is left alone, what is gone from the file goes,
    /// and the example content goes first. All of it, or nothing; with `dry_run` nothing, and the report all the same.
    ///
    /// # Errors
    /// [`StoreError`] when the content contradicts itself, or when the file cannot be written.
    pub fn import_house(&mut self, content: &HouseContent, dry_run: bool) -> Result<ImportReport, StoreError> {
        self.import(Action::ImportedHouse, dry_run, |tx| import::house(tx, content))
    }

    /// Takes a calendar in, by UID. What was changed on the screen is left alone, and what is not in the calendar
    /// stays. All of it, or nothing; with `dry_run` nothing, and the report all the same.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn import_calendar(&mut self, entries: &[CalendarEntry], dry_run: bool) -> Result<ImportReport, StoreError> {
        self.import(Action::ImportedCalendar, dry_run, |tx| import::calendar(tx, entries))
    }

    /// An import that changes nothing writes nothing, not even that it was there.
    fn import(
        &mut self,
        action: Action,
        dry_run: bool,
        work: impl FnOnce(&Connection) -> Result<ImportReport, StoreError>,
    ) -> Result<ImportReport, StoreError> {
        let (failed, sealed_to) = (Arc::clone(&self.failed), self.sealed_to());
        let tx = self.begin()?;
        let report = work(&tx)?;
        if dry_run || !report.changes_something() {
            tx.rollback()?;
            return Ok(report);
        }
        let subject = import::counts(&report);
        audit::write(&tx, sealed_to.as_ref(), Actor::CommandLine, &AuditEvent { action, subject })?;
        commit(tx, &failed)?;
        Ok(report)
    }

    /// What the row of a change is sealed to. It is asked for each time: a house can be set up behind this connection.
    fn sealed_to(&self) -> Option<Public> {
        audit_waiting::key_of(self.dir.as_deref())
    }

    fn begin(&mut self) -> Result<Transaction<'_>, StoreError> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(StoreError::Disk);
        }
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

/// After a write that the disk has failed nobody knows what of it lies there: the system takes for written what is
/// not. Nothing more is written from then on, and the next start looks through the file.
fn commit(tx: Transaction<'_>, failed: &AtomicBool) -> Result<(), StoreError> {
    let path = tx.path().map(PathBuf::from);
    let done = tx.commit().map_err(StoreError::from);
    if matches!(done, Err(StoreError::Disk)) {
        failed.store(true, Ordering::Relaxed);
        // Without room for the mark the next start meets the same disk.
        let _ = path.as_deref().and_then(Path::parent).map(open::mark);
    }
    done
}
