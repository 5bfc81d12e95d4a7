//! *Tilbud*: what the house offers, by need, and when it is there next.

use std::collections::HashMap;

use super::activity::EntryView;
use super::{App, words};
use crate::domain::activity::Kind;
use crate::domain::day::{Entry, by_time};
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::offer::{Availability, Need, Offer};
use crate::domain::text::Language;
use crate::store::{Only, StoreError};

/// One offer in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferView {
    /// House-file id of the card; empty for a scheduled offer without one.
    pub slug: String,
    pub need: Need,
    pub icon: String,
    pub title: String,
    pub place: String,
    pub text: String,
    /// “Kom og hils på”.
    pub first_step: String,
    pub when: OfferWhen,
    pub is_today: bool,
}

/// When an offer is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferWhen {
    Next(Box<EntryView>),
    WheneverOpen,
    Ask,
    Elsewhere,
    /// It has set times, but none of them is near.
    NoneNear,
}

/// How far ahead the next time of an offer is looked for, in days.
const NEXT_WITHIN: u64 = 200;

impl App {
    /// All offers: those that are there today first, then by need in the house's order.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn offers(&self, language: Language) -> Result<Vec<OfferView>, StoreError> {
        let opening = self.store.opening()?;
        let mut entries = self.entries(Only::Offers, self.ahead(NEXT_WITHIN), &opening)?;
        entries.retain(|entry| !entry.occurrence.cancelled);
        arrange(Nudge::SoonestFirst, &mut entries, by_time);
        let mut next_of: HashMap<&str, &Entry> = HashMap::new();
        for entry in &entries {
            if let Some(slug) = &entry.activity.offer {
                next_of.entry(slug.as_str()).or_insert(entry);
            }
        }
        let cards = self.store.offers()?;
        let mut views: Vec<OfferView> =
            cards.iter().map(|card| self.card_view(card, next_of.get(card.slug.as_str()).copied(), language)).collect();
        views.extend(self.offers_without_card(&entries, language));
        let today_first = self.store.settings()?.nudges_off.runs(Nudge::OffersTodayFirst);
        arrange(Nudge::OffersTodayFirst, &mut views, |view| {
            (today_first && !view.is_today, Need::ALL.iter().position(|need| *need == view.need))
        });
        Ok(views)
    }

    /// One offer by its house-file id.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn offer(&self, slug: &str, language: Language) -> Result<Option<OfferView>, StoreError> {
        Ok(self.offers(language)?.into_iter().find(|offer| !slug.is_empty() && offer.slug == slug))
    }

    fn card_view(&self, card: &Offer, next: Option<&Entry>, language: Language) -> OfferView {
        let words = |text: &Option<crate::domain::text::Words>| {
            text.as_ref().map_or_else(String::new, |text| text.in_language(language).to_owned())
        };
        let when = match (&card.availability, next) {
            (_, Some(entry)) => OfferWhen::Next(Box::new(self.entry_view(entry, self.today_date(), language))),
            (Availability::WheneverOpen, None) => OfferWhen::WheneverOpen,
            (Availability::Ask, None) => OfferWhen::Ask,
            (Availability::Elsewhere, None) => OfferWhen::Elsewhere,
            (Availability::Scheduled, None) => OfferWhen::NoneNear,
        };
        OfferView {
            slug: card.slug.clone(),
            need: card.need,
            icon: card.icon.clone(),
            title: card.title.in_language(language).to_owned(),
            place: words(&card.place),
            text: words(&card.text),
            first_step: card.first_step.in_language(language).to_owned(),
            is_today: next.is_some_and(|entry| entry.occurrence.start.date_naive() <= self.today_date()),
            when,
        }
    }

    /// Offers from other calendars, which have times but no card: each once.
    fn offers_without_card(&self, entries: &[Entry], language: Language) -> Vec<OfferView> {
        let mut seen = std::collections::HashSet::new();
        let cardless =
            entries.iter().filter(|entry| entry.activity.kind == Kind::Offer && entry.activity.offer.is_none());
        cardless
            .filter(|entry| seen.insert(entry.id.activity))
            .map(|entry| {
                let view = self.entry_view(entry, self.today_date(), language);
                OfferView {
                    slug: String::new(),
                    need: Need::Other,
                    icon: view.icon.clone(),
                    title: view.title.clone(),
                    place: view.place.clone(),
                    text: String::new(),
                    first_step: words::come_and_say_hello(language).to_owned(),
                    is_today: entry.occurrence.start.date_naive() <= self.today_date(),
                    when: OfferWhen::Next(Box::new(view)),
                }
            })
            .collect()
    }
}
