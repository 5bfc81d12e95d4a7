//! Noting in the open meeting what is decided: a ready sentence with one press, or own words on the keyboard. What was
//! noted is seen here as long as the meeting is open, and by nobody else before an employee has read it.

use std::time::Duration;

use fristed_ui::{Card, CardFill, FristedWindow, Meeting as Page, MeetingNoteTexts, ReadyNote, Screen, Shell, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{Rows, fact, in_columns};
use super::keyboard::{Field, Keys, put_away};
use super::layout::{Metrics, text_height};
use super::meeting_view::OpenMeeting;
use super::place::{Place, Spot};
use super::{Drawn, Screens};
use crate::app::meeting::MeetingView;
use crate::app::meeting_note::NoteOutcome;
use crate::app::meeting_words::{self as said, READY};
use crate::domain::meeting_draft::{LONGEST_NOTE, NoteRefused};
use crate::domain::text::Language;
use crate::draw::measure::{Measure, Weight};
use crate::kiosk::keyboard::{Key, Keyboard};
use crate::store::StoreError;

/// Own words, as they are being written.
pub struct NoteWriting {
    keyboard: Keyboard,
    keys: Keys,
    /// Why the last try was not kept.
    refused: Option<NoteRefused>,
}

/// Natural line of running text in em.
const LINE: f32 = 1.2;
/// Paddings of a button of a note in `ui/public/meeting_view.slint`, and what lies between two.
const NOTE_SIDES: f32 = 40.0;
const NOTE_GAP: f32 = 16.0;

/// What can be noted, and what is, by memory.
fn ready(note: Option<&str>, decides: bool, language: Language, write: SharedString) -> Vec<ReadyNote> {
    let mut all: Vec<ReadyNote> = offered(decides)
        .iter()
        .enumerate()
        .map(|(at, text)| ReadyNote { text: said::ready(at, language).into(), chosen: note == Some(*text) })
        .collect();
    let own = note.is_some_and(|note| !READY.contains(&note));
    all.push(ReadyNote { text: write, chosen: own });
    all
}

/// The ready sentences below an item: none where it is decided elsewhere.
const fn offered(decides: bool) -> &'static [&'static str] {
    if decides { &READY } else { &[] }
}

/// How high the notes are with their sentence above them; `None` where they do not fit beside each other.
#[must_use]
pub fn row_height(
    notes: &[ReadyNote],
    line: &str,
    width: f32,
    (metrics, measure): (&Metrics, &Measure),
) -> Option<f32> {
    let button =
        |note: &ReadyNote| measure.width(&note.text, Weight::Bold, metrics.body) * 1.02 + NOTE_SIDES + NOTE_GAP;
    let fits = notes.iter().map(button).sum::<f32>() <= width;
    fits.then(|| text_height(measure, line, Weight::Medium, metrics.body, width) + NOTE_GAP + metrics.target)
}

/// The same as cards, where the item is one.
#[must_use]
pub fn cards(notes: &[ReadyNote], line: SharedString, metrics: &Metrics) -> Rows {
    let card = |(at, note): (usize, &ReadyNote)| Card {
        action: format!("meeting-note:{at}").into(),
        fill: if note.chosen { CardFill::Free } else { CardFill::Press },
        ..fact(if note.chosen { "jacirkel" } else { "tom" }, note.text.clone(), "")
    };
    let mut rows = vec![vec![Card { text: line, ..super::cards::blank() }]];
    rows.extend(in_columns(notes.iter().enumerate().map(card).collect(), metrics.columns(480.0, 2)));
    rows
}

impl Screens {
    /// The open meeting: the item, or the page on which own words are written.
    pub(super) fn show_open_meeting(
        &mut self,
        ui: &FristedWindow,
        view: Option<&MeetingView>,
        metrics: &Metrics,
    ) -> Result<Drawn, StoreError> {
        let language = self.place.language;
        let at = self.open_meeting.as_ref().map_or(0, |open| open.room.at());
        let noted = view.map_or(Ok(false), |view| self.app.is_noted(&view.slug, at))?;
        let texts = ui.global::<MeetingNoteTexts>();
        let note = self.open_meeting.as_ref().and_then(OpenMeeting::note);
        let item = view.and_then(|view| view.items.get(at));
        let decides = item.is_none_or(|item| item.influence.is_decided_here());
        let choices = ready(note, decides, language, texts.get_write());
        let line = match (noted, decides) {
            (true, _) => texts.get_is_noted(),
            (false, true) => texts.get_choose(),
            (false, false) => said::note_what_is_said(language).into(),
        };
        let page = ui.global::<Page>();
        page.set_note_line(line.clone());
        self.ready_notes.show(choices.clone(), |model| page.set_ready(model));
        let open = &mut self.open_meeting;
        let drawn = super::meeting_view::show(ui, view, open, (&choices, line), (metrics, &self.measure));
        if let Some(open) = open.as_mut() {
            open.decides = decides;
        }
        let Some(writing) = open.as_mut().and_then(|open| open.writing.as_mut()) else {
            page.set_writing(false);
            put_keyboard_away(ui);
            return Ok(drawn);
        };
        show_writing(ui, writing, language, (metrics, &self.measure));
        Ok(Drawn::Cards(Rows::new()))
    }

    /// Whether own words are being written in the open meeting.
    pub(super) fn is_noting(&self) -> bool {
        matches!(self.place.spot(), Spot::MeetingView(_))
            && self.open_meeting.as_ref().is_some_and(|open| open.writing.is_some())
    }

