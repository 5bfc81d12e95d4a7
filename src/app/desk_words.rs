//! Words of the desk that follow a number or a name, in both languages.

use super::activity::EntryView;
use super::words::capital;
use crate::domain::text::Language;

/// Where what is to be seen to is too long for the desk.
#[must_use]
pub const fn see_the_machine(language: Language) -> &'static str {
    match language {
        Language::Danish => "Der er noget at se til. Tryk på Maskinen.",
        Language::English => "Something needs a look. Press “The\u{a0}machine”.",
    }
}

/// “Suppe og brød kl. 12–13, 20 kr.”
#[must_use]
pub fn food(entry: &EntryView) -> String {
    let price = if entry.price.is_empty() { String::new() } else { format!(", {}", entry.price) };
    capital(&format!("{} {}{price}", entry.title, entry.hours))
}

/// “3 pladser er ledige”. Where none is, somebody can always look in.
#[must_use]
pub fn places(free: usize, language: Language) -> String {
    match (free, language) {
        (0, Language::Danish) => "Pladserne er taget".to_owned(),
        (0, Language::English) => "The places are taken".to_owned(),
        (1, Language::Danish) => "Én plads er ledig".to_owned(),
        (1, Language::English) => "One place is free".to_owned(),
        (_, Language::Danish) => format!("{free} pladser er ledige"),
        (_, Language::English) => format!("{free} places are free"),
    }
}
