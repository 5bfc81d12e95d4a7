//! When activities take place: kept in a table for the years around now, computed for any other time.

use std::collections::BTreeSet;

use chrono::{DateTime, Months, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::activities::{self, Which};
use super::rows::{Stored, all, civil, civil_text, moment, optional_line};
use crate::domain::activity::{Activity, ActivityId, Kind, Occurrence, OccurrenceId, Origin, Schedule};
use crate::domain::recurrence;
use crate::domain::text::Line;
use crate::domain::time::{HOUSE_ZONE, Span};

/// One time of one activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub activity: ActivityId,
    pub occurrence: Occurrence,
}

/// Months before and after now that are always kept.
const BEFORE: u32 = 12;
const AFTER: u32 = 24;
/// Days more at both ends that are computed at a time, so that it is a small step, once a week.
const TO_SPARE: i64 = 7;

/// Which rules and which time zone tables the kept times were computed with.
fn engine() -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), chrono_tz::IANA_TZDB_VERSION)
}

/// Bounds on lengths, in seconds: a day, two, four … and one that chrono cannot exceed.
const REACHES: [i64; 13] = {
    let mut reaches = [86_400; 13];
    let mut at = 1;
    while at < reaches.len() {
        reaches[at] = reaches[at - 1] * 2;
        at += 1;
    }
    reaches[12] = 1 << 45;
    reaches
};

fn reach(length: i64) -> i64 {
    REACHES.into_iter().find(|reach| length <= *reach).unwrap_or(REACHES[12])
}

/// The span whose times stand in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept(Span);

impl Kept {
    /// What is kept, unless it was computed by another version.
    pub fn read(connection: &Connection) -> Stored<Option<Self>> {
        let found = connection
            .prepare_cached("SELECT starts, ends FROM kept_span WHERE engine = ?1")?
            .query_row([engine()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((start, end)) = found else { return Ok(None) };
        Ok(Some(Self(Span { start: moment(start)?, end: moment(end)? })))
    }

    const fn covers(&self, span: Span) -> bool {
        seconds(self.0.start) <= seconds(span.start) && seconds(span.end) <= seconds(self.0.end)
    }

    /// Writes all times of `schedule` in the kept span.
    pub fn write(&self, connection: &Connection, id: ActivityId, schedule: &Schedule) -> Stored<()> {
        write_times(connection, id, &times(schedule, self.0))
    }

    /// The stretches of `self` that `before` does not hold, which lies within or beside it.
    fn beyond(&self, before: &Self) -> [Span; 2] {
        let (new, old) = (self.0, before.0);
        [Span { start: new.start, end: old.start }, Span { start: old.end, end: new.end }]
    }
}

/// The times of `schedule` in `span`. A time that a clock change turns around has no length.
fn times(schedule: &Schedule, span: Span) -> Vec<Occurrence> {
    let day = TimeDelta::days(1);
    let wider = Span {
        start: span.start.checked_sub_signed(day).unwrap_or(span.start),
        end: span.end.checked_add_signed(day).unwrap_or(span.end),
    };
    let mut times = recurrence::occurrences(schedule, wider, HOUSE_ZONE);
    for one in &mut times {
        one.end = one.end.max(one.start);
    }
    times.retain(|one| overlaps(span, one));
    times
}

fn overlaps(span: Span, one: &Occurrence) -> bool {
    span.overlaps(one.start.to_utc(), one.end.to_utc())
}

fn write_times(connection: &Connection, id: ActivityId, times: &[Occurrence]) -> Stored<()> {
    let mut insert =
        connection.prepare_cached("INSERT INTO occurrence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    for one in times {
        let (starts, ends) = (one.start.timestamp(), one.end.timestamp());
        insert.execute(params![
            id.0,
            civil_text(one.key),
            reach(ends - starts),
            starts,
            ends,
            one.all_day,
            one.cancelled,
            one.title.as_ref().map(Line::as_str),
            one.place.as_ref().map(Line::as_str),
            one.note.as_ref().map(Line::as_str),
        ])?;
    }
    Ok(())
}

const fn seconds(at: DateTime<Utc>) -> i64 {
    at.timestamp()
}

/// Which activities' times are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    Everything,
    /// What *Snart* announces.
    Special,
    /// Times of offers.
    Offers,
    /// Times of what one can take part in.
    TakingPart,
}

impl Only {
    /// The condition on the table `occurrence`.
    const fn sql(self) -> &'static str {
        match self {
            Self::Everything => "",
            Self::Special => " AND activity IN (SELECT id FROM activity WHERE special = 1)",
            Self::Offers => " AND activity IN (SELECT id FROM activity WHERE kind = 'offer')",
            Self::TakingPart => {
                " AND activity IN (SELECT id FROM activity WHERE coalesce(part_of, house_id) IN
                      (SELECT activity FROM duty UNION SELECT activity FROM activity_group))"
            }
        }
    }

    /// Whether `activity` belongs; `named` are the house-file ids that duties and groups name.
    fn takes(self, activity: &Activity, named: &BTreeSet<String>) -> bool {
        match self {
            Self::Everything => true,
            Self::Special => activity.special,
            Self::Offers => activity.kind == Kind::Offer,
            Self::TakingPart => matches!(activity.origin, Origin::HouseFile { .. }) && named.contains(activity.name()),
        }
    }
}

