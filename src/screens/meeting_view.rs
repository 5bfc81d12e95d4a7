//! The meeting itself: one item at a time, a show of hands, and what is decided, which [`meeting_note`] notes.
//!
//! [`meeting_note`]: super::meeting_note

use chrono::{DateTime, Utc};
use fristed_ui::{AskTexts, FristedWindow, Meeting as Page, ReadyNote, Screen, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{Rows, fact, heading};
use super::layout::{Metrics, is_one_line, name_height, shown, text_height};
use super::place::{Place, Spot};
use super::wiring::put_notice_away;
use super::{Drawn, Screens, meeting, meeting_not_now, meeting_note};
use crate::app::meeting::{ItemView, MeetingView};
use crate::domain::meeting::Room;
use crate::domain::meeting_draft::{Hands, Side};
use crate::draw::measure::{Measure, SAFETY, Weight};

/// A meeting that somebody has opened on the screen.
pub struct OpenMeeting {
    pub(super) slug: String,
    /// When the screen lets go of it by itself.
    closes: DateTime<Utc>,
    pub(super) room: Room,
    /// What was noted since it was opened, item by item.
    notes: Vec<String>,
    /// Whether the present item is decided here, so that ready decisions stand below it.
    pub(super) decides: bool,
    /// A no that is not noted yet: it is asked why, and what instead.
    pub(super) refusing: Option<meeting_not_now::Refusing>,
    /// Own words that are being written.
    pub(super) writing: Option<meeting_note::NoteWriting>,
}

impl OpenMeeting {
    fn new(slug: String, closes: DateTime<Utc>, items: usize, counted: Vec<Hands>) -> Self {
        let notes = vec![String::new(); items];
        let room = Room::open(items, counted);
        Self { slug, closes, room, notes, decides: true, refusing: None, writing: None }
    }

    /// Whether this is the meeting that `view` shows, with as many items.
    pub(super) fn is(&self, view: &MeetingView) -> bool {
        self.slug == view.slug && self.room.items() == view.items.len()
    }

    /// What was noted about the present item.
    pub(super) fn note(&self) -> Option<&str> {
        self.notes.get(self.room.at()).map(String::as_str).filter(|note| !note.is_empty())
    }

    pub(super) fn set_note(&mut self, text: &str) {
        if let Some(note) = self.notes.get_mut(self.room.at()) {
            text.clone_into(note);
        }
    }
}

/// Nobody reads it in what is left of memory.
impl Drop for OpenMeeting {
    fn drop(&mut self) {
        self.notes.iter_mut().for_each(zeroize::Zeroize::zeroize);
    }
}

/// Sizes of `ui/public/meeting_view.slint`.
const INSET: f32 = 96.0;

/// What the show of hands takes off the page.
#[must_use]
pub fn hands_height(ui: &FristedWindow, metrics: &Metrics) -> f32 {
    if !ui.global::<Page>().get_counts_hands() {
        return 0.0;
    }
    let row = ui.global::<Screen>().get_hands_row() + metrics.gap;
    if metrics.portrait { 2.0 * row } else { row }
}

/// Shows the meeting that is open, opening it first; before its time what one can do until then.
pub fn show(
    ui: &FristedWindow,
    view: Option<&MeetingView>,
    (open, counted): (&mut Option<OpenMeeting>, Vec<Hands>),
    (notes, line, own): (&[ReadyNote], SharedString, Option<SharedString>),
    (metrics, measure): (&Metrics, &Measure),
) -> Drawn {
    let asks = open.as_ref().is_some_and(|open| open.refusing.is_some());
    let found = view.and_then(|view| Some((view, view.next.as_ref()?.open_until?)));
    let Some((view, closes)) = found else {
        *open = None;
        no_item(ui);
        return Drawn::Cards(not_open(ui));
    };
    if !open.as_ref().is_some_and(|one| one.is(view)) {
        *open = Some(OpenMeeting::new(view.slug.clone(), closes, view.items.len(), counted));
    }
    let Some(OpenMeeting { room, .. }) = open else { return Drawn::Cards(not_open(ui)) };
    let Some(item) = view.items.get(room.at()) else {
        no_item(ui);
        let texts = ui.global::<Texts>();
        return Drawn::Cards(vec![vec![fact(
            "postkasse",
            texts.get_no_agenda(),
            ui.global::<AskTexts>().get_no_agenda_text(),
        )]]);
    };
    // Each value is set once: what is set and set back is drawn again.
    let page = ui.global::<Page>();
    let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    page.set_item(meeting::row(item));
    page.set_item_number(number(room.at() + 1));
    page.set_item_count(number(view.items.len()));
    page.set_counts_hands(item.influence.is_voted_on() && !asks);
    page.set_hands_for(i32::from(room.hands().raised_for));
    page.set_hands_against(i32::from(room.hands().against));
    page.set_item_decided_by(shown(&decided_by(item)));
    page.set_item_text(shown(&item.text));
    let composed = metrics.composed && !asks && fits(ui, item, (notes, &line), (metrics, measure));
    page.set_item_composed(composed);
    let name = bar_name(room, item, (metrics, measure)).filter(|_| !composed && !asks);
    page.set_bar_name(name.clone().unwrap_or_default().into());
    if composed {
        return Drawn::Composed;
    }
    let number = number_of(ui, room, view);
    let mut rows = match name {
        Some(_) => vec![vec![card(item, &number)]],
        None => vec![vec![heading(item.title.as_str())], vec![card(item, "")]],
    };
    rows.extend(meeting_note::cards(notes, (line, own), metrics));
    Drawn::Cards(rows)
}

/// Nothing to count, to turn, or to write about.
fn no_item(ui: &FristedWindow) {
    let page = ui.global::<Page>();
    page.set_item_composed(false);
    page.set_bar_name(SharedString::new());
    page.set_counts_hands(false);
    page.set_item_count(0);
}

/// “I stemmer på mødet, og så maler vi. Fra postkassen.”
fn decided_by(item: &ItemView) -> String {
    meeting::sentences(&ItemView { text: String::new(), ..item.clone() })
}

fn not_open(ui: &FristedWindow) -> Rows {
    let texts = ui.global::<Texts>();
    vec![vec![fact("ur", texts.get_not_open_yet(), texts.get_not_open_yet_text())]]
}

fn fits(
    ui: &FristedWindow,
    item: &ItemView,
    (notes, line): (&[ReadyNote], &str),
    (metrics, measure): (&Metrics, &Measure),
) -> bool {
    let width = metrics.width - INSET;
    let text = |text: &str, px| text_height(measure, text, Weight::Medium, px, width);
    let level = text_height(measure, &item.plain, Weight::Bold, metrics.panel, width - metrics.icon_tile - 24.0)
        + text_height(measure, &item.formal, Weight::Medium, metrics.body, width - metrics.icon_tile - 24.0);
    let Some(noting) = meeting_note::row_height(notes, line, width, (metrics, measure)) else { return false };
    let height = name_height(measure, &item.title, metrics.hero, width)
        + level.max(metrics.icon_tile)
        + text(&decided_by(item), metrics.row)
        + text(&item.text, metrics.row)
        + noting;
    height + 48.0 + 5.0 * 16.0 <= metrics.whole - hands_height(ui, metrics)
}

/// The item's name as the title of the page, where that has a line of its own which holds it: the largest letters
/// there are, on every sheet.
fn bar_name(room: &Room, item: &ItemView, (metrics, measure): (&Metrics, &Measure)) -> Option<String> {
    let name = format!("{}. {}", room.at() + 1, item.title);
    let fits = is_one_line(measure, (&name, Weight::Bold, metrics.title), metrics.width / SAFETY);
    (metrics.stacked && fits).then_some(name)
}

/// “Punkt 1 af 5”.
fn number_of(ui: &FristedWindow, room: &Room, view: &MeetingView) -> SharedString {
    let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    ui.global::<Texts>().invoke_item_of(number(room.at() + 1), number(view.items.len()))
}

/// What there is to say of an item whose name stands above it.
fn card(item: &ItemView, lead: &str) -> fristed_ui::Card {
    let level = format!("{}, {}", item.plain, item.formal);
    fristed_ui::Card { lead: lead.into(), ..fact(meeting::icon(item.influence), level, meeting::sentences(item)) }
}

impl Screens {
    /// *Forrige*, *Næste*: another page of an item that takes several, then another item.
    pub fn turn_item(&mut self, by: i32) {
        let Some(ui) = self.ui.upgrade() else { return };
        let sheets = usize::try_from(ui.global::<fristed_ui::Shell>().get_sheets()).unwrap_or(1);
        let sheet = self.place.sheet;
        if by > 0 && sheet + 1 < sheets {
            self.change(|place| place.sheet = sheet + 1);
        } else if by < 0 && sheet > 0 {
            self.change(|place| place.sheet = sheet - 1);
        } else if let Some(open) = self.open_meeting.as_mut().filter(|open| open.refusing.is_none()) {
            open.room.turn(by > 0);
            self.change(|place| place.sheet = 0);
        }
    }

    /// Whether there is something before and after what is shown: another sheet, or another item. What is asked of a
    /// no leads to no other item.
    pub(super) fn show_turns(&self, ui: &FristedWindow) {
        let (shell, page) = (ui.global::<fristed_ui::Shell>(), ui.global::<Page>());
        let (sheet, sheets) = (shell.get_sheet(), shell.get_sheets());
        let items = self.open_meeting.as_ref().filter(|open| open.refusing.is_none()).map(|open| &open.room);
        page.set_has_before(sheet > 1 || items.is_some_and(|room| room.at() > 0));
        page.set_has_after(sheet < sheets || items.is_some_and(|room| !room.is_last()));
    }

    /// One hand more or fewer, without a name.
    pub fn count_hand(&mut self, side: Side, by: i32) {
        let Some(open) = &mut self.open_meeting else { return };
        open.room.count(side, by > 0);
        let (slug, at, hands) = (open.slug.clone(), open.room.at(), open.room.hands());
        if let Err(error) = self.app.note_hands(&slug, at, hands) {
            self.note_not_kept(&error);
        }
        self.show();
    }

    /// *Slut mødet*: what was counted and noted waits for the staff. It is asked about first, since a hand that shakes
    /// reaches it as well.
    pub fn end_meeting(&mut self) {
        let Some(ui) = self.ui.upgrade().filter(|_| self.open_meeting.is_some()) else {
            return self.meeting_is_over();
        };
        let shell = ui.global::<fristed_ui::Shell>();
        shell.set_notice_ends_meeting(true);
        shell.set_notice(crate::app::meeting_words::really_end(self.place.language).into());
    }

    /// Lets go of the open meeting without asking.
    pub fn meeting_is_over(&mut self) {
        self.open_meeting = None;
        self.change(leave);
    }

    /// Lets go of a meeting whose time is over.
    pub(super) fn let_go_of_meeting(&mut self) {
        if self.open_meeting.as_ref().is_some_and(|open| open.closes <= self.app.now()) {
            self.open_meeting = None;
            if let Some(ui) = self.ui.upgrade().filter(|ui| ui.global::<fristed_ui::Shell>().get_notice_ends_meeting())
            {
                put_notice_away(&ui);
            }
            if matches!(self.place.spot(), Spot::MeetingView(_)) {
                leave(&mut self.place);
            }
        }
    }

    /// Whether a meeting goes on in front of the screen, so that it neither asks nor rests.
    pub(super) const fn is_meeting(&self) -> bool {
        matches!(self.place.spot(), Spot::MeetingView(_)) && self.open_meeting.is_some()
    }
}

fn leave(place: &mut Place) {
    place.go(Spot::Meeting);
}
