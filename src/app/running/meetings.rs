//! The house's meetings as staff make them: the next agenda, which nobody sees before it is published, and what goes
//! with it. Minutes are in [`minutes`], the rest in [`council`].

use chrono::NaiveDate;

use super::{Made, Ran, Run, RunRefused, Stop, council, minutes, needed, text, words_or_as_before};
use crate::app::App;
use crate::app::meeting::agenda;
use crate::domain::meeting::{
    Agenda, AgendaItem, Influence, Meeting, MeetingDay, Origin, Proposal, ProposalState, Times,
};
use crate::domain::meeting_draft::{DraftItem, ItemOf, shift};
use crate::domain::text::Words;
use crate::store::{Action, Actor, AuditEvent, ChangeTx, StoreError};

/// An item as it is being written. It is stored only once it has a level of influence and a word on who decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    pub title: String,
    pub influence: Option<Influence>,
    /// Who decides.
    pub decided_by: String,
    pub origin: Origin,
    /// What there is to say besides; empty for nothing.
    pub text: String,
    /// The lines of the board that it is about, as [`DraftItem::proposal`]: they move along with the item.
    pub proposal: Option<String>,
}

impl NewItem {
    /// An empty one from the staff.
    #[must_use]
    pub const fn from_staff() -> Self {
        Self {
            title: String::new(),
            influence: None,
            decided_by: String::new(),
            origin: Origin::Staff,
            text: String::new(),
            proposal: None,
        }
    }

    /// A suggestion that was released, in the words in which it may stand on the screen. It is talked about until
    /// somebody says otherwise: the level can be corrected while the agenda is a draft.
    #[must_use]
    pub fn from_box(wording: &str, proposal: Option<String>) -> Self {
        let influence = Influence::Dialogue;
        Self {
            title: wording.to_owned(),
            influence: Some(influence),
            decided_by: deciders(influence)[0].to_owned(),
            origin: Origin::Box,
            proposal,
            ..Self::from_staff()
        }
    }

    /// What is there now.
    #[must_use]
    pub fn of(draft: &DraftItem) -> Self {
        let DraftItem { item, proposal } = draft;
        Self {
            title: item.title.da.to_string(),
            influence: Some(item.influence),
            decided_by: item.decided_by.da.to_string(),
            origin: item.origin,
            text: item.text.as_ref().map_or_else(String::new, |text| text.da.to_string()),
            proposal: proposal.clone(),
        }
    }

    /// Another level; who decides follows it, where that was only proposed.
    pub fn choose_level(&mut self, influence: Influence) {
        let proposed = Influence::ALL.iter().any(|one| deciders(*one).contains(&self.decided_by.as_str()));
        if proposed || self.decided_by.is_empty() {
            deciders(influence)[0].clone_into(&mut self.decided_by);
        }
        self.influence = Some(influence);
    }
}

/// Who can be said to decide with one press. It goes onto the public screen, and so is Danish.
#[must_use]
pub const fn deciders(influence: Influence) -> [&'static str; 2] {
    match influence {
        Influence::Orientation => ["Ledelsen har bestemt det", "Personalet har bestemt det"],
        Influence::Hearing => ["Ledelsen, når den har hørt jer", "Personalet, når vi har hørt jer"],
        Influence::Dialogue => ["Personalet, når vi har talt om det", "Ledelsen, når vi har talt om det"],
        Influence::Codetermination => ["Personalet og jer på mødet", "Gruppen og en af os"],
        Influence::SelfDetermination => ["I stemmer på mødet", "I bliver enige på mødet"],
    }
}

/// What an employee asks for about the meetings. A meeting is named by its house-file id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingChange {
    /// Puts an item at the end of the agenda that is being made for the next time of the meeting. Nobody in public
    /// sees it before the agenda is published.
    PutOn {
        meeting: String,
        item: NewItem,
    },
    /// The item at this place says something else.
    Rewrite {
        meeting: String,
        at: usize,
        item: NewItem,
    },
    /// A place up, or down.
    Shift {
        meeting: String,
        at: usize,
        later: bool,
    },
    TakeOff {
        meeting: String,
        at: usize,
    },
    /// What is being made goes, and what is up stands.
    DropDraft {
        meeting: String,
    },
    /// The agenda goes up. It cannot be undone.
    PublishAgenda {
        meeting: String,
    },
    /// Minutes.
    Minutes(minutes::MinutesChange),
    /// Everything else about meetings: the board, Udsatteråd, the staff's own.
    Beside(council::BesideChange),
}

