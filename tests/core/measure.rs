//! How wide a text becomes.

use std::time::{Duration, Instant};

use fristed::draw::{Measure, Weight};
use proptest::prelude::*;

use Weight::{Bold, Medium};

fn wrapped(text: &str, max_width: f32) -> Vec<&str> {
    Measure::new().wrap(text, Medium, 40.0, max_width).into_iter().map(|line| &text[line]).collect()
}

/// The width of a text without the factor and the hair's breadth.
fn bare(text: &str, weight: Weight, px: f32) -> f32 {
    Measure::new().width(text, weight, px) / fristed::draw::measure::SAFETY - px * 0.02
}

#[test]
fn widths_are_those_of_the_font() {
    let measure = Measure::new();
    let em = |c: &str, weight| (bare(c, weight, 1000.0)).round();
    assert!(em("W", Medium) > em("i", Medium) * 2.0);
    assert!(em("m", Bold) > em("m", Medium));
    assert!((em("ab", Medium) - em("a", Medium) - em("b", Medium)).abs() < 2.0);
    let (one, two) = (measure.width("Godmorgen", Bold, 50.0), measure.width("Godmorgen", Bold, 100.0));
    assert!((two - 2.0 * one).abs() < 0.01);
    // Kerning pushes "vi" apart by 17 thousandths of an em; that must be covered.
    assert!(measure.width("vi", Medium, 1000.0) - bare("vi", Medium, 1000.0) > 20.0);
    // Measured on the drawn page: "Godmorgen" at 72 px bold is about 386 px wide.
    let drawn = measure.width("Godmorgen", Bold, 72.0);
    assert!((380.0..402.0).contains(&drawn), "{drawn}");
    assert!(measure.width("", Medium, 40.0).abs() < f32::EPSILON);
    // What takes no room on the screen takes none here.
    assert!((measure.width("9–\u{2060}14", Medium, 40.0) - measure.width("9–14", Medium, 40.0)).abs() < 0.01);
    assert!(
        (measure.width("kort\nen lang linje", Medium, 40.0) - measure.width("en lang linje", Medium, 40.0)).abs()
            < 0.01
    );
}

#[test]
fn every_letter_of_a_danish_text_can_be_drawn() {
    let measure = Measure::new();
    let letters = ('a'..='z').chain('A'..='Z').chain('0'..='9');
    for c in letters.chain(" æøåÆØÅéÉèüÜöÖäÄóáâêßñçðþ.,:;!?–-—…·’‘”“»«()[]/&%+=*'\"#@§°½€½\u{a0}".chars())
    {
        assert!(measure.has_glyph(c), "{c:?} (U+{:04X}) is missing", c as u32);
    }
    // What the font has not got is drawn as a shape instead.
    assert!(!measure.has_glyph('●') && !measure.has_glyph('→') && !measure.has_glyph('✓') && !measure.has_glyph('字'));
}

#[test]
fn lines_break_at_spaces_and_after_hyphen_dash_and_slash() {
    assert_eq!(wrapped("Bank på, og gå ind.", 250.0), ["Bank på, og", "gå ind."]);
    assert_eq!(wrapped("Bank på, og gå ind.", 4000.0), ["Bank på, og gå ind."]);
    assert_eq!(wrapped("bolig- og postdag", 175.0), ["bolig- og", "postdag"]);
    assert_eq!(wrapped("kaffe-og-kage-eftermiddag", 230.0), ["kaffe-og-", "kage-", "eftermiddag"]);
    assert_eq!(wrapped("mandag–onsdag", 200.0), ["mandag–", "onsdag"]);
    assert_eq!(wrapped("dialog/medbestemmelse", 350.0), ["dialog/", "medbestemmelse"]);
    assert_eq!(wrapped("to\nlinjer", 900.0), ["to", "linjer"]);
    assert_eq!(wrapped("ro  \n", 900.0), ["ro", ""]);
    assert_eq!(wrapped("", 900.0), [""]);
}

