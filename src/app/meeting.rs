//! *Værestedsmøde* and its kin: the next one, its agenda, and the minutes.

use std::rc::Rc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::meeting_words as said;
use super::{App, words};
use crate::domain::activity::OccurrenceId;
use crate::domain::day::Entry;
use crate::domain::meeting::{
    AgendaItem, Influence, Meeting, MeetingDay, MeetingKind, Meetings, Minutes, Times, can_be_open, closes, is_over,
};
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::recurrence;
use crate::domain::text::{Language, Words};
use crate::domain::time::Span;
use crate::store::StoreError;

/// How far back and ahead the times of a meeting are looked for.
const BEFORE: TimeDelta = TimeDelta::days(800);
const AHEAD: TimeDelta = TimeDelta::days(400);
/// The same where only agendas are asked for: those that went up while the screen was off, and the furthest ahead.
const AGENDAS: TimeDelta = TimeDelta::days(40);

/// One item of an agenda in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemView {
    pub title: String,
    pub influence: Influence,
    /// “Vi bestemmer sammen”.
    pub plain: String,
    /// “medbestemmelse”.
    pub formal: String,
    pub decided_by: String,
    /// “Fra postkassen”.
    pub origin: String,
    /// Empty where there is nothing more to say.
    pub text: String,
}

/// The next time of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextView {
    /// Of its activity page.
    pub id: String,
    /// “3.” and “nov.”.
    pub leaf: (String, String),
    /// “Tirsdag kl. 14”.
    pub when: String,
    /// “3. november kl. 14–15.30”.
    pub long: String,
    /// “Stuen. Der er kage.”
    pub place: String,
    /// While it can be opened on the screen: until when.
    pub open_until: Option<DateTime<Utc>>,
}

/// A line of the list of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesLink {
    pub slug: String,
    /// “6. oktober”.
    pub date: String,
    /// “oktober”.
    pub month: String,
}

/// One meeting in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingView {
    pub slug: String,
    pub kind: MeetingKind,
    pub name: String,
    pub text: String,
    pub next: Option<NextView>,
    /// The agenda for the next time; empty before there is one.
    pub items: Vec<ItemView>,
    /// Newest first.
    pub minutes: Vec<MinutesLink>,
}

/// Minutes in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesView {
    pub meeting: String,
    /// Of the meeting.
    pub name: String,
    /// “Tirsdag den 6. oktober”.
    pub date: String,
    pub text: String,
    /// What it was about, and what was decided.
    pub items: Vec<(String, String)>,
}

pub(super) fn text(words: Option<&Words>, language: Language) -> String {
    words.map_or_else(String::new, |words| words.in_language(language).to_owned())
}

