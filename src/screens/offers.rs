//! Tilbud: a card for each offer, and the page of one.

use fristed_ui::{AskTexts, Card, CardFill, FristedWindow, MarkShape, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{self, Rows, fact, heading, in_columns};
use super::layout::Metrics;
use crate::app::offers::{OfferView, OfferWhen};
use crate::app::words;
use crate::domain::offer::Need;

/// All offers: today's first, then by need. A large screen has tiles, as many as it can, for the drawing says what
/// need it is; elsewhere each need has a heading.
#[must_use]
pub fn rows(ui: &FristedWindow, offers: &[OfferView], metrics: &Metrics) -> Rows {
    let columns = metrics.columns(560.0, 3);
    if metrics.composed {
        return in_columns(offers.iter().map(|offer| tile(ui, offer)).collect(), columns);
    }
    let mut rows = Rows::new();
    for group in offers.chunk_by(|a, b| (a.is_today, a.need) == (b.is_today, b.need) || (a.is_today && b.is_today)) {
        if let Some(first) = group.first().filter(|first| !first.is_today) {
            rows.push(vec![heading(need(ui, first.need))]);
        }
        rows.extend(in_columns(group.iter().map(|offer| card(ui, offer)).collect(), columns));
    }
    rows
}

fn card(ui: &FristedWindow, offer: &OfferView) -> Card {
    let action = match (&offer.when, offer.slug.is_empty()) {
        (_, false) => format!("offer:{}", offer.slug),
        (OfferWhen::Next(entry), true) => format!("activity:{}", entry.id),
        (_, true) => String::new(),
    };
    Card {
        action: action.into(),
        fill: if offer.is_today { CardFill::Sky } else { CardFill::Press },
        mark: MarkShape::Square,
        icon: offer.icon.as_str().into(),
        title: offer.title.as_str().into(),
        state: if offer.is_today { when(ui, offer).into() } else { SharedString::new() },
        text: if offer.is_today { offer.first_step.as_str().into() } else { when(ui, offer).into() },
        ..cards::blank()
    }
}

fn tile(ui: &FristedWindow, offer: &OfferView) -> Card {
    let card = card(ui, offer);
    let text = if offer.is_today { card.text } else { format!("{}\n{}", card.text, offer.first_step).into() };
    Card { tile: true, text, ..card }
}

fn when(ui: &FristedWindow, offer: &OfferView) -> String {
    let texts = ui.global::<Texts>();
    match &offer.when {
        OfferWhen::Next(entry) => words::capital(&entry.when),
        OfferWhen::WheneverOpen => texts.get_whenever_open().into(),
        OfferWhen::Ask => ui.global::<AskTexts>().get_one_of_us().into(),
        OfferWhen::Elsewhere => texts.get_elsewhere().into(),
        OfferWhen::NoneNear => ui.global::<AskTexts>().get_none_near().into(),
    }
}

/// The page of one offer.
#[must_use]
pub fn page(ui: &FristedWindow, offer: &OfferView) -> Rows {
    let texts = ui.global::<Texts>();
    let head = Card {
        fill: CardFill::Sky,
        mark: MarkShape::Square,
        icon: offer.icon.as_str().into(),
        title: offer.title.as_str().into(),
        text: offer.text.as_str().into(),
        ..cards::blank()
    };
    let mut time = fact("ur", texts.get_when(), when(ui, offer));
    if let OfferWhen::Next(entry) = &offer.when {
        time.action = format!("activity:{}", entry.id).into();
        time.fill = CardFill::Press;
    }
    let mut rows = vec![vec![head], vec![time]];
    if !offer.place.is_empty() {
        rows.push(vec![fact("sted", texts.get_where(), offer.place.as_str())]);
    }
    rows.push(vec![fact("trappe", texts.get_first_step(), offer.first_step.as_str())]);
    rows
}

fn need(ui: &FristedWindow, need: Need) -> SharedString {
    let texts = ui.global::<Texts>();
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
