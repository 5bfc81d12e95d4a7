//! When the compass opens in the room where the screen stands, and the second PIN.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use fristed::app::compass::Layer;
use fristed::app::compass::gate::CompassSetting;
use fristed::app::running::Ran;
use fristed::app::staff::access::{AccessView, PadNote};
use fristed::app::staff::{StaffCommand, StaffOutcome};
use fristed::domain::access::Place;
use fristed::domain::compass::PersonId;
use fristed::domain::compass::gate::{Gate, GateHours, Opened, Shut, Standing, WEEK};
use fristed::domain::employee::EmployeeId;
use fristed::domain::opening::{Hours, OpenState};
use fristed::domain::time::{HOUSE_ZONE, moment};
use fristed::store::{KeyFile, Store};
use proptest::prelude::*;

use crate::lysningen::local;
use crate::staff_house::{StaffHouse, wrong};

const NIGHT: &str = "2026-10-13T23:30";

fn time(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

proptest! {
    /// Whatever a clock shows, it opens nothing in a common room unless the house is closed then, or has said so; a
    /// clock that is doubted opens nothing at all; and two PINs open at any hour.
    #[test]
    fn a_clock_opens_only_what_the_house_has_settled(
        minutes in 0..20_000_i64,
        day in 0..7_usize,
        (from, to) in (0..24_u32, 0..24_u32),
        state in 0..3_u8,
    ) {
        let at: NaiveDateTime = "2026-10-12T00:00:00".parse().unwrap();
        let at = at + TimeDelta::minutes(minutes);
        let there = moment(at, HOUSE_ZONE);
        let state = match state {
            0 => OpenState::Open { until: there },
            1 => OpenState::Closed { opens: there },
            _ => OpenState::ClosedForLong,
        };
        let hours = GateHours::default().with(WEEK[day], Some(Hours { from: time(from), to: time(to) }));
        let gate = |place, second, time| Gate::of(&Standing { place, second, time, hours: &hours });
        let inside = chrono::Datelike::weekday(&at) == WEEK[day] && time(from) <= at.time() && at.time() < time(to);
        let opens = matches!(state, OpenState::Closed { .. }) || inside;
        prop_assert_eq!(gate(Place::CommonRoom, false, Some((at, state))).is_open(), opens);
        prop_assert_eq!(gate(Place::CommonRoom, false, None), Gate::Shut(Shut::NoTime));
        for known in [None, Some((at, state))] {
            prop_assert_eq!(gate(Place::CommonRoom, true, known), Gate::Open(Opened::TwoPins));
            prop_assert_eq!(gate(Place::StaffRoom, false, known), Gate::Open(Opened::StaffRoom));
        }
    }
}

#[test]
fn in_a_staff_room_the_right_is_enough_and_without_it_there_is_no_gate() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.gate(&session), Some(Gate::Open(Opened::StaffRoom)));
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.gate(&session), None, "locked");
    let session = house.go_in(&secrets.pins[2]);
    assert_eq!((house.app.gate(&session), house.app.opens_compass(&session)), (None, false));
    house.press(StaffCommand::Second);
    assert!(matches!(house.view(), AccessView::Open(_)), "she has nothing to open together with anybody");
}

#[test]
fn in_a_common_room_it_opens_while_the_house_is_closed_and_by_no_clock_that_is_doubted() {
    let (mut house, secrets) = StaffHouse::in_common_room();
    let session = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.gate(&session), Some(Gate::Shut(Shut::NoTime)), "a clock that is doubted");
    house.machine.trusted.set(true);
    assert_eq!(house.app.gate(&session), Some(Gate::Shut(Shut::HouseOpen)));
    assert!(
        house.app.draft(&session, PersonId::PRACTICE, Layer::Employee).unwrap().is_none(),
        "nor does anything behind it"
    );
    house.machine.wall.set(local(NIGHT));
    assert_eq!(house.app.gate(&session), Some(Gate::Open(Opened::HouseClosed)));
    assert!(house.app.draft(&session, PersonId::PRACTICE, Layer::Employee).unwrap().is_some());
    house.machine.trusted.set(false);
    assert_eq!(house.app.gate(&session), Some(Gate::Shut(Shut::NoTime)), "the same hour by a doubted clock");
}

#[test]
fn the_house_sets_hours_of_its_own_only_while_it_is_open_and_can_undo_it() {
    let (mut house, secrets) = StaffHouse::in_common_room();
    house.machine.trusted.set(true);
    let session = house.go_in(&secrets.pins[0]);
    let set = CompassSetting::Hours(Weekday::Tue, Some(Hours { from: time(10), to: time(12) }));
    assert!(!house.app.settle_compass(&session, set).unwrap(), "nobody opens it to herself by other hours");
    house.machine.wall.set(local(NIGHT));
    assert!(house.app.settle_compass(&session, set).unwrap());
    assert!(!house.app.settle_compass(&session, set).unwrap(), "it is so already");
    house.machine.wall.set(local("2026-10-13T11:59"));
    assert_eq!(house.app.gate(&session), Some(Gate::Open(Opened::OwnHours)));
    house.machine.wall.set(local("2026-10-13T12:00"));
    assert_eq!(house.app.gate(&session), Some(Gate::Shut(Shut::HouseOpen)));
    house.machine.wall.set(local("2026-10-14T11:00"));
    assert_eq!(house.app.gate(&session), Some(Gate::Shut(Shut::HouseOpen)), "another day");
    let there = Store::open(house.dir.path()).unwrap().gate_hours().unwrap();
    assert_eq!(there.on(Weekday::Tue), Some(Hours { from: time(10), to: time(12) }));
    assert_eq!(house.app.undo(&session).unwrap(), Ran::Done(None));
    assert!(Store::open(house.dir.path()).unwrap().gate_hours().unwrap().is_empty());
    let noted = house.app.audits(&session).unwrap().unwrap().house;
    assert!(noted.iter().any(|row| row.subject == "compass-hours"), "{noted:?}");
}

