//! The way to the guides, from where they help: the approach that was chosen for a field.

use fristed_ui::Card;

use super::press;
use crate::app::running::running_words;
use crate::domain::compass::{Answer, Approach, Field, Filling, Level};
use crate::domain::guide::Helps;
use crate::domain::text::Language;
use crate::screens::staff::Door;

/// The guides of the approach that is chosen for `field`; none where none is.
pub(in crate::screens::staff::compass) fn guide_door(
    filling: &Filling,
    field: Field,
    language: Language,
) -> Option<Card> {
    let Some(Answer::Approach(approach)) = filling.answer(field, Level::Approach) else { return None };
    let helps = match approach {
        Approach::TakeCharge => Helps::TakeCharge,
        Approach::LovingNudge => Helps::LovingNudge,
        Approach::SitOnHands => Helps::SitOnHands,
    };
    let label = Answer::Approach(approach).label();
    Some(press("trappe", running_words::guides(language), label, Door::Guides(Some(helps)).name()))
}

/// All of them.
pub(super) fn all(language: Language) -> Card {
    press("trappe", running_words::guides(language), running_words::guides_text(language), Door::Guides(None).name())
}
