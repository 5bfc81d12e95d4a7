//! When the box is emptied.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc, Weekday};
use fristed::domain::release::{Beat, Beats, ReleaseRhythm, Rhythms, TOGETHER};
use fristed::domain::time::HOUSE_ZONE;
use proptest::prelude::*;

use crate::lysningen::local as utc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn in_rhythm(agenda: &[NaiveDate]) -> Beats {
    Beats { rhythms: Rhythms::default(), agenda_days: agenda.to_vec() }
}

fn between(last: &str, now: &str, agenda: &[&str]) -> Option<Beat> {
    let agenda: Vec<_> = agenda.iter().map(|one| day(one)).collect();
    in_rhythm(&agenda).between(utc(last), utc(now), HOUSE_ZONE)
}

#[test]
fn mondays_at_eight_house_time() {
    // A Monday in summer time, and one in winter time; neither is a fourth one.
    for (before, at) in [("2026-10-19T07:59", "2026-10-19T08:00"), ("2026-11-02T07:59", "2026-11-02T08:00")] {
        let sunday = before.replace("19T", "18T").replace("11-02T", "11-01T");
        assert_eq!(between(&sunday, before, &[]), None, "{before}");
        assert_eq!(
            between(before, at, &[]),
            Some(Beat { at: utc(at), together: TOGETHER, whatever_waits: false }),
            "{at}"
        );
        assert_eq!(between(at, at, &[]), None, "the beat at {at} comes once");
    }
}

#[test]
fn the_day_before_an_agenda_goes_up() {
    let beat = between("2026-10-20T09:00", "2026-10-21T20:00", &["2026-10-22"]).unwrap();
    assert_eq!(beat, Beat { at: utc("2026-10-21T08:00"), together: TOGETHER, whatever_waits: false });
    assert_eq!(between("2026-10-20T09:00", "2026-10-21T20:00", &["2026-10-23"]), None);
}

#[test]
fn three_together_or_every_fourth_monday_whatever_waits() {
    let ordinary = Beat { at: utc("2026-10-19T08:00"), together: TOGETHER, whatever_waits: false };
    let fourth = Beat { whatever_waits: true, ..ordinary };
    let left = |beat: Beat| (0..5).map(|waiting| beat.releases(waiting)).collect::<Vec<_>>();
    assert_eq!(left(ordinary), [false, false, false, true, true]);
    assert_eq!(left(fourth), [false, true, true, true, true]);
    assert_eq!(TOGETHER, 3);
    assert!(between("2026-10-12T07:00", "2026-10-12T08:00", &[]).unwrap().whatever_waits);
}

#[test]
fn after_a_pause_the_latest_beat_counts_and_a_fourth_monday_is_made_up_for() {
    let beat = between("2026-10-10T12:00", "2026-10-20T12:00", &[]).unwrap();
    assert_eq!(beat, Beat { at: utc("2026-10-19T08:00"), together: TOGETHER, whatever_waits: true });
    // A year later, and with a last beat in the future: no endless search, and no beat.
    assert!(between("2025-10-10T12:00", "2026-10-20T12:00", &[]).unwrap().whatever_waits);
    assert_eq!(between("2030-01-01T12:00", "2026-10-20T12:00", &[]), None);
}

