//! When an activity takes place, as the house file says it.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::hours::{DATE, date, parse_date, parse_end, parse_time};
use super::repeat::{self, FORMS};
use super::section::Section;
use crate::domain::activity::{Change, Extra, Length, Override, Schedule, Start};
use crate::domain::recurrence::Rule;
use crate::domain::repeat::Repeat;
use crate::domain::time::{HOUSE_ZONE, days_after, moment};

/// Where a series without a date of its own begins.
pub const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 1, 1);

const TIME: &str = "write a time as in 16:00";
const WHOLE_DAY: &str = "goes with from; leave it out for something that takes the whole day";

/// The keys of a schedule, for the list of what `[[activity]]` takes.
pub const KEYS: [&str; 13] =
    ["date", "from", "to", "minutes", "days", "repeat", "rule", "rules", "until", "times", "also", "except", "change"];
const CHANGE_KEYS: [&str; 10] = ["on", "cancelled", "date", "from", "to", "minutes", "days", "title", "place", "note"];

/// The times of `section`; `None` when they cannot be read, which is on the list of problems then.
pub fn schedule(section: &Section<'_>) -> Option<Schedule> {
    let repeat = repeat(section);
    let first = first_day(section, repeat.as_ref())?;
    let first = repeat.as_ref().map_or(first, |repeat| repeat.first_from(first));
    let (start, length) = start_and_length(section, first)?;
    Some(Schedule {
        start,
        length,
        rules: rules(section, repeat.as_ref(), start),
        extra: also(section, start),
        except: except(section, start),
        overrides: changes(section, start, length),
    })
}

fn repeat(section: &Section<'_>) -> Option<Repeat> {
    let text = section.string("repeat")?;
    let repeat = repeat::parse(text);
    if repeat.is_none() {
        section.wrong("repeat", &format!("\"{text}\" is not known; {FORMS}"));
    }
    repeat
}

fn first_day(section: &Section<'_>, repeat: Option<&Repeat>) -> Option<NaiveDate> {
    if section.has("date") {
        return date(section, "date");
    }
    match repeat {
        Some(repeat) if !repeat.needs_date() => FIRST_DAY,
        Some(_) => {
            section.wrong("repeat", "write date too, the first day it takes place, to count from");
            None
        }
        None => {
            if !section.has("repeat") {
                section.source.problem(&section.span, format!("{} needs date or repeat", section.name));
            }
            None
        }
    }
}

/// `date`, `from`, `to`, `minutes` and `days` of an activity or of a changed time.
fn start_and_length(section: &Section<'_>, day: NaiveDate) -> Option<(Start, Length)> {
    let days = if section.has("days") { section.number("days", 1..=366)? } else { 1 };
    if !section.has("from") {
        for key in ["to", "minutes"] {
            if section.has(key) {
                section.wrong(key, WHOLE_DAY);
            }
        }
        return Some((Start::Day(day), Length::Civil(TimeDelta::days(i64::from(days)))));
    }
    let from = section.string("from")?;
    let Some(from) = parse_time(from) else {
        section.wrong("from", TIME);
        return None;
    };
    let civil = day.and_time(from);
    let start = Start::At { civil, zone: HOUSE_ZONE };
    if section.has("minutes") {
        if section.has("to") || section.has("days") {
            section.wrong("minutes", "goes alone; leave out to and days");
        }
        let minutes = section.number("minutes", 1..=527_040)?;
        return Some((start, Length::Exact(TimeDelta::minutes(i64::from(minutes)))));
    }
    if !section.has("to") {
        if section.has("days") {
            section.wrong("days", "goes with to, the time it ends on the last day");
        }
        return Some((start, Length::Civil(TimeDelta::zero())));
    }
    let to = section.string("to")?;
    let Some(end) = parse_end(to) else {
        section.wrong("to", TIME);
        return None;
    };
    let length = civil_length(from, end, days);
    if length.is_none() {
        section.wrong("to", "it ends before it begins; write a later time or more days");
    }
    Some((start, Length::Civil(length?)))
}

/// From `from` to `to` over so many calendar days; on one day an earlier `to` means the next.
fn civil_length(from: NaiveTime, to: NaiveTime, days: u32) -> Option<TimeDelta> {
    let within = to - from;
    let length = if days == 1 && within <= TimeDelta::zero() {
        within + TimeDelta::days(1)
    } else {
        within + TimeDelta::days(i64::from(days) - 1)
    };
    (length > TimeDelta::zero()).then_some(length)
}