#[test]
fn two_pins_open_it_until_the_screen_locks_and_a_wrong_one_counts() {
    let (mut house, secrets) = StaffHouse::in_common_room();
    let session = house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::Second);
    let AccessView::Second(pad) = house.view() else { panic!("{:?}", house.view()) };
    let tiles: Vec<_> = pad.tiles.iter().map(|tile| tile.initials.as_str()).collect();
    assert_eq!(tiles, ["JH"], "neither herself nor somebody without the right");
    for other in [&secrets.pins[0], &secrets.pins[2]] {
        house.press(StaffCommand::Choose(other.0));
        house.type_in(&other.1);
        assert!(!house.app.opens_compass(&session), "{other:?}");
    }
    let second = &secrets.pins[1];
    house.press(StaffCommand::Choose(second.0));
    house.type_in(&wrong(&second.1, 0));
    let AccessView::Second(pad) = house.view() else { panic!("{:?}", house.view()) };
    assert_eq!(pad.note, PadNote::Wrong { left: 4 });
    let tries = || KeyFile::open(house.dir.path()).unwrap().tries(EmployeeId(2)).unwrap().unwrap().count;
    assert_eq!(tries(), 1, "counted on the disk, as at the pad");
    assert!(!house.app.opens_compass(&session));
    house.type_in(&second.1);
    assert_eq!(house.app.gate(&session), Some(Gate::Open(Opened::TwoPins)));
    assert_eq!(house.app.session(), Some(session.clone()), "she who was in is in, and nobody else");
    let noted = house.app.audits(&session).unwrap().unwrap().keys;
    assert!(noted.iter().any(|row| row.action == "second" && row.actor == "employee 2"), "{noted:?}");
    house.press(StaffCommand::Lock);
    let again = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.gate(&again), Some(Gate::Shut(Shut::NoTime)), "a lock ends it");
}

/// Nobody opens the compass to herself by saying that the screen stands elsewhere; and another room counts at once.
#[test]
fn another_room_is_noted_only_by_somebody_to_whom_the_compass_is_open() {
    let (mut house, secrets) = StaffHouse::in_common_room();
    let to = |house: &mut StaffHouse, place| {
        let session = house.app.session().unwrap();
        let outcome = house.app.move_screen(&session, place);
        while house.app.poll_staff().is_some() {}
        (outcome, house.app.place_of_screen(&session), house.app.opens_compass(&session))
    };
    house.go_in(&secrets.pins[2]);
    let shut = (StaffOutcome::Nothing, Some(Place::CommonRoom), false);
    assert_eq!(to(&mut house, Place::StaffRoom), shut, "without the right");
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[0]);
    assert_eq!(to(&mut house, Place::StaffRoom), shut, "while it is shut");
    house.press(StaffCommand::Second);
    house.press(StaffCommand::Choose(secrets.pins[1].0));
    house.type_in(&secrets.pins[1].1);
    assert_eq!(to(&mut house, Place::StaffRoom), (StaffOutcome::Working, Some(Place::StaffRoom), true));
    house.press(StaffCommand::Lock);
    house.restart();
    house.type_in(&secrets.start);
    let session = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.gate(&session), Some(Gate::Open(Opened::StaffRoom)), "it is on the disk");
    let noted = house.app.audits(&session).unwrap().unwrap().keys;
    assert!(noted.iter().any(|row| row.action == "moved-staff-room" && row.actor == "employee 1"), "{noted:?}");
    assert_eq!(to(&mut house, Place::CommonRoom), (StaffOutcome::Working, Some(Place::CommonRoom), false));
    assert_eq!(to(&mut house, Place::StaffRoom), shut, "back again takes two");
}

#[test]
fn the_second_one_waits_as_at_the_pad_and_one_goes_back_without_her() {
    let (mut house, secrets) = StaffHouse::in_common_room();
    let session = house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::Second);
    let second = &secrets.pins[1];
    house.press(StaffCommand::Choose(second.0));
    for number in 0..5 {
        house.type_in(&wrong(&second.1, number));
    }
    let AccessView::Second(pad) = house.view() else { panic!("{:?}", house.view()) };
    assert!(matches!(pad.note, PadNote::Wait { .. }) && !pad.takes_digits, "{pad:?}");
    house.type_in(&second.1);
    assert!(!house.app.opens_compass(&session), "not while she waits");
    house.press(StaffCommand::Drop);
    assert!(matches!(house.view(), AccessView::Open(_)));
}
