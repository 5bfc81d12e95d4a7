//! A calendar from the stick: what will come, what will change and what is left out, before anything is taken in.
//!
//! It is the reading and the store's own import that `fristed import` uses. What was shown is what is taken: the file
//! is not read a second time, and the stick may be out by then.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::App;
use super::words::{entry_when, left_out};
use super::worker::Job;
use crate::app::ports::outside::{Stick, StickRefused};
use crate::app::staff::Session;
use crate::domain::activity::{Activity, CalendarEntry};
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language;
use crate::exchange::calendar::{self, Entry, LARGEST, NotACalendar, Reading};
use crate::store::{Actor, ImportReport, Store, StoreError, Undo};

/// What calendars end in.
pub(super) const ENDING: &str = "ics";

/// The calendars on the stick.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Names {
    #[default]
    NotLooked,
    Looking,
    Found(Vec<String>),
}

/// Where one is with one calendar.
#[derive(Debug, Default)]
pub enum Calendar {
    #[default]
    None,
    Reading,
    Refused(CalendarRefused),
    /// Nothing is changed yet.
    Plan(Box<Plan>),
    Taking,
    Taken(Box<ImportReport>),
    /// It could not be written, and nothing is changed.
    NotTaken,
}

/// Why a file is not taken at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarRefused {
    Stick(StickRefused),
    NoCalendar(NotACalendar),
    /// The house cannot be written now.
    House,
}

/// What a calendar would do.
#[derive(Debug)]
pub struct Plan {
    /// The name of its file.
    pub name: String,
    pub report: ImportReport,
    entries: Arc<Vec<CalendarEntry>>,
    reading: Reading,
}

/// What was taken in, and all it takes to put it back.
#[derive(Debug)]
pub struct Taken {
    report: ImportReport,
    undo: Option<Undo>,
}

/// One entry of a plan in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLine {
    pub title: String,
    /// When it is, or why it is left out.
    pub text: String,
}

/// A plan in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    pub comes: Vec<PlanLine>,
    pub changes: Vec<PlanLine>,
    pub goes: Vec<PlanLine>,
    /// The house's own correction stays, or the house has a newer one.
    pub stays: Vec<PlanLine>,
    pub left_out: Vec<PlanLine>,
    /// What is in the house already.
    pub unchanged: usize,
    /// Whether there is anything to take.
    pub takes: bool,
}

/// What the reading says, as the store takes it.
#[must_use]
pub fn entries(reading: &Reading) -> Vec<CalendarEntry> {
    let entry = |entry: &Entry| CalendarEntry {
        activity: entry.activity.clone(),
        sequence: entry.sequence,
        cancelled: entry.cancelled,
    };
    reading.entries.iter().map(entry).collect()
}

impl Plan {
    /// In words.
    #[must_use]
    pub fn view(&self, language: Language) -> PlanView {
        let find = |title: &str| self.entries.iter().find(|entry| entry.activity.title.da.as_str() == title);
        let when = |title: &str| find(title).map_or_else(String::new, |entry| said(&entry.activity, language));
        let lines = |titles: &[String], text: &dyn Fn(&str) -> String| -> Vec<PlanLine> {
            titles.iter().map(|title| PlanLine { title: title.clone(), text: text(title) }).collect()
        };
        let (own, older) = super::words::stays(language);
        let mut stays = lines(&self.report.left_alone, &|_| own.to_owned());
        stays.extend(lines(&self.report.older, &|_| older.to_owned()));
        let left = self.reading.findings.iter().filter_map(|finding| finding.left_out.as_ref());
        let left = left.map(|(title, why)| PlanLine {
            title: title.as_ref().map_or_else(|| super::words::untitled(language).to_owned(), ToString::to_string),
            text: left_out(*why, language).to_owned(),
        });
        PlanView {
            comes: lines(&self.report.added, &when),
            changes: lines(&self.report.changed, &when),
            goes: lines(&self.report.removed, &|_| String::new()),
            stays,
            left_out: left.collect(),
            unchanged: self.report.unchanged,
            takes: self.report.changes_something(),
        }
    }
}

fn said(activity: &Activity, language: Language) -> String {
    entry_when(&activity.schedule, language)
}

