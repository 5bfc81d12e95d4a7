//! The pairs of the employees, for what is sealed to one of them while another is in.

use super::Session;
use crate::app::App;
use crate::domain::employee::{EmployeeId, Right};
use crate::vault::pair::Public;

impl App {
    /// Everybody who works here, by her number, with her initials and whether she has the right *compass*; nobody once
    /// the screen has locked.
    pub(in crate::app) fn employees_of(&self, session: &Session) -> Vec<(EmployeeId, String, bool)> {
        let (Some(_), Some(side)) = (self.keys_of(session), &self.staff) else { return Vec::new() };
        let known = side.staff.pad.iter().flat_map(|pad| &pad.employees).map(|one| &one.employee);
        known.map(|one| (one.id, one.initials.to_string(), one.right == Right::Compass)).collect()
    }

    /// What can be sealed to `employee`; `None` once she has left.
    pub(in crate::app) fn public_of(&self, session: &Session, employee: EmployeeId) -> Option<&Public> {
        self.keys_of(session)?;
        let known = &self.staff.as_ref()?.staff.pad.as_ref()?.employees;
        known.iter().find(|one| one.employee.id == employee).map(|one| &one.public)
    }
}
