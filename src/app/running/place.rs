//! Facilities, opening hours and small needs, as the house changes them during a day.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{Made, RunRefused, Stop, needed, text};
use crate::domain::facility::{FacilityId, Recorded};
use crate::domain::opening::{DayHours, Hours};
use crate::domain::small_need::SmallNeed;
use crate::domain::text::Words;
use crate::store::{Action, AuditEvent, ChangeTx, StoredFacility};

fn facility(tx: &ChangeTx<'_>, id: FacilityId) -> Result<StoredFacility, Stop> {
    tx.facilities()?.into_iter().find(|one| one.id == id).ok_or(Stop::Nothing)
}

pub(super) fn close(tx: &ChangeTx<'_>, id: FacilityId, now: DateTime<Utc>, (reason, instead): (&str, &str)) -> Made {
    let there = facility(tx, id)?;
    let (reason, instead) = (Words::danish(needed(reason, RunRefused::NoReason)?), text(instead)?.map(Words::danish));
    // Another reason for what is closed already leaves the day it was closed on.
    let since = if let Recorded::Closed { since, .. } = there.recorded { since } else { now };
    tx.close_facility(id, since, (&reason, instead.as_ref()))?;
    Ok((None, AuditEvent { action: Action::ClosedFacility, subject: there.facility.slug }))
}

pub(super) fn open(tx: &ChangeTx<'_>, id: FacilityId) -> Made {
    let there = facility(tx, id)?;
    if !matches!(there.recorded, Recorded::Closed { .. }) {
        return Err(Stop::Nothing);
    }
    tx.open_facility(id)?;
    Ok((None, AuditEvent { action: Action::OpenedFacility, subject: there.facility.slug }))
}

pub(super) fn hours(tx: &ChangeTx<'_>, day: NaiveDate, hours: Option<(NaiveTime, NaiveTime)>, note: &str) -> Made {
    if hours.is_some_and(|(from, to)| from == to) {
        return Err(Stop::Refused(RunRefused::NoLength));
    }
    let note = text(note)?.map(Words::danish);
    let mut opening = tx.opening()?;
    let of_day = DayHours { hours: hours.into_iter().map(|(from, to)| Hours { from, to }).collect(), note };
    if *opening.on(day) == of_day {
        return Err(Stop::Nothing);
    }
    opening.exceptions.insert(day, of_day);
    tx.save_opening(&opening)?;
    Ok((None, AuditEvent { action: Action::ChangedHours, subject: day.to_string() }))
}

pub(super) fn usual_hours(tx: &ChangeTx<'_>, day: NaiveDate) -> Made {
    let mut opening = tx.opening()?;
    if opening.exceptions.remove(&day).is_none() {
        return Err(Stop::Nothing);
    }
    tx.save_opening(&opening)?;
    Ok((None, AuditEvent { action: Action::ChangedHours, subject: day.to_string() }))
}

pub(super) fn put_up_need(tx: &ChangeTx<'_>, said: &str) -> Made {
    let text = Words::danish(needed(said, RunRefused::NoNeed)?);
    let there = tx.needs()?;
    if there.iter().any(|need| need.text.da == text.da) {
        return Err(Stop::Nothing);
    }
    let named = |number: usize| format!("her-{number}");
    // One more number than there are needs, so that one of them is free.
    let slug = (1..=there.len() + 1).map(named).find(|slug| there.iter().all(|need| need.slug != *slug));
    let slug = slug.ok_or(Stop::Nothing)?;
    tx.put_up_need(&SmallNeed { slug: slug.clone(), text, icon: "haand".to_owned() })?;
    Ok((None, AuditEvent { action: Action::PutUpNeed, subject: slug }))
}

pub(super) fn take_down_need(tx: &ChangeTx<'_>, slug: &str) -> Made {
    if !tx.take_down_need(slug)? {
        return Err(Stop::Nothing);
    }
    Ok((None, AuditEvent { action: Action::TookDownNeed, subject: slug.to_owned() }))
}
