//! Who changed what in the house's content. Plain rows until there is a vault to seal them.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};

use super::rows::{Stored, all, moment};
use crate::domain::employee::EmployeeId;

/// Who makes a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The program itself, when it starts.
    Start,
    /// Somebody with a shell on the machine.
    CommandLine,
    /// An employee who is in.
    Employee(EmployeeId),
}

impl Actor {
    const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::CommandLine => "command-line",
            Self::Employee(_) => "staff",
        }
    }

    const fn employee(self) -> Option<i64> {
        match self {
            Self::Start | Self::CommandLine => None,
            Self::Employee(id) => Some(id.0),
        }
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    LaidInExample,
    ImportedHouse,
    ImportedCalendar,
    ChangedActivity,
    ChangedFacility,
    ClosedFacility,
    OpenedFacility,
    ChangedPart,
    ChangedMeeting,
    Restored,
    CancelledTime,
    ChangedTime,
    TimeAsUsual,
    MadeActivity,
    EndedActivity,
    MadeTradition,
    ChangedHours,
    PutUpNeed,
    TookDownNeed,
    Undone,
    PutUpQuestion,
    TookDownQuestion,
    ChangedList,
}

impl Action {
    pub const ALL: [Self; 23] = [
        Self::LaidInExample,
        Self::ImportedHouse,
        Self::ImportedCalendar,
        Self::ChangedActivity,
        Self::ChangedFacility,
        Self::ClosedFacility,
        Self::OpenedFacility,
        Self::ChangedPart,
        Self::ChangedMeeting,
        Self::Restored,
        Self::CancelledTime,
        Self::ChangedTime,
        Self::TimeAsUsual,
        Self::MadeActivity,
        Self::EndedActivity,
        Self::MadeTradition,
        Self::ChangedHours,
        Self::PutUpNeed,
        Self::TookDownNeed,
        Self::Undone,
        Self::PutUpQuestion,
        Self::TookDownQuestion,
        Self::ChangedList,
    ];

    /// The word for it in the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::LaidInExample => "laid-in-example",
            Self::ImportedHouse => "imported-house",
            Self::ImportedCalendar => "imported-calendar",
            Self::ChangedActivity => "changed-activity",
            Self::ChangedFacility => "changed-facility",
            Self::ClosedFacility => "closed-facility",
            Self::OpenedFacility => "opened-facility",
            Self::ChangedPart => "changed-part",
            Self::ChangedMeeting => "changed-meeting",
            Self::Restored => "restored",
            Self::CancelledTime => "cancelled-time",
            Self::ChangedTime => "changed-time",
            Self::TimeAsUsual => "time-as-usual",
            Self::MadeActivity => "made-activity",
            Self::EndedActivity => "ended-activity",
            Self::MadeTradition => "made-tradition",
            Self::ChangedHours => "changed-hours",
            Self::PutUpNeed => "put-up-need",
            Self::TookDownNeed => "took-down-need",
            Self::Undone => "undone",
            Self::PutUpQuestion => "put-up-question",
            Self::TookDownQuestion => "took-down-question",
            Self::ChangedList => "changed-list",
        }
    }
}

/// One line of the audit, written in the transaction of the change itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEvent {
    pub action: Action,
    /// What it was done to: an id, a count. Never a person.
    pub subject: String,
}

/// An audit row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    pub at: DateTime<Utc>,
    pub actor: String,
    /// Who, where an employee did it.
    pub employee: Option<EmployeeId>,
    pub action: String,
    pub subject: String,
}

/// The time of the row is that of the machine: a page shown at another time leaves no false trace.
pub fn write(connection: &Connection, actor: Actor, event: &AuditEvent) -> Stored<()> {
    connection
        .prepare_cached("INSERT INTO audit (actor, action, subject, employee) VALUES (?1, ?2, ?3, ?4)")?
        .execute((actor.word(), event.action.word(), &event.subject, actor.employee()))?;
    Ok(())
}

/// How many changes there have been, sealed or not.
pub fn count(connection: &Connection) -> Stored<i64> {
    let newest = "SELECT (SELECT coalesce(max(number), 0) FROM audit_chain) + (SELECT count(*) FROM audit)";
    Ok(connection.prepare_cached(newest)?.query_row([], |row| row.get(0))?)
}

/// The whole audit, oldest first.
pub fn read(connection: &Connection) -> Stored<Vec<AuditRow>> {
    all(connection, "SELECT * FROM audit ORDER BY id", [], audit_row)
}

/// The newest rows, the newest first.
pub fn newest(connection: &Connection, most: u32) -> Stored<Vec<AuditRow>> {
    all(connection, "SELECT * FROM audit ORDER BY id DESC LIMIT ?1", [most], audit_row)
}

fn audit_row(row: &Row<'_>) -> Stored<AuditRow> {
    Ok(AuditRow {
        at: moment(row.get("at")?)?,
        actor: row.get("actor")?,
        employee: row.get::<_, Option<i64>>("employee")?.map(EmployeeId),
        action: row.get("action")?,
        subject: row.get("subject")?,
    })
}
