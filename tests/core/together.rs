//! What no line may part.

use fristed::domain::together::{belong_together, joined, plain};
use proptest::prelude::*;

#[test]
fn times_prices_and_numbers_belong_together() {
    for (before, after) in [
        ("I dag kl.", "14–15.30"),
        ("Kl.", "9.40"),
        ("kl. 14–", "15.30"),
        ("ring 12 34", "56 00"),
        ("Frokost 20", "kr."),
        ("Tirsdag den 1.", "december"),
        ("13. oktober", "2026"),
        ("sexliv (artikel", "9)"),
        ("on Tuesday 13", "October"),
        ("13 October", "2026."),
    ] {
        assert!(belong_together(before, after), "{before:?} {after:?}");
    }
    for (before, after) in [
        ("Bank på,", "og gå ind"),
        ("kom kl. 9", "til 14"),
        ("mandag–", "onsdag"),
        ("i morgen –", "12 timer"),
        ("cykl.", "4"),
        ("20", "kroner"),
        ("Det er nr. 1.", "Bagefter"),
        ("i oktober", "12 timer"),
        ("de kom i maj", "20260"),
        ("", "14"),
    ] {
        assert!(!belong_together(before, after), "{before:?} {after:?}");
    }
}

#[test]
fn the_screen_gets_spaces_and_dashes_that_no_line_breaks_at() {
    assert_eq!(joined("1. december kl. 14–15.30"), "1.\u{a0}december kl.\u{a0}14–\u{2060}15.30");
    assert_eq!(joined("er 6. oktober 2026."), "er 6.\u{a0}oktober\u{a0}2026.");
    assert_eq!(joined("Ring 12 34 56 00, eller kom."), "Ring 12\u{a0}34\u{a0}56\u{a0}00, eller kom.");
    assert_eq!(joined("Gratis, eller 20 kr. om ugen"), "Gratis, eller 20\u{a0}kr. om\u{a0}ugen");
    assert_eq!(joined("mandag–fredag, bolig- og postdag"), "mandag–fredag, bolig- og postdag");
}

#[test]
fn no_short_word_stands_alone_on_the_last_line() {
    assert_eq!(
        joined("Noget, der virker, og som andre kan lære af"),
        "Noget, der virker, og som andre kan lære\u{a0}af"
    );
    assert_eq!(joined("Der er prøver på grøn, blå og gul."), "Der er prøver på grøn, blå og\u{a0}gul.");
    for whole in ["Avis og te", "Vi læser op for hinanden", "Du hjælper med køkkenhjælpen om"] {
        assert_eq!(joined(whole), whole);
    }
}

proptest! {
    #[test]
    fn nothing_else_changes(text in "[a-zæøå0-9 .,–-]{0,60}") {
        prop_assert_eq!(plain(&joined(&text)), text.as_str());
        let once = joined(&text).into_owned();
        prop_assert_eq!(joined(&once).into_owned(), once);
    }
}
