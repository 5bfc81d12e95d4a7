//! What a press does on a page of getting in. What does not belong to the page that is shown does nothing.

use super::stage::{Drawn, Page};
use super::state::Staff;
use super::work::Work;
use super::{StaffCommand, StaffOutcome};
use crate::domain::access::Access;
use crate::domain::codes::CodeKind;
use crate::domain::employee::{Employee, EmployeeId, FIRST_WITH_COMPASS, Initials, InitialsRefused, Right, Role};
use crate::vault::random;

impl Staff {
    pub fn command(&mut self, command: StaffCommand) -> StaffOutcome {
        self.access = self.access.touched(self.now());
        match command {
            StaffCommand::Touch => return StaffOutcome::Done,
            StaffCommand::Lock if self.pad.is_some() => {
                self.lock();
                return StaffOutcome::Locked;
            }
            // Not from the pad, where anybody could do it.
            StaffCommand::PanicLock if matches!(self.access, Access::Open { .. }) => {
                self.freeze();
                return StaffOutcome::Locked;
            }
            StaffCommand::Enter => return self.enter(),
            StaffCommand::Leave => return self.leave(),
            _ => {}
        }
        if self.waiting.is_some() {
            return StaffOutcome::Nothing;
        }
        let done = match (command, self.page.clone()) {
            (StaffCommand::Digit(digit), _) => {
                let takes = self.takes_digits();
                self.digit(digit);
                takes
            }
            (StaffCommand::Erase, _) => self.typed.pop().is_some(),
            (StaffCommand::Restart, page) => {
                self.go(page);
                true
            }
            (StaffCommand::Choose(id), Page::Pad) => self.choose(id),
            (StaffCommand::Choose(id), Page::Second) => self.choose_second(id),
            (StaffCommand::UseRecoveryKey, Page::Code(CodeKind::Start) | Page::Pad) => {
                self.chosen = None;
                self.go(Page::Code(CodeKind::Recovery));
                true
            }
            (StaffCommand::UseStartCode, Page::Code(CodeKind::Recovery)) => {
                self.go(self.home());
                true
            }
            (other, page) => self.change(other, page),
        };
        match done {
            _ if self.waiting.is_some() => StaffOutcome::Working,
            true => StaffOutcome::Done,
            false => StaffOutcome::Nothing,
        }
    }

    /// The commands that make or change something.
    fn change(&mut self, command: StaffCommand, page: Page) -> bool {
        match (command, page) {
            (StaffCommand::Begin, Page::Welcome) => self.begin(),
            (StaffCommand::Next, Page::ShowCode(kind)) => {
                self.ask_back(kind);
                true
            }
            (StaffCommand::ShowAgain, Page::TypeBack { kind, .. }) => {
                self.go(Page::ShowCode(kind));
                true
            }
            (StaffCommand::Place(place), Page::AskPlace) => {
                self.place = Some(place);
                self.go(Page::Employees);
                true
            }
            (StaffCommand::Add { initials, right }, Page::Employees | Page::Open) => {
                self.add(&initials, right, Role::Staff)
            }
            (StaffCommand::AddAs { initials, role }, Page::Employees | Page::Open) => {
                self.add(&initials, Right::House, role)
            }
            (StaffCommand::Next, Page::ShowPin { employee, pin, new, .. }) => {
                self.go(Page::PinBack { employee, pin, new });
                true
            }
            (StaffCommand::ShowAgain, Page::PinBack { employee, pin, new }) => {
                self.go(Page::ShowPin { employee, pin, new, differs: false });
                true
            }
            (StaffCommand::Another, Page::ShowPin { employee, new, .. }) => {
                self.show_pin(employee, new);
                true
            }
            (StaffCommand::Drop, Page::ShowPin { .. }) => {
                let page = if self.place.is_some() { Page::Employees } else { self.home() };
                self.go(page);
                true
            }
            (StaffCommand::Finish, Page::Employees) if self.missing() == 0 => {
                let Some(place) = self.place else { return false };
                self.hand_over(Work::SetUp { place });
                true
            }
            (StaffCommand::Finish, Page::Recovered) => {
                self.lock();
                true
            }
            (StaffCommand::NewPin(id), Page::Open | Page::Recovered) => self.new_pin(id),
            (StaffCommand::ChangeRight(id, right), Page::Open) => self.change_right(id, right),
            (StaffCommand::ChangeRole(id, role), Page::Open) => self.change_role(id, role),
            (StaffCommand::FixedPad(id, fixed), Page::Open) => self.fix_pad(id, fixed),
            (StaffCommand::Leaves(id), Page::Open) => self.leaves(id),
            (StaffCommand::Second, Page::Open) => self.ask_second(),
            (StaffCommand::NewRecoveryKey, Page::Open) => self.ask_again(),
            (StaffCommand::Drop, Page::Second | Page::Again) => self.drop_second(),
            (StaffCommand::NewStartCode, Page::Open | Page::Recovered) => {
                self.draw_start_code();
                true
            }
            _ => false,
        }
    }

    fn enter(&mut self) -> StaffOutcome {
        self.typed.clear();
        self.chosen = None;
        self.wrong_pin = false;
        if matches!(self.page, Page::Pad | Page::Code(_)) && self.waiting.is_none() {
            self.go(self.home());
        }
        StaffOutcome::Done
    }

