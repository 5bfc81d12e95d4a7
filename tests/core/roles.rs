//! Volunteers, trainees and substitutes: the right *hus* at most, held by what can be written and not by the screen.

use fristed::app::running::Ran;
use fristed::app::running::history::Sort;
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{StaffCommand, StaffOutcome};
use fristed::domain::employee::{Employee, EmployeeId, Initials, Right, Role};
use fristed::domain::text::Language::Danish;
use fristed::vault::hierarchy::PadKey;

use crate::staff_house::StaffHouse;

const OTHERS: [Role; 3] = [Role::Volunteer, Role::Student, Role::Substitute];

fn role_of(house: &StaffHouse, id: i64) -> (Role, Right, &'static str) {
    let AccessView::Open(open) = house.view() else { panic!("{:?}", house.view()) };
    let found = open.employees.into_iter().find(|one| one.id == EmployeeId(id)).expect("an employee");
    (found.role, found.right, found.role_words)
}

#[test]
fn who_is_not_employed_here_has_hus_and_can_be_given_no_compass() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[0]);
    for (id, role) in (4..).zip(OTHERS) {
        let initials = ["FA", "SB", "VC"][usize::try_from(id).unwrap() - 4].to_owned();
        house.press(StaffCommand::AddAs { initials, role });
        let pin = house.learn_pin();
        assert_eq!(role_of(&house, id).0, role);
        let give = StaffCommand::ChangeRight(EmployeeId(id), Right::Compass);
        assert_eq!(house.press(give), StaffOutcome::Nothing, "{role:?}");
        assert_eq!(role_of(&house, id).1, Right::House);
        house.press(StaffCommand::Lock);
        assert_eq!(house.go_in(&(EmployeeId(id), pin)).right(), Right::House);
        house.press(StaffCommand::Lock);
        house.go_in(&secrets.pins[0]);
    }
    assert_eq!(role_of(&house, 4).2, "Frivillig");
    assert_eq!(role_of(&house, 1).2, "", "nothing is said of who is employed here");
}

#[test]
fn a_role_is_corrected_by_a_colleague_and_stays_after_a_new_start_code() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (own, compass, third) = (EmployeeId(1), EmployeeId(2), EmployeeId(3));
    let session = house.go_in(&secrets.pins[0]);
    let asks = |house: &mut StaffHouse, id, role| house.press(StaffCommand::ChangeRole(id, role));
    assert_eq!(asks(&mut house, own, Role::Substitute), StaffOutcome::Nothing, "not one's own");
    assert_eq!(asks(&mut house, compass, Role::Substitute), StaffOutcome::Nothing, "the right goes first");
    assert_ne!(asks(&mut house, third, Role::Substitute), StaffOutcome::Nothing);
    assert_eq!(asks(&mut house, third, Role::Substitute), StaffOutcome::Nothing, "she is one already");
    house.press(StaffCommand::NewStartCode);
    house.copy_code(fristed::domain::codes::CodeKind::Start);
    assert_eq!(role_of(&house, 3), (Role::Substitute, Right::House, "Vikar"));
    let said = house.app.history(&session, Sort::Codes, |id| Some(format!("nr. {}", id.0)), Danish).unwrap();
    assert!(said.iter().any(|row| row.what == "Er nu vikar: nr. 3"), "{said:#?}");
    // Somebody with the right hus notes it too; of who has kompas she is not in charge.
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[2]);
    assert_eq!(asks(&mut house, compass, Role::Student), StaffOutcome::Nothing);
    assert_eq!(role_of(&house, 2).0, Role::Staff);
}

#[test]
fn volunteers_may_be_there_from_the_first_day_and_are_not_counted_for_the_compass() {
    let mut house = StaffHouse::new();
    house.press(StaffCommand::Begin);
    house.copy_code(fristed::domain::codes::CodeKind::Start);
    house.copy_code(fristed::domain::codes::CodeKind::Recovery);
    house.press(StaffCommand::Place(fristed::domain::access::Place::CommonRoom));
    house.press(StaffCommand::AddAs { initials: "FA".to_owned(), role: Role::Volunteer });
    house.learn_pin();
    let AccessView::Employees(view) = house.view() else { panic!("{:?}", house.view()) };
    assert_eq!((view.missing, view.tiles[0].role), (2, Role::Volunteer));
}

/// What a profile says is what there can be: a volunteer who was written with the compass comes out without it.
#[test]
fn a_profile_has_no_form_for_a_volunteer_with_the_compass() {
    let pad = PadKey::new().unwrap();
    for role in Role::ALL {
        for right in [Right::House, Right::Compass] {
            let one = Employee { id: EmployeeId(7), initials: Initials::new("AB").unwrap(), right, role };
            let read = pad.open_profile(one.id, &pad.seal_profile(&one).unwrap()).unwrap();
            assert_eq!(read.role, role);
            assert_eq!(read.right == Right::Compass, right == Right::Compass && role == Role::Staff, "{role:?}");
            assert_eq!(role.may_have(right), read.right == right);
        }
    }
}

#[test]
fn another_role_is_undone_until_the_screen_locks_and_both_are_in_the_history() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    house.app.change_role(&session, EmployeeId(3), Role::Volunteer);
    while house.app.poll_staff().is_some() {}
    assert_eq!(role_of(&house, 3).0, Role::Volunteer);
    assert_eq!(house.app.undoable(&session, Danish).unwrap().as_deref(), Some("Gjorde til frivillig: SV"));
    assert_eq!(house.app.undo(&session).unwrap(), Ran::Done(None));
    while house.app.poll_staff().is_some() {}
    assert_eq!(role_of(&house, 3).0, Role::Staff);
    assert_eq!(house.app.undoable(&session, Danish).unwrap(), None, "one step");
    let said = house.app.history(&session, Sort::Codes, |id| Some(format!("nr. {}", id.0)), Danish).unwrap();
    let of_her = said.iter().filter(|row| row.what.starts_with("Er nu ")).count();
    assert_eq!(of_her, 2, "{said:#?}");
    // What is refused is nothing to undo, and a lock ends it.
    house.app.change_role(&session, EmployeeId(2), Role::Student);
    assert_eq!(house.app.undoable(&session, Danish).unwrap(), None);
    house.app.change_role(&session, EmployeeId(3), Role::Student);
    while house.app.poll_staff().is_some() {}
    house.press(StaffCommand::Lock);
    let session = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.undoable(&session, Danish).unwrap(), None);
    assert_eq!(role_of(&house, 3).0, Role::Student);
}
