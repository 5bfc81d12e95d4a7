//! Running the house: the programme, facilities, hours and history, as lists of cards, and one page to type on.
//!
//! What is being corrected lives here until it is saved, and goes when the screen locks.

mod about;
mod act;
mod at;
mod edit;
mod history;
mod pages;
mod questions;
mod unsaved;
mod wording;
pub(super) mod write;

use fristed_ui::{ActivityTexts, Card, CardFill, DeskTexts, RunningTexts, SettingsTexts};
use slint::{ComponentHandle as _, SharedString};

pub use about::At as About;
pub use at::{At, Field};
pub use edit::HoursDraft;
pub(super) use edit::text_card;
pub use wording::Said;

use super::settings::{self, Settings};
use super::{Laying, meetings};
use crate::app::running::history::Sort;
use crate::app::running::{Draft, RunRefused, Wording, running_words, wording_words};
use crate::app::staff::access::OpenView;
use crate::domain::activity::OccurrenceId;
use crate::domain::facility::FacilityId;
use crate::domain::programme::Scope;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact};
use crate::store::StoreError;

/// What is being corrected.
pub struct Running {
    /// The activity as it is being corrected, and which time of it; something new without.
    draft: Option<(Option<OccurrenceId>, Draft)>,
    scope: Scope,
    /// Opening hours as they are being corrected, and of which day.
    hours: Option<(i64, HoursDraft)>,
    /// What one can do while a facility is closed, where it is not as usual; and what else there is to choose.
    closing: Option<FacilityId>,
    meanwhile: String,
    meanwhiles: Vec<String>,
    /// Texts that one press takes, in the order in which they are shown.
    proposed: Vec<String>,
    writing: Option<write::Writing>,
    /// What is being made of the meetings.
    pub(super) making: meetings::Making,
    about: about::Saying,
    /// A question that waits for its answer.
    question: String,
    /// A facility as it is being spoken of anew.
    wording: Option<(FacilityId, Wording)>,
    /// Why the last change was not made.
    pub(super) refused: Option<RunRefused>,
    /// What is here was typed before the screen locked.
    pub(super) given_back: bool,
    /// Offers, hours of the week and the like, as they are being corrected.
    pub(super) settings: Settings,
}

impl Running {
    /// What was begun for an offer or for food is not gone on with from another page.
    fn forget_beginning(&mut self, at: &At) {
        let begun = matches!(&self.draft, Some((None, draft)) if draft.offer.is_some() || draft.food.is_some());
        if begun && matches!(at, At::Programme(_) | At::Settings(_)) {
            self.draft = None;
        }
    }

    /// Something new, with what is known of it.
    pub(super) fn begin(&mut self, draft: Draft) {
        self.draft = Some((None, draft));
        self.scope = Scope::ThisOne;
    }

    /// Whether a text is being written.
    pub(super) const fn is_writing(&self) -> bool {
        self.writing.is_some()
    }
}

impl Default for Running {
    fn default() -> Self {
        Self {
            draft: None,
            scope: Scope::ThisOne,
            hours: None,
            closing: None,
            meanwhile: String::new(),
            meanwhiles: Vec::new(),
            proposed: Vec::new(),
            writing: None,
            making: meetings::Making::default(),
            about: about::Saying::default(),
            question: String::new(),
            wording: None,
            refused: None,
            given_back: false,
            settings: Settings::default(),
        }
    }
}

