//! Offers and food: what there is, and one offer as it is being corrected.

use fristed_ui::{Card, CardFill, RunningTexts, SettingsTexts, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::At;
use crate::app::activity::EntryView;
use crate::app::running::OfferDraft;
use crate::app::words;
use crate::domain::day::Phase;
use crate::domain::offer::{Availability, Need};
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::Laying;
use crate::screens::staff::running::{At as RunAt, Field, choice, door, text_card, time_name};
use crate::store::StoreError;

fn when_words(texts: &SettingsTexts<'_>, availability: Availability) -> SharedString {
    match availability {
        Availability::Scheduled => texts.get_when_scheduled(),
        Availability::WheneverOpen => texts.get_when_open(),
        Availability::Ask => texts.get_when_ask(),
        Availability::Elsewhere => texts.get_when_elsewhere(),
    }
}

fn need_words(laying: &Laying<'_>, need: Need) -> SharedString {
    let texts = laying.ui.global::<Texts>();
    match need {
        Need::Health => texts.get_need_health(),
        Need::EverydayLife => texts.get_need_everyday(),
        Need::HomeAndPost => texts.get_need_home(),
        Need::Support => texts.get_need_support(),
        Need::Animals => texts.get_need_animals(),
        Need::Elsewhere => texts.get_need_elsewhere(),
        Need::Other => texts.get_need_other(),
    }
}

/// A time of an offer or of food, which leads to its page.
fn time_card(entry: &EntryView, public: &Texts<'_>) -> Card {
    let cancelled = entry.phase == Phase::Cancelled;
    let more = if cancelled { &entry.note } else { &entry.price };
    let text = [&entry.place, more].into_iter().filter(|part| !part.is_empty()).cloned();
    Card {
        lead: words::capital(&entry.when).into(),
        state: if cancelled { public.get_is_cancelled() } else { SharedString::new() },
        ..door(&entry.icon, entry.title.as_str(), text.collect::<Vec<_>>().join(" · "), time_name(&entry.id))
    }
}

impl Screens {
    /// Every offer of the house, and a new one.
    pub(super) fn offers_rows(&mut self, texts: &SettingsTexts<'_>, metrics: &Metrics) -> Result<Rows, StoreError> {
        self.staff.running.settings.offer = None;
        let language = self.place.language;
        let offers = self.app.store().offers()?;
        let mut cards =
            vec![Card { fill: CardFill::Free, ..door("plus", texts.get_new_offer(), "", At::Offer(None).name()) }];
        cards.extend(offers.iter().map(|offer| {
            let to = At::Offer(Some(offer.slug.clone())).name();
            door(&offer.icon, offer.title.in_language(language), when_words(texts, offer.availability), to)
        }));
        Ok(in_columns(cards, metrics.columns(560.0, 2)))
    }

    /// One offer as it is being corrected.
    pub(super) fn offer_rows(
        &mut self,
        slug: Option<&str>,
        laying: &Laying<'_>,
        texts: &SettingsTexts<'_>,
    ) -> Result<Rows, StoreError> {
        let running = laying.ui.global::<RunningTexts>();
        if self.staff.running.settings.offer.as_ref().is_none_or(|(of, _)| of.as_deref() != slug) {
            let draft = match slug {
                Some(slug) => self.app.offer_draft(slug)?,
                None => Some(OfferDraft::default()),
            };
            let Some(draft) = draft else {
                return Ok(vec![vec![fact("tilbud", running.get_is_gone(), "")]]);
            };
            self.staff.running.settings.offer = Some((slug.map(ToOwned::to_owned), draft));
        }
        let Some((_, draft)) = &self.staff.running.settings.offer else { return Ok(Rows::new()) };
        let write =
            |icon: &str, name, text: &str, missing, field| text_card(icon, name, text, missing, &RunAt::Write(field));
        let choose = |icon: &str, name: SharedString, chosen: SharedString, to: &At| Card {
            lead: name,
            ..door(icon, chosen, "", to.name())
        };
        let save = door("ja", running.get_save(), running.get_save_text(), "run-save-offer".to_owned());
        let cards = vec![
            write("blyant", running.get_called(), &draft.title, running.get_write_title(), Field::OfferTitle),
            Card { fill: CardFill::Free, ..save },
            choose("tilbud", texts.get_offer_need(), need_words(laying, draft.need), &At::Need),
            choose("ur", texts.get_offer_when(), when_words(texts, draft.availability), &At::When),
            write("sted", running.get_place(), &draft.place, running.get_no_place(), Field::OfferPlace),
            write("blad", running.get_text(), &draft.text, running.get_no_text(), Field::OfferText),
            write("trappe", texts.get_first_step(), &draft.first_step, running.get_no_text(), Field::FirstStep),
        ];
        let columns = laying.metrics.columns(620.0, 2);
        let mut rows = in_columns(cards, columns);
        if let Some(slug) = slug {
            rows.extend(self.offer_ways(slug, laying, texts)?);
        }
        Ok(rows)
    }

    /// The next times of an offer, a new one, and its end.
    fn offer_ways(&self, slug: &str, laying: &Laying<'_>, texts: &SettingsTexts<'_>) -> Result<Rows, StoreError> {
        let (times, public) = (self.app.times_of_offer(slug, self.place.language)?, laying.ui.global::<Texts>());
        let mut cards: Vec<Card> = times.iter().map(|entry| time_card(entry, &public)).collect();
        let new = format!("run-offer-time:{slug}");
        cards.push(door("plus", texts.get_offer_time(), texts.get_offer_time_text(), new));
        let end = At::EndOffer(slug.to_owned()).name();
        cards.push(door("luk", texts.get_end_offer(), texts.get_end_offer_text(), end));
        let mut rows = vec![vec![heading(texts.get_when_scheduled())]];
        rows.extend(in_columns(cards, laying.metrics.columns(560.0, 2)));
        Ok(rows)
    }

    /// What an offer helps with.
    pub(super) fn need_rows(&self, laying: &Laying<'_>) -> Rows {
        let chosen = self.staff.running.settings.offer.as_ref().map(|(_, draft)| draft.need);
        let card = |(at, need): (usize, Need)| {
            choice(need_words(laying, need), format!("run-offer-need:{at}"), chosen == Some(need))
        };
        in_columns(Need::ALL.into_iter().enumerate().map(card).collect(), laying.metrics.columns(480.0, 3))
    }

    /// When it is there.
    pub(super) fn when_rows(&self, texts: &SettingsTexts<'_>, metrics: &Metrics) -> Rows {
        let chosen = self.staff.running.settings.offer.as_ref().map(|(_, draft)| draft.availability);
        let card = |(at, when): (usize, Availability)| {
            choice(when_words(texts, when), format!("run-offer-when:{at}"), chosen == Some(when))
        };
        in_columns(Availability::ALL.into_iter().enumerate().map(card).collect(), metrics.columns(560.0, 2))
    }

    /// Asked once more before an offer ends.
    pub(super) fn end_offer_rows(
        &self,
        slug: &str,
        laying: &Laying<'_>,
        texts: &SettingsTexts<'_>,
    ) -> Result<Rows, StoreError> {
        let running = laying.ui.global::<RunningTexts>();
        let offers = self.app.store().offers()?;
        let Some(one) = offers.iter().find(|one| one.slug == slug) else {
            return Ok(vec![vec![fact("tilbud", running.get_is_gone(), "")]]);
        };
        let title = one.title.in_language(self.place.language);
        let back = At::Offer(Some(slug.to_owned())).name();
        let yes = door("ja", texts.get_end_offer_yes(), "", format!("run-end-offer:{slug}"));
        Ok(vec![
            vec![fact(&one.icon, title, texts.get_end_offer_text())],
            vec![Card { fill: CardFill::Free, ..yes }],
            vec![door("tilbage", texts.get_end_offer_no(), "", back)],
        ])
    }

    /// The food of today and tomorrow; each time leads to where it is corrected.
    pub(super) fn food_rows(&self, texts: &SettingsTexts<'_>, laying: &Laying<'_>) -> Result<Rows, StoreError> {
        let (food, public) = (self.app.food_to_come(self.place.language)?, laying.ui.global::<Texts>());
        let mut cards: Vec<Card> = food.iter().map(|entry| time_card(entry, &public)).collect();
        let mut rows = Rows::new();
        if cards.is_empty() {
            rows.push(vec![fact("bestik", texts.get_no_food(), "")]);
        }
        cards.push(Card { fill: CardFill::Free, ..door("plus", texts.get_new_food(), "", "run-new-food".to_owned()) });
        rows.extend(in_columns(cards, laying.metrics.columns(560.0, 2)));
        Ok(rows)
    }
}
