//! A house with a staff side, for tests: its clocks are set by hand, and trying a code costs next to nothing.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use fristed::app::App;
use fristed::app::ports::{Clock, Machine};
use fristed::app::postbox::Postbox;
use fristed::app::staff::access::{AccessView, PadNote, PadView};
use fristed::app::staff::{Session, StaffCommand, StaffNews, StaffOutcome, StaffSide};
use fristed::domain::access::Place;
use fristed::domain::codes::CodeKind;
use fristed::domain::employee::{EmployeeId, Right};
use fristed::domain::text::Language;
use fristed::domain::throttle::{Boot, Uptime};
use fristed::store::Store;
use fristed::vault::slots::KdfPolicy;
use tempfile::TempDir;

use crate::lysningen::local;
use crate::some::example;

/// A Tuesday in the house's opening hours, eleven hours before it closes.
pub const MORNING: &str = "2026-10-13T11:00";

pub struct SetMachine {
    pub uptime: Cell<Uptime>,
    pub wall: Cell<DateTime<Utc>>,
    /// Whether what is old may be deleted by the wall clock.
    pub trusted: Cell<bool>,
}

impl Machine for SetMachine {
    fn uptime(&self) -> Uptime {
        self.uptime.get()
    }
    fn now(&self) -> DateTime<Utc> {
        self.wall.get()
    }
}

impl Clock for SetMachine {
    fn now(&self) -> DateTime<Utc> {
        self.wall.get()
    }
    fn may_erase(&self) -> bool {
        self.trusted.get()
    }
}

pub struct StaffHouse {
    pub app: App,
    pub machine: Rc<SetMachine>,
    pub dir: Rc<TempDir>,
}

/// What is on the cards, and in the heads.
pub struct Secrets {
    pub start: Vec<u8>,
    pub recovery: Vec<u8>,
    pub pins: Vec<(EmployeeId, Vec<u8>)>,
}

impl StaffHouse {
    /// A house that is not set up.
    pub fn new() -> Self {
        let dir = Rc::new(TempDir::new().unwrap());
        let mut store = Store::open(dir.path()).unwrap();
        store.import_house(&example(), false).unwrap();
        drop(store);
        let machine =
            Rc::new(SetMachine { uptime: Cell::default(), wall: Cell::new(local(MORNING)), trusted: Cell::default() });
        machine.uptime.set(Uptime { boot: Boot([1; 16]), at: Duration::from_secs(60) });
        Self { app: app(dir.path(), &machine), machine, dir }
    }

    /// One that is, with MK and JH (*kompas*) and SV (*hus*), locked and warm.
    pub fn set_up() -> (Self, Secrets) {
        let mut house = Self::new();
        let secrets = house.first_run(&[("MK", Right::Compass), ("JH", Right::Compass), ("SV", Right::House)]);
        (house, secrets)
    }

    /// The same where the screen stands in the common room.
    pub fn in_common_room() -> (Self, Secrets) {
        let mut house = Self::new();
        let people = [("MK", Right::Compass), ("JH", Right::Compass), ("SV", Right::House)];
        let secrets = house.first_run_in(Place::CommonRoom, &people);
        (house, secrets)
    }

    /// The program was ended, and starts anew.
    pub fn restart(&mut self) {
        self.app = app(self.dir.path(), &self.machine);
    }

    /// The plug was pulled, and the machine starts anew.
    pub fn power_up(&mut self) {
        let boot = Boot([self.machine.uptime.get().boot.0[0].wrapping_add(1); 16]);
        self.machine.uptime.set(Uptime { boot, at: Duration::from_secs(30) });
        self.restart();
    }

    pub fn pass(&mut self, time: Duration) -> Option<StaffNews> {
        let now = self.machine.uptime.get();
        self.machine.uptime.set(Uptime { at: now.at + time, ..now });
        self.app.poll_staff()
    }

    pub fn view(&self) -> AccessView {
        self.app.access(Language::Danish)
    }

