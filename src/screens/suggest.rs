//! Forslag on the screens: keys, presses, posting, and the answer.

use std::time::Duration;

use chrono::{DateTime, Utc};
use fristed_ui::{AskTexts, FristedWindow, KeyAct, Screen, Shell, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::cards::Rows;
use super::keyboard::{Stroke, key_of};
use super::layout::Metrics;
use super::place::Spot;
use super::suggestion::{Laid, Look, Next, Way, Whose};
use super::{Drawn, Screens, suggestion_cards};
use crate::app::postbox::Answer;

use crate::domain::nudge::Nudge;
use crate::domain::text::Language;
use crate::kiosk::keyboard::Key;
use crate::store::StoreError;

/// The way that a page of the suggestion goes.
pub(super) const fn way_of(spot: &Spot) -> Option<Way> {
    match spot {
        Spot::Suggest => Some(Way::Write),
        Spot::SuggestPictures => Some(Way::Pictures),
        _ => None,
    }
}

impl Screens {
    /// Shows the suggestion in one of its two ways.
    pub(super) fn show_suggestion(&mut self, ui: &FristedWindow, way: Way) -> Result<(), StoreError> {
        let view = self.app.suggestion_page(self.place.language).inspect_err(|_| {
            // The card that says so takes the page.
            ui.global::<fristed_ui::Suggestion>().set_view(fristed_ui::SuggestView::Cards);
        })?;
        self.suggestion.set_view(view);
        self.lay_out_suggestion(ui, way);
        Ok(())
    }

    /// Puts the suggestion on the screen, with what the house said last; a press of a key asks nobody.
    fn lay_out_suggestion(&mut self, ui: &FristedWindow, way: Way) {
        let metrics = Metrics::of(ui);
        let view = self.suggestion.view();
        let (language, sheet) = (self.place.language, self.place.sheet);
        let look = Look { view: &view, language, sheet, metrics: &metrics, measure: &self.measure };
        let (rows, sheet, sheets) = match self.suggestion.show(ui, way, &look) {
            Laid::Whole => (Rows::new(), 0, 1),
            Laid::Cards { rows, sheet, sheets } => (rows, sheet, sheets),
            Laid::LastOf(sheets) => (Rows::new(), sheets - 1, sheets),
        };
        self.place.sheet = sheet;
        ui.global::<Screen>().set_paged(false);
        let shell = ui.global::<Shell>();
        shell.set_sheets(i32::try_from(sheets).unwrap_or(i32::MAX));
        shell.set_sheet(i32::try_from(sheet + 1).unwrap_or(i32::MAX));
        self.cards.show(ui, rows);
    }

    /// *Tak*, with one possibility to go on to.
    pub(super) fn thanks(&self, ui: &FristedWindow, language: Language) -> Result<Drawn, StoreError> {
        let view = self.app.suggestion_page(language)?;
        let shown = self.app.settings().nudges_off.running(Nudge::AfterPosting);
        let next = match shown.map(|_| self.app.next_entry()).transpose()?.flatten() {
            Some(id) => self.app.activity(id, language)?.map(|activity| activity.entry),
            None => None,
        };
        Ok(Drawn::Cards(suggestion_cards::thanks(ui, &view, next.as_ref(), self.suggestion.needs_help())))
    }

    /// A key of the screen that writes `face`.
    pub fn press_letter(&mut self, face: &str, at: Duration) {
        if let Some(letter) = face.chars().next() {
            self.strike(Stroke::Key(Key::Char(letter), at));
        }
    }

    /// A key of the screen that does something. *Færdig* takes the text to where it belongs, on whatever page.
    pub fn press_act(&mut self, act: KeyAct, at: Duration) {
        match act {
            KeyAct::Done if way_of(self.place.spot()).is_some() => {
                self.suggestion.done_typing();
                self.change(|place| place.sheet = 0);
            }
            KeyAct::Done if self.is_noting() => self.note_is_written(),
            KeyAct::Done => self.end_writing_on_staff(),
            _ => self.strike(Stroke::Key(key_of(act), at)),
        }
    }

    /// A key of a real keyboard.
    pub fn type_in(&mut self, written: &str) {
        self.strike(Stroke::Written(written));
    }

    /// Whatever is being written takes it; one thing is at a time.
    fn strike(&mut self, stroke: Stroke<'_>) {
        if self.staff.strike(stroke) {
            self.show();
            if let Stroke::Key(_, at) = stroke {
                self.keep_unsaved_meanwhile(at);
            }
        } else if self.strike_on_note(stroke) {
            self.show();
        } else {
            self.suggestion.strike(stroke);
            self.typed();
        }
    }

    /// Whether a text waits under *Hjælp nu*, to which somebody has gone from it.
    pub(super) fn waits_behind_help(&mut self, ui: &FristedWindow) -> bool {
        *self.place.spot() == Spot::Help
            && self.place.under().is_some_and(|under| way_of(under).is_some())
            && self.suggestion.wait_aside(ui)
    }

    fn typed(&mut self) {
        if let (Some(ui), Some(way)) = (self.ui.upgrade(), way_of(self.place.spot())) {
            self.lay_out_suggestion(&ui, way);
        }
    }

    /// Carries out what a press on the suggestion asks for. Whether it was one.
    pub(super) fn act_on_suggestion(&mut self, action: &str) -> bool {
        let Some(way) = way_of(self.place.spot()) else { return false };
        let Some(next) = self.suggestion.act(action) else { return false };
        match next {
            Next::Show => self.change(|_| {}),
            Next::Sheet(sheet) => self.change(|place| place.sheet = sheet),
            Next::Way(Way::Write) => self.change(|place| place.turn(Spot::Suggest)),
            Next::Way(Way::Pictures) => self.change(|place| place.turn(Spot::SuggestPictures)),
            Next::Post => self.post_suggestion(way),
        }
        true
    }

    /// *Læg i postkassen*.
    fn post_suggestion(&mut self, way: Way) {
        let Some(ui) = self.ui.upgrade() else { return };
        if self.suggestion.wants_words(way) {
            self.change(|place| place.turn(Spot::Suggest));
            ui.global::<Shell>().set_notice(crate::app::suggestion::what_else(self.place.language).into());
            return;
        }
        let text = self.suggestion.text(way, self.place.language);
        let (mut notice, mut offers_help) = (SharedString::new(), false);
        match self.app.look_at_suggestion(&text) {
            Ok(urgent) if self.suggestion.may_post(urgent) => match self.app.post_suggestion(&text) {
                Ok(()) => self.suggestion.posted(urgent),
                Err(refused) => notice = suggestion_cards::refusal(&ui, refused, way),
            },
            // Where the page has no room for the sentence, it is said over it.
            Ok(_) if !ui.global::<fristed_ui::Suggestion>().get_promise() && way == Way::Write => {
                notice = ui.global::<Texts>().get_cannot_wait();
                offers_help = true;
            }
            Ok(_) => {}
            Err(refused) => notice = suggestion_cards::refusal(&ui, refused, way),
        }
        self.change(|_| {});
        let shell = ui.global::<Shell>();
        shell.set_notice_offers_help(offers_help);
        shell.set_notice(notice);
    }

    /// Looks after the box and the house, by the machine's clock.
    pub fn tend(&mut self, now: DateTime<Utc>) {
        self.app.tend_box(now);
        self.app.tend(now);
    }

    /// Takes what workers have finished: *Tak*, or the text is still there.
    pub fn poll(&mut self) {
        self.poll_staff();
        self.poll_errands();
        if self.app.poll_album() && self.is_staff_open() {
            self.show();
        }
        for answer in self.app.poll() {
            match self.suggestion.answered() {
                Whose::Here => {}
                // Whoever has left does not come back to the screen of somebody else.
                Whose::Gone => continue,
                Whose::Elsewhere => {
                    self.note_answered(answer);
                    continue;
                }
            }
            match answer {
                Answer::SuggestionKept => self.change(|place| place.go(Spot::SuggestThanks)),
                Answer::SuggestionNotKept => {
                    self.change(|_| {});
                    if let Some(ui) = self.ui.upgrade() {
                        let said = ui.global::<AskTexts>().get_suggestion_not_kept();
                        ui.global::<Shell>().set_notice(said);
                    }
                }
            }
        }
    }
}
