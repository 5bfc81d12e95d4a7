//! Correcting the programme: one time of an activity, or all of them from one on.
//!
//! As RFC 5545 has it: one time that differs is an override; *all from now on* ends the series with UNTIL and begins
//! another. The part that goes on keeps the activity's name in files, so that whatever refers to it still finds it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::activity::{Change, Length, Override, Schedule, Start};
use super::recurrence::{LAST_YEAR, Rule, RuleRefused, starts};
use super::repeat::Repeat;
use super::text::Line;
use super::time::moment;

/// How much of a series is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// *Kun denne gang*.
    ThisOne,
    /// *Alle fra nu af*.
    FromHere,
}

/// What differs about one time. What is `None` stays as the series has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneTime {
    pub start: Start,
    pub length: Length,
    pub title: Option<Line>,
    pub place: Option<Line>,
    pub note: Option<Line>,
}

/// The time with this key does not take place. Whoever comes is told what one can do instead.
pub fn cancel(schedule: &mut Schedule, key: NaiveDateTime, instead: Line) {
    put(schedule, Override { instead_of: key, change: Change::Cancelled, note: Some(instead) });
}

/// The time with this key is at another time, or has other words.
pub fn change_one(schedule: &mut Schedule, key: NaiveDateTime, one: OneTime) {
    let OneTime { start, length, title, place, note } = one;
    put(schedule, Override { instead_of: key, change: Change::Moved { start, length, title, place }, note });
}

/// The time with this key is as the series has it. Says whether it was not.
pub fn as_usual(schedule: &mut Schedule, key: NaiveDateTime) -> bool {
    let before = schedule.overrides.len();
    schedule.overrides.retain(|one| one.instead_of != key);
    schedule.overrides.len() < before
}

/// What differs about the time with this key, where anything does.
#[must_use]
pub fn difference(schedule: &Schedule, key: NaiveDateTime) -> Option<&Override> {
    schedule.overrides.iter().find(|one| one.instead_of == key)
}

fn put(schedule: &mut Schedule, one: Override) {
    as_usual(schedule, one.instead_of);
    let at = schedule.overrides.partition_point(|other| other.instead_of < one.instead_of);
    schedule.overrides.insert(at, one);
}

/// A series in two: what is before one of its times, and that time with all that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// `None` where nothing comes before.
    pub before: Option<Schedule>,
    pub from: Schedule,
}

/// Divides `schedule` at the time with this key.
///
/// # Errors
/// [`RuleRefused`] when a rule cannot be counted from there; the series stays as it is then.
pub fn split(schedule: &Schedule, key: NaiveDateTime, house_zone: Tz) -> Result<Split, RuleRefused> {
    let earlier = |at: NaiveDateTime| at < key;
    let before = if starts(schedule, schedule.start.civil().min(first_extra(schedule)), just_before(key), house_zone)
        .is_empty()
    {
        None
    } else {
        let mut before = schedule.clone();
        let ended = |rule: &Rule| until(rule, schedule, key, house_zone).transpose();
        before.rules = schedule.rules.iter().filter_map(ended).collect::<Result<_, _>>()?;
        before.extra.retain(|extra| earlier(extra.civil));
        before.except.retain(|at| earlier(*at));
        before.overrides.retain(|one| earlier(one.instead_of));
        if before.rules.is_empty() && before.start.civil() >= key {
            // Only extra times came before; the first of them begins what is left.
            before.start = at(schedule.start, first_extra(&before));
            let first = before.start.civil();
            before.extra.retain(|extra| extra.civil != first);
        }
        Some(before)
    };
    let mut from = schedule.clone();
    let regular = Schedule { extra: Vec::new(), ..schedule.clone() };
    // Weeks and months go on being counted from a time that the rules give, and not from an extra one.
    let next = starts(&regular, key, far_from(key), house_zone).into_iter().next();
    from.start = at(schedule.start, next.unwrap_or(key));
    from.rules = match next {
        Some(_) => {
            let going_on = |rule: &Rule| going_on(rule, schedule, key, (from.start, house_zone)).transpose();
            schedule.rules.iter().filter_map(going_on).collect::<Result<_, _>>()?
        }
        None => Vec::new(),
    };
    from.extra.retain(|extra| !earlier(extra.civil) && (next.is_some() || extra.civil != key));
    from.except.retain(|at| !earlier(*at));
    from.overrides.retain(|one| !earlier(one.instead_of));
    Ok(Split { before, from })
}

/// The series takes place as often as `repeat` says from `day` on, each time at the time of day it has; once where it
/// says nothing. Times that were moved, added or taken away belonged to the old rhythm and go with it.
///
/// # Errors
/// [`RuleRefused`] when the rule cannot begin there.
pub fn repeat_from(schedule: &mut Schedule, day: NaiveDate, repeat: Option<&Repeat>) -> Result<(), RuleRefused> {
    let first = repeat.map_or(day, |repeat| repeat.first_from(day));
    let start = at(schedule.start, first.and_time(schedule.start.civil().time()));
    schedule.rules = match repeat {
        Some(repeat) => vec![Rule::new(&repeat.rule(), start)?],
        None => Vec::new(),
    };
    schedule.start = start;
    schedule.extra.clear();
    schedule.except.clear();
    schedule.overrides.clear();
    Ok(())
}

