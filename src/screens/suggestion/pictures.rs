//! The way of pictures: half-sentences and drawings, as one page or as a list of sheets.

use fristed_ui::{Card, FristedWindow, Screen, SuggestChoice, SuggestView, Texts, Theme, Typing};
use slint::{ComponentHandle as _, SharedString};

use super::super::cards::{self, Rows, heading, in_columns};
use super::super::keyboard::{Field, put_away};
use super::super::suggestion_cards;
use super::{Laid, Look, SIDE_BUTTONS, Suggestion, Way, pager};
use crate::domain::picture_sentence::{Beginning, Picture, PictureSentence, When};
use crate::domain::suggestion::LONGEST;
use crate::domain::text::Language;
use crate::draw::measure::Weight;
use crate::kiosk::keyboard::Keyboard;

/// Sizes of `ui/public/suggestion.slint`.
const SENTENCE: f32 = 1288.0;
const PART_GAP: f32 = 20.0;

impl Suggestion {
    pub(super) fn show_pictures(&mut self, ui: &FristedWindow, look: &Look<'_>) -> Laid {
        let page = ui.global::<fristed_ui::Suggestion>();
        let width = look.metrics.width - SIDE_BUTTONS - look.metrics.gutter;
        let field = Field { width, height: 204.0, px: 64.0, is_posted: true };
        let promise = Self::promise_height(ui, look);
        let fits = suggestion_cards::fits_picture(promise, look) && Self::answer_fits(look, &field, look.metrics.panel);
        if !look.metrics.composed || !fits {
            page.set_view(SuggestView::Cards);
            let typing = ui.global::<Typing>();
            put_away(&typing);
            // Known here so that it is not read aloud.
            typing.set_text(self.sentence.parts(look.language).join(" ").into());
            return self.picture_cards(ui, look);
        }
        let typing = ui.global::<Typing>();
        // The keys are not on this page; the bars over a covered text are.
        let nothing = Keyboard::new(LONGEST);
        self.keys.show(ui, &nothing, (field, self.covered), look.language, (look.metrics, look.measure));
        self.show_parts(ui, look);
        let said = self.sentence.parts(look.language).join(" ");
        typing.set_text(if self.covered { SharedString::new() } else { said.into() });
        self.show_choices(ui, look.language);
        page.set_promise(true);
        page.set_answered_inside(true);
        page.set_promise_height(promise);
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
        // Covered, no tick tells what was chosen.
        let said = if self.covered { PictureSentence::default() } else { self.sentence };
        let words = |action: String, icon: &str, words: &str, chosen: bool| SuggestChoice {
            action: action.into(),
            icon: icon.into(),
            lead: SharedString::new(),
            word: words.into(),
            chosen,
            label: words.into(),
        };
        let beginnings = Beginning::ALL.iter().enumerate();
        let beginnings = beginnings.map(|(at, one)| {
            words(format!("begin:{at}"), one.icon(), one.words(language), said.beginning == Some(*one))
        });
        let times = When::ALL.iter().enumerate();
        let times = times
            .map(|(at, one)| words(format!("when:{at}"), one.icon(), one.words(language), said.when == Some(*one)));
        let pictures = Picture::ALL.iter().enumerate().map(|(at, one)| {
            let (lead, word) = one.words(language);
            SuggestChoice {
                lead: lead.into(),
                label: format!("{lead} {word}").into(),
                ..words(format!("picture:{at}"), one.icon(), word, said.picture == Some(*one))
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
        // Where the promise has a sheet of its own, whoever comes here has just read it.
        let field = Self::field(ui, look, Some(Self::promise_height(ui, look)));
        let mut promise = suggestion_cards::promise(ui, look);
        if !Self::is_whole(look, &field) {
            promise.retain(|row| row.iter().all(cards::is_title));
        }
        let sections = [
            promise,
            section(texts.get_first(), beginnings, 460.0),
            section(texts.get_then_a_picture(), pictures, 270.0),
            section(texts.get_when_if_you_like(), times, 460.0),
            suggestion_cards::end(
                ui,
                look,
                self.end_of(self.sentence.parts(look.language).join(" ").into(), Way::Pictures),
            ),
        ];
        let height = ui.global::<Screen>().get_task_height() - pager(ui, look);
        let (mut all, starts) = in_sheets(sections.into(), height, look);
        let sheets = all.len();
        ui.global::<fristed_ui::Suggestion>().set_turns(sheets > 1);
        // Known only now: what has just been chosen may take more room than before.
        let sheet = self.towards.take().and_then(|section| starts.get(section).copied()).unwrap_or(look.sheet);
        let sheet = sheet.min(sheets - 1);
        Laid::Cards { rows: all.swap_remove(sheet), sheet, sheets }
    }
}

/// The sheets of `sections`, and where each section begins. On a tall screen two share a sheet where both fit.
fn in_sheets(sections: Vec<Rows>, height: f32, look: &Look<'_>) -> (Vec<Rows>, Vec<usize>) {
    let pages = |rows: Rows| cards::pages(rows, height, look.metrics, look.measure);
    let (mut groups, mut group_of): (Vec<Rows>, Vec<usize>) = Default::default();
    for rows in sections {
        let is_title = |row: &Vec<Card>| row.iter().all(cards::is_title);
        // A title stands with what it is the title of.
        let titled = groups.last().is_some_and(|last| last.iter().all(is_title));
        let both = groups.last().map(|last| [last.as_slice(), &rows].concat());
        match both.filter(|both| titled || pages(both.clone()).len() == 1) {
            Some(both) => {
                groups.pop();
                groups.push(both);
            }
            None => groups.push(rows),
        }
        group_of.push(groups.len() - 1);
    }
    let (mut all, mut starts) = (Vec::new(), Vec::new());
    for rows in groups {
        starts.push(all.len());
        all.extend(pages(rows));
    }
    (all, group_of.into_iter().filter_map(|group| starts.get(group).copied()).collect())
}
