//! When something new begins: never in the past, and while the house is open.

use fristed::app::running::Draft;

use crate::lysningen::Lysningen;
use crate::some::date;

const TUESDAY: &str = "2026-10-13";

/// Day, beginning and length of what is proposed for `day` at `now`.
fn proposed(now: &str, day: &str) -> (String, String, i64) {
    let Draft { day, from, minutes, .. } = Lysningen::at(now).app.new_draft(date(day));
    (day.to_string(), from.expect("a time").format("%H:%M").to_string(), minutes)
}

fn said(day: &str, from: &str, minutes: i64) -> (String, String, i64) {
    (day.to_owned(), from.to_owned(), minutes)
}

#[test]
fn today_it_is_the_next_half_hour() {
    assert_eq!(proposed("2026-10-13T09:40", TUESDAY), said(TUESDAY, "10:00", 60));
    assert_eq!(proposed("2026-10-13T10:00", TUESDAY), said(TUESDAY, "10:30", 60));
    assert_eq!(proposed("2026-10-13T16:29", TUESDAY), said(TUESDAY, "16:30", 60));
    // The house closes at 22: half an hour is left.
    assert_eq!(proposed("2026-10-13T21:10", TUESDAY), said(TUESDAY, "21:30", 30));
}

#[test]
fn before_the_house_opens_it_is_the_opening_and_after_it_has_closed_the_next_one() {
    assert_eq!(proposed("2026-10-13T03:10", TUESDAY), said(TUESDAY, "08:00", 60));
    assert_eq!(proposed("2026-10-13T21:40", TUESDAY), said("2026-10-14", "08:00", 60));
    assert_eq!(proposed("2026-10-13T23:50", TUESDAY), said("2026-10-14", "08:00", 60));
}

#[test]
fn on_another_day_it_is_the_usual_hour_as_long_as_the_house_is_open_then() {
    assert_eq!(proposed("2026-10-13T09:40", "2026-10-14"), said("2026-10-14", "14:00", 60));
    // New Year's Eve is short: it closes at 14.
    let (day, from, _) = proposed("2026-12-30T12:00", "2026-12-31");
    assert_eq!(day, "2026-12-31");
    assert!(from.as_str() < "14:00", "{from}");
}
