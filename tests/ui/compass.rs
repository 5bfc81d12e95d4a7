//! The compass by accessible label: the practice person on a wheel and as a list, covered, locked, and found again.

use fristed::app::staff::StaffCommand;
use fristed::domain::compass::{Field, Tone, Wheel};
use fristed::domain::text::Language;
use fristed::draw::wheel::{colours, direction, point};
use fristed::screens::place::{Spot, TextSize, spot_by_name};
use fristed::screens::staff::compass::At;
use fristed_ui::{Compass, Shell, Staff, Theme, Typing};
use slint::ComponentHandle as _;
use slint::Model as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house::{self, Cards, command, log_in};
use crate::staff_sweep::sheets;

/// The desk of MK, who has the right *kompas*.
fn opened(language: Language) -> (Kiosk, Cards) {
    let kiosk = Kiosk::new();
    let cards = staff_house::open(&kiosk);
    kiosk.place(|place| place.language = language);
    (kiosk, cards)
}

fn at(kiosk: &Kiosk) -> Option<At> {
    if let Spot::Compass(at) = kiosk.spot() { Some(at) } else { None }
}

/// The wheel of the practice person, the way one gets there.
pub fn practising(language: Language) -> (Kiosk, Cards) {
    let (kiosk, cards) = opened(language);
    let (compass, practice) = match language {
        Language::Danish => ("Kompas", "Øveperson"),
        Language::English => ("Compass", "Practice person"),
    };
    kiosk.find_and_press(compass);
    kiosk.find_and_press(practice);
    assert_eq!(at(&kiosk), Some(At::Start));
    kiosk.find_and_press(practice);
    assert_eq!(at(&kiosk), Some(At::Wheel(Wheel::Resources)));
    (kiosk, cards)
}

/// Where a point of the wheel lies on the screen.
fn on_wheel(radius: f32, degrees: f32) -> (f32, f32) {
    let (x, y) = point(radius, degrees, 780.0);
    (210.0 + x, 202.0 + y)
}

#[test]
fn three_presses_from_the_desk_a_field_is_filled_and_emptied_again() {
    let (kiosk, _) = practising(Language::Danish);
    assert!(kiosk.says("Hvor er brugerens styrker?"), "{:#?}", kiosk.texts());
    kiosk.press("Relationer: Ikke noget endnu");
    let rows = [
        "Deltagelse: Ja",
        "Deltagelse: Lejlighedsvis",
        "Deltagelse: Nej",
        "Deltagelse udenfor værestedet: Ja",
        "Deltagelse udenfor værestedet: Lejlighedsvis",
        "Deltagelse udenfor værestedet: Nej",
        "Indsats: Tag hånd om situationen",
        "Indsats: Kærlig støttende puf",
        "Indsats: “Sid på hænderne”",
    ];
    for row in rows {
        assert!(kiosk.button(row).is_some(), "{row} among {:#?}", kiosk.buttons());
    }
    let before = kiosk.ui.global::<Compass>().get_picture().to_rgba8().expect("a wheel");
    kiosk.press("Deltagelse: Lejlighedsvis");
    kiosk.press("Deltagelse: Nej");
    kiosk.press("Indsats: “Sid på hænderne”");
    assert!(kiosk.is_checked("Deltagelse: Nej") && !kiosk.is_checked("Deltagelse: Lejlighedsvis"), "one answer");
    assert!(kiosk.button("Relationer: Nej, “Sid på hænderne”").is_some(), "{:#?}", kiosk.buttons());
    let filled = kiosk.ui.global::<Compass>().get_picture().to_rgba8().expect("a wheel");
    assert!(before.as_bytes() != filled.as_bytes(), "the wheel shows it");
    kiosk.press("Deltagelse: Nej");
    kiosk.press("Indsats: “Sid på hænderne”");
    assert!(kiosk.button("Relationer: Ikke noget endnu").is_some(), "{:#?}", kiosk.buttons());
    let empty = kiosk.ui.global::<Compass>().get_picture().to_rgba8().expect("a wheel");
    assert!(before.as_bytes() == empty.as_bytes(), "and it is as before");
    kiosk.press("Tilbage");
    assert_eq!(at(&kiosk), Some(At::Start));
}

