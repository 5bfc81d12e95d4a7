//! The keys that end a text and take a word back lie in the same place wherever one types.

use fristed::screens::place::TextSize;
use fristed::screens::staff::running::{At, Field};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::staff_house;

/// A key by its name, and where its sides lie.
type Lies = (String, [i32; 4]);

/// Where the keys of this page lie.
fn keys(kiosk: &Kiosk, page: &str) -> Vec<Lies> {
    ["Færdig", "Slet ord", "Mellemrum", "q"]
        .map(|label| {
            let found =
                kiosk.button(label).unwrap_or_else(|| panic!("{page}: no {label:?} among {:#?}", kiosk.buttons()));
            let rect = found.rect;
            (label.to_owned(), [rect.x, rect.y, rect.right(), rect.bottom()].map(|side| side.round() as i32))
        })
        .into()
}

#[test]
fn done_and_delete_word_are_where_they_always_are() {
    let kiosk = Kiosk::at("2026-11-03T14:10");
    staff_house::open(&kiosk);
    for (size, text) in [
        (FULL_HD, TextSize::Normal),
        (PORTRAIT, TextSize::Normal),
        (SMALL, TextSize::Normal),
        (SMALL, TextSize::Largest),
    ] {
        kiosk.size(size);
        kiosk.text_size(text);
        let mut seen: Vec<(&str, Vec<Lies>)> = Vec::new();
        for (name, action) in [
            ("a text of the house", At::Write(Field::Need).name()),
            ("a note from the wall", "released-write-note".to_owned()),
            ("a first name", "staff-here".to_owned()),
        ] {
            kiosk.screens.borrow_mut().act(&action);
            kiosk.settle();
            if kiosk.button("q").is_some() {
                seen.push((name, keys(&kiosk, name)));
            }
        }
        assert!(seen.len() >= 2, "{size:?}: {:#?}", kiosk.buttons());
        let other = Kiosk::at("2026-11-03T14:10");
        other.size(size);
        other.text_size(text);
        other.go_to("suggest");
        if other.button("q").is_none() {
            other.screens.borrow_mut().act("field");
            other.settle();
        }
        seen.push(("a suggestion", keys(&other, "a suggestion")));
        other.go_to("meeting-view");
        other.screens.borrow_mut().act("meeting-note:9");
        other.settle();
        seen.push(("a note of the meeting", keys(&other, "a note of the meeting")));
        let (first, expected) = seen[0].clone();
        for (name, lie) in &seen {
            assert_eq!(*lie, expected, "{size:?} {text:?}: {name} and {first}");
        }
    }
}

#[test]
fn done_takes_each_text_to_where_it_belongs() {
    let kiosk = Kiosk::at("2026-11-03T14:10");
    staff_house::open(&kiosk);
    kiosk.screens.borrow_mut().act(&At::Write(Field::Need).name());
    kiosk.settle();
    kiosk.screens.borrow_mut().type_in("en, der kan flytte stole");
    kiosk.settle();
    kiosk.press("Færdig");
    let needs = kiosk.screens.borrow().app().needs(fristed::domain::text::Language::Danish).expect("a house");
    assert!(needs.iter().any(|need| need.text == "en, der kan flytte stole"), "{needs:?}");
    assert!(kiosk.button("q").is_none(), "the keys are put away");
    kiosk.go_to("today");
    kiosk.press("Forslag");
    kiosk.type_on_screen("te");
    kiosk.press("Færdig");
    assert!(kiosk.has("te") && kiosk.button("q").is_none(), "{:#?}", kiosk.texts());
}
