//! The one door through which text comes onto the public screen.

use fristed::domain::text::{LONGEST, Language, Line, TextRefused, Words, looks_like_cpr};
use proptest::prelude::*;

use crate::some::line;

#[test]
fn a_cpr_number_is_refused_however_it_is_written() {
    let shapes = [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "01 01 90 1234",
        "01 01 90-1234",
        "01-01-90-1234",
        "01.01.90.1234",
        "01/01/90 1234",
        "010190–1234",
        "010190 - 1234",
        "0101 90 1234",
        "010190\u{2011}1234",
        "010190−1234",
        "311299-0000",
        "010190\t1234",
        "010190\n1234",
        "010190\u{a0}1234",
    ];
    for shape in shapes {
        assert_eq!(Line::new(shape), Err(TextRefused::LooksLikeCpr), "{shape:?}");
        assert_eq!(Line::new(&format!("Spørg efter Ole ({shape}), tak")), Err(TextRefused::LooksLikeCpr), "{shape:?}");
        assert_eq!(Line::shortened(shape), None, "{shape:?}");
    }
}

#[test]
fn phone_numbers_dates_and_times_are_no_cpr_numbers() {
    let plain = [
        "12 34 56 78",
        "12345678",
        "+45 12 10 56 78",
        "0045 12 10 56 78",
        "+45 12105678",
        "Ring 31 12 12 12.",
        "2026-10-13",
        "13.10.2026",
        "13-10-2026 kl. 14",
        "kl. 10–12",
        "320190-1234",
        "011390-1234",
        "000190-1234",
        "01019012345",
        "10101901234",
        "0101 901 234",
        "010190-123",
        "010190-12345",
        "a1b2c3",
        "1. sal, værelse 12",
    ];
    for text in plain {
        assert_eq!(Line::new(text).map(|line| line.to_string()), Ok(text.to_owned()));
    }
}

#[test]
fn white_space_and_control_characters_become_single_spaces() {
    assert_eq!(line("  Vi \t laver\r\nsuppe\u{a0}\u{2003}\u{0}nu \u{85}\u{7f}").as_str(), "Vi laver suppe nu");
    assert_eq!(line("\u{1b}[31mrød").as_str(), "[31mrød");
    for empty in ["", " ", "\t\r\n", "\u{0}\u{7}", "\u{a0}\u{2028}\u{3000}"] {
        assert_eq!(Line::new(empty), Err(TextRefused::Empty), "{empty:?}");
    }
}

#[test]
fn length_is_counted_in_letters_after_trimming() {
    let longest = "å".repeat(LONGEST);
    assert_eq!(line(&longest).as_str(), longest);
    assert_eq!(line(&format!("  {longest}\n")).as_str(), longest);
    assert_eq!(Line::new(&"å".repeat(LONGEST + 1)), Err(TextRefused::TooLong));
}

#[test]
fn a_long_text_of_another_program_is_cut_at_a_word() {
    let short = Line::shortened(&"ordene ".repeat(200)).unwrap();
    assert!(short.as_str().ends_with("ordene …"), "{short}");
    assert!((LONGEST - 10..=LONGEST).contains(&short.as_str().chars().count()));
    assert_eq!(Line::shortened("kort").unwrap(), line("kort"));
    let no_space = Line::shortened(&"ø".repeat(900)).unwrap();
    assert!(no_space.as_str().chars().count() <= LONGEST && no_space.as_str().ends_with('…'));
    assert_eq!(Line::shortened(" \n "), None);
}

#[test]
fn the_english_twin_is_used_where_there_is_one() {
    let both = Words { da: line("Badet"), en: Some(line("The shower")) };
    assert_eq!([both.in_language(Language::Danish), both.in_language(Language::English)], ["Badet", "The shower"]);
    let danish = Words::danish(line("Badet"));
    assert_eq!(danish.in_language(Language::English), "Badet");
}

proptest! {
    #[test]
    fn every_real_day_with_four_more_digits_is_refused(
        day in 1u32..=31, month in 1u32..=12, year in 0u32..100, running in 0u32..10_000,
        separator in prop::sample::select(vec!["", "-", " ", "–", " - ", ".", "/"]),
        before in "[a-zæøå ]{0,12}", after in "[a-zæøå ,]{0,12}",
    ) {
        let text = format!("{before}{day:02}{month:02}{year:02}{separator}{running:04}{after}");
        prop_assert!(looks_like_cpr(&text));
        prop_assert_eq!(Line::new(&text), Err(TextRefused::LooksLikeCpr));
    }

    #[test]
    fn whatever_comes_in_can_be_shown_and_goes_in_again(text in any::<String>()) {
        if let Ok(line) = Line::new(&text) {
            let shown = line.as_str();
            prop_assert!(!shown.is_empty() && shown.chars().count() <= LONGEST && shown.trim() == shown);
            prop_assert!(!shown.contains(char::is_control) && !shown.contains("  "));
            prop_assert_eq!(Line::new(shown), Ok(line));
        }
    }
}
