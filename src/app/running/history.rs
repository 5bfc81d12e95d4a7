//! History: what was changed in the house's content, by whom and when, in words.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::app::staff::Session;
use crate::app::words::{self, capital, pick};
use crate::domain::activity::OccurrenceId;
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language;
use crate::store::{Action, AuditRow, StoreError};

/// What sort of change is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    #[default]
    Everything,
    Programme,
    Facilities,
    Hours,
    /// *Lige nu mangler vi*.
    Needs,
    /// What the command line and the program itself did.
    Machine,
    /// What was done to codes and employees, and what happened at the pad.
    Codes,
}

impl Sort {
    pub const ALL: [Self; 7] =
        [Self::Everything, Self::Programme, Self::Facilities, Self::Hours, Self::Needs, Self::Machine, Self::Codes];

    /// The word for it in what a button asks for.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Programme => "programme",
            Self::Facilities => "facilities",
            Self::Hours => "hours",
            Self::Needs => "needs",
            Self::Machine => "machine",
            Self::Codes => "codes",
        }
    }

    /// “Åbningstider”.
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Everything => pick(language, ("Alt", "Everything")),
            Self::Programme => pick(language, ("Programmet", "The programme")),
            Self::Facilities => pick(language, ("Faciliteter", "Facilities")),
            Self::Hours => pick(language, ("Åbningstider", "Opening hours")),
            Self::Needs => pick(language, ("Lige nu mangler vi", "Right now we could use")),
            Self::Machine => pick(language, ("Skærmen selv", "The screen itself")),
            Self::Codes => pick(language, ("Koder og medarbejdere", "Codes and employees")),
        }
    }

    fn takes(self, action: Option<Action>, by_staff: bool) -> bool {
        match self {
            Self::Everything => true,
            Self::Machine => !by_staff,
            // They lie in a chain of their own.
            Self::Codes => false,
            Self::Programme => matches!(
                action,
                Some(
                    Action::CancelledTime
                        | Action::ChangedTime
                        | Action::TimeAsUsual
                        | Action::MadeActivity
                        | Action::ChangedActivity
                        | Action::EndedActivity
                        | Action::MadeTradition
                )
            ),
            Self::Facilities => {
                matches!(action, Some(Action::ClosedFacility | Action::OpenedFacility | Action::ChangedFacility))
            }
            Self::Hours => matches!(action, Some(Action::ChangedHours)),
            Self::Needs => matches!(action, Some(Action::PutUpNeed | Action::TookDownNeed)),
        }
    }
}

/// One change in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// “I dag kl. 9.40”.
    pub when: String,
    /// “MK”, “Skærmen selv”.
    pub who: String,
    /// “Aflyste Skak, torsdag den 15. oktober”.
    pub what: String,
}

/// So many of the newest are shown.
pub(super) const MOST: usize = 60;
/// And so many are looked at for those of one sort: a year of a busy house.
const LOOKED_AT: u32 = 4000;
/// So many first.
const LOOKED_AT_FIRST: u32 = 300;

