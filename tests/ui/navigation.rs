//! Never a dead target: every button of every page leads somewhere or does something.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use fristed::screens::place::{Place, Spot};
use fristed_ui::Shell;
use slint::ComponentHandle as _;

use crate::harness::{Kiosk, TUESDAY_NIGHT};
use crate::look::{Role, labelled_at};

/// Where one is and everything that can be seen of it.
fn state(kiosk: &Kiosk) -> String {
    format!("{:?} {:?}", kiosk.screens.borrow().place(), kiosk.texts())
}

/// A page by what it shows, without the way there.
fn key(place: &Place) -> String {
    format!("{:?} {} {}", place.spot(), place.sheet, place.see_better)
}

/// The page that a target of the navigation leads to.
fn leads_to(label: &str) -> Option<Spot> {
    Some(match label {
        "I dag" => Spot::Today,
        "Tilbud" => Spot::Offers,
        "Værestedsmøde" => Spot::Meeting,
        "Forslag" => Spot::Suggest,
        "Vær med" => Spot::Join,
        "Om huset" => Spot::About,
        _ => return None,
    })
}

/// Presses every button of every page that can be reached, and returns how many pages there were.
fn press_everything(kiosk: &Kiosk) -> BTreeSet<String> {
    let home = kiosk.screens.borrow().place().clone();
    let mut seen = BTreeSet::from([key(&home)]);
    let mut waiting = VecDeque::from([home]);
    while let Some(place) = waiting.pop_front() {
        arrive(kiosk, &place);
        let buttons = own_buttons(kiosk, &place);
        assert!(!buttons.is_empty(), "{}", key(&place));
        if !place.see_better {
            // The pages of codes have the way back and nothing else.
            let has_none = matches!(place.spot(), Spot::Help | Spot::Staff);
            assert_eq!(buttons.contains_key("Hjælp nu"), !has_none, "{}: {:?}", key(&place), buttons.keys());
        }
        for (label, is_chosen) in &buttons {
            arrive(kiosk, &place);
            // What is taken says more, so that the last of a sheet may have become the first of the next; a need that
            // somebody has taken goes, and with it perhaps a sheet.
            let changes = matches!(place.spot(), Spot::Facilities | Spot::Join | Spot::Joining(_));
            if changes && kiosk.button(label).is_none() {
                continue;
            }
            press_one(kiosk, label, *is_chosen);
            let now = kiosk.screens.borrow().place().clone();
            if is_new_kind(&mut seen, &now) {
                waiting.push_back(now);
            }
        }
    }
    seen
}

/// Comes to `place`; where something can be typed or chosen, from home, where it is forgotten. Where there is a keyboard
/// a letter is written, so that there is something to delete.
fn arrive(kiosk: &Kiosk, place: &Place) {
    if matches!(place.spot(), Spot::Suggest | Spot::SuggestPictures | Spot::Join) {
        kiosk.place(|now| *now = Place::default());
    }
    kiosk.ui.global::<Shell>().set_notice(slint::SharedString::new());
    kiosk.place(|now| *now = place.clone());
    if *place.spot() == Spot::Suggest
        && let Some(letter) = ["a", "A"].into_iter().find(|letter| kiosk.button(letter).is_some())
    {
        kiosk.press(letter);
    }
    if matches!(place.spot(), Spot::Joining(_)) {
        // What signs somebody up hears no press that was meant for the page before.
        kiosk.pass(Duration::from_millis(1_300));
    }
}

/// The buttons within reach, and whether each is chosen: of an overlay only its own.
fn own_buttons(kiosk: &Kiosk, place: &Place) -> BTreeMap<String, bool> {
    let all = |kiosk: &Kiosk| {
        let buttons = labelled_at(kiosk.ui.window()).into_iter().filter(|one| one.role == Role::Button && one.enabled);
        // Of two alike the first, as `Kiosk::press` has it.
        buttons.rev().map(|one| (one.label, one.checked)).collect::<BTreeMap<_, _>>()
    };
    let mut own = all(kiosk);
    if place.see_better {
        kiosk.place(|now| now.see_better = false);
        let under = all(kiosk);
        kiosk.place(|now| now.see_better = true);
        own.retain(|label, _| !under.contains_key(label));
    }
    own
}

