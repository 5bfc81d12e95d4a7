//! Which zone a TZID means.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::Findings;
use super::components::Calendar;
use super::lines::ContentLine;
use super::times::Written;
use super::windows;
use crate::domain::activity::{Length, Schedule, Start};
use crate::domain::recurrence::{Rule, starts};

/// How many zones of one file are recognised by their clock changes; real files define a handful.
const MOST_COMPARED: usize = 20;
/// How many names of one file are looked up with care, for the same reason.
const MOST_NAMES: usize = 1_000;

/// What a VTIMEZONE says.
#[derive(Debug, Clone, Default)]
pub(super) struct ZoneDefinition {
    location: Option<String>,
    observances: Vec<Observance>,
}

/// One STANDARD or DAYLIGHT part; offsets in seconds east of Greenwich.
#[derive(Debug, Clone, Default)]
struct Observance {
    from: Option<i32>,
    to: Option<i32>,
    start: Option<NaiveDateTime>,
    rule: Option<String>,
    dates: Vec<NaiveDateTime>,
}

impl ZoneDefinition {
    pub(super) fn begin_observance(&mut self) {
        self.observances.push(Observance::default());
    }

    pub(super) fn take(&mut self, line: &ContentLine) {
        if line.name == "X-LIC-LOCATION" {
            self.location = Some(line.value.trim().to_owned());
        }
        let Some(observance) = self.observances.last_mut() else {
            return;
        };
        match line.name.as_str() {
            "TZOFFSETFROM" => observance.from = offset(&line.value),
            "TZOFFSETTO" => observance.to = offset(&line.value),
            "DTSTART" => observance.start = Written::parse(&line.value).map(Written::civil),
            "RRULE" => observance.rule = Some(line.value.clone()),
            "RDATE" => observance.dates.extend(line.value.split(',').filter_map(Written::parse).map(Written::civil)),
            _ => {}
        }
    }

    /// The one offset that the zone always has, where that is so.
    fn constant(&self) -> Option<i32> {
        let mut offsets = self.observances.iter().filter_map(|observance| observance.to);
        let first = offsets.next()?;
        offsets.all(|offset| offset == first).then_some(first)
    }

    /// Moments in UTC at which the offset changes, with the new one, in order; from 2020 on where a rule says so.
    fn changes(&self) -> Vec<(NaiveDateTime, i32)> {
        let mut changes = Vec::new();
        for observance in &self.observances {
            let (Some(start), Some(to)) = (observance.start, observance.to) else {
                continue;
            };
            let from = TimeDelta::seconds(observance.from.unwrap_or(to).into());
            let mut onsets = vec![start];
            onsets.extend(&observance.dates);
            if let Some(rule) = &observance.rule {
                onsets.extend(recent_onsets(start, rule));
            }
            changes.extend(onsets.into_iter().filter_map(|onset| Some((onset.checked_sub_signed(from)?, to))));
        }
        changes.sort_unstable();
        changes
    }

    /// A zone whose clock goes as this one's does: `preferred` where it fits, else the first that does.
    fn like(&self, preferred: Tz) -> Option<Tz> {
        let changes = self.changes();
        let first = changes.first()?.0;
        let last = changes.last()?.0;
        let since = NaiveDate::from_ymd_opt(2020, 1, 1)?.and_hms_opt(0, 0, 0)?;
        let (from, to) = (if last > since { first.max(since) } else { first }, last);
        let step = (to - from) / 100;
        let samples: Vec<(NaiveDateTime, i32)> = (0..100)
            .filter_map(|index| from.checked_add_signed(step * index)?.checked_add_signed(TimeDelta::hours(1)))
            .filter_map(|at| {
                let passed = changes.partition_point(|(change, _)| *change <= at);
                Some((at, changes.get(passed.checked_sub(1)?)?.1))
            })
            .collect();
        let fits = |zone: &Tz| {
            samples.iter().all(|(at, offset)| zone.offset_from_utc_datetime(at).fix().local_minus_utc() == *offset)
        };
        let common = [Tz::Europe__Copenhagen, Tz::Europe__London, Tz::Europe__Helsinki, Tz::America__New_York];
        [preferred].into_iter().chain(common).chain(TZ_VARIANTS).find(fits)
    }
}

/// Onsets that a rule of a VTIMEZONE gives in the years that zones are compared in.
fn recent_onsets(start: NaiveDateTime, rule: &str) -> Vec<NaiveDateTime> {
    let first = Start::At { civil: start, zone: Tz::UTC };
    let Ok(rule) = Rule::new(rule, first) else {
        return Vec::new();
    };
    let schedule = Schedule {
        start: first,
        length: Length::Civil(TimeDelta::zero()),
        rules: vec![rule],
        extra: Vec::new(),
        except: Vec::new(),
        overrides: Vec::new(),
    };
    let year = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(NaiveDateTime::from);
    match (year(2019), year(2026)) {
        (Some(from), Some(to)) => starts(&schedule, from, to, Tz::UTC),
        _ => Vec::new(),
    }
}

