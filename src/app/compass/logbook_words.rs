//! What the pages of the logbook say, in both languages.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};

use crate::app::compass::earlier_words;
use crate::app::words::{self, capital, pick};
use crate::domain::compass::Step;
use crate::domain::text::{Language, TextRefused};

/// What the practice person is called in a line.
pub const PRACTICE: &str = "Øveperson";

#[must_use]
pub const fn practice(language: Language) -> &'static str {
    pick(language, (PRACTICE, "Practice person"))
}

#[must_use]
pub const fn title(language: Language) -> &'static str {
    pick(language, ("Logbog", "Logbook"))
}

#[must_use]
pub const fn of_house_text(language: Language) -> &'static str {
    pick(language, ("Linjerne, der ikke handler om én person.", "The lines that are about nobody."))
}

#[must_use]
pub const fn of_person_text(language: Language) -> &'static str {
    pick(language, ("Små forandringer, en linje ad gangen.", "Small changes, a line at a time."))
}

#[must_use]
pub const fn write(language: Language) -> &'static str {
    pick(language, ("Skriv logbog", "Log a change"))
}

#[must_use]
pub const fn write_text(language: Language) -> &'static str {
    pick(language, ("En lille forandring på én linje.", "A small change in one line."))
}

#[must_use]
pub const fn hint(language: Language) -> &'static str {
    pick(
        language,
        (
            "En lille forandring. Skriv kodeord, ikke navne. En linje om flere går væk med den første af dem.",
            "A small change. Write code words, not names. A line about several goes with the first of them.",
        ),
    )
}

#[must_use]
pub const fn write_another(language: Language) -> &'static str {
    pick(language, ("Skriv en linje til", "Write another line"))
}

#[must_use]
pub const fn see_all(language: Language) -> &'static str {
    pick(language, ("Se logbogen", "See the logbook"))
}

#[must_use]
pub const fn empty(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Ingen linjer endnu", "Den første kan være helt lille."),
        Language::English => ("No lines yet", "The first one can be quite small."),
    }
}

#[must_use]
pub const fn is_gone(language: Language) -> &'static str {
    pick(language, ("Linjen er her ikke mere.", "The line is not here any more."))
}

#[must_use]
pub const fn kept(language: Language) -> &'static str {
    pick(language, ("Gemt", "Kept"))
}

#[must_use]
pub const fn who(language: Language) -> &'static str {
    pick(language, ("Hvem handler den om?", "Whom is it about?"))
}

#[must_use]
pub const fn nobody(language: Language) -> &'static str {
    pick(language, ("Ingen bestemt", "Nobody in particular"))
}

#[must_use]
pub const fn who_text(language: Language) -> &'static str {
    pick(
        language,
        (
            "Tryk på et kodeord, så hører linjen til den person. Hører den til flere, går den væk med den første, der slettes.",
            "Press a code word, and the line belongs to that person. If several, it goes with the first who is erased.",
        ),
    )
}

#[must_use]
pub const fn one_person(language: Language) -> &'static str {
    pick(language, ("En person i kompasset", "A person of the compass"))
}

#[must_use]
pub const fn several_persons(language: Language) -> &'static str {
    pick(language, ("Flere personer i kompasset", "Several persons of the compass"))
}

#[must_use]
pub const fn field(language: Language) -> &'static str {
    pick(language, ("Hvilket felt?", "Which field?"))
}

#[must_use]
pub const fn no_field(language: Language) -> &'static str {
    pick(language, ("Intet felt", "No field"))
}

#[must_use]
pub const fn all_fields(language: Language) -> &'static str {
    pick(language, ("Alle felter", "All fields"))
}

#[must_use]
pub const fn only_field(language: Language) -> &'static str {
    pick(language, ("Vis ét felt", "Show one field"))
}

#[must_use]
pub const fn step(language: Language) -> &'static str {
    pick(language, ("Et trin fra det gyldne æg", "A step of the golden egg"))
}

#[must_use]
pub const fn step_text(language: Language) -> &'static str {
    pick(
        language,
        (
            "Kun hvis det siger noget. Trinene er et sprog, ikke et mål.",
            "Only where it says something. The steps are a language, not a target.",
        ),
    )
}

#[must_use]
pub const fn no_step(language: Language) -> &'static str {
    pick(language, ("Intet trin", "No step"))
}

/// The method's word is the same in both languages.
#[must_use]
pub fn step_said(step: Step, language: Language) -> String {
    format!("{}: {}", pick(language, ("Trin", "Step")), step.label())
}

#[must_use]
pub const fn opens(language: Language) -> &'static str {
    pick(language, ("Hvilken mulighed åbner det?", "What does it make possible?"))
}

#[must_use]
pub const fn opens_text(language: Language) -> &'static str {
    pick(
        language,
        (
            "Begynd et udkast til en aktivitet for alle. Intet fra linjen følger med.",
            "Begin a draft of an activity for everybody. Nothing of the line goes along.",
        ),
    )
}

#[must_use]
pub const fn remove(language: Language) -> &'static str {
    pick(language, ("Tag linjen væk", "Take the line away"))
}

#[must_use]
pub const fn remove_text(language: Language) -> &'static str {
    pick(language, ("Den er helt væk bagefter.", "It is gone for good then."))
}

/// On the page of a line: when it goes at the latest, and what becomes of one that is about several.
#[must_use]
pub fn goes(day: NaiveDate, about_several: bool, language: Language) -> String {
    let day = earlier_words::day(day, language);
    match (about_several, language) {
        (false, Language::Danish) => format!("Slettes senest {day}."),
        (false, Language::English) => format!("Deleted by {day}."),
        (true, Language::Danish) => {
            format!("Slettes senest {day}. Slettes en af personerne før, går hele linjen væk.")
        }
        (true, Language::English) => {
            format!("Deleted by {day}. If one of the persons is erased before, the whole line goes.")
        }
    }
}

/// On a person's own page.
#[must_use]
pub const fn this_one(language: Language) -> &'static str {
    pick(language, ("denne bruger", "this user"))
}

/// On the page of a line.
#[must_use]
pub const fn a_user(language: Language) -> &'static str {
    pick(language, ("en bruger", "a user"))
}

/// Somebody who is not named here, or not any more.
#[must_use]
pub const fn another(language: Language) -> &'static str {
    pick(language, ("en anden bruger", "another user"))
}

/// “13. oktober 2026 kl. 11”.
#[must_use]
pub fn when<Tz: TimeZone>(at: DateTime<Utc>, zone: &Tz, language: Language) -> String {
    let local = at.with_timezone(zone).naive_local();
    let day = earlier_words::day(local.date(), language);
    capital(&format!("{day} {}", words::at_time(local.time(), language)))
}

/// Why a line was not taken.
#[must_use]
pub const fn refused(refused: TextRefused, language: Language) -> &'static str {
    match refused {
        TextRefused::LooksLikeCpr => pick(
            language,
            (
                "Det ligner et CPR-nummer. Skriv linjen uden.",
                "This looks like a CPR number. Write the line without it.",
            ),
        ),
        TextRefused::TooLong | TextRefused::Empty => {
            pick(language, ("Linjen er for lang. Skriv den kortere.", "The line is too long. Write it shorter."))
        }
    }
}

#[must_use]
pub const fn somebodys_number(language: Language) -> &'static str {
    pick(
        language,
        (
            "Det ligner en adresse eller et telefonnummer. Skriv linjen uden.",
            "This looks like an address or a telephone number. Write the line without it.",
        ),
    )
}
