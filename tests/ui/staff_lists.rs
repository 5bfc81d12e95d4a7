//! The lists of Vær med and the questions into the room, by accessible label: at most three presses from the desk.

use fristed::app::running::lists::wish;
use fristed::domain::duty::Step;
use fristed::domain::sign_up::{Listing, SignUp};
use fristed::domain::started::{Meet, Started, Thing};
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize, spot_by_name};
use fristed::screens::staff::lists::At;
use fristed::screens::staff::running::{self, Field};
use fristed::store::Store;

use crate::errands::with_stick_and_printer;
use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, TUESDAY_MORNING, example, lay_in};
use crate::rules::Findings;
use crate::staff::press_with;
use crate::staff_house::{open, turn_to};
use crate::staff_sweep::sheets;

pub fn shift() -> Listing {
    Listing { of: "brugervagt".to_owned(), date: "2026-10-25".parse().expect("a date") }
}

fn sign_up(sign: &str, step: Step) -> SignUp {
    wish(shift(), step, sign.parse().expect("a sign"), "ost".parse().expect("a symbol"))
}

/// Made-up people on the next shift, and something started today.
pub fn people(store: &mut Store) {
    lay_in(store, &example());
    for (sign, step) in [("fugl", Step::Whole), ("sol+trae", Step::OneHour), ("anker", Step::OnlyIfNobodyElse)] {
        store.joining_mut().add(&sign_up(sign, step)).expect("a list");
    }
    let time = "14:00:00".parse().expect("a time");
    let walk = Started { time, thing: Thing::Walk, place: Meet::Door };
    store.joining_mut().start(&walk, None, "2026-10-13".parse().expect("a date")).expect("a start");
}

/// The desk of somebody who is in, with people on a list.
pub fn opened(language: Language) -> Kiosk {
    let kiosk = Kiosk::over(TUESDAY_MORNING, people);
    open(&kiosk);
    kiosk.place(|place| place.language = language);
    kiosk
}

/// What everybody sees of the next shift.
fn on_the_shift(kiosk: &Kiosk) -> Vec<(String, String)> {
    let screens = kiosk.screens.borrow();
    let list = screens.app().list(&shift(), Language::Danish).expect("a store").expect("a list");
    list.people.into_iter().map(|one| (one.word, one.takes)).collect()
}

#[test]
fn two_presses_from_the_desk_a_shift_is_agreed() {
    let kiosk = opened(Language::Danish);
    kiosk.press_beginning("Brugervagt 25. oktober. 2 pladser er ledige. Fugl, Solskin og træ");
    assert_eq!(kiosk.spot(), Spot::Lists(At::One(shift())));
    kiosk.press("Aftalt: Fugl");
    assert!(on_the_shift(&kiosk).contains(&("Fugl".to_owned(), "Hele vagten, aftalt".to_owned())));
    assert!(kiosk.button("Ikke aftalt alligevel: Fugl").is_some(), "{:#?}", kiosk.buttons());
    assert!(!kiosk.says("Ost") && !kiosk.says("ost,"), "no secret sign is on the page");
    turn_to(&kiosk, "Mere", |kiosk| kiosk.says("Reservelisten") && kiosk.says("Skibsanker"));
    kiosk.press("Tilbage til vagtbordet");
    assert!(kiosk.has("Vagtbordet"), "{:#?}", kiosk.texts());
}

#[test]
fn a_list_goes_to_the_printer() {
    let kiosk = with_stick_and_printer(people);
    open(&kiosk);
    kiosk.screens.borrow_mut().act(&At::One(shift()).name());
    kiosk.settle();
    press_with(&kiosk, "Print listen");
    kiosk.woken();
    assert!(kiosk.says("Printeren har papiret"), "{:#?}", kiosk.texts());
    kiosk.screens.borrow_mut().act(&At::One(shift()).name());
    kiosk.settle();
    assert!(!kiosk.says("Printeren har papiret"), "it has been said");
}

#[test]
fn somebody_is_taken_off_after_one_more_question_and_it_is_undone_until_the_screen_locks() {
    let kiosk = opened(Language::English);
    press_with(&kiosk, "Who is in");
    kiosk.find_and_press("Sunday 25 October");
    kiosk.press("Take off the list: Sunshine and tree");
    kiosk.press("No, let it stand");
    kiosk.press("Take off the list: Sunshine and tree");
    assert!(kiosk.says("You can undo it until the screen locks."), "{:#?}", kiosk.texts());
    kiosk.press("Yes, take off the list");
    assert!(on_the_shift(&kiosk).iter().all(|(word, _)| word != "Solskin og træ"));
    assert_eq!(kiosk.spot(), Spot::Lists(At::One(shift())));
    kiosk.press_beginning("Undo: Changed a list");
    assert!(on_the_shift(&kiosk).iter().any(|(word, _)| word == "Solskin og træ"));
    assert_eq!(kiosk.spot(), Spot::Lists(At::One(shift())), "one stays on the list");
    kiosk.press("Take off the list: Sunshine and tree");
    kiosk.press("Yes, take off the list");
    kiosk.press("Lock");
    assert!(kiosk.screens.borrow().app().session().is_none());
    assert!(on_the_shift(&kiosk).iter().all(|(word, _)| word != "Solskin og træ"));
}

