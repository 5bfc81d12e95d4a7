//! Værestedsmøde on the screen: what stands there, where presses lead, and the meeting itself.

use std::time::Duration;

use fristed::domain::text::{Line, Words};
use fristed::screens::place::Spot;
use fristed_ui::{Rest, Shell};
use slint::ComponentHandle as _;

use crate::harness::{Kiosk, SMALL, example};

/// Ten minutes before the meeting of November.
const BEFORE: &str = "2026-11-03T13:50";

#[test]
fn the_page_says_who_decides_and_what_became_of_suggestions() {
    let kiosk = Kiosk::new();
    kiosk.press("Værestedsmøde");
    for said in ["Her taler vi sammen om huset", "Tirsdag kl. 14", "Stuen. Der er kage.", "Hvem bestemmer?"] {
        assert!(kiosk.has(said), "{said:?}: {:#?}", kiosk.texts());
    }
    assert!(kiosk.has("Farven på væggen i stuen. I bestemmer, selvbestemmelse"), "{:#?}", kiosk.texts());
    assert!(kiosk.has("Nyt komfur. Vi fortæller, orientering"));
    assert!(kiosk.has("Bænk ved døren. Gjort. Den står ude nu"));
    assert!(kiosk.says("for vi er kun to på vagt om aftenen. I stedet: film hver torsdag"), "{:#?}", kiosk.texts());
    assert!(kiosk.button("Åbn mødet").is_none());
}

#[test]
fn every_way_on_leads_somewhere() {
    let kiosk = Kiosk::new();
    let from = |label: &str| {
        kiosk.go_to("meeting");
        kiosk.press_beginning(label);
        kiosk.spot()
    };
    assert_eq!(from("Dagsorden"), Spot::Agenda(None));
    assert!(kiosk.says("I stemmer på mødet, og så maler vi. Fra postkassen."), "{:#?}", kiosk.texts());
    assert_eq!(from("Referat oktober"), Spot::Minutes(None));
    assert!(kiosk.says("Vi køber en bænk, og den står i læ."));
    kiosk.press("Referater");
    kiosk.press("1. september");
    assert!(kiosk.says("I valgte stranden"), "{:#?}", kiosk.texts());
    assert_eq!(from("Foreslå et emne"), Spot::Suggest);
    assert_eq!(from("Åbent til midnat"), Spot::Board);
    kiosk.screens.borrow_mut().turn_sheet(1);
    kiosk.settle();
    assert!(kiosk.says("Et forslag om en person, Vi har taget det alvorligt."), "{:#?}", kiosk.texts());
    kiosk.press("Andre møder");
    kiosk.press_beginning("Udsatterådet");
    assert!(kiosk.has("Det kan du bede om at få med"), "{:#?}", kiosk.texts());
    kiosk.screens.borrow_mut().turn_sheet(1);
    kiosk.settle();
    assert!(kiosk.says("Vi venter på svar."), "{:#?}", kiosk.texts());
    kiosk.press("Tilbage");
    kiosk.press_beginning("28. oktober");
    assert!(kiosk.says("Lys ved cykelskuret"), "{:#?}", kiosk.texts());
}

#[test]
fn it_speaks_english_too() {
    let kiosk = Kiosk::new();
    kiosk.press("English");
    kiosk.press("House meeting");
    assert!(kiosk.has("Who decides?") && kiosk.says("You decide, self-decision"), "{:#?}", kiosk.texts());
    kiosk.go_to("board");
    kiosk.screens.borrow_mut().turn_sheet(1);
    kiosk.settle();
    assert!(kiosk.says("Instead: a film every Thursday"), "{:#?}", kiosk.texts());
}

#[test]
fn the_houses_own_word_stands_in_the_title_and_in_the_navigation() {
    let mut house = example();
    house.meetings.meetings[0].name = Words::danish(Line::new("Beboermøde").expect("a name"));
    let kiosk = Kiosk::of(&house, crate::harness::TUESDAY_MORNING);
    kiosk.press("Beboermøde");
    assert_eq!(kiosk.spot(), Spot::Meeting);
    assert!(!kiosk.has("Værestedsmøde"), "{:#?}", kiosk.texts());
    house.meetings = fristed::domain::meeting::Meetings::default();
    let bare = Kiosk::of(&house, crate::harness::TUESDAY_MORNING);
    bare.press("Værestedsmøde");
    assert!(bare.has("Spørg os om det næste møde, Læg et emne i postkassen, eller sig det til en af os."));
}

fn is_awake(kiosk: &Kiosk) -> bool {
    kiosk.ui.global::<Shell>().get_rest() == Rest::Awake
}

/// Ends the meeting, which is asked for twice.
pub fn end(kiosk: &Kiosk) {
    kiosk.press("Slut mødet");
    assert!(matches!(kiosk.spot(), Spot::MeetingView(_)), "one press ends nothing");
    assert!(kiosk.says("så tryk på Slut mødet én gang til."), "{:#?}", kiosk.texts());
    kiosk.press("Færdig");
    kiosk.press("Slut mødet");
}

fn in_the_meeting() -> Kiosk {
    let kiosk = Kiosk::at(BEFORE);
    kiosk.press("Værestedsmøde");
    kiosk.press("Åbn mødet");
    assert_eq!(kiosk.spot(), Spot::MeetingView(None));
    kiosk
}

