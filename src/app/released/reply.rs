//! Answering what has left the box: what an employee has put together, how it will look, and putting it up.

use chrono::NaiveDate;

use super::Released;
use super::ready::{Withheld, with_twin};
use crate::app::App;
use crate::app::board::ProposalView;
use crate::app::meeting::{ItemView, item_view, which};
use crate::app::running::meetings::{deciders, put_on};
use crate::app::running::{Ran, RunRefused};
use crate::app::staff::Session;
use crate::domain::answered::Answered;
use crate::domain::meeting::{AgendaItem, Influence, Month, Origin, Proposal, ProposalState, ProposalTitle, Times};
use crate::domain::meeting_draft::DraftItem;
use crate::domain::text::{Language, Line, TextRefused, Words};
use crate::store::{Action, Actor, AuditEvent, Kind, StoreError};
use crate::vault::random_id;

/// The four ways of answering.
///
/// What goes to a meeting stands on the board as *modtaget* until the agenda is hung up; from there on it moves along
/// with the meeting. So a draft that nobody in public may see is told of by nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// It comes up at a meeting.
    #[default]
    Agenda,
    /// It is decided, or done already.
    Answer,
    /// *Ikke nu*, with why and what instead.
    NotNow,
    /// A line without the content.
    Withhold,
}

impl Way {
    pub const ALL: [Self; 4] = [Self::Agenda, Self::Answer, Self::NotNow, Self::Withhold];

    /// The word for it in what a card asks for.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::Answer => "answer",
            Self::NotNow => "not-now",
            Self::Withhold => "withhold",
        }
    }
}

/// An answer as it is being put together. Texts are Danish, as they are being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reply {
    /// The suggestions it answers: one, or several that say the same.
    pub ids: Vec<Vec<u8>>,
    pub way: Way,
    /// How the suggestion stands on the board.
    pub wording: String,
    /// House-file id of the meeting; the house meeting without one.
    pub meeting: Option<String>,
    pub influence: Option<Influence>,
    pub decided_by: String,
    /// Whether it is done, and not only decided.
    pub is_done: bool,
    pub answer: String,
    pub reason: String,
    pub instead: String,
    pub withheld: Option<Withheld>,
}

/// Why an answer is not put up. Each has its sentence in [`super::released_words::refused`], which says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NoWording,
    /// The house has no meeting.
    NoMeeting,
    NoInfluence,
    NoDecider,
    /// Something on that agenda has the same name.
    Twice,
    NoAnswer,
    NoReason,
    NoInstead,
    /// It does not say yet what sort of thing it is about.
    NoSort,
    TooLong,
    LooksLikeCpr,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replied {
    /// Each stands on the board, under these ids, in the order of what is answered.
    Done(Vec<String>),
    /// Nothing is changed; the words say what to do.
    Refused(Refused),
    /// What it answers is answered already, or nobody is in any more.
    Nothing,
}

/// How an answer will look in public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyPreview {
    pub line: ProposalView,
    /// The item of the agenda, once that is hung up.
    pub item: Option<ItemView>,
}

/// What is written into the house's file: the lines, one for each suggestion, and the item with its meeting.
struct Made {
    lines: Vec<Proposal>,
    item: Option<(String, Times, AgendaItem)>,
}

/// What keeps an answer from being written, on the way to [`Replied`].
enum Stop {
    Replied(Replied),
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Reply {
    /// An answer to `one`, with its own words as the first wording.
    #[must_use]
    pub fn to(one: &Released) -> Self {
        Self { ids: vec![one.id.clone()], wording: one.text.to_string(), ..Self::default() }
    }

    /// Who decides follows from the level, until somebody writes something else.
    pub fn set_influence(&mut self, influence: Influence) {
        let proposed = Influence::ALL.iter().any(|level| deciders(*level).contains(&self.decided_by.as_str()));
        if proposed || self.decided_by.is_empty() {
            deciders(influence)[0].clone_into(&mut self.decided_by);
        }
        self.influence = Some(influence);
    }

    fn state(&self) -> Result<ProposalState, Refused> {
        Ok(match self.way {
            // A line without content has no state of its own.
            Way::Agenda | Way::Withhold => ProposalState::Received,
            Way::Answer if self.is_done => ProposalState::Done(words(&self.answer, Refused::NoAnswer)?),
            Way::Answer => ProposalState::Decided(words(&self.answer, Refused::NoAnswer)?),
            Way::NotNow => ProposalState::NotNow {
                reason: words(&self.reason, Refused::NoReason)?,
                instead: words(&self.instead, Refused::NoInstead)?,
            },
        })
    }

    fn title(&self) -> Result<ProposalTitle, Refused> {
        if self.way == Way::Withhold {
            let sort = self.withheld.ok_or(Refused::NoSort)?;
            return Ok(ProposalTitle::Withheld(words(sort.danish(), Refused::NoSort)?));
        }
        Ok(ProposalTitle::Said(words(&self.wording, Refused::NoWording)?))
    }

    fn item(&self) -> Result<AgendaItem, Refused> {
        Ok(AgendaItem {
            title: words(&self.wording, Refused::NoWording)?,
            influence: self.influence.ok_or(Refused::NoInfluence)?,
            decided_by: words(&self.decided_by, Refused::NoDecider)?,
            origin: Origin::Box,
            text: None,
        })
    }
}

impl App {
    /// How the answer will look on the board and on the agenda; `None` where nothing of it waits any more.
    ///
    /// # Errors
    /// [`StoreError`] when the house cannot be read.
    pub fn preview_reply(
        &self,
        session: &Session,
        reply: &Reply,
        language: Language,
    ) -> Result<Option<Result<ReplyPreview, Refused>>, StoreError> {
        let Some(months) = self.months_of(session, reply)? else { return Ok(None) };
        let made = match self.made(reply, months.into_iter().map(|month| (month, String::new())))? {
            Ok(made) => made,
            Err(refused) => return Ok(Some(Err(refused))),
        };
        let Some(line) = made.lines.first() else { return Ok(None) };
        Ok(Some(Ok(ReplyPreview {
            line: self.line_as_said(line, language)?,
            item: made.item.map(|(.., item)| item_view(&item, language)),
        })))
    }

