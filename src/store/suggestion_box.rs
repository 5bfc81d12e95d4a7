//! The box for suggestions: `box.db`, apart from everything else.
//!
//! Nothing in it and nothing about it says who put something in, or when within the month: no row ids, no order, no
//! times, no count that is kept, no log line. Random ids alone would not do: where a row lies in the file tells when
//! it came, so the whole file is written anew after each. What is in it only `box.key` opens.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use rusqlite::{Connection, OpenFlags, params};

use super::error::StoreError;
use super::open::{create_private, make_folder, prepare, sync_folder, with_ending};
use super::sound;
use crate::domain::suggestion::Suggestion;
use crate::vault::keys::public_key;
use crate::vault::open::OldKey;
use crate::vault::seal::{BoxPublicKey, Sealed};

/// Name of the box in the data folder.
pub const FILE: &str = "box.db";
/// When the box was last looked into. Written on each beat, whether or not something was in it.
pub const BEAT: &str = "box.beat";
/// How long a writer waits for somebody who reads the file, such as a look through it; somebody stands in front.
const PATIENCE: Duration = Duration::from_millis(300);
/// The letters `FriF`, so that no other file is taken for the box.
const APPLICATION_ID: i32 = 0x4672_6946;

/// Exactly these columns; `month` is empty until the suggestion leaves the box, and then the month in which it did.
const TABLE: &str = "CREATE TABLE suggestion (
    id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    sealed BLOB NOT NULL CHECK (length(sealed) = 1072),
    month  TEXT CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]')
) STRICT, WITHOUT ROWID";

/// The box, open for putting in.
pub struct SuggestionBox {
    pub(super) connection: Connection,
    key: BoxPublicKey,
    dir: PathBuf,
}

