//! What a worker changes about employees and codes, each whole or not at all.

use super::case::DRAFTS;
use super::clerk::{Clerk, pad_state, stored};
use super::work::{Answer, By};
use crate::domain::codes::Code;
use crate::domain::employee::{Employee, EmployeeId, Right, Role};
use crate::domain::pin::Pin;
use crate::store::{KeyFile, Kind, RecordFile, StoreError};
use crate::vault::hierarchy::PadKey;

impl Clerk {
    /// An employee, new, with a new PIN, or with another right: the slot that she had is gone with it.
    pub(super) fn save_pin(&mut self, by: &By, employee: Employee, new: bool, pin: &Pin) -> Result<Answer, StoreError> {
        let mut file = KeyFile::open(&self.dir)?;
        let employee = if new { Employee { id: file.next_number()?, ..employee } } else { employee };
        let stored = stored(&by.pad, self.policy, &by.rights, &employee, pin)?;
        self.note(&file, by, what_is_new(&file, by, &employee, new)?, &employee.id.0.to_string())?;
        file.save_employee(&stored)?;
        self.repeats.remove(&employee.id);
        forget_own(&RecordFile::open(&self.dir)?, employee.id)?;
        Ok(Answer::Changed(pad_state(&file, by.pad.clone())?))
    }

    pub(super) fn remove(&mut self, by: By, id: EmployeeId) -> Result<Answer, StoreError> {
        let mut file = KeyFile::open(&self.dir)?;
        self.note(&file, &by, "employee-left", &id.0.to_string())?;
        file.remove_employee(id)?;
        let records = RecordFile::open(&self.dir)?;
        records.remove(Kind::LOOKS, &id.0.to_be_bytes())?;
        forget_own(&records, id)?;
        Ok(Answer::Changed(pad_state(&file, by.pad)?))
    }

    /// A new start code comes with a new pad key: with the old code an old copy of the slots opens as little as
    /// the new ones.
    pub(super) fn new_start_code(&mut self, by: &By, code: &Code) -> Result<Answer, StoreError> {
        let mut file = KeyFile::open(&self.dir)?;
        let pad = PadKey::new()?;
        let slot = pad.slot(self.policy, code)?;
        let recovery = pad.for_recovery(&file.recovery()?.public)?;
        let mut employees = file.employees()?;
        for one in &mut employees {
            one.profile = pad.seal_profile(&by.pad.open_profile(one.id, &one.profile)?)?;
            one.slot.sealed = by.pad.rewrap(&pad, one.id, &one.slot.sealed)?;
        }
        self.note(&file, by, "new-start-code", "")?;
        file.change_start_code(&slot, &recovery, &employees)?;
        Ok(Answer::Changed(pad_state(&file, pad)?))
    }

    /// Her profile alone: the slot of her PIN stays as it is.
    pub(super) fn change_role(&mut self, by: &By, employee: &Employee) -> Result<Answer, StoreError> {
        let file = KeyFile::open(&self.dir)?;
        let profile = by.pad.seal_profile(employee)?;
        self.note(&file, by, role_word(employee.role), &employee.id.0.to_string())?;
        file.save_profile(employee.id, &profile)?;
        Ok(Answer::Changed(pad_state(&file, by.pad.clone())?))
    }

    pub(super) fn fix_pad(&mut self, by: &By, id: EmployeeId, fixed: bool) -> Result<Answer, StoreError> {
        let file = KeyFile::open(&self.dir)?;
        self.note(&file, by, if fixed { "fixed-pad" } else { "shuffled-pad" }, &id.0.to_string())?;
        file.fix_pad(id, fixed)?;
        Ok(Answer::Changed(pad_state(&file, by.pad.clone())?))
    }
}

/// What was sealed to the pair of an employee that is gone nobody can open any more.
fn forget_own(records: &RecordFile, id: EmployeeId) -> Result<(), StoreError> {
    records.remove(Kind::UNSAVED, &id.0.to_be_bytes())?;
    records.remove_of_all(&DRAFTS, &id.0.to_be_bytes())
}

/// What the audit says of another role.
const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Staff => "role-staff",
        Role::Volunteer => "role-volunteer",
        Role::Student => "role-student",
        Role::Substitute => "role-substitute",
    }
}

/// What the audit says of a PIN that is given: with it she may get another right.
fn what_is_new(file: &KeyFile, by: &By, employee: &Employee, new: bool) -> Result<&'static str, StoreError> {
    if new {
        return Ok("new-employee");
    }
    let there = file.employees()?.into_iter().find(|one| one.id == employee.id);
    let before = there.map(|one| by.pad.open_profile(one.id, &one.profile)).transpose()?.map(|one| one.right);
    Ok(match (before, employee.right) {
        (Some(Right::House), Right::Compass) => "right-compass",
        (Some(Right::Compass), Right::House) => "right-house",
        _ => "new-pin",
    })
}
