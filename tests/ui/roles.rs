//! Volunteers, trainees and substitutes by accessible label: added by any colleague, and never offered the compass.

use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::employee::{Right, Role};
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::Door;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::Findings;
use crate::staff_house::{access, begin, command, open, shown, type_in};
use crate::staff_sweep::{look_as, sheets};

fn learn(kiosk: &Kiosk) {
    let pin = shown(kiosk);
    command(kiosk, StaffCommand::Next);
    type_in(kiosk, &pin);
}

fn roles(kiosk: &Kiosk) -> Vec<(String, Role, Right)> {
    let AccessView::Open(view) = access(kiosk) else { panic!("{:?}", access(kiosk)) };
    view.employees.into_iter().map(|one| (one.initials, one.role, one.right)).collect()
}

#[test]
fn a_volunteer_is_added_and_may_not_open_the_compass() {
    let kiosk = Kiosk::new();
    open(&kiosk);
    kiosk.place(|place| place.go(Spot::Desk(Door::Employees)));
    kiosk.press_beginning("Tilføj frivillig, praktikant eller vikar");
    assert!(kiosk.says("Kun ansatte får kompas."), "{:#?}", kiosk.texts());
    kiosk.press("Frivillig");
    assert!(kiosk.button("Huset og kompas").is_none(), "nobody asks for a right: {:#?}", kiosk.buttons());
    kiosk.type_on_screen("FA");
    kiosk.press("Tilføj");
    kiosk.find_and_press("Det er læst op");
    kiosk.woken();
    learn(&kiosk);
    assert_eq!(roles(&kiosk).last(), Some(&("FA".to_owned(), Role::Volunteer, Right::House)));
    assert_eq!(kiosk.spot(), Spot::Desk(Door::Employees));
    kiosk.press_beginning("FA, Frivillig. ");
    assert!(kiosk.says("Kompas er for ansatte."), "{:#?}", kiosk.texts());
    assert!(!kiosk.buttons().iter().any(|label| label.contains("kompas")), "{:#?}", kiosk.buttons());
    // She is employed now: first that is noted, and then there is the right.
    kiosk.press_beginning("Hvad hun er i huset");
    kiosk.press("Ansat");
    kiosk.woken();
    assert_eq!(roles(&kiosk).last().map(|one| one.1), Some(Role::Staff));
    assert!(kiosk.buttons().iter().any(|label| label.contains("kompas")), "{:#?}", kiosk.buttons());
}

#[test]
fn in_english_and_from_the_first_day() {
    let kiosk = Kiosk::new();
    begin(&kiosk);
    kiosk.place(|place| place.language = Language::English);
    kiosk.press_beginning("Add a volunteer, trainee or substitute");
    kiosk.press("Substitute");
    kiosk.screens.borrow_mut().type_in("vc");
    kiosk.settle();
    kiosk.press("Add");
    kiosk.find_and_press("It has been read");
    kiosk.woken();
    learn(&kiosk);
    let AccessView::Employees(view) = access(&kiosk) else { panic!("{:?}", access(&kiosk)) };
    assert_eq!((view.missing, view.tiles[0].role), (2, Role::Substitute));
    assert!(kiosk.says("Substitute"), "{:#?}", kiosk.texts());
}

#[test]
fn the_pages_of_roles_fit_at_every_size() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    command(&kiosk, StaffCommand::AddAs { initials: "PØST".to_owned(), role: Role::Student });
    learn(&kiosk);
    let AccessView::Open(view) = access(&kiosk) else { panic!("{:?}", access(&kiosk)) };
    let id = view.employees.last().expect("a trainee").id;
    let mut findings = Findings::default();
    for looks in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        for door in [Door::Employees, Door::NewRole, Door::Employee(id), Door::Role(id), Door::Role(cards.pins[1].0)] {
            kiosk.place(|place| place.go(Spot::Desk(door.clone())));
            look_as(&kiosk, looks);
            sheets(&kiosk, &door.name(), looks, i32::MAX, &mut findings);
        }
        kiosk.screens.borrow_mut().act("staff-write-student");
        kiosk.settle();
        sheets(&kiosk, "initials of a trainee", looks, 1, &mut findings);
        kiosk.press_beginning(if looks.2 == Language::Danish { "Tilbage" } else { "Back" });
    }
    findings.none();
}
