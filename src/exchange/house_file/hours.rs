//! Opening hours in the house file: `["08:00-22:00"]`, `{ open = […], note = "…" }` or `"closed"`.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use toml::de::DeValue;

use super::section::{Section, Source, Value};
use crate::domain::holiday::Holiday;
use crate::domain::opening::{DayHours, Hours, OpeningHours};

/// The days of the week as the file writes them, Monday first.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const HOURS: &str = "[hours]";
const ALLOWED: [&str; 10] =
    ["weekdays", "weekend", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "holidays"];
const TIMES: &str = "write times as \"08:00-22:00\", or \"closed\"";

/// The whole of when the house is open.
pub fn opening(file: &Section<'_>) -> OpeningHours {
    let hours = file.table("hours", HOURS, &ALLOWED);
    if !file.has("hours") {
        file.missing(HOURS);
    }
    OpeningHours {
        week: std::array::from_fn(|day| weekday(&hours, day, file.has("hours"))),
        holidays: day_of(&hours, "holidays", file.has("hours")),
        named: holidays(file),
        exceptions: exceptions(file),
    }
}

fn weekday(hours: &Section<'_>, day: usize, report: bool) -> DayHours {
    let own = WEEKDAYS[day];
    let group = if day < 5 { "weekdays" } else { "weekend" };
    if hours.has(own) || !hours.has(group) { day_of(hours, own, report) } else { day_of(hours, group, report) }
}

fn day_of(hours: &Section<'_>, key: &str, report: bool) -> DayHours {
    let Some(value) = hours.get(key) else {
        if report {
            hours.source.problem(&hours.span, format!("{HOURS} needs {key}; {TIMES}"));
        }
        return DayHours::default();
    };
    match value.get_ref() {
        DeValue::Table(table) => {
            let section = Section::new(hours.source, HOURS, value.span(), table, &["open", "note(-en)"]);
            day(&section)
        }
        _ => DayHours { hours: stretches(hours.source, value), note: None },
    }
}

/// A table with `open` and perhaps a note.
fn day(section: &Section<'_>) -> DayHours {
    if !section.has("open") {
        section.missing("open");
    }
    let hours = section.get("open").map(|value| stretches(section.source, value)).unwrap_or_default();
    DayHours { hours, note: section.words("note") }
}

fn holidays(file: &Section<'_>) -> BTreeMap<Holiday, DayHours> {
    let mut named = BTreeMap::new();
    for section in file.tables("holiday", "[[holiday]]", &["name", "open", "note(-en)"]) {
        let hours = day(&section);
        let Some(holiday) = section.required_choice("name", &Holiday::ALL, Holiday::word) else { continue };
        if named.insert(holiday, hours).is_some() {
            section.wrong("name", "this holiday stands in the file already; keep one of the two");
        }
    }
    named
}

fn exceptions(file: &Section<'_>) -> BTreeMap<NaiveDate, DayHours> {
    let mut exceptions = BTreeMap::new();
    for section in file.tables("exception", "[[exception]]", &["date", "open", "note(-en)"]) {
        let hours = day(&section);
        if !section.has("date") {
            section.missing("date");
        }
        let Some(date) = date(&section, "date") else { continue };
        if exceptions.insert(date, hours).is_some() {
            section.wrong("date", "this date stands in the file already; keep one of the two");
        }
    }
    exceptions
}

/// A date, as text or as TOML's own kind.
pub fn date(section: &Section<'_>, key: &str) -> Option<NaiveDate> {
    let value = section.get(key)?;
    let text = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(found) if found.time.is_none() => found.to_string(),
        _ => String::new(),
    };
    let date = parse_date(&text);
    if date.is_none() {
        section.wrong(key, DATE);
    }
    date
}

pub const DATE: &str = "write a date that exists, as in 2026-12-24";

/// Years that a house can mean; others are slips of the finger.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    use chrono::Datelike;
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && (1900..=2200).contains(&date.year())).then_some(date)
}

/// A time of day as in `08:00`, with seconds where somebody needs them.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let format = match text.len() {
        5 => "%H:%M",
        8 => "%H:%M:%S",
        _ => return None,
    };
    // chrono takes a leap second; the house does not.
    let time = NaiveTime::parse_from_str(text, format).ok()?;
    (!text.ends_with(":60")).then_some(time)
}

fn stretches(source: &Source<'_>, value: Value<'_>) -> Vec<Hours> {
    let items: Vec<Value<'_>> = match value.get_ref() {
        DeValue::Array(items) => items.iter().collect(),
        DeValue::String(text) if text == "closed" => Vec::new(),
        _ => vec![value],
    };
    let mut found: Vec<(Hours, Range<usize>)> = Vec::new();
    for item in items {
        let hours = item.get_ref().as_str().and_then(parse_hours);
        match hours {
            Some(hours) => found.push((hours, item.span())),
            None => source.problem(&item.span(), format!("these are no opening hours; {TIMES}")),
        }
    }
    for (at, (hours, span)) in found.iter().enumerate() {
        let overlaps = |(other, _): &(Hours, _)| hours.from < end_in_day(other) && other.from < end_in_day(hours);
        if found[..at].iter().any(overlaps) {
            source.problem(span, "these hours overlap the ones before them; write them as one");
        }
    }
    found.into_iter().map(|(hours, _)| hours).collect()
}

/// The end within the day that the hours begin on.
fn end_in_day(hours: &Hours) -> NaiveTime {
    const LAST: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
        Some(time) => time,
        None => NaiveTime::MIN,
    };
    if hours.to <= hours.from { LAST } else { hours.to }
}

fn parse_hours(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (parse_time(from.trim())?, parse_end(to.trim())?);
    Some(Hours { from, to })
}

/// Midnight at the end of a day may be written 24:00.
pub fn parse_end(text: &str) -> Option<NaiveTime> {
    if text == "24:00" { Some(NaiveTime::MIN) } else { parse_time(text) }
}
