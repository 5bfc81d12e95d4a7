//! One VEVENT, read.

use chrono::NaiveDateTime;
use chrono_tz::Tz;

use super::components::{Calendar, EventLines};
use super::lines::ContentLine;
use super::times::{Written, duration, length};
use super::words::{Reader, unescaped};
use super::zones::Zones;
use super::{Findings, Why};
use crate::domain::activity::{Activity, Course, Length, Origin, Price, Schedule, Start, Ways};
use crate::domain::recurrence::{Rule, known_year};
use crate::domain::text::Line;
use crate::domain::time::moment;

/// Why an entry is left out, and on which line.
pub(super) struct Broken {
    pub line: usize,
    pub why: Why,
    pub reason: String,
}

/// One VEVENT.
#[derive(Debug)]
pub(super) struct Event {
    /// Line of its BEGIN.
    pub line: usize,
    pub sequence: i64,
    /// LAST-MODIFIED, else DTSTAMP.
    pub stamp: Option<NaiveDateTime>,
    pub cancelled: bool,
    /// RECURRENCE-ID.
    pub instead_of: Option<Named>,
    /// RANGE=THISANDFUTURE.
    pub and_later: bool,
    /// Whether it names times of its own; only its series should.
    pub recurs: bool,
    /// Its words, start, length and rules; the schedule names no other time yet.
    pub activity: Activity,
    /// RDATE, with lengths of periods.
    pub extra: Vec<(Named, Option<Length>)>,
    /// EXDATE.
    pub except: Vec<Named>,
    /// What the house says of this one time, which only our own export writes.
    pub note: Option<Line>,
}

/// A date or time that names an occurrence: as it stands in the file, and with its zone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub written: Written,
    pub start: Start,
}

/// The UID of an event, and whether it changes an occurrence of a series.
pub(super) fn identity(event: &EventLines) -> (Option<String>, bool) {
    let uid = event.lines.iter().find(|line| line.name == "UID").map(|line| {
        let plain: String = unescaped(&line.value).chars().filter(|c| !c.is_control()).collect();
        plain.trim().to_owned()
    });
    let changes = event.lines.iter().any(|line| line.name == "RECURRENCE-ID");
    (uid.filter(|uid| !uid.is_empty()), changes)
}

/// Reads the events of one calendar.
pub(super) struct EventReader<'a> {
    pub index: usize,
    pub calendar: &'a Calendar,
    pub zones: &'a mut Zones,
    pub findings: &'a mut Findings,
}

