//! What has left the box: read by an employee one at a time, and answered by a line on the board.
//!
//! Nothing of it is public before somebody who is in has read it and put up a wording, and there is no other way from
//! the box to the board. The text as it was written stays sealed in `vault.db`, and so does which line answers it: on
//! the board a line says what it says, and no more. A suggestion waits here until its line is on the board; so it is
//! after a plug was pulled in between, and after a line was lost with its file. None vanishes, and none is in two places.

mod ready;
mod received;
pub mod released_words;
mod reply;

use std::collections::BTreeMap;

use zeroize::Zeroizing;

pub use ready::{DECIDED, DONE, INSTEADS, REASONS, Withheld};
pub use reply::{Refused, Replied, Reply, ReplyPreview, Way};

use super::App;

use super::staff::{HouseRecords, Session};
use crate::domain::answered::{Answered, Due, due};
use crate::domain::suggestion::SuggestionRefused;
use crate::domain::text::Language;
use crate::store::{Kind, StoreError};

/// A suggestion that has left the box and waits for an answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Released {
    pub id: Vec<u8>,
    /// The month in which it left, as `YYYY-MM`.
    pub month: String,
    pub text: Zeroizing<String>,
}

/// Everything that has left the box and is still kept, with what answers it.
type Kept = Vec<(Released, Option<Answered>)>;

impl App {
    /// The suggestions that wait for an answer, in the order of their random ids. `None` once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the vault or the board cannot be read.
    pub fn released_suggestions(&self, session: &Session) -> Result<Option<Vec<Released>>, StoreError> {
        let Some(records) = self.house_records(session)? else { return Ok(None) };
        let lines = self.lines()?;
        let waits = |answered: &Option<Answered>| answered.as_ref().is_none_or(|one| !lines.contains(&one.line));
        let kept = kept(&records)?.into_iter();
        Ok(Some(kept.filter(|(_, answered)| waits(answered)).map(|(one, _)| one).collect()))
    }

    /// How many wait, in words. Of what still lies in the box nothing is said.
    ///
    /// # Errors
    /// [`StoreError`] when the vault or the board cannot be read.
    pub fn waiting_in_words(&self, session: &Session, language: Language) -> Result<String, StoreError> {
        let waiting = self.released_suggestions(session)?.map_or(0, |waiting| waiting.len());
        Ok(released_words::waiting(waiting, language))
    }

    /// A note from the postbox on the wall: it goes the way of every other, and nothing tells it apart afterwards.
    ///
    /// # Errors
    /// [`SuggestionRefused`], which says what to do instead.
    pub fn post_note(&mut self, session: &Session, text: &str) -> Result<bool, SuggestionRefused> {
        if self.session().as_ref() != Some(session) {
            return Ok(false);
        }
        self.post_suggestion(text).map(|()| true)
    }

    /// At each opening: what has lost its line waits again, and what has outlived it is erased. What cannot be done now
    /// is at the next opening.
    pub(super) fn look_after_answered(&self) {
        let Some(session) = self.session() else { return };
        if let Err(error) = self.erase_answered(&session) {
            tracing::error!(%error, "what was answered long ago is erased at the next opening");
        }
    }

    fn erase_answered(&self, session: &Session) -> Result<(), StoreError> {
        let Some(records) = self.house_records(session)? else { return Ok(()) };
        let (lines, today) = (self.lines()?, self.today_date());
        for (one, answered) in kept(&records)? {
            let Some(answered) = answered else { continue };
            match due(&answered, lines.contains(&answered.line), today) {
                Due::Erase if self.may_erase() => {
                    records.file.remove_all(&[Kind::RELEASED, Kind::ANSWERED], &one.id)?;
                }
                Due::WaitAgain => records.file.remove(Kind::ANSWERED, &one.id)?,
                Due::Keep | Due::Erase => {}
            }
        }
        Ok(())
    }

    /// Ids of the lines on the board.
    fn lines(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.store.meetings()?.proposals.into_iter().map(|line| line.slug).collect())
    }
}

fn kept(records: &HouseRecords) -> Result<Kept, StoreError> {
    let (answered, _) = records.file.all(Kind::ANSWERED, &records.key)?;
    let mut answered: BTreeMap<Vec<u8>, Answered> = answered
        .into_iter()
        .filter_map(|record| Some((record.id, Answered::read(std::str::from_utf8(&record.plain).ok()?)?)))
        .collect();
    let (released, _) = records.file.all(Kind::RELEASED, &records.key)?;
    let kept = released.into_iter().filter_map(|record| {
        let (month, text) = std::str::from_utf8(&record.plain).ok()?.split_once('\n')?;
        let (month, text) = (month.to_owned(), Zeroizing::new(text.to_owned()));
        let answer = answered.remove(&record.id);
        Some((Released { id: record.id, month, text }, answer))
    });
    Ok(kept.collect())
}
