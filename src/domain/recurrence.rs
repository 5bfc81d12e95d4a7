//! Recurrence rules of RFC 5545, and the times a schedule gives.
//!
//! Rules are expanded in civil time, one day, week, month or year at a time, and mapped to the zone afterwards, so
//! that clock changes follow the one rule of [`super::time::moment`]. A rule without COUNT is entered right at the
//! asked span, however far from its start that is, and nothing is looked for beyond the span.

mod expand;
mod parse;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use thiserror::Error;

use super::activity::{Change, Length, Occurrence, Override, Schedule, Start};
use super::time::{Moment, Span, moment};
use parse::{Parts, Until};

/// First year that an activity may start in.
pub const FIRST_YEAR: i32 = 1900;
/// Last year in which anything recurs.
pub const LAST_YEAR: i32 = 2200;
/// Most occurrences a rule may give in one year.
pub const MOST_A_YEAR: usize = 2000;

/// Why a recurrence rule is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleRefused {
    #[error("the rule “{0}” is not written as NAME=VALUE parts; write it like FREQ=WEEKLY;BYDAY=MO")]
    Garbled(String),
    #[error("the rule has the unknown part {0}; correct its name or leave it out")]
    UnknownPart(String),
    #[error("the rule says {0} twice; keep one of them")]
    Twice(String),
    #[error("the rule says {part}={value}, which cannot be; correct the value")]
    BadValue { part: String, value: String },
    #[error("the rule does not say how often; add FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")]
    NoFrequency,
    #[error("the rule recurs {0}, more often than daily; use FREQ=DAILY or slower")]
    TooFine(String),
    #[error("the rule gives over 2000 times a year; make it rarer")]
    TooMany,
    #[error("the year {0} lies outside 1900–2200; correct the date")]
    Year(i32),
}

/// A validated RRULE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    text: String,
    parts: Parts,
}

impl Rule {
    /// The only door in: an RRULE value of RFC 5545 for a schedule with this first start.
    ///
    /// # Errors
    /// [`RuleRefused`] when the text is no rule, has unknown parts or impossible values, recurs more often than daily,
    /// gives over [`MOST_A_YEAR`] times in its first year, or starts outside the years the program knows.
    pub fn new(rrule_text: &str, start: Start) -> Result<Self, RuleRefused> {
        let first = start.civil();
        if !known_year(first) {
            return Err(RuleRefused::Year(first.year()));
        }
        let text = rrule_text.trim().to_ascii_uppercase();
        let parts = Parts::parse(&text)?;
        let year = Window { from: first, to: first + TimeDelta::days(366) };
        if !start.is_day() && parts.times_a_day() > 1 && parts.expand(first, false, year).len() > MOST_A_YEAR {
            return Err(RuleRefused::TooMany);
        }
        Ok(Self { text, parts })
    }

    /// The rule as an RRULE value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The rule as RFC 5545 wants it beside this start: UNTIL in UTC for a time in a zone, a date for whole days.
    #[must_use]
    pub fn written(&self, start: Start, house_zone: Tz) -> String {
        let until = self.parts.until.map(|until| match (start, until) {
            (Start::At { zone, .. }, Until::Day(day)) => utc_text(moment(last_second(day), zone).naive_utc()),
            (Start::At { zone, .. }, Until::Civil(civil)) => utc_text(moment(civil, zone).naive_utc()),
            (Start::At { .. }, Until::Utc(utc)) => utc_text(utc),
            (Start::Day(_), Until::Day(day)) => day.format("%Y%m%d").to_string(),
            (Start::Day(_), Until::Civil(civil)) => civil.format("%Y%m%d").to_string(),
            (Start::Day(_), Until::Utc(utc)) => {
                let within = utc.and_utc().max(first_midnight().and_utc());
                within.with_timezone(&house_zone).format("%Y%m%d").to_string()
            }
        });
        let kept = self.text.split(';').map(str::trim).filter(|part| match part.split_once('=') {
            Some((name, _)) if name.trim() == "UNTIL" => false,
            Some((name, _)) if name.trim() == "COUNT" => self.parts.count.is_some(),
            found => found.is_some(),
        });
        kept.map(str::to_owned).chain(until.map(|until| format!("UNTIL={until}"))).collect::<Vec<_>>().join(";")
    }

