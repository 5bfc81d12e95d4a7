//! How an employee sees best: hers alone, there at the next opening, and gone with her.

use fristed::app::staff::StaffCommand;
use fristed::domain::looks::{Looks, TextStep};

use crate::staff_house::StaffHouse;

const LARGE: Looks = Looks { text: TextStep::Large, dark: true };

#[test]
fn what_she_has_chosen_is_there_at_her_next_opening_and_nobody_else_s() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.own_looks(&session).unwrap(), None);
    house.app.keep_looks(&session, LARGE).unwrap();
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.own_looks(&session).unwrap(), None, "locked");
    let other = house.go_in(&secrets.pins[2]);
    assert_eq!(house.app.own_looks(&other).unwrap(), None);
    // A session that has ended keeps nothing.
    house.app.keep_looks(&session, Looks::default()).unwrap();
    house.press(StaffCommand::Lock);
    house.restart();
    house.press(StaffCommand::Enter);
    house.type_in(&secrets.start);
    let again = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.own_looks(&again).unwrap(), Some(LARGE));
}

#[test]
fn what_was_kept_is_read_back_and_nothing_else_is() {
    for text in [TextStep::Normal, TextStep::Large, TextStep::Largest] {
        for dark in [false, true] {
            let looks = Looks { text, dark };
            assert_eq!(Looks::from_bytes(&looks.to_bytes()), Some(looks));
        }
    }
    for other in [&[][..], &[3, 0], &[0, 2], &[0], &[0, 0, 0]] {
        assert_eq!(Looks::from_bytes(other), None, "{other:?}");
    }
}
