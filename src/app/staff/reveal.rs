//! Code words are covered until somebody asks for them, and again ten seconds later.

use std::time::Duration;

use super::Session;
use crate::app::App;
use crate::store::StoreError;

/// So long they stand there.
const SHOWN: Duration = Duration::from_secs(10);

/// For whom code words are shown, and until when by the machine's time since it started.
#[derive(Default)]
pub(super) struct Reveal(Option<(Session, Duration)>);

impl App {
    /// Shows the code words for ten seconds, on whichever page there are any.
    ///
    /// # Errors
    /// [`StoreError`] when the look could not be noted; they stay covered then.
    pub fn show_code_words(&mut self, session: &Session) -> Result<(), StoreError> {
        self.show_code_words_to(session, "")
    }

    /// The same to whoever has looked for one: a search is in the history as that. What was looked for is not.
    ///
    /// # Errors
    /// As [`show_code_words`](Self::show_code_words).
    pub fn show_searched_code_words(&mut self, session: &Session) -> Result<(), StoreError> {
        self.show_code_words_to(session, "search")
    }

    fn show_code_words_to(&mut self, session: &Session, purpose: &str) -> Result<(), StoreError> {
        if !self.opens_compass(session) {
            return Ok(());
        }
        self.note_compass(session, "code-words-shown", purpose)?;
        if let Some(side) = &mut self.staff {
            side.reveal = Reveal(Some((session.clone(), side.staff.now() + SHOWN)));
        }
        Ok(())
    }

    /// Covers them at once.
    pub fn cover_code_words(&mut self) {
        if let Some(side) = &mut self.staff {
            side.reveal = Reveal::default();
        }
    }

    /// Whether they are shown now.
    #[must_use]
    pub fn shows_code_words(&self, session: &Session) -> bool {
        let shown = self.staff.as_ref().and_then(|side| side.reveal.0.as_ref());
        shown.is_some_and(|(to, _)| to == session) && self.code_words_cover_in().is_some()
    }

    /// After how long they are covered again; `None` where they are.
    pub(super) fn code_words_cover_in(&self) -> Option<Duration> {
        let side = self.staff.as_ref()?;
        let (_, until) = side.reveal.0.as_ref()?;
        until.checked_sub(side.staff.now()).filter(|rest| !rest.is_zero())
    }
}
