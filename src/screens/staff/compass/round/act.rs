//! What a press on a page of a round does. What it changes is on the disk before the screen shows it.

use fristed_ui::{CompassTexts, Shell};
use slint::ComponentHandle as _;

use super::super::at::{Act, At};
use super::{RoundAct, RoundAt, page_of};
use crate::app::compass::look::Look;
use crate::app::compass::round::agree::{Agreed, Look as LookAgain, OnAgreement, days_to_look};
use crate::app::compass::round::{OnRound, Rounded, left_out_words, round_said};
use crate::app::compass::{Rate, Rated};
use crate::app::staff::Session;
use crate::domain::compass::Wheel;
use crate::screens::Screens;
use crate::screens::place::Spot;
use crate::store::StoreError;

/// What a paper is called in the printer's queue, where others may read it.
const FILE: &str = "papir.pdf";

impl Screens {
    /// Carries out a press by its name. Whether it was one of a round, or on a page of it where one answers.
    pub(in crate::screens::staff::compass) fn act_on_round(&mut self, action: &str) -> bool {
        if let Some(at) = RoundAt::named(action) {
            self.go_round(at);
            return true;
        }
        if let Some(act) = RoundAct::named(action) {
            self.do_on_round(&act);
            return true;
        }
        let Some(At::Round(here)) = self.compass_at() else { return false };
        if !here.rates() {
            return false;
        }
        // The wheel and the pages of its fields are the same as those of one employee alone.
        match (At::named(action), Act::named(action)) {
            (Some(At::Wheel(wheel)), _) if self.round_asks(wheel) => self.turn_round(RoundAt::Wheel(wheel)),
            (Some(At::List(wheel)), _) if self.round_asks(wheel) => self.turn_round(RoundAt::List(Some(wheel))),
            (Some(At::Wheel(_) | At::List(_)), _) => self.show(),
            (Some(At::Field(field)), _) => self.go_round(RoundAt::Answer(field)),
            (Some(At::Keywords(field)), _) => self.go_round(RoundAt::Keywords(field)),
            (Some(At::Name), _) => self.go_round(RoundAt::Name),
            (_, Some(Act::Rate(Rate::ClearAll))) => {}
            (_, Some(Act::Rate(rate))) => {
                self.rate_in_round(&rate);
            }
            _ => return false,
        }
        true
    }

    /// Whether the round is about this wheel as a whole.
    fn round_asks(&self, wheel: Wheel) -> bool {
        let Some(session) = self.app.session() else { return false };
        let view = self.app.round(&session, self.staff.compass.person).ok().flatten();
        view.is_some_and(|view| view.round.extent().wheels().contains(&wheel))
    }

    fn go_round(&mut self, at: RoundAt) {
        match at {
            RoundAt::Blank | RoundAt::Paper => {
                if let Some(session) = self.app.session() {
                    // What became of an earlier paper is no news any more.
                    self.app.forget_handed_out(&session);
                }
            }
            RoundAt::Look(id) => self.turn_to_person_of(id),
            // A no goes back to the round, and leaves no question on the way.
            RoundAt::Start if matches!(self.compass_at(), Some(At::Round(RoundAt::Without(_) | RoundAt::LeaveOut))) => {
                return self.arrive_at_round(at);
            }
            _ => {}
        }
        if let Err(error) = self.note_round_look(at) {
            return self.round_not_stored(&error);
        }
        let at = At::Round(at);
        if at.is_written() {
            self.begin_compass_writing(at);
        }
        self.change(|place| place.go(Spot::Compass(at)));
    }

    /// A look at somebody is noted before there is anything to see; one that was noted on the page before is the same.
    fn note_round_look(&self, at: RoundAt) -> Result<(), StoreError> {
        let Some(session) = self.app.session() else { return Ok(()) };
        let here = if let Some(At::Round(here)) = self.compass_at() { here.looks() } else { None };
        if at == RoundAt::Up {
            let mut seen = std::collections::BTreeSet::new();
            for one in self.app.agreements_up(&session)? {
                if seen.insert(*one.person.as_bytes()) {
                    self.app.note_look(&session, one.person, Look::Agreements)?;
                }
            }
            return Ok(());
        }
        match at.looks() {
            // One of the desk's list is somebody's: she is opened by it.
            Some(look) if here != Some(look) || matches!(at, RoundAt::Look(_)) => {
                self.app.note_look(&session, self.staff.compass.person, look)
            }
            _ => Ok(()),
        }
    }

    /// From the agreements of everybody to those of one person.
    fn turn_to_person_of(&mut self, id: crate::domain::compass::DrawnId) {
        if self.compass_at() != Some(At::Round(RoundAt::Up)) {
            return;
        }
        let Some(session) = self.app.session() else { return };
        let up = self.app.agreements_up(&session).unwrap_or_default();
        if let Some(one) = up.iter().find(|one| one.id == id) {
            self.staff.compass.person = one.person;
        }
    }

