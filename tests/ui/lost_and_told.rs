//! What is said before somebody gets a code, what there is to do when a code or a card is gone, and a screen that moves; by
//! accessible label, in both languages.

use fristed::app::staff::access::AccessView;
use fristed::app::staff::{StaffCommand, StaffSide};
use fristed::domain::access::Place;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::Door;
use fristed::vault::slots::KdfPolicy;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, TestClock, local};
use crate::rules::Findings;
use crate::staff::is_nowhere;
use crate::staff_house::{access, command, log_in, open, press_digits, set_up, set_up_in, shown, type_back};
use crate::staff_sweep::{look_as, sheets};

const LANGUAGES: [Language; 2] = [Language::Danish, Language::English];

fn pick<'a>(language: Language, (danish, english): (&'a str, &'a str)) -> &'a str {
    if language == Language::Danish { danish } else { english }
}

#[test]
fn what_is_noted_about_her_is_said_before_a_code_is_drawn() {
    for language in LANGUAGES {
        let say = |said| pick(language, said);
        let kiosk = Kiosk::new();
        open(&kiosk);
        kiosk.place(|place| {
            place.language = language;
            place.go(Spot::Desk(Door::Employees));
        });
        kiosk.press_beginning(say(("Tilføj en medarbejder", "Add an employee")));
        kiosk.screens.borrow_mut().type_in("ab");
        kiosk.settle();
        kiosk.press(say(("Huset", "House")));
        kiosk.press(say(("Tilføj", "Add")));
        assert!(matches!(access(&kiosk), AccessView::Open(_)), "no code is drawn yet");
        for part in [
            say(("Hvem der ændrer hvad, og hvornår.", "Who changes what, and when.")),
            say(("Hvor længe du er inde.", "How long you are in.")),
            say(("Det står under Ændringer", "It stands under Changes")),
            "AB",
        ] {
            assert!(kiosk.says(part), "{part}: {:#?}", kiosk.texts());
        }
        kiosk.find_and_press(say(("Tilbage til bogstaverne", "Back to the initials")));
        assert!(kiosk.button(say(("Tilføj", "Add"))).is_some(), "what was typed is there: {:#?}", kiosk.texts());
        kiosk.press(say(("Tilføj", "Add")));
        kiosk.find_and_press(say(("Det er læst op", "It has been read")));
        assert!(matches!(access(&kiosk), AccessView::ShowPin(_)), "{:?}", access(&kiosk));
        assert!(kiosk.has("AB"));
    }
}

#[test]
fn initials_that_are_taken_are_corrected_after_it_was_read() {
    let kiosk = Kiosk::new();
    open(&kiosk);
    kiosk.place(|place| place.go(Spot::Desk(Door::Employees)));
    kiosk.press_beginning("Tilføj en medarbejder");
    kiosk.type_on_screen("MK");
    kiosk.press("Huset");
    kiosk.press("Tilføj");
    kiosk.find_and_press("Det er læst op");
    assert!(kiosk.says("De er i brug."), "{:#?}", kiosk.texts());
    kiosk.type_on_screen("S");
    kiosk.press("Tilføj");
    assert!(matches!(access(&kiosk), AccessView::ShowPin(_)), "read once is enough: {:?}", access(&kiosk));
}

#[test]
fn who_has_forgotten_her_code_finds_what_to_do_at_the_pad() {
    for language in LANGUAGES {
        let say = |said| pick(language, said);
        let kiosk = Kiosk::new();
        let cards = set_up(&kiosk);
        kiosk.place(|place| place.language = language);
        let gone = say(("Koden er væk", "The code is gone"));
        kiosk.press(gone);
        let colleague = say(("En kollega kan give dig en ny kode", "A colleague can give you a new code"));
        assert!(kiosk.says(colleague), "{:#?}", kiosk.texts());
        kiosk.press(say(("Tilbage til koderne", "Back to the codes")));
        assert!(kiosk.has(say(("Hvem er du?", "Who are you?"))), "{:#?}", kiosk.texts());
        kiosk.press("MK");
        kiosk.press(gone);
        kiosk.press(say(("Brug nødnøglen", "Use the recovery key")));
        press_digits(&kiosk, &cards.recovery);
        assert!(matches!(access(&kiosk), AccessView::ShowCode(_)), "{:?}", access(&kiosk));
    }
}

#[test]
fn where_the_tiles_have_a_page_of_their_own_it_stands_there_too() {
    let kiosk = Kiosk::new();
    set_up(&kiosk);
    kiosk.place(|place| place.text = TextSize::Largest);
    look_as(&kiosk, (SMALL, TextSize::Largest, Language::Danish));
    kiosk.find_and_press("Koden er væk");
    assert!(kiosk.says("En kollega kan give dig en ny kode"), "{:#?}", kiosk.texts());
}

