//! A few words are typed: beside a field, or as the name of the *?*.

use fristed_ui::{CompassTexts, Screen, StaffLayout, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::Laying;
use super::at::At;
use super::round;
use crate::app::compass::{Layer, Rate};
use crate::domain::compass::Filling;
use crate::domain::story::LONGEST_STORY;
use crate::domain::text;
use crate::draw::measure::Weight;
use crate::kiosk::keyboard::Keyboard;
use crate::screens::Screens;
use crate::screens::keyboard::{Field as Shown, Keys, Stroke};
use crate::screens::layout::text_height;
use crate::screens::staff::running::write::above_keys;

/// Longest keywords, and longest name, in letters: few words stand beside a wheel.
const LONGEST: usize = 200;
const LONGEST_NAME: usize = 40;
/// Longest line beside a record.
const LONGEST_LINE: usize = 500;
/// Natural line of running text in em.
const LINE: f32 = 1.2;

/// What is being written.
pub struct Writing {
    at: At,
    keyboard: Keyboard,
    keys: Keys,
    /// What stood there at first.
    before: String,
}

impl Writing {
    /// What is typed so far; `None` where nothing is, or nothing else than what stood there.
    pub(super) fn typed(&self) -> Option<&str> {
        let text = self.keyboard.text();
        (!text.is_empty() && text != self.before).then_some(text)
    }

    /// What was typed before the screen locked stands there again.
    pub(super) fn take_back(&mut self, text: &str) {
        self.keyboard.wipe();
        self.keyboard.type_in(text);
    }
}

impl super::Compass {
    /// What is being written, and on which page.
    pub(super) fn written(&self) -> Option<(At, &str)> {
        self.writing.as_ref().map(|writing| (writing.at, writing.keyboard.text()))
    }

    /// Something is typed. Whether it was for a text of the compass.
    pub(in crate::screens::staff) fn strike(&mut self, stroke: Stroke<'_>) -> bool {
        let Some(writing) = &mut self.writing else { return false };
        stroke.on(&mut writing.keyboard);
        true
    }
}

impl Screens {
    /// The text as it is so far, to be written on.
    pub(super) fn begin_compass_writing(&mut self, at: At) {
        let compass = &self.staff.compass;
        let filling = compass.filling(compass.layer);
        let begun = match at {
            At::OverTime(page) => self.over_time_text(page),
            At::Round(round) => self.round_text(round),
            _ => String::new(),
        };
        let (longest, text) = match at {
            At::OverTime(_) => (text::LONGEST, Some(begun.as_str())),
            At::Round(at) => (round::longest(at), Some(begun.as_str())),
            At::Keywords(field) => (LONGEST, filling.and_then(|filling| filling.keywords(field))),
            At::Remark => (LONGEST, compass.filling(Layer::Person).and_then(Filling::remark)),
            At::Report(_) => (LONGEST_STORY, None),
            At::Rights(_) => (LONGEST_LINE, None),
            At::Persons(_) => (LONGEST, None),
            _ => (LONGEST_NAME, filling.and_then(Filling::open_name)),
        };
        let mut keyboard = Keyboard::new(longest);
        keyboard.type_in(text.unwrap_or_default());
        let before = keyboard.text().to_owned();
        self.staff.compass.writing = Some(Writing { at, keyboard, keys: Keys::default(), before });
    }

    /// *Færdig*: back to the field, with what was written.
    pub(super) fn end_compass_writing(&mut self) {
        let Some(writing) = self.staff.compass.writing.take() else { return };
        let text = writing.keyboard.text().to_owned();
        if let At::OverTime(page) = writing.at {
            if !self.take_over_time_text(page, &text) {
                self.staff.compass.writing = Some(writing);
                self.show();
            }
            return;
        }
        if let At::Round(at) = writing.at {
            self.leave_writing();
            if !self.end_round_writing(at, &text) {
                self.correct_text(writing.at, &text);
            }
            return;
        }
        if let At::Rights(page) = writing.at {
            if self.end_rights_writing(page, &text) {
                return self.leave_writing();
            }
            // What was not taken stays to be written on.
            self.staff.compass.writing = Some(writing);
            return self.show();
        }
        let shown = self.staff.compass.layer;
        self.leave_writing();
        let said = text.clone();
        let taken = match writing.at {
            At::Keywords(field) => self.rate(shown, &Rate::Note(field, said)),
            At::Remark => self.rate(Layer::Person, &Rate::Say(said)),
            At::Report(_) => self.take_story(&text),
            At::Persons(at) => self.take_person_text(at, &text),
            _ => self.rate(shown, &Rate::NameOpen(said)),
        };
        if !taken {
            self.correct_text(writing.at, &text);
        }
    }

    /// What was not taken is on its page again, to be corrected.
    fn correct_text(&mut self, at: At, text: &str) {
        self.go_compass(at);
        self.staff.compass.take_back(text);
        self.show();
    }

    pub(super) fn show_compass_writing(&mut self, at: At, texts: &CompassTexts<'_>, laying: &Laying<'_>) {
        if self.staff.compass.writing.as_ref().is_none_or(|writing| writing.at != at) {
            self.begin_compass_writing(at);
        }
        self.staff.clear_pad(laying);
        let whom = self.whom(texts);
        let Some(writing) = &self.staff.compass.writing else { return };
        let (screen, metrics) = (laying.ui.global::<Screen>(), laying.metrics);
        let round = match at {
            At::Round(at) => round::writing_words(at, self.ground_of_contact(), self.place.language),
            _ => None,
        };
        let (title, said) = match at {
            At::OverTime(page) => {
                (self.over_time_title(page, texts), self.over_time_hint(page, writing.keyboard.text()))
            }
            At::Round(_) if round.is_some() => round.unwrap_or_default(),
            At::Round(round::RoundAt::Keywords(field)) => {
                (texts.get_keywords(), format!("{}: {}", field.label(), texts.get_keywords_hint()))
            }
            At::Keywords(field) => (texts.get_keywords(), format!("{}: {}", field.label(), texts.get_keywords_hint())),
            At::Remark => (texts.get_own_words_short(), texts.get_own_words_text().to_string()),
            At::Report(_) => super::report::At::said(self.place.language),
            At::Rights(page) => {
                let (title, said) = super::rights::asked(page, self.place.language);
                (title.into(), said.to_owned())
            }
            At::Persons(at) => at.said(self.place.language),
            _ => (texts.get_name(), texts.get_name_open_text().to_string()),
        };
        // Whom it is about stands on every page.
        let title = match at {
            At::OverTime(_) | At::Report(_) | At::Persons(_) => title,
            _ => format!("{whom} · {title}").into(),
        };
        laying.global.set_layout(StaffLayout::Text);
        laying.global.set_title(title);
        let whole = above_keys(&screen) - 2.0 * screen.get_gutter();
        let least = screen.get_typed() * LINE + 24.0;
        let high = text_height(laying.measure, &said, Weight::Medium, metrics.body, metrics.width);
        // Where there is no room for it the title has to do.
        let (said, high) = if high + least <= whole { (said.into(), high) } else { (SharedString::new(), 0.0) };
        laying.global.set_note_text(said);
        let typing = laying.ui.global::<Typing>();
        typing.set_open(true);
        let width = metrics.width;
        let shown = Shown { width, height: (whole - high).max(least), px: screen.get_typed(), is_posted: false };
        let language = self.place.language;
        writing.keys.show(laying.ui, &writing.keyboard, (shown, false), language, (metrics, laying.measure));
    }
}
