//! The staff's side: the way in, the desk, and the pages behind it.
//!
//! Nothing of it is on the screen, in a property or in the accessibility tree once it has locked: [`Screens::show`]
//! notices that the page is another one and puts everything away. Typed digits never come here at all; what is drawn
//! of a code are pictures, which go with the page.

mod act;
mod cards;
pub mod compass;
mod copy;
mod desk;
mod desk_list;
mod desk_page;
pub mod errands;
mod fields;
pub mod lists;
mod looks;
pub mod meetings;
mod pad;
pub mod released;
mod role;
pub mod running;
pub mod settings;
mod told;
mod undo;
mod unsaved;
mod write;

use fristed_ui::{
    FristedWindow, Page, Screen, Shell, Staff as Global, StaffButton, StaffLayout, StaffTexts, StaffTile, ToldTexts,
};
use slint::{ComponentHandle as _, ModelRc, SharedString};

use super::cards::Rows;
use super::layout::Metrics;
use super::models::List;
use super::place::{Place, Spot};
use super::{Screens, keyboard};
use crate::app::compass::rights_words;
use crate::app::staff::access::{AccessView, OpenView};
use crate::app::staff::{StaffCommand, StaffNews, StaffOutcome};
use crate::draw::measure::Measure;
use crate::store::StoreError;
pub use desk::Door;

/// The digits of a fixed pad, in the order of its keys.
const FIXED: [u8; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];

/// What the pages of the staff's side keep between two looks.
#[derive(Default)]
pub struct Staff {
    /// Somebody is on a page of it.
    inside: bool,
    /// Which digit stands on which key.
    keys: [u8; 10],
    /// The page that says what is to be done when something is lost.
    lost: Option<Lost>,
    /// Large text and small screens ask who it is on a page of its own.
    asks_who: bool,
    writing: Option<write::Writing>,
    running: running::Running,
    released: released::Answering,
    errands: errands::Errands,
    unsaved: unsaved::Unsaved,
    lists: lists::Lists,
    desk: desk_page::DeskPage,
    seen: looks::Seen,
    compass: compass::Compass,
    tiles: List<StaffTile>,
    buttons: List<StaffButton>,
    faces: List<SharedString>,
    fields: fields::Fields,
}

/// What somebody says that she has lost.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lost {
    /// Her PIN.
    Code,
    Cards,
}

/// What the pages are laid out with.
struct Laying<'a> {
    ui: &'a FristedWindow,
    metrics: &'a Metrics,
    measure: &'a Measure,
    texts: StaffTexts<'a>,
    global: Global<'a>,
}

impl Screens {
    /// Shows the page of the staff's side that there is to show.
    pub(super) fn show_staff(&mut self, ui: &FristedWindow) -> Result<(), StoreError> {
        let access = self.app.access(self.place.language);
        let global = ui.global::<Global>();
        let at_desk = matches!(access, AccessView::Open(_));
        ui.global::<Screen>().set_staff_open(self.app.session().is_some());
        let second = matches!(access, AccessView::Second(_) | AccessView::Again(_));
        global.set_has_back(second || at_desk && (*self.place.spot() != Spot::Staff || self.staff.writing.is_some()));
        let under = self.place.under();
        let deeper = matches!(
            under,
            Some(
                Spot::Running(_)
                    | Spot::Released(_)
                    | Spot::Errand(_)
                    | Spot::Lists(_)
                    | Spot::Compass(_)
                    | Spot::Desk(Door::Employees | Door::Employee(_) | Door::Places)
            )
        );
        global.set_back_to_desk(!deeper && !second);
        if !matches!(access, AccessView::Employees(_) | AccessView::Open(_)) {
            self.staff.writing = None;
        }
        self.staff.released.leave_unless_on(self.place.spot());
        // Off and on again would draw the bar anew.
        if !matches!((self.place.spot(), &access), (Spot::Compass(_), AccessView::Open(_))) {
            ui.global::<fristed_ui::Compass>().set_on(false);
        }
        let types =
            self.staff.running.is_writing() || self.staff.released.is_writing() || self.staff.compass.is_writing();
        if (self.staff.writing.is_none() || self.staff.tells()) && !types {
            let typing = ui.global::<fristed_ui::Typing>();
            typing.set_open(false);
            keyboard::put_away(&typing);
        }
        let metrics = staff_metrics(ui);
        let measure = self.measure.clone();
        let laying = Laying { ui, metrics: &metrics, measure: &measure, texts: ui.global::<StaffTexts>(), global };
        if let AccessView::Open(view) = &access {
            self.remember_way(&view.session);
            self.keep_chosen_looks(&view.session);
            laying.global.set_initials(view.initials.as_str().into());
            laying.global.set_locks_soon(view.locks_soon);
            laying.global.set_undo(self.app.undoable(&view.session, self.place.language)?.unwrap_or_default().into());
            if !matches!(self.place.spot(), Spot::Compass(compass::At::Round(_))) {
                self.leave_round(view);
            }
            let shown = self.show_behind_the_door(view, &laying);
            // How many words there is room for depends on the page's title.
            undo::show(&laying, self.place.language);
            return shown;
        }
        laying.global.set_locks_soon(false);
        if !matches!(access, AccessView::ShowCode(_) | AccessView::TypeBack(_)) {
            self.app.forget_card();
        }
        let rows = self.show_access(&access, &laying);
        self.show_staff_rows(ui, rows, &metrics);
        Ok(())
    }

