//! What a press on a page of running the house does.

use chrono::{NaiveTime, TimeDelta};
use slint::ComponentHandle as _;

use super::about;
use super::at::{At, Field};
use super::edit::{step_draft, stepped_day};
use super::pages::day_after;
use crate::app::running::{Ran, Run, RunRefused, propose};
use crate::domain::facility::FacilityId;
use crate::domain::programme::Scope;
use crate::screens::Screens;
use crate::screens::place::{Place, Spot};
use crate::store::StoreError;

impl Screens {
    /// Carries out a press by its name. Whether it was one of running the house; nothing happens unless somebody is in.
    pub(in crate::screens) fn act_on_running(&mut self, action: &str) -> bool {
        if !action.starts_with("run-") {
            return false;
        }
        if self.app.session().is_some() {
            self.staff.running.refused = None;
            self.staff.running.given_back = false;
            self.carry_out(action);
        }
        true
    }

    fn carry_out(&mut self, action: &str) {
        if let Some(at) = At::named(action) {
            return self.go_running(at);
        }
        let (verb, of) = action.split_once(':').unwrap_or((action, ""));
        match (verb, self.running_at()) {
            ("run-step", _) => self.step(of),
            ("run-take", _) => self.take_proposed(of.parse().unwrap_or(usize::MAX)),
            ("run-written", _) => self.end_run_writing(),
            ("run-scope", _) => {
                self.staff.running.scope = if of == "from" { Scope::FromHere } else { Scope::ThisOne };
                self.show();
            }
            ("run-meanwhile", _) => {
                let at: usize = of.parse().unwrap_or(usize::MAX);
                if let Some(said) = self.staff.running.meanwhiles.get(at).cloned() {
                    self.staff.running.meanwhile = said;
                }
                self.show();
            }
            ("run-print-history", Some(At::History(sort))) => self.print_history(sort),
            ("run-later", _) => self.move_later(of),
            ("run-often", _) => {
                if let Some((_, draft)) = &mut self.staff.running.draft
                    && let Some(rhythm) = propose::rhythms(draft.day).into_iter().nth(of.parse().unwrap_or(usize::MAX))
                {
                    draft.rhythm = rhythm;
                    self.change(Place::back);
                }
            }
            ("run-team" | "run-special" | "run-food", _) => {
                if let Some((_, draft)) = &mut self.staff.running.draft {
                    match verb {
                        "run-team" => draft.team = !draft.team,
                        "run-special" => draft.special = !draft.special,
                        _ => draft.food = if draft.food.is_some() { None } else { Some(0) },
                    }
                }
                self.show();
            }
            ("run-save", _) => self.save_draft(),
            ("run-usual", _) => self.run_if(of.parse().ok().map(Run::AsUsual)),
            ("run-tradition", _) => self.run_if(of.parse().ok().map(Run::Tradition)),
            ("run-take-down", _) => self.run(&Run::TakeDownNeed(of.to_owned())),
            ("run-drop-question", _) => self.run_if(of.parse().ok().map(Run::TakeDownQuestion)),
            ("run-put-back-questions", _) => self.run(&Run::PutBackQuestions),
            ("run-open", _) => self.run_if(of.parse().ok().map(|id| Run::OpenFacility(FacilityId(id)))),
            ("run-save-hours" | "run-closed-day" | "run-usual-hours", Some(At::Hours(day))) => {
                self.save_hours(verb, day);
            }
            ("run-often-hours", Some(At::Hours(day))) => self.save_often(of, day),
            (verb, _) if verb.starts_with("run-meet-") => self.act_on_meetings(verb, of),
            _ => {
                self.carry_out_about(verb, of);
                self.act_on_wording(verb, of);
                self.act_on_settings(verb, of);
            }
        }
    }

    /// Goes to a page; one that stands for another day or sort replaces the one that is shown.
    fn go_running(&mut self, at: At) {
        let here = self.running_at();
        let replaces = matches!(
            (&here, &at),
            (Some(At::Programme(_)), At::Programme(_))
                | (Some(At::Hours(_)), At::Hours(_))
                | (Some(At::History(_)), At::History(_))
                | (Some(At::About(about::At::Look(_) | about::At::Stick(_))), At::About(about::At::Stick(_)))
        );
        if let At::About(about) = at {
            self.begin_about(about);
        }
        if let (At::History(_), Some(session)) = (&at, self.app.session()) {
            self.app.forget_handed_out(&session);
        }
        // A sort was chosen: the page of changes is shown anew, and leads back to where one came from.
        if let (Some(At::Sorts(_)), At::History(_)) = (&here, &at) {
            return self.change(|place| {
                place.back();
                place.turn(Spot::Running(at));
            });
        }
        let writes = if let At::Write(field) = at { Some(field) } else { None };
        if let Some(field) = writes {
            self.begin_run_writing(field);
        }
        self.change(|place| if replaces { place.turn(Spot::Running(at)) } else { place.go(Spot::Running(at)) });
    }

