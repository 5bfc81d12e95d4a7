//! Who gives what to whom, who leaves, and what is lost: each by its path through the pages.

use std::time::Duration;

use fristed::app::staff::access::{AccessView, CodeNote};
use fristed::app::staff::{StaffCommand, StaffNews, StaffOutcome};
use fristed::domain::codes::CodeKind;
use fristed::domain::employee::{EmployeeId, Right};
use fristed::store::KeyFile;

use crate::staff::is_cold;
use crate::staff_house::{StaffHouse, wrong};

const MINUTE: Duration = Duration::from_mins(1);

#[test]
fn somebody_with_hus_gives_no_compass_and_takes_none_away() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[2]);
    let compass = EmployeeId(1);
    for refused in [
        StaffCommand::NewPin(compass),
        StaffCommand::Leaves(compass),
        StaffCommand::Add { initials: "AB".to_owned(), right: Right::Compass },
    ] {
        assert_eq!(house.press(refused), StaffOutcome::Nothing);
    }
    house.press(StaffCommand::Add { initials: "AB".to_owned(), right: Right::House });
    let pin = house.learn_pin();
    house.press(StaffCommand::Lock);
    assert_eq!(house.go_in(&(EmployeeId(4), pin)).right(), Right::House);
}

#[test]
fn whoever_leaves_is_out_at_once_and_the_old_start_code_with_her() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[0]);
    assert_eq!(house.press(StaffCommand::Leaves(EmployeeId(1))), StaffOutcome::Nothing, "not oneself");
    house.press(StaffCommand::Leaves(EmployeeId(2)));
    assert_eq!(KeyFile::open(house.dir.path()).unwrap().employees().unwrap().len(), 2, "before the code is copied");
    let fresh = house.copy_code(CodeKind::Start);
    let AccessView::Open(open) = house.view() else { panic!("{:?}", house.view()) };
    assert!(!open.start_code_due && open.employees.len() == 2);
    assert_eq!(house.press(StaffCommand::Leaves(EmployeeId(1))), StaffOutcome::Nothing, "the last with kompas stays");
    house.press(StaffCommand::Lock);
    let session = house.go_in(&secrets.pins[2]);
    let noted: Vec<String> =
        house.app.audits(&session).unwrap().unwrap().keys.into_iter().map(|row| row.action).collect();
    for action in ["employee-left", "new-start-code"] {
        assert!(noted.iter().any(|one| one == action), "{action} in {noted:?}");
    }
    house.power_up();
    house.type_in(&secrets.start);
    assert!(is_cold(&house), "the old card is worth nothing");
    house.pass(10 * MINUTE);
    house.type_in(&fresh);
    house.go_in(&secrets.pins[0]);
}

/// Also those of the last fourteen days, of which fifty kill a PIN: they were tries at another one.
#[test]
fn a_new_pin_begins_without_wrong_tries() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (id, pin) = &secrets.pins[2];
    house.try_pin(*id, &wrong(pin, 0));
    let tries = |house: &StaffHouse| KeyFile::open(house.dir.path()).unwrap().tries(*id).unwrap().unwrap();
    assert_eq!((tries(&house).count, tries(&house).wrong.len()), (1, 1));
    house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::NewPin(*id));
    house.learn_pin();
    assert_eq!((tries(&house).count, tries(&house).wrong.len()), (0, 0));
}

#[test]
fn a_start_code_that_was_not_copied_is_not_in_force() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::Leaves(EmployeeId(2)));
    house.press(StaffCommand::PanicLock);
    house.type_in(&secrets.start);
    house.go_in(&secrets.pins[0]);
    let AccessView::Open(open) = house.view() else { panic!() };
    assert!(open.start_code_due);
    assert_eq!(open.employees.len(), 2, "she is out all the same");
}

#[test]
fn a_lost_start_code_and_every_forgotten_pin_are_helped_by_the_recovery_key() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.power_up();
    house.press(StaffCommand::UseRecoveryKey);
    house.type_in(&secrets.recovery);
    let fresh = house.copy_code(CodeKind::Start);
    let AccessView::Recovered(view) = house.view() else { panic!("{:?}", house.view()) };
    assert_eq!(view.tiles.len(), 3);
    assert_eq!(house.app.session(), None, "the recovery key alone opens no page");
    house.press(StaffCommand::NewPin(EmployeeId(1)));
    let pin = house.learn_pin();
    house.press(StaffCommand::Finish);
    let session = house.go_in(&(EmployeeId(1), pin.clone()));
    assert_eq!(session.right(), Right::Compass);
    house.power_up();
    house.type_in(&secrets.start);
    assert!(is_cold(&house));
    house.pass(MINUTE);
    house.type_in(&fresh);
    house.go_in(&(EmployeeId(1), pin));
    // The card of the recovery key is good for the next time, also with the new pad key.
    house.power_up();
    house.press(StaffCommand::UseRecoveryKey);
    house.type_in(&secrets.recovery);
    house.copy_code(CodeKind::Start);
}

#[test]
fn with_everything_lost_there_is_no_way_in() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.power_up();
    house.press(StaffCommand::UseRecoveryKey);
    let mut other = secrets.recovery;
    other[23] = (other[23] + 1) % 10;
    house.type_in(&other);
    let AccessView::Code(code) = house.view() else { panic!() };
    assert_eq!((code.kind, code.note), (CodeKind::Recovery, CodeNote::Wrong));
    house.press(StaffCommand::UseStartCode);
    assert!(is_cold(&house));
}

#[test]
fn what_the_recovery_key_opened_locks_by_itself() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.power_up();
    house.press(StaffCommand::UseRecoveryKey);
    house.type_in(&secrets.recovery);
    assert_eq!(house.pass(Duration::from_secs(180)), Some(StaffNews::Locked));
    assert_eq!(house.press(StaffCommand::NewPin(EmployeeId(1))), StaffOutcome::Nothing);
}

#[test]
fn unsaved_text_comes_back_to_the_same_employee_only() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    house.pass(Duration::from_secs(60));
    house.app.keep_unsaved(&session, "agenda", "To ture om\nåret").unwrap();
    let other = house.go_in(&secrets.pins[1]);
    assert_eq!(house.app.take_unsaved(&other).unwrap(), None);
    assert_eq!(house.app.take_unsaved(&session).unwrap(), None, "an old session is worth nothing");
    house.press(StaffCommand::Lock);
    let again = house.go_in(&secrets.pins[0]);
    let (page, text) = house.app.take_unsaved(&again).unwrap().unwrap();
    assert_eq!((page.as_str(), text.as_str()), ("agenda", "To ture om\nåret"));
    assert_eq!(house.app.take_unsaved(&again).unwrap(), None, "once");
}

#[test]
fn what_was_sealed_to_an_old_pin_goes_with_it() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    house.app.keep_unsaved(&session, "agenda", "To ture").unwrap();
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[1]);
    house.press(StaffCommand::NewPin(EmployeeId(1)));
    let AccessView::ShowPin(shown) = house.view() else { panic!() };
    assert!(shown.replaces, "it is said before");
    let pin = house.learn_pin();
    house.press(StaffCommand::Lock);
    let again = house.go_in(&(EmployeeId(1), pin));
    assert_eq!(house.app.take_unsaved(&again).unwrap(), None);
}
