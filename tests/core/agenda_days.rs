//! The box is emptied on the day before an agenda goes up, where at least three suggestions wait.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Timelike, Utc, Weekday};
use fristed::app::postbox::Postbox;
use fristed::domain::activity::{Change, Override};
use fristed::domain::meeting::{AgendaDays, Meeting, MeetingKind};
use fristed::domain::release::{Beats, Rhythms};
use fristed::domain::time::HOUSE_ZONE;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::lysningen::{Lysningen, local};
use crate::some::{civil, date, example, words};
use crate::suggestion_box::everything;

fn meeting(kind: MeetingKind, days: Option<u8>) -> Meeting {
    Meeting {
        slug: "moede".to_owned(),
        kind,
        name: words("Husmøde"),
        text: None,
        activity: None,
        agenda_days_before: days.map(|days| AgendaDays::new(days).unwrap()),
    }
}

#[test]
fn the_agenda_goes_up_as_many_days_before_as_the_house_says() {
    let held = date("2026-11-03");
    let up = |kind, days| meeting(kind, days).agenda_goes_up(held);
    assert_eq!(up(MeetingKind::House, Some(0)), Some(held));
    assert_eq!(up(MeetingKind::House, Some(7)), Some(date("2026-10-27")));
    assert_eq!(up(MeetingKind::House, None), Some(date("2026-10-31")), "three days before, where nothing is said");
    assert_eq!(up(MeetingKind::TenantBoard, Some(2)), Some(date("2026-11-01")));
    assert_eq!(up(MeetingKind::TenantBoard, None), None, "another meeting has an agenda day when the house names one");
    assert_eq!(AgendaDays::new(28), None);
}

/// Posts `waiting` suggestions on a Tuesday, looks in every hour until `end`, and says on which days something left.
fn left_on(mut house: Lysningen, waiting: usize, end: &str) -> Vec<NaiveDate> {
    let dir = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    house.app = house.app.with_postbox(Postbox::at_once(dir.path()).unwrap());
    let (mut now, end) = (local("2026-10-27T09:00"), local(end));
    house.app.tend_box(now);
    for number in 0..waiting {
        house.app.post_suggestion(&format!("forslag {number}")).unwrap();
    }
    let released = || everything(dir.path()).iter().filter(|(_, month)| month.is_some()).count();
    let mut days = Vec::new();
    while now < end {
        let before = released();
        now += TimeDelta::hours(1);
        house.app.tend_box(now);
        if released() > before {
            days.push(now.with_timezone(&HOUSE_ZONE).date_naive());
        }
    }
    days
}

#[test]
fn three_that_wait_leave_the_day_before_the_agenda_goes_up_and_two_do_not() {
    // Tuesday the third of November, its agenda up on Saturday, the box emptied on Friday; the Mondays come all the same.
    let house = || Lysningen::at("2026-10-27T09:00");
    assert_eq!(left_on(house(), 3, "2026-11-01T23:00"), [date("2026-10-30")]);
    assert_eq!(left_on(house(), 2, "2026-11-01T23:00"), []);
    let other = Lysningen::with("2026-10-27T09:00", |content| {
        content.meetings.meetings[0].agenda_days_before = AgendaDays::new(2);
    });
    assert_eq!(left_on(other, 3, "2026-11-01T23:00"), [date("2026-10-31")]);
    // Without a meeting there is no agenda.
    let none = Lysningen::with("2026-10-27T09:00", |content| content.meetings = Default::default());
    assert_eq!(left_on(none, 3, "2026-11-01T23:00"), []);
}

#[test]
fn a_cancelled_meeting_has_no_agenda_day_and_a_moved_one_another() {
    let with = |change: Change| {
        let house = Lysningen::with("2026-10-27T09:00", |content| {
            let own = |one: &&mut fristed::domain::activity::Activity| matches!(&one.origin, fristed::domain::activity::Origin::HouseFile { id } if id == "vaerestedsmoede");
            let activity = content.activities.iter_mut().find(own).unwrap();
            let time = activity.schedule.start.civil().time();
            let instead_of = date("2026-11-03").and_time(time);
            activity.schedule.overrides.push(Override { instead_of, change, note: None });
        });
        house.app.agenda_days(local("2026-10-27T09:00")).unwrap()
    };
    let usual = Lysningen::at("2026-10-27T09:00").app.agenda_days(local("2026-10-27T09:00")).unwrap();
    assert!(usual.contains(&date("2026-10-31")), "{usual:?}");
    assert!(!with(Change::Cancelled).contains(&date("2026-10-31")));
    let schedule = &example().activities[0].schedule;
    let start = fristed::domain::activity::Start::At { civil: civil("2026-11-10T14:00:00"), zone: HOUSE_ZONE };
    let moved = with(Change::Moved { start, length: schedule.length, title: None, place: None });
    assert!(!moved.contains(&date("2026-10-31")) && moved.contains(&date("2026-11-07")), "{moved:?}");
}

fn with_agenda(day: NaiveDate) -> Beats {
    Beats { rhythms: Rhythms::default(), agenda_days: vec![day] }
}

fn moments() -> impl Strategy<Value = DateTime<Utc>> {
    (0..5_256_000_i64).prop_map(|minutes| local("2026-01-01T00:00") + TimeDelta::minutes(minutes))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_day_before_an_agenda_goes_up_three_leave_and_two_wait(
        now in moments(), ahead in 1..60_u64, days in 0..=AgendaDays::MOST, waiting in 0..9_usize
    ) {
        let held = now.with_timezone(&HOUSE_ZONE).date_naive() + Days::new(ahead);
        let up = meeting(MeetingKind::House, Some(days)).agenda_goes_up(held).unwrap();
        prop_assert_eq!(held - Days::new(u64::from(days)), up);
        let day = up - Days::new(1);
        // From midnight to midnight of that day there is one beat, at eight.
        let midnight = fristed::domain::time::start_of_day(day, HOUSE_ZONE).to_utc();
        let beat = with_agenda(up).between(midnight, midnight + TimeDelta::hours(23), HOUSE_ZONE).unwrap();
        let at = beat.at.with_timezone(&HOUSE_ZONE);
        prop_assert_eq!((at.date_naive(), at.hour(), at.minute()), (day, 8, 0));
        prop_assert_eq!(with_agenda(up).next(midnight, HOUSE_ZONE), Some(beat));
        let monday = chrono::Datelike::weekday(&day) == Weekday::Mon;
        prop_assert!(monday || !beat.whatever_waits, "only a Monday lets a single one go");
        if waiting >= 3 || !beat.whatever_waits {
            prop_assert_eq!(beat.releases(waiting), waiting >= 3);
        }
        // The agenda of another day makes no beat of this one.
        let other = with_agenda(up + Days::new(2)).between(midnight, midnight + TimeDelta::hours(23), HOUSE_ZONE);
        prop_assert_eq!(other.is_some(), monday);
    }
}
