//! The house as a whole, the group's wheel and the blank wheels by accessible label; and the colours of the lists.

use chrono::NaiveDate;
use fristed::app::staff::StaffCommand;
use fristed::domain::compass::{Field, FiledWheel, Filling, Level, PersonId, Wheel, Whose};
use fristed::domain::house_report::Counted;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::compass::{At, group, report};
use fristed_ui::{Cards, Shell, Staff};
use slint::ComponentHandle as _;
use slint::Model as _;

use crate::errands::with_stick_and_printer;
use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house::{command, open};
use crate::staff_lists::people;

fn opened() -> Kiosk {
    let kiosk = with_stick_and_printer(people);
    open(&kiosk);
    kiosk
}

fn act(kiosk: &Kiosk, action: &str) {
    kiosk.screens.borrow_mut().act(action);
    kiosk.woken();
}

fn title(kiosk: &Kiosk) -> String {
    kiosk.ui.global::<Staff>().get_title().to_string()
}

/// The report of made-up persons, as if they were on record.
pub fn made_up_report(kiosk: &Kiosk) {
    let day = NaiveDate::from_ymd_opt(2026, 10, 1).expect("a day");
    let one = |number: u8| {
        let mut filling = Filling::default();
        for (at, field) in Field::all().enumerate() {
            for (level, asked) in field.wheel().levels().into_iter().enumerate() {
                let place = (usize::from(number) * (at + 2) / 7 + level) % 4;
                if let Some(answer) = asked.answers().get(place) {
                    filling.give(field, *answer).expect("an answer of its own level");
                }
            }
        }
        let wheel = FiledWheel { day, whose: Whose::Together, filling };
        Counted { person: PersonId::new([number + 1; 16]), wheel, may_count: true }
    };
    let everybody: Vec<Counted> = (0..28).map(one).collect();
    let mut screens = kiosk.screens.borrow_mut();
    let session = screens.app().session().expect("somebody is in");
    screens.app_mut().make_house_report_of(&session, &everybody).expect("a vault").expect("enough persons");
}

#[test]
fn the_group_has_a_wheel_that_says_on_each_page_whose_it_is() {
    let kiosk = opened();
    kiosk.find_and_press("Kompas");
    kiosk.find_and_press("Gruppens hjul");
    kiosk.find_and_press("Udfyld gruppens hjul");
    assert_eq!(title(&kiosk), "Gruppens hjul");
    assert!(kiosk.says("Gruppen, ingen person") && !kiosk.says("Opdigtet"), "{:#?}", kiosk.texts());
    kiosk.press("Problemer");
    kiosk.press("Bolig: Ikke noget endnu");
    kiosk.press("Tilstand: Kæmper med problemet");
    assert!(kiosk.button("Bolig: Kæmper med problemet").is_some(), "{:#?}", kiosk.buttons());
    for page in ["compass-list:problems", "compass-field:housing", "compass-keywords:housing", "compass-both"] {
        act(&kiosk, page);
        assert!(title(&kiosk).starts_with("Gruppens hjul"), "{page}: {}", title(&kiosk));
        assert!(!kiosk.says("Øveperson") && !kiosk.says("Opdigtet"), "{page}: {:#?}", kiosk.texts());
    }
    act(&kiosk, "compass-start");
    kiosk.find_and_press("Øveperson");
    kiosk.press("Problemer");
    assert_eq!(title(&kiosk), "Øveperson");
    assert!(kiosk.button("Bolig: Ikke noget endnu").is_some(), "the practice person's wheel is another one");
    act(&kiosk, &At::Group(group::At::Home).name());
    kiosk.find_and_press("Gem hjulet med dagen i dag");
    assert!(kiosk.buttons().iter().all(|label| !label.starts_with("Gem hjulet")), "an empty one is not put away");
    kiosk.find_and_press("13. oktober 2026");
    assert!(kiosk.says("Bolig") && kiosk.says("Kæmper med problemet"), "{:#?}", kiosk.texts());
    kiosk.press("Dæk til");
    assert!(!kiosk.says("Bolig") && title(&kiosk).is_empty(), "{:#?}", kiosk.texts());
}

#[test]
fn the_blank_wheels_come_out_of_the_printer_or_onto_the_stick() {
    let kiosk = opened();
    kiosk.find_and_press("Kompas");
    kiosk.find_and_press("Tomme hjul på papir");
    kiosk.woken();
    assert!(kiosk.says("Printeren har papiret"), "{:#?}", kiosk.texts());
}

#[test]
fn a_story_is_written_read_again_and_passed_on() {
    let kiosk = opened();
    act(&kiosk, "compass-persons");
    kiosk.find_and_press("Huset som helhed");
    assert!(kiosk.says("Tallene begynder ved ti personer"), "it says what is missing: {:#?}", kiosk.texts());
    assert!(kiosk.buttons().iter().all(|label| !label.starts_with("Papir til kommunen")), "no paper before");
    kiosk.find_and_press("Historier om små skridt");
    kiosk.find_and_press("Skriv en historie");
    kiosk.screens.borrow_mut().type_in("Han hjalp Ib mandag");
    kiosk.settle();
    kiosk.press("Færdig");
    kiosk.find_and_press("Læs den en gang til, Han hjalp Ib mandag");
    assert!(kiosk.says("Ib, mandag"), "the words to look at again: {:#?}", kiosk.texts());
    kiosk.find_and_press("Må gives videre");
    assert_eq!(kiosk.spot(), Spot::Compass(At::Report(report::At::Stories)));
    kiosk.find_and_press("Må gives videre, Han hjalp Ib mandag");
    kiosk.find_and_press("Tag den væk");
    assert!(kiosk.says("Her er ingen historier endnu"), "{:#?}", kiosk.texts());
}

