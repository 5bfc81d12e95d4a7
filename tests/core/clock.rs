//! The clock of the page and the times of the command line.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use fristed::app::ports::Clock;
use fristed::domain::time::HOUSE_ZONE;
use fristed::kiosk::clock::{PageClock, SystemClock, parse_time};
use proptest::prelude::*;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn local_times_are_read_in_the_houses_zone() {
    for (given, meant) in [
        ("2026-10-13T09:40", "2026-10-13T07:40:00Z"),
        ("2026-01-13T09:40", "2026-01-13T08:40:00Z"),
        ("2026-10-13T09:40:30", "2026-10-13T07:40:30Z"),
        // Skipped by the spring change, and repeated by the autumn change.
        ("2026-03-29T02:30", "2026-03-29T01:30:00Z"),
        ("2026-10-25T02:30", "2026-10-25T00:30:00Z"),
        ("2024-02-29T00:00", "2024-02-28T23:00:00Z"),
        ("2026-10-13T09:40:00+05:00", "2026-10-13T04:40:00Z"),
        ("2026-10-13T09:40:00Z", "2026-10-13T09:40:00Z"),
    ] {
        assert_eq!(parse_time(given, HOUSE_ZONE).unwrap(), utc(meant), "{given}");
    }
}

#[test]
fn what_is_no_time_is_refused_with_an_example() {
    for given in [
        "",
        "now",
        "2026-10-13",
        "09:40",
        "2026-02-29T10:00",
        "2026-13-01T10:00",
        "2026-10-13T24:00",
        "2026-10-13T9:40",
        "+2026-10-3T09:40",
        "2026-10-13 09:40",
        "2026-10-13T09:4æ",
        "æææææææØ",
        " 2026-10-1T09:40",
    ] {
        let refused = parse_time(given, HOUSE_ZONE).unwrap_err().to_string();
        assert!(refused.contains("write it like 2026-10-13T09:40"), "{refused}");
        assert!(!refused.contains('\n'));
    }
    let long = parse_time(&"9\n".repeat(5_000), HOUSE_ZONE).unwrap_err().to_string();
    assert!(long.len() < 400 && !long.contains('\n'));
}

#[test]
fn a_frozen_clock_stands_and_a_running_one_goes_on() {
    let noon = utc("2026-10-13T12:00:00Z");
    let frozen = PageClock::frozen(noon);
    let running = PageClock::running(noon);
    std::thread::sleep(Duration::from_millis(30));
    assert_eq!(frozen.now(), noon);
    let gone = running.now() - noon;
    assert!(gone >= TimeDelta::milliseconds(30) && gone < TimeDelta::seconds(20), "{gone}");
    let end = PageClock::running(DateTime::<Utc>::MAX_UTC);
    assert_eq!(end.now(), DateTime::<Utc>::MAX_UTC);
}

#[test]
fn the_systems_clock_is_the_systems() {
    assert!((SystemClock.now() - Utc::now()).abs() < TimeDelta::seconds(5));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,40}") {
        let _ = parse_time(&text, HOUSE_ZONE);
    }

    #[test]
    fn every_moment_is_read_back(seconds in 0_i64..4_000_000_000) {
        let moment = DateTime::<Utc>::from_timestamp(seconds, 0).unwrap();
        prop_assert_eq!(parse_time(&moment.with_timezone(&HOUSE_ZONE).to_rfc3339(), HOUSE_ZONE).unwrap(), moment);
    }
}
