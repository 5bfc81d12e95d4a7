//! What is kept over time, by accessible label: a line from the desk, earlier wheels, the conversation, the risk profile.

use std::cell::RefCell;

use chrono::Duration;
use fristed::app::compass::earlier::Back;
use fristed::app::staff::StaffCommand;
use fristed::domain::compass::{Answer, Condition, Field, FiledWheel, Filling, Participation, PersonId, Wheel, Whose};
use fristed::domain::text::Language;
use fristed::screens::Screens;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::compass::At;
use fristed::screens::staff::compass::over_time::{Of, Page};
use fristed::screens::staff::running;
use fristed_ui::{Cards, Compass, Shell, Typing};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, TUESDAY_MORNING, local};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house::{self, log_in};

fn at(kiosk: &Kiosk) -> Option<Page> {
    if let Spot::Compass(At::OverTime(page)) = kiosk.spot() { Some(page) } else { None }
}

fn opened(language: Language) -> Kiosk {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    kiosk.place(|place| place.language = language);
    kiosk
}

fn act(kiosk: &Kiosk, page: Page) {
    kiosk.screens.borrow_mut().act(&page.name());
    kiosk.settle();
}

/// Wheels of the practice person that were put away, the last of them a week ago.
pub fn file_wheels(screens: &RefCell<Screens>) {
    let screens = screens.borrow();
    let (app, session) = (screens.app(), screens.app().session().expect("somebody is in"));
    let told = [
        (Condition::OutOfControl, Participation::No, 400),
        (Condition::Struggles, Participation::Occasionally, 180),
        (Condition::Good, Participation::Yes, 60),
        (Condition::Struggles, Participation::Yes, 7),
    ];
    for (condition, takes_part, days) in told {
        let at = local(TUESDAY_MORNING) - Duration::days(days);
        let mut filling = Filling::default();
        for field in [Field::Alcohol, Field::Housing] {
            filling.give(field, Answer::Condition(condition)).unwrap();
        }
        filling.give(Field::Relations, Answer::Participation(takes_part)).unwrap();
        filling.give(Field::Somatic, Answer::Condition(Condition::Struggles)).unwrap();
        let whose = if days == 60 { Whose::Person } else { Whose::Together };
        let wheel = FiledWheel { day: at.date_naive(), whose, filling };
        app.file_for_tests(&session, PersonId::PRACTICE, at, &wheel).expect("a wheel that is kept");
    }
}

#[test]
fn a_line_is_two_presses_and_its_words_away_from_the_desk() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("Skriv logbog");
    kiosk.type_on_screen("nogen satte stole op");
    kiosk.press("Færdig");
    assert!(kiosk.says("nogen satte stole op") && kiosk.says("Gemt"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Hvilket felt?");
    kiosk.find_and_press("Social");
    kiosk.find_and_press("Et trin fra det gyldne æg");
    kiosk.find_and_press("Medspiller");
    kiosk.find_and_press("Se logbogen");
    assert!(kiosk.says("Social · Trin: Medspiller"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Vis ét felt");
    kiosk.find_and_press("Alkohol");
    assert!(!kiosk.says("nogen satte stole op"), "{:#?}", kiosk.texts());
}

#[test]
fn a_line_belongs_to_the_person_that_is_pressed_and_what_it_opens_carries_nobody() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("Skriv logbog");
    kiosk.type_on_screen("øveperson bagte");
    kiosk.press("Færdig");
    assert!(kiosk.says("En bruger bagte"), "the code word is a tag: {:#?}", kiosk.texts());
    kiosk.find_and_press("Hvem handler den om?");
    assert!(kiosk.buttons().iter().any(|label| label.starts_with("Øveperson, Valgt")), "{:#?}", kiosk.buttons());
    kiosk.press("Tilbage");
    kiosk.find_and_press("Hvilken mulighed åbner det?");
    assert_eq!(kiosk.spot(), Spot::Running(running::At::New(0)));
    assert!(!kiosk.says("bagte") && !kiosk.says("Øveperson"), "{:#?}", kiosk.texts());
    kiosk.press("Tilbage");
    kiosk.find_and_press("Se logbogen");
    assert_eq!(at(&kiosk), Some(Page::Log(Of::Person, None)));
    let label = kiosk.buttons().into_iter().find(|label| label.contains("Denne bruger bagte"));
    kiosk.press(&label.expect("the line"));
    kiosk.find_and_press("Tag linjen væk");
    assert!(kiosk.says("Ingen linjer endnu"), "{:#?}", kiosk.texts());
}

#[test]
fn a_number_stays_to_be_corrected_and_without_the_right_there_is_no_line() {
    let kiosk = Kiosk::new();
    let cards = staff_house::open(&kiosk);
    act(&kiosk, Page::LogWrite(Of::House));
    kiosk.screens.borrow_mut().type_in("010190-1234");
    kiosk.settle();
    kiosk.press("Færdig");
    assert!(kiosk.says("Det ligner et CPR-nummer"), "{:#?}", kiosk.texts());
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "010190-1234");
    staff_house::command(&kiosk, StaffCommand::Lock);
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[2]);
    assert!(!kiosk.buttons().iter().any(|label| label.starts_with("Skriv logbog")), "{:#?}", kiosk.buttons());
    for page in [Page::LogWrite(Of::House), Page::Talk, Page::Risk] {
        act(&kiosk, page);
        assert_eq!(kiosk.spot(), Spot::Staff, "{page:?}");
    }
}

