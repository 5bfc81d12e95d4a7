//! What a press on a page of the meetings does.

use chrono::NaiveDate;
use fristed_ui::MeetingTexts;
use slint::{ComponentHandle as _, SharedString};

use super::super::running::At;
use super::{MeetAt, Text};
use crate::app::meeting_words::READY;
use crate::app::running::council::{BesideChange, LineTo};
use crate::app::running::meetings::{MeetingChange, deciders};
use crate::app::running::minutes::{MinutesChange, NewDecision};
use crate::app::running::{Ran, Run};
use crate::domain::meeting::{Influence, Origin};
use crate::screens::Screens;
use crate::screens::place::{Place, Spot};

impl Screens {
    /// Carries out a press on a page of the meetings by its name.
    pub(in crate::screens::staff) fn act_on_meetings(&mut self, verb: &str, of: &str) {
        let number = of.parse::<usize>().ok();
        match verb {
            "run-meet-level" | "run-meet-who" | "run-meet-from" | "run-meet-save-item" | "run-meet-up"
            | "run-meet-down" | "run-meet-take-off" => self.act_on_item(verb, number),
            "run-meet-ready" | "run-meet-save-decision" | "run-meet-approve" | "run-meet-drop-note" => {
                self.act_on_minutes(verb, number);
            }
            "run-meet-publish" => {
                let change = MeetingChange::PublishAgenda { meeting: of.to_owned() };
                self.change_meeting(change, |place| arrive(place, MeetAt::Agenda(of.to_owned())));
            }
            "run-meet-drop" => {
                self.change_meeting(MeetingChange::DropDraft { meeting: of.to_owned() }, |_| {});
            }
            "run-meet-publish-minutes" => {
                let Some((day, meeting)) = of.split_once(':') else { return };
                let Ok(day) = day.parse::<NaiveDate>() else { return };
                let change = MinutesChange::Publish { meeting: meeting.to_owned(), day };
                let to = MeetAt::Minutes(meeting.to_owned(), day);
                self.change_meeting(MeetingChange::Minutes(change), |place| arrive(place, to));
            }
            _ => self.act_beside(verb, of),
        }
    }

    /// The item that is being made.
    fn act_on_item(&mut self, verb: &str, number: Option<usize>) {
        let Some(((meeting, at), item)) = &mut self.staff.running.making.item else { return };
        let (meeting, at) = (meeting.clone(), *at);
        match (verb, number, at) {
            ("run-meet-level", Some(number), _) => {
                if let Some(level) = Influence::ALL.get(number) {
                    item.choose_level(*level);
                }
                self.show();
            }
            ("run-meet-who", Some(number), _) => {
                if let Some(who) = item.influence.and_then(|level| deciders(level).get(number).copied()) {
                    who.clone_into(&mut item.decided_by);
                }
                self.show();
            }
            ("run-meet-from", Some(number), _) => {
                if let Some(origin) = Origin::ALL.get(number) {
                    item.origin = *origin;
                }
                self.show();
            }
            ("run-meet-save-item", _, None) => {
                let item = item.clone();
                self.change_meeting(MeetingChange::PutOn { meeting, item }, Place::back);
            }
            ("run-meet-save-item", _, Some(at)) => {
                let item = item.clone();
                self.change_meeting(MeetingChange::Rewrite { meeting, at, item }, Place::back);
            }
            ("run-meet-up" | "run-meet-down", _, Some(at)) => {
                let later = verb == "run-meet-down";
                let to = MeetAt::Item(meeting.clone(), Some(if later { at + 1 } else { at.saturating_sub(1) }));
                let change = MeetingChange::Shift { meeting, at, later };
                self.change_meeting(change, |place| {
                    // The same item, at its new place; and the same sheet, so that one can press again.
                    let sheet = place.sheet;
                    place.turn(Spot::Running(At::Meetings(to)));
                    place.sheet = sheet;
                });
            }
            ("run-meet-take-off", _, Some(at)) => {
                self.change_meeting(MeetingChange::TakeOff { meeting, at }, Place::back);
            }
            _ => {}
        }
    }

    /// A decision that is being written, or one that was noted.
    fn act_on_minutes(&mut self, verb: &str, number: Option<usize>) {
        if verb == "run-meet-approve" {
            let (Some(At::Meetings(MeetAt::Minutes(meeting, day))), Some(at)) = (self.running_at(), number) else {
                return;
            };
            let Some(title) = self.minutes_title(&meeting, day, at) else { return };
            let change = MinutesChange::Approve { meeting, day, title };
            return self.change_meeting(MeetingChange::Minutes(change), |_| {});
        }
        let Some(((meeting, day, title), decision)) = &mut self.staff.running.making.decision else { return };
        let (meeting, day, title) = (meeting.clone(), *day, title.clone());
        match verb {
            "run-meet-ready" => {
                if let Some(said) = number.and_then(|number| READY.get(number)) {
                    (*said).clone_into(&mut decision.said);
                }
                self.show();
            }
            "run-meet-save-decision" => {
                let decision = decision.clone();
                let change = MinutesChange::Decide { meeting, day, title, decision };
                self.change_meeting(MeetingChange::Minutes(change), Place::back);
            }
            "run-meet-drop-note" => {
                let change = MinutesChange::Drop { meeting, day, title };
                self.change_meeting(MeetingChange::Minutes(change), Place::back);
            }
            _ => {}
        }
    }

