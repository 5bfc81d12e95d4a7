//! Settings, the hours of the week, offers and food, as lists of cards. They are pages of running the house: what is
//! changed is changed by [`Run`](crate::app::running::Run), and can be undone.

mod act;
mod at;
mod offers;
mod pages;
mod unsaved;

use fristed_ui::SettingsTexts;
use slint::{ComponentHandle as _, SharedString};

pub use at::At;

use super::Laying;
use crate::app::running::OfferDraft;
use crate::app::staff::access::OpenView;
use crate::screens::Screens;
use crate::screens::cards::Rows;
use crate::screens::staff::running::HoursDraft;
use crate::store::StoreError;

/// What is being corrected on these pages.
#[derive(Default)]
pub struct Settings {
    /// An offer as it is being corrected, and which; a new one without.
    offer: Option<(Option<String>, OfferDraft)>,
    /// The hours of a weekday, counted from Monday.
    week: Option<(usize, HoursDraft)>,
    /// The clock is in doubt, so that nothing was deleted.
    kept_back: bool,
}

impl Screens {
    /// The title and the cards of a page of settings or offers.
    pub(super) fn settings_page(
        &mut self,
        at: &At,
        view: &OpenView,
        laying: &Laying<'_>,
    ) -> Result<(SharedString, Rows), StoreError> {
        let texts = laying.ui.global::<SettingsTexts>();
        if !matches!(at, At::Kept) {
            self.staff.running.settings.kept_back = false;
        }
        let metrics = laying.metrics;
        Ok(match at {
            At::Menu => (texts.get_settings(), self.menu_rows(view, &texts, metrics)?),
            At::Box => (texts.get_box(), self.box_rows(view, &texts, laying)?),
            At::Kept => (texts.get_kept(), self.kept_rows(view, &texts, metrics)?),
            At::Erase(kept) => (texts.get_erase(), self.erase_rows(*kept, view, &texts)?),
            At::Nudges => (texts.get_nudges(), self.nudge_rows(laying, &texts)),
            At::Week => (texts.get_week(), self.week_rows(metrics)?),
            At::Day(day) => (texts.get_week(), self.weekday_rows(*day, laying, &texts)?),
            At::Offers => (texts.get_offers(), self.offers_rows(&texts, metrics)?),
            At::Offer(slug) => (texts.get_offers(), self.offer_rows(slug.as_deref(), laying, &texts)?),
            At::Need => (texts.get_offer_need(), self.need_rows(laying)),
            At::When => (texts.get_offer_when(), self.when_rows(&texts, metrics)),
            At::EndOffer(slug) => (texts.get_end_offer(), self.end_offer_rows(slug, laying, &texts)?),
            At::Food => (texts.get_food(), self.food_rows(&texts, laying)?),
        })
    }
}
