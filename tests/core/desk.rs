//! What the desk says, and first names that are gone when the house closes.

use fristed::app::desk_words;
use fristed::domain::duty::Step;
use fristed::domain::text::Language::{Danish, English};
use fristed::store::Store;

use crate::joining::one;
use crate::lysningen::local;
use crate::staff_house::{MORNING, StaffHouse};

#[test]
fn the_desk_knows_the_food_the_next_shift_what_waits_and_the_agenda() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let mut store = Store::open(house.dir.path()).unwrap();
    store.joining_mut().add(&one("brugervagt", "2026-10-25", "fugl", "ost", Step::Whole)).unwrap();
    let desk = house.app.desk(&session, Danish).unwrap();
    assert!(desk.food.iter().all(|(id, _)| desk.programme.iter().any(|entry| entry.id == *id)), "{:?}", desk.food);
    assert!(!desk.food.is_empty() && desk.food.iter().all(|(_, said)| said.contains("kl. ")), "{:?}", desk.food);
    assert!(desk.food.iter().all(|(_, said)| !said.starts_with("Morgenmad")), "breakfast is over: {:?}", desk.food);
    let shift = desk.shift.unwrap();
    assert_eq!((shift.title.as_str(), shift.people[0].word.as_str()), ("Brugervagt", "Fugl"));
    assert_eq!(desk.suggestions, "Alle forslag er besvaret.", "what lies in the box is nobody's to count");
    let agenda = desk.agenda.unwrap();
    assert_eq!((agenda.name.as_str(), agenda.state.as_str()), ("Værestedsmøde", "Hænger op med 5 punkter."));
    let english = house.app.desk(&session, English).unwrap();
    assert_eq!(english.suggestions, "All ideas are answered.");
}

#[test]
fn a_first_name_is_gone_when_the_house_closes() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    assert!(house.app.here_on(&session, "Mette"));
    let names = |house: &StaffHouse| house.app.today(Danish).unwrap().on_duty;
    assert_eq!(names(&house), "Mette");
    house.machine.wall.set(local("2026-10-13T21:59"));
    assert_eq!(names(&house), "Mette");
    house.machine.wall.set(local("2026-10-13T22:00"));
    assert_eq!(names(&house), "", "the house has closed");
    // Nothing is left of it in memory: a clock that is set back does not bring it again.
    house.app.tend(local("2026-10-13T22:01"));
    house.machine.wall.set(local(MORNING));
    assert_eq!(names(&house), "");
}

#[test]
fn words_of_the_desk_follow_their_number() {
    assert_eq!(
        [0, 1, 3].map(|free| desk_words::places(free, Danish)),
        ["Pladserne er taget", "Én plads er ledig", "3 pladser er ledige"]
    );
    assert_eq!(desk_words::places(1, English), "One place is free");
}