impl App {
    /// The newest changes of a sort, the newest first, for whoever is in. `name` knows the initials of an employee.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn history(
        &self,
        session: &Session,
        sort: Sort,
        name: impl Fn(EmployeeId) -> Option<String>,
        language: Language,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        if sort == Sort::Codes {
            return self.key_history(session, name, language);
        }
        // Most sorts are full with the newest few, and each entry that is read has to be opened first.
        let few = self.newest_audit(session, LOOKED_AT_FIRST)?;
        let whole = few.len() < usize::try_from(LOOKED_AT_FIRST).unwrap_or(usize::MAX);
        let rows = self.history_of(few, sort, &name, language)?;
        if whole || rows.len() == MOST {
            return Ok(rows);
        }
        self.history_of(self.newest_audit(session, LOOKED_AT)?, sort, name, language)
    }

    /// The same for the tests of these words, which need nobody to be in.
    ///
    /// # Errors
    /// As [`history`](Self::history).
    #[cfg(feature = "testing")]
    pub fn history_in_tests(
        &self,
        sort: Sort,
        name: impl Fn(EmployeeId) -> Option<String>,
        language: Language,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        self.history_of(self.store.newest_changes(LOOKED_AT)?, sort, name, language)
    }

    fn history_of(
        &self,
        found: Vec<AuditRow>,
        sort: Sort,
        name: impl Fn(EmployeeId) -> Option<String>,
        language: Language,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        let mut rows = Vec::new();
        for row in found {
            let staff = row.employee.map(|id| name(id).unwrap_or_else(|| nobody(language).to_owned()));
            let (action, subject) = taken_apart(&row);
            if !sort.takes(action, staff.is_some()) {
                continue;
            }
            rows.push(HistoryRow {
                when: self.when(row.at, language),
                who: staff.unwrap_or_else(|| machine(&row.actor, language).to_owned()),
                what: match action {
                    None => format!("{} {subject}", row.action),
                    Some(action) => {
                        let said = self.said_of(action, subject, language)?;
                        let undone = row.action == Action::Undone.word();
                        if undone { format!("{} – {said}", pick(language, ("Fortrød", "Undid"))) } else { said }
                    }
                },
            });
            if rows.len() == MOST {
                break;
            }
        }
        Ok(rows)
    }

    pub(super) fn when(&self, at: DateTime<Utc>, language: Language) -> String {
        let local = at.with_timezone(&self.zone);
        let (day, time) = (local.date_naive(), words::at_time(local.time(), language));
        let said = if day == self.today_date() {
            pick(language, ("i dag", "today")).to_owned()
        } else {
            words::long_date(day, language)
        };
        capital(&format!("{said} {time}"))
    }

    /// What was done, and to what: “Aflyste: Skak, torsdag den 15. oktober”.
    pub(super) fn said_of(&self, action: Action, subject: &str, language: Language) -> Result<String, StoreError> {
        let about = match action {
            Action::CancelledTime
            | Action::ChangedTime
            | Action::TimeAsUsual
            | Action::MadeActivity
            | Action::ChangedActivity
            | Action::EndedActivity
            | Action::MadeTradition => self.activity_named(subject, language)?,
            Action::ClosedFacility | Action::OpenedFacility | Action::ChangedFacility => {
                let all = self.store.facilities()?;
                let found = all.iter().find(|one| one.facility.slug == subject);
                found.map_or_else(|| subject.to_owned(), |one| one.facility.name.in_language(language).to_owned())
            }
            Action::PutUpNeed | Action::TookDownNeed => {
                let needs = self.store.taking_part()?.needs;
                let found = needs.into_iter().find(|need| need.slug == subject);
                found.map_or_else(String::new, |need| need.text.in_language(language).to_owned())
            }
            Action::ChangedHours => {
                subject.parse().map_or_else(|_| subject.to_owned(), |day| words::long_date(day, language))
            }
            // Counts and versions, which are for the command line.
            _ => String::new(),
        };
        let verb = verb(action, language);
        Ok(if about.is_empty() { verb.to_owned() } else { format!("{verb}: {about}") })
    }

    /// “Skak, torsdag den 15. oktober”.
    fn activity_named(&self, subject: &str, language: Language) -> Result<String, StoreError> {
        let Ok(id) = subject.parse::<OccurrenceId>() else { return Ok(subject.to_owned()) };
        let title = self.store.activity(id.activity)?.map(|activity| activity.title.in_language(language).to_owned());
        let day = words::long_date(id.key.date(), language);
        Ok(match (title, language) {
            (Some(title), Language::Danish) => format!("{title}, {}", day.to_lowercase()),
            (Some(title), Language::English) => format!("{title}, {day}"),
            (None, _) => day,
        })
    }
}

/// The action of a row with what it was done to; of an undoing that of what was undone.
fn taken_apart(row: &AuditRow) -> (Option<Action>, &str) {
    let named = |word: &str| Action::ALL.into_iter().find(|action| action.word() == word);
    match named(&row.action) {
        Some(Action::Undone) => {
            let (word, subject) = row.subject.split_once(' ').unwrap_or((&row.subject, ""));
            (named(word), subject)
        }
        action => (action, &row.subject),
    }
}

const fn verb(action: Action, language: Language) -> &'static str {
    match action {
        Action::LaidInExample => pick(language, ("Lagde et eksempel ind", "Laid in an example")),
        Action::ImportedHouse => pick(language, ("Tog husets fil ind", "Took the house's file in")),
        Action::ImportedCalendar => pick(language, ("Tog en kalender ind", "Took a calendar in")),
        Action::ChangedActivity => pick(language, ("Ændrede fra nu af", "Changed from then on")),
        Action::ChangedFacility => pick(language, ("Rettede", "Corrected")),
        Action::ClosedFacility => pick(language, ("Lukkede", "Closed")),
        Action::OpenedFacility => pick(language, ("Åbnede", "Opened")),
        Action::ChangedPart => pick(language, ("Rettede husets oplysninger", "Corrected the house's details")),
        Action::ChangedMeeting => pick(language, ("Rettede mødet", "Corrected the meeting")),
        Action::Restored => pick(language, ("Hentede en sikkerhedskopi", "Put a backup back")),
        Action::CancelledTime => pick(language, ("Aflyste", "Cancelled")),
        Action::ChangedTime => pick(language, ("Ændrede", "Changed")),
        Action::TimeAsUsual => pick(language, ("Satte tilbage, som det plejer", "Set back to the usual")),
        Action::MadeActivity => pick(language, ("Lavede", "Made")),
        Action::EndedActivity => pick(language, ("Sluttede", "Ended")),
        Action::MadeTradition => pick(language, ("Gjorde til en tradition", "Made a tradition of")),
        Action::ChangedHours => pick(language, ("Rettede åbningstiden", "Changed the opening hours")),
        Action::PutUpNeed => pick(language, ("Satte op, hvad der mangler", "Put up what is wanted")),
        Action::TookDownNeed => pick(language, ("Tog ned, hvad der manglede", "Took down what was wanted")),
        Action::Undone => pick(language, ("Fortrød", "Undid")),
    }
}

/// Somebody who works here no more.
pub(super) const fn nobody(language: Language) -> &'static str {
    pick(language, ("En tidligere kollega", "A former colleague"))
}

pub(super) fn machine(actor: &str, language: Language) -> &'static str {
    if actor == "command-line" {
        pick(language, ("Med tastatur ved skærmen", "With a keyboard at the screen"))
    } else {
        pick(language, ("Skærmen selv", "The screen itself"))
    }
}
