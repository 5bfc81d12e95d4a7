//! How the house's file is opened, made, and moved aside when it is bad.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::error::StoreError;
use super::key_file::KeyFile;
use super::lost_lists::begin_anew;
use super::record_file::RecordFile;
use super::repair;
use super::schema::{self, APPLICATION_ID};
use super::sound;

/// Name of the house's open content in the data folder.
pub const FILE: &str = "house.db";
/// The files that `SQLite` keeps beside it.
pub const SIDE_FILES: [&str; 2] = ["-wal", "-shm"];
/// How long a writer waits for another one.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// What was there when the store was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A sound file of this version.
    House,
    /// Nothing: a new file was made.
    Nothing,
    /// An older schema, brought up to date; the file as it was lies at `copy`.
    Older { copy: PathBuf },
    /// A bad file, and no backup of it. It was moved to `aside`, and a new one was made.
    Damaged { aside: PathBuf },
    /// A bad file that was moved to `aside`, or none; the backup made at `from` was put in its place.
    Repaired { aside: Option<PathBuf>, from: DateTime<Utc> },
}

/// How much of the file is looked at before it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Every page of it.
    Through,
    /// Only what it takes to open it, unless an earlier look left its mark.
    AtOnce,
}

/// Stands beside a file in which a look behind the screen has found damage. The next opening takes its time then.
const MARK: &str = "house.db.look-through";

/// How every database begins.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Makes `dir` with mode 0700 where it is missing.
pub fn make_folder(dir: &Path) -> Result<(), StoreError> {
    DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(|source| StoreError::folder(dir, source))
}

/// Makes an empty file that only its owner can read.
pub fn create_private(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Opens the file in `dir`, whatever it takes short of losing something. What is bad or gone is put back from the
/// newest sound backup of this house in `backups`.
pub fn open(dir: &Path, look: Look, backups: &[PathBuf]) -> Result<(Connection, Found), StoreError> {
    make_folder(dir)?;
    let file = dir.join(FILE);
    if !is_there(&file) {
        let Some(from) = repair::put_back(dir, &file, backups) else {
            // Lists without their house are nobody's.
            if is_there(&dir.join(super::joining::FILE)) {
                begin_anew(dir)?;
            }
            make(dir, &file)?;
            return Ok((connect(&file)?, Found::Nothing));
        };
        begin_anew(dir)?;
        let (connection, _) = open_sound(&file, Look::AtOnce, backups)?;
        return Ok((connection, repair::told(dir, None, Some(from))));
    }
    let mark = dir.join(MARK);
    let look = if mark.exists() { Look::Through } else { look };
    let (connection, found) = match sound::twice(|| open_sound(&file, look, backups)) {
        Ok((connection, None)) => (connection, Found::House),
        Ok((connection, Some(copy))) => (connection, Found::Older { copy }),
        Err(error) if error.is_damage() => {
            let aside = move_aside(dir, &file).map_err(|source| StoreError::folder(dir, source))?;
            let from = repair::put_back(dir, &file, backups);
            begin_anew(dir)?;
            let connection = if from.is_some() {
                open_sound(&file, Look::AtOnce, backups)?.0
            } else {
                make(dir, &file)?;
                connect(&file)?
            };
            (connection, repair::told(dir, Some(aside), from))
        }
        Err(error) => return Err(error),
    };
    if look == Look::Through {
        // The mark has served; one that stays only makes the next start look again.
        let _ = fs::remove_file(&mark);
    }
    Ok((connection, found))
}

/// Whether anything at all has this name, also a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn open_sound(file: &Path, look: Look, backups: &[PathBuf]) -> Result<(Connection, Option<PathBuf>), StoreError> {
    look_at_header(file)?;
    side_files_are_files(file)?;
    let mut connection = connect(file)?;
    match look {
        Look::Through => verify(&connection, file)?,
        Look::AtOnce => is_ours(&connection, file)?,
    }
    let sealed_are_older = file.parent().is_some_and(|dir| KeyFile::is_older(dir) || RecordFile::is_older(dir));
    if sealed_are_older || schema::version(&connection)? < i64::try_from(schema::newest()).unwrap_or(i64::MAX) {
        repair::back_up_before_a_change(file, backups);
    }
    let copy = schema::migrate(&mut connection, file)?;
    if sealed_are_older && let Some(dir) = file.parent() {
        // While the backup is fresh. One that cannot be opened is told of where it is asked for.
        let _ = KeyFile::exists(dir).then(|| KeyFile::open(dir));
        let _ = RecordFile::exists(dir).then(|| RecordFile::open(dir));
    }
    Ok((connection, copy))
}

/// Reads the header without `SQLite`, so that a file of a newer or another program is not even opened for writing.
/// Both numbers are in it from the moment the file gets its name.
pub fn look_at_header(file: &Path) -> Result<(), StoreError> {
    let mut header = [0; 100];
    // A pipe in its place would be waited for without end.
    if !fs::metadata(file).is_ok_and(|found| found.is_file()) {
        return Err(StoreError::Damaged);
    }
    let mut opened = match File::open(file) {
        // Nobody else's file lies in this folder; one that its owner cannot read is as good as none.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Err(StoreError::Damaged),
        opened => opened.map_err(|source| StoreError::folder(file, source))?,
    };
    if opened.read_exact(&mut header).is_err() || !header.starts_with(MAGIC) {
        return Err(StoreError::Damaged);
    }
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    let (found, known) = (i64::from(number(60)), i64::try_from(schema::newest()).unwrap_or(i64::MAX));
    if number(68) != APPLICATION_ID || found < 1 {
        return Err(StoreError::Damaged);
    }
    if found > known {
        return Err(StoreError::Newer { path: file.to_owned(), found, known });
    }
    Ok(())
}

