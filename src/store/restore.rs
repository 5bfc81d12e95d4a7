//! Putting a backup back. What is there is moved aside first and never deleted, and what only grows stays.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use chrono::Utc;
use rusqlite::{Connection, OpenFlags};

use super::audit::{self, Action, Actor, AuditEvent};
use super::audit_waiting;
use super::backup::{self, Backup, KEY_FOLDER, write_note};
use super::backup_heads;
use super::error::StoreError;
use super::files::{DataFile, FILES, KEYS, Kept};
use super::lock::HouseLock;
use super::lost_lists::begin_anew;
use super::open::{self, SIDE_FILES, is_there, make_folder, sync_folder, with_ending};
use super::{house_id, suggestion_box};
use crate::vault::keys;

/// What a restore has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    pub from: Backup,
    /// Files that were put back.
    pub put_back: Vec<&'static str>,
    /// Files that stayed as they were, because they are newer than any backup of them.
    pub stayed: Vec<&'static str>,
    /// How many entries of the history the house had noted that the backup does not have.
    pub newer_entries: u64,
    /// Whether what was there before lacks entries that the backup has noted, or has others in their place.
    pub history_differed: bool,
    /// Where the files lie that were there before, if any were.
    pub aside: Option<PathBuf>,
}

/// The backup in `from`: the folder of a day, or the newest sound one of a folder of backups.
///
/// # Errors
/// [`StoreError`] where there is none, or the one that is named is not sound.
pub fn find(from: &Path) -> Result<Backup, StoreError> {
    if let Some(backup) = backup::read(from) {
        return backup.verify().map(|()| backup);
    }
    let all = backup::all(from);
    all.into_iter().find(|one| one.verify().is_ok()).ok_or_else(|| StoreError::NoBackup(from.to_owned()))
}

/// Puts the backup in `from` into the data folder `data`. Nothing is touched before all of it was looked through.
///
/// # Errors
/// [`StoreError::Held`] while a kiosk is running; else when the backup is not sound or the folder cannot be used.
pub fn restore(data: &Path, from: &Path) -> Result<Restored, StoreError> {
    let _lock = HouseLock::take(data)?;
    let backup = find(from)?;
    make_folder(data)?;
    let newer_entries = backup_heads::newer_entries(data, &backup);
    // A file that cannot be read any more is why somebody puts a backup back.
    let history_differed = backup_heads::agrees(data, &backup).is_ok_and(|agrees| !agrees);
    let usable = |source| StoreError::folder(data, source);
    let mut work = Work { data, aside: None, put_back: Vec::new(), stayed: Vec::new() };
    for file in FILES.iter().filter(|file| file.kept == Kept::Daily && backup.holds(file.name)) {
        work.lay(file, &backup.path.join(file.name))?;
    }
    let backups = backup.path.parent().unwrap_or(Path::new("."));
    let copies = backups.join(KEY_FOLDER);
    work.bring_box(&backup, &copies)?;
    let keys = FILES.iter().find(|file| file.name == KEYS);
    if let Some(keys) = keys.filter(|keys| copies.join(keys.name).is_file()) {
        if is_there(&data.join(keys.name)) {
            work.stayed.push(keys.name);
        } else {
            work.lay(keys, &copies.join(keys.name))?;
        }
    }
    if let Some(owner) = house_id::owner(backups) {
        write_note(&data.join(house_id::OWN_ID), &owner).map_err(usable)?;
    }
    begin_anew(data)?;
    sync_folder(data).map_err(usable)?;
    write_audit(data, &backup)?;
    let Work { aside, put_back, stayed, .. } = work;
    backup_heads::note_put_back(data, &backup, &put_back, &backup::folders(data, Some(backups)));
    Ok(Restored { from: backup, put_back, stayed, newer_entries, history_differed, aside })
}

struct Work<'a> {
    data: &'a Path,
    aside: Option<PathBuf>,
    put_back: Vec<&'static str>,
    stayed: Vec<&'static str>,
}

