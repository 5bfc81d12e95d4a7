//! *Forslag*: putting something into the box.

use chrono::{DateTime, Utc};

use super::postbox::Answer;
use super::{App, words};
use crate::domain::activity::Kind;
use crate::domain::distress::sounds_urgent;
use crate::domain::meeting::MeetingKind;
use crate::domain::release::Beats;
use crate::domain::suggestion::{Suggestion, SuggestionRefused};
use crate::domain::text::{Language, Line};
use crate::domain::time::{Span, days_after, start_of_day};
use crate::store::{Only, StoreError};

/// How far ahead a meeting is looked for.
const FURTHEST_MEETING: u64 = 120;

/// What is said before anyone starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionView {
    /// By which meeting it is answered: “Svar senest på Værestedsmøde, torsdag kl. 14–15.” `None` where none is planned.
    pub answered_by: Option<String>,
}

/// What is said where somebody has put together a sentence that ends in *noget andet*.
#[must_use]
pub const fn what_else(language: Language) -> &'static str {
    match language {
        Language::Danish => "Skriv et par ord om, hvad det andet er.",
        Language::English => "Write a few words on what else it is.",
    }
}

impl App {
    /// What is said before anyone starts.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn suggestion_page(&self, language: Language) -> Result<SuggestionView, StoreError> {
        // Only on this beat does everything leave the box for certain; an earlier meeting would be a hope.
        let beats = Beats { rhythms: self.store.release_rhythms()?, agenda_days: Vec::new() };
        let Some(from) = beats.latest(self.now(), self.zone) else {
            return Ok(SuggestionView { answered_by: None });
        };
        let last = days_after(from.with_timezone(&self.zone).date_naive(), FURTHEST_MEETING);
        let span = Span { start: from, end: start_of_day(last, self.zone).to_utc() };
        let entries = self.entries(Only::Everything, span, &self.store.opening()?)?;
        // The house meeting; where the house has named none, whatever meeting comes first.
        let meetings = self.store.meetings()?.meetings;
        let named = meetings.into_iter().find(|one| one.kind == MeetingKind::House).and_then(|one| one.activity);
        let own = named.map(|id| self.store.activity_of(&id)).transpose()?.flatten();
        let meeting = entries.into_iter().find(|one| {
            let is_it = own.map_or(one.activity.kind == Kind::Meeting, |own| one.id.activity == own);
            is_it && !one.occurrence.cancelled && one.occurrence.start >= from
        });
        let answered_by = meeting.map(|one| {
            let own = one.occurrence.title.as_ref().map(Line::as_str);
            let title = own.unwrap_or_else(|| one.activity.title.in_language(language));
            words::answered_by(title, &words::occurrence_when(&one.occurrence, self.today_date(), language), language)
        });
        Ok(SuggestionView { answered_by })
    }

    /// What is to be said before sending. `Ok(true)` puts *Hjælp nu* beside the send button; nothing of it is kept.
    ///
    /// # Errors
    /// [`SuggestionRefused`], which says what to do instead.
    pub fn look_at_suggestion(&self, text: &str) -> Result<bool, SuggestionRefused> {
        Suggestion::new(text).map(|suggestion| sounds_urgent(suggestion.as_str()))
    }

    /// Hands the text to the worker that seals and stores it; the answer comes by [`poll`](Self::poll).
    ///
    /// # Errors
    /// [`SuggestionRefused`], which says what to do instead.
    pub fn post_suggestion(&mut self, text: &str) -> Result<(), SuggestionRefused> {
        self.postbox.post(Suggestion::new(text)?);
        Ok(())
    }

    /// Takes what workers have finished. Called by the kiosk's event loop after it was woken.
    pub fn poll(&mut self) -> Vec<Answer> {
        self.postbox.poll()
    }

    /// Looks after the box, about once a minute, by the machine's clock `now`. Not to be called while the page is set
    /// to another time: nothing leaves the box then.
    pub fn tend_box(&mut self, now: DateTime<Utc>) {
        if self.postbox.is_due(now) {
            // Where the house cannot be read there is no agenda; the Mondays come all the same.
            let beats = Beats {
                rhythms: self.store.release_rhythms().unwrap_or_default(),
                agenda_days: self.agenda_days(now).unwrap_or_default(),
            };
            self.postbox.tend(now, beats, self.zone);
        }
    }
}
