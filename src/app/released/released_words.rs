//! What the pages for answering suggestions say of numbers, words and refusals, in both languages.

use chrono::NaiveDate;

use super::{Refused, Released};
use crate::app::words::{self, pick};
use crate::domain::pointing::Pointed;
use crate::domain::text::Language;

const NUMBERS: [(&str, &str); 12] = [
    ("Et", "One"),
    ("To", "Two"),
    ("Tre", "Three"),
    ("Fire", "Four"),
    ("Fem", "Five"),
    ("Seks", "Six"),
    ("Syv", "Seven"),
    ("Otte", "Eight"),
    ("Ni", "Nine"),
    ("Ti", "Ten"),
    ("Elleve", "Eleven"),
    ("Tolv", "Twelve"),
];

/// “Tre forslag venter på svar.” It counts only what has left the box.
#[must_use]
pub fn waiting(count: usize, language: Language) -> String {
    let Some(at) = count.checked_sub(1) else { return all_answered(language).to_owned() };
    let number = pick(language, NUMBERS.get(at).copied().unwrap_or(("Mange", "Many")));
    match (count, language) {
        (_, Language::Danish) => format!("{number} forslag venter på svar."),
        (1, Language::English) => format!("{number} idea needs an answer."),
        (_, Language::English) => format!("{number} ideas need an answer."),
    }
}

/// Where none waits.
#[must_use]
pub const fn all_answered(language: Language) -> &'static str {
    pick(language, ("Alle forslag er besvaret.", "All ideas are answered."))
}

/// “Fra kassen i oktober”.
#[must_use]
pub fn from_the_box(one: &Released, language: Language) -> String {
    let first: Option<NaiveDate> = format!("{}-01", one.month).parse().ok();
    let month = first.map_or("", |first| words::month(first, language));
    format!("{} {month}", pick(language, ("Fra kassen i", "From the box in")))
}

/// “Mette” ligner et navn.
#[must_use]
pub fn pointed(pointed: &Pointed, language: Language) -> String {
    match pointed {
        Pointed::Name(word) => {
            format!("“{word}” {}.", pick(language, ("ligner et navn", "looks like a name")))
        }
        Pointed::Scolds(word) => {
            format!("“{word}” {}.", pick(language, ("skælder ud på nogen", "scolds somebody")))
        }
    }
}

/// What to do, where an answer was not put up.
#[must_use]
pub const fn refused(refused: Refused, language: Language) -> &'static str {
    pick(
        language,
        match refused {
            Refused::NoWording => ("Skriv, hvordan det kan stå på tavlen.", "Write how it can stand on the board."),
            Refused::NoMeeting => (
                "Huset har intet møde endnu. Svar på en anden måde.",
                "There is no meeting yet. Answer in another way.",
            ),
            Refused::NoInfluence => ("Vælg, hvem der bestemmer.", "Choose who decides."),
            Refused::NoDecider => ("Skriv, hvem der afgør det.", "Write who has the last word."),
            Refused::Twice => (
                "Det står på dagsordenen i forvejen. Kald det noget andet.",
                "It is on the agenda already. Call it something else.",
            ),
            Refused::NoAnswer => ("Vælg et svar, eller skriv et selv.", "Choose an answer, or write one."),
            Refused::NoReason => ("Vælg en grund, eller skriv en selv.", "Choose a reason, or write one."),
            Refused::NoInstead => ("Vælg, hvad man kan i stedet.", "Choose what people can do instead."),
            Refused::NoSort => ("Vælg, hvad linjen siger.", "Choose what the line says."),
            Refused::TooLong => {
                ("Teksten er over 500 tegn. Skriv den kortere.", "The text is over 500 characters. Write it shorter.")
            }
            Refused::LooksLikeCpr => (
                "Der står noget, der ligner et CPR-nummer. Skriv det uden.",
                "Something looks like a CPR number. Write it without.",
            ),
        },
    )
}