    /// The page that whoever is in has come to.
    fn show_behind_the_door(&mut self, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        match self.place.spot().clone() {
            Spot::Running(at) => self.show_running(&at, view, laying),
            Spot::Released(at) => self.show_released(at, view, laying),
            Spot::Lists(at) => self.show_lists(&at, view, laying),
            Spot::Compass(at) => self.show_compass(at, view, laying),
            Spot::Errand(at) => {
                self.show_errand(at, view, laying);
                Ok(())
            }
            _ => self.show_open(view, laying),
        }
    }

    /// A page of getting in; returns its cards, none where it is laid out in another way.
    fn show_access(&mut self, access: &AccessView, laying: &Laying<'_>) -> Rows {
        let texts = &laying.texts;
        if self.staff.lost == Some(Lost::Cards) {
            return self.staff.cards(laying, texts.get_both_lost(), cards::all_lost(texts));
        }
        if self.staff.lost == Some(Lost::Code) && matches!(access, AccessView::Pad(_)) {
            let gone = laying.ui.global::<ToldTexts>();
            return self.staff.cards(laying, gone.get_code_gone(), cards::code_gone(texts, &gone));
        }
        match access {
            AccessView::Unavailable => self.staff.cards(laying, title(laying.ui), cards::elsewhere(texts)),
            AccessView::Welcome => self.staff.cards(laying, title(laying.ui), cards::welcome(texts)),
            AccessView::AskPlace { said } => {
                self.staff.cards(laying, texts.get_where(), cards::places(texts, *said, laying.metrics))
            }
            AccessView::Employees(_) if self.staff.writing.is_some() => self.show_writing(access, laying),
            AccessView::Employees(_) if *self.place.spot() == Spot::Desk(Door::NewRole) => {
                let mut rows = cards::ask_role(self.place.language, laying.metrics);
                // Nobody is in yet, so that the bar has no way back.
                let back = act::Act::Door(Door::Employees);
                rows.push(vec![cards::press("tilbage", texts.get_employees(), SharedString::new(), &back)]);
                self.staff.cards(laying, texts.get_new_employee(), rows)
            }
            AccessView::Employees(view) => {
                let rows = cards::first_employees(texts, view, (self.place.language, laying.metrics));
                self.staff.cards(laying, texts.get_employees(), rows)
            }
            AccessView::Recovered(view) => {
                let rows = cards::recovered(texts, view, laying.metrics);
                self.staff.cards(laying, texts.get_recovery_key(), rows)
            }
            AccessView::ShowCode(view) => self.staff.show_code(view, self.app.card_state(view.kind), laying),
            AccessView::ShowPin(view) => self.staff.show_pin(view, laying),
            AccessView::PinBack(view) => self.staff.show_pin_back(view, laying),
            AccessView::TypeBack(view) => self.staff.show_type_back(view, laying),
            AccessView::Code(view) => self.staff.show_typed_code(view, false, laying),
            AccessView::Pad(view) => self.staff.show_pad(view, false, laying),
            AccessView::Working(working) => self.staff.show_working(working, laying),
            AccessView::Second(view) => {
                let rows = self.staff.show_pad(view, false, laying);
                let said = rights_words::say(self.place.language, rights_words::SECOND);
                laying.global.set_title(said.into());
                rows
            }
            AccessView::Again(view) => self.staff.show_again(view, laying),
            // Shown by itself, with what is behind it.
            AccessView::Open(_) => Rows::new(),
        }
    }

    /// Puts `rows` on the page, on as many sheets as it takes.
    fn show_staff_rows(&mut self, ui: &FristedWindow, rows: Rows, metrics: &Metrics) {
        ui.global::<Screen>().set_paged(false);
        self.lay_rows(ui, rows, metrics, (metrics.whole, metrics.paged));
    }

    /// Notices that somebody has come to the staff's side or left it, whichever way. On the way out everything is put
    /// away, and an open one is locked.
    pub(super) fn pass_staff_door(&mut self, ui: &FristedWindow) {
        let inside = self.place.spot().page() == Page::Staff;
        if inside == self.staff.inside {
            return;
        }
        if inside {
            self.staff = Staff { inside: true, ..Staff::default() };
            self.app.staff(StaffCommand::Enter);
            return;
        }
        let command = if self.app.session().is_some() { StaffCommand::Lock } else { StaffCommand::Leave };
        self.app.staff(command);
        self.take_off_own_looks();
        self.put_staff_away(ui);
        self.show_looks(ui);
    }

    fn put_staff_away(&mut self, ui: &FristedWindow) {
        if self.staff.released.is_posting() {
            self.suggestion.forget_answer();
        }
        self.keep_unsaved();
        self.staff = Staff::default();
        self.app.close_album();
        put_away(ui);
    }

