//! Backups: a folder for each day with a manifest, and the keys beside them.
//!
//! A backup is made under another name and gets its own only when every copy in it has been looked through and lies
//! on the disk. What stands in [`files`](super::files) as `Never` is in none.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};

use super::backup_heads::{self, NotedHead};
use super::error::StoreError;
use super::files::{FILES, Kept};
use super::house_id::{self, belongs_to};
use super::open::{self, PATIENCE, create_private, sync_folder};
use super::{read_only, suggestion_box};
use crate::domain::backup::{OLDEST, over};
use crate::vault::digest::sum_of;

/// The folder in the data folder that is used where no other one is named, or where that one is not there.
pub const HERE: &str = "backup";
/// The folder of the keys, beside those of the days.
pub const KEY_FOLDER: &str = "keys";
/// Says what is in the folder of a day.
pub const MANIFEST: &str = "manifest.json";
/// Nothing that the program writes is longer.
const LONGEST_MANIFEST: u64 = 64 * 1024;

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub name: String,
    pub bytes: u64,
    #[serde(rename = "SHA-256")]
    pub sum: String,
    /// The version of its schema.
    pub schema: i64,
}

/// What the manifest of a backup says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub made: DateTime<Utc>,
    /// One higher than the one before, whatever the clock said: which backup is the newest.
    pub number: u64,
    pub program: String,
    pub files: Vec<Entry>,
    /// Where the audits in it stand; one that was made before the house was set up has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heads: Vec<NotedHead>,
}

/// A backup that lies somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    pub day: NaiveDate,
    pub manifest: Manifest,
}

/// Makes the backup of the house in `data` into the folder `into`, on `day`. With `may_erase` those that are no longer
/// kept go; a clock that stands wrong erases none.
///
/// # Errors
/// [`StoreError`]: the folder cannot be used or is another house's, or a copy is not sound. Nothing is half made then.
pub fn make(
    data: &Path,
    into: &Path,
    now: DateTime<Utc>,
    day: NaiveDate,
    may_erase: bool,
) -> Result<Backup, StoreError> {
    if !data.join(open::FILE).is_file() {
        return Err(StoreError::NoHouse(data.to_owned()));
    }
    let usable = |source| StoreError::folder(into, source);
    belongs_to(data, into)?;
    clear_leftovers(into).map_err(usable)?;
    let before = all(into);
    let number = newest(&folders(data, Some(into))).map_or(1, |newest| newest.manifest.number.saturating_add(1));
    let aside = into.join(format!(".new-{}", std::process::id()));
    DirBuilder::new().mode(0o700).create(&aside).map_err(usable)?;
    let made = fill(data, &aside, now, number).and_then(|manifest| {
        let path = free_name(into, day).map_err(usable)?;
        fs::rename(&aside, &path).and_then(|()| sync_folder(into)).map_err(usable)?;
        Ok(Backup { path, day, manifest })
    });
    if made.is_err() {
        // What was begun has no name that anybody looks for; the next backup clears it away too.
        let _ = fs::remove_dir_all(&aside);
    }
    let made = made?;
    copy_keys(data, into)?;
    let older_same_day = before.iter().filter(|one| one.day == day);
    older_same_day.for_each(|one| remove(&one.path));
    if may_erase {
        let days: BTreeSet<NaiveDate> = before.iter().map(|one| one.day).chain([day]).collect();
        let gone = over(&days, day);
        before.iter().filter(|one| gone.contains(&one.day)).for_each(|one| remove(&one.path));
    }
    Ok(made)
}

/// What cannot be removed now goes the next day.
fn remove(path: &Path) {
    let _ = fs::remove_dir_all(path);
}

/// Every backup in `into` whose manifest can be read, the newest first.
#[must_use]
pub fn all(into: &Path) -> Vec<Backup> {
    let Ok(there) = fs::read_dir(into) else { return Vec::new() };
    let mut found: Vec<Backup> = there.flatten().filter_map(|entry| read(&entry.path())).collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.manifest.number, one.manifest.made)));
    found
}

/// The backup in the folder of a day; `None` where there is none.
#[must_use]
pub fn read(path: &Path) -> Option<Backup> {
    let name = path.file_name()?.to_str()?;
    let day: NaiveDate = name.get(..10)?.parse().ok()?;
    let manifest = path.join(MANIFEST);
    let found = fs::metadata(&manifest).ok()?;
    if !found.is_file() || found.len() > LONGEST_MANIFEST {
        return None;
    }
    let manifest = serde_json::from_slice(&fs::read(manifest).ok()?).ok()?;
    Some(Backup { path: path.to_owned(), day, manifest })
}

/// The newest backup in any of `folders`.
#[must_use]
pub fn newest(folders: &[PathBuf]) -> Option<Backup> {
    in_order(folders).into_iter().next()
}

