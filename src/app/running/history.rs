//! History: what was changed in the house's content, by whom and when, in words.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::app::settings::settings_words;
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
    /// Agendas, minutes, the board, Udsatteråd.
    Meetings,
    /// The lists of Vær med, and the questions into the room.
    Joining,
    /// What the command line and the program itself did.
    Machine,
    Suggestions,
    /// What was done to codes and employees, and what happened at the pad.
    Codes,
    /// Offers.
    Offers,
    /// Settings, and what was deleted by them.
    Settings,
}

impl Sort {
    pub const ALL: [Self; 12] = [
        Self::Everything,
        Self::Programme,
        Self::Offers,
        Self::Facilities,
        Self::Hours,
        Self::Needs,
        Self::Joining,
        Self::Meetings,
        Self::Suggestions,
        Self::Settings,
        Self::Machine,
        Self::Codes,
    ];

    /// The word for it in what a button asks for.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Programme => "programme",
            Self::Facilities => "facilities",
            Self::Hours => "hours",
            Self::Needs => "needs",
            Self::Meetings => "meetings",
            Self::Joining => "joining",
            Self::Machine => "machine",
            Self::Suggestions => "suggestions",
            Self::Codes => "codes",
            Self::Offers => "offers",
            Self::Settings => "settings",
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
            Self::Needs => pick(language, ("Vi mangler", "We could use")),
            Self::Meetings => pick(language, ("Møder", "Meetings")),
            Self::Joining => pick(language, ("Lister og spørgsmål", "Lists and questions")),
            Self::Machine => pick(language, ("Skærmen selv", "The screen itself")),
            Self::Suggestions => pick(language, ("Forslag", "Suggestions")),
            Self::Codes => pick(language, ("Koder og medarbejdere", "Codes and employees")),
            Self::Offers => pick(language, ("Tilbud", "Offers")),
            Self::Settings => pick(language, ("Indstillinger", "Settings")),
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
                        | Action::SetPurpose
                        | Action::Recommended
                        | Action::ChangedPlaces
                        | Action::ChangedPicture
                        | Action::FollowedUp
                )
            ),
            Self::Facilities => {
                matches!(action, Some(Action::ClosedFacility | Action::OpenedFacility | Action::ChangedFacility))
            }
            Self::Hours => matches!(action, Some(Action::ChangedHours | Action::ChangedWeek)),
            Self::Offers => {
                matches!(action, Some(Action::MadeOffer | Action::ChangedOffer | Action::EndedOffer))
            }
            Self::Settings => matches!(action, Some(Action::ChangedSetting | Action::ErasedOld)),
            Self::Needs => matches!(action, Some(Action::PutUpNeed | Action::TookDownNeed)),
            Self::Meetings => matches!(
                action,
                Some(
                    Action::ChangedMeeting
                        | Action::ChangedAgenda
                        | Action::PublishedAgenda
                        | Action::ChangedMinutes
                        | Action::PublishedMinutes
                        | Action::MovedProposal
                        | Action::ChangedCouncil
                        | Action::ChangedStaffMeeting
                )
            ),
            Self::Suggestions => matches!(action, Some(Action::AnsweredSuggestion)),
            Self::Joining => {
                matches!(action, Some(Action::PutUpQuestion | Action::TookDownQuestion | Action::ChangedList))
            }
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
            | Action::MadeTradition
            | Action::SetPurpose
            | Action::Recommended
            | Action::ChangedPlaces
            | Action::ChangedPicture
            | Action::FollowedUp => self.activity_named(subject, language)?,
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
            Action::AnsweredSuggestion => self.line_named(subject, language)?,
            Action::ChangedHours => {
                subject.parse().map_or_else(|_| subject.to_owned(), |day| words::long_date(day, language))
            }
            Action::ChangedAgenda
            | Action::PublishedAgenda
            | Action::ChangedMinutes
            | Action::PublishedMinutes
            | Action::MovedProposal => self.meeting_named(subject, language)?,
            Action::ChangedWeek => settings_words::days(subject, language),
            Action::ChangedSetting | Action::ErasedOld => settings_words::subject(subject, language),
            Action::MadeOffer | Action::ChangedOffer | Action::EndedOffer => {
                let offers = self.store.offers()?;
                let found = offers.iter().find(|one| one.slug == subject);
                found.map_or_else(String::new, |one| one.title.in_language(language).to_owned())
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
        Action::ChangedAgenda => pick(language, ("Rettede udkastet til dagsorden", "Worked on the agenda")),
        Action::PublishedAgenda => pick(language, ("Hængte dagsordenen op", "Put the agenda up")),
        Action::ChangedMinutes => pick(language, ("Rettede udkastet til referat", "Worked on the minutes")),
        Action::PublishedMinutes => pick(language, ("Hængte referatet op", "Put the minutes up")),
        Action::MovedProposal => pick(language, ("Flyttede en linje på tavlen", "Moved a line of the board")),
        Action::ChangedCouncil => pick(language, ("Rettede siden om Udsatterådet", "Corrected the council's page")),
        Action::ChangedStaffMeeting => pick(language, ("Rettede personalemødet", "Changed the staff meeting")),
        Action::AnsweredSuggestion => pick(language, ("Svarede på et forslag", "Answered a suggestion")),
        Action::ConfirmedClock => pick(language, ("Sagde, at uret passer", "Said that the clock is right")),
        Action::SetPurpose => pick(language, ("Ændrede, hvad den er til for", "Changed what it is for")),
        Action::Recommended => pick(language, ("Ændrede anbefalingen", "Changed the recommendation")),
        Action::ChangedPlaces => pick(language, ("Ændrede pladserne", "Changed the places")),
        Action::ChangedPicture => pick(language, ("Valgte et billede", "Chose a picture")),
        Action::FollowedUp => pick(language, ("Skrev, hvordan det gik", "Wrote how it went")),
        Action::ChangedSetting => pick(language, ("Ændrede en indstilling", "Changed a setting")),
        Action::ChangedWeek => pick(language, ("Rettede ugens åbningstider", "Changed the hours of the week")),
        Action::ErasedOld => pick(language, ("Slettede, hvad der var gammelt", "Deleted what was old")),
        Action::MadeOffer => pick(language, ("Lavede et tilbud", "Made an offer")),
        Action::ChangedOffer => pick(language, ("Rettede et tilbud", "Changed an offer")),
        Action::EndedOffer => pick(language, ("Sluttede et tilbud", "Ended an offer")),
        Action::PutUpQuestion => pick(language, ("Satte et spørgsmål op", "Put up a question")),
        Action::TookDownQuestion => pick(language, ("Tog et spørgsmål ned", "Took down a question")),
        // Whose sign it was is nobody's business, and stands nowhere.
        Action::ChangedList => pick(language, ("Rettede en liste på Vær med", "Changed a list of Join in")),
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