impl App {
    /// The house's own word for its meeting; empty where it has none.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn meeting_name(&self, language: Language) -> Result<String, StoreError> {
        Ok(text(self.store.meeting_name()?.as_ref(), language))
    }

    /// A meeting by its house-file id, without one the house meeting; `None` where the house has no such meeting.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn meeting(&self, slug: Option<&str>, language: Language) -> Result<Option<MeetingView>, StoreError> {
        let all = self.store.meetings()?;
        match which(&all, slug) {
            Some(meeting) => Ok(Some(self.meeting_view(meeting, &all, language)?)),
            None => Ok(None),
        }
    }

    /// All meetings but the house meeting, the one that comes first before the others.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn other_meetings(&self, language: Language) -> Result<Vec<MeetingView>, StoreError> {
        let all = self.store.meetings()?;
        let own = which(&all, None).map(|meeting| meeting.slug.as_str());
        let mut others = Vec::new();
        for meeting in all.meetings.iter().filter(|one| Some(one.slug.as_str()) != own) {
            let (_, next) = self.times_of(meeting)?;
            let starts = next.map(|entry| entry.occurrence.start.to_utc());
            others.push((starts, self.meeting_view(meeting, &all, language)?));
        }
        arrange(Nudge::NextMeetingFirst, &mut others, |(starts, _)| (starts.is_none(), *starts));
        Ok(others.into_iter().map(|(_, view)| view).collect())
    }

    /// Minutes by their house-file id, without one the newest of the house meeting.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn minutes(&self, slug: Option<&str>, language: Language) -> Result<Option<MinutesView>, StoreError> {
        let all = self.store.meetings()?;
        let newest = match slug {
            Some(slug) => Some(slug.to_owned()),
            None => self.meeting(None, language)?.and_then(|view| Some(view.minutes.first()?.slug.clone())),
        };
        let Some(minutes) = all.minutes.iter().find(|one| Some(&one.slug) == newest.as_ref()) else { return Ok(None) };
        let Some(meeting) = which(&all, Some(&minutes.meeting)) else { return Ok(None) };
        let (times, _) = self.times_of(meeting)?;
        let Some(date) = times.date(minutes.day) else { return Ok(None) };
        let items = minutes
            .items
            .iter()
            .map(|item| (item.title.in_language(language).to_owned(), item.decision.in_language(language).to_owned()));
        Ok(Some(MinutesView {
            meeting: meeting.slug.clone(),
            name: meeting.name.in_language(language).to_owned(),
            date: words::long_date(date, language),
            text: text(minutes.text.as_ref(), language),
            items: items.collect(),
        }))
    }

    fn meeting_view(&self, meeting: &Meeting, all: &Meetings, language: Language) -> Result<MeetingView, StoreError> {
        let (times, next) = self.times_of(meeting)?;
        Ok(MeetingView {
            slug: meeting.slug.clone(),
            kind: meeting.kind,
            name: meeting.name.in_language(language).to_owned(),
            text: text(meeting.text.as_ref(), language),
            next: next.map(|entry| self.next_view(&entry, language)),
            items: agenda(all, meeting, &times).iter().map(|item| item_view(item, language)).collect(),
            minutes: self.minutes_of(all, meeting, &times, language),
        })
    }

    fn next_view(&self, entry: &Entry, language: Language) -> NextView {
        let (now, today) = (self.now(), self.today_date());
        let view = self.entry_view(entry, today, language);
        let start = entry.occurrence.start;
        let (number, month) = said::leaf(start.date_naive(), language);
        let day = match (start.date_naive() - today).num_days() {
            0 | 1 => words::relative_day(start.date_naive(), today, language),
            _ => words::weekday(chrono::Datelike::weekday(&start), language).to_owned(),
        };
        let when =
            if entry.occurrence.all_day { day } else { format!("{day} {}", words::at_time(start.time(), language)) };
        let during = text(entry.activity.course.during.as_ref(), language);
        let parts = [view.place, during].into_iter().filter(|part| !part.is_empty());
        let sentence = |part: String| if part.ends_with(['.', '?']) { part } else { format!("{part}.") };
        NextView {
            id: view.id,
            leaf: (number, month.to_owned()),
            when: words::capital(&when),
            long: view.when,
            place: parts.map(sentence).collect::<Vec<_>>().join(" "),
            open_until: can_be_open(&entry.occurrence, now).then(|| closes(&entry.occurrence)),
        }
    }

    /// The times of a meeting around now, and the next one. What is cancelled, or falls on a closed day, is not held.
    pub(super) fn times_of(&self, meeting: &Meeting) -> Result<(Times, Option<Entry>), StoreError> {
        let found = match &meeting.activity {
            Some(house_id) => self.store.activity_of(house_id)?,
            None => None,
        };
        let Some(id) = found else { return Ok((Times::default(), None)) };
        let Some(activity) = self.store.activity(id)?.map(Rc::new) else { return Ok((Times::default(), None)) };
        let (now, opening) = (self.now(), self.store.opening()?);
        let span = Span { start: now - BEFORE, end: now + AHEAD };
        let mut times = Times::default();
        for occurrence in recurrence::occurrences(&activity.schedule, span, self.zone) {
            let id = OccurrenceId { activity: id, key: occurrence.key };
            let entry = Entry { id, activity: Rc::clone(&activity), occurrence };
            if entry.occurrence.cancelled || !entry.is_listed(&opening) {
                continue;
            }
            let date = entry.occurrence.start.date_naive();
            if is_over(&entry.occurrence, now) {
                times.held.push(date);
            } else {
                times.next = Some(date);
                return Ok((times, Some(entry)));
            }
        }
        Ok((times, None))
    }

    /// The days around `now` on which the agenda of a meeting goes up, for the beat on which the box is emptied.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn agenda_days(&self, now: DateTime<Utc>) -> Result<Vec<NaiveDate>, StoreError> {
        let opening = self.store.opening()?;
        let span = Span { start: now - AGENDAS, end: now + AGENDAS };
        let mut days = Vec::new();
        for meeting in self.store.meetings()?.meetings {
            let found = meeting.activity.as_deref().map(|id| self.store.activity_of(id)).transpose()?.flatten();
            let activity = found.map(|id| Ok::<_, StoreError>((id, self.store.activity(id)?))).transpose()?;
            let Some((id, Some(activity))) = activity else { continue };
            let activity = Rc::new(activity);
            for occurrence in recurrence::occurrences(&activity.schedule, span, self.zone) {
                let id = OccurrenceId { activity: id, key: occurrence.key };
                let entry = Entry { id, activity: Rc::clone(&activity), occurrence };
                if !entry.occurrence.cancelled && entry.is_listed(&opening) {
                    days.extend(meeting.agenda_goes_up(entry.occurrence.start.date_naive()));
                }
            }
        }
        Ok(days)
    }

    fn minutes_of(&self, all: &Meetings, meeting: &Meeting, times: &Times, language: Language) -> Vec<MinutesLink> {
        let today = self.today_date();
        let dated = |one: &Minutes| {
            let date = times.date(one.day).filter(|_| one.meeting == meeting.slug)?;
            // Minutes of that very day go before those that say only how many meetings ago.
            let of_the_day = |other: &Minutes| other.meeting == one.meeting && other.day == MeetingDay::On(date);
            if one.day != MeetingDay::On(date) && all.minutes.iter().any(of_the_day) {
                return None;
            }
            let link = MinutesLink {
                slug: one.slug.clone(),
                date: said::date(date, today, language),
                month: words::month(date, language).to_owned(),
            };
            Some((date, link))
        };
        let mut minutes: Vec<(NaiveDate, MinutesLink)> = all.minutes.iter().filter_map(dated).collect();
        arrange(Nudge::NewestMinutesFirst, &mut minutes, |(date, _)| std::cmp::Reverse(*date));
        minutes.into_iter().map(|(_, link)| link).collect()
    }
}

