//! What no line may part: a time, a date, a price, a telephone number, and the last two words where they are short.
//!
//! Texts are kept and compared as people write them. Only on the way to the screen do the spaces and dashes within such
//! a thing become ones that no line breaks at, and a voice gets the plain text again.

use std::borrow::Cow;

/// A space that no line breaks at.
const NO_BREAK_SPACE: char = '\u{a0}';
/// Takes no room, and no line breaks beside it.
const WORD_JOINER: char = '\u{2060}';
/// A text of fewer words than this may end in a line of one word.
const WORDS: usize = 4;
/// A last word that takes no more letters than this, with the one before it, does not stand alone.
const ORPHAN: usize = 8;

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a line must not end between `before` and `after`, with a space between them or not: “kl.” and “14”, “14–”
/// and “15.30”, “12 34” and “56 00”, “20” and “kr.”, “13.”, “oktober” and “2026”.
#[must_use]
pub fn belong_together(before: &str, after: &str) -> bool {
    let ends_in_digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    if after.starts_with(|c: char| c.is_ascii_digit()) {
        let is_span = || before.strip_suffix(['–', '-']).is_some_and(ends_in_digit);
        let is_year = || is_year(after) && MONTHS.iter().chain(&ENGLISH).any(|month| ends_in_word(before, month));
        let is_numbered = || ["kl.", "artikel"].iter().any(|word| ends_in_word(before, word));
        return ends_in_digit(before) || is_numbered() || is_span() || is_year();
    }
    let is_date =
        || before.strip_suffix('.').is_some_and(ends_in_digit) && MONTHS.iter().any(|one| after.starts_with(one));
    let is_english = || ends_in_digit(before) && ENGLISH.iter().any(|one| after.starts_with(one));
    (ends_in_digit(before) && after.starts_with("kr.")) || is_date() || is_english()
}

/// Whether `text` begins with four digits and no more.
fn is_year(text: &str) -> bool {
    text.chars().take_while(char::is_ascii_digit).count() == 4
}

/// Whether `text` ends in `word`, as a word of its own and whatever its first letter.
fn ends_in_word(text: &str, word: &str) -> bool {
    let Some(at) = text.len().checked_sub(word.len()) else { return false };
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { return false };
    tail.eq_ignore_ascii_case(word) && !head.ends_with(char::is_alphanumeric)
}

/// The text for the screen, with what belongs together joined, and no short word alone on the last line.
#[must_use]
pub fn joined(text: &str) -> Cow<'_, str> {
    let orphan = orphan(text);
    if orphan.is_none() && !text.contains(|c: char| c.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            ' ' if orphan == Some(at) || belong_together(before, after) => joined.push(NO_BREAK_SPACE),
            '–' if belong_together(&text[..at + c.len_utf8()], after) => joined.extend([c, WORD_JOINER]),
            _ => joined.push(c),
        }
    }
    Cow::Owned(joined)
}

/// The space before a short last word.
fn orphan(text: &str) -> Option<usize> {
    let start = text.rfind('\n').map_or(0, |at| at + 1);
    let at = start + text[start..].rfind(' ')?;
    let (before, last) = (&text[start..at], &text[at + 1..]);
    let second = before.rsplit(' ').next().unwrap_or_default();
    let is_long_enough = before.split(' ').count() + 1 >= WORDS;
    let is_short = second.chars().count() + 1 + last.chars().count() <= ORPHAN;
    let is_joined = [second, last].iter().any(|word| word.contains(NO_BREAK_SPACE));
    (is_long_enough && is_short && !is_joined && !last.is_empty()).then_some(at)
}

/// The text as it was before [`joined`].
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| *c != WORD_JOINER).map(|c| if c == NO_BREAK_SPACE { ' ' } else { c }).collect()
}
