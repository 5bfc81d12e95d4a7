//! Activities, written: the row, its children, and the times it takes place.

use chrono::{NaiveDateTime, TimeDelta};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::error::StoreError;
use super::occurrences::Kept;
use super::rows::{Stored, civil_text, length_columns, pair, zone_text};
use crate::domain::activity::{Activity, ActivityId, Change, Length, Origin, Schedule};
use crate::domain::text::Line;

/// Writes an activity by where it comes from, with its times in the kept span.
pub fn write(
    connection: &Connection,
    activity: &Activity,
    sequence: Option<i64>,
    kept: Option<&Kept>,
) -> Stored<ActivityId> {
    let id = write_row(connection, activity, sequence)?;
    write_schedule(connection, id, &activity.schedule)?;
    connection.prepare_cached("DELETE FROM occurrence WHERE activity = ?1")?.execute([id])?;
    if let Some(kept) = kept {
        kept.write(connection, ActivityId(id), &activity.schedule)?;
    }
    Ok(ActivityId(id))
}

/// Every column that an activity decides, with its value.
fn columns(activity: &Activity, sequence: Option<i64>, offer: Option<i64>) -> Vec<(&'static str, Value)> {
    let (house_id, uid) = match &activity.origin {
        Origin::HouseFile { id } => (Some(id.clone()), None),
        Origin::Imported { uid } => (None, Some(uid.clone())),
    };
    let (length, length_kind) = length_columns(activity.schedule.length);
    let bounds = bounds(&activity.schedule);
    let mut columns: Vec<(&'static str, Value)> = vec![
        ("house_id", house_id.into()),
        ("uid", uid.into()),
        ("sequence", sequence.into()),
        ("kind", activity.kind.word().to_owned().into()),
        ("icon", activity.icon.clone().into()),
        ("scene", activity.scene.clone().into()),
        ("offer", offer.into()),
        ("price", activity.food.map(|price| price.kroner).into()),
        ("team", activity.team.into()),
        ("special", activity.special.into()),
        ("even_closed", activity.even_when_closed.into()),
        ("recommended", activity.recommended.is_some().into()),
        ("recommended_by", recommended_by(activity).map(ToOwned::to_owned).into()),
        ("part_of", activity.part_of.clone().into()),
        ("start", civil_text(activity.schedule.start.civil()).into()),
        ("zone", zone_text(activity.schedule.start).map(ToOwned::to_owned).into()),
        ("length", length.into()),
        ("length_kind", length_kind.to_owned().into()),
        ("earliest", bounds.map(|(earliest, _)| earliest).into()),
        ("latest", bounds.map(|(_, latest)| latest).into()),
    ];
    let (ways, course) = (&activity.ways, &activity.course);
    let words = [
        ("title_da", "title_en", Some(&activity.title)),
        ("place_da", "place_en", activity.place.as_ref()),
        ("text_da", "text_en", activity.text.as_ref()),
        ("host_da", "host_en", activity.host.as_ref()),
        ("join_da", "join_en", ways.join.as_ref()),
        ("watch_da", "watch_en", ways.watch.as_ref()),
        ("help_da", "help_en", ways.help.as_ref()),
        ("before_da", "before_en", course.before.as_ref()),
        ("during_da", "during_en", course.during.as_ref()),
        ("after_da", "after_en", course.after.as_ref()),
    ];
    for (danish, english, words) in words {
        let (da, en) = pair(words);
        columns.push((danish, da.map(ToOwned::to_owned).into()));
        columns.push((english, en.map(ToOwned::to_owned).into()));
    }
    columns
}

fn recommended_by(activity: &Activity) -> Option<&str> {
    activity.recommended.as_ref()?.by.as_ref().map(Line::as_str)
}

