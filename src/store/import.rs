//! Content from files: a house file or a calendar goes in as a whole or not at all.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::activities::{self, StoredActivity, Which};
use super::error::StoreError;
use super::occurrences::Kept;
use super::parts;
use super::rows::Stored;
use super::{activity_rows, duties, facilities, meeting_rows, offers, pictures, settings};
use crate::domain::activity::{Activity, ActivityId, CalendarEntry, Origin};
use crate::domain::house::{HouseContent, TakingPart};

/// What an import did, or would do; each list holds titles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    /// Changed on the screen since, so the file does not overwrite them.
    pub left_alone: Vec<String>,
    /// The file holds an older version (SEQUENCE) than the house.
    pub older: Vec<String>,
    pub unchanged: usize,
    /// The example content went to make room.
    pub example_removed: bool,
    /// Only the order of things is another.
    pub reordered: bool,
}

impl ImportReport {
    /// Whether the import wrote, or would write, anything at all.
    #[must_use]
    pub const fn changes_something(&self) -> bool {
        !self.added.is_empty()
            || !self.changed.is_empty()
            || !self.removed.is_empty()
            || self.example_removed
            || self.reordered
    }

    /// Puts one item on the list it belongs to; says whether it has to be written.
    pub(super) fn decide(&mut self, title: &str, there: Option<(bool, bool)>) -> bool {
        let list = match there {
            None => &mut self.added,
            Some((true, _)) => {
                self.unchanged += 1;
                return false;
            }
            Some((false, true)) => {
                self.left_alone.push(title.to_owned());
                return false;
            }
            Some((false, false)) => &mut self.changed,
        };
        list.push(title.to_owned());
        true
    }

    /// Something the file does not hold any more; says whether it has to go.
    pub(super) fn decide_gone(&mut self, title: &str, changed_here: bool) -> bool {
        let list = if changed_here { &mut self.left_alone } else { &mut self.removed };
        list.push(title.to_owned());
        !changed_here
    }
}

/// What the audit says of an import.
pub fn counts(report: &ImportReport) -> String {
    let (added, changed, removed) = (report.added.len(), report.changed.len(), report.removed.len());
    format!("{added} added, {changed} changed, {removed} removed")
}

/// Whether nothing was ever put in: a file that was just made, also by a start that was cut short before the example.
pub fn is_untouched(connection: &Connection) -> Stored<bool> {
    let anything = "SELECT EXISTS (SELECT 1 FROM house) OR EXISTS (SELECT 1 FROM part)
                    OR EXISTS (SELECT 1 FROM activity) OR EXISTS (SELECT 1 FROM audit)";
    Ok(!connection.query_row(anything, [], |row| row.get::<_, bool>(0))?)
}

/// Takes a house file in, by id.
pub fn house(connection: &Connection, content: &HouseContent) -> Stored<ImportReport> {
    sound(content)?;
    let mut report = ImportReport { example_removed: remove_example(connection)?, ..ImportReport::default() };
    parts::import(connection, content, &mut report)?;
    import_facilities(connection, content, &mut report)?;
    let gone = import_offers(connection, content, &mut report)?;
    import_activities(connection, content, &mut report)?;
    meeting_rows::import(connection, &content.meetings, &mut report)?;
    duties::import(connection, &content.taking_part, &mut report)?;
    // Last, for an activity that is gone as well may still have named it.
    for slug in gone {
        offers::remove(connection, &slug)?;
    }
    pictures::drop_unused(connection)?;
    Ok(report)
}

/// What the file reader has made sure of, for content from elsewhere.
fn sound(content: &HouseContent) -> Stored<()> {
    let twice = twice(content.facilities.iter().map(|facility| &facility.slug))
        .or_else(|| twice(content.offers.iter().map(|offer| &offer.slug)))
        .or_else(|| twice(content.activities.iter().filter_map(house_id)))
        .or_else(|| twice(content.meetings.meetings.iter().map(|meeting| &meeting.slug)))
        .or_else(|| twice(content.meetings.agendas.iter().map(|agenda| &agenda.slug)))
        .or_else(|| twice(content.meetings.minutes.iter().map(|minutes| &minutes.slug)))
        .or_else(|| twice(content.meetings.proposals.iter().map(|proposal| &proposal.slug)))
        .or_else(|| twice(lists(&content.taking_part)))
        .or_else(|| twice(content.taking_part.needs.iter().map(|need| &need.slug)));
    match twice {
        Some(id) => Err(StoreError::Refused(format!("the id \"{id}\" is used twice; give each its own"))),
        None => Ok(()),
    }
}

