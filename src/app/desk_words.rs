//! Words of the desk that follow a number or a name, in both languages.

use super::activity::EntryView;
use super::words::capital;
use crate::domain::text::Language;

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
