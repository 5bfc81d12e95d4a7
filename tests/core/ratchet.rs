//! Clocks that stand wrong: nothing is erased by them, and the house comes back to itself.

use chrono::{DateTime, TimeDelta, Utc};
use fristed::app::status::{Status, look as status};
use fristed::app::status_words::sentence;
use fristed::domain::backup::is_due;
use fristed::domain::finding::Severity;
use fristed::domain::ratchet::{BACK, CONFIRMED, FORGOTTEN, Jump, Ratchet, look};
use fristed::domain::text::Language;
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::Store;
use fristed::store::upkeep::{Trouble, read_clock, write_clock};
use proptest::prelude::*;

use crate::lysningen::local;
use crate::some::private_folder;

fn at(text: &str) -> DateTime<Utc> {
    local(text)
}

#[test]
fn a_clock_that_goes_on_is_believed_over_a_long_holiday() {
    let first = look(None, at("2026-06-20T12:00"));
    assert!(first.may_erase());
    let after = look(Some(first), at("2026-07-24T12:00"));
    assert_eq!(after, Ratchet { highest: at("2026-07-24T12:00"), doubt: None });
    let summer_time_ends = look(Some(look(None, at("2026-10-25T02:59"))), at("2026-10-25T03:00"));
    assert!(summer_time_ends.may_erase());
    let corrected = look(Some(after), at("2026-07-24T12:00") - BACK);
    assert!(corrected.doubt.is_none() && corrected.highest == after.highest, "set right by a few minutes");
}

#[test]
fn a_battery_that_dies_erases_nothing_for_a_day_and_is_told_of() {
    let before = look(None, at("2026-10-13T12:00"));
    let dead = look(Some(before), at("2020-01-01T00:00"));
    assert_eq!(dead.doubt.unwrap().jump, Jump::Back);
    assert!(!dead.may_erase());
    let right = look(Some(dead), at("2026-10-13T12:01"));
    assert!(right.may_erase() && right.doubt.is_none());
    // It stays wrong: what is told is told for long, and then the time is taken as it is.
    let mut seen = dead;
    let mut now = at("2020-01-01T00:00");
    while now - at("2020-01-01T00:00") < FORGOTTEN - TimeDelta::hours(6) {
        now += TimeDelta::hours(6);
        seen = look(Some(seen), now);
        assert_eq!(seen.may_erase(), now - at("2020-01-01T00:00") >= CONFIRMED, "{now}");
        assert!(seen.doubt.is_some(), "{now}");
    }
    let seen = look(Some(seen), now + TimeDelta::hours(6));
    assert_eq!(seen.doubt, None);
}

#[test]
fn a_jump_ahead_counts_from_the_last_jump() {
    let before = look(None, at("2026-10-13T12:00"));
    let first = look(Some(before), at("2031-01-01T12:00"));
    assert_eq!(first.doubt.unwrap().jump, Jump::Ahead);
    let again = look(Some(first), at("2036-01-01T12:00"));
    assert!(!again.may_erase(), "five years are no day that has passed");
    let hours = look(Some(again), at("2036-01-02T11:59"));
    assert!(!hours.may_erase());
    assert!(look(Some(hours), at("2036-01-02T12:00")).may_erase(), "it has carried on for a day");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The true time goes on; the clock is wrong for less than a day now and then, by anything from a second to twenty
    /// years either way. Whatever is erased is over in truth, or the clock was ahead by no more than a house may have
    /// stood still; and once it has been right again for a day, erasing goes on.
    #[test]
    fn no_sequence_of_wrong_clocks_erases_what_is_to_come(
        start in 0i64..700_000_000,
        steps in prop::collection::vec((1i64..12 * 3600, prop_oneof![
            4 => Just(0i64),
            1 => 3_024_001i64..631_152_000i64,
            1 => -631_152_000i64..-301i64,
            1 => -300i64..=1,
        ], 1usize..5), 1..25),
    ) {
        let mut truth = at("2006-01-01T00:00") + TimeDelta::seconds(start);
        let mut seen = look(None, truth);
        let (mut wrong_for, mut right_for) = (0i64, 0i64);
        for (gone, offset, times) in steps {
            for _ in 0..times {
                truth += TimeDelta::seconds(gone);
                // A wrong stretch ends before it has lasted a day.
                let offset = if offset.abs() > 300 && wrong_for + gone < CONFIRMED.num_seconds() { offset } else { offset.clamp(-300, 0) };
                wrong_for = if offset.abs() > 300 { wrong_for + gone } else { 0 };
                right_for = if offset == 0 { right_for + gone } else { 0 };
                let shown = truth + TimeDelta::seconds(offset);
                seen = look(Some(seen), shown);
                if seen.may_erase() {
                    prop_assert!(shown <= truth, "what is not over yet is erased: {shown} is not {truth}");
                }
                prop_assert!(right_for < 2 * CONFIRMED.num_seconds() || seen.doubt.is_none(), "{seen:?}");
                // Nothing else that looks at the clock minds either.
                let _ = is_due(Some(seen.highest), shown, HOUSE_ZONE);
            }
        }
    }
}