/// The meeting with this id, or the house's own.
pub(super) fn which<'a>(all: &'a Meetings, slug: Option<&str>) -> Option<&'a Meeting> {
    all.meetings.iter().find(|one| match slug {
        Some(slug) => one.slug == slug,
        None => one.kind == MeetingKind::House,
    })
}

/// The agenda of the time on `day`: the one for its date, or for whichever comes next where that is the day.
pub(super) fn held_agenda<'a>(all: &'a Meetings, meeting: &str, day: NaiveDate, times: &Times) -> &'a [AgendaItem] {
    let own = || all.agendas.iter().filter(|agenda| agenda.meeting == meeting);
    let dated = own().find(|agenda| agenda.day == MeetingDay::On(day));
    let found = dated.or_else(|| own().find(|agenda| agenda.day == MeetingDay::Next && times.next == Some(day)));
    found.map_or(&[], |agenda| &agenda.items)
}

/// The agenda for the next time: one for its date goes before one for whichever comes next.
pub(super) fn agenda<'a>(all: &'a Meetings, meeting: &Meeting, times: &Times) -> &'a [AgendaItem] {
    times.next.map_or(&[], |next| held_agenda(all, &meeting.slug, next, times))
}

pub(super) fn item_view(item: &AgendaItem, language: Language) -> ItemView {
    ItemView {
        title: item.title.in_language(language).to_owned(),
        influence: item.influence,
        plain: said::plain(item.influence, language).to_owned(),
        formal: said::formal(item.influence, language).to_owned(),
        decided_by: item.decided_by.in_language(language).to_owned(),
        origin: said::origin(item.origin, language).to_owned(),
        text: text(item.text.as_ref(), language),
    }
}
