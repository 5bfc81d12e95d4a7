//! Faciliteter: a card for each, with the one tap on it.

use fristed_ui::{Card, CardFill, FristedWindow, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{self, Rows, in_columns};
use super::layout::Metrics;
use crate::app::facilities::{FacilityState, FacilityView};

/// The page; while the house is closed it says so and nothing can be pressed.
#[must_use]
pub fn rows(ui: &FristedWindow, facilities: &[FacilityView], open: &str, metrics: &Metrics) -> Rows {
    let texts = ui.global::<Texts>();
    if facilities.is_empty() {
        let text = format!("{} {open}.", texts.get_facilities_closed_text());
        let meanwhile = Card {
            action: "week".into(),
            fill: CardFill::Press,
            ..cards::fact("kalender", texts.get_week(), texts.get_see_the_week())
        };
        return vec![vec![cards::fact("doer", texts.get_facilities_closed(), text)], vec![meanwhile]];
    }
    let card = |view: &FacilityView| {
        let take = view.can_take.then(|| (texts.get_in_use(), SharedString::from(format!("take:{}", view.id.0))));
        let release = view.can_release.then(|| (texts.get_free_again(), format!("release:{}", view.id.0).into()));
        let mut buttons = take.into_iter().chain(release);
        let (button, button_action) = buttons.next().unwrap_or_default();
        let (button_2, button_2_action) = buttons.next().unwrap_or_default();
        Card { action: SharedString::new(), button, button_action, button_2, button_2_action, ..tile(view) }
    };
    in_columns(facilities.iter().map(card).collect(), metrics.columns(760.0, 2))
}

/// A facility as a card that leads to Faciliteter.
#[must_use]
pub fn tile(view: &FacilityView) -> Card {
    let place = if view.place.is_empty() { String::new() } else { format!("{}. ", view.place) };
    Card {
        action: "facilities".into(),
        fill: match view.state {
            FacilityState::Free => CardFill::Free,
            FacilityState::Closed => CardFill::Closed,
            FacilityState::Taken | FacilityState::PerhapsFree => CardFill::Press,
        },
        icon: view.icon.as_str().into(),
        title: view.name.as_str().into(),
        sign: match view.state {
            FacilityState::Free => "jacirkel",
            FacilityState::Taken => "optaget",
            FacilityState::PerhapsFree => "doer",
            FacilityState::Closed => "pause",
        }
        .into(),
        state: view.words.as_str().into(),
        text: match view.state {
            FacilityState::Free | FacilityState::PerhapsFree => format!("{place}{}", view.advice).into(),
            FacilityState::Taken | FacilityState::Closed => view.advice.as_str().into(),
        },
        ..cards::blank()
    }
}
