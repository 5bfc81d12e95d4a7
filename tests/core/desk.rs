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
    assert_eq!(desk.suggestions, desk_words::unanswered(2, Danish));
    let (when, items) = desk.agenda.unwrap();
    assert!(when.contains("3. november") && items == "Dagsorden: 5 punkter", "{when}: {items}");
    let english = house.app.desk(&session, English).unwrap();
    assert_eq!(english.suggestions, "2 suggestions wait for an answer");
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
    let said = |count: usize| [desk_words::unanswered(count, Danish), desk_words::places(count, Danish)];
    assert_eq!(said(0), ["", "Pladserne er taget"]);
    assert_eq!(said(1), ["Ét forslag venter på svar", "Én plads er ledig"]);
    assert_eq!(said(3), ["3 forslag venter på svar", "3 pladser er ledige"]);
    assert_eq!(desk_words::agenda(0, Danish), "Dagsordenen er tom endnu");
    assert_eq!([1, 4].map(|items| desk_words::agenda(items, English)), ["Agenda: one item", "Agenda: 4 items"]);
}
