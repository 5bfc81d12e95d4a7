//! Persons of the compass by accessible label: the five answers, a code word, yes and no, the quick wheel, covering.

use fristed::domain::compass::PersonId;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::compass::At;
use fristed::screens::staff::compass::persons;
use fristed_ui::{Shell, Staff};
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house;

/// The code word that the tests use: no noun of the program's.
const WORD: &str = "Tagrende 77";

pub fn act(kiosk: &Kiosk, action: &str) {
    kiosk.screens.borrow_mut().act(action);
    kiosk.settle();
}

/// The five answers, without a finger.
pub fn settle(kiosk: &Kiosk) {
    for action in [
        "compass-persons-question:controller",
        "compass-person-association",
        "compass-person-consent",
        "compass-person-kept:12",
        "compass-person-assessed",
        "compass-person-nothing-kept",
    ] {
        act(kiosk, action);
    }
    act(kiosk, "compass-persons");
}

/// Her yes to health and to crime, and then to all of it, without a finger.
pub fn say_yes(kiosk: &Kiosk) {
    for action in ["compass-person-may:health", "compass-person-may:crime", "compass-person-yes"] {
        act(kiosk, action);
    }
}

/// Somebody new under a word that is typed, without a finger. Her own page is shown, and her word is covered again.
pub fn somebody(kiosk: &Kiosk) {
    act(kiosk, "compass-persons-new");
    act(kiosk, "compass-persons-word");
    kiosk.screens.borrow_mut().type_in(WORD);
    act(kiosk, "run-written");
    kiosk.wait_seconds(11);
    assert_eq!(at(kiosk), Some(At::Start));
}

pub fn at(kiosk: &Kiosk) -> Option<At> {
    if let Spot::Compass(at) = kiosk.spot() { Some(at) } else { None }
}

/// Turns the sheets until a button of exactly this name is there, and presses it.
#[track_caller]
pub fn find(kiosk: &Kiosk, label: &str) {
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        if kiosk.button(label).is_some() {
            break;
        }
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    kiosk.press(label);
}

pub fn opened(language: Language) -> Kiosk {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    kiosk.place(|place| place.language = language);
    kiosk
}

/// Whether this is said on any sheet of the page.
pub fn says_somewhere(kiosk: &Kiosk, part: &str) -> bool {
    (0..kiosk.ui.global::<Shell>().get_sheets()).any(|_| {
        let says = kiosk.says(part);
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
        says
    })
}

/// From the desk to a wheel that is put away, with everything there is to press on the way.
fn the_whole_way(language: Language, labels: &[&str], filed: &str) -> Kiosk {
    let kiosk = opened(language);
    for label in labels {
        match label.strip_prefix('=') {
            Some(exact) => find(&kiosk, exact),
            None => kiosk.find_and_press(label),
        }
    }
    assert_eq!(at(&kiosk), Some(At::Start));
    assert!(says_somewhere(&kiosk, filed), "{:#?}", kiosk.texts());
    kiosk
}

#[test]
fn from_five_answers_to_a_wheel_that_is_put_away() {
    let kiosk = the_whole_way(
        Language::Danish,
        &[
            "Kompas",
            "Personer fra huset",
            "Hvem har ansvaret",
            "Foreningen, der driver huset",
            "Samtykke",
            "1 år",
            "Ja, rådgiveren har set den",
            "Nej, intet",
            "Til personerne",
            "Ny person",
            "=Brug det",
            "Spørg først",
            "Ja, om helbred",
            "Ja, om kriminalitet",
            "Ja, tæl med",
            "=Ja",
            "Det står på listen",
            "Udfyld hjulet",
            "=Problemer",
            "Alkohol: Ikke noget endnu",
            "Tilstand: Kæmper med problemet",
            "=Tilbage",
            "Færdig",
        ],
        "Sidst lagt væk tirsdag den 13. oktober 2026",
    );
    assert!(!kiosk.buttons().iter().any(|label| label.starts_with("Færdig")), "there is nothing left to put away");
    kiosk.find_and_press("Udfyld hjulet");
    assert_ne!(kiosk.ui.global::<Staff>().get_title(), "Person", "her word was asked for a moment ago");
    kiosk.wait_seconds(11);
    assert_eq!(kiosk.ui.global::<Staff>().get_title(), "Person", "and it is covered again on a wheel too");
    kiosk.press("Problemer");
    assert!(kiosk.button("Alkohol: Ikke noget endnu").is_some(), "a new one begins empty");
    assert!(!kiosk.says("Kriminalitet"), "the house has not said yes to it");
    for label in ["Tilbage", "Tilbage"] {
        kiosk.press(label);
    }
    kiosk.find_and_press("Felter på hjulene");
    kiosk.find_and_press("Kriminalitet");
    act(&kiosk, "compass-wheel:problems");
    assert!(kiosk.button("Kriminalitet: Ikke noget endnu").is_some(), "{:#?}", kiosk.buttons());
}

