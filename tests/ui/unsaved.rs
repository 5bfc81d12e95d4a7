//! What an employee had typed when the screen locked: it waits for her alone, on the page where she typed it.

use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::activity::OccurrenceId;
use fristed::domain::text::Language;
use fristed::screens::place::Spot;
use fristed::screens::staff::Door;
use fristed::screens::staff::meetings::{MeetAt, Text};
use fristed::screens::staff::running::{About, At, Field};
use fristed::screens::staff::settings;
use fristed_ui::{Shell, Typing};
use slint::ComponentHandle as _;

use crate::harness::Kiosk;
use crate::staff_house::{Cards, access, command, log_in, open, shown, type_in};

const GIVEN_BACK: &str = "Det her skrev du, før skærmen låste.";

pub fn typed(kiosk: &Kiosk) -> String {
    kiosk.ui.global::<Typing>().get_text().to_string()
}

pub fn act(kiosk: &Kiosk, action: &str) {
    kiosk.screens.borrow_mut().act(action);
    kiosk.settle();
}

pub fn comes_in(kiosk: &Kiosk, cards: &Cards, who: usize) {
    kiosk.place(|place| place.go(Spot::Staff));
    log_in(kiosk, &cards.pins[who]);
}

#[test]
fn what_was_typed_when_it_locked_by_itself_comes_back_to_her_alone() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Needs.name());
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("to ture");
    kiosk.wait_seconds(61);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Today, ""), "locked, and nothing is left");
    comes_in(&kiosk, &cards, 1);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Staff, ""), "a colleague sees nothing of it");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!(kiosk.spot(), Spot::Running(At::Write(Field::Need)));
    assert_eq!(typed(&kiosk), "to ture");
    assert!(kiosk.has(GIVEN_BACK), "{:#?}", kiosk.texts());
    kiosk.type_on_screen("n");
    assert_eq!(typed(&kiosk), "to turen");
    assert!(!kiosk.has(GIVEN_BACK), "she goes on writing");
    // It is saved from there as ever.
    kiosk.press("Færdig");
    let needs = kiosk.screens.borrow().app().join(Language::Danish).expect("Vær med").needs;
    assert_eq!(needs.last().expect("a need").text, "to turen");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!(kiosk.spot(), Spot::Staff, "what is saved is not given back");
}

#[test]
fn what_was_being_corrected_when_she_locked_is_there_again() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::New(1).name());
    act(&kiosk, &At::Write(Field::Title).name());
    kiosk.type_on_screen("tur til havet");
    kiosk.press("Færdig");
    act(&kiosk, "run-step:from:2");
    act(&kiosk, &At::Write(Field::Text).name());
    kiosk.type_on_screen("vi ser");
    command(&kiosk, StaffCommand::PanicLock);
    kiosk.place(|place| place.go(Spot::Staff));
    type_in(&kiosk, &cards.start);
    comes_in(&kiosk, &cards, 0);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Running(At::Write(Field::Text)), "vi ser"));
    kiosk.press("Færdig");
    assert_eq!(kiosk.spot(), Spot::Running(At::New(1)));
    for part in ["tur til havet", "vi ser", "14.30–15.30"] {
        assert!(kiosk.says(part), "{part}: {:#?}", kiosk.texts());
    }
    // Going home locks as well, from a page of cards.
    kiosk.place(|place| place.go(Spot::Today));
    comes_in(&kiosk, &cards, 0);
    assert_eq!(kiosk.spot(), Spot::Running(At::New(1)));
    assert!(kiosk.has(GIVEN_BACK) && kiosk.says("tur til havet"), "{:#?}", kiosk.texts());
}

#[test]
fn a_new_pin_says_before_that_it_is_lost_and_then_it_is() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("kaffe");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 1);
    command(&kiosk, StaffCommand::NewPin(cards.pins[0].0));
    assert!(kiosk.says("Det, der er skrevet uden at gemme, forsvinder."), "{:#?}", kiosk.texts());
    let pin = shown(&kiosk);
    command(&kiosk, StaffCommand::Next);
    type_in(&kiosk, &pin);
    kiosk.press("Lås");
    kiosk.place(|place| place.go(Spot::Staff));
    log_in(&kiosk, &(cards.pins[0].0, pin));
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Staff, ""));
}

#[test]
fn a_first_name_and_initials_come_back_too() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    kiosk.place(|place| place.go(Spot::Desk(Door::Here)));
    kiosk.type_on_screen("signe");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Desk(Door::Here), "signe"));
    kiosk.press_beginning("Tilbage");
    kiosk.place(|place| place.go(Spot::Desk(Door::Employees)));
    act(&kiosk, "staff-write");
    kiosk.type_on_screen("AB");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!(typed(&kiosk), "AB");
    assert!(matches!(access(&kiosk), AccessView::Open(_)));
}