fn rules(section: &Section<'_>, repeat: Option<&Repeat>, start: Start) -> Vec<Rule> {
    let mut texts: Vec<(String, Range<usize>)> = Vec::new();
    if let Some(repeat) = repeat {
        let end = end_of_series(section, start).unwrap_or_default();
        texts.push((format!("{}{end}", repeat.rule()), section.place("repeat")));
    } else {
        for key in ["until", "times"] {
            if section.has(key) && !section.has("repeat") {
                section.wrong(key, "goes with repeat; a rule says it itself with UNTIL or COUNT");
            }
        }
    }
    if section.has("repeat") && (section.has("rule") || section.has("rules")) {
        section.wrong("repeat", "write repeat or rule, not both");
    }
    for key in ["rule", "rules"] {
        texts.extend(section.list(key).into_iter().map(|(text, span)| (text.to_owned(), span)));
    }
    let sound = |(text, span): (String, Range<usize>)| match Rule::new(&text, start) {
        Ok(rule) => Some(rule),
        Err(refused) => {
            section.source.problem(&span, format!("rule in {}: {refused}", section.name));
            None
        }
    };
    texts.into_iter().filter_map(sound).collect()
}

fn end_of_series(section: &Section<'_>, start: Start) -> Option<String> {
    if section.has("until") && section.has("times") {
        section.wrong("times", "write until or times, not both");
    }
    if section.has("times") {
        return Some(format!(";COUNT={}", section.number("times", 1..=10_000)?));
    }
    if !section.has("until") {
        return None;
    }
    let last = date(section, "until")?;
    if last < start.civil().date() {
        section.wrong("until", "the last day is before the first");
        return None;
    }
    match start {
        Start::Day(_) => Some(format!(";UNTIL={}", last.format("%Y%m%d"))),
        Start::At { zone, .. } => {
            let end = moment(days_after(last, 1).and_time(NaiveTime::MIN), zone).to_utc() - TimeDelta::seconds(1);
            Some(format!(";UNTIL={}", end.format("%Y%m%dT%H%M%SZ")))
        }
    }
}

/// `DATE`, `DATE TIME` or `DATE TIME-TIME`: a start near the usual one, perhaps with an end.
fn start_of(text: &str, start: Start) -> Option<(NaiveDateTime, Option<TimeDelta>)> {
    let Some((day, times)) = text.trim().split_once(' ') else {
        return Some((parse_date(text.trim())?.and_time(start.civil().time()), None));
    };
    if start.is_day() {
        return None;
    }
    let day = parse_date(day)?;
    let Some((from, to)) = times.split_once('-') else {
        return Some((day.and_time(parse_time(times.trim())?), None));
    };
    let (from, to) = (parse_time(from.trim())?, parse_end(to.trim())?);
    Some((day.and_time(from), Some(civil_length(from, to, 1)?)))
}

fn also(section: &Section<'_>, start: Start) -> Vec<Extra> {
    let extra = |(text, span): (&str, Range<usize>)| {
        let found = start_of(text, start);
        if found.is_none() {
            let message = "also takes dates that exist, as in \"2026-05-01\", \"2026-05-01 10:00\" \
                or \"2026-05-01 10:00-12:00\"; times go only where the activity has from";
            section.source.problem(&span, message);
        }
        found.map(|(civil, length)| Extra { civil, length: length.map(Length::Civil) })
    };
    section.list("also").into_iter().filter_map(extra).collect()
}

fn except(section: &Section<'_>, start: Start) -> Vec<NaiveDateTime> {
    let gone = |(text, span): (&str, Range<usize>)| {
        let found = start_of(text, start).filter(|(_, length)| length.is_none());
        if found.is_none() {
            let message = "except takes dates that exist, as in \"2026-12-24\" or \"2026-12-24 10:00\"";
            section.source.problem(&span, message);
        }
        found.map(|(civil, _)| civil)
    };
    section.list("except").into_iter().filter_map(gone).collect()
}

fn changes(section: &Section<'_>, start: Start, length: Length) -> Vec<Override> {
    let tables = section.tables("change", "[[activity.change]]", &CHANGE_KEYS);
    tables.iter().filter_map(|table| change(table, start, length)).collect()
}

fn change(table: &Section<'_>, start: Start, length: Length) -> Option<Override> {
    if !table.has("on") {
        table.missing("on");
    }
    let on = table.string("on")?;
    let Some((instead_of, None)) = start_of(on, start) else {
        table.wrong("on", DATE);
        return None;
    };
    let (title, place, note) = (table.line("title"), table.line("place"), table.line("note"));
    let moves = ["date", "from", "to", "minutes", "days", "title", "place"].iter().any(|key| table.has(key));
    if table.flag("cancelled") {
        if moves {
            table.wrong("cancelled", "it is cancelled or changed, not both");
        }
        return Some(Override { instead_of, change: Change::Cancelled, note });
    }
    if !moves && note.is_none() {
        table.missing("cancelled = true, or a date, from, to, title, place or note");
    }
    let day = if table.has("date") { date(table, "date")? } else { instead_of.date() };
    let timed = ["from", "to", "minutes", "days"].iter().any(|key| table.has(key));
    let (start, length) = if timed {
        start_and_length(table, day)?
    } else {
        match start {
            Start::At { zone, .. } => (Start::At { civil: day.and_time(instead_of.time()), zone }, length),
            Start::Day(_) => (Start::Day(day), length),
        }
    };
    Some(Override { instead_of, change: Change::Moved { start, length, title, place }, note })
}
