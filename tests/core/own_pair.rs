//! The private half of an employee's own pair: in memory while she is in, and nowhere in the process once it has locked.

use std::fs;
use std::path::Path;
use std::process::Command;

use fristed::app::staff::StaffCommand;
use fristed::domain::codes::{Code, CodeKind};
use fristed::domain::employee::EmployeeId;
use fristed::domain::pin::Pin;
use fristed::store::KeyFile;
use fristed::vault::hierarchy::PadKey;

use crate::staff_house::{Secrets, StaffHouse};
use crate::suggestion_traces::hits_in_memory;

const FOLDER: &str = "FRISTED_TEST_OWN_PAIR";
const HIDDEN: &str = "hidden";
const CARDS: &str = "cards";

/// Sixteen bytes from the middle of the key of the first employee, each one more, so that no copy of the key is in the
/// file. Its first and last bytes are other ones while the key is used.
fn hidden(house: &StaffHouse, secrets: &Secrets) -> Vec<u8> {
    let file = KeyFile::open(house.dir.path()).unwrap();
    let code = Code::new(CodeKind::Start, &secrets.start).unwrap();
    let pad = PadKey::from_slot(&code, &file.start_slot().unwrap()).unwrap();
    let one = &file.employees().unwrap()[0];
    let held = pad.open_pin(one.id, &Pin::typed(&secrets.pins[0].1).unwrap(), &one.slot.sealed).unwrap();
    held.own.bytes_for_tests()[8..24].iter().map(|byte| byte.wrapping_add(1)).collect()
}

/// Not a test of its own: a process in which somebody comes in, uses her pair, and locks.
#[test]
fn a_child_that_comes_in_and_locks() {
    let Some(dir) = std::env::var_os(FOLDER) else { return };
    let dir = Path::new(&dir);
    let (hidden, cards) = (fs::read(dir.join(HIDDEN)).unwrap(), fs::read(dir.join(CARDS)).unwrap());
    let (start, pin) = cards.split_at(CodeKind::Start.digits());
    let mut house = StaffHouse::new();
    // The house of the parent in the place of its own.
    for name in ["keys.db", "keys.db-wal", "vault.db", "vault.db-wal"] {
        if dir.join(name).exists() {
            fs::copy(dir.join(name), house.dir.path().join(name)).unwrap();
        }
    }
    house.restart();
    house.type_in(start);
    assert_eq!(hits_in_memory(&hidden), 0, "the start code opens no pair");
    let who = (EmployeeId(1), pin.to_vec());
    let session = house.go_in(&who);
    assert!(hits_in_memory(&hidden) > 0, "while she is in it is found");
    house.app.keep_unsaved(&session, "page", "halvt").unwrap();
    house.press(StaffCommand::Lock);
    let session = house.go_in(&who);
    assert!(house.app.take_unsaved(&session).unwrap().is_some(), "what was sealed to it was opened with it");
    house.press(StaffCommand::Lock);
    println!("own {}", hits_in_memory(&hidden));
    house.go_in(&who);
    house.press(StaffCommand::PanicLock);
    println!("cold {}", hits_in_memory(&hidden));
}

#[test]
fn once_locked_nothing_of_her_own_pair_is_in_memory() {
    let (house, secrets) = StaffHouse::set_up();
    let dir = house.dir.path();
    fs::write(dir.join(HIDDEN), hidden(&house, &secrets)).unwrap();
    fs::write(dir.join(CARDS), [&secrets.start[..], &secrets.pins[0].1].concat()).unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "own_pair::a_child_that_comes_in_and_locks", "--nocapture", "--test-threads=1"])
        .env(FOLDER, dir)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("own 0\n") && said.contains("cold 0\n"), "{said}");
}
