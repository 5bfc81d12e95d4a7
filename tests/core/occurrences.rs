//! When things take place: the kept table says what the rules say, and says it quickly.

use std::time::Instant;

use chrono::{DateTime, Days, TimeDelta, Utc};
use fristed::domain::activity::{Change, Extra, Length, Override, Schedule, Start};
use fristed::domain::recurrence::occurrences;
use fristed::domain::time::{HOUSE_ZONE, Span};
use fristed::store::{Listed, Store};
use proptest::prelude::*;

use crate::some::{civil, date, entry, line, once, repeated, utc};
use crate::store::example_house;

/// The same question to a house that keeps its times and to one that computes them.
fn both(kept: &Store, computed: &Store, span: Span) -> (Vec<Listed>, Vec<Listed>) {
    (kept.occurrences(span).unwrap(), computed.occurrences(span).unwrap())
}

#[test]
fn the_table_says_what_the_rules_say() {
    let (_dir, mut kept) = example_house();
    let (_other, computed) = example_house();
    assert!(kept.extend_occurrences(utc("2026-06-01T12:00:00Z")).unwrap());
    assert!(!kept.extend_occurrences(utc("2026-06-01T13:00:00Z")).unwrap(), "done once");
    let first = date("2025-05-20");
    for at in (0..1120).step_by(7) {
        let span = Span::of_days(first.checked_add_days(Days::new(at)).unwrap(), 7, HOUSE_ZONE);
        let (from_table, by_rule) = both(&kept, &computed, span);
        assert_eq!(from_table, by_rule, "{span:?}");
        assert!(from_table.len() > 50);
    }
}

#[test]
fn the_kept_times_move_with_the_days() {
    let (_dir, mut kept) = example_house();
    let (_other, computed) = example_house();
    let mut now = utc("2026-06-01T12:00:00Z");
    kept.extend_occurrences(now).unwrap();
    // On by days and weeks, back a little, far on, far back.
    for days in [1, 8, 9, 30, -20, 400, 2000, -3000, 7] {
        now += TimeDelta::days(days);
        kept.extend_occurrences(now).unwrap();
        for around in [-370, -366, -360, 0, 728, 735, 738] {
            let start = now + TimeDelta::days(around);
            let (from_table, by_rule) = both(&kept, &computed, Span { start, end: start + TimeDelta::days(3) });
            assert_eq!(from_table, by_rule, "{now} {around}");
        }
    }
}

fn any_schedule() -> impl Strategy<Value = Schedule> {
    let hour = |hours: i64| civil("2025-01-01T00:00:00") + TimeDelta::hours(hours);
    let rules = prop_oneof![
        Just(None),
        Just(Some("FREQ=DAILY;INTERVAL=9")),
        Just(Some("FREQ=WEEKLY;BYDAY=MO,SA")),
        Just(Some("FREQ=MONTHLY;BYDAY=-1SU;COUNT=20")),
    ];
    let lengths = prop_oneof![Just(0_i64), 1_i64..30, 100_i64..2000];
    let parts = (0_i64..20_000, lengths, rules, any::<bool>());
    (parts, proptest::collection::vec((0_i64..20_000, any::<bool>()), 0..3)).prop_map(
        move |((start, length, rule, is_day), others)| {
            let mut schedule = match rule {
                Some(rule) => repeated(hour(start), rule),
                None => once(hour(start)),
            };
            schedule.length = Length::Civil(TimeDelta::hours(length));
            if is_day {
                schedule.start = Start::Day(hour(start).date());
                schedule.length = Length::Civil(TimeDelta::days(1 + length / 24));
                schedule.rules.clear();
            }
            for (at, moved) in others {
                let civil = schedule.start.civil() + TimeDelta::days(at % 400);
                if moved {
                    let start = Start::At { civil: hour(at), zone: HOUSE_ZONE };
                    let length = Length::Exact(TimeDelta::minutes(90));
                    let change = Change::Moved { start, length, title: Some(line("Nu")), place: None };
                    schedule.overrides.push(Override { instead_of: civil, change, note: None });
                }
                schedule.extra.push(Extra { civil, length: None });
            }
            schedule
        },
    )
}

fn in_memory(schedules: &[Schedule]) -> Store {
    let mut store = Store::in_memory().unwrap();
    let name = |(at, schedule): (usize, &Schedule)| entry(&format!("{at}"), "A", schedule.clone());
    let entries: Vec<_> = schedules.iter().enumerate().map(name).collect();
    store.import_calendar(&entries, false).unwrap();
    store
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_kept_is_what_is_computed(
        schedules in proptest::collection::vec(any_schedule(), 1..6),
        starts in proptest::collection::vec((0_i64..40_000, 1_i64..3_000), 6),
        step in 0_i64..40,
    ) {
        let (mut kept, computed) = (in_memory(&schedules), in_memory(&schedules));
        let now = utc("2026-03-01T00:00:00Z");
        kept.extend_occurrences(now).unwrap();
        kept.extend_occurrences(now + TimeDelta::days(step)).unwrap();
        for (hours, length) in starts {
            let start: DateTime<Utc> = utc("2024-12-20T00:00:00Z") + TimeDelta::hours(hours);
            let (from_table, by_rule) = both(&kept, &computed, Span { start, end: start + TimeDelta::hours(length) });
            prop_assert_eq!(from_table, by_rule);
        }
    }

    #[test]
    fn what_is_stored_reads_back_equal(schedule in any_schedule()) {
        let store = in_memory(std::slice::from_ref(&schedule));
        let stored = store.all_activities().unwrap().into_values().next().unwrap();
        prop_assert_eq!(&stored.schedule, &schedule);
        let span = Span::of_days(date("2025-01-01"), 400, HOUSE_ZONE);
        prop_assert_eq!(store.occurrences(span).unwrap().len(), occurrences(&schedule, span, HOUSE_ZONE).len());
    }
}

/// The figure itself is measured by the bench; this holds the shape of the query, with room for a slow machine.
#[test]
fn a_day_out_of_ten_years_is_quick() {
    let mut store = Store::in_memory().unwrap();
    let mut entries = Vec::new();
    for at in 0..25_000_i64 {
        let start = civil("2016-01-01T08:00:00") + TimeDelta::hours(at * 3);
        let mut schedule = once(start);
        if at % 50 == 0 {
            schedule.length = Length::Civil(TimeDelta::days(at % 40));
        }
        entries.push(entry(&format!("one {at}"), "Noget", schedule));
    }
    for at in 0..400_i64 {
        let start = civil("2018-01-01T08:00:00") + TimeDelta::hours(at % 100);
        entries.push(entry(&format!("many {at}"), "Tit", repeated(start, "FREQ=WEEKLY")));
    }
    store.import_calendar(&entries, false).unwrap();
    store.extend_occurrences(utc("2023-06-01T00:00:00Z")).unwrap();
    let span = Span::of_days(date("2023-06-06"), 1, HOUSE_ZONE);
    store.occurrences(span).unwrap();
    let began = Instant::now();
    let listed = store.occurrences(span).unwrap();
    let ids: Vec<_> = listed.iter().map(|one| one.activity).collect();
    let activities = store.activities(&ids).unwrap();
    let took = began.elapsed();
    assert!(listed.len() > 50 && activities.len() == listed.len());
    assert!(took.as_millis() < 50, "{took:?}");
}
