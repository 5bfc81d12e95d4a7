//! *Jeg sætter noget i gang*, by accessible label: the door to it is on every Vær med, what is put up stands on I dag, and
//! its maker takes it down there.

use fristed::domain::text::Language;
use fristed::screens::join_at::At;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::wiring::CALM;
use fristed_ui::{CardFill, Cards, Today};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, TUESDAY_NIGHT, local};
use crate::join::press_on_any_sheet;
use crate::rules::Findings;
use crate::staff_sweep::{look_as, sheets};

/// Somebody has put up a game of cards in the garden at half past ten.
fn put_up() -> Kiosk {
    let kiosk = Kiosk::new();
    kiosk.press("Vær med");
    kiosk.press_beginning("Jeg sætter noget i gang");
    kiosk.press("Kortspil");
    kiosk.press("I haven");
    press_on_any_sheet(&kiosk, "Kl. 10.30");
    assert!(kiosk.says("Vælg et mærke, kun du kender"), "{:#?}", kiosk.texts());
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Det står på I dag indtil i aften.") && kiosk.says("Du kan også"), "{:#?}", kiosk.texts());
    assert!(
        kiosk.says("Med det tager du det ned igen") && !kiosk.says("Du kan altid fortryde"),
        "{:#?}",
        kiosk.texts()
    );
    assert!(!kiosk.says("Ost"), "its drawing stands there once more, and no voice says it");
    kiosk
}

fn is_up(kiosk: &Kiosk) -> bool {
    kiosk.screens.borrow().app().started_today().expect("a house").len() == 1
}

#[test]
fn what_is_put_up_stands_on_i_dag_and_its_maker_takes_it_down_there() {
    let kiosk = put_up();
    kiosk.press("I dag");
    assert!(kiosk.ui.global::<Today>().get_composed());
    kiosk.press("kl. 10.30, Kortspil, i haven, fra en bruger");
    assert!(matches!(kiosk.spot(), Spot::Joining(At::Started(_))), "{:?}", kiosk.spot());
    assert!(kiosk.says("Kl. 10.30 i haven. Kom bare, og vær med."), "{:#?}", kiosk.texts());
    assert!(!kiosk.says("Er det dit?") && !kiosk.says("hemmelige"), "its readers are asked nothing");
    assert!(kiosk.button("Ost").is_none());
    kiosk.press_beginning("Tag det ned");
    assert!(kiosk.says("Tryk på dit hemmelige mærke"), "{:#?}", kiosk.texts());
    press_on_any_sheet(&kiosk, "Kaktus");
    assert!(kiosk.says("Det var et andet mærke. Prøv igen.") && is_up(&kiosk), "{:#?}", kiosk.texts());
    kiosk.press("Færdig");
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Det er slettet. Du er altid velkommen.") && !is_up(&kiosk), "{:#?}", kiosk.texts());
    kiosk.go_to("today");
    assert!(!kiosk.says("Kortspil"), "{:#?}", kiosk.texts());
}

#[test]
fn it_is_seen_on_i_dag_at_every_size_and_on_vaer_med() {
    let kiosk = put_up();
    for (size, text) in [
        (FULL_HD, TextSize::Normal),
        (PORTRAIT, TextSize::Normal),
        (SMALL, TextSize::Normal),
        (PORTRAIT, TextSize::Largest),
    ] {
        kiosk.size(size);
        kiosk.text_size(text);
        kiosk.go_to("today");
        let composed = kiosk.ui.global::<Today>().get_composed();
        if composed {
            assert!(kiosk.says("Kortspil, i haven, fra en bruger"), "{size:?}: {:#?}", kiosk.texts());
        } else {
            press_on_any_sheet(&kiosk, "kl. 10.30, Kortspil, i haven · fra en bruger");
            assert!(matches!(kiosk.spot(), Spot::Joining(At::Started(_))), "{size:?}");
        }
    }
    kiosk.size(FULL_HD);
    kiosk.text_size(TextSize::Normal);
    kiosk.go_to("more");
    kiosk.pass(CALM);
    kiosk.press_beginning("Sat i gang af en bruger, Kortspil");
    assert!(matches!(kiosk.spot(), Spot::Joining(At::Started(_))), "{:?}", kiosk.spot());
}

#[test]
fn what_is_over_stands_on_vaer_med_no_longer_and_what_comes_is_not_shown_as_now() {
    let kiosk = put_up();
    let fill = |kiosk: &Kiosk| {
        kiosk.go_to("today");
        kiosk.go_to("more");
        let rows = kiosk.ui.global::<Cards>().get_rows();
        let mut cards = rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>());
        cards.find(|card| card.action.starts_with("started:")).map(|card| card.fill)
    };
    for (time, stands) in [
        ("2026-10-13T09:40", Some(CardFill::Later)),
        ("2026-10-13T11:00", Some(CardFill::Now)),
        ("2026-10-13T12:31", None),
    ] {
        kiosk.clock.set_to(local(time));
        assert_eq!(fill(&kiosk), stands, "{time}");
    }
}

#[test]
fn a_time_at_which_the_same_is_on_leads_to_it() {
    let kiosk = put_up();
    kiosk.go_to("start:cards@garden");
    press_on_any_sheet(&kiosk, "Kl. 10.30, Det er sat i gang. Kom bare, og vær med.");
    assert!(matches!(kiosk.spot(), Spot::Joining(At::Started(_))), "{:?}", kiosk.spot());
    // The same at another place, and something else there, can begin then.
    for page in ["start:cards@door", "start:walk@garden"] {
        kiosk.go_to(page);
        press_on_any_sheet(&kiosk, "Kl. 10.30");
        assert!(matches!(kiosk.spot(), Spot::Joining(At::StartSecret(_))), "{page}: {:?}", kiosk.spot());
    }
}

#[test]
fn that_nothing_can_begin_now_is_said_before_anybody_has_chosen_what() {
    let kiosk = Kiosk::at(TUESDAY_NIGHT);
    for page in ["start", "start:cards", "start:cards@garden"] {
        kiosk.go_to("join");
        kiosk.go_to(page);
        assert!(kiosk.says("Der er ingen tider lige nu. Næste gang huset åbner"), "{page}: {:#?}", kiosk.texts());
        assert!(kiosk.says("Du kan også") && !kiosk.says("Hvad sætter du i gang?"), "{page}: {:#?}", kiosk.texts());
    }
}

#[test]
fn the_door_to_it_is_on_the_first_sheet_of_vaer_med_at_every_size() {
    let kiosk = Kiosk::new();
    for (size, text, language, door) in [
        (FULL_HD, TextSize::Normal, Language::Danish, "Jeg sætter noget i gang"),
        (PORTRAIT, TextSize::Normal, Language::English, "I will start something"),
        (FULL_HD, TextSize::Largest, Language::Danish, "Jeg sætter noget i gang"),
        (PORTRAIT, TextSize::Largest, Language::Danish, "Jeg sætter noget i gang"),
        (SMALL, TextSize::Normal, Language::Danish, "Jeg sætter noget i gang"),
    ] {
        look_as(&kiosk, (size, text, language));
        kiosk.go_to("today");
        kiosk.go_to("join");
        assert!(
            kiosk.buttons().iter().any(|label| label.starts_with(door)),
            "{size:?} {text:?}: {:#?}",
            kiosk.buttons()
        );
        kiosk.press_beginning(door);
        assert_eq!(kiosk.spot(), Spot::Joining(At::StartWhat), "{size:?} {text:?}");
    }
}

#[test]
fn its_pages_fit_and_no_name_of_a_sign_is_divided() {
    let kiosk = put_up();
    let mut findings = Findings::default();
    for looks in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::English),
        (SMALL, TextSize::Normal, Language::Danish),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        look_as(&kiosk, looks);
        for page in ["started:cards@garden@10:30", "stop:cards@garden@10:30", "sign:brugervagt@2026-10-25@one-hour"] {
            kiosk.go_to(page);
            sheets(&kiosk, &page.replace([':', '@'], "-"), looks, 3, &mut findings);
            for _ in 0..kiosk.ui.global::<fristed_ui::Shell>().get_sheets() {
                let divided: Vec<String> = kiosk
                    .look()
                    .written
                    .into_iter()
                    .map(|one| one.text)
                    .filter(|text| text.contains("- ") || text.ends_with('-'))
                    .collect();
                assert!(divided.is_empty(), "{looks:?}: {divided:?}");
                kiosk.screens.borrow_mut().turn_sheet(1);
                kiosk.settle();
            }
        }
    }
    findings.none();
}
