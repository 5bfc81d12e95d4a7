//! Noting in the open meeting what is decided: a ready sentence with one press, or own words on the keyboard. What was
//! noted is seen here as long as the meeting is open, and by nobody else before an employee has read it.

use fristed_ui::{Card, CardFill, FristedWindow, Meeting as Page, MeetingNoteTexts, ReadyNote, Screen, Shell, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{Rows, fact, in_columns};
use super::keyboard::{Field, Keys, Stroke, put_away};
use super::layout::{Metrics, text_height};
use super::meeting_not_now::Refusing;
use super::meeting_view::OpenMeeting;
use super::place::{Place, Spot};
use super::{Drawn, Screens};
use crate::app::meeting::MeetingView;
use crate::app::meeting_note::NoteOutcome;
use crate::app::meeting_words::{self as said, NOT_NOW, READY};
use crate::app::not_now_words;
use crate::domain::meeting_draft::{LONGEST_NOTE, NoteRefused};
use crate::domain::text::Language;
use crate::draw::measure::{Measure, Weight};
use crate::kiosk::keyboard::Keyboard;
use crate::store::StoreError;

/// Own words, as they are being written.
pub struct NoteWriting {
    keyboard: Keyboard,
    keys: Keys,
    /// Why the last try was not kept.
    refused: Option<NoteRefused>,
}

impl NoteWriting {
    /// Words as they are so far, to be written on.
    pub(super) fn begun(text: &str) -> Self {
        let mut keyboard = Keyboard::new(LONGEST_NOTE);
        keyboard.type_in(text);
        Self { keyboard, keys: Keys::default(), refused: None }
    }

    pub(super) const fn refuse(&mut self, refused: NoteRefused) {
        self.refused = Some(refused);
    }
}

/// Natural line of running text in em.
const LINE: f32 = 1.2;
/// Paddings of a button of a note in `ui/public/meeting_view.slint`, and what lies between two.
const NOTE_SIDES: f32 = 40.0;
const NOTE_GAP: f32 = 16.0;

/// What can be noted, and what is, by memory.
fn ready(note: Option<&str>, decides: bool, language: Language, write: SharedString) -> Vec<ReadyNote> {
    let ready = offered(decides).iter().enumerate();
    let chosen = |text: &str| note.is_some_and(|note| is_ready(note, text));
    let mut all: Vec<ReadyNote> =
        ready.map(|(at, text)| ReadyNote { text: said::ready(at, language).into(), chosen: chosen(text) }).collect();
    all.push(ReadyNote { text: write, chosen: note.is_some_and(is_own) });
    all
}

/// Whether `note` is this ready sentence; a no goes on with why and with what instead.
fn is_ready(note: &str, text: &str) -> bool {
    note == text || (text == NOT_NOW && note.strip_prefix(text).is_some_and(|rest| rest.starts_with('.')))
}

/// Whether somebody has written it themselves.
fn is_own(note: &str) -> bool {
    !READY.iter().any(|text| is_ready(note, text))
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

/// The same as cards, where the item is one. What people have written themselves is shown to them and read to nobody.
#[must_use]
pub fn cards(notes: &[ReadyNote], (line, own): (SharedString, Option<SharedString>), metrics: &Metrics) -> Rows {
    let card = |(at, note): (usize, &ReadyNote)| Card {
        action: format!("meeting-note:{at}").into(),
        fill: if note.chosen { CardFill::Free } else { CardFill::Press },
        ..fact(if note.chosen { "jacirkel" } else { "tom" }, note.text.clone(), "")
    };
    let label = own.unwrap_or_default();
    let mut rows = vec![vec![Card { text: line, label, ..super::cards::blank() }]];
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
        let own = note.filter(|note| noted && !READY.contains(note));
        let line = match (noted, decides, own) {
            (true, _, Some(note)) => not_now_words::noted(note, language).into(),
            (true, _, None) => texts.get_is_noted(),
            (false, true, _) => texts.get_choose(),
            (false, false, _) => said::note_what_is_said(language).into(),
        };
        // What stands there for a voice, where people have written it themselves.
        let own = own.map(|_| texts.get_is_noted());
        let page = ui.global::<Page>();
        page.set_note_line(line.clone());
        self.ready_notes.show(choices.clone(), |model| page.set_ready(model));
        let is_new = |view: &&MeetingView| !self.open_meeting.as_ref().is_some_and(|open| open.is(view));
        let counted = view.filter(is_new).map(|view| self.app.noted_hands(&view.slug)).transpose()?.unwrap_or_default();
        let open = &mut self.open_meeting;
        let drawn =
            super::meeting_view::show(ui, view, (open, counted), (&choices, line, own), (metrics, &self.measure));
        let drawn = match open.as_mut() {
            Some(open) => {
                open.decides = decides;
                let asked = open.refusing.as_ref().zip(item);
                asked
                    .map_or(drawn, |(asked, item)| Drawn::Cards(asked.rows(item, texts.get_write(), language, metrics)))
            }
            None => drawn,
        };
        let asks_why = open.as_ref().and_then(|open| open.refusing.as_ref()).map(Refusing::asks_why);
        let Some(writing) = open.as_mut().and_then(|open| open.writing.as_mut()) else {
            page.set_writing(false);
            put_keyboard_away(ui);
            return Ok(drawn);
        };
        show_writing(ui, (writing, asks_why), language, (metrics, &self.measure));
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
        if let Some(open) = &mut self.open_meeting {
            open.refusing = None;
            if open.writing.take().is_some() {
                put_keyboard_away(ui);
            }
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
        if open.refusing.is_some() {
            self.answer_on_not_now(at);
            return true;
        }
        match at.parse().ok().and_then(|at: usize| offered(open.decides).get(at)) {
            // A second press takes it back.
            Some(text) if open.note().is_some_and(|note| is_ready(note, text)) => self.keep_note(""),
            Some(&NOT_NOW) => {
                open.refusing = Some(Refusing::why());
                self.change(|place| place.sheet = 0);
            }
            Some(text) => self.keep_note(text),
            None => {
                let text = open.note().filter(|note| is_own(note)).unwrap_or_default().to_owned();
                open.writing = Some(NoteWriting::begun(&text));
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
        if self.open_meeting.as_ref().is_some_and(|open| open.refusing.is_some()) {
            self.write_on_not_now(&text);
        } else {
            self.keep_note(&text);
        }
    }

    pub(super) fn keep_note(&mut self, text: &str) {
        let Some(open) = &mut self.open_meeting else { return };
        match self.app.note_decision(&open.slug, open.room.at(), text) {
            Ok(NoteOutcome::Kept) => {
                open.set_note(text);
                (open.writing, open.refusing) = (None, None);
                self.change(|place| place.sheet = 0);
            }
            // Own words that say no: what instead is asked before they count as noted.
            Ok(NoteOutcome::Refused(NoteRefused::NoInstead)) => {
                (open.writing, open.refusing) = (None, Some(Refusing::instead_of(text)));
                self.change(|place| place.sheet = 0);
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

    /// Something is typed. Whether it was for a note.
    pub(super) fn strike_on_note(&mut self, stroke: Stroke<'_>) -> bool {
        let Some(writing) = self.open_meeting.as_mut().and_then(|open| open.writing.as_mut()) else { return false };
        stroke.on(&mut writing.keyboard);
        writing.refused = None;
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
    (writing, asks_why): (&NoteWriting, Option<bool>),
    language: Language,
    (metrics, measure): (&Metrics, &Measure),
) {
    let (page, screen, texts) = (ui.global::<Page>(), ui.global::<Screen>(), ui.global::<MeetingNoteTexts>());
    page.set_writing(true);
    page.set_writing_title(
        asks_why.map_or_else(|| texts.get_decision(), |why| not_now_words::short(why, language).into()),
    );
    page.set_writing_name(match asks_why {
        None => texts.get_what_we_decide(),
        Some(true) => not_now_words::why(language).0.into(),
        Some(false) => not_now_words::instead(language).0.into(),
    });
    let width = metrics.width;
    let whole = screen.get_task_height() - screen.get_keyboard_height() - 2.0 * screen.get_gutter();
    let least = screen.get_typed() * LINE + 24.0;
    let hint: SharedString = match (writing.refused, asks_why) {
        (Some(refused), _) => said::note_refused(refused, language).into(),
        (None, Some(why)) => not_now_words::hint(why, language).into(),
        (None, None) => texts.get_no_names(),
    };
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
    let field = Field { width, height, px: screen.get_typed(), is_posted: false };
    writing.keys.show(ui, &writing.keyboard, (field, false), language, (metrics, measure));
}
