//! The pages of a round: choosing, one's own answers, everybody's answers side by side, the agreements.

mod act;
mod agree;
mod at;
mod lines;
mod pages;
mod reveal;
mod together;
mod write;

use chrono::{DateTime, TimeDelta, Utc};
use fristed_ui::{Compass as Global, CompassTexts};
use slint::{ComponentHandle as _, SharedString};

pub use at::{RoundAct, RoundAt};
pub(super) use pages::door;
pub(in crate::screens::staff) use pages::up_door;
pub(super) use write::{longest, writing_words};

use super::names;
use super::wheel::said_with;
use super::{At, Laying};
use crate::app::compass::fields_view;
use crate::app::compass::look::Look;
use crate::app::compass::round::round_words::{self as said, say};
use crate::app::compass::round::{RoundView, agree::AgreementView};
use crate::app::staff::access::OpenView;
use crate::domain::compass::{Choosing, Filling, PersonId, Stage, Stays, Wheel};
use crate::screens::Screens;
use crate::screens::cards::Rows;
use crate::screens::place::Spot;
use crate::store::StoreError;

/// Whoever of the round unlocks within so long finds it where it stood.
const BACK_WITHIN: TimeDelta = TimeDelta::minutes(15);
/// For so long one answers before it is said, once, that there is no hurry.
const PACE: TimeDelta = TimeDelta::minutes(5);

/// What the pages of a round keep between two looks.
#[derive(Default)]
pub struct RoundPages {
    choosing: Option<Choosing>,
    /// When one began to answer.
    since: Option<DateTime<Utc>>,
    /// The screen stays open as a round asks for.
    stays: Option<Stays>,
    /// What the agreements are whose day has come; looked up once each time somebody comes in.
    up: Option<Vec<AgreementView>>,
    together: together::Together,
}

impl RoundPages {
    /// Nothing of it is on the screen any more.
    pub(super) fn forget(&mut self) {
        self.together.forget();
    }
}

/// A round that was on the screen, for whoever of it unlocks next. It says nothing of whom it is about.
#[derive(Debug, Clone, Copy)]
pub struct LeftRound {
    person: PersonId,
    at: DateTime<Utc>,
}

/// The page on which a round goes on.
const fn page_of(stage: Stage) -> RoundAt {
    match stage {
        Stage::Rating | Stage::Closed => RoundAt::Start,
        Stage::Revealing { .. } => RoundAt::Reveal,
        Stage::Agreeing => RoundAt::Agree,
    }
}

/// The page that there is to show: one that does not belong to where the round stands becomes the one that does.
fn page_for(at: RoundAt, view: Option<&RoundView>, may_note: bool) -> RoundAt {
    let stage = view.map(|view| view.round.stage());
    let rates = view.is_some_and(|view| view.round.is_rating() && view.mine.is_some());
    let is_open = matches!(stage, Some(Stage::Revealing { .. } | Stage::Agreeing));
    let goes_on = view.is_some_and(|view| !view.round.is_paused());
    match (at, stage) {
        // Until the person was asked again there is nothing to fill in; a text that is half written stays on its page.
        (at, _) if !may_note && (at.rates() || at.begins()) => RoundAt::Start,
        (RoundAt::Form | RoundAt::Who | RoundAt::When | RoundAt::Tied | RoundAt::Others | RoundAt::Close, _)
            if !may_note =>
        {
            RoundAt::Agree
        }
        (RoundAt::Choose | RoundAt::SomeFields, Some(_)) => RoundAt::Start,
        (at, _) if (at.rates() || matches!(at, RoundAt::Keywords(_) | RoundAt::Name)) && !rates => RoundAt::Start,
        (RoundAt::LeaveOut | RoundAt::Without(_) | RoundAt::Drop, stage) if stage != Some(Stage::Rating) => {
            RoundAt::Start
        }
        (RoundAt::Reveal | RoundAt::Noted, Some(Stage::Revealing { .. })) if goes_on => at,
        (RoundAt::Fields, _) if is_open && goes_on => RoundAt::Fields,
        (RoundAt::Reveal | RoundAt::Noted | RoundAt::Fields, _) => RoundAt::Start,
        (RoundAt::Paper, _) if !is_open => RoundAt::Start,
        (RoundAt::Close, stage) if stage != Some(Stage::Agreeing) => RoundAt::Start,
        (at, _) => at,
    }
}

