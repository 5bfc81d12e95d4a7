//! Presses on the compass that must not go wrong: what lies under a finger after *Dæk til*, what cannot be taken back,
//! and whose page it is.

use std::time::Duration;

use fristed::app::compass::earlier::Back;
use fristed::domain::compass::{Field, Level, Wheel};
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::compass::At;
use fristed::screens::staff::compass::persons::At as PersonsAt;
use fristed::screens::staff::compass::rights::Page as Rights;
use fristed::screens::staff::compass::round::RoundAt;
use fristed_ui::{CardFill, Cards, Shell, Staff, StaffLayout, Typing};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::Kiosk;
use crate::persons::{settle, somebody};
use crate::round::three;
use crate::staff_house::{self, log_in};

const WORD: &str = "Tagrende 77";

fn act(kiosk: &Kiosk, action: &str) {
    kiosk.screens.borrow_mut().act(action);
    kiosk.settle();
}

fn at(kiosk: &Kiosk) -> Option<At> {
    if let Spot::Compass(at) = kiosk.spot() { Some(at) } else { None }
}

fn title(kiosk: &Kiosk) -> String {
    kiosk.ui.global::<Staff>().get_title().to_string()
}

fn notice(kiosk: &Kiosk) -> String {
    kiosk.ui.global::<Shell>().get_notice().to_string()
}

/// Somebody who has said yes, on her own page, with her code word covered again.
pub fn somebody_with_a_basis(kiosk: &Kiosk) {
    settle(kiosk);
    somebody(kiosk);
    act(kiosk, "compass-persons-basis");
    crate::persons::say_yes(kiosk);
    assert_eq!(at(kiosk), Some(At::Persons(PersonsAt::Key)), "only now is there a name to write down");
    kiosk.find_and_press("Det står på listen");
    assert_eq!(at(kiosk), Some(At::Start));
    kiosk.wait_seconds(11);
}

/// How a card of this title is filled.
fn fill_of(kiosk: &Kiosk, title: &str) -> Option<CardFill> {
    let rows = kiosk.ui.global::<Cards>().get_rows();
    rows.iter()
        .flat_map(|row| row.cards.iter().collect::<Vec<_>>())
        // A short last word does not stand alone, so that its space may be one at which no line ends.
        .find(|card| card.title.replace('\u{a0}', " ") == title)
        .map(|card| card.fill)
}

#[test]
fn a_message_leaves_one_press_to_cover_and_a_second_one_locks_nothing() {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    act(&kiosk, "compass-persons");
    kiosk.find_and_press("Øveperson");
    act(&kiosk, "compass-open:employee:problems");
    act(&kiosk, "compass-choose:alcohol");
    let (x, y) = kiosk.button("Dæk til").expect("the way to cover").rect.centre();
    kiosk.press("Stikord");
    kiosk.screens.borrow_mut().type_in("010190-1234");
    kiosk.settle();
    kiosk.press("Færdig");
    assert_eq!(kiosk.buttons(), ["Godt, luk"], "a refusal is closed with a word of its own");
    kiosk.press("Godt, luk");
    assert_eq!(at(&kiosk), Some(At::Keywords(Field::Alcohol)));
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "010190-1234", "what was typed is there to be corrected");
    kiosk.press("Færdig");
    assert!(!notice(&kiosk).is_empty());
    kiosk.tap(x, y);
    assert_eq!(
        kiosk.ui.global::<Staff>().get_layout(),
        StaffLayout::Covered,
        "one press covers under a message as well"
    );
    assert!(notice(&kiosk).is_empty() && !kiosk.says("Alkohol"), "{:#?}", kiosk.texts());
    assert!(kiosk.button("Dæk til").is_some_and(|key| key.rect.centre() == (x, y)), "the key stands where it stood");
    kiosk.tap(x, y);
    assert_eq!(kiosk.ui.global::<Staff>().get_layout(), StaffLayout::Covered, "a second press does nothing");
    assert!(kiosk.screens.borrow().app().session().is_some());
    kiosk.press("Vis");
    assert!(kiosk.says("Stikord"), "{:#?}", kiosk.texts());
}

