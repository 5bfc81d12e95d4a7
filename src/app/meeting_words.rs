//! The words of the meetings that follow a level, a state or a date, in both languages.

use chrono::{Datelike, NaiveDate};

use super::words::{pick, short_date};
use crate::domain::meeting::{Influence, Origin};
use crate::domain::meeting_draft::{Decision, Hands, Noted};
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

/// “9 for, 2 imod”; empty where nobody has counted.
#[must_use]
pub fn hands(hands: Hands, language: Language) -> String {
    let Hands { raised_for, against } = hands;
    match language {
        _ if hands.is_none() => String::new(),
        Language::Danish => format!("{raised_for} for, {against} imod"),
        Language::English => format!("{raised_for} for, {against} against"),
    }
}

/// What was noted in a meeting, in one text: “Ja, det gør vi. 9 for, 2 imod.”
#[must_use]
pub fn noted(noted: &Noted, language: Language) -> String {
    let said = noted.said.as_ref().map_or_else(String::new, ToString::to_string);
    sentences(&[said, hands(noted.hands, language)])
}

/// What was decided, in one text: “Vi køber en bænk. Køkkenet gør det inden jul.”
#[must_use]
pub fn decision(decision: &Decision, language: Language) -> String {
    let line = |line: &Option<crate::domain::text::Line>| line.as_ref().map_or_else(String::new, ToString::to_string);
    let instead = line(&decision.instead);
    let word = pick(language, ("I stedet", "Instead"));
    let instead = if instead.is_empty() { instead } else { format!("{word}: {instead}") };
    sentences(&[decision.said.to_string(), line(&decision.next), instead])
}

/// Parts as sentences, each with its full stop.
fn sentences(parts: &[String]) -> String {
    let whole = |part: &String| if part.ends_with(['.', '?', '!', ':']) { part.clone() } else { format!("{part}.") };
    parts.iter().filter(|part| !part.is_empty()).map(whole).collect::<Vec<_>>().join(" ")
}

/// What one press notes in a meeting, in this order: it stands in the minutes, and so is Danish.
pub const READY: [&str; 3] = ["Ja, det gør vi", "Nej, ikke nu", "Vi taler om det igen"];
