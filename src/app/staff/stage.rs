//! The pages of getting in, and what they hold while they are shown.

use super::Session;
use super::clerk::drawn_pad;
use super::state::Staff;
use super::work::Work;
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
    /// A second employee types her PIN while somebody is in.
    Second,
    /// Whoever is in types her own once more.
    Again,
}

/// Codes that are drawn and not yet in force.
pub enum Drawn {
    /// Those of the first run.
    Both {
        start: Code,
        recovery: Code,
    },
    /// Each in the place of the one there is.
    Start(Code),
    Recovery(Code),
}

impl Drawn {
    /// The one of this kind.
    pub const fn code(&self, kind: CodeKind) -> Option<&Code> {
        match (self, kind) {
            (Self::Both { start: code, .. } | Self::Start(code), CodeKind::Start)
            | (Self::Both { recovery: code, .. } | Self::Recovery(code), CodeKind::Recovery) => Some(code),
            _ => None,
        }
    }

    /// Whether there is an old card.
    pub const fn replaces(&self) -> bool {
        !matches!(self, Self::Both { .. })
    }
}

/// Somebody who is in.
pub struct Inside {
    pub session: Session,
    pub keys: StaffKeys,
    pub wrong_since: u8,
}

/// The order of a pad whose keys stay where they are.
pub const FIXED_PAD: [u8; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];

impl Staff {
    /// The keys of a page: in a new order, but for somebody whose keys stay where they are.
    pub fn keys_for(&self, page: &Page) -> [u8; 10] {
        let who = match page {
            Page::Pad | Page::Second | Page::Again => self.chosen,
            Page::PinBack { employee, .. } => Some(employee.id),
            _ => None,
        };
        let fixed = who.and_then(|id| self.known(id)).is_some_and(|one| one.fixed_pad);
        if fixed { FIXED_PAD } else { drawn_pad() }
    }

    /// A PIN counts once the one it is for has typed it; another one shows it again.
    pub fn compare_pin(&mut self, typed: &[u8]) {
        let Page::PinBack { employee, pin, new } = self.page.clone() else { return };
        if Pin::typed(typed).as_ref() != Some(&pin) {
            return self.go(Page::ShowPin { employee, pin, new, differs: true });
        }
        let work = match self.by() {
            Some(by) => Work::SavePin { by, employee, new, pin },
            None => Work::Draft { employee, pin },
        };
        self.hand_over(work);
    }
}
