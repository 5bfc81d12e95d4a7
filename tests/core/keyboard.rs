//! The on-screen keyboard as a machine: what the keys are, and what they do to the text.

use std::time::Duration;

use fristed::draw::measure::Measure;
use fristed::kiosk::keyboard::{Key, Keyboard, Shift, Typed};
use proptest::prelude::*;

const LIMIT: usize = 300;

fn ms(at: u64) -> Duration {
    Duration::from_millis(at)
}

fn typed(text: &str) -> Keyboard {
    let mut keyboard = Keyboard::new(LIMIT);
    keyboard.type_in(text);
    keyboard
}

fn faces(keyboard: &Keyboard) -> [String; 3] {
    keyboard.rows().map(|row| row.iter().map(|key| if let Key::Char(c) = key { *c } else { '?' }).collect())
}

#[test]
fn danish_rows_of_eleven_columns() {
    let mut keyboard = Keyboard::new(LIMIT);
    assert_eq!(faces(&keyboard), ["qwertyuiopå", "asdfghjklæø", "zxcvbnm,."]);
    keyboard.press(Key::Signs, ms(0));
    assert!(keyboard.shows_signs());
    for row in faces(&keyboard).iter().zip([11, 11, 9]) {
        assert_eq!(row.0.chars().count(), row.1, "{row:?}");
    }
    assert!(faces(&keyboard)[0].starts_with("1234567890"));
    keyboard.press(Key::Signs, ms(0));
    assert_eq!(faces(&keyboard)[0], "qwertyuiopå");
}

#[test]
fn every_key_can_be_drawn() {
    let measure = Measure::new();
    let mut keyboard = Keyboard::new(LIMIT);
    for _ in 0..2 {
        for shift in [false, true] {
            if shift {
                keyboard.press(Key::Shift, ms(0));
            }
            let all = faces(&keyboard).concat();
            assert!(all.chars().all(|c| measure.has_glyph(c)), "{all}");
        }
        keyboard.press(Key::Signs, ms(5000));
    }
}

#[test]
fn shift_is_for_one_letter_and_twice_for_all() {
    let mut keyboard = Keyboard::new(LIMIT);
    keyboard.press(Key::Shift, ms(0));
    assert_eq!((keyboard.shift(), faces(&keyboard)[0].as_str()), (Shift::Once, "QWERTYUIOPÅ"));
    keyboard.press(Key::Char('Å'), ms(200));
    keyboard.press(Key::Char('b'), ms(400));
    assert_eq!((keyboard.text(), keyboard.shift()), ("Åb", Shift::Off));
    keyboard.press(Key::Shift, ms(1000));
    keyboard.press(Key::Shift, ms(1300));
    assert_eq!(keyboard.shift(), Shift::Locked);
    keyboard.press(Key::Char('Æ'), ms(1500));
    assert_eq!((keyboard.shift(), faces(&keyboard)[1].as_str()), (Shift::Locked, "ASDFGHJKLÆØ"));
    keyboard.press(Key::Shift, ms(9000));
    assert_eq!(keyboard.shift(), Shift::Off);
    // Slowly pressed twice is once and back.
    keyboard.press(Key::Shift, ms(10_000));
    keyboard.press(Key::Shift, ms(12_000));
    assert_eq!(keyboard.shift(), Shift::Off);
}

#[test]
fn delete_takes_a_letter_and_delete_word_a_word() {
    let mut keyboard = typed("en bænk ude");
    keyboard.press(Key::Delete, ms(0));
    assert_eq!(keyboard.text(), "en bænk ud");
    keyboard.press(Key::DeleteWord, ms(0));
    assert_eq!(keyboard.text(), "en bænk ", "the next word begins at once");
    keyboard.press(Key::DeleteWord, ms(0));
    assert_eq!(keyboard.text(), "en ");
    keyboard.press(Key::DeleteWord, ms(0));
    assert_eq!(keyboard.text(), "");
    assert_eq!(keyboard.press(Key::Delete, ms(0)), Typed::Same);
    assert_eq!(keyboard.press(Key::DeleteWord, ms(0)), Typed::Same);
}

#[test]
fn three_hundred_letters_and_no_more() {
    let mut keyboard = typed(&"ø".repeat(LIMIT - 1));
    assert_eq!((keyboard.left(), keyboard.press(Key::Char('å'), ms(0))), (1, Typed::Changed));
    assert_eq!((keyboard.left(), keyboard.press(Key::Char('å'), ms(0))), (0, Typed::Full));
    assert_eq!(keyboard.type_in("x"), Typed::Full);
    assert_eq!(keyboard.text().chars().count(), LIMIT);
}

#[test]
fn a_real_keyboard_writes_letters_and_nothing_else() {
    let mut keyboard = typed("Smørrebrød");
    // Escape, Tab, Return, an arrow, F1.
    for key in ["\u{1b}", "\t", "\n", "\u{f700}", "\u{f704}"] {
        assert_eq!(keyboard.type_in(key), Typed::Same, "{key:?}");
    }
    assert_eq!(keyboard.type_in("\u{8}"), Typed::Changed);
    assert_eq!(keyboard.text(), "Smørrebrø");
}

#[test]
fn wiped_is_empty_and_the_keys_are_as_at_first() {
    let mut keyboard = typed("hemmeligt");
    keyboard.press(Key::Signs, ms(0));
    keyboard.press(Key::Shift, ms(0));
    keyboard.wipe();
    assert_eq!((keyboard.text(), keyboard.shift(), keyboard.shows_signs()), ("", Shift::Off, false));
    assert_eq!(keyboard.left(), LIMIT);
    keyboard.type_in("x");
    assert_eq!(keyboard.text(), "x", "and can be written on again");
}

fn any_key() -> impl Strategy<Value = Key> {
    prop_oneof![
        6 => proptest::char::range('a', 'ø').prop_map(Key::Char),
        2 => Just(Key::Space),
        1 => Just(Key::Delete),
        1 => Just(Key::DeleteWord),
        1 => Just(Key::Shift),
        1 => Just(Key::Signs),
    ]
}

proptest! {
    /// Whatever is pressed, the text is what a plain list of letters would hold.
    #[test]
    fn the_text_is_what_was_typed(keys in proptest::collection::vec((any_key(), 0..900_u64), 0..80)) {
        let limit = 20;
        let mut keyboard = Keyboard::new(limit);
        let mut model: Vec<char> = Vec::new();
        let mut now = 0;
        for (key, later) in keys {
            now += later;
            keyboard.press(key, ms(now));
            match key {
                Key::Char(letter) if model.len() < limit => model.push(letter),
                Key::Space if model.len() < limit => model.push(' '),
                Key::Delete => drop(model.pop()),
                Key::DeleteWord => {
                    while model.last() == Some(&' ') { model.pop(); }
                    while model.last().is_some_and(|c| *c != ' ') { model.pop(); }
                }
                _ => {}
            }
            prop_assert_eq!(keyboard.text(), model.iter().collect::<String>());
            prop_assert_eq!(keyboard.left(), limit - model.len());
            prop_assert!(keyboard.rows().iter().map(Vec::len).eq([11, 11, 9]));
        }
    }
}
