//! `[[meeting]]` and what belongs to it, written.

use super::write::Writer;
use crate::domain::meeting::{
    Agenda, MeetingDay, Meetings, Minutes, Month, Proposal, ProposalState, ProposalTitle, Representative,
};

/// Writes everything of the house's meetings.
pub fn meetings(out: &mut Writer, meetings: &Meetings) {
    for meeting in &meetings.meetings {
        out.header("[[meeting]]");
        out.text("id", &meeting.slug);
        out.text("kind", meeting.kind.word());
        out.words("name", Some(&meeting.name));
        out.words("text", meeting.text.as_ref());
        if let Some(activity) = &meeting.activity {
            out.text("activity", activity);
        }
        if let Some(before) = meeting.agenda_days_before {
            out.plain("agenda-days-before", &before.days().to_string());
        }
    }
    meetings.agendas.iter().for_each(|one| agenda(out, one));
    meetings.minutes.iter().for_each(|one| minutes(out, one));
    meetings.proposals.iter().for_each(|one| proposal(out, one));
    if let Some(one) = &meetings.representative {
        representative(out, one);
    }
}

fn day(out: &mut Writer, key: &str, day: MeetingDay) {
    match day {
        MeetingDay::Next => out.text(key, "next"),
        MeetingDay::On(date) => out.text(key, &date.to_string()),
        MeetingDay::Ago(ago) => out.plain("meetings-ago", &ago.to_string()),
    }
}

fn month(out: &mut Writer, month: Month) {
    match month {
        Month::Of(first) => out.text("month", &first.format("%Y-%m").to_string()),
        Month::Ago(ago) => out.plain("months-ago", &ago.to_string()),
    }
}

fn agenda(out: &mut Writer, agenda: &Agenda) {
    out.header("[[agenda]]");
    out.text("id", &agenda.slug);
    out.text("meeting", &agenda.meeting);
    day(out, "for", agenda.day);
    for item in &agenda.items {
        out.header("[[agenda.item]]");
        out.words("title", Some(&item.title));
        out.text("influence", item.influence.word());
        out.words("decided-by", Some(&item.decided_by));
        out.text("from", item.origin.word());
        out.words("text", item.text.as_ref());
    }
}

fn minutes(out: &mut Writer, minutes: &Minutes) {
    out.header("[[minutes]]");
    out.text("id", &minutes.slug);
    out.text("meeting", &minutes.meeting);
    day(out, "of", minutes.day);
    out.words("text", minutes.text.as_ref());
    for item in &minutes.items {
        out.header("[[minutes.item]]");
        out.words("title", Some(&item.title));
        out.words("decision", Some(&item.decision));
    }
}

fn proposal(out: &mut Writer, proposal: &Proposal) {
    out.header("[[proposal]]");
    out.text("id", &proposal.slug);
    match &proposal.title {
        ProposalTitle::Said(title) => out.words("title", Some(title)),
        ProposalTitle::Withheld(title) => {
            out.words("title", Some(title));
            out.flag("withheld", true);
        }
    }
    month(out, proposal.month);
    out.text("state", proposal.state.word());
    match &proposal.state {
        ProposalState::Received => {}
        ProposalState::OnAgenda(on) => day(out, "for", *on),
        ProposalState::Decided(answer) | ProposalState::Done(answer) => out.words("answer", Some(answer)),
        ProposalState::NotNow { reason, instead } => {
            out.words("reason", Some(reason));
            out.words("instead", Some(instead));
        }
    }
}

fn representative(out: &mut Writer, one: &Representative) {
    out.header("[representative]");
    out.words("council", Some(&one.council));
    out.words("reach", Some(&one.reach));
    for ask in &one.asks {
        out.header("[[representative.ask]]");
        out.words("text", Some(ask));
    }
    for taken in &one.taken {
        out.header("[[representative.taken]]");
        out.words("title", Some(&taken.title));
        month(out, taken.month);
        out.words("came-back", taken.came_back.as_ref());
    }
}
