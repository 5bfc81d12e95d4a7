//! Værestedsmøde on the screen: what stands there, where presses lead, and the meeting itself.

use std::time::Duration;

use fristed::domain::text::{Line, Words};
use fristed::screens::place::{Spot, TextSize};
use fristed_ui::{Cards, Rest, Shell};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, example};

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

/// Ends the meeting, which is asked about first.
pub fn end(kiosk: &Kiosk) {
    kiosk.press("Slut mødet");
    assert!(kiosk.says("Er mødet slut?"), "{:#?}", kiosk.texts());
    assert!(kiosk.button("Færdig").is_none(), "both answers say what they do");
    kiosk.press("Bliv i mødet");
    assert!(matches!(kiosk.spot(), Spot::MeetingView(_)), "one press ends nothing");
    kiosk.press("Slut mødet");
    kiosk.press("Slut mødet");
    assert_eq!(kiosk.ui.global::<Shell>().get_notice(), "");
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
fn hands_are_counted_for_items_that_are_voted_on_and_stand_as_counted() {
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
    assert!(kiosk.has("For: 2") && kiosk.has("Imod: 1"), "it is closed and opened: {:#?}", kiosk.texts());
    kiosk.press("Én hånd mere for");
    assert!(kiosk.has("For: 3"), "and counted on from there");
    kiosk.press("Næste");
    assert!(kiosk.has("For: 0"), "each item has its own");
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
    small.text_size(TextSize::Largest);
    let mut presses = 0;
    while small.button("Næste").is_some() && presses < 30 {
        small.press("Næste");
        presses += 1;
    }
    assert!(presses > 4, "some items take several pages");
    assert!(small.has("5. Nyt komfur"), "{:#?}", small.texts());
}

/// How high a line of the text that begins so is drawn.
fn line(kiosk: &Kiosk, beginning: &str) -> f32 {
    let look = kiosk.look();
    let found = look.written.iter().find(|one| one.text.starts_with(beginning));
    found.map(|one| one.needs.1).unwrap_or_else(|| panic!("{beginning:?} is nowhere: {:#?}", kiosk.texts()))
}

#[test]
fn in_the_largest_text_the_item_is_the_largest_on_every_sheet_and_the_numbers_grow() {
    for size in [FULL_HD, SMALL, PORTRAIT] {
        let kiosk = in_the_meeting();
        kiosk.size(size);
        let (hands, sign) = (line(&kiosk, "For: "), "Én hånd mere for");
        kiosk.text_size(TextSize::Largest);
        assert!(line(&kiosk, "For: ") > hands, "{size:?}");
        assert!(kiosk.button(sign).is_some());
        let mut sheets = 0;
        while kiosk.says("Farven på væggen i stuen") && sheets < 9 {
            sheets += 1;
            let (name, other) = (&*kiosk.texts().concat(), line(&kiosk, "For: "));
            assert!(name.contains("Punkt 1 af 5") || name.contains("1. Farven"), "{size:?}: {name}");
            assert!(other > 0.0);
            kiosk.press("Næste");
        }
        assert!(kiosk.says("Mad til julefrokosten"), "{size:?}: {:#?}", kiosk.texts());
        assert!(sheets > 0, "{size:?}");
    }
}

#[test]
fn the_first_sheet_has_the_date_and_the_first_items_at_every_size() {
    for (size, text, most) in [
        (SMALL, TextSize::Normal, 4),
        (SMALL, TextSize::Largest, 7),
        (FULL_HD, TextSize::Largest, 4),
        (PORTRAIT, TextSize::Largest, 3),
    ] {
        let kiosk = Kiosk::new();
        kiosk.size(size);
        kiosk.text_size(text);
        kiosk.go_to("meeting");
        assert!(kiosk.says("3. november") && kiosk.says("I bestemmer"), "{size:?} {text:?}: {:#?}", kiosk.texts());
        let sheets = kiosk.ui.global::<Shell>().get_sheets();
        assert!(sheets <= most, "{size:?} {text:?}: {sheets} sheets");
        let mut turns = 0;
        while kiosk.button("Andre møder").is_none() {
            kiosk.press("Mere");
            turns += 1;
            assert!(turns < sheets, "{size:?} {text:?}: no way to the other meetings");
        }
        assert!(turns * 2 <= sheets + 1, "{size:?} {text:?}: sheet {turns} of {sheets}");
    }
    let kiosk = Kiosk::new();
    kiosk.press("Værestedsmøde");
    kiosk.press("Andre møder");
    assert_eq!(kiosk.spot(), Spot::OtherMeetings);
}

#[test]
fn an_agenda_fills_its_sheets() {
    for (size, text, most) in [(FULL_HD, TextSize::Normal, 2), (FULL_HD, TextSize::Largest, 4)] {
        let kiosk = Kiosk::new();
        kiosk.size(size);
        kiosk.text_size(text);
        kiosk.go_to("agenda");
        assert!(kiosk.says("Farven på væggen i stuen"), "{size:?} {text:?}: {:#?}", kiosk.texts());
        let sheets = kiosk.ui.global::<Shell>().get_sheets();
        assert!(sheets <= most, "{size:?} {text:?}: {sheets} sheets");
    }
}

#[test]
fn what_is_decided_and_what_is_done_differ_in_sign_and_in_colour() {
    let kiosk = Kiosk::new();
    kiosk.go_to("board");
    let rows = kiosk.ui.global::<Cards>().get_rows();
    let of = |state: &str| {
        let cards = rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>());
        let card = cards.into_iter().find(|card| card.state == state).expect("a line in that state");
        (card.icon, card.fill)
    };
    let (done, decided) = (of("Gjort"), of("Besluttet"));
    assert_ne!(done.0, decided.0);
    assert_ne!(done.1, decided.1);
}

#[test]
fn an_arrow_that_leads_nowhere_rests_and_says_so() {
    let kiosk = Kiosk::new();
    kiosk.go_to("board");
    let shell = kiosk.ui.global::<Shell>();
    let enabled = |label: &str| kiosk.button(label).expect("an arrow").enabled;
    assert!(!enabled("Forrige") && enabled("Mere"), "the first sheet");
    kiosk.press("Forrige");
    assert_eq!(shell.get_sheet(), 1, "nothing is pressed");
    let first = kiosk.button("Mere").expect("an arrow").rect;
    for _ in 1..shell.get_sheets() {
        kiosk.press("Mere");
    }
    assert_eq!(shell.get_sheet(), shell.get_sheets());
    assert!(enabled("Forrige") && !enabled("Mere"), "the last one");
    assert_eq!(kiosk.button("Mere").expect("an arrow").rect, first, "it keeps its place");
    kiosk.press("Mere");
    assert_eq!(shell.get_sheet(), shell.get_sheets(), "a list ends");
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
