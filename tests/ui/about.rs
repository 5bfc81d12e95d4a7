//! What staff says of an activity beside its times, by accessible label, and its picture on the public screen.

use std::io::Cursor;

use fristed::app::album::Album;
use fristed::app::ports::PictureFolder;
use fristed::app::staff::StaffCommand;
use fristed::domain::activity::OccurrenceId;
use fristed::domain::picture::is_own;
use fristed::domain::purpose::Purpose;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::running::{About, At};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house;
use crate::staff_sweep::sheets;

/// A colour that is nowhere else on the screen.
const COLOUR: [u8; 3] = [180, 40, 200];

/// A stick with a picture and a file that is none.
struct Stick;

impl PictureFolder for Stick {
    fn names(&self) -> Option<Vec<String>> {
        Some(vec!["have.png".to_owned(), "i stykker.jpg".to_owned()])
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        if name == "i stykker.jpg" {
            return Some(b"no picture".to_vec());
        }
        Some(picture_file())
    }
}

/// A file with a picture in it.
pub fn picture_file() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(120, 90, Rgb(COLOUR));
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

pub fn opened(language: Language) -> Kiosk {
    let kiosk = Kiosk::changed(|app| app.with_album(Album::at_once(Box::new(Stick))));
    staff_house::open(&kiosk);
    kiosk.place(|place| place.language = language);
    kiosk
}

/// The time of billiards today.
pub fn billiards(kiosk: &Kiosk) -> OccurrenceId {
    let today = kiosk.screens.borrow().app().today(Language::Danish).expect("a day");
    let found = today.line.iter().find(|one| one.title == "Billard").expect("billiards today");
    found.id.parse().expect("an id")
}

fn scene(kiosk: &Kiosk, id: OccurrenceId) -> String {
    let view = kiosk.screens.borrow().app().activity(id, Language::Danish).expect("a page").expect("it is there");
    view.entry.scene
}

fn kept(kiosk: &Kiosk) -> usize {
    kiosk.screens.borrow().app().store().pictures().expect("pictures").len()
}

/// How many pixels of the screen have the colour of the picture.
fn of_the_picture(kiosk: &Kiosk) -> usize {
    let near = |a: u8, b: u8| a.abs_diff(b) < 12;
    let picture = kiosk.picture();
    let is_of_it =
        |one: &&slint::Rgba8Pixel| near(one.r, COLOUR[0]) && near(one.g, COLOUR[1]) && near(one.b, COLOUR[2]);
    picture.as_slice().iter().filter(is_of_it).count()
}

#[test]
fn a_picture_from_a_stick_is_seen_first_and_taken_when_nobody_can_be_recognised() {
    let kiosk = opened(Language::Danish);
    let id = billiards(&kiosk);
    kiosk.find_and_press("kl. 13–15, Billard");
    kiosk.find_and_press("Billede");
    kiosk.find_and_press("Billede fra et stik");
    assert!(kiosk.says("Ting og steder, ikke mennesker"), "{:#?}", kiosk.texts());
    kiosk.press("i stykker.jpg");
    assert!(kiosk.has("Filen kan ikke vises. Vælg et andet billede."), "{:#?}", kiosk.texts());
    kiosk.press("Vælg et andet");
    kiosk.press("have.png");
    assert!(of_the_picture(&kiosk) > 20_000, "it is shown as it will look");
    assert_eq!(kept(&kiosk), 0, "looking keeps nothing");
    kiosk.find_and_press("Ingen kan genkendes – brug billedet");
    assert!(matches!(kiosk.spot(), Spot::Running(At::Saved(Some(_)))), "{:?}", kiosk.spot());
    assert!(is_own(&scene(&kiosk, id)) && kept(&kiosk) == 1);
    kiosk.press_beginning("Fortryd: Valgte et billede: Billard");
    assert!(!is_own(&scene(&kiosk, id)) && kept(&kiosk) == 0);
    // Once more, and out into the room: it stands on the page of the activity, composed and as a list.
    kiosk.screens.borrow_mut().act(&At::About(About::Stick(id)).name());
    kiosk.settle();
    kiosk.press("have.png");
    kiosk.find_and_press("Ingen kan genkendes – brug billedet");
    kiosk.press("Lås");
    kiosk.place(|place| place.go(Spot::Activity(id)));
    assert!(of_the_picture(&kiosk) > 20_000);
    keep_picture(&kiosk, "activity picture");
    kiosk.text_size(TextSize::Largest);
    assert!(of_the_picture(&kiosk) > 20_000, "beside the text");
    keep_picture(&kiosk, "activity picture largest");
    let mut findings = Findings::default();
    for (size, text) in [(FULL_HD, TextSize::Normal), (PORTRAIT, TextSize::Largest), (SMALL, TextSize::Largest)] {
        kiosk.size(size);
        kiosk.text_size(text);
        check(&kiosk.look(), None, size, "activity with a picture", &format!("{size:?} {text:?}"), &mut findings);
    }
    findings.none();
}

