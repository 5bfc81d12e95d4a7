//! The desk of those who work: the day as it is, and one's own name on *I dag*. Each use case asks for a [`Session`].

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::activity::EntryView;
use super::facilities::FacilityView;
use super::running::lists::ListForStaff;
use super::staff::Session;
use super::status_words::sentence;
use super::{App, desk_words, meeting_words, words};
use crate::domain::day::Phase;
use crate::domain::employee::EmployeeId;
use crate::domain::meeting::MeetingKind;
use crate::domain::text::{Language, Line};
use crate::store::{Only, StoreError};

/// Where no closing is known, a first name is gone after so many hours.
const LONGEST_DAY: i64 = 24;

/// Everything the desk says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskView {
    /// “Tirsdag den 13. oktober kl. 9.40”: the clock, so that a wrong one is seen.
    pub clock: String,
    pub is_open: bool,
    /// “Åbent til kl. 22”.
    pub open: String,
    /// Everything of today, in the order of the clock.
    pub programme: Vec<EntryView>,
    /// The food of today that is still to come: of its time, and “Suppe kl. 12–13, 20 kr.” What is cancelled says so.
    pub food: Vec<(String, String)>,
    /// The next user shift, or whatever duty comes next.
    pub shift: Option<ListForStaff>,
    /// How many suggestions wait for an answer, in words.
    pub suggestions: String,
    pub agenda: Option<AgendaOnDesk>,
    /// Empty while the house is closed.
    pub facilities: Vec<FacilityView>,
    /// The first names that stand on *I dag*.
    pub here: String,
    /// Whether the one who is in has put her own there.
    pub is_here: bool,
    /// What is not as it should be with backups, disk and clock, a sentence each.
    pub status: Vec<String>,
}

/// The next house meeting and its agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaOnDesk {
    /// By its house-file id.
    pub meeting: String,
    /// “Værestedsmøde”.
    pub name: String,
    /// “Udkast med 5 punkter. Ingen ser det endnu.”
    pub state: String,
}

/// First names that employees have put on *I dag* themselves. In memory only, and gone when the house closes: it is a
/// kindness, and no list of who worked when.
#[derive(Debug, Default)]
pub(super) struct Here {
    until: Option<DateTime<Utc>>,
    names: BTreeMap<EmployeeId, Line>,
}

impl Here {
    /// The names at `now`, in the order of the employees' numbers.
    pub(super) fn names(&self, now: DateTime<Utc>) -> impl Iterator<Item = String> {
        let holds = self.holds(now);
        self.names.values().filter(move |_| holds).map(ToString::to_string)
    }

    fn holds(&self, now: DateTime<Utc>) -> bool {
        self.until.is_some_and(|until| now < until)
    }

    fn has(&self, employee: EmployeeId, now: DateTime<Utc>) -> bool {
        self.holds(now) && self.names.contains_key(&employee)
    }

    /// Leaves nothing of them in memory once the house has closed.
    pub(super) fn forget(&mut self, now: DateTime<Utc>) {
        if !self.holds(now) {
            *self = Self::default();
        }
    }
}

impl App {
    /// The desk as it is now.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn desk(&self, session: &Session, language: Language) -> Result<DeskView, StoreError> {
        let now = self.now();
        let local = now.with_timezone(&self.zone);
        let today = local.date_naive();
        let opening = self.store.opening()?;
        let state = opening.state(now, self.zone);
        let entries = self.entries(Only::Everything, self.days(today, 1), &opening)?;
        let food =
            entries.iter().filter(|entry| entry.activity.food.is_some()).filter(|entry| match entry.phase(now) {
                Phase::Now | Phase::Later => true,
                Phase::Cancelled => entry.occurrence.end > now,
                Phase::Past => false,
            });
        let food = food.map(|entry| self.entry_view(entry, today, language));
        Ok(DeskView {
            food: food.map(|view| (view.id.clone(), desk_words::food(&view, language))).collect(),
            shift: self.all_lists(language)?.into_iter().find(|list| list.kind.is_some()),
            suggestions: self.waiting_in_words(session, language)?,
            agenda: self.agenda_for_desk(session, language)?,
            clock: format!("{}, {}", words::long_date(today, language), words::at_time(local.time(), language)),
            is_open: state.is_open(),
            open: words::open_state(state, now, self.zone, language),
            programme: entries.iter().map(|entry| self.entry_view(entry, today, language)).collect(),
            facilities: self.facilities(language)?,
            here: self.on_duty(today, language)?,
            is_here: self.here.has(session.employee(), now),
            status: self.troubles(now, language),
        })
    }

    fn agenda_for_desk(&self, session: &Session, language: Language) -> Result<Option<AgendaOnDesk>, StoreError> {
        let house = self.store.meetings()?.meetings.into_iter().find(|one| one.kind == MeetingKind::House);
        let Some(house) = house else { return Ok(None) };
        let found = self.meetings_for_staff(session, language)?.into_iter().find(|one| one.slug == house.slug);
        Ok(found.map(|one| AgendaOnDesk {
            name: one.name,
            state: meeting_words::agenda_state(one.state, language),
            meeting: one.slug,
        }))
    }

    fn troubles(&self, now: DateTime<Utc>, language: Language) -> Vec<String> {
        let troubles = self.status(now).into_iter().filter(|one| one.severity().is_some());
        troubles.map(|one| format!("{}.", words::capital(&sentence(one, language, self.zone)))).collect()
    }

    /// Puts the first name of the one who is in on *I dag*, until the house closes. Whether it is a name; nothing once
    /// the screen has locked.
    pub fn here_on(&mut self, session: &Session, first_name: &str) -> bool {
        let now = self.now();
        let Ok(name) = Line::new(first_name.trim()) else { return false };
        if !self.is_in(session) {
            return false;
        }
        self.here.forget(now);
        let closing = self.store.opening().ok().and_then(|opening| opening.next_closing(now, self.zone));
        let until = closing.map_or(now + TimeDelta::hours(LONGEST_DAY), |closing| closing.to_utc());
        self.here.until = Some(until.min(now + TimeDelta::hours(LONGEST_DAY)));
        self.here.names.insert(session.employee(), name);
        true
    }

    /// Takes it off again.
    pub fn here_off(&mut self, session: &Session) {
        if self.is_in(session) {
            self.here.names.remove(&session.employee());
        }
    }
}