#[test]
fn the_same_in_english() {
    the_whole_way(
        Language::English,
        &[
            "Compass",
            "Persons of the house",
            "Who answers for",
            "The municipality",
            "Consent",
            "2 years",
            "Yes, the officer has seen it",
            "No, nothing",
            "To the persons",
            "New person",
            "=Another one",
            "=Take it",
            "Ask first",
            "The person reads it",
            "Yes, about health",
            "No, not about crime",
            "=Yes",
            "It is on the list",
            "Fill in the wheel",
            "=Problems",
            "Alkohol: Nothing yet",
            "Tilstand: Kæmper med problemet",
            "=Back",
            "Done",
        ],
        "Last put away on Tuesday 13 October 2026",
    );
}

#[test]
fn before_five_answers_nobody_is_made_and_an_answer_is_written_in_the_houses_own_words() {
    let kiosk = opened(Language::Danish);
    act(&kiosk, "compass-persons-new");
    assert!(kiosk.says("Personer fra huset") && !kiosk.says("Ny person"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Personer fra huset");
    kiosk.find_and_press("Er der noget, loven siger");
    kiosk.find_and_press("Ja, noget");
    kiosk.screens.borrow_mut().type_in("Journalen i fem år");
    kiosk.settle();
    kiosk.press("Færdig");
    assert_eq!(
        at(&kiosk),
        Some(At::Persons(persons::At::Question(fristed::domain::compass::FiveQuestion::Controller)))
    );
    kiosk.press("Tilbage");
    assert!(says_somewhere(&kiosk, "Journalen i fem år"), "{:#?}", kiosk.texts());
    assert!(says_somewhere(&kiosk, "Mangler"));
}

#[test]
fn a_no_looks_like_a_yes_and_leaves_nothing() {
    let kiosk = opened(Language::Danish);
    settle(&kiosk);
    somebody(&kiosk);
    assert!(!kiosk.says("Udfyld hjulet"), "nothing is filled in before a yes");
    act(&kiosk, "compass-open:employee:problems");
    act(&kiosk, "compass-give:alcohol:condition:struggles");
    assert!(kiosk.says("Spørg personen først"), "{:#?}", kiosk.texts());
    kiosk.press("Godt, luk");
    act(&kiosk, "compass-start");
    assert!(says_somewhere(&kiosk, "klar i hovedet"), "the one who asks is reminded before: {:#?}", kiosk.texts());
    assert!(says_somewhere(&kiosk, "igen om 12 måneder"), "and of asking again: {:#?}", kiosk.texts());
    act(&kiosk, "compass-persons-basis");
    assert!(!says_somewhere(&kiosk, "klar i hovedet"), "and not on what is shown to her: {:#?}", kiosk.texts());
    assert!(says_somewhere(&kiosk, "artikel 9") && says_somewhere(&kiosk, "artikel 10"), "{:#?}", kiosk.texts());
    assert!(says_somewhere(&kiosk, "pligt til at gemme noget"), "a duty to keep is said before the answer");
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        if kiosk.button("Nej tak").is_some() {
            break;
        }
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    let (yes, no) = (kiosk.button("Ja").expect("a yes").rect, kiosk.button("Nej tak").expect("a no").rect);
    assert_eq!((yes.height, yes.width, yes.y), (no.height, no.width, no.y), "the same size, side by side");
    kiosk.press("Nej tak");
    assert_eq!(at(&kiosk), Some(At::Persons(persons::At::List)));
    assert!(kiosk.says("Der er intet gemt"), "{:#?}", kiosk.texts());
    kiosk.press("Godt, luk");
    assert!(kiosk.says("Her er ingen personer fra huset endnu"), "{:#?}", kiosk.texts());
}

#[test]
fn code_words_are_covered_and_after_ten_seconds_again() {
    let kiosk = opened(Language::Danish);
    settle(&kiosk);
    somebody(&kiosk);
    say_yes(&kiosk);
    act(&kiosk, "compass-persons");
    assert!(!kiosk.says("Tagrende") && kiosk.says("• • • • •"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Vis kodeord");
    assert!(kiosk.buttons().iter().any(|label| label.starts_with("Tagrende 77, Spørg igen")), "{:#?}", kiosk.buttons());
    kiosk.wait_seconds(8);
    assert!(kiosk.says("Tagrende"));
    kiosk.wait_seconds(2);
    assert!(!kiosk.says("Tagrende"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Vis kodeord");
    kiosk.find_and_press("Tagrende 77");
    assert_eq!(at(&kiosk), Some(At::Start));
    assert!(kiosk.says("Tagrende"));
    kiosk.press("Dæk til");
    assert!(!kiosk.says("Tagrende") && kiosk.says("Alt er dækket til"), "{:#?}", kiosk.texts());
    kiosk.wait_seconds(11);
    kiosk.press("Vis");
    assert!(!kiosk.says("Tagrende") && kiosk.says("Vis kodeord"), "{:#?}", kiosk.texts());
    act(&kiosk, "compass-persons");
    act(&kiosk, "compass-persons-search");
    kiosk.screens.borrow_mut().type_in("tagR");
    kiosk.settle();
    kiosk.press("Færdig");
    assert!(kiosk.buttons().iter().any(|label| label.starts_with("Tagrende 77")), "{:#?}", kiosk.buttons());
    act(&kiosk, "compass-persons");
    act(&kiosk, "compass-persons-search");
    kiosk.screens.borrow_mut().type_in("Bæk");
    kiosk.settle();
    kiosk.press("Færdig");
    assert!(kiosk.says("Intet kodeord passer") && !kiosk.says("Tagrende"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Vis alle igen");
    assert!(kiosk.says("Tagrende"), "{:#?}", kiosk.texts());
    let id = kiosk.screens.borrow().app().session().and_then(|session| {
        let screens = kiosk.screens.borrow();
        screens.app().persons(&session, "tagr").ok()?.first().map(|one| one.id)
    });
    assert!(id.is_some_and(|id| id != PersonId::PRACTICE));
    kiosk.press("Lås");
    assert!(!kiosk.says("Tagrende"));
}

#[test]
fn a_word_that_points_at_somebody_is_pointed_out_and_a_number_is_not_taken() {
    let kiosk = opened(Language::Danish);
    settle(&kiosk);
    let type_word = |word: &str| {
        act(&kiosk, "compass-persons-new");
        kiosk.find_and_press("Skriv jeres eget");
        kiosk.screens.borrow_mut().type_in(word);
        kiosk.settle();
        kiosk.press("Færdig");
    };
    type_word("22 33 44 55");
    assert!(kiosk.says("et nummer eller en adresse"), "{:#?}", kiosk.texts());
    kiosk.press("Godt, luk");
    type_word("Kaktus 4");
    assert!(kiosk.says("et mærke på Vær med"), "{:#?}", kiosk.texts());
    assert_eq!(at(&kiosk), Some(At::Persons(persons::At::New)));
    find(&kiosk, "Brug ordet alligevel");
    assert_eq!(at(&kiosk), Some(At::Start));
    assert!(kiosk.says("Kaktus 4") && kiosk.says("Spørg først"), "{:#?}", kiosk.texts());
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_about_persons_fit_at_every_size() {
    let kiosk = opened(Language::Danish);
    let mut findings = Findings::default();
    let mut look = |kiosk: &Kiosk, actions: &[&str]| {
        for (size, text, language) in [
            (FULL_HD, TextSize::Normal, Language::Danish),
            (PORTRAIT, TextSize::Largest, Language::Danish),
            (SMALL, TextSize::Normal, Language::English),
            (SMALL, TextSize::Largest, Language::English),
        ] {
            kiosk.size(size);
            kiosk.place(|place| (place.text, place.language) = (text, language));
            for action in actions {
                act(kiosk, action);
                for sheet in 0..kiosk.ui.global::<Shell>().get_sheets() {
                    let name = format!("{action} {sheet}");
                    keep_picture(kiosk, &format!("{name}-{}x{}-{text:?}-{language:?}", size.0, size.1));
                    check(&kiosk.look(), None, size, &name, &format!("{size:?} {text:?} {language:?}"), &mut findings);
                    kiosk.screens.borrow_mut().turn_sheet(1);
                    kiosk.settle();
                }
            }
        }
        kiosk.size(FULL_HD);
        kiosk.place(|place| (place.text, place.language) = (TextSize::Normal, Language::Danish));
    };
    look(
        &kiosk,
        &[
            "compass-persons",
            "compass-persons-five",
            "compass-persons-question:archive",
            "compass-persons-answer:ground",
        ],
    );
    settle(&kiosk);
    somebody(&kiosk);
    look(
        &kiosk,
        &[
            "compass-start",
            "compass-persons-new",
            "compass-persons-word",
            "compass-persons-fields",
            "compass-persons-basis",
        ],
    );
    say_yes(&kiosk);
    act(&kiosk, "compass-give:alcohol:condition:struggles");
    look(
        &kiosk,
        &[
            "compass-persons",
            "compass-persons-key",
            "compass-start",
            "compass-wheel:problems",
            "compass-rights-erase",
            "compass-rights-object",
        ],
    );
    findings.none();
}