impl EventReader<'_> {
    pub(super) fn read(&mut self, event: &EventLines, uid: &str) -> Result<Event, Broken> {
        let broken = |why: Why, reason: &str| Broken { line: event.line, why, reason: reason.to_owned() };
        if event.broken_off {
            return Err(broken(Why::CutShort, "The file ends in the middle of this entry."));
        }
        if let Some(scale) = &self.calendar.other_scale {
            return Err(broken(
                Why::OtherMonths,
                &format!("The calendar counts by the scale {scale}, not the Gregorian one."),
            ));
        }
        let first = |name: &str| event.lines.iter().find(|line| line.name == name);
        let floating = self.zones.floating(self.index, self.calendar, event.line, self.findings);
        let instead_of = first("RECURRENCE-ID").map(|line| self.named(line, &line.value, floating)).transpose()?;
        let start_line = first("DTSTART");
        let start = match (start_line, instead_of) {
            (Some(line), _) => self.named(line, &line.value, floating)?.start,
            (None, Some(named)) => named.start,
            (None, None) => {
                return Err(broken(Why::NoTime, "The entry has no DTSTART, so nobody knows when it is."));
            }
        };
        let zone = if let Start::At { zone, .. } = start { zone } else { floating };
        let length =
            self.length(start, zone, first("DTEND"), first("DURATION"), start_line.map_or(event.line, |l| l.line))?;
        let start = self.in_calendar_zone(start, floating, event);
        let rules = Self::rules(event, start)?;
        let (extra, except) = self.extra_and_except(event, if start.is_day() { floating } else { zone });
        let status = first("STATUS").is_some_and(|line| line.value.trim().eq_ignore_ascii_case("CANCELLED"));
        let time_of = |name: &str| first(name).and_then(|line| Written::parse(&line.value)).map(Written::civil);
        let recurs = !rules.is_empty() || !extra.is_empty() || !except.is_empty();
        let schedule = Schedule { start, length, rules, extra: Vec::new(), except: Vec::new(), overrides: Vec::new() };
        Ok(Event {
            line: event.line,
            sequence: first("SEQUENCE").and_then(|line| line.value.trim().parse().ok()).unwrap_or(0),
            stamp: time_of("LAST-MODIFIED").or_else(|| time_of("DTSTAMP")),
            cancelled: status || self.calendar.cancels,
            and_later: first("RECURRENCE-ID")
                .and_then(|line| line.param("RANGE"))
                .is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE")),
            instead_of,
            recurs,
            activity: self.activity(event, uid, schedule)?,
            extra,
            except,
            note: Reader { lines: &event.lines, ours: self.calendar.ours, findings: self.findings }
                .optional("X-FRISTED-NOTE"),
        })
    }

    /// A time in UTC that recurs is meant in the calendar's own zone where X-WR-TIMEZONE names one: calendars that
    /// write both show it at the same time of day all year.
    fn in_calendar_zone(&self, start: Start, floating: Tz, event: &EventLines) -> Start {
        let recurs = event.lines.iter().any(|line| line.name == "RRULE");
        match start {
            Start::At { civil, zone: Tz::UTC } if recurs && self.calendar.zone_name.is_some() => {
                Start::At { civil: moment(civil, Tz::UTC).with_timezone(&floating).naive_local(), zone: floating }
            }
            _ => start,
        }
    }

    /// A value of a date or time property.
    fn named(&mut self, line: &ContentLine, value: &str, floating: Tz) -> Result<Named, Broken> {
        let broken = |reason: String| Broken { line: line.line, why: Why::BadTime, reason };
        let shown: String = value.chars().take(40).collect();
        let Some(mut written) = Written::parse(value) else {
            return Err(broken(format!("{} “{shown}” is no date or time.", line.name)));
        };
        if line.param("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("DATE")) {
            written = Written::Day(written.civil().date());
        }
        if !known_year(written.civil()) {
            return Err(broken(format!("{} “{shown}” lies outside the years 1900–2200.", line.name)));
        }
        let zone = match (written, line.param("TZID").filter(|id| !id.trim().is_empty())) {
            (Written::Local(_), Some(id)) => self.zones.named(id, self.index, self.calendar, line.line, self.findings),
            _ => floating,
        };
        Ok(Named { written, start: written.in_zone(zone) })
    }

    fn length(
        &mut self,
        start: Start,
        zone: Tz,
        end: Option<&ContentLine>,
        span: Option<&ContentLine>,
        start_line: usize,
    ) -> Result<Length, Broken> {
        let end_line = end.filter(|line| !line.value.trim().is_empty());
        let end = end_line.map(|line| self.named(line, &line.value, zone)).transpose()?;
        let lasts = match span.filter(|line| end_line.is_none() && !line.value.trim().is_empty()) {
            Some(line) => Some(duration(&line.value).ok_or_else(|| {
                let shown: String = line.value.chars().take(40).collect();
                Broken {
                    line: line.line,
                    why: Why::BadLength,
                    reason: format!("DURATION “{shown}” is no length of time."),
                }
            })?),
            None => None,
        };
        let line = end_line.or(span).map_or(start_line, |line| line.line);
        length(start, end.map(|named| named.start), lasts).map_err(|reason| Broken {
            line,
            why: Why::BadLength,
            reason: reason.to_owned(),
        })
    }

    fn rules(event: &EventLines, start: Start) -> Result<Vec<Rule>, Broken> {
        let mut rules: Vec<Rule> = Vec::new();
        for line in event.lines.iter().filter(|line| line.name == "RRULE" && !line.value.trim().is_empty()) {
            let rule = Rule::new(&line.value, start).map_err(|refused| Broken {
                line: line.line,
                why: Why::BadRule,
                reason: format!("The recurrence rule cannot be read: {refused}."),
            })?;
            if rules.len() >= MOST_RULES {
                let reason = format!("The entry has over {MOST_RULES} rules.");
                return Err(Broken { line: line.line, why: Why::BadRule, reason });
            }
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        Ok(rules)
    }

    /// RDATE and EXDATE; values that are no times are noted and passed over.
    fn extra_and_except(&mut self, event: &EventLines, zone: Tz) -> (Vec<(Named, Option<Length>)>, Vec<Named>) {
        let (mut extra, mut except) = (Vec::new(), Vec::new());
        for line in &event.lines {
            if !matches!(line.name.as_str(), "RDATE" | "EXDATE" | "EXRULE") {
                continue;
            }
            if line.name == "EXRULE" {
                self.findings
                    .note(line.line, "EXRULE is outdated and was passed over; dates in EXDATE would be taken.");
                continue;
            }
            for value in line.value.split(',').filter(|value| !value.trim().is_empty()) {
                let read = match value.split_once('/') {
                    Some((from, to)) => self.period(line, from, to, zone),
                    None => self.named(line, value, zone).map(|named| (named, None)),
                };
                match read {
                    Ok((named, _)) if line.name == "EXDATE" => except.push(named),
                    Ok(found) => extra.push(found),
                    Err(broken) => self.findings.note(broken.line, broken.reason),
                }
            }
        }
        (extra, except)
    }

    fn period(
        &mut self,
        line: &ContentLine,
        from: &str,
        to: &str,
        zone: Tz,
    ) -> Result<(Named, Option<Length>), Broken> {
        let named = self.named(line, from, zone)?;
        let (end, lasts) = match duration(to) {
            Some(lasts) => (None, Some(lasts)),
            None => (Some(self.named(line, to, zone)?.start), None),
        };
        let length = length(named.start, end, lasts);
        length.map(|length| (named, Some(length))).map_err(|reason| Broken {
            line: line.line,
            why: Why::BadLength,
            reason: reason.to_owned(),
        })
    }

    fn activity(&mut self, event: &EventLines, uid: &str, schedule: Schedule) -> Result<Activity, Broken> {
        let mut reader = Reader { lines: &event.lines, ours: self.calendar.ours, findings: self.findings };
        let title = reader.title(event.line).map_err(|line| Broken {
            line,
            why: Why::Cpr,
            reason: "The title looks like a CPR number, which must not stand on the screen.".to_owned(),
        })?;
        Ok(Activity {
            origin: Origin::Imported { uid: uid.to_owned() },
            kind: reader.kind(),
            title,
            place: reader.words("LOCATION", "X-FRISTED-PLACE-EN"),
            text: reader.words("DESCRIPTION", "X-FRISTED-TEXT-EN"),
            host: reader.words("X-FRISTED-HOST", "X-FRISTED-HOST-EN"),
            icon: reader.name("X-FRISTED-ICON"),
            scene: reader.name("X-FRISTED-SCENE"),
            offer: reader.name("X-FRISTED-OFFER"),
            ways: Ways {
                join: reader.words("X-FRISTED-JOIN", "X-FRISTED-JOIN-EN"),
                watch: reader.words("X-FRISTED-WATCH", "X-FRISTED-WATCH-EN"),
                help: reader.words("X-FRISTED-HELP", "X-FRISTED-HELP-EN"),
            },
            course: Course {
                before: reader.words("X-FRISTED-BEFORE", "X-FRISTED-BEFORE-EN"),
                during: reader.words("X-FRISTED-DURING", "X-FRISTED-DURING-EN"),
                after: reader.words("X-FRISTED-AFTER", "X-FRISTED-AFTER-EN"),
            },
            food: reader.number("X-FRISTED-FOOD").map(|kroner| Price { kroner }),
            team: reader.flag("X-FRISTED-TEAM"),
            special: reader.flag("X-FRISTED-SPECIAL"),
            even_when_closed: reader.flag("X-FRISTED-EVEN-WHEN-CLOSED"),
            // A name is shown on the screen of the house, and goes into no calendar.
            recommended: None,
            part_of: None,
            schedule,
        })
    }
}

/// Most RRULE lines of one entry; real ones have one, seldom two.
const MOST_RULES: usize = 20;
