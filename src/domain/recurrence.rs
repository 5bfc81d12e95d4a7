//! Recurrence rules of RFC 5545. A stand-in with the agreed shape; the full rules replace it.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use rrule::{RRule, RRuleSet, Unvalidated};
use thiserror::Error;

use super::activity::{Change, Length, Occurrence, Schedule, Start};
use super::time::{Span, moment};

/// Why a rule is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleRefused {
    #[error("this is not a recurrence rule of RFC 5545: {0}")]
    NotARule(String),
}

/// One recurrence rule that is known to be sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule(String);

impl Rule {
    /// The only door in.
    ///
    /// # Errors
    /// [`RuleRefused`] when the text is no rule.
    pub fn new(text: &str, start: Start) -> Result<Self, RuleRefused> {
        set(text, start).map_err(RuleRefused::NotARule)?;
        Ok(Self(text.to_owned()))
    }

    /// The rule as it was written, without the property name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn set(text: &str, start: Start) -> Result<RRuleSet, String> {
    let text: Vec<String> = text
        .split(';')
        .map(|part| match part.strip_prefix("UNTIL=") {
            Some(day) if day.len() == 8 => format!("UNTIL={day}T235959Z"),
            _ => part.to_owned(),
        })
        .collect();
    let first = start.civil().and_utc().with_timezone(&rrule::Tz::UTC);
    let rule: RRule<Unvalidated> = text.join(";").parse().map_err(|e: rrule::RRuleError| e.to_string())?;
    rule.build(first).map_err(|e| e.to_string())
}

/// All times `schedule` names that overlap `span`.
#[must_use]
pub fn occurrences(schedule: &Schedule, span: Span, house_zone: Tz) -> Vec<Occurrence> {
    let mut keys = BTreeSet::from([schedule.start.civil()]);
    let reach = match schedule.length {
        Length::Civil(length) | Length::Exact(length) => length + TimeDelta::days(2),
    };
    let (from, to) = (shift(span.start, -reach), shift(span.end, TimeDelta::days(2)));
    for rule in &schedule.rules {
        let Ok(set) = set(rule.as_str(), schedule.start) else { continue };
        keys.extend(
            set.into_iter()
                .map(|at| at.naive_utc())
                .take_while(|at| *at <= to.naive_utc())
                .filter(|at| *at >= from.naive_utc()),
        );
    }
    keys.extend(schedule.extra.iter().map(|extra| extra.civil));
    for except in &schedule.except {
        keys.remove(except);
    }
    let mut all: Vec<Occurrence> = keys.into_iter().filter_map(|key| occurrence(schedule, key, house_zone)).collect();
    all.retain(|one| span.overlaps(one.start.to_utc(), one.end.to_utc()));
    all.sort_by_key(|one| (one.start, one.end, one.key));
    all
}

fn shift(at: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    at.checked_add_signed(by).unwrap_or(at)
}

fn occurrence(schedule: &Schedule, key: NaiveDateTime, house_zone: Tz) -> Option<Occurrence> {
    let own = schedule.extra.iter().find(|extra| extra.civil == key).and_then(|extra| extra.length);
    let plain = match schedule.start {
        Start::At { zone, .. } => Start::At { civil: key, zone },
        Start::Day(_) => Start::Day(key.date()),
    };
    let mut found = Occurrence {
        key,
        start: moment(key, house_zone),
        end: moment(key, house_zone),
        all_day: plain.is_day(),
        cancelled: false,
        title: None,
        place: None,
    };
    let (mut start, mut length) = (plain, own.unwrap_or(schedule.length));
    match schedule.overrides.iter().find(|o| o.instead_of == key).map(|o| &o.change) {
        Some(Change::Cancelled) => found.cancelled = true,
        Some(Change::Moved { start: moved, length: other, title, place }) => {
            (start, length) = (*moved, *other);
            found.title.clone_from(title);
            found.place.clone_from(place);
        }
        None => {}
    }
    let zone = match start {
        Start::At { zone, .. } => zone,
        Start::Day(_) => house_zone,
    };
    found.start = moment(start.civil(), zone).with_timezone(&house_zone);
    found.end = match length {
        Length::Civil(by) => moment(start.civil().checked_add_signed(by)?, zone).with_timezone(&house_zone),
        Length::Exact(by) => found.start.checked_add_signed(by)?,
    };
    Some(found)
}