impl App {
    /// Looks which calendars lie on the stick; [`calendar_names`](Self::calendar_names) has the answer.
    pub fn look_for_calendars(&mut self, session: &Session) {
        let Some(errands) = self.errands_of(session) else { return };
        if errands.names == Names::NotLooked {
            errands.names = Names::Looking;
            errands.hand_over(Job::Names);
        }
    }

    /// The calendars on the stick, as far as they are known.
    #[must_use]
    pub fn calendar_names(&self, session: &Session) -> &Names {
        self.errands_now(session).map_or(&Names::NotLooked, |errands| &errands.names)
    }

    /// What was known of the stick is forgotten: it is another one, or was pulled out.
    pub fn forget_calendars(&mut self, session: &Session) {
        if let Some(errands) = self.errands_of(session) {
            errands.names = Names::NotLooked;
        }
    }

    /// Reads the calendar at `at` in the list, and tries out what it would do; nothing is changed.
    pub fn read_calendar(&mut self, session: &Session, at: usize) {
        let (again, zone) = (self.store.again(), self.zone);
        let Some(errands) = self.errands_of(session) else { return };
        let Names::Found(names) = &errands.names else { return };
        let Some(name) = names.get(at).cloned() else { return };
        match again {
            Ok(store) => {
                errands.calendar = Calendar::Reading;
                errands.hand_over(Job::Read { name, store: Box::new(store), zone });
            }
            Err(_) => errands.calendar = Calendar::Refused(CalendarRefused::House),
        }
    }

    /// Where this session is with its calendar.
    #[must_use]
    pub fn calendar(&self, session: &Session) -> &Calendar {
        self.errands_now(session).map_or(&Calendar::None, |errands| &errands.calendar)
    }

    /// *Tag den ind*: all of what was shown, in one step that can be undone, or nothing.
    pub fn take_calendar(&mut self, session: &Session) {
        let (again, now, by) = (self.store.again(), self.now(), session.employee());
        let Some(errands) = self.errands_of(session) else { return };
        let Calendar::Plan(plan) = &errands.calendar else { return };
        let entries = Arc::clone(&plan.entries);
        match again {
            Ok(store) => {
                errands.calendar = Calendar::Taking;
                errands.hand_over(Job::Take { entries, by, store: Box::new(store), now });
            }
            Err(_) => errands.calendar = Calendar::NotTaken,
        }
    }

    /// The worker has taken it in, or could not.
    pub(super) fn calendar_taken(&mut self, taken: Result<Taken, StoreError>) {
        let Some(session) = self.errands.of.clone() else { return };
        match taken {
            Ok(Taken { report, undo }) => {
                if let Some(undo) = undo {
                    self.remember_change(&session, undo);
                }
                self.errands.calendar = Calendar::Taken(Box::new(report));
            }
            Err(error) => {
                tracing::error!(%error, "a calendar was not taken in");
                self.errands.calendar = Calendar::NotTaken;
            }
        }
    }
}

pub(super) fn read(stick: &dyn Stick, name: String, store: &mut Store, zone: Tz) -> Calendar {
    let bytes = match stick.read(&name, LARGEST) {
        Ok(bytes) => bytes,
        Err(refused) => return Calendar::Refused(CalendarRefused::Stick(refused)),
    };
    let reading = match calendar::read(&bytes, zone) {
        Ok(reading) => reading,
        Err(refused) => return Calendar::Refused(CalendarRefused::NoCalendar(refused)),
    };
    let entries = Arc::new(entries(&reading));
    match store.import_calendar(&entries, true) {
        Ok(report) => Calendar::Plan(Box::new(Plan { name, report, entries, reading })),
        Err(error) => {
            tracing::error!(%error, "a calendar could not be tried out");
            Calendar::Refused(CalendarRefused::House)
        }
    }
}

pub(super) fn take(
    store: &mut Store,
    entries: &[CalendarEntry],
    by: EmployeeId,
    now: DateTime<Utc>,
) -> Result<Taken, StoreError> {
    let (report, undo) = store.take_calendar(Actor::Employee(by), entries)?;
    // The kept times follow at once, so that the screen finds them; it computes them where they do not.
    if let Err(error) = store.extend_occurrences(now) {
        tracing::warn!(%error, "times are computed as they are asked for");
    }
    Ok(Taken { report, undo })
}
