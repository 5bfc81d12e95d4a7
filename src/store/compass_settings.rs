//! What the house has settled about its compass that is no secret: when it opens in a common room, and how long what it
//! holds is kept. Nobody is in here.

use chrono::{NaiveTime, Weekday};
use rusqlite::{Connection, OptionalExtension as _};

use super::rows::{Stored, all};
use super::{ChangeTx, Store, StoreError};
use crate::domain::compass::gate::{GateHours, WEEK};
use crate::domain::compass::kept::PersonKept;
use crate::domain::opening::Hours;
use crate::domain::retention::KeptFor;

const TIME: &str = "%H:%M:%S";

fn unreadable() -> StoreError {
    StoreError::Unreadable("what the house has settled about the compass".to_owned())
}

fn hours(connection: &Connection) -> Stored<GateHours> {
    let rows = all(connection, "SELECT weekday, opens, closes FROM compass_hours", [], |row| {
        let day = Weekday::try_from(row.get::<_, u8>("weekday")?).map_err(|_| unreadable())?;
        let time = |column: &str| {
            let text: String = row.get(column)?;
            NaiveTime::parse_from_str(&text, TIME).map_err(|_| unreadable())
        };
        Ok((day, Hours { from: time("opens")?, to: time("closes")? }))
    })?;
    Ok(rows.into_iter().fold(GateHours::default(), |hours, (day, stretch)| hours.with(day, Some(stretch))))
}

fn kept(connection: &Connection) -> Stored<PersonKept> {
    let sql = "SELECT person_months, line_months FROM compass_kept";
    let found: Option<(u16, u16)> =
        connection.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((person, line)) = found else { return Ok(PersonKept::default()) };
    let months = |months| KeptFor::months_long(months).ok_or_else(unreadable);
    Ok(PersonKept { person: months(person)?, line: months(line)? })
}

impl Store {
    /// In which hours the compass opens in a common room although the house is open.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn gate_hours(&self) -> Result<GateHours, StoreError> {
        hours(&self.connection)
    }

    /// How long what the compass holds is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn person_kept(&self) -> Result<PersonKept, StoreError> {
        kept(&self.connection)
    }
}

impl ChangeTx<'_> {
    /// Writes in which hours the compass opens although the house is open.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_gate_hours(&self, hours: &GateHours) -> Result<(), StoreError> {
        self.tx.execute("DELETE FROM compass_hours", [])?;
        let mut insert = self.tx.prepare_cached("INSERT INTO compass_hours VALUES (?1, ?2, ?3)")?;
        for day in WEEK {
            if let Some(Hours { from, to }) = hours.on(day) {
                let times = (from.format(TIME).to_string(), to.format(TIME).to_string());
                insert.execute((day.num_days_from_monday(), times.0, times.1))?;
            }
        }
        Ok(())
    }

    /// Writes how long what the compass holds is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_person_kept(&self, kept: PersonKept) -> Result<(), StoreError> {
        let sql = "INSERT INTO compass_kept VALUES (1, ?1, ?2)
            ON CONFLICT (one) DO UPDATE SET person_months = ?1, line_months = ?2";
        self.tx.prepare_cached(sql)?.execute((kept.person.months(), kept.line.months()))?;
        Ok(())
    }
}