    /// Whatever is open is locked; a first run is given up.
    fn leave(&mut self) -> StaffOutcome {
        match self.access {
            Access::Open { .. } => {
                self.lock();
                return StaffOutcome::Locked;
            }
            _ if self.is_first_run() => self.give_up_first_run(),
            _ => {
                self.waiting = None;
                self.chosen = None;
                self.wrong_pin = false;
                self.go(self.home());
            }
        }
        StaffOutcome::Done
    }

    fn begin(&mut self) -> bool {
        match (random::code(CodeKind::Start), random::code(CodeKind::Recovery)) {
            (Ok(start), Ok(recovery)) => {
                self.drawn = Some(Drawn::Both { start, recovery });
                self.go(Page::ShowCode(CodeKind::Start));
                true
            }
            _ => false,
        }
    }

    fn choose(&mut self, id: EmployeeId) -> bool {
        if self.known(id).is_none() {
            return false;
        }
        self.chosen = Some(id);
        self.wrong_pin = false;
        self.go(Page::Pad);
        true
    }

    fn add(&mut self, initials: &str, right: Right, role: Role) -> bool {
        if !role.may_have(right) || self.rights().is_some_and(|own| !own.right().may_issue(right)) {
            return false;
        }
        let known = self.pad.iter().flat_map(|pad| &pad.employees).map(|one| &one.employee);
        let taken = |new: &Initials| self.drafted.iter().chain(known.clone()).any(|one| one.initials == *new);
        let refused = match Initials::new(initials) {
            Ok(new) if taken(&new) => InitialsRefused::Taken,
            Ok(initials) => {
                // The number is given when she is written.
                self.show_pin(Employee { id: EmployeeId(0), initials, right, role }, true);
                return true;
            }
            Err(refused) => refused,
        };
        self.refused = Some(refused);
        false
    }

    /// Whether whoever is in may give this employee a PIN, or end her access.
    fn in_charge_of(&self, id: EmployeeId) -> Option<Employee> {
        let employee = self.known(id)?.employee.clone();
        self.rights()?.right().may_issue(employee.right).then_some(employee)
    }

    fn new_pin(&mut self, id: EmployeeId) -> bool {
        let Some(employee) = self.in_charge_of(id) else { return false };
        self.show_pin(employee, false);
        true
    }

    /// Another right comes with a new PIN, since only a PIN that is new to her slot can be sealed to other keys. Where she
    /// may do less from now on, her slot goes at the press, under a PIN that nobody has seen; the one that is shown then
    /// is the one she learns. Nobody changes her own right, and two with the right *compass* stay, so that one can
    /// help the other in.
    fn change_right(&mut self, id: EmployeeId, right: Right) -> bool {
        let own = self.inside.as_ref().is_none_or(|inside| inside.session.employee == id);
        let Some(employee) = self.in_charge_of(id).filter(|one| !own && one.right != right) else { return false };
        if !employee.role.may_have(right) || !self.rights().is_some_and(|own| own.right().may_issue(right)) {
            return false;
        }
        let employee = Employee { right, ..employee };
        if right == Right::House {
            let Some(by) = self.by().filter(|_| self.with_compass() > FIRST_WITH_COMPASS) else { return false };
            let Ok(pin) = random::pin() else { return false };
            self.desk.hand_over(Work::SavePin { by, employee: employee.clone(), new: false, pin });
        }
        self.show_pin(employee, false);
        true
    }

    /// What she is in the house is noted by a colleague; one's own role is not one's own to say.
    fn change_role(&mut self, id: EmployeeId, role: Role) -> bool {
        let own = self.inside.as_ref().is_none_or(|inside| inside.session.employee == id);
        let Some(employee) = self.in_charge_of(id).filter(|one| !own && one.role != role) else { return false };
        if !role.may_have(employee.right) {
            return false;
        }
        let Some(by) = self.by() else { return false };
        self.hand_over(Work::ChangeRole { by, employee: Employee { role, ..employee } });
        true
    }

    /// How many have the right *compass*.
    pub fn with_compass(&self) -> usize {
        let known = self.pad.iter().flat_map(|pad| &pad.employees);
        known.filter(|one| one.employee.right == Right::Compass).count()
    }

    /// An adjustment for somebody who reads badly or sees badly: for oneself, or for a colleague.
    fn fix_pad(&mut self, id: EmployeeId, fixed: bool) -> bool {
        let own = self.inside.as_ref().is_some_and(|inside| inside.session.employee == id);
        if !own && self.in_charge_of(id).is_none() {
            return false;
        }
        let Some(by) = self.by() else { return false };
        self.desk.hand_over(Work::FixPad { by, id, fixed });
        true
    }

    /// Her slot goes at once; the new start code is in force when it has been copied. Nobody takes away her own, and
    /// the last one with the right *compass* stays: somebody has to be able to give PINs.
    fn leaves(&mut self, id: EmployeeId) -> bool {
        let own = self.inside.as_ref().is_none_or(|inside| inside.session.employee == id);
        let Some(employee) = self.in_charge_of(id).filter(|_| !own) else { return false };
        if employee.right == Right::Compass && self.with_compass() < 2 {
            return false;
        }
        let Some(by) = self.by() else { return false };
        self.desk.hand_over(Work::Remove { by, id });
        self.draw_start_code();
        true
    }
}