/// Every time of the series begins so much later. What was moved stays where it was moved to.
pub fn shift(schedule: &mut Schedule, by: TimeDelta) {
    let Start::At { civil, .. } = &mut schedule.start else { return };
    *civil = civil.checked_add_signed(by).unwrap_or(*civil);
    let shift = |at: &mut NaiveDateTime| *at = at.checked_add_signed(by).unwrap_or(*at);
    schedule.extra.iter_mut().for_each(|extra| shift(&mut extra.civil));
    schedule.except.iter_mut().for_each(shift);
    schedule.overrides.iter_mut().for_each(|one| shift(&mut one.instead_of));
}

/// How often the whole series takes place, in words that people use; `None` for once.
///
/// # Errors
/// `Err(())` where its rules say more than such words can.
#[expect(clippy::result_unit_err, reason = "there is nothing more to say than that there are no words for it")]
pub fn repeat_of(schedule: &Schedule) -> Result<Option<Repeat>, ()> {
    match schedule.rules.as_slice() {
        [] => Ok(None),
        [rule] => Repeat::of(rule, schedule.start.civil().date()).map(Some).ok_or(()),
        _ => Err(()),
    }
}

/// *Gør den til en tradition*: what took place on `key` comes every week from then on. Says whether it did not yet.
///
/// # Errors
/// [`RuleRefused`] when the rule cannot begin there.
pub fn make_tradition(schedule: &mut Schedule, key: NaiveDateTime) -> Result<bool, RuleRefused> {
    if !schedule.rules.is_empty() {
        return Ok(false);
    }
    let start = at(schedule.start, key);
    let extra = std::mem::take(&mut schedule.extra);
    // What took place before stays as it is: the first start and every extra one that no week from `key` on gives.
    let is_weekly =
        |civil: NaiveDateTime| civil >= key && civil.time() == key.time() && (civil - key).num_days() % 7 == 0;
    let others = extra.into_iter().filter(|one| !is_weekly(one.civil)).collect::<Vec<_>>();
    let first = schedule.start.civil();
    schedule.rules = vec![Rule::new(&Repeat::weekly_on(key.date()).rule(), start)?];
    schedule.start = start;
    schedule.extra = others;
    if !is_weekly(first) {
        schedule.extra.push(super::activity::Extra { civil: first, length: None });
    }
    Ok(true)
}

/// The rule with its end just before `key`; `None` where it gives nothing before.
fn until(rule: &Rule, schedule: &Schedule, key: NaiveDateTime, house_zone: Tz) -> Result<Option<Rule>, RuleRefused> {
    let start = schedule.start;
    if count(rule).is_some() {
        // A rule that counts goes on counting, no further than it has come.
        return match used(rule, schedule, key, house_zone) {
            0 => Ok(None),
            used => Rule::new(&format!("{};COUNT={used}", without(rule, &["COUNT"])), start).map(Some),
        };
    }
    let end = match start {
        Start::At { zone, .. } => (moment(key, zone).to_utc() - TimeDelta::seconds(1)).format("%Y%m%dT%H%M%SZ"),
        Start::Day(_) => just_before(key).format("%Y%m%d"),
    };
    Rule::new(&format!("{};UNTIL={end}", without(rule, &["UNTIL", "COUNT"])), start).map(Some)
}

/// How many times a rule gives in all, where it says so.
fn count(rule: &Rule) -> Option<i64> {
    let said = rule.as_str().split(';').find_map(|part| part.trim().strip_prefix("COUNT=")?.trim().parse().ok());
    said.filter(|count| *count >= 0)
}

/// How many times it gives before `key`.
fn used(rule: &Rule, schedule: &Schedule, key: NaiveDateTime, house_zone: Tz) -> i64 {
    let alone = Schedule { rules: vec![rule.clone()], extra: Vec::new(), ..schedule.clone() };
    i64::try_from(starts(&alone, schedule.start.civil(), just_before(key), house_zone).len()).unwrap_or(i64::MAX)
}

/// The rule as it goes on from `start`; `None` where it has been used up before `key`.
fn going_on(
    rule: &Rule,
    schedule: &Schedule,
    key: NaiveDateTime,
    (start, house_zone): (Start, Tz),
) -> Result<Option<Rule>, RuleRefused> {
    let Some(count) = count(rule) else {
        return Rule::new(rule.as_str(), start).map(Some);
    };
    let left = count - used(rule, schedule, key, house_zone);
    if left <= 0 {
        return Ok(None);
    }
    Rule::new(&format!("{};COUNT={left}", without(rule, &["COUNT"])), start).map(Some)
}

fn without(rule: &Rule, names: &[&str]) -> String {
    let kept = |part: &&str| part.split_once('=').is_some_and(|(name, _)| !names.contains(&name.trim()));
    rule.as_str().split(';').map(str::trim).filter(kept).collect::<Vec<_>>().join(";")
}

/// A start of the same sort as `like`.
fn at(like: Start, civil: NaiveDateTime) -> Start {
    match like {
        Start::At { zone, .. } => Start::At { civil, zone },
        Start::Day(_) => Start::Day(civil.date()),
    }
}

fn just_before(key: NaiveDateTime) -> NaiveDateTime {
    key - TimeDelta::seconds(1)
}

/// As far as the next regular time is looked for: five years, within the years that the program knows.
fn far_from(key: NaiveDateTime) -> NaiveDateTime {
    let last = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31).map_or(key, |day| day.and_time(NaiveTime::MIN));
    key.checked_add_signed(TimeDelta::days(5 * 366)).unwrap_or(last).min(last)
}

fn first_extra(schedule: &Schedule) -> NaiveDateTime {
    schedule.extra.iter().map(|extra| extra.civil).min().unwrap_or_else(|| schedule.start.civil())
}
