//! CPR numbers: in whatever way one is written, and whatever stands around it, it is found at every door; and where
//! there are too few digits for one, none is.

use fristed::domain::contact::{Contact, contact_in};
use fristed::domain::suggestion::{Suggestion, SuggestionRefused};
use fristed::domain::text::{Line, TextRefused, is_unseen};

pub fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if text.chars().filter(|c| c.is_numeric()).count() < 10 {
        assert_ne!(contact_in(&text), Some(Contact::PersonalNumber), "{text:?}");
        assert_ne!(Line::new(&text), Err(TextRefused::LooksLikeCpr), "{text:?}");
    }
    if let Some((head, rest)) = bytes.split_first_chunk::<HEAD>() {
        let (before, after) = rest.split_at(rest.len() / 2);
        let number = number(head);
        // A letter stands on both sides: with a digit there it would be another number.
        let text = format!("{}æ {number} ø{}", String::from_utf8_lossy(before), String::from_utf8_lossy(after));
        is_found(&text);
    }
}

fn is_found(text: &str) {
    assert_eq!(contact_in(text), Some(Contact::PersonalNumber), "{text:?}");
    let suggestion = Suggestion::new(text).err();
    let refused = [Some(SuggestionRefused::PersonalNumber), Some(SuggestionRefused::TooLong)];
    assert!(refused.contains(&suggestion), "{text:?}: {suggestion:?}");
    let line = Line::new(text).err();
    let refused = [Some(TextRefused::LooksLikeCpr), Some(TextRefused::TooLong)];
    assert!(refused.contains(&line), "{text:?}: {line:?}");
    assert_eq!(Line::shortened(text).filter(|line| contact_in(line.as_str()) == Some(Contact::PersonalNumber)), None);
}

/// So many bytes say which number it is, and how it is written.
const HEAD: usize = 16;
/// What people write between the parts of a number, and what their keyboards make of it.
const SPLITS: [&str; 16] = [
    "", "-", " ", ".", "/", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
    "\u{a0}", "\u{202f}", "\t", "  ",
];
/// What nobody sees between two digits.
const UNSEEN: [char; 12] = [
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{180e}',
    '\u{200b}',
    '\u{200d}',
    '\u{200e}',
    '\u{202a}',
    '\u{2060}',
    '\u{2066}',
    '\u{feff}',
    '\u{e0020}',
];

/// A day of the calendar and four digits more, as the bytes of `head` have it.
fn number(head: &[u8; HEAD]) -> String {
    let [day, month, year, one, two, three, four, way, split, last, wide, unseen, at, ..] = head.map(usize::from);
    let month = month % 12;
    let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month];
    let date = [day % longest + 1, month + 1, year % 100].map(|part| format!("{part:02}"));
    let serial = [one, two, three, four].map(|digit| (digit % 10).to_string()).concat();
    // A date is split between all of its parts alike, or not at all.
    let between = if way.is_multiple_of(2) { "" } else { SPLITS[split % SPLITS.len()] };
    let number = format!("{}{}{serial}", date.join(between), SPLITS[last % SPLITS.len()]);
    let number = if wide.is_multiple_of(4) { number.chars().map(full_width).collect() } else { number };
    if !unseen.is_multiple_of(3) {
        return number;
    }
    let mark = UNSEEN[unseen / 3 % UNSEEN.len()];
    assert!(is_unseen(mark));
    let at = at % number.chars().count();
    number.chars().take(at).chain([mark]).chain(number.chars().skip(at)).collect()
}

/// The digit as a Japanese keyboard writes it.
fn full_width(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(c)
}
