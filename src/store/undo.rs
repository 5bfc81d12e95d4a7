//! Undoing the last change, whatever it was: one mechanism for all of the house's content.
//!
//! While a change runs, triggers write down for every row it touches the statement that would put it back. They lie
//! in a temporary table, in memory, and are handed out as an [`Undo`]; nothing of them is ever in the house's file.

use rusqlite::Connection;

use super::activities::{self, Which};
use super::audit::AuditEvent;
use super::error::StoreError;
use super::occurrences::Kept;
use super::rows::{Stored, all};
use crate::domain::activity::ActivityId;

/// Everything it takes to put one change back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// In the order in which they are to be run.
    pub(super) statements: Vec<String>,
    /// Activities whose times have to be computed again.
    pub(super) activities: Vec<ActivityId>,
    /// How many changes there had been with this one: more of them mean that something else was changed since.
    pub(super) change: i64,
    /// What is put back.
    pub event: AuditEvent,
}

/// Tables that hold no content of the house: what is computed, and who changed what.
const APART: &str = "name NOT IN ('occurrence', 'kept_span', 'example') AND name NOT LIKE 'audit%'
    AND name NOT LIKE 'waiting%' AND name NOT LIKE 'sqlite%'";

/// Begins to write down how to put back what is changed from now on.
pub fn begin(connection: &Connection) -> Stored<()> {
    let there = "SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE name = 'undo_log')";
    if !connection.query_row(there, [], |row| row.get(0))? {
        install(connection)?;
    }
    connection.execute("DELETE FROM temp.undo_log", [])?;
    connection.execute("UPDATE temp.undo_state SET recording = 1", [])?;
    Ok(())
}

/// Ends it, and hands out what was written down.
pub fn end(connection: &Connection, change: i64, event: &AuditEvent) -> Stored<Undo> {
    connection.execute("UPDATE temp.undo_state SET recording = 0", [])?;
    let statements =
        all(connection, "SELECT statement FROM temp.undo_log ORDER BY id DESC", [], |row| Ok(row.get(0)?))?;
    let touched = "SELECT DISTINCT activity FROM temp.undo_log WHERE activity IS NOT NULL ORDER BY activity";
    let activities = all(connection, touched, [], |row| Ok(ActivityId(row.get(0)?)))?;
    connection.execute("DELETE FROM temp.undo_log", [])?;
    Ok(Undo { statements, activities, change, event: event.clone() })
}

/// Puts a change back. The caller has made sure that nothing was changed since.
pub fn put_back(connection: &Connection, undo: &Undo) -> Stored<()> {
    // Rows come back in an order that need not suit their references; at the end they have to.
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    for statement in &undo.statements {
        connection.execute(statement, [])?;
    }
    let Some(kept) = Kept::read(connection)? else { return Ok(()) };
    for (id, stored) in activities::read(connection, Which::These(&undo.activities))? {
        connection.prepare_cached("DELETE FROM occurrence WHERE activity = ?1")?.execute([id.0])?;
        kept.write(connection, id, &stored.activity.schedule)?;
    }
    Ok(())
}

struct Table {
    name: String,
    columns: Vec<String>,
    /// The columns that name a row.
    key: Vec<String>,
}

/// The triggers live as long as the connection, and sleep while nothing is recorded.
fn install(connection: &Connection) -> Stored<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE undo_log (id INTEGER PRIMARY KEY, activity INTEGER, statement TEXT NOT NULL);
         CREATE TEMP TABLE undo_state (recording INTEGER NOT NULL);
         INSERT INTO undo_state VALUES (0);",
    )?;
    let names = format!("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND {APART} ORDER BY name");
    for name in all(connection, &names, [], |row| Ok(row.get::<_, String>(0)?))? {
        connection.execute_batch(&table(connection, name)?.triggers())?;
    }
    Ok(())
}

fn table(connection: &Connection, name: String) -> Stored<Table> {
    let found = all(connection, "SELECT name, pk FROM pragma_table_info(?1)", [&name], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    })?;
    let key: Vec<String> = found.iter().filter(|(_, pk)| *pk > 0).map(|(column, _)| column.clone()).collect();
    if key.is_empty() {
        return Err(StoreError::Unreadable(format!("the key of {name}")));
    }
    Ok(Table { name, columns: found.into_iter().map(|(column, _)| column).collect(), key })
}

impl Table {
    fn triggers(&self) -> String {
        let values = |row: &str| list(&self.columns, |column| format!("quote({row}.{column})"), " || ', ' || ");
        let named =
            |row: &str| list(&self.key, |column| format!("'{column} = ' || quote({row}.{column})"), " || ' AND ' || ");
        let columns = self.columns.join(", ");
        let name = &self.name;
        let sets = list(&self.columns, |column| format!("'{column} = ' || quote(old.{column})"), " || ', ' || ");
        let insert = format!("'DELETE FROM {name} WHERE ' || {}", named("new"));
        let update = format!("'UPDATE {name} SET ' || {sets} || ' WHERE ' || {}", named("new"));
        let delete = format!("'INSERT INTO {name} ({columns}) VALUES (' || {} || ')'", values("old"));
        [("INSERT", "new", insert), ("UPDATE", "new", update), ("DELETE", "old", delete)]
            .map(|(what, row, statement)| {
                let activity = self.activity(row);
                format!(
                    "CREATE TEMP TRIGGER undo_{name}_{what} AFTER {what} ON main.{name}
                     WHEN (SELECT recording FROM undo_state) BEGIN
                         INSERT INTO undo_log (activity, statement) VALUES ({activity}, {statement});
                     END;"
                )
            })
            .concat()
    }

    /// Which activity's times follow from a row.
    fn activity(&self, row: &str) -> String {
        match self.name.as_str() {
            "activity" => format!("{row}.id"),
            "activity_rule" | "activity_extra" | "activity_except" | "activity_override" => format!("{row}.activity"),
            _ => "NULL".to_owned(),
        }
    }
}

fn list(columns: &[String], one: impl Fn(&String) -> String, between: &str) -> String {
    columns.iter().map(one).collect::<Vec<_>>().join(between)
}
