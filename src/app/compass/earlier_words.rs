//! What the pages of earlier wheels say, in both languages. Answers stay the method's own.

use chrono::{Datelike as _, NaiveDate};

use crate::app::words::{self, pick};
use crate::domain::text::Language;

#[must_use]
pub const fn title(language: Language) -> &'static str {
    pick(language, ("Tidligere hjul", "Earlier wheels"))
}

#[must_use]
pub const fn title_text(language: Language) -> &'static str {
    pick(language, ("Se hjulene fra før, side om side.", "See the wheels from before, side by side."))
}

/// “13. oktober 2026”.
#[must_use]
pub fn day(day: NaiveDate, language: Language) -> String {
    let month = words::month(day, language);
    match language {
        Language::Danish => format!("{}. {month} {}", day.day(), day.year()),
        Language::English => format!("{} {month} {}", day.day(), day.year()),
    }
}

/// Of an employee who works here no more nothing is known.
#[must_use]
pub fn seen_by(initials: Option<&str>, language: Language) -> String {
    match initials {
        Some(initials) => format!("{} {initials}", pick(language, ("Set af", "Seen by"))),
        None => pick(language, ("Set af en medarbejder", "Seen by an employee")).to_owned(),
    }
}

#[must_use]
pub const fn her_own(language: Language) -> &'static str {
    pick(language, ("Personens eget hjul", "The person's own wheel"))
}

#[must_use]
pub const fn together(language: Language) -> &'static str {
    pick(language, ("Runden sammen", "The round together"))
}

/// What a round has left open, among answers.
#[must_use]
pub const fn open(language: Language) -> &'static str {
    pick(language, ("åbent", "open"))
}

/// “Runden sammen. Åbent: Bolig (Indsats)”.
#[must_use]
pub fn with_open(whose: &str, open: &[String], language: Language) -> String {
    format!("{whose}. {}: {}", pick(language, ("Åbent", "Open")), open.join(", "))
}

/// In the place of steps, where two colleagues saw it differently.
#[must_use]
pub const fn apart(language: Language) -> &'static str {
    let said = (
        "I en runde svarer hver for sig. Det er ikke en forandring, at to hjul er forskellige.",
        "In a round each answers alone. Two wheels that differ are no change.",
    );
    pick(language, said)
}

/// A step, whichever way it goes.
#[must_use]
pub fn step(level: &str, before: Option<&str>, now: Option<&str>, language: Language) -> String {
    let empty = pick(language, ("tomt", "empty"));
    let (before, now) = (before.unwrap_or(empty), now.unwrap_or(empty));
    match language {
        Language::Danish => format!("{level}: før {before}, nu {now}"),
        Language::English => format!("{level}: before {before}, now {now}"),
    }
}

#[must_use]
pub const fn none_yet(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Ingen hjul fra før", "Når et hjul er lagt væk, står det her."),
        Language::English => ("No wheels from before", "Once a wheel is put away it stands here."),
    }
}

#[must_use]
pub const fn only_one(language: Language) -> &'static str {
    pick(language, ("Der er ét hjul. Det næste kan stå oven på det.", "There is one wheel. The next can lie over it."))
}

#[must_use]
pub const fn go_earlier(language: Language) -> &'static str {
    pick(language, ("Tidligere", "Earlier"))
}

#[must_use]
pub const fn go_later(language: Language) -> &'static str {
    pick(language, ("Senere", "Later"))
}

#[must_use]
pub const fn no_more(language: Language) -> &'static str {
    pick(language, ("Det er det første.", "This is the first."))
}

#[must_use]
pub const fn newest(language: Language) -> &'static str {
    pick(language, ("Det er det nyeste.", "This is the newest."))
}

#[must_use]
pub const fn other_side(language: Language) -> &'static str {
    pick(language, ("Den anden side", "The other side"))
}

#[must_use]
pub const fn lay_over(language: Language) -> &'static str {
    pick(language, ("Læg det over det nyeste", "Lay it over the newest"))
}

/// How to read two wheels, one over the other.
#[must_use]
pub fn how_to_read(before: &str, now: &str, language: Language) -> String {
    match language {
        Language::Danish => format!("Farverne er {now}. De stiplede kanter er {before}."),
        Language::English => format!("The colours are {now}. The dashed lines are {before}."),
    }
}

#[must_use]
pub const fn steps(language: Language) -> &'static str {
    pick(language, ("Det, der står anderledes", "What stands differently"))
}

#[must_use]
pub const fn nothing_changed(language: Language) -> &'static str {
    pick(language, ("Alt står som før.", "Everything stands as before."))
}

#[must_use]
pub const fn rest_as_before(language: Language) -> &'static str {
    pick(language, ("Resten står som før.", "The rest stands as before."))
}
