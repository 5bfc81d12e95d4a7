//! Faciliteter: what is free, one press, and what one can do instead.

use fristed::app::facilities::{FacilityState, FacilityView};
use fristed::app::{Command, Outcome};
use fristed::domain::facility::{FacilityId, Press, PressRefused, Recorded};
use fristed::domain::text::Language::{Danish, English};
use fristed::store::{Action, Actor, AuditEvent, StoreError};

use crate::lysningen::{Lysningen, local};
use crate::some::words;

fn all(house: &Lysningen) -> Vec<FacilityView> {
    house.app.facilities(Danish).unwrap()
}

fn one(house: &Lysningen, slug: &str) -> FacilityView {
    all(house).into_iter().find(|one| one.slug == slug).unwrap()
}

fn press(house: &mut Lysningen, slug: &str, press: Press) -> Outcome {
    let id = house.app.store().facilities().unwrap().iter().find(|one| one.facility.slug == slug).unwrap().id;
    house.app.apply(Command::Facility(id, press)).unwrap()
}

#[test]
fn all_of_them_in_the_houses_order_with_their_own_words() {
    let house = Lysningen::at("2026-10-13T09:40");
    let shown: Vec<_> = all(&house).iter().map(|one| format!("{} – {}", one.sentence(), one.advice)).collect();
    let expected = [
        "Badet er ledigt – Bank på, og gå ind",
        "Billardbordet er ledigt – Spil bare",
        "Vaskemaskinen er ledig – Brug den bare",
        "Tumbleren er ledig – Brug den bare",
        "Dartskiven er ledig – Kast bare",
        "Stillerummet er ledigt – Bank på, og hvil dig lidt",
        "Badet på 1. sal er ledigt – Bank på, og gå ind",
    ];
    assert_eq!(shown, expected);
    assert_eq!(house.app.facilities(English).unwrap()[0].sentence(), "The shower is free");
}

#[test]
fn one_press_takes_it_and_one_gives_it_free() {
    let mut house = Lysningen::at("2026-10-13T09:40");
    assert!(one(&house, "bad").can_take && !one(&house, "bad").can_release);
    assert_eq!(press(&mut house, "bad", Press::Take), Outcome::Done);
    let taken = one(&house, "bad");
    assert_eq!((taken.state, taken.words.as_str()), (FacilityState::Taken, "er optaget"));
    assert!(!taken.can_take && taken.can_release);
    assert!(!taken.sentence().chars().any(|c| c.is_ascii_digit()), "no countdown: {}", taken.sentence());
    assert_eq!(press(&mut house, "bad", Press::Take), Outcome::Refused(PressRefused::AlreadySo));
    assert_eq!(press(&mut house, "bad", Press::Release), Outcome::Done);
    assert_eq!(one(&house, "bad").state, FacilityState::Free);
    assert_eq!(house.app.store().facilities().unwrap()[0].recorded, Recorded::Free);
}

#[test]
fn a_machine_is_free_by_itself_and_a_door_only_perhaps() {
    let mut house = Lysningen::at("2026-10-13T09:40");
    press(&mut house, "bad", Press::Take);
    press(&mut house, "vask", Press::Take);
    house.later("2026-10-13T10:19");
    assert_eq!([one(&house, "bad").state, one(&house, "vask").state], [FacilityState::Taken; 2]);
    house.later("2026-10-13T12:00");
    assert_eq!(one(&house, "vask").state, FacilityState::Free);
    let door = one(&house, "bad");
    assert_eq!((door.state, door.sentence().as_str()), (FacilityState::PerhapsFree, "Badet er måske ledigt"));
    assert_eq!(door.advice, "Bank på. Svarer ingen, så hent en af os.");
    assert!(door.can_take && door.can_release);
}

#[test]
fn on_a_day_run_by_users_the_door_names_the_one_on_duty() {
    let mut house = Lysningen::at("2026-10-25T09:30");
    press(&mut house, "bad", Press::Take);
    house.later("2026-10-25T12:30");
    let door = one(&house, "bad");
    assert_eq!(
        (door.state, door.advice.as_str()),
        (FacilityState::PerhapsFree, "Bank på. Svarer ingen, så hent vagten.")
    );
}

#[test]
fn the_alternative_is_the_first_free_of_the_list_else_the_sentence() {
    let mut house = Lysningen::with("2026-10-13T09:40", |content| {
        let bad = content.facilities.iter_mut().find(|one| one.slug == "bad").unwrap();
        bad.instead.facilities = vec!["bad-oppe".to_owned(), "stillerum".to_owned()];
    });
    press(&mut house, "bad", Press::Take);
    assert_eq!(one(&house, "bad").advice, "Badet på 1. sal er ledigt");
    press(&mut house, "bad-oppe", Press::Take);
    assert_eq!(one(&house, "bad").advice, "Stillerummet er ledigt");
    // Badet oppe is the other way round: what it would name is taken.
    assert_eq!(one(&house, "bad-oppe").advice, "Tag en kop kaffe så længe, og kig forbi igen.");
    press(&mut house, "stillerum", Press::Take);
    assert_eq!(one(&house, "bad").advice, "Tag en kop kaffe så længe, og kig forbi igen.");
    // A door whose time is over is not named as free, and the bath itself is not taken any more.
    house.later("2026-10-13T10:30");
    assert_eq!(one(&house, "stillerum").state, FacilityState::Taken);
    press(&mut house, "bad", Press::Take);
    assert_eq!(one(&house, "bad").advice, "Tag en kop kaffe så længe, og kig forbi igen.");
}

#[test]
fn what_the_house_has_closed_says_why_and_what_instead() {
    let mut house = Lysningen::after("2026-10-13T09:40", |store| {
        let id = store.facilities().unwrap().iter().find(|one| one.facility.slug == "vask").unwrap().id;
        let closing = store.change(Actor::CommandLine, |tx| {
            tx.close_facility(id, local("2026-10-12T12:00"), (&words("er til reparation"), None))?;
            let event = AuditEvent { action: Action::ClosedFacility, subject: "vask".to_owned() };
            Ok::<_, StoreError>(((), event))
        });
        closing.unwrap();
    });
    let closed = one(&house, "vask");
    assert_eq!((closed.state, closed.sentence().as_str()), (FacilityState::Closed, "Vaskemaskinen er til reparation"));
    assert_eq!(closed.advice, "Tumbleren er ledig");
    assert!(!closed.can_take && !closed.can_release);
    for what in [Press::Take, Press::Release] {
        assert_eq!(press(&mut house, "vask", what), Outcome::Refused(PressRefused::ClosedByTheHouse));
    }
}

#[test]
fn while_the_house_is_closed_nothing_is_shown_and_nothing_is_taken() {
    let mut house = Lysningen::at("2026-10-13T22:00");
    assert!(all(&house).is_empty());
    assert_eq!(press(&mut house, "bad", Press::Take), Outcome::Nothing);
    house.later("2026-10-14T08:00");
    assert_eq!(one(&house, "bad").state, FacilityState::Free);
    let gone = Command::Facility(FacilityId(9_999_999), Press::Take);
    assert_eq!(house.app.apply(gone).unwrap(), Outcome::Nothing);
}

#[test]
fn a_clock_that_jumped_back_a_year_leaves_nothing_taken() {
    let mut house = Lysningen::at("2026-10-13T09:40");
    press(&mut house, "billard", Press::Take);
    press(&mut house, "bad", Press::Take);
    house.later("2025-10-14T09:40");
    assert_eq!(one(&house, "billard").state, FacilityState::Free);
    assert_eq!(one(&house, "bad").state, FacilityState::PerhapsFree);
}