    /// The Danish title of an item of minutes that are being made.
    fn minutes_title(&self, meeting: &str, day: NaiveDate, at: usize) -> Option<String> {
        let session = self.app.session()?;
        let found = self.app.minutes_for_staff(&session, (meeting, day), self.place.language);
        let mut minutes = found.inspect_err(|error| tracing::error!(%error, "minutes could not be read")).ok()??;
        (at < minutes.items.len()).then(|| minutes.items.swap_remove(at).title)
    }

    /// The board, Udsatteråd, and the staff's own meeting.
    fn act_beside(&mut self, verb: &str, of: &str) {
        let number = of.parse::<usize>().ok();
        match (verb, number) {
            ("run-meet-done", _) => self.line_is_done(of),
            ("run-meet-move", _) => {
                let Some((proposal, draft)) = self.staff.running.making.line.clone() else { return };
                let to = match of {
                    "done" => LineTo::Done(draft.answer),
                    "decided" => LineTo::Decided(draft.answer),
                    "not-now" => LineTo::NotNow { reason: draft.reason, instead: draft.instead },
                    _ => LineTo::OnAgenda,
                };
                self.change_beside(BesideChange::MoveLine { proposal, to }, Place::back);
            }
            ("run-meet-ask" | "run-meet-taken" | "run-meet-came-back", _) => {
                self.staff.running.making.council = number;
                let text = match verb {
                    "run-meet-ask" => Text::Ask,
                    "run-meet-taken" => Text::Taken,
                    _ => Text::CameBack,
                };
                self.act(&text.name());
            }
            ("run-meet-staff-up", Some(at)) => {
                self.change_beside(BesideChange::StaffShift { at, later: false }, |_| {});
            }
            ("run-meet-staff-off", Some(at)) => self.change_beside(BesideChange::StaffTakeOff(at), |_| {}),
            ("run-meet-switch-change", _) => self.change_beside(BesideChange::StaffSwitchChange, |_| {}),
            ("run-meet-held", _) => self.change_beside(BesideChange::StaffHeld, |_| {}),
            _ => {}
        }
    }

    /// What was decided is done: the same words stand, until somebody writes others.
    fn line_is_done(&mut self, proposal: &str) {
        let Some(session) = self.app.session() else { return };
        let Ok(lines) = self.app.lines_for_staff(&session) else { return };
        let found = lines.into_iter().find(|one| one.slug == proposal).map(|one| one.state);
        if let Some(crate::domain::meeting::ProposalState::Decided(answer)) = found {
            let to = LineTo::Done(answer.da.to_string());
            self.change_beside(BesideChange::MoveLine { proposal: proposal.to_owned(), to }, |_| {});
        }
    }

    fn change_beside(&mut self, change: BesideChange, then: impl FnOnce(&mut Place)) {
        self.change_meeting(MeetingChange::Beside(change), then);
    }

    /// Makes a change, and goes on where it was made; else says what can be done.
    fn change_meeting(&mut self, change: MeetingChange, then: impl FnOnce(&mut Place)) {
        let Some(session) = self.app.session() else { return };
        match self.app.run(&session, &Run::Meeting(change)) {
            Ok(Ran::Done(_)) => {
                self.staff.running.making = super::Making::default();
                self.change(then);
            }
            Ok(Ran::Refused(refused)) => {
                self.staff.running.refused = Some(refused);
                self.change(|place| place.sheet = 0);
            }
            Ok(Ran::Nothing) => self.show(),
            Err(error) => self.not_saved(&error),
        }
    }

    /// The text as it is so far, to be written on.
    pub(in crate::screens::staff) fn meeting_text(&self, text: Text) -> String {
        let making = &self.staff.running.making;
        let item = making.item.as_ref().map(|(_, item)| item);
        let decision = making.decision.as_ref().map(|(_, decision)| decision);
        let line = making.line.as_ref().map(|(_, line)| line);
        let found = match text {
            Text::Title => item.map(|item| item.title.clone()),
            Text::More => item.map(|item| item.text.clone()),
            Text::Decider => item.map(|item| item.decided_by.clone()),
            Text::Said => decision.map(|one| one.said.clone()),
            Text::Next => decision.map(|one| one.next.clone()),
            Text::Instead => decision.map(|one| one.instead.clone()),
            Text::Answer => line.map(|line| line.answer.clone()),
            Text::Reason => line.map(|line| line.reason.clone()),
            Text::LineInstead => line.map(|line| line.instead.clone()),
            Text::Extra | Text::StaffItem => None,
            Text::Reach | Text::Ask | Text::Taken | Text::CameBack => self.council_text(text),
        };
        found.unwrap_or_default()
    }