#[test]
fn what_is_remembered_of_the_clock_outlives_the_program() {
    let dir = private_folder();
    assert_eq!(read_clock(dir.path()), None);
    let seen = look(Some(look(None, at("2026-10-13T12:00"))), at("2020-01-01T00:00"));
    write_clock(dir.path(), &seen).unwrap();
    assert_eq!(read_clock(dir.path()), Some(seen));
    std::fs::write(dir.path().join("clock.json"), "nonsense").unwrap();
    assert_eq!(read_clock(dir.path()), None, "then it begins anew");
}

#[test]
fn the_clock_stands_in_the_status_until_it_is_right() {
    let dir = private_folder();
    drop(Store::open(dir.path()).unwrap());
    write_clock(dir.path(), &look(None, at("2026-10-13T12:00"))).unwrap();
    let found = |now: &str| status(dir.path(), &[], at(now), false);
    assert!(found("2026-10-13T11:00").contains(&Status::ClockBehind));
    assert!(found("2027-10-13T11:00").contains(&Status::ClockAhead));
    let right = found("2026-10-13T12:30");
    assert!(!right.contains(&Status::ClockBehind) && !right.contains(&Status::ClockAhead), "{right:?}");
    assert!(right.contains(&Status::NeverBackedUp));
}

#[test]
fn every_status_says_what_one_can_do() {
    let (one, other) = (at("2026-10-13T12:00"), at("2026-10-12T03:30"));
    let mut all = vec![
        Status::BackedUp(one),
        Status::NeverBackedUp,
        Status::BackupLate(9),
        Status::BackupNotSound(one.date_naive()),
        Status::BackupOnSameDisk,
        Status::DiskLow(150),
        Status::DiskFull(3),
        Status::DiskReadOnly,
        Status::OnlyReading,
        Status::ClockBehind,
        Status::ClockAhead,
        Status::Repaired(one, Some(other)),
        Status::Repaired(one, None),
        Status::ListsLost(one),
        Status::HistoryGone(one.date_naive()),
        Status::HistoryPutBack(one.date_naive()),
    ];
    use Trouble::{Damaged, Disk, Full, NotThere, OtherHouse, ReadOnly};
    all.extend([NotThere, OtherHouse, Full, ReadOnly, Damaged, Disk].map(Status::BackupFailed));
    let mut seen = std::collections::BTreeSet::new();
    for one in all {
        let danish = sentence(one, Language::Danish, HOUSE_ZONE);
        assert!(seen.insert(danish.clone()), "{danish}");
        for never in ["!", "fejl", "skal", "desværre"] {
            assert!(!danish.to_lowercase().contains(never), "{danish}");
        }
        for part in danish.split(". ") {
            assert!(part.split_whitespace().count() <= 12, "{part}");
        }
        let english = sentence(one, Language::English, HOUSE_ZONE);
        assert!(english != danish && !english.ends_with('.'), "{english}");
        let instead = english.contains("; ") || english.contains(", so ") || one.severity().is_none();
        assert!(instead, "{english}");
    }
    assert_eq!(Status::BackedUp(one).severity(), None);
    assert_eq!(Status::ClockBehind.severity(), Some(Severity::Fault));
}
