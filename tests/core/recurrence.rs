//! Recurrence rules and the occurrences of a schedule.

use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use fristed::domain::activity::{Change, Extra, Length, Occurrence, Override, Schedule, Start};
use fristed::domain::recurrence::{Rule, RuleRefused, occurrences};
use fristed::domain::text::Line;
use fristed::domain::time::{HOUSE_ZONE, Span};

pub fn civil(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(text: &str) -> Start {
    Start::At { civil: civil(text), zone: HOUSE_ZONE }
}

pub fn schedule(start: Start, rules: &[&str]) -> Schedule {
    Schedule {
        start,
        length: if start.is_day() { Length::Civil(TimeDelta::days(1)) } else { Length::Civil(TimeDelta::hours(1)) },
        rules: rules.iter().map(|rule| Rule::new(rule, start).unwrap()).collect(),
        extra: Vec::new(),
        except: Vec::new(),
        overrides: Vec::new(),
    }
}

pub fn days(first: &str, last: &str) -> Span {
    let count = (day(last) - day(first)).num_days() + 1;
    Span::of_days(day(first), u64::try_from(count).unwrap(), HOUSE_ZONE)
}

pub fn found(schedule: &Schedule, first: &str, last: &str) -> Vec<Occurrence> {
    occurrences(schedule, days(first, last), HOUSE_ZONE)
}

pub fn dates(schedule: &Schedule, first: &str, last: &str) -> Vec<String> {
    found(schedule, first, last).iter().map(|occurrence| occurrence.start.format("%Y-%m-%d").to_string()).collect()
}

pub fn texts(found: &[Occurrence]) -> Vec<String> {
    found.iter().map(|o| format!("{} – {}", o.start.to_rfc3339(), o.end.to_rfc3339())).collect()
}

#[test]
fn rules_give_the_dates_people_expect() {
    let cases: [(&str, &str, &[&str]); 14] = [
        ("2024-01-01", "FREQ=DAILY;INTERVAL=10;COUNT=3", &["2024-01-01", "2024-01-11", "2024-01-21"]),
        ("2024-01-02", "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20240110", &["2024-01-02", "2024-01-04", "2024-01-09"]),
        (
            "2024-01-07",
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO;COUNT=4",
            &["2024-01-07", "2024-01-08", "2024-01-21", "2024-01-22"],
        ),
        (
            "2024-01-07",
            "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=SU,MO;COUNT=4",
            &["2024-01-07", "2024-01-15", "2024-01-21", "2024-01-29"],
        ),
        ("2024-01-31", "FREQ=MONTHLY;COUNT=3", &["2024-01-31", "2024-03-31", "2024-05-31"]),
        ("2024-01-09", "FREQ=MONTHLY;BYDAY=2TU;COUNT=3", &["2024-01-09", "2024-02-13", "2024-03-12"]),
        ("2024-01-26", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", &["2024-01-26", "2024-02-23", "2024-03-29"]),
        ("2024-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", &["2024-01-31", "2024-02-29", "2024-03-31"]),
        (
            "2024-01-31",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
            &["2024-01-31", "2024-02-29", "2024-03-29"],
        ),
        ("2024-02-29", "FREQ=YEARLY;COUNT=2", &["2024-02-29", "2028-02-29"]),
        ("2024-09-13", "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR;COUNT=3", &["2024-09-13", "2024-12-13", "2025-06-13"]),
        ("2024-01-01", "FREQ=YEARLY;BYDAY=20MO;COUNT=2", &["2024-01-01", "2024-05-13", "2025-05-19"]),
        ("2024-05-13", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2", &["2024-05-13", "2025-05-12"]),
        ("2024-04-09", "FREQ=YEARLY;BYYEARDAY=100,-1;COUNT=3", &["2024-04-09", "2024-12-31", "2025-04-10"]),
    ];
    for (start, rule, expected) in cases {
        let found = dates(&schedule(at(&format!("{start} 18:00")), &[rule]), "2023-12-01", "2030-12-31");
        assert_eq!(found, expected, "{rule} from {start}");
    }
}

#[test]
fn rules_that_are_none_are_refused_with_the_reason() {
    let start = at("2024-01-01 10:00");
    let refused = |rule: &str| Rule::new(rule, start).unwrap_err();
    assert_eq!(refused("FREQ=WEEKLY;UNTL=20191023"), RuleRefused::UnknownPart("UNTL".to_owned()));
    assert_eq!(refused("FREQ=HOURLY"), RuleRefused::TooFine("HOURLY".to_owned()));
    assert_eq!(refused("FREQ=DAILY;BYHOUR=8,9,10,11,12,13"), RuleRefused::TooMany);
    assert_eq!(refused("INTERVAL=2"), RuleRefused::NoFrequency);
    assert_eq!(refused("FREQ=DAILY;FREQ=WEEKLY"), RuleRefused::Twice("FREQ".to_owned()));
    assert_eq!(refused("every day"), RuleRefused::Garbled("EVERY DAY".to_owned()));
    for bad in [
        "FREQ=OFTEN",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;UNTIL=20240231",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYYEARDAY=367",
        "FREQ=MONTHLY;BYDAY=",
        "FREQ=MONTHLY;BYSETPOS=0",
        "FREQ=DAILY;SKIP=FORWARD",
    ] {
        assert!(matches!(refused(bad), RuleRefused::BadValue { .. }), "{bad}");
    }
    assert_eq!(Rule::new("FREQ=DAILY", at("1850-01-01 10:00")), Err(RuleRefused::Year(1850)));
    assert!(Rule::new("FREQ=DAILY;BYHOUR=8,12,18", start).is_ok(), "three times a day is about a thousand a year");
    assert!(Rule::new(" freq=daily;byday=mo; ", start).is_ok(), "case, blanks and a last semicolon do not matter");
}

#[test]
fn several_times_a_day_are_taken() {
    let meals = schedule(at("2024-01-01 08:00"), &["FREQ=DAILY;BYHOUR=8,12;BYMINUTE=15;BYSETPOS=-1"]);
    assert_eq!(found(&meals, "2024-01-02", "2024-01-02")[0].key, civil("2024-01-02 12:15"));
}

#[test]
fn the_first_start_always_counts_unless_it_is_taken_away() {
    let mut series = schedule(at("2024-01-03 10:00"), &["FREQ=WEEKLY;BYDAY=MO;COUNT=2"]);
    assert_eq!(dates(&series, "2024-01-01", "2024-02-01"), ["2024-01-03", "2024-01-08", "2024-01-15"]);
    series.except.push(civil("2024-01-03 10:00"));
    assert_eq!(dates(&series, "2024-01-01", "2024-02-01"), ["2024-01-08", "2024-01-15"]);
}

#[test]
fn a_series_that_ends_before_it_starts_is_a_deleted_one() {
    let series = schedule(at("2024-01-03 10:00"), &["FREQ=WEEKLY;UNTIL=20240101T000000Z"]);
    assert!(dates(&series, "2023-01-01", "2025-01-01").is_empty());
}

#[test]
fn count_counts_before_exceptions() {
    let mut series = schedule(at("2024-01-01 10:00"), &["FREQ=DAILY;COUNT=3"]);
    series.except.push(civil("2024-01-02 10:00"));
    assert_eq!(dates(&series, "2023-12-01", "2024-02-01"), ["2024-01-01", "2024-01-03"]);
}

#[test]
fn count_counts_what_lies_before_the_span() {
    let after = |rule: &str| dates(&schedule(at("2024-01-01 10:00"), &[rule]), "2024-03-01", "2024-12-31");
    assert_eq!(after("FREQ=WEEKLY;COUNT=10"), ["2024-03-04"]);
    assert_eq!(after("FREQ=WEEKLY;INTERVAL=3;COUNT=4"), ["2024-03-04"]);
    assert_eq!(after("FREQ=DAILY;COUNT=61"), ["2024-03-01"]);
    assert_eq!(after("FREQ=DAILY;BYDAY=FR;COUNT=9"), ["2024-03-01"]);
    assert!(after("FREQ=DAILY;COUNT=60").is_empty());
}

#[test]
fn until_is_an_instant_or_the_end_of_a_day() {
    let last = |rule: &str| dates(&schedule(at("2024-06-01 10:00"), &[rule]), "2024-05-01", "2024-08-01").len();
    assert_eq!(last("FREQ=DAILY;UNTIL=20240603T080000Z"), 3, "10:00 in Denmark is 08:00 UTC in summer");
    assert_eq!(last("FREQ=DAILY;UNTIL=20240603T075959Z"), 2);
    assert_eq!(last("FREQ=DAILY;UNTIL=20240603"), 3);
    assert_eq!(last("FREQ=DAILY;UNTIL=20240603T100000"), 3);
}

#[test]
fn several_rules_extra_starts_and_exceptions_make_one_series() {
    let mut series =
        schedule(at("2023-01-12 10:00"), &["FREQ=WEEKLY;BYDAY=TH;COUNT=3", "FREQ=MONTHLY;BYDAY=2MO;COUNT=2"]);
    let long = Some(Length::Exact(TimeDelta::hours(5)));
    series.extra = vec![
        Extra { civil: civil("2023-01-15 08:00"), length: long },
        Extra { civil: civil("2023-01-19 10:00"), length: None },
    ];
    series.except = vec![civil("2023-01-26 10:00")];
    let found = found(&series, "2023-01-01", "2023-12-31");
    let starts: Vec<_> = found.iter().map(|o| o.start.format("%m-%d %H").to_string()).collect();
    assert_eq!(starts, ["01-12 10", "01-15 08", "01-19 10", "02-13 10", "03-13 10"]);
    assert_eq!(found[1].end - found[1].start, TimeDelta::hours(5));
}

fn moved(to: &str, title: Option<&str>) -> Change {
    let title = title.map(|title| Line::new(title).unwrap());
    Change::Moved { start: at(to), length: Length::Civil(TimeDelta::hours(2)), title, place: None }
}

#[test]
fn a_moved_occurrence_stands_only_where_it_was_moved_to() {
    let mut series = schedule(at("2024-01-01 10:00"), &["FREQ=WEEKLY"]);
    let change = moved("2024-03-02 14:00", Some("Udflugt"));
    series.overrides = vec![Override { instead_of: civil("2024-01-08 10:00"), change, note: None }];
    assert!(dates(&series, "2024-01-08", "2024-01-08").is_empty());
    let there = found(&series, "2024-03-02", "2024-03-02");
    assert_eq!(texts(&there), ["2024-03-02T14:00:00+01:00 – 2024-03-02T16:00:00+01:00"]);
    assert_eq!(there[0].key, civil("2024-01-08 10:00"));
    assert_eq!(there[0].title.as_ref().unwrap().as_str(), "Udflugt");
    series.except = vec![civil("2024-01-08 10:00")];
    assert!(dates(&series, "2024-03-02", "2024-03-02").is_empty(), "an exception takes a moved one away too");
}

#[test]
fn a_cancelled_occurrence_is_there_and_says_so() {
    let mut series = schedule(at("2024-01-01 10:00"), &["FREQ=WEEKLY"]);
    series.overrides = vec![Override { instead_of: civil("2024-01-08 10:00"), change: Change::Cancelled, note: None }];
    let found = found(&series, "2024-01-01", "2024-01-15");
    assert_eq!(found.iter().map(|o| o.cancelled).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn clock_changes_follow_the_rule_of_the_house() {
    let mut night = schedule(at("2024-03-30 02:30"), &["FREQ=DAILY"]);
    night.length = Length::Civil(TimeDelta::hours(2));
    assert_eq!(
        texts(&found(&night, "2024-03-31", "2024-03-31")),
        ["2024-03-31T03:30:00+02:00 – 2024-03-31T04:30:00+02:00",]
    );
    assert_eq!(
        texts(&found(&night, "2024-10-27", "2024-10-27")),
        ["2024-10-27T02:30:00+02:00 – 2024-10-27T04:30:00+01:00",]
    );
    night.length = Length::Civil(TimeDelta::minutes(15));
    let short = &found(&night, "2024-03-31", "2024-03-31")[0];
    assert_eq!(short.end - short.start, TimeDelta::minutes(15), "what starts in the gap does not end before it starts");
    let mut shift = schedule(at("2024-03-30 22:00"), &["FREQ=DAILY"]);
    shift.length = Length::Civil(TimeDelta::hours(9));
    assert_eq!(
        texts(&found(&shift, "2024-03-31", "2024-03-31"))[0],
        "2024-03-30T22:00:00+01:00 – 2024-03-31T07:00:00+02:00"
    );
    shift.length = Length::Exact(TimeDelta::hours(9));
    assert_eq!(
        texts(&found(&shift, "2024-03-31", "2024-03-31"))[0],
        "2024-03-30T22:00:00+01:00 – 2024-03-31T08:00:00+02:00"
    );
}

#[test]
fn another_zone_keeps_its_own_clock() {
    let zone = Tz::America__New_York;
    let start = Start::At { civil: civil("2024-03-01 09:00"), zone };
    let mut calls = schedule(start, &["FREQ=WEEKLY;BYDAY=FR"]);
    calls.except = vec![civil("2024-03-08 09:00")];
    let hours: Vec<_> =
        found(&calls, "2024-03-01", "2024-04-05").iter().map(|o| o.start.format("%d %H:%M").to_string()).collect();
    assert_eq!(hours, ["01 15:00", "15 14:00", "22 14:00", "29 14:00", "05 15:00"]);
}

#[test]
fn whole_days_run_from_midnight_to_midnight_here() {
    let mut days = schedule(Start::Day(day("2024-03-30")), &["FREQ=DAILY;COUNT=3"]);
    days.length = Length::Civil(TimeDelta::days(2));
    let found = found(&days, "2024-03-31", "2024-03-31");
    assert_eq!(
        texts(&found),
        [
            "2024-03-30T00:00:00+01:00 – 2024-04-01T00:00:00+02:00",
            "2024-03-31T00:00:00+01:00 – 2024-04-02T00:00:00+02:00",
        ]
    );
    assert!(found.iter().all(|occurrence| occurrence.all_day));
}

#[test]
fn what_began_before_the_span_and_reaches_into_it_is_found() {
    let mut long = schedule(at("2024-01-01 10:00"), &["FREQ=MONTHLY"]);
    long.length = Length::Civil(TimeDelta::days(40));
    assert_eq!(dates(&long, "2024-03-05", "2024-03-05"), ["2024-02-01", "2024-03-01"]);
}

#[test]
fn far_spans_and_rules_that_never_hit_are_quick() {
    let since = at("1990-01-01 10:00");
    let begun = Instant::now();
    for rule in ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=DAILY;COUNT=30000"] {
        assert!(!found(&schedule(since, &[rule]), "2060-01-01", "2060-01-31").is_empty(), "{rule}");
    }
    for rule in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=7",
        "FREQ=YEARLY;INTERVAL=4000000000",
    ] {
        let mut never = schedule(since, &[rule]);
        never.except.push(civil("1990-01-01 10:00"));
        let ever = Span { start: DateTime::<Utc>::MIN_UTC, end: DateTime::<Utc>::MAX_UTC };
        assert!(occurrences(&never, ever, HOUSE_ZONE).is_empty(), "{rule}");
    }
    assert!(begun.elapsed() < Duration::from_secs(1), "took {:?}", begun.elapsed());
}

#[test]
fn until_is_written_as_the_standard_wants_it() {
    let written = |rule: &str, start: Start| Rule::new(rule, start).unwrap().written(start, HOUSE_ZONE);
    let timed = at("2024-01-01 10:00");
    assert_eq!(written("FREQ=DAILY;UNTIL=20240603", timed), "FREQ=DAILY;UNTIL=20240603T215959Z");
    assert_eq!(written("FREQ=DAILY;UNTIL=20240103T100000", timed), "FREQ=DAILY;UNTIL=20240103T090000Z");
    let whole = Start::Day(day("2024-01-01"));
    assert_eq!(written("FREQ=DAILY;UNTIL=20240602T220000Z", whole), "FREQ=DAILY;UNTIL=20240603");
    assert_eq!(written("FREQ=DAILY;COUNT=-1", whole), "FREQ=DAILY");
}
