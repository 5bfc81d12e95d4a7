//! What a press on a page of a person's rights does, and on the page about the room.

use chrono::{NaiveTime, TimeDelta};
use slint::{ComponentHandle as _, SharedString};

use super::super::persons;
use super::Page;
use super::pages::{ERASE, HAND_OVER, MET, MOVE, NO_DAY, OBJECT, OLD, SAVE_DAY, SECOND};
use crate::app::compass::gate::CompassSetting;
use crate::app::compass::rights::Done;
use crate::app::compass::rights_words as words;
use crate::app::staff::{Session, StaffCommand};
use crate::domain::compass::PersonId;
use crate::domain::compass::beside::Sort;
use crate::screens::Screens;
use crate::screens::place::Spot;
use crate::screens::staff::compass::At;
use crate::store::StoreError;

/// How long one step of − and + is.
const STEP: TimeDelta = TimeDelta::minutes(15);

impl Screens {
    /// *Åbn med to koder*, where the compass is shut. Whether it was that.
    pub(in crate::screens::staff::compass) fn act_at_gate(&mut self, action: &str) -> bool {
        if action == SECOND {
            self.staff.asks_who = true;
            self.staff_command(StaffCommand::Second);
        }
        action == SECOND
    }

    /// Carries out a press that is no change of page. Whether it was one of these pages.
    pub(in crate::screens::staff::compass) fn act_on_rights(&mut self, session: &Session, action: &str) -> bool {
        if let Some(step) = action.strip_prefix("compass-rights-step:") {
            let done = self.step_rights(session, step);
            self.after_rights(done, None);
            return true;
        }
        let person = self.staff.compass.person;
        match action {
            MET => {
                let done = self.app.met(session, person);
                self.after_rights(done, None);
            }
            ERASE => {
                let done = self.app.withdraw(session, person);
                if matches!(done, Ok(Done::Done)) {
                    // Whoever is gone is on no page any more.
                    self.staff.compass.fillings = None;
                    self.staff.compass.person = PersonId::PRACTICE;
                }
                self.after_rights(done, Some(Page::Erased));
            }
            OBJECT => {
                let done = self.app.object(session, person);
                self.after_rights(done, Some(Page::Menu));
            }
            HAND_OVER => match self.app.hand_out_insight(session, person) {
                Ok(_) => self.show(),
                Err(error) => self.after_rights(Err(error), None),
            },
            SAVE_DAY | NO_DAY => {
                let done = self.save_day(session, action == SAVE_DAY);
                self.after_rights(done, Some(Page::Room));
            }
            MOVE => self.move_screen(session),
            OLD => {
                let done = self.app.delete_old_persons(session).map(|_| Done::Done);
                self.after_rights(done, None);
            }
            _ => return false,
        }
        true
    }

    /// A page is gone to: what is opened to be read is noted first, and what became of an earlier paper is no news.
    pub(in crate::screens::staff::compass) fn open_rights(&mut self, session: &Session, page: Page) {
        let person = self.staff.compass.person;
        match page {
            Page::Insight | Page::Records => {
                self.staff.compass.rights.forget();
                if let Err(error) = self.app.note_insight(session, person) {
                    return self.after_rights(Err(error), None);
                }
            }
            Page::HandOver => self.app.forget_handed_out(session),
            // What cannot be taken back says about whom it is, without another press.
            Page::Erase | Page::Object if person.is_somebody() => {
                if let Err(error) = self.app.show_code_words(session) {
                    return self.after_rights(Err(error), None);
                }
            }
            Page::Day(_) => self.staff.compass.rights.day = None,
            _ => {}
        }
        self.change(|place| place.go(Spot::Compass(At::Rights(page))));
    }

    /// What was typed is done. Whether the page is left: what was not taken stays on it.
    pub(in crate::screens::staff::compass) fn end_rights_writing(&mut self, page: Page, text: &str) -> bool {
        let Some(session) = self.app.session().filter(|_| !text.trim().is_empty()) else { return true };
        let person = self.staff.compass.person;
        let done = match page {
            Page::Refuse => self.app.answer_objection(&session, person, text),
            Page::Beside(at, sort) => self.put_beside(&session, (at, sort), text),
            _ => Ok(Done::Nothing),
        };
        let said = self.not_done(&done);
        if let Some(said) = said.clone() {
            self.say_once(said);
        }
        said.is_none()
    }

    fn put_beside(&mut self, session: &Session, (at, sort): (usize, Sort), text: &str) -> Result<Done, StoreError> {
        let of = match &self.staff.compass.rights.insight {
            Some((.., insight)) => insight.records.get(at).map(|part| part.of.clone()),
            None => None,
        };
        let Some(of) = of else { return Ok(Done::Nothing) };
        let done = self.app.put_beside(session, self.staff.compass.person, (&of, sort), text)?;
        if done == Done::Done {
            // Read anew, with what stands beside it now.
            self.staff.compass.rights.forget();
        }
        Ok(done)
    }

    /// − and +.
    fn step_rights(&mut self, session: &Session, step: &str) -> Result<Done, StoreError> {
        let (what, later) = step.split_once(':').map_or((step, false), |(what, by)| (what, by == "1"));
        let setting = match what {
            "person" => CompassSetting::KeepPerson(later),
            "line" => CompassSetting::KeepLine(later),
            _ => {
                if let Some((_, hours)) = &mut self.staff.compass.rights.day {
                    let mut new = *hours;
                    let at = if what == "from" { &mut new.from } else { &mut new.to };
                    *at = stepped(*at, later);
                    // A stretch ends after it begins.
                    if new.from < new.to {
                        *hours = new;
                    }
                }
                return Ok(Done::Done);
            }
        };
        Ok(if self.app.settle_compass(session, setting)? { Done::Done } else { Done::Nothing })
    }

    fn save_day(&mut self, session: &Session, save: bool) -> Result<Done, StoreError> {
        let Some((day, hours)) = self.staff.compass.rights.day.take() else { return Ok(Done::Nothing) };
        let setting = CompassSetting::Hours(day, save.then_some(hours));
        Ok(if self.app.settle_compass(session, setting)? { Done::Done } else { Done::Nothing })
    }

    /// Shows what became of a wish, on `page` where it was done.
    fn after_rights(&mut self, done: Result<Done, StoreError>, page: Option<Page>) {
        if let Some(said) = self.not_done(&done) {
            self.say_once(said);
        }
        match (done, page) {
            (Ok(Done::Done), Some(page)) => {
                let behind = if page.is_about_a_person() { At::Start } else { At::Persons(persons::At::List) };
                self.change(|place| place.arrive(Spot::Compass(At::Rights(page)), Spot::Compass(behind)));
            }
            _ => self.show(),
        }
    }

    /// Why a wish was not carried out, where there is something to say about it.
    fn not_done(&self, done: &Result<Done, StoreError>) -> Option<SharedString> {
        match done {
            Ok(Done::NotTaken) => Some(words::say(self.place.language, words::NOT_TAKEN).into()),
            Ok(_) => None,
            Err(error) => {
                tracing::error!(%error, "a wish about a person could not be carried out");
                Some(self.ui.upgrade()?.global::<fristed_ui::AskTexts>().get_not_saved())
            }
        }
    }
}

fn stepped(at: NaiveTime, later: bool) -> NaiveTime {
    let (there, wrapped) = if later { at.overflowing_add_signed(STEP) } else { at.overflowing_sub_signed(STEP) };
    if wrapped == 0 { there } else { at }
}
