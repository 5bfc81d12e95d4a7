//! A person's rights, and the page about the room: what opens the compass here, and how long what it holds is kept.
//!
//! What a page of *Indsigt* says is kept only while it is shown, and overwritten when it goes.

mod act;
mod at;
mod pages;
mod stands;

use chrono::Weekday;
use fristed_ui::{Card, CardFill, CompassTexts, Typing};
use slint::{ComponentHandle as _, SharedString};

pub use at::{PREFIX, Page};

use super::Laying;
use crate::app::compass::insight::Insight;
use crate::app::compass::rights_words as words;
use crate::app::staff::Session;
use crate::domain::compass::PersonId;
use crate::domain::compass::beside::Sort;
use crate::domain::compass::gate::Gate;
use crate::domain::opening::Hours;
use crate::domain::text::Language;
use crate::screens::cards::{Rows, fact};
use crate::screens::{Screens, keyboard};
use crate::store::StoreError;

/// What these pages keep between two looks.
#[derive(Default)]
pub struct Rights {
    insight: Option<(PersonId, Language, Insight)>,
    /// The stretch of a weekday as it is being set.
    day: Option<(Weekday, Hours)>,
}

impl Rights {
    /// Nothing of anybody stays.
    pub(super) fn forget(&mut self) {
        self.insight = None;
    }
}

/// A card that leads on, or does something.
fn press(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> Card {
    Card { action: action.into(), fill: CardFill::Press, ..fact(icon, title, text) }
}

/// The same for one of the sentences.
fn door_to(icon: &str, (title, text): (words::Said, words::Said), page: Page, language: Language) -> Card {
    press(icon, words::say(language, title), words::say(language, text), page.name())
}

/// The door on a person's page.
pub(super) fn door(language: Language) -> Card {
    door_to("person", (words::RIGHTS, words::RIGHTS_TEXT), Page::Menu, language)
}

/// The door to the page about the room.
pub(super) fn room_door(language: Language) -> Card {
    door_to("doer", (words::ROOM, words::ROOM_TEXT), Page::Room, language)
}

/// What is asked for on a page that is typed on.
pub(super) const fn asked(page: Page, language: Language) -> (&'static str, &'static str) {
    let (title, said) = match page {
        Page::Beside(_, Sort::Correction) => (words::CORRECTION_SHORT, words::CORRECTION_TEXT),
        Page::Beside(_, Sort::Remark) => (words::REMARK_SHORT, words::REMARK_TEXT),
        _ => (words::REFUSE_SHORT, words::REFUSE_TEXT),
    };
    (words::say(language, title), words::say(language, said))
}

impl Screens {
    /// The title and the cards of a page. What has to be typed is shown by itself.
    pub(super) fn rights_page(
        &mut self,
        page: Page,
        session: &Session,
        laying: &Laying<'_>,
    ) -> Result<(SharedString, Rows), StoreError> {
        let language = self.place.language;
        let metrics = laying.metrics;
        if !matches!(page, Page::Insight | Page::Records | Page::Record(_) | Page::Beside(..)) {
            self.staff.compass.rights.forget();
        }
        let title = |said: words::Said| SharedString::from(words::say(language, said));
        Ok(match page {
            Page::Menu => (title(words::RIGHTS_SHORT), self.menu_of_rights(session, metrics)?),
            Page::Insight => (title(words::INSIGHT), self.insight_rows(session, metrics)?),
            Page::HandOver => (title(words::INSIGHT), self.hand_over_rows(session)),
            Page::Records => (title(words::BESIDE_SHORT), self.record_rows(session, metrics)?),
            Page::Record(at) => (title(words::BESIDE_SHORT), self.one_record_rows(session, at, metrics)?),
            Page::Erase => (title(words::RIGHTS_SHORT), self.erase_person_rows(session, metrics)?),
            Page::Erased => (title(words::RIGHTS_SHORT), self.erased_rows(session)),
            Page::Object => (title(words::RIGHTS_SHORT), pages::object(self.who_card(session)?, language)),
            Page::Room => (title(words::ROOM), self.room_rows(session, metrics)?),
            Page::Place => (title(words::STANDS), self.place_rows(session)),
            Page::Day(day) => (title(words::OWN_HOURS), self.day_rows(day, metrics)?),
            Page::Beside(..) | Page::Refuse => (SharedString::new(), Rows::new()),
        })
    }

    /// Where the compass is shut: what it is, and what opens it. Nothing of anybody is in a property then.
    pub(super) fn show_gate(&mut self, gate: Gate, session: &Session, laying: &Laying<'_>) {
        self.staff.compass.shut = true;
        self.staff.compass.rights.forget();
        super::put_away(laying.ui);
        self.staff.compass.picture.forget();
        self.staff.compass.pair.forget();
        self.staff.compass.fillings = None;
        let typing = laying.ui.global::<Typing>();
        typing.set_open(false);
        keyboard::put_away(&typing);
        let rows = self.gate_rows(gate, session, laying.metrics);
        let title = laying.ui.global::<CompassTexts>().get_compass();
        let rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
    }
}
