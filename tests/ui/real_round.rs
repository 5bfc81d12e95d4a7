//! A round about somebody real on the screen: what a year changes, what is on paper, and what the history knows of it.

use fristed::app::compass::logbook::{About, LineKept};
use fristed::cli::HousePress;
use fristed::domain::compass::PersonId;
use fristed::domain::employee::EmployeeId;
use fristed::domain::text::Language;
use fristed::exchange::pdf;
use fristed::screens::place::Spot;
use fristed::screens::staff::compass::over_time::Page;
use fristed::screens::staff::compass::round::RoundAt;
use fristed::screens::staff::compass::{At, persons};
use fristed_ui::Shell;
use slint::ComponentHandle as _;

use crate::compass_presses::somebody_with_a_basis;
use crate::errands::with_papers;
use crate::example::{example, lay_in};
use crate::harness::{Kiosk, local};
use crate::round::{act, at, somewhere, three};
use crate::staff_house::log_in;

fn hand_on(kiosk: &Kiosk, to: &(EmployeeId, Vec<u8>)) {
    kiosk.press("Lås");
    kiosk.go_to("staff");
    log_in(kiosk, to);
    kiosk.settle();
}

/// MK, JH and SL with a round about *Bolig* and *Økonomi* of somebody who has said yes; MK is in.
fn begun(kiosk: &Kiosk) -> (Vec<(EmployeeId, Vec<u8>)>, PersonId) {
    let pins = three(kiosk);
    log_in(kiosk, &pins[0]);
    somebody_with_a_basis(kiosk);
    for action in ["choose", "do:colleague:2", "do:colleague:3", "do:extent:fields housing,economy", "do:begin"] {
        act(kiosk, &format!("compass-round-{action}"));
    }
    let screens = kiosk.screens.borrow();
    let session = screens.app().session().expect("somebody is in");
    let person = screens.app().persons(&session, "").expect("persons")[0].id;
    assert!(screens.app().round(&session, person).expect("a round").is_some());
    (pins, person)
}

/// All three have said *færdig*, and SL has laid the answers out.
fn laid_out(kiosk: &Kiosk) -> (Vec<(EmployeeId, Vec<u8>)>, PersonId) {
    let (pins, person) = begun(kiosk);
    act(kiosk, "compass-round-do:done");
    for pin in &pins[1..] {
        hand_on(kiosk, pin);
        act(kiosk, "compass-round-do:done");
    }
    act(kiosk, "compass-round-do:open");
    assert_eq!(at(kiosk), Some(RoundAt::Reveal));
    (pins, person)
}

fn history(kiosk: &Kiosk) -> Vec<String> {
    let screens = kiosk.screens.borrow();
    let session = screens.app().session().expect("somebody is in");
    let rows = screens.app().audits(&session).expect("audits").expect("the right to them").keys;
    rows.into_iter().map(|row| format!("{} {} by {}", row.action, row.subject, row.actor)).collect()
}

/// Does something, and asks for one entry more of this kind.
#[track_caller]
fn noted(kiosk: &Kiosk, wanted: &str, does: impl FnOnce()) {
    let many = |rows: Vec<String>| rows.iter().filter(|row| *row == wanted).count();
    let before = many(history(kiosk));
    does();
    assert_eq!(many(history(kiosk)), before + 1, "{wanted} in {:#?}", history(kiosk));
}

