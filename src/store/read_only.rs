//! Looking at a house without changing a byte of it.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;
use super::open::{FILE, SIDE_FILES, create_private, prepare, verify, with_ending};

/// A private folder that goes with its value.
#[derive(Debug)]
pub struct CopyFolder(PathBuf);

impl CopyFolder {
    fn new() -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("fristed-look-{}-{count}", std::process::id()));
        DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for CopyFolder {
    fn drop(&mut self) {
        // What stays behind is open content in a private folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Opens the file in `dir` for reading only, after a look through it.
pub fn open(dir: &Path) -> Result<(Connection, Option<CopyFolder>), StoreError> {
    let file = dir.join(FILE);
    if !file.exists() {
        return Err(StoreError::NoHouse(dir.to_owned()));
    }
    let (connection, copy) = plain(&file)?;
    verify(&connection, &file)?;
    Ok((connection, copy))
}

/// Opens `file` for reading only. Where its journal is hot, a copy of both is read instead, because `SQLite` could not
/// read the journal without writing beside it.
pub fn plain(file: &Path) -> Result<(Connection, Option<CopyFolder>), StoreError> {
    let hot = fs::metadata(with_ending(file, SIDE_FILES[0])).is_ok_and(|journal| journal.len() > 0);
    if !hot {
        return Ok((immutable(file)?, None));
    }
    let folder = copy(file).map_err(|source| StoreError::folder(file, source))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let connection = Connection::open_with_flags(folder.0.join(FILE), flags)?;
    only_read(&connection)?;
    Ok((connection, Some(folder)))
}

/// Opens a file that nobody writes to.
pub fn immutable(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(format!("file:{}?immutable=1", uri_path(file)), flags)?;
    only_read(&connection)?;
    Ok(connection)
}

fn only_read(connection: &Connection) -> Result<(), StoreError> {
    prepare(connection)?;
    Ok(connection.pragma_update(None, "query_only", true)?)
}

/// Copies file and journal at a moment when neither changes.
fn copy(file: &Path) -> io::Result<CopyFolder> {
    let folder = CopyFolder::new()?;
    let journal = with_ending(file, SIDE_FILES[0]);
    let to = folder.0.join(FILE);
    for _ in 0..20 {
        let before = (stamp(file)?, stamp(&journal).ok());
        copy_private(file, &to)?;
        if journal.exists() {
            copy_private(&journal, &with_ending(&to, SIDE_FILES[0]))?;
        }
        if before == (stamp(file)?, stamp(&journal).ok()) {
            return Ok(folder);
        }
    }
    Err(io::Error::new(io::ErrorKind::ResourceBusy, "the house's file keeps changing"))
}

fn copy_private(from: &Path, to: &Path) -> io::Result<()> {
    let _ = fs::remove_file(to);
    io::copy(&mut fs::File::open(from)?, &mut create_private(to)?)?;
    Ok(())
}

fn stamp(file: &Path) -> io::Result<(u64, SystemTime)> {
    let found = fs::metadata(file)?;
    Ok((found.len(), found.modified()?))
}

/// The path as an `SQLite` URI wants it.
fn uri_path(file: &Path) -> String {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt;
    let mut text = String::new();
    for byte in file.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => text.push(char::from(*byte)),
            // Writing to a String cannot fail.
            _ => drop(write!(text, "%{byte:02X}")),
        }
    }
    text
}
