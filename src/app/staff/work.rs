//! What the staff's side asks of its worker, and what comes back.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::away::{Rewritten, SweepPersons, Waiting};
use crate::domain::access::Place;
use crate::domain::codes::Code;
use crate::domain::employee::{Employee, EmployeeId};
use crate::domain::pin::Pin;
use crate::domain::retention::Retention;
use crate::domain::throttle::{Tries, Uptime};
use crate::store::{Kind, StoreError};
use crate::vault::envelope::Key;
use crate::vault::hierarchy::{PadKey, RightKeys, StaffKeys};
use crate::vault::pair::Public;

/// What there is to do.
pub enum Work {
    /// First run: the slots of both codes.
    Found {
        start: Code,
        recovery: Code,
    },
    /// First run: another employee.
    Draft {
        employee: Employee,
        pin: Pin,
    },
    /// First run: everything is written.
    SetUp {
        place: Place,
    },
    TryCode(Code),
    TryPin {
        pad: PadKey,
        id: EmployeeId,
        pin: Pin,
        now: Uptime,
    },
    /// An employee, new or with a new PIN.
    SavePin {
        by: By,
        employee: Employee,
        new: bool,
        pin: Pin,
    },
    Remove {
        by: By,
        id: EmployeeId,
    },
    /// Whether the keys of her pad stay where they are.
    FixPad {
        by: By,
        id: EmployeeId,
        fixed: bool,
    },
    /// What she is in the house.
    ChangeRole {
        by: By,
        employee: Employee,
    },
    NewStartCode {
        by: By,
        code: Code,
    },
    NewRecoveryKey {
        by: By,
        code: Code,
    },
    /// Whoever is in has typed her own PIN once more.
    TryAgain {
        pad: PadKey,
        id: EmployeeId,
        pin: Pin,
        now: Uptime,
    },
    /// The screen stands in another room.
    Move {
        by: By,
        to: Place,
    },
    /// Somebody is in: what has left the box is opened and put into the vault, and the audits are looked through.
    /// What has been kept long enough goes, where a clock says so that may.
    TakeReleased {
        house: Key,
        sweep: Option<(NaiveDate, Retention)>,
    },
    /// It locks: what was changed goes into the chain.
    SealAudit {
        house: Key,
    },
    /// What is one employee's alone, sealed to her own pair; nothing once it is saved.
    KeepOwn {
        kind: Kind,
        id: EmployeeId,
        sealed: Option<Vec<u8>>,
    },
    /// It has turned cold: nothing of what was typed is remembered.
    Forget,
    /// A first run was given up.
    DropDraft,
    /// Somebody is in, and this is the PIN of a second employee.
    TrySecond {
        pad: PadKey,
        id: EmployeeId,
        pin: Pin,
        now: Uptime,
    },
    /// Somebody was erased: nothing of her stays in a file, nor her key in a backup.
    Rewrite {
        folders: Vec<PathBuf>,
    },
    /// What is kept of the persons of the compass goes where it has been kept long enough.
    SweepPersons(Box<SweepPersons>),
}

/// Who does it, and with which keys.
pub struct By {
    /// `None` with the recovery key.
    pub employee: Option<EmployeeId>,
    pub pad: PadKey,
    pub rights: RightKeys,
}

/// What became of it.
pub enum Answer {
    Founded,
    Drafted(Vec<Employee>),
    /// The house is set up, or the start code was right.
    Warm(PadState),
    WrongCode,
    Recovered(PadState, RightKeys),
    In {
        id: EmployeeId,
        keys: StaffKeys,
        wrong_since: u8,
        pad: PadState,
    },
    /// Another PIN than hers, or one that may not be tried now; `killed` where this one was the last.
    WrongPin {
        killed: bool,
        pad: PadState,
    },
    /// Something was written; this is how it stands now.
    Changed(PadState),
    /// The PIN of the second employee was right. Her keys are gone already.
    Second {
        id: EmployeeId,
        pad: PadState,
    },
    /// Her own PIN was right once more.
    Again(PadState),
    /// What became of the files after somebody was erased.
    Rewritten(Rewritten),
    /// A run over the persons of the compass is over.
    SweptPersons(Waiting),
    /// What has left the box is in the vault. Whether both audits are whole.
    Taken {
        audit_whole: bool,
    },
    /// It could not be done; nothing is changed.
    Failed(StoreError),
}

/// What the screen knows while the house is warm.
#[derive(Clone)]
pub struct PadState {
    pub key: PadKey,
    pub employees: Vec<Known>,
    pub place: Place,
    pub start_code_due: bool,
    pub box_public: Public,
}

/// An employee, as the pad knows her.
#[derive(Clone)]
pub struct Known {
    pub employee: Employee,
    pub tries: Tries,
    pub public: Public,
    /// The keys of her pad stay where they are.
    pub fixed_pad: bool,
}
