//! The day in three parts, and what is listed at all.

use std::rc::Rc;

use chrono::TimeDelta;
use fristed::domain::activity::{Activity, ActivityId, Kind, Occurrence, OccurrenceId, Origin};
use fristed::domain::day::{Day, Entry, Phase};
use fristed::domain::opening::OpeningHours;
use fristed::domain::time::{HOUSE_ZONE, moment, start_of_day};

use crate::some::{activity, civil, date, example, once, utc};

/// An entry of the house on 13 October 2026 from `from` to `to`.
fn entry(number: i64, from: &str, to: &str) -> Entry {
    let at = |time: &str| civil(&format!("2026-10-13T{time}:00"));
    let origin = Origin::HouseFile { id: format!("nr-{number}") };
    Entry {
        id: OccurrenceId { activity: ActivityId(number), key: at(from) },
        activity: Rc::new(activity(origin, &format!("Nr. {number}"), once(at(from)))),
        occurrence: Occurrence {
            key: at(from),
            start: moment(at(from), HOUSE_ZONE),
            end: moment(at(to), HOUSE_ZONE),
            all_day: false,
            cancelled: false,
            title: None,
            place: None,
            note: None,
        },
    }
}

fn with(entry: Entry, change: impl FnOnce(&mut Activity)) -> Entry {
    let mut activity = (*entry.activity).clone();
    change(&mut activity);
    Entry { activity: Rc::new(activity), ..entry }
}

fn cancelled(mut entry: Entry) -> Entry {
    entry.occurrence.cancelled = true;
    entry
}

fn all_day(number: i64, day: &str) -> Entry {
    let mut whole = entry(number, "00:00", "00:00");
    whole.occurrence.start = start_of_day(date(day), HOUSE_ZONE);
    whole.occurrence.end = start_of_day(date(day).succ_opt().unwrap(), HOUSE_ZONE);
    whole.occurrence.all_day = true;
    whole
}

fn imported(entry: Entry) -> Entry {
    with(entry, |activity| activity.origin = Origin::Imported { uid: "x@y".to_owned() })
}

fn phase(entry: &Entry, time: &str) -> Phase {
    entry.phase(moment(civil(&format!("2026-10-13T{time}")), HOUSE_ZONE).to_utc())
}

#[test]
fn the_start_belongs_to_it_and_the_end_does_not() {
    let one = entry(1, "10:00", "12:00");
    assert_eq!(phase(&one, "09:59:59"), Phase::Later);
    assert_eq!(phase(&one, "10:00:00"), Phase::Now);
    assert_eq!(phase(&one, "11:59:59"), Phase::Now);
    assert_eq!(phase(&one, "12:00:00"), Phase::Past);
}

#[test]
fn what_has_no_length_is_on_for_a_quarter_of_an_hour() {
    let one = entry(1, "10:00", "10:00");
    assert_eq!(phase(&one, "09:59:59"), Phase::Later);
    assert_eq!(phase(&one, "10:00:00"), Phase::Now);
    assert_eq!(phase(&one, "10:14:59"), Phase::Now);
    assert_eq!(phase(&one, "10:15:00"), Phase::Past);
}

#[test]
fn what_is_cancelled_is_never_on() {
    let one = cancelled(entry(1, "10:00", "12:00"));
    for time in ["09:00:00", "10:00:00", "11:00:00", "13:00:00"] {
        assert_eq!(phase(&one, time), Phase::Cancelled, "{time}");
    }
}

fn numbers(part: &[Entry]) -> Vec<i64> {
    part.iter().map(|entry| entry.id.activity.0).collect()
}

#[test]
fn a_day_in_three_parts() {
    let entries = vec![
        entry(5, "16:00", "18:00"),
        entry(4, "13:00", "14:00"),
        entry(2, "08:00", "10:00"),
        entry(3, "09:30", "12:00"),
        entry(1, "07:00", "08:00"),
        cancelled(entry(6, "13:00", "15:00")),
        cancelled(entry(7, "08:00", "09:00")),
        cancelled(entry(8, "09:30", "11:00")),
    ];
    let day = Day::at(entries, utc("2026-10-13T08:00:00Z"));
    assert_eq!(numbers(&day.past), [1, 7, 2]);
    assert_eq!(numbers(&day.now), [3]);
    assert_eq!(numbers(&day.later), [8, 4, 6, 5], "what is cancelled stays, so that nobody waits for it");
}

