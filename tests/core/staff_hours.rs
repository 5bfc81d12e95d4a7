//! Hours that colleagues change during a day move the time when the staff side turns cold: at the next lock, and never
//! under an open page.

use std::time::Duration;

use chrono::NaiveTime;
use fristed::app::running::{Ran, Run};
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{Session, StaffCommand, StaffNews};

use crate::lysningen::local;
use crate::some::date;
use crate::staff::is_cold;
use crate::staff_house::{Secrets, StaffHouse};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

/// What the house's hours are today; on other days they stay.
fn open_today(house: &mut StaffHouse, session: &Session, hours: Option<(&str, &str)>) {
    let time = |text: &str| text.parse::<NaiveTime>().unwrap();
    let hours = hours.map(|(from, to)| (time(from), time(to)));
    let ran = house.app.run(session, &Run::Hours { day: date("2026-10-13"), hours, note: String::new() }).unwrap();
    assert!(matches!(ran, Ran::Done(_)), "{ran:?}");
}

/// Somebody works on at an open page.
fn works_for(house: &mut StaffHouse, minutes: u32) {
    for _ in 0..2 * minutes {
        assert_eq!(house.pass(MINUTE / 2), None);
        house.press(StaffCommand::Touch);
        assert!(matches!(house.view(), AccessView::Open(_)), "{:?}", house.view());
    }
}

/// The first of them is in, so long after eleven in the morning.
fn in_after(time: Duration) -> (StaffHouse, Secrets, Session) {
    let (mut house, secrets) = StaffHouse::set_up();
    house.pass(time);
    let session = house.go_in(&secrets.pins[0]);
    (house, secrets, session)
}

#[test]
fn hours_that_are_shortened_count_at_the_next_lock_after_them_and_never_under_an_open_page() {
    let (mut house, secrets, session) = in_after(2 * HOUR + 50 * MINUTE);
    open_today(&mut house, &session, Some(("10:00:00", "14:00:00")));
    // It is ten to two: the house is open yet, and a lock leaves it warm.
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[0]);
    works_for(&mut house, 15);
    assert!(matches!(house.view(), AccessView::Open(_)), "open over the new closing time");
    house.press(StaffCommand::Lock);
    assert!(is_cold(&house), "{:?}", house.view());
}

#[test]
fn shortened_hours_turn_the_pad_cold_by_themselves() {
    let (mut house, _, session) = in_after(2 * HOUR);
    open_today(&mut house, &session, Some(("10:00:00", "14:00:00")));
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.staff_wakes_in(), Some(HOUR), "it wakes for the new closing time");
    house.pass(HOUR - MINUTE);
    house.pad();
    assert_eq!(house.pass(MINUTE), Some(StaffNews::Changed));
    assert!(is_cold(&house), "{:?}", house.view());
}

#[test]
fn a_screen_that_locks_by_itself_after_the_new_closing_time_is_cold() {
    let (mut house, _, session) = in_after(2 * HOUR + 59 * MINUTE);
    open_today(&mut house, &session, Some(("10:00:00", "14:00:00")));
    works_for(&mut house, 2);
    assert_eq!(house.pass(MINUTE), Some(StaffNews::Locked));
    assert!(is_cold(&house), "{:?}", house.view());
}

#[test]
fn a_house_that_is_closed_for_today_while_it_is_open_turns_cold_at_the_lock_unless_it_is_undone() {
    for (undone, hours) in [(false, None), (true, None), (false, Some(("10:00:00", "12:30:00")))] {
        let (mut house, _, session) = in_after(2 * HOUR);
        open_today(&mut house, &session, hours);
        works_for(&mut house, 2);
        if undone {
            house.app.undo(&session).unwrap();
        }
        house.press(StaffCommand::Lock);
        assert_eq!(is_cold(&house), !undone, "{hours:?}: {:?}", house.view());
    }
}

/// Also where nothing has asked for the hours between the change and the press.
#[test]
fn the_very_lock_after_the_house_was_closed_leaves_it_cold() {
    for leaves in [StaffCommand::Lock, StaffCommand::Leave] {
        let (mut house, _, session) = in_after(2 * HOUR);
        open_today(&mut house, &session, None);
        house.app.staff(leaves);
        assert!(is_cold(&house), "{:?}", house.view());
    }
}

#[test]
fn longer_hours_keep_it_warm_longer_and_never_over_twelve_hours() {
    let (mut house, _, session) = in_after(2 * HOUR);
    open_today(&mut house, &session, Some(("10:00:00", "23:30:00")));
    house.press(StaffCommand::Lock);
    house.pass(10 * HOUR - MINUTE);
    house.pad();
    house.pass(MINUTE);
    assert!(is_cold(&house), "{:?}", house.view());
}

#[test]
fn a_wall_clock_that_is_set_meanwhile_moves_nothing() {
    let (mut house, ..) = in_after(2 * HOUR);
    house.machine.wall.set(local("2036-10-13T03:00"));
    house.press(StaffCommand::Lock);
    house.pass(9 * HOUR - MINUTE);
    house.pad();
    house.pass(MINUTE);
    assert!(is_cold(&house), "at the closing time of the day on which the code was typed: {:?}", house.view());
}

#[test]
fn a_start_code_before_the_house_opens_outlives_that_it_stays_closed() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.machine.wall.set(local("2026-10-13T06:00"));
    house.power_up();
    house.type_in(&secrets.start);
    let session = house.go_in(&secrets.pins[0]);
    open_today(&mut house, &session, None);
    house.press(StaffCommand::Lock);
    house.pad();
}
