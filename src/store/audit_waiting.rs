//! What is noted while the key of the chain is not there: each row sealed to a public key, so that it can be written by
//! anybody and read only by somebody who is in. At each opening and each lock the rows go into the chain.
//!
//! `house.db` and `vault.db` each have a table of them, for the row and what it says are one transaction.

use std::path::Path;

use chrono::Utc;
use rusqlite::Connection;

use super::audit::{Actor, AuditEvent, AuditRow};
use super::audit_chain::{line, read_line};
use super::key_file::KeyFile;
use super::rows::{Stored, all};
use crate::vault::chain::{AuditKeys, seal_waiting};
use crate::vault::pair::Public;

/// A row that waits: what it says, or that it was put in or changed by somebody else.
pub struct Waiting {
    pub id: i64,
    pub row: Option<AuditRow>,
}

/// What rows are sealed to in the house in `dir`. `None` before it is set up; and where its keys cannot be read, so that
/// a change is never kept from being noted: such rows are sealed at the next opening.
pub fn key_of(dir: Option<&Path>) -> Option<Public> {
    dir.and_then(KeyFile::find_audit_public)
}

/// Seals and writes what `actor` has done.
pub fn write(connection: &Connection, public: &Public, actor: Actor, event: &AuditEvent) -> Stored<()> {
    put(
        connection,
        public,
        &AuditRow {
            at: Utc::now(),
            actor: actor.word().to_owned(),
            employee: actor.employee(),
            action: event.action.word().to_owned(),
            subject: event.subject.clone(),
        },
    )
}

/// Seals and writes a row.
pub fn put(connection: &Connection, public: &Public, row: &AuditRow) -> Stored<()> {
    let sealed = seal_waiting(public, &line(row))?;
    connection.prepare_cached("INSERT INTO audit_waiting (sealed) VALUES (?1)")?.execute([sealed])?;
    Ok(())
}

/// All that wait, oldest first.
pub fn read(connection: &Connection, keys: &AuditKeys) -> Stored<Vec<Waiting>> {
    all(connection, "SELECT id, sealed FROM audit_waiting ORDER BY id", [], |row| {
        let sealed: Vec<u8> = row.get("sealed")?;
        let opened = keys.read_waiting(&sealed).ok().and_then(|plain| read_line(&plain));
        Ok(Waiting { id: row.get("id")?, row: opened })
    })
}

/// How many wait.
pub fn count(connection: &Connection) -> Stored<i64> {
    Ok(connection.query_row("SELECT count(*) FROM audit_waiting", [], |row| row.get(0))?)
}

/// Takes one out, which has gone into the chain.
pub fn remove(connection: &Connection, id: i64) -> Stored<()> {
    connection.prepare_cached("DELETE FROM audit_waiting WHERE id = ?1")?.execute([id])?;
    Ok(())
}