#[test]
fn what_one_can_walk_into_stands_before_what_frames_the_day() {
    let kind = |entry: Entry, kind: Kind| with(entry, |activity| activity.kind = kind);
    let entries = vec![
        kind(entry(1, "09:00", "14:00"), Kind::Shift),
        kind(entry(2, "09:00", "12:00"), Kind::Offer),
        kind(entry(3, "09:00", "12:00"), Kind::Meeting),
        entry(4, "08:00", "14:00"),
        entry(5, "09:30", "12:00"),
        entry(6, "09:30", "11:00"),
        all_day(7, "2026-10-13"),
    ];
    let day = Day::at(entries, utc("2026-10-13T08:00:00Z"));
    assert_eq!(numbers(&day.now), [5, 6, 4, 3, 2, 1, 7], "the newest first within a kind, whole days last");
}

#[test]
fn later_follows_the_clock_with_whole_days_first() {
    let entries = vec![
        entry(1, "16:00", "18:00"),
        entry(2, "13:00", "15:00"),
        entry(3, "13:00", "14:00"),
        all_day(4, "2026-10-13"),
    ];
    let day = Day::at(entries, utc("2026-10-12T10:00:00Z"));
    assert_eq!(numbers(&day.later), [4, 3, 2, 1]);
}

/// Tuesday 13 October, 8–22 as on every weekday; closed on the 14th.
fn opening() -> OpeningHours {
    let mut opening = example().opening;
    opening.exceptions.insert(date("2026-10-14"), fristed::domain::opening::DayHours::default());
    opening
}

#[test]
fn what_the_house_made_is_listed_while_the_house_is_open() {
    let opening = opening();
    let listed = |entry: &Entry| entry.is_listed(&opening);
    assert!(listed(&entry(1, "16:00", "18:00")));
    assert!(listed(&entry(1, "21:00", "23:00")), "it begins while the house is open");
    assert!(listed(&entry(1, "07:00", "09:00")), "it lasts into the opening");
    assert!(!listed(&entry(1, "22:00", "23:00")));
    assert!(!listed(&entry(1, "06:00", "08:00")));
    assert!(listed(&cancelled(entry(1, "16:00", "18:00"))), "it stays visible, so that nobody waits for it");
}

#[test]
fn nothing_of_the_house_is_listed_on_a_closed_day_unless_it_is_marked() {
    let opening = opening();
    let mut tomorrow = entry(1, "16:00", "18:00");
    tomorrow.occurrence.start += TimeDelta::days(1);
    tomorrow.occurrence.end += TimeDelta::days(1);
    let whole = all_day(2, "2026-10-14");
    assert!(!tomorrow.is_listed(&opening));
    assert!(!whole.is_listed(&opening));
    assert!(all_day(2, "2026-10-13").is_listed(&opening));
    for entry in [tomorrow, whole] {
        assert!(with(entry.clone(), |activity| activity.even_when_closed = true).is_listed(&opening));
        assert!(imported(entry.clone()).is_listed(&opening), "other calendars know for themselves");
        assert!(!imported(cancelled(entry)).is_listed(&opening));
    }
}

#[test]
fn a_holiday_with_short_hours_ends_the_programme_early() {
    let opening = opening();
    // Good Friday: 9–14.
    let on_good_friday = |from: &str, to: &str| {
        let mut one = entry(1, "10:00", "11:00");
        one.occurrence.start = moment(civil(&format!("2026-04-03T{from}:00")), HOUSE_ZONE);
        one.occurrence.end = moment(civil(&format!("2026-04-03T{to}:00")), HOUSE_ZONE);
        one
    };
    assert!(on_good_friday("12:00", "13:00").is_listed(&opening));
    assert!(on_good_friday("13:00", "15:30").is_listed(&opening));
    assert!(!on_good_friday("16:00", "18:00").is_listed(&opening));
}