#[test]
fn somebody_is_put_down_at_their_wish() {
    let kiosk = opened(Language::Danish);
    kiosk.press_beginning("Brugervagt 25. oktober");
    kiosk.press_beginning("Skriv en på");
    kiosk.press("Kig med");
    assert!(kiosk.button("Fugl").is_none(), "one that is taken is not offered");
    kiosk.press("Stjerne");
    kiosk.press("Båd");
    assert_eq!(on_the_shift(&kiosk).last(), Some(&("Stjerne".to_owned(), "Kig med".to_owned())));
    // The places are taken meanwhile: the page says what one can do, and puts nobody down.
    for sign in ["hat", "kop", "telt"] {
        kiosk.screens.borrow_mut().act(&format!("lists-put:brugervagt@2026-10-25@one-hour@{sign}@bro"));
        kiosk.settle();
    }
    assert!(kiosk.says("Du kan altid kigge med"), "{:#?}", kiosk.texts());
    assert_eq!(on_the_shift(&kiosk).len(), 6);
}

#[test]
fn what_somebody_started_is_taken_down_from_the_lists() {
    let kiosk = opened(Language::Danish);
    press_with(&kiosk, "Hvem er med");
    kiosk.press("Tag ned: Gåtur");
    assert!(kiosk.screens.borrow().app().started_today().expect("a store").is_empty());
    assert!(!kiosk.says("Gåtur, "), "{:#?}", kiosk.texts());
}

#[test]
fn nothing_of_the_lists_is_reached_without_somebody_in() {
    let kiosk = Kiosk::new();
    for action in ["lists-all", "lists-one:brugervagt@2026-10-25", "run-questions"] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
        assert_eq!(kiosk.spot(), Spot::Today, "{action}");
        assert!(spot_by_name(action).is_none(), "nor by a name of the command line");
    }
    let kiosk = opened(Language::Danish);
    kiosk.press_beginning("Brugervagt 25. oktober");
    let session = kiosk.screens.borrow().app().session().expect("somebody");
    kiosk.press("Lås");
    kiosk.screens.borrow_mut().act("lists-take-off:brugervagt@2026-10-25@fugl");
    let seen = kiosk.screens.borrow().app().lists_for_staff(&session, Language::Danish).expect("a store");
    assert!(seen.is_empty(), "a session that has locked opens nothing");
    assert_eq!(on_the_shift(&kiosk).len(), 3);
}

#[test]
fn a_question_is_put_up_with_its_answer_and_taken_down() {
    let kiosk = opened(Language::Danish);
    let first = |kiosk: &Kiosk| kiosk.screens.borrow().app().questions(Language::Danish).expect("questions").remove(0);
    press_with(&kiosk, "Spørgsmål");
    kiosk.press_beginning("Sæt et spørgsmål op");
    kiosk.press("Færdig");
    assert!(kiosk.says("Skriv et spørgsmål."), "a refusal says what to do: {:#?}", kiosk.texts());
    kiosk.press_beginning("Sæt et spørgsmål op");
    kiosk.type_on_screen("Hvad hedder hunden");
    kiosk.press("Færdig");
    assert!(kiosk.has("Svaret"), "{:#?}", kiosk.texts());
    kiosk.type_on_screen("Den hedder Bob");
    kiosk.press("Færdig");
    assert_eq!(
        (first(&kiosk).question.as_str(), first(&kiosk).answer.as_str()),
        ("Hvad hedder hunden", "Den hedder Bob")
    );
    kiosk.press("Tag ned: Hvad hedder hunden");
    assert_ne!(first(&kiosk).question, "Hvad hedder hunden");
    kiosk.press_beginning("Fortryd: Tog et spørgsmål ned");
    assert_eq!(first(&kiosk).question, "Hvad hedder hunden");
}

/// Every page at the sizes where things are tightest; of a long list its first sheets.
#[test]
fn the_lists_and_the_questions_fit_at_every_size() {
    let kiosk = opened(Language::Danish);
    let sign = "fugl".parse().expect("a sign");
    let lists = [
        At::All,
        At::One(shift()),
        At::Off(shift(), sign),
        At::Step(shift()),
        At::Sign(shift(), Step::OneHour),
        At::Secret(shift(), Step::OneHour, "hat".parse().expect("a sign")),
    ];
    let others = [running::At::Questions, running::At::Write(Field::Question)];
    let pages: Vec<String> = lists.iter().map(At::name).chain(others.iter().map(running::At::name)).collect();
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        for page in &pages {
            kiosk.screens.borrow_mut().act(page);
            kiosk.settle();
            sheets(&kiosk, page, (size, text, language), 2, &mut findings);
        }
    }
    findings.none();
}
