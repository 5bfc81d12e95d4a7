//! Faciliteter: one tap says that something is in use, and one that it is free again.

use std::time::Duration;

use crate::harness::{Kiosk, TUESDAY_NIGHT};

const MINUTE: Duration = Duration::from_mins(1);

fn at_facilities() -> Kiosk {
    let kiosk = Kiosk::new();
    kiosk.press_beginning("Billardbordet er ledigt");
    kiosk
}

#[test]
fn the_shower_is_taken_and_given_back_by_one_tap_each() {
    let kiosk = Kiosk::new();
    kiosk.press("Badet er ledigt. Bank på, og gå ind");
    kiosk.press("I brug: Badet");
    assert!(kiosk.has("er optaget"), "{:#?}", kiosk.texts());
    assert!(kiosk.has("Badet på 1. sal er ledigt"), "what one can do instead: {:#?}", kiosk.texts());
    assert!(kiosk.button("I brug: Badet").is_none());
    kiosk.press("Ledig igen: Badet");
    assert!(!kiosk.has("er optaget"));
    assert!(kiosk.button("I brug: Badet").is_some());
}

#[test]
fn where_nothing_else_is_free_the_house_says_what_one_can_do() {
    let kiosk = at_facilities();
    while kiosk.button("I brug: Badet på 1. sal").is_none() {
        kiosk.press("Mere");
    }
    kiosk.press("I brug: Badet på 1. sal");
    kiosk.go_to("facilities");
    kiosk.press("I brug: Badet");
    assert!(kiosk.has("Tag en kop kaffe så længe, og kig forbi igen."), "{:#?}", kiosk.texts());
}

#[test]
fn a_table_is_free_by_itself_after_its_own_time() {
    let kiosk = at_facilities();
    kiosk.press("I brug: Billardbordet");
    assert!(kiosk.button("Ledig igen: Billardbordet").is_some());
    kiosk.wait(44 * MINUTE);
    kiosk.tap(5.0, 300.0);
    kiosk.go_to("facilities");
    assert!(kiosk.button("Ledig igen: Billardbordet").is_some(), "its 45 minutes are not over");
    kiosk.wait(MINUTE);
    assert!(kiosk.button("Ledig igen: Billardbordet").is_none(), "{:#?}", kiosk.texts());
    assert!(kiosk.button("I brug: Billardbordet").is_some());
}

#[test]
fn a_room_with_a_door_is_never_called_free_by_a_clock() {
    let kiosk = at_facilities();
    kiosk.press("I brug: Badet");
    kiosk.wait(41 * MINUTE);
    kiosk.tap(5.0, 300.0);
    kiosk.go_to("facilities");
    let said = kiosk.texts().join("\n").to_lowercase();
    assert!(said.contains("måske ledigt") && said.contains("bank på"), "{said}");
    assert!(said.contains("hent en af os"), "{said}");
    assert!(kiosk.button("Ledig igen: Badet").is_some() && kiosk.button("I brug: Badet").is_some());
    kiosk.press("Ledig igen: Badet");
    assert!(!kiosk.says("åske ledigt"));
}

#[test]
fn today_shows_the_first_three_in_the_houses_order() {
    let kiosk = Kiosk::new();
    let tiles: Vec<String> = kiosk.buttons().into_iter().filter(|label| label.contains(" er ledig")).collect();
    let begins = ["Badet er ledigt", "Billardbordet er ledigt", "Vaskemaskinen er ledig"];
    assert_eq!(tiles.len(), 3, "{tiles:?}");
    assert!(tiles.iter().zip(begins).all(|(tile, begin)| tile.starts_with(begin)), "{tiles:?}");
}

#[test]
fn a_closed_house_has_nothing_to_use() {
    let kiosk = Kiosk::at(TUESDAY_NIGHT);
    assert!(!kiosk.says("er ledig"), "{:#?}", kiosk.texts());
    kiosk.go_to("facilities");
    assert!(kiosk.says("Vi har lukket lige nu"), "{:#?}", kiosk.texts());
    assert!(!kiosk.buttons().iter().any(|label| label.starts_with("I brug")));
}

#[test]
fn what_closes_while_somebody_looks_takes_no_press() {
    let kiosk = at_facilities();
    let button = kiosk.button("I brug: Badet").expect("a free shower");
    kiosk.clock.set_to(crate::harness::local(TUESDAY_NIGHT));
    let (x, y) = button.rect.centre();
    kiosk.tap(x, y);
    kiosk.clock.set_to(crate::harness::local("2026-10-14T10:00"));
    kiosk.go_to("facilities");
    assert!(kiosk.button("I brug: Badet").is_some(), "nobody took it while the house was closed");
}

#[test]
fn two_taps_within_the_guard_count_once() {
    let kiosk = at_facilities();
    let (x, y) = kiosk.button("I brug: Badet").expect("a free shower").rect.centre();
    // The second tap of a hand that shakes would meet *Ledig igen* in the same place.
    for _ in 0..2 {
        kiosk.touch(0, fristed::kiosk::touch::Phase::Started, x, y);
        kiosk.pass(Duration::from_millis(40));
        kiosk.touch(0, fristed::kiosk::touch::Phase::Ended, x, y);
        kiosk.pass(Duration::from_millis(100));
    }
    kiosk.pass(Duration::from_secs(1));
    kiosk.settle();
    assert!(kiosk.button("Ledig igen: Badet").is_some(), "{:#?}", kiosk.buttons());
}
