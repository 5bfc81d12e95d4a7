//! A text is typed, with help: how easy it is to read, and words to look at again. Nothing here refuses it.

use std::time::Duration;

use fristed_ui::{DeskTexts, RunningTexts, Screen, StaffLayout, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::Laying;
use super::at::{At, Field};
use crate::app::running::questions::LONGEST_QUESTION;
use crate::app::running::running_words;
use crate::domain::text::LONGEST;
use crate::domain::writing::{ease, remarks};
use crate::draw::measure::Weight;
use crate::kiosk::keyboard::{Key, Keyboard};
use crate::screens::Screens;
use crate::screens::keyboard::{Field as Shown, Keys};
use crate::screens::layout::text_height;

/// What is being written.
pub struct Writing {
    field: Field,
    keyboard: Keyboard,
    keys: Keys,
}

/// Natural line of running text in em.
const LINE: f32 = 1.2;

impl Screens {
    /// The text as it is so far, to be written on.
    pub(super) fn begin_run_writing(&mut self, field: Field) {
        let running = &self.staff.running;
        let draft = running.draft.as_ref().map(|(_, draft)| draft);
        let text = match field {
            Field::Title => draft.map(|draft| draft.title.clone()),
            Field::Place => draft.map(|draft| draft.place.clone()),
            Field::Text => draft.map(|draft| draft.text.clone()),
            Field::Host => draft.map(|draft| draft.host.clone()),
            Field::Note => running.hours.as_ref().map(|(_, hours)| hours.note.clone()),
            Field::Instead | Field::Reason | Field::Meanwhile | Field::Need | Field::Question | Field::Answer => None,
        };
        let longest = if is_asked(field) { LONGEST_QUESTION } else { LONGEST };
        let mut keyboard = Keyboard::new(longest);
        keyboard.type_in(&text.unwrap_or_default());
        self.staff.running.writing = Some(Writing { field, keyboard, keys: Keys::default() });
    }

    /// *Færdig*: back to where the text belongs, with it.
    pub(super) fn end_run_writing(&mut self) {
        let Some(writing) = self.staff.running.writing.take() else { return };
        let text = writing.keyboard.text().to_owned();
        // A place that was written leads past the list of places.
        if writing.field == Field::Place && self.running_under() == Some(At::Where) {
            self.place.back();
        }
        self.place.back();
        self.take_text(writing.field, text);
    }

    /// A key of the screen. Whether it was for a text of running the house.
    pub(in crate::screens) fn type_on_running(&mut self, key: Key, at: Duration) -> bool {
        let Some(writing) = &mut self.staff.running.writing else { return false };
        writing.keyboard.press(key, at);
        self.show();
        true
    }

    /// A key of a real keyboard. Whether it was for a text of running the house.
    pub(in crate::screens) fn write_on_running(&mut self, written: &str) -> bool {
        let Some(writing) = &mut self.staff.running.writing else { return false };
        writing.keyboard.type_in(written);
        self.show();
        true
    }

    pub(super) fn show_run_writing(&mut self, field: Field, texts: &RunningTexts<'_>, laying: &Laying<'_>) {
        if self.staff.running.writing.as_ref().is_none_or(|writing| writing.field != field) {
            self.begin_run_writing(field);
        }
        self.staff.clear_pad(laying);
        let Some(writing) = &self.staff.running.writing else { return };
        let (global, language) = (&laying.global, self.place.language);
        let desk = laying.ui.global::<DeskTexts>();
        global.set_layout(StaffLayout::Text);
        global.set_title(match field {
            Field::Title => texts.get_called(),
            Field::Place => texts.get_place(),
            Field::Text => texts.get_text(),
            Field::Host => texts.get_host(),
            Field::Instead => texts.get_what_instead(),
            Field::Reason => texts.get_why_closed(),
            Field::Meanwhile => texts.get_what_meanwhile(),
            Field::Note => texts.get_why(),
            Field::Need => texts.get_what_need(),
            Field::Question => desk.get_write_question(),
            Field::Answer => desk.get_write_answer(),
        });
        let said = match field {
            Field::Reason => texts.get_reason_hint(),
            Field::Need => texts.get_need_hint(),
            Field::Question => desk.get_write_question_hint(),
            Field::Answer => desk.get_write_answer_hint(),
            _ => SharedString::new(),
        };
        let room = room(laying, writing.keyboard.text(), &said, language);
        global.set_note_text(room.note.into());
        let typing = laying.ui.global::<Typing>();
        typing.set_open(true);
        let shown = Shown { width: room.width, height: room.height, px: laying.ui.global::<Screen>().get_typed() };
        writing.keys.show(laying.ui, &writing.keyboard, (shown, false), language, (laying.metrics, laying.measure));
    }
}

/// Whether it stands on the resting screen, to be read from the other end of the room.
const fn is_asked(field: Field) -> bool {
    matches!(field, Field::Question | Field::Answer)
}

/// The field and what is said below it.
struct Room {
    width: f32,
    height: f32,
    note: String,
}

/// The note takes as much as leaves the field a line: the remarks go first, the last of them first.
fn room(laying: &Laying<'_>, text: &str, hint: &SharedString, language: crate::domain::text::Language) -> Room {
    let (screen, metrics) = (laying.ui.global::<Screen>(), laying.metrics);
    let width = metrics.width - screen.get_run_done() - metrics.gutter;
    let whole = metrics.whole - screen.get_keyboard_height() - 2.0 * screen.get_gutter();
    let least = screen.get_typed() * LINE + 24.0;
    let mut said: Vec<String> = Vec::new();
    if text.is_empty() && !hint.is_empty() {
        said.push(hint.to_string());
    }
    said.extend(ease(text).map(|ease| format!("{}.", running_words::ease(ease, language))));
    let remarks = remarks(text).into_iter();
    said.extend(remarks.map(|one| running_words::remark(&one.word, one.said, one.rather, language)));
    loop {
        let note = said.join(" ");
        let high = text_height(laying.measure, &note, Weight::Medium, metrics.body, metrics.width);
        if said.is_empty() || high + least <= whole {
            // The note's place stays while one types, so that the field does not jump.
            let kept = high.max(if whole > 2.0 * least { 2.0 * metrics.body * LINE + 4.0 } else { 0.0 });
            return Room { width, height: (whole - kept).max(least), note };
        }
        said.pop();
    }
}