/// Everything that overlaps `span`, by start, end, activity and key.
pub fn occurrences(connection: &Connection, span: Span, only: Only) -> Stored<Vec<Listed>> {
    // One reading transaction, so that the span and the table belong together whatever others write.
    let _reading = connection.unchecked_transaction()?;
    let mut listed = match Kept::read(connection)? {
        Some(kept) if kept.covers(span) => from_table(connection, span, only)?,
        _ => computed(connection, span, only)?,
    };
    listed.sort_by(|a, b| {
        let key = |one: &Listed| (one.occurrence.start, one.occurrence.end, one.activity, one.occurrence.key);
        key(a).cmp(&key(b))
    });
    Ok(listed)
}

/// One time of one activity by its key, wherever it has been moved to.
pub fn occurrence_of(connection: &Connection, id: OccurrenceId) -> Stored<Option<Listed>> {
    let kept = "SELECT * FROM occurrence WHERE activity = ?1 AND key = ?2";
    let found = all(connection, kept, (id.activity.0, civil_text(id.key)), |row| {
        Ok(Listed { activity: id.activity, occurrence: occurrence(row)? })
    })?;
    if let Some(found) = found.into_iter().next() {
        return Ok(Some(found));
    }
    // Outside the kept span: an occurrence is seldom moved by more than a year.
    let middle = id.key.and_utc();
    let year = TimeDelta::days(366);
    let (Some(start), Some(end)) = (middle.checked_sub_signed(year), middle.checked_add_signed(year)) else {
        return Ok(None);
    };
    let Some(stored) = activities::read(connection, Which::These(&[id.activity]))?.remove(&id.activity) else {
        return Ok(None);
    };
    let found = times(&stored.activity.schedule, Span { start, end }).into_iter().find(|one| one.key == id.key);
    Ok(found.map(|occurrence| Listed { activity: id.activity, occurrence }))
}

fn from_table(connection: &Connection, span: Span, only: Only) -> Stored<Vec<Listed>> {
    // A moment within a second belongs to spans by the whole second before it, for starts and ends are whole ones.
    let (from, to) = (seconds(span.start), ceiling(span.end));
    let listed = |row: &rusqlite::Row<'_>| {
        Ok(Listed { activity: ActivityId(row.get("activity")?), occurrence: occurrence(row)? })
    };
    let overlapping = "starts < ?2 AND (ends > ?1 OR (ends = starts AND starts >= ?1))";
    let mut found = Vec::new();
    if matches!(only, Only::Special | Only::TakingPart) {
        // Few of very many: by activity, and not by time.
        let sql = format!("SELECT * FROM occurrence WHERE {overlapping}{}", only.sql());
        found.extend(all(connection, &sql, [from, to], listed)?);
    } else {
        let reaching = "reach = ?3 AND starts >= ?1 - ?3";
        let sql = format!("SELECT * FROM occurrence WHERE {reaching} AND {overlapping}{}", only.sql());
        for reach in REACHES {
            found.extend(all(connection, &sql, [from, to, reach], listed)?);
        }
    }
    found.retain(|one| overlaps(span, &one.occurrence));
    Ok(found)
}

