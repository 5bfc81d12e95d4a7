//! The staff side: how one gets in, and who is in.
//!
//! A press becomes a [`StaffCommand`], and [`App::access`] says which page there is to show. Digits come one at a time
//! and are kept nowhere but in a buffer that is overwritten; when the last one is in, it is tried by itself. Whatever
//! takes long is done by a worker: [`App::poll_staff`] takes its answers.

pub mod access;
pub mod words;

use std::time::Duration;

use super::App;
use crate::domain::access::Place;
use crate::domain::employee::{EmployeeId, Right};
use crate::domain::text::Language;
use access::AccessView;

/// Proof that an employee is in. It is made nowhere but here, each use case of the staff side asks for it, and it is
/// worth nothing any more once the screen has locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    number: u64,
    employee: EmployeeId,
    right: Right,
}

impl Session {
    #[must_use]
    pub const fn employee(&self) -> EmployeeId {
        self.employee
    }

    #[must_use]
    pub const fn right(&self) -> Right {
        self.right
    }
}

/// What a press on a page of getting in asks for. What does not belong to the page that is shown does nothing.
#[derive(Clone, PartialEq, Eq)]
pub enum StaffCommand {
    /// Somebody came to the page of the staff side from the house: the pad gets a new order, half-typed digits go.
    Enter,
    /// *Tilbage til huset*, from a page that is not open: half-typed digits go. A first run goes on where it was.
    Leave,

    /// First run: draws both codes.
    Begin,
    /// *Jeg har skrevet den ned*, from a code or a PIN that is shown.
    Next,
    /// Shows the code once more, from the page where it is typed back.
    ShowAgain,
    /// Where the screen stands.
    Place(Place),
    /// A new employee, in the first run or by the session that is open; her PIN is shown next.
    Add {
        initials: String,
        right: Right,
    },
    /// *Foreslå en anden*: draws another PIN.
    Another,
    /// Does without the PIN that is shown: nothing is changed.
    Drop,
    /// First run: writes everything and goes to the pad. After the recovery key: goes to the pad.
    Finish,

    /// A digit, 0–9, for whatever is being typed.
    Digit(u8),
    /// *Slet*: the last digit.
    Erase,
    /// *Forfra*: all digits.
    Restart,
    /// Whose PIN is being typed.
    Choose(EmployeeId),
    /// From the start code to the recovery key, when the card is lost, and when nobody's PIN works; and back.
    UseRecoveryKey,
    UseStartCode,

    /// A touch of the screen that meets nothing else; every other command counts as one too.
    Touch,
    /// *Lås*.
    Lock,
    /// *Lås helt*: cold at once, from any page of the staff side.
    PanicLock,
    /// A new PIN for a colleague, or for oneself; also after the recovery key.
    NewPin(EmployeeId),
    /// An employee leaves. Her access ends at once, and a new start code is shown.
    Leaves(EmployeeId),
    /// The start code is lost but somebody is in: a new one is shown.
    NewStartCode,
}

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffOutcome {
    /// [`App::access`] shows what is next.
    Done,
    /// It does not belong to this page, or is refused; the page says what can be done.
    Nothing,
    /// A worker is at it; [`App::poll_staff`] tells when it is done.
    Working,
    /// *Lås*, *Lås helt*: go to the public board, and leave nothing of the staff side on the screen.
    Locked,
}

/// What a worker or the time has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffNews {
    /// Ask [`App::access`] again.
    Changed,
    /// It has locked by itself: go to the public board, and leave nothing of the staff side on the screen.
    Locked,
    /// Somebody is in: go to the desk.
    Opened,
}

impl App {
    /// Carries out what a press on a page of getting in asked for. Never waits for a worker.
    pub fn staff(&mut self, command: StaffCommand) -> StaffOutcome {
        let _ = command;
        StaffOutcome::Nothing
    }

    /// Which page of the staff side there is to show.
    #[must_use]
    pub fn access(&self, language: Language) -> AccessView {
        let _ = language;
        AccessView::Unavailable
    }

    /// The session of whoever is in.
    #[must_use]
    pub fn session(&self) -> Option<Session> {
        None
    }

    /// Takes what workers have finished and what time has brought. To be called after the kiosk was woken, and when
    /// [`staff_wakes_in`](Self::staff_wakes_in) is over.
    pub fn poll_staff(&mut self) -> Option<StaffNews> {
        None
    }

    /// After how long [`poll_staff`](Self::poll_staff) is to be called at the latest; `None` where nothing happens by
    /// itself.
    #[must_use]
    pub fn staff_wakes_in(&self) -> Option<Duration> {
        None
    }

    /// Keeps what `session` has typed but not saved, sealed for her alone; one text for each employee. To be called
    /// when the screen locks under an open text.
    pub fn keep_unsaved(&mut self, session: &Session, page: &str, text: &str) {
        let _ = (session, page, text);
    }

    /// Gives back what the same employee had typed, once: the page it was on, and the text.
    pub fn take_unsaved(&mut self, session: &Session) -> Option<(String, zeroize::Zeroizing<String>)> {
        let _ = session;
        None
    }
}
