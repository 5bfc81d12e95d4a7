//! Earlier wheels: three side by side through all of them, and what stands differently, said alike both ways.

use chrono::{Duration, NaiveDate};
use fristed::app::compass::earlier::{Back, Wheels};
use fristed::app::compass::{Layer, Rate, Sheet};
use fristed::app::staff::Session;
use fristed::domain::compass::{
    Answer, Approach, Condition, Field, FiledWheel, Filling, Motivation, PersonId, Wheel, Whose,
};
use fristed::domain::text::Language;
use fristed::draw::Ground;
use fristed::draw::wheel::Painter;

use crate::lysningen::local;
use crate::staff_house::StaffHouse;

const DANISH: Language = Language::Danish;

fn alcohol(condition: Condition) -> Filling {
    let mut filling = Filling::default();
    filling.give(Field::Alcohol, Answer::Condition(condition)).unwrap();
    filling
}

/// Wheels of the practice person, a month apart, put away in this order.
fn house(fillings: &[(Whose, Filling)]) -> (StaffHouse, Session) {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let mut at = local("2016-01-01T12:00");
    for (whose, filling) in fillings {
        at += Duration::days(30);
        let wheel = FiledWheel { day: at.date_naive(), whose: *whose, filling: filling.clone() };
        house.app.file_for_tests(&session, PersonId::PRACTICE, at, &wheel).unwrap();
    }
    (house, session)
}

/// Her wheels, with what is filled in `today`.
fn wheels(house: &mut StaffHouse, session: &Session, today: Option<&Filling>) -> Wheels {
    let sheet = Sheet { person: PersonId::PRACTICE, layer: Layer::Employee };
    let mut draft = house.app.draft(session, PersonId::PRACTICE, Layer::Employee).unwrap().unwrap();
    for (field, level) in Field::all().flat_map(|field| field.wheel().levels().map(|level| (field, level))) {
        if let Some(answer) = today.and_then(|today| today.answer(field, level)) {
            house.app.fill(session, sheet, &mut draft, &Rate::Give(field, answer)).unwrap();
        }
    }
    house.app.wheels_of(session, PersonId::PRACTICE).unwrap().expect("the compass is open")
}

fn said(wheels: &Wheels, back: Back) -> Vec<String> {
    wheels.steps(back, Wheel::Problems, DANISH).into_iter().flat_map(|step| step.said).collect()
}

#[test]
fn steps_both_ways_are_said_alike() {
    let (good, struggles) = (alcohol(Condition::Good), alcohol(Condition::Struggles));
    let fillings = [(Whose::Together, struggles.clone()), (Whose::Together, good)];
    let (mut house, session) = house(&fillings);
    let back = Back::default().earlier();
    let steps = wheels(&mut house, &session, None);
    assert_eq!(
        said(&steps, back),
        ["Tilstand: før Kæmper med problemet, nu Godt – intet problem (længere)"],
        "as the issue has it"
    );
    assert_eq!(steps.steps(back, Wheel::Problems, DANISH)[0].label, "Alkohol");
    let steps = wheels(&mut house, &session, Some(&struggles));
    assert_eq!(said(&steps, back), ["Tilstand: før Godt – intet problem (længere), nu Kæmper med problemet"]);
    assert!(steps.steps(back, Wheel::Resources, DANISH).is_empty(), "nothing is made up");
}

/// What is filled in or emptied is a step as well; an approach is one like any other.
#[test]
fn what_is_empty_is_said_to_be() {
    let mut now = alcohol(Condition::Good);
    now.give(Field::Alcohol, Answer::Approach(Approach::SitOnHands)).unwrap();
    now.give(Field::Mental, Answer::Motivation(Motivation::Ready)).unwrap();
    let mut before = alcohol(Condition::Good);
    before.give(Field::Somatic, Answer::Condition(Condition::OutOfControl)).unwrap();
    let (mut house, session) = house(&[(Whose::Person, before)]);
    let steps = wheels(&mut house, &session, Some(&now));
    assert_eq!(
        said(&steps, Back::default().earlier()),
        [
            "Tilstand: før Problemet er ude af kontrol, nu tomt",
            "Indsats: før tomt, nu “Sid på hænderne”",
            "Motivation: før tomt, nu Klar til forandring",
        ],
        "in the order of the wheel"
    );
}

