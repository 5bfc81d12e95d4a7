//! Activities as an iCalendar file that other programs read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::words::escaped;
use super::{OURS, vtimezone};
use crate::domain::activity::{Activity, Change, Extra, Length, Override, Start};
use crate::domain::text::Words;

/// Longest line, in octets without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// Writes activities under the given UIDs. What only this program knows stands in `X-FRISTED-…` properties, so that
/// [`super::read`] gives the same activities again.
#[must_use]
pub fn write<'a>(entries: impl Iterator<Item = (&'a str, &'a Activity)>, house_zone: Tz, now: DateTime<Utc>) -> String {
    let entries: Vec<_> = entries.collect();
    let mut sheet = Sheet::default();
    sheet.line("BEGIN:VCALENDAR");
    sheet.line("VERSION:2.0");
    sheet.line(&format!("PRODID:{OURS}"));
    sheet.line("CALSCALE:GREGORIAN");
    for (zone, first_year) in zones(&entries) {
        vtimezone::write(&mut sheet, zone, first_year, now.year());
    }
    let stamp = now.format("%Y%m%dT%H%M%SZ").to_string();
    for (uid, activity) in entries {
        let event = EventWriter { uid, stamp: &stamp, activity, house_zone };
        event.series(&mut sheet);
        for over in &activity.schedule.overrides {
            event.changed(&mut sheet, over);
        }
    }
    sheet.line("END:VCALENDAR");
    sheet.text
}

/// The zones that need a VTIMEZONE, with the first year each is used in.
fn zones(entries: &[(&str, &Activity)]) -> BTreeMap<&'static str, i32> {
    let mut zones = BTreeMap::new();
    for (_, activity) in entries {
        let moved = activity.schedule.overrides.iter().filter_map(|over| match over.change {
            Change::Moved { start, .. } => Some(start),
            Change::Cancelled => None,
        });
        for start in moved.chain([activity.schedule.start]) {
            if let Start::At { civil, zone } = start
                && zone != Tz::UTC
            {
                let first = zones.entry(zone.name()).or_insert(civil.year());
                *first = civil.year().min(*first);
            }
        }
    }
    zones
}

/// Content lines, folded.
#[derive(Default)]
pub(super) struct Sheet {
    text: String,
}

impl Sheet {
    /// Adds a line, folded between characters. Control characters have no place in one.
    pub(super) fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars().filter(|c| !c.is_control()) {
            if used + c.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(c);
            used += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.line(&format!("{name}:{}", escaped(text)));
    }

    fn words(&mut self, name: &str, twin: &str, words: Option<&Words>) {
        let Some(words) = words else { return };
        self.text(name, words.da.as_str());
        if let Some(en) = &words.en {
            self.text(twin, en.as_str());
        }
    }

    fn time(&mut self, name: &str, start: Start) {
        let (kind, value) = written(start);
        self.line(&format!("{name}{kind}:{value}"));
    }
}

/// Parameters and value of a date or time.
fn written(start: Start) -> (String, String) {
    match start {
        Start::Day(day) => (";VALUE=DATE".to_owned(), day.format("%Y%m%d").to_string()),
        Start::At { civil, zone: Tz::UTC } => (String::new(), format!("{}Z", civil.format("%Y%m%dT%H%M%S"))),
        Start::At { civil, zone } => (format!(";TZID={zone}"), civil.format("%Y%m%dT%H%M%S").to_string()),
    }
}

struct EventWriter<'a> {
    uid: &'a str,
    stamp: &'a str,
    activity: &'a Activity,
    house_zone: Tz,
}

