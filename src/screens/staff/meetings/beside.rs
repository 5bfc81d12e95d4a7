//! The board, one line of it, Udsatteråd, and the staff's own meeting.

use fristed_ui::{Card, CardFill, MeetingTexts};
use slint::{ComponentHandle as _, SharedString};

use super::super::Laying;
use super::super::running::{At, choice, door};
use super::{LineDraft, MeetAt, Text, gone, main, text_card};
use crate::app::staff::Session;
use crate::domain::meeting::{Proposal, ProposalState, ProposalTitle};
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::store::StoreError;

/// “Besluttet”.
fn state(texts: &MeetingTexts<'_>, state: &ProposalState) -> SharedString {
    match state {
        ProposalState::Received => texts.get_received(),
        ProposalState::OnAgenda(_) => texts.get_on_agenda(),
        ProposalState::Decided(_) => texts.get_decided(),
        ProposalState::Done(_) => texts.get_done(),
        ProposalState::NotNow { .. } => texts.get_not_now(),
    }
}

/// What is said of a line so far.
fn draft_of(line: &Proposal) -> LineDraft {
    match &line.state {
        ProposalState::Received | ProposalState::OnAgenda(_) => LineDraft::default(),
        ProposalState::Decided(answer) | ProposalState::Done(answer) => {
            LineDraft { answer: answer.da.to_string(), ..LineDraft::default() }
        }
        ProposalState::NotNow { reason, instead } => {
            LineDraft { answer: String::new(), reason: reason.da.to_string(), instead: instead.da.to_string() }
        }
    }
}

impl Screens {
    /// Every line of the board that says what it is about; what was decided is done with one press.
    pub(super) fn board_rows(&mut self, session: &Session, laying: &Laying<'_>) -> Result<Rows, StoreError> {
        let (texts, language) = (laying.ui.global::<MeetingTexts>(), self.place.language);
        self.staff.running.making.line = None;
        let lines = self.app.lines_for_staff(session)?;
        let card = |line: &Proposal| {
            let title = line.title.words().in_language(language);
            if matches!(line.title, ProposalTitle::Withheld(_)) {
                return fact("laas", title, texts.get_is_withheld());
            }
            let lead = state(&texts, &line.state);
            let page = At::Meetings(MeetAt::Line(line.slug.clone())).name();
            match &line.state {
                ProposalState::Decided(answer) => Card {
                    lead,
                    button: texts.get_done(),
                    button_action: format!("run-meet-done:{}", line.slug).into(),
                    button_2: texts.get_correct(),
                    button_2_action: page.into(),
                    ..fact("ja", title, answer.in_language(language))
                },
                other => {
                    let text = draft_of(line);
                    let text = [text.answer, text.reason, text.instead].join(" ");
                    let icon = if matches!(other, ProposalState::Done(_)) { "jacirkel" } else { "forslag" };
                    Card { lead, ..door(icon, title, text.trim(), page) }
                }
            }
        };
        if lines.is_empty() {
            return Ok(vec![vec![fact("forslag", texts.get_no_lines(), "")]]);
        }
        Ok(in_columns(lines.iter().map(card).collect(), laying.metrics.columns(700.0, 2)))
    }

    /// One line: what is said of it, and where it can be moved.
    pub(super) fn line_rows(&mut self, slug: &str, session: &Session, laying: &Laying<'_>) -> Result<Rows, StoreError> {
        let texts = laying.ui.global::<MeetingTexts>();
        let found = self.app.lines_for_staff(session)?.into_iter().find(|one| one.slug == slug);
        let Some(line) = found else { return Ok(gone(&texts)) };
        let making = &mut self.staff.running.making;
        if making.line.as_ref().is_none_or(|(of, _)| of != slug) {
            making.begun.line = Some(draft_of(&line));
            making.line = Some((slug.to_owned(), draft_of(&line)));
        }
        let Some((_, draft)) = &making.line else { return Ok(Rows::new()) };
        let title = line.title.words().in_language(self.place.language);
        let head = fact("forslag", title, "");
        let mut rows = vec![vec![Card { lead: state(&texts, &line.state), fill: CardFill::Later, ..head }]];
        let two = laying.metrics.columns(560.0, 2);
        let move_to = |icon: &str, title, to: &str| door(icon, title, "", format!("run-meet-move:{to}"));
        rows.push(vec![text_card("blyant", texts.get_answer(), &draft.answer, texts.get_write_answer(), Text::Answer)]);
        let onward =
            vec![main(move_to("jacirkel", texts.get_done(), "done")), move_to("ja", texts.get_decided(), "decided")];
        rows.extend(in_columns(onward, two));
        rows.push(vec![heading(texts.get_not_now())]);
        let why = vec![
            text_card("tale", texts.get_reason(), &draft.reason, texts.get_write_reason(), Text::Reason),
            text_card("frem", texts.get_instead_needed(), &draft.instead, texts.get_write_instead(), Text::LineInstead),
        ];
        rows.extend(in_columns(why, two));
        let others =
            vec![move_to("pause", texts.get_not_now(), "not-now"), move_to("husmode", texts.get_to_agenda(), "agenda")];
        rows.extend(in_columns(others, two));
        Ok(rows)
    }

