//! The compass: a wheel with the answers of one field beside it, the same as a list, and one page to type on.
//!
//! What is filled in is kept at each press. What lies here goes when the screen locks, and when everything is covered
//! nothing of it is in a property.

mod act;
mod at;
mod colours;
pub mod group;
mod names;
pub mod over_time;
mod pages;
mod pair;
pub mod persons;
pub mod report;
pub mod rights;
pub mod round;
pub(super) mod unsaved;
mod wheel;
mod write;

use fristed_ui::{
    Compass as Global, CompassAnswer, CompassField, CompassLevel, CompassPane, CompassReveal, CompassTexts, StaffLayout,
};
use slint::{ComponentHandle as _, Image, ModelRc, SharedString};

pub use at::At;
use colours::Colours;
pub(in crate::screens::staff) use over_time::desk_door;
pub(in crate::screens::staff) use pages::door;
pub(in crate::screens::staff) use round::up_door;
pub(in crate::screens) use wheel::field_under;

use super::Laying;
use crate::app::compass::report_words::{Say, say};
use crate::app::compass::{Layer, Rated, fields_view, words};
use crate::app::staff::Session;
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
    /// Whose page it was before that of the group.
    aside: PersonId,
    report: report::Report,
    colours: Colours,
    persons: persons::Persons,
    /// Whose view is shown.
    layer: Layer,
    /// The wheels as the employee and as the person has filled them in.
    fillings: Option<[Filling; 2]>,
    /// The field beside the wheel.
    chosen: Option<Field>,
    covered: bool,
    /// It does not open in this room now.
    shut: bool,
    rights: rights::Rights,
    writing: Option<write::Writing>,
    fields: List<CompassField>,
    levels: List<CompassLevel>,
    answers: [List<CompassAnswer>; 3],
    picture: wheel::Picture,
    signs: wheel::Signs,
    pair: pair::Pair,
    over_time: over_time::OverTime,
    round: round::RoundPages,
}

impl Compass {
    /// Whether a text is being written.
    pub(super) const fn is_writing(&self) -> bool {
        self.writing.is_some() && !self.shut
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
        laying.ui.global::<Global>().set_on(true);
        if !matches!(at, At::Rights(rights::Page::Room | rights::Page::Place | rights::Page::Day(_))) {
            laying.global.set_undo(SharedString::new());
        }
        match self.app.gate(&view.session) {
            Some(gate) if !gate.is_open() => {
                self.show_gate(gate, &view.session, laying);
                return Ok(());
            }
            _ => self.staff.compass.shut = false,
        }
        self.show_page_of(at, view, laying)?;
        self.show_who(laying);
        Ok(())
    }

