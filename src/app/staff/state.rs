//! Where the staff side stands: the page, what is typed, who is in. Everything is done at once or handed to the desk.

use std::rc::Rc;
use std::time::Duration;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::away::AboutCompass;
use super::clerk::drawn_pad;
use super::desk::Desk;
use super::stage::{Drawn, Inside, Page};
use super::work::{By, Known, PadState, Work};
use super::{Session, StaffNews};
use crate::app::ports::Machine;
use crate::domain::access::{Access, IdleTime, Place, Warmth};
use crate::domain::codes::{Code, CodeKind, GROUP};
use crate::domain::employee::{Employee, EmployeeId, InitialsRefused};
use crate::domain::pin::{DIGITS, Pin};
use crate::domain::retention::Retention;
use crate::vault::hierarchy::RightKeys;
use crate::vault::pair::Public;
use crate::vault::random;

/// After a wrong start code no digit is taken for so long. It is never locked: an angry visitor keeps nobody out.
pub const CODE_PAUSE: Duration = Duration::from_secs(10);

/// The staff side behind the screen.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a finding of its own: another PIN, another code, whole audits, keys that were here"
)]
pub struct Staff {
    pub desk: Desk,
    pub machine: Rc<dyn Machine>,
    pub idle: IdleTime,
    pub access: Access,
    /// Since when it is warm; the house's hours say when it turns cold.
    pub warmth: Option<Warmth>,
    pub page: Page,
    pub typed: Zeroizing<Vec<u8>>,
    pub keys: [u8; 10],
    pub chosen: Option<EmployeeId>,
    /// The last PIN of the chosen one was another.
    pub wrong_pin: bool,
    pub wrong_code: bool,
    pub paused_until: Duration,
    pub refused: Option<InitialsRefused>,
    pub drawn: Option<Drawn>,
    pub place: Option<Place>,
    /// Where the machine is said to stand, before anybody has answered.
    pub said_place: Option<Place>,
    /// Those of the first run, until it is finished.
    pub drafted: Vec<Employee>,
    pub pad: Option<PadState>,
    pub inside: Option<Inside>,
    pub recovered: Option<RightKeys>,
    /// What is with the worker and waited for.
    pub waiting: Option<u64>,
    pub sessions: u64,
    /// Whose text may still be kept after the screen has locked by itself.
    pub last: Option<(Session, Public)>,
    pub box_public: Option<Public>,
    /// What the last look through both audits has found.
    pub audit_whole: bool,
    /// Codes and keys have been in this process.
    pub has_been_warm: bool,
    /// By which day, and how long each sort is kept, a run may delete; `None` while the clock is doubted.
    pub sweep: Option<(NaiveDate, Retention)>,
    /// What goes on about the compass, until it locks.
    pub about_compass: AboutCompass,
}

impl Staff {
    pub fn new(desk: Desk, machine: Rc<dyn Machine>, is_set_up: bool) -> Self {
        let page = if is_set_up { Page::Code(CodeKind::Start) } else { Page::Welcome };
        Self {
            desk,
            machine,
            idle: IdleTime::default(),
            access: Access::Cold,
            warmth: None,
            page,
            typed: Zeroizing::new(Vec::with_capacity(CodeKind::Recovery.digits())),
            keys: drawn_pad(),
            chosen: None,
            wrong_pin: false,
            wrong_code: false,
            paused_until: Duration::ZERO,
            refused: None,
            drawn: None,
            place: None,
            said_place: None,
            drafted: Vec::new(),
            pad: None,
            inside: None,
            recovered: None,
            waiting: None,
            sessions: 0,
            last: None,
            box_public: None,
            audit_whole: true,
            has_been_warm: false,
            sweep: None,
            about_compass: AboutCompass::default(),
        }
    }

    pub fn now(&self) -> Duration {
        self.machine.uptime().at
    }

    pub fn is_first_run(&self) -> bool {
        matches!(self.page, Page::Welcome | Page::AskPlace | Page::Employees)
            || self.drawn.as_ref().is_some_and(|drawn| !drawn.replaces())
            || !self.drafted.is_empty()
            || self.place.is_some()
    }