#[test]
fn a_lost_recovery_key_is_drawn_anew_on_the_screen() {
    for language in LANGUAGES {
        let say = |said| pick(language, said);
        let kiosk = Kiosk::new();
        let cards = open(&kiosk);
        kiosk.place(|place| {
            place.language = language;
            place.go(Spot::Desk(Door::Employees));
        });
        let card = say(("Ny nødnøgle", "New recovery key"));
        kiosk.find_and_press(card);
        assert!(kiosk.has(say(("Din kode igen", "Your code again"))), "{:#?}", kiosk.texts());
        assert!(kiosk.button("JH").is_none(), "nobody else's: {:#?}", kiosk.buttons());
        kiosk.press(say(("Tilbage", "Back")));
        assert!(matches!(access(&kiosk), AccessView::Open(_)), "{:?}", access(&kiosk));
        kiosk.find_and_press(card);
        press_digits(&kiosk, &cards.pins[0].1);
        let fresh = shown(&kiosk);
        assert_eq!(fresh.len(), 24);
        is_nowhere(&kiosk, &fresh);
        assert!(kiosk.says(say(("gamle kort", "old card"))), "{:#?}", kiosk.texts());
        kiosk.press(say(("Jeg har skrevet den af", "I have copied it")));
        type_back(&kiosk, &fresh, |kiosk, group| press_digits(kiosk, group));
        assert!(matches!(access(&kiosk), AccessView::Open(_)), "{:?}", access(&kiosk));
        command(&kiosk, StaffCommand::PanicLock);
        kiosk.go_to("staff");
        kiosk.place(|place| place.language = language);
        kiosk.press(say(("Kortet er væk", "The card is lost")));
        press_digits(&kiosk, &fresh);
        assert!(matches!(access(&kiosk), AccessView::ShowCode(_)), "{:?}", access(&kiosk));
    }
}

#[test]
fn with_hus_alone_there_is_no_new_recovery_key() {
    let kiosk = Kiosk::new();
    let cards = set_up(&kiosk);
    log_in(&kiosk, &cards.pins[2]);
    kiosk.place(|place| place.go(Spot::Desk(Door::Employees)));
    assert!(kiosk.says("Ny startkode") && !kiosk.says("Ny nødnøgle"), "{:#?}", kiosk.texts());
}

#[test]
fn a_screen_that_moves_says_what_that_means_for_the_compass() {
    for language in LANGUAGES {
        let say = |said| pick(language, said);
        let kiosk = Kiosk::new();
        let cards = set_up_in(Place::StaffRoom, &kiosk);
        log_in(&kiosk, &cards.pins[0]);
        kiosk.place(|place| place.language = language);
        kiosk.place(|place| place.go(Spot::Compass(room())));
        kiosk.find_and_press(say(("Hvor skærmen står", "Where the screen stands")));
        for part in [
            say(("Kompasset åbner altid med én kode.", "The compass always opens with one PIN.")),
            say(("i husets egne tider og med to koder", "in the house's own hours and with two PINs")),
        ] {
            assert!(kiosk.says(part), "{part}: {:#?}", kiosk.texts());
        }
        kiosk.find_and_press(say(("Nej, gå tilbage", "No, go back")));
        kiosk.find_and_press(say(("Hvor skærmen står", "Where the screen stands")));
        kiosk.find_and_press(say(("Ja, den står i fællesrummet nu", "Yes, it stands in the common room now")));
        kiosk.woken();
        // The house is open at this hour, and so the compass is shut at once.
        assert!(kiosk.says(say(("To koder åbner kompasset.", "Two PINs open the compass."))), "{:#?}", kiosk.texts());
    }
}

const fn room() -> fristed::screens::staff::compass::At {
    fristed::screens::staff::compass::At::Rights(fristed::screens::staff::compass::rights::Page::Room)
}

#[test]
fn what_the_machine_says_of_its_room_comes_first_and_is_no_answer() {
    let folder = tempfile::TempDir::new().unwrap();
    let kiosk = Kiosk::changed(|app| {
        let side = StaffSide::at_once(folder.path(), KdfPolicy::cheap(), TestClock::at(local("2026-10-13T09:40")));
        app.with_staff(side.unwrap().standing(Some(Place::StaffRoom)))
    });
    kiosk.place(|place| place.go(Spot::Staff));
    command(&kiosk, StaffCommand::Begin);
    for _ in 0..2 {
        let code = shown(&kiosk);
        command(&kiosk, StaffCommand::Next);
        type_back(&kiosk, &code, crate::staff_house::type_in);
    }
    let rooms: Vec<_> = kiosk.buttons().into_iter().filter(|label| label.contains("rummet")).collect();
    assert_eq!(rooms.len(), 2, "it is asked: {rooms:?}");
    assert!(rooms[0].contains("I personalerummet"), "{rooms:?}");
    assert!(rooms[0].contains("computerens indstillinger") && !rooms[1].contains("indstillinger"), "{rooms:?}");
}

#[test]
fn the_new_pages_fit_at_every_size() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    let mut findings = Findings::default();
    for looks in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        look_as(&kiosk, looks);
        kiosk.place(|place| place.go(Spot::Desk(Door::Employees)));
        kiosk.screens.borrow_mut().act("staff-write-volunteer");
        kiosk.screens.borrow_mut().type_in("FA");
        kiosk.screens.borrow_mut().act("staff-written");
        kiosk.settle();
        sheets(&kiosk, "told", looks, i32::MAX, &mut findings);
        kiosk.screens.borrow_mut().back_on_staff();
        command(&kiosk, StaffCommand::NewRecoveryKey);
        sheets(&kiosk, "her code again", looks, 1, &mut findings);
        command(&kiosk, StaffCommand::Drop);
        kiosk.place(|place| place.go(Spot::Compass(room())));
        sheets(&kiosk, "the room", looks, i32::MAX, &mut findings);
        kiosk.screens.borrow_mut().act("compass-rights-place");
        kiosk.settle();
        sheets(&kiosk, "where it stands", looks, i32::MAX, &mut findings);
    }
    assert_eq!(cards.pins.len(), 3);
    findings.none();
}