#[test]
fn the_month_s_picture_has_a_page_for_each_level_and_is_handed_out() {
    let kiosk = opened();
    made_up_report(&kiosk);
    act(&kiosk, &At::Report(report::At::Home).name());
    assert!(kiosk.says("Oktober 2026") && kiosk.says("måler ingenting"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Papir til kommunen");
    kiosk.woken();
    assert!(kiosk.says("Printeren har papiret"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Tilstand, Problemer");
    assert_eq!(kiosk.ui.global::<Shell>().get_sheets(), 1, "a level is one page");
    for answer in Level::Condition.answers() {
        assert!(kiosk.says(answer.label()), "{:#?}", kiosk.texts());
    }
    assert!(kiosk.says("Bolig: ") && !kiosk.says("Ressourcer"), "{:#?}", kiosk.texts());
    kiosk.press("Tilbage");
    kiosk.press("Dæk til");
    assert!(!kiosk.says("Oktober 2026"), "{:#?}", kiosk.texts());
}

/// On pages that are lists an answer is known by its colour as well as by its sign.
#[test]
fn lists_have_the_colours_of_the_wheel() {
    let kiosk = opened();
    act(&kiosk, "compass-start");
    crate::compass::fill_both(&kiosk);
    let colour_of = |action: &str, part: (f32, f32)| {
        let rows = kiosk.ui.global::<Cards>().get_rows();
        let cards: Vec<_> = rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>()).collect();
        let card = cards.into_iter().find(|card| card.action.starts_with(action)).expect("a card");
        let picture = card.picture.to_rgba8().expect("a picture");
        let at = |share: f32, side: u32| (share * side as f32) as u32;
        let pixel =
            picture.as_slice()[(at(part.1, picture.height()) * picture.width() + at(part.0, picture.width())) as usize];
        [pixel.r, pixel.g, pixel.b]
    };
    act(&kiosk, "compass-field:housing");
    assert_eq!(
        colour_of("compass-back:housing:condition", (0.5, 0.55)),
        [0x98, 0x2C, 0x21],
        "out of control, and chosen"
    );
    assert_eq!(colour_of("compass-give:housing:condition:good", (0.5, 0.5)), [0x58, 0xAE, 0x8C]);
    kiosk.size(PORTRAIT);
    act(&kiosk, "compass-list:problems");
    let turned = |kiosk: &Kiosk| {
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    };
    let first = kiosk.ui.global::<Cards>().get_rows().row_data(0).expect("a row").cards.row_data(0).expect("a card");
    assert!(first.picture_size > 300.0 && first.picture.to_rgba8().is_some(), "the wheel stands above its list");
    let mut found = false;
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        let rows = kiosk.ui.global::<Cards>().get_rows();
        if rows
            .iter()
            .flat_map(|row| row.cards.iter().collect::<Vec<_>>())
            .any(|card| card.action == "compass-field:housing")
        {
            found = true;
            // Red reaches all the way out on the wheel of problems, and so up in its part of it.
            for y in [0.50, 0.70, 0.95] {
                assert_eq!(colour_of("compass-field:housing", (0.40, y)), [0x98, 0x2C, 0x21], "at {y}");
            }
            assert_eq!(colour_of("compass-field:housing", (0.35, 0.34)), [0xF6, 0xCF, 0x5F], "partly ready");
        }
        turned(&kiosk);
    }
    assert!(found, "{:#?}", kiosk.texts());
    kiosk.press("Dæk til");
    assert_eq!(kiosk.ui.global::<Cards>().get_rows().row_count(), 0, "covered, no picture is left");
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_fit_at_every_size() {
    let kiosk = opened();
    act(&kiosk, &At::Group(group::At::Home).name());
    act(&kiosk, "compass-wheel:resources");
    crate::compass::fill_both(&kiosk);
    act(&kiosk, "compass-group-put-away");
    act(&kiosk, "compass-give:housing:condition:struggles");
    made_up_report(&kiosk);
    let session = kiosk.screens.borrow().app().session().expect("somebody is in");
    let story = "Han vaskede op uden at blive spurgt, og Ib lagde mærke til det i går";
    kiosk.screens.borrow_mut().app_mut().tell_story(&session, story).expect("a vault");
    let id = kiosk.screens.borrow().app().stories(&session).expect("stories")[0].id;
    let filed = kiosk.screens.borrow().app().group_wheels(&session, Language::Danish).expect("wheels")[0].id;
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (FULL_HD, TextSize::Largest, Language::English),
        (PORTRAIT, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::English),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        let pages = [
            "compass-start".to_owned(),
            At::Report(report::At::Home).name(),
            At::Report(report::At::Level(Wheel::Problems, Level::Condition)).name(),
            At::Report(report::At::Stories).name(),
            At::Report(report::At::Story(id)).name(),
            At::Report(report::At::Write).name(),
            At::Group(group::At::Home).name(),
            At::Wheel(Wheel::Problems).name(),
            At::Field(Field::Housing).name(),
            At::Group(group::At::Filed(filed)).name(),
        ];
        for action in pages {
            act(&kiosk, &action);
            let name = action.split(':').next().unwrap_or_default().to_owned();
            for sheet in 0..kiosk.ui.global::<Shell>().get_sheets() {
                keep_picture(&kiosk, &format!("{name} {sheet}-{}x{}-{text:?}-{language:?}", size.0, size.1));
                check(
                    &kiosk.look(),
                    None,
                    size,
                    &format!("{name} {sheet}"),
                    &format!("{size:?} {text:?}"),
                    &mut findings,
                );
                kiosk.screens.borrow_mut().turn_sheet(1);
                kiosk.settle();
            }
        }
    }
    command(&kiosk, StaffCommand::Lock);
    findings.none();
}
