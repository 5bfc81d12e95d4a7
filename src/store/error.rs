//! Why the store cannot do what was asked, in sentences for the command line.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::vault::VaultError;

/// Why the store refuses or fails. Each reads as one sentence that says what to do.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("there is no house in {}; start the kiosk or import a file first, or name another folder with --data", .0.display())]
    NoHouse(PathBuf),
    #[error("the folder {} cannot be used ({source}); make it writable, or name another folder with --data", path.display())]
    Folder { path: PathBuf, source: io::Error },
    #[error(
        "{} was written by a newer version of this program (its schema is {found}, this program knows {known}); \
         install that version again, for nothing was changed", path.display()
    )]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("another kiosk or restore is using {}; end it first, or name another folder with --data", .0.display())]
    Held(PathBuf),
    #[error("the disk is full; free some space and try again, for nothing was stored")]
    DiskFull,
    #[error("the data folder is read-only, so nothing can be stored; make it writable and try again")]
    ReadOnly,
    #[error(
        "the house's file cannot be opened; make the data folder and its files readable and writable for this user"
    )]
    CannotOpen,
    #[error("another program is writing to the house right now; try again in a moment")]
    Busy,
    #[error("the disk could not be read or written; run `fristed check` and look at the disk")]
    Disk,
    #[error("the house's file is damaged; run `fristed check`, and restore a backup")]
    Damaged,
    #[error(
        "the folder {} holds the backups of another house; name an empty folder, or put its backup back with \
         `fristed restore`", .0.display()
    )]
    OtherHouse(PathBuf),
    #[error("there is no sound backup in {}; name a folder that `fristed backup` has made", .0.display())]
    NoBackup(PathBuf),
    #[error("{0}")]
    Refused(String),
    #[error("the house's file holds something that cannot be read ({0}); run `fristed check`")]
    Unreadable(String),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error("the house's file could not be used ({0}); run `fristed check`")]
    Sqlite(#[source] rusqlite::Error),
}

impl StoreError {
    pub(super) fn folder(path: &Path, source: io::Error) -> Self {
        Self::Folder { path: path.to_owned(), source }
    }

    /// Whether the file itself is bad, so that it has to be moved aside.
    pub(super) const fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::CannotOpen,
            Some(ErrorCode::SystemIoFailure) => Self::Disk,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::Sqlite(error),
        }
    }
}