    /// Shows a page of a compass that is open.
    fn show_page_of(&mut self, at: At, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        let texts = laying.ui.global::<CompassTexts>();
        self.turn_to_whom(at);
        let paused = self.app.is_paused(&view.session, self.staff.compass.person)?;
        if self.staff.compass.fillings.is_none() {
            self.staff.compass.fillings = self.fillings_of(&view.session, paused)?;
        }
        if self.staff.compass.fillings.is_none() && self.staff.compass.person.is_somebody() {
            // Whoever was erased has no pages any more.
            self.staff.compass.person = PersonId::PRACTICE;
            self.staff.compass.fillings = self.fillings_of(&view.session, false)?;
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
        if !at.is_written() {
            self.staff.compass.writing = None;
        }
        if !matches!(at, At::Rights(_)) {
            self.staff.compass.rights.forget();
        }
        if paused && at.is_of_a_person() {
            return self.show_rights(rights::Page::Menu, view, laying);
        }
        match at {
            At::Round(at) => self.show_round(at, view, laying),
            At::OverTime(page) => self.show_over_time(page, view, laying),
            At::Persons(at) => self.show_persons(at, &view.session, &texts, laying),
            At::Rights(page) if !page.is_written() => self.show_rights(page, view, laying),
            _ => self.show_wheels(at, (&own, &person), &view.session, laying),
        }
    }

    /// Shows a page of the wheels, of the group or of the house.
    fn show_wheels(
        &mut self,
        at: At,
        (own, person): (&Filling, &Filling),
        session: &Session,
        laying: &Laying<'_>,
    ) -> Result<(), StoreError> {
        let texts = laying.ui.global::<CompassTexts>();
        let layer = self.staff.compass.layer;
        let filling = if layer == Layer::Employee { own } else { person };
        if let Some(panes) = pair::panes(at, (own, person), layer, &texts)
            && let Some(places) = pair::places(&panes, laying)
        {
            self.show_pair(at, &panes, places, laying);
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        let whose = if layer == Layer::Person { texts.get_own_wheel() } else { self.yours(&texts) };
        let language = self.place.language;
        let whose_list = |wheel: Wheel| wheel::said_with(whose.to_string(), (filling, wheel), language).into();
        let title = match at {
            At::About => texts.get_compass(),
            At::Report(at) => at.title(self.place.language).into(),
            _ => self.whom(&texts),
        };
        let mut rows = match at {
            At::Start => self.person_rows(session, (own, person), &texts, laying.metrics)?,
            At::Group(at) => self.group_rows(at, (session, filling), laying)?,
            At::Report(report::At::Write) => {
                self.show_compass_writing(at, &texts, laying);
                Rows::new()
            }
            At::Report(at) => self.report_rows(at, session, laying.metrics)?,
            At::About => pages::about(&texts, laying.metrics),
            At::Wheel(wheel) => match names::places(&fields_view(filling, wheel), laying) {
                Some(places) => {
                    self.show_wheel(wheel, filling, &places, laying);
                    Rows::new()
                }
                None => pages::list(&texts, (whose_list(wheel), filling), (wheel, false), laying.metrics),
            },
            At::List(wheel) => {
                let has_wheel = names::places(&fields_view(filling, wheel), laying).is_some();
                pages::list(&texts, (whose_list(wheel), filling), (wheel, has_wheel), laying.metrics)
            }
            // Where there is no room for two wheels.
            At::Both => pages::list(&texts, (whose, filling), (Wheel::Resources, false), laying.metrics),
            At::Layers(wheel) => pages::layers(&texts, (own, person), (wheel, self.invented(&texts)), laying.metrics),
            At::Field(field) => pages::field(&texts, filling, (field, self.place.language), laying.metrics),
            At::Questions(field) => pages::questions(&texts, filling, (field, self.place.language), laying.metrics),
            // What has pages of its own has been shown by now, but for those on which a text is typed.
            At::Keywords(_)
            | At::Name
            | At::Remark
            | At::OverTime(_)
            | At::Round(_)
            | At::Persons(_)
            | At::Rights(_) => {
                self.show_compass_writing(at, &texts, laying);
                Rows::new()
            }
        };
        let looks = (laying.ui, self.place.contrast);
        self.staff.compass.colours.on(&mut rows, (at, filling), looks, laying.metrics);
        let rows = if rows.is_empty() { rows } else { self.staff.cards(laying, title, rows) };
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }

    /// The wheels that lie open of whoever it is; nothing is on them while the person is paused. `None` without the
    /// right, and once the screen has locked.
    fn fillings_of(&self, session: &Session, paused: bool) -> Result<Option<[Filling; 2]>, StoreError> {
        let person = self.staff.compass.person;
        if person.is_group() {
            return self.group_fillings(session);
        }
        if paused {
            return Ok(Some(Default::default()));
        }
        let own = self.app.draft(session, person, Layer::Employee)?;
        let other = self.app.draft(session, person, Layer::Person)?;
        Ok(own.zip(other).map(|(own, other)| [own, other]))
    }

    /// Whom it is about: the practice person, nobody but the group, or somebody whose code word is covered most of the
    /// time.
    fn whom(&self, texts: &CompassTexts<'_>) -> SharedString {
        let person = self.staff.compass.person;
        if person.is_group() {
            return say(Say::Group, self.place.language).into();
        }
        if person.is_practice() {
            return texts.get_practice();
        }
        let word = self.app.session().and_then(|session| self.app.shown_code_word(&session, person).ok().flatten());
        word.map_or_else(|| words::said(words::SOMEBODY, self.place.language).into(), SharedString::from)
    }

    /// Where the title says about whom it is, it is a button that shows her code word.
    fn show_who(&self, laying: &Laying<'_>) {
        let global = laying.ui.global::<Global>();
        let (title, whom) = (laying.global.get_title(), self.whom(&laying.ui.global::<CompassTexts>()));
        let shown = self.app.session().is_some_and(|session| self.app.shows_code_words(&session));
        let names = title == whom || title.starts_with(&format!("{whom} · "));
        let is_button = self.staff.compass.person.is_somebody() && names;
        let label = format!("{title}. {}", words::said(words::SHOW, self.place.language));
        global.set_who(if is_button { label.into() } else { SharedString::new() });
        global.set_who_shown(shown);
    }

    /// That it is the employee's own view; of somebody invented, that she is; of the group, that it is no person.
    fn yours(&self, texts: &CompassTexts<'_>) -> SharedString {
        if self.staff.compass.person.is_group() {
            return say(Say::GroupMark, self.place.language).into();
        }
        if self.staff.compass.person.is_practice() { texts.get_invented() } else { texts.get_your_wheel() }
    }

    /// That somebody is invented; nothing of anybody else.
    fn invented(&self, texts: &CompassTexts<'_>) -> SharedString {
        if self.staff.compass.person.is_practice() { texts.get_invented() } else { SharedString::new() }
    }

    /// A page of rights, which says whom it is about where it is about somebody.
    fn show_rights(&mut self, page: rights::Page, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        let (title, rows) = self.rights_page(page, &view.session, laying)?;
        let whose = self.whom(&laying.ui.global::<CompassTexts>());
        let title = if page.is_about_a_person() { format!("{whose} · {title}").into() } else { title };
        let rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }

    /// Nothing but that it is covered; also nothing of the page is in a property any more.
    fn show_covered(&mut self, laying: &Laying<'_>) {
        self.staff.compass.writing = None;
        self.staff.compass.rights.forget();
        self.staff.clear_pad(laying);
        put_away(laying.ui);
        laying.ui.global::<Global>().set_on(true);
        self.staff.compass.picture.forget();
        self.staff.compass.pair.forget();
        self.staff.compass.over_time.forget();
        self.staff.compass.colours.forget();
        self.staff.compass.round.forget();
        laying.global.set_title(SharedString::new());
        laying.global.set_subtitle(SharedString::new());
        laying.global.set_has_back(false);
        laying.global.set_layout(StaffLayout::Covered);
        self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
    }

    /// Says that a text was not taken, or that somebody has to be asked first, once.
    fn show_rated(&self, rated: Rated) {
        let Some(ui) = self.ui.upgrade() else { return };
        match rated {
            Rated::Refused(_) => self.say_once(ui.global::<CompassTexts>().get_not_taken()),
            Rated::NoBasis => self.say_once(words::said(words::NO_BASIS, self.place.language)),
            Rated::Kept | Rated::Nothing => {}
        }
    }

    /// A sentence above the page, until the next press.
    pub(in crate::screens::staff) fn say_once(&self, said: impl Into<SharedString>) {
        if let Some(ui) = self.ui.upgrade() {
            ui.global::<fristed_ui::Shell>().set_notice(said.into());
        }
    }

    /// That something could not be kept or read.
    fn say_not_saved(&self, error: &StoreError) {
        tracing::error!(%error, "a change was not stored");
        if let Some(ui) = self.ui.upgrade() {
            self.say_once(ui.global::<fristed_ui::AskTexts>().get_not_saved());
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
    global.set_reveal(CompassReveal::default());
    global.set_reveal_columns(ModelRc::default());
    global.set_reveal_rows(ModelRc::default());
    global.set_reveal_ways(ModelRc::default());
    for set in [Global::set_caption, Global::set_field, Global::set_field_rest, Global::set_who] {
        set(&global, SharedString::new());
    }
    global.set_has_keywords(false);
    global.set_takes_keywords(false);
    global.set_is_open(false);
}
