//! *Nej, ikke nu* in front of the screen: it asks why and what instead before it counts as noted, and what was noted in
//! own words stands on the item's page.

use fristed::domain::text::Language;
use fristed::screens::place::TextSize;
use fristed::screens::wiring::CALM;
use fristed_ui::{Meeting, Shell};
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::Findings;
use crate::staff_sweep::{look_as, sheets};

const DURING: &str = "2026-11-03T14:10";

fn in_the_meeting() -> Kiosk {
    let kiosk = Kiosk::at(DURING);
    kiosk.press("Værestedsmøde");
    kiosk.press("Åbn mødet");
    kiosk
}

fn noted(kiosk: &Kiosk) -> Option<String> {
    let day = "2026-11-03".parse().expect("a day");
    let drafts = kiosk.screens.borrow().app().store().decision_drafts("moede", day).expect("a house");
    drafts.into_iter().find_map(|draft| draft.noted.said).map(|said| said.to_string())
}

/// Presses a card once it takes a press.
#[track_caller]
fn answer(kiosk: &Kiosk, label: &str) {
    kiosk.pass(CALM);
    kiosk.press(label);
}

#[test]
fn a_no_asks_why_and_what_instead_before_it_counts_as_noted() {
    let kiosk = in_the_meeting();
    kiosk.press("Nej, ikke nu");
    assert!(kiosk.says("Hvorfor ikke nu?") && noted(&kiosk).is_none(), "{:#?}", kiosk.texts());
    assert!(kiosk.says("Farven på væggen i stuen") && kiosk.button("Én hånd mere for").is_none());
    // The second tap of a hand that shakes answers nothing.
    kiosk.press("Der er ikke penge til det endnu");
    assert!(kiosk.says("Hvorfor ikke nu?"), "{:#?}", kiosk.texts());
    answer(&kiosk, "Der er ikke penge til det endnu");
    assert!(kiosk.says("Hvad gør I i stedet?") && noted(&kiosk).is_none(), "{:#?}", kiosk.texts());
    answer(&kiosk, "Vi prøver noget mindre først");
    let said = "Nej, ikke nu. Der er ikke penge til det endnu. I stedet: Vi prøver noget mindre først.";
    assert_eq!(noted(&kiosk).as_deref(), Some(said));
    assert!(kiosk.says(said) && kiosk.button("Én hånd mere for").is_some(), "back on the item: {:#?}", kiosk.texts());
    // A second press takes it back, as of every other.
    kiosk.pass(CALM);
    kiosk.press("Nej, ikke nu");
    assert!(noted(&kiosk).is_none() && !kiosk.says(said));
}

#[test]
fn whoever_goes_back_has_noted_nothing() {
    let kiosk = in_the_meeting();
    kiosk.press("Nej, ikke nu");
    answer(&kiosk, "Tilbage til punktet");
    assert!(kiosk.button("Ja, det gør vi").is_some() && noted(&kiosk).is_none(), "{:#?}", kiosk.buttons());
    kiosk.press("Nej, ikke nu");
    answer(&kiosk, "Vi er for få lige nu");
    kiosk.pass(CALM);
    kiosk.press("Hjælp nu");
    kiosk.press("Tilbage");
    assert!(kiosk.button("Ja, det gør vi").is_some() && noted(&kiosk).is_none(), "{:#?}", kiosk.buttons());
}

#[test]
fn own_words_answer_as_well_and_are_shown_back_and_read_to_nobody() {
    let kiosk = in_the_meeting();
    let write = |kiosk: &Kiosk, text: &str| {
        kiosk.pass(CALM);
        kiosk.press("Skriv selv");
        kiosk.screens.borrow_mut().type_in(text);
        kiosk.settle();
        kiosk.press("Færdig");
    };
    write(&kiosk, "nej, det er for koldt");
    assert!(
        kiosk.says("Hvad gør I i stedet?") && noted(&kiosk).is_none(),
        "own words that say no: {:#?}",
        kiosk.texts()
    );
    write(&kiosk, "ring 12 34 56 78");
    assert!(kiosk.says("Det ligner et telefonnummer. Skriv det uden."), "{:#?}", kiosk.texts());
    for _ in 0..5 {
        kiosk.press("Slet ord");
    }
    kiosk.screens.borrow_mut().type_in("vi fyrer op");
    kiosk.settle();
    kiosk.press("Færdig");
    let said = "nej, det er for koldt. I stedet: vi fyrer op.";
    assert_eq!(noted(&kiosk).as_deref(), Some(said));
    assert!(kiosk.is_checked("Skriv selv") && kiosk.says(said), "{:#?}", kiosk.texts());
    kiosk.press("Læs op");
    let aloud = kiosk.voice.said.borrow().last().map(|(text, _)| text.clone()).expect("a voice");
    assert!(!aloud.contains("fyrer op") && aloud.contains("Noteret"), "{aloud}");
    // As cards, too, where the text is large.
    kiosk.text_size(TextSize::Largest);
    let seen = (0..kiosk.ui.global::<Shell>().get_sheets()).any(|_| {
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
        kiosk.says("vi fyrer op")
    });
    assert!(seen);
}

#[test]
fn in_english_it_asks_in_english_and_notes_what_goes_into_the_minutes() {
    let kiosk = in_the_meeting();
    kiosk.press("English");
    kiosk.press("No, not now");
    answer(&kiosk, "We are too few right now");
    answer(&kiosk, "We ask somebody who knows more");
    assert_eq!(
        noted(&kiosk).as_deref(),
        Some("Nej, ikke nu. Vi er for få lige nu. I stedet: Vi spørger en, der ved mere.")
    );
}

#[test]
fn its_pages_fit_at_every_size() {
    let kiosk = in_the_meeting();
    kiosk.press("Nej, ikke nu");
    let mut findings = Findings::default();
    for looks in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        look_as(&kiosk, looks);
        assert!(!kiosk.ui.global::<Meeting>().get_writing());
        sheets(&kiosk, "why-not-now", looks, i32::MAX, &mut findings);
        kiosk.screens.borrow_mut().act("meeting-note:write");
        kiosk.settle();
        assert!(kiosk.ui.global::<Meeting>().get_writing());
        sheets(&kiosk, "why-in-own-words", looks, 1, &mut findings);
        // Nothing at all leads back to the question.
        kiosk.press(if looks.2 == Language::Danish { "Færdig" } else { "Done" });
    }
    findings.none();
}
