//! The audits once the house is set up: each entry is sealed, and chained to the one before.
//!
//! A change of the house writes its plain row in its own transaction, as always. At each opening and each lock these
//! rows go into the chain and are gone as plain ones. What is done to keys goes into the chain of `vault.db` at once.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, params};
use zeroize::Zeroizing;

use super::Store;
use super::audit::{self, AuditRow};
use super::error::StoreError;
use super::record_file::RecordFile;
use crate::domain::employee::EmployeeId;
use crate::vault::VaultError;
use crate::vault::chain::{AuditKeys, Broken, Head, Link};

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

    /// What was sealed, oldest first; and what has come since, which [`audit`](Self::audit) has as well.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or was sealed with other keys.
    pub fn whole_audit(&self, keys: &AuditKeys) -> Result<Vec<AuditRow>, StoreError> {
        let mut rows = opened(&self.connection, "audit_chain", HOUSE, keys)?;
        rows.extend(self.audit()?);
        Ok(rows)
    }

    /// The newest of all of these, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or was sealed with other keys.
    pub fn newest_of_whole_audit(&self, keys: &AuditKeys, most: u32) -> Result<Vec<AuditRow>, StoreError> {
        let mut rows = self.newest_changes(most)?;
        let sql = "SELECT number, sealed, mark FROM audit_chain ORDER BY number DESC LIMIT ?1";
        let left = most.saturating_sub(u32::try_from(rows.len()).unwrap_or(most));
        let mut statement = self.connection.prepare_cached(sql)?;
        let links = statement.query_map([left], |row| {
            Ok(Link { number: row.get::<_, u32>(0)?.into(), sealed: row.get(1)?, mark: row.get(2)? })
        })?;
        for link in links {
            let row = read_line(&keys.read(HOUSE, &link?)?);
            rows.push(row.ok_or(StoreError::Vault(VaultError::CannotOpen))?);
        }
        Ok(rows)
    }

    /// Whether the chain is whole, and goes as far as `head`, which was noted elsewhere.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn verify_audit(&self, keys: &AuditKeys, head: Head) -> Result<Result<Head, Broken>, StoreError> {
        self.verify_audit_from(keys, (Head::START, head))
    }

    /// The same from `floor` on, where what was before has been kept long enough.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn verify_audit_from(
        &self,
        keys: &AuditKeys,
        (floor, head): (Head, Head),
    ) -> Result<Result<Head, Broken>, StoreError> {
        Ok(keys.verify_between(HOUSE, &links(&self.connection, "audit_chain")?, (floor, head)))
    }
}

impl RecordFile {
    /// Writes an entry about keys and employees into the chain. Says where it stands.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn note(&mut self, keys: &AuditKeys, actor: &str, action: &str, subject: &str) -> Result<Head, StoreError> {
        let row = AuditRow {
            at: Utc::now(),
            actor: actor.to_owned(),
            employee: None,
            action: action.to_owned(),
            subject: subject.to_owned(),
        };
        let tx = self.connection.transaction()?;
        let head = head_of(&tx, "audit")?;
        let head = append(&tx, "audit", &keys.link(VAULT, head, &line(&row))?)?;
        tx.commit()?;
        Ok(head)
    }

    /// Whether the chain goes through `head`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn passes(&self, head: Head) -> Result<bool, StoreError> {
        passes(&self.connection, "audit", head)
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
        Ok(keys.verify_between(VAULT, &links(&self.connection, "audit")?, (floor, head)))
    }
}

fn head_of(connection: &Connection, table: &str) -> Result<Head, StoreError> {
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
fn line(row: &AuditRow) -> Zeroizing<Vec<u8>> {
    let AuditRow { at, actor, employee, action, subject } = row;
    let who = employee.map_or_else(String::new, |id| format!(":{}", id.0));
    Zeroizing::new(format!("{}\n{actor}{who}\n{action}\n{subject}", at.timestamp()).into_bytes())
}

fn read_line(plain: &[u8]) -> Option<AuditRow> {
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
