//! The one door through which text comes onto the public screen.

use chrono::{Days, NaiveDate};
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
        "010190- 1234",
        "0101 901234",
        "0101-90-1234",
        "010190/1234",
        "010190.1234",
        "01–01–90–1234",
        "290200-1234",
        "300490 1234",
        "010190\u{200b}-1234",
        "0101\u{ad}90-12\u{2060}34",
        "kl. 10-12 010190-1234",
        "12.10.2026 010190 1234",
        "2-010190-1234",
        "værelse 3, 01 01 90 1234",
        "10 010190-1234",
        "０１０１９０-１２３４",
        "0 1 0 1 9 0 1 2 3 4",
        "0-1-0-1-9-0-1-2-3-4",
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
        "kl. 10-12 12.10.2026",
        "10-12 12.10.2026",
        "10–12 12.10.2026",
        "10-12 12-10-2026",
        "10-12 12 10 2026",
        "10 - 12 12.10.2026",
        "10.30-12 12.10.2026",
        "kl. 10.30-11.30 2026",
        "10:12 12.10.2026",
        "9.30-10.12 10.2026",
        "12.10.2026 10-12",
        "12.10.2026 10.12-14.12",
        "12.10.2026 1012",
        "12.10.26 10.30",
        "12.10.26 10:30",
        "12.10.26 kl. 1030",
        "12.10-14.10.2026",
        "01.01.2026-31.12.2026",
        "12/10 12/10 2026",
        "10–12 2026-10-13",
        "2026-10-13T10:12",
        "uge 10-12 2026",
        "1/10 - 12/10 2026",
        "310490-1234",
        "300290-1234",
        "31-12, 12.10.2026",
    ];
    for text in plain {
        assert_eq!(Line::new(text).map(|line| line.to_string()), Ok(text.to_owned()));
    }
}

#[test]
fn white_space_and_control_characters_become_single_spaces() {
    assert_eq!(line("  Vi \t laver\r\nsuppe\u{a0}\u{2003}\u{0}nu \u{85}\u{7f}").as_str(), "Vi laver suppe nu");
    assert_eq!(line("\u{1b}[31mrød").as_str(), "[31mrød");
    for empty in ["", " ", "\t\r\n", "\u{0}\u{7}", "\u{a0}\u{2028}\u{3000}", "\u{200b}", " \u{feff} \u{202e}\u{2066}"] {
        assert_eq!(Line::new(empty), Err(TextRefused::Empty), "{empty:?}");
    }
}

#[test]
fn what_is_not_seen_and_what_turns_the_direction_is_left_out() {
    assert_eq!(
        line("\u{202e}ovn\u{202c} og \u{feff}kaf\u{200b}fe\u{ad}bord \u{2067}!\u{2069}").as_str(),
        "ovn og kaffebord !"
    );
    assert_eq!(line("Familien 👨\u{200d}👩 og é").as_str(), "Familien 👨👩 og é");
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

/// What turns the direction of writing or takes no room.
fn unseen() -> Vec<char> {
    let ranges = [(0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF), (0x61C, 0x61C)];
    ranges.into_iter().flat_map(|(first, last)| (first..=last).filter_map(char::from_u32)).collect()
}

proptest! {
    #[test]
    fn every_real_day_with_four_more_digits_is_refused(
        day in 1u32..=31, month in 1u32..=12, year in 0u32..100, running in 0u32..10_000,
        separator in prop::sample::select(vec!["", "-", " ", "–", " - ", ".", "/"]),
        before in "[a-zæøå ]{0,12}", after in "[a-zæøå ,]{0,12}",
    ) {
        prop_assume!(NaiveDate::from_ymd_opt(2000, month, day).is_some());
        let text = format!("{before}{day:02}{month:02}{year:02}{separator}{running:04}{after}");
        prop_assert!(looks_like_cpr(&text));
        prop_assert_eq!(Line::new(&text), Err(TextRefused::LooksLikeCpr));
    }

    #[test]
    fn no_clock_time_beside_a_date_is_refused(
        date in any::<u16>().prop_map(|days| NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(days.into())),
        written in prop::sample::select(vec!["%d.%m.%Y", "%-d.%-m.%Y", "%d-%m-%Y", "%d/%m %Y", "%Y-%m-%d", "%d %m %Y"]),
        from in 0u32..24, to in 0u32..24,
        times in prop::sample::select(vec!["{}-{}", "{}–{}", "kl. {}-{}", "{}.00-{}.30", "{}:15–{}:45"]),
        date_first in any::<bool>(),
    ) {
        let date = date.format(written).to_string();
        let times = times.replacen("{}", &format!("{from:02}"), 1).replacen("{}", &format!("{to:02}"), 1);
        let text = if date_first { format!("{date} {times}") } else { format!("{times} {date}") };
        prop_assert!(!looks_like_cpr(&text), "{}", text);
    }

    #[test]
    fn nothing_unseen_is_left_wherever_it_stands(
        words in prop::collection::vec("[a-zæøå]{1,8}", 1..6),
        unseen in prop::sample::select(unseen()),
        places in prop::collection::vec(0usize..40, 1..6),
    ) {
        let plain = words.join(" ");
        let mut letters: Vec<char> = plain.chars().collect();
        for place in places {
            letters.insert(place.min(letters.len()), unseen);
        }
        prop_assert_eq!(Line::new(&letters.into_iter().collect::<String>()).unwrap().to_string(), plain);
    }

    #[test]
    fn whatever_comes_in_can_be_shown_and_goes_in_again(text in any::<String>()) {
        if let Ok(line) = Line::new(&text) {
            let shown = line.as_str();
            prop_assert!(!shown.is_empty() && shown.chars().count() <= LONGEST && shown.trim() == shown);
            prop_assert!(!shown.contains(char::is_control) && !shown.contains("  "));
            prop_assert!(!shown.chars().any(|c| unseen().contains(&c)));
            prop_assert_eq!(Line::new(shown), Ok(line));
        }
    }
}