    /// Whatever other page it is, what was being written is gone.
    pub(super) fn leave_note(&mut self, ui: &FristedWindow) {
        if matches!(self.place.spot(), Spot::MeetingView(_)) && self.open_meeting.is_some() {
            return;
        }
        if self.open_meeting.as_mut().is_some_and(|open| open.writing.take().is_some()) {
            put_keyboard_away(ui);
        }
        let page = ui.global::<Page>();
        page.set_writing(false);
        page.set_note_hint(SharedString::new());
    }

    /// The way back: from own words to their item, else where one came from.
    pub fn go_back(&mut self) {
        match &mut self.open_meeting {
            Some(open) if matches!(self.place.spot(), Spot::MeetingView(_)) && open.writing.is_some() => {
                open.writing = None;
                self.show();
            }
            _ => self.change(Place::back),
        }
    }

    /// Carries out a press on a note. Whether it was one.
    pub(super) fn act_on_note(&mut self, action: &str) -> bool {
        let Some(at) = action.strip_prefix("meeting-note:") else { return false };
        let Some(open) = self.open_meeting.as_mut().filter(|_| matches!(self.place.spot(), Spot::MeetingView(_)))
        else {
            return true;
        };
        match at.parse().ok().and_then(|at: usize| offered(open.decides).get(at)) {
            // A second press takes it back.
            Some(text) if open.note() == Some(*text) => self.keep_note(""),
            Some(text) => self.keep_note(text),
            None => {
                let mut keyboard = Keyboard::new(LONGEST_NOTE);
                keyboard.type_in(open.note().filter(|note| !READY.contains(note)).unwrap_or_default());
                open.writing = Some(NoteWriting { keyboard, keys: Keys::default(), refused: None });
                self.show();
            }
        }
        true
    }

    /// *Færdig*: the words are kept, or the page says what to do.
    pub fn note_is_written(&mut self) {
        let writing = self.open_meeting.as_ref().and_then(|open| open.writing.as_ref());
        let Some(text) = writing.map(|writing| zeroize::Zeroizing::new(writing.keyboard.text().to_owned())) else {
            return;
        };
        self.keep_note(&text);
    }

    fn keep_note(&mut self, text: &str) {
        let Some(open) = &mut self.open_meeting else { return };
        match self.app.note_decision(&open.slug, open.room.at(), text) {
            Ok(NoteOutcome::Kept) => {
                open.set_note(text);
                open.writing = None;
                self.show();
            }
            Ok(NoteOutcome::Refused(refused)) => {
                if let Some(writing) = &mut open.writing {
                    writing.refused = Some(refused);
                }
                self.show();
            }
            Ok(NoteOutcome::NotOpen) => self.show(),
            Err(error) => self.note_not_kept(&error),
        }
    }

    pub(super) fn note_not_kept(&self, error: &StoreError) {
        tracing::error!(%error, "a note was not stored");
        if let Some(ui) = self.ui.upgrade() {
            let said = ui.global::<fristed_ui::AskTexts>().get_not_saved();
            ui.global::<Shell>().set_notice(said);
        }
    }

    /// A key of the screen. Whether it was for a note.
    pub(super) fn type_on_note(&mut self, key: Key, at: Duration) -> bool {
        let Some(writing) = self.open_meeting.as_mut().and_then(|open| open.writing.as_mut()) else { return false };
        writing.keyboard.press(key, at);
        writing.refused = None;
        self.show();
        true
    }

    /// A key of a real keyboard. Whether it was for a note.
    pub(super) fn write_on_note(&mut self, written: &str) -> bool {
        let Some(writing) = self.open_meeting.as_mut().and_then(|open| open.writing.as_mut()) else { return false };
        writing.keyboard.type_in(written);
        writing.refused = None;
        self.show();
        true
    }
}

fn put_keyboard_away(ui: &FristedWindow) {
    let typing = ui.global::<Typing>();
    typing.set_open(false);
    put_away(&typing);
}

/// The field, the keys, and what is said between them where there is room for it.
fn show_writing(
    ui: &FristedWindow,
    writing: &NoteWriting,
    language: Language,
    (metrics, measure): (&Metrics, &Measure),
) {
    let (page, screen, texts) = (ui.global::<Page>(), ui.global::<Screen>(), ui.global::<MeetingNoteTexts>());
    page.set_writing(true);
    let width = metrics.width - screen.get_run_done() - metrics.gutter;
    let whole = screen.get_task_height() - screen.get_keyboard_height() - 2.0 * screen.get_gutter();
    let least = screen.get_typed() * LINE + 24.0;
    let hint: SharedString =
        writing.refused.map_or_else(|| texts.get_no_names(), |refused| said::note_refused(refused, language).into());
    let high = text_height(measure, &hint, Weight::Medium, metrics.body, metrics.width);
    let fits = high + least <= whole;
    let height = if fits { whole - high } else { whole.max(least) };
    page.set_note_hint(if fits { hint.clone() } else { SharedString::new() });
    // What to do is said over the page where there is no room on it.
    if !fits && writing.refused.is_some() {
        ui.global::<Shell>().set_notice(hint);
    }
    let typing = ui.global::<Typing>();
    typing.set_open(true);
    typing.set_has_done(false);
    let field = Field { width, height, px: screen.get_typed() };
    writing.keys.show(ui, &writing.keyboard, (field, false), language, (metrics, measure));
}
