//! What an employee sees of the meetings: agendas and minutes as they are being made. Each question asks for the
//! [`Session`] of somebody who is in.

use chrono::NaiveDate;

use super::meeting::{MeetingView, agenda, item_view, which};
use super::running::meetings::{NewItem, begun};
use super::running::minutes::{NewDecision, there, titles};
use super::staff::Session;
use super::{App, meeting_words as said, words};
use crate::domain::meeting::{Meeting, Meetings, Proposal, Representative, Times};
use crate::domain::meeting_draft::{DraftItem, StaffAgenda};
use crate::domain::text::Language;
use crate::store::StoreError;

/// So many of the meetings that were held can be given minutes, the last ones.
const HELD: usize = 3;

/// How far an agenda has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgendaState {
    /// Nothing is up and nothing is being made.
    None,
    /// Something is being made, of so many items; whether something else is up meanwhile.
    Draft { items: usize, up: bool },
    /// It is up, with so many items.
    Up(usize),
}

/// One meeting of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingForStaff {
    pub slug: String,
    pub name: String,
    /// “Tirsdag den 3. november”; empty while none is planned.
    pub next: String,
    pub state: AgendaState,
    /// So many notes wait to be looked at.
    pub notes: usize,
}

/// The agenda that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaForStaff {
    pub name: String,
    pub next: String,
    pub state: AgendaState,
    pub items: Vec<DraftItem>,
    /// What was held last, with whether its minutes are up.
    pub held: Vec<HeldForStaff>,
}

/// One time of a meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldForStaff {
    pub day: NaiveDate,
    /// “6. oktober”.
    pub date: String,
    pub is_up: bool,
    /// So many notes wait to be looked at.
    pub notes: usize,
}

/// The minutes that are being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesForStaff {
    pub name: String,
    /// “Tirsdag den 6. oktober”.
    pub date: String,
    pub items: Vec<DecidedForStaff>,
}

impl MinutesForStaff {
    /// Whether anything is written that is not up yet.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.items.iter().any(|item| item.is_decided)
    }
}

/// One item of minutes that are being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedForStaff {
    /// Danish, by which a change names it.
    pub title: String,
    /// What was noted in the meeting, and nobody has looked at; empty for nothing.
    pub noted: String,
    /// What is to go up, in one text; empty for nothing.
    pub decision: String,
    /// What is up already; empty for nothing.
    pub up: String,
    /// Whether an employee has written a decision.
    pub is_decided: bool,
    /// To be corrected.
    pub new: NewDecision,
}

