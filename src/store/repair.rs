//! What is done at the start about a file that is bad or gone, and how it is told.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::backup::{self, write_note};
use super::backup_heads;
use super::error::StoreError;
use super::house_id;
use super::open::{self, Found};
use super::upkeep::spend_reserve;
use crate::domain::time::HOUSE_ZONE;

/// Tells of the last repair, beside the file.
const NOTE: &str = "repaired.json";

/// A file that was bad or gone, and what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// When it was found.
    pub at: DateTime<Utc>,
    /// The bad file, where there was one.
    pub aside: Option<PathBuf>,
    /// When the backup was made that was put in its place; `None` where there was no sound one.
    pub from: Option<DateTime<Utc>>,
}

/// The last repair in `dir` that somebody may not know of yet: it is told until the bad file is taken away, or five
/// weeks long where there was none.
#[must_use]
pub fn last(dir: &Path, now: DateTime<Utc>) -> Option<Repair> {
    let note: Repair = serde_json::from_slice(&fs::read(dir.join(NOTE)).ok()?).ok()?;
    let told = match &note.aside {
        Some(aside) => open::is_there(&dir.join(aside.file_name()?)),
        None => (now - note.at).num_days() < crate::domain::backup::OLDEST,
    };
    told.then_some(note)
}

/// Puts the newest sound backup of this house in the place of its file. Says when it was made.
pub(super) fn put_back(dir: &Path, file: &Path, backups: &[PathBuf]) -> Option<DateTime<Utc>> {
    let laid =
        |one: &backup::Backup| lay(one, dir, file).is_ok() || (spend_reserve(dir) && lay(one, dir, file).is_ok());
    let all = backup::in_order(&house_id::own(dir, backups));
    let from = all.into_iter().find(|one| one.verify_house().is_ok() && laid(one))?;
    backup_heads::note_put_back(dir, &from, &[open::FILE], backups);
    Some(from.manifest.made)
}

fn lay(from: &backup::Backup, dir: &Path, file: &Path) -> Result<(), StoreError> {
    let fresh = open::with_ending(file, ".back");
    let placed = || {
        let _ = fs::remove_file(&fresh);
        backup::copy_plain(&from.path.join(open::FILE), &fresh)?;
        fs::File::open(&fresh)?.sync_all()?;
        fs::rename(&fresh, file)?;
        open::sync_folder(dir)
    };
    placed().map_err(|source| StoreError::folder(dir, source))
}

/// Keeps a note of what was done, for those who look after the house.
pub(super) fn told(dir: &Path, aside: Option<PathBuf>, from: Option<DateTime<Utc>>) -> Found {
    let repair = Repair { at: Utc::now(), aside: aside.clone(), from };
    if let Ok(text) = serde_json::to_string(&repair) {
        // Without room for the note the house is there all the same, and the bad file beside it.
        let _ = write_note(&dir.join(NOTE), &text);
    }
    match (aside, from) {
        (aside, Some(from)) => Found::Repaired { aside, from },
        (Some(aside), None) => Found::Damaged { aside },
        (None, None) => Found::Nothing,
    }
}

/// Before the schema changes, the house is backed up as it is. Where that is not possible the copy beside the file,
/// which no change goes without, is the one there is.
pub(super) fn back_up_before_a_change(file: &Path, backups: &[PathBuf]) {
    let Some(data) = file.parent() else { return };
    let now = Utc::now();
    let day = now.with_timezone(&HOUSE_ZONE).date_naive();
    let made = backups.iter().any(|into| {
        let there = into.is_dir() || backup::make_here(data, into);
        there && backup::make(data, into, now, day, false).is_ok()
    });
    if !made {
        tracing::warn!("the house was not backed up before its schema changes; a copy lies beside its file");
    }
}
