//! A house whose staff's side is set up in a test: the codes that a person would have on paper, and made-up people.

use std::cell::RefCell;
use std::rc::Rc;

use fristed::app::running::history::Sort;
use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::{AccessView, Digits};
use fristed::domain::access::Place;
use fristed::domain::employee::{EmployeeId, Right};
use fristed::domain::text::Language;
use fristed::screens::Screens;
use fristed::screens::place::Spot;
use fristed::screens::staff::running::{At, Field};

use crate::harness::Kiosk;

/// The screens of a kiosk, in whichever window.
pub trait Screened {
    fn screens(&self) -> &Rc<RefCell<Screens>>;
    /// What is put off happens now.
    fn settled(&self);
}

impl Screened for Kiosk {
    fn screens(&self) -> &Rc<RefCell<Screens>> {
        &self.screens
    }
    fn settled(&self) {
        self.settle();
    }
}

/// What stands on the two cards, and what each employee has learned.
pub struct Cards {
    pub start: Vec<u8>,
    pub recovery: Vec<u8>,
    pub pins: Vec<(EmployeeId, Vec<u8>)>,
}

fn whole(groups: &[Digits]) -> Vec<u8> {
    groups.iter().flat_map(|group| group.as_slice().iter().copied()).collect()
}

/// Which page there is to show.
pub fn access(kiosk: &impl Screened) -> AccessView {
    kiosk.screens().borrow().app().access(Language::Danish)
}

/// The code that is on the screen to be copied.
#[track_caller]
pub fn shown(kiosk: &impl Screened) -> Vec<u8> {
    match access(kiosk) {
        AccessView::ShowCode(view) => whole(&view.groups),
        AccessView::ShowPin(view) => view.pin.as_slice().to_vec(),
        other => panic!("no code is shown, but {other:?}"),
    }
}

/// A command without a finger, and the answer of the worker to it.
pub fn command(kiosk: &impl Screened, command: StaffCommand) {
    kiosk.screens().borrow_mut().staff_command(command);
    kiosk.screens().borrow_mut().poll();
    kiosk.settled();
}

/// Turns the sheets with `more` until what is looked for is there.
#[track_caller]
pub fn turn_to(kiosk: &Kiosk, more: &str, is_there: impl Fn(&Kiosk) -> bool) {
    for _ in 0..8 {
        if is_there(kiosk) {
            return;
        }
        kiosk.press(more);
    }
    panic!("it is on no sheet: {:#?}", kiosk.texts());
}

/// Digits without a finger.
pub fn type_in(kiosk: &impl Screened, digits: &[u8]) {
    for digit in digits {
        command(kiosk, StaffCommand::Digit(*digit));
    }
}

/// Digits on the keys of the pad, wherever each of them stands.
#[track_caller]
pub fn press_digits(kiosk: &Kiosk, digits: &[u8]) {
    for digit in digits {
        kiosk.press(&digit.to_string());
    }
    kiosk.woken();
}

/// Types back every group that is asked for.
pub fn type_back<K: Screened>(kiosk: &K, code: &[u8], type_group: impl Fn(&K, &[u8])) {
    while let AccessView::TypeBack(view) = access(kiosk) {
        let at = (view.group - 1) * 4;
        type_group(kiosk, &code[at..at + 4]);
    }
}

/// An employee with a PIN, from the page of the employees.
pub fn add(kiosk: &impl Screened, initials: &str, right: Right) -> Vec<u8> {
    command(kiosk, StaffCommand::Add { initials: initials.to_owned(), right });
    let pin = shown(kiosk);
    command(kiosk, StaffCommand::Next);
    type_in(kiosk, &pin);
    pin
}

/// The first run up to the employees, without a finger.
pub fn begin(kiosk: &impl Screened) -> (Vec<u8>, Vec<u8>) {
    begin_in(Place::StaffRoom, kiosk)
}

/// The same where the screen stands in `place`.
pub fn begin_in(place: Place, kiosk: &impl Screened) -> (Vec<u8>, Vec<u8>) {
    kiosk.screens().borrow_mut().change(|place| place.go(Spot::Staff));
    command(kiosk, StaffCommand::Begin);
    let start = shown(kiosk);
    command(kiosk, StaffCommand::Next);
    type_back(kiosk, &start, |kiosk, group| type_in(kiosk, group));
    let recovery = shown(kiosk);
    command(kiosk, StaffCommand::Next);
    type_back(kiosk, &recovery, |kiosk, group| type_in(kiosk, group));
    command(kiosk, StaffCommand::Place(place));
    (start, recovery)
}