impl App {
    /// Every meeting of the house, in its order; none once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn meetings_for_staff(
        &self,
        session: &Session,
        language: Language,
    ) -> Result<Vec<MeetingForStaff>, StoreError> {
        if !self.is_in(session) {
            return Ok(Vec::new());
        }
        let all = self.store.meetings()?;
        let one = |meeting: &Meeting| {
            let (times, _) = self.times_of(meeting)?;
            let held = self.held(&all, meeting, &times, language)?;
            Ok(MeetingForStaff {
                slug: meeting.slug.clone(),
                name: meeting.name.in_language(language).to_owned(),
                next: date(times.next, language),
                state: self.state(&all, meeting, &times)?,
                notes: held.iter().map(|one| one.notes).sum(),
            })
        };
        all.meetings.iter().map(one).collect()
    }

    /// The agenda of a meeting as it is being made; `None` where there is no such meeting, and once the screen has
    /// locked.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn agenda_for_staff(
        &self,
        session: &Session,
        slug: &str,
        language: Language,
    ) -> Result<Option<AgendaForStaff>, StoreError> {
        if !self.is_in(session) {
            return Ok(None);
        }
        let all = self.store.meetings()?;
        let Some(meeting) = which(&all, Some(slug)) else { return Ok(None) };
        let (times, _) = self.times_of(meeting)?;
        let drafted = self.store.agenda_draft(slug)?;
        Ok(Some(AgendaForStaff {
            name: meeting.name.in_language(language).to_owned(),
            next: date(times.next, language),
            state: self.state(&all, meeting, &times)?,
            items: begun(drafted, agenda(&all, meeting, &times), &[]),
            held: self.held(&all, meeting, &times, language)?,
        }))
    }

    /// The item at `at` of the agenda that is being made, to be corrected; an empty one where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn item_for_staff(&self, session: &Session, slug: &str, at: usize) -> Result<NewItem, StoreError> {
        let found = self.agenda_for_staff(session, slug, Language::Danish)?;
        let item = found.as_ref().and_then(|agenda| agenda.items.get(at));
        Ok(item.map_or_else(NewItem::from_staff, NewItem::of))
    }

    /// A meeting as the public page will show it once its agenda is published.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn agenda_preview(
        &self,
        session: &Session,
        slug: &str,
        language: Language,
    ) -> Result<Option<MeetingView>, StoreError> {
        let Some(mut view) = self.meeting(Some(slug), language)? else { return Ok(None) };
        let Some(agenda) = self.agenda_for_staff(session, slug, language)? else { return Ok(None) };
        view.items = agenda.items.iter().map(|one| item_view(&one.item, language)).collect();
        Ok(Some(view))
    }

    /// The minutes of one time of a meeting as they are being made; `None` where there is no such meeting, and once the
    /// screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn minutes_for_staff(
        &self,
        session: &Session,
        (slug, day): (&str, NaiveDate),
        language: Language,
    ) -> Result<Option<MinutesForStaff>, StoreError> {
        if !self.is_in(session) {
            return Ok(None);
        }
        let all = self.store.meetings()?;
        let Some(meeting) = which(&all, Some(slug)) else { return Ok(None) };
        let (times, _) = self.times_of(meeting)?;
        let drafts = self.store.decision_drafts(slug, day)?;
        let up = there(&all, slug, day);
        let item = |title: crate::domain::text::Words| {
            let draft = drafts.iter().find(|one| one.of.title == title.da);
            let up = up.and_then(|up| up.items.iter().find(|item| item.title.da == title.da));
            let decision = draft.and_then(|draft| draft.decision.as_ref());
            let up = up.map_or_else(String::new, |item| item.decision.da.to_string());
            let waits = draft.filter(|draft| draft.decision.is_none());
            let corrected = || NewDecision { said: up.clone(), ..NewDecision::default() };
            DecidedForStaff {
                title: title.da.to_string(),
                noted: waits.map_or_else(String::new, |draft| said::noted(&draft.noted, Language::Danish)),
                decision: decision.map_or_else(String::new, |one| said::decision(one, Language::Danish)),
                is_decided: decision.is_some(),
                new: draft.map_or_else(corrected, NewDecision::of),
                up,
            }
        };
        Ok(Some(MinutesForStaff {
            name: meeting.name.in_language(language).to_owned(),
            date: words::long_date(day, language),
            items: titles(&all, (slug, day), &times, &drafts).into_iter().map(item).collect(),
        }))
    }

    /// The lines of the board, in the order of the file; none once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn lines_for_staff(&self, session: &Session) -> Result<Vec<Proposal>, StoreError> {
        if !self.is_in(session) {
            return Ok(Vec::new());
        }
        Ok(self.store.meetings()?.proposals)
    }

    /// The house's representative, where it has one.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn council_for_staff(&self, session: &Session) -> Result<Option<Representative>, StoreError> {
        if !self.is_in(session) {
            return Ok(None);
        }
        Ok(self.store.meetings()?.representative)
    }

    /// The staff's own meeting.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn staff_meeting(&self, session: &Session) -> Result<StaffAgenda, StoreError> {
        if self.is_in(session) { self.store.staff_agenda() } else { Ok(StaffAgenda::default()) }
    }

    /// What a meeting, or a line of the board, is called.
    pub(super) fn meeting_named(&self, slug: &str, language: Language) -> Result<String, StoreError> {
        let all = self.store.meetings()?;
        if let Some(meeting) = which(&all, Some(slug)) {
            return Ok(meeting.name.in_language(language).to_owned());
        }
        let line = all.proposals.iter().find(|one| one.slug == slug);
        Ok(line.map_or_else(|| slug.to_owned(), |line| line.title.words().in_language(language).to_owned()))
    }

    fn state(&self, all: &Meetings, meeting: &Meeting, times: &Times) -> Result<AgendaState, StoreError> {
        let up = agenda(all, meeting, times).len();
        Ok(match self.store.agenda_draft(&meeting.slug)? {
            Some(items) => AgendaState::Draft { items: items.len(), up: up > 0 },
            None if up > 0 => AgendaState::Up(up),
            None => AgendaState::None,
        })
    }

    /// The last times that were held, the newest first; one that goes on, or is just over, is among them, and every
    /// one of which a note still waits, however long ago.
    fn held(
        &self,
        all: &Meetings,
        meeting: &Meeting,
        times: &Times,
        language: Language,
    ) -> Result<Vec<HeldForStaff>, StoreError> {
        let today = self.today_date();
        let now = times.next.filter(|day| *day == today);
        let one = |day: NaiveDate| {
            let drafts = self.store.decision_drafts(&meeting.slug, day)?;
            Ok(HeldForStaff {
                day,
                date: said::date(day, today, language),
                is_up: all.minutes.iter().any(|one| one.meeting == meeting.slug && times.date(one.day) == Some(day)),
                notes: drafts.iter().filter(|one| one.decision.is_none()).count(),
            })
        };
        let mut days: Vec<NaiveDate> = now.into_iter().chain(times.held.iter().rev().copied()).take(HELD).collect();
        for day in self.store.decision_days(&meeting.slug)? {
            if !days.contains(&day) {
                days.push(day);
            }
        }
        days.into_iter().map(one).collect()
    }
}

fn date(day: Option<NaiveDate>, language: Language) -> String {
    day.map_or_else(String::new, |day| words::long_date(day, language))
}
