//! Text that may stand on the public screen, with one door in.

use std::fmt;

use thiserror::Error;

/// Longest text the screen takes in one field, in characters.
pub const LONGEST: usize = 500;

/// Why a text is refused. Each says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextRefused {
    #[error("the text is empty; write at least one word")]
    Empty,
    #[error("the text is over 500 characters; write it shorter")]
    TooLong,
    #[error("the text looks like a CPR number; write it without one")]
    LooksLikeCpr,
}

/// One line of text: trimmed, nothing in it that cannot be seen, 1–500 characters, nothing shaped like a CPR number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Line(String);

impl Line {
    /// The only door in. White space of any kind becomes single spaces; what is not seen is left out.
    ///
    /// # Errors
    /// [`TextRefused`] when nothing is left, when it is too long, or when it looks like a CPR number.
    pub fn new(text: &str) -> Result<Self, TextRefused> {
        let line = one_line(text);
        if line.is_empty() {
            return Err(TextRefused::Empty);
        }
        if line.chars().count() > LONGEST {
            return Err(TextRefused::TooLong);
        }
        if looks_like_cpr(&line) {
            return Err(TextRefused::LooksLikeCpr);
        }
        Ok(Self(line))
    }

    /// For text from other programs: shortened at a word where it is too long, `None` where it cannot be shown.
    #[must_use]
    pub fn shortened(text: &str) -> Option<Self> {
        let line = one_line(text);
        if line.chars().count() <= LONGEST {
            return Self::new(&line).ok();
        }
        let head: String = line.chars().take(LONGEST - 2).collect();
        let head = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
        Self::new(&format!("{head} …")).ok()
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text in the house's language, with an English twin where the house has written one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words {
    pub da: Line,
    pub en: Option<Line>,
}

impl Words {
    #[must_use]
    pub const fn danish(da: Line) -> Self {
        Self { da, en: None }
    }

    /// The text in `language`; Danish where there is no twin.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::English, Some(en)) => en.as_str(),
            _ => self.da.as_str(),
        }
    }
}

/// The languages the screen speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Language {
    #[default]
    Danish,
    English,
}

fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .map(|word| word.chars().filter(|c| !is_unseen(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether the text is one line already, as everything is that comes back from the store.
fn is_one_line(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        if (c == ' ' && before == ' ') || (c != ' ' && (c.is_whitespace() || c.is_control() || is_unseen(c))) {
            return false;
        }
        before = c;
    }
    before != ' '
}

/// Characters that turn the direction of writing or take no room: soft hyphens, joiners, marks, and tags.
/// With them a line could read in another order than it is stored, or hide what the rules here look for.
#[must_use]
pub const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Whether `text` holds a number shaped like a CPR number: a day of the calendar as six digits and four digits more,
/// written together or as people split them (“010190-1234”, “01 01 90 1234”, “01.01.90.1234”).
///
/// A clock time beside a date (“10-12 12.10.2026”) is none: a date is split in one way only, and digits that hang on
/// others before them begin nothing.
#[must_use]
pub fn looks_like_cpr(text: &str) -> bool {
    if text.chars().filter(|c| plain_digit(*c).is_ascii_digit()).count() < 10 {
        return false;
    }
    let chars = closed_up(&text.chars().map(plain_digit).collect::<Vec<_>>());
    (0..chars.len()).any(|at| {
        let (before, rest) = chars.split_at(at);
        match before {
            [.., c] if c.is_ascii_digit() => false,
            // “10-12” or “9.30”: these two digits are the end of something.
            [.., d, c] if d.is_ascii_digit() && (*c == ':' || (splits(*c) && *c != ' ')) => {
                !rest.get(2).is_some_and(|c| splits(*c)) && is_cpr(rest)
            }
            _ => is_cpr(rest),
        }
    })
}

/// So many digits that each stand alone are one number, spelled out.
const SPELLED_OUT: usize = 8;

/// The same with digits written together that each stand alone: “0 1 0 1 9 0 1 2 3 4”, as a shaking hand or one who
/// means to get past the rule writes them. Fewer of them are left as they are.
#[must_use]
pub fn closed_up(chars: &[char]) -> Vec<char> {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let alone = |at: usize| is_digit(at) && !is_digit(at + 1) && (at == 0 || !is_digit(at - 1));
    let mut closed = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let mut end = at;
        while alone(end) && chars.get(end + 1).is_some_and(|c| splits(*c)) && alone(end + 2) {
            end += 2;
        }
        let step = if (end - at) / 2 + 1 >= SPELLED_OUT { 2 } else { 1 };
        closed.extend(chars[at..=end].iter().step_by(step));
        at = end + 1;
    }
    closed
}

/// A digit of another script's shape as a plain one; any other character as it is.
#[must_use]
pub fn plain_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        c => c,
    }
}

/// Spaces, dots, strokes and every dash that a text program puts in place of a hyphen.
const fn splits(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether `chars` begin with a CPR number.
fn is_cpr(chars: &[char]) -> bool {
    let Some((day, rest)) = two_digits(chars) else { return false };
    let (first, rest) = split_off(rest);
    let Some((month, rest)) = two_digits(rest) else { return false };
    let (second, rest) = split_off(rest);
    let Some((_, rest)) = two_digits(rest) else { return false };
    let is_split_in_one_way = first.is_none() || second.is_none() || first == second;
    // Around the split before the last four there may be spaces.
    let rest = split_off(split_off(split_off(rest).1).1).1;
    let is_whole = two_digits(rest).and_then(|(_, rest)| two_digits(rest)).is_some_and(|(_, rest)| {
        // A fifth digit makes another number of it.
        rest.first().is_none_or(|c| !c.is_ascii_digit())
    });
    is_split_in_one_way && is_whole && (1..=longest_month(month)).contains(&day)
}

fn two_digits(chars: &[char]) -> Option<(u32, &[char])> {
    let [tens, ones, rest @ ..] = chars else { return None };
    Some((tens.to_digit(10)? * 10 + ones.to_digit(10)?, rest))
}

fn split_off(chars: &[char]) -> (Option<char>, &[char]) {
    match chars {
        [c, rest @ ..] if splits(*c) => (Some(*c), rest),
        _ => (None, chars),
    }
}

/// How many days the month has in a leap year; none for what is no month.
const fn longest_month(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}