impl Work<'_> {
    /// Puts the copy at `from` in the place of `file`, and what was there aside. At no moment is there nothing.
    fn lay(&mut self, file: &DataFile, from: &Path) -> Result<(), StoreError> {
        let place = self.data.join(file.name);
        let fresh = with_ending(&place, ".back");
        let usable = |source| StoreError::folder(self.data, source);
        let copied = || {
            let _ = fs::remove_file(&fresh);
            backup::copy_plain(from, &fresh)?;
            File::open(&fresh)?.sync_all()
        };
        copied().map_err(usable)?;
        if is_there(&place) {
            self.put_aside(&place).map_err(|source| StoreError::folder(self.data, source))?;
        }
        fs::rename(&fresh, &place).and_then(|()| sync_folder(self.data)).map_err(usable)?;
        self.put_back.push(file.name);
        Ok(())
    }

    fn put_aside(&mut self, place: &Path) -> io::Result<()> {
        let folder = self.aside_folder()?;
        empty_journal(place);
        let aside = folder.join(place.file_name().ok_or(io::ErrorKind::InvalidInput)?);
        // A second name first: the place is never without a file. Some file systems know only one name.
        if fs::hard_link(place, &aside).is_err() {
            fs::rename(place, &aside)?;
        }
        for ending in SIDE_FILES.into_iter().chain(["-journal"]) {
            let side = with_ending(place, ending);
            if is_there(&side) {
                fs::rename(&side, with_ending(&aside, ending))?;
            }
        }
        sync_folder(&folder)
    }

    fn aside_folder(&mut self) -> io::Result<PathBuf> {
        if let Some(aside) = &self.aside {
            return Ok(aside.clone());
        }
        let stamp = Utc::now().format("%Y%m%dT%H%M%SZ");
        let named = |again: u32| {
            let name = format!("before-restore-{stamp}");
            self.data.join(if again == 0 { name } else { format!("{name}-{again}") })
        };
        let folder = (0..1000).map(named).find(|path| !is_there(path)).ok_or(io::ErrorKind::AlreadyExists)?;
        DirBuilder::new().mode(0o700).create(&folder)?;
        self.aside = Some(folder.clone());
        Ok(folder)
    }

    /// The box holds what no backup does: letters that wait. It stays wherever it is sound and either holds something
    /// or belongs to the same keys; else it comes back together with its keys.
    fn bring_box(&mut self, backup: &Backup, copies: &Path) -> Result<(), StoreError> {
        let Some(file) = FILES.iter().find(|file| file.kept == Kept::AfterRelease) else { return Ok(()) };
        let there = suggestion_box::is_empty(&self.data.join(file.name)).ok();
        let read = |folder: &Path| fs::read(folder.join(keys::FILES[0])).ok();
        let (own, kept) = (read(self.data), read(copies));
        let stays = match there {
            Some(false) => true,
            Some(true) => kept.is_none() || own == kept,
            None => false,
        };
        if stays || !backup.holds(file.name) {
            if there.is_some() {
                self.stayed.push(file.name);
            }
            return Ok(());
        }
        self.lay(file, &backup.path.join(file.name))?;
        let plain = FILES.iter().filter(|file| !file.database && copies.join(file.name).is_file());
        for file in plain.filter(|_| own != kept) {
            self.lay(file, &copies.join(file.name))?;
        }
        Ok(())
    }
}

/// What is in the journal goes into the file, so that each is whole without the other. A file that cannot be opened
/// goes aside with its journal as they are.
fn empty_journal(place: &Path) {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if let Ok(connection) = Connection::open_with_flags(place, flags) {
        let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

/// The restored house says itself that it was restored.
fn write_audit(data: &Path, backup: &Backup) -> Result<(), StoreError> {
    let mut connection = open::connect(&data.join(open::FILE))?;
    let tx = connection.transaction()?;
    let event = AuditEvent { action: Action::Restored, subject: format!("backup of {}", backup.day) };
    audit::write(&tx, audit_waiting::key_of(Some(data)).as_ref(), Actor::CommandLine, &event)?;
    tx.commit()?;
    Ok(())
}
