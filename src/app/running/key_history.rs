//! History of codes and employees: who was in, who was given a code, and what was typed at the pad while nobody was in.

use super::history::{HistoryRow, MOST, machine, nobody};
use crate::app::App;
use crate::app::staff::Session;
use crate::app::words::pick;
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language;
use crate::store::StoreError;

impl App {
    /// The newest, the newest first.
    pub(super) fn key_history(
        &self,
        session: &Session,
        name: impl Fn(EmployeeId) -> Option<String>,
        language: Language,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        let named = |number: &str| number.parse().ok().and_then(|id| name(EmployeeId(id)));
        let or_nobody = |number: &str| named(number).unwrap_or_else(|| nobody(language).to_owned());
        let rows = self.newest_of_keys(session, u32::try_from(MOST).unwrap_or(u32::MAX))?;
        let said = rows.into_iter().map(|row| HistoryRow {
            when: self.when(row.at, language),
            who: match row.actor.split_once(' ') {
                Some(("employee", number)) => or_nobody(number),
                _ if row.actor == "recovery-key" => pick(language, ("Nødnøglen", "The recovery key")).to_owned(),
                _ => machine(&row.actor, language).to_owned(),
            },
            what: match (said_of(&row.action, &row.subject, language), is_about_somebody(&row.action)) {
                (verb, true) => format!("{verb}: {}", or_nobody(&row.subject)),
                (verb, false) => verb.to_owned(),
            },
        });
        Ok(said.collect())
    }
}

/// Whether the subject of the entry is the number of an employee.
fn is_about_somebody(action: &str) -> bool {
    matches!(action, "new-employee" | "new-pin" | "employee-left" | "wrong-pin")
}

fn said_of<'a>(action: &'a str, subject: &str, language: Language) -> &'a str {
    match (action, subject) {
        ("set-up", _) => pick(language, ("Satte personalets side op", "Set up the staff's side")),
        ("opened", _) => pick(language, ("Låste op", "Unlocked")),
        ("new-employee", _) => pick(language, ("Ny medarbejder", "New employee")),
        ("new-pin", _) => pick(language, ("Ny kode", "New PIN")),
        ("employee-left", _) => pick(language, ("Arbejder her ikke mere", "Works here no more")),
        ("new-start-code", _) => pick(language, ("Ny startkode", "New start code")),
        ("person-round", _) => pick(language, ("Kompasrunde", "Compass round")),
        ("person-agreement", _) => pick(language, ("Aftale om en person", "Agreement about a person")),
        ("wrong-pin", _) => pick(language, ("En anden kode blev tastet", "Another PIN was typed")),
        ("wrong-code", "recovery") => {
            pick(language, ("En anden nødnøgle blev tastet", "Another recovery key was typed"))
        }
        ("wrong-code", _) => pick(language, ("En anden startkode blev tastet", "Another start code was typed")),
        (other, _) => other,
    }
}
