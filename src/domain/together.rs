//! What no line may part: a time, a price, a telephone number.
//!
//! Texts are kept and compared as people write them. Only on the way to the screen do the spaces and dashes within such
//! a thing become ones that no line breaks at, and a voice gets the plain text again.

use std::borrow::Cow;

/// A space that no line breaks at.
const NO_BREAK_SPACE: char = '\u{a0}';
/// Takes no room, and no line breaks beside it.
const WORD_JOINER: char = '\u{2060}';

/// Whether a line must not end between `before` and `after`, with a space between them or not: “kl.” and “14”, “14–”
/// and “15.30”, “12 34” and “56 00”, “20” and “kr.”.
#[must_use]
pub fn belong_together(before: &str, after: &str) -> bool {
    let ends_in_digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    if after.starts_with(|c: char| c.is_ascii_digit()) {
        let is_span = || before.strip_suffix(['–', '-']).is_some_and(ends_in_digit);
        return ends_in_digit(before) || ends_in_word(before, "kl.") || is_span();
    }
    ends_in_digit(before) && after.starts_with("kr.")
}

/// Whether `text` ends in `word`, as a word of its own and whatever its first letter.
fn ends_in_word(text: &str, word: &str) -> bool {
    let Some(at) = text.len().checked_sub(word.len()) else { return false };
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { return false };
    tail.eq_ignore_ascii_case(word) && !head.ends_with(char::is_alphanumeric)
}

/// The text for the screen, with what belongs together joined.
#[must_use]
pub fn joined(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            ' ' if belong_together(before, after) => joined.push(NO_BREAK_SPACE),
            '–' if belong_together(&text[..at + c.len_utf8()], after) => joined.extend([c, WORD_JOINER]),
            _ => joined.push(c),
        }
    }
    Cow::Owned(joined)
}

/// The text as it was before [`joined`].
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| *c != WORD_JOINER).map(|c| if c == NO_BREAK_SPACE { ' ' } else { c }).collect()
}