/// The plug is pulled while she types: all but the last seconds is there again.
#[test]
fn what_was_being_typed_when_the_plug_was_pulled_is_there_again() {
    let mut kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Needs.name());
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("en god kop kaffe");
    let typed_then = typed(&kiosk);
    kiosk = kiosk.after_a_power_cut();
    kiosk.place(|place| place.go(Spot::Staff));
    type_in(&kiosk, &cards.start);
    comes_in(&kiosk, &cards, 0);
    let again = typed(&kiosk);
    assert!(again.len() > 4 && typed_then.starts_with(&again), "{again:?} of {typed_then:?}");
}

#[test]
fn what_was_saved_after_it_had_been_kept_is_not_given_back() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("en kop kaffe");
    kiosk.press("Færdig");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Staff, ""));
}

/// What was saved is saved; the seconds until it would have been kept anew give nothing back a second time.
#[test]
fn what_was_saved_just_before_the_plug_was_pulled_is_not_given_back() {
    let mut kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, &At::Needs.name());
    act(&kiosk, &At::Write(Field::Need).name());
    kiosk.type_on_screen("en god kop kaffe");
    kiosk.press("Færdig");
    kiosk = kiosk.after_a_power_cut();
    kiosk.place(|place| place.go(Spot::Staff));
    type_in(&kiosk, &cards.start);
    comes_in(&kiosk, &cards, 0);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Staff, ""));
    let needs = kiosk.screens.borrow().app().join(Language::Danish).expect("Vær med").needs;
    assert_eq!(needs.iter().filter(|need| need.text == "en god kop kaffe").count(), 1);
}

/// The way to the page on which a text is typed, from the desk.
fn way_to(kiosk: &Kiosk, field: Field) -> Vec<String> {
    let screens = kiosk.screens.borrow();
    let app = screens.app();
    let today = app.today(Language::Danish).expect("a day");
    let a_week_before = |id: OccurrenceId| OccurrenceId { key: id.key - chrono::TimeDelta::days(7), ..id };
    let times = today.line.iter().map(|one| one.id.parse::<OccurrenceId>().expect("an id"));
    let was = |id: &OccurrenceId| app.store().occurrence(a_week_before(*id)).expect("a store").is_some();
    let id = { times }.find(was).expect("something that was a week ago as well");
    let over = a_week_before(id);
    let facility = app.store().facilities().expect("facilities")[0].id;
    let line = app.store().meetings().expect("meetings").proposals.into_iter().find(|one| one.slug == "suppe");
    let line = line.expect("a line").slug;
    let (meeting, day) = ("moede".to_owned(), chrono::NaiveDate::from_ymd_opt(2026, 11, 3).expect("a day"));
    let under: Vec<At> = match field {
        Field::Title | Field::Text | Field::Host | Field::Before | Field::During | Field::After => vec![At::New(1)],
        Field::Place => vec![At::New(1), At::Where],
        Field::Instead => vec![At::Time(id), At::Cancel(id)],
        Field::Reason | Field::Meanwhile => vec![At::Facilities, At::Facility(facility)],
        Field::Note => vec![At::Hours(0)],
        Field::Need => vec![At::Needs],
        Field::Question | Field::Answer => vec![At::Questions],
        Field::PlacesInstead => vec![At::Time(id), At::About(About::Places(id))],
        Field::FollowUp => vec![At::Time(over), At::About(About::FollowUp(over))],
        Field::OfferTitle | Field::OfferPlace | Field::OfferText | Field::FirstStep => {
            vec![At::Settings(settings::At::Offers), At::Settings(settings::At::Offer(None))]
        }
        Field::Facility(_) => vec![At::Facility(facility), At::Wording(facility)],
        Field::Meeting(Text::Title | Text::More | Text::Decider) => {
            vec![At::Meetings(MeetAt::Agenda(meeting.clone())), At::Meetings(MeetAt::Item(meeting, None))]
        }
        Field::Meeting(Text::Said | Text::Next | Text::Instead) => {
            let minutes = At::Meetings(MeetAt::Minutes(meeting.clone(), day));
            vec![minutes, At::Meetings(MeetAt::Decision(meeting, day, 0))]
        }
        Field::Meeting(Text::Extra) => vec![At::Meetings(MeetAt::Minutes(meeting, day))],
        Field::Meeting(Text::Answer | Text::Reason | Text::LineInstead) => {
            vec![At::Meetings(MeetAt::Board), At::Meetings(MeetAt::Line(line))]
        }
        Field::Meeting(Text::Reach | Text::Ask | Text::Taken | Text::CameBack) => vec![At::Meetings(MeetAt::Council)],
        Field::Meeting(Text::StaffItem) => vec![At::Meetings(MeetAt::Staff)],
    };
    under.into_iter().chain([At::Write(field)]).map(|at| at.name()).collect()
}