impl Screens {
    /// Shows a page of a round.
    pub(super) fn show_round(&mut self, at: RoundAt, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        let (session, person) = (&view.session, self.staff.compass.person);
        let round = self.app.round(session, person)?;
        self.stay_at_round(view, round.as_ref());
        let at = page_for(at, round.as_ref(), self.may_note(session));
        if at.is_written() {
            let texts = laying.ui.global::<CompassTexts>();
            self.show_compass_writing(At::Round(at), &texts, laying);
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        self.staff.compass.writing = None;
        let title = self.round_title(at, laying);
        if let (RoundAt::Wheel(wheel), Some(filling)) = (at, self.app.round_draft(session, person)?)
            && self.show_round_wheel(wheel, (&filling, round.as_ref()), laying)
        {
            laying.global.set_title(title);
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        if at == RoundAt::Reveal
            && let Some((round, table)) = self.revealed(session, round.as_ref())?
            && self.show_together(round, &table, laying)
        {
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        let mut rows = self.round_rows(at, view, round.as_ref(), laying)?;
        // What lies open is no filling of one: its answers have their signs and no part of a wheel.
        let own = if at.rates() { self.app.round_draft(session, person)? } else { None };
        let looks = (laying.ui, self.place.contrast);
        self.staff.compass.colours.on(&mut rows, (At::Round(at), &own.unwrap_or_default()), looks, laying.metrics);
        let rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }

    /// Whom it is about, and that it is a round.
    fn round_title(&self, at: RoundAt, laying: &Laying<'_>) -> SharedString {
        let language = self.place.language;
        if at == RoundAt::Up {
            return say(said::UP, language).into();
        }
        let whom = self.whom(&laying.ui.global::<CompassTexts>());
        let what = match at {
            RoundAt::Agree | RoundAt::Form | RoundAt::Look(_) => said::AGREEMENTS,
            RoundAt::Wheel(_) | RoundAt::List(_) | RoundAt::Answer(_) => said::MINE,
            _ => said::SHORT,
        };
        format!("{whom} · {}", say(what, language)).into()
    }

    /// One's own answers on a wheel. Whether there is room for one.
    fn show_round_wheel(
        &mut self,
        wheel: Wheel,
        (filling, round): (&Filling, Option<&RoundView>),
        laying: &Laying<'_>,
    ) -> bool {
        let Some(places) = names::places(&fields_view(filling, wheel), laying) else { return false };
        self.show_wheel(wheel, filling, &places, laying);
        // There is little room beside a wheel: that nobody else reads it stands on the page before.
        let [_, pace] = self.answering_words();
        let caption = said_with(pace.to_owned(), (filling, wheel), self.place.language);
        let global = laying.ui.global::<Global>();
        global.set_caption(caption.into());
        // A round about one side has no other one to turn to.
        global.set_has_other(round.is_some_and(|view| view.round.extent().wheels() == Wheel::BOTH));
        true
    }

    /// What stands beside one's own answers: who reads them, and how long it takes, gently.
    fn answering_words(&mut self) -> [&'static str; 2] {
        let (now, language) = (self.app.now(), self.place.language);
        let since = *self.staff.compass.round.since.get_or_insert(now);
        let pace = if now - since >= PACE { said::TAKE_YOUR_TIME } else { said::ABOUT_FIVE };
        [say(said::MINE_TEXT, language), say(pace, language)]
    }

    fn round_rows(
        &mut self,
        at: RoundAt,
        view: &OpenView,
        round: Option<&RoundView>,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let (session, person) = (&view.session, self.staff.compass.person);
        let (language, metrics) = (self.place.language, laying.metrics);
        Ok(match (at, round) {
            (RoundAt::Choose, _) => {
                let raters = self.app.raters(session);
                pages::choose(self.choosing(session), &raters, language, metrics)
            }
            (RoundAt::SomeFields, _) => {
                let used = self.app.fields_in_use(session, Some(person))?;
                pages::some_fields(self.choosing(session), &used, language, metrics)
            }
            (RoundAt::Wheel(_) | RoundAt::List(_), Some(round)) => {
                let filling = self.app.round_draft(session, person)?.unwrap_or_default();
                let words = self.answering_words();
                pages::answers(round, &filling, words, language, metrics)
            }
            (RoundAt::Answer(field), _) => {
                let filling = self.app.round_draft(session, person)?.unwrap_or_default();
                super::pages::field(&laying.ui.global::<CompassTexts>(), &filling, (field, language), metrics)
            }
            (RoundAt::LeaveOut, Some(round)) => pages::leave_out(round, language, metrics),
            (RoundAt::Without(rater), Some(round)) => pages::without(round, rater, language),
            (RoundAt::Drop, _) => pages::stop(language),
            (RoundAt::Blank | RoundAt::Paper, _) => {
                pages::paper(at == RoundAt::Blank, self.app.handed_out(session), language, metrics)
            }
            (RoundAt::Reveal, Some(round)) => self.reveal_rows(session, round, language, metrics)?,
            (RoundAt::Noted, Some(round)) => self.noted_rows(session, round, language, metrics)?,
            (RoundAt::Fields, Some(round)) => reveal::fields(round, language, metrics),
            (RoundAt::Close, _) => pages::close(language),
            (RoundAt::Agree, _) => self.agreement_list(session, round, language, metrics)?,
            (RoundAt::Form | RoundAt::Who | RoundAt::When | RoundAt::Tied | RoundAt::Others, _) => {
                self.form_rows(at, session, round, language, metrics)?
            }
            (RoundAt::Up, _) => {
                let up = self.app.agreements_up(session)?;
                agree::up(&up, &self.app.raters(session), language, metrics)
            }
            (RoundAt::Look(id), _) => self.agreement_rows(session, id, language, metrics)?,
            _ => {
                let has_agreements = !self.app.agreements(session, person)?.is_empty();
                pages::start(round, (has_agreements, self.may_note(session)), language, metrics)
            }
        })
    }

    /// Whether something new may be noted about the person. Where that cannot be read nothing is.
    pub(super) fn may_note(&self, session: &crate::app::staff::Session) -> bool {
        self.app.may_be_noted(session, self.staff.compass.person).unwrap_or(false)
    }

    /// The round that is being put together; whoever puts it together is in it first.
    fn choosing(&mut self, session: &crate::app::staff::Session) -> &mut Choosing {
        self.staff.compass.round.choosing.get_or_insert_with(|| Choosing::by(session.employee()))
    }

    /// While a round is on the screen it stays open for as long as the round asks for, and whoever of it unlocks next
    /// comes back to it.
    fn stay_at_round(&mut self, view: &OpenView, round: Option<&RoundView>) {
        let stays = round.map(|round| round.round.stays());
        if stays != self.staff.compass.round.stays {
            self.app.stay_in_round(&view.session, stays);
            self.staff.compass.round.stays = stays;
        }
        let (person, at) = (self.staff.compass.person, self.app.now());
        let is_in = round.is_some_and(|round| round.mine.is_some() && !round.round.is_paused());
        self.left_round = is_in.then_some(LeftRound { person, at });
    }

    /// Another page of the staff's side is shown: it locks as the house says again, and nobody is brought back.
    pub(in crate::screens::staff) fn leave_round(&mut self, view: &OpenView) {
        self.left_round = None;
        if self.staff.compass.round.stays.take().is_some() {
            self.app.stay_in_round(&view.session, None);
        }
    }

    /// Whoever of the round has just come in finds it where it stood.
    pub(in crate::screens::staff) fn return_to_round(&mut self, left: Option<LeftRound>) {
        let Some(left) = left else { return };
        let Some(session) = self.app.session().filter(|_| self.app.now() - left.at <= BACK_WITHIN) else { return };
        let view = match self.app.round(&session, left.person) {
            Ok(Some(view)) if view.mine.is_some() => view,
            Ok(_) => return,
            Err(error) => return tracing::error!(%error, "a round could not be come back to"),
        };
        let page = page_of(view.round.stage());
        // Whoever is brought back looks at her, as whoever opens her does.
        if let Err(error) = self.app.note_look(&session, left.person, page.looks().unwrap_or(Look::Round)) {
            return tracing::error!(%error, "a round could not be come back to");
        }
        self.staff.compass.person = left.person;
        if left.person.is_somebody()
            && let Err(error) = self.app.show_code_words(&session)
        {
            tracing::error!(%error, "a code word was not shown");
        }
        self.change(|place| {
            for at in [At::Start, At::Round(RoundAt::Start), At::Round(page)] {
                place.go(Spot::Compass(at));
            }
        });
    }

    /// Whether there is an agreement to look at, for the desk.
    pub(in crate::screens::staff) fn agreements_are_up(&mut self, session: &crate::app::staff::Session) -> bool {
        if self.staff.compass.round.up.is_none() {
            match self.app.agreements_up(session) {
                Ok(up) => self.staff.compass.round.up = Some(up),
                Err(error) => tracing::error!(%error, "the agreements could not be read"),
            }
        }
        self.staff.compass.round.up.as_ref().is_some_and(|up| !up.is_empty())
    }
}
