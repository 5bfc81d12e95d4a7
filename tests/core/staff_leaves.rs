//! Whoever leaves the page while a code is tried: what was wrong costs what it costs all the same.

use std::time::Duration;

use fristed::app::staff::access::{AccessView, CodeNote, PadNote};
use fristed::app::staff::{StaffCommand, StaffNews};
use fristed::domain::codes::CodeKind;
use fristed::domain::employee::EmployeeId;
use fristed::store::KeyFile;
use rusqlite::Connection;

use crate::lysningen::local;
use crate::staff::is_cold;
use crate::staff_house::{StaffHouse, wrong};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

/// Types it to the last digit; whoever takes the answer has to ask for it.
fn type_without_waiting(house: &mut StaffHouse, digits: &[u8]) {
    for digit in digits {
        house.app.staff(StaffCommand::Digit(*digit));
    }
    assert!(matches!(house.view(), AccessView::Working(_)), "{:?}", house.view());
}

/// All the wrong ones but the last, each after its wait.
fn nine_wrong(house: &mut StaffHouse, (id, pin): &(EmployeeId, Vec<u8>)) {
    for number in 0..9 {
        house.try_pin(*id, &wrong(pin, number));
        house.pass([0, 0, 0, 0, 1, 5, 15, 30, 90][usize::from(number)] * MINUTE);
    }
}

#[test]
fn the_tenth_wrong_pin_turns_it_cold_also_where_whoever_typed_it_has_gone() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (id, pin) = secrets.pins[0].clone();
    nine_wrong(&mut house, &secrets.pins[0]);
    house.press(StaffCommand::Choose(id));
    type_without_waiting(&mut house, &wrong(&pin, 9));
    house.app.staff(StaffCommand::Leave);
    assert_eq!(house.app.poll_staff(), Some(StaffNews::Changed));
    assert!(is_cold(&house), "{:?}", house.view());
    assert!(house.app.wants_fresh_start());
    assert_eq!(house.press(StaffCommand::Choose(secrets.pins[1].0)), fristed::app::staff::StaffOutcome::Nothing);
    house.type_in(&secrets.start);
    assert!(house.pad().tiles[0].dead && !house.pad().tiles[1].dead);
    house.go_in(&secrets.pins[1]);
}

#[test]
fn the_tenth_wrong_pin_of_a_second_employee_does_so_after_the_lock() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (id, pin) = secrets.pins[1].clone();
    nine_wrong(&mut house, &secrets.pins[1]);
    house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::Second);
    house.press(StaffCommand::Choose(id));
    type_without_waiting(&mut house, &wrong(&pin, 9));
    house.app.staff(StaffCommand::Lock);
    assert_eq!(house.app.session(), None);
    house.app.poll_staff();
    assert!(is_cold(&house), "{:?}", house.view());
}

/// Somebody has turned it cold meanwhile, and types a code: the answer to a try from before does not take it from her.
#[test]
fn an_answer_from_before_the_cold_disturbs_nobody() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (id, pin) = secrets.pins[1].clone();
    nine_wrong(&mut house, &secrets.pins[1]);
    house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::Second);
    house.press(StaffCommand::Choose(id));
    type_without_waiting(&mut house, &wrong(&pin, 9));
    house.app.staff(StaffCommand::PanicLock);
    house.app.staff(StaffCommand::UseRecoveryKey);
    house.app.staff(StaffCommand::Digit(7));
    while house.app.poll_staff().is_some() {}
    let AccessView::Code(code) = house.view() else { panic!("{:?}", house.view()) };
    assert_eq!((code.kind, code.filled), (CodeKind::Recovery, 1));
}

#[test]
fn a_wrong_pin_waits_also_where_whoever_typed_it_has_gone() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (id, pin) = secrets.pins[0].clone();
    for number in 0..4 {
        house.try_pin(id, &wrong(&pin, number));
    }
    type_without_waiting(&mut house, &wrong(&pin, 4));
    house.app.staff(StaffCommand::Leave);
    house.app.poll_staff();
    assert_eq!((house.pad().note, house.pad().chosen), (PadNote::Choose, None));
    house.press(StaffCommand::Choose(id));
    assert_eq!(house.pad().note, PadNote::Wait { words: "Vent ét minut, og prøv igen.".to_owned() });
}

