//! A person's rights and the room, by accessible label: two PINs in the common room, and everything a person can ask for.

use fristed::app::staff::StaffCommand;
use fristed::domain::access::Place;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::compass::At;
use fristed::screens::staff::compass::persons;
use fristed::screens::staff::compass::rights::Page;
use fristed_ui::{Shell, Typing};
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house::{self, Cards, command, log_in, press_digits, set_up_in};

fn at(kiosk: &Kiosk) -> Option<At> {
    if let Spot::Compass(at) = kiosk.spot() { Some(at) } else { None }
}

/// The desk of MK in a common room.
fn in_common_room(language: Language) -> (Kiosk, Cards) {
    let kiosk = Kiosk::new();
    let cards = set_up_in(Place::CommonRoom, &kiosk);
    log_in(&kiosk, &cards.pins[0]);
    kiosk.place(|place| place.language = language);
    (kiosk, cards)
}

/// The rights of the practice person, the way one gets there.
fn at_rights() -> Kiosk {
    let kiosk = Kiosk::new();
    staff_house::open(&kiosk);
    kiosk.find_and_press("Kompas");
    kiosk.find_and_press("Øveperson");
    kiosk.find_and_press("Personens rettigheder");
    assert_eq!(at(&kiosk), Some(At::Rights(Page::Menu)));
    kiosk
}

