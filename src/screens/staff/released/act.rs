//! What a press on a page of answering does.

use slint::ComponentHandle as _;

use super::at::{At, Field};
use crate::app::released::{DECIDED, DONE, INSTEADS, REASONS, Replied, Reply, Withheld};
use crate::app::running::meetings::deciders;
use crate::domain::meeting::Influence;
use crate::screens::Screens;
use crate::screens::place::Spot;
use crate::store::StoreError;

impl Screens {
    /// Carries out a press by its name. Whether it was one of answering; nothing happens unless somebody is in.
    pub(in crate::screens) fn act_on_released(&mut self, action: &str) -> bool {
        // The page on which a text is typed has one button for all.
        let written = action == "run-written" && self.staff.released.is_writing();
        if !written && !action.starts_with("released-") {
            return false;
        }
        if self.app.session().is_some() {
            self.staff.released.refused = None;
            if written { self.end_released_writing() } else { self.carry_out_released(action) }
        }
        true
    }

    fn carry_out_released(&mut self, action: &str) {
        if let Some(at) = At::named(action) {
            return self.go_released(at);
        }
        let (verb, of) = action.split_once(':').unwrap_or((action, ""));
        let at: usize = of.parse().unwrap_or(usize::MAX);
        let answering = &mut self.staff.released;
        let reply = &mut answering.reply;
        match verb {
            "released-later" => {
                answering.later.extend(reply.ids.first().cloned());
                answering.reply = Reply::default();
                return self.change(|place| place.turn(Spot::Released(At::Waiting)));
            }
            "released-again" => answering.later.clear(),
            "released-alike" => self.toggle_alike(of),
            "released-influence" => {
                if let Some(level) = Influence::ALL.into_iter().find(|level| level.word() == of) {
                    reply.set_influence(level);
                }
            }
            "released-done" => {
                reply.is_done = of == "yes";
                reply.answer.clear();
            }
            "released-take-decider" => {
                let ready = reply.influence.map(|level| deciders(level).map(|said| (said, "")));
                take(&ready.unwrap_or_default(), at, &mut reply.decided_by);
            }
            "released-take-answer" => {
                let ready = if reply.is_done { DONE } else { DECIDED };
                take(&ready, at, &mut reply.answer);
            }
            "released-take-reason" => take(&REASONS, at, &mut reply.reason),
            "released-take-instead" => take(&INSTEADS, at, &mut reply.instead),
            "released-sort" => reply.withheld = Withheld::ALL.into_iter().find(|sort| sort.word() == of),
            "released-at" => {
                reply.meeting = Some(of.to_owned());
                return self.change(crate::screens::place::Place::back);
            }
            "released-put-up" => return self.put_up_reply(),
            _ => return,
        }
        self.show();
    }

    fn go_released(&mut self, at: At) {
        match at {
            At::Way(way) => self.staff.released.reply.way = way,
            At::Write(field) => self.begin_released_writing(field),
            At::Preview if !self.may_preview() => return,
            _ => {}
        }
        self.change(|place| place.go(Spot::Released(at)));
    }

    /// Whether there is something whole to be shown. Where something is missing, the page says what.
    fn may_preview(&mut self) -> bool {
        let Some(session) = self.app.session() else { return false };
        match self.app.preview_reply(&session, &self.staff.released.reply, self.place.language) {
            Ok(Some(Err(refused))) => {
                self.staff.released.refused = Some(refused);
                self.change(|place| place.sheet = 0);
                false
            }
            Ok(_) => true,
            Err(error) => {
                self.not_answered(&error);
                false
            }
        }
    }

    /// Puts another suggestion together with the one that is read, or takes it out again.
    fn toggle_alike(&mut self, of: &str) {
        let Some(session) = self.app.session() else { return };
        let Ok(Some(waiting)) = self.app.released_suggestions(&session) else { return };
        let Some(one) = of.parse().ok().and_then(|at: usize| waiting.get(at)) else { return };
        let ids = &mut self.staff.released.reply.ids;
        match ids.iter().position(|id| *id == one.id) {
            // The one that is read stays.
            Some(0) => {}
            Some(at) => drop(ids.remove(at)),
            None => ids.push(one.id.clone()),
        }
    }

    /// *Sæt det på tavlen*.
    fn put_up_reply(&mut self) {
        let Some(session) = self.app.session() else { return };
        let reply = self.staff.released.reply.clone();
        match self.app.reply(&session, &reply) {
            Ok(Replied::Done(lines)) => {
                self.staff.released.line = lines.into_iter().next().unwrap_or_default();
                self.staff.released.reply = Reply::default();
                self.change(|place| place.arrive(Spot::Released(At::Answered), Spot::Staff));
            }
            Ok(Replied::Refused(refused)) => {
                self.staff.released.refused = Some(refused);
                self.show();
            }
            // Somebody else has answered it meanwhile; the page shows what waits.
            Ok(Replied::Nothing) => self.change(|place| place.arrive(Spot::Released(At::Waiting), Spot::Staff)),
            Err(error) => self.not_answered(&error),
        }
    }

    /// A text is there: it goes to where it belongs.
    pub(super) fn take_released_text(&mut self, field: Field, text: String) {
        let reply = &mut self.staff.released.reply;
        match field {
            Field::Wording => reply.wording = text,
            Field::Decider => reply.decided_by = text,
            Field::Answer => reply.answer = text,
            Field::Reason => reply.reason = text,
            Field::Instead => reply.instead = text,
            Field::Note => {}
        }
        self.change(crate::screens::place::Place::back);
    }

    fn not_answered(&mut self, error: &StoreError) {
        tracing::error!(%error, "an answer was not stored");
        if let Some(ui) = self.ui.upgrade() {
            let said = ui.global::<fristed_ui::AskTexts>().get_not_saved();
            ui.global::<fristed_ui::Shell>().set_notice(said);
        }
    }
}

fn take(ready: &[(&str, &str)], at: usize, into: &mut String) {
    if let Some((danish, _)) = ready.get(at) {
        (*danish).clone_into(into);
    }
}
