//! What nobody writes on the public screen: a CPR number, a phone number, an e-mail address.
//!
//! A table of cases in `tests/core/contact.rs` says what is found and what is not. Every public text field asks here.

use super::text::{closed_up, is_unseen, looks_like_cpr, plain_digit};

/// Something by which one person could be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contact {
    PersonalNumber,
    PhoneNumber,
    Email,
}

/// What `text` gives away about somebody, if anything.
#[must_use]
pub fn contact_in(text: &str) -> Option<Contact> {
    let plain = plain_digits(text);
    if looks_like_cpr(&plain) {
        return Some(Contact::PersonalNumber);
    }
    if looks_like_email(&plain) {
        return Some(Contact::Email);
    }
    looks_like_phone(&plain).then_some(Contact::PhoneNumber)
}

/// Digits of other scripts' shapes as plain ones, any blanks as one space, and spelled-out digits together.
fn plain_digits(text: &str) -> String {
    let plain = |c: char| match c {
        '＋' => '+',
        '＠' => '@',
        c if c.is_whitespace() || c.is_control() => ' ',
        c => plain_digit(c),
    };
    let mut plain_text = String::with_capacity(text.len());
    // Marks without width would stand between the digits unseen.
    for c in text.chars().filter(|c| !is_unseen(*c)).map(plain) {
        // A hand that shakes writes two blanks for one.
        if c != ' ' || !plain_text.ends_with(' ') {
            plain_text.push(c);
        }
    }
    closed_up(&plain_text.chars().collect::<Vec<_>>()).into_iter().collect()
}

/// Whether something like `name@place.dk` stands in `text`, also with blanks around the at sign.
fn looks_like_email(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let of_address = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    chars.iter().enumerate().filter(|(_, c)| **c == '@').any(|(at, _)| {
        let before = chars[..at].iter().rev().copied().find(|c| *c != ' ');
        let after: String =
            chars[at + 1..].iter().copied().skip_while(|c| *c == ' ').take_while(|c| of_address(*c)).collect();
        let ends_in_a_country = after.split_once('.').is_some_and(|(host, rest)| {
            let top = rest.split('.').next_back().unwrap_or(rest);
            !host.is_empty() && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic)
        });
        before.is_some_and(of_address) && ends_in_a_country
    })
}

/// A run of digits with what may stand between the digits of one number.
struct Run {
    digits: String,
    /// How the digits are grouped: `12 34 56 78` is 2, 2, 2, 2.
    groups: Vec<usize>,
    /// What stands between the groups.
    between: Vec<char>,
    /// A plus sign or two noughts stand before it.
    abroad: bool,
    /// The word right after it, in lower case.
    after: String,
}

/// Whether a phone number stands in `text`: eight Danish digits as people write them, or a plus sign and more.
fn looks_like_phone(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_ascii_digit() {
            let (run, next) = run_at(&chars, at);
            if is_phone(&run) {
                return true;
            }
            at = next;
        } else {
            at += 1;
        }
    }
    false
}

/// The run of digits that begins at `from`, and where it ends.
fn run_at(chars: &[char], from: usize) -> (Run, usize) {
    let abroad = chars[..from].iter().rev().find(|c| !matches!(c, ' ' | '(')).is_some_and(|c| *c == '+');
    let (mut digits, mut groups, mut between) = (String::new(), vec![0], Vec::new());
    let mut at = from;
    while at < chars.len() {
        if chars[at].is_ascii_digit() {
            digits.push(chars[at]);
            if let Some(last) = groups.last_mut() {
                *last += 1;
            }
            at += 1;
            continue;
        }
        // Up to three marks such as `) ` or ` - ` may stand between two groups.
        let gap = chars[at..].iter().take(4).take_while(|c| !c.is_ascii_digit()).count();
        let mark = |c: &char| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        let goes_on = gap <= 3 && chars.get(at + gap).is_some_and(char::is_ascii_digit);
        if !goes_on || !chars[at..at + gap].iter().all(mark) {
            break;
        }
        between.push(chars[at..at + gap].iter().copied().find(|c| *c != ' ').unwrap_or(' '));
        groups.push(0);
        at += gap;
    }
    let after = chars[at..].iter().skip_while(|c| **c == ' ').take_while(|c| c.is_alphabetic());
    let after = after.flat_map(|c| c.to_lowercase()).collect();
    (Run { digits, groups, between, abroad, after }, at)
}