/// Whether the file begins as every database does; a short or empty one would be taken for a new database.
pub fn begins_as_database(file: &Path) -> bool {
    let mut begin = [0; 16];
    let is_file = fs::metadata(file).is_ok_and(|found| found.is_file());
    is_file && File::open(file).is_ok_and(|mut opened| opened.read_exact(&mut begin).is_ok()) && begin == *MAGIC
}

/// Something else in the place of a journal keeps the file from being opened for good.
fn side_files_are_files(file: &Path) -> Result<(), StoreError> {
    let is_bad = |path: PathBuf| fs::symlink_metadata(path).is_ok_and(|found| !found.is_file());
    if SIDE_FILES.iter().any(|ending| is_bad(with_ending(file, ending))) { Err(StoreError::Damaged) } else { Ok(()) }
}

/// Whether the file is ours, of a version we know, and sound through and through.
pub fn verify(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    is_ours(connection, file)?;
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" && schema::is_whole(connection)? { Ok(()) } else { Err(StoreError::Damaged) }
}

/// Leaves the mark that makes the next opening of the file in `dir` look through all of it.
pub fn mark(dir: &Path) -> Result<(), StoreError> {
    let made = match create_private(&dir.join(MARK)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.and_then(|_| sync_folder(dir)),
    };
    made.map_err(|source| StoreError::folder(dir, source))
}

fn is_ours(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(StoreError::Damaged);
    }
    let (found, known) = (schema::version(connection)?, i64::try_from(schema::newest()).unwrap_or(i64::MAX));
    if found > known {
        return Err(StoreError::Newer { path: file.to_owned(), found, known });
    }
    Ok(())
}

/// A connection with everything set that the rules for our files ask for.
pub fn connect(file: &Path) -> Result<Connection, StoreError> {
    let connection = sound::open_for_writing(file)?;
    prepare(&connection)?;
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode != "wal" {
        connection.pragma_update(None, "journal_mode", "WAL")?;
    }
    Ok(connection)
}

/// The settings that `SQLite` forgets with each connection.
pub fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.set_prepared_statement_cache_capacity(64);
    is_prepared(connection)
}

/// The oldest `SQLite` whose mistakes do not reach our files.
const OLDEST: i32 = 3_051_003;

/// Reads back what was set: a setting that does not take is no error for `SQLite`, and what it keeps would be missed by
/// nobody until it is too late.
pub fn is_prepared(connection: &Connection) -> Result<(), StoreError> {
    if rusqlite::version_number() < OLDEST {
        return Err(StoreError::Refused(format!("SQLite {} is too old for our files", rusqlite::version())));
    }
    let exactly = |wanted: i64| wanted..=wanted;
    let wanted = [
        ("secure_delete", exactly(1)),
        ("trusted_schema", exactly(0)),
        ("foreign_keys", exactly(1)),
        ("mmap_size", exactly(0)),
        // In memory, and nowhere else.
        ("temp_store", exactly(2)),
        // FULL, or more than that.
        ("synchronous", 2..=3),
    ];
    for (name, wanted) in wanted {
        let found = connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).optional()?;
        // What is in memory alone has nothing to map, and says so with no answer.
        if !wanted.contains(&found.unwrap_or(0)) {
            return Err(StoreError::Refused(format!("SQLite does not take the setting {name}")));
        }
    }
    Ok(())
}

/// Makes a whole new file under another name and gives it its own only then: no half-made file can be found.
fn make(dir: &Path, file: &Path) -> Result<(), StoreError> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let fresh = dir.join(format!("{FILE}.new-{}-{count}", std::process::id()));
    let made = build(&fresh).and_then(|()| {
        match renameat_with(CWD, &fresh, CWD, file, RenameFlags::NOREPLACE) {
            // Somebody else was faster, and theirs is as good.
            Ok(()) | Err(rustix::io::Errno::EXIST) => Ok(()),
            // Some file systems know no such rename.
            Err(rustix::io::Errno::INVAL) if !file.exists() => fs::rename(&fresh, file),
            Err(errno) => Err(errno.into()),
        }
        .map_err(|source| StoreError::folder(dir, source))
    });
    // Nothing is there any more where the rename went well.
    let _ = fs::remove_file(&fresh);
    made?;
    sync_folder(dir).map_err(|source| StoreError::folder(dir, source))
}

fn build(fresh: &Path) -> Result<(), StoreError> {
    create_private(fresh).map_err(|source| StoreError::folder(fresh.parent().unwrap_or(fresh), source))?;
    let mut connection = Connection::open_with_flags(fresh, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    prepare(&connection)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    schema::migrate(&mut connection, fresh)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// A store that is nowhere on disk.
pub fn in_memory() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    prepare(&connection)?;
    schema::migrate(&mut connection, Path::new(FILE))?;
    Ok(connection)
}

pub fn sync_folder(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// Renames the bad file and what belongs to it; the name says when.
fn move_aside(dir: &Path, file: &Path) -> io::Result<PathBuf> {
    let stamp = Utc::now().format("%Y%m%dT%H%M%SZ");
    let named = |again: u32| {
        dir.join(if again == 0 { format!("{FILE}.damaged-{stamp}") } else { format!("{FILE}.damaged-{stamp}-{again}") })
    };
    let aside = (0..1000).map(named).find(|path| !is_there(path)).ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(file, &aside)?;
    for ending in SIDE_FILES {
        let side = with_ending(file, ending);
        if is_there(&side) {
            fs::rename(&side, with_ending(&aside, ending))?;
        }
    }
    sync_folder(dir)?;
    Ok(aside)
}

pub fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