/// All backups in `folders`, the newest first.
#[must_use]
pub fn in_order(folders: &[PathBuf]) -> Vec<Backup> {
    let mut found: Vec<Backup> = folders.iter().flat_map(|folder| all(folder)).collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.manifest.number, one.manifest.made)));
    found
}

impl Backup {
    /// Whether every file is there as the manifest says, sound through and through, and of no newer schema.
    ///
    /// # Errors
    /// [`StoreError`] with a sentence on what is wrong.
    pub fn verify(&self) -> Result<(), StoreError> {
        if !self.holds(open::FILE) {
            return Err(self.bad("it holds no house.db"));
        }
        self.manifest.files.iter().try_for_each(|entry| self.verify_one(entry))?;
        if backup_heads::of_copies(&self.path)? == self.manifest.heads || self.manifest.heads.is_empty() {
            return Ok(());
        }
        Err(self.bad("its history is not the one that it was made with"))
    }

    /// Whether the house's own file in it can be put back.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn verify_house(&self) -> Result<(), StoreError> {
        let entry = self.manifest.files.iter().find(|entry| entry.name == open::FILE);
        entry.map_or_else(|| Err(self.bad("it holds no house.db")), |entry| self.verify_one(entry))
    }

    /// Whether the file called `name` is part of it.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.manifest.files.iter().any(|entry| entry.name == name)
    }

    fn verify_one(&self, entry: &Entry) -> Result<(), StoreError> {
        let name = &entry.name;
        if !FILES.iter().any(|file| file.name == *name) {
            return Err(self.bad("it holds a file that this program does not know"));
        }
        let path = self.path.join(name);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file() && found.len() == entry.bytes);
        if !is_file || sum_of(&path).ok().as_deref() != Some(entry.sum.as_str()) {
            return Err(self.bad(&format!("{name} is missing or changed")));
        }
        if *name == open::FILE {
            open::look_at_header(&path)?;
        }
        let (_, schema) = look_through(&path).map_err(|_| self.bad(&format!("{name} is damaged")))?;
        if schema == entry.schema { Ok(()) } else { Err(self.bad(&format!("{name} has another schema"))) }
    }

    fn bad(&self, what: &str) -> StoreError {
        StoreError::Refused(format!("the backup {} is not sound ({what}); take another one", self.path.display()))
    }
}

/// Copies everything that belongs into the folder of a day, and writes what it holds.
fn fill(data: &Path, aside: &Path, now: DateTime<Utc>, number: u64) -> Result<Manifest, StoreError> {
    let mut files = Vec::new();
    for file in FILES.iter().filter(|file| data.join(file.name).is_file()) {
        let (from, to) = (data.join(file.name), aside.join(file.name));
        match file.kept {
            Kept::Daily => copy_database(&from, &to)?,
            Kept::AfterRelease => suggestion_box::copy_released(&from, &to)?,
            Kept::NewestOnly | Kept::NewestUntil(_) | Kept::Never => continue,
        }
        if file.name == open::FILE {
            open::look_at_header(&to)?;
        }
        let (_, schema) = look_through(&to)?;
        let about = |source| StoreError::folder(aside, source);
        let bytes = sync(&to).map_err(about)?;
        files.push(Entry { name: file.name.to_owned(), bytes, sum: sum_of(&to).map_err(about)?, schema });
    }
    let heads = backup_heads::of_copies(aside)?;
    let manifest = Manifest { made: now, number, program: env!("CARGO_PKG_VERSION").to_owned(), files, heads };
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| StoreError::Refused(error.to_string()))?;
    let write = || -> io::Result<()> {
        let mut file = create_private(&aside.join(MANIFEST))?;
        file.write_all(&text)?;
        file.sync_all()?;
        sync_folder(aside)
    };
    write().map_err(|source| StoreError::folder(aside, source))?;
    Ok(manifest)
}

/// A whole copy of the database at `from`, without what was deleted in it.
fn copy_database(from: &Path, to: &Path) -> Result<(), StoreError> {
    if !open::begins_as_database(from) {
        return Err(StoreError::Damaged);
    }
    create_private(to).map_err(|source| StoreError::folder(to.parent().unwrap_or(to), source))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let copied = Connection::open_with_flags(from, flags).map_err(StoreError::from).and_then(|connection| {
        connection.busy_timeout(PATIENCE)?;
        connection.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
        Ok(())
    });
    match copied {
        // A folder that nothing can be written into is read as it is.
        Err(StoreError::CannotOpen | StoreError::ReadOnly) => {
            let (connection, _copy) = read_only::plain(from)?;
            connection.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
            Ok(())
        }
        other => other,
    }
}

/// Looks through a copy that nobody writes to; says whose it is and the version of its schema.
fn look_through(copy: &Path) -> Result<(i32, i64), StoreError> {
    let connection = read_only::immutable(copy)?;
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let broken: i64 = connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if verdict != "ok" || broken > 0 {
        return Err(StoreError::Damaged);
    }
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let schema = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok((application, schema))
}

