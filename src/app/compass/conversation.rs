//! *Samtalen*: how important a change is to the person, and whether she believes that she can, in her own words. What is
//! pressed is on the disk before the screen shows it; one conversation for each day.

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::case::{Case, Dated, dated};
use crate::domain::compass::{Belief, Conversation, Importance, PersonId};
use crate::domain::text::{Line, TextRefused};
use crate::store::{Kind, StoreError};

const CONVERSATION: Kind = Kind { name: "conversation", key: "person", version: 1 };

/// What a press on the page asks for. What is said already is taken back by the same press.
#[derive(Clone, PartialEq, Eq)]
pub enum Talk {
    Important(Importance),
    Believes(Belief),
    /// Her own sentence; nothing any more for an empty text.
    Own(String),
}

/// What became of a text or a press on a page about one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It is on the disk.
    Kept,
    /// Nothing is changed: the text is too long, or looks like a CPR number.
    Refused(TextRefused),
    /// Nothing is changed: the screen has locked.
    Nothing,
}

/// A conversation of a day.
#[derive(Clone, PartialEq, Eq)]
pub struct TalkView {
    pub day: NaiveDate,
    pub said: Conversation,
}

impl App {
    /// The conversations with `person`, the oldest first; `None` where the compass is not open.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn conversations(&self, session: &Session, person: PersonId) -> Result<Option<Vec<TalkView>>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        let view =
            |one: &Dated| Some(TalkView { day: self.day_of(one.at), said: Conversation::from_words(&one.words)? });
        Ok(Some(case.dated(CONVERSATION)?.iter().filter_map(view).collect()))
    }

    /// Notes something in today's conversation with `person`.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; then the conversation is as it was.
    pub fn talk(&mut self, session: &Session, person: PersonId, talk: &Talk) -> Result<Noted, StoreError> {
        let Some(case) = self.case_to_note(session, person)? else { return Ok(Noted::Nothing) };
        let today = self.todays(&case)?;
        let words = today.as_ref().and_then(|one| Conversation::from_words(&one.words));
        let mut said = words.unwrap_or_default();
        match talk {
            Talk::Important(one) => said.importance = (said.importance != Some(*one)).then_some(*one),
            Talk::Believes(one) => said.belief = (said.belief != Some(*one)).then_some(*one),
            Talk::Own(text) => match Line::new(text) {
                Ok(line) => said.own = Some(line),
                Err(TextRefused::Empty) => said.own = None,
                Err(refused) => return Ok(Noted::Refused(refused)),
            },
        }
        self.note_case(session, person, "conversation-noted", "conversation")?;
        let words = zeroize::Zeroizing::new(said.to_words());
        match today {
            Some(one) if said.is_empty() => case.remove(CONVERSATION, &one.id)?,
            Some(one) => case.put(CONVERSATION, &one.id, &zeroize::Zeroizing::new(dated(one.at, &words)))?,
            None => drop(case.put_dated(CONVERSATION, self.now().to_utc(), &words)?),
        }
        Ok(Noted::Kept)
    }

    fn todays(&self, case: &Case) -> Result<Option<Dated>, StoreError> {
        let today = self.today_date();
        Ok(case.dated(CONVERSATION)?.into_iter().rev().find(|one| self.day_of(one.at) == today))
    }

    fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }
}