#[test]
fn in_the_common_room_the_tile_says_what_opens_it_and_two_pins_do() {
    let (kiosk, cards) = in_common_room(Language::Danish);
    kiosk.find_and_press("Kompas");
    assert!(kiosk.says("To koder åbner kompasset."), "{:#?}", kiosk.texts());
    for action in ["compass-wheel:problems", "compass-rights-menu", "compass-rights-room"] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
        assert!(kiosk.says("To koder åbner kompasset.") && !kiosk.says("Øveperson"), "{action}");
    }
    kiosk.press_beginning("Åbn med to koder");
    assert!(kiosk.button("JH").is_some() && kiosk.button("MK").is_none(), "{:#?}", kiosk.buttons());
    kiosk.press("Tilbage");
    assert_eq!(at(&kiosk), Some(At::Persons(persons::At::List)), "back without her");
    kiosk.press_beginning("Åbn med to koder");
    kiosk.press("JH");
    let mut other = cards.pins[1].1.clone();
    other[3] = (other[3] + 1) % 10;
    press_digits(&kiosk, &other);
    assert!(kiosk.says("4"), "{:#?}", kiosk.texts());
    press_digits(&kiosk, &cards.pins[1].1);
    assert!(kiosk.says("Øveperson"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Rummet og fristerne");
    assert!(kiosk.says("Åbent: I har tastet to koder"), "{:#?}", kiosk.texts());
    command(&kiosk, StaffCommand::Lock);
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    kiosk.find_and_press("Kompas");
    assert!(kiosk.says("To koder åbner kompasset."), "a lock ends it");
}

#[test]
fn in_english_as_well() {
    let (kiosk, _) = in_common_room(Language::English);
    kiosk.find_and_press("Compass");
    assert!(kiosk.says("Two PINs open the compass."), "{:#?}", kiosk.texts());
    kiosk.press_beginning("Open with two PINs");
    assert!(kiosk.says("The second PIN"), "{:#?}", kiosk.texts());
}

#[test]
fn everything_is_read_put_right_paused_and_erased() {
    let kiosk = at_rights();
    assert!(kiosk.says("Slettes i nat") && kiosk.says("Øveperson · Rettigheder"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Alt om personen");
    assert!(kiosk.says("Der er ikke gemt noget") && kiosk.says("Ingen har set noget endnu."), "{:#?}", kiosk.texts());
    kiosk.press("Tilbage");
    kiosk.find_and_press("Vi har haft kontakt i dag");
    kiosk.find_and_press("Ret noget");
    kiosk.find_and_press("13. oktober 2026, Den sidste kontakt");
    kiosk.find_and_press("Skriv personens egne ord");
    kiosk.type_on_screen("rugbrød");
    kiosk.press("Færdig");
    assert!(kiosk.says("Personens egne ord, 13. oktober 2026: rugbrød"), "{:#?}", kiosk.texts());
    kiosk.press("Dæk til");
    assert!(!kiosk.says("rugbrød") && !kiosk.says("kontakt"), "{:#?}", kiosk.texts());
    kiosk.press("Vis");
    kiosk.press("Tilbage");
    kiosk.press("Tilbage");
    kiosk.find_and_press("Alt om personen");
    assert!(kiosk.says("rugbrød"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Læst igennem");
    assert!(kiosk.says("Åbn først et stik"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Til personens rettigheder");
    kiosk.find_and_press("Personen gør indsigelse");
    kiosk.find_and_press("Ja, sæt alt på pause");
    assert!(kiosk.says("Sat på pause"), "{:#?}", kiosk.texts());
    kiosk.screens.borrow_mut().act("compass-wheel:problems");
    kiosk.settle();
    assert!(kiosk.says("Sat på pause") && !kiosk.says("Alkohol"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Skriv, hvorfor det bliver");
    kiosk.type_on_screen("loven");
    kiosk.press("Færdig");
    kiosk.screens.borrow_mut().act("compass-rights-menu");
    kiosk.settle();
    assert!(!kiosk.says("Sat på pause") && kiosk.says("Datatilsynet"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Træk samtykket tilbage");
    assert!(kiosk.says("17. november 2026"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Ja, slet det nu");
    kiosk.woken();
    assert!(kiosk.says("Det er slettet"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Til kompasset");
    kiosk.find_and_press("Øveperson");
    kiosk.find_and_press("Personens rettigheder");
    kiosk.find_and_press("Alt om personen");
    assert!(kiosk.says("Der er ikke gemt noget"), "{:#?}", kiosk.texts());
}

#[test]
fn the_page_of_everything_says_by_when_the_person_is_to_have_it() {
    let kiosk = at_rights();
    kiosk.find_and_press("Alt om personen");
    assert!(kiosk.says("Personen skal have det senest inden en måned."), "{:#?}", kiosk.texts());
    kiosk.place(|place| place.language = Language::English);
    assert!(kiosk.says("The person is to have it within a month."), "{:#?}", kiosk.texts());
}

#[test]
fn the_house_settles_its_own_hours_and_limits_on_the_page_about_the_room() {
    let kiosk = at_rights();
    kiosk.press("Tilbage");
    kiosk.press("Tilbage");
    kiosk.find_and_press("Rummet og fristerne");
    assert!(kiosk.says("Åbent: skærmen står hos personalet"), "{:#?}", kiosk.texts());
    let told = (0..kiosk.ui.global::<Shell>().get_sheets()).any(|_| {
        let told = kiosk.says("Ingen slettes inden en måned");
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
        told
    });
    assert!(told, "what goes next is told before");
    kiosk.find_and_press("Tilbage");
    kiosk.find_and_press("Rummet og fristerne");
    let kept = |kiosk: &Kiosk| {
        let screens = kiosk.screens.borrow();
        screens.app().person_kept().expect("a store").person.months()
    };
    kiosk.screens.borrow_mut().act("compass-rights-step:person:1");
    kiosk.settle();
    assert!(kept(&kiosk) == 24 && kiosk.says("2 år"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Tirsdag");
    kiosk.press_beginning("Senere");
    kiosk.find_and_press("Gem");
    kiosk.find_and_press("Tirsdag kl. 8.15–9");
    kiosk.find_and_press("Ikke den dag");
    kiosk.find_and_press("Tirsdag");
    assert!(kiosk.button("Ikke den dag").is_none(), "{:#?}", kiosk.buttons());
}

#[test]
fn what_is_typed_when_it_is_covered_goes_nowhere_and_nothing_of_it_stays() {
    let kiosk = at_rights();
    kiosk.find_and_press("Vi har haft kontakt i dag");
    kiosk.find_and_press("Ret noget");
    kiosk.find_and_press("13. oktober 2026, Den sidste kontakt");
    kiosk.find_and_press("Skriv en rettelse");
    kiosk.type_on_screen("rugbrød");
    kiosk.wait_seconds(61);
    assert_eq!(kiosk.spot(), Spot::Today, "it has locked by itself");
    assert!(!kiosk.says("rugbrød"), "{:#?}", kiosk.texts());
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "");
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_fit_at_every_size() {
    let (kiosk, cards) = in_common_room(Language::Danish);
    let mut findings = Findings::default();
    let looks = [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (FULL_HD, TextSize::Largest, Language::English),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ];
    let sweep = |actions: &[&str], findings: &mut Findings| {
        for (size, text, language) in looks {
            kiosk.size(size);
            kiosk.place(|place| (place.text, place.language) = (text, language));
            for action in actions {
                kiosk.screens.borrow_mut().act(action);
                kiosk.settle();
                for sheet in 0..kiosk.ui.global::<Shell>().get_sheets() {
                    let name = format!("{action} {sheet}");
                    keep_picture(&kiosk, &format!("{name}-{}x{}-{text:?}-{language:?}", size.0, size.1));
                    check(&kiosk.look(), None, size, &name, &format!("{size:?} {text:?} {language:?}"), findings);
                    kiosk.screens.borrow_mut().turn_sheet(1);
                    kiosk.settle();
                }
            }
        }
    };
    sweep(&["compass-start"], &mut findings);
    command(&kiosk, StaffCommand::Second);
    sweep(&["second-pin"], &mut findings);
    command(&kiosk, StaffCommand::Choose(cards.pins[1].0));
    staff_house::type_in(&kiosk, &cards.pins[1].1);
    kiosk.screens.borrow_mut().act("compass-rights-do:met");
    let pages = [
        "compass-start",
        "compass-rights-menu",
        "compass-rights-records",
        "compass-rights-record:0",
        "compass-rights-insight",
        "compass-rights-hand-over",
        "compass-rights-erase",
        "compass-rights-object",
        "compass-rights-room",
        "compass-rights-day:Tue",
    ];
    sweep(&pages, &mut findings);
    kiosk.screens.borrow_mut().act("compass-rights-do:object");
    sweep(&["compass-rights-menu", "compass-rights-refuse"], &mut findings);
    kiosk.screens.borrow_mut().act("compass-rights-do:erase");
    sweep(&["compass-rights-erased"], &mut findings);
    kiosk.size(FULL_HD);
    kiosk.place(|place| (place.text, place.contrast) = (TextSize::Normal, true));
    kiosk.screens.borrow_mut().act("compass-rights-menu");
    kiosk.settle();
    keep_picture(&kiosk, "dark");
    check(&kiosk.look(), None, FULL_HD, "rights", "dark", &mut findings);
    findings.none();
}
