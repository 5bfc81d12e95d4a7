//! The pages of the staff's side at every size, with made-up people: nothing cut off, nothing too small, and nothing
//! drawn that has not changed.

use fristed::app::staff::StaffCommand;
use fristed::domain::employee::Right;
use fristed::screens::place::Spot;
use fristed::screens::staff::Door;

use crate::harness::{FULL_HD, Kiosk, TUESDAY_MORNING};
use crate::rules::{Findings, check};
use crate::staff_house::{Cards, add, begin, command, log_in, open, set_up, shown, type_in};
use crate::staff_lists::people;
use crate::staff_sweep::every_size as sweep;

fn act(kiosk: &Kiosk, action: &str) {
    kiosk.screens.borrow_mut().act(action);
    kiosk.woken();
}

#[test]
fn the_first_time_at_every_size() {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    kiosk.place(|place| place.go(Spot::Staff));
    sweep(&kiosk, "welcome", &mut findings);
    command(&kiosk, StaffCommand::Begin);
    sweep(&kiosk, "start code shown", &mut findings);
    command(&kiosk, StaffCommand::Next);
    type_in(&kiosk, &[1, 2]);
    sweep(&kiosk, "start code typed back", &mut findings);
    type_in(&kiosk, &[3, 4]);
    sweep(&kiosk, "another start code", &mut findings);
    command(&kiosk, StaffCommand::Leave);
    begin(&kiosk);
    sweep(&kiosk, "employees wanted", &mut findings);
    act(&kiosk, "staff-write");
    sweep(&kiosk, "initials", &mut findings);
    act(&kiosk, "staff-written");
    sweep(&kiosk, "initials refused", &mut findings);
    command(&kiosk, StaffCommand::Add { initials: "ÅØÆW".into(), right: Right::Compass });
    sweep(&kiosk, "a pin", &mut findings);
    let pin = shown(&kiosk);
    command(&kiosk, StaffCommand::Next);
    sweep(&kiosk, "a pin typed back", &mut findings);
    type_in(&kiosk, &pin);
    add(&kiosk, "MK", Right::Compass);
    sweep(&kiosk, "employees enough", &mut findings);
    findings.none();
}

#[test]
fn the_place_and_the_recovery_key_at_every_size() {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    kiosk.place(|place| place.go(Spot::Staff));
    command(&kiosk, StaffCommand::Begin);
    let start = shown(&kiosk);
    command(&kiosk, StaffCommand::Next);
    type_in(&kiosk, &start);
    sweep(&kiosk, "recovery key shown", &mut findings);
    let recovery = shown(&kiosk);
    command(&kiosk, StaffCommand::Next);
    sweep(&kiosk, "recovery key typed back", &mut findings);
    crate::staff_house::type_back(&kiosk, &recovery, type_in);
    sweep(&kiosk, "where the screen stands", &mut findings);
    findings.none();
}

#[test]
fn the_pad_and_the_codes_at_every_size() {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    let Cards { recovery, pins, .. } = set_up(&kiosk);
    sweep(&kiosk, "pad", &mut findings);
    act(&kiosk, "staff-code-gone");
    sweep(&kiosk, "the code is gone", &mut findings);
    act(&kiosk, "staff-code-there");
    command(&kiosk, StaffCommand::Choose(pins[0].0));
    type_in(&kiosk, &[1, 2, 3]);
    sweep(&kiosk, "pad of one", &mut findings);
    command(&kiosk, StaffCommand::Restart);
    for by in 1..=5 {
        let mut pin = pins[0].1.clone();
        pin[0] = (pin[0] + by) % 10;
        type_in(&kiosk, &pin);
        if by == 1 {
            sweep(&kiosk, "another pin", &mut findings);
        }
    }
    sweep(&kiosk, "a wait", &mut findings);
    log_in(&kiosk, &pins[1]);
    command(&kiosk, StaffCommand::PanicLock);
    kiosk.place(|place| place.go(Spot::Staff));
    type_in(&kiosk, &[1, 2, 3, 4, 5, 6]);
    sweep(&kiosk, "start code", &mut findings);
    type_in(&kiosk, &[0; 10]);
    sweep(&kiosk, "another start code", &mut findings);
    kiosk.wait_seconds(11);
    command(&kiosk, StaffCommand::UseRecoveryKey);
    type_in(&kiosk, &recovery[..6]);
    sweep(&kiosk, "recovery key", &mut findings);
    act(&kiosk, "staff-all-lost");
    sweep(&kiosk, "all lost", &mut findings);
    findings.none();
}

#[test]
fn the_desk_and_its_doors_at_every_size() {
    let kiosk = Kiosk::over(TUESDAY_MORNING, people);
    let mut findings = Findings::default();
    let cards = open(&kiosk);
    sweep(&kiosk, "desk", &mut findings);
    let doors = [
        Door::Employees,
        Door::Employee(cards.pins[2].0),
        Door::Leaving(cards.pins[2].0),
        Door::Right(cards.pins[2].0),
        Door::Right(cards.pins[1].0),
        Door::Here,
        Door::Guides(None),
    ];
    for door in doors {
        let name = format!("{door:?}");
        kiosk.place(|place| place.go(Spot::Desk(door)));
        sweep(&kiosk, &name, &mut findings);
    }
    findings.none();
}

/// With everybody of a large house the tiles have a page of their own, on as many sheets as it takes.
#[test]
fn twenty_employees_at_every_size() {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    begin(&kiosk);
    for at in 0..20_u8 {
        add(&kiosk, &format!("M{}", char::from(b'A' + at)), Right::Compass);
    }
    command(&kiosk, StaffCommand::Finish);
    sweep(&kiosk, "pad of twenty", &mut findings);
    kiosk.press("MB");
    sweep(&kiosk, "pad of one of twenty", &mut findings);
    assert!(kiosk.button("En anden").is_some(), "{:#?}", kiosk.buttons());
    findings.none();
}

/// Colours change no box but that of a rim.
#[test]
fn the_dark_colours() {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    kiosk.contrast(true);
    open(&kiosk);
    kiosk.contrast(true);
    check(&kiosk.look(), None, FULL_HD, "desk", "dark", &mut findings);
    command(&kiosk, StaffCommand::Lock);
    kiosk.place(|place| place.go(Spot::Staff));
    kiosk.contrast(true);
    check(&kiosk.look(), None, FULL_HD, "pad", "dark", &mut findings);
    findings.none();
}
