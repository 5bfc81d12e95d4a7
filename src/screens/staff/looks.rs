//! *Se bedre* of an employee: hers as soon as she is in, and kept for the next time. The public side has what its
//! visitors chose.

use fristed_ui::Card;
use slint::SharedString;

use super::act::Act;
use super::cards::press;
use crate::app::desk_words;
use crate::app::staff::Session;
use crate::domain::looks::{Looks, TextStep};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::place::{Place, TextSize};

/// What there is to remember of looks while somebody is in.
#[derive(Default)]
pub(super) struct Seen {
    /// As the visitors had left the screen.
    visitors: Option<Looks>,
    /// She is choosing.
    choosing: bool,
}

fn of(place: &Place) -> Looks {
    let text = match place.text {
        TextSize::Normal => TextStep::Normal,
        TextSize::Large => TextStep::Large,
        TextSize::Largest => TextStep::Largest,
    };
    Looks { text, dark: place.contrast }
}

fn wear(place: &mut Place, looks: Looks) {
    place.contrast = looks.dark;
    place.text = match looks.text {
        TextStep::Normal => TextSize::Normal,
        TextStep::Large => TextSize::Large,
        TextStep::Largest => TextSize::Largest,
    };
}

/// The card that leads to the choice.
pub(in crate::screens::staff) fn card(language: Language) -> Card {
    let (title, text) = desk_words::see_better(language);
    press("oeje", title.into(), SharedString::from(text), &Act::SeeBetter)
}

impl Screens {
    /// Somebody has come in: what she has chosen holds.
    pub(super) fn wear_own_looks(&mut self) {
        let Some(session) = self.app.session() else { return };
        self.staff.seen.visitors = Some(of(&self.place));
        match self.app.own_looks(&session) {
            Ok(Some(looks)) => wear(&mut self.place, looks),
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "how an employee sees best could not be read"),
        }
    }

    /// Keeps her choice once she has made it.
    pub(super) fn keep_chosen_looks(&mut self, session: &Session) {
        let chosen = self.staff.seen.choosing && !self.place.see_better;
        self.staff.seen.choosing = self.place.see_better;
        if chosen && let Err(error) = self.app.keep_looks(session, of(&self.place)) {
            tracing::error!(%error, "how an employee sees best could not be kept");
        }
    }

    /// She goes: the screen looks as its visitors had left it.
    pub(super) fn take_off_own_looks(&mut self) {
        if let Some(looks) = self.staff.seen.visitors.take() {
            wear(&mut self.place, looks);
        }
    }
}
