//! What a press on a page of the staff's side asks for, by name: names go through properties, numbers of employees
//! with them, digits never.

use crate::app::staff::StaffCommand;
use crate::app::staff::access::AccessView;
use crate::domain::access::Place;
use crate::domain::employee::{EmployeeId, Right, Role};
use crate::screens::Screens;
use crate::screens::place::Spot;

use super::Lost;
use super::desk::Door;

/// A press on a card or a button of the staff's side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    Begin,
    Next,
    ShowAgain,
    Another,
    Drop,
    Finish,
    Place(Place),
    UseRecoveryKey,
    UseStartCode,
    /// Both cards are lost.
    AllLost,
    /// A PIN is forgotten; and back to the tiles from what can be done then.
    CodeGone,
    CodeThere,
    /// Back to the tiles, where they have a page of their own.
    SomebodyElse,
    /// Initials of a new employee, or a first name, are written.
    Write,
    /// Which sort of colleague is to be added, where it is not an employee.
    AskRole,
    /// Initials of somebody with this role are written.
    WriteFor(Role),
    /// What she is in the house.
    SetRole(EmployeeId, Role),
    /// What is being written is for somebody with this right.
    Right(Right),
    /// What was written is done.
    Written,
    /// Whose PIN is typed, from a list.
    Choose(EmployeeId),
    NewPin(EmployeeId),
    Leaves(EmployeeId),
    /// Another right for her, with a new PIN.
    Give(EmployeeId, Right),
    /// Whether the keys of her pad stay where they are.
    FixPad(EmployeeId, bool),
    NewStartCode,
    NewRecoveryKey,
    /// Somebody new has heard what is noted about her; or her initials come first once more.
    Told,
    NotTold,
    HereOff,
    /// The card of the code that is shown, out of the printer.
    PrintCard,
    Door(Door),
    /// *Se bedre*, for whoever is in.
    SeeBetter,
}

/// Each name that stands for itself.
const PLAIN: [(&str, Act); 31] = [
    ("staff-begin", Act::Begin),
    ("staff-next", Act::Next),
    ("staff-show-again", Act::ShowAgain),
    ("staff-another", Act::Another),
    ("staff-drop", Act::Drop),
    ("staff-finish", Act::Finish),
    ("staff-common-room", Act::Place(Place::CommonRoom)),
    ("staff-staff-room", Act::Place(Place::StaffRoom)),
    ("staff-use-recovery-key", Act::UseRecoveryKey),
    ("staff-use-start-code", Act::UseStartCode),
    ("staff-all-lost", Act::AllLost),
    ("staff-somebody-else", Act::SomebodyElse),
    ("staff-write", Act::Write),
    ("staff-ask-role", Act::AskRole),
    ("staff-write-staff", Act::WriteFor(Role::Staff)),
    ("staff-write-volunteer", Act::WriteFor(Role::Volunteer)),
    ("staff-write-student", Act::WriteFor(Role::Student)),
    ("staff-write-substitute", Act::WriteFor(Role::Substitute)),
    ("staff-right-house", Act::Right(Right::House)),
    ("staff-right-compass", Act::Right(Right::Compass)),
    ("staff-written", Act::Written),
    ("staff-new-start-code", Act::NewStartCode),
    ("staff-new-recovery-key", Act::NewRecoveryKey),
    ("staff-told", Act::Told),
    ("staff-not-told", Act::NotTold),
    ("staff-code-gone", Act::CodeGone),
    ("staff-code-there", Act::CodeThere),
    ("staff-here-off", Act::HereOff),
    ("staff-print-card", Act::PrintCard),
    ("staff-employees", Act::Door(Door::Employees)),
    ("staff-see-better", Act::SeeBetter),
];

impl Act {
    /// Its name on a card.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Choose(id) => format!("staff-choose:{}", id.0),
            Self::NewPin(id) => format!("staff-new-pin:{}", id.0),
            Self::Leaves(id) => format!("staff-leaves:{}", id.0),
            Self::Give(id, Right::House) => format!("staff-give-house:{}", id.0),
            Self::Give(id, Right::Compass) => format!("staff-give-compass:{}", id.0),
            Self::SetRole(id, role) => format!("staff-is-{}:{}", role.word(), id.0),
            Self::FixPad(id, true) => format!("staff-fix-pad:{}", id.0),
            Self::FixPad(id, false) => format!("staff-shuffle-pad:{}", id.0),
            Self::Door(door) => door.name(),
            plain => PLAIN.iter().find(|(_, act)| act == plain).map_or("", |(name, _)| name).to_owned(),
        }
    }

    /// What a name asks for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if let Some((verb, id)) = name.split_once(':')
            && let Ok(id) = id.parse()
        {
            match verb {
                "staff-choose" => return Some(Self::Choose(EmployeeId(id))),
                "staff-new-pin" => return Some(Self::NewPin(EmployeeId(id))),
                "staff-leaves" => return Some(Self::Leaves(EmployeeId(id))),
                "staff-give-house" => return Some(Self::Give(EmployeeId(id), Right::House)),
                "staff-give-compass" => return Some(Self::Give(EmployeeId(id), Right::Compass)),
                "staff-fix-pad" => return Some(Self::FixPad(EmployeeId(id), true)),
                "staff-shuffle-pad" => return Some(Self::FixPad(EmployeeId(id), false)),
                _ => {
                    if let Some(role) = verb.strip_prefix("staff-is-").and_then(Role::named) {
                        return Some(Self::SetRole(EmployeeId(id), role));
                    }
                }
            }
        }
        let plain = PLAIN.iter().find(|(plain, _)| *plain == name).map(|(_, act)| act.clone());
        plain.or_else(|| Door::named(name).map(Self::Door))
    }
}

