//! What an employee had typed when the screen locked: it waits for her alone, on the page where she typed it.

use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::screens::place::Spot;
use fristed::screens::staff::Door;
use fristed::screens::staff::running::{At, Field};
use fristed_ui::Typing;
use slint::ComponentHandle as _;

use crate::harness::Kiosk;
use crate::staff_house::{Cards, access, command, log_in, open, shown, type_in};

const GIVEN_BACK: &str = "Det her skrev du, før skærmen låste.";

fn typed(kiosk: &Kiosk) -> String {
    kiosk.ui.global::<Typing>().get_text().to_string()
}

fn act(kiosk: &Kiosk, action: &str) {
    kiosk.screens.borrow_mut().act(action);
    kiosk.settle();
}

fn comes_in(kiosk: &Kiosk, cards: &Cards, who: usize) {
    kiosk.place(|place| place.go(Spot::Staff));
    log_in(kiosk, &cards.pins[who]);
}

#[test]
fn what_was_typed_when_it_locked_by_itself_comes_back_to_her_alone() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Needs.name());
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("to ture");
    kiosk.wait_seconds(61);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Today, ""), "locked, and nothing is left");
    comes_in(&kiosk, &cards, 1);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Staff, ""), "a colleague sees nothing of it");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!(kiosk.spot(), Spot::Running(At::Write(Field::Need)));
    assert_eq!(typed(&kiosk), "to ture");
    assert!(kiosk.has(GIVEN_BACK), "{:#?}", kiosk.texts());
    kiosk.type_on_screen("n");
    assert_eq!(typed(&kiosk), "to turen");
    assert!(!kiosk.has(GIVEN_BACK), "she goes on writing");
    // It is saved from there as ever.
    kiosk.press("Færdig");
    let needs = kiosk.screens.borrow().app().join(fristed::domain::text::Language::Danish).expect("Vær med").needs;
    assert_eq!(needs.last().expect("a need").text, "to turen");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!(kiosk.spot(), Spot::Staff, "what is saved is not given back");
}

#[test]
fn what_was_being_corrected_when_she_locked_is_there_again() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::New(1).name());
    act(&kiosk, &At::Write(Field::Title).name());
    kiosk.type_on_screen("tur til havet");
    kiosk.press("Færdig");
    act(&kiosk, "run-step:from:2");
    act(&kiosk, &At::Write(Field::Text).name());
    kiosk.type_on_screen("vi ser");
    command(&kiosk, StaffCommand::PanicLock);
    kiosk.place(|place| place.go(Spot::Staff));
    type_in(&kiosk, &cards.start);
    comes_in(&kiosk, &cards, 0);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Running(At::Write(Field::Text)), "vi ser"));
    kiosk.press("Færdig");
    assert_eq!(kiosk.spot(), Spot::Running(At::New(1)));
    for part in ["tur til havet", "vi ser", "14.30–15.30"] {
        assert!(kiosk.says(part), "{part}: {:#?}", kiosk.texts());
    }
    // Going home locks as well, from a page of cards.
    kiosk.place(|place| place.go(Spot::Today));
    comes_in(&kiosk, &cards, 0);
    assert_eq!(kiosk.spot(), Spot::Running(At::New(1)));
    assert!(kiosk.has(GIVEN_BACK) && kiosk.says("tur til havet"), "{:#?}", kiosk.texts());
}

#[test]
fn a_new_pin_says_before_that_it_is_lost_and_then_it_is() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("kaffe");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 1);
    command(&kiosk, StaffCommand::NewPin(cards.pins[0].0));
    assert!(kiosk.says("Det, hun skrev uden at gemme, forsvinder."), "{:#?}", kiosk.texts());
    let pin = shown(&kiosk);
    command(&kiosk, StaffCommand::Next);
    type_in(&kiosk, &pin);
    kiosk.press("Lås");
    kiosk.place(|place| place.go(Spot::Staff));
    log_in(&kiosk, &(cards.pins[0].0, pin));
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Staff, ""));
}

#[test]
fn a_first_name_and_initials_come_back_too() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    kiosk.place(|place| place.go(Spot::Desk(Door::Here)));
    kiosk.type_on_screen("signe");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Desk(Door::Here), "signe"));
    kiosk.press_beginning("Tilbage");
    kiosk.place(|place| place.go(Spot::Desk(Door::Employees)));
    act(&kiosk, "staff-write");
    kiosk.type_on_screen("AB");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!(typed(&kiosk), "AB");
    assert!(matches!(access(&kiosk), AccessView::Open(_)));
}

/// The plug is pulled while she types: all but the last seconds is there again.
#[test]
fn what_was_being_typed_when_the_plug_was_pulled_is_there_again() {
    let mut kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Needs.name());
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("en god kop kaffe");
    let typed_then = typed(&kiosk);
    kiosk = kiosk.after_a_power_cut();
    kiosk.place(|place| place.go(Spot::Staff));
    type_in(&kiosk, &cards.start);
    comes_in(&kiosk, &cards, 0);
    let again = typed(&kiosk);
    assert!(again.len() > 4 && typed_then.starts_with(&again), "{again:?} of {typed_then:?}");
}

#[test]
fn what_was_saved_after_it_had_been_kept_is_not_given_back() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("en kop kaffe");
    kiosk.press("Færdig");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Staff, ""));
}
