//! *Fortryd* on the lists of *Vær med*.
//!
//! What it takes lies in memory alone, and goes when the screen locks, when anything else is changed, and when it was
//! used: whoever was taken off a list is in no file, and from then on nowhere.

use chrono::NaiveDate;

use super::{LastChange, LastUndo, Ran, RunRefused};
use crate::app::App;
use crate::domain::sign_up::SignUp;
use crate::domain::started::Started;
use crate::domain::text::Language;
use crate::store::{Action, Actor, AuditEvent, StoreError};

/// What was on the lists before a change, as far as the change touched it, and what is there instead.
#[derive(Debug)]
pub(super) struct ListUndo {
    gone: Vec<SignUp>,
    came: Vec<SignUp>,
    stopped: Option<Begun>,
    day: NaiveDate,
}

/// The lists at one moment.
pub(super) struct Lists {
    signed: Vec<SignUp>,
    started: Vec<Begun>,
}

/// What was started, with what only its maker knows.
type Begun = (Started, Option<SignUp>);

impl App {
    /// The lists as they stand, to be compared with what they are after a change.
    pub(super) fn lists_now(&self) -> Result<Lists, StoreError> {
        let (joining, today) = (self.store.joining(), self.today_date());
        let begun = |one: Started| Ok((one, joining.maker(&one, today)?));
        let started = joining.started(today)?.into_iter().map(begun).collect::<Result<_, StoreError>>()?;
        Ok(Lists { signed: joining.sign_ups(today)?, started })
    }

    /// What was changed since `before` can be put back.
    pub(super) fn remember_lists(&mut self, before: Lists) -> Result<(), StoreError> {
        let now = self.lists_now()?;
        let missing = |from: &[SignUp], other: &[SignUp]| -> Vec<SignUp> {
            from.iter().filter(|one| !other.contains(one)).cloned().collect()
        };
        let (gone, came) = (missing(&before.signed, &now.signed), missing(&now.signed, &before.signed));
        let stopped = before.started.into_iter().find(|one| !now.started.contains(one));
        let undo = LastUndo::List(ListUndo { gone, came, stopped, day: self.today_date() });
        self.last_change = Some(LastChange { by: None, undo });
        Ok(())
    }

    /// Puts the lists back. Somebody may have signed up or stepped back since; then nothing is changed.
    pub(super) fn put_lists_back(&mut self, actor: Actor, undo: &ListUndo) -> Result<Ran, StoreError> {
        if !self.fits_still(undo)? {
            return Ok(Ran::Refused(RunRefused::ChangedSince));
        }
        let subject = format!("{} ", Action::ChangedList.word());
        let event = AuditEvent { action: Action::Undone, subject };
        self.store.change(actor, |_| Ok::<_, StoreError>(((), event)))?;
        let today = self.today_date();
        for one in &undo.came {
            // The same person on the same list, with another word about what is agreed.
            if let Some(before) = undo.gone.iter().find(|before| same_place(before, one)) {
                self.store.joining_mut().agree(one, before.agreed)?;
            } else {
                self.store.joining_mut().remove(one)?;
            }
        }
        for one in undo.gone.iter().filter(|one| !undo.came.iter().any(|other| same_place(one, other))) {
            self.store.joining_mut().add(one)?;
        }
        if let Some((one, maker)) = &undo.stopped {
            self.store.joining_mut().start(one, maker.as_ref(), today)?;
        }
        Ok(Ran::Done(None))
    }

    fn fits_still(&self, undo: &ListUndo) -> Result<bool, StoreError> {
        let now = self.lists_now()?;
        if !undo.came.iter().all(|one| now.signed.contains(one)) {
            return Ok(false);
        }
        for one in undo.gone.iter().filter(|one| !undo.came.iter().any(|other| same_place(one, other))) {
            if self.judged(one.clone(), Language::Danish)?.is_err() {
                return Ok(false);
            }
        }
        // What was started belongs to its own day.
        Ok(undo.day == self.today_date())
    }
}

/// Whether both are one sign on one list.
fn same_place(one: &SignUp, other: &SignUp) -> bool {
    one.listing == other.listing && one.sign == other.sign
}