    /// How long the page that is shown stays open untouched: longer where somebody copies something by hand.
    pub fn idle_now(&self) -> IdleTime {
        match self.page {
            Page::ShowCode(_) | Page::TypeBack { .. } | Page::ShowPin { .. } | Page::PinBack { .. } => {
                IdleTime::of_seconds(180)
            }
            _ => self.idle,
        }
    }

    pub fn known(&self, id: EmployeeId) -> Option<&Known> {
        self.pad.as_ref()?.employees.iter().find(|one| one.employee.id == id)
    }

    /// The rights with which a PIN may be given: of whoever is in, or of the recovery key.
    pub fn rights(&self) -> Option<&RightKeys> {
        self.inside.as_ref().map(|inside| &inside.keys.rights).or(self.recovered.as_ref())
    }

    /// Who does what is done now, and with which keys.
    pub fn by(&self) -> Option<By> {
        let employee = self.inside.as_ref().map(|inside| inside.session.employee);
        Some(By { employee, pad: self.pad.as_ref()?.key.clone(), rights: self.rights()?.clone() })
    }

    /// The page that belongs to how far the house is open.
    pub fn home(&self) -> Page {
        match self.access {
            Access::Open { .. } if self.inside.is_some() => Page::Open,
            Access::Open { .. } if self.recovered.is_some() => Page::Recovered,
            Access::Warm { .. } | Access::Open { .. } => Page::Pad,
            Access::Cold => Page::Code(CodeKind::Start),
        }
    }

    /// Another page: what was typed goes, the pad gets a new order.
    pub fn go(&mut self, page: Page) {
        self.typed = Zeroizing::new(Vec::with_capacity(CodeKind::Recovery.digits()));
        self.keys = self.keys_for(&page);
        self.page = page;
    }

    pub fn hand_over(&mut self, work: Work) {
        self.waiting = Some(self.desk.hand_over(work));
    }

    /// *Lås*: the keys go at once, the pad stays where the time is not over.
    pub fn lock(&mut self) {
        self.close(self.access.locked(self.now()));
    }

    /// Cold at once.
    pub fn freeze(&mut self) {
        self.close(Access::Cold);
    }

    /// Everything that was open goes.
    fn close(&mut self, access: Access) {
        self.access = access;
        if let Some(inside) = self.inside.take() {
            self.desk.hand_over(Work::SealAudit { house: inside.keys.rights.house().clone() });
        }
        self.recovered = None;
        self.about_compass = AboutCompass::default();
        self.drawn = None;
        self.chosen = None;
        self.wrong_pin = false;
        self.refused = None;
        // Whatever the worker still opens, nobody waits for.
        self.waiting = None;
        if access == Access::Cold {
            self.pad = None;
            self.desk.hand_over(Work::Forget);
        }
        self.go(self.home());
    }

    /// A first run that is left is begun anew: what was shown, somebody else may have read.
    pub fn give_up_first_run(&mut self) {
        self.drawn = None;
        self.place = None;
        self.drafted.clear();
        self.refused = None;
        self.waiting = None;
        self.desk.hand_over(Work::DropDraft);
        self.go(Page::Welcome);
    }

    /// A new start code is drawn and shown.
    pub fn draw_start_code(&mut self) {
        if let Ok(start) = random::code(CodeKind::Start) {
            self.drawn = Some(Drawn::Start(start));
            self.go(Page::ShowCode(CodeKind::Start));
        }
    }

    pub fn show_pin(&mut self, employee: Employee, new: bool) {
        if let Ok(pin) = random::pin() {
            self.refused = None;
            self.go(Page::ShowPin { employee, pin, new, differs: false });
        }
    }