#[test]
fn every_page_of_a_round_that_shows_something_of_somebody_is_in_the_history() {
    let kiosk = Kiosk::new();
    let (pins, person) = laid_out(&kiosk);
    let read = |purpose: &str| format!("person-read {person} {purpose} by employee 3");
    act(&kiosk, "compass-round-start");
    noted(&kiosk, &read("round"), || act(&kiosk, "compass-round-reveal"));
    noted(&kiosk, &format!("person-round {person} joint by employee 3"), || {
        act(&kiosk, "compass-round-do:joint-open:condition");
    });
    act(&kiosk, "compass-round-do:to-agree");
    for action in ["sit", "who:person"] {
        act(&kiosk, &format!("compass-round-do:{action}"));
    }
    act(&kiosk, "compass-round-when");
    act(&kiosk, "compass-round-do:day:0");
    act(&kiosk, "compass-round-do:finish");
    act(&kiosk, "compass-round-start");
    noted(&kiosk, &read("agreements"), || act(&kiosk, "compass-round-agree"));
    // Whoever comes back to it has looked at her as well, and so has whoever opens the list on the desk.
    noted(&kiosk, &format!("person-read {person} agreements by employee 2"), || hand_on(&kiosk, &pins[1]));
    kiosk.clock.set_to(local("2026-10-20T10:00"));
    noted(&kiosk, &format!("person-read {person} agreements by employee 2"), || act(&kiosk, "compass-round-up"));
    let line = {
        let mut screens = kiosk.screens.borrow_mut();
        let session = screens.app().session().expect("somebody is in");
        let kept = screens.app_mut().write_line(&session, "Lavede kaffe", About::One(person)).expect("a line");
        let LineKept::Kept(line) = kept else { panic!("{kept:?}") };
        line
    };
    act(&kiosk, "staff");
    noted(&kiosk, &format!("person-read {person} logbook by employee 2"), || act(&kiosk, &Page::Line(line).name()));
    noted(&kiosk, "code-words-shown search by employee 2", || {
        act(&kiosk, "compass-persons");
        act(&kiosk, "compass-persons-search");
        kiosk.screens.borrow_mut().type_in("tagr");
        act(&kiosk, "run-written");
    });
}

/// A year after her yes what there is can be read, and every page of the round says what comes first.
#[test]
fn a_year_later_a_round_says_that_she_is_asked_first() {
    let kiosk = Kiosk::new();
    begun(&kiosk);
    kiosk.clock.set_to(local("2027-10-20T10:00"));
    act(&kiosk, "compass-round-start");
    assert!(somewhere(&kiosk, "Spørg igen") && somewhere(&kiosk, "Indtil da kan I læse, men ikke skrive."));
    assert!(!somewhere(&kiosk, "Dine svar") && !somewhere(&kiosk, "Blanke hjul"), "{:#?}", kiosk.texts());
    assert!(somewhere(&kiosk, "Hold pause") && somewhere(&kiosk, "Stop runden"));
    for page in ["list", "answer:housing", "choose", "blank"] {
        act(&kiosk, &format!("compass-round-{page}"));
        assert!(somewhere(&kiosk, "Spørg igen") && kiosk.button("Begynd runden").is_none(), "{page}");
    }
    act(&kiosk, "compass-round-agree");
    assert!(somewhere(&kiosk, "Spørg igen") && !somewhere(&kiosk, "Ny aftale"), "{:#?}", kiosk.texts());
    act(&kiosk, "compass-round-do:done");
    let notice = kiosk.ui.global::<Shell>().get_notice();
    assert_eq!(notice.replace('\u{a0}', " "), "Spørg personen igen først. Alt, hvad I har skrevet, er her endnu.");
    kiosk.press("Godt, luk");
    act(&kiosk, "compass-round-start");
    kiosk.find_and_press("Spørg igen");
    assert_eq!(kiosk.spot(), Spot::Compass(At::Persons(persons::At::Basis)));
}

/// What is half written when the year is over stays to be read, on its page.
#[test]
fn a_text_that_is_half_written_when_the_year_is_over_stays_on_its_page() {
    let kiosk = Kiosk::new();
    begun(&kiosk);
    act(&kiosk, "compass-round-list");
    act(&kiosk, "compass-round-answer:housing");
    act(&kiosk, "compass-round-keywords:housing");
    kiosk.screens.borrow_mut().type_in("husleje");
    kiosk.clock.set_to(local("2027-10-20T10:00"));
    act(&kiosk, "run-written");
    assert!(matches!(at(&kiosk), Some(RoundAt::Keywords(_))), "{:?}", kiosk.spot());
    assert!(kiosk.says("husleje"), "{:#?}", kiosk.texts());
}

