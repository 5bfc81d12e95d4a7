//! Who joins in, in a file of its own: `joining.db`, which no backup, export, log or audit takes anything of.
//!
//! What is deleted is overwritten (`secure_delete`), the file is written anew after each change (VACUUM), and the
//! journal is emptied after each transaction, so that a row that is gone is in no file any more, and the place of a row
//! does not tell when it came.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension};
use rusqlite_migration::{M, Migrations};

use super::error::StoreError;
use super::lost_lists::begin_anew;
use super::open::{create_private, make_folder, prepare, sync_folder};
use super::read_only;
use super::rows::{Stored, all, by_word};
use super::sound;
use crate::domain::duty::Step;
use crate::domain::erasure::{Seen, look};
use crate::domain::sign_up::{Listing, Sign, SignUp};
use crate::domain::started::Started;

/// Its name in the data folder.
pub const FILE: &str = "joining.db";
/// “FRJO”: says that a file holds who joins in.
const APPLICATION_ID: i32 = 0x4652_4A4F;
const STEPS: &[M<'static>] =
    &[M::up(include_str!("schema/joining/0001.sql")), M::up(include_str!("schema/joining/0002.sql"))];
pub(super) const JOURNAL: &str = "-journal";

/// The open file.
#[derive(Debug)]
pub struct Joining {
    pub(super) connection: Connection,
    path: Option<PathBuf>,
}

/// All of these fail only when the file cannot be read or written; nothing is half written then.
#[expect(clippy::missing_errors_doc, reason = "said once for all of them, above")]
impl Joining {
    /// Opens the file in `dir`, or makes it (mode 0600). A bad one is deleted and made anew: it would not be read by
    /// anybody, and what it holds must not lie about.
    pub fn open(dir: &Path) -> Stored<Self> {
        make_folder(dir)?;
        let file = dir.join(FILE);
        if file.exists() {
            match sound::twice(|| connect(&file)) {
                // Whoever was on a list would look for themselves in vain; the page says so.
                Err(StoreError::Damaged) => begin_anew(dir)?,
                opened => return Ok(Self { connection: opened?, path: Some(file) }),
            }
        }
        create_private(&file).map(drop).map_err(|source| StoreError::folder(dir, source))?;
        let connection = connect(&file)?;
        sync_folder(dir).map_err(|source| StoreError::folder(dir, source))?;
        Ok(Self { connection, path: Some(file) })
    }

    /// Nowhere on disk, and empty.
    pub fn in_memory() -> Stored<Self> {
        let mut connection = Connection::open_in_memory()?;
        prepare_lists(&connection)?;
        migrate(&mut connection)?;
        Ok(Self { connection, path: None })
    }

    /// What is in `dir`, for reading only: nothing is written, and nobody is told that it was. Empty where it cannot
    /// be read.
    pub fn reading(dir: &Path) -> Stored<Self> {
        let file = dir.join(FILE);
        let opened = look_at_header(&file).and_then(|()| read_only::immutable(&file));
        if let Ok(connection) = opened {
            return Ok(Self { connection, path: None });
        }
        let empty = Self::in_memory()?;
        empty.connection.pragma_update(None, "query_only", true)?;
        Ok(empty)
    }

    /// A second connection to the same file; one in memory has none, and begins empty.
    pub fn again(&self) -> Stored<Self> {
        match &self.path {
            Some(path) => Ok(Self { connection: connect(path)?, path: Some(path.clone()) }),
            None => Self::in_memory(),
        }
    }

    /// Changes when another connection has written.
    pub fn data_version(&self) -> Stored<i64> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Every sign-up for `today` and later; what is over is hidden at once, whether it is erased yet or not.
    pub fn sign_ups(&self, today: NaiveDate) -> Stored<Vec<SignUp>> {
        // Who has started something stands on no list that anybody reads: only there is an @ in the name.
        let sql = "SELECT * FROM sign_up WHERE date >= ?1 AND instr(listing, '@') = 0 ORDER BY listing, date, sign";
        all(&self.connection, sql, [today.to_string()], one)
    }

    /// Whoever has put this up on `today`, for the symbol by which they take it down; `None` where nobody knows any.
    pub fn maker(&self, of: &Started, today: NaiveDate) -> Stored<Option<SignUp>> {
        let sql = "SELECT * FROM sign_up WHERE listing = ?1 AND date = ?2";
        Ok(all(&self.connection, sql, (of.to_string(), today.to_string()), one)?.into_iter().next())
    }

    /// Writes one sign-up. That it is stored is said only after it is on the disk.
    pub fn add(&mut self, one: &SignUp) -> Stored<()> {
        let (listing, date, sign) = key(one);
        let values = (listing, date, sign, one.secret.id(), one.step.word(), one.agreed);
        let sql = "INSERT INTO sign_up VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let added = self.connection.prepare_cached(sql)?.execute(values).map_err(StoreError::from);
        match added {
            Ok(_) => {
                self.write_anew();
                Ok(())
            }
            Err(error) => self.settle(one, error),
        }
    }

    /// A disk that fails at the very end of writing may have taken the row all the same. Then it is made sure of, or it
    /// comes out again: whoever is told to try once more does not find their own sign taken.
    fn settle(&mut self, one: &SignUp, error: StoreError) -> Stored<()> {
        // What the table itself refuses is not in it, or is somebody else's.
        let is_in = !matches!(error, StoreError::Sqlite(_)) && self.holds(one).unwrap_or(false);
        if !is_in {
            return Err(error);
        }
        if self.connection.execute_batch("VACUUM").is_ok() {
            return Ok(());
        }
        self.remove(one)?;
        Err(error)
    }

    fn holds(&self, one: &SignUp) -> Stored<bool> {
        let sql =
            "SELECT EXISTS (SELECT 1 FROM sign_up WHERE listing = ?1 AND date = ?2 AND sign = ?3 AND secret = ?4)";
        let (listing, date, sign) = key(one);
        let values = (listing, date, sign, one.secret.id());
        Ok(self.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
    }

    /// Takes one off its list, so that it is as if it had never been there. Says whether it was.
    pub fn remove(&mut self, one: &SignUp) -> Stored<bool> {
        let sql = "DELETE FROM sign_up WHERE listing = ?1 AND date = ?2 AND sign = ?3";
        let gone = self.connection.prepare_cached(sql)?.execute(key(one))? > 0;
        if gone {
            self.write_anew();
        }
        Ok(gone)
    }

    /// Erases a whole list whose date is not any more, and remembers that there was one.
    pub fn erase_list(&mut self, listing: &Listing) -> Stored<()> {
        let key = (&listing.of, listing.date.to_string());
        let tx = self.connection.transaction()?;
        tx.execute("DELETE FROM sign_up WHERE listing = ?1 AND date = ?2", (key.0, &key.1))?;
        tx.execute("INSERT OR IGNORE INTO gone_list VALUES (?1, ?2)", (key.0, &key.1))?;
        tx.commit()?;
        self.write_anew();
        Ok(())
    }

    /// Lists of `today` and later that were erased because their date is not any more.
    pub fn gone_lists(&self, today: NaiveDate) -> Stored<Vec<Listing>> {
        let sql = "SELECT listing, date FROM gone_list WHERE date >= ?1 ORDER BY date, listing";
        all(&self.connection, sql, [today.to_string()], |row| {
            Ok(Listing { of: row.get("listing")?, date: date(&row.get::<_, String>("date")?)? })
        })
    }

    /// Notes whether a wish was agreed on face to face.
    pub fn agree(&mut self, one: &SignUp, agreed: bool) -> Stored<bool> {
        let sql = "UPDATE sign_up SET agreed = ?4 WHERE listing = ?1 AND date = ?2 AND sign = ?3";
        let (listing, date, sign) = key(one);
        let found = self.connection.prepare_cached(sql)?.execute((listing, date, sign, agreed))? > 0;
        self.write_anew();
        Ok(found)
    }

    /// Gives somebody on a list another step. Says whether they were on it.
    pub fn set_step(&mut self, one: &SignUp) -> Stored<bool> {
        let sql = "UPDATE sign_up SET step = ?4 WHERE listing = ?1 AND date = ?2 AND sign = ?3";
        let (listing, date, sign) = key(one);
        let found = self.connection.prepare_cached(sql)?.execute((listing, date, sign, one.step.word()))? > 0;
        self.write_anew();
        Ok(found)
    }

    /// House-file ids of the small needs that are taken on `today`.
    pub fn needs_taken(&self, today: NaiveDate) -> Stored<BTreeSet<String>> {
        let sql = "SELECT need FROM need_taken WHERE date = ?1";
        Ok(all(&self.connection, sql, [today.to_string()], |row| Ok(row.get(0)?))?.into_iter().collect())
    }

    /// Takes a small need down for `today`.
    pub fn take_need(&mut self, need: &str, today: NaiveDate) -> Stored<()> {
        let sql = "INSERT OR IGNORE INTO need_taken VALUES (?1, ?2)";
        self.connection.prepare_cached(sql)?.execute((need, today.to_string()))?;
        self.write_anew();
        Ok(())
    }

    /// What somebody has started on `today`, by its time.
    pub fn started(&self, today: NaiveDate) -> Stored<Vec<Started>> {
        let sql = "SELECT time, thing, place FROM started WHERE date = ?1 ORDER BY time, thing, place";
        all(&self.connection, sql, [today.to_string()], |row| {
            let time = row.get::<_, String>("time")?;
            let time = NaiveTime::parse_from_str(&time, "%H:%M:%S").map_err(|_| unreadable("time"))?;
            let (thing, place) = (row.get::<_, String>("thing")?, row.get::<_, String>("place")?);
            Ok(Started {
                time,
                thing: thing.parse().map_err(|()| unreadable("thing"))?,
                place: place.parse().map_err(|()| unreadable("place"))?,
            })
        })
    }

    /// Puts up what somebody starts on `today`, with what only its maker knows. Says whether it was not there yet.
    pub fn start(&mut self, one: &Started, maker: Option<&SignUp>, today: NaiveDate) -> Stored<bool> {
        let values = (today.to_string(), one.time.to_string(), one.thing.word(), one.place.word());
        let tx = self.connection.transaction()?;
        let is_new = tx.execute("INSERT OR IGNORE INTO started VALUES (?1, ?2, ?3, ?4)", values)? > 0;
        if let Some(maker) = maker.filter(|_| is_new) {
            let (listing, date, sign) = key(maker);
            let values = (listing, date, sign, maker.secret.id(), maker.step.word(), maker.agreed);
            tx.execute("INSERT OR REPLACE INTO sign_up VALUES (?1, ?2, ?3, ?4, ?5, ?6)", values)?;
        }
        tx.commit()?;
        self.write_anew();
        Ok(is_new)
    }

    /// Takes down what somebody has started on `today`, so that it is as if it had never been there.
    pub fn stop(&mut self, one: &Started, today: NaiveDate) -> Stored<()> {
        let values = (today.to_string(), one.time.to_string(), one.thing.word(), one.place.word());
        let tx = self.connection.transaction()?;
        tx.execute("DELETE FROM started WHERE date = ?1 AND time = ?2 AND thing = ?3 AND place = ?4", values)?;
        tx.execute("DELETE FROM sign_up WHERE listing = ?1 AND date = ?2", (one.to_string(), today.to_string()))?;
        tx.commit()?;
        self.write_anew();
        Ok(())
    }

    /// Erases everything whose date is before `today`, where the clock can be trusted with it: see
    /// [`look`]. Says whether anything is gone.
    pub fn erase_past(&mut self, today: NaiveDate) -> Stored<bool> {
        let before = self.seen()?;
        let seen = look(before, today);
        if before != Some(seen) {
            let doubted = seen.doubted.map(|day| day.to_string());
            let sql = "INSERT OR REPLACE INTO seen VALUES (1, ?1, ?2)";
            self.connection.execute(sql, (seen.day.to_string(), doubted))?;
        }
        if !seen.may_erase() {
            return Ok(false);
        }
        let tx = self.connection.transaction()?;
        let mut gone = 0;
        for table in ["sign_up", "need_taken", "started", "gone_list"] {
            gone += tx.execute(&format!("DELETE FROM {table} WHERE date < ?1"), [today.to_string()])?;
        }
        tx.commit()?;
        if gone > 0 {
            self.write_anew();
        }
        Ok(gone > 0)
    }

    fn seen(&self) -> Stored<Option<Seen>> {
        let found = all(&self.connection, "SELECT day, doubted FROM seen", [], |row| {
            let doubted: Option<String> = row.get("doubted")?;
            let doubted = doubted.map(|day| date(&day)).transpose()?;
            Ok(Seen { day: date(&row.get::<_, String>("day")?)?, doubted })
        })?;
        Ok(found.into_iter().next())
    }

    /// Writes the whole file anew, in the order of its keys and without what was deleted. Where that cannot be done
    /// now, it is with the next change: what somebody did is on the disk already, what was deleted is overwritten, and
    /// to be told that it was not kept would send them back to a list on which they are.
    fn write_anew(&self) {
        // Not a word in the log either: it would say when somebody pressed.
        let _ = self.connection.execute_batch("VACUUM");
    }
}

fn one(row: &rusqlite::Row<'_>) -> Stored<SignUp> {
    Ok(SignUp {
        listing: Listing { of: row.get("listing")?, date: date(&row.get::<_, String>("date")?)? },
        sign: sign(&row.get::<_, String>("sign")?)?,
        secret: symbol(&row.get::<_, String>("secret")?)?,
        step: by_word(row, "step", &Step::ALL, Step::word)?,
        agreed: row.get("agreed")?,
    })
}

fn key(one: &SignUp) -> (String, String, String) {
    (one.listing.of.clone(), one.listing.date.to_string(), one.sign.to_string())
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_owned())
}

fn date(text: &str) -> Stored<NaiveDate> {
    text.parse().map_err(|_| unreadable("a date"))
}

fn sign(text: &str) -> Stored<Sign> {
    text.parse().map_err(|()| unreadable("a sign"))
}

fn symbol(text: &str) -> Stored<crate::domain::symbol::Symbol> {
    text.parse().map_err(|()| unreadable("a symbol"))
}

/// Whether the lists in `dir` are there and sound.
pub fn is_sound(dir: &Path) -> bool {
    let sound = || -> Stored<bool> {
        look_at_header(&dir.join(FILE))?;
        let connection = read_only::immutable(&dir.join(FILE))?;
        Ok(connection.query_row("PRAGMA integrity_check(1)", [], |row| Ok(row.get::<_, String>(0)? == "ok"))?)
    };
    sound().unwrap_or(false)
}

fn connect(file: &Path) -> Stored<Connection> {
    look_at_header(file)?;
    let mut connection = sound::open_for_writing(file)?;
    prepare_lists(&connection)?;
    let sound: Option<String> =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).optional().map_err(StoreError::from)?;
    if sound.as_deref() != Some("ok") {
        return Err(StoreError::Damaged);
    }
    migrate(&mut connection)?;
    Ok(connection)
}

