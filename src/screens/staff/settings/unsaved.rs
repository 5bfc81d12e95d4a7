//! An offer as it is being corrected, in words that can be kept until the same employee is in again.

use super::Settings;
use crate::app::App;
use crate::app::running::OfferDraft;
use crate::domain::offer::{Availability, Need};

impl Settings {
    /// Everything of an offer that is not saved, each with its word.
    pub(in crate::screens::staff) fn typed(&self, app: &App) -> Vec<(&'static str, String)> {
        let Some((slug, draft)) = &self.offer else { return Vec::new() };
        let before = match slug {
            Some(slug) => app.offer_draft(slug).ok().flatten(),
            None => Some(OfferDraft::default()),
        };
        // Of what is gone nothing can be saved any more.
        if before.is_none_or(|before| before == *draft) {
            return Vec::new();
        }
        vec![
            ("offer-title", draft.title.clone()),
            ("offer-place", draft.place.clone()),
            ("offer-text", draft.text.clone()),
            ("offer-step", draft.first_step.clone()),
            ("offer-need", draft.need.word().to_owned()),
            ("offer-when", draft.availability.word().to_owned()),
        ]
    }

    /// Puts one of them back; the page it belongs to has been opened before.
    pub(in crate::screens::staff) fn take_back(&mut self, word: &str, text: &str) {
        let Some((_, draft)) = &mut self.offer else { return };
        match word {
            "offer-title" => text.clone_into(&mut draft.title),
            "offer-place" => text.clone_into(&mut draft.place),
            "offer-text" => text.clone_into(&mut draft.text),
            "offer-step" => text.clone_into(&mut draft.first_step),
            "offer-need" => draft.need = Need::ALL.into_iter().find(|one| one.word() == text).unwrap_or(draft.need),
            "offer-when" => {
                let found = Availability::ALL.into_iter().find(|one| one.word() == text);
                draft.availability = found.unwrap_or(draft.availability);
            }
            _ => {}
        }
    }
}
