//! `DIR/lock`: one kiosk at a time.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::error::StoreError;
use super::open::make_folder;

/// Held by `run` and `restore` for as long as they work on a data folder. It goes when the value or the process does.
#[derive(Debug)]
pub struct HouseLock {
    _file: File,
}

impl HouseLock {
    /// Takes the lock of the data folder `dir`, which is made where it is missing.
    ///
    /// # Errors
    /// [`StoreError::Held`] when somebody else has it, [`StoreError::Folder`] when the folder cannot be used.
    pub fn take(dir: &Path) -> Result<Self, StoreError> {
        make_folder(dir)?;
        let path = dir.join("lock");
        let mut wanted = OpenOptions::new();
        let made = wanted.read(true).write(true).create(true).truncate(false).mode(0o600).open(&path);
        // On a disk that can only be read the lock of before is good enough: the house is still shown.
        let file = made.or_else(|error| File::open(&path).map_err(|_| error));
        let file = file.map_err(|source| StoreError::folder(dir, source))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Self { _file: file }),
            Err(Errno::WOULDBLOCK) => Err(StoreError::Held(dir.to_owned())),
            Err(errno) => Err(StoreError::folder(dir, errno.into())),
        }
    }
}
