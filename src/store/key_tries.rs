//! The wrong tries of each employee, and for how long the machine has run, in `keys.db`: what a wait is counted by.

use std::time::Duration;

use rusqlite::{OptionalExtension as _, Row, params};

use super::KeyFile;
use super::error::StoreError;
use crate::domain::employee::EmployeeId;
use crate::domain::throttle::{Boot, Lived, Tries, Uptime};

impl KeyFile {
    /// What is kept of an employee's wrong tries; `None` when she is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn tries(&self, id: EmployeeId) -> Result<Option<Tries>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT lived FROM wrong WHERE employee = ?1 ORDER BY id")?;
        let wrong = statement
            .query_map([id.0], |row| Ok(Lived(Duration::from_secs(row.get::<_, u32>(0)?.into()))))?
            .collect::<Result<_, _>>()?;
        let sql = "SELECT count, boot, at_ms FROM employee WHERE id = ?1";
        let found = self.connection.query_row(sql, [id.0], |row| Ok((row.get(0)?, uptime(row, 1, 2)?))).optional()?;
        Ok(found.map(|(count, last)| Tries { count, last, wrong }))
    }

    /// Writes it; when this returns, it is on the disk.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_tries(&mut self, id: EmployeeId, tries: &Tries) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        let sql = "UPDATE employee SET count = ?2, boot = ?3, at_ms = ?4 WHERE id = ?1";
        tx.execute(sql, params![id.0, tries.count, tries.last.boot.0, millis(tries.last.at)])?;
        tx.execute("DELETE FROM wrong WHERE employee = ?1", [id.0])?;
        for lived in &tries.wrong {
            let seconds = i64::try_from(lived.0.as_secs()).unwrap_or(i64::MAX);
            tx.execute("INSERT INTO wrong (employee, lived) VALUES (?1, ?2)", params![id.0, seconds])?;
        }
        Ok(tx.commit()?)
    }

    /// How long the machine has run in all, and when that was noted.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn lived(&self, now: Uptime) -> Result<Lived, StoreError> {
        let noted = self
            .connection
            .query_row("SELECT boot, at_ms, seconds FROM lived", [], |row| {
                Ok((uptime(row, 0, 1)?, Lived(Duration::from_secs(row.get::<_, u32>(2)?.into()))))
            })
            .optional()?;
        Ok(noted.map_or(Lived(now.at), |(at, lived)| lived.on(at, now)))
    }

    /// Notes it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn note_lived(&self, lived: Lived, now: Uptime) -> Result<(), StoreError> {
        let sql = "INSERT INTO lived (id, boot, at_ms, seconds) VALUES (1, ?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET boot = ?1, at_ms = ?2, seconds = ?3";
        let seconds = i64::try_from(lived.0.as_secs()).unwrap_or(i64::MAX);
        self.connection.execute(sql, params![now.boot.0, millis(now.at), seconds])?;
        Ok(())
    }
}

fn uptime(row: &Row<'_>, boot: usize, at: usize) -> rusqlite::Result<Uptime> {
    Ok(Uptime { boot: Boot(row.get(boot)?), at: Duration::from_millis(row.get::<_, i64>(at)?.unsigned_abs()) })
}

fn millis(at: Duration) -> i64 {
    i64::try_from(at.as_millis()).unwrap_or(i64::MAX)
}