    fn turn_round(&mut self, at: RoundAt) {
        self.staff.compass.chosen = None;
        self.change(|place| place.turn(Spot::Compass(At::Round(at))));
    }

    fn do_on_round(&mut self, act: &RoundAct) {
        let Some(session) = self.app.session() else { return };
        let person = self.staff.compass.person;
        match act {
            RoundAct::Colleague(id) => self.choose_in_round(|choosing| choosing.turn_colleague(*id)),
            RoundAct::Extent(extent) => self.choose_in_round(|choosing| choosing.choose(extent.clone())),
            RoundAct::Some(field) => self.choose_in_round(|choosing| choosing.turn_field(*field)),
            RoundAct::Begin => {
                let Some(choosing) = self.staff.compass.round.choosing.clone() else { return };
                let begun = self.app.begin_round(&session, person, &choosing);
                if matches!(begun, Ok(Rounded::Kept)) {
                    self.staff.compass.round.choosing = None;
                    self.arrive_at_round(RoundAt::Start);
                }
                self.round_is_said(begun);
            }
            RoundAct::On(what) => self.on_round(what),
            RoundAct::Stay(longer) => {
                let Ok(Some(view)) = self.app.round(&session, person) else { return };
                self.on_round(&OnRound::Stay(view.stays.step(*longer)));
            }
            RoundAct::Agreement(what) => {
                self.on_agreement(what);
            }
            RoundAct::Day(at) => {
                if let Some(day) = days_to_look(self.app.today_date()).get(*at) {
                    self.on_agreement(&OnAgreement::When(*day));
                }
            }
            RoundAct::Again(id, at) => {
                if let Some(day) = days_to_look(self.app.today_date()).get(*at) {
                    self.look_at_agreement(*id, LookAgain::Again(*day));
                }
            }
            RoundAct::Over(id) => self.look_at_agreement(*id, LookAgain::End),
            RoundAct::Blank(with) => self.print_blank(*with),
            RoundAct::Paper(with) => self.print_round(*with),
        }
    }

    fn choose_in_round(&mut self, change: impl FnOnce(&mut crate::domain::compass::Choosing)) {
        if let Some(choosing) = &mut self.staff.compass.round.choosing {
            change(choosing);
        }
        self.show();
    }

    /// A page of the round, from which the way back leads to the person.
    fn arrive_at_round(&mut self, at: RoundAt) {
        self.change(|place| {
            place.arrive(Spot::Compass(At::Start), Spot::Staff);
            for at in [RoundAt::Start, at] {
                place.go(Spot::Compass(At::Round(at)));
            }
        });
    }

    fn on_round(&mut self, what: &OnRound) {
        let Some(session) = self.app.session() else { return };
        let person = self.staff.compass.person;
        let left_out = self.said_of_left_out(&session, what);
        let rounded = self.app.on_round(&session, person, what);
        if matches!(rounded, Ok(Rounded::Kept)) {
            self.staff.compass.chosen = None;
            match what {
                OnRound::LeaveOut(_) => {
                    self.staff.compass.round.since = None;
                    self.arrive_at_round(RoundAt::Start);
                    self.say_of_round(&left_out);
                }
                OnRound::Joint(_) | OnRound::SpeakOn | OnRound::Stay(_) => self.show(),
                OnRound::Done | OnRound::Pause | OnRound::Drop => {
                    self.staff.compass.round.since = None;
                    self.arrive_at_round(RoundAt::Start);
                }
                OnRound::Close => {
                    self.arrive_at_round(RoundAt::Start);
                    self.say_of_round(round_said::closed(self.place.language));
                }
                _ => {
                    let view = self.app.round(&session, person).ok().flatten();
                    let page = view.map_or(RoundAt::Start, |view| page_of(view.round.stage()));
                    self.arrive_at_round(page);
                }
            }
        }
        self.round_is_said(rounded);
    }

    /// What is said once somebody is left out; she is known as long as she is in it.
    fn said_of_left_out(&self, session: &Session, what: &OnRound) -> String {
        let OnRound::LeaveOut(rater) = what else { return String::new() };
        let view = self.app.round(session, self.staff.compass.person).ok().flatten();
        let initials = view.map_or_else(String::new, |view| view.initials_of(*rater).to_owned());
        left_out_words::done(&initials, self.place.language)
    }

    /// Says what to do where a press changed nothing.
    fn round_is_said(&mut self, rounded: Result<Rounded, StoreError>) {
        match rounded {
            Ok(rounded) => {
                if let Some(said) = round_said::rounded(rounded, self.place.language) {
                    self.say_of_round(said);
                    self.show();
                }
            }
            Err(error) => self.round_not_stored(&error),
        }
    }

    fn say_of_round(&self, said: &str) {
        if let Some(ui) = self.ui.upgrade() {
            ui.global::<Shell>().set_notice(said.into());
        }
    }

