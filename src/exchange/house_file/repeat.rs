//! “every tuesday”, “first tuesday of the month”: plain words for the recurrence rules a house needs.

use super::hours::WEEKDAYS;
use crate::domain::repeat::Repeat;

/// What `repeat` takes, for the sentence that refuses anything else.
pub const FORMS: &str = "write \"every day\", \"every weekday\", \"every weekend\", \"every monday and thursday\", \
    \"every second sunday\", \"first tuesday of the month\", \"first and third friday of the month\", \
    \"last saturday of june\" or \"every year\", or use rule with a recurrence rule of RFC 5545";

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const ORDINALS: [(&str, i8); 5] = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1)];

/// Reads the words, in small letters and with single spaces.
pub fn parse(text: &str) -> Option<Repeat> {
    let text = text.replace(',', " and ").to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["every", "day"] => Some(Repeat::Daily),
        ["every", "year"] => Some(Repeat::Yearly),
        ["every", "weekday"] => Some(Repeat::Weekly { days: (0..5).collect(), every: 1 }),
        ["every", "weekend"] => Some(Repeat::Weekly { days: vec![5, 6], every: 1 }),
        ["every", "second", days @ ..] => Some(Repeat::Weekly { days: list(days, weekday)?, every: 2 }),
        ["every", "third", days @ ..] => Some(Repeat::Weekly { days: list(days, weekday)?, every: 3 }),
        ["every", "fourth", days @ ..] => Some(Repeat::Weekly { days: list(days, weekday)?, every: 4 }),
        ["every", days @ ..] => Some(Repeat::Weekly { days: list(days, weekday)?, every: 1 }),
        _ => parse_monthly(&words),
    }
}

fn parse_monthly(words: &[&str]) -> Option<Repeat> {
    let of = words.iter().position(|word| *word == "of")?;
    let (which, day) = words[..of].split_at(of.checked_sub(1)?);
    let months = match &words[of + 1..] {
        ["the" | "each" | "every", "month"] => Vec::new(),
        names => list(names, |name| MONTHS.iter().zip(1..).find(|(month, _)| **month == name).map(|(_, n)| n))?,
    };
    let ordinal = |name: &str| ORDINALS.iter().find(|(word, _)| *word == name).map(|(_, n)| *n);
    Some(Repeat::Monthly { which: list(which, ordinal)?, day: weekday(day.first()?)?, months })
}

fn weekday(name: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|day| *day == name)
}

/// Words joined by “and”, each known and none twice.
fn list<T: PartialEq>(words: &[&str], known: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut found = Vec::new();
    for word in words.iter().filter(|word| **word != "and") {
        let item = known(word)?;
        if found.contains(&item) {
            return None;
        }
        found.push(item);
    }
    (!found.is_empty()).then_some(found)
}
