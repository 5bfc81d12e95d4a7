//! What somebody is in the house, corrected by a colleague, so that *Fortryd* puts it back.

use super::{Session, StaffCommand, StaffOutcome};
use crate::app::App;
use crate::domain::employee::{EmployeeId, Role};

impl App {
    /// Notes what the employee `id` is in the house. A worker writes it.
    pub fn change_role(&mut self, session: &Session, id: EmployeeId, role: Role) -> StaffOutcome {
        let known = self.staff.as_ref().and_then(|side| side.staff.known(id));
        let before = known.map(|one| (one.employee.role, one.employee.initials.to_string()));
        let done = self.staff(StaffCommand::ChangeRole(id, role));
        if let (StaffOutcome::Working, Some((before, initials))) = (done, before) {
            self.remember_role(session, (id, before), (role, initials));
        }
        done
    }
}
