//! When the house is open: the rules for a day, and the state at a moment.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use fristed::domain::holiday::Holiday;
use fristed::domain::opening::{DayHours, Hours, LOOK_AHEAD, OpenState, OpeningHours};
use fristed::domain::time::{HOUSE_ZONE, Moment, moment};
use proptest::prelude::*;

use crate::some::{civil, date, utc, words};

fn hours(stretches: &[&str]) -> DayHours {
    let stretch = |text: &&str| {
        let (from, to) = text.split_once('-').unwrap();
        Hours { from: from.parse().unwrap(), to: to.parse().unwrap() }
    };
    DayHours { hours: stretches.iter().map(stretch).collect(), note: None }
}

fn every_day(stretches: &[&str]) -> OpeningHours {
    let day = hours(stretches);
    OpeningHours { week: std::array::from_fn(|_| day.clone()), holidays: day, ..OpeningHours::default() }
}

/// Closed but for these days.
fn only(days: &[(&str, &[&str])]) -> OpeningHours {
    let exceptions: BTreeMap<_, _> = days.iter().map(|(day, stretches)| (date(day), hours(stretches))).collect();
    OpeningHours { exceptions, ..OpeningHours::default() }
}

fn local(text: &str) -> Moment {
    moment(civil(text), HOUSE_ZONE)
}

fn state_at(opening: &OpeningHours, at: &str) -> OpenState {
    opening.state(local(at).to_utc(), HOUSE_ZONE)
}

fn open_until(at: &str) -> OpenState {
    OpenState::Open { until: local(at) }
}

fn opens(at: &str) -> OpenState {
    OpenState::Closed { opens: local(at) }
}

