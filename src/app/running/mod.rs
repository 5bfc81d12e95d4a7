//! Running the house from the screen: what an employee changes during a day, each in one step that can be undone.

pub mod about;
pub mod about_words;
mod beginning;
mod closed;
pub mod council;
mod day;
mod draft;
pub mod history;
pub mod history_paper;
mod key_history;
mod list_undo;
pub mod list_words;
pub mod lists;
pub mod meetings;
pub mod minutes;
mod offer;
mod place;
mod programme;
pub mod propose;
pub mod questions;
pub mod running_words;
mod undo;
mod wording;
pub mod wording_words;

use chrono::{NaiveDate, NaiveTime};

pub use day::FacilityForStaff;
pub use draft::{Draft, Rhythm};
pub(in crate::app) use key_history::said_of_key;
pub use offer::OfferDraft;
pub(super) use undo::LastChange;
use undo::LastUndo;
pub use wording::Wording;

use super::App;
use super::settings::{self, Setting};
use super::staff::Session;
use crate::domain::activity::OccurrenceId;
use crate::domain::facility::FacilityId;
use crate::domain::programme::Scope;
use crate::domain::recurrence::RuleRefused;
use crate::domain::text::{Line, TextRefused, Words};
use crate::store::{Actor, AuditEvent, ChangeTx, StoreError};

/// What an employee asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// *Aflys*: this time, or this one and all after it. Whoever comes is told what one can do instead.
    Cancel {
        id: OccurrenceId,
        scope: Scope,
        instead: String,
    },
    /// *Som den plejer*: a time that was cancelled or changed is as its series has it.
    AsUsual(OccurrenceId),
    /// Another time, place or text.
    Change {
        id: OccurrenceId,
        scope: Scope,
        draft: Draft,
    },
    /// Something new.
    Make(Draft),
    /// *Gør den til en tradition*: from this time on it comes every week.
    Tradition(OccurrenceId),
    /// An empty `instead` is what the house usually says.
    CloseFacility {
        id: FacilityId,
        reason: String,
        instead: String,
    },
    OpenFacility(FacilityId),
    /// Other opening hours on one day; without any it is closed.
    Hours {
        day: NaiveDate,
        hours: Option<(NaiveTime, NaiveTime)>,
        note: String,
    },
    /// The day is open as it usually is.
    UsualHours(NaiveDate),
    /// *Lige nu mangler vi*: what stands after these words.
    PutUpNeed(String),
    /// By its house-file id.
    TakeDownNeed(String),
    /// Agendas, minutes, the board and whatever else goes with the meetings.
    Meeting(meetings::MeetingChange),
    /// What is said of an activity beside its times.
    About(OccurrenceId, about::About),
    /// What the house decides about its screen.
    Setting(Setting),
    /// The hours of these weekdays, counted from Monday; without any the house is closed then.
    Week {
        days: Vec<usize>,
        hours: Option<(NaiveTime, NaiveTime)>,
    },
    /// An offer, by its house-file id; a new one without.
    SaveOffer {
        slug: Option<String>,
        draft: OfferDraft,
    },
    /// By its house-file id: it goes, and so do its times from now on.
    EndOffer(String),
    /// A question into the room, with its answer.
    PutUpQuestion {
        question: String,
        answer: String,
    },
    /// By the number of its row.
    TakeDownQuestion(i64),
    /// Those of the program's own questions that were taken down.
    PutBackQuestions,
    /// How a facility is spoken of.
    SaveWording(FacilityId, Wording),
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ran {
    /// It is saved; the time it is about, where it is about one.
    Done(Option<OccurrenceId>),
    /// Nothing is changed; the words say what to do.
    Refused(RunRefused),
    /// What it was about is gone, or is that way already.
    Nothing,
}

/// Why a change is not made. Each has its sentence in [`running_words::refused`], which says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunRefused {
    /// It has no name yet.
    NoTitle,
    /// Nothing says what one can do instead.
    NoInstead,
    /// Nothing says why.
    NoReason,
    /// Nothing says what is wanted.
    NoNeed,
    NoQuestion,
    NoAnswer,
    TooLong,
    LooksLikeCpr,
    /// It would begin before now.
    Past,
    /// The house is closed then, so that nobody would see it.
    HouseClosed,
    /// It ends when it begins.
    NoLength,
    /// The repetition cannot be counted from there.
    Rhythm,
    /// An item of an agenda without a name.
    NoItem,
    /// And without a level of influence.
    NoLevel,
    /// And without a word on who decides.
    NoDecider,
    /// Two items with one name.
    Twice,
    /// Nothing is on the agenda.
    NoItems,
    /// The meeting has no next time.
    NoDate,
    /// Nothing says what was decided.
    NoDecision,
    /// Nothing says why the answer is not now.
    NoWhy,
    /// No agenda that is up has it.
    NotOnAgenda,
    /// Nothing says how one gets hold of the representative.
    NoReach,
    /// Something looks like somebody's telephone number or e-mail address.
    SomebodysNumber,
    /// Whoever recommends it hosts it.
    HostsIt,
    /// Nothing says what the smallest step towards an offer is.
    NoFirstStep,
    /// Nothing says what one does when a facility is free.
    NoAdvice,
    /// Something else was changed since, so that undoing would undo that as well.
    ChangedSince,
}

