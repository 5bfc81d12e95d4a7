//! The words of the meetings that follow a level, a state or a date, in both languages.

use chrono::{Datelike, NaiveDate};

use super::words::{pick, short_date};
use crate::domain::meeting::{Influence, Origin};
use crate::domain::text::Language;

/// Who decides, in plain words: “Vi bestemmer sammen”.
#[must_use]
pub const fn plain(influence: Influence, language: Language) -> &'static str {
    pick(
        language,
        match influence {
            Influence::Orientation => ("Vi fortæller", "We tell you"),
            Influence::Hearing => ("Vi spørger jer", "We ask you"),
            Influence::Dialogue => ("Vi taler om det", "We talk about it"),
            Influence::Codetermination => ("Vi bestemmer sammen", "We decide together"),
            Influence::SelfDetermination => ("I bestemmer", "You decide"),
        },
    )
}

/// The formal word for it: “medbestemmelse”.
#[must_use]
pub const fn formal(influence: Influence, language: Language) -> &'static str {
    pick(
        language,
        match influence {
            Influence::Orientation => ("orientering", "information"),
            Influence::Hearing => ("høring", "consultation"),
            Influence::Dialogue => ("dialog", "dialogue"),
            Influence::Codetermination => ("medbestemmelse", "co-decision"),
            Influence::SelfDetermination => ("selvbestemmelse", "self-decision"),
        },
    )
}

/// Where an item comes from: “Fra postkassen”.
#[must_use]
pub const fn origin(origin: Origin, language: Language) -> &'static str {
    pick(
        language,
        match origin {
            Origin::Box => ("Fra postkassen", "From the box"),
            Origin::Staff => ("Fra personalet", "From the staff"),
            Origin::Users => ("Fra jer", "From you"),
        },
    )
}

const MONTHS: [(&str, &str); 12] = [
    ("jan.", "Jan"),
    ("feb.", "Feb"),
    ("mar.", "Mar"),
    ("apr.", "Apr"),
    ("maj", "May"),
    ("jun.", "Jun"),
    ("jul.", "Jul"),
    ("aug.", "Aug"),
    ("sep.", "Sep"),
    ("okt.", "Oct"),
    ("nov.", "Nov"),
    ("dec.", "Dec"),
];

/// The date leaf: “21.” and “okt.”.
#[must_use]
pub fn leaf(day: NaiveDate, language: Language) -> (String, &'static str) {
    let number = match language {
        Language::Danish => format!("{}.", day.day()),
        Language::English => day.day().to_string(),
    };
    (number, pick(language, MONTHS[day.month0() as usize]))
}

/// “6. oktober”, with the year where it is another one.
#[must_use]
pub fn date(day: NaiveDate, today: NaiveDate, language: Language) -> String {
    let short = short_date(day, language);
    if day.year() == today.year() { short } else { format!("{short} {}", day.year()) }
}

/// “På mødet den 3. november”; without a date the next one.
#[must_use]
pub fn on_agenda(day: Option<NaiveDate>, today: NaiveDate, language: Language) -> String {
    match (day, language) {
        (Some(day), Language::Danish) => format!("På mødet den {}", date(day, today, language)),
        (Some(day), Language::English) => format!("Comes up on {}", date(day, today, language)),
        (None, Language::Danish) => "På det næste møde".to_owned(),
        (None, Language::English) => "At the next meeting".to_owned(),
    }
}

/// What is said of a proposal that cannot be shown.
#[must_use]
pub const fn taken_seriously(language: Language) -> &'static str {
    pick(language, ("Vi har taget det alvorligt.", "We have taken it seriously."))
}
