//! Forslag: what one person is writing or putting together, from the first letter to *Tak*.
//!
//! The text lives in the [`Keyboard`] and is overwritten as soon as the page is left, whichever way.

mod pictures;
mod room;

use fristed_ui::{FristedWindow, Screen, SuggestChoice, SuggestView, Typing};
use slint::{ComponentHandle as _, SharedString};
use zeroize::Zeroizing;

use super::cards::{self, Rows};
use super::keyboard::{Keys, Stroke, put_away};
use super::layout::{Metrics, shown};
use super::models::List;
use super::suggestion_cards::{self, End};
use crate::app::suggestion::SuggestionView;
use crate::domain::picture_sentence::{Beginning, Picture, PictureSentence, When};
use crate::domain::suggestion::LONGEST;
use crate::domain::text::Language;
use crate::draw::measure::Measure;
use crate::kiosk::keyboard::Keyboard;

/// Sizes of `ui/public/suggestion.slint`.
const SIDE_BUTTONS: f32 = 432.0;

/// Which of the two ways is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Write,
    Pictures,
}

/// Where on the trail of sheets one is, as the page came out.
pub enum Laid {
    /// All on one sheet.
    Whole,
    /// The sheet of cards that is turned to, of so many sheets.
    Cards { rows: Rows, sheet: usize, sheets: usize },
    /// The sheet with the field, the last of so many.
    LastOf(usize),
}

/// What a look at the page needs.
pub struct Look<'a> {
    pub view: &'a SuggestionView,
    pub language: Language,
    pub sheet: usize,
    pub metrics: &'a Metrics,
    pub measure: &'a Measure,
}

/// What a press on the page asks the screens to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Show,
    /// To this sheet.
    Sheet(usize),
    Way(Way),
    Post,
}

/// Whom an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// What is on this page now.
    Here,
    /// Somebody who has left.
    Gone,
    /// What was posted on another page.
    Elsewhere,
}

/// One suggestion on its way.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a state of its own: covered, read through, urgent, waiting, shown"
)]
pub struct Suggestion {
    keyboard: Keyboard,
    sentence: PictureSentence,
    covered: bool,
    /// *Færdig*: the text is read through as a whole, and the keys are put away.
    reading: bool,
    /// *Hjælp nu* has been put beside the send button.
    urgent: bool,
    /// It has been put there by the press that is being answered.
    just_urgent: bool,
    /// It has been posted, and the answer is not there yet.
    waiting: bool,
    /// What was posted sounded as if somebody needs help now, so that the thanks lead there. Gone with their page.
    needs_help: bool,
    /// It is on the screen.
    is_shown: bool,
    /// So many answers are to come for what somebody posted and did not wait for.
    stale: usize,
    /// The choice that follows the one just made, where each has sheets of its own.
    towards: Option<usize>,
    /// How many sheets there are before the field.
    before_field: usize,
    /// What was said before anyone started, as it was read last.
    view: SuggestionView,
    keys: Keys,
    parts: [List<SharedString>; 2],
    beginnings: List<SuggestChoice>,
    pictures: List<SuggestChoice>,
    times: List<SuggestChoice>,
}

impl Default for Suggestion {
    fn default() -> Self {
        Self {
            keyboard: Keyboard::new(LONGEST),
            sentence: PictureSentence::default(),
            covered: false,
            reading: false,
            urgent: false,
            just_urgent: false,
            waiting: false,
            needs_help: false,
            is_shown: false,
            stale: 0,
            towards: None,
            before_field: 0,
            view: SuggestionView { answered_by: None },
            keys: Keys::default(),
            parts: Default::default(),
            beginnings: List::default(),
            pictures: List::default(),
            times: List::default(),
        }
    }
}

impl Suggestion {
    /// What is said before anyone starts.
    pub fn set_view(&mut self, view: SuggestionView) {
        self.view = view;
    }

    /// What was said before anyone started.
    #[must_use]
    pub fn view(&self) -> SuggestionView {
        self.view.clone()
    }

    /// Something is typed.
    pub fn strike(&mut self, stroke: Stroke<'_>) {
        stroke.on(&mut self.keyboard);
    }

