//! What staff says of an activity beside its times: purpose, recommendation, places, picture, and how it went.

mod act;
mod pages;
mod picture;

use std::collections::HashMap;

use fristed_ui::ActivityTexts;
use slint::{Image, SharedString};

use super::super::Laying;
use crate::app::running::about::Places;
use crate::app::running::about_words;
use crate::domain::activity::OccurrenceId;
use crate::screens::Screens;
use crate::screens::cards::Rows;
use crate::store::StoreError;

/// One page about the activity of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// What it is for.
    Purpose(OccurrenceId),
    Recommend(OccurrenceId),
    Places(OccurrenceId),
    /// The drawings there are to choose from.
    Picture(OccurrenceId),
    /// The files on a stick.
    Stick(OccurrenceId),
    /// One of them, as it will look.
    Look(OccurrenceId),
    /// How it went.
    FollowUp(OccurrenceId),
}

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        let (page, id) = match self {
            Self::Purpose(id) => ("run-purpose", id),
            Self::Recommend(id) => ("run-recommend", id),
            Self::Places(id) => ("run-places", id),
            Self::Picture(id) => ("run-picture", id),
            Self::Stick(id) => ("run-stick", id),
            Self::Look(id) => ("run-look", id),
            Self::FollowUp(id) => ("run-follow-up", id),
        };
        format!("{page}:{id}")
    }

    /// The page with this name.
    #[must_use]
    pub fn named(page: &str, of: &str) -> Option<Self> {
        let id = of.parse().ok()?;
        Some(match page {
            "run-purpose" => Self::Purpose(id),
            "run-recommend" => Self::Recommend(id),
            "run-places" => Self::Places(id),
            "run-picture" => Self::Picture(id),
            "run-stick" => Self::Stick(id),
            "run-look" => Self::Look(id),
            "run-follow-up" => Self::FollowUp(id),
            _ => return None,
        })
    }
}

/// What is being said, until it is saved.
#[derive(Default)]
pub struct Saying {
    places: Option<(OccurrenceId, Places)>,
    /// Small drawings, drawn once.
    small: HashMap<(String, u32, bool), Image>,
}

impl Saying {
    /// What one can do where all places are taken, where it is not one of those that one press takes.
    pub(super) fn typed(&self) -> Option<String> {
        let (_, places) = self.places.as_ref()?;
        (!about_words::INSTEADS.contains(&places.instead.as_str())).then(|| places.instead.clone())
    }

    /// Puts it back; its page has been opened before.
    pub(super) fn take_back(&mut self, text: &str) {
        if let Some((_, places)) = &mut self.places {
            text.clone_into(&mut places.instead);
        }
    }
}

impl Screens {
    /// The title and the cards of a page.
    pub(super) fn about_rows(
        &mut self,
        at: At,
        texts: &ActivityTexts<'_>,
        laying: &Laying<'_>,
    ) -> Result<(SharedString, Rows), StoreError> {
        let metrics = laying.metrics;
        Ok(match at {
            At::Purpose(id) => (texts.get_purpose(), self.purpose_rows(id, texts, metrics)?),
            At::Recommend(id) => (texts.get_recommend(), self.recommend_rows(id, texts, metrics)?),
            At::Places(id) => (texts.get_places(), self.places_rows(id, texts, metrics)?),
            At::Picture(id) => (texts.get_picture(), self.picture_rows(id, texts, laying)?),
            At::Stick(id) => (texts.get_from_stick(), self.stick_pictures(id, texts, metrics)),
            At::Look(id) => (texts.get_from_stick(), self.look_rows(id, texts, laying)),
            At::FollowUp(id) => (texts.get_follow_up(), self.follow_up_rows(id, texts, metrics)?),
        })
    }
}
