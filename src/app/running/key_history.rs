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
    action.starts_with("role-")
        || action.starts_with("right-")
        || matches!(action, "new-employee" | "new-pin" | "employee-left" | "wrong-pin" | "fixed-pad" | "shuffled-pad")
}

fn said_of<'a>(action: &'a str, subject: &str, language: Language) -> &'a str {
    match (action, subject) {
        ("set-up", _) => pick(language, ("Satte personalets side op", "Set up the staff's side")),
        ("opened", _) => pick(language, ("Låste op", "Unlocked")),
        ("new-employee", _) => pick(language, ("Ny medarbejder", "New employee")),
        ("new-pin", _) => pick(language, ("Ny kode", "New PIN")),
        ("employee-left", _) => pick(language, ("Arbejder her ikke mere", "Works here no more")),
        ("right-compass", _) => pick(language, ("Fik rettigheden kompas", "Was given the right compass")),
        ("right-house", _) => pick(language, ("Fik rettigheden hus", "Was given the right house")),
        ("fixed-pad", _) => pick(language, ("Talfeltet står fast", "The keys of the pad stay")),
        ("shuffled-pad", _) => pick(language, ("Talfeltet blandes", "The keys of the pad are shuffled")),
        ("role-staff", _) => pick(language, ("Er nu ansat", "Is employed here now")),
        ("role-volunteer", _) => pick(language, ("Er nu frivillig", "Is a volunteer now")),
        ("role-student", _) => pick(language, ("Er nu praktikant eller studerende", "Is a trainee or student now")),
        ("role-substitute", _) => pick(language, ("Er nu vikar", "Is a substitute now")),
        ("new-start-code", _) => pick(language, ("Ny startkode", "New start code")),
        ("opened-stick", _) => pick(language, ("Åbnede for et stik", "Opened for a stick")),
        ("person-round", _) => pick(language, ("Kompasrunde", "Compass round")),
        ("person-agreement", _) => pick(language, ("Aftale om en person", "Agreement about a person")),
        ("wrong-pin", _) => pick(language, ("En anden kode blev tastet", "Another PIN was typed")),
        ("wrong-code", "recovery") => {
            pick(language, ("En anden nødnøgle blev tastet", "Another recovery key was typed"))
        }
        ("wrong-code", _) => pick(language, ("En anden startkode blev tastet", "Another start code was typed")),
        // Whom it was about stands in no history: a person is never called by anything there.
        ("person-read", _) => pick(language, ("Så på en person i kompasset", "Looked at a person in the compass")),
        ("wheel-filed", _) => pick(
            language,
            ("Lagde et hjul væk for en person i kompasset", "Put a wheel away for a person in the compass"),
        ),
        ("basis-given", _) => {
            pick(language, ("Noterede et ja fra en person i kompasset", "Noted a yes of a person in the compass"))
        }
        ("code-words-shown", "search") => {
            pick(language, ("Søgte efter et kodeord i kompasset", "Searched for a code word in the compass"))
        }
        ("code-words-shown", _) => pick(language, ("Viste kodeordene i kompasset", "Showed the code words")),
        ("five-answered", _) => pick(
            language,
            ("Svarede på et af de fem spørgsmål om kompasset", "Answered one of the compass's five questions"),
        ),
        ("field-switched", _) => {
            pick(language, ("Slog et felt i kompasset til eller fra", "Switched a field of the compass on or off"))
        }
        ("line-written" | "line-changed", _) => pick(
            language,
            ("Skrev i logbogen om en person i kompasset", "Wrote in the logbook about a person of the compass"),
        ),
        ("conversation-noted", _) => pick(
            language,
            (
                "Skrev om samtalen med en person i kompasset",
                "Wrote about the conversation with a person of the compass",
            ),
        ),
        ("risk-changed", _) => {
            pick(language, ("Ændrede en risikoprofil i kompasset", "Changed a risk profile of the compass"))
        }
        ("risk-over", _) => pick(
            language,
            ("En risikoprofil i kompasset nåede sin slutdato", "A risk profile of the compass came to its last day"),
        ),
        ("person-counted", _) => {
            pick(language, ("Talte en person med i husets tal", "Counted a person in the house's numbers"))
        }
        (other, _) => of_a_person(other, language).or_else(|| of_the_screen(other, language)).unwrap_or(other),
    }
}

/// What was done to keys, or about a person of the compass, in words that name nobody.
pub(in crate::app) fn said_of_key(action: &str, language: Language) -> &str {
    said_of(action, "", language)
}

/// What was done to the recovery key, and where the screen stands.
fn of_the_screen(action: &str, language: Language) -> Option<&'static str> {
    Some(match action {
        "new-recovery-key" => pick(language, ("Ny nødnøgle", "New recovery key")),
        "again" => pick(language, ("Tastede sin kode igen", "Typed the PIN again")),
        "moved-common-room" => {
            pick(language, ("Skærmen står nu i fællesrummet", "The screen stands in the common room now"))
        }
        "moved-staff-room" => {
            pick(language, ("Skærmen står nu i personalerummet", "The screen stands in the staff room now"))
        }
        _ => return None,
    })
}

/// What was done about a person of the compass. Nobody is named: the entry holds a number drawn at random.
fn of_a_person(action: &str, language: Language) -> Option<&'static str> {
    Some(match action {
        "second" => pick(language, ("Åbnede kompasset som nummer to", "Opened the compass as the second one")),
        "wheel-changed" => pick(
            language,
            ("Udfyldte et hjul for en person i kompasset", "Filled in a wheel for a person in the compass"),
        ),
        "person-met" => pick(language, ("Kontakt med en person i kompasset", "Contact with a person of the compass")),
        "person-insight" => pick(language, ("Læste alt om en person", "Read everything about a person")),
        "person-handed-out" => pick(language, ("Gav alt om en person videre", "Handed out everything about a person")),
        "person-corrected" => pick(language, ("Satte ord ved siden af noget", "Put words beside something")),
        "person-objected" => pick(language, ("En person gjorde indsigelse", "A person objected")),
        "objection-answered" => pick(language, ("Svarede på en indsigelse", "Answered an objection")),
        "person-erased" => pick(language, ("Slettede alt om en person", "Deleted everything about a person")),
        "old-persons" => pick(language, ("Slettede personer efter fristen", "Deleted persons after the limit")),
        "old-lines" => pick(language, ("Slettede linjer efter fristen", "Deleted lines after the limit")),
        _ => return None,
    })
}