#[test]
fn a_line_that_was_being_typed_when_it_locked_is_there_again() {
    let kiosk = Kiosk::new();
    let cards = staff_house::open(&kiosk);
    act(&kiosk, Page::LogWrite(Of::House));
    kiosk.screens.borrow_mut().type_in("halv linje");
    kiosk.wait_seconds(61);
    assert_eq!(kiosk.spot(), Spot::Today, "it has locked by itself");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "");
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    assert_eq!(at(&kiosk), Some(Page::LogWrite(Of::House)));
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "halv linje");
}

#[test]
fn earlier_wheels_stand_side_by_side_and_one_over_the_other() {
    let kiosk = opened(Language::Danish);
    file_wheels(&kiosk.screens);
    kiosk.find_and_press("Kompas");
    kiosk.find_and_press("Øveperson");
    kiosk.find_and_press("Tidligere hjul");
    assert_eq!(at(&kiosk), Some(Page::Earlier(Wheel::Resources, Back::default())));
    kiosk.find_and_press("Den anden side");
    let wheels = |kiosk: &Kiosk| {
        let texts = kiosk.texts();
        ["8. september 2025", "16. april 2026", "14. august 2026", "6. oktober 2026"]
            .map(|day| texts.iter().any(|text| text.starts_with(&format!("{day}, "))))
    };
    assert_eq!(wheels(&kiosk), [false, true, true, true], "{:#?}", kiosk.texts());
    assert!(kiosk.says("14. august 2026, Personens eget hjul. Somatisk: Kæmper med problemet"), "{:#?}", kiosk.texts());
    assert_eq!(kiosk.ui.global::<Shell>().get_sheets(), 1, "all of it is on one sheet");
    let sides = wheels_shown(&kiosk);
    assert!(sides.len() == 3 && sides.iter().all(|side| *side >= 420.0), "as large as the column: {sides:?}");
    kiosk.find_and_press("Tidligere");
    assert_eq!(wheels(&kiosk), [true, true, true, false], "{:#?}", kiosk.texts());
    assert!(kiosk.says("Det er det første."), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Senere");
    kiosk.find_and_press("14. august 2026");
    find(&kiosk, "Tilstand: før Godt – intet problem (længere), nu Kæmper med problemet");
    kiosk.find_and_press("Tidligere");
    kiosk.find_and_press("Tidligere");
    let step = "Tilstand: før Problemet er ude af kontrol, nu Kæmper med problemet";
    find(&kiosk, step);
    kiosk.press("Dæk til");
    for word in ["Alkohol", "Kæmper", "Øveperson", "2026"] {
        assert!(!kiosk.says(word), "{word} is in {:#?}", kiosk.texts());
    }
    assert_eq!(kiosk.ui.global::<Cards>().get_rows().row_count(), 0);
    assert!(!kiosk.ui.global::<Compass>().get_problems());
    kiosk.press("Vis");
    find(&kiosk, step);
}

fn written(kiosk: &Kiosk) -> Vec<String> {
    let all = kiosk.look().written.into_iter();
    all.map(|one| one.text.replace(['\n', '\u{a0}'], " ")).collect()
}

/// How large the wheels on this sheet are.
fn wheels_shown(kiosk: &Kiosk) -> Vec<f32> {
    let rows = kiosk.ui.global::<Cards>().get_rows();
    let cards = rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>());
    cards.map(|card| card.picture_size).filter(|side| *side > 0.0).collect()
}

