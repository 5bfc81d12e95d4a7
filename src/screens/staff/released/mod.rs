//! Answering what has left the box: one suggestion at a time, the four ways, and how it will look before it is public.
//!
//! What is being put together lives here until it is put up, and goes when the screen locks.

mod act;
mod at;
mod pages;
pub(super) mod unsaved;
mod write;

use fristed_ui::{Card, CardFill, ReleasedTexts};
use slint::{ComponentHandle as _, SharedString};

pub use at::{At, Field};

use super::Laying;
use crate::app::released::{Refused, Released, Reply, Way, released_words};
use crate::app::running::running_words;
use crate::app::staff::access::OpenView;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact};
use crate::screens::place::Spot;
use crate::store::StoreError;

/// What is being answered.
#[derive(Default)]
pub struct Answering {
    /// The answer to the suggestion that is read now.
    reply: Reply,
    /// The same before anything was changed.
    begun: Reply,
    /// It was put together before the screen locked.
    again: bool,
    /// Those that wait until somebody looks again, by their ids.
    later: Vec<Vec<u8>>,
    writing: Option<write::Writing>,
    /// A note has been posted, and the answer is not there yet.
    posting: bool,
    /// Why the answer was not put up.
    refused: Option<Refused>,
    /// The line that was put up last.
    line: String,
}

impl Answering {
    /// Whether a text is being written.
    pub(super) const fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// Whether a note is on its way into the box.
    pub(super) const fn is_posting(&self) -> bool {
        self.posting
    }

    /// A text that is being written goes with its page.
    pub(super) fn leave_unless_on(&mut self, spot: &Spot) {
        if !matches!(spot, Spot::Released(At::Write(_))) {
            self.writing = None;
        }
    }

    /// The suggestion that is read now: the first that was not left for later. The answer belongs to it.
    fn read<'a>(&mut self, waiting: &'a [Released]) -> Option<&'a Released> {
        let one = waiting.iter().find(|one| !self.later.contains(&one.id))?;
        self.reply.ids.retain(|id| waiting.iter().any(|one| one.id == *id));
        if self.reply.ids.first() != Some(&one.id) {
            self.reply = Reply::to(one);
            self.begun = self.reply.clone();
        }
        Some(one)
    }
}

impl Screens {
    /// Shows a page of answering to whoever is in.
    pub(super) fn show_released(&mut self, at: At, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        let texts = laying.ui.global::<ReleasedTexts>();
        if let At::Write(field) = at {
            self.show_released_writing(field, &texts, laying);
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        let waiting = self.app.released_suggestions(&view.session)?.unwrap_or_default();
        let (title, mut rows) = match (at, self.staff.released.read(&waiting)) {
            (At::Answered, _) => (texts.get_answered(), self.released_answered_rows(&waiting, &texts, laying)?),
            (At::NoteKept, _) => (texts.get_suggestions(), pages::note_kept_rows(&texts, laying.metrics)),
            (_, None) => (texts.get_suggestions(), self.released_none_rows(&waiting, &texts, laying.metrics)),
            (At::Together, Some(one)) => (texts.get_together(), self.released_together_rows(one, &waiting, &texts)),
            (At::Way(way), Some(_)) => (way_name(way, &texts), self.released_way_rows(way, &texts, laying)?),
            (At::Meeting, Some(_)) => (texts.get_which_meeting(), self.released_meeting_rows(laying.metrics)?),
            (At::Preview, Some(_)) => (
                running_words::preview_title(self.place.language).into(),
                self.released_preview_rows(view, &texts, laying)?,
            ),
            (At::Waiting | At::Write(_), Some(_)) => {
                (texts.get_suggestions(), self.released_waiting_rows(&waiting, &texts, laying.metrics))
            }
        };
        if let Some(refused) = self.staff.released.refused {
            let said = fact("tale", released_words::refused(refused, self.place.language), "");
            rows.insert(0, vec![Card { fill: CardFill::Now, ..said }]);
        }
        let rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }
}

/// What a way is called.
fn way_name(way: Way, texts: &ReleasedTexts<'_>) -> SharedString {
    match way {
        Way::Agenda => texts.get_to_agenda(),
        Way::Answer => texts.get_answer_now(),
        Way::NotNow => texts.get_not_now(),
        Way::Withhold => texts.get_withhold(),
    }
}
