//! Offers, as the house makes, changes and ends them. The times of an offer are activities of the programme.

use super::programme::At;
use super::{Made, RunRefused, Stop, needed, words_or_as_before};
use crate::app::App;
use crate::app::activity::EntryView;
use crate::domain::activity::{Activity, Origin};
use crate::domain::day::by_time;
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::offer::{Availability, Need, Offer};
use crate::domain::programme::split;
use crate::domain::text::{Language, Words};
use crate::store::{Action, AuditEvent, ChangeTx, Only, StoreError};

/// An offer as it is being corrected. Texts are Danish, as they are being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferDraft {
    pub title: String,
    pub need: Need,
    pub availability: Availability,
    pub place: String,
    pub text: String,
    pub first_step: String,
}

/// What is proposed as the first step: the one that fits all of them.
const FIRST_STEP: &str = "Kom og hils på";

impl Default for OfferDraft {
    fn default() -> Self {
        Self {
            title: String::new(),
            need: Need::EverydayLife,
            availability: Availability::WheneverOpen,
            place: String::new(),
            text: String::new(),
            first_step: FIRST_STEP.to_owned(),
        }
    }
}

impl OfferDraft {
    fn of(offer: &Offer) -> Self {
        let said = |words: &Option<Words>| words.as_ref().map_or_else(String::new, |words| words.da.to_string());
        Self {
            title: offer.title.da.to_string(),
            need: offer.need,
            availability: offer.availability,
            place: said(&offer.place),
            text: said(&offer.text),
            first_step: offer.first_step.da.to_string(),
        }
    }
}

/// The drawing of an offer that the house has made itself.
const fn icon(need: Need) -> &'static str {
    match need {
        Need::Health => "redning",
        Need::EverydayLife => "kop",
        Need::HomeAndPost => "brev",
        Need::Support => "tale",
        Need::Animals => "hund",
        Need::Elsewhere => "ga",
        Need::Other => "tilbud",
    }
}

fn there(tx: &ChangeTx<'_>, slug: &str) -> Result<Offer, Stop> {
    tx.offers()?.into_iter().find(|one| one.slug == slug).ok_or(Stop::Nothing)
}

/// A house-file id that no offer has.
fn free_slug(tx: &ChangeTx<'_>) -> Result<String, Stop> {
    let all = tx.offers()?;
    let named = |number: usize| format!("her-{number}");
    for slug in (1..).map(named) {
        // A calendar may still name one that has ended, and would mean this one then.
        if all.iter().all(|one| one.slug != slug) && !tx.has_ended_offer(&slug)? {
            return Ok(slug);
        }
    }
    Err(Stop::Nothing)
}

/// A new offer without `slug`, else that one with other words.
pub(super) fn save(tx: &ChangeTx<'_>, slug: Option<&str>, draft: &OfferDraft) -> Made {
    let before = slug.map(|slug| there(tx, slug)).transpose()?;
    let (title, step) =
        (needed(&draft.title, RunRefused::NoTitle)?, needed(&draft.first_step, RunRefused::NoFirstStep)?);
    let kept = |words: Option<&Words>, line| match words {
        Some(words) if words.da == line => words.clone(),
        _ => Words::danish(line),
    };
    let old = before.as_ref();
    let offer = Offer {
        slug: match slug {
            Some(slug) => slug.to_owned(),
            None => free_slug(tx)?,
        },
        need: draft.need,
        title: kept(old.map(|old| &old.title), title),
        place: words_or_as_before(&draft.place, old.and_then(|old| old.place.as_ref()))?,
        text: words_or_as_before(&draft.text, old.and_then(|old| old.text.as_ref()))?,
        first_step: kept(old.map(|old| &old.first_step), step),
        icon: old.map_or_else(|| icon(draft.need).to_owned(), |old| old.icon.clone()),
        availability: draft.availability,
    };
    if before.as_ref() == Some(&offer) {
        return Err(Stop::Nothing);
    }
    tx.save_offer(&offer)?;
    let action = if before.is_some() { Action::ChangedOffer } else { Action::MadeOffer };
    Ok((None, AuditEvent { action, subject: offer.slug }))
}

/// The offer goes, and so do its times from now on; what has been stays. A calendar's times stay without it, for they
/// are the calendar's.
pub(super) fn end(tx: &ChangeTx<'_>, at: At, slug: &str) -> Made {
    there(tx, slug)?;
    let now = at.now.with_timezone(&at.zone).naive_local();
    for (id, activity) in tx.times_of_offer(slug)? {
        if let Origin::Imported { .. } = activity.origin {
            continue;
        }
        match split(&activity.schedule, now, at.zone)?.before {
            Some(schedule) => drop(tx.save_activity(&Activity { schedule, offer: None, ..activity })?),
            None => tx.remove_activity(id)?,
        }
    }
    tx.end_offer(slug)?;
    Ok((None, AuditEvent { action: Action::EndedOffer, subject: slug.to_owned() }))
}

/// How far ahead the times of an offer are shown, in days.
const AHEAD: u64 = 62;
/// And how many of them.
const TIMES: usize = 6;
/// How far ahead food is shown to be corrected: tomorrow is cooked for today.
const FOOD_DAYS: u64 = 2;

impl App {
    /// The offer with this house-file id as an employee corrects it; `None` when it is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn offer_draft(&self, slug: &str) -> Result<Option<OfferDraft>, StoreError> {
        Ok(self.store.offers()?.iter().find(|one| one.slug == slug).map(OfferDraft::of))
    }

    /// The next times of an offer, in the order of the clock.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn times_of_offer(&self, slug: &str, language: Language) -> Result<Vec<EntryView>, StoreError> {
        let opening = self.store.opening()?;
        let mut entries = self.entries(Only::Offers, self.ahead(AHEAD), &opening)?;
        entries.retain(|entry| entry.activity.offer.as_deref() == Some(slug));
        arrange(Nudge::SoonestFirst, &mut entries, by_time);
        entries.truncate(TIMES);
        Ok(entries.iter().map(|entry| self.entry_view(entry, entry.occurrence.start.date_naive(), language)).collect())
    }

    /// The food of today and tomorrow, in the order of the clock.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn food_to_come(&self, language: Language) -> Result<Vec<EntryView>, StoreError> {
        let opening = self.store.opening()?;
        let mut entries = self.entries(Only::Everything, self.days(self.today_date(), FOOD_DAYS), &opening)?;
        let now = self.now();
        entries.retain(|entry| entry.activity.food.is_some() && entry.occurrence.end > now);
        arrange(Nudge::SoonestFirst, &mut entries, by_time);
        Ok(entries.iter().map(|entry| self.entry_view(entry, entry.occurrence.start.date_naive(), language)).collect())
    }
}