/// An empty file is one that is just being made.
fn look_at_header(file: &Path) -> Stored<()> {
    let mut header = Vec::new();
    let opened = File::open(file).map_err(|source| StoreError::folder(file, source))?;
    opened.take(100).read_to_end(&mut header).map_err(|source| StoreError::folder(file, source))?;
    if header.is_empty() {
        return Ok(());
    }
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::Damaged);
    }
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    let (found, known) = (i64::from(number(60)), i64::try_from(STEPS.len()).unwrap_or(i64::MAX));
    if found > known {
        return Err(StoreError::Newer { path: file.to_owned(), found, known });
    }
    // Zero while it is being made.
    if number(68) == APPLICATION_ID || number(68) == 0 { Ok(()) } else { Err(StoreError::Damaged) }
}

/// As every file of ours, and with a journal that is emptied after each transaction.
fn prepare_lists(connection: &Connection) -> Stored<()> {
    // Temporary tables in memory: a VACUUM must not put a copy of the rows into a folder of the machine.
    prepare(connection)?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update_and_check(None, "journal_mode", "TRUNCATE", |_| Ok(()))?;
    Ok(())
}

fn migrate(connection: &mut Connection) -> Stored<()> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    Migrations::from_slice(STEPS).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => StoreError::Refused(format!("the lists of who joins in could not be brought up to date ({other})")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk that takes the row and not the writing anew: here because it cannot be done within a transaction.
    #[test]
    fn who_is_on_the_list_is_not_told_otherwise() {
        let mut joining = Joining::in_memory().unwrap();
        let listing = Listing { of: "vagt".to_owned(), date: "2026-10-18".parse().unwrap() };
        let (sign, secret) = (Sign::One("fugl".parse().unwrap()), "ost".parse().unwrap());
        let one = SignUp { listing, sign, secret, step: Step::Look, agreed: false };
        joining.connection.execute_batch("BEGIN").unwrap();
        assert!(joining.connection.execute_batch("VACUUM").is_err());
        joining.add(&one).unwrap();
        joining.connection.execute_batch("COMMIT; BEGIN").unwrap();
        assert_eq!(joining.sign_ups(one.listing.date).unwrap(), std::slice::from_ref(&one));
        let settled = joining.settle(&one, StoreError::Disk);
        assert!(matches!(settled, Err(StoreError::Disk)), "it could not be made sure of, so it is out again");
        assert!(joining.sign_ups(one.listing.date).unwrap().is_empty());
        joining.add(&one).unwrap();
        let other = SignUp { secret: "bro".parse().unwrap(), ..one.clone() };
        assert!(joining.add(&other).is_err(), "somebody has this sign");
        assert!(joining.settle(&other, StoreError::Disk).is_err(), "what is there is not theirs");
        joining.connection.execute_batch("COMMIT").unwrap();
        joining.settle(&one, StoreError::Disk).unwrap();
        joining.connection.execute_batch("BEGIN").unwrap();
        assert!(joining.remove(&one).unwrap());
        joining.connection.execute_batch("COMMIT").unwrap();
        assert!(joining.sign_ups(one.listing.date).unwrap().is_empty());
    }
}