impl MeetingChange {
    /// Whether it goes up for all to see and cannot be undone.
    const fn publishes(&self) -> bool {
        matches!(self, Self::PublishAgenda { .. } | Self::Minutes(minutes::MinutesChange::Publish { .. }))
    }
}

impl App {
    /// Puts something on the agenda that is being made for the next time of a meeting, for whoever is in: what a page
    /// of released suggestions calls with [`NewItem::from_box`]. The item is a draft until the agenda is published;
    /// where `proposal` names a line of the board, it moves to *på dagsordenen* then, and on with the minutes.
    /// Without a `meeting` it is the house meeting.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; nothing is changed then.
    pub fn put_on_agenda(
        &mut self,
        session: &crate::app::staff::Session,
        meeting: Option<&str>,
        item: NewItem,
    ) -> Result<Ran, StoreError> {
        let all = self.store.meetings()?;
        let Some(found) = crate::app::meeting::which(&all, meeting) else { return Ok(Ran::Nothing) };
        let meeting = found.slug.clone();
        self.run(session, &Run::Meeting(MeetingChange::PutOn { meeting, item }))
    }

    /// Carries a change of the meetings out. What is published goes through the door without a way back.
    pub(super) fn change_meeting(&mut self, actor: Actor, change: &MeetingChange) -> Result<Ran, StoreError> {
        let today = self.today_date();
        let all = self.store.meetings()?;
        let times_of = |slug: &str| match all.meetings.iter().find(|one| one.slug == slug) {
            Some(meeting) => self.times_of(meeting).map(|(times, _)| times),
            None => Ok(Times::default()),
        };
        let times = match change {
            MeetingChange::PutOn { meeting, .. }
            | MeetingChange::Rewrite { meeting, .. }
            | MeetingChange::Shift { meeting, .. }
            | MeetingChange::TakeOff { meeting, .. }
            | MeetingChange::DropDraft { meeting }
            | MeetingChange::PublishAgenda { meeting } => times_of(meeting)?,
            MeetingChange::Minutes(of) => times_of(&of.of().0)?,
            MeetingChange::Beside(_) => Times::default(),
        };
        let made = if change.publishes() {
            let made = self.store.change(actor, |tx| make(tx, change, &times, today));
            if made.is_ok() {
                self.last_change = None;
            }
            made
        } else {
            self.store.change_undoably(actor, |tx| make(tx, change, &times, today)).map(|(done, undo)| {
                self.last_change = Some(super::LastChange { by: None, undo: super::LastUndo::House(undo) });
                done
            })
        };
        Stop::ran(made)
    }
}

fn make(tx: &ChangeTx<'_>, change: &MeetingChange, times: &Times, today: NaiveDate) -> Made {
    match change {
        MeetingChange::PutOn { meeting, item } => {
            add(tx, meeting, times, DraftItem { item: made(item, None)?, proposal: item.proposal.clone() })
        }
        MeetingChange::Rewrite { meeting, at, item } => redraft(tx, meeting, times, |items| {
            let there = items.get_mut(*at).ok_or(Stop::Nothing)?;
            *there = DraftItem { item: made(item, Some(&there.item))?, proposal: item.proposal.clone() };
            Ok(())
        }),
        MeetingChange::Shift { meeting, at, later } => {
            redraft(tx, meeting, times, |items| if shift(items, *at, *later) { Ok(()) } else { Err(Stop::Nothing) })
        }
        MeetingChange::TakeOff { meeting, at } => redraft(tx, meeting, times, |items| {
            if *at >= items.len() {
                return Err(Stop::Nothing);
            }
            items.remove(*at);
            Ok(())
        }),
        MeetingChange::DropDraft { meeting } => {
            tx.agenda_draft(meeting)?.ok_or(Stop::Nothing)?;
            tx.save_agenda_draft(meeting, None)?;
            Ok((None, event(Action::ChangedAgenda, meeting)))
        }
        MeetingChange::PublishAgenda { meeting } => publish(tx, meeting, times),
        MeetingChange::Minutes(change) => minutes::make(tx, change, times),
        MeetingChange::Beside(change) => council::make(tx, change, today),
    }
}

/// Puts an item at the end of the agenda that is being made, within a change that does more than that.
pub(in crate::app) fn put_on(
    tx: &ChangeTx<'_>,
    meeting: &str,
    times: &Times,
    item: DraftItem,
) -> Result<Ran, StoreError> {
    Stop::ran(add(tx, meeting, times, item).map(|(done, _)| done))
}

fn add(tx: &ChangeTx<'_>, meeting: &str, times: &Times, item: DraftItem) -> Made {
    redraft(tx, meeting, times, |items| {
        items.push(item);
        Ok(())
    })
}

