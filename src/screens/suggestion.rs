//! Forslag: what one person is writing or putting together, from the first letter to *Tak*.
//!
//! The text lives in the [`Keyboard`] and is overwritten as soon as the page is left, whichever way.

use fristed_ui::{FristedWindow, Screen, SuggestChoice, SuggestView, Texts, Theme, Typing};
use slint::{ComponentHandle as _, SharedString};
use zeroize::Zeroizing;

use super::cards::{self, Rows, heading, in_columns};
use super::keyboard::{Field, Keys, put_away};
use super::layout::{Metrics, text_height};
use super::models::List;
use super::suggestion_cards;
use crate::app::suggestion::SuggestionView;
use crate::domain::picture_sentence::{Beginning, Picture, PictureSentence, When};
use crate::domain::suggestion::LONGEST;
use crate::domain::text::Language;
use crate::draw::measure::{Measure, Weight};
use crate::kiosk::keyboard::{Key, Keyboard};

/// Sizes of `ui/public/suggestion.slint`.
const SIDE_BUTTONS: f32 = 432.0;
const FIELD_BESIDE: f32 = 224.0;
const SENTENCE: f32 = 1288.0;
const PART_GAP: f32 = 20.0;

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

/// One suggestion on its way.
pub struct Suggestion {
    keyboard: Keyboard,
    sentence: PictureSentence,
    covered: bool,
    /// *Hjælp nu* has been put beside the send button.
    urgent: bool,
    /// It has been posted, and the answer is not there yet.
    waiting: bool,
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
            urgent: false,
            waiting: false,
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

    /// A key of the screen.
    pub fn press(&mut self, key: Key, at: std::time::Duration) {
        self.keyboard.press(key, at);
    }

