//! What has left the box and waits for its answer, as the board shows it: a line each, without a word of it, without a
//! month, and without a key. A line comes with the release and never with the press, and it goes when the answer comes.

use std::path::Path;

use crate::app::App;
use crate::store::{Kind, RecordFile, StoreError, suggestion_box};

impl App {
    /// How many have left the box and have no answer yet.
    pub(in crate::app) fn received(&self) -> usize {
        let Some(dir) = self.store().folder() else { return 0 };
        // The box is being written anew, or its disk is gone: the lines are back at the next look.
        unanswered(dir).unwrap_or_default()
    }
}

/// By the random ids alone: in the box or, once somebody was in, in the vault, and there without an answer. One whose
/// answer was lost with its line counts again from the next opening on, when that is found out.
fn unanswered(dir: &Path) -> Result<usize, StoreError> {
    let mut ids = suggestion_box::ids_of_released(dir)?;
    ids.append(&mut RecordFile::ids_in(dir, Kind::RELEASED)?);
    let answered = RecordFile::ids_in(dir, Kind::ANSWERED)?;
    Ok(ids.difference(&answered).count())
}