#[test]
fn earlier_and_later_go_through_forty_rounds() {
    let many: Vec<_> = (0..40).map(|_| (Whose::Together, alcohol(Condition::Good))).collect();
    let (mut house, session) = house(&many);
    let wheels = wheels(&mut house, &session, None);
    let mut back = Back::default();
    let mut days = Vec::new();
    while wheels.has(back) {
        let three = wheels.three(back);
        assert!(three.contains(&back) && three.len() <= 3);
        days.push(wheels.view(back, Wheel::Problems, |_| None, DANISH).unwrap().day);
        back = back.earlier();
    }
    assert_eq!(days.len(), 40);
    assert_eq!(days.last().unwrap(), "31. januar 2016");
    assert_eq!(wheels.three(Back::default()).len(), 3);
    for _ in 0..50 {
        back = back.later();
    }
    assert!(back.is_last());
}

#[test]
fn a_card_says_on_which_day_and_whose_view_it_is() {
    let (mk, gone) = (Whose::Employee(fristed::domain::employee::EmployeeId(1)), Whose::Person);
    let (mut house, session) = house(&[(mk, alcohol(Condition::Good)), (gone, alcohol(Condition::Struggles))]);
    let wheels = wheels(&mut house, &session, None);
    let view = |back, known: bool| {
        let name = |_| known.then(|| "MK".to_owned());
        let one = wheels.view(back, Wheel::Problems, name, DANISH).unwrap();
        (one.whose, one.said)
    };
    let alcohol = |said: &str| vec![format!("Alkohol: {said}")];
    assert_eq!(view(Back::default(), true), ("Personens eget hjul".to_owned(), alcohol("Kæmper med problemet")));
    let first = Back::default().earlier();
    assert_eq!(view(first, true), ("Set af MK".to_owned(), alcohol("Godt – intet problem (længere)")));
    assert_eq!(view(first, false).0, "Set af en medarbejder", "who works here no more");
}

#[test]
fn a_filled_day_is_the_last_and_an_empty_one_is_none() {
    let (mut house, session) = house(&[(Whose::Together, alcohol(Condition::Good))]);
    assert!(!wheels(&mut house, &session, Some(&Filling::default())).has(Back::default().earlier()));
    let with_today = wheels(&mut house, &session, Some(&alcohol(Condition::Good)));
    let today = with_today.view(Back::default(), Wheel::Problems, |_| None, DANISH).unwrap();
    assert_eq!(today.day, "13. oktober 2026");
}

#[test]
fn another_day_is_drawn_over_a_wheel_only_where_it_differs() {
    let painter = Painter::new(300, Ground::Light).unwrap();
    let (good, red) = (alcohol(Condition::Good), alcohol(Condition::OutOfControl));
    let plain = painter.paint(Wheel::Problems, &good, None).unwrap();
    let same = painter.paint_over(Wheel::Problems, &good, &good).unwrap();
    assert!(plain.pixels == same.pixels, "nothing is drawn where nothing differs");
    let one = painter.paint_over(Wheel::Problems, &good, &red).unwrap();
    let other = painter.paint_over(Wheel::Problems, &red, &good).unwrap();
    assert!(one.pixels != plain.pixels && other.pixels != one.pixels);
}

#[test]
fn days_are_written_out() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let said = |language| fristed::app::compass::earlier_words::day(day, language);
    assert_eq!([said(DANISH), said(Language::English)], ["1. marts 2026", "1 March 2026"]);
}