#[test]
fn the_meeting_neither_asks_nor_rests_until_somebody_ends_it() {
    let kiosk = in_the_meeting();
    kiosk.wait_seconds(2 * 3600);
    assert!(is_awake(&kiosk) && kiosk.spot() == Spot::MeetingView(None));
    end(&kiosk);
    assert_eq!(kiosk.spot(), Spot::Meeting);
    kiosk.wait_seconds(95);
    assert!(kiosk.has("Er du her stadig?"));
    kiosk.wait_seconds(40);
    assert!(!is_awake(&kiosk));
}

#[test]
fn two_hours_after_its_planned_end_the_screen_lets_go() {
    let kiosk = in_the_meeting();
    // To half past five: the meeting ends at half past three.
    kiosk.wait_seconds(3 * 3600 + 38 * 60);
    assert_eq!(kiosk.spot(), Spot::MeetingView(None));
    kiosk.wait_seconds(3 * 60);
    assert_eq!(kiosk.spot(), Spot::Meeting);
    kiosk.wait_seconds(4 * 60);
    assert!(!is_awake(&kiosk));
}

#[test]
fn hands_are_counted_for_items_that_are_voted_on_and_gone_afterwards() {
    let kiosk = in_the_meeting();
    assert!(kiosk.has("Punkt 1 af 5") && kiosk.has("For: 0") && kiosk.has("Imod: 0"), "{:#?}", kiosk.texts());
    for _ in 0..3 {
        kiosk.press("Én hånd mere for");
    }
    kiosk.press("Én hånd færre for");
    kiosk.press("Én hånd mere imod");
    assert!(kiosk.has("For: 2") && kiosk.has("Imod: 1"), "{:#?}", kiosk.texts());
    kiosk.press("Næste");
    assert!(kiosk.has("Punkt 2 af 5") && kiosk.has("For: 0"));
    kiosk.press("Næste");
    assert!(kiosk.has("Ro om aftenen") && kiosk.button("Én hånd mere for").is_none(), "dialog is not voted on");
    kiosk.press("Næste");
    assert!(
        kiosk.button("Ja, det gør vi").is_none() && kiosk.button("Skriv selv").is_some(),
        "it is decided elsewhere"
    );
    kiosk.press("Forrige");
    kiosk.press("Forrige");
    kiosk.press("Forrige");
    assert!(kiosk.has("For: 2") && kiosk.button("Forrige").is_none());
    assert!(kiosk.has("Vælg, hvad vi beslutter. Personalet læser det, før det hænger op."), "{:#?}", kiosk.texts());
    end(&kiosk);
    kiosk.press("Åbn mødet");
    assert!(kiosk.has("For: 0"), "the number is gone: {:#?}", kiosk.texts());
}

#[test]
fn hands_are_counted_as_fast_as_they_are_shown() {
    let kiosk = in_the_meeting();
    let (x, y) = kiosk.button("Én hånd mere for").expect("a button").rect.centre();
    for _ in 0..4 {
        kiosk.touch(0, fristed::kiosk::touch::Phase::Started, x, y);
        kiosk.pass(Duration::from_millis(60));
        kiosk.touch(0, fristed::kiosk::touch::Phase::Ended, x, y);
        kiosk.pass(Duration::from_millis(130));
    }
    kiosk.settle();
    assert!(kiosk.has("For: 4"), "{:#?}", kiosk.texts());
}

#[test]
fn nothing_leads_from_the_meeting_to_the_staff_side() {
    let kiosk = in_the_meeting();
    let mut buttons = kiosk.buttons();
    buttons.retain(|label| !["Hjælp nu", "English", "Læs op", "Se bedre"].contains(&label.as_str()));
    assert_eq!(buttons.len(), 10, "less and more of both sides, four notes, end, next: {buttons:?}");
    for action in ["run-meet-all", "run-meet-minutes:2026-11-03:moede", "staff-employees", "run-write:meet-said"] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
        assert_eq!(kiosk.spot(), Spot::MeetingView(None), "{action}");
    }
}

#[test]
fn before_its_time_it_says_when_and_the_list_still_pages_its_items() {
    let early = Kiosk::new();
    early.go_to("meeting-view");
    assert!(early.says("Mødet kan åbnes her et kvarter før"), "{:#?}", early.texts());
    early.wait_seconds(125);
    assert!(!is_awake(&early), "a meeting that is not open is a page like any other");
    let small = in_the_meeting();
    small.size(SMALL);
    small.text_size(fristed::screens::place::TextSize::Largest);
    let mut presses = 0;
    while small.button("Næste").is_some() && presses < 30 {
        small.press("Næste");
        presses += 1;
    }
    assert!(presses > 4, "some items take several pages");
    assert!(small.has("Punkt 5 af 5"), "{:#?}", small.texts());
}

#[test]
fn what_a_meeting_is_called_stands_on_every_sheet_of_a_small_screen() {
    let kiosk = Kiosk::new();
    kiosk.size(SMALL);
    for (page, least) in [("agenda", 2), ("all-minutes", 1), ("minutes", 1)] {
        kiosk.go_to(page);
        let sheets = kiosk.ui.global::<Shell>().get_sheets();
        assert!(sheets >= least, "{page}: {sheets}");
        for sheet in 0..sheets {
            assert!(kiosk.says("· Værestedsmøde"), "{page} {sheet}: {:#?}", kiosk.texts());
            kiosk.screens.borrow_mut().turn_sheet(1);
            kiosk.settle();
        }
    }
}