/// Finds the zones of one file and remembers them.
pub(super) struct Zones {
    house: Tz,
    known: HashMap<(usize, String), Tz>,
    compared: usize,
}

impl Zones {
    pub(super) fn new(house: Tz) -> Self {
        Self { house, known: HashMap::new(), compared: 0 }
    }

    /// The zone that times without one are meant in.
    pub(super) fn floating(&mut self, index: usize, calendar: &Calendar, line: usize, findings: &mut Findings) -> Tz {
        match &calendar.zone_name {
            Some(name) => self.named(name, index, calendar, line, findings),
            None => self.house,
        }
    }

    /// The zone with this TZID in the calendar with this index; the house's, with a note, where nobody can tell.
    pub(super) fn named(
        &mut self,
        id: &str,
        index: usize,
        calendar: &Calendar,
        line: usize,
        findings: &mut Findings,
    ) -> Tz {
        let key = (index, id.to_owned());
        if let Some(zone) = self.known.get(&key) {
            return *zone;
        }
        let definition = calendar.zones.get(id.trim());
        if self.known.len() > MOST_NAMES {
            return id.parse().unwrap_or(self.house);
        }
        let zone = by_name(id)
            .or_else(|| by_name(definition?.location.as_deref()?))
            .or_else(|| self.by_clock(definition?))
            .or_else(|| by_offset(id));
        let zone = zone.unwrap_or_else(|| {
            let id: String = id.chars().take(60).collect();
            findings.note(line, format!("The time zone “{id}” is unknown, so its times are read in the house's zone."));
            self.house
        });
        self.known.insert(key, zone);
        zone
    }

    fn by_clock(&mut self, definition: &ZoneDefinition) -> Option<Tz> {
        if let Some(seconds) = definition.constant() {
            return fixed(seconds);
        }
        self.compared += 1;
        if self.compared > MOST_COMPARED { None } else { definition.like(self.house) }
    }
}

/// A zone by its IANA name (perhaps behind a path), its Windows name, or the name of its city.
fn by_name(id: &str) -> Option<Tz> {
    let id = id.trim().trim_matches('"').trim();
    if let Some(zone) = iana(id).or_else(|| windows::zone(id)) {
        return Some(zone);
    }
    let pieces: Vec<&str> = id.split('/').filter(|piece| !piece.is_empty()).collect();
    let from = pieces.len().saturating_sub(3);
    let by_path = (from..pieces.len()).find_map(|first| iana(&pieces[first..].join("/")));
    by_path.or_else(|| {
        let city = pieces.last()?.replace(' ', "_");
        let is_city =
            |zone: &&Tz| zone.name().rsplit_once('/').is_some_and(|(_, name)| name.eq_ignore_ascii_case(&city));
        TZ_VARIANTS.iter().find(is_city).copied().filter(|_| city.len() > 3)
    })
}

fn iana(name: &str) -> Option<Tz> {
    let by_case = || TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(name)).copied();
    match name {
        "Z" | "z" => Some(Tz::UTC),
        _ => name.parse().ok().or_else(by_case),
    }
}

/// Names like `GMT+0100`, `UTC+01:00` or `+01`, which mean hours east of Greenwich.
fn by_offset(id: &str) -> Option<Tz> {
    let id = id.trim().to_ascii_uppercase();
    let rest = id.trim_start_matches('(');
    let rest = rest.strip_prefix("GMT").or_else(|| rest.strip_prefix("UTC")).unwrap_or(rest).trim_start();
    let sign = rest.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String =
        rest[1..].chars().take_while(|c| c.is_ascii_digit() || *c == ':').filter(char::is_ascii_digit).collect();
    let padded = match digits.len() {
        1 => format!("{sign}0{digits}00"),
        2 => format!("{sign}{digits}00"),
        4 => format!("{sign}{digits}"),
        _ => return None,
    };
    fixed(offset(&padded)?)
}

/// The zone that is always this many seconds ahead of UTC, which only whole hours have.
fn fixed(seconds: i32) -> Option<Tz> {
    if seconds % 3600 != 0 {
        let at = DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::days(20_000);
        let half = [Tz::Asia__Kolkata, Tz::Asia__Kathmandu, Tz::Asia__Tehran, Tz::Asia__Yangon, Tz::Australia__Darwin];
        return half.into_iter().find(|zone| zone.offset_from_utc_datetime(&at).fix().local_minus_utc() == seconds);
    }
    match seconds / 3600 {
        0 => Some(Tz::UTC),
        hours => format!("Etc/GMT{:+}", -hours).parse().ok(),
    }
}

/// Reads `+0100` or `-075258` as seconds.
fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize| digits.get(from..from + 2).map_or(Some(0), |two| two.parse::<i32>().ok());
    Some(sign * (number(0)? * 3600 + number(2)? * 60 + number(4)?))
}
