//! That the lists of who joins in begin empty although somebody may have been on them: a note beside them, which Vær med
//! says until the house has closed once.

use std::io::Read as _;
use std::path::Path;
use std::{fs, io};

use chrono::{DateTime, Utc};

use super::backup::write_note;
use super::error::StoreError;
use super::joining::{FILE, JOURNAL};
use super::open::{sync_folder, with_ending};
use super::rows::Stored;

/// Says since when the lists are empty, where they were lost. A time of the machine, and nothing of anybody.
const LOST: &str = "joining.lost";

/// The lists in `dir` begin empty, whatever is on them, and the page says so. Done whenever the house itself comes out
/// of a backup: an older house may mean another thing by the name and the date under which somebody put themselves down.
pub fn begin_anew(dir: &Path) -> Stored<()> {
    let note = || write_note(&dir.join(LOST), &Utc::now().to_rfc3339());
    let noted = note();
    remove(dir)?;
    // A full disk has room for the note once the lists are gone, and a house without the note is better than none.
    if noted.or_else(|_| note()).is_err() {
        tracing::warn!("the lists of who joins in begin empty, and there was no room to note it");
    }
    Ok(())
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

/// Overwrites the file and its journal before they go: they would lie on the disk for as long as nothing else does.
fn remove(dir: &Path) -> Stored<()> {
    let file = dir.join(FILE);
    for path in [with_ending(&file, JOURNAL), file] {
        // A file that cannot be overwritten goes all the same; a folder in its place does not.
        let _ = overwrite(&path);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(StoreError::folder(dir, error)),
            _ => {}
        }
    }
    sync_folder(dir).map_err(|source| StoreError::folder(dir, source))
}

fn overwrite(path: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(());
    }
    let mut file = fs::File::options().write(true).open(path)?;
    let length = file.metadata()?.len();
    io::copy(&mut io::repeat(0).take(length), &mut file)?;
    file.sync_all()
}