fn write_row(connection: &Connection, activity: &Activity, sequence: Option<i64>) -> Stored<i64> {
    let offer = offer(connection, activity.offer.as_deref())?;
    let columns = columns(activity, sequence, offer);
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let places: Vec<String> = (1..=names.len()).map(|at| format!("?{at}")).collect();
    let updates: Vec<String> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    let target = match activity.origin {
        Origin::HouseFile { .. } => "house_id",
        Origin::Imported { .. } => "uid",
    };
    let sql = format!(
        "INSERT INTO activity ({}) VALUES ({}) ON CONFLICT ({target}) DO UPDATE SET {} RETURNING id",
        names.join(", "),
        places.join(", "),
        updates.join(", "),
    );
    let values = rusqlite::params_from_iter(columns.into_iter().map(|(_, value)| value));
    Ok(connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0))?)
}

fn offer(connection: &Connection, slug: Option<&str>) -> Stored<Option<i64>> {
    let Some(slug) = slug else { return Ok(None) };
    let id = connection
        .prepare_cached("SELECT id FROM offer WHERE slug = ?1")?
        .query_row([slug], |row| row.get(0))
        .optional()?;
    match id {
        Some(id) => Ok(Some(id)),
        None => Err(StoreError::Refused(format!("there is no offer with the id \"{slug}\"; add it first"))),
    }
}

/// Seconds between which all times of a schedule without rules lie, with two days to spare for any zone.
fn bounds(schedule: &Schedule) -> Option<(i64, i64)> {
    if !schedule.rules.is_empty() {
        return None;
    }
    let (mut earliest, mut latest) = (i64::MAX, i64::MIN);
    let mut take = |civil: NaiveDateTime, length: Length| {
        let (Length::Civil(length) | Length::Exact(length)) = length;
        let spare = TimeDelta::days(2).num_seconds();
        let start = civil.and_utc().timestamp();
        earliest = earliest.min(start.saturating_sub(spare));
        latest = latest.max(start.saturating_add(length.num_seconds()).saturating_add(spare));
    };
    take(schedule.start.civil(), schedule.length);
    for extra in &schedule.extra {
        take(extra.civil, extra.length.unwrap_or(schedule.length));
    }
    for change in &schedule.overrides {
        take(change.instead_of, schedule.length);
        if let Change::Moved { start, length, .. } = &change.change {
            take(start.civil(), *length);
        }
    }
    Some((earliest, latest))
}

fn write_schedule(connection: &Connection, id: i64, schedule: &Schedule) -> Stored<()> {
    for table in ["activity_rule", "activity_extra", "activity_except", "activity_override"] {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE activity = ?1"))?.execute([id])?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO activity_rule VALUES (?1, ?2, ?3)")?;
    for (rule, position) in schedule.rules.iter().zip(1_i64..) {
        insert.execute((id, position, rule.as_str()))?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO activity_extra VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (extra, position) in schedule.extra.iter().zip(1_i64..) {
        let length = extra.length.map(length_columns);
        insert.execute((id, position, civil_text(extra.civil), length.map(|l| l.0), length.map(|l| l.1)))?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO activity_except VALUES (?1, ?2, ?3)")?;
    for (except, position) in schedule.except.iter().zip(1_i64..) {
        insert.execute((id, position, civil_text(*except)))?;
    }
    let mut insert =
        connection.prepare_cached("INSERT INTO activity_override VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    for (one, position) in schedule.overrides.iter().zip(1_i64..) {
        let instead_of = civil_text(one.instead_of);
        let said = one.note.as_ref().map(Line::as_str);
        match &one.change {
            Change::Cancelled => {
                let none: Option<&str> = None;
                insert.execute(params![id, position, instead_of, none, none, none, none, none, none, said])?;
            }
            Change::Moved { start, length, title, place } => {
                let (seconds, kind) = length_columns(*length);
                let (title, place) = (title.as_ref().map(Line::as_str), place.as_ref().map(Line::as_str));
                let (civil, zone) = (civil_text(start.civil()), zone_text(*start));
                insert.execute(params![id, position, instead_of, civil, zone, seconds, kind, title, place, said])?;
            }
        }
    }
    Ok(())
}

/// Takes an activity out of the house with everything that belongs to it.
pub fn remove(connection: &Connection, id: ActivityId) -> Stored<()> {
    connection.prepare_cached("DELETE FROM activity WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}
