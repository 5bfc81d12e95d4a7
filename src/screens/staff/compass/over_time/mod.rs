//! What is kept of a person over time: earlier wheels, the logbook, the conversation, the risk profile. Lists of cards,
//! and a text to type; every sentence comes from `app`.

mod act;
mod at;
mod conversation;
mod earlier;
mod guides;
mod logbook;
mod risk;
mod write;

use fristed_ui::{Card, CardFill, CompassTexts};
use slint::{ComponentHandle as _, SharedString};

pub(in crate::screens::staff) use act::desk_door;
pub(super) use act::doors;
pub use at::{Of, Page};
pub(super) use guides::guide_door;

use super::{At, Laying};
use crate::app::compass::logbook_words;
use crate::app::staff::access::OpenView;
use crate::domain::compass::LineId;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact};
use crate::store::StoreError;

/// What the pages keep between two looks.
#[derive(Default)]
pub struct OverTime {
    drawn: earlier::Drawn,
    /// The line that was written last.
    just_kept: Option<LineId>,
}

impl OverTime {
    /// They are not on the screen any more.
    pub(super) fn forget(&mut self) {
        self.drawn = earlier::Drawn::default();
    }
}

/// A card that leads on, or does something.
fn press(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> Card {
    Card { action: action.into(), fill: CardFill::Press, ..fact(icon, title, text) }
}

/// A page's card.
fn open(icon: &str, title: &str, text: &str, page: Page) -> Card {
    press(icon, title, text, At::OverTime(page).name())
}

/// One of several of which one can be chosen.
fn choice(title: &str, text: &str, chosen: bool, said: &str, action: String) -> Card {
    let card = press(if chosen { "jacirkel" } else { "tom" }, title, text, action);
    if !chosen {
        return card;
    }
    Card { fill: CardFill::Free, sign: "ja".into(), state: said.into(), ..card }
}

impl Screens {
    /// Shows one of the pages to somebody with the right to it.
    pub(super) fn show_over_time(
        &mut self,
        page: Page,
        view: &OpenView,
        laying: &Laying<'_>,
    ) -> Result<(), StoreError> {
        let texts = laying.ui.global::<CompassTexts>();
        if page.is_written() {
            self.show_compass_writing(At::OverTime(page), &texts, laying);
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        let rows = match page {
            Page::Earlier(wheel, back) => self.earlier_rows((wheel, back), view, laying)?,
            Page::Over(wheel, back) => self.over_rows((wheel, back), view, laying)?,
            Page::Log(of, field) => self.log_rows((of, field), &view.session, laying.metrics)?,
            Page::LogFields(of) => self.log_fields_rows(of, &view.session, laying.metrics)?,
            Page::Line(id) => self.one_line_rows(id, &view.session, laying.metrics)?,
            Page::LineWho(id) => self.line_who_rows(id, &view.session, laying.metrics)?,
            Page::LineField(id) => self.line_field_rows(id, &view.session, laying.metrics)?,
            Page::LineStep(id) => self.line_step_rows(id, &view.session, laying.metrics)?,
            Page::Talk => self.talk_rows(&view.session, laying.metrics)?,
            Page::TalkEarlier => self.talk_earlier_rows(&view.session, laying.metrics)?,
            Page::Risk => self.risk_rows(&view.session, laying.metrics)?,
            Page::LogWrite(_) | Page::TalkOwn | Page::RiskPart(_) | Page::RiskSeen => Rows::new(),
        };
        let title = self.over_time_title(page, &texts);
        let rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }

    fn is_invented(&self, id: LineId) -> bool {
        let line =
            self.app.session().and_then(|session| self.app.line(&session, id, self.place.language).ok().flatten());
        line.is_some_and(|line| line.about.iter().any(|person| person.is_practice()))
    }

    /// Whom it is about stands on every page; of the house's own logbook nobody.
    pub(super) fn over_time_title(&self, page: Page, texts: &CompassTexts<'_>) -> SharedString {
        let said = page.title(self.place.language);
        let is_about_her =
            !matches!(page, Page::Log(Of::House, _) | Page::LogFields(Of::House) | Page::LogWrite(Of::House))
                && !page.is_of_line();
        if page.of_line().is_some_and(|id| self.is_invented(id)) {
            // Of somebody invented every page says so; of anybody else no page of a line says whom it is about.
            // Beside the mark a long title has no room at the largest text; these pages ask their question themselves.
            let said = if matches!(page, Page::LineWho(_) | Page::LineStep(_)) {
                logbook_words::title(self.place.language)
            } else {
                said
            };
            return format!("{} · {said}", texts.get_practice()).into();
        }
        if is_about_her { format!("{} · {said}", self.whom(texts)).into() } else { said.into() }
    }
}

/// Where a line is not there any more.
fn gone(language: crate::domain::text::Language) -> Rows {
    vec![vec![fact("blad", logbook_words::is_gone(language), "")]]
}