#[test]
fn what_cannot_be_taken_back_says_who_and_invites_to_the_safe_answer() {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    somebody_with_a_basis(&kiosk);
    kiosk.find_and_press("Personens rettigheder");
    assert!(!kiosk.says(WORD));
    kiosk.find_and_press("Træk samtykket tilbage");
    assert!(kiosk.says(WORD) && kiosk.says("Streg kodeordet"), "{:#?}", kiosk.texts());
    kiosk.wait_seconds(11);
    assert!(!kiosk.says(WORD), "covered again after ten seconds");
    kiosk.press("Vis kodeord");
    assert!(kiosk.says(WORD), "and there is a way to see it");
    assert_eq!(fill_of(&kiosk, "Ja, slet det nu"), Some(CardFill::Press));
    assert_eq!(fill_of(&kiosk, "Nej, behold det"), Some(CardFill::Free));
    kiosk.find_and_press("Nej, behold det");
    assert_eq!(at(&kiosk), Some(At::Rights(Rights::Menu)));
    kiosk.press("Tilbage");
    assert_eq!(at(&kiosk), Some(At::Start), "a no puts no page on the way back");
}

#[test]
fn the_title_shows_whose_page_it_is_for_ten_seconds() {
    let kiosk = Kiosk::new();
    let pins = three(&kiosk);
    log_in(&kiosk, &pins[0]);
    somebody_with_a_basis(&kiosk);
    act(&kiosk, "compass-open:employee:problems");
    assert!(kiosk.says("Ikke alle felter"), "the house has not said yes to one: {:#?}", kiosk.texts());
    assert_eq!(title(&kiosk), "Person");
    kiosk.press("Person. Vis kodeord");
    assert_eq!(title(&kiosk), WORD);
    kiosk.wait_seconds(11);
    assert_eq!(title(&kiosk), "Person");
    kiosk.press("Ressourcer");
    assert!(!kiosk.says("Ikke alle felter"), "{:#?}", kiosk.texts());
    kiosk.press("Tilbage");
    kiosk.find_and_press("Kompasrunde");
    kiosk.find_and_press("Begynd en runde");
    kiosk.find_and_press("JH");
    kiosk.find_and_press("Ressourcer");
    kiosk.find_and_press("Begynd runden");
    let (who, out) = (top_of(&kiosk, "Svarer endnu"), top_of(&kiosk, "Lad en kollega blive ude"));
    assert!(who < out, "who is done stands before what can be done about it: {who} and {out}");
    kiosk.find_and_press("Dine svar");
    assert_eq!(at(&kiosk), Some(At::Round(RoundAt::Wheel(Wheel::Resources))));
    assert!(kiosk.button("Problemer").is_none() && kiosk.button("Ressourcer").is_none(), "there is one side only");
    assert_eq!(title(&kiosk), "Person · Dine svar");
    kiosk.press("Person · Dine svar. Vis kodeord");
    assert_eq!(title(&kiosk), format!("{WORD} · Dine svar"));
    kiosk.press("Lås");
    assert!(!kiosk.says(WORD));
    kiosk.go_to("staff");
    log_in(&kiosk, &pins[1]);
    kiosk.settle();
    assert_eq!(title(&kiosk), format!("{WORD} · Runde"), "who comes in sees whose round it is");
    kiosk.wait_seconds(11);
    assert_eq!(title(&kiosk), "Person · Runde");
    kiosk.press("Dæk til");
    assert!(kiosk.buttons().iter().all(|label| !label.contains("Vis kodeord")), "{:#?}", kiosk.buttons());
}

/// How far down the first text that says this stands.
#[track_caller]
fn top_of(kiosk: &Kiosk, part: &str) -> f32 {
    let look = kiosk.look();
    look.written
        .iter()
        .find(|one| one.text.contains(part))
        .unwrap_or_else(|| panic!("{part}: {:#?}", kiosk.texts()))
        .rect
        .y
}

