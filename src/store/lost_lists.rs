//! That the lists of who joins in begin empty although somebody may have been on them: a note beside them, which Vær med
//! says until the house has closed once.

use std::path::Path;
use std::{fs, io};

use chrono::{DateTime, Utc};

use super::backup::write_note;

/// Says since when the lists are empty, where they were lost. A time of the machine, and nothing of anybody.
const LOST: &str = "joining.lost";

/// Remembers that the lists in `dir` begin empty at `now` although somebody may have been on them.
pub fn note_loss(dir: &Path, now: DateTime<Utc>) -> io::Result<()> {
    write_note(&dir.join(LOST), &now.to_rfc3339())
}

/// When the lists in `dir` began empty, where that is still to be said.
#[must_use]
pub fn lost_at(dir: &Path) -> Option<DateTime<Utc>> {
    let text = fs::read_to_string(dir.join(LOST)).ok()?;
    DateTime::parse_from_rfc3339(text.trim()).ok().map(|at| at.to_utc())
}

/// It has been said long enough.
pub fn forget_loss(dir: &Path) {
    // What stays is not shown any more either way.
    let _ = fs::remove_file(dir.join(LOST));
}
