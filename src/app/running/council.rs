//! What goes with the meetings: the board *I foreslog – vi gjorde*, the house's representative in Udsatteråd, and the
//! staff's own meeting.

use chrono::NaiveDate;

use super::meetings::event;
use super::{Made, RunRefused, Stop, needed, words_or_as_before};
use crate::domain::meeting::{Agenda, MeetingDay, Meetings, Month, ProposalState, Representative, TakenAlong};
use crate::domain::meeting_draft::{StaffAgenda, StaffItem, shift};
use crate::domain::text::{Line, Words};
use crate::store::{Action, ChangeTx};

/// Where a line of the board is moved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineTo {
    OnAgenda,
    Decided(String),
    Done(String),
    /// It carries why, and what instead.
    NotNow {
        reason: String,
        instead: String,
    },
}

/// What an employee asks for besides agendas and minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BesideChange {
    /// A line of the board, by its house-file id.
    MoveLine {
        proposal: String,
        to: LineTo,
    },
    /// How one gets hold of the representative. A house that has none has one from then on.
    Reach(String),
    /// What one can ask to have taken along: a new one, or the one at this place; nothing takes it off.
    Ask {
        at: Option<usize>,
        text: String,
    },
    /// What was taken along, likewise.
    Taken {
        at: Option<usize>,
        title: String,
    },
    /// What came back about it; nothing while there is no answer.
    CameBack {
        at: usize,
        text: String,
    },
    /// An item of the staff's own meeting.
    StaffPutOn(String),
    StaffShift {
        at: usize,
        later: bool,
    },
    StaffTakeOff(usize),
    /// The staff's meeting was held: a new agenda begins.
    StaffHeld,
    /// *Forandring* stands on each new agenda, or not.
    StaffSwitchChange,
}

pub(super) fn make(tx: &ChangeTx<'_>, change: &BesideChange, today: NaiveDate) -> Made {
    match change {
        BesideChange::MoveLine { proposal, to } => move_line(tx, proposal, to, today),
        BesideChange::Reach(reach) => {
            let reach = needed(reach, RunRefused::NoReach)?;
            let mut one = tx.meetings()?.representative.map_or_else(|| representative(&reach), Ok)?;
            if one.reach.da != reach {
                one.reach = Words::danish(reach);
            }
            saved(tx, &one)
        }
        BesideChange::Ask { at, text } => council(tx, |one| {
            let before = at.and_then(|at| one.asks.get(at).cloned());
            let said = words_or_as_before(text, before.as_ref())?;
            put(&mut one.asks, *at, said)
        }),
        BesideChange::Taken { at, title } => council(tx, |one| {
            let before = at.and_then(|at| one.taken.get(at).cloned());
            let said = words_or_as_before(title, before.as_ref().map(|one| &one.title))?;
            let first = chrono::Datelike::with_day(&today, 1).unwrap_or(today);
            let (month, came_back) = before.map_or((Month::Of(first), None), |before| (before.month, before.came_back));
            put(&mut one.taken, *at, said.map(|title| TakenAlong { title, month, came_back }))
        }),
        BesideChange::CameBack { at, text } => council(tx, |one| {
            let taken = one.taken.get_mut(*at).ok_or(Stop::Nothing)?;
            taken.came_back = words_or_as_before(text, taken.came_back.as_ref())?;
            Ok(())
        }),
        BesideChange::StaffPutOn(title) => {
            let title = needed(title, RunRefused::NoItem)?;
            staff(tx, |agenda| {
                agenda.items.push(StaffItem { title, recurring: false });
                Ok(())
            })
        }
        BesideChange::StaffShift { at, later } => {
            staff(tx, |agenda| if shift(&mut agenda.items, *at, *later) { Ok(()) } else { Err(Stop::Nothing) })
        }
        BesideChange::StaffTakeOff(at) => staff(tx, |agenda| {
            if *at >= agenda.items.len() {
                return Err(Stop::Nothing);
            }
            agenda.items.remove(*at);
            Ok(())
        }),
        BesideChange::StaffHeld => staff(tx, |agenda| {
            *agenda = StaffAgenda::begun(agenda.without_change);
            Ok(())
        }),
        BesideChange::StaffSwitchChange => staff(tx, |agenda| {
            agenda.switch_change();
            Ok(())
        }),
    }
}

