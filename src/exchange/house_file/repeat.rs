//! “every tuesday”, “first tuesday of the month”: plain words for the recurrence rules a house needs.

use chrono::{Datelike, Days, NaiveDate};

use super::hours::WEEKDAYS;

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
const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A repetition in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    Daily,
    /// Weekdays from Monday, 0; every so many weeks.
    Weekly {
        days: Vec<usize>,
        every: u8,
    },
    /// The nth weekday (the last one is −1) of each month, or of these months.
    Monthly {
        which: Vec<i8>,
        day: usize,
        months: Vec<u32>,
    },
    Yearly,
}

impl Repeat {
    /// Reads the words, in small letters and with single spaces.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace(',', " and ").to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["every", "day"] => Some(Self::Daily),
            ["every", "year"] => Some(Self::Yearly),
            ["every", "weekday"] => Some(Self::Weekly { days: (0..5).collect(), every: 1 }),
            ["every", "weekend"] => Some(Self::Weekly { days: vec![5, 6], every: 1 }),
            ["every", "second", days @ ..] => Some(Self::Weekly { days: list(days, weekday)?, every: 2 }),
            ["every", "third", days @ ..] => Some(Self::Weekly { days: list(days, weekday)?, every: 3 }),
            ["every", "fourth", days @ ..] => Some(Self::Weekly { days: list(days, weekday)?, every: 4 }),
            ["every", days @ ..] => Some(Self::Weekly { days: list(days, weekday)?, every: 1 }),
            _ => Self::parse_monthly(&words),
        }
    }

    fn parse_monthly(words: &[&str]) -> Option<Self> {
        let of = words.iter().position(|word| *word == "of")?;
        let (which, day) = words[..of].split_at(of.checked_sub(1)?);
        let months = match &words[of + 1..] {
            ["the" | "each" | "every", "month"] => Vec::new(),
            names => list(names, |name| MONTHS.iter().zip(1..).find(|(month, _)| **month == name).map(|(_, n)| n))?,
        };
        let ordinal = |name: &str| ORDINALS.iter().find(|(word, _)| *word == name).map(|(_, n)| *n);
        Some(Self::Monthly { which: list(which, ordinal)?, day: weekday(day.first()?)?, months })
    }

    /// As an RRULE without end.
    pub fn rule(&self) -> String {
        match self {
            Self::Daily => "FREQ=DAILY".to_owned(),
            Self::Yearly => "FREQ=YEARLY".to_owned(),
            Self::Weekly { days, every } => {
                let days: Vec<_> = days.iter().map(|day| CODES[*day]).collect();
                let interval = if *every == 1 { String::new() } else { format!("INTERVAL={every};") };
                format!("FREQ=WEEKLY;{interval}BYDAY={}", days.join(","))
            }
            Self::Monthly { which, day, months } => {
                let days: Vec<_> = which.iter().map(|nth| format!("{nth}{}", CODES[*day])).collect();
                if months.is_empty() {
                    return format!("FREQ=MONTHLY;BYDAY={}", days.join(","));
                }
                let months: Vec<_> = months.iter().map(ToString::to_string).collect();
                format!("FREQ=YEARLY;BYMONTH={};BYDAY={}", months.join(","), days.join(","))
            }
        }
    }

    /// Whether the series needs a date to count from.
    pub const fn needs_date(&self) -> bool {
        match self {
            Self::Weekly { every, .. } => *every > 1,
            Self::Yearly => true,
            Self::Daily | Self::Monthly { .. } => false,
        }
    }

    /// The first day of the series on or after `date`.
    pub fn first_from(&self, date: NaiveDate) -> NaiveDate {
        date.iter_days().take(366 * 2).find(|day| self.falls_on(*day)).unwrap_or(date)
    }

    fn falls_on(&self, date: NaiveDate) -> bool {
        let weekday = date.weekday().num_days_from_monday() as usize;
        match self {
            Self::Daily | Self::Yearly => true,
            Self::Weekly { days, .. } => days.contains(&weekday),
            Self::Monthly { which, day, months } => {
                let nth = i8::try_from(date.day0() / 7 + 1).unwrap_or(0);
                let is_last = date.checked_add_days(Days::new(7)).is_none_or(|later| later.month() != date.month());
                let right_month = months.is_empty() || months.contains(&date.month());
                right_month && weekday == *day && (which.contains(&nth) || (is_last && which.contains(&-1)))
            }
        }
    }
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