#[test]
fn a_paper_says_whom_it_is_about_only_where_that_was_pressed() {
    let (kiosk, printer) = with_papers(|store| lay_in(store, &example()));
    let (_, person) = laid_out(&kiosk);
    let printed = |page: &str, press: &str| {
        act(&kiosk, page);
        kiosk.find_and_press(press);
        kiosk.woken();
        kiosk.woken();
        printer.last()
    };
    let drawn = |blank: bool, word: Option<&str>| {
        let screens = kiosk.screens.borrow();
        let (app, session) = (screens.app(), screens.app().session().expect("somebody is in"));
        let paper = if blank {
            app.blank_paper(&session, person, word).expect("a paper")
        } else {
            app.round_paper(&session, person, word).expect("a paper").expect("what lies open")
        };
        pdf::write(&paper, &HousePress::new()).expect("a paper that can be drawn")
    };
    for (page, blank) in [("compass-round-blank", true), ("compass-round-paper", false)] {
        let without = printed(page, "Print uden kodeord");
        let with = printed(page, "Print med kodeord");
        assert!(without == drawn(blank, None), "{page}: nothing says whom it is about");
        assert!(with == drawn(blank, Some("Tagrende 77")) && with != without, "{page}: her code word");
    }
}

#[test]
fn while_one_answers_it_is_said_gently_that_there_is_no_hurry() {
    let kiosk = Kiosk::new();
    begun(&kiosk);
    act(&kiosk, "compass-round-start");
    kiosk.find_and_press("Dine svar");
    assert!(somewhere(&kiosk, "Omkring fem minutter.") && !somewhere(&kiosk, "Tag den tid, du vil bruge."));
    kiosk.wait_seconds(301);
    act(&kiosk, "compass-round-answer:housing");
    kiosk.press("Tilbage");
    assert!(!somewhere(&kiosk, "Omkring fem minutter.") && somewhere(&kiosk, "Tag den tid, du vil bruge."));
}

/// Somebody invented is marked as that on every page, also on those of a line, which name nobody else.
#[test]
fn the_practice_person_is_marked_on_every_page() {
    let kiosk = Kiosk::new();
    let pins = three(&kiosk);
    log_in(&kiosk, &pins[0]);
    let line = {
        let mut screens = kiosk.screens.borrow_mut();
        let session = screens.app().session().expect("somebody is in");
        let about = About::One(PersonId::PRACTICE);
        let kept = screens.app_mut().write_line(&session, "Lavede kaffe", about).expect("a line");
        let LineKept::Kept(line) = kept else { panic!("{kept:?}") };
        line
    };
    let lines = [Page::Line(line), Page::LineWho(line), Page::LineField(line), Page::LineStep(line)].map(Page::name);
    let others = [
        "compass-start",
        "compass-wheel:problems",
        "compass-field:housing",
        "compass-keywords:housing",
        "compass-over-talk",
        "compass-over-risk",
        "compass-rights-menu",
        "compass-round-start",
        "compass-round-choose",
        "compass-round-do:colleague:2",
        "compass-round-do:begin",
        "compass-round-list",
        "compass-round-agree",
        "compass-round-do:new",
        "compass-round-what",
    ];
    for action in others.map(String::from).into_iter().chain(lines) {
        act(&kiosk, &action);
        let title = kiosk.ui.global::<fristed_ui::Staff>().get_title();
        let marked = title.contains("Øveperson") || kiosk.says("Øveperson") || kiosk.says("pdigtet");
        assert!(marked, "{action}: {title} {:#?}", kiosk.texts());
    }
    let screens = kiosk.screens.borrow();
    let session = screens.app().session().expect("somebody is in");
    let paper = screens.app().blank_paper(&session, PersonId::PRACTICE, None).expect("a paper");
    assert_eq!(paper.facts, ["Alt på dette papir er opdigtet."]);
    assert!(screens.app().line(&session, line, Language::Danish).expect("a line").is_some());
}
