//! Minutes as staff write them after the meeting: what was noted on the screen is approved, corrected or dropped, and
//! what was decided goes up; lines of the board move along.

use chrono::NaiveDate;

use super::meetings::event;
use super::{Made, RunRefused, Stop, needed, text};
use crate::app::meeting::held_agenda;
use crate::app::meeting_words as said;
use crate::domain::meeting::{MeetingDay, Meetings, Minutes, MinutesItem, ProposalState, Times};
use crate::domain::meeting_draft::{Decision, DecisionDraft, ItemOf, Noted, in_two};
use crate::domain::text::{Language, Line, Words};
use crate::store::{Action, ChangeTx};

/// A decision as it is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewDecision {
    pub said: String,
    /// Who does what next; empty for nothing.
    pub next: String,
    /// What one can have instead, where the answer is not now.
    pub instead: String,
}

impl NewDecision {
    /// What is there now: what an employee has written, else what was noted.
    #[must_use]
    pub fn of(draft: &DecisionDraft) -> Self {
        let line = |line: &Option<Line>| line.as_ref().map_or_else(String::new, ToString::to_string);
        match &draft.decision {
            Some(decision) => {
                Self { said: decision.said.to_string(), next: line(&decision.next), instead: line(&decision.instead) }
            }
            None => {
                let noted = draft.noted.said.as_ref().map_or("", Line::as_str);
                let (said, instead) = in_two(noted);
                Self {
                    said: said::noted_as(said, draft.noted.hands, Language::Danish),
                    instead: instead.unwrap_or_default().to_owned(),
                    ..Self::default()
                }
            }
        }
    }
}

/// What an employee asks for about the minutes of one time of a meeting. An item is named by its Danish title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinutesChange {
    /// What was decided about an item; one that was not on the agenda is added.
    Decide { meeting: String, day: NaiveDate, title: String, decision: NewDecision },
    /// What was noted in the meeting is what was decided.
    Approve { meeting: String, day: NaiveDate, title: String },
    /// What was noted and written about an item goes.
    Drop { meeting: String, day: NaiveDate, title: String },
    /// The minutes go up, with every item that has a decision. It cannot be undone.
    Publish { meeting: String, day: NaiveDate },
}

impl MinutesChange {
    /// Of which time of which meeting.
    pub(super) fn of(&self) -> (String, NaiveDate) {
        match self {
            Self::Decide { meeting, day, .. }
            | Self::Approve { meeting, day, .. }
            | Self::Drop { meeting, day, .. }
            | Self::Publish { meeting, day } => (meeting.clone(), *day),
        }
    }
}

pub(super) fn make(tx: &ChangeTx<'_>, change: &MinutesChange, times: &Times) -> Made {
    let (meeting, day) = change.of();
    if !tx.meetings()?.meetings.iter().any(|one| one.slug == meeting) {
        return Err(Stop::Nothing);
    }
    let draft = |title: &str| -> Result<DecisionDraft, Stop> {
        let title = needed(title, RunRefused::NoItem)?;
        let of = ItemOf { meeting: meeting.clone(), day, title };
        let there = tx.decision_drafts(&meeting, day)?.into_iter().find(|one| one.of == of);
        Ok(there.unwrap_or_else(|| DecisionDraft { of, noted: Noted::default(), decision: None }))
    };
    match change {
        MinutesChange::Decide { title, decision, .. } => {
            let mut draft = draft(title)?;
            draft.decision = Some(decided(decision)?);
            tx.save_decision_draft(&draft)?;
        }
        MinutesChange::Approve { title, .. } => {
            let mut draft = draft(title)?;
            if draft.noted.is_nothing() || draft.decision.is_some() {
                return Err(Stop::Nothing);
            }
            draft.decision = Some(decided(&NewDecision::of(&draft))?);
            tx.save_decision_draft(&draft)?;
        }
        MinutesChange::Drop { title, .. } => {
            let draft = draft(title)?;
            if draft.noted.is_nothing() && draft.decision.is_none() {
                return Err(Stop::Nothing);
            }
            tx.forget_decision_draft(&draft.of)?;
        }
        MinutesChange::Publish { .. } => return publish(tx, &meeting, day, times),
    }
    Ok((None, event(Action::ChangedMinutes, &meeting)))
}