    /// Starts within `window`, in the civil time of the schedule, in order.
    fn starts(&self, start: Start, zone: Tz, mut window: Window) -> Vec<NaiveDateTime> {
        if let Some(until) = self.parts.until {
            window.to = window.to.min(until.latest_civil());
        }
        let mut starts = self.parts.expand(start.civil(), start.is_day(), window);
        starts.retain(|&civil| !self.is_over(civil, zone));
        starts
    }

    fn is_over(&self, civil: NaiveDateTime, zone: Tz) -> bool {
        self.parts.until.is_some_and(|until| match until {
            Until::Day(day) => civil.date() > day,
            Until::Civil(last) => civil > last,
            Until::Utc(last) => moment(civil, zone).naive_utc() > last,
        })
    }
}

/// Closed span of civil time in which starts are looked for.
#[derive(Debug, Clone, Copy)]
struct Window {
    from: NaiveDateTime,
    to: NaiveDateTime,
}

/// Whether the program can count with this time at all.
#[must_use]
pub fn known_year(civil: NaiveDateTime) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&civil.year())
}

/// Every start in the civil time of the schedule from `from` to `to` (both included), before exceptions and overrides.
///
/// The first start always counts, unless a rule is over before it: that is how some programs write a deleted series.
#[must_use]
pub fn starts(schedule: &Schedule, from: NaiveDateTime, to: NaiveDateTime, house_zone: Tz) -> Vec<NaiveDateTime> {
    let window = Window { from, to };
    candidates(schedule, window, house_zone).into_keys().collect()
}

/// Every occurrence of `schedule` that overlaps `span`, by start. Cancelled ones are among them.
#[must_use]
pub fn occurrences(schedule: &Schedule, span: Span, house_zone: Tz) -> Vec<Occurrence> {
    let Some(span) = within_known_time(span) else {
        return Vec::new();
    };
    let zone = zone_of(schedule, house_zone);
    let series = Series {
        schedule,
        zone,
        house_zone,
        except: schedule.except.iter().map(|&civil| moment(civil, zone).to_utc()).collect(),
        overrides: schedule.overrides.iter().map(|change| (moment(change.instead_of, zone).to_utc(), change)).collect(),
    };
    let mut found = series.regular(span);
    found.extend(series.moved(span));
    found.sort_by_key(|occurrence| (occurrence.start, occurrence.end, occurrence.key));
    found
}

fn zone_of(schedule: &Schedule, house_zone: Tz) -> Tz {
    match schedule.start {
        Start::At { zone, .. } => zone,
        Start::Day(_) => house_zone,
    }
}

struct Series<'a> {
    schedule: &'a Schedule,
    zone: Tz,
    house_zone: Tz,
    /// As moments, so that a time in UTC also hits a start in the spring gap.
    except: HashSet<DateTime<Utc>>,
    overrides: HashMap<DateTime<Utc>, &'a Override>,
}