/// Every page on which staff types anything: locked in the middle of a word, it is there again.
#[test]
fn whatever_is_typed_on_any_page_waits_for_the_one_who_typed_it() {
    let kiosk = Kiosk::at("2026-11-03T14:10");
    let cards = open(&kiosk);
    kiosk.press("Lås");
    crate::released::release(&kiosk, &["flere bænke", "en kanariefugl", "mere musik"]);
    let mut ways: Vec<Vec<String>> = Field::all().map(|field| way_to(&kiosk, field)).collect();
    let walk = |steps: &[&str]| steps.iter().map(|step| (*step).to_owned()).collect::<Vec<_>>();
    for of in ["wording", "decider", "answer", "reason", "instead"] {
        ways.push(walk(&["released-waiting", "released-not-now", &format!("released-write-{of}")]));
    }
    for role in ["", "-staff", "-volunteer", "-student", "-substitute"] {
        ways.push(walk(&["staff-employees", &format!("staff-write{role}")]));
    }
    ways.push(walk(&["staff-here"]));
    for way in ways {
        locked_in_the_middle_of_a_word(&kiosk, &cards, &way);
        wiped(&kiosk);
    }
}

/// Goes the way to a page on which a text is typed, is locked in the middle of a word, and finds it there again.
pub fn locked_in_the_middle_of_a_word(kiosk: &Kiosk, cards: &Cards, way: &[String]) {
    comes_in(kiosk, cards, 0);
    for step in way {
        act(kiosk, step);
    }
    let (before, there) = (kiosk.spot(), typed(kiosk));
    assert!(kiosk.ui.global::<Typing>().get_open(), "{way:?}: {:#?}", kiosk.texts());
    kiosk.screens.borrow_mut().type_in("ab");
    kiosk.settle();
    let left = typed(kiosk);
    assert_ne!(left, there, "{way:?}");
    kiosk.press("Lås");
    assert_eq!((kiosk.spot(), typed(kiosk).as_str()), (Spot::Today, ""), "{way:?}");
    comes_in(kiosk, cards, 0);
    assert_eq!((kiosk.spot(), typed(kiosk)), (before, left), "{way:?}");
}

/// What is typed is wiped, so that the next page begins without it.
pub fn wiped(kiosk: &Kiosk) {
    for _ in 0..=typed(kiosk).split(' ').count() {
        kiosk.screens.borrow_mut().press_act(fristed_ui::KeyAct::DeleteWord, kiosk.clock.uptime());
        kiosk.pass(std::time::Duration::from_millis(300));
    }
    kiosk.press("Lås");
}

/// A note from the wall is somebody else's text: it lies in the box or nowhere.
#[test]
fn a_note_that_was_not_posted_is_kept_nowhere() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    act(&kiosk, "released-write-note");
    kiosk.screens.borrow_mut().type_in("mere musik");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Staff, ""));
}

/// Whether it stands on one of the sheets of the page.
fn on_some_sheet(kiosk: &Kiosk, text: &str) -> bool {
    (0..kiosk.ui.global::<Shell>().get_sheets()).any(|_| {
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
        kiosk.says(text)
    })
}

/// What was put together on several pages comes back as a whole, and belongs to the suggestion that was read.
#[test]
fn an_answer_that_was_begun_comes_back_as_a_whole() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    kiosk.press("Lås");
    crate::released::release(&kiosk, &["flere bænke", "en kanariefugl", "mere musik"]);
    comes_in(&kiosk, &cards, 0);
    act(&kiosk, "released-waiting");
    act(&kiosk, "released-later");
    let read =
        kiosk.texts().into_iter().find(|text| ["flere bænke", "en kanariefugl", "mere musik"].contains(&text.as_str()));
    let read = read.expect("a suggestion");
    for action in ["released-not-now", "released-take-reason:1", "released-write-instead"] {
        act(&kiosk, action);
    }
    kiosk.screens.borrow_mut().type_in("kom til koncert");
    act(&kiosk, "run-written");
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert!(on_some_sheet(&kiosk, "kom til koncert"), "{:#?}", kiosk.texts());
    // Also when she had gone back to the desk.
    kiosk.place(|place| place.arrive(Spot::Staff, Spot::Today));
    kiosk.press("Lås");
    comes_in(&kiosk, &cards, 0);
    assert!(kiosk.says(&read), "{:#?}", kiosk.texts());
    act(&kiosk, "released-not-now");
    assert!(on_some_sheet(&kiosk, "kom til koncert"), "{:#?}", kiosk.texts());
    act(&kiosk, "released-preview");
    assert!(kiosk.says(&read) && kiosk.says("kom til koncert"), "{:#?}", kiosk.texts());
}

/// A refused line stays where it was typed, with what there is to do.
#[test]
fn what_is_not_taken_stays_to_be_corrected() {
    let kiosk = Kiosk::new();
    open(&kiosk);
    for (field, text, says) in [
        (Field::FollowUp, "ring til 22 33 44 55", "nummer"),
        (Field::Need, "spørg 010190-1234", "CPR"),
        (Field::Reason, "spørg 010190-1234", "CPR"),
    ] {
        for step in way_to(&kiosk, field) {
            act(&kiosk, &step);
        }
        kiosk.screens.borrow_mut().type_in(text);
        kiosk.press("Færdig");
        assert_eq!((kiosk.spot(), typed(&kiosk).as_str()), (Spot::Running(At::Write(field)), text));
        assert!(kiosk.says(says), "{:#?}", kiosk.texts());
        kiosk.screens.borrow_mut().type_in("x");
        kiosk.settle();
        assert!(!kiosk.says(says), "{:#?}", kiosk.texts());
    }
}