fn sync(path: &Path) -> io::Result<u64> {
    let file = File::open(path)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

/// Brings the copies of the keys up to date: the newest of each, over the one before. To be called as well when a key
/// is destroyed, so that no backup opens what it opened.
///
/// # Errors
/// [`StoreError`] when the folder cannot be written; the copies are as they were then.
pub fn copy_keys(data: &Path, into: &Path) -> Result<(), StoreError> {
    let folder = into.join(KEY_FOLDER);
    let usable = |source| StoreError::folder(into, source);
    DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(usable)?;
    for file in FILES {
        let (from, to) = (data.join(file.name), folder.join(file.name));
        match file.kept {
            Kept::NewestOnly | Kept::NewestUntil(_) => {}
            Kept::Daily | Kept::AfterRelease | Kept::Never => continue,
        }
        if from.is_file() {
            let aside = open::with_ending(&to, ".new");
            let _ = fs::remove_file(&aside);
            if file.database {
                copy_database(&from, &aside)?;
                look_through(&aside)?;
            } else {
                copy_plain(&from, &aside).map_err(usable)?;
            }
            let before = fs::OpenOptions::new().write(true).open(&to).ok();
            sync(&aside).and_then(|_| fs::rename(&aside, &to)).map_err(usable)?;
            before.map_or(Ok(()), overwrite).map_err(usable)?;
        }
        if matches!(file.kept, Kept::NewestUntil(other) if data.join(other).is_file()) {
            let _ = fs::remove_file(&to);
        }
    }
    sync_folder(&folder).map_err(usable)
}

/// Zeros over a file that has no name any more: what it held may have been a key that is destroyed.
fn overwrite(mut file: File) -> io::Result<()> {
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    file.write_all(&vec![0; length])?;
    file.sync_all()
}

/// What becomes of a folder that took backups of this house and is not the one in use now: its keys stay as they are
/// now, and what is too old goes, although the newest in it is among that.
///
/// # Errors
/// [`StoreError`] when the folder cannot be written.
pub fn follow(data: &Path, other: &Path, day: NaiveDate, may_erase: bool) -> Result<(), StoreError> {
    if house_id::own(data, &[other.to_owned()]).is_empty() {
        return Ok(());
    }
    if other.join(KEY_FOLDER).is_dir() {
        copy_keys(data, other)?;
    }
    let old = |one: &&Backup| may_erase && (day - one.day).num_days() > OLDEST;
    all(other).iter().filter(old).for_each(|one| remove(&one.path));
    Ok(())
}

/// Copies a small file byte for byte, for its owner alone.
pub(super) fn copy_plain(from: &Path, to: &Path) -> io::Result<()> {
    io::copy(&mut File::open(from)?, &mut create_private(to)?)?;
    Ok(())
}

/// Writes a small file as a whole or not at all.
pub(super) fn write_note(path: &Path, text: &str) -> io::Result<()> {
    let aside = open::with_ending(path, ".new");
    match fs::remove_file(&aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = create_private(&aside)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    fs::rename(&aside, path)?;
    sync_folder(path.parent().unwrap_or(path))
}

/// Makes a folder for backups that somebody has named, for its owner alone.
///
/// # Errors
/// [`StoreError`] when it cannot be made.
pub fn make_folder(into: &Path) -> Result<(), StoreError> {
    open::make_folder(into)
}

/// Makes the folder of backups beside the house, where `into` is that one. A folder on another disk is never made: where
/// it is missing the disk is not there, and what was written would lie on the wrong one. Says whether it is there.
#[must_use]
pub fn make_here(data: &Path, into: &Path) -> bool {
    into == data.join(HERE) && open::make_folder(into).is_ok()
}

/// What a backup that was cut short has left.
fn clear_leftovers(into: &Path) -> io::Result<()> {
    for entry in fs::read_dir(into)?.flatten() {
        if entry.file_name().to_string_lossy().starts_with(".new-") {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    Ok(())
}

/// The folder of `day`; where there is one already, a numbered one, until the older one has gone.
fn free_name(into: &Path, day: NaiveDate) -> io::Result<PathBuf> {
    let named = |again: u32| into.join(if again == 1 { day.to_string() } else { format!("{day}-{again}") });
    (1..1000).map(named).find(|path| !path.exists()).ok_or_else(|| io::ErrorKind::AlreadyExists.into())
}

/// The folders in which backups of the house in `data` may lie: the one that is named, and the one beside the house.
#[must_use]
pub fn folders(data: &Path, named: Option<&Path>) -> Vec<PathBuf> {
    let here = data.join(HERE);
    let mut folders: Vec<PathBuf> = named.map(Path::to_path_buf).into_iter().collect();
    if !folders.contains(&here) {
        folders.push(here);
    }
    folders
}