/// Presses a button, and asks what came of it.
fn press_one(kiosk: &Kiosk, label: &str, is_chosen: bool) {
    let (before, page) = (state(kiosk), key(kiosk.screens.borrow().place()));
    let is_here = leads_to(label).is_some_and(|spot| spot == kiosk.spot()) || is_chosen;
    let said = kiosk.voice.said.borrow().len();
    kiosk.press(label);
    let is_said = || kiosk.voice.said.borrow().len() > said;
    assert!(
        is_here || state(kiosk) != before || is_said() || kiosk.is_checked(label),
        "{label:?} on {page} does nothing"
    );
}

/// Of pages with the same face, such as activities, a handful is enough.
fn is_new_kind(seen: &mut BTreeSet<String>, place: &Place) -> bool {
    const SAME_FACE: usize = 6;
    // Of the steps of Vær med one of each is enough: there are as many as symbols and dates.
    const SAME_STEP: usize = 1;
    let is_step = matches!(place.spot(), Spot::Joining(_));
    let most = if is_step { SAME_STEP } else { SAME_FACE };
    let face = |key: &str| key.split(['(', ' ']).take(if is_step { 2 } else { 1 }).collect::<Vec<_>>().join("(");
    let key = key(place);
    let alike = seen.iter().filter(|other| face(other) == face(&key)).count();
    (alike < most || !(is_step || matches!(place.spot(), Spot::Activity(_) | Spot::Offer(_)))) && seen.insert(key)
}

#[test]
fn every_button_of_every_page_does_something() {
    let kiosk = Kiosk::new();
    let pages = press_everything(&kiosk).into_iter().collect::<Vec<_>>().join("\n");
    for page in [
        "Today",
        "Week(6)",
        "Offers",
        "Offer(",
        "Facilities",
        "About",
        "Meeting",
        "Suggest",
        "Join",
        "Nudges",
        "Privacy",
        "Staff",
        "Help",
        "Activity",
    ] {
        assert!(pages.contains(page), "{page} cannot be reached:\n{pages}");
    }
}

#[test]
fn every_button_does_something_while_the_house_is_closed() {
    let pages = press_everything(&Kiosk::at(TUESDAY_NIGHT));
    assert!(pages.len() > 10, "{pages:?}");
}

#[test]
fn licences_are_reached_from_the_house() {
    let kiosk = Kiosk::new();
    kiosk.press("Om huset");
    assert!(
        kiosk.button("Licenser").is_some() || {
            kiosk.press("Personale");
            kiosk.button("Licenser").is_some()
        },
        "{:#?}",
        kiosk.buttons()
    );
}

#[test]
fn the_house_mark_leads_to_the_house() {
    let kiosk = Kiosk::new();
    for page in ["today", "week", "offers", "facilities", "about", "meeting", "join"] {
        kiosk.go_to(page);
        let look = kiosk.look();
        let mark =
            look.buttons().find(|one| one.label == "Om huset" && one.rect.y < 200.0).map(|one| one.rect.centre());
        let (x, y) = mark.unwrap_or_else(|| panic!("no house mark on {page}"));
        kiosk.tap(x, y);
        assert_eq!(kiosk.spot(), Spot::About, "from {page}");
    }
}

#[test]
fn the_way_back_leads_where_one_came_from() {
    let kiosk = Kiosk::new();
    kiosk.press("Om huset");
    kiosk.press("Sådan puffer vi");
    kiosk.press("Hjælp nu");
    kiosk.press("Tilbage");
    assert_eq!(kiosk.spot(), Spot::Nudges);
    kiosk.press("Tilbage");
    assert_eq!(kiosk.spot(), Spot::About);
}