#[test]
fn a_wrong_code_pauses_also_where_whoever_typed_it_has_gone() {
    for kind in [CodeKind::Start, CodeKind::Recovery] {
        let (mut house, secrets) = StaffHouse::set_up();
        house.power_up();
        let mut other = if kind == CodeKind::Start { secrets.start.clone() } else { secrets.recovery.clone() };
        other[15] = (other[15] + 1) % 10;
        if kind == CodeKind::Recovery {
            house.press(StaffCommand::UseRecoveryKey);
        }
        type_without_waiting(&mut house, &other);
        house.app.staff(StaffCommand::Leave);
        house.app.poll_staff();
        let AccessView::Code(code) = house.view() else { panic!("{:?}", house.view()) };
        assert_eq!((code.kind, code.takes_digits, code.note), (CodeKind::Start, false, CodeNote::Wrong));
        house.type_in(&secrets.start);
        assert!(is_cold(&house), "within the pause nothing is taken");
        house.pass(Duration::from_secs(10));
        house.type_in(&secrets.start);
        house.pad();
    }
}

/// Staff come before the house opens: on a Saturday it is open from 9 to 14.
#[test]
fn closing_time_counts_also_where_the_code_was_typed_before_the_house_opened() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.machine.wall.set(local("2026-10-17T07:45"));
    house.power_up();
    house.type_in(&secrets.start);
    house.pass(6 * HOUR + 14 * MINUTE);
    house.pad();
    house.go_in(&secrets.pins[0]);
    house.pass(MINUTE / 2);
    house.press(StaffCommand::Touch);
    house.pass(MINUTE / 2);
    house.press(StaffCommand::Lock);
    assert!(is_cold(&house), "{:?}", house.view());
}

/// Each count that is written, in its order; a second look at the file sees nothing else.
fn watch(house: &StaffHouse, more: &str) -> Connection {
    let keys = Connection::open(house.dir.path().join("keys.db")).unwrap();
    keys.execute_batch(&format!(
        "CREATE TABLE written (number INTEGER PRIMARY KEY, count INTEGER NOT NULL);
         CREATE TRIGGER see AFTER UPDATE OF count ON employee BEGIN
             {more} INSERT INTO written (count) VALUES (NEW.count);
         END;"
    ))
    .unwrap();
    keys
}

#[test]
fn a_right_pin_is_counted_as_a_try_before_it_is_forgiven() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.try_pin(secrets.pins[0].0, &wrong(&secrets.pins[0].1, 0));
    let keys = watch(&house, "");
    house.go_in(&secrets.pins[0]);
    let mut statement = keys.prepare("SELECT count FROM written ORDER BY number").unwrap();
    let counts: Vec<u8> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(counts, [2, 0], "first the try, then that it was right");
    // The verdict is asked for only after that: a plug that is pulled in between must find the try on the disk.
    let clerk = crate::sources::files("src/app/staff", "rs").into_iter().find(|one| one.path.ends_with("clerk.rs"));
    let text = clerk.unwrap().text;
    let of = text.split("fn try_pin").nth(1).unwrap();
    let at = |what: &str| of.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(at("tries.count(") < at("file.save_tries(") && at("file.save_tries(") < at("open_pin("));
}

#[test]
fn a_try_that_cannot_be_counted_opens_nothing() {
    let (mut house, secrets) = StaffHouse::set_up();
    let keys = watch(&house, "SELECT RAISE(ABORT, 'the disk takes nothing');");
    house.try_pin(secrets.pins[0].0, &secrets.pins[0].1);
    assert_eq!(house.app.session(), None);
    keys.execute_batch("DROP TRIGGER see").unwrap();
    house.go_in(&secrets.pins[0]);
    assert_eq!(KeyFile::open(house.dir.path()).unwrap().tries(secrets.pins[0].0).unwrap().unwrap().count, 0);
}
