//! The audits once the house is set up: each entry is sealed, and chained to the one before.
//!
//! A change of the house writes its row in its own transaction, sealed. At each opening and each lock these rows go into
//! the chain, with the plain ones from before the first run. What is done to keys goes into the chain of `vault.db` at
//! once, and what happens at the pad while nobody is in waits there for the next who comes in.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, params};
use zeroize::Zeroizing;

use super::Store;
use super::audit::{self, Action, AuditRow};
use super::audit_waiting;
use super::error::StoreError;
use super::record_file::RecordFile;
use crate::domain::employee::EmployeeId;
use crate::vault::VaultError;
use crate::vault::chain::{AuditKeys, Broken, Head, Link};
use crate::vault::pair::Public;

/// The chain of `house.db`, and that of `vault.db`.
pub const HOUSE: &str = "house";
pub const VAULT: &str = "vault";

impl Store {
    /// Seals and chains whatever has been changed since the last time. Says where the chain stands.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; the plain rows are still there then.
    pub fn seal_audit(&mut self, keys: &AuditKeys) -> Result<Head, StoreError> {
        let tx = self.begin()?;
        let mut head = head_of(&tx, "audit_chain")?;
        for row in audit::read(&tx)? {
            head = append(&tx, "audit_chain", &keys.link(HOUSE, head, &line(&row))?)?;
        }
        tx.execute("DELETE FROM audit", [])?;
        head = chain_waiting(&tx, (HOUSE, "audit_chain"), keys, head)?;
        tx.commit()?;
        self.empty_journal();
        Ok(head)
    }

    /// Whether the chain goes through `head`, so that it may be noted how much further it goes.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn audit_passes(&self, head: Head) -> Result<bool, StoreError> {
        passes(&self.connection, "audit_chain", head)
    }

    /// Whether a backup was put back since the last opening: the chain is that of the backup then, and ends before its
    /// head.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn was_restored(&self, keys: &AuditKeys) -> Result<bool, StoreError> {
        let waiting = audit_waiting::read(&self.connection, keys)?.into_iter().filter_map(|one| one.row);
        Ok(waiting.chain(self.audit()?).any(|row| row.action == Action::Restored.word()))
    }

    /// What was sealed, oldest first; and what has come since, which [`audit`](Self::audit) has as well.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or was sealed with other keys.
    pub fn whole_audit(&self, keys: &AuditKeys) -> Result<Vec<AuditRow>, StoreError> {
        let mut rows = opened(&self.connection, "audit_chain", HOUSE, keys)?;
        rows.extend(self.audit()?);
        rows.extend(audit_waiting::read(&self.connection, keys)?.into_iter().filter_map(|one| one.row));
        Ok(rows)
    }

    /// The newest of all of these, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or was sealed with other keys.
    pub fn newest_of_whole_audit(&self, keys: &AuditKeys, most: u32) -> Result<Vec<AuditRow>, StoreError> {
        let waiting = audit_waiting::read(&self.connection, keys)?.into_iter().rev();
        let mut rows: Vec<AuditRow> = waiting.filter_map(|one| one.row).collect();
        rows.extend(self.newest_changes(most)?);
        rows.extend(newest(&self.connection, (HOUSE, "audit_chain"), keys, most)?);
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(rows)
    }

    /// Whether the chain is whole from its floor on, before which it has been kept long enough, and goes as far as its
    /// head, which was noted elsewhere.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn verify_audit_from(
        &self,
        keys: &AuditKeys,
        between: (Head, Head),
    ) -> Result<Result<Head, Broken>, StoreError> {
        verified(&self.connection, (HOUSE, "audit_chain"), keys, between)
    }
}

