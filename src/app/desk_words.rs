//! Words of the desk that follow a number or a name, in both languages.

use super::activity::EntryView;
use super::words::capital;
use crate::domain::text::Language;

/// “Ét forslag venter på svar.” Nothing where none does.
#[must_use]
pub fn unanswered(count: usize, language: Language) -> String {
    match (count, language) {
        (0, _) => String::new(),
        (1, Language::Danish) => "Ét forslag venter på svar".to_owned(),
        (1, Language::English) => "One suggestion waits for an answer".to_owned(),
        (_, Language::Danish) => format!("{count} forslag venter på svar"),
        (_, Language::English) => format!("{count} suggestions wait for an answer"),
    }
}

/// “Dagsorden: 5 punkter”.
#[must_use]
pub fn agenda(items: usize, language: Language) -> String {
    match (items, language) {
        (0, Language::Danish) => "Dagsordenen er tom endnu".to_owned(),
        (0, Language::English) => "The agenda is still empty".to_owned(),
        (1, Language::Danish) => "Dagsorden: ét punkt".to_owned(),
        (1, Language::English) => "Agenda: one item".to_owned(),
        (_, Language::Danish) => format!("Dagsorden: {items} punkter"),
        (_, Language::English) => format!("Agenda: {items} items"),
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