impl Series<'_> {
    /// Occurrences at the time their rule gives, the cancelled ones among them.
    fn regular(&self, span: Span) -> Vec<Occurrence> {
        let margin = TimeDelta::days(2);
        let from = span.start.with_timezone(&self.zone).naive_local() - margin;
        let window = Window {
            from: from.checked_sub_signed(self.longest()).unwrap_or(from).max(first_midnight()),
            to: span.end.with_timezone(&self.zone).naive_local() + margin,
        };
        let mut found = Vec::new();
        for (key, length) in candidates(self.schedule, window, self.house_zone) {
            let at = moment(key, self.zone).to_utc();
            let (cancelled, note) = match self.overrides.get(&at) {
                Some(Override { change: Change::Moved { .. }, .. }) => continue,
                Some(Override { change: Change::Cancelled, note, .. }) => (true, note.clone()),
                None => (false, None),
            };
            if self.except.contains(&at) {
                continue;
            }
            let start = match self.schedule.start {
                Start::At { zone, .. } => Start::At { civil: key, zone },
                Start::Day(_) => Start::Day(key.date()),
            };
            let stretch = stretch(start, length.unwrap_or(self.schedule.length), self.house_zone);
            if let Some((start, end)) = stretch.filter(|(start, end)| span.overlaps(start.to_utc(), end.to_utc())) {
                let all_day = self.schedule.start.is_day();
                found.push(Occurrence { key, start, end, all_day, cancelled, title: None, place: None, note });
            }
        }
        found
    }

    /// Occurrences that stand at a time of their own.
    fn moved(&self, span: Span) -> impl Iterator<Item = Occurrence> {
        self.overrides.iter().filter(|(at, _)| !self.except.contains(at)).filter_map(move |(_, over)| {
            let Change::Moved { start, length, title, place } = &over.change else {
                return None;
            };
            let (begin, end) = stretch(*start, *length, self.house_zone)?;
            span.overlaps(begin.to_utc(), end.to_utc()).then(|| Occurrence {
                key: over.instead_of,
                start: begin,
                end,
                all_day: start.is_day(),
                cancelled: false,
                title: title.clone(),
                place: place.clone(),
                note: over.note.clone(),
            })
        })
    }

    fn longest(&self) -> TimeDelta {
        let of_extra = self.schedule.extra.iter().filter_map(|extra| extra.length);
        of_extra.chain([self.schedule.length]).map(span_of).max().unwrap_or_default()
    }
}

/// Starts within the window, each with a length of its own where it has one.
fn candidates(schedule: &Schedule, window: Window, house_zone: Tz) -> BTreeMap<NaiveDateTime, Option<Length>> {
    let zone = zone_of(schedule, house_zone);
    let inside = |civil: NaiveDateTime| window.from <= civil && civil <= window.to && known_year(civil);
    let mut found = BTreeMap::new();
    let first = schedule.start.civil();
    let deleted = !schedule.rules.is_empty() && schedule.rules.iter().all(|rule| rule.is_over(first, zone));
    if inside(first) && !deleted {
        found.insert(first, None);
    }
    for rule in &schedule.rules {
        found.extend(rule.starts(schedule.start, zone, window).into_iter().map(|civil| (civil, None)));
    }
    found.extend(schedule.extra.iter().filter(|extra| inside(extra.civil)).map(|extra| (extra.civil, extra.length)));
    found
}

/// From when to when something lasts, in the house's zone; `None` beyond the years the program knows.
fn stretch(start: Start, length: Length, house_zone: Tz) -> Option<(Moment, Moment)> {
    let civil = start.civil();
    if !known_year(civil) {
        return None;
    }
    let zone = match start {
        Start::At { zone, .. } => zone,
        Start::Day(_) => house_zone,
    };
    let begin = moment(civil, zone);
    let lasts = span_of(length).max(TimeDelta::zero());
    let in_reach = |end: &NaiveDateTime| end.year() <= LAST_YEAR + 1;
    let end = match length {
        Length::Civil(_) => moment(civil.checked_add_signed(lasts).filter(in_reach)?, zone),
        Length::Exact(_) => begin.checked_add_signed(lasts).filter(|end| in_reach(&end.naive_utc()))?,
    };
    // A start in the spring gap is moved past the gap, perhaps to its own end or past it.
    let end = if end <= begin { begin.checked_add_signed(lasts)? } else { end };
    Some((begin.with_timezone(&house_zone), end.with_timezone(&house_zone)))
}

const fn span_of(length: Length) -> TimeDelta {
    match length {
        Length::Civil(span) | Length::Exact(span) => span,
    }
}

fn utc_text(utc: NaiveDateTime) -> String {
    utc.format("%Y%m%dT%H%M%SZ").to_string()
}

fn last_second(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(23, 59, 59).unwrap_or(day.into())
}

fn first_midnight() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or(NaiveDate::MIN).into()
}

/// The part of `span` in which the program can count; `None` where nothing is left.
fn within_known_time(span: Span) -> Option<Span> {
    let first = first_midnight().and_utc();
    let last = NaiveDate::from_ymd_opt(LAST_YEAR + 2, 1, 1)?.and_time(chrono::NaiveTime::MIN).and_utc();
    let (start, end) = (span.start.max(first), span.end.min(last));
    (start <= end).then_some(Span { start, end })
}
