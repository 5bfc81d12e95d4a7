//! *Fortryd*: one step, whatever was changed last, in memory until the screen locks.

use zeroize::Zeroizing;

use super::list_undo::ListUndo;
use super::{Ran, RunRefused};
use crate::app::App;
use crate::app::staff::{Session, StaffCommand, StaffOutcome, role_words};
use crate::domain::activity::OccurrenceId;
use crate::domain::employee::{EmployeeId, Role};
use crate::domain::text::Language;
use crate::store::{Action, Actor, AuditEvent, StoreError, Undo};

/// The last change, as long as it can be undone.
#[derive(Debug)]
pub(in crate::app) struct LastChange {
    /// Nobody else undoes it, and neither does she once the screen has locked.
    pub(super) by: Option<Session>,
    pub(super) undo: LastUndo,
}

/// All it takes to put a change back.
#[derive(Debug)]
pub(super) enum LastUndo {
    /// Of the house's content.
    House(Undo),
    /// Of the line about a time, which is sealed: what stood there before.
    FollowUp(OccurrenceId, Option<Zeroizing<String>>),
    /// Of what somebody is in the house: what she was, and in words what was changed.
    Role { id: EmployeeId, before: Role, now: Role, initials: String },
    /// Of the lists of *Vær med*, of which nothing is in the house's file.
    List(ListUndo),
}

impl App {
    /// *Fortryd*: puts the last change of this session back, whatever it was.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; nothing is changed then.
    pub fn undo(&mut self, session: &Session) -> Result<Ran, StoreError> {
        if !self.is_in(session) || !self.last_change.as_ref().is_some_and(|last| last.by.as_ref() == Some(session)) {
            return Ok(Ran::Nothing);
        }
        if let Some(LastChange { undo: LastUndo::FollowUp(id, before), .. }) = &self.last_change {
            let (id, before) = (*id, before.clone());
            let ran = self.put_follow_up_back(session, id, before.as_ref().map(|text| text.as_str()))?;
            self.last_change = None;
            return Ok(ran);
        }
        if let Some(LastChange { undo: LastUndo::Role { id, before, .. }, .. }) = self.last_change {
            self.last_change = None;
            let done = self.staff(StaffCommand::ChangeRole(id, before));
            return Ok(if done == StaffOutcome::Working {
                Ran::Done(None)
            } else {
                Ran::Refused(RunRefused::ChangedSince)
            });
        }
        self.put_back(Actor::Employee(session.employee()))
    }

    /// What *Fortryd* would put back, in words; `None` where there is nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn undoable(&self, session: &Session, language: Language) -> Result<Option<String>, StoreError> {
        match &self.last_change {
            Some(last) if last.by.as_ref() == Some(session) && self.is_in(session) => {
                let said = match &last.undo {
                    LastUndo::House(Undo { event: AuditEvent { action, subject }, .. }) => {
                        self.said_of(*action, subject, language)
                    }
                    LastUndo::FollowUp(id, _) => self.said_of(Action::FollowedUp, &id.to_string(), language),
                    LastUndo::Role { now, initials, .. } => Ok(role_words::made(*now, initials, language)),
                    LastUndo::List(_) => self.said_of(Action::ChangedList, "", language),
                };
                said.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// A change that was made elsewhere for this session, so that *Fortryd* puts it back.
    pub(in crate::app) fn remember_change(&mut self, session: &Session, undo: Undo) {
        self.last_change = Some(LastChange { by: Some(session.clone()), undo: LastUndo::House(undo) });
    }

    /// The line about a time was written anew; `before` stood there.
    pub(in crate::app) fn remember_follow_up(&mut self, session: &Session, id: OccurrenceId, before: Option<String>) {
        let undo = LastUndo::FollowUp(id, before.map(Zeroizing::new));
        self.last_change = Some(LastChange { by: Some(session.clone()), undo });
    }

    /// Somebody is something else in the house now; `before` is what she was.
    pub(in crate::app) fn remember_role(
        &mut self,
        session: &Session,
        (id, before): (EmployeeId, Role),
        (now, initials): (Role, String),
    ) {
        let undo = LastUndo::Role { id, before, now, initials };
        self.last_change = Some(LastChange { by: Some(session.clone()), undo });
    }

    /// What could be undone goes with whoever could have undone it.
    pub(in crate::app) fn forget_undo_once_locked(&mut self) {
        let session = self.session();
        if self.last_change.as_ref().is_some_and(|last| last.by.is_some() && last.by != session) {
            self.last_change = None;
        }
    }

    /// The same for the tests of these rules, which need nobody to be in.
    ///
    /// # Errors
    /// As [`undo`](Self::undo).
    #[cfg(feature = "testing")]
    pub fn undo_by(&mut self, actor: Actor) -> Result<Ran, StoreError> {
        self.put_back(actor)
    }

    fn put_back(&mut self, actor: Actor) -> Result<Ran, StoreError> {
        let Some(last) = self.last_change.take() else { return Ok(Ran::Nothing) };
        let undo = match &last.undo {
            LastUndo::House(undo) => undo,
            // Put back above, by whoever is in.
            LastUndo::FollowUp(..) | LastUndo::Role { .. } => return Ok(Ran::Nothing),
            LastUndo::List(undo) => {
                let done = self.put_lists_back(actor, undo);
                if done.is_err() {
                    self.last_change = Some(last);
                }
                return done;
            }
        };
        match self.store.undo(actor, undo) {
            Ok(true) => {
                self.follow_settings();
                Ok(Ran::Done(None))
            }
            Ok(false) => Ok(Ran::Refused(RunRefused::ChangedSince)),
            Err(error) => {
                self.last_change = Some(last);
                Err(error)
            }
        }
    }
}
