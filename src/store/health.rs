//! Whether the house's file is sound, and answers.

use std::path::Path;

use super::error::StoreError;
use super::{Finding, Store, check, open};

impl Store {
    /// Looks through the whole file. Where it is damaged, the next opening moves it aside.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], or whatever keeps the file from being read.
    pub fn look_through(&self) -> Result<(), StoreError> {
        let Some(dir) = self.dir.as_ref().filter(|_| !self.reading) else { return Ok(()) };
        match open::verify(&self.connection, &dir.join(open::FILE)) {
            Err(error) if error.is_damage() => {
                open::mark(dir)?;
                Err(StoreError::Damaged)
            }
            other => other,
        }
    }

    /// Remembers that `error`, met while the house was shown, was damage; the next opening looks through the file.
    pub fn remember_damage(dir: &Path, error: &StoreError) {
        // Without room for the mark the next start meets the same damage again.
        if error.is_damage() {
            let _ = open::mark(dir);
        }
    }

    /// Whether the house's file can be read at this moment. For the watchdog: what is remembered of the file is
    /// forgotten first, or it would answer without the file.
    #[must_use]
    pub fn answers(&self) -> bool {
        if self.connection.execute_batch("PRAGMA shrink_memory").is_err() {
            return false;
        }
        let one = self.connection.query_row("SELECT count(*) FROM house", [], |row| row.get::<_, i64>(0));
        one.is_ok() && self.data_version().is_ok()
    }

    /// Looks through the whole file; each finding is a sentence.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<Finding>, StoreError> {
        check::check(&self.connection, self.dir.as_deref())
    }
}