    /// A key of a real keyboard.
    pub fn type_in(&mut self, written: &str) {
        self.keyboard.type_in(written);
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
            "field" => Next::Sheet(self.before_field),
            "suggest" => Next::Way(Way::Write),
            "suggest-pictures" => Next::Way(Way::Pictures),
            "post" => Next::Post,
            _ => return None,
        })
    }

    /// On to the section that follows a choice; whoever takes one back stays.
    fn onward(&mut self, chosen: bool, section: usize) -> Next {
        self.towards = chosen.then_some(section);
        Next::Show
    }

    /// What is to be posted.
    #[must_use]
    pub fn text(&self, way: Way, language: Language) -> Zeroizing<String> {
        Zeroizing::new(match way {
            Way::Write => self.keyboard.text().to_owned(),
            Way::Pictures => self.sentence.whole(language).unwrap_or_default(),
        })
    }

    /// Whether it is posted now, or *Hjælp nu* is put beside the button first, where it was not before.
    pub fn may_post(&mut self, sounds_urgent: bool) -> bool {
        let told = self.urgent;
        self.urgent |= sounds_urgent;
        told || !sounds_urgent
    }

    pub fn posted(&mut self) {
        self.waiting = true;
    }

    /// An answer has come. Whether it is to what is on the screen now.
    pub fn answered(&mut self) -> bool {
        if self.stale > 0 {
            self.stale -= 1;
            return false;
        }
        std::mem::take(&mut self.waiting)
    }

    /// The page is left: everything that was typed or chosen is overwritten, here and on the screen.
    pub fn leave(&mut self, ui: &FristedWindow) {
        let typing = ui.global::<Typing>();
        typing.set_open(false);
        put_away(&typing);
        for parts in &self.parts {
            parts.show(Vec::new(), |_| {});
        }
        self.stale += usize::from(std::mem::take(&mut self.waiting));
        self.keyboard.wipe();
        self.sentence = PictureSentence::default();
        self.towards = None;
        self.covered = false;
        self.urgent = false;
    }

    /// Shows the page.
    pub fn show(&mut self, ui: &FristedWindow, way: Way, look: &Look<'_>) -> Laid {
        let page = ui.global::<fristed_ui::Suggestion>();
        page.set_answered(look.view.answered_by.as_deref().unwrap_or_default().into());
        page.set_urgent(self.urgent);
        let typing = ui.global::<Typing>();
        typing.set_open(way == Way::Write && !self.waiting);
        if self.waiting {
            put_away(&typing);
            page.set_view(SuggestView::Waiting);
            return Laid::Whole;
        }
        match way {
            Way::Write => self.show_writing(ui, look),
            Way::Pictures => self.show_pictures(ui, look),
        }
    }

    fn show_writing(&mut self, ui: &FristedWindow, look: &Look<'_>) -> Laid {
        let page = ui.global::<fristed_ui::Suggestion>();
        let height = ui.global::<Screen>().get_task_height();
        let promise = self.promise_height(ui, look);
        let field = self.field(ui, look, Some(promise));
        let whole = (look.metrics.composed && suggestion_cards::fits_picture(promise, look))
            || (look.metrics.portrait && field.height >= 2.0 * field.px * 1.2 + 22.0);
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
        let field = if whole { field } else { self.field(ui, look, None) };
        page.set_promise(whole);
        page.set_promise_height(promise);
        self.keys.show(ui, &self.keyboard, (field, self.covered), look.language, (look.metrics, look.measure));
        page.set_view(SuggestView::Write);
        Laid::LastOf(sheets)
    }

    /// The field takes what the others leave.
    fn field(&self, ui: &FristedWindow, look: &Look<'_>, promise: Option<f32>) -> Field {
        let (screen, metrics) = (ui.global::<Screen>(), look.metrics);
        let px = screen.get_typed();
        let gap = screen.get_key_row_gap();
        let beside = !metrics.portrait && look.metrics.text < 1.1;
        let promise = promise.map_or(0.0, |height| height + gap);
        let mut height = screen.get_task_height() - screen.get_keyboard_height() - gap - promise;
        let mut width = metrics.width;
        if beside {
            width -= SIDE_BUTTONS + metrics.gutter;
            if metrics.composed {
                height = height.max(FIELD_BESIDE);
            }
        } else {
            let button = screen.get_task_pager();
            let stacked = metrics.portrait && metrics.text > 1.3;
            let rows = if stacked { 2.0 + f32::from(u8::from(self.urgent)) } else { 1.0 };
            height -= rows * button + (rows - 1.0) * 12.0 + gap;
        }
        Field { width, height, px }
    }

    /// Height of the lines that say what the house promises.
    fn promise_height(&self, ui: &FristedWindow, look: &Look<'_>) -> f32 {
        let (texts, metrics) = (ui.global::<Texts>(), look.metrics);
        let width = metrics.width - metrics.icon - metrics.gutter;
        let answered = look.view.answered_by.as_deref().unwrap_or_default();
        let high = |text: &str, weight| text_height(look.measure, text, weight, metrics.body, width);
        if self.urgent {
            return high(&texts.get_cannot_wait(), Weight::Bold).max(metrics.icon);
        }
        [&texts.get_who_is_not_kept(), &texts.get_not_read_daily(), answered]
            .into_iter()
            .map(|text| high(text, Weight::Medium))
            .sum()
    }

    fn show_pictures(&mut self, ui: &FristedWindow, look: &Look<'_>) -> Laid {
        let page = ui.global::<fristed_ui::Suggestion>();
        if !look.metrics.composed || !suggestion_cards::fits_picture(self.promise_height(ui, look), look) {
            page.set_view(SuggestView::Cards);
            let typing = ui.global::<Typing>();
            put_away(&typing);
            // Known here so that it is not read aloud.
            typing.set_text(self.sentence.parts(look.language).join(" ").into());
            return self.picture_cards(ui, look);
        }
        let typing = ui.global::<Typing>();
        let field = Field { width: look.metrics.width - SIDE_BUTTONS - look.metrics.gutter, height: 188.0, px: 64.0 };
        // The keys are not on this page; the bars over a covered text are.
        let nothing = Keyboard::new(LONGEST);
        self.keys.show(ui, &nothing, (field, self.covered), look.language, (look.metrics, look.measure));
        self.show_parts(ui, look);
        let said = self.sentence.parts(look.language).join(" ");
        typing.set_text(if self.covered { SharedString::new() } else { said.into() });
        self.show_choices(ui, look.language);
        page.set_promise(true);
        page.set_promise_height(self.promise_height(ui, look));
        page.set_view(SuggestView::Pictures);
        Laid::Whole
    }

    /// The sentence in its parts, on as many of the two lines as it takes.
    fn show_parts(&self, ui: &FristedWindow, look: &Look<'_>) {
        let page = ui.global::<fristed_ui::Suggestion>();
        let px = ui.global::<Theme>().get_sentence();
        let mut lines: [Vec<SharedString>; 2] = Default::default();
        let mut used = 0.0;
        let parts = if self.covered { Vec::new() } else { self.sentence.parts(look.language) };
        for part in parts {
            used += look.measure.width(&part, Weight::Bold, px) + PART_GAP;
            let line = usize::from(used > SENTENCE || !lines[1].is_empty());
            lines[line].push(part.into());
        }
        let [first, second] = lines;
        self.parts[0].show(first, |parts| page.set_parts(parts));
        self.parts[1].show(second, |parts| page.set_more_parts(parts));
    }

    fn show_choices(&self, ui: &FristedWindow, language: Language) {
        let page = ui.global::<fristed_ui::Suggestion>();
        let [beginnings, pictures, times] = self.choices(language);
        self.beginnings.show(beginnings, |list| page.set_beginnings(list));
        self.pictures.show(pictures, |list| page.set_pictures(list));
        self.times.show(times, |list| page.set_times(list));
    }

    /// What can be chosen: beginnings, pictures, times.
    fn choices(&self, language: Language) -> [Vec<SuggestChoice>; 3] {
        let said = self.sentence;
        let words = |action: String, words: &str, chosen: bool| SuggestChoice {
            action: action.into(),
            icon: SharedString::new(),
            lead: SharedString::new(),
            word: words.into(),
            chosen,
            label: words.into(),
        };
        let beginnings = Beginning::ALL.iter().enumerate();
        let beginnings =
            beginnings.map(|(at, one)| words(format!("begin:{at}"), one.words(language), said.beginning == Some(*one)));
        let times = When::ALL.iter().enumerate();
        let times = times.map(|(at, one)| words(format!("when:{at}"), one.words(language), said.when == Some(*one)));
        let pictures = Picture::ALL.iter().enumerate().map(|(at, one)| {
            let (lead, word) = one.words(language);
            SuggestChoice {
                icon: one.icon().into(),
                lead: lead.into(),
                label: format!("{lead} {word}").into(),
                ..words(format!("picture:{at}"), word, said.picture == Some(*one))
            }
        });
        [beginnings.collect(), pictures.collect(), times.collect()]
    }

    /// The same as a list of sheets: what the house promises, the three choices, and the end.
    fn picture_cards(&mut self, ui: &FristedWindow, look: &Look<'_>) -> Laid {
        let texts = ui.global::<Texts>();
        let [beginnings, pictures, times] = self.choices(look.language);
        let section = |title: SharedString, choices: Vec<SuggestChoice>, least: f32| {
            let cards = choices.into_iter().map(|choice| suggestion_cards::choice(&choice, &texts)).collect();
            let mut rows = vec![vec![heading(title)]];
            rows.extend(in_columns(cards, look.metrics.columns(least, 4)));
            rows
        };
        let sections = [
            suggestion_cards::promise(ui, look),
            section(texts.get_first(), beginnings, 460.0),
            section(texts.get_then_a_picture(), pictures, 270.0),
            section(texts.get_when_if_you_like(), times, 460.0),
            suggestion_cards::end(ui, look, (self.sentence, self.covered, self.urgent)),
        ];
        let height = ui.global::<Screen>().get_task_height() - pager(ui, look);
        ui.global::<fristed_ui::Suggestion>().set_turns(true);
        let mut all = Vec::new();
        let mut starts = Vec::new();
        for rows in sections {
            starts.push(all.len());
            all.extend(cards::pages(rows, height, look.metrics, look.measure));
        }
        let sheets = all.len();
        // Known only now: what has just been chosen may take more room than before.
        let sheet = self.towards.take().and_then(|section| starts.get(section).copied()).unwrap_or(look.sheet);
        let sheet = sheet.min(sheets - 1);
        Laid::Cards { rows: all.swap_remove(sheet), sheet, sheets }
    }
}

fn toggled<T: PartialEq + Copy>(now: Option<T>, pressed: Option<T>) -> Option<T> {
    if now == pressed { None } else { pressed }
}

/// Height of the row that turns the sheets, with its gap.
fn pager(ui: &FristedWindow, look: &Look<'_>) -> f32 {
    ui.global::<Screen>().get_task_pager() + look.metrics.gap
}
