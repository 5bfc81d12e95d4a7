//! The screen's own keyboard under a finger, and a real one beside it.

use std::time::Duration;

use fristed::kiosk::touch::Phase;
use fristed::screens::place::TextSize;
use fristed_ui::Typing;
use slint::ComponentHandle as _;
use slint::platform::Key;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};

fn writing() -> Kiosk {
    let kiosk = Kiosk::new();
    kiosk.press("Forslag");
    kiosk
}

/// To the sheet with the field, where the promise stands on one before it.
fn to_field(kiosk: &Kiosk) {
    if kiosk.button("å").is_none() {
        kiosk.screens.borrow_mut().act("field");
        kiosk.settle();
    }
}

fn text(kiosk: &Kiosk) -> String {
    kiosk.ui.global::<Typing>().get_text().into()
}

#[test]
fn letters_words_and_taking_back() {
    let kiosk = writing();
    kiosk.type_on_screen("En bænk på å.");
    assert_eq!(text(&kiosk), "En bænk på å.");
    kiosk.press("Slet");
    kiosk.press("Slet ord");
    assert_eq!(text(&kiosk), "En bænk på ");
    kiosk.press("Slet");
    kiosk.press("Spørgsmålstegn");
    assert_eq!(text(&kiosk), "En bænk på?");
}

#[test]
fn every_key_says_what_it_is_in_both_languages() {
    let kiosk = writing();
    let danish = ["q", "p", "å", "æ", "ø", "Komma", "Punktum", "Slet", "Stort", "Mellemrum", "Tal og tegn", "Slet ord"];
    for label in danish {
        assert!(kiosk.button(label).is_some(), "{label:?}: {:#?}", kiosk.buttons());
    }
    kiosk.press("Tal og tegn");
    for label in ["1", "0", "Plus", "Udråbstegn", "Parentes begynder", "Bogstaver"] {
        assert!(kiosk.button(label).is_some(), "{label:?}: {:#?}", kiosk.buttons());
    }
    kiosk.press("7");
    kiosk.press("Bogstaver");
    kiosk.press("English");
    for label in ["å", "Comma", "Full stop", "Delete", "Capital", "Space", "Digits and signs", "Delete word"] {
        assert!(kiosk.button(label).is_some(), "{label:?}: {:#?}", kiosk.buttons());
    }
    assert_eq!(text(&kiosk), "7", "another language takes nothing away");
}

#[test]
fn large_letters_once_and_locked() {
    let kiosk = writing();
    kiosk.press("Stort");
    assert!(kiosk.button("Å").is_some() && kiosk.button("å").is_none());
    kiosk.press("Å");
    assert!(kiosk.button("å").is_some(), "only the next one");
    let (x, y) = kiosk.button("Stort").expect("a key").rect.centre();
    for _ in 0..2 {
        kiosk.touch(0, Phase::Started, x, y);
        kiosk.pass(Duration::from_millis(60));
        kiosk.touch(0, Phase::Ended, x, y);
        kiosk.pass(Duration::from_millis(140));
    }
    assert!(kiosk.button("Stort er låst").is_some(), "{:#?}", kiosk.buttons());
    kiosk.press("A");
    kiosk.press("B");
    kiosk.press("Stort er låst");
    kiosk.press("c");
    assert_eq!(text(&kiosk), "ÅABc");
}

/// A finger on a key: down, and up after `held`.
fn strike(kiosk: &Kiosk, label: &str, held: u64) {
    let (x, y) = kiosk.button(label).unwrap_or_else(|| panic!("no key {label}")).rect.centre();
    kiosk.touch(0, Phase::Started, x, y);
    kiosk.pass(Duration::from_millis(held));
    kiosk.touch(0, Phase::Ended, x, y);
}

#[test]
fn ten_different_keys_a_second_and_the_same_from_150_ms() {
    let kiosk = writing();
    for letter in "forslagtid".chars() {
        strike(&kiosk, &letter.to_string(), 50);
        kiosk.pass(Duration::from_millis(50));
    }
    assert_eq!(text(&kiosk), "forslagtid");
    kiosk.press("Slet ord");
    for _ in 0..4 {
        strike(&kiosk, "k", 60);
        kiosk.pass(Duration::from_millis(90));
    }
    assert_eq!(text(&kiosk), "kkkk", "every 150 ms");
}

#[test]
fn the_letter_is_there_in_the_next_frame() {
    let kiosk = writing();
    let before = kiosk.picture();
    let rect = kiosk.button("d").expect("a key").rect;
    let (x, y) = rect.centre();
    kiosk.touch(0, Phase::Started, x, y);
    let lit = kiosk.picture();
    let inside = |picture: &slint::SharedPixelBuffer<slint::Rgba8Pixel>| {
        picture.as_slice()[(rect.y as usize + 12) * picture.width() as usize + x as usize]
    };
    assert_ne!(inside(&lit), inside(&before), "the light is on under the finger");
    kiosk.pass(Duration::from_millis(60));
    kiosk.touch(0, Phase::Ended, x, y);
    assert_eq!(text(&kiosk), "d");
    assert!(kiosk.has("d") && !kiosk.has("Skriv her"), "{:#?}", kiosk.texts());
}

