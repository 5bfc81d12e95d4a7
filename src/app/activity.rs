//! *Aktivitet*: one activity at one of its times.

use chrono::NaiveDate;

use super::running::about_words;
use super::{App, words};
use crate::domain::activity::{Activity, Kind, OccurrenceId};
use crate::domain::day::{Entry, Phase, by_time};
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::picture::Pixels;
use crate::domain::text::{Language, Words};
use crate::domain::time::Span;
use crate::exchange::{calendar, picture};
use crate::store::{Only, StoreError};

/// An entry as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    pub id: String,
    pub kind: Kind,
    pub phase: EntryPhase,
    pub title: String,
    /// Empty where the house has not said it; so are the others.
    pub place: String,
    /// “kl. 10–12”, as seen on its day.
    pub hours: String,
    /// “i morgen kl. 10–12”.
    pub when: String,
    /// What food costs; of what a user has put up, that it is from one.
    pub price: String,
    pub icon: String,
    pub scene: String,
    /// What the house says of this one time: what one can do instead where it is cancelled.
    pub note: String,
}

/// [`Phase`], for lists that hold several days.
pub type EntryPhase = Phase;

/// The icon of an activity that names none.
const fn icon_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Activity => "sammen",
        Kind::Offer => "tilbud",
        Kind::Meeting => "husmode",
        Kind::Shift => "noegle",
    }
}

/// How far ahead the next possibility is looked for, in days.
const NEXT_WITHIN: u64 = 14;

/// Everything the page shows about one activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityView {
    pub entry: EntryView,
    pub text: String,
    pub host: String,
    /// “Mette anbefaler den.”
    pub recommended: String,
    pub team: bool,
    pub join: String,
    pub watch: String,
    pub help: String,
    pub before: String,
    pub during: String,
    pub after: String,
    /// The event as an iCalendar file, for the QR code.
    pub calendar: String,
    /// One next possibility, never a list.
    pub next: Option<EntryView>,
}

impl App {
    /// An entry in the words of a list, as seen on `day` (today where it began earlier).
    pub(super) fn entry_view(&self, entry: &Entry, day: NaiveDate, language: Language) -> EntryView {
        let activity = &entry.activity;
        let occurrence = &entry.occurrence;
        let text =
            |words: &Option<Words>| words.as_ref().map_or_else(String::new, |w| w.in_language(language).to_owned());
        EntryView {
            id: entry.id.to_string(),
            kind: activity.kind,
            phase: entry.phase(self.now()),
            title: occurrence
                .title
                .as_ref()
                .map_or_else(|| activity.title.in_language(language).to_owned(), ToString::to_string),
            place: occurrence.place.as_ref().map_or_else(|| text(&activity.place), ToString::to_string),
            hours: words::occurrence_hours(occurrence, day, language),
            when: words::occurrence_when(occurrence, self.today_date(), language),
            price: activity.food.map_or_else(String::new, |price| words::price(price, language)),
            icon: activity.icon.clone().unwrap_or_else(|| icon_of(activity.kind).to_owned()),
            scene: activity.scene.clone().unwrap_or_default(),
            note: occurrence.note.as_ref().map_or_else(String::new, ToString::to_string),
        }
    }

    /// The page of one occurrence; `None` when there is no such occurrence any more.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn activity(&self, id: OccurrenceId, language: Language) -> Result<Option<ActivityView>, StoreError> {
        let Some(entry) = self.find(id)? else { return Ok(None) };
        let view = self.entry_view(&entry, entry.occurrence.start.date_naive(), language);
        let activity = &entry.activity;
        let text =
            |words: &Option<Words>| words.as_ref().map_or_else(String::new, |w| w.in_language(language).to_owned());
        let place = (!view.place.is_empty()).then_some(view.place.as_str());
        let occurrence = &entry.occurrence;
        let calendar = calendar::phone_event(&view.title, place, occurrence.start, occurrence.end, occurrence.all_day);
        Ok(Some(ActivityView {
            text: text(&activity.text),
            host: text(&activity.host),
            recommended: self.recommended(activity, language)?,
            team: activity.team,
            join: text(&activity.ways.join),
            watch: text(&activity.ways.watch),
            help: text(&activity.ways.help),
            before: text(&activity.course.before),
            during: text(&activity.course.during),
            after: text(&activity.course.after),
            calendar,
            next: self
                .next_possibility(&entry)?
                .map(|next| self.entry_view(&next, next.occurrence.start.date_naive(), language)),
            entry: view,
        }))
    }

    /// Who recommends it, as far as they agreed to be named and do not host it.
    fn recommended(&self, activity: &Activity, language: Language) -> Result<String, StoreError> {
        let Some(recommended) = activity.recommended.as_ref().filter(|one| !one.is_by_host(activity.host.as_ref()))
        else {
            return Ok(String::new());
        };
        let agreed = self.store.on_duty()?;
        Ok(about_words::recommended(recommended.name(&agreed), language))
    }

    /// The picture of the house's own with this name; `None` where there is none any more.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn picture(&self, name: &str) -> Result<Option<Pixels>, StoreError> {
        Ok(self.store.picture(name)?.and_then(|jpeg| picture::pixels(&jpeg)))
    }

    /// The next occurrence of anything, for `activity` without an id: what is on now, else what comes.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn next_entry(&self) -> Result<Option<OccurrenceId>, StoreError> {
        let opening = self.store.opening()?;
        let mut entries = self.entries(Only::Everything, self.ahead(NEXT_WITHIN), &opening)?;
        arrange(Nudge::SoonestFirst, &mut entries, by_time);
        Ok(entries.first().map(|entry| entry.id))
    }

    fn find(&self, id: OccurrenceId) -> Result<Option<Entry>, StoreError> {
        let Some(listed) = self.store.occurrence(id)? else { return Ok(None) };
        let opening = self.store.opening()?;
        let around = Span { start: listed.occurrence.start.to_utc(), end: listed.occurrence.end.to_utc() };
        let around = Span { end: around.end.max(around.start + chrono::TimeDelta::seconds(1)), ..around };
        Ok(self.entries(Only::Everything, around, &opening)?.into_iter().find(|entry| entry.id == id))
    }

    /// *Næste valgmulighed* (S0 ch. 5, no. 6): the next thing of the same sort that is another activity,
    /// else the next thing at all.
    fn next_possibility(&self, of: &Entry) -> Result<Option<Entry>, StoreError> {
        if !self.store.settings()?.nudges_off.runs(Nudge::OneNext) {
            return Ok(None);
        }
        let opening = self.store.opening()?;
        let from = of.occurrence.start.to_utc().max(self.now());
        let span = Span { start: from, end: from + chrono::TimeDelta::days(i64::try_from(NEXT_WITHIN).unwrap_or(14)) };
        let mut entries = self.entries(Only::Everything, span, &opening)?;
        entries.retain(|entry| {
            entry.id.activity != of.id.activity && entry.occurrence.start > from && !entry.occurrence.cancelled
        });
        arrange(Nudge::OneNext, &mut entries, |entry| (entry.activity.kind != of.activity.kind, by_time(entry)));
        Ok(entries.into_iter().next())
    }
}
