//! Facilities: what they are, and the one state each of them has.

use std::collections::HashMap;

use chrono::TimeDelta;
use rusqlite::{Connection, Row, params};

use super::error::StoreError;
use super::rows::{Stored, all, by_word, moment, optional_words, pair, words};
use crate::domain::facility::{Facility, FacilityId, FacilityKind, Gender, Instead, Recorded};

/// One facility with its id and its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFacility {
    pub id: FacilityId,
    pub facility: Facility,
    pub recorded: Recorded,
    pub(super) changed_here: bool,
}

/// All facilities in the house's order.
pub fn facilities(connection: &Connection) -> Stored<Vec<StoredFacility>> {
    let mut instead: HashMap<i64, Vec<String>> = HashMap::new();
    let alternatives = "SELECT i.facility, f.slug FROM facility_instead i JOIN facility f ON f.id = i.other
                        ORDER BY i.facility, i.position";
    for (id, slug) in all(connection, alternatives, [], |row| Ok((row.get(0)?, row.get(1)?)))? {
        instead.entry(id).or_default().push(slug);
    }
    all(connection, "SELECT * FROM facility ORDER BY position, id", [], |row| facility(row, &mut instead))
}

fn facility(row: &Row<'_>, instead: &mut HashMap<i64, Vec<String>>) -> Stored<StoredFacility> {
    let id = row.get("id")?;
    let own_time = TimeDelta::try_seconds(row.get("own_seconds")?);
    let facility = Facility {
        slug: row.get("slug")?,
        kind: by_word(row, "kind", &FacilityKind::ALL, FacilityKind::word)?,
        gender: by_word(row, "gender", &Gender::ALL, Gender::word)?,
        name: words(row, "name")?,
        invitation: words(row, "invitation")?,
        place: optional_words(row, "place")?,
        icon: row.get("icon")?,
        own_time: own_time.ok_or_else(|| StoreError::Unreadable("own_seconds".to_owned()))?,
        instead: Instead { facilities: instead.remove(&id).unwrap_or_default(), sentence: words(row, "instead")? },
    };
    let changed_here = row.get("changed_here")?;
    Ok(StoredFacility { id: FacilityId(id), facility, recorded: recorded(row)?, changed_here })
}

fn recorded(row: &Row<'_>) -> Stored<Recorded> {
    match row.get::<_, String>("state")?.as_str() {
        "taken" => Ok(Recorded::TakenUntil(moment(row.get("taken_until")?)?)),
        "closed" => Ok(Recorded::Closed {
            since: moment(row.get("closed_since")?)?,
            reason: words(row, "reason")?,
            instead: optional_words(row, "closed_instead")?,
        }),
        _ => Ok(Recorded::Free),
    }
}

/// Overwrites the state of one facility, to the second.
pub fn write_state(connection: &Connection, id: FacilityId, recorded: &Recorded) -> Stored<()> {
    let (state, until, since, said) = match recorded {
        Recorded::Free => ("free", None, None, (None, None)),
        Recorded::TakenUntil(until) => ("taken", Some(until.timestamp()), None, (None, None)),
        Recorded::Closed { since, reason, instead } => {
            ("closed", None, Some(since.timestamp()), (Some(reason), instead.as_ref()))
        }
    };
    let (reason, instead) = (pair(said.0), pair(said.1));
    let changed = connection
        .prepare_cached(
            "UPDATE facility SET state = ?2, taken_until = ?3, closed_since = ?4, reason_da = ?5, reason_en = ?6,
                 closed_instead_da = ?7, closed_instead_en = ?8
             WHERE id = ?1",
        )?
        .execute((id.0, state, until, since, reason.0, reason.1, instead.0, instead.1))?;
    if changed == 0 {
        return Err(StoreError::Refused(
            "this facility is not in the house any more; look at the list again".to_owned(),
        ));
    }
    Ok(())
}

/// Writes what `facility` is, by its slug; a state that is there stays. The alternatives are written apart.
pub fn write_facility(connection: &Connection, facility: &Facility, position: i64) -> Stored<()> {
    let (name, invitation) = (pair(Some(&facility.name)), pair(Some(&facility.invitation)));
    let (place, instead) = (pair(facility.place.as_ref()), pair(Some(&facility.instead.sentence)));
    connection
        .prepare_cached(
            "INSERT INTO facility (slug, position, kind, gender, name_da, name_en, invitation_da, invitation_en,
                 place_da, place_en, icon, own_seconds, instead_da, instead_en)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (slug) DO UPDATE SET position = excluded.position, kind = excluded.kind,
                 gender = excluded.gender, name_da = excluded.name_da, name_en = excluded.name_en,
                 invitation_da = excluded.invitation_da, invitation_en = excluded.invitation_en,
                 place_da = excluded.place_da, place_en = excluded.place_en, icon = excluded.icon,
                 own_seconds = excluded.own_seconds, instead_da = excluded.instead_da,
                 instead_en = excluded.instead_en",
        )?
        .execute(params![
            facility.slug,
            position,
            facility.kind.word(),
            facility.gender.word(),
            name.0,
            name.1,
            invitation.0,
            invitation.1,
            place.0,
            place.1,
            facility.icon,
            facility.own_time.num_seconds(),
            instead.0,
            instead.1,
        ])?;
    Ok(())
}

/// Writes which other facilities are named where this one is not free; those that are not in the house are left out.
pub fn write_alternatives(connection: &Connection, facility: &Facility) -> Stored<()> {
    connection
        .prepare_cached("DELETE FROM facility_instead WHERE facility = (SELECT id FROM facility WHERE slug = ?1)")?
        .execute([&facility.slug])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO facility_instead
         SELECT f.id, ?3, o.id FROM facility f, facility o WHERE f.slug = ?1 AND o.slug = ?2",
    )?;
    for (other, position) in facility.instead.facilities.iter().zip(1_i64..) {
        insert.execute((&facility.slug, other, position))?;
    }
    Ok(())
}

pub fn write_position(connection: &Connection, slug: &str, position: i64) -> Stored<bool> {
    let mut update =
        connection.prepare_cached("UPDATE facility SET position = ?2 WHERE slug = ?1 AND position <> ?2")?;
    Ok(update.execute((slug, position))? > 0)
}

pub fn remove(connection: &Connection, slug: &str) -> Stored<()> {
    connection.prepare_cached("DELETE FROM facility WHERE slug = ?1")?.execute([slug])?;
    Ok(())
}
