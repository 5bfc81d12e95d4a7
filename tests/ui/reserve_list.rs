//! The reserve list by accessible label: who waits finds the place that has become free.

use fristed::domain::duty::Step;
use fristed::domain::sign_up::{Sign, SignUp};
use fristed::domain::text::Language;

use crate::harness::Kiosk;
use crate::join::{at_join, listed, press_on_any_sheet};
use crate::join_first::put_on;

#[test]
fn a_place_of_the_trip_waits_for_the_reserve_list_and_is_taken_there() {
    let kiosk = at_join();
    let trip = {
        let screens = kiosk.screens.borrow();
        screens.app().duty("fisketur", Language::Danish).unwrap().unwrap().dates[0].listing.clone()
    };
    let word = fristed::screens::join_at::listing_word(&trip);
    kiosk.go_to(&format!("list:{word}"));
    assert!(!kiosk.buttons().iter().any(|label| label.starts_with("Reservelisten")), "{:#?}", kiosk.buttons());
    for sign in ["fugl", "kop", "sky", "anker", "hus", "blad"] {
        let one = SignUp {
            listing: trip.clone(),
            sign: sign.parse().unwrap(),
            secret: "bro".parse().unwrap(),
            step: Step::Whole,
            agreed: false,
        };
        kiosk.screens.borrow().app().store().again().unwrap().joining_mut().add(&one).unwrap();
    }
    kiosk.go_to("join");
    kiosk.go_to(&format!("secret:{word}@if-nobody-else@trae"));
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Du står på reservelisten.") && !kiosk.says("Du er med"), "{:#?}", kiosk.texts());
    kiosk.go_to(&format!("show:back@{word}@fugl"));
    press_on_any_sheet(&kiosk, "Bro");
    kiosk.go_to(&format!("list:{word}"));
    assert!(
        kiosk.says("Står du ikke på den, kan du i stedet") && !kiosk.says("Pladserne er taget"),
        "one or the other"
    );
    press_on_any_sheet(&kiosk, "En plads er ledig, Står du på reservelisten, kan du tage den her.");
    assert!(kiosk.button("Kop").is_none(), "only those who wait: {:#?}", kiosk.buttons());
    kiosk.press_beginning("Træ");
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Nu har du en plads."), "{:#?}", kiosk.texts());
    let tree = listed(&kiosk).into_iter().find(|one| one.sign == Sign::One("trae".parse().unwrap())).unwrap();
    assert_eq!(tree.step, Step::Whole);
}

#[test]
fn on_the_day_itself_whoever_waits_finds_the_place_as_everybody_does() {
    const TRIP: &str = "fisketur@2026-10-31";
    let kiosk = Kiosk::at("2026-10-31T09:00");
    for sign in ["fugl", "kop", "sky", "anker", "hus"] {
        put_on(&kiosk, TRIP, sign, Step::Whole);
    }
    put_on(&kiosk, TRIP, "trae", Step::OnlyIfNobodyElse);
    kiosk.go_to(&format!("list:{TRIP}"));
    assert!(kiosk.buttons().iter().any(|label| label.starts_with("Sammen med én")), "{:#?}", kiosk.buttons());
    press_on_any_sheet(&kiosk, "En plads er ledig, Står du på reservelisten, kan du tage den her.");
    kiosk.press_beginning("Træ");
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Nu har du en plads."), "{:#?}", kiosk.texts());
}
