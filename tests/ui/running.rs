//! Running the house by accessible label: three presses from the desk, what the public screen says then, and undoing.

use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize, spot_by_name};
use fristed::screens::staff::running::{At, Field};
use fristed_ui::{Staff, Typing};
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::Findings;
use crate::staff_house;
use crate::staff_sweep::sheets;

/// The desk of somebody who is in.
pub fn opened(language: Language) -> Kiosk {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    kiosk.place(|place| place.language = language);
    kiosk
}

/// The public page, as somebody sees it afterwards, without locking.
fn today_says(kiosk: &Kiosk, part: &str) -> bool {
    let view = kiosk.screens.borrow().app().today(Language::Danish).expect("a day");
    view.line.iter().any(|one| format!("{} {} {} {}", one.hours, one.title, one.place, one.note).contains(part))
}

fn at(kiosk: &Kiosk) -> Option<At> {
    if let Spot::Running(at) = kiosk.spot() { Some(at) } else { None }
}

#[test]
fn three_presses_cancel_and_one_undoes() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("kl. 13–15, Billard");
    kiosk.press_beginning("Aflys");
    kiosk.press_beginning("Næste gang er tirsdag den 20. oktober");
    assert!(matches!(at(&kiosk), Some(At::Saved(Some(_)))), "{:?}", kiosk.spot());
    assert!(kiosk.says("Næste gang er tirsdag den 20. oktober."), "{:#?}", kiosk.texts());
    assert!(today_says(&kiosk, "Billard"), "whoever comes still finds it");
    assert!(today_says(&kiosk, "Næste gang er tirsdag den 20. oktober."));
    kiosk.press_beginning("Fortryd: Aflyste: Billard");
    assert!(!today_says(&kiosk, "Næste gang er"));
    assert!(!kiosk.buttons().iter().any(|label| label.starts_with("Fortryd: ")), "one step");
}

#[test]
fn in_english_a_move_takes_two_presses_and_a_closing_three() {
    let kiosk = opened(Language::English);
    kiosk.press("The whole programme");
    kiosk.find_and_press("13–15, Billiards");
    kiosk.press_beginning("Half an hour later");
    assert!(today_says(&kiosk, "kl. 13.30–15.30 Billard"));
    kiosk.press("Back to the desk");
    kiosk.press_beginning("Close or open");
    kiosk.press_beginning("The shower");
    kiosk.find_and_press("The shower er i stykker");
    assert!(kiosk.says("er i stykker"), "{:#?}", kiosk.texts());
    let closed = kiosk.screens.borrow().app().facilities(Language::Danish).expect("facilities").remove(0);
    assert_eq!(closed.sentence(), "Badet er i stykker, og vi får det lavet");
    kiosk.press_beginning("Undo: Closed: The shower");
    let open = kiosk.screens.borrow().app().facilities(Language::Danish).expect("facilities").remove(0);
    assert_eq!(open.sentence(), "Badet er ledigt");
}

#[test]
fn something_new_is_written_with_help_and_saved() {
    let kiosk = opened(Language::Danish);
    kiosk.press_beginning("Hele programmet");
    kiosk.press("Dagen efter: Tirsdag den 13. oktober");
    kiosk.find_and_press("Lav noget nyt");
    kiosk.find_and_press("Gem");
    assert!(kiosk.says("Skriv, hvad det hedder."), "a refusal says what to do: {:#?}", kiosk.texts());
    kiosk.find_and_press("Hvad hedder det");
    kiosk.type_on_screen("Mesterskab i vafler er godt");
    assert!(kiosk.says("stiller nogen over andre"), "{:#?}", kiosk.texts());
    kiosk.press("Færdig");
    assert!(kiosk.says("Mesterskab i vafler er godt"), "it never stops anyone");
    kiosk.find_and_press("Senere: Kl. 14");
    kiosk.press("Senere: Kl. 14.15");
    kiosk.find_and_press("Hvor tit");
    kiosk.press("Hver anden onsdag");
    kiosk.find_and_press("Gem");
    assert!(kiosk.says("Mesterskab i vafler er godt"), "{:#?}", kiosk.texts());
    let week = kiosk.screens.borrow().app().week_day(1, Language::Danish).expect("a day");
    let made = week.entries.iter().find(|one| one.title.starts_with("Mesterskab")).expect("it is on Wednesday");
    assert_eq!(made.hours, "kl. 14.30–15.30");
}

