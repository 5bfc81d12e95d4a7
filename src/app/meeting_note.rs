//! What is noted in a meeting in front of the screen: one sentence to an item, and hands. It is a draft without a name,
//! which nobody sees in public before an employee has approved it; nothing here leads to the staff's side.

use super::App;
use super::meeting::{agenda, which};
use crate::domain::meeting::can_be_open;
use crate::domain::meeting_draft::{Hands, ItemOf, NoteRefused, note};
use crate::store::StoreError;

/// What became of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteOutcome {
    /// It is kept.
    Kept,
    /// Nothing is changed; the words say what to do.
    Refused(NoteRefused),
    /// The meeting is not open, or has no such item.
    NotOpen,
}

impl App {
    /// Notes a decision about the item at `at` of a meeting that is open; nothing takes it back.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; nothing is changed then.
    pub fn note_decision(&mut self, meeting: &str, at: usize, text: &str) -> Result<NoteOutcome, StoreError> {
        let said = match note(text) {
            Ok(said) => said,
            Err(refused) => return Ok(NoteOutcome::Refused(refused)),
        };
        let Some((of, _)) = self.open_item(meeting, at)? else { return Ok(NoteOutcome::NotOpen) };
        self.store.note(&of, |noted| noted.said = said)?;
        Ok(NoteOutcome::Kept)
    }

    /// Notes how many hands there are, where those who raise them decide.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; nothing is changed then.
    pub fn note_hands(&mut self, meeting: &str, at: usize, hands: Hands) -> Result<NoteOutcome, StoreError> {
        match self.open_item(meeting, at)? {
            Some((of, true)) => {
                self.store.note(&of, |noted| noted.hands = hands)?;
                Ok(NoteOutcome::Kept)
            }
            _ => Ok(NoteOutcome::NotOpen),
        }
    }

    /// Whether a sentence is noted about an item. Not which: that is for the staff to read first.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn is_noted(&self, meeting: &str, at: usize) -> Result<bool, StoreError> {
        let Some((of, _)) = self.open_item(meeting, at)? else { return Ok(false) };
        let drafts = self.store.decision_drafts(&of.meeting, of.day)?;
        Ok(drafts.iter().any(|draft| draft.of == of && draft.noted.said.is_some()))
    }

    /// How many hands are noted, item by item, of a meeting that can be open now: whoever closes it on the screen and
    /// opens it again counts on from there.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn noted_hands(&self, meeting: &str) -> Result<Vec<Hands>, StoreError> {
        let mut counted = Vec::new();
        let mut drafts = None;
        while let Some((of, _)) = self.open_item(meeting, counted.len())? {
            if drafts.is_none() {
                drafts = Some(self.store.decision_drafts(&of.meeting, of.day)?);
            }
            let own = drafts.iter().flatten().find(|draft| draft.of == of);
            counted.push(own.map(|draft| draft.noted.hands).unwrap_or_default());
        }
        Ok(counted)
    }

    /// The item at `at` of a meeting that can be open now, and whether it is voted on.
    fn open_item(&self, meeting: &str, at: usize) -> Result<Option<(ItemOf, bool)>, StoreError> {
        let all = self.store.meetings()?;
        let Some(meeting) = which(&all, Some(meeting)) else { return Ok(None) };
        let (times, next) = self.times_of(meeting)?;
        let open = next.filter(|entry| can_be_open(&entry.occurrence, self.now()));
        let (Some(entry), Some(item)) = (open, agenda(&all, meeting, &times).get(at)) else { return Ok(None) };
        let day = entry.occurrence.start.date_naive();
        let of = ItemOf { meeting: meeting.slug.clone(), day, title: item.title.da.clone() };
        Ok(Some((of, item.influence.is_voted_on())))
    }
}
