//! A calendar taken in by an employee: as from the command line, but it can be undone.

use super::audit::{Action, Actor, AuditEvent};
use super::error::StoreError;
use super::{ImportReport, Store, Undo, import};
use crate::domain::activity::CalendarEntry;

enum Stop {
    /// Nothing of it is new, so nothing is written.
    Nothing(Box<ImportReport>),
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Store {
    /// Takes a calendar in, as [`import_calendar`](Self::import_calendar) does, with all it takes to put it back.
    /// `None` for that where the house has everything already: then nothing is written either.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; nothing is changed then.
    pub fn take_calendar(
        &mut self,
        actor: Actor,
        entries: &[CalendarEntry],
    ) -> Result<(ImportReport, Option<Undo>), StoreError> {
        let done = self.change_undoably(actor, |tx| {
            let report = import::calendar(tx.tx, entries)?;
            if !report.changes_something() {
                return Err(Stop::Nothing(Box::new(report)));
            }
            let subject = import::counts(&report);
            Ok((report, AuditEvent { action: Action::ImportedCalendar, subject }))
        });
        match done {
            Ok((report, undo)) => Ok((report, Some(undo))),
            Err(Stop::Nothing(report)) => Ok((*report, None)),
            Err(Stop::Store(error)) => Err(error),
        }
    }
}
