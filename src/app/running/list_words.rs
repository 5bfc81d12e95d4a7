//! What the pages of the lists of *Vær med* say about undoing, in both languages.

use crate::app::words::pick;
use crate::domain::text::Language;

/// Before somebody is taken off: how long it can be undone.
#[must_use]
pub const fn can_be_undone(language: Language) -> &'static str {
    pick(language, ("Du kan fortryde, indtil skærmen låser.", "You can undo it until the screen locks."))
}
