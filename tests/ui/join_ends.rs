//! The ends of the ways through Vær med: each has one next possibility, the secret drawing is covered, and three wrong
//! ones are a pause with two ways out.

use fristed::domain::duty::Step;
use fristed::domain::sign_up::PAUSE;
use fristed::screens::join_at::{At, Thanks};
use fristed::screens::place::Spot;

use slint::{ComponentHandle as _, Model as _};

use crate::harness::{Kiosk, TUESDAY_NIGHT};
use crate::join::{SHIFT, at_join, listed, press_on_any_sheet, sign_up};
use crate::join_first::put_on;

const NEXT: &str = "Du kan også";

/// Presses that are no part of the frame and lead on from here, over all sheets.
fn leads_on(kiosk: &Kiosk) -> Vec<String> {
    let mut found = Vec::new();
    for _ in 0..usize::try_from(kiosk.ui.global::<fristed_ui::Shell>().get_sheets()).unwrap() {
        found.extend(kiosk.buttons().into_iter().filter(|label| label.starts_with(NEXT)));
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    found
}

#[track_caller]
fn ends_with_one(kiosk: &Kiosk, what: &str) {
    let found = leads_on(kiosk);
    assert_eq!(found.len(), 1, "{what}: {found:?} of {:#?}", kiosk.texts());
    let before = kiosk.spot();
    kiosk.find_and_press(NEXT);
    assert_ne!(kiosk.spot(), before, "{what}: it leads nowhere");
}

#[test]
fn every_end_has_one_next_possibility() {
    let kiosk = at_join();
    for of in [
        Thanks::Joined,
        Thanks::Wished,
        Thanks::Reserve,
        Thanks::MovedUp,
        Thanks::Gone,
        Thanks::Kept,
        Thanks::Need,
        Thanks::Started,
        Thanks::Pause,
    ] {
        kiosk.place(|place| place.go(Spot::Joining(At::Thanks(of, "brugervagt".to_owned(), None))));
        ends_with_one(&kiosk, &format!("{of:?}"));
    }
    for page in [
        "look:aktivitetsgruppen",
        "mine:back@brugervagt@2026-10-25",
        "mine:keep@aktivitetsgruppen@2026-10-15",
        "mine:up@fisketur@2026-10-31",
        // A date that is over, a duty and a group that are gone, and what was taken down meanwhile.
        "list:brugervagt@2026-10-11",
        "mine:back@brugervagt@2026-10-11",
        "duty:stillinger",
        "look:stillinger",
        "started:cards@garden@10:30",
        "stop:cards@garden@10:30",
    ] {
        kiosk.go_to(page);
        ends_with_one(&kiosk, page);
    }
    // When nothing can begin today any more; and where nothing is planned at all there is I dag.
    let closed = Kiosk::at(TUESDAY_NIGHT);
    closed.go_to("start:cards@garden");
    assert!(closed.says("Der er ingen tider lige nu."), "{:#?}", closed.texts());
    ends_with_one(&closed, "no time left");
    let empty = Kiosk::over(TUESDAY_NIGHT, |_| {});
    empty.go_to("list:brugervagt@2026-10-25");
    ends_with_one(&empty, "a house with nothing in it");
}

#[test]
fn the_secret_drawing_is_covered_until_a_press_and_the_one_on_the_list_is_large() {
    let kiosk = at_join();
    sign_up(&kiosk, "Fugl", "Ost");
    let shown = |kiosk: &Kiosk| {
        let card = |one: &fristed_ui::Card| [one.icon.to_string(), one.sign.to_string()];
        let rows = kiosk.ui.global::<fristed_ui::Cards>().get_rows();
        rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>()).flat_map(|one| card(&one)).collect::<Vec<_>>()
    };
    assert!(shown(&kiosk).contains(&"m_fugl".to_owned()), "{:?}", shown(&kiosk));
    assert!(!shown(&kiosk).contains(&"m_ost".to_owned()), "others see the screen as well");
    assert!(kiosk.says("Husk mærket, kun du kender."), "{:#?}", kiosk.texts());
    kiosk.press_beginning("Vis det");
    assert!(shown(&kiosk).contains(&"m_ost".to_owned()), "{:?}", shown(&kiosk));
    assert!(!kiosk.says("Ost"), "no voice says it");
    kiosk.press_beginning("Skjul det");
    assert!(!shown(&kiosk).contains(&"m_ost".to_owned()));
    kiosk.press("Tilbage");
    assert_eq!(kiosk.spot(), Spot::Join);
}

fn three_wrong(kiosk: &Kiosk, page: &str) {
    kiosk.go_to(page);
    for _ in 0..2 {
        press_on_any_sheet(kiosk, "Kaktus");
        assert!(kiosk.says("Det var et andet mærke. Prøv igen."), "{:#?}", kiosk.texts());
        kiosk.press("Færdig");
    }
    press_on_any_sheet(kiosk, "Kaktus");
}

#[test]
fn after_three_wrong_ones_the_holder_gets_through_in_a_little_while() {
    let kiosk = at_join();
    sign_up(&kiosk, "Fugl", "Ost");
    sign_up(&kiosk, "Kop", "Bro");
    let page = format!("show:back@{SHIFT}@fugl");
    three_wrong(&kiosk, &page);
    for way in ["Kom til en af os", "Eller prøv igen om lidt", "Efter fem minutter"] {
        assert!(kiosk.says(way), "{way}: {:#?}", kiosk.texts());
    }
    ends_with_one(&kiosk, "three wrong ones");
    kiosk.go_to(&page);
    assert!(kiosk.says("Eller prøv igen om lidt") && kiosk.button("Ost").is_none(), "{:#?}", kiosk.texts());
    // A prankster has kept nobody else from anything.
    kiosk.go_to(&format!("show:back@{SHIFT}@kop"));
    press_on_any_sheet(&kiosk, "Bro");
    assert!(kiosk.says("Det er slettet. Du er altid velkommen."), "{:#?}", kiosk.texts());
    kiosk.clock.advance(PAUSE.to_std().unwrap());
    kiosk.go_to(&page);
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Det er slettet. Du er altid velkommen."), "{:#?}", kiosk.texts());
    assert!(listed(&kiosk).is_empty());
}

#[test]
fn on_a_day_that_users_run_the_pause_sends_one_to_those_on_duty() {
    let kiosk = Kiosk::at("2026-10-25T10:10");
    put_on(&kiosk, "brugervagt@2026-11-08", "fugl", Step::OneHour);
    three_wrong(&kiosk, "show:back@brugervagt@2026-11-08@fugl");
    assert!(kiosk.says("Kom til vagten") && kiosk.says("12 34 56 08"), "{:#?}", kiosk.texts());
    assert!(kiosk.says("Eller prøv igen om lidt") && !kiosk.says("en af os"), "{:#?}", kiosk.texts());
}
