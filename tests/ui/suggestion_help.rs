//! Forslag where somebody needs help, walks away, or chooses pictures on a small screen.

use fristed::screens::place::Spot;
use fristed::screens::wiring::CALM;
use fristed_ui::Shell;
use slint::ComponentHandle as _;

use crate::harness::{Kiosk, SMALL};
use crate::suggestion::{typed, write, writing};

const SECRET: &str = "hemmelig bænk";

#[test]
fn after_a_text_of_distress_the_thanks_lead_to_help_and_only_then() {
    let kiosk = writing();
    let next = |kiosk: &Kiosk, beginning: &str| kiosk.buttons().iter().any(|label| label.starts_with(beginning));
    write(&kiosk, "jeg dør snart");
    kiosk.press("Læg i postkassen");
    kiosk.pass(CALM);
    kiosk.press("Læg i postkassen");
    kiosk.woken();
    assert_eq!(kiosk.spot(), Spot::SuggestThanks);
    assert!(next(&kiosk, "Hjælp nu, Ingen læser kassen hver dag."), "{:#?}", kiosk.buttons());
    assert!(!next(&kiosk, "Næste mulighed"), "{:#?}", kiosk.buttons());
    kiosk.press("English");
    assert!(next(&kiosk, "Help now, Nobody reads"), "the page is drawn anew: {:#?}", kiosk.buttons());
    kiosk.press("Dansk");
    kiosk.press_beginning("Hjælp nu, Ingen");
    assert_eq!(kiosk.spot(), Spot::Help);
    kiosk.press("Tilbage");
    assert!(!next(&kiosk, "Hjælp nu, "), "it is forgotten with its page: {:#?}", kiosk.buttons());
    kiosk.press("Forslag");
    write(&kiosk, "En bænk");
    kiosk.press("Læg i postkassen");
    kiosk.woken();
    assert!(next(&kiosk, "Næste mulighed") && !next(&kiosk, "Hjælp nu, "), "{:#?}", kiosk.buttons());
    kiosk.press("Forslag");
    write(&kiosk, "jeg dør snart");
    kiosk.press("Læg i postkassen");
    kiosk.pass(CALM);
    for _ in 0..3 {
        kiosk.press("Slet ord");
    }
    write(&kiosk, "mere kaffe");
    kiosk.press("Læg i postkassen");
    kiosk.woken();
    assert!(next(&kiosk, "Næste mulighed"), "what was sent counts: {:#?}", kiosk.buttons());
}

#[test]
fn on_a_small_screen_the_pictures_begin_with_a_choice() {
    let kiosk = writing();
    kiosk.size(SMALL);
    assert!(kiosk.says("Vi gemmer ikke, hvem der skriver"), "the promise comes first");
    kiosk.press("Billeder");
    assert!(kiosk.button("Kan vi få").is_some(), "{:#?}", kiosk.buttons());
    assert!(!kiosk.says("Vi gemmer ikke"), "and once");
    assert_eq!(kiosk.ui.global::<Shell>().get_sheets(), 4);
}

#[test]
fn it_wipes_wherever_the_text_is_by_then() {
    type Leave = fn(&Kiosk);
    let places: [(&str, Leave); 4] = [
        ("read through", |kiosk| kiosk.press("Færdig")),
        ("covered", |kiosk| kiosk.press("Skjul teksten")),
        ("behind help", |kiosk| kiosk.press("Hjælp nu")),
        ("pictures", |kiosk| {
            kiosk.press("Billeder");
            kiosk.press("Kan vi få");
            kiosk.press("mere ro");
        }),
    ];
    for (what, go) in places {
        let kiosk = writing();
        write(&kiosk, SECRET);
        go(&kiosk);
        kiosk.wait_seconds(125);
        assert_eq!((typed(&kiosk), kiosk.spot()), (String::new(), Spot::Today), "{what}");
        for page in ["suggest", "suggest-pictures"] {
            kiosk.go_to(page);
            assert!(!kiosk.says("hemmelig") && typed(&kiosk).is_empty(), "{what}: {page}");
            assert!(!kiosk.is_checked("mere ro"), "{what}");
        }
    }
}
