//! Who changed what in the house's content. Plain rows until the house is set up, sealed ones from then on.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};

use super::audit_waiting;
use super::rows::{Stored, all, moment};
use crate::domain::employee::EmployeeId;
use crate::vault::pair::Public;

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
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::CommandLine => "command-line",
            Self::Employee(_) => "staff",
        }
    }

    pub(super) const fn employee(self) -> Option<EmployeeId> {
        match self {
            Self::Start | Self::CommandLine => None,
            Self::Employee(id) => Some(id),
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
    ChangedAgenda,
    PublishedAgenda,
    ChangedMinutes,
    PublishedMinutes,
    MovedProposal,
    ChangedCouncil,
    ChangedStaffMeeting,
    AnsweredSuggestion,
    ConfirmedClock,
    SetPurpose,
    Recommended,
    ChangedPlaces,
    ChangedPicture,
    FollowedUp,
    ChangedSetting,
    ChangedWeek,
    ErasedOld,
    MadeOffer,
    ChangedOffer,
    EndedOffer,
    PutUpQuestion,
    TookDownQuestion,
    ChangedList,
}

impl Action {
    pub const ALL: [Self; 43] = [
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
        Self::ChangedAgenda,
        Self::PublishedAgenda,
        Self::ChangedMinutes,
        Self::PublishedMinutes,
        Self::MovedProposal,
        Self::ChangedCouncil,
        Self::ChangedStaffMeeting,
        Self::AnsweredSuggestion,
        Self::ConfirmedClock,
        Self::SetPurpose,
        Self::Recommended,
        Self::ChangedPlaces,
        Self::ChangedPicture,
        Self::FollowedUp,
        Self::ChangedSetting,
        Self::ChangedWeek,
        Self::ErasedOld,
        Self::MadeOffer,
        Self::ChangedOffer,
        Self::EndedOffer,
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
            Self::ChangedAgenda => "changed-agenda",
            Self::PublishedAgenda => "published-agenda",
            Self::ChangedMinutes => "changed-minutes",
            Self::PublishedMinutes => "published-minutes",
            Self::MovedProposal => "moved-proposal",
            Self::ChangedCouncil => "changed-council",
            Self::ChangedStaffMeeting => "changed-staff-meeting",
            Self::AnsweredSuggestion => "answered-suggestion",
            Self::ConfirmedClock => "confirmed-clock",
            Self::SetPurpose => "set-purpose",
            Self::Recommended => "recommended",
            Self::ChangedPlaces => "changed-places",
            Self::ChangedPicture => "changed-picture",
            Self::FollowedUp => "followed-up",
            Self::ChangedSetting => "changed-setting",
            Self::ChangedWeek => "changed-week",
            Self::ErasedOld => "erased-old",
            Self::MadeOffer => "made-offer",
            Self::ChangedOffer => "changed-offer",
            Self::EndedOffer => "ended-offer",
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

/// Sealed to `public`, or as a plain row where the house is not set up. The time of the row is that of the machine: a
/// page shown at another time leaves no false trace.
pub fn write(connection: &Connection, public: Option<&Public>, actor: Actor, event: &AuditEvent) -> Stored<()> {
    if let Some(public) = public {
        return audit_waiting::write(connection, public, actor, event);
    }
    connection
        .prepare_cached("INSERT INTO audit (actor, action, subject, employee) VALUES (?1, ?2, ?3, ?4)")?
        .execute((actor.word(), event.action.word(), &event.subject, actor.employee().map(|id| id.0)))?;
    Ok(())
}

/// How many changes there have been, sealed or not.
pub fn count(connection: &Connection) -> Stored<i64> {
    let sealed = "SELECT (SELECT coalesce(max(number), 0) FROM audit_chain) + (SELECT count(*) FROM audit)";
    let sealed: i64 = connection.prepare_cached(sealed)?.query_row([], |row| row.get(0))?;
    Ok(sealed + audit_waiting::count(connection)?)
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