    /// Carries out what a press asks for; `None` where it is not this page's.
    pub fn act(&mut self, action: &str) -> Option<Next> {
        let (verb, at) = action.split_once(':').unwrap_or((action, ""));
        let at: usize = at.parse().unwrap_or(usize::MAX);
        Some(match verb {
            "begin" => {
                self.sentence.beginning = toggled(self.sentence.beginning, Beginning::ALL.get(at).copied());
                self.onward(self.sentence.beginning.is_some(), 2)
            }
            "picture" => {
                self.sentence.picture = toggled(self.sentence.picture, Picture::ALL.get(at).copied());
                self.onward(self.sentence.picture.is_some(), 3)
            }
            "when" => {
                self.sentence.when = toggled(self.sentence.when, When::ALL.get(at).copied());
                self.onward(self.sentence.when.is_some(), 4)
            }
            "cover" => {
                self.covered = !self.covered;
                Next::Show
            }
            "field" => {
                self.reading = false;
                Next::Sheet(self.before_field)
            }
            "suggest" => self.turn_to(Way::Write),
            "suggest-pictures" => self.turn_to(Way::Pictures),
            "post" => Next::Post,
            _ => return None,
        })
    }

    /// On to the section that follows a choice; whoever takes one back stays.
    fn onward(&mut self, chosen: bool, section: usize) -> Next {
        self.towards = chosen.then_some(section);
        Next::Show
    }

    fn turn_to(&mut self, way: Way) -> Next {
        self.reading = false;
        Next::Way(way)
    }

    /// *Færdig* on the keyboard.
    pub fn done_typing(&mut self) {
        self.reading = true;
    }

    /// What is to be posted.
    #[must_use]
    pub fn text(&self, way: Way, language: Language) -> Zeroizing<String> {
        Zeroizing::new(match way {
            Way::Write => self.keyboard.text().to_owned(),
            Way::Pictures => self.sentence.whole(language).unwrap_or_default(),
        })
    }

    /// Whether the pictures end in *noget andet*, which says nothing until it is written what.
    #[must_use]
    pub fn wants_words(&self, way: Way) -> bool {
        way == Way::Pictures
            && self.sentence.beginning.is_some()
            && self.sentence.picture == Some(Picture::SomethingElse)
    }

    /// Whether it is posted now, or *Hjælp nu* is put beside the button first, where it was not before.
    pub fn may_post(&mut self, sounds_urgent: bool) -> bool {
        let told = self.urgent;
        self.urgent |= sounds_urgent;
        self.just_urgent = self.urgent && !told;
        told || !sounds_urgent
    }

    /// Whether *Hjælp nu* has come beside the button since this was last asked.
    pub fn take_just_urgent(&mut self) -> bool {
        std::mem::take(&mut self.just_urgent)
    }

    /// It is on its way; `sounds_urgent` is known at this press, and kept until its thanks are off the screen.
    pub const fn posted(&mut self, sounds_urgent: bool) {
        self.waiting = true;
        self.needs_help = sounds_urgent;
    }

    /// Whether the thanks on the screen lead to *Hjælp nu*.
    #[must_use]
    pub const fn needs_help(&self) -> bool {
        self.needs_help
    }

    /// Another page than the thanks is shown.
    pub const fn forget_need(&mut self) {
        self.needs_help = false;
    }

    /// An answer has come, and to whom: they come in the order in which things were posted.
    pub fn answered(&mut self) -> Whose {
        if self.stale > 0 {
            self.stale -= 1;
            return Whose::Gone;
        }
        if std::mem::take(&mut self.waiting) { Whose::Here } else { Whose::Elsewhere }
    }

    /// Somebody who posted on another page has left before the answer was there.
    pub const fn forget_answer(&mut self) {
        self.stale += 1;
    }

    /// Somebody looks at *Hjælp nu*: nothing of the text is on the screen meanwhile. It is there when they come back,
    /// covered, since somebody may stand beside them then. Whether it waits.
    #[must_use]
    pub fn wait_aside(&mut self, ui: &FristedWindow) -> bool {
        if !self.is_shown || self.waiting {
            return false;
        }
        self.take_off(ui);
        self.covered |= !self.keyboard.text().is_empty() || self.sentence != PictureSentence::default();
        true
    }

    fn take_off(&self, ui: &FristedWindow) {
        let typing = ui.global::<Typing>();
        typing.set_open(false);
        put_away(&typing);
        for parts in &self.parts {
            parts.show(Vec::new(), |_| {});
        }
    }