impl Screens {
    /// Carries out a press on the staff's side by its name. Whether it was one.
    pub(in crate::screens) fn act_on_staff(&mut self, action: &str) -> bool {
        if !self.staff.inside {
            return false;
        }
        let Some(act) = Act::named(action) else { return false };
        match act {
            Act::Begin => self.staff_command(StaffCommand::Begin),
            Act::Next => self.staff_command(StaffCommand::Next),
            Act::ShowAgain => self.staff_command(StaffCommand::ShowAgain),
            Act::Another => self.staff_command(StaffCommand::Another),
            Act::Drop => self.drop_writing(),
            Act::Finish => self.staff_command(StaffCommand::Finish),
            Act::Place(place) => self.staff_command(StaffCommand::Place(place)),
            Act::UseRecoveryKey => {
                self.staff.lost = None;
                self.staff_command(StaffCommand::UseRecoveryKey);
            }
            Act::CodeGone | Act::CodeThere => {
                self.staff.lost = (act == Act::CodeGone).then_some(Lost::Code);
                self.show();
            }
            Act::UseStartCode => {
                self.staff.lost = None;
                self.staff_command(StaffCommand::UseStartCode);
            }
            Act::AllLost => {
                self.staff.lost = Some(Lost::Cards);
                self.show();
            }
            Act::SomebodyElse => {
                self.staff.asks_who = true;
                self.show();
            }
            Act::Choose(id) => {
                self.staff.asks_who = false;
                self.staff_command(StaffCommand::Choose(id));
            }
            Act::NewPin(id) => self.staff_command(StaffCommand::NewPin(id)),
            Act::Leaves(id) => self.staff_command(StaffCommand::Leaves(id)),
            Act::Give(id, right) => {
                // After the code comes her page, with what she may do now.
                self.place.arrive(Spot::Desk(Door::Employee(id)), Spot::Desk(Door::Employees));
                self.staff_command(StaffCommand::ChangeRight(id, right));
            }
            Act::FixPad(id, fixed) => self.staff_command(StaffCommand::FixedPad(id, fixed)),
            Act::NewStartCode => self.staff_command(StaffCommand::NewStartCode),
            Act::NewRecoveryKey => {
                self.staff.asks_who = false;
                self.staff_command(StaffCommand::NewRecoveryKey);
            }
            Act::Told => self.was_told(),
            Act::NotTold => self.not_told(),
            Act::HereOff => {
                if let Some(session) = self.app.session() {
                    self.app.here_off(&session);
                }
                self.show();
            }
            Act::PrintCard => {
                self.app.print_card();
                self.show();
            }
            Act::SeeBetter => self.change(|place| place.see_better = true),
            Act::Door(door) => self.change(|place| place.go(Spot::Desk(door))),
            Act::Write => self.begin_writing(),
            Act::AskRole => self.ask_role(),
            Act::WriteFor(role) => self.begin_writing_for(role),
            Act::SetRole(id, role) => {
                if let Some(session) = self.app.session() {
                    self.app.change_role(&session, id, role);
                }
                self.change(|place| place.arrive(Spot::Desk(Door::Employee(id)), Spot::Desk(Door::Employees)));
            }
            Act::Right(right) => self.choose_right(right),
            Act::Written => self.end_writing(),
        }
        true
    }

    /// Whose PIN is typed.
    pub fn choose_employee(&mut self, id: i32) {
        self.staff.asks_who = false;
        self.staff_command(StaffCommand::Choose(EmployeeId(i64::from(id))));
    }

    /// The key at `position` of the pad, counted from 0. Which digit stands on it is known here alone.
    pub fn press_pad(&mut self, position: i32) {
        let at = usize::try_from(position).unwrap_or(usize::MAX);
        if let Some(digit) = self.staff.keys.get(at) {
            self.staff_command(StaffCommand::Digit(*digit));
        }
    }

    /// The way back within the staff's side, to the desk at last.
    pub fn back_on_staff(&mut self) {
        self.staff.writing = None;
        // On the compass the bar stands beside a sentence, which belongs to the page that is left.
        self.say_once("");
        if matches!(self.app.access(self.place.language), AccessView::Second(_) | AccessView::Again(_)) {
            return self.staff_command(StaffCommand::Drop);
        }
        self.change(|place| match place.spot() {
            Spot::Desk(Door::Employees | Door::Here) => place.arrive(Spot::Staff, Spot::Today),
            _ => place.back(),
        });
    }
}