#[test]
fn two_quick_steps_are_two() {
    let kiosk = opened(Language::Danish);
    kiosk.screens.borrow_mut().act("run-new:1");
    kiosk.settle();
    for _ in 0..2 {
        let button = kiosk.buttons().into_iter().find(|label| label.starts_with("Senere: ")).expect("a plus");
        let (x, y) = kiosk.button(&button).expect("it").rect.centre();
        kiosk.touch(0, fristed::kiosk::touch::Phase::Started, x, y);
        kiosk.pass(std::time::Duration::from_millis(60));
        kiosk.touch(0, fristed::kiosk::touch::Phase::Ended, x, y);
        kiosk.pass(std::time::Duration::from_millis(130));
        kiosk.settle();
    }
    assert!(kiosk.says("Kl. 14.30"), "{:#?}", kiosk.texts());
}

#[test]
fn nothing_of_it_is_reached_without_somebody_in() {
    let kiosk = Kiosk::new();
    for action in ["run-programme:0", "run-facilities", "run-history:everything", "run-write:title", "run-new:0"] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
        assert_eq!(kiosk.spot(), Spot::Today, "{action}");
        assert!(spot_by_name(action).is_none(), "nor by a name of the command line");
    }
    let kiosk = opened(Language::Danish);
    kiosk.screens.borrow_mut().act("run-write:title");
    kiosk.settle();
    kiosk.type_on_screen("hemmelig");
    assert!(kiosk.ui.global::<Typing>().get_text().contains("hemmelig"));
    kiosk.press("Lås");
    assert_eq!(kiosk.spot(), Spot::Today);
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "");
    assert_eq!(kiosk.ui.global::<Staff>().get_undo(), "");
    assert!(!kiosk.says("hemmelig"));
    kiosk.screens.borrow_mut().act("run-history:everything");
    kiosk.settle();
    assert_eq!(kiosk.spot(), Spot::Today, "locked again");
}

#[test]
fn a_need_is_put_up_and_taken_down() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("Vi mangler");
    kiosk.find_and_press("Sæt noget op");
    kiosk.type_on_screen("stilhed");
    kiosk.press("Færdig");
    let needs = |kiosk: &Kiosk| kiosk.screens.borrow().app().join(Language::Danish).expect("Vær med").needs;
    assert_eq!(needs(&kiosk).last().expect("a need").text, "stilhed");
    kiosk.find_and_press("Tag ned: stilhed");
    assert!(needs(&kiosk).iter().all(|need| need.text != "stilhed"));
    kiosk.press_beginning("Fortryd: Tog ned");
    assert!(needs(&kiosk).iter().any(|need| need.text == "stilhed"));
}

/// For whoever wants to look at the pages: `STAFF_PICTURES` names a folder.
pub fn keep_picture(kiosk: &Kiosk, name: &str) {
    let Some(folder) = std::env::var_os("STAFF_PICTURES") else { return };
    let picture = kiosk.picture();
    let mut map = tiny_skia::Pixmap::new(picture.width(), picture.height()).expect("a picture");
    for (to, from) in map.pixels_mut().iter_mut().zip(picture.as_slice()) {
        *to = tiny_skia::ColorU8::from_rgba(from.r, from.g, from.b, 255).premultiply();
    }
    let file = name.replace([' ', ':'], "_") + ".png";
    map.save_png(std::path::Path::new(&folder).join(file)).expect("a picture that can be written");
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_fit_at_every_size() {
    let kiosk = opened(Language::Danish);
    let today = kiosk.screens.borrow().app().today(Language::Danish).expect("a day");
    let id = today.line.first().expect("something today").id.parse().expect("an id");
    let facility = kiosk.screens.borrow().app().store().facilities().expect("facilities")[0].id;
    let pages = [
        At::Programme(0),
        At::Time(id),
        At::Cancel(id),
        At::Edit(id),
        At::New(1),
        At::Rhythm,
        At::Where,
        At::Write(Field::Text),
        At::Facilities,
        At::Facility(facility),
        At::Hours(0),
        At::Needs,
        At::History(Default::default()),
        At::Saved(Some(id)),
    ];
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (FULL_HD, TextSize::Largest, Language::English),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        for page in &pages {
            kiosk.screens.borrow_mut().act(&page.name());
            kiosk.settle();
            assert_eq!(at(&kiosk).as_ref(), Some(page));
            sheets(&kiosk, &page.name(), (size, text, language), i32::MAX, &mut findings);
        }
    }
    findings.none();
}