    fn council_text(&self, text: Text) -> Option<String> {
        let one = self.app.council_for_staff(&self.app.session()?).ok()??;
        let at = self.staff.running.making.council;
        match text {
            Text::Reach => Some(one.reach.da.to_string()),
            Text::Ask => one.asks.get(at?).map(|ask| ask.da.to_string()),
            Text::Taken => one.taken.get(at?).map(|taken| taken.title.da.to_string()),
            _ => one.taken.get(at?)?.came_back.as_ref().map(|text| text.da.to_string()),
        }
    }

    /// A text is written: it goes to where it belongs.
    pub(in crate::screens::staff) fn take_meeting_text(&mut self, of: Text, text: String) {
        let making = &mut self.staff.running.making;
        let at = making.council;
        match of {
            Text::Title | Text::More | Text::Decider => {
                if let Some((_, item)) = &mut making.item {
                    match of {
                        Text::Title => item.title = text,
                        Text::More => item.text = text,
                        _ => item.decided_by = text,
                    }
                }
                self.show();
            }
            Text::Said | Text::Next | Text::Instead => {
                if let Some((_, decision)) = &mut making.decision {
                    match of {
                        Text::Said => decision.said = text,
                        Text::Next => decision.next = text,
                        _ => decision.instead = text,
                    }
                }
                self.show();
            }
            Text::Answer | Text::Reason | Text::LineInstead => {
                if let Some((_, line)) = &mut making.line {
                    match of {
                        Text::Answer => line.answer = text,
                        Text::Reason => line.reason = text,
                        _ => line.instead = text,
                    }
                }
                self.show();
            }
            Text::Extra => self.add_to_minutes(&text),
            Text::Reach => self.change_beside(BesideChange::Reach(text), |_| {}),
            Text::Ask => self.change_beside(BesideChange::Ask { at, text }, |_| {}),
            Text::Taken => self.change_beside(BesideChange::Taken { at, title: text }, |_| {}),
            Text::CameBack => {
                if let Some(at) = at {
                    self.change_beside(BesideChange::CameBack { at, text }, |_| {});
                }
            }
            Text::StaffItem => self.change_beside(BesideChange::StaffPutOn(text), |_| {}),
        }
    }

    /// An item that was not on the agenda: it is there once something is said of it.
    fn add_to_minutes(&mut self, title: &str) {
        if let Some(At::Meetings(MeetAt::Minutes(meeting, day))) = self.running_at()
            && !title.trim().is_empty()
        {
            let (title, said) = (title.to_owned(), READY[2].to_owned());
            let decision = NewDecision { said, ..NewDecision::default() };
            let change = MinutesChange::Decide { meeting, day, title, decision };
            return self.change_meeting(MeetingChange::Minutes(change), |_| {});
        }
        self.show();
    }
}

/// To a page from which the desk is one step back.
fn arrive(place: &mut Place, to: MeetAt) {
    place.arrive(Spot::Running(At::Meetings(to)), Spot::Staff);
}

/// What the page says on which a text is typed, and what it says below the field while that is empty.
pub(in crate::screens::staff) fn titles(ui: &fristed_ui::FristedWindow, text: Text) -> (SharedString, SharedString) {
    let texts = ui.global::<MeetingTexts>();
    match text {
        Text::Title => (texts.get_title(), texts.get_title_hint()),
        Text::More => (texts.get_more(), SharedString::new()),
        Text::Decider => (texts.get_who_decides(), texts.get_decider_hint()),
        Text::Said => (texts.get_decided(), texts.get_no_names()),
        Text::Next => (texts.get_next(), texts.get_no_names()),
        Text::Instead | Text::LineInstead => (texts.get_instead(), texts.get_instead_hint()),
        Text::Extra => (texts.get_extra_item(), texts.get_title_hint()),
        Text::Answer => (texts.get_answer(), texts.get_answer_hint()),
        Text::Reason => (texts.get_reason(), SharedString::new()),
        Text::Reach => (texts.get_reach(), texts.get_reach_hint()),
        Text::Ask => (texts.get_asks(), texts.get_empty_takes_off()),
        Text::Taken => (texts.get_taken(), texts.get_empty_takes_off()),
        Text::CameBack => (texts.get_came_back(), SharedString::new()),
        Text::StaffItem => (texts.get_new_item(), texts.get_no_names()),
    }
}
