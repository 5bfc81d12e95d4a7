//! From the events of one UID to one activity.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

use super::event::{Event, Named};
use super::times::Written;
use super::{Entry, Findings};
use crate::domain::activity::{Activity, Change, Extra, Length, Override, Schedule, Start};
use crate::domain::recurrence::starts;
use crate::domain::text::Line;
use crate::domain::time::moment;

/// How many later occurrences RANGE=THISANDFUTURE changes.
const MOST_LATER: usize = 1_500;

/// How many days of series one file may have walked through, to compare the times it names with them. Only a file
/// that was made to keep us busy needs more.
pub(super) const EFFORT: i64 = 5_000_000;

/// Folds all events of one UID into one entry. `effort` is what is left of [`EFFORT`].
pub(super) fn folded(events: Vec<Event>, house: Tz, effort: &Cell<i64>, findings: &mut Findings) -> Option<Entry> {
    let (changes, mut whole): (Vec<Event>, Vec<Event>) =
        events.into_iter().partition(|event| event.instead_of.is_some());
    // The newest last; the sort keeps the order of the file among equals.
    whole.sort_by_key(|event| (event.sequence, event.stamp));
    let newest = whole.pop();
    for older in &whole {
        findings.note(older.line, "A newer version of this entry stands in the file, so this one was passed over.");
    }
    let mut fold = match newest {
        Some(event) => Fold::of_series(event, &changes, house, effort),
        None => Fold::of_changes_alone(&changes, house, effort)?,
    };
    fold.take_changes(changes, findings);
    Some(fold.entry)
}

struct Fold<'a> {
    entry: Entry,
    house: Tz,
    /// Whether there is a series; without one the changes are all there is.
    has_series: bool,
    /// Starts of the series around the times that exceptions and changes name, where those need to be compared.
    known: BTreeSet<NaiveDateTime>,
    effort: &'a Cell<i64>,
}

impl<'a> Fold<'a> {
    fn of_series(event: Event, changes: &[Event], house: Tz, effort: &'a Cell<i64>) -> Self {
        let Event { line, sequence, cancelled, activity, extra, except, .. } = event;
        let entry = Entry { activity, sequence, line, cancelled };
        let mut fold = Self { entry, house, has_series: true, known: BTreeSet::new(), effort };
        let zone = fold.zone();
        let of_days = fold.schedule().start.is_day();
        fold.schedule_mut().extra = extra
            .into_iter()
            .map(|(named, length)| {
                let civil = civil_in(named.start, zone);
                if of_days {
                    return Extra { civil: civil.date().into(), length: None };
                }
                Extra { civil, length }
            })
            .collect();
        fold.learn(except.iter().copied().chain(changes.iter().filter_map(|change| change.instead_of)));
        let mut keys: Vec<_> = except.into_iter().flat_map(|named| fold.keys(named, true)).collect();
        let mut seen = HashSet::new();
        keys.retain(|key| seen.insert(*key));
        fold.schedule_mut().except = keys;
        fold
    }

    /// Changes whose series is not in the file: the first occurrence they name stands for it.
    fn of_changes_alone(changes: &[Event], house: Tz, effort: &'a Cell<i64>) -> Option<Self> {
        let first = changes.iter().min_by_key(|event| event.instead_of.map(|named| civil_in(named.start, house)))?;
        let start = first.instead_of?.start;
        let mut activity: Activity = first.activity.clone();
        if start.is_day() != activity.schedule.start.is_day() {
            activity.schedule.length = Length::Civil(TimeDelta::days(i64::from(start.is_day())));
        }
        activity.schedule.start = start;
        activity.schedule.rules = Vec::new();
        let cancelled = changes.iter().all(|event| event.cancelled);
        let sequence = changes.iter().map(|event| event.sequence).max().unwrap_or(0);
        let entry = Entry { activity, sequence, line: first.line, cancelled };
        Some(Self { entry, house, has_series: false, known: BTreeSet::new(), effort })
    }

    /// Looks the starts up once, over the span of all times that need to be compared with them.
    fn learn(&mut self, named: impl Iterator<Item = Named>) {
        let zone = self.zone();
        let unsure = named.filter_map(|named| {
            let civil = civil_in(named.start, zone);
            let same = named.written.civil() == civil && !matches!(named.written, Written::Day(_));
            (!same).then(|| [civil, named.written.civil()])
        });
        let unsure: Vec<NaiveDateTime> = unsure.flatten().collect();
        if let (Some(first), Some(last)) = (unsure.iter().min(), unsure.iter().max())
            && !self.schedule().start.is_day()
        {
            let to = last.checked_add_signed(TimeDelta::days(1)).unwrap_or(*last);
            self.known = self.starts(*first, to).into_iter().collect();
        }
    }

    /// Starts of the series, as long as the effort lasts.
    fn starts(&self, from: NaiveDateTime, to: NaiveDateTime) -> Vec<NaiveDateTime> {
        // A rule with COUNT is walked through from its start on.
        let since = self.schedule().start.civil().min(from);
        self.effort.set(self.effort.get() - (to - since).num_days() - 1);
        if self.effort.get() < 0 { Vec::new() } else { starts(self.schedule(), from, to, self.house) }
    }

    fn schedule(&self) -> &Schedule {
        &self.entry.activity.schedule
    }

    fn schedule_mut(&mut self) -> &mut Schedule {
        &mut self.entry.activity.schedule
    }

    /// The zone that the civil times of the schedule are in.
    fn zone(&self) -> Tz {
        match self.schedule().start {
            Start::At { zone, .. } => zone,
            Start::Day(_) => self.house,
        }
    }