    /// The page is left: everything that was typed or chosen is overwritten, here and on the screen.
    pub fn leave(&mut self, ui: &FristedWindow) {
        // Another page may be typed on meanwhile.
        if !std::mem::take(&mut self.is_shown) {
            return;
        }
        self.take_off(ui);
        self.stale += usize::from(std::mem::take(&mut self.waiting));
        self.keyboard.wipe();
        self.sentence = PictureSentence::default();
        self.towards = None;
        self.covered = false;
        self.reading = false;
        self.urgent = false;
        self.just_urgent = false;
    }

    /// Shows the page.
    pub fn show(&mut self, ui: &FristedWindow, way: Way, look: &Look<'_>) -> Laid {
        self.is_shown = true;
        self.needs_help &= self.waiting;
        let page = ui.global::<fristed_ui::Suggestion>();
        page.set_answered(shown(look.view.answered_by.as_deref().unwrap_or_default()));
        page.set_urgent(self.urgent);
        let typing = ui.global::<Typing>();
        typing.set_open(way == Way::Write && !self.waiting && !self.reading);
        if self.waiting {
            put_away(&typing);
            page.set_view(SuggestView::Waiting);
            return Laid::Whole;
        }
        match way {
            Way::Write if self.reading => self.show_whole_text(ui, look),
            Way::Write => self.show_writing(ui, look),
            Way::Pictures => self.show_pictures(ui, look),
        }
    }

    fn show_writing(&mut self, ui: &FristedWindow, look: &Look<'_>) -> Laid {
        let page = ui.global::<fristed_ui::Suggestion>();
        let height = ui.global::<Screen>().get_task_height();
        let promise = Self::promise_height(ui, look);
        let field = Self::field(ui, look, Some(promise));
        let whole = Self::is_whole(look, &field);
        let mut sheets = 1;
        self.before_field = 0;
        if !whole {
            let rows = suggestion_cards::before_writing(ui, look);
            let mut pages = cards::pages(rows.clone(), height, look.metrics, look.measure);
            page.set_turns(pages.len() > 1);
            if pages.len() > 1 {
                pages = cards::pages(rows, height - pager(ui, look), look.metrics, look.measure);
            }
            self.before_field = pages.len();
            sheets = pages.len() + 1;
            if look.sheet < pages.len() {
                page.set_view(SuggestView::Cards);
                ui.global::<Typing>().set_open(false);
                return Laid::Cards { rows: pages.swap_remove(look.sheet), sheet: look.sheet, sheets };
            }
        }
        let field = if whole { field } else { Self::field(ui, look, None) };
        page.set_promise(whole);
        page.set_answered_inside(whole);
        page.set_promise_height(promise);
        self.keys.show(ui, &self.keyboard, (field, self.covered), look.language, (look.metrics, look.measure));
        page.set_view(SuggestView::Write);
        Laid::LastOf(sheets)
    }

    /// The whole text without the keys, to be read through and put in the box.
    fn show_whole_text(&self, ui: &FristedWindow, look: &Look<'_>) -> Laid {
        let (page, typing) = (ui.global::<fristed_ui::Suggestion>(), ui.global::<Typing>());
        put_away(&typing);
        // Known here so that it is not read aloud.
        typing.set_text(if self.covered { SharedString::new() } else { self.keyboard.text().into() });
        page.set_view(SuggestView::Cards);
        page.set_promise(true);
        let rows = suggestion_cards::end(ui, look, self.end_of(self.keyboard.text().into(), Way::Write));
        let height = ui.global::<Screen>().get_task_height();
        let mut pages = cards::pages(rows.clone(), height, look.metrics, look.measure);
        page.set_turns(pages.len() > 1);
        if pages.len() > 1 {
            pages = cards::pages(rows, height - pager(ui, look), look.metrics, look.measure);
        }
        let (sheets, sheet) = (pages.len(), look.sheet.min(pages.len() - 1));
        Laid::Cards { rows: pages.swap_remove(sheet), sheet, sheets }
    }

    fn end_of(&self, said: SharedString, way: Way) -> End {
        End { said, way, covered: self.covered, urgent: self.urgent }
    }
}

fn toggled<T: PartialEq + Copy>(now: Option<T>, pressed: Option<T>) -> Option<T> {
    if now == pressed { None } else { pressed }
}

/// Height of the row that turns the sheets, with its gap.
fn pager(ui: &FristedWindow, look: &Look<'_>) -> f32 {
    ui.global::<Screen>().get_task_pager() + look.metrics.gap
}
