//! Civil time in the house's zone, over both clock changes.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use fristed::domain::time::{HOUSE_ZONE, Span, days_after, moment, start_of_day};
use proptest::prelude::*;

use crate::some::{civil, date, utc};

#[test]
fn a_time_in_the_spring_gap_counts_with_the_offset_before_it() {
    let at = |text: &str| moment(civil(text), HOUSE_ZONE);
    assert_eq!(at("2026-03-29T01:59:59").to_rfc3339(), "2026-03-29T01:59:59+01:00");
    assert_eq!(at("2026-03-29T02:00:00").to_rfc3339(), "2026-03-29T03:00:00+02:00");
    assert_eq!(at("2026-03-29T02:30:00").to_rfc3339(), "2026-03-29T03:30:00+02:00");
    assert_eq!(at("2026-03-29T03:00:00").to_rfc3339(), "2026-03-29T03:00:00+02:00");
}

#[test]
fn a_time_in_the_double_hour_is_the_first_of_the_two() {
    let at = |text: &str| moment(civil(text), HOUSE_ZONE);
    assert_eq!(at("2026-10-25T01:59:59").to_rfc3339(), "2026-10-25T01:59:59+02:00");
    assert_eq!(at("2026-10-25T02:30:00").to_rfc3339(), "2026-10-25T02:30:00+02:00");
    assert_eq!(at("2026-10-25T03:00:00").to_rfc3339(), "2026-10-25T03:00:00+01:00");
}

#[test]
fn zones_that_skip_midnight_or_a_whole_day() {
    let sao_paulo = start_of_day(date("2018-11-04"), chrono_tz::America::Sao_Paulo);
    assert_eq!(sao_paulo.to_rfc3339(), "2018-11-04T01:00:00-02:00");
    let samoa = moment(civil("2011-12-30T12:00:00"), chrono_tz::Pacific::Apia);
    assert_eq!(samoa.to_utc(), utc("2011-12-30T22:00:00Z"));
}

#[test]
fn a_span_of_days_is_as_long_as_the_days_are() {
    let hours = |day: &str, days| {
        let span = Span::of_days(date(day), days, HOUSE_ZONE);
        (span.end - span.start).num_hours()
    };
    assert_eq!(hours("2026-10-13", 1), 24);
    assert_eq!(hours("2026-03-29", 1), 23);
    assert_eq!(hours("2026-10-25", 1), 25);
    assert_eq!(hours("2026-01-01", 365), 365 * 24);
    assert_eq!(hours("2028-02-28", 2), 48, "29 February is a day");
    assert_eq!(Span::of_days(date("2028-02-29"), 1, HOUSE_ZONE).end, utc("2028-02-29T23:00:00Z"));
}

#[test]
fn days_are_counted_over_29_february_and_end_with_the_calendar() {
    assert_eq!(days_after(date("2028-02-28"), 1), date("2028-02-29"));
    assert_eq!(days_after(date("2028-02-28"), 2), date("2028-03-01"));
    assert_eq!(days_after(date("2027-02-28"), 1), date("2027-03-01"));
    assert_eq!(days_after(date("2028-02-29"), u64::MAX), NaiveDate::MAX);
}

#[test]
fn a_span_holds_its_start_and_not_its_end() {
    let span = Span { start: utc("2026-10-13T10:00:00Z"), end: utc("2026-10-13T12:00:00Z") };
    let overlaps = |from: &str, to: &str| span.overlaps(utc(from), utc(to));
    assert!(overlaps("2026-10-13T09:00:00Z", "2026-10-13T10:00:01Z"));
    assert!(!overlaps("2026-10-13T09:00:00Z", "2026-10-13T10:00:00Z"));
    assert!(overlaps("2026-10-13T11:59:59Z", "2026-10-13T14:00:00Z"));
    assert!(!overlaps("2026-10-13T12:00:00Z", "2026-10-13T14:00:00Z"));
    assert!(overlaps("2026-10-13T08:00:00Z", "2026-10-13T14:00:00Z"));
    assert!(overlaps("2026-10-13T10:00:00Z", "2026-10-13T10:00:00Z"), "without length, at the start");
    assert!(!overlaps("2026-10-13T12:00:00Z", "2026-10-13T12:00:00Z"), "without length, at the end");
}

fn any_civil() -> impl Strategy<Value = NaiveDateTime> {
    let start = civil("1980-01-01T00:00:00");
    let anywhere = (0i64..100 * 366 * 86400).prop_map(move |seconds| start + TimeDelta::seconds(seconds));
    let around = |text: &str| {
        let at = civil(text);
        (-10_800i64..10_800).prop_map(move |seconds| at + TimeDelta::seconds(seconds))
    };
    prop_oneof![anywhere, around("2026-03-29T02:30:00"), around("2026-10-25T02:30:00")]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever the clock on the wall showed is what the moment shows, but in the gap; and later is later, but that a
    /// skipped time stands beside the hour after it.
    #[test]
    fn order_and_face_of_the_clock_are_kept(a in any_civil(), b in any_civil()) {
        let (a, b) = (a.min(b), a.max(b));
        let (first, second) = (moment(a, HOUSE_ZONE), moment(b, HOUSE_ZONE));
        let skipped = |at: NaiveDateTime| moment(at, HOUSE_ZONE).naive_local() != at;
        if skipped(a) || skipped(b) {
            prop_assert!(first - second <= TimeDelta::hours(1));
            for at in [a, b].into_iter().filter(|at| skipped(*at)) {
                prop_assert_eq!(moment(at, HOUSE_ZONE).naive_local() - at, TimeDelta::hours(1));
            }
        } else {
            prop_assert_eq!(first < second, a < b);
        }
        prop_assert!(((second - first) - (b - a)).num_seconds().abs() <= 3600);
    }
}
