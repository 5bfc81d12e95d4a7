//! Letters on the staff's side: the initials of a new employee, and a first name for *I dag*.

use fristed_ui::{Screen, StaffButton, StaffLayout, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::act::Act;
use super::desk::Door;
use super::running::write::above_keys;
use super::told::Told;
use super::{Laying, Staff};
use crate::app::staff::access::AccessView;
use crate::app::staff::{StaffCommand, role_words};
use crate::domain::employee::{InitialsRefused, LONGEST_INITIALS, Right, Role};
use crate::domain::text::Language;
use crate::draw::measure::Weight;
use crate::kiosk::keyboard::{Key, Keyboard};
use crate::screens::Screens;
use crate::screens::cards::Rows;
use crate::screens::keyboard::{Field, Keys, Stroke};
use crate::screens::layout::text_height;
use crate::screens::place::Spot;

/// Longest first name, in letters.
const LONGEST_NAME: usize = 16;

/// What is being written, in words.
pub(super) const INITIALS: [&str; 4] = ["initials", "initials-volunteer", "initials-student", "initials-substitute"];
pub(super) const FIRST_NAME: &str = "first-name";

/// What is being written.
pub struct Writing {
    what: What,
    keyboard: Keyboard,
    keys: Keys,
    /// What was written is no initials.
    refused: bool,
    /// It is asked what she may do, since nothing was chosen.
    asks: bool,
    /// Whether she knows what is noted about her.
    pub(super) told: Told,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// Who is not employed here has the right *hus*, and nobody asks. For whoever is, one of the two is chosen.
    Initials(Option<Right>, Role),
    FirstName,
}

impl Writing {
    pub(super) fn initials(role: Role) -> Self {
        let keyboard = Keyboard::new(LONGEST_INITIALS);
        let right = (!role.may_have(Right::Compass)).then_some(Right::House);
        Self::of(What::Initials(right, role), keyboard)
    }

    pub(super) fn first_name() -> Self {
        Self::of(What::FirstName, Keyboard::new(LONGEST_NAME))
    }

    fn of(what: What, keyboard: Keyboard) -> Self {
        Self { what, keyboard, keys: Keys::default(), refused: false, asks: false, told: Told::NotYet }
    }

    pub(super) fn text(&self) -> &str {
        self.keyboard.text()
    }
}

impl Screens {
    /// What is written so far, with the word for what it is.
    pub(super) fn written(&self) -> Option<(&'static str, String)> {
        let writing = self.staff.writing.as_ref().filter(|writing| !writing.keyboard.text().is_empty())?;
        let word = match writing.what {
            What::FirstName => FIRST_NAME,
            What::Initials(_, role) => INITIALS[role as usize],
        };
        Some((word, writing.keyboard.text().to_owned()))
    }

    /// The same once more, on the page where it was written.
    pub(super) fn write_again(&mut self, word: &str, text: &str) {
        let role = Role::ALL.into_iter().find(|role| INITIALS[*role as usize] == word);
        let mut writing = role.map_or_else(Writing::first_name, Writing::initials);
        writing.keyboard.type_in(text);
        self.staff.writing = Some(writing);
    }

    pub(super) fn begin_writing(&mut self) {
        self.staff.writing = Some(Writing::initials(Role::Staff));
        self.show();
    }

    pub(super) fn choose_right(&mut self, right: Right) {
        if let Some(writing) = &mut self.staff.writing {
            writing.what = What::Initials(Some(right), Role::Staff);
            writing.asks = false;
        }
        self.show();
    }

    /// *Tilføj*, *Sæt på I dag*.
    pub(super) fn end_writing(&mut self) {
        let Some(writing) = &mut self.staff.writing else { return };
        let text = writing.keyboard.text().to_owned();
        match writing.what {
            What::Initials(right, role) => {
                if crate::domain::employee::Initials::new(&text).is_err() {
                    writing.refused = true;
                    return self.show();
                }
                writing.refused = false;
                let Some(right) = right else {
                    writing.asks = true;
                    return self.show();
                };
                if writing.told != Told::Yes {
                    writing.told = Told::Reading;
                    return self.show();
                }
                self.staff_command(if role == Role::Staff {
                    StaffCommand::Add { initials: text, right }
                } else {
                    StaffCommand::AddAs { initials: text, role }
                });
                // What was taken has led on to the PIN; what was not stays to be corrected.
                if matches!(self.app.access(self.place.language), AccessView::ShowPin(_) | AccessView::Working(_)) {
                    self.staff.writing = None;
                }
            }
            What::FirstName => {
                let Some(session) = self.app.session() else { return };
                if self.app.here_on(&session, &text) {
                    self.back_on_staff();
                }
            }
        }
    }

    /// *Fortryd*: nobody is added, and the colleagues stand there as they did. In the first run there is no other way
    /// back that keeps the codes.
    pub(super) fn drop_writing(&mut self) {
        if self.staff.writing.take().is_some() {
            return self.show();
        }
        self.staff_command(StaffCommand::Drop);
    }

    /// *Færdig* among the keys, whatever is being written on the staff's side.
    pub(in crate::screens) fn end_writing_on_staff(&mut self) {
        if self.staff.writing.is_some() {
            self.end_writing();
        } else {
            self.act("run-written");
        }
    }

    pub(super) fn show_writing(&mut self, access: &AccessView, laying: &Laying<'_>) -> Rows {
        if self.staff.tells() {
            return self.staff.show_told(laying);
        }
        let language = self.place.language;
        let taken = matches!(access, AccessView::Employees(view) if view.refused == Some(InitialsRefused::Taken));
        self.staff.show_writing(taken, language, laying);
        Rows::new()
    }
}

impl Writing {
    /// Something is typed. Initials stand in capitals, without a key for it.
    fn strike(&mut self, stroke: Stroke<'_>) {
        let initials = matches!(self.what, What::Initials(..));
        match stroke {
            Stroke::Key(Key::Char(letter), at) if initials => {
                self.keyboard.press(Key::Char(letter.to_uppercase().next().unwrap_or(letter)), at);
            }
            Stroke::Written(text) if initials => {
                self.keyboard.type_in(&text.to_uppercase());
            }
            other => other.on(&mut self.keyboard),
        }
        self.refused = false;
    }
}

impl Staff {
    /// Something is typed. Whether it was for the staff's side.
    pub(in crate::screens) fn strike(&mut self, stroke: Stroke<'_>) -> bool {
        if self.running.strike(stroke) || self.released.strike(stroke) || self.compass.strike(stroke) {
            return true;
        }
        let Some(writing) = &mut self.writing else { return false };
        writing.strike(stroke);
        true
    }

    pub(super) fn show_writing(&mut self, taken: bool, language: Language, laying: &Laying<'_>) {
        self.clear_pad(laying);
        let Some(writing) = &self.writing else { return };
        let (texts, global) = (&laying.texts, &laying.global);
        global.set_layout(StaffLayout::Write);
        global.set_subtitle(SharedString::new());
        let button = |text: SharedString, act: &Act, chosen: bool| StaffButton {
            text,
            action: act.name().into(),
            chosen,
            ..StaffButton::default()
        };
        let done = |text: SharedString| StaffButton { main: true, ..button(text, &Act::Written, false) };
        let mut buttons = match writing.what {
            What::Initials(_, role) if role != Role::Staff => {
                global.set_title(role_words::somebody_new(role, language).into());
                global.set_note_title(if taken { texts.get_initials_taken() } else { texts.get_initials() });
                vec![done(texts.get_add_this())]
            }
            What::Initials(right, _) => {
                let asked = role_words::what_she_may(language);
                global.set_title(texts.get_new_employee());
                global.set_note_title(match (taken, writing.asks) {
                    (true, _) => texts.get_initials_taken(),
                    (false, true) => asked.into(),
                    (false, false) => texts.get_initials(),
                });
                vec![
                    button(texts.get_right_house(), &Act::Right(Right::House), right == Some(Right::House)),
                    button(texts.get_right_compass(), &Act::Right(Right::Compass), right == Some(Right::Compass)),
                    done(texts.get_add_this()),
                ]
            }
            What::FirstName => {
                global.set_title(texts.get_here_today());
                global.set_note_title(texts.get_here_me_text());
                vec![done(texts.get_put_up())]
            }
        };
        if matches!(writing.what, What::Initials(..)) {
            buttons.push(button(texts.get_drop(), &Act::Drop, false));
            // The largest words leave no room for it beside the field.
            if !fit_beside_field(&buttons, laying) {
                buttons.pop();
            }
        }
        if !note_has_room(buttons.len(), laying) {
            // Then the title asks.
            if writing.asks {
                global.set_title(global.get_note_title());
            }
            global.set_note_title(SharedString::new());
        }
        self.buttons(laying, buttons);
        let typing = laying.ui.global::<Typing>();
        typing.set_open(true);
        let px = laying.ui.global::<Screen>().get_typed();
        let field = Field { width: laying.metrics.width, height: px * 1.3 + 24.0, px, is_posted: false };
        writing.keys.show(laying.ui, &writing.keyboard, (field, false), language, (laying.metrics, laying.measure));
    }
}

/// Whether there is room for the note under the field and so many buttons. The keys come first.
fn note_has_room(buttons: usize, laying: &Laying<'_>) -> bool {
    let screen = laying.ui.global::<Screen>();
    let above = above_keys(&screen) - laying.metrics.gutter;
    let rows = match (laying.metrics.portrait, screen.get_wide()) {
        (true, _) => buttons,
        (false, wide) => usize::from(wide),
    };
    let rows = f32::from(u8::try_from(rows).unwrap_or(u8::MAX)) * (laying.metrics.target + laying.metrics.gap);
    let field = screen.get_typed() * 1.3 + 24.0 + laying.metrics.gap;
    let note = laying.global.get_note_title();
    let note = text_height(laying.measure, &note, Weight::Medium, laying.metrics.body, laying.metrics.width);
    field + rows + note + laying.metrics.gutter <= above
}

/// Whether `buttons` have room where they stand: below the field, or on a small screen beside it and four wide letters.
fn fit_beside_field(buttons: &[StaffButton], laying: &Laying<'_>) -> bool {
    let screen = laying.ui.global::<Screen>();
    let (metrics, measure) = (laying.metrics, laying.measure);
    let each =
        buttons.iter().map(|button| measure.width(&button.text, Weight::Bold, metrics.body) + 32.0 + metrics.gap);
    let field = measure.width("WWWW", Weight::Bold, screen.get_typed()) + 70.0;
    metrics.portrait || screen.get_wide() || each.sum::<f32>() + field + metrics.gutter <= metrics.width
}

/// Whether `spot` is a page where letters are written.
pub(super) fn is_written(spot: &Spot) -> bool {
    matches!(spot, Spot::Desk(Door::Here))
}