impl SuggestionBox {
    /// Opens the box in `dir`, and makes it with its keys where there is none. A bad file is moved aside, never
    /// deleted. Whatever was cut short the last time is put right, and the file is written anew.
    ///
    /// # Errors
    /// [`StoreError`] when the folder cannot be used, or a key is missing.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        make_folder(dir)?;
        let key = public_key(dir)?;
        let file = dir.join(FILE);
        if !file.exists() {
            make(dir, &file)?;
        }
        let connection = match sound::twice(|| connect(&file)) {
            Err(error) if error.is_damage() => {
                move_aside(dir, &file).map_err(|source| StoreError::folder(dir, source))?;
                make(dir, &file)?;
                connect(&file)?
            }
            other => other?,
        };
        let opened = Self { connection, key, dir: dir.to_owned() };
        opened.rewrite()?;
        Ok(opened)
    }

    /// Seals `suggestion`; from here on nothing that runs in front of people can read it.
    ///
    /// # Errors
    /// [`StoreError`] when the machine gives no random numbers.
    pub fn seal(&self, suggestion: &Suggestion) -> Result<Sealed, StoreError> {
        Ok(self.key.seal(suggestion)?)
    }

    /// Puts a sealed suggestion in. It is there once, however often this is tried with the same one; when it returns,
    /// it is on the disk, and where it lies in the file tells nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; try again, or [`take_back`](Self::take_back).
    pub fn put(&self, sealed: &Sealed) -> Result<(), StoreError> {
        let sql = "INSERT INTO suggestion (id, sealed) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";
        self.connection.execute(sql, params![sealed.id, sealed.bytes])?;
        self.rewrite()
    }

    /// Takes out what was put in under this id but could not be finished, so that its writer can be told to try again.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn take_back(&self, id: &[u8; 16]) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM suggestion WHERE id = ?1", params![id])?;
        Ok(())
    }

    /// Whether something lies under this id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn holds(&self, id: &[u8; 16]) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM suggestion WHERE id = ?1)";
        Ok(self.connection.query_row(sql, params![id], |row| row.get(0))?)
    }

    /// Writes the whole file anew, in the order of the random ids. Done every hour too, so that the times which the
    /// file system notes for the file say nothing about the last suggestion.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn rewrite(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("VACUUM")?)
    }

    /// How many wait to leave the box. For the rule of release only; nothing shows or keeps it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn waiting(&self) -> Result<usize, StoreError> {
        let sql = "SELECT count(*) FROM suggestion WHERE month IS NULL";
        let count: u32 = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Lets everything that waits leave the box, marked with the month of `day`, and says how many did. Nothing is
    /// opened: it stays sealed until somebody with `box.key` reads it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; nothing has left then.
    pub fn release(&self, day: NaiveDate) -> Result<usize, StoreError> {
        let month = format!("{:04}-{:02}", day.year(), day.month());
        let sql = "UPDATE suggestion SET month = ?1 WHERE month IS NULL";
        let released = self.connection.execute(sql, params![month])?;
        self.rewrite()?;
        Ok(released)
    }

    /// What has left the box, still sealed, with its month. In the order of the random ids, which is a shuffled one:
    /// it is drawn anew for each suggestion and has nothing to do with when it came.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn released(&self) -> Result<Vec<(Sealed, String)>, StoreError> {
        released(&self.connection)
    }

    /// From now on everything is sealed to `key`, whose private half lies in the vault. What waits is sealed anew, and
    /// then the old private key is overwritten and removed. Cut short, the next call goes on from there.
    ///
    /// # Errors
    /// [`StoreError`] when a file cannot be written; the old key is still there then, and nothing is lost.
    pub fn change_key(&mut self, key: BoxPublicKey) -> Result<(), StoreError> {
        let Some(old) = OldKey::find(&self.dir)? else {
            self.key = key;
            return Ok(());
        };
        let mut statement = self.connection.prepare("SELECT id, sealed FROM suggestion")?;
        let rows = statement.query_map([], |row| Ok(Sealed { id: row.get(0)?, bytes: row.get(1)? }))?;
        let sealed: Vec<Sealed> = rows.collect::<Result<_, _>>()?;
        drop(statement);
        let tx = self.connection.transaction()?;
        for one in sealed {
            // What does not open with the old key was sealed anew before the last call was cut short.
            if let Some(anew) = old.reseal(&one, &key)? {
                tx.execute("UPDATE suggestion SET sealed = ?2 WHERE id = ?1", params![anew.id, anew.bytes])?;
            }
        }
        tx.commit()?;
        self.rewrite()?;
        key.write(&self.dir)?;
        old.destroy(&self.dir)?;
        self.key = key;
        Ok(())
    }

    /// Takes out what has left the box and lies safely in the vault.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn take_out(&self, ids: &[[u8; 16]]) -> Result<(), StoreError> {
        for id in ids {
            self.connection.execute("DELETE FROM suggestion WHERE id = ?1 AND month IS NOT NULL", params![id])?;
        }
        if ids.is_empty() { Ok(()) } else { self.rewrite() }
    }

    /// The last beat on which the box was looked into; `None` where there was none, or its file cannot be read.
    #[must_use]
    pub fn last_beat(&self) -> Option<DateTime<Utc>> {
        let text = fs::read_to_string(self.dir.join(BEAT)).ok()?;
        DateTime::parse_from_rfc3339(text.trim()).ok().map(|at| at.to_utc())
    }

    /// Notes that the box was looked into on the beat at `at`, whatever was found.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn note_beat(&self, at: DateTime<Utc>) -> Result<(), StoreError> {
        let file = self.dir.join(BEAT);
        let aside = with_ending(&file, ".new");
        let write = || -> io::Result<()> {
            remove_if_there(&aside)?;
            let mut fresh = create_private(&aside)?;
            writeln!(fresh, "{}", at.to_rfc3339())?;
            fresh.sync_all()?;
            fs::rename(&aside, &file)?;
            sync_folder(&self.dir)
        };
        write().map_err(|source| StoreError::folder(&self.dir, source))
    }
}

fn connect(file: &Path) -> Result<Connection, StoreError> {
    let connection = sound::open_for_writing(file)?;
    prepare_box(&connection)?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if application == APPLICATION_ID && verdict == "ok" { Ok(connection) } else { Err(StoreError::Damaged) }
}

fn prepare_box(connection: &Connection) -> Result<(), StoreError> {
    prepare(connection)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "TRUNCATE")?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    // A temporary file would change the times of the folder it is made in.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

/// Makes a whole new box under another name and gives it its own only then.
fn make(dir: &Path, file: &Path) -> Result<(), StoreError> {
    let folder = |source| StoreError::folder(dir, source);
    let fresh = with_ending(file, ".new");
    for ending in ["", "-journal"] {
        remove_if_there(&with_ending(&fresh, ending)).map_err(folder)?;
    }
    build(&fresh, &[])?;
    fs::rename(&fresh, file).map_err(folder)?;
    sync_folder(dir).map_err(folder)
}