    /// The starts of the series that a date or time names. Where it fits none, what it says.
    ///
    /// Programs write it in the series' zone, in UTC, as the same time of day in another zone, or as a date.
    fn keys(&self, named: Named, all_of_day: bool) -> Vec<NaiveDateTime> {
        let civil = civil_in(named.start, self.zone());
        match (self.schedule().start, named.written) {
            (Start::Day(_), _) => vec![civil.date().into()],
            (Start::At { .. }, Written::Day(day)) => {
                let found = self.known.range(NaiveDateTime::from(day)..=day.and_time(LAST_SECOND)).copied();
                let found: Vec<_> = found.take(if all_of_day { usize::MAX } else { 1 }).collect();
                if found.is_empty() { vec![civil] } else { found }
            }
            (Start::At { .. }, written) => {
                let other = Some(written.civil()).filter(|at| !self.known.contains(&civil) && self.known.contains(at));
                vec![other.unwrap_or(civil)]
            }
        }
    }

    fn take_changes(&mut self, changes: Vec<Event>, findings: &mut Findings) {
        let mut by_key: BTreeMap<NaiveDateTime, Event> = BTreeMap::new();
        let mut later = Vec::new();
        for event in changes {
            let Some(key) = event.instead_of.and_then(|named| self.keys(named, false).first().copied()) else {
                continue;
            };
            if self.is_outdated(key, &event) {
                continue;
            }
            let age = |event: &Event| (event.sequence, event.stamp);
            if by_key.get(&key).is_some_and(|other| age(other) > age(&event)) {
                continue;
            }
            by_key.insert(key, event);
        }
        for (key, event) in &by_key {
            if event.and_later && self.has_series {
                later.push((*key, event));
            }
        }
        let mut overrides: Vec<Override> = Vec::new();
        let taken: HashSet<NaiveDateTime> = by_key.keys().copied().collect();
        later.sort_by_key(|(key, _)| Reverse(*key));
        let mut end = NaiveDateTime::MAX;
        for (key, event) in later {
            let begin = key.checked_add_signed(TimeDelta::seconds(1)).unwrap_or(key);
            let keys = self.later_keys(begin, end, &taken);
            if keys.len() >= MOST_LATER {
                let reason =
                    format!("The change of this and all later occurrences was taken for the next {MOST_LATER}.");
                findings.note(event.line, reason);
            }
            let shift = event.activity.schedule.start.civil() - self.shown(key, event);
            overrides.extend(keys.into_iter().filter_map(|at| {
                let change = self.change(event, shifted(self.shown(at, event), event.activity.schedule.start, shift)?);
                Some(Override { instead_of: at, change, note: event.note.clone() })
            }));
            end = key;
        }
        for (key, event) in &by_key {
            let change = self.change(event, event.activity.schedule.start);
            overrides.push(Override { instead_of: *key, change, note: event.note.clone() });
        }
        overrides.sort_by_key(|over| over.instead_of);
        self.schedule_mut().overrides = overrides;
    }

    /// A start of the series as a civil time in the zone of the change.
    fn shown(&self, key: NaiveDateTime, event: &Event) -> NaiveDateTime {
        match (self.schedule().start, event.activity.schedule.start) {
            (Start::At { zone, .. }, Start::At { zone: other, .. }) if zone != other => {
                moment(key, zone).with_timezone(&other).naive_local()
            }
            _ => key,
        }
    }

    fn later_keys(
        &self,
        begin: NaiveDateTime,
        end: NaiveDateTime,
        taken: &HashSet<NaiveDateTime>,
    ) -> Vec<NaiveDateTime> {
        let mut keys = Vec::new();
        let mut from = begin;
        // Year by year, so that an endless series is not written out for centuries.
        while from < end && keys.len() < MOST_LATER && crate::domain::recurrence::known_year(from) {
            let to = from.checked_add_signed(TimeDelta::days(366)).unwrap_or(end).min(end);
            let found = self.starts(from, to - TimeDelta::seconds(1));
            keys.extend(found.into_iter().filter(|key| !taken.contains(key)));
            from = to;
        }
        keys.truncate(MOST_LATER);
        keys
    }

    /// A change of an older version that carries times of its own and names none of the series any more.
    fn is_outdated(&self, key: NaiveDateTime, event: &Event) -> bool {
        self.has_series
            && event.recurs
            && event.sequence < self.entry.sequence
            && (self.starts(key, key).is_empty() || self.schedule().except.contains(&key))
    }

    fn change(&self, event: &Event, start: Start) -> Change {
        if event.cancelled {
            return Change::Cancelled;
        }
        let own = &self.entry.activity;
        let differing = |words: Option<&Line>, other: Option<&Line>| words.filter(|line| Some(*line) != other).cloned();
        let place = |activity: &'_ Activity| activity.place.as_ref().map(|words| words.da.clone());
        Change::Moved {
            start,
            length: event.activity.schedule.length,
            title: differing(Some(&event.activity.title.da), Some(&own.title.da)),
            place: differing(place(&event.activity).as_ref(), place(own).as_ref()),
        }
    }
}

/// The last second of a day, as precise as iCalendar is.
const LAST_SECOND: chrono::NaiveTime = match chrono::NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => chrono::NaiveTime::MIN,
};

/// A start as a civil time in `zone`.
fn civil_in(start: Start, zone: Tz) -> NaiveDateTime {
    match start {
        Start::At { civil, zone: own } if own != zone => moment(civil, own).with_timezone(&zone).naive_local(),
        _ => start.civil(),
    }
}

/// A start of the same sort as `like`, so much after `civil`.
fn shifted(civil: NaiveDateTime, like: Start, by: TimeDelta) -> Option<Start> {
    let civil = civil.checked_add_signed(by)?;
    Some(match like {
        Start::At { zone, .. } => Start::At { civil, zone },
        Start::Day(_) => Start::Day(civil.date()),
    })
}
