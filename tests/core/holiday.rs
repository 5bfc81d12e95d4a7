//! Danish holidays against a table that was not computed by the program.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use fristed::domain::holiday::{Holiday, easter_sunday};

use crate::some::date;

const EASTER: [&str; 21] = [
    "2020-04-12",
    "2021-04-04",
    "2022-04-17",
    "2023-04-09",
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2028-04-16",
    "2029-04-01",
    "2030-04-21",
    "2031-04-13",
    "2032-03-28",
    "2033-04-17",
    "2034-04-09",
    "2035-03-25",
    "2036-04-13",
    "2037-04-05",
    "2038-04-25",
    "2039-04-10",
    "2040-04-01",
];

#[test]
fn easter_of_the_years_from_2020_to_2040() {
    for (year, easter) in (2020..).zip(EASTER) {
        assert_eq!(easter_sunday(year), Some(date(easter)), "{year}");
    }
}

#[test]
fn easter_at_the_ends_of_its_range_and_of_the_calendar() {
    // The earliest and the latest days it can fall on.
    for easter in ["1818-03-22", "2285-03-22", "1943-04-25", "2038-04-25"] {
        let day = date(easter);
        assert_eq!(easter_sunday(day.year()), Some(day));
    }
    for year in 1583..=4099 {
        let easter = easter_sunday(year).unwrap();
        assert_eq!(easter.weekday(), Weekday::Sun, "{year}");
        let earliest = NaiveDate::from_ymd_opt(year, 3, 22).unwrap();
        let latest = NaiveDate::from_ymd_opt(year, 4, 25).unwrap();
        assert!((earliest..=latest).contains(&easter), "{year}: {easter}");
    }
    for year in [i32::MIN, -1, 0, 1582, 10_000, i32::MAX] {
        assert_eq!(easter_sunday(year), None, "{year}");
    }
}

#[test]
fn every_public_holiday_of_2026() {
    let public = [
        (Holiday::NewYearsDay, "2026-01-01"),
        (Holiday::MaundyThursday, "2026-04-02"),
        (Holiday::GoodFriday, "2026-04-03"),
        (Holiday::EasterSunday, "2026-04-05"),
        (Holiday::EasterMonday, "2026-04-06"),
        (Holiday::AscensionDay, "2026-05-14"),
        (Holiday::WhitSunday, "2026-05-24"),
        (Holiday::WhitMonday, "2026-05-25"),
        (Holiday::ChristmasDay, "2026-12-25"),
        (Holiday::BoxingDay, "2026-12-26"),
    ];
    for (holiday, day) in public {
        assert!(holiday.is_public(), "{holiday:?}");
        assert_eq!(holiday.date(2026), Some(date(day)), "{holiday:?}");
    }
    let all: BTreeSet<_> =
        date("2026-01-01").iter_days().take(365).filter(|day| Holiday::on(*day).any(Holiday::is_public)).collect();
    assert_eq!(all, public.iter().map(|(_, day)| date(day)).collect());
}

#[test]
fn store_bededag_is_a_working_day() {
    for easter in EASTER {
        // It was the fourth Friday after Easter.
        let day = date(easter) + Days::new(26);
        assert_eq!(day.weekday(), Weekday::Fri);
        assert_eq!(Holiday::on(day).count(), 0, "{day}");
    }
}

#[test]
fn three_days_are_up_to_the_house() {
    let own: Vec<_> = Holiday::ALL.into_iter().filter(|holiday| !holiday.is_public()).collect();
    assert_eq!(own, [Holiday::ConstitutionDay, Holiday::ChristmasEve, Holiday::NewYearsEve]);
    let dates: Vec<_> = own.iter().map(|holiday| holiday.date(2027)).collect();
    assert_eq!(dates, [Some(date("2027-06-05")), Some(date("2027-12-24")), Some(date("2027-12-31"))]);
}

#[test]
fn two_holidays_can_meet_and_both_are_named() {
    let on = |day: &str| Holiday::on(date(day)).collect::<Vec<_>>();
    assert_eq!(on("2028-06-05"), [Holiday::WhitMonday, Holiday::ConstitutionDay]);
    assert_eq!(on("2022-06-05"), [Holiday::WhitSunday, Holiday::ConstitutionDay]);
    assert_eq!(on("2026-10-13"), []);
}

#[test]
fn every_holiday_has_a_word_of_its_own() {
    let words: BTreeSet<_> = Holiday::ALL.iter().map(|holiday| holiday.word()).collect();
    assert_eq!(words.len(), Holiday::ALL.len());
    assert!(words.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-')), "{words:?}");
}