#[test]
fn whoever_is_left_out_is_asked_about_and_the_others_are_told_why() {
    let kiosk = Kiosk::new();
    let pins = three(&kiosk);
    log_in(&kiosk, &pins[0]);
    for action in
        ["choose", "do:colleague:2", "do:colleague:3", "do:extent:fields housing,economy", "do:begin", "do:done"]
    {
        act(&kiosk, &format!("compass-round-{action}"));
    }
    kiosk.press("Lås");
    kiosk.go_to("staff");
    log_in(&kiosk, &pins[1]);
    kiosk.settle();
    kiosk.find_and_press("Lad en kollega blive ude");
    kiosk.find_and_press("SL");
    assert!(
        kiosk.says("Bliver SL ude af runden?") && kiosk.says("De andre trykker Færdig igen"),
        "{:#?}",
        kiosk.texts()
    );
    assert_eq!(fill_of(&kiosk, "Ja, slet svarene"), Some(CardFill::Press));
    kiosk.find_and_press("Nej, behold alle");
    assert!(at(&kiosk) == Some(At::Round(RoundAt::Start)) && kiosk.says("SL"), "{:#?}", kiosk.texts());
    kiosk.press("Tilbage");
    assert_eq!(at(&kiosk), Some(At::Start), "the question is not passed again");
    kiosk.find_and_press("Kompasrunde");
    kiosk.find_and_press("Lad en kollega blive ude");
    kiosk.find_and_press("SL");
    kiosk.find_and_press("Ja, slet svarene");
    assert!(notice(&kiosk).starts_with("Svarene fra SL er slettet."), "{:#?}", kiosk.texts());
    kiosk.press("Godt, luk");
    assert!(!kiosk.says("SL") && !kiosk.says("Tryk Færdig igen"), "she had not said it yet: {:#?}", kiosk.texts());
    kiosk.press("Lås");
    kiosk.go_to("staff");
    log_in(&kiosk, &pins[0]);
    kiosk.settle();
    assert!(kiosk.says("Tryk Færdig igen") && kiosk.says("En kollega er ude"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Færdig");
    assert!(kiosk.says("Du er færdig") && !kiosk.says("Tryk Færdig igen"), "{:#?}", kiosk.texts());
}

#[test]
fn lists_of_the_staff_begin_and_end() {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    act(&kiosk, "compass-about");
    kiosk.text_size(TextSize::Largest);
    let shell = kiosk.ui.global::<Shell>();
    let sheets = shell.get_sheets();
    assert!(sheets > 1);
    assert!(kiosk.button("Forrige").is_none(), "{:#?}", kiosk.buttons());
    for _ in 1..sheets {
        kiosk.press("Mere");
    }
    assert_eq!(shell.get_sheet(), sheets);
    assert!(kiosk.button("Mere").is_none() && kiosk.button("Forrige").is_some(), "{:#?}", kiosk.buttons());
    kiosk.screens.borrow_mut().press_arrow(1);
    kiosk.settle();
    assert_eq!(shell.get_sheet(), sheets, "nor does a press that comes late go round");
}

#[test]
fn what_is_kept_of_somebody_has_a_name_and_the_practice_person_is_invented_once() {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    kiosk.place(|place| place.language = Language::Danish);
    act(&kiosk, "compass-persons");
    let label = kiosk.buttons().into_iter().find(|label| label.starts_with("Øveperson")).expect("her card");
    assert_eq!(label.to_lowercase().matches("opdigtet").count(), 1, "{label}");
    kiosk.find_and_press("Øveperson");
    act(&kiosk, "compass-round-do:sit");
    act(&kiosk, "compass-start");
    kiosk.find_and_press("Personens rettigheder");
    kiosk.find_and_press("Alt om personen");
    assert!(kiosk.says("Udkast til en aftale") && !kiosk.says("Andet"), "{:#?}", kiosk.texts());
}

/// A quick wheel by one employee: a press for each field and one for each answer, and nothing to wait for. At two seconds
/// a press it is put away within two minutes.
#[test]
fn a_quick_wheel_is_put_away_within_two_minutes() {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    somebody_with_a_basis(&kiosk);
    let began = kiosk.clock.uptime();
    let press = |label: &str| {
        kiosk.pass(Duration::from_secs(2));
        kiosk.find_and_press(label);
    };
    press("Udfyld hjulet");
    press("Problemer");
    // Kriminalitet is asked for only where the house has said so.
    let fields: Vec<_> = Wheel::Problems.fields().iter().filter(|field| **field != Field::Crime).collect();
    for field in &fields {
        press(&format!("{}: Ikke noget endnu", field.label()));
        for answer in
            ["Tilstand: Kæmper med problemet", "Motivation: Delvist klar til forandring", "Indsats: “Sid på hænderne”"]
        {
            press(answer);
        }
    }
    press("Tilbage");
    press("Færdig");
    let took = kiosk.clock.uptime() - began;
    assert!(took < Duration::from_mins(2), "{took:?}");
    let screens = kiosk.screens.borrow();
    let session = screens.app().session().expect("it has not locked");
    let person = screens.app().persons(&session, "").expect("persons")[0].id;
    let wheels = screens.app().wheels_of(&session, person).expect("wheels").expect("hers");
    let view = wheels.view(Back::default(), Wheel::Problems, |_| None, Language::Danish).expect("a wheel");
    assert!(fields.iter().all(|field| view.filling.answer(**field, Level::Motivation).is_some()));
}