impl RecordFile {
    /// Writes an entry about keys and employees into the chain, after what waits. Says where it stands.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn note(&mut self, keys: &AuditKeys, actor: &str, action: &str, subject: &str) -> Result<Head, StoreError> {
        let row = row(actor, action, subject);
        let tx = self.connection.transaction()?;
        let head = head_of(&tx, "audit")?;
        let head = chain_waiting(&tx, (VAULT, "audit"), keys, head)?;
        let head = append(&tx, "audit", &keys.link(VAULT, head, &line(&row))?)?;
        tx.commit()?;
        Ok(head)
    }

    /// Writes what happened while nobody was in, sealed to whoever comes in next. So many at most wait: whoever types
    /// wrong codes for days on end fills no disk.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn note_waiting(&self, public: &Public, action: &str, subject: &str) -> Result<(), StoreError> {
        if audit_waiting::count(&self.connection)? >= MOST_WAITING {
            return Ok(());
        }
        audit_waiting::put(&self.connection, public, &row("screen", action, subject))
    }

    /// Whether the chain goes through `head`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn passes(&self, head: Head) -> Result<bool, StoreError> {
        passes(&self.connection, "audit", head)
    }

    /// The newest of what was noted, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or was sealed with other keys.
    pub fn newest_noted(&self, keys: &AuditKeys, most: u32) -> Result<Vec<AuditRow>, StoreError> {
        newest(&self.connection, (VAULT, "audit"), keys, most)
    }

    /// What was noted, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or was sealed with other keys.
    pub fn noted(&self, keys: &AuditKeys) -> Result<Vec<AuditRow>, StoreError> {
        opened(&self.connection, "audit", VAULT, keys)
    }

    /// Whether the chain is whole, and goes as far as `head`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn verify(&self, keys: &AuditKeys, head: Head) -> Result<Result<Head, Broken>, StoreError> {
        let floor = self.floor(keys, VAULT)?;
        verified(&self.connection, (VAULT, "audit"), keys, (floor, head))
    }
}

/// So many rows wait in `vault.db` at most.
const MOST_WAITING: i64 = 1000;

fn row(actor: &str, action: &str, subject: &str) -> AuditRow {
    let (actor, action, subject) = (actor.to_owned(), action.to_owned(), subject.to_owned());
    AuditRow { at: Utc::now(), actor, employee: None, action, subject }
}

/// A chain and the table that it lies in.
type Chain = (&'static str, &'static str);

/// Chains what waits. What does not open stays where it is, so that the finding does.
fn chain_waiting(
    connection: &Connection,
    (name, table): Chain,
    keys: &AuditKeys,
    mut head: Head,
) -> Result<Head, StoreError> {
    for waiting in audit_waiting::read(connection, keys)? {
        if let Some(row) = waiting.row {
            head = append(connection, table, &keys.link(name, head, &line(&row))?)?;
            audit_waiting::remove(connection, waiting.id)?;
        }
    }
    Ok(head)
}

/// Whether the chain is whole from its floor on and goes as far as its head, and everything that waits was sealed here.
fn verified(
    connection: &Connection,
    (name, table): Chain,
    keys: &AuditKeys,
    between: (Head, Head),
) -> Result<Result<Head, Broken>, StoreError> {
    let end = keys.verify_between(name, &links(connection, table)?, between);
    let strange = audit_waiting::read(connection, keys)?.iter().any(|one| one.row.is_none());
    Ok(if strange { end.and(Err(Broken::Waiting)) } else { end })
}

fn newest(
    connection: &Connection,
    (name, table): Chain,
    keys: &AuditKeys,
    most: u32,
) -> Result<Vec<AuditRow>, StoreError> {
    let sql = format!("SELECT number, sealed, mark FROM {table} ORDER BY number DESC LIMIT ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let links = statement.query_map([most], |row| {
        Ok(Link { number: row.get::<_, u32>(0)?.into(), sealed: row.get(1)?, mark: row.get(2)? })
    })?;
    let read = |link: Link| read_line(&keys.read(name, &link)?).ok_or(StoreError::Vault(VaultError::CannotOpen));
    links.map(|link| read(link?)).collect()
}