/// The whole first run with three employees, without a finger; the pad is shown then.
pub fn set_up(kiosk: &impl Screened) -> Cards {
    set_up_in(Place::StaffRoom, kiosk)
}

/// The same where the screen stands in `place`.
pub fn set_up_in(place: Place, kiosk: &impl Screened) -> Cards {
    let (start, recovery) = begin_in(place, kiosk);
    let people = [("MK", Right::Compass), ("JH", Right::Compass), ("SLØ", Right::House)];
    let pins: Vec<Vec<u8>> = people.into_iter().map(|(initials, right)| add(kiosk, initials, right)).collect();
    command(kiosk, StaffCommand::Finish);
    let AccessView::Pad(pad) = access(kiosk) else { panic!("no pad, but {:?}", access(kiosk)) };
    let pins = pad.tiles.iter().map(|tile| tile.id).zip(pins).collect();
    Cards { start, recovery, pins }
}

/// The desk of the first employee, without a finger.
pub fn open(kiosk: &impl Screened) -> Cards {
    let cards = set_up(kiosk);
    log_in(kiosk, &cards.pins[0]);
    cards
}

/// The desk of a new house's first employee on screens without a kiosk around them.
pub fn open_on(screens: &RefCell<Screens>) {
    let act = |command| {
        screens.borrow_mut().staff_command(command);
        screens.borrow_mut().poll();
    };
    let view = || screens.borrow().app().access(Language::Danish);
    let copied = || match view() {
        AccessView::ShowCode(view) => whole(&view.groups),
        AccessView::ShowPin(view) => view.pin.as_slice().to_vec(),
        other => panic!("no code is shown, but {other:?}"),
    };
    act(StaffCommand::Begin);
    for _ in 0..2 {
        let code = copied();
        act(StaffCommand::Next);
        while let AccessView::TypeBack(view) = view() {
            let at = (view.group - 1) * 4;
            code[at..at + 4].iter().for_each(|digit| act(StaffCommand::Digit(*digit)));
        }
    }
    act(StaffCommand::Place(Place::StaffRoom));
    let pins = ["MK", "JH"].map(|initials| {
        act(StaffCommand::Add { initials: initials.to_owned(), right: Right::Compass });
        let pin = copied();
        act(StaffCommand::Next);
        pin.iter().for_each(|digit| act(StaffCommand::Digit(*digit)));
        pin
    });
    act(StaffCommand::Finish);
    act(StaffCommand::Choose(EmployeeId(1)));
    pins[0].iter().for_each(|digit| act(StaffCommand::Digit(*digit)));
    assert!(matches!(view(), AccessView::Open(_)), "{:?}", view());
}

/// Opens the pad to an employee.
pub fn log_in(kiosk: &impl Screened, (id, pin): &(EmployeeId, Vec<u8>)) {
    command(kiosk, StaffCommand::Choose(*id));
    type_in(kiosk, pin);
    assert!(matches!(access(kiosk), AccessView::Open(_)), "{:?}", access(kiosk));
}

/// The pages of running the house, by a name for their pictures and what leads there.
pub fn running_pages(kiosk: &impl Screened) -> Vec<(&'static str, String)> {
    let screens = kiosk.screens().borrow();
    let today = screens.app().today(Language::Danish).expect("a day");
    let id = today.line.first().expect("something today").id.parse().expect("an id");
    let facility = screens.app().store().facilities().expect("facilities")[0].id;
    let pages = [
        ("programme", At::Programme(0)),
        ("time", At::Time(id)),
        ("cancel", At::Cancel(id)),
        ("edit", At::Edit(id)),
        ("where", At::Where),
        ("rhythm", At::Rhythm),
        ("write", At::Write(Field::Text)),
        ("facilities", At::Facilities),
        ("facility", At::Facility(facility)),
        ("wording", At::Wording(facility)),
        ("hours", At::Hours(0)),
        ("needs", At::Needs),
        // A sort of which nothing has been done: entries carry the time of the machine.
        ("history", At::History(Sort::Hours)),
        ("saved", At::Saved(Some(id))),
    ];
    pages.map(|(name, at)| (name, at.name())).into()
}