#[test]
fn a_finger_meets_the_whole_field_and_its_name() {
    let (kiosk, _) = practising(Language::Danish);
    kiosk.press("Problemer");
    let field = |kiosk: &Kiosk| kiosk.ui.global::<Compass>().get_field().to_string();
    for (radius, degrees) in [(70.0, direction(Field::Alcohol)), (398.0, direction(Field::Alcohol) + 15.0)] {
        kiosk.press("Somatisk: Ikke noget endnu");
        assert_eq!(field(&kiosk), "Somatisk");
        let (x, y) = on_wheel(radius, degrees);
        kiosk.tap(x, y);
        assert_eq!(field(&kiosk), "Alkohol", "at {radius}, {degrees}");
    }
    for row in kiosk.ui.global::<Compass>().get_fields().iter() {
        kiosk.tap(row.x + row.width / 2.0, 104.0 + row.y + row.height / 2.0);
        assert_eq!(field(&kiosk), row.text.replace('\n', " "), "its name is pressed");
    }
    for (radius, degrees) in [(20.0, 10.0), (300.0, 36.0)] {
        let (x, y) = on_wheel(radius, degrees);
        kiosk.tap(x, y);
        assert_eq!(field(&kiosk), "Psykisk", "neither the hub nor a seam is a field");
    }
}

#[test]
fn keywords_and_the_name_of_the_question_mark_are_typed() {
    let (kiosk, _) = practising(Language::Danish);
    kiosk.press("?: Ikke noget endnu");
    assert!(kiosk.button("Spørgsmål").is_none(), "the question mark has no help");
    kiosk.press("Navn");
    kiosk.type_on_screen("tegner");
    kiosk.press("Færdig");
    assert!(kiosk.button("tegner: Ikke noget endnu").is_some(), "{:#?}", kiosk.buttons());
    kiosk.press("Stikord");
    kiosk.screens.borrow_mut().type_in("010190-1234");
    kiosk.settle();
    kiosk.press("Færdig");
    assert!(kiosk.says("uden CPR-nummer"), "{:#?}", kiosk.texts());
}

#[test]
fn in_english_it_is_filled_in_from_the_list_with_the_method_s_own_words() {
    let (kiosk, _) = practising(Language::English);
    kiosk.press("List");
    assert_eq!(at(&kiosk), Some(At::List(Wheel::Resources)));
    kiosk.find_and_press("The other side");
    kiosk.find_and_press("Alkohol, Nothing yet");
    kiosk.find_and_press("Tilstand: Kæmper med problemet");
    kiosk.find_and_press("Motivation: Klar til forandring");
    assert!(kiosk.button("Motivation: Klar til forandring, Chosen").is_some(), "{:#?}", kiosk.buttons());
    kiosk.find_and_press("Questions");
    assert!(kiosk.says("When does drinking take up less?"), "{:#?}", kiosk.texts());
    kiosk.press("Back");
    kiosk.find_and_press("Tilstand: Kæmper med problemet, Chosen");
    kiosk.press("Back");
    kiosk.find_and_press("Alkohol, Klar til forandring");
    kiosk.find_and_press("Empty the field");
    kiosk.press("Back");
    kiosk.find_and_press("Wheel");
    assert!(kiosk.button("Alkohol: Nothing yet").is_some(), "{:#?}", kiosk.buttons());
}

#[test]
fn the_person_s_own_wheel_stands_beside_the_employee_s() {
    let (kiosk, _) = practising(Language::Danish);
    kiosk.press("Problemer");
    kiosk.press("Alkohol: Ikke noget endnu");
    kiosk.press("Tilstand: Kæmper med problemet");
    kiosk.press("Tilbage");
    kiosk.find_and_press("Personens eget hjul");
    assert!(kiosk.says("Personens eget hjul"), "it says whose it is: {:#?}", kiosk.texts());
    kiosk.press("Problemer");
    kiosk.press("Alkohol: Ikke noget endnu");
    kiosk.press("Tilstand: Godt – intet problem (længere)");
    kiosk.press("Tilbage");
    kiosk.find_and_press("Personens egne ord");
    kiosk.type_on_screen("bedre nu");
    kiosk.press("Færdig");
    assert!(kiosk.buttons().iter().any(|label| label == "Personens egne ord, bedre nu"), "{:#?}", kiosk.buttons());
    kiosk.find_and_press("Dit og personens hjul");
    kiosk.press("Problemer");
    let own = "Personens eget hjul. Alkohol: Godt – intet problem (længere)";
    assert!(kiosk.button("Dit hjul. Alkohol: Kæmper med problemet").is_some(), "{:#?}", kiosk.buttons());
    kiosk.press(own);
    assert_eq!(at(&kiosk), Some(At::Wheel(Wheel::Problems)));
    assert!(kiosk.button("Alkohol: Godt – intet problem (længere)").is_some(), "{:#?}", kiosk.buttons());
    kiosk.press("Tilbage");
    kiosk.press("Tilbage");
    kiosk.find_and_press("Begge sider");
    kiosk.press("Problemer. Alkohol: Godt – intet problem (længere)");
    assert_eq!(at(&kiosk), Some(At::Wheel(Wheel::Problems)));
}