fn move_line(tx: &ChangeTx<'_>, slug: &str, to: &LineTo, today: NaiveDate) -> Made {
    let all = tx.meetings()?;
    let found = all.proposals.iter().find(|one| one.slug == slug).cloned();
    let mut line = found.ok_or(Stop::Nothing)?;
    let before = match &line.state {
        ProposalState::Decided(answer) | ProposalState::Done(answer) => Some(answer.clone()),
        _ => None,
    };
    let answer = |text: &str| -> Result<Words, Stop> {
        words_or_as_before(text, before.as_ref())?.ok_or(Stop::Refused(RunRefused::NoDecision))
    };
    let state = match to {
        LineTo::OnAgenda => ProposalState::OnAgenda(carries(&all, line.title.words(), today)?),
        LineTo::Decided(text) => ProposalState::Decided(answer(text)?),
        LineTo::Done(text) => ProposalState::Done(answer(text)?),
        LineTo::NotNow { reason, instead } => ProposalState::NotNow {
            reason: Words::danish(needed(reason, RunRefused::NoWhy)?),
            instead: Words::danish(needed(instead, RunRefused::NoInstead)?),
        },
    };
    if line.state == state {
        return Err(Stop::Nothing);
    }
    line.state = state;
    tx.save_proposal(&line)?;
    Ok((None, event(Action::MovedProposal, slug)))
}

/// The day of an agenda that is up and has this on it. The board says *på dagsordenen* of nothing else.
fn carries(all: &Meetings, title: &Words, today: NaiveDate) -> Result<MeetingDay, Stop> {
    let coming = |day: MeetingDay| match day {
        MeetingDay::Next => true,
        MeetingDay::On(day) => day >= today,
        MeetingDay::Ago(_) => false,
    };
    let has = |agenda: &&Agenda| coming(agenda.day) && agenda.items.iter().any(|item| item.title.da == title.da);
    all.agendas.iter().find(has).map(|agenda| agenda.day).ok_or(Stop::Refused(RunRefused::NotOnAgenda))
}

/// A representative of whom nothing more is said yet.
fn representative(reach: &Line) -> Result<Representative, Stop> {
    let council = needed("Udsatterådet", RunRefused::NoReach)?;
    let (council, reach) = (Words::danish(council), Words::danish(reach.clone()));
    Ok(Representative { council, reach, asks: Vec::new(), taken: Vec::new() })
}

fn council(tx: &ChangeTx<'_>, change: impl FnOnce(&mut Representative) -> Result<(), Stop>) -> Made {
    let mut one = tx.meetings()?.representative.ok_or(Stop::Nothing)?;
    let before = one.clone();
    change(&mut one)?;
    if one == before {
        return Err(Stop::Nothing);
    }
    saved(tx, &one)
}

fn saved(tx: &ChangeTx<'_>, one: &Representative) -> Made {
    tx.save_representative(one)?;
    Ok((None, event(Action::ChangedCouncil, "")))
}

/// A new one goes last; nothing takes the one at its place off.
fn put<T>(all: &mut Vec<T>, at: Option<usize>, one: Option<T>) -> Result<(), Stop> {
    match (at, one) {
        (Some(at), Some(one)) => *all.get_mut(at).ok_or(Stop::Nothing)? = one,
        (Some(at), None) if at < all.len() => drop(all.remove(at)),
        (None, Some(one)) => all.push(one),
        _ => return Err(Stop::Nothing),
    }
    Ok(())
}

fn staff(tx: &ChangeTx<'_>, change: impl FnOnce(&mut StaffAgenda) -> Result<(), Stop>) -> Made {
    let mut agenda = tx.staff_agenda()?;
    change(&mut agenda)?;
    tx.save_staff_agenda(&agenda)?;
    Ok((None, event(Action::ChangedStaffMeeting, "")))
}