    /// The page of running the house that is shown.
    pub(in crate::screens::staff) fn running_at(&self) -> Option<At> {
        if let Spot::Running(at) = self.place.spot() { Some(at.clone()) } else { None }
    }

    /// The page under the one that is shown, such as the time that a text is written for.
    pub(super) fn running_under(&self) -> Option<At> {
        if let Some(Spot::Running(at)) = self.place.under() { Some(at.clone()) } else { None }
    }

    fn step(&mut self, of: &str) {
        let Some((what, by)) = of.split_once(':') else { return };
        let by: i64 = by.parse().unwrap_or(0);
        match (what, self.running_at()) {
            (what, _) if what.starts_with("set-") => self.step_setting(what, by),
            ("programme", Some(At::Programme(day))) => {
                let day = stepped_day(day, by);
                self.change(|place| place.turn(Spot::Running(At::Programme(day))));
            }
            ("hours", Some(At::Hours(day))) => {
                let day = stepped_day(day, by).max(0);
                self.change(|place| place.turn(Spot::Running(At::Hours(day))));
            }
            ("open" | "close", _) => {
                if let Some((_, hours)) = &mut self.staff.running.hours {
                    hours.step(what == "close", by);
                }
                self.show();
            }
            ("places", _) => self.step_places(by),
            _ => {
                let today = self.app.today_date();
                if let Some((_, draft)) = &mut self.staff.running.draft {
                    step_draft(draft, what, by, today);
                }
                self.show();
            }
        }
    }

    /// One press takes a text that was proposed.
    fn take_proposed(&mut self, at: usize) {
        let Some(text) = self.staff.running.proposed.get(at).cloned() else { return };
        match self.running_at() {
            Some(At::Cancel(_)) => self.take_text(Field::Instead, text),
            Some(At::Where) => self.take_text(Field::Place, text),
            Some(At::Facility(_)) => {
                let reason = propose::REASONS.get(at).map_or(text, ToString::to_string);
                self.take_text(Field::Reason, reason);
            }
            _ => {}
        }
    }

    /// A text is there, chosen or written: it goes to where it belongs. The page shown is the one it belongs to.
    pub(super) fn take_text(&mut self, field: Field, text: String) {
        match (field, self.running_at()) {
            (Field::Instead, Some(At::Cancel(id))) => {
                let scope = self.staff.running.scope;
                self.run(&Run::Cancel { id, scope, instead: text });
            }
            (Field::Reason, Some(At::Facility(id))) => {
                let instead = self.staff.running.meanwhile.clone();
                self.run(&Run::CloseFacility { id, reason: text, instead });
            }
            (Field::Meanwhile, _) => {
                self.staff.running.meanwhile = text;
                self.show();
            }
            (Field::Meeting(of), _) => self.take_meeting_text(of, text),
            (Field::Need, _) => self.run(&Run::PutUpNeed(text)),
            (Field::Question, _) => {
                self.staff.running.question = text;
                if self.staff.running.question.trim().is_empty() {
                    self.staff.running.refused = Some(RunRefused::NoQuestion);
                    return self.show();
                }
                self.go_running(At::Write(Field::Answer));
            }
            (Field::Answer, _) => {
                // Kept as long as it is not up, so that only the answer is written again.
                let question = self.staff.running.question.clone();
                self.run(&Run::PutUpQuestion { question, answer: text });
            }
            (Field::Note, _) => {
                if let Some((_, hours)) = &mut self.staff.running.hours {
                    hours.note = text;
                }
                self.show();
            }
            (Field::Place, at) => {
                if let Some((_, draft)) = &mut self.staff.running.draft {
                    draft.place = text;
                }
                if at == Some(At::Where) { self.change(Place::back) } else { self.show() }
            }
            (Field::Facility(of), _) => self.take_wording(of, text),
            (Field::PlacesInstead, _) => self.take_places_instead(text),
            (Field::FollowUp, _) => self.write_follow_up(&text),
            (Field::OfferTitle | Field::OfferPlace | Field::OfferText | Field::FirstStep, _) => {
                self.take_offer_text(field, text);
            }
            (Field::Title | Field::Text | Field::Host | Field::Before | Field::During | Field::After, _) => {
                if let Some((_, draft)) = &mut self.staff.running.draft {
                    match field {
                        Field::Title => draft.title = text,
                        Field::Text => draft.text = text,
                        Field::Before => draft.before = text,
                        Field::During => draft.during = text,
                        Field::After => draft.after = text,
                        _ => draft.host = text,
                    }
                }
                self.show();
            }
            _ => self.show(),
        }
    }

    fn save_draft(&mut self) {
        let Some((id, draft)) = self.staff.running.draft.clone() else { return };
        let scope = self.staff.running.scope;
        let what = match id {
            Some(id) => Run::Change { id, scope, draft },
            None => Run::Make(draft),
        };
        self.run(&what);
    }