/// Nothing that was said of anybody is in a text, a label or a property.
fn is_nowhere(kiosk: &Kiosk) {
    for word in ["Alkohol", "Kæmper", "Øveperson", "Ressourcer", "rugbrød"] {
        assert!(!kiosk.says(word), "{word} is in {:#?}", kiosk.texts());
    }
    let compass = kiosk.ui.global::<Compass>();
    assert_eq!((compass.get_fields().row_count(), compass.get_levels().row_count()), (0, 0));
    assert_eq!(compass.get_picture().size().width, 0);
    assert_eq!((compass.get_field(), compass.get_caption()), ("".into(), "".into()));
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "");
    assert_eq!(kiosk.ui.global::<Staff>().get_title(), "");
}

fn fill(kiosk: &Kiosk) {
    kiosk.press("Problemer");
    kiosk.press("Alkohol: Ikke noget endnu");
    kiosk.press("Tilstand: Kæmper med problemet");
    kiosk.press("Stikord");
    kiosk.type_on_screen("rugbrød");
}

#[test]
fn one_press_covers_everything_and_one_shows_it_again() {
    let (kiosk, _) = practising(Language::Danish);
    fill(&kiosk);
    kiosk.press("Dæk til");
    is_nowhere(&kiosk);
    assert!(kiosk.says("Alt er dækket til"), "{:#?}", kiosk.texts());
    assert_eq!(kiosk.buttons(), ["Dæk til", "Lås helt", "Lås", "Vis"], "nothing else is in reach");
    kiosk.screens.borrow_mut().act("compass-choose:housing");
    kiosk.wait_seconds(20);
    is_nowhere(&kiosk);
    kiosk.press("Vis");
    assert!(kiosk.button("Alkohol: Kæmper med problemet").is_some(), "{:#?}", kiosk.buttons());
    kiosk.press("Stikord");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "rugbrød", "what was being typed was put down first");
}

#[test]
fn a_lock_leaves_nothing_on_the_screen_and_loses_no_answer() {
    let (kiosk, cards) = practising(Language::Danish);
    kiosk.press("Problemer");
    kiosk.press("Alkohol: Ikke noget endnu");
    kiosk.press("Tilstand: Kæmper med problemet");
    kiosk.wait_seconds(61);
    assert_eq!(kiosk.spot(), Spot::Today, "it has locked by itself");
    is_nowhere(&kiosk);
    let wheel = At::Wheel(Wheel::Problems).name();
    kiosk.screens.borrow_mut().act(&wheel);
    kiosk.settle();
    assert_eq!(kiosk.spot(), Spot::Today);
    assert!(spot_by_name(&wheel).is_none(), "nor by a name of the command line");
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[1]);
    kiosk.screens.borrow_mut().act(&wheel);
    kiosk.settle();
    assert!(kiosk.button("Alkohol: Ikke noget endnu").is_some(), "a colleague begins her own");
    kiosk.press("Lås");
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    kiosk.screens.borrow_mut().act(&wheel);
    kiosk.settle();
    assert!(kiosk.button("Alkohol: Kæmper med problemet").is_some(), "{:#?}", kiosk.buttons());
    kiosk.press("Tilbage til vagtbordet");
    kiosk.find_and_press("Kompas");
    kiosk.find_and_press("Øveperson");
    kiosk.find_and_press("Begynd forfra");
    kiosk.find_and_press("Øveperson");
    kiosk.press("Problemer");
    assert!(kiosk.button("Alkohol: Ikke noget endnu").is_some(), "{:#?}", kiosk.buttons());
}

