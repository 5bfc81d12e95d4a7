//! A whole file, read.

use std::cell::Cell;
use std::collections::HashMap;

use chrono_tz::Tz;

use super::components::{EventLines, components};
use super::event::{Event, EventReader, identity};
use super::lines::content_lines;
use super::series::{EFFORT, folded};
use super::zones::Zones;
use super::{Findings, LARGEST, NotACalendar, Reading, Why, words};
use crate::domain::text::Line;

/// What was found of one UID.
#[derive(Default)]
struct Found {
    events: Vec<Event>,
    /// Line of a series that could not be read; its changes mean nothing without it.
    broken_series: bool,
}

/// Reads an iCalendar file. Times without a zone are the calendar's own (X-WR-TIMEZONE), else the house's.
///
/// What cannot be read is left out and reported with its line; the rest is taken.
///
/// # Errors
/// [`NotACalendar`] when the file is empty, too large, or does not begin as a calendar does.
pub fn read(bytes: &[u8], house_zone: Tz) -> Result<Reading, NotACalendar> {
    if bytes.len() > LARGEST {
        return Err(NotACalendar::TooBig);
    }
    let mut findings = Findings::default();
    let lines = content_lines(bytes, &mut findings)?;
    let file = components(lines, &mut findings);
    let mut zones = Zones::new(house_zone);
    let mut order: Vec<String> = Vec::new();
    let mut by_uid: HashMap<String, Found> = HashMap::new();
    let mut made_up: HashMap<String, usize> = HashMap::new();
    for lines in &file.events {
        let (uid, is_change) = identity(lines);
        let uid = uid.unwrap_or_else(|| made_up_uid(lines, &mut made_up));
        let found = by_uid.entry(uid.clone()).or_insert_with(|| {
            order.push(uid.clone());
            Found::default()
        });
        let calendar = &file.calendars[lines.calendar];
        let mut reader = EventReader { index: lines.calendar, calendar, zones: &mut zones, findings: &mut findings };
        match reader.read(lines, &uid) {
            Ok(event) => found.events.push(event),
            Err(broken) => {
                findings.left_out(broken.line, title_of(lines, calendar.ours), broken.why, broken.reason);
                found.broken_series |= !is_change;
            }
        }
    }
    let mut entries = Vec::new();
    let effort = Cell::new(EFFORT);
    for uid in order {
        let Some(Found { events, broken_series }) = by_uid.remove(&uid) else {
            continue;
        };
        let has_series = events.iter().any(|event| event.instead_of.is_none());
        if broken_series && !has_series {
            for change in events {
                let reason = "This changes an entry that was left out, so it was left out as well.";
                findings.left_out(change.line, Some(change.activity.title.da), Why::OfLeftOut, reason);
            }
            continue;
        }
        entries.extend(folded(events, house_zone, &effort, &mut findings));
    }
    Ok(Reading { entries, findings: findings.finish() })
}

/// What an event is called, where that may stand on a screen.
fn title_of(event: &EventLines, ours: bool) -> Option<Line> {
    event.lines.iter().find(|line| line.name == "SUMMARY").and_then(|line| words::line(&line.value, ours).ok())
}

/// A UID for an event without one: the same each time the file is read, as long as time and title stay.
fn made_up_uid(event: &EventLines, used: &mut HashMap<String, usize>) -> String {
    let said = event.lines.iter().filter(|line| matches!(line.name.as_str(), "DTSTART" | "RRULE" | "SUMMARY"));
    let bytes = said.flat_map(|line| line.name.bytes().chain([b':']).chain(line.value.bytes()).chain([b'\n']));
    // FNV-1a: it need only be stable, and the standard library's hasher promises that to nobody.
    let hash =
        bytes.fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3));
    let uid = format!("no-uid-{hash:016x}");
    let times = used.entry(uid.clone()).or_default();
    *times += 1;
    if *times == 1 { uid } else { format!("{uid}-{times}") }
}