    /// One more digit. When it was the last one, what was typed is tried by itself.
    pub fn digit(&mut self, digit: u8) {
        if digit > 9 || !self.takes_digits() {
            return;
        }
        self.typed.push(digit);
        self.wrong_pin = false;
        self.wrong_code = false;
        if self.typed.len() < self.wanted() {
            return;
        }
        let typed = std::mem::replace(&mut self.typed, Zeroizing::new(Vec::with_capacity(24)));
        match (&self.page, self.chosen) {
            (Page::Code(kind), _) => {
                if let Some(code) = Code::new(*kind, &typed) {
                    self.hand_over(Work::TryCode(code));
                }
            }
            (Page::Pad, Some(id)) => {
                if let (Some(pad), Some(pin)) = (&self.pad, Pin::typed(&typed)) {
                    let (pad, now) = (pad.key.clone(), self.machine.uptime());
                    self.hand_over(Work::TryPin { pad, id, pin, now });
                }
            }
            (Page::Second, Some(id)) => self.try_second(id, &typed),
            (Page::Again, Some(_)) => self.try_again(&typed),
            (Page::TypeBack { .. }, _) => self.compare(&typed),
            (Page::PinBack { .. }, _) => self.compare_pin(&typed),
            _ => {}
        }
    }

    /// Whether a digit is taken now.
    pub fn takes_digits(&self) -> bool {
        use crate::domain::throttle::Gate;
        let right_page = match (&self.page, self.chosen) {
            (Page::Code(_), _) => self.now() >= self.paused_until,
            (Page::TypeBack { .. } | Page::PinBack { .. }, _) => true,
            (Page::Pad | Page::Second | Page::Again, Some(id)) => {
                self.known(id).is_some_and(|one| one.tries.gate(self.machine.uptime()) == Gate::Free)
            }
            _ => false,
        };
        right_page && self.waiting.is_none()
    }

    fn wanted(&self) -> usize {
        match &self.page {
            Page::Code(kind) => kind.digits(),
            Page::TypeBack { .. } => GROUP,
            _ => DIGITS,
        }
    }

    /// Which groups are typed back: of the recovery key drawn ones, so that all of it is copied.
    pub fn ask_back(&mut self, kind: CodeKind) {
        let (count, of) = (kind.typed_back(), kind.groups());
        let groups = if count == of { (0..of).collect() } else { random::some_of(count, of).unwrap_or_default() };
        if groups.len() == count {
            self.go(Page::TypeBack { kind, groups, done: 0, differs: false });
        }
    }

    fn compare(&mut self, typed: &[u8]) {
        let Page::TypeBack { kind, groups, done, .. } = self.page.clone() else { return };
        let Some(drawn) = &self.drawn else { return };
        let Some(code) = drawn.code(kind) else { return };
        let right = groups.get(done).and_then(|group| code.groups().nth(*group)).is_some_and(|group| group == typed);
        let done = done + usize::from(right);
        if done < groups.len() {
            return self.go(Page::TypeBack { kind, groups, done, differs: !right });
        }
        match (kind, drawn, self.by()) {
            (CodeKind::Start, Drawn::Both { .. }, _) => self.go(Page::ShowCode(CodeKind::Recovery)),
            (CodeKind::Recovery, Drawn::Both { start, recovery }, _) => {
                let (start, recovery) = (start.clone(), recovery.clone());
                self.go(Page::AskPlace);
                self.hand_over(Work::Found { start, recovery });
            }
            (_, Drawn::Start(code), Some(by)) => {
                let code = code.clone();
                self.hand_over(Work::NewStartCode { by, code });
            }
            (_, Drawn::Recovery(code), Some(by)) => {
                let code = code.clone();
                self.hand_over(Work::NewRecoveryKey { by, code });
            }
            _ => {}
        }
    }

    /// What time has brought.
    pub fn tick(&mut self) -> Option<StaffNews> {
        let now = self.now();
        let then = self.access.by(now, self.idle_now());
        match (self.access, then) {
            (Access::Open { .. }, Access::Warm { .. } | Access::Cold) => {
                self.close(then);
                Some(StaffNews::Locked)
            }
            (Access::Warm { .. }, Access::Cold) => {
                self.close(then);
                Some(StaffNews::Changed)
            }
            _ => None,
        }
    }
}
