//! A few words are typed: beside a field, or as the name of the *?*.

use std::time::Duration;

use fristed_ui::{CompassTexts, Screen, StaffLayout, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::Laying;
use super::at::At;
use super::round;
use crate::app::compass::{Layer, Rate};
use crate::domain::compass::Filling;
use crate::draw::measure::Weight;
use crate::kiosk::keyboard::{Key, Keyboard};
use crate::screens::Screens;
use crate::screens::keyboard::{Field as Shown, Keys};
use crate::screens::layout::text_height;

/// Longest keywords, and longest name, in letters: few words stand beside a wheel.
const LONGEST: usize = 200;
const LONGEST_NAME: usize = 40;
/// Natural line of running text in em.
const LINE: f32 = 1.2;

/// What is being written.
pub struct Writing {
    at: At,
    keyboard: Keyboard,
    keys: Keys,
}

impl super::Compass {
    /// What is being written, and on which page.
    pub(super) fn written(&self) -> Option<(At, &str)> {
        self.writing.as_ref().map(|writing| (writing.at, writing.keyboard.text()))
    }
}

impl Screens {
    /// The text as it is so far, to be written on.
    pub(super) fn begin_compass_writing(&mut self, at: At) {
        let compass = &self.staff.compass;
        let filling = compass.filling(compass.layer);
        let round = if let At::Round(round) = at { self.round_text(round) } else { String::new() };
        let (longest, text) = match at {
            At::Round(at) => (round::longest(at), Some(round.as_str())),
            At::Keywords(field) => (LONGEST, filling.and_then(|filling| filling.keywords(field))),
            At::Remark => (LONGEST, compass.filling(Layer::Person).and_then(Filling::remark)),
            _ => (LONGEST_NAME, filling.and_then(Filling::open_name)),
        };
        let mut keyboard = Keyboard::new(longest);
        keyboard.type_in(text.unwrap_or_default());
        self.staff.compass.writing = Some(Writing { at, keyboard, keys: Keys::default() });
    }

    /// *Færdig*: back to the field, with what was written.
    pub(super) fn end_compass_writing(&mut self) {
        let Some(writing) = self.staff.compass.writing.take() else { return };
        let text = writing.keyboard.text().to_owned();
        if let At::Round(at) = writing.at {
            self.leave_writing();
            return self.end_round_writing(at, text);
        }
        let shown = self.staff.compass.layer;
        let (layer, rate) = match writing.at {
            At::Keywords(field) => (shown, Rate::Note(field, text)),
            At::Remark => (Layer::Person, Rate::Say(text)),
            _ => (shown, Rate::NameOpen(text)),
        };
        self.leave_writing();
        self.rate(layer, &rate);
    }

    /// A key of the screen. Whether it was for a text of the compass.
    pub(in crate::screens) fn type_on_compass(&mut self, key: Key, at: Duration) -> bool {
        let Some(writing) = &mut self.staff.compass.writing else { return false };
        writing.keyboard.press(key, at);
        self.show();
        true
    }

    /// A key of a real keyboard. Whether it was for a text of the compass.
    pub(in crate::screens) fn write_on_compass(&mut self, written: &str) -> bool {
        let Some(writing) = &mut self.staff.compass.writing else { return false };
        writing.keyboard.type_in(written);
        self.show();
        true
    }

    pub(super) fn show_compass_writing(&mut self, at: At, texts: &CompassTexts<'_>, laying: &Laying<'_>) {
        if self.staff.compass.writing.as_ref().is_none_or(|writing| writing.at != at) {
            self.begin_compass_writing(at);
        }
        self.staff.clear_pad(laying);
        let Some(writing) = &self.staff.compass.writing else { return };
        let (screen, metrics) = (laying.ui.global::<Screen>(), laying.metrics);
        let round = match at {
            At::Round(at) => round::writing_words(at, self.asks_for_consent(), self.place.language),
            _ => None,
        };
        let (title, said) = match at {
            At::Round(_) if round.is_some() => round.unwrap_or_default(),
            At::Round(round::RoundAt::Keywords(field)) => {
                (texts.get_keywords(), format!("{}: {}", field.label(), texts.get_keywords_hint()))
            }
            At::Keywords(field) => (texts.get_keywords(), format!("{}: {}", field.label(), texts.get_keywords_hint())),
            At::Remark => (texts.get_own_words_short(), texts.get_own_words_text().to_string()),
            _ => (texts.get_name(), texts.get_name_open_text().to_string()),
        };
        // Whom it is about stands on every page.
        let title = format!("{} · {title}", texts.get_practice()).into();
        laying.global.set_layout(StaffLayout::Text);
        laying.global.set_title(title);
        let whole = metrics.whole - screen.get_keyboard_height() - 2.0 * screen.get_gutter();
        let least = screen.get_typed() * LINE + 24.0;
        let high = text_height(laying.measure, &said, Weight::Medium, metrics.body, metrics.width);
        // Where there is no room for it the title has to do.
        let (said, high) = if high + least <= whole { (said.into(), high) } else { (SharedString::new(), 0.0) };
        laying.global.set_note_text(said);
        let typing = laying.ui.global::<Typing>();
        typing.set_open(true);
        let width = metrics.width - screen.get_run_done() - metrics.gutter;
        let shown = Shown { width, height: (whole - high).max(least), px: screen.get_typed() };
        let language = self.place.language;
        writing.keys.show(laying.ui, &writing.keyboard, (shown, false), language, (metrics, laying.measure));
    }
}
