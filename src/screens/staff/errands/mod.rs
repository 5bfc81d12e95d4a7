//! Stick, printer and machine, as lists of cards: what leads out of the screen, and what comes in.

mod act;
mod at;
mod pages;

use fristed_ui::{Card, ErrandTexts};
use slint::ComponentHandle as _;

pub use at::{At, Paper};
pub use pages::handed_card;

use super::Laying;
use super::running::door;
use crate::app::staff::access::OpenView;
use crate::screens::Screens;
use crate::screens::cards::Rows;

/// What the pages keep between two looks.
#[derive(Default)]
pub struct Errands {
    /// A paper that there is not yet.
    missing: Option<Paper>,
    /// The stick could not even be asked for.
    not_asked: bool,
}

impl Screens {
    /// Shows a page of the errands to whoever is in.
    pub(super) fn show_errand(&mut self, at: At, view: &OpenView, laying: &Laying<'_>) {
        let texts = laying.ui.global::<ErrandTexts>();
        let (title, rows): (_, Rows) = match at {
            At::Stick => (texts.get_stick_and_print(), self.stick_rows(&view.session, &texts, laying.metrics)),
            At::Calendar => (texts.get_calendar(), self.calendar_rows(&view.session, laying)),
            At::Health => (texts.get_health(), self.health_rows(&view.session, laying)),
        };
        let rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
    }
}

impl Screens {
    /// Takes what the worker has finished.
    pub(in crate::screens) fn poll_errands(&mut self) {
        if self.app.poll_errands() && self.staff.inside {
            self.show();
        }
    }
}

/// The doors that stand on the desk.
pub(super) fn doors(ui: &fristed_ui::FristedWindow) -> Vec<Card> {
    let texts = ui.global::<ErrandTexts>();
    vec![
        door("stik", texts.get_stick_and_print(), texts.get_stick_and_print_text(), At::Stick.name()),
        door("skaerm", texts.get_health(), texts.get_health_text(), At::Health.name()),
    ]
}