    /// Puts the answer up: a line on the board for each that it answers, so that none seems to have vanished, and the
    /// item on the agenda. It cannot be undone.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; the suggestion waits on then.
    pub fn reply(&mut self, session: &Session, reply: &Reply) -> Result<Replied, StoreError> {
        let Some(months) = self.months_of(session, reply)? else { return Ok(Replied::Nothing) };
        let lines = months.iter().map(|_| fresh_line()).collect::<Result<Vec<String>, StoreError>>()?;
        let Some(first) = lines.first() else { return Ok(Replied::Nothing) };
        let made = match self.made(reply, months.into_iter().zip(lines.iter().cloned()))? {
            Ok(made) => made,
            Err(refused) => return Ok(Replied::Refused(refused)),
        };
        let Some(mut records) = self.house_records(session)? else { return Ok(Replied::Nothing) };
        // What ties them comes first: it means nothing before its line is there, and a line without it would let the
        // suggestion wait on although it is answered.
        let day = self.today_date();
        let answered = |line: &String| Answered { line: line.clone(), day }.written().into_bytes();
        let each: Vec<(&Vec<u8>, Vec<u8>)> = reply.ids.iter().zip(lines.iter().map(answered)).collect();
        records.file.put_each(Kind::ANSWERED, &each, &records.key)?;
        let event = AuditEvent { action: Action::AnsweredSuggestion, subject: first.clone() };
        let written = self.store.change(Actor::Employee(session.employee()), |tx| {
            for line in &made.lines {
                tx.save_proposal(line)?;
            }
            if let Some((meeting, times, item)) = made.item {
                match put_on(tx, &meeting, &times, DraftItem { item, proposal: DraftItem::joined(&lines) })? {
                    Ran::Done(_) => {}
                    Ran::Refused(RunRefused::Twice) => return Err(Stop::Replied(Replied::Refused(Refused::Twice))),
                    Ran::Refused(_) | Ran::Nothing => return Err(Stop::Replied(Replied::Nothing)),
                }
            }
            Ok(((), event))
        });
        match written {
            Ok(()) => {}
            Err(Stop::Replied(replied)) => return Ok(replied),
            Err(Stop::Store(error)) => return Err(error),
        }
        // What is public has been read, and what was changed before it cannot be put back under it.
        self.last_change = None;
        Ok(Replied::Done(lines))
    }

    /// A line of the board by its id, as the public screen says it.
    ///
    /// # Errors
    /// [`StoreError`] when the house cannot be read.
    pub fn line_on_board(&self, line: &str, language: Language) -> Result<Option<ProposalView>, StoreError> {
        let found = self.store.meetings()?.proposals.into_iter().find(|one| one.slug == line);
        found.map(|one| self.line_as_said(&one, language)).transpose()
    }

    /// “Et forslag: Bænk ved døren”, for the history.
    pub(in crate::app) fn line_named(&self, line: &str, language: Language) -> Result<String, StoreError> {
        Ok(self.line_on_board(line, language)?.map_or_else(String::new, |one| one.title))
    }

    /// The months in which those it answers left the box; `None` where one of them does not wait.
    fn months_of(&self, session: &Session, reply: &Reply) -> Result<Option<Vec<Month>>, StoreError> {
        let Some(waiting) = self.released_suggestions(session)? else { return Ok(None) };
        let month = |id: &Vec<u8>| {
            let month = waiting.iter().find(|one| one.id == *id)?.month.as_str();
            let first: NaiveDate = format!("{month}-01").parse().ok()?;
            Some(Month::Of(first))
        };
        Ok(reply.ids.iter().map(month).collect())
    }

    fn made(
        &self,
        reply: &Reply,
        lines: impl Iterator<Item = (Month, String)>,
    ) -> Result<Result<Made, Refused>, StoreError> {
        let all = self.store.meetings()?;
        let meeting = match (reply.way, which(&all, reply.meeting.as_deref())) {
            (Way::Agenda, None) => return Ok(Err(Refused::NoMeeting)),
            (Way::Agenda, Some(meeting)) => Some((meeting.slug.clone(), self.times_of(meeting)?.0)),
            _ => None,
        };
        let make = || {
            let line = |(month, slug)| {
                Ok::<_, Refused>(Proposal { slug, title: reply.title()?, month, state: reply.state()? })
            };
            let lines = lines.map(line).collect::<Result<Vec<_>, _>>()?;
            let item = meeting.map(|(meeting, times)| Ok::<_, Refused>((meeting, times, reply.item()?))).transpose()?;
            Ok(Made { lines, item })
        };
        Ok(make())
    }
}

/// Public words; `missing` where there are none.
fn words(text: &str, missing: Refused) -> Result<Words, Refused> {
    match Line::new(text) {
        Ok(line) => Ok(with_twin(line)),
        Err(TextRefused::Empty) => Err(missing),
        Err(TextRefused::TooLong) => Err(Refused::TooLong),
        Err(TextRefused::LooksLikeCpr) => Err(Refused::LooksLikeCpr),
    }
}

/// A name for a line that was made here. It is drawn, so that it tells nothing of what it answers.
fn fresh_line() -> Result<String, StoreError> {
    let id = random_id()?;
    Ok(id.iter().take(8).fold("her-".to_owned(), |name, byte| format!("{name}{byte:02x}")))
}