/// Duties and groups share their ids, for a list of sign-ups belongs to one of them.
fn lists(taking_part: &TakingPart) -> impl Iterator<Item = &String> {
    let duties = taking_part.duties.iter().map(|duty| &duty.slug);
    duties.chain(taking_part.groups.iter().map(|group| &group.slug))
}

/// The first id that comes a second time.
fn twice<'a>(mut ids: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let mut seen = BTreeSet::new();
    ids.find(|id| !seen.insert(*id))
}

const fn house_id(activity: &Activity) -> Option<&String> {
    match &activity.origin {
        Origin::HouseFile { id } => Some(id),
        Origin::Imported { .. } => None,
    }
}

/// Takes the example content out, whatever was changed in it. What a calendar brought stays.
fn remove_example(connection: &Connection) -> Stored<bool> {
    if connection.execute("DELETE FROM example", [])? == 0 {
        return Ok(false);
    }
    connection.execute("DELETE FROM activity WHERE house_id IS NOT NULL", [])?;
    let tables = [
        "facility",
        "offer",
        "house",
        "part",
        "opening_day",
        "agreement",
        "help_number",
        "question",
        "on_duty",
        "meeting",
        "proposal",
        "representative",
    ];
    for table in tables.into_iter().chain(duties::TABLES).chain(settings::TABLES) {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(true)
}

fn import_facilities(connection: &Connection, content: &HouseContent, report: &mut ImportReport) -> Stored<()> {
    let there = facilities::facilities(connection)?;
    let mut written = Vec::new();
    for (facility, position) in content.facilities.iter().zip(1..) {
        let old = there.iter().find(|old| old.facility.slug == facility.slug);
        let same = old.map(|old| (old.facility == *facility, old.changed_here));
        if report.decide(facility.name.da.as_str(), same) {
            facilities::write_facility(connection, facility, position)?;
            written.push(facility);
        } else if facilities::write_position(connection, &facility.slug, position)? {
            report.reordered = true;
        }
    }
    // Only now, when all of them are there to be named.
    for facility in written {
        facilities::write_alternatives(connection, facility)?;
    }
    let kept: BTreeSet<&str> = content.facilities.iter().map(|facility| facility.slug.as_str()).collect();
    for old in there.iter().filter(|old| !kept.contains(old.facility.slug.as_str())) {
        if report.decide_gone(old.facility.name.da.as_str(), old.changed_here) {
            facilities::remove(connection, &old.facility.slug)?;
        }
    }
    Ok(())
}

/// Returns the ids of the offers that are gone.
fn import_offers(connection: &Connection, content: &HouseContent, report: &mut ImportReport) -> Stored<Vec<String>> {
    let (there, ended) = (offers::offers(connection)?, offers::ended(connection)?);
    for (offer, position) in content.offers.iter().zip(1..) {
        if ended.contains(&offer.slug) {
            report.left_alone.push(offer.title.da.to_string());
            continue;
        }
        let old = there.iter().find(|(old, _)| old.slug == offer.slug);
        let same = old.map(|(old, changed_here)| (old == offer, *changed_here));
        if report.decide(offer.title.da.as_str(), same) {
            offers::write_offer(connection, offer, position)?;
        } else if offers::write_position(connection, &offer.slug, position)? {
            report.reordered = true;
        }
    }
    let kept: BTreeSet<&str> = content.offers.iter().map(|offer| offer.slug.as_str()).collect();
    let gone = there.into_iter().filter(|(old, _)| !kept.contains(old.slug.as_str()));
    Ok(gone
        .filter(|(old, changed_here)| report.decide_gone(old.title.da.as_str(), *changed_here))
        .map(|(old, _)| old.slug)
        .collect())
}

fn import_activities(connection: &Connection, content: &HouseContent, report: &mut ImportReport) -> Stored<()> {
    let kept_span = Kept::read(connection)?;
    let there: BTreeMap<String, (ActivityId, StoredActivity)> = activities::read(connection, Which::All)?
        .into_iter()
        .filter_map(|(id, stored)| Some((house_id(&stored.activity)?.clone(), (id, stored))))
        .collect();
    let (mut kept, ended) = (BTreeSet::new(), offers::ended(connection)?);
    for activity in &content.activities {
        let Some(slug) = house_id(activity) else { continue };
        kept.insert(slug.as_str());
        // The times of an offer went with it.
        if activity.offer.as_ref().is_some_and(|offer| ended.contains(offer)) {
            report.left_alone.push(activity.title.da.to_string());
            continue;
        }
        let same = there.get(slug).map(|(_, old)| (old.activity == *activity, old.changed_here));
        if report.decide(activity.title.da.as_str(), same) {
            activity_rows::write(connection, activity, None, kept_span.as_ref())?;
        }
    }
    for (_, (id, old)) in there.iter().filter(|(slug, _)| !kept.contains(slug.as_str())) {
        if report.decide_gone(old.activity.title.da.as_str(), old.changed_here) {
            activity_rows::remove(connection, *id)?;
        }
    }
    Ok(())
}

/// Takes a calendar in, by UID. What is not in the file stays.
pub fn calendar(connection: &Connection, entries: &[CalendarEntry]) -> Stored<ImportReport> {
    let kept_span = Kept::read(connection)?;
    let there: BTreeMap<String, (ActivityId, StoredActivity)> = activities::read(connection, Which::All)?
        .into_iter()
        .filter_map(|(id, stored)| Some((uid(&stored.activity)?.to_owned(), (id, stored))))
        .collect();
    let cards: BTreeSet<String> = offers::offers(connection)?.into_iter().map(|(offer, _)| offer.slug).collect();
    let mut report = ImportReport::default();
    for entry in newest(entries) {
        let Some(uid) = uid(&entry.activity) else { continue };
        let activity = with_known_offer(&entry.activity, &cards);
        let (old, title) = (there.get(uid), entry.activity.title.da.as_str());
        if let Some((_, old)) = old
            && old.sequence.is_some_and(|sequence| entry.sequence < sequence)
        {
            report.older.push(title.to_owned());
            continue;
        }
        if entry.cancelled {
            match old {
                None => report.unchanged += 1,
                Some((id, old)) if report.decide_gone(title, old.changed_here) => {
                    activity_rows::remove(connection, *id)?;
                }
                Some(_) => {}
            }
            continue;
        }
        let same = old.map(|(_, old)| {
            let equal = old.activity == activity && old.sequence == Some(entry.sequence);
            (equal, old.changed_here)
        });
        if report.decide(title, same) {
            activity_rows::write(connection, &activity, Some(entry.sequence), kept_span.as_ref())?;
        }
    }
    pictures::drop_unused(connection)?;
    Ok(report)
}

/// A calendar that another house wrote may name that house's offers; here such an entry stands without a card.
fn with_known_offer(activity: &Activity, cards: &BTreeSet<String>) -> Activity {
    let mut activity = activity.clone();
    activity.offer = activity.offer.filter(|offer| cards.contains(offer));
    activity
}

fn uid(activity: &Activity) -> Option<&str> {
    match &activity.origin {
        Origin::Imported { uid } => Some(uid),
        Origin::HouseFile { .. } => None,
    }
}

/// One entry for each UID: the one with the highest SEQUENCE, of those the last. In the order of the file.
fn newest(entries: &[CalendarEntry]) -> Vec<&CalendarEntry> {
    let mut best: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let Some(uid) = uid(&entry.activity) else { continue };
        let better = best.get(uid).is_none_or(|other| entries[*other].sequence <= entry.sequence);
        if better {
            best.insert(uid, at);
        }
    }
    let chosen: BTreeSet<usize> = best.into_values().collect();
    chosen.into_iter().map(|at| &entries[at]).collect()
}