#[test]
fn without_the_right_there_is_no_door_and_nothing_behind_it() {
    let kiosk = Kiosk::new();
    let cards = staff_house::set_up(&kiosk);
    log_in(&kiosk, &cards.pins[2]);
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        assert!(!kiosk.buttons().iter().any(|label| label.starts_with("Kompas")), "{:#?}", kiosk.buttons());
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    for action in ["compass-start", "compass-wheel:problems", "compass-give:alcohol:condition:good"] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
        assert_eq!(kiosk.spot(), Spot::Staff, "{action}");
    }
    kiosk.place(|place| place.go(Spot::Compass(At::Wheel(Wheel::Problems))));
    assert!(!kiosk.says("Alkohol") && !kiosk.says("Tilstand"), "{:#?}", kiosk.texts());
}

#[test]
fn the_colours_of_the_rows_are_those_of_the_wheel() {
    let kiosk = Kiosk::new();
    let theme = kiosk.ui.global::<Theme>();
    for (tone, ground, on) in [
        (Tone::Green, theme.get_compass_green(), theme.get_on_compass_green()),
        (Tone::Yellow, theme.get_compass_yellow(), theme.get_on_compass_yellow()),
        (Tone::Red, theme.get_compass_red(), theme.get_on_compass_red()),
    ] {
        let [field, _, mark] = colours(tone);
        assert_eq!([ground.red(), ground.green(), ground.blue()], field, "{tone:?}");
        assert_eq!([on.red(), on.green(), on.blue()], mark, "{tone:?}");
    }
}

/// Something of everything: each colour, each approach, keywords.
pub fn fill_both(kiosk: &Kiosk) {
    for action in [
        "compass-wheel:resources",
        "compass-give:peak-skills:participation:yes",
        "compass-give:peak-skills:outside:occasionally",
        "compass-give:peak-skills:approach:loving-nudge",
        "compass-give:unorthodox-skills:participation:occasionally",
        "compass-give:unorthodox-skills:outside:yes",
        "compass-give:care-for-oneself:participation:no",
        "compass-give:care-for-oneself:approach:take-charge",
        "compass-give:reliability:participation:yes",
        "compass-give:reliability:outside:occasionally",
        "compass-give:reliability:approach:sit-on-hands",
        "compass-give:somatic:condition:struggles",
        "compass-give:medicine:condition:good",
        "compass-give:medicine:motivation:ready",
        "compass-give:medicine:approach:sit-on-hands",
        "compass-give:housing:condition:out-of-control",
        "compass-give:housing:motivation:partly-ready",
        "compass-give:housing:approach:take-charge",
        "compass-give:economy:motivation:no-belief",
        "compass-give:alcohol:condition:struggles",
        "compass-give:alcohol:motivation:ready",
        "compass-give:alcohol:approach:loving-nudge",
    ] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
    }
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_fit_at_every_size() {
    let (kiosk, _) = practising(Language::Danish);
    fill_both(&kiosk);
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (FULL_HD, TextSize::Normal, Language::English),
        (FULL_HD, TextSize::Largest, Language::English),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        for action in [
            "compass-start",
            "compass-about",
            "compass-wheel:resources",
            "compass-choose:reliability",
            "compass-wheel:problems",
            "compass-choose:alcohol",
            "compass-list:resources",
            "compass-field:reliability",
            "compass-questions:reliability",
            "compass-keywords:reliability",
            "compass-name",
            "compass-remark",
            "compass-both",
            "compass-layers:problems",
            "compass-layers:resources",
        ] {
            kiosk.screens.borrow_mut().act(action);
            kiosk.settle();
            sheets(&kiosk, action, (size, text, language), i32::MAX, &mut findings);
        }
        kiosk.press_beginning(if language == Language::Danish { "Dæk til" } else { "Cover" });
        keep_picture(&kiosk, &format!("covered-{}x{}-{text:?}-{language:?}", size.0, size.1));
        check(&kiosk.look(), None, size, "covered", &format!("{size:?} {text:?}"), &mut findings);
        kiosk.press_beginning(if language == Language::Danish { "Vis" } else { "Show" });
    }
    kiosk.size(FULL_HD);
    kiosk.place(|place| (place.text, place.contrast) = (TextSize::Normal, true));
    kiosk.screens.borrow_mut().act("compass-wheel:problems");
    kiosk.screens.borrow_mut().act("compass-choose:housing");
    kiosk.settle();
    keep_picture(&kiosk, "dark");
    check(&kiosk.look(), None, FULL_HD, "wheel", "dark", &mut findings);
    command(&kiosk, StaffCommand::Lock);
    findings.none();
}
