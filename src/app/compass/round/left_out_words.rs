//! What is said before a colleague is left out of a round, afterwards, and to whoever says *færdig* again because of it.

use super::round_words::{Both, say};
use crate::domain::text::Language;

pub const YES: Both = ("Ja, slet svarene", "Yes, delete the answers");
pub const NO: Both = ("Nej, behold alle", "No, keep everybody");
pub const AGAIN: Both = ("Tryk Færdig igen", "Press Done again");
pub const AGAIN_TEXT: Both = (
    "En kollega er ude, eller har fået ny kode. Dine svar står her endnu.",
    "A colleague is out, or has a new PIN. Your answers are here still.",
);

/// Somebody by her initials; somebody who works here no more has none.
fn whom(initials: &str, language: Language) -> &str {
    if initials.is_empty() { say(("kollegaen", "the colleague"), language) } else { initials }
}

/// “Bliver SL ude af runden?”
#[must_use]
pub fn asked(initials: &str, language: Language) -> String {
    let whom = whom(initials, language);
    match language {
        Language::Danish => format!("Bliver {whom} ude af runden?"),
        Language::English => format!("Does {whom} stay out of the round?"),
    }
}

/// What comes of it.
#[must_use]
pub fn what(initials: &str, language: Language) -> String {
    let whom = whom(initials, language);
    match language {
        Language::Danish => format!("Svarene fra {whom} bliver slettet. De andre trykker Færdig igen."),
        Language::English => format!("The answers of {whom} are deleted. The others press Done again."),
    }
}

/// What has come of it.
#[must_use]
pub fn done(initials: &str, language: Language) -> String {
    let whom = whom(initials, language);
    match language {
        Language::Danish => format!("Svarene fra {whom} er slettet. Alle i runden trykker Færdig igen."),
        Language::English => format!("The answers of {whom} are deleted. Everybody in the round presses Done again."),
    }
}
