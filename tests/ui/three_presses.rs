//! Whatever changes during a day is done in at most three presses from the desk, at every text size. Turning to the
//! next sheet of a list is not counted, nor is a letter of a text, nor a drawing that a guest points out.

use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed_ui::{Staff, StaffLayout};
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, SMALL};
use crate::staff_lists::opened;
use crate::staff_sweep::look_as;

/// One thing on the way.
#[derive(Clone, Copy)]
enum Step {
    /// The first button that begins so, on whichever sheet.
    Press(&'static str),
    Type(&'static str),
    /// A drawing that a guest points out.
    Points(&'static str),
}
use Step::{Points, Press, Type};

/// A daily change: what it is, the way to it where the desk is one page and where it is a list, and what a button says
/// that is there only afterwards.
type Daily = (&'static str, &'static [Step], &'static [Step], &'static str);

const BILLIARDS: Step = Press("kl. 13–15, Billard");
const IN_LIST: Step = Press("Kl. 13–15, Billard");
const PROGRAMME: Step = Press("Programmet");
const INSTEAD: Step = Press("Næste gang er");
const SHIFT: Step = Press("Brugervagt 25. oktober");
const CLOSE: [Step; 3] = [Press("Luk eller åbn"), Press("Badet er ledigt"), Press("Badet er i stykker")];

const CHANGES: &[Daily] = &[
    (
        "cancel",
        &[BILLIARDS, Press("Aflys"), INSTEAD],
        &[PROGRAMME, Press("Aflys: Billard"), INSTEAD],
        "Fortryd: Aflyste: Billard",
    ),
    (
        "move",
        &[BILLIARDS, Press("En halv time senere")],
        &[PROGRAMME, IN_LIST, Press("En halv time senere")],
        "Fortryd: Ændrede: Billard",
    ),
    (
        "cancel the food",
        &[Press("Morgenmad kl."), Press("Aflys"), INSTEAD],
        &[Press("Morgenmad kl."), Press("Aflys"), INSTEAD],
        "Fortryd: Aflyste: Morgenmad",
    ),
    ("close a facility", &CLOSE, &CLOSE, "Fortryd: Lukkede: Badet"),
    (
        "somebody uses a facility",
        &[Press("I brug: Badet")],
        &[Press("Faciliteter"), Press("I brug: Badet")],
        "Gør ledig: Badet",
    ),
    (
        "closed for today",
        &[Press("Åbningstid"), Press("Lukket hele dagen")],
        &[Press("Åbningstid"), Press("Lukket hele dagen")],
        "Fortryd: Rettede åbningstiden",
    ),
    (
        "another closing time",
        &[Press("Åbningstid"), Press("Tidligere: Kl. 22"), Press("Gem")],
        &[Press("Åbningstid"), Press("Tidligere: Kl. 22"), Press("Gem")],
        "Fortryd: Rettede åbningstiden",
    ),
    (
        "closing two hours early",
        &[Press("Åbningstid"), Press("Luk kl. 20")],
        &[Press("Åbningstid"), Press("Luk kl. 20")],
        "Fortryd: Rettede åbningstiden",
    ),
    (
        "closing now",
        &[Press("Åbningstid"), Press("Luk kl. 9.45")],
        &[Press("Åbningstid"), Press("Luk kl. 9.45")],
        "Fortryd: Rettede åbningstiden",
    ),
    (
        "a need comes",
        &[Press("Vi mangler"), Press("Sæt noget op"), Type("stilhed"), Press("Færdig")],
        &[Press("Vi mangler"), Press("Sæt noget op"), Type("stilhed"), Press("Færdig")],
        "Fortryd: Satte op",
    ),
    (
        "a need goes",
        &[Press("Vi mangler"), Press("Tag ned: ")],
        &[Press("Vi mangler"), Press("Tag ned: ")],
        "Fortryd: Tog ned",
    ),
    (
        "a question goes",
        &[Press("Spørgsmål"), Press("Tag ned: ")],
        &[Press("Spørgsmål"), Press("Tag ned: ")],
        "Fortryd: Tog et spørgsmål ned",
    ),
    (
        "a shift is agreed",
        &[SHIFT, Press("Aftalt: Fugl")],
        &[SHIFT, Press("Aftalt: Fugl")],
        "Ikke aftalt alligevel: Fugl",
    ),
    (
        "somebody is taken off",
        &[SHIFT, Press("Tag af listen: Fugl"), Press("Ja, tag af listen")],
        &[SHIFT, Press("Tag af listen: Fugl"), Press("Ja, tag af listen")],
        "Fortryd: Rettede en liste",
    ),
    (
        "somebody is put down",
        &[SHIFT, Press("Skriv en på"), Press("Kig med"), Points("Stjerne"), Points("Båd")],
        &[SHIFT, Press("Skriv en på"), Press("Kig med"), Points("Stjerne"), Points("Båd")],
        "Tag af listen: Stjerne",
    ),
    (
        "what somebody started is over",
        &[Press("Hvem er med"), Press("Tag ned: Gåtur")],
        &[Press("Hvem er med"), Press("Tag ned: Gåtur")],
        "Fortryd: Rettede en liste",
    ),
    (
        "a first name comes",
        &[Press("Her er i dag"), Type("Mia"), Press("Sæt på I dag")],
        &[Press("Skriv dit fornavn på I dag"), Type("Mia"), Press("Sæt på I dag")],
        "Tag mit navn af I dag",
    ),
    (
        "an item of the agenda moves",
        &[Press("Værestedsmøde"), Press("I bestemmer, selvbestemmelse"), Press("Ned")],
        &[Press("Værestedsmøde"), Press("I bestemmer, selvbestemmelse"), Press("Ned")],
        "Fortryd: ",
    ),
    (
        "a line of the board is done",
        &[Press("Møder"), Press("I foreslog – vi gjorde"), Press("Gjort: Suppe om onsdagen")],
        &[Press("Møder"), Press("I foreslog – vi gjorde"), Press("Gjort: Suppe om onsdagen")],
        "Fortryd: Flyttede en linje på tavlen",
    ),
];

/// Goes the way; how many presses it took.
#[track_caller]
fn go(kiosk: &Kiosk, way: &[Step]) -> usize {
    let mut presses = 0;
    for step in way {
        match step {
            Press(beginning) => {
                presses += 1;
                kiosk.find_and_press(beginning);
            }
            Type(text) => kiosk.type_on_screen(text),
            Points(drawing) => kiosk.find_and_press(drawing),
        }
        kiosk.woken();
    }
    presses
}

fn is_there(kiosk: &Kiosk, beginning: &str) -> bool {
    (0..8).any(|_| {
        let found = kiosk.buttons().iter().any(|label| label.contains(beginning));
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
        found
    })
}

fn every_daily_change(size: (f32, f32), text: TextSize) {
    for (what, page, list, proof) in CHANGES {
        let kiosk = opened(Language::Danish);
        look_as(&kiosk, (size, text, Language::Danish));
        let is_page = kiosk.ui.global::<Staff>().get_layout() == StaffLayout::Desk;
        assert!(!is_there(&kiosk, proof), "{what}: {proof:?} is there beforehand");
        look_as(&kiosk, (size, text, Language::Danish));
        let presses = go(&kiosk, if is_page { page } else { list });
        assert!(presses <= 3, "{what}: {presses} presses in {text:?} at {size:?}");
        assert!(is_there(&kiosk, proof), "{what} in {text:?} at {size:?}: {:#?}", kiosk.buttons());
    }
}

#[test]
fn every_daily_change_takes_three_presses_from_the_desk() {
    every_daily_change(FULL_HD, TextSize::Normal);
}

#[test]
fn every_daily_change_takes_three_presses_in_the_largest_text() {
    every_daily_change(FULL_HD, TextSize::Largest);
}

#[test]
fn every_daily_change_takes_three_presses_on_a_small_screen() {
    every_daily_change(SMALL, TextSize::Normal);
}

/// What was changed is put back on the same ways.
#[test]
fn what_was_changed_is_put_back_in_three_presses_too() {
    for text in [TextSize::Normal, TextSize::Largest] {
        let kiosk = opened(Language::Danish);
        let back = |kiosk: &Kiosk| {
            kiosk.place(|place| place.arrive(Spot::Staff, Spot::Today));
            look_as(kiosk, (FULL_HD, text, Language::Danish));
            kiosk.ui.global::<Staff>().get_layout() == StaffLayout::Desk
        };
        back(&kiosk);
        go(&kiosk, &CLOSE);
        let way: &[Step] = if back(&kiosk) {
            &[Press("Badet er i stykker"), Press("Åbn igen")]
        } else {
            &[Press("Faciliteter"), Press("Åbn igen"), Press("Åbn igen")]
        };
        assert!(go(&kiosk, way) <= 3);
        assert!(is_there(&kiosk, "Fortryd: Åbnede: Badet"), "{:#?}", kiosk.buttons());
        let (_, page, list, _) = CHANGES[1];
        let is_page = back(&kiosk);
        go(&kiosk, if is_page { page } else { list });
        // So late in the day it may have no room on the desk that is one page.
        let all = if back(&kiosk) { Press("Hele programmet") } else { PROGRAMME };
        assert!(go(&kiosk, &[all, Press("Kl. 13.30–15.30, Billard"), Press("Som den plejer")]) <= 3);
        assert!(is_there(&kiosk, "Fortryd: Satte tilbage"), "{:#?}", kiosk.buttons());
    }
}