impl EventWriter<'_> {
    fn series(&self, sheet: &mut Sheet) {
        let Activity { schedule, title, place, text, .. } = self.activity;
        self.begin(sheet);
        times(sheet, schedule.start, schedule.length);
        for rule in &schedule.rules {
            sheet.line(&format!("RRULE:{}", rule.written(schedule.start, self.house_zone)));
        }
        for extra in &schedule.extra {
            self.extra(sheet, *extra);
        }
        for except in &schedule.except {
            sheet.time("EXDATE", self.like_series(*except));
        }
        sheet.words("SUMMARY", "X-FRISTED-TITLE-EN", Some(title));
        sheet.words("LOCATION", "X-FRISTED-PLACE-EN", place.as_ref());
        sheet.words("DESCRIPTION", "X-FRISTED-TEXT-EN", text.as_ref());
        sheet.text("CATEGORIES", self.activity.kind.word());
        self.own_properties(sheet);
        sheet.line("END:VEVENT");
    }

    fn begin(&self, sheet: &mut Sheet) {
        sheet.line("BEGIN:VEVENT");
        sheet.text("UID", self.uid);
        sheet.line(&format!("DTSTAMP:{}", self.stamp));
    }

    fn own_properties(&self, sheet: &mut Sheet) {
        let Activity { host, ways, course, icon, scene, offer, food, team, special, even_when_closed, .. } =
            self.activity;
        let words = [
            ("HOST", host),
            ("JOIN", &ways.join),
            ("WATCH", &ways.watch),
            ("HELP", &ways.help),
            ("BEFORE", &course.before),
            ("DURING", &course.during),
            ("AFTER", &course.after),
        ];
        for (name, words) in words {
            sheet.words(&format!("X-FRISTED-{name}"), &format!("X-FRISTED-{name}-EN"), words.as_ref());
        }
        for (name, value) in [("ICON", icon), ("SCENE", scene), ("OFFER", offer)] {
            if let Some(value) = value {
                sheet.text(&format!("X-FRISTED-{name}"), value);
            }
        }
        if let Some(price) = food {
            sheet.line(&format!("X-FRISTED-FOOD:{}", price.kroner));
        }
        for (name, says) in [("TEAM", team), ("SPECIAL", special), ("EVEN-WHEN-CLOSED", even_when_closed)] {
            if *says {
                sheet.line(&format!("X-FRISTED-{name}:TRUE"));
            }
        }
    }

    /// A time in the civil time of the schedule.
    fn like_series(&self, civil: NaiveDateTime) -> Start {
        match self.activity.schedule.start {
            Start::At { zone, .. } => Start::At { civil, zone },
            Start::Day(_) => Start::Day(civil.date()),
        }
    }

    fn extra(&self, sheet: &mut Sheet, extra: Extra) {
        let start = self.like_series(extra.civil);
        let (kind, value) = written(start);
        let end = match extra.length.filter(|_| !start.is_day()) {
            None => return sheet.line(&format!("RDATE{kind}:{value}")),
            Some(Length::Exact(span)) => duration(span),
            Some(Length::Civil(span)) => {
                let end = extra.civil.checked_add_signed(span).unwrap_or(extra.civil);
                written(self.like_series(end)).1
            }
        };
        sheet.line(&format!("RDATE;VALUE=PERIOD{kind}:{value}/{end}"));
    }

    fn changed(&self, sheet: &mut Sheet, over: &Override) {
        let Activity { schedule, title, place, .. } = self.activity;
        self.begin(sheet);
        let instead_of = self.like_series(over.instead_of);
        sheet.time("RECURRENCE-ID", instead_of);
        let (title, place) = match &over.change {
            Change::Cancelled => {
                times(sheet, instead_of, schedule.length);
                sheet.line("STATUS:CANCELLED");
                (&title.da, place.as_ref().map(|words| &words.da))
            }
            Change::Moved { start, length, title: own_title, place: own_place } => {
                times(sheet, *start, *length);
                let place = own_place.as_ref().or(place.as_ref().map(|words| &words.da));
                (own_title.as_ref().unwrap_or(&title.da), place)
            }
        };
        sheet.text("SUMMARY", title.as_str());
        if let Some(place) = place {
            sheet.text("LOCATION", place.as_str());
        }
        if let Some(note) = &over.note {
            sheet.text("X-FRISTED-NOTE", note.as_str());
        }
        sheet.line("END:VEVENT");
    }
}

/// DTSTART, and DTEND or DURATION.
fn times(sheet: &mut Sheet, start: Start, length: Length) {
    sheet.time("DTSTART", start);
    let end = |civil: Option<NaiveDateTime>| civil.unwrap_or_else(|| start.civil());
    match (start, length) {
        (Start::Day(day), Length::Civil(span) | Length::Exact(span)) => {
            let days = (span.num_seconds() + 86_399).div_euclid(86_400).max(1);
            let end = TimeDelta::try_days(days).and_then(|days| day.checked_add_signed(days));
            sheet.time("DTEND", Start::Day(end.unwrap_or(day)));
        }
        (Start::At { civil, zone }, Length::Civil(span)) if span > TimeDelta::zero() => {
            sheet.time("DTEND", Start::At { civil: end(civil.checked_add_signed(span)), zone });
        }
        (Start::At { .. }, Length::Civil(_)) => {}
        (Start::At { .. }, Length::Exact(span)) => sheet.line(&format!("DURATION:{}", duration(span))),
    }
}

/// A length as a DURATION with a time part, which is what makes it exact.
fn duration(span: TimeDelta) -> String {
    let seconds = span.num_seconds().max(0);
    let mut text = "PT".to_owned();
    for (count, unit) in [(seconds / 3600, 'H'), (seconds / 60 % 60, 'M'), (seconds % 60, 'S')] {
        if count > 0 {
            // Writing to a String cannot fail.
            let _ = write!(text, "{count}{unit}");
        }
    }
    if text == "PT" { "PT0S".to_owned() } else { text }
}
