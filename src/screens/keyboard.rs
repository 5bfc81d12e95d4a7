//! The screen's own keyboard: its keys and the text on it, put on the screen and taken off again.

use std::time::Duration;

use fristed_ui::{FristedWindow, KeyAct, KeyFace, ShiftKey, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::layout::{Metrics, text_height};
use super::models::List;
use crate::app::key_names;
use crate::domain::text::Language;
use crate::draw::measure::{Measure, SAFETY, Weight};
use crate::kiosk::keyboard::{Key, Keyboard, Shift};

/// Paddings of the field in `ui/public/suggestion.slint`.
const PAD_SIDE: f32 = 40.0;
const PAD: f32 = 11.0;
/// Natural line of running text in em.
const LINE: f32 = 1.2;
/// Room for the caret.
const CARET: f32 = 16.0;
/// From here on the screen says how much room is left.
const FEW_LEFT: usize = 20;
/// How wide the bars over a covered text are, in hundredths of the field.
const BARS: [i32; 3] = [72, 86, 41];

/// The key that a press on one of the keys with a word means.
#[must_use]
pub const fn key_of(act: KeyAct) -> Key {
    match act {
        KeyAct::Space => Key::Space,
        KeyAct::Delete => Key::Delete,
        KeyAct::DeleteWord => Key::DeleteWord,
        KeyAct::Shift => Key::Shift,
        KeyAct::Signs => Key::Signs,
        KeyAct::Done => Key::Done,
    }
}

/// What comes from a keyboard: a key of the screen, when it was let go, or what a real one has written. Every page on
/// which something is typed takes it in the same way.
#[derive(Debug, Clone, Copy)]
pub enum Stroke<'a> {
    Key(Key, Duration),
    Written(&'a str),
}

impl Stroke<'_> {
    /// Writes it.
    pub fn on(self, keyboard: &mut Keyboard) {
        match self {
            Self::Key(key, at) => keyboard.press(key, at),
            Self::Written(text) => keyboard.type_in(text),
        };
    }
}

/// The size of the field that the text is shown in.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub width: f32,
    pub height: f32,
    /// Size of the letters.
    pub px: f32,
    /// What is written goes into the postbox.
    pub is_posted: bool,
}

impl Field {
    /// What is said of the room that is left, and how high it is. All of what there is to do is said where a line of
    /// the text stays above it.
    fn room(&self, left: usize, language: Language, (metrics, measure): (&Metrics, &Measure)) -> (String, f32) {
        if left > FEW_LEFT {
            return (String::new(), 0.0);
        }
        let high = |said: &str| text_height(measure, said, Weight::Medium, metrics.body, self.width - 2.0 * PAD_SIDE);
        let whole = key_names::room(left, self.is_posted, language);
        let fits = high(&whole) + self.px * LINE + 2.0 * PAD <= self.height;
        let said = if fits { whole } else { key_names::room_in_short(left, language) };
        let high = high(&said);
        (said, high)
    }
}

/// The rows of keys on the screen.
#[derive(Default)]
pub struct Keys {
    rows: [List<KeyFace>; 3],
    bars: List<i32>,
}

impl Keys {
    /// Shows the keys and as much of the end of the text as fits the field.
    pub fn show(
        &self,
        ui: &FristedWindow,
        keyboard: &Keyboard,
        (field, covered): (Field, bool),
        language: Language,
        (metrics, measure): (&Metrics, &Measure),
    ) {
        let typing = ui.global::<Typing>();
        self.show_keys(&typing, keyboard, language);
        typing.set_field_width(field.width);
        typing.set_field_height(field.height);
        typing.set_covered(covered);
        let (room, room_height) = field.room(keyboard.left(), language, (metrics, measure));
        typing.set_room(room.into());
        let fitting = lines_in(field.height - 2.0 * PAD - room_height, field.px);
        self.bars.show(BARS.into_iter().take(fitting).collect(), |bars| typing.set_bars(bars));
        if covered {
            put_away(&typing);
            return;
        }
        let width = field.width - 2.0 * PAD_SIDE - CARET;
        let (above, last) = last_lines(keyboard.text(), width * SAFETY, field.px, fitting, measure);
        set(&typing, above, last, keyboard.text().into());
    }

    fn show_keys(&self, typing: &Typing<'_>, keyboard: &Keyboard, language: Language) {
        let [one, two, three] = keyboard
            .rows()
            .map(|row| row.into_iter().filter_map(|key| if let Key::Char(letter) = key { Some(letter) } else { None }));
        let face = |letter: char| KeyFace {
            face: SharedString::from(letter.to_string()),
            label: key_names::name(letter, language).into(),
        };
        self.rows[0].show(one.map(face).collect(), |row| typing.set_row_1(row));
        self.rows[1].show(two.map(face).collect(), |row| typing.set_row_2(row));
        self.rows[2].show(three.map(face).collect(), |row| typing.set_row_3(row));
        typing.set_question(face('?'));
        typing.set_signs(keyboard.shows_signs());
        typing.set_shift(match keyboard.shift() {
            Shift::Off => ShiftKey::Off,
            Shift::Once => ShiftKey::Once,
            Shift::Locked => ShiftKey::Locked,
        });
    }
}

/// Takes everything that was typed off the screen.
pub fn put_away(typing: &Typing<'_>) {
    set(typing, SharedString::new(), SharedString::new(), SharedString::new());
}

fn set(typing: &Typing<'_>, above: SharedString, last: SharedString, text: SharedString) {
    typing.set_above(above);
    typing.set_last(last);
    typing.set_text(text);
}

/// How many lines at `px` fit in `height`; at least one.
fn lines_in(height: f32, px: f32) -> usize {
    (1..20_u8).take_while(|count| f32::from(*count) * px * LINE <= height).count().max(1)
}

/// The last `fitting` lines of `text`: all but the very last, and that one with its spaces, so that the caret moves.
fn last_lines(text: &str, width: f32, px: f32, fitting: usize, measure: &Measure) -> (SharedString, SharedString) {
    let lines = measure.wrap(text, Weight::Medium, px, width);
    let Some((last, before)) = lines.split_last() else { return Default::default() };
    let kept = before.len().saturating_sub(fitting.saturating_sub(1));
    let above: Vec<&str> = before[kept..].iter().map(|line| &text[line.clone()]).collect();
    // A line ends without its spaces; those that are being typed are shown all the same.
    let last = text.get(last.start..).unwrap_or_default().replace(' ', "\u{a0}");
    (above.join("\n").into(), last.into())
}