    /// The lines of the house's representative.
    pub(super) fn council_rows(&self, session: &Session, laying: &Laying<'_>) -> Result<Rows, StoreError> {
        let texts = laying.ui.global::<MeetingTexts>();
        let found = self.app.council_for_staff(session)?;
        let Some(one) = found else {
            let begin = door("folk", texts.get_has_council(), texts.get_reach(), Text::Reach.name());
            return Ok(vec![vec![fact("folk", texts.get_no_council(), "")], vec![main(begin)]]);
        };
        let language = self.place.language;
        let two = laying.metrics.columns(700.0, 2);
        let reach =
            text_card("folk", texts.get_reach(), one.reach.in_language(language), SharedString::new(), Text::Reach);
        let mut rows = vec![vec![reach], vec![heading(texts.get_asks())]];
        let write = |verb: &str, at: usize| format!("run-meet-{verb}:{at}");
        let asks = one.asks.iter().enumerate();
        let mut cards: Vec<Card> =
            asks.map(|(at, ask)| door("tale", ask.in_language(language), "", write("ask", at))).collect();
        cards.push(door("plus", texts.get_new_line(), "", "run-meet-ask:new".to_owned()));
        rows.extend(in_columns(cards, two));
        rows.push(vec![heading(texts.get_taken())]);
        let taken = one.taken.iter().enumerate().map(|(at, taken)| {
            let answer = taken.came_back.as_ref().map(|text| text.in_language(language));
            Card {
                button: texts.get_came_back(),
                button_action: write("came-back", at).into(),
                button_2: texts.get_correct(),
                button_2_action: write("taken", at).into(),
                ..fact("jacirkel", taken.title.in_language(language), answer.unwrap_or_default())
            }
        });
        let mut cards: Vec<Card> = taken.collect();
        cards.push(door("plus", texts.get_new_line(), "", "run-meet-taken:new".to_owned()));
        rows.extend(in_columns(cards, two));
        Ok(rows)
    }

    /// The staff's own meeting.
    pub(super) fn staff_meeting_rows(&self, session: &Session, laying: &Laying<'_>) -> Result<Rows, StoreError> {
        let texts = laying.ui.global::<MeetingTexts>();
        let agenda = self.app.staff_meeting(session)?;
        let two = laying.metrics.columns(620.0, 2);
        let item = |(at, item): (usize, &crate::domain::meeting_draft::StaffItem)| {
            let text = if item.recurring { texts.get_change_text() } else { SharedString::new() };
            let (up, off) = (format!("run-meet-staff-up:{at}"), format!("run-meet-staff-off:{at}"));
            let card = fact(if item.recurring { "frem" } else { "blyant" }, item.title.as_str(), text);
            let off_only = at == 0;
            Card {
                button: if off_only { texts.get_take_off() } else { texts.get_up() },
                button_action: if off_only { off.clone() } else { up }.into(),
                button_2: if off_only { SharedString::new() } else { texts.get_take_off() },
                button_2_action: if off_only { String::new() } else { off }.into(),
                ..card
            }
        };
        let mut rows = vec![vec![fact("folk", texts.get_staff_meeting(), texts.get_staff_only())]];
        let mut cards: Vec<Card> = agenda.items.iter().enumerate().map(item).collect();
        cards.push(door("plus", texts.get_new_item(), "", Text::StaffItem.name()));
        rows.extend(in_columns(cards, two));
        let switch = choice(texts.get_change_on_each(), "run-meet-switch-change".to_owned(), !agenda.without_change);
        let held = door("ja", texts.get_held(), texts.get_held_text(), "run-meet-held".to_owned());
        rows.extend(in_columns(vec![switch, held], two));
        Ok(rows)
    }
}
