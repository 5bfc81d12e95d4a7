//! What a new day does in the house's files: what was over with the night is hidden already, and is erased now.

use std::rc::Rc;

use chrono::{DateTime, Utc};

use super::App;
use super::ports::Clock;
use crate::store::{Store, StoreError, upkeep};

/// The work of a new day, with a connection of its own, so that a worker can do it behind the screen.
pub struct NewDay {
    store: Store,
    now: DateTime<Utc>,
}

/// The moment at which the work was found to be due, by a clock that may erase.
struct Then(DateTime<Utc>);

impl Clock for Then {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }

    fn may_erase(&self) -> bool {
        true
    }
}

impl App {
    /// What there is to do now that a day has begun; `None` where the clock is doubted, or is not the machine's own.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be opened once more.
    pub fn new_day(&self) -> Result<Option<NewDay>, StoreError> {
        if !self.may_erase() {
            return Ok(None);
        }
        Ok(Some(NewDay { store: self.store.again()?, now: self.now() }))
    }
}

impl NewDay {
    /// Erases the lists that are over or have lost their date, and what has been kept for as long as it may.
    ///
    /// # Errors
    /// [`StoreError`] when a file cannot be read or written; what is left is erased the next day.
    pub fn carry_out(mut self) -> Result<(), StoreError> {
        let today = self.now.with_timezone(&super::HOUSE_ZONE).date_naive();
        let erased = match self.store.joining_mut().erase_past(today) {
            // What has to go goes on a full disk as well: that is what the reserve is for.
            Err(StoreError::DiskFull | StoreError::Disk) if self.store.folder().is_some_and(upkeep::spend_reserve) => {
                self.store.joining_mut().erase_past(today)
            }
            other => other,
        };
        let mut app = App::new(self.store, Rc::new(Then(self.now)));
        let gone = app.erase_gone_lists();
        let old = app.delete_what_is_old();
        // Somebody may still read it today; a house that cannot be read shows nothing of it anyway.
        if app.lists_are_new().is_ok_and(|new| !new) {
            app.store().forget_lost_lists();
        }
        erased.map(drop).and(gone.map(drop)).and(old.map(drop))
    }
}