/// Around a wheel with another over it stands the name of every field, also on a tall screen.
#[test]
fn an_earlier_wheel_has_the_names_of_its_fields() {
    let kiosk = opened(Language::Danish);
    file_wheels(&kiosk.screens);
    // The words of the resources are long, and on a tall screen they stand beside the wheel.
    for (size, wheel, least) in [
        (FULL_HD, Wheel::Resources, 420.0),
        (FULL_HD, Wheel::Problems, 420.0),
        (PORTRAIT, Wheel::Resources, 340.0),
        (PORTRAIT, Wheel::Problems, 420.0),
    ] {
        kiosk.size(size);
        act(&kiosk, Page::Over(wheel, Back::default().earlier()));
        let written = written(&kiosk);
        for field in wheel.fields() {
            assert!(written.iter().any(|text| text == field.label()), "{size:?}, {}: {written:#?}", field.label());
        }
        let sides = wheels_shown(&kiosk);
        assert!(sides.len() == 1 && sides[0] >= least, "{size:?}: with its names the wheel is large still: {sides:?}");
    }
}

/// Where words are large the wheels stand on the first sheet by themselves, and every field is said in words after them.
#[test]
fn where_words_are_large_the_earlier_wheels_come_first() {
    let kiosk = opened(Language::Danish);
    file_wheels(&kiosk.screens);
    kiosk.place(|place| place.text = TextSize::Largest);
    for (size, least, large) in [(FULL_HD, 400.0, 540.0), (SMALL, 240.0, 300.0)] {
        kiosk.size(size);
        act(&kiosk, Page::Over(Wheel::Problems, Back::default().earlier()));
        let over = wheels_shown(&kiosk);
        assert!(over.len() == 1 && over[0] >= large, "{size:?}: {over:?}");
        find(&kiosk, "Tidligere");
        act(&kiosk, Page::Earlier(Wheel::Problems, Back::default()));
        let three = wheels_shown(&kiosk);
        assert!(three.len() == 3 && three.iter().all(|side| *side >= least), "{size:?}: {three:?}");
        find(&kiosk, "Tidligere");
        act(&kiosk, Page::Earlier(Wheel::Problems, Back::default()));
        let said = (0..kiosk.ui.global::<Shell>().get_sheets()).any(|_| {
            let said = written(&kiosk).iter().any(|text| text.contains("Somatisk: Kæmper med problemet"));
            kiosk.screens.borrow_mut().turn_sheet(1);
            kiosk.settle();
            said
        });
        assert!(said, "{:#?}", written(&kiosk));
    }
}

#[test]
fn the_conversation_and_the_risk_profile_are_kept_at_each_press() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("Kompas");
    kiosk.find_and_press("Øveperson");
    kiosk.find_and_press("Samtalen");
    kiosk.find_and_press("Nogle dage");
    kiosk.find_and_press("Sammen med nogen");
    kiosk.find_and_press("Personens egen sætning");
    kiosk.type_on_screen("jeg vil hjem");
    kiosk.press("Færdig");
    assert!(kiosk.says("jeg vil hjem"), "{:#?}", kiosk.texts());
    kiosk.press("Tilbage");
    kiosk.find_and_press("Risikoprofil");
    kiosk.find_and_press("Personen har sagt ja");
    kiosk.find_and_press("Skriv, hvad I så i dag");
    kiosk.type_on_screen("gik ud og ind");
    kiosk.press("Færdig");
    kiosk.find_and_press("Gem i 12 måneder");
    let until = "Siden sletter sig selv 13. oktober 2027";
    find(&kiosk, until);
    kiosk.press("Tilbage");
    kiosk.find_and_press("Samtalen");
    assert!(kiosk.buttons().iter().any(|label| label.starts_with("Nogle dage, Valgt")), "{:#?}", kiosk.buttons());
    kiosk.press("Tilbage");
    kiosk.find_and_press("Risikoprofil");
    find(&kiosk, "gik ud og ind");
    kiosk.find_and_press("Slet hele siden");
    assert!(kiosk.says("Vælg grunden først"), "{:#?}", kiosk.texts());
}