/// How people group the eight digits of a number.
const SHAPES: [&[usize]; 6] = [&[8], &[2, 2, 2, 2], &[4, 4], &[2, 3, 3], &[3, 2, 3], &[3, 3, 2]];

fn is_phone(run: &Run) -> bool {
    let (abroad, digits) = match run.digits.strip_prefix("00") {
        Some(rest) if rest.len() >= 8 => (true, rest),
        _ => (run.abroad, run.digits.as_str()),
    };
    if abroad {
        return (8..=15).contains(&digits.len());
    }
    if digits.len() == 10 && digits.starts_with("45") {
        return true;
    }
    is_eight_digits(run) || (0..run.groups.len()).any(|from| SHAPES.iter().any(|shape| is_shape_at(run, from, shape)))
}

/// The whole run, however it is grouped. Few Danish numbers begin with 0 or 1; they count in the usual groups only.
fn is_eight_digits(run: &Run) -> bool {
    let usual = SHAPES[..2].contains(&run.groups.as_slice());
    run.digits.len() == 8 && (usual || !run.digits.starts_with(['0', '1'])) && !is_something_else(run)
}

/// A number inside a longer run, such as after a year; the same mark stands between all of its groups.
fn is_shape_at(run: &Run, from: usize, shape: &[usize]) -> bool {
    let to = from + shape.len();
    if run.groups.get(from..to) != Some(shape) {
        return false;
    }
    let start: usize = run.groups[..from].iter().sum();
    let between = run.between[from..to - 1].to_vec();
    let part = Run {
        digits: run.digits[start..start + 8].to_owned(),
        groups: shape.to_vec(),
        abroad: false,
        after: if to == run.groups.len() { run.after.clone() } else { String::new() },
        between,
    };
    part.between.windows(2).all(|two| two[0] == two[1]) && !is_something_else(&part)
}

fn is_something_else(run: &Run) -> bool {
    is_date(run) || is_sum(run) || is_years(run) || is_times(run)
}

fn number(run: &Run, from: usize, to: usize) -> u32 {
    run.digits.get(from..to).and_then(|part| part.parse().ok()).unwrap_or(0)
}

fn is_year(number: u32) -> bool {
    (1900..=2100).contains(&number)
}

/// `24-12-2026`, `2026-12-24` and `24 12 2026`.
fn is_date(run: &Run) -> bool {
    let real = |year, month, day| is_year(year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    match run.groups.as_slice() {
        [2, 2, 4] => real(number(run, 4, 8), number(run, 2, 4), number(run, 0, 2)),
        [4, 2, 2] => real(number(run, 0, 4), number(run, 4, 6), number(run, 6, 8)),
        _ => false,
    }
}

/// `20.000.000`, or a word for money right after it.
fn is_sum(run: &Run) -> bool {
    let by_thousands = run.groups.len() > 1 && run.groups[1..].iter().all(|group| *group == 3);
    let with_points = run.between.iter().all(|mark| *mark == '.');
    let in_money = ["kr", "kroner", "dkk", "euro"].contains(&run.after.as_str());
    (by_thousands && (with_points || in_money)) || (run.groups.len() == 1 && in_money)
}

/// `2026-2027`.
fn is_years(run: &Run) -> bool {
    run.groups == [4, 4] && is_year(number(run, 0, 4)) && is_year(number(run, 4, 8))
}

/// Two times of the clock or two days: `10.30-12.00`, `24.12-26.12`, `10-12 14-16`.
fn is_times(run: &Run) -> bool {
    let [first, middle, last] = run.between.as_slice() else {
        return false;
    };
    let pair = |at: usize| {
        let (one, other) = (number(run, at, at + 2), number(run, at + 2, at + 4));
        (one <= 24 && other < 60) || ((1..=31).contains(&one) && (1..=12).contains(&other))
    };
    run.groups == [2, 2, 2, 2] && first == last && first != middle && *first != ' ' && pair(0) && pair(4)
}
