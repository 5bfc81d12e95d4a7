//! The pages of getting in, and what they hold while they are shown.

use super::Session;
use crate::domain::codes::{Code, CodeKind};
use crate::domain::employee::Employee;
use crate::domain::pin::Pin;
use crate::vault::hierarchy::StaffKeys;

/// Which page there is to show.
#[derive(Clone, PartialEq, Eq)]
pub enum Page {
    Welcome,
    ShowCode(CodeKind),
    TypeBack {
        kind: CodeKind,
        groups: Vec<usize>,
        done: usize,
        differs: bool,
    },
    AskPlace,
    Employees,
    /// `differs`: it was typed back, and was another.
    ShowPin {
        employee: Employee,
        pin: Pin,
        new: bool,
        differs: bool,
    },
    /// The PIN is typed back by the one it is for.
    PinBack {
        employee: Employee,
        pin: Pin,
        new: bool,
    },
    Code(CodeKind),
    Pad,
    Recovered,
    Open,
}

/// Codes that are drawn and not yet in force.
pub struct Drawn {
    pub start: Code,
    /// First run only.
    pub recovery: Option<Code>,
}

/// Somebody who is in.
pub struct Inside {
    pub session: Session,
    pub keys: StaffKeys,
    pub wrong_since: u8,
}