/// A card that leads on.
pub(super) fn door(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> Card {
    Card { action: action.into(), fill: CardFill::Press, ..fact(icon, title, text) }
}

/// One of several, of which one is chosen.
pub(super) fn choice(title: SharedString, action: String, chosen: bool) -> Card {
    let icon = if chosen { "jacirkel" } else { "tom" };
    let fill = if chosen { CardFill::Free } else { CardFill::Press };
    Card { fill, ..door(icon, title, "", action) }
}

/// A value with − and +.
pub(super) fn stepper(
    icon: &str,
    (lead, title): (SharedString, String),
    (less, more): (SharedString, SharedString),
    what: &str,
) -> Card {
    Card {
        lead,
        stepper: true,
        button: less,
        button_action: format!("run-step:{what}:-1").into(),
        button_2: more,
        button_2_action: format!("run-step:{what}:1").into(),
        ..fact(icon, title, "")
    }
}

impl Screens {
    /// Shows a page of running the house to whoever is in.
    pub(super) fn show_running(&mut self, at: &At, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        let texts = laying.ui.global::<RunningTexts>();
        let about = laying.ui.global::<ActivityTexts>();
        if let At::Write(field) = at {
            self.show_run_writing(*field, &texts, laying);
            // One sheet, and no cards under it.
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        self.staff.running.writing = None;
        self.staff.running.forget_beginning(at);
        let language = self.place.language;
        let (title, mut rows) = match at {
            At::Programme(day) => (texts.get_programme(), self.programme_rows(*day, &texts, laying.metrics)?),
            At::Time(id) => (texts.get_one_time(), self.time_rows(*id, (&texts, &about), laying.metrics)?),
            At::Cancel(id) => (texts.get_cancel(), self.cancel_rows(*id, &texts, laying.metrics)?),
            At::Edit(id) => (texts.get_correct(), self.edit_rows(Some(*id), 0, (&texts, &about), laying.metrics)?),
            At::New(day) => (texts.get_new(), self.edit_rows(None, *day, (&texts, &about), laying.metrics)?),
            At::Rhythm => (texts.get_how_often(), self.rhythm_rows(laying.metrics)),
            At::Where => (texts.get_place(), self.where_rows(&texts, laying.metrics)?),
            At::Facilities => (texts.get_facilities(), self.facilities_rows(&texts, laying.metrics)?),
            At::Facility(id) => (texts.get_facilities(), self.facility_rows(*id, &texts, laying.metrics)?),
            At::Wording(id) => (wording_words::title(language).into(), self.wording_rows(*id, &texts, laying.metrics)?),
            At::Hours(day) => (texts.get_hours(), self.hours_rows(*day, &texts, laying.metrics)?),
            At::Needs => (laying.ui.global::<DeskTexts>().get_door_needs(), self.needs_rows(&texts, laying.metrics)?),
            At::Questions => {
                let texts = laying.ui.global::<DeskTexts>();
                (texts.get_questions(), self.question_rows(&texts, laying.metrics)?)
            }
            At::History(sort) => (texts.get_history(), self.history_rows(*sort, view, laying.metrics)?),
            At::Sorts(sort) => (texts.get_history(), self.which_changes(*sort, laying.metrics)),
            At::Saved(id) => (texts.get_saved(), self.saved_rows(*id, &texts, laying.metrics)?),
            At::Meetings(at) => self.meetings_page(at, &view.session, laying)?,
            At::About(at) => self.about_rows(*at, &about, laying)?,
            At::Settings(at) => self.settings_page(at, view, laying)?,
            At::Write(_) => return Ok(()),
        };
        if let Some(refused) = self.staff.running.refused {
            let said = fact("tale", running_words::refused(refused, language), "");
            rows.insert(0, vec![Card { fill: CardFill::Now, ..said }]);
        }
        if self.staff.running.given_back {
            let said = fact("blyant", texts.get_given_back(), "");
            rows.insert(0, vec![Card { fill: CardFill::Now, ..said }]);
        }
        let rows: Rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }
}

/// The doors that stand on the desk.
pub(super) fn doors(ui: &fristed_ui::FristedWindow) -> Vec<Card> {
    let (texts, more) = (ui.global::<RunningTexts>(), ui.global::<SettingsTexts>());
    let desk = ui.global::<DeskTexts>();
    vec![
        door("kalender", texts.get_programme(), texts.get_programme_text(), At::Programme(0).name()),
        door("pause", texts.get_facilities(), texts.get_facilities_text(), At::Facilities.name()),
        door("doer", texts.get_hours(), texts.get_hours_text(), At::Hours(0).name()),
        door("haand", desk.get_door_needs(), texts.get_needs_text(), At::Needs.name()),
        door("bestik", more.get_food(), more.get_food_text(), At::Settings(settings::At::Food).name()),
        door("tilbud", more.get_offers(), more.get_offers_text(), At::Settings(settings::At::Offers).name()),
        door("blyant", more.get_settings(), more.get_settings_text(), At::Settings(settings::At::Menu).name()),
        door("fortryd", texts.get_history(), texts.get_history_text(), At::History(Sort::Everything).name()),
        door("vaermed", desk.get_lists(), desk.get_lists_text(), super::lists::At::All.name()),
        door("tale", desk.get_questions(), desk.get_questions_text(), At::Questions.name()),
    ]
}

/// What a card of the programme on the desk asks for.
pub(super) fn time_name(id: &str) -> String {
    id.parse().map_or_else(|()| String::new(), |id| At::Time(id).name())
}