    fn save_hours(&mut self, verb: &str, day: i64) {
        let date = day_after(self.app.today_date(), day);
        let Some((_, draft)) = self.staff.running.hours.clone() else { return };
        let what = match verb {
            "run-usual-hours" => Run::UsualHours(date),
            "run-closed-day" => Run::Hours { day: date, hours: None, note: draft.note },
            _ => Run::Hours { day: date, hours: Some((draft.from, draft.to)), note: draft.note },
        };
        self.run(&what);
    }

    /// *Luk kl. 20*: hours in minutes from midnight, with the reason that was given.
    fn save_often(&mut self, of: &str, day: i64) {
        let time = |minutes: &str| Some(NaiveTime::MIN + TimeDelta::minutes(minutes.parse().ok()?));
        let hours = of.split_once('-').and_then(|(from, to)| Some((time(from)?, time(to)?)));
        if let (Some((from, to)), Some((_, draft))) = (hours, &mut self.staff.running.hours) {
            (draft.from, draft.to) = (from, to);
            self.save_hours("run-save-hours", day);
        }
    }

    /// *En halv time senere*, for this one time.
    fn move_later(&mut self, of: &str) {
        let Some((quarters, id)) = of.split_once(':') else { return };
        let (Ok(quarters), Ok(id)) = (quarters.parse(), id.parse()) else { return };
        match self.app.draft_of(id) {
            Ok(Some(mut draft)) => {
                draft.later(quarters);
                self.run(&Run::Change { id, scope: Scope::ThisOne, draft });
            }
            Ok(None) => self.show(),
            Err(error) => self.not_saved(&error),
        }
    }

    fn run_if(&mut self, what: Option<Run>) {
        if let Some(what) = what {
            self.run(&what);
        }
    }

    /// Makes a change, and shows what the public screen says now, or what can be done instead.
    pub(super) fn run(&mut self, what: &Run) {
        let Some(session) = self.app.session() else { return };
        match self.app.run(&session, what) {
            Ok(Ran::Done(id)) => {
                self.forget_drafts();
                // Lists, and what is set by one press, say themselves what holds now.
                let to = match what {
                    Run::PutUpNeed(_) | Run::TakeDownNeed(_) => At::Needs,
                    Run::PutUpQuestion { .. } | Run::TakeDownQuestion(_) | Run::PutBackQuestions => At::Questions,
                    Run::SaveWording(id, _) => At::Facility(*id),
                    _ => self.after_setting(what).unwrap_or(At::Saved(id)),
                };
                if self.running_at().as_ref() == Some(&to) {
                    return self.show();
                }
                self.change(|place| place.arrive(Spot::Running(to), Spot::Staff));
            }
            Ok(Ran::Refused(refused)) => {
                self.staff.running.refused = Some(refused);
                self.change(|place| place.sheet = 0);
            }
            Ok(Ran::Nothing) => self.show(),
            Err(error) => self.not_saved(&error),
        }
    }

    /// *Fortryd*: the last change, whatever it was.
    pub fn undo_on_staff(&mut self) {
        let Some(session) = self.app.session() else { return };
        match self.app.undo(&session) {
            Ok(Ran::Done(_)) => {
                self.forget_drafts();
                let to = match self.running_at() {
                    Some(at @ At::Settings(_)) => return self.stay_on(at),
                    // A line about a time, a change of the meetings or of a list is seen where it was made.
                    Some(At::About(about::At::FollowUp(_))) => None,
                    Some(At::Meetings(_)) => None,
                    None if matches!(self.place.spot(), Spot::Lists(_) | Spot::Desk(_)) => None,
                    _ => Some(At::Programme(0)),
                };
                self.change(|place| {
                    if let Some(to) = to {
                        place.arrive(Spot::Running(to), Spot::Staff);
                    }
                });
            }
            Ok(Ran::Refused(refused)) => {
                self.staff.running.refused = Some(refused);
                self.show();
            }
            Ok(Ran::Nothing) => self.show(),
            Err(error) => self.not_saved(&error),
        }
    }

    /// The same page, as things are now.
    fn stay_on(&mut self, at: At) {
        self.change(|place| place.turn(Spot::Running(at)));
    }

    /// Makes a change that another page of the staff's side asks for.
    pub(in crate::screens::staff) fn run_change(&mut self, what: &Run) {
        self.run(what);
    }

    /// The page of running the house that is shown, for other pages of the staff's side.
    pub(in crate::screens::staff) fn running_page(&self) -> Option<At> {
        self.running_at()
    }

    fn forget_drafts(&mut self) {
        self.staff.running = super::Running::default();
    }

    pub(in crate::screens::staff) fn not_saved(&mut self, error: &StoreError) {
        tracing::error!(%error, "a change was not stored");
        if let Some(ui) = self.ui.upgrade() {
            let said = ui.global::<fristed_ui::AskTexts>().get_not_saved();
            ui.global::<fristed_ui::Shell>().set_notice(said);
        }
    }
}
