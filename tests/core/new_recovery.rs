//! A lost recovery key is drawn anew: by whom, after what, and what the old card is worth then.

use fristed::app::running::history::Sort;
use fristed::app::staff::access::{AccessView, PadNote};
use fristed::app::staff::{StaffCommand, StaffOutcome};
use fristed::domain::codes::CodeKind;
use fristed::domain::employee::EmployeeId;
use fristed::domain::text::Language;

use crate::staff::is_cold;
use crate::staff_house::{StaffHouse, wrong};
use crate::staff_traces::holders;

/// Somebody is in, asks for a new key, and is asked for her PIN once more.
fn asked(house: &mut StaffHouse, who: &(EmployeeId, Vec<u8>)) {
    house.go_in(who);
    house.press(StaffCommand::NewRecoveryKey);
    let AccessView::Again(pad) = house.view() else { panic!("{:?}", house.view()) };
    assert_eq!((pad.chosen, pad.tiles.len()), (Some(who.0), 1), "her own and nobody else's");
}

/// Whether the recovery key on a card opens the house, from cold.
fn opens(house: &mut StaffHouse, card: &[u8]) -> bool {
    house.power_up();
    house.press(StaffCommand::UseRecoveryKey);
    house.type_in(card);
    matches!(house.view(), AccessView::ShowCode(_))
}

#[test]
fn a_new_recovery_key_takes_the_place_of_the_lost_one_and_opens_everything() {
    let (mut house, secrets) = StaffHouse::set_up();
    asked(&mut house, &secrets.pins[0]);
    house.type_in(&secrets.pins[0].1);
    let AccessView::ShowCode(shown) = house.view() else { panic!("{:?}", house.view()) };
    assert!(shown.replaces, "there is an old card to tear up");
    let fresh = house.copy_code(CodeKind::Recovery);
    let AccessView::Open(open) = house.view() else { panic!("{:?}", house.view()) };
    assert!(open.audit_whole);
    let noted = house.app.audits(&open.session).unwrap().unwrap().keys;
    let last = noted.last().unwrap();
    assert_eq!((last.actor.as_str(), last.action.as_str()), ("employee 1", "new-recovery-key"));
    house.press(StaffCommand::PanicLock);
    assert!(!opens(&mut house, &secrets.recovery), "the old card is worth nothing");
    assert!(opens(&mut house, &fresh));
    // It gives a PIN that opens the compass as well.
    house.copy_code(CodeKind::Start);
    house.press(StaffCommand::NewPin(EmployeeId(2)));
    let pin = house.learn_pin();
    house.press(StaffCommand::Finish);
    let session = house.go_in(&(EmployeeId(2), pin));
    assert!(house.app.gate(&session).is_some());
    // Everybody's own PIN is as it was.
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[0]);
}

#[test]
fn a_recovery_key_that_was_not_typed_back_is_not_in_force() {
    let (mut house, secrets) = StaffHouse::set_up();
    asked(&mut house, &secrets.pins[0]);
    house.type_in(&secrets.pins[0].1);
    house.press(StaffCommand::Next);
    house.press(StaffCommand::PanicLock);
    assert!(opens(&mut house, &secrets.recovery));
}

#[test]
fn only_somebody_with_both_rights_draws_one_and_only_after_her_own_pin() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[2]);
    assert_eq!(
        house.press(StaffCommand::NewRecoveryKey),
        StaffOutcome::Nothing,
        "without compass there is none to give"
    );
    house.press(StaffCommand::Lock);
    asked(&mut house, &secrets.pins[0]);
    house.type_in(&wrong(&secrets.pins[0].1, 2));
    let AccessView::Again(pad) = house.view() else { panic!("{:?}", house.view()) };
    assert_eq!(pad.note, PadNote::Wrong { left: 4 }, "a try as every other");
    house.type_in(&secrets.pins[1].1);
    assert!(matches!(house.view(), AccessView::Again(_)), "a colleague's is not hers: {:?}", house.view());
    house.press(StaffCommand::Drop);
    assert!(matches!(house.view(), AccessView::Open(_)));
    house.press(StaffCommand::PanicLock);
    assert!(is_cold(&house) && opens(&mut house, &secrets.recovery));
}

#[test]
fn neither_key_is_in_a_file_and_the_history_says_that_one_was_drawn() {
    let (mut house, secrets) = StaffHouse::set_up();
    asked(&mut house, &secrets.pins[0]);
    house.type_in(&secrets.pins[0].1);
    let fresh = house.copy_code(CodeKind::Recovery);
    let session = house.app.session().unwrap();
    for (language, said) in [(Language::Danish, "Ny nødnøgle"), (Language::English, "New recovery key")] {
        let rows = house.app.history(&session, Sort::Codes, |_| None, language).unwrap();
        assert!(rows.iter().any(|row| row.what == said), "{rows:?}");
    }
    house.press(StaffCommand::PanicLock);
    for digits in [&secrets.recovery, &fresh] {
        let written: Vec<u8> = digits.iter().map(|digit| digit + b'0').collect();
        for what in [digits.clone(), written, digits[..8].to_vec()] {
            assert_eq!(holders(house.dir.path(), &what), [""; 0]);
        }
    }
}