pub(super) fn event(action: Action, subject: &str) -> AuditEvent {
    AuditEvent { action, subject: subject.to_owned() }
}

/// The meeting with this id, as it is in the file.
fn meeting(tx: &ChangeTx<'_>, slug: &str) -> Result<Meeting, Stop> {
    tx.meetings()?.meetings.into_iter().find(|one| one.slug == slug).ok_or(Stop::Nothing)
}

/// The agenda that is being made; at first what is up for that time.
pub(in crate::app) fn begun(
    drafted: Option<Vec<DraftItem>>,
    up: &[AgendaItem],
    links: &[(String, String)],
) -> Vec<DraftItem> {
    let linked = |item: &AgendaItem| {
        let about = links.iter().filter(|(_, title)| title == item.title.da.as_str()).map(|(proposal, _)| proposal);
        DraftItem { item: item.clone(), proposal: DraftItem::joined(&about.collect::<Vec<_>>()) }
    };
    drafted.unwrap_or_else(|| up.iter().map(linked).collect())
}

fn redraft(
    tx: &ChangeTx<'_>,
    slug: &str,
    times: &Times,
    change: impl FnOnce(&mut Vec<DraftItem>) -> Result<(), Stop>,
) -> Made {
    let meeting = meeting(tx, slug)?;
    let all = tx.meetings()?;
    let links = times.next.map_or_else(|| Ok(Vec::new()), |day| tx.agenda_links(slug, day))?;
    let mut items = begun(tx.agenda_draft(slug)?, agenda(&all, &meeting, times), &links);
    change(&mut items)?;
    // Minutes and notes know an item by its name.
    let twice =
        |(at, one): (usize, &DraftItem)| items[..at].iter().any(|other| other.item.title.da == one.item.title.da);
    if items.iter().enumerate().any(twice) {
        return Err(Stop::Refused(RunRefused::Twice));
    }
    tx.save_agenda_draft(slug, Some(&items))?;
    Ok((None, event(Action::ChangedAgenda, slug)))
}

/// The item, where nothing of it is missing; an English twin stays as long as the Danish does.
fn made(new: &NewItem, before: Option<&AgendaItem>) -> Result<AgendaItem, Stop> {
    let title = needed(&new.title, RunRefused::NoItem)?;
    let influence = new.influence.ok_or(Stop::Refused(RunRefused::NoLevel))?;
    let decided_by = needed(&new.decided_by, RunRefused::NoDecider)?;
    let same = |line, before: Option<&Words>| match before {
        Some(before) if before.da == line => before.clone(),
        _ => Words::danish(line),
    };
    text(&new.text)?;
    Ok(AgendaItem {
        title: same(title, before.map(|item| &item.title)),
        influence,
        decided_by: same(decided_by, before.map(|item| &item.decided_by)),
        origin: new.origin,
        text: words_or_as_before(&new.text, before.and_then(|item| item.text.as_ref()))?,
    })
}

fn publish(tx: &ChangeTx<'_>, slug: &str, times: &Times) -> Made {
    let drafted = tx.agenda_draft(slug)?.ok_or(Stop::Nothing)?;
    let day = times.next.ok_or(Stop::Refused(RunRefused::NoDate))?;
    if drafted.is_empty() {
        return Err(Stop::Refused(RunRefused::NoItems));
    }
    let all = tx.meetings()?;
    let own = |wanted: MeetingDay| all.agendas.iter().find(|one| one.meeting == slug && one.day == wanted);
    // One that follows whatever meeting comes next was for this one, and would stand there again after it.
    let there = own(MeetingDay::On(day)).or_else(|| own(MeetingDay::Next)).map(|one| one.slug.clone());
    let agenda = Agenda {
        slug: there.unwrap_or_else(|| format!("her-dagsorden-{slug}-{day}")),
        meeting: slug.to_owned(),
        day: MeetingDay::On(day),
        items: drafted.iter().map(|one| one.item.clone()).collect(),
    };
    tx.save_agenda(&agenda)?;
    for drafted in &drafted {
        let of = ItemOf { meeting: slug.to_owned(), day, title: drafted.item.title.da.clone() };
        for line in all.proposals.iter().filter(|one| drafted.lines().any(|line| line == one.slug)) {
            tx.save_proposal(&Proposal { state: ProposalState::OnAgenda(MeetingDay::On(day)), ..line.clone() })?;
            tx.link_proposal(&line.slug, &of)?;
        }
    }
    tx.save_agenda_draft(slug, None)?;
    Ok((None, event(Action::PublishedAgenda, slug)))
}
