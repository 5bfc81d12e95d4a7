//! The compass: a wheel with the answers of one field beside it, the same as a list, and one page to type on.
//!
//! What is filled in is kept at each press. What lies here goes when the screen locks, and when everything is covered
//! nothing of it is in a property.

mod act;
mod at;
mod names;
mod pages;
mod pair;
pub mod round;
mod wheel;
mod write;

use fristed_ui::{
    Compass as Global, CompassAnswer, CompassField, CompassLevel, CompassPane, CompassTexts, StaffLayout,
};
use slint::{ComponentHandle as _, Image, ModelRc, SharedString};

pub use at::At;
pub(in crate::screens::staff) use pages::door;
pub(in crate::screens::staff) use round::up_door;
pub(in crate::screens) use wheel::field_under;

use super::Laying;
use crate::app::compass::{Layer, Rated, fields_view};
use crate::app::staff::access::OpenView;
use crate::domain::compass::{Field, Filling, PersonId, Wheel};
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact};
use crate::screens::models::List;
use crate::store::StoreError;

/// What the pages of the compass keep between two looks.
#[derive(Default)]
pub struct Compass {
    /// Whose page is open.
    person: PersonId,
    /// Whose view is shown.
    layer: Layer,
    /// The wheels as the employee and as the person has filled them in.
    fillings: Option<[Filling; 2]>,
    /// The field beside the wheel.
    chosen: Option<Field>,
    covered: bool,
    writing: Option<write::Writing>,
    fields: List<CompassField>,
    levels: List<CompassLevel>,
    answers: [List<CompassAnswer>; 3],
    picture: wheel::Picture,
    signs: wheel::Signs,
    pair: pair::Pair,
    round: round::RoundPages,
}

impl Compass {
    /// Whether a text is being written.
    pub(super) const fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// The wheels of one of the two.
    fn filling(&self, layer: Layer) -> Option<&Filling> {
        let [employee, person] = self.fillings.as_ref()?;
        Some(if layer == Layer::Employee { employee } else { person })
    }

    fn filling_mut(&mut self, layer: Layer) -> Option<&mut Filling> {
        let [employee, person] = self.fillings.as_mut()?;
        Some(if layer == Layer::Employee { employee } else { person })
    }
}

impl Screens {
    /// Shows a page of the compass to somebody with the right to it.
    pub(super) fn show_compass(&mut self, at: At, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        let texts = laying.ui.global::<CompassTexts>();
        laying.ui.global::<Global>().set_on(true);
        laying.global.set_undo(SharedString::new());
        if self.staff.compass.fillings.is_none() {
            let own = self.app.practice(&view.session, Layer::Employee)?;
            let person = self.app.practice(&view.session, Layer::Person)?;
            self.staff.compass.fillings = own.zip(person).map(|(own, person)| [own, person]);
        }
        let Some([own, person]) = self.staff.compass.fillings.clone() else {
            let rows = vec![vec![fact("kompas", texts.get_compass(), laying.texts.get_only_compass())]];
            let rows = self.staff.cards(laying, texts.get_compass(), rows);
            self.show_staff_rows(laying.ui, rows, laying.metrics);
            return Ok(());
        };
        if self.staff.compass.covered {
            self.show_covered(laying);
            return Ok(());
        }
        if let At::Round(at) = at {
            return self.show_round(at, view, laying);
        }
        if !at.is_written() {
            self.staff.compass.writing = None;
        }
        let layer = self.staff.compass.layer;
        let filling = if layer == Layer::Employee { &own } else { &person };
        if let Some(panes) = pair::panes(at, (&own, &person), layer, &texts)
            && let Some(places) = pair::places(&panes, laying)
        {
            self.show_pair(at, &panes, places, laying);
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        let title = if matches!(at, At::Start | At::About) { texts.get_compass() } else { texts.get_practice() };
        let rows = match at {
            At::Start => pages::start(&texts, (&own, &person), (self.place.language, laying.metrics)),
            At::About => pages::about(&texts, laying.metrics),
            At::Wheel(wheel) => match names::places(&fields_view(filling, wheel), laying) {
                Some(places) => {
                    self.show_wheel(wheel, filling, &places, laying);
                    Rows::new()
                }
                None => pages::list(&texts, (layer, filling), (wheel, false), laying.metrics),
            },
            At::List(wheel) => {
                let has_wheel = names::places(&fields_view(filling, wheel), laying).is_some();
                pages::list(&texts, (layer, filling), (wheel, has_wheel), laying.metrics)
            }
            // Where there is no room for two wheels.
            At::Both => pages::list(&texts, (layer, filling), (Wheel::Resources, false), laying.metrics),
            At::Layers(wheel) => pages::layers(&texts, (&own, &person), wheel, laying.metrics),
            At::Field(field) => pages::field(&texts, filling, field, laying.metrics),
            At::Questions(field) => pages::questions(&texts, filling, field, laying.metrics),
            // A round has been shown by now.
            At::Keywords(_) | At::Name | At::Remark | At::Round(_) => {
                self.show_compass_writing(at, &texts, laying);
                Rows::new()
            }
        };
        let rows = if rows.is_empty() { rows } else { self.staff.cards(laying, title, rows) };
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }

    /// Nothing but that it is covered; also nothing of the page is in a property any more.
    fn show_covered(&mut self, laying: &Laying<'_>) {
        self.staff.compass.writing = None;
        self.staff.clear_pad(laying);
        put_away(laying.ui);
        laying.ui.global::<Global>().set_on(true);
        self.staff.compass.picture.forget();
        self.staff.compass.pair.forget();
        laying.global.set_title(SharedString::new());
        laying.global.set_has_back(false);
        laying.global.set_layout(StaffLayout::Covered);
        self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
    }

    /// Says that a text was not taken, once.
    fn show_rated(&self, rated: Rated) {
        if matches!(rated, Rated::Refused(_))
            && let Some(ui) = self.ui.upgrade()
        {
            let said = ui.global::<CompassTexts>().get_not_taken();
            ui.global::<fristed_ui::Shell>().set_notice(said);
        }
    }
}

/// Takes everything of the compass out of the properties of the screen.
pub(super) fn put_away(ui: &fristed_ui::FristedWindow) {
    let global = ui.global::<Global>();
    global.set_on(false);
    global.set_problems(false);
    global.set_picture(Image::default());
    global.set_fields(ModelRc::default());
    global.set_levels(ModelRc::default());
    global.set_one(CompassPane::default());
    global.set_other(CompassPane::default());
    for set in [Global::set_caption, Global::set_field, Global::set_field_rest] {
        set(&global, SharedString::new());
    }
    global.set_has_keywords(false);
    global.set_is_open(false);
}
