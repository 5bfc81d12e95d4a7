//! What keeps a house going over the years: opening it whatever the disk does, the clock's highest time, a reserve.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use chrono::{DateTime, Utc};
use rustix::fs::{FallocateFlags, statvfs};
use serde::{Deserialize, Serialize};

use super::backup::write_note;
use super::error::StoreError;
use super::joining::Joining;
use super::open::{self, Found, Look, create_private};
use super::{Store, check, lost_lists, read_only};
use crate::domain::finding::Finding;
use crate::domain::ratchet::{Doubt, Jump, Ratchet};

/// The highest time this house has seen.
const CLOCK: &str = "clock.json";
/// What the last backup that failed died of.
const TROUBLE: &str = "backup.trouble";
/// Room on the disk that is given back when there is none left, so that what has to be erased can be.
const RESERVE: &str = "reserve";
const RESERVED: u64 = 20 * 1024 * 1024;

/// Opening a house whose file or disk is not as it should be.
impl Store {
    /// Opens it as [`open`](Self::open) does; a bad file is put back from the newest sound backup in `backups`.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_or_repair(dir: &Path, backups: &[PathBuf]) -> Result<Self, StoreError> {
        Self::open_with(dir, Look::Through, backups)
    }

    /// The same without the look through the whole file, which a worker does behind the screen.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_at_once_or_repair(dir: &Path, backups: &[PathBuf]) -> Result<Self, StoreError> {
        Self::open_with(dir, Look::AtOnce, backups)
    }

    /// Opens a house that cannot be written (the disk is full or can only be read, or the file is a newer program's)
    /// for reading. Every write is refused, so nothing counts as kept that is not.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read either, or holds what this program does not understand.
    pub fn open_reading(dir: &Path) -> Result<Self, StoreError> {
        let file = dir.join(open::FILE);
        if !file.is_file() {
            return Err(StoreError::NoHouse(dir.to_owned()));
        }
        let (connection, copy) = read_only::plain(&file)?;
        if let Some(finding) = check::unreadable(&connection).into_iter().next() {
            return Err(StoreError::Unreadable(finding.sentence));
        }
        let joining = Joining::reading(dir)?;
        let whole = Self::whole(connection, joining, Some(dir.to_owned()), Found::House);
        Ok(Self { reading: true, _copy: copy, ..whole })
    }

    /// Whether it is open for reading only.
    #[must_use]
    pub const fn is_reading(&self) -> bool {
        self.reading
    }

    /// Whether the disk has failed a write, so that nothing more is written until the program starts anew.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    /// When the lists of Vær med began empty although somebody may have been on them.
    #[must_use]
    pub fn lists_lost_at(&self) -> Option<DateTime<Utc>> {
        lost_lists::lost_at(self.dir.as_deref()?)
    }

    /// That the lists began empty has been said long enough.
    pub fn forget_lost_lists(&self) {
        if let Some(dir) = &self.dir {
            lost_lists::forget_loss(dir);
        }
    }

    /// What `fristed check` finds about the box for suggestions and the lists of Vær med in `dir`.
    #[must_use]
    pub fn check_box_and_lists(dir: &Path) -> Vec<Finding> {
        check::box_and_lists(dir)
    }

    /// The data folder, where the house is on disk.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.dir.as_deref()
    }
}

#[derive(Serialize, Deserialize)]
struct Clock {
    highest: DateTime<Utc>,
    doubt: Option<(bool, DateTime<Utc>, DateTime<Utc>)>,
}

/// What is remembered of the clock in `dir`.
#[must_use]
pub fn read_clock(dir: &Path) -> Option<Ratchet> {
    let clock: Clock = serde_json::from_slice(&fs::read(dir.join(CLOCK)).ok()?).ok()?;
    let jump = |back: bool| if back { Jump::Back } else { Jump::Ahead };
    let doubt = clock.doubt.map(|(back, since, last)| Doubt { jump: jump(back), since, last });
    Some(Ratchet { highest: clock.highest, doubt })
}

/// Remembers the clock.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_clock(dir: &Path, ratchet: &Ratchet) -> io::Result<()> {
    let doubt = ratchet.doubt.map(|doubt| (doubt.jump == Jump::Back, doubt.since, doubt.last));
    let text = serde_json::to_string(&Clock { highest: ratchet.highest, doubt })?;
    write_note(&dir.join(CLOCK), &text)
}

/// Why a backup could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// The folder, and so the disk it lies on, is not there.
    NotThere,
    OtherHouse,
    Full,
    ReadOnly,
    /// The house's own file, or the copy, is damaged.
    Damaged,
    Disk,
}

impl From<&StoreError> for Trouble {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::OtherHouse(_) => Self::OtherHouse,
            StoreError::DiskFull => Self::Full,
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::Damaged => Self::Damaged,
            StoreError::Folder { source, .. } => match source.kind() {
                io::ErrorKind::NotFound => Self::NotThere,
                io::ErrorKind::StorageFull => Self::Full,
                io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
                _ => Self::Disk,
            },
            _ => Self::Disk,
        }
    }
}

/// Remembers in `dir` what the last backup died of, or that it went well.
pub fn note_trouble(dir: &Path, trouble: Option<Trouble>) {
    // Where the folder itself cannot be written, that is what is told anyway.
    let path = dir.join(TROUBLE);
    let _ = match trouble.map(|trouble| serde_json::to_string(&trouble)) {
        Some(Ok(text)) => write_note(&path, &text),
        _ => fs::remove_file(&path),
    };
}

/// What the last backup died of; `None` where it went well.
#[must_use]
pub fn trouble(dir: &Path) -> Option<Trouble> {
    serde_json::from_slice(&fs::read(dir.join(TROUBLE)).ok()?).ok()
}

/// Bytes that are free on the disk of `dir`, and whether it can only be read.
#[must_use]
pub fn room(dir: &Path) -> Option<(u64, bool)> {
    let found = statvfs(dir).ok()?;
    let read_only = found.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY);
    Some((found.f_bavail.saturating_mul(found.f_frsize), read_only))
}

/// Whether two folders lie on the same disk, as far as the file system tells.
#[must_use]
pub fn same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let disk = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    disk(one).is_some() && disk(one) == disk(other)
}

/// Lays the reserve beside the house, where there is plenty of room. Says whether it is there.
#[must_use]
pub fn lay_reserve(dir: &Path) -> bool {
    let path = dir.join(RESERVE);
    if path.is_file() {
        return true;
    }
    let plenty = room(dir).is_some_and(|(free, read_only)| free > 4 * RESERVED && !read_only);
    let lay = || -> io::Result<()> {
        let file = create_private(&path)?;
        rustix::fs::fallocate(&file, FallocateFlags::empty(), 0, RESERVED)?;
        file.sync_all()
    };
    let laid = plenty && lay().is_ok();
    if plenty && !laid {
        // Half a reserve is none.
        let _ = fs::remove_file(&path);
    }
    laid
}

/// Gives the reserve back to the disk. Says whether there was one.
#[must_use]
pub fn spend_reserve(dir: &Path) -> bool {
    fs::remove_file(dir.join(RESERVE)).is_ok()
}
