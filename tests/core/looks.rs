//! How an employee sees best: hers alone, there at the next opening, and gone with her.

use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::looks::{Looks, TextStep};
use fristed::store::{KeyFile, Kind, RecordFile};
use fristed::vault::envelope::STEP;

use crate::staff_house::{Secrets, StaffHouse};

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
    // Nor once she is in again herself.
    house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.own_looks(&session).unwrap(), None, "a session that is over");
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

/// A colleague gives her a new PIN, and with it a new pair; she comes in with that.
fn with_a_new_pin(house: &mut StaffHouse, secrets: &Secrets, who: usize) -> Session {
    house.go_in(&secrets.pins[1]);
    house.press(StaffCommand::NewPin(secrets.pins[who].0));
    let pin = house.learn_pin();
    house.press(StaffCommand::Lock);
    house.go_in(&(secrets.pins[who].0, pin))
}

#[test]
fn a_new_pin_from_a_colleague_takes_nothing_of_how_she_sees_best() {
    let (mut house, secrets) = StaffHouse::set_up();
    for who in [0, 2] {
        let session = house.go_in(&secrets.pins[who]);
        house.app.keep_looks(&session, LARGE).unwrap();
        house.press(StaffCommand::Lock);
        let again = with_a_new_pin(&mut house, &secrets, who);
        assert_eq!(house.app.own_looks(&again).unwrap(), Some(LARGE), "{who}");
        house.press(StaffCommand::Lock);
    }
}

#[test]
fn what_an_earlier_version_sealed_to_her_own_pair_outlives_a_new_pin_too() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (id, records) = (secrets.pins[0].0.0.to_be_bytes(), RecordFile::open(house.dir.path()).unwrap());
    let employees = KeyFile::open(house.dir.path()).unwrap().employees().unwrap();
    let hers = employees.into_iter().find(|one| one.id == secrets.pins[0].0).unwrap().slot.public;
    let sealed = hers.seal_padded(&Kind::LOOKS_OF_OWN.label(&id), &LARGE.to_bytes(), STEP).unwrap();
    records.put_sealed(Kind::LOOKS_OF_OWN, &id, &sealed).unwrap();
    // It is sealed anew when she comes in.
    let session = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.own_looks(&session).unwrap(), Some(LARGE));
    house.press(StaffCommand::Lock);
    let again = with_a_new_pin(&mut house, &secrets, 0);
    assert_eq!(house.app.own_looks(&again).unwrap(), Some(LARGE));
}

#[test]
fn how_she_sees_best_goes_with_her() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    house.app.keep_looks(&session, LARGE).unwrap();
    house.press(StaffCommand::Lock);
    let kept = |house: &StaffHouse| {
        let records = RecordFile::open(house.dir.path()).unwrap();
        records.sealed(Kind::LOOKS, &secrets.pins[0].0.0.to_be_bytes()).unwrap().is_some()
    };
    assert!(kept(&house));
    house.go_in(&secrets.pins[1]);
    house.press(StaffCommand::Leaves(secrets.pins[0].0));
    assert!(!kept(&house));
}