fn ceiling(at: DateTime<Utc>) -> i64 {
    at.timestamp() + i64::from(at.timestamp_subsec_nanos() > 0)
}

fn occurrence(row: &rusqlite::Row<'_>) -> Stored<Occurrence> {
    Ok(Occurrence {
        key: civil(row.get_ref("key")?.as_str().unwrap_or_default())?,
        start: moment(row.get("starts")?)?.with_timezone(&HOUSE_ZONE),
        end: moment(row.get("ends")?)?.with_timezone(&HOUSE_ZONE),
        all_day: row.get("all_day")?,
        cancelled: row.get("cancelled")?,
        title: optional_line(row, "title")?,
        place: optional_line(row, "place")?,
        note: optional_line(row, "note")?,
    })
}

fn computed(connection: &Connection, span: Span, only: Only) -> Stored<Vec<Listed>> {
    let which = Which::Between(seconds(span.start), ceiling(span.end));
    let named = if only == Only::TakingPart {
        let sql = "SELECT activity FROM duty UNION SELECT activity FROM activity_group";
        all(connection, sql, [], |row| Ok(row.get(0)?))?.into_iter().collect()
    } else {
        BTreeSet::new()
    };
    let mut listed = Vec::new();
    let found = activities::read(connection, which)?;
    for (id, stored) in found.into_iter().filter(|(_, one)| only.takes(&one.activity, &named)) {
        listed.extend(
            times(&stored.activity.schedule, span).into_iter().map(|occurrence| Listed { activity: id, occurrence }),
        );
    }
    Ok(listed)
}

/// Whether the kept span has to be made anew at `now`.
pub fn needs_extending(connection: &Connection, now: DateTime<Utc>) -> Stored<bool> {
    let needed = around(now, 0);
    Ok(!Kept::read(connection)?.is_some_and(|kept| kept.covers(needed)))
}

/// Moves the kept span to where `now` asks for it: the days that are new are computed, the ones that are past go.
pub fn extend(connection: &Connection, now: DateTime<Utc>) -> Stored<()> {
    let kept = Kept(around(now, TO_SPARE));
    let before = Kept::read(connection)?.filter(|old| old.0.start <= kept.0.end && kept.0.start <= old.0.end);
    if let Some(old) = before {
        connection.execute(
            "DELETE FROM occurrence WHERE starts >= ?2 OR (ends <= ?1 AND NOT (starts = ends AND starts = ?1))",
            (seconds(kept.0.start), seconds(kept.0.end)),
        )?;
        for piece in kept.beyond(&old).into_iter().filter(|piece| piece.start < piece.end) {
            let which = Which::Between(seconds(piece.start), ceiling(piece.end));
            for (id, stored) in activities::read(connection, which)? {
                let mut new = times(&stored.activity.schedule, piece);
                new.retain(|one| !overlaps(old.0, one));
                write_times(connection, id, &new)?;
            }
        }
    } else {
        connection.execute("DELETE FROM occurrence", [])?;
        for (id, stored) in activities::read(connection, Which::All)? {
            kept.write(connection, id, &stored.activity.schedule)?;
        }
    }
    connection.execute(
        "INSERT OR REPLACE INTO kept_span VALUES (1, ?1, ?2, ?3)",
        (seconds(kept.0.start), seconds(kept.0.end), engine()),
    )?;
    Ok(())
}

/// From a year before `now` to two years after it, in whole days of UTC, `more` days wider at both ends.
fn around(now: DateTime<Utc>, more: i64) -> Span {
    let day = now.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    let start = day.checked_sub_months(Months::new(BEFORE)).unwrap_or(day);
    let end = day.checked_add_months(Months::new(AFTER)).unwrap_or(day);
    Span {
        start: start.checked_sub_signed(TimeDelta::days(more)).unwrap_or(start),
        end: end.checked_add_signed(TimeDelta::days(more + 1)).unwrap_or(end),
    }
}