pub(super) fn head_of(connection: &Connection, table: &str) -> Result<Head, StoreError> {
    let sql = format!("SELECT number, mark FROM {table} ORDER BY number DESC LIMIT 1");
    let found = connection
        .query_row(&sql, [], |row| Ok(Head { number: row.get::<_, u32>(0)?.into(), mark: row.get(1)? }))
        .optional()?;
    Ok(found.unwrap_or(Head::START))
}

fn passes(connection: &Connection, table: &str, head: Head) -> Result<bool, StoreError> {
    let sql = format!("SELECT mark FROM {table} WHERE number = ?1");
    let number = i64::try_from(head.number).unwrap_or(i64::MAX);
    let mark: Option<[u8; 32]> = connection.query_row(&sql, [number], |row| row.get(0)).optional()?;
    Ok(head == Head::START || mark == Some(head.mark))
}

fn append(connection: &Connection, table: &str, link: &Link) -> Result<Head, StoreError> {
    let sql = format!("INSERT INTO {table} (number, sealed, mark) VALUES (?1, ?2, ?3)");
    let number = i64::try_from(link.number).unwrap_or(i64::MAX);
    connection.prepare_cached(&sql)?.execute(params![number, link.sealed, link.mark])?;
    Ok(Head { number: link.number, mark: link.mark })
}

fn links(connection: &Connection, table: &str) -> Result<Vec<Link>, StoreError> {
    let mut statement = connection.prepare(&format!("SELECT number, sealed, mark FROM {table} ORDER BY number"))?;
    let rows = statement.query_map([], |row| {
        Ok(Link { number: row.get::<_, u32>(0)?.into(), sealed: row.get(1)?, mark: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn opened(connection: &Connection, table: &str, chain: &str, keys: &AuditKeys) -> Result<Vec<AuditRow>, StoreError> {
    let row = |link: &Link| read_line(&keys.read(chain, link)?).ok_or(StoreError::Vault(VaultError::CannotOpen));
    links(connection, table)?.iter().map(row).collect()
}

fn table_of(chain: &str) -> &'static str {
    if chain == HOUSE { "audit_chain" } else { "audit" }
}

/// Every entry of a chain with its place and its time, oldest first.
pub(super) fn dated(
    connection: &Connection,
    chain: &str,
    keys: &AuditKeys,
) -> Result<Vec<(Head, DateTime<Utc>)>, StoreError> {
    let row = |link: &Link| {
        let row = read_line(&keys.read(chain, link)?).ok_or(StoreError::Vault(VaultError::CannotOpen))?;
        Ok((Head { number: link.number, mark: link.mark }, row.at))
    };
    links(connection, table_of(chain))?.iter().map(row).collect()
}

/// Deletes the beginning of a chain, up to and with `floor`. How many went.
pub(super) fn delete_until(connection: &Connection, chain: &str, floor: Head) -> Result<usize, StoreError> {
    let number = i64::try_from(floor.number).unwrap_or(i64::MAX);
    let gone = connection.execute(&format!("DELETE FROM {} WHERE number <= ?1", table_of(chain)), [number])?;
    let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    Ok(gone)
}

/// A row as one line; a subject holds no line of its own, for it is an id or a count.
pub(super) fn line(row: &AuditRow) -> Zeroizing<Vec<u8>> {
    let AuditRow { at, actor, employee, action, subject } = row;
    let who = employee.map_or_else(String::new, |id| format!(":{}", id.0));
    Zeroizing::new(format!("{}\n{actor}{who}\n{action}\n{subject}", at.timestamp()).into_bytes())
}

pub(super) fn read_line(plain: &[u8]) -> Option<AuditRow> {
    let mut parts = std::str::from_utf8(plain).ok()?.splitn(4, '\n');
    let at = DateTime::from_timestamp(parts.next()?.parse().ok()?, 0)?;
    let mut next = || parts.next().map(str::to_owned);
    let actor = next()?;
    let (actor, employee) = match actor.split_once(':') {
        Some((actor, id)) => (actor.to_owned(), Some(EmployeeId(id.parse().ok()?))),
        None => (actor, None),
    };
    Some(AuditRow { at, actor, employee, action: next()?, subject: next()? })
}