/// A whole new box at `fresh`, with what has left another one.
fn build(fresh: &Path, released: &[(Sealed, String)]) -> Result<(), StoreError> {
    let folder = |source| StoreError::folder(fresh, source);
    create_private(fresh).map_err(folder)?;
    let mut connection = Connection::open_with_flags(fresh, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    prepare_box(&connection)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.execute_batch(TABLE)?;
    connection.pragma_update(None, "user_version", 1)?;
    let tx = connection.transaction()?;
    for (sealed, month) in released {
        let sql = "INSERT INTO suggestion VALUES (?1, ?2, ?3)";
        tx.prepare_cached(sql)?.execute(params![sealed.id, sealed.bytes, month])?;
    }
    tx.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    // Empty by now; under the new name it would be nobody's.
    remove_if_there(&with_ending(fresh, "-journal")).map_err(folder)
}

/// Copies what has left the box at `from` to a new box at `to`, and nothing of what waits. The same letters make the
/// same bytes, so that a copy does not tell whether something was put in since the one before.
///
/// # Errors
/// [`StoreError`] when the box cannot be read, or the copy not be written.
pub fn copy_released(from: &Path, to: &Path) -> Result<(), StoreError> {
    let connection = read_only(from)?;
    build(to, &released(&connection)?)
}

/// Whether nothing lies in the box at `file`; an error where it is not sound.
///
/// # Errors
/// [`StoreError`] when the box cannot be read or is damaged.
pub fn is_empty(file: &Path) -> Result<bool, StoreError> {
    let connection = read_only(file)?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if application != APPLICATION_ID || verdict != "ok" {
        return Err(StoreError::Damaged);
    }
    Ok(connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM suggestion)", [], |row| row.get(0))?)
}

/// The random ids of what has left the box in `dir` and lies in it still. Nothing of the file changes, and of what waits
/// nothing is asked.
///
/// # Errors
/// [`StoreError`] when the box cannot be read.
pub fn ids_of_released(dir: &Path) -> Result<BTreeSet<Vec<u8>>, StoreError> {
    let file = dir.join(FILE);
    if !file.is_file() {
        return Ok(BTreeSet::new());
    }
    Ok(released(&read_only(&file)?)?.into_iter().map(|(sealed, _)| sealed.id.to_vec()).collect())
}

/// For reading beside the kiosk; nothing of the file changes, not even its times.
fn read_only(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn released(connection: &Connection) -> Result<Vec<(Sealed, String)>, StoreError> {
    let sql = "SELECT id, sealed, month FROM suggestion WHERE month IS NOT NULL ORDER BY id";
    let mut statement = connection.prepare(sql)?;
    let rows = statement
        .query_map([], |row| Ok((Sealed { id: row.get("id")?, bytes: row.get("sealed")? }, row.get("month")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The name is numbered: a time in it would say when the box was written last.
fn move_aside(dir: &Path, file: &Path) -> io::Result<()> {
    let named = |count: u32| dir.join(format!("{FILE}.damaged-{count}"));
    let aside = (1..1000).map(named).find(|path| !path.exists()).ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(file, &aside)?;
    let journal = with_ending(file, "-journal");
    if journal.exists() {
        fs::rename(&journal, with_ending(&aside, "-journal"))?;
    }
    sync_folder(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk that takes the row and not the writing anew: here because it cannot be done within a transaction.
    #[test]
    fn what_could_not_be_written_anew_is_not_kept_and_comes_out_again() {
        let dir = tempfile::tempdir().unwrap();
        let store = SuggestionBox::open(dir.path()).unwrap();
        let sealed = store.seal(&Suggestion::new("mere musik").unwrap()).unwrap();
        store.connection.execute_batch("BEGIN").unwrap();
        assert!(store.put(&sealed).is_err(), "nobody is thanked for it");
        assert!(store.holds(&sealed.id).unwrap());
        store.take_back(&sealed.id).unwrap();
        store.connection.execute_batch("COMMIT").unwrap();
        assert!(!store.holds(&sealed.id).unwrap());
        store.put(&sealed).unwrap();
        assert!(store.holds(&sealed.id).unwrap());
    }
}