    fn round_not_stored(&mut self, error: &StoreError) {
        tracing::error!(%error, "a round was not stored");
        if let Some(ui) = self.ui.upgrade() {
            ui.global::<Shell>().set_notice(ui.global::<fristed_ui::AskTexts>().get_not_saved());
        }
        self.show();
    }

    /// One's own answers: given, taken back, noted.
    ///
    /// Whether a text was taken.
    pub(super) fn rate_in_round(&mut self, rate: &Rate) -> bool {
        let Some(session) = self.app.session() else { return true };
        match self.app.rate_in_round(&session, self.staff.compass.person, rate) {
            Ok(rated) => {
                self.show_rated(rated);
                self.show();
                // A text that could not be kept is on its page again.
                !matches!(rated, Rated::Refused(_) | Rated::NoBasis)
            }
            Err(error) => {
                self.round_not_stored(&error);
                true
            }
        }
    }

    fn round_text_is_said(&self, is_refused: bool) {
        if is_refused && let Some(ui) = self.ui.upgrade() {
            ui.global::<Shell>().set_notice(ui.global::<CompassTexts>().get_not_taken());
        }
    }

    /// A press on a new agreement.
    ///
    /// Whether a text was taken.
    pub(super) fn on_agreement(&mut self, what: &OnAgreement) -> bool {
        let Some(session) = self.app.session() else { return true };
        let agreed = match self.app.on_agreement(&session, self.staff.compass.person, what) {
            Ok(agreed) => agreed,
            Err(error) => {
                self.round_not_stored(&error);
                return true;
            }
        };
        let is_refused = matches!(agreed, Agreed::Refused(_) | Agreed::NoBasis);
        self.round_text_is_said(matches!(agreed, Agreed::Refused(_)));
        match (agreed, what) {
            (Agreed::Wants(_) | Agreed::NoBasis, _) => {
                let said = round_said::agreed(agreed, self.place.language).unwrap_or_default();
                self.say_of_round(said);
                self.show();
            }
            (Agreed::Kept, OnAgreement::New | OnAgreement::Sit) => self.go_round(RoundAt::Form),
            // A ground wants its line at once.
            (Agreed::Kept, OnAgreement::Others(Some(_))) => {
                self.form_again();
                self.go_round(RoundAt::Said);
            }
            (Agreed::Kept, OnAgreement::Who(_) | OnAgreement::When(_) | OnAgreement::Nobody) => self.form_again(),
            (Agreed::Made, _) | (Agreed::Kept, OnAgreement::Drop) => {
                self.staff.compass.round.up = None;
                self.arrive_at_round(RoundAt::Agree);
            }
            _ => self.show(),
        }
        !is_refused
    }

    /// Back to all of the agreement that is being made.
    fn form_again(&mut self) {
        self.arrive_at_round(RoundAt::Agree);
        self.go_round(RoundAt::Form);
    }

    fn look_at_agreement(&mut self, id: crate::domain::compass::DrawnId, look: LookAgain) {
        let Some(session) = self.app.session() else { return };
        match self.app.look_at_agreement(&session, self.staff.compass.person, id, look) {
            Ok(false) if !self.may_note(&session) => {
                self.say_of_round(round_said::agreed(Agreed::NoBasis, self.place.language).unwrap_or_default());
                self.show();
            }
            Ok(_) => {
                self.staff.compass.round.up = None;
                self.arrive_at_round(RoundAt::Agree);
            }
            Err(error) => self.round_not_stored(&error),
        }
    }

    /// Whom a paper is about, where somebody asked for it to be said.
    fn on_paper(&mut self, with: bool) -> Option<String> {
        let (ui, session) = (self.ui.upgrade().filter(|_| with)?, self.app.session()?);
        let person = self.staff.compass.person;
        if person.is_practice() {
            return Some(ui.global::<CompassTexts>().get_practice().to_string());
        }
        // Whoever asks for the word on paper looks at it as well.
        self.app.show_code_words(&session).ok()?;
        self.app.shown_code_word(&session, person).ok().flatten()
    }

    fn print_blank(&mut self, with: bool) {
        let Some(session) = self.app.session() else { return };
        let code_word = self.on_paper(with);
        match self.app.blank_paper(&session, self.staff.compass.person, code_word.as_deref()) {
            Ok(paper) => self.app.hand_out_paper(&session, paper, FILE),
            Err(error) => return self.round_not_stored(&error),
        }
        self.show();
    }

    fn print_round(&mut self, with: bool) {
        let Some(session) = self.app.session() else { return };
        let code_word = self.on_paper(with);
        match self.app.round_paper(&session, self.staff.compass.person, code_word.as_deref()) {
            Ok(Some(paper)) => self.app.hand_out_paper(&session, paper, FILE),
            Ok(None) => {}
            Err(error) => return self.round_not_stored(&error),
        }
        self.show();
    }
}