/// What keeps a change from being made, on the way to [`Ran`].
pub(super) enum Stop {
    Refused(RunRefused),
    Nothing,
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<RuleRefused> for Stop {
    fn from(_: RuleRefused) -> Self {
        Self::Refused(RunRefused::Rhythm)
    }
}

impl Stop {
    /// What became of a change.
    fn ran(made: Result<Option<OccurrenceId>, Self>) -> Result<Ran, StoreError> {
        match made {
            Ok(done) => Ok(Ran::Done(done)),
            Err(Self::Refused(refused)) => Ok(Ran::Refused(refused)),
            Err(Self::Nothing) => Ok(Ran::Nothing),
            Err(Self::Store(error)) => Err(error),
        }
    }
}

type Made = Result<(Option<OccurrenceId>, AuditEvent), Stop>;

impl App {
    /// Carries out what an employee asks for, in one transaction with its audit row. Nothing after the screen has
    /// locked.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; nothing is changed then.
    pub fn run(&mut self, session: &Session, what: &Run) -> Result<Ran, StoreError> {
        if !self.is_in(session) {
            return Ok(Ran::Nothing);
        }
        let ran = self.carry_out(Actor::Employee(session.employee()), what)?;
        if let (Ran::Done(_), Some(last)) = (&ran, &mut self.last_change) {
            last.by = Some(session.clone());
        }
        Ok(ran)
    }

    /// Whether this is the session of whoever is in now: after a lock it is worth nothing, also to read.
    pub(in crate::app) fn is_in(&self, session: &Session) -> bool {
        self.session().as_ref() == Some(session)
    }

    /// The same for the tests of these rules, which need nobody to be in.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    #[cfg(feature = "testing")]
    pub fn run_by(&mut self, actor: Actor, what: &Run) -> Result<Ran, StoreError> {
        self.carry_out(actor, what)
    }

    fn carry_out(&mut self, actor: Actor, what: &Run) -> Result<Ran, StoreError> {
        if let Run::Meeting(change) = what {
            return self.change_meeting(actor, change);
        }
        let (now, zone) = (self.now(), self.zone);
        let at = programme::At { now, zone };
        let made = self.store.change_undoably(actor, |tx| match what {
            Run::Cancel { id, scope, instead } => programme::cancel(tx, at, *id, (*scope, instead)),
            Run::AsUsual(id) => programme::as_usual(tx, *id),
            Run::Change { id, scope: Scope::ThisOne, draft } => programme::change_one(tx, at, *id, draft),
            Run::Change { id, scope: Scope::FromHere, draft } => programme::change_from(tx, at, *id, draft),
            Run::Make(draft) => programme::make(tx, at, draft),
            Run::Tradition(id) => programme::tradition(tx, *id),
            Run::CloseFacility { id, reason, instead } => place::close(tx, *id, now, (reason, instead)),
            Run::OpenFacility(id) => place::open(tx, *id),
            Run::Hours { day, hours, note } => place::hours(tx, *day, *hours, note),
            Run::UsualHours(day) => place::usual_hours(tx, *day),
            Run::PutUpNeed(text) => place::put_up_need(tx, text),
            Run::TakeDownNeed(slug) => place::take_down_need(tx, slug),
            // Done above, where its times are known.
            Run::Meeting(_) => Err(Stop::Nothing),
            Run::About(id, said) => about::about(tx, *id, said),
            Run::Setting(what) => {
                settings::change(tx, at.now.with_timezone(&zone).date_naive(), what).map(about_nothing)
            }
            Run::Week { days, hours } => settings::week(tx, days, *hours).map(about_nothing),
            Run::SaveOffer { slug, draft } => offer::save(tx, slug.as_deref(), draft),
            Run::EndOffer(slug) => offer::end(tx, at, slug),
            Run::PutUpQuestion { question, answer } => questions::put_up(tx, (question, answer)),
            Run::TakeDownQuestion(number) => questions::take_down(tx, *number),
            Run::PutBackQuestions => questions::put_back(tx),
            Run::SaveWording(id, said) => wording::save(tx, *id, said),
        });
        self.follow_settings();
        Stop::ran(made.map(|(done, undo)| {
            self.last_change = Some(LastChange { by: None, undo: LastUndo::House(undo) });
            done
        }))
    }
}

/// A change that is about no time of the programme.
const fn about_nothing(event: AuditEvent) -> (Option<OccurrenceId>, AuditEvent) {
    (None, event)
}

/// A text as it may stand on the public screen; `None` for nothing at all.
fn text(text: &str) -> Result<Option<Line>, Stop> {
    match Line::new(text) {
        Ok(line) => Ok(Some(line)),
        Err(TextRefused::Empty) => Ok(None),
        Err(TextRefused::TooLong) => Err(Stop::Refused(RunRefused::TooLong)),
        Err(TextRefused::LooksLikeCpr) => Err(Stop::Refused(RunRefused::LooksLikeCpr)),
    }
}

/// The same for a text that has to be there.
fn needed(given: &str, missing: RunRefused) -> Result<Line, Stop> {
    text(given)?.ok_or(Stop::Refused(missing))
}

/// The words of a field: those that were there as long as the Danish is the same, with their English twin.
fn words_or_as_before(given: &str, before: Option<&Words>) -> Result<Option<Words>, Stop> {
    let line = text(given)?;
    Ok(match (line, before) {
        (Some(line), Some(before)) if before.da == line => Some(before.clone()),
        (line, _) => line.map(Words::danish),
    })
}

/// Whether the activity is still in the house.
fn activity_of(tx: &ChangeTx<'_>, id: OccurrenceId) -> Result<crate::domain::activity::Activity, Stop> {
    tx.activity(id.activity)?.ok_or(Stop::Nothing)
}