#[test]
fn numbers_and_punctuation_keep_together() {
    assert_eq!(wrapped("i dag kl. 10–12", 200.0), ["i dag", "kl. 10–12"]);
    assert_eq!(wrapped("i dag kl.\u{a0}10–\u{2060}12", 200.0), ["i dag", "kl.\u{a0}10–\u{2060}12"]);
    assert_eq!(wrapped("Ring til 12 34 56 00 nu", 260.0), ["Ring til", "12 34 56 00", "nu"]);
    assert_eq!(wrapped("kl.\u{a0}16 i dag", 112.0), ["kl.\u{a0}16", "i dag"]);
    assert_eq!(wrapped("Kommer du ?", 190.0), ["Kommer", "du ?"]);
}

#[test]
fn a_word_longer_than_the_line_is_broken_anywhere() {
    let lines = wrapped("Overholdelsesaftale", 150.0);
    assert!(lines.len() > 2);
    assert_eq!(lines.concat(), "Overholdelsesaftale");
    assert_eq!(wrapped("æøå", 0.0), ["æ", "ø", "å"]);
    assert_eq!(wrapped("æøå", f32::NAN), ["æ", "ø", "å"]);
    assert_eq!(wrapped("æøå", f32::INFINITY), ["æøå"]);
    assert_eq!(wrapped("en forandringskompasrunde", 300.0)[0], "en");
}

#[test]
fn a_page_of_texts_is_measured_in_no_time() {
    let measure = Measure::new();
    let text = "Vi skræller, rører og snakker, og der er altid plads til en til.";
    let start = Instant::now();
    let lines: usize = (0..200).map(|_| measure.lines(text, Medium, 40.0, 500.0)).sum();
    let took = start.elapsed();
    assert_eq!(lines, 200 * measure.lines(text, Medium, 40.0, 500.0));
    assert!(took < Duration::from_millis(100), "{took:?} even without optimisation");
}

proptest! {
    #[test]
    fn a_longer_text_is_never_narrower(text in "[a-zæøå A-Z,.–-]{0,60}", more in "[a-zæøå A-Z]{0,20}", px in 10.0_f32..200.0) {
        let measure = Measure::new();
        let longer = format!("{text}{more}");
        prop_assert!(measure.width(&longer, Bold, px) >= measure.width(&text, Bold, px));
    }

    #[test]
    fn a_narrower_line_or_a_larger_letter_never_takes_fewer_lines(
        text in "[a-zæøå ]{0,150}", px in 20.0_f32..80.0, width in 50.0_f32..900.0, less in 0.0_f32..300.0)
    {
        let measure = Measure::new();
        let lines = measure.lines(&text, Medium, px, width);
        prop_assert!(measure.lines(&text, Medium, px, width - less) >= lines);
        prop_assert!(measure.lines(&text, Medium, px + less / 10.0, width) >= lines);
    }

    /// Nothing is lost but spaces, each line fits, and the count is the number of lines.
    #[test]
    fn the_lines_hold_the_text_and_fit(text in "(?s)([a-zæøå,./–-]{1,14}[ \n]{0,2}){0,30}", px in 20.0_f32..80.0, width in 120.0_f32..900.0) {
        let measure = Measure::new();
        let lines = measure.wrap(&text, Bold, px, width);
        prop_assert_eq!(lines.len(), measure.lines(&text, Bold, px, width));
        let mut end = 0;
        for line in &lines {
            prop_assert!(line.start >= end && text[end..line.start].trim().is_empty());
            prop_assert!(measure.width(&text[line.clone()], Bold, px) <= width + 0.1);
            end = line.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }

    #[test]
    fn any_text_is_measured(text in "(?s).{0,80}", px in any::<f32>(), width in any::<f32>()) {
        let measure = Measure::new();
        let lines = measure.wrap(&text, Medium, px, width);
        prop_assert!(!lines.is_empty());
        let whole: String = lines.into_iter().map(|line| &text[line]).collect();
        prop_assert_eq!(whole.replace([' ', '\n'], ""), text.replace([' ', '\n'], ""));
    }
}
