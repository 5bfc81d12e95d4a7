//! A text is typed, with help: how easy it is to read, and words to look at again. Nothing here refuses it.

use fristed_ui::{ActivityTexts, DeskTexts, RunningTexts, Screen, SettingsTexts, StaffLayout, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::super::meetings::{self, Text};
use super::Laying;
use super::at::{At, Field};
use crate::app::running::questions::LONGEST_QUESTION;
use crate::app::running::running_words;
use crate::domain::text::{LONGEST, Language};
use crate::domain::writing::{Remark, Said, ease, remarks};
use crate::draw::measure::Weight;
use crate::kiosk::keyboard::Keyboard;
use crate::screens::Screens;
use crate::screens::keyboard::{Field as Shown, Keys, Stroke};
use crate::screens::layout::text_height;
use crate::screens::place::Spot;

/// What is being written.
pub struct Writing {
    field: Field,
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

    pub(super) const fn field(&self) -> Field {
        self.field
    }

    /// What was typed before the screen locked stands there again.
    pub(super) fn take_back(&mut self, text: &str) {
        self.keyboard.wipe();
        self.keyboard.type_in(text);
    }
}

/// Natural line of running text in em.
const LINE: f32 = 1.2;

impl super::Running {
    /// Something is typed. Whether it was for a text of running the house.
    pub(in crate::screens::staff) fn strike(&mut self, stroke: Stroke<'_>) -> bool {
        let Some(writing) = &mut self.writing else { return false };
        stroke.on(&mut writing.keyboard);
        self.given_back = false;
        self.refused = None;
        true
    }
}

impl Screens {
    /// The text as it is so far, to be written on.
    pub(in crate::screens::staff) fn begin_run_writing(&mut self, field: Field) {
        let running = &self.staff.running;
        let draft = running.draft.as_ref().map(|(_, draft)| draft);
        let text = match field {
            Field::Title => draft.map(|draft| draft.title.clone()),
            Field::Place => draft.map(|draft| draft.place.clone()),
            Field::Text => draft.map(|draft| draft.text.clone()),
            Field::Host => draft.map(|draft| draft.host.clone()),
            Field::Note => running.hours.as_ref().map(|(_, hours)| hours.note.clone()),
            Field::Meeting(of) => Some(self.meeting_text(of)),
            Field::Before => draft.map(|draft| draft.before.clone()),
            Field::During => draft.map(|draft| draft.during.clone()),
            Field::After => draft.map(|draft| draft.after.clone()),
            Field::Instead | Field::Reason | Field::Meanwhile | Field::Need | Field::Question | Field::Answer => None,
            Field::PlacesInstead => None,
            Field::Facility(of) => self.wording_text(of),
            Field::FollowUp => self.follow_up_so_far(),
            Field::OfferTitle | Field::OfferPlace | Field::OfferText | Field::FirstStep => self.offer_text(field),
        };
        let longest = if is_asked(field) { LONGEST_QUESTION } else { LONGEST };
        let mut keyboard = Keyboard::new(longest);
        keyboard.type_in(&text.unwrap_or_default());
        let before = keyboard.text().to_owned();
        self.staff.running.writing = Some(Writing { field, keyboard, keys: Keys::default(), before });
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
        self.take_text(writing.field, text.clone());
        // What was not taken stays to be corrected, with what there is to do.
        if !text.trim().is_empty() && self.staff.running.refused.is_some() {
            self.begin_run_writing(writing.field);
            if let Some(again) = &mut self.staff.running.writing {
                again.take_back(&text);
            }
            self.change(|place| place.go(Spot::Running(At::Write(writing.field))));
        }
    }

    /// Why what was written was not taken.
    fn why_refused(&self) -> SharedString {
        let refused = self.staff.running.refused;
        refused.map(|refused| running_words::refused(refused, self.place.language).into()).unwrap_or_default()
    }

    pub(super) fn show_run_writing(&mut self, field: Field, texts: &RunningTexts<'_>, laying: &Laying<'_>) {
        if self.staff.running.writing.as_ref().is_none_or(|writing| writing.field != field) {
            self.begin_run_writing(field);
        }
        self.staff.clear_pad(laying);
        let Some(writing) = &self.staff.running.writing else { return };
        let (global, language) = (&laying.global, self.place.language);
        let about = laying.ui.global::<ActivityTexts>();
        let more = laying.ui.global::<SettingsTexts>();
        let desk = laying.ui.global::<DeskTexts>();
        global.set_layout(StaffLayout::Text);
        global.set_subtitle(SharedString::new());
        global.set_title(match field {
            Field::Title => texts.get_called(),
            Field::Place => texts.get_place(),
            Field::Text => texts.get_text(),
            Field::Host => texts.get_host(),
            Field::Instead => texts.get_what_instead(),
            Field::Reason => texts.get_why_closed(),
            Field::Meanwhile => running_words::meanwhile_title(language).into(),
            Field::Note => texts.get_why(),
            Field::Need => texts.get_what_need(),
            Field::Meeting(Text::Reach) => running_words::reach_title(language).into(),
            Field::Meeting(Text::Ask) => running_words::ask_title(language).into(),
            Field::Meeting(of) => meetings::titles(laying.ui, of).0,
            Field::Before => about.get_before(),
            Field::During => about.get_during(),
            Field::After => about.get_after(),
            Field::PlacesInstead => running_words::places_taken_title(language).into(),
            Field::FollowUp => about.get_follow_up(),
            Field::OfferTitle => texts.get_called(),
            Field::OfferPlace => texts.get_place(),
            Field::OfferText => texts.get_text(),
            Field::FirstStep => more.get_first_step(),
            Field::Question => desk.get_write_question(),
            Field::Answer => desk.get_write_answer(),
            Field::Facility(of) => of.title(language).into(),
        });
        let said = match field {
            _ if self.staff.running.given_back => texts.get_given_back(),
            _ if self.staff.running.refused.is_some() => self.why_refused(),
            _ if !writing.keyboard.text().is_empty() => SharedString::new(),
            Field::Reason => texts.get_reason_hint(),
            Field::Need => texts.get_need_hint(),
            Field::Meeting(of) => meetings::titles(laying.ui, of).1,
            Field::FollowUp => about.get_follow_up_text(),
            Field::FirstStep => more.get_first_step_hint(),
            Field::Question => desk.get_write_question_hint(),
            Field::Answer => desk.get_write_answer_hint(),
            Field::Facility(of) => of.hint(language).into(),
            _ => SharedString::new(),
        };
        let room = room(laying, &help(writing.keyboard.text(), &said, language));
        global.set_note_text(room.note.into());
        let typing = laying.ui.global::<Typing>();
        typing.set_open(true);
        let px = laying.ui.global::<Screen>().get_typed();
        let shown = Shown { width: room.width, height: room.height, px, is_posted: false };
        writing.keys.show(laying.ui, &writing.keyboard, (shown, false), language, (laying.metrics, laying.measure));
    }
}

/// Whether it stands on the resting screen, to be read from the other end of the room.
const fn is_asked(field: Field) -> bool {
    matches!(field, Field::Question | Field::Answer)
}

/// The field and what is said below it.
pub(in crate::screens::staff) struct Room {
    pub width: f32,
    pub height: f32,
    pub note: String,
}

/// A sentence beside what is typed, and how it is said where there is room for little.
pub(in crate::screens::staff) struct Hint {
    full: String,
    short: String,
}

impl From<String> for Hint {
    fn from(said: String) -> Self {
        Self { short: said.clone(), full: said }
    }
}

/// What helps whoever writes a public text: words to look at again, and how easy it is to read.
pub(in crate::screens::staff) fn help(text: &str, hint: &SharedString, language: Language) -> Vec<Hint> {
    let mut said: Vec<Hint> = Vec::new();
    if !hint.is_empty() {
        said.push(hint.to_string().into());
    }
    // What scolds or ranks comes first; where there is room for little, a long word hides none of it.
    let (long, others): (Vec<Remark>, Vec<Remark>) = remarks(text).into_iter().partition(|one| one.said == Said::Long);
    said.extend(others.iter().map(|one| Hint {
        full: running_words::remark(&one.word, one.said, one.rather, language),
        short: running_words::short_remark(&one.word, one.rather, language),
    }));
    let long: Vec<String> = long.into_iter().map(|one| one.word).collect();
    let short = running_words::short_long_words(&long, language);
    said.extend(running_words::long_words(&long, language).map(|full| Hint { full, short }));
    said.extend(ease(text).map(|ease| format!("{}.", running_words::ease(ease, language)).into()));
    said
}

/// Between the bar of the staff's side and the keys, which lie where they lie on every page.
pub(in crate::screens::staff) fn above_keys(screen: &Screen<'_>) -> f32 {
    screen.get_keys_y() - screen.get_staff_y()
}

/// The note takes as much as leaves the field a line: first everything is said in full, then shorter, and then the last
/// of what is said goes.
pub(in crate::screens::staff) fn room(laying: &Laying<'_>, said: &[Hint]) -> Room {
    let (screen, metrics) = (laying.ui.global::<Screen>(), laying.metrics);
    let width = metrics.width;
    let whole = above_keys(&screen) - 2.0 * screen.get_gutter();
    let least = screen.get_typed() * LINE + 24.0;
    let joined = |one: fn(&Hint) -> &String, most: usize| {
        said.iter().take(most).map(|hint| one(hint).as_str()).collect::<Vec<_>>().join(" ")
    };
    let full = std::iter::once(joined(|hint| &hint.full, said.len()));
    let notes = full.chain((0..=said.len()).rev().map(|most| joined(|hint| &hint.short, most)));
    let high = |note: &str| text_height(laying.measure, note, Weight::Medium, metrics.body, metrics.width);
    let note = notes.into_iter().find(|note| note.is_empty() || high(note) + least <= whole).unwrap_or_default();
    // The note's place stays while one types, so that the field does not jump.
    let kept = high(&note).max(if whole > 2.0 * least { 2.0 * metrics.body * LINE + 4.0 } else { 0.0 });
    Room { width, height: (whole - kept).max(least), note }
}
