//! iCalendar files: what is read is written out and read in again as the same activities at the same times.

use chrono::{DateTime, Utc};
use fristed::domain::activity::{Activity, Occurrence, Origin};
use fristed::domain::recurrence::occurrences;
use fristed::domain::text::Line;
use fristed::domain::time::{HOUSE_ZONE, Span};
use fristed::exchange::calendar::{Reading, read, write};

pub fn holds(bytes: &[u8]) {
    let Ok(first) = read(bytes, HOUSE_ZONE) else { return };
    assert!(first.findings.iter().all(|finding| finding.line >= 1 && !finding.reason.is_empty()));
    let second = again(&first);
    assert_eq!(said(&first), said(&second), "what is said of them");
    assert_eq!(times(&first), times(&second), "when they are");
}

/// Written out as the program writes it, and read in.
fn again(found: &Reading) -> Reading {
    let entries = found.entries.iter().map(|entry| (uid(&entry.activity), &entry.activity));
    let text = write(entries, HOUSE_ZONE, at("2026-01-02T03:04:05Z"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is too long");
    read(text.as_bytes(), HOUSE_ZONE).expect("what the program writes is a calendar")
}

fn uid(activity: &Activity) -> &str {
    match &activity.origin {
        Origin::Imported { uid } => uid,
        Origin::HouseFile { id } => id,
    }
}

type Said<'a> = (&'a str, &'a Line, Option<&'a Line>, Option<&'a Line>);

fn said(found: &Reading) -> Vec<Said<'_>> {
    let one = |activity| -> Said<'_> {
        let activity: &Activity = activity;
        let (place, text) = (activity.place.as_ref(), activity.text.as_ref());
        (uid(activity), &activity.title.da, place.map(|words| &words.da), text.map(|words| &words.da))
    };
    found.entries.iter().map(|entry| one(&entry.activity)).collect()
}

fn times(found: &Reading) -> Vec<Vec<Occurrence>> {
    let span = Span { start: at("2025-12-01T00:00:00Z"), end: at("2026-12-01T00:00:00Z") };
    found.entries.iter().map(|entry| occurrences(&entry.activity.schedule, span, HOUSE_ZONE)).collect()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}