fn moments() -> impl Strategy<Value = DateTime<Utc>> {
    // Ten years of minutes, with all changes of the clock.
    (0..5_256_000_i64).prop_map(|minutes| utc("2026-01-01T00:00") + TimeDelta::minutes(minutes))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_beat_is_at_eight_on_a_monday_or_the_day_before_an_agenda(now in moments(), ahead in 0..9_i64) {
        let agenda = (now.with_timezone(&HOUSE_ZONE) + TimeDelta::days(ahead)).date_naive();
        let beat = in_rhythm(&[agenda]).next(now, HOUSE_ZONE).unwrap();
        let local = beat.at.with_timezone(&HOUSE_ZONE);
        prop_assert_eq!((local.hour(), local.minute(), local.second()), (8, 0, 0));
        prop_assert!(local.weekday() == Weekday::Mon || local.date_naive().succ_opt() == Some(agenda));
        prop_assert!(beat.at > now && beat.at <= now + TimeDelta::days(7) + TimeDelta::hours(1));
        prop_assert!(!beat.whatever_waits || local.weekday() == Weekday::Mon);
    }

    #[test]
    fn however_often_one_looks_every_beat_comes_once(
        start in moments(), steps in prop::collection::vec(1..3_000_i64, 1..60)
    ) {
        let (mut last, mut now, mut found) = (start, start, Vec::new());
        for step in steps {
            now += TimeDelta::minutes(step);
            if let Some(beat) = Beats::default().between(last, now, HOUSE_ZONE) {
                prop_assert!(beat.at > last && beat.at <= now);
                last = beat.at;
                found.push(beat);
            }
        }
        // The same beats, found one after the other.
        let mut expected = Vec::new();
        let mut at = start;
        while let Some(beat) = Beats::default().next(at, HOUSE_ZONE).filter(|beat| beat.at <= now) {
            at = beat.at;
            expected.push(beat);
        }
        // Steps are at most two days long, so no beat hides another one.
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn nothing_waits_longer_than_four_weeks(now in moments()) {
        let latest = Beats::default().latest(now, HOUSE_ZONE).unwrap();
        prop_assert!(latest > now && latest <= now + TimeDelta::days(28) + TimeDelta::hours(1));
        let beat = Beats::default().between(now, latest, HOUSE_ZONE).unwrap();
        prop_assert!(beat.releases(1) && beat.at == latest);
        prop_assert_eq!(latest.with_timezone(&HOUSE_ZONE).weekday(), Weekday::Mon);
    }

    /// However an employee turns the rhythm about, the box is emptied once in each week and never for fewer than three,
    /// but for the week in four in which everything leaves.
    #[test]
    fn no_change_of_rhythm_makes_a_second_day_in_a_week_or_a_week_without(
        start in moments(), changes in prop::collection::vec((0..400_i64, 0..7_u8, 0..24_u32, 3..=10_usize), 0..12)
    ) {
        let monday = {
            let day = start.with_timezone(&HOUSE_ZONE).date_naive();
            day - chrono::Days::new(day.weekday().num_days_from_monday().into())
        };
        let midnight = |day: NaiveDate| fristed::domain::time::start_of_day(day, HOUSE_ZONE).to_utc();
        let mut when: Vec<_> = changes.into_iter().map(|(hours, day, hour, together)| {
            let rhythm = ReleaseRhythm::new(Weekday::try_from(day).unwrap(), hour, together).unwrap();
            (midnight(monday) + TimeDelta::hours(hours), rhythm)
        }).collect();
        when.sort_by_key(|(at, _)| *at);
        let (mut beats, mut at, mut found) = (Beats::default(), midnight(monday), Vec::new());
        let end = midnight(monday + chrono::Days::new(35));
        for hour in 0..35 * 24 + 2 {
            let now = midnight(monday) + TimeDelta::hours(hour);
            if now > end { break }
            while when.first().is_some_and(|(change, _)| *change < now) {
                let (change, rhythm) = when.remove(0);
                let day = change.with_timezone(&HOUSE_ZONE).date_naive();
                beats.rhythms = beats.rhythms.changed(rhythm, day);
            }
            if let Some(beat) = beats.between(at, now, HOUSE_ZONE) {
                prop_assert!(beat.together >= TOGETHER);
                prop_assert!(!beat.releases(beat.together - 1) || beat.whatever_waits);
                found.push(beat);
            }
            at = now;
        }
        let week = |beat: &Beat| (beat.at.with_timezone(&HOUSE_ZONE).date_naive() - monday).num_days() / 7;
        let weeks: Vec<i64> = found.iter().map(week).filter(|week| *week < 5).collect();
        // A beat at midnight on a Monday falls on the first moment looked at, which is the last of no hour.
        prop_assert!(weeks.windows(2).all(|two| two[0] < two[1]), "{weeks:?}");
        prop_assert!(weeks.len() >= 4, "{weeks:?}");
        // And in the week before, where something was changed: so that nobody waits longer.
        let all = found.iter().filter(|beat| beat.whatever_waits && week(beat) < 4).count();
        prop_assert!((1..=2).contains(&all), "{all}");
    }

    /// Whatever day and hour the house changes to, and however often: a single suggestion leaves within four weeks.
    #[test]
    fn no_change_of_rhythm_makes_anybody_wait_longer_than_four_weeks(
        start in moments(), changes in prop::collection::vec((1..60_i64, 0..7_u8, 0..24_u32), 0..14)
    ) {
        let (mut beats, mut at, mut emptied) = (Beats::default(), start, None);
        let mut gaps = Vec::new();
        let mut waits = |beats: &Beats, from: DateTime<Utc>, to: DateTime<Utc>| {
            let mut now = from;
            while let Some(beat) = beats.next(now, HOUSE_ZONE).filter(|beat| beat.at <= to) {
                now = beat.at;
                if beat.whatever_waits {
                    gaps.extend(emptied.map(|before| beat.at - before));
                    emptied = Some(beat.at);
                }
            }
        };
        for (half_days, day, hour) in changes {
            let then = at + TimeDelta::hours(12 * half_days);
            waits(&beats, at, then);
            let rhythm = ReleaseRhythm::new(Weekday::try_from(day).unwrap(), hour, TOGETHER).unwrap();
            beats.rhythms = beats.rhythms.changed(rhythm, then.with_timezone(&HOUSE_ZONE).date_naive());
            at = then;
        }
        waits(&beats, at, at + TimeDelta::days(100));
        prop_assert!(gaps.len() >= 2);
        // An hour more where the clock goes back.
        prop_assert!(gaps.iter().all(|gap| *gap <= TimeDelta::days(28) + TimeDelta::hours(1)), "{gaps:?}");
    }
}

#[test]
fn no_rhythm_is_offered_that_would_tell_who_wrote() {
    assert!(ReleaseRhythm::new(Weekday::Fri, 14, 3).is_some());
    for (hour, together) in [(24, 3), (8, 2), (8, 1), (8, 0), (8, 11)] {
        assert_eq!(ReleaseRhythm::new(Weekday::Mon, hour, together), None, "{hour} {together}");
    }
}
