//! What an employee may do, her pad, and her PIN that is typed back.

use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::{AccessView, PadNote};
use fristed::domain::employee::{EmployeeId, Right};

use crate::staff_house::StaffHouse;

#[test]
fn compass_is_taken_from_a_colleague_at_once_and_given_with_a_new_pin() {
    let (mut house, secrets) = StaffHouse::set_up();
    let sv = secrets.pins[2].clone();
    house.go_in(&secrets.pins[0]);
    // The last two with compass stay, and nobody changes her own.
    house.press(StaffCommand::ChangeRight(EmployeeId(2), Right::House));
    house.press(StaffCommand::ChangeRight(EmployeeId(1), Right::House));
    house.press(StaffCommand::ChangeRight(EmployeeId(3), Right::House));
    assert!(matches!(house.view(), AccessView::Open(_)), "{:?}", house.view());
    house.press(StaffCommand::ChangeRight(EmployeeId(3), Right::Compass));
    let compass_pin = house.learn_pin();
    house.press(StaffCommand::Lock);
    assert_eq!(house.try_pin(sv.0, &sv.1), PadNote::Wrong { left: 4 }, "the old one opens nothing more");
    assert_eq!(house.go_in(&(sv.0, compass_pin.clone())).right(), Right::Compass);
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::ChangeRight(EmployeeId(3), Right::House));
    // At once: although nobody has learned the new one yet.
    house.press(StaffCommand::Drop);
    house.press(StaffCommand::Lock);
    assert!(matches!(house.try_pin(sv.0, &compass_pin), PadNote::Wrong { .. }));
    house.go_in(&secrets.pins[1]);
    house.press(StaffCommand::NewPin(EmployeeId(3)));
    let house_pin = house.learn_pin();
    house.press(StaffCommand::Lock);
    let session = house.go_in(&(sv.0, house_pin));
    assert_eq!(session.right(), Right::House);
    // Who has the house gives nobody compass.
    house.press(StaffCommand::ChangeRight(EmployeeId(2), Right::House));
    house.press(StaffCommand::ChangeRight(EmployeeId(3), Right::Compass));
    assert!(matches!(house.view(), AccessView::Open(_)));
    let noted: Vec<_> = house.app.audits(&session).unwrap().unwrap().keys.into_iter().map(|row| row.action).collect();
    assert!(noted.contains(&"right-compass".to_owned()) && noted.contains(&"right-house".to_owned()), "{noted:?}");
}

#[test]
fn the_digits_stay_only_for_whoever_needs_it() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[2]);
    house.press(StaffCommand::FixedPad(EmployeeId(1), true));
    house.press(StaffCommand::FixedPad(EmployeeId(3), true));
    house.power_up();
    house.type_in(&secrets.start);
    let fixed = |house: &mut StaffHouse, id: i64| {
        (0..6).all(|_| {
            house.press(StaffCommand::Choose(EmployeeId(id)));
            house.pad().keys == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
        })
    };
    assert!(fixed(&mut house, 3), "her own");
    assert!(!fixed(&mut house, 1), "one with the house changes nothing of one with compass");
    let mut other = secrets.pins[2].1.clone();
    other[0] = (other[0] + 1) % 10;
    house.try_pin(EmployeeId(3), &other);
    assert_eq!(house.pad().keys, [1, 2, 3, 4, 5, 6, 7, 8, 9, 0], "also after a wrong one");
    house.go_in(&secrets.pins[2]);
    house.press(StaffCommand::FixedPad(EmployeeId(3), false));
    house.press(StaffCommand::Lock);
    assert!(!fixed(&mut house, 3));
}

#[test]
fn a_pin_counts_once_it_was_typed_back() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::NewPin(EmployeeId(2)));
    let AccessView::ShowPin(shown) = house.view() else { panic!() };
    house.press(StaffCommand::Next);
    let mut other = shown.pin.as_slice().to_vec();
    other[2] = (other[2] + 1) % 10;
    house.type_in(&other);
    let AccessView::ShowPin(again) = house.view() else { panic!("{:?}", house.view()) };
    assert!(again.differs && again.pin == shown.pin, "it is shown again");
    house.press(StaffCommand::Next);
    house.type_in(&other[..3]);
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[1]);
    house.press(StaffCommand::NewPin(EmployeeId(2)));
    house.press(StaffCommand::Next);
    house.press(StaffCommand::ShowAgain);
    let pin = house.learn_pin();
    house.press(StaffCommand::Lock);
    house.go_in(&(EmployeeId(2), pin));
}