    /// Straight to the public side, with nothing left behind.
    fn leave_staff(&mut self) {
        let Some(ui) = self.ui.upgrade() else { return };
        self.take_off_own_looks();
        let (text, contrast) = (self.place.text, self.place.contrast);
        self.put_staff_away(&ui);
        self.change(|place| {
            *place = Place::default();
            (place.text, place.contrast) = (text, contrast);
        });
    }

    /// Carries out a command of the staff's side, and shows what came of it.
    pub fn staff_command(&mut self, command: StaffCommand) {
        self.voice.hush();
        if matches!(command, StaffCommand::Lock | StaffCommand::PanicLock) {
            self.keep_round_text();
        }
        match self.app.staff(command) {
            StaffOutcome::Locked => self.leave_staff(),
            StaffOutcome::Done | StaffOutcome::Nothing | StaffOutcome::Working => self.show(),
        }
    }

    /// Takes what a worker or the time has brought.
    pub(super) fn poll_staff(&mut self) {
        if let Some(news) = self.app.poll_staff() {
            match news {
                StaffNews::Locked if self.staff.inside => self.leave_staff(),
                StaffNews::Opened if self.staff.inside => {
                    self.wear_own_looks();
                    let left = self.left_round.take();
                    self.change(|place| place.arrive(Spot::Staff, Spot::Today));
                    self.return_to_round(left);
                    self.give_back_unsaved();
                }
                StaffNews::Changed if self.staff.inside => self.show(),
                StaffNews::Locked | StaffNews::Opened | StaffNews::Changed => {}
            }
        }
    }

    /// A touch of the screen: an open page stays so much longer.
    pub(super) fn touch_staff(&mut self) {
        if self.staff.inside {
            self.app.staff(StaffCommand::Touch);
            if let Some(ui) = self.ui.upgrade() {
                ui.global::<Global>().set_locks_soon(false);
            }
        }
    }

    /// Whether the staff's side is being set up, by people who copy by hand and talk it over meanwhile.
    pub(super) fn is_first_run(&self) -> bool {
        let sets_up = |access| {
            matches!(
                access,
                AccessView::Welcome
                    | AccessView::ShowCode(_)
                    | AccessView::TypeBack(_)
                    | AccessView::AskPlace { .. }
                    | AccessView::Employees(_)
                    | AccessView::ShowPin(_)
                    | AccessView::PinBack(_)
            )
        };
        self.staff.inside && self.app.session().is_none() && sets_up(self.app.access(self.place.language))
    }

    /// Whether somebody is in, so that the screen locks and does not rest.
    pub(super) fn is_staff_open(&self) -> bool {
        self.staff.inside && self.app.session().is_some()
    }
}

impl Staff {
    /// A page of cards.
    fn cards(&mut self, laying: &Laying<'_>, title: SharedString, rows: Rows) -> Rows {
        self.clear_pad(laying);
        laying.global.set_layout(StaffLayout::Cards);
        laying.global.set_title(title);
        laying.global.set_subtitle(SharedString::new());
        rows
    }

    /// Takes what belongs to another layout off the page.
    fn clear_pad(&mut self, laying: &Laying<'_>) {
        self.fields.clear();
        self.tiles.show(Vec::new(), |model| laying.global.set_tiles(model));
        laying.global.set_groups(ModelRc::default());
        laying.global.set_heading(SharedString::new());
    }

    fn buttons(&self, laying: &Laying<'_>, buttons: Vec<StaffButton>) {
        self.buttons.show(buttons, |model| laying.global.set_buttons(model));
    }
}

/// How much fits between the bars of the staff's side.
fn staff_metrics(ui: &FristedWindow) -> Metrics {
    let screen = ui.global::<Screen>();
    Metrics { whole: screen.get_staff_height(), paged: screen.get_staff_paged_height(), ..Metrics::of(ui) }
}

fn title(ui: &FristedWindow) -> SharedString {
    ui.global::<fristed_ui::Texts>().get_staff()
}

/// Takes everything of the staff's side out of the properties of the screen.
fn put_away(ui: &FristedWindow) {
    let global = ui.global::<Global>();
    global.set_layout(StaffLayout::Cards);
    for set in [
        Global::set_title,
        Global::set_subtitle,
        Global::set_initials,
        Global::set_heading,
        Global::set_note_icon,
        Global::set_note_title,
        Global::set_note_text,
        Global::set_pad_heading,
        Global::set_undo,
        Global::set_undo_words,
    ] {
        set(&global, SharedString::new());
    }
    global.set_tiles(ModelRc::default());
    global.set_groups(ModelRc::default());
    global.set_buttons(ModelRc::default());
    global.set_keys(ModelRc::default());
    global.set_keys_on(false);
    global.set_dots(0);
    global.set_filled(0);
    global.set_has_back(false);
    global.set_locks_soon(false);
    ui.global::<Screen>().set_staff_open(false);
    desk_page::put_away(ui);
    compass::put_away(ui);
    ui.global::<fristed_ui::Cards>().set_rows(ModelRc::default());
    ui.global::<Shell>().set_notice(SharedString::new());
    let typing = ui.global::<fristed_ui::Typing>();
    typing.set_open(false);
    keyboard::put_away(&typing);
}