#[test]
fn other_hours_that_are_wanted_often_are_proposed_and_none_that_is_over() {
    let often = |of: &str, now: Option<&str>| {
        let instead = hours(&[of]).hours[0].often_instead(now.map(|now| now.parse().unwrap()));
        let said = |one: &Hours| format!("{}-{}", one.from.format("%H:%M"), one.to.format("%H:%M"));
        instead.iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(often("08:00-22:00", None), ["08:00-21:00", "08:00-20:00", "09:00-22:00", "08:00-23:00"]);
    let before = often("08:00-22:00", Some("07:10:00"));
    assert_eq!(before, often("08:00-22:00", None), "before it opens the day is as any other");
    let open = often("08:00-22:00", Some("09:40:00"));
    assert_eq!(open, ["08:00-21:00", "08:00-20:00", "08:00-09:45", "08:00-23:00"], "what is open cannot open later");
    assert_eq!(often("08:00-22:00", Some("20:30:00")), ["08:00-21:00", "08:00-20:45", "08:00-23:00"]);
    assert_eq!(often("08:00-22:00", Some("20:50:00")), ["08:00-21:00", "08:00-23:00"], "each once");
    assert_eq!(often("08:00-22:00", Some("21:50:00")), ["08:00-23:00"]);
    assert_eq!(often("10:00-11:00", None), ["10:00-12:00"], "something is left of each");
    assert_eq!(often("08:00-23:00", None), ["08:00-22:00", "08:00-21:00", "09:00-23:00"], "within the day");
    assert!(often("08:00-22:00", Some("22:00:00")).is_empty(), "the day is over");
    assert!(often("20:00-02:00", None).is_empty(), "past midnight");
}

#[test]
fn the_first_second_is_open_and_the_last_is_not() {
    let opening = every_day(&["08:00-22:00"]);
    assert_eq!(state_at(&opening, "2026-10-13T07:59:59"), opens("2026-10-13T08:00:00"));
    assert_eq!(state_at(&opening, "2026-10-13T08:00:00"), open_until("2026-10-13T22:00:00"));
    assert_eq!(state_at(&opening, "2026-10-13T21:59:59"), open_until("2026-10-13T22:00:00"));
    assert_eq!(state_at(&opening, "2026-10-13T22:00:00"), opens("2026-10-14T08:00:00"));
}

#[test]
fn a_night_that_began_yesterday_is_still_open() {
    let opening = only(&[("2026-10-16", &["20:00-02:00"])]);
    assert_eq!(state_at(&opening, "2026-10-16T21:00:00"), open_until("2026-10-17T02:00:00"));
    assert_eq!(state_at(&opening, "2026-10-17T01:59:00"), open_until("2026-10-17T02:00:00"));
    assert_eq!(state_at(&opening, "2026-10-17T02:00:00"), OpenState::ClosedForLong);
}

#[test]
fn stretches_that_touch_are_one_over_midnight_too() {
    let opening =
        only(&[("2026-10-13", &["18:00-00:00", "08:00-12:00", "12:00-18:00"]), ("2026-10-14", &["00:00-06:00"])]);
    assert_eq!(state_at(&opening, "2026-10-13T09:00:00"), open_until("2026-10-14T06:00:00"));
    let overlapping = only(&[("2026-10-13", &["08:00-14:00", "10:00-12:00", "13:00-16:00"])]);
    assert_eq!(state_at(&overlapping, "2026-10-13T08:30:00"), open_until("2026-10-13T16:00:00"));
}

#[test]
fn a_break_of_a_minute_is_a_break() {
    let opening = only(&[("2026-10-13", &["08:00-12:00", "12:01-16:00"])]);
    assert_eq!(state_at(&opening, "2026-10-13T11:00:00"), open_until("2026-10-13T12:00:00"));
    assert_eq!(state_at(&opening, "2026-10-13T12:00:00"), opens("2026-10-13T12:01:00"));
}

#[test]
fn a_house_that_never_closes_is_open() {
    let opening = every_day(&["00:00-00:00"]);
    for at in ["2026-10-13T00:00:00", "2026-12-31T23:59:59", "2027-01-01T00:00:00", "2028-02-29T12:00:00"] {
        assert!(state_at(&opening, at).is_open(), "{at}");
    }
}

#[test]
fn an_exception_goes_before_a_named_holiday_before_a_public_one_before_the_weekday() {
    let mut opening = every_day(&["08:00-22:00"]);
    opening.holidays = hours(&["09:00-14:00"]);
    let good_friday = date("2026-04-03");
    assert_eq!(opening.on(date("2026-04-10")), &hours(&["08:00-22:00"]));
    assert_eq!(opening.on(good_friday), &hours(&["09:00-14:00"]));
    opening.named.insert(Holiday::GoodFriday, hours(&["10:00-12:00"]));
    assert_eq!(opening.on(good_friday), &hours(&["10:00-12:00"]));
    let closed = DayHours { hours: Vec::new(), note: Some(words("vi maler stuen")) };
    opening.exceptions.insert(good_friday, closed.clone());
    assert_eq!(opening.on(good_friday), &closed);
    assert!(!opening.opens_on(good_friday));
    assert_eq!(opening.on(date("2027-03-26")), &hours(&["10:00-12:00"]), "the exception is for one date");
    assert_eq!(state_at(&opening, "2026-04-03T10:30:00"), opens("2026-04-04T08:00:00"));
}

#[test]
fn a_day_of_the_houses_own_choice_counts_only_where_the_house_chose_it() {
    let mut opening = every_day(&["08:00-22:00"]);
    opening.holidays = hours(&["09:00-14:00"]);
    for day in ["2026-06-05", "2026-12-24", "2026-12-31"] {
        assert_eq!(opening.on(date(day)), &hours(&["08:00-22:00"]), "{day}");
    }
    opening.named.insert(Holiday::ChristmasEve, hours(&["10:00-20:00"]));
    assert_eq!(opening.on(date("2026-12-24")), &hours(&["10:00-20:00"]));
    // In 2028 Constitution Day is Whit Monday as well: the house's own word for the day goes first.
    assert_eq!(opening.on(date("2028-06-05")), &hours(&["09:00-14:00"]));
    opening.named.insert(Holiday::ConstitutionDay, hours(&["11:00-12:00"]));
    assert_eq!(opening.on(date("2028-06-05")), &hours(&["11:00-12:00"]));
}

#[test]
fn beyond_the_days_that_are_looked_ahead_the_house_is_closed_for_long() {
    let now = date("2026-10-13");
    for (ahead, seen) in [(1, true), (LOOK_AHEAD, true), (LOOK_AHEAD + 1, false), (400, false)] {
        let day = now + Days::new(ahead);
        let opening =
            OpeningHours { exceptions: BTreeMap::from([(day, hours(&["10:00-12:00"]))]), ..OpeningHours::default() };
        let expected = if seen {
            OpenState::Closed { opens: moment(day.and_hms_opt(10, 0, 0).unwrap(), HOUSE_ZONE) }
        } else {
            OpenState::ClosedForLong
        };
        assert_eq!(state_at(&opening, "2026-10-13T12:00:00"), expected, "{ahead} days ahead");
    }
}

#[test]
fn the_night_that_loses_an_hour() {
    let across = only(&[("2026-03-28", &["22:00-04:00"])]);
    assert_eq!(across.state(utc("2026-03-29T01:59:59Z"), HOUSE_ZONE), open_until("2026-03-29T04:00:00"));
    assert_eq!(across.state(utc("2026-03-29T02:00:00Z"), HOUSE_ZONE), OpenState::ClosedForLong);
    // Half past two does not exist that night: it counts with the offset before, which is half past three.
    let into = only(&[("2026-03-29", &["01:00-02:30"])]);
    assert!(into.state(utc("2026-03-29T01:29:59Z"), HOUSE_ZONE).is_open());
    assert!(!into.state(utc("2026-03-29T01:30:00Z"), HOUSE_ZONE).is_open());
}

#[test]
fn the_night_that_has_an_hour_twice() {
    let across = only(&[("2026-10-24", &["22:00-04:00"])]);
    assert!(across.state(utc("2026-10-25T02:59:59Z"), HOUSE_ZONE).is_open());
    assert!(!across.state(utc("2026-10-25T03:00:00Z"), HOUSE_ZONE).is_open());
    // It closes at the first half past two and stays closed at the second.
    let into = only(&[("2026-10-25", &["01:00-02:30"])]);
    assert!(into.state(utc("2026-10-25T00:29:59Z"), HOUSE_ZONE).is_open());
    assert!(!into.state(utc("2026-10-25T00:30:00Z"), HOUSE_ZONE).is_open());
    assert!(!into.state(utc("2026-10-25T01:15:00Z"), HOUSE_ZONE).is_open());
}

#[test]
fn what_lasts_into_the_open_hours_meets_them() {
    let opening = only(&[("2026-10-16", &["20:00-02:00"]), ("2026-10-18", &["09:00-14:00"])]);
    let meets = |from: &str, to: &str| opening.opens_within(local(from), local(to));
    assert!(meets("2026-10-16T19:00:00", "2026-10-16T20:00:01"));
    assert!(!meets("2026-10-16T19:00:00", "2026-10-16T20:00:00"), "it ends as the house opens");
    assert!(meets("2026-10-17T01:59:00", "2026-10-17T05:00:00"), "the night that began the day before");
    assert!(!meets("2026-10-17T02:00:00", "2026-10-18T09:00:00"));
    assert!(meets("2026-10-18T09:00:00", "2026-10-18T09:00:00"), "without length, where it stands");
    assert!(!meets("2026-10-18T14:00:00", "2026-10-18T14:00:00"));
}

/// A picture of some days, minute by minute, made by counting and comparing only.
struct Minutes {
    first: DateTime<Utc>,
    civil: Vec<NaiveDateTime>,
    open: Vec<bool>,
}

impl Minutes {
    fn of(opening: &OpeningHours, day: NaiveDate, days: u64) -> Self {
        let first = (day.and_hms_opt(0, 0, 0).unwrap() - TimeDelta::hours(2)).and_utc();
        let count = i64::try_from(days).unwrap() * 1440;
        let civil: Vec<_> =
            (0..count).map(|i| (first + TimeDelta::minutes(i)).with_timezone(&HOUSE_ZONE).naive_local()).collect();
        let mut minutes = Self { first, open: vec![false; civil.len()], civil };
        for on in (day - Days::new(2)).iter_days().take(usize::try_from(days).unwrap() + 3) {
            for stretch in &opening.on(on).hours {
                let to_day = if stretch.to <= stretch.from { on + Days::new(1) } else { on };
                let (from, to) = (minutes.find(on.and_time(stretch.from)), minutes.find(to_day.and_time(stretch.to)));
                minutes.open[from..to].fill(true);
            }
        }
        minutes
    }

    /// The first minute that shows this time; where none does, an hour after the one an hour earlier.
    fn find(&self, at: NaiveDateTime) -> usize {
        let last = self.civil.len();
        if at < self.civil[0] {
            return 0;
        }
        if at > self.civil[last - 1] {
            return last;
        }
        let exactly = |at| self.civil.iter().position(|civil| *civil == at);
        exactly(at).or_else(|| Some(exactly(at - TimeDelta::hours(1))? + 60)).unwrap()
    }

    fn at(&self, minute: usize) -> DateTime<Utc> {
        self.first + TimeDelta::minutes(i64::try_from(minute).unwrap())
    }
}

fn some_hours() -> impl Strategy<Value = DayHours> {
    let quarter = (0u32..96).prop_map(|q| chrono::NaiveTime::from_hms_opt(q / 4, q % 4 * 15, 0).unwrap());
    let stretch = (quarter.clone(), quarter).prop_map(|(from, to)| Hours { from, to });
    prop::collection::vec(stretch, 0..3).prop_map(|hours| DayHours { hours, note: None })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_state_agrees_with_a_picture_of_every_minute(
        week in prop::array::uniform7(some_hours()),
        holidays in some_hours(),
        exception in some_hours(),
        day in prop::sample::select(vec!["2026-03-27", "2026-03-28", "2026-10-23", "2026-10-24", "2028-02-28", "2026-12-30", "2026-07-01"]),
    ) {
        let day = date(day);
        let exceptions = BTreeMap::from([(day + Days::new(1), exception)]);
        let opening = OpeningHours { week, holidays, exceptions, ..OpeningHours::default() };
        let minutes = Minutes::of(&opening, day, 14);
        for minute in 120..4 * 1440 {
            let change = (minute..minutes.open.len()).find(|later| minutes.open[*later] != minutes.open[minute]);
            match (opening.state(minutes.at(minute), HOUSE_ZONE), change) {
                (OpenState::Open { until }, Some(change)) => {
                    prop_assert!(minutes.open[minute], "{} is not open", minutes.civil[minute]);
                    prop_assert_eq!(until.to_utc(), minutes.at(change));
                }
                (OpenState::Closed { opens }, Some(change)) => {
                    prop_assert!(!minutes.open[minute], "{} is open", minutes.civil[minute]);
                    prop_assert_eq!(opens.to_utc(), minutes.at(change));
                }
                (state, None) => prop_assert_eq!(state.is_open(), minutes.open[minute]),
                (OpenState::ClosedForLong, Some(_)) => prop_assert!(false, "it opens within days"),
            }
        }
    }
}

#[test]
fn hours_are_moved_by_quarters_and_past_midnight_only_where_they_were() {
    let at = |hour, minute| chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    for ((from, to), (closes, quarters), then) in [
        ((at(8, 0), at(22, 0)), (true, -1), (at(8, 0), at(21, 45))),
        ((at(8, 0), at(23, 45)), (true, 1), (at(8, 0), at(23, 45))),
        ((at(8, 0), at(8, 15)), (false, 1), (at(8, 0), at(8, 15))),
        ((at(20, 0), at(2, 0)), (true, 1), (at(20, 0), at(2, 15))),
        ((at(20, 0), at(0, 15)), (true, -2), (at(20, 0), at(23, 45))),
        ((at(20, 0), at(2, 0)), (false, -1), (at(19, 45), at(2, 0))),
        ((at(2, 15), at(2, 0)), (false, -1), (at(2, 15), at(2, 0))),
    ] {
        let moved = Hours { from, to }.moved(closes, quarters);
        assert_eq!((moved.from, moved.to), then, "{from}-{to} {closes} {quarters}");
    }
}
