//! *Ændringer* on paper: for a staff meeting, or for whoever asks what the house has noted.

use super::history::Sort;
use crate::app::App;
use crate::app::staff::Session;
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language;
use crate::exchange::pdf::{Paper, Part};
use crate::store::StoreError;

/// The card that prints it.
#[must_use]
pub const fn print(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Print listen", "Den er til personalet og siger, hvem der gjorde hvad."),
        Language::English => ("Print the list", "It is for the staff and says who did what."),
    }
}

/// The name of its file on a stick.
pub const FILE: &str = "aendringer.pdf";

impl App {
    /// What was changed, as it stands on the page, always in Danish; `None` once the screen has locked. `name` knows the
    /// initials of an employee.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn print_history(
        &self,
        session: &Session,
        sort: Sort,
        name: impl Fn(EmployeeId) -> Option<String>,
    ) -> Result<Option<Paper>, StoreError> {
        if !self.is_in(session) {
            return Ok(None);
        }
        let rows = self.history(session, sort, name, Language::Danish)?;
        let mut parts: Vec<Part> = rows
            .into_iter()
            .map(|row| Part::Item {
                number: String::new(),
                title: row.what,
                label: format!("{} · {}", row.when, row.who),
                notes: Vec::new(),
                decisions: Vec::new(),
            })
            .collect();
        if parts.is_empty() {
            parts.push(Part::Text(super::running_words::no_history(Language::Danish).to_owned()));
        }
        Ok(Some(Paper {
            title: "Ændringer".to_owned(),
            facts: vec![sort.name(Language::Danish).to_owned()],
            parts,
            closing: vec!["Til personalet. Makulér papiret, når det er læst.".to_owned()],
            ..self.letterhead()?
        }))
    }
}