/// Turns the sheets until this stands somewhere.
#[track_caller]
fn find(kiosk: &Kiosk, said: &str) {
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        if kiosk.says(said) {
            return;
        }
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    panic!("{said} is on no sheet: {:#?}", kiosk.texts());
}

/// The English answers stand in a quarter of the page, where each word has just room enough.
#[test]
fn no_word_that_has_room_is_divided() {
    let kiosk = opened(Language::English);
    kiosk.screens.borrow_mut().act("compass-over-talk");
    kiosk.settle();
    let rows = kiosk.ui.global::<Cards>().get_rows();
    let titles: Vec<_> =
        rows.iter().flat_map(|row| row.cards.iter().map(|card| card.title).collect::<Vec<_>>()).collect();
    assert!(titles.iter().any(|title| title == "It is important"), "{titles:#?}");
    assert!(titles.iter().all(|title| !title.contains("- ")), "{titles:#?}");
}

#[test]
fn the_guides_are_there_where_they_help() {
    let kiosk = opened(Language::English);
    for action in ["compass-give:alcohol:approach:sit-on-hands", "compass-field:alcohol"] {
        kiosk.screens.borrow_mut().act("compass-start");
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
    }
    kiosk.find_and_press("Good ideas, “Sid på hænderne”");
    assert!(kiosk.says("Begin here:"), "{:#?}", kiosk.texts());
    kiosk.press("Back");
    assert_eq!(kiosk.spot(), Spot::Compass(At::Field(Field::Alcohol)));
    // A day with nothing on it, long ago.
    kiosk.screens.borrow_mut().act(&running::At::Programme(-4000).name());
    kiosk.settle();
    let empty = kiosk.buttons().into_iter().find(|label| label.contains("See the good ideas."));
    kiosk.find_and_press(&empty.expect("a way to the guides"));
}

/// Every page where things are tightest.
#[test]
fn the_pages_over_time_fit_where_it_is_tightest() {
    let kiosk = opened(Language::Danish);
    file_wheels(&kiosk.screens);
    act(&kiosk, Page::LogWrite(Of::Person));
    kiosk.screens.borrow_mut().type_in("Kom til morgenmad tre dage i træk og satte selv stolene op bagefter");
    kiosk.settle();
    kiosk.press("Færdig");
    let Some(Page::Line(id)) = at(&kiosk) else { panic!("{:?}", kiosk.spot()) };
    for action in ["compass-over-do-ground:consent", "compass-over-do-important:foremost"] {
        kiosk.screens.borrow_mut().act(action);
    }
    let pages = [
        Page::Earlier(Wheel::Problems, Back::default()),
        Page::Over(Wheel::Problems, Back::default().earlier()),
        Page::Log(Of::Person, None),
        Page::LogFields(Of::House),
        Page::LogWrite(Of::House),
        Page::Line(id),
        Page::LineWho(id),
        Page::LineStep(id),
        Page::Talk,
        Page::Risk,
    ];
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Largest, Language::English),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        for page in pages {
            act(&kiosk, page);
            for sheet in 0..kiosk.ui.global::<Shell>().get_sheets() {
                let name = format!("{} {sheet}", page.name());
                keep_picture(&kiosk, &format!("{name}-{}x{}-{text:?}-{language:?}", size.0, size.1));
                check(&kiosk.look(), None, size, &name, &format!("{size:?} {text:?} {language:?}"), &mut findings);
                kiosk.screens.borrow_mut().turn_sheet(1);
                kiosk.settle();
            }
        }
    }
    kiosk.size(FULL_HD);
    kiosk.place(|place| (place.text, place.contrast) = (TextSize::Normal, true));
    act(&kiosk, pages[1]);
    keep_picture(&kiosk, "over-dark");
    findings.none();
}
