//! What the house decides about its screen. One row; without it everything is as usual.

use chrono::{NaiveDate, Utc, Weekday};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::rows::{Stored, all};
use super::{ChangeTx, Part, Store, StoreError, parts};
use crate::domain::access::IdleTime;
use crate::domain::nudge::Nudge;
use crate::domain::release::{ReleaseRhythm, Rhythms};
use crate::domain::retention::{Kept, KeptFor, Retention};
use crate::domain::settings::{HouseSettings, NudgesOff};

/// Tables that hold nothing else.
pub const TABLES: [&str; 2] = ["setting", "nudge_off"];

fn unreadable() -> StoreError {
    StoreError::Unreadable("the house's settings".to_owned())
}

/// The house's settings; the usual ones where it has said nothing.
pub fn settings(connection: &Connection) -> Stored<HouseSettings> {
    let rest = connection
        .prepare_cached("SELECT rest_after_seconds FROM house")?
        .query_row([], |row| row.get(0))
        .optional()?
        .unwrap_or(HouseSettings::default().rest_after_seconds);
    let words = all(connection, "SELECT nudge FROM nudge_off", [], |row| Ok(row.get::<_, String>(0)?))?;
    // One that this program does not know was put there by a newer one, or by an older one.
    let nudges_off = NudgesOff::of(words.iter().filter_map(|word| Nudge::named(word)));
    let found = all(connection, "SELECT * FROM setting", [], of_row)?;
    let settings = found.into_iter().next().unwrap_or_default();
    Ok(HouseSettings { rest_after_seconds: rest, nudges_off, ..settings })
}

fn of_row(row: &Row<'_>) -> Stored<HouseSettings> {
    let kept = |column: &str| KeptFor::months_long(row.get(column)?).ok_or_else(unreadable);
    let retention = Retention::default()
        .with(Kept::Minutes, kept("keep_minutes")?)
        .with(Kept::Board, kept("keep_board")?)
        .with(Kept::Suggestions, kept("keep_suggestions")?)
        .with(Kept::Changes, kept("keep_changes")?);
    Ok(HouseSettings {
        idle: IdleTime::of_seconds(row.get::<_, u32>("staff_idle_seconds")?.into()),
        english: row.get("english")?,
        release: rhythm(row, "release")?,
        retention,
        ..HouseSettings::default()
    })
}

fn rhythm(row: &Row<'_>, which: &str) -> Stored<ReleaseRhythm> {
    let column = |part: &str| row.get::<_, u8>(format!("{which}_{part}").as_str());
    let weekday = Weekday::try_from(column("weekday")?).map_err(|_| unreadable())?;
    ReleaseRhythm::new(weekday, column("hour")?.into(), column("together")?.into()).ok_or_else(unreadable)
}

/// The rhythm of the box, with the one that still holds for the rest of the week.
fn rhythms(connection: &Connection) -> Stored<Rhythms> {
    let found = all(connection, "SELECT * FROM setting", [], |row| {
        let until: Option<String> = row.get("changes_on")?;
        let before = match until {
            Some(day) => Some((rhythm(row, "earlier")?, day.parse::<NaiveDate>().map_err(|_| unreadable())?)),
            None => None,
        };
        Ok(Rhythms { now: rhythm(row, "release")?, before })
    })?;
    Ok(found.into_iter().next().unwrap_or_default())
}

/// Writes the settings as they are from `today` on. No REPLACE: it would take the old row away unseen.
pub fn write(connection: &Connection, settings: &HouseSettings, today: NaiveDate) -> Stored<()> {
    let there = rhythms(connection)?;
    let rhythms = if there.now == settings.release { there } else { there.changed(settings.release, today) };
    let day = |rhythm: ReleaseRhythm| rhythm.weekday().num_days_from_monday();
    let together = |rhythm: ReleaseRhythm| i64::try_from(rhythm.together()).unwrap_or(i64::MAX);
    let (now, before) = (rhythms.now, rhythms.before.map(|(before, _)| before));
    let kept = |kept| settings.retention.of(kept).months();
    let idle = i64::try_from(settings.idle.length().as_secs()).unwrap_or(i64::MAX);
    connection
        .prepare_cached(
            "INSERT INTO setting (one, staff_idle_seconds, english, release_weekday, release_hour, release_together,
                 earlier_weekday, earlier_hour, earlier_together, changes_on, keep_minutes, keep_board,
                 keep_suggestions, keep_changes)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (one) DO UPDATE SET staff_idle_seconds = excluded.staff_idle_seconds,
                 english = excluded.english, release_weekday = excluded.release_weekday,
                 release_hour = excluded.release_hour, release_together = excluded.release_together,
                 earlier_weekday = excluded.earlier_weekday, earlier_hour = excluded.earlier_hour,
                 earlier_together = excluded.earlier_together, changes_on = excluded.changes_on,
                 keep_minutes = excluded.keep_minutes, keep_board = excluded.keep_board,
                 keep_suggestions = excluded.keep_suggestions, keep_changes = excluded.keep_changes",
        )?
        .execute(params![
            idle,
            settings.english,
            day(now),
            now.hour(),
            together(now),
            before.map(day),
            before.map(ReleaseRhythm::hour),
            before.map(together),
            rhythms.before.map(|(_, until)| until.to_string()),
            kept(Kept::Minutes),
            kept(Kept::Board),
            kept(Kept::Suggestions),
            kept(Kept::Changes),
        ])?;
    connection.execute("DELETE FROM nudge_off", [])?;
    let mut insert = connection.prepare_cached("INSERT INTO nudge_off VALUES (?1)")?;
    for word in settings.nudges_off.iter().filter_map(Nudge::word) {
        insert.execute([word])?;
    }
    let rest = "UPDATE house SET rest_after_seconds = ?1 WHERE rest_after_seconds <> ?1";
    connection.prepare_cached(rest)?.execute([settings.rest_after_seconds])?;
    Ok(())
}

/// The same from a file, on the machine's own day.
pub fn write_now(connection: &Connection, settings: &HouseSettings) -> Stored<()> {
    write(connection, settings, Utc::now().date_naive())
}

impl Store {
    /// What the house decides about its screen.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn settings(&self) -> Result<HouseSettings, StoreError> {
        settings(&self.connection)
    }

    /// In which rhythm the box for suggestions is emptied.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn release_rhythms(&self) -> Result<Rhythms, StoreError> {
        rhythms(&self.connection)
    }
}

impl ChangeTx<'_> {
    /// What the house decides about its screen.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn settings(&self) -> Result<HouseSettings, StoreError> {
        settings(self.tx)
    }

    /// Writes the settings as they are from `today` on.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_settings(&self, settings: &HouseSettings, today: NaiveDate) -> Result<(), StoreError> {
        write(self.tx, settings, today)?;
        parts::mark(self.tx, Part::Settings, true)
    }
}