#[test]
fn a_real_keyboard_types_as_well() {
    let kiosk = writing();
    for key in ["K", "a", "n", " ", "v", "i", "æ"] {
        kiosk.key(key);
    }
    kiosk.key(Key::Backspace);
    kiosk.key(Key::LeftArrow);
    assert_eq!(text(&kiosk), "Kan vi");
    kiosk.press("Hjælp nu");
    kiosk.key("x");
    kiosk.press("Tilbage");
    kiosk.press("Vis teksten");
    assert_eq!(text(&kiosk), "Kan vi", "nothing is typed where nothing can be written");
}

#[test]
fn only_the_last_lines_are_shown_and_all_of_it_is_kept() {
    let kiosk = writing();
    for _ in 0..40 {
        kiosk.screens.borrow_mut().type_in("bænken ");
    }
    kiosk.settle();
    let typing = kiosk.ui.global::<Typing>();
    assert_eq!(text(&kiosk).chars().count(), 280);
    assert!(typing.get_above().len() + typing.get_last().len() < 200, "{:?}", typing.get_above());
    assert!(kiosk.has("Plads til 20 tegn"), "{:#?}", kiosk.texts());
    kiosk.screens.borrow_mut().type_in(&"x".repeat(30));
    kiosk.settle();
    assert_eq!(text(&kiosk).chars().count(), 300);
    assert!(kiosk.has("Her er ikke plads til mere. Læg det i postkassen, eller slet et ord."), "{:#?}", kiosk.texts());
    kiosk.size(SMALL);
    kiosk.text_size(TextSize::Largest);
    to_field(&kiosk);
    assert!(kiosk.has("Her er ikke plads til mere"), "{:#?}", kiosk.texts());
}

#[test]
fn the_whole_keyboard_and_the_field_above_it_at_every_size() {
    for size in [FULL_HD, PORTRAIT, SMALL] {
        for text_size in [TextSize::Normal, TextSize::Large, TextSize::Largest] {
            let kiosk = writing();
            kiosk.size(size);
            kiosk.text_size(text_size);
            to_field(&kiosk);
            for _ in 0..20 {
                kiosk.screens.borrow_mut().type_in("Ærgerlig bænk ");
            }
            kiosk.settle();
            let what = format!("{size:?} {text_size:?}");
            let look = kiosk.look();
            let field = look.labelled.iter().find(|one| one.label == "Dit forslag").expect("a field").rect;
            for letter in ["q", "å", "z", "Slet", "Slet ord", "Tal og tegn"] {
                let key = kiosk.button(letter).unwrap_or_else(|| panic!("{what}: no {letter}")).rect;
                assert!(key.y >= field.bottom(), "{what}: {letter} {key} lies over the field {field}");
                assert!(key.bottom() <= size.1 && key.right() <= size.0, "{what}: {letter} {key}");
                let least = if size == FULL_HD { 128.0 } else { 88.0 };
                assert!(key.width >= 80.0 && key.height >= least, "{what}: {letter} {key}");
            }
            let lines: Vec<_> = look.written.iter().filter(|one| one.text.contains("Ærgerlig")).collect();
            assert!(!lines.is_empty(), "{what}: nothing of the text is seen");
            for line in lines {
                assert!(field.holds(line.ink, 1.0), "{what}: {} is not in {field}", line.ink);
            }
        }
    }
}

#[test]
fn done_puts_the_keys_away_and_shows_the_whole_text() {
    for (size, text_size) in [(FULL_HD, TextSize::Normal), (SMALL, TextSize::Largest)] {
        let kiosk = writing();
        kiosk.size(size);
        kiosk.text_size(text_size);
        to_field(&kiosk);
        kiosk.press("Færdig");
        assert!(kiosk.button("å").is_none() && kiosk.says("Skriv et par ord først."), "{:#?}", kiosk.texts());
        kiosk.press("Skriv videre");
        let whole = "Kan vi få en bænk ude ved døren, så man kan sidde i solen?";
        kiosk.screens.borrow_mut().type_in(whole);
        kiosk.settle();
        kiosk.press("Færdig");
        assert!(kiosk.button("å").is_none() && kiosk.has(whole), "{:#?}", kiosk.texts());
        let mut findings = crate::rules::Findings::default();
        crate::rules::check(&kiosk.look(), None, size, "done", &format!("{size:?}"), &mut findings);
        findings.none();
        kiosk.press("Læs op");
        assert!(!kiosk.voice.said.borrow()[0].0.contains("bænk"), "{:?}", kiosk.voice.said.borrow());
        kiosk.press("Skjul teksten");
        assert!(!kiosk.says("bænk") && kiosk.has("Teksten er skjult"), "{:#?}", kiosk.texts());
        kiosk.press("Vis teksten");
        kiosk.press("Skriv videre");
        assert!(kiosk.button("å").is_some());
        assert_eq!(text(&kiosk), whole);
        kiosk.press("Færdig");
        kiosk.press("Læg i postkassen");
        kiosk.woken();
        assert!(kiosk.says("Dit forslag ligger i postkassen."), "{:#?}", kiosk.texts());
    }
}