fn decided(new: &NewDecision) -> Result<Decision, Stop> {
    let said = needed(&new.said, RunRefused::NoDecision)?;
    let refused = |_| Stop::Refused(RunRefused::NoInstead);
    Decision::new(said, text(&new.next)?, text(&new.instead)?).map_err(refused)
}

/// The titles of what was on the agenda of that time, then of whatever else was noted or is in the minutes.
pub(in crate::app) fn titles(
    all: &Meetings,
    (meeting, day): (&str, NaiveDate),
    times: &Times,
    drafts: &[DecisionDraft],
) -> Vec<Words> {
    let mut titles: Vec<Words> = held_agenda(all, meeting, day, times).iter().map(|item| item.title.clone()).collect();
    let up = there(all, meeting, day).into_iter().flat_map(|minutes| &minutes.items);
    let more = up.map(|item| item.title.clone());
    let more: Vec<Words> = more.chain(drafts.iter().map(|draft| Words::danish(draft.of.title.clone()))).collect();
    for title in more {
        if titles.iter().all(|one| one.da != title.da) {
            titles.push(title);
        }
    }
    titles
}

/// The minutes of that very day, where they are up. Those of the file that say only how many meetings ago are none:
/// they would be those of another meeting soon.
pub(in crate::app) fn there<'a>(all: &'a Meetings, meeting: &str, day: NaiveDate) -> Option<&'a Minutes> {
    all.minutes.iter().find(|one| one.meeting == meeting && one.day == MeetingDay::On(day))
}

fn publish(tx: &ChangeTx<'_>, meeting: &str, day: NaiveDate, times: &Times) -> Made {
    let (all, drafts) = (tx.meetings()?, tx.decision_drafts(meeting, day)?);
    let decided = |title: &Line| drafts.iter().find(|one| one.of.title == *title).and_then(|one| one.decision.as_ref());
    let up = there(&all, meeting, day);
    let mut items = Vec::new();
    for title in titles(&all, (meeting, day), times, &drafts) {
        let before = up.and_then(|up| up.items.iter().find(|item| item.title.da == title.da));
        match (decided(&title.da), before) {
            (Some(decision), _) => items.push(MinutesItem { title, decision: words(decision)? }),
            (None, Some(before)) => items.push(before.clone()),
            (None, None) => {}
        }
    }
    if drafts.iter().all(|one| one.decision.is_none()) {
        return Err(Stop::Refused(RunRefused::NoDecision));
    }
    tx.save_minutes(&Minutes {
        slug: up.map_or_else(|| format!("her-referat-{meeting}-{day}"), |up| up.slug.clone()),
        meeting: meeting.to_owned(),
        day: MeetingDay::On(day),
        text: up.and_then(|up| up.text.clone()),
        items,
    })?;
    for (proposal, title) in tx.agenda_links(meeting, day)? {
        let line = all.proposals.iter().find(|one| one.slug == proposal);
        let decision = Line::new(&title).ok().and_then(|title| decided(&title).cloned());
        let (Some(mut line), Some(decision)) = (line.cloned(), decision) else { continue };
        line.state = match decision.instead {
            Some(instead) => {
                ProposalState::NotNow { reason: Words::danish(reason(decision.said)), instead: Words::danish(instead) }
            }
            None => ProposalState::Decided(words(&decision)?),
        };
        tx.save_proposal(&line)?;
    }
    // What was noted and nobody has looked at yet stays a draft.
    for draft in drafts.iter().filter(|one| one.decision.is_some()) {
        tx.forget_decision_draft(&draft.of)?;
    }
    Ok((None, event(Action::PublishedMinutes, meeting)))
}

/// Why it is not now, without the no itself, which the board says as the state of the line.
fn reason(said: Line) -> Line {
    let why = said.as_str().strip_prefix(said::NOT_NOW).map(|rest| rest.trim_start_matches(['.', ' ']));
    why.and_then(|why| Line::new(why).ok()).unwrap_or(said)
}

/// The decision as one text of the minutes.
fn words(decision: &Decision) -> Result<Words, Stop> {
    let whole = said::decision(decision, Language::Danish);
    Ok(Words::danish(needed(&whole, RunRefused::NoDecision)?))
}
