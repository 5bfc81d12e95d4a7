//! What the desk says, and first names that are gone when the house closes.

use fristed::app::desk_words;
use fristed::app::facilities::FacilityState;
use fristed::domain::day::Phase;
use fristed::domain::duty::Step;
use fristed::domain::text::Language::{Danish, English};
use fristed::store::Store;

use crate::joining::one;
use crate::lysningen::{Lysningen, local};
use crate::some::date;
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

#[test]
fn a_door_says_its_state_in_a_line() {
    let house = Lysningen::at("2026-10-13T09:40");
    let entries = house.app.programme_of(date("2026-10-13"), Danish).unwrap();
    assert_eq!(desk_words::programme(&entries, Danish), "Nu: Morgenmad");
    let mut rest = entries;
    rest.retain(|entry| entry.phase == Phase::Later);
    rest[1].phase = Phase::Cancelled;
    assert_eq!(desk_words::programme(&rest, Danish), "Kl. 10–11: Avis og kaffe · 1 aflyst");
    assert_eq!(desk_words::programme(&[], Danish), "Der er ikke noget i dag");
    let mut places = house.app.facilities(Danish).unwrap();
    assert_eq!(desk_words::facilities(&places, Danish), "Alle er ledige");
    (places[0].state, places[1].state, places[2].state) =
        (FacilityState::Taken, FacilityState::Closed, FacilityState::Taken);
    assert_eq!(desk_words::facilities(&places, Danish), "2 optaget · 1 lukket");
    assert_eq!(desk_words::facilities(&places, English), "2 taken · 1 closed");
    assert_eq!(desk_words::facilities(&[], English), "The house is closed");
}

#[test]
fn undo_has_fewer_words_where_there_is_less_room() {
    let all = desk_words::undo("Aflyste: Skak, torsdag den 15. oktober", Danish);
    assert_eq!(
        all,
        ["Fortryd: Aflyste: Skak, torsdag den 15. oktober", "Fortryd: Aflyste: Skak", "Fortryd: Aflyste", "Fortryd"]
    );
    assert_eq!(desk_words::undo("Changed a list", English), ["Undo: Changed a list", "Undo"]);
}

#[test]
fn the_lists_are_in_the_order_of_their_dates() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let lists = house.app.lists_for_staff(&session, Danish).unwrap();
    let dates: Vec<_> = lists.iter().map(|list| list.view.listing.date).collect();
    assert!(dates.len() > 3 && dates.is_sorted(), "{dates:?}");
    // The desk has the next duty all the same, whatever else comes before it.
    assert!(house.app.desk(&session, Danish).unwrap().shift.unwrap().kind.is_some());
}