#[test]
fn three_presses_choose_a_drawing_in_english_and_what_it_is_for() {
    let kiosk = opened(Language::English);
    let id = billiards(&kiosk);
    kiosk.press("The whole programme");
    kiosk.find_and_press("13–15, Billiards");
    kiosk.find_and_press("Picture");
    kiosk.find_and_press("Music");
    assert_eq!(scene(&kiosk, id), "musik");
    kiosk.press("Back to the desk");
    kiosk.press("The whole programme");
    kiosk.find_and_press("13–15, Billiards");
    kiosk.find_and_press("What it is for");
    kiosk.press("Company");
    kiosk.press("Seeing new sides");
    let purposes = || kiosk.screens.borrow().app().store().purposes(id.activity).expect("purposes");
    assert_eq!(purposes(), [Purpose::Community, Purpose::NewSides]);
    kiosk.press("Company");
    assert_eq!(purposes(), [Purpose::NewSides], "a second press takes it off");
    kiosk.press("Back");
    assert!(kiosk.says("Seeing new sides"), "{:#?}", kiosk.texts());
    // Nobody else ever sees it.
    kiosk.press("Lock");
    for page in [format!("activity:{id}"), "today".to_owned(), "week".to_owned()] {
        kiosk.go_to(&page);
        assert!(!kiosk.says("Seeing new sides"), "{page}: {:#?}", kiosk.texts());
    }
}

#[test]
fn places_and_a_recommendation() {
    let kiosk = opened(Language::Danish);
    let id = billiards(&kiosk);
    kiosk.find_and_press("kl. 13–15, Billard");
    kiosk.find_and_press("Pladser");
    kiosk.find_and_press("Flere: 6 pladser");
    assert!(kiosk.has("7 pladser"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Skriv selv");
    kiosk.type_on_screen("Kom bare");
    kiosk.press("Færdig");
    kiosk.find_and_press("Gem pladserne");
    let places = kiosk.screens.borrow().app().places_of(id.activity).expect("places").expect("some");
    assert_eq!((places.number, places.instead.as_str()), (7, "Kom bare"));
    kiosk.press_beginning("Fortryd: Ændrede pladserne: Billard");
    assert!(kiosk.screens.borrow().app().places_of(id.activity).expect("places").is_none());
    kiosk.screens.borrow_mut().act(&At::About(About::Recommend(id)).name());
    kiosk.settle();
    kiosk.find_and_press("En af os anbefaler den.");
    kiosk.press("Lås");
    kiosk.place(|place| place.go(Spot::Activity(id)));
    assert!(kiosk.has("En af os anbefaler den."), "{:#?}", kiosk.texts());
}

#[test]
fn what_is_over_gets_a_line_that_only_staff_reads() {
    let kiosk = opened(Language::Danish);
    kiosk.press_beginning("Hele programmet");
    kiosk.press("Dagen før: Tirsdag den 13. oktober");
    kiosk.find_and_press("Kl. 8–10.30, Morgenmad");
    kiosk.find_and_press("Hvordan gik det?");
    kiosk.press("Folk blev siddende bagefter.");
    assert!(kiosk.says("Det står der"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Skriv selv");
    kiosk.screens.borrow_mut().type_in(" ring 22334455");
    kiosk.settle();
    kiosk.press("Færdig");
    assert!(kiosk.says("ligner et nummer på nogen"), "{:#?}", kiosk.texts());
    assert!(kiosk.button("Færdig").is_some(), "what was written stays to be corrected: {:#?}", kiosk.buttons());
    kiosk.press("Tilbage");
    kiosk.find_and_press("Det var roligt, og det var fint.");
    kiosk.press("Tilbage");
    assert!(kiosk.says("Det var roligt, og det var fint."), "{:#?}", kiosk.texts());
    kiosk.press("Lås");
    assert!(!kiosk.says("Det var roligt"), "{:#?}", kiosk.texts());
}

#[test]
fn when_the_screen_locks_what_was_looked_at_is_forgotten() {
    let kiosk = opened(Language::Danish);
    let id = billiards(&kiosk);
    let go = |at: About| {
        kiosk.screens.borrow_mut().act(&At::About(at).name());
        kiosk.settle();
    };
    go(About::Stick(id));
    kiosk.press("have.png");
    staff_house::command(&kiosk, StaffCommand::Lock);
    assert_eq!(kiosk.spot(), Spot::Today);
    for at in [About::Purpose(id), About::Stick(id), About::FollowUp(id)] {
        go(at);
        assert_eq!(kiosk.spot(), Spot::Today, "locked");
    }
    kiosk.screens.borrow_mut().act("run-take-picture");
    assert_eq!(kept(&kiosk), 0);
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_about_an_activity_fit() {
    let kiosk = opened(Language::Danish);
    let id = billiards(&kiosk);
    let pages = [
        About::Purpose(id),
        About::Recommend(id),
        About::Places(id),
        About::Picture(id),
        About::Stick(id),
        About::Look(id),
        About::FollowUp(id),
    ];
    let mut findings = Findings::default();
    for (size, text, language, dark) in [
        (FULL_HD, TextSize::Normal, Language::Danish, false),
        (PORTRAIT, TextSize::Largest, Language::English, false),
        (SMALL, TextSize::Largest, Language::Danish, true),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language, place.contrast) = (text, language, dark));
        for page in pages {
            if matches!(page, About::Look(_)) {
                kiosk.screens.borrow_mut().act("run-pick:0");
            } else {
                kiosk.screens.borrow_mut().act(&At::About(page).name());
            }
            kiosk.settle();
            assert_eq!(kiosk.spot(), Spot::Running(At::About(page)));
            sheets(&kiosk, &page.name(), (size, text, language), i32::MAX, &mut findings);
        }
    }
    findings.none();
}