    /// A press, and what the worker has made of it.
    pub fn press(&mut self, command: StaffCommand) -> StaffOutcome {
        let outcome = self.app.staff(command);
        // What an answer leads to may have an answer of its own.
        while self.app.poll_staff().is_some() {}
        outcome
    }

    pub fn type_in(&mut self, digits: &[u8]) {
        for digit in digits {
            self.press(StaffCommand::Digit(*digit));
        }
    }

    pub fn first_run(&mut self, employees: &[(&str, Right)]) -> Secrets {
        self.first_run_in(Place::StaffRoom, employees)
    }

    pub fn first_run_in(&mut self, place: Place, employees: &[(&str, Right)]) -> Secrets {
        assert_eq!(self.view(), AccessView::Welcome);
        self.press(StaffCommand::Begin);
        let start = self.copy_code(CodeKind::Start);
        let recovery = self.copy_code(CodeKind::Recovery);
        assert_eq!(self.view(), AccessView::AskPlace { said: None });
        self.press(StaffCommand::Place(place));
        let mut pins = Vec::new();
        for (number, (initials, right)) in (1..).zip(employees) {
            self.press(StaffCommand::Add { initials: (*initials).to_owned(), right: *right });
            pins.push((EmployeeId(number), self.learn_pin()));
        }
        self.press(StaffCommand::Finish);
        assert!(matches!(self.view(), AccessView::Pad(_)), "{:?}", self.view());
        Secrets { start, recovery, pins }
    }

    /// Copies the code that is shown onto a card, and types back what is asked for.
    pub fn copy_code(&mut self, kind: CodeKind) -> Vec<u8> {
        let AccessView::ShowCode(shown) = self.view() else { panic!("{:?}", self.view()) };
        assert_eq!(shown.kind, kind);
        let card: Vec<Vec<u8>> = shown.groups.iter().map(|group| group.as_slice().to_vec()).collect();
        assert_eq!(card.concat().len(), kind.digits());
        self.press(StaffCommand::Next);
        for _ in 0..kind.typed_back() {
            let AccessView::TypeBack(asked) = self.view() else { panic!("{:?}", self.view()) };
            self.type_in(&card[asked.group - 1]);
        }
        card.concat()
    }

    /// Learns the PIN that is shown, types it back, and keeps it.
    pub fn learn_pin(&mut self) -> Vec<u8> {
        let AccessView::ShowPin(shown) = self.view() else { panic!("{:?}", self.view()) };
        self.press(StaffCommand::Next);
        self.type_in(shown.pin.as_slice());
        shown.pin.as_slice().to_vec()
    }

    pub fn pad(&self) -> PadView {
        let AccessView::Pad(pad) = self.view() else { panic!("{:?}", self.view()) };
        pad
    }

    pub fn try_pin(&mut self, id: EmployeeId, pin: &[u8]) -> PadNote {
        self.press(StaffCommand::Choose(id));
        self.type_in(pin);
        match self.view() {
            AccessView::Pad(pad) => pad.note,
            AccessView::Open(_) => PadNote::Choose,
            AccessView::Code(_) => PadNote::Dead,
            other => panic!("{other:?}"),
        }
    }

    pub fn go_in(&mut self, who: &(EmployeeId, Vec<u8>)) -> Session {
        self.try_pin(who.0, &who.1);
        self.app.session().unwrap_or_else(|| panic!("not in: {:?}", self.view()))
    }
}

fn app(dir: &Path, machine: &Rc<SetMachine>) -> App {
    let clock: Rc<dyn Clock> = Rc::<SetMachine>::clone(machine);
    let ports: Rc<dyn Machine> = Rc::<SetMachine>::clone(machine);
    App::new(Store::open(dir).unwrap(), clock)
        .with_postbox(Postbox::at_once(dir).unwrap())
        .with_staff(StaffSide::at_once(dir, KdfPolicy::cheap(), ports).unwrap())
}

/// Another PIN than `right`, each number another one.
pub fn wrong(right: &[u8], number: u8) -> Vec<u8> {
    let mut other = right.to_vec();
    other[5] = (other[5] + 1 + number % 9) % 10;
    other[4] = (other[4] + number / 9) % 10;
    other
}
