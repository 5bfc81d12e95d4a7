//! The staff side when the program is ended at any moment: no wrong try is forgotten, and no change is half there.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use fristed::domain::codes::{Code, CodeKind};
use fristed::domain::employee::EmployeeId;
use fristed::domain::pin::Pin;
use fristed::domain::throttle::{Boot, Lived, Uptime};
use fristed::store::{KeyFile, StoredEmployee};
use fristed::vault::hierarchy::{PadKey, recover};
use fristed::vault::random;
use fristed::vault::slots::KdfPolicy;

use crate::staff_house::{Secrets, StaffHouse};

const FOLDER: &str = "FRISTED_TEST_STAFF";
const CODE: &str = "FRISTED_TEST_CODE";

fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).unwrap();
}

fn spell(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(digit + b'0')).collect()
}

fn read(text: &str) -> Vec<u8> {
    text.bytes().map(|byte| byte - b'0').collect()
}

/// Not a test of its own: what the tests below start and end. It changes the start code over and over and counts a
/// wrong try after each, as the worker of the staff side does.
#[test]
fn a_child_that_changes_codes() {
    let Some(dir) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut file = KeyFile::open(Path::new(&dir)).unwrap();
    let code = Code::new(CodeKind::Start, &read(&std::env::var(CODE).unwrap())).unwrap();
    let mut pad = PadKey::from_slot(&code, &file.start_slot().unwrap()).unwrap();
    let id = EmployeeId(1);
    for second in 0.. {
        let code = random::code(CodeKind::Start).unwrap();
        say(&format!("code {}", spell(code.digits())));
        let fresh = PadKey::new().unwrap();
        let employees: Vec<StoredEmployee> = file
            .employees()
            .unwrap()
            .into_iter()
            .map(|mut one| {
                one.profile = fresh.seal_profile(&pad.open_profile(one.id, &one.profile).unwrap()).unwrap();
                one.slot.sealed = pad.rewrap(&fresh, one.id, &one.slot.sealed).unwrap();
                one
            })
            .collect();
        let slot = fresh.slot(KdfPolicy::cheap(), &code).unwrap();
        let recovery = fresh.for_recovery(&file.recovery().unwrap().public).unwrap();
        file.change_start_code(&slot, &recovery, &employees).unwrap();
        pad = fresh;
        say("changed");
        let mut tries = file.tries(id).unwrap().unwrap();
        let now = Uptime { boot: Boot([1; 16]), at: Duration::from_secs(second) };
        tries.count = tries.count.saturating_add(1);
        tries.wrong.push(Lived(now.at));
        tries.last = now;
        file.save_tries(id, &tries).unwrap();
        say(&format!("count {}", tries.count));
    }
}

/// Lets the child run for a while and ends it with SIGKILL; what it had said by then.
fn runs_until_killed(dir: &Path, code: &[u8], wait: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "staff_crash::a_child_that_changes_codes", "--nocapture", "--test-threads=1"])
        .env(FOLDER, dir)
        .env(CODE, spell(code))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(wait);
    child.kill().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok).collect();
    child.wait().unwrap();
    lines
}

fn said<'a>(lines: &'a [String], word: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.split_once(word).map(|(_, rest)| rest)).collect()
}

#[test]
fn killed_at_fifty_moments_no_try_is_forgotten_and_one_start_code_opens_everything() {
    let (house, Secrets { start, recovery, pins }) = StaffHouse::set_up();
    let dir = std::rc::Rc::clone(&house.dir);
    drop(house.app);
    let recovery = Code::new(CodeKind::Recovery, &recovery).unwrap();
    let (mut code, mut changes, mut counted) = (start, 0, 0);
    for round in 0..50_u64 {
        let lines = runs_until_killed(dir.path(), &code, Duration::from_millis(15 + round * 37 % 120));
        let (drawn, shown) = (said(&lines, "code "), said(&lines, "count "));
        changes += lines.iter().filter(|line| line.ends_with("changed")).count();
        let mut file = KeyFile::open(dir.path()).unwrap();
        let found = file.tries(EmployeeId(1)).unwrap().unwrap();
        let last = shown.last().map_or(0, |count| count.parse().unwrap());
        assert!(found.count >= last, "round {round}: {} < {last}", found.count);
        assert_eq!(found.wrong.len(), usize::from(found.count), "round {round}: half a count");
        counted += usize::from(last);
        file.save_tries(EmployeeId(1), &Default::default()).unwrap();
        // The last code that was drawn is in force or the one before, and whichever it is opens everything.
        let candidates = drawn.iter().rev().take(2).map(|text| read(text)).chain([code.clone()]);
        let open = |digits: &Vec<u8>| {
            PadKey::from_slot(&Code::new(CodeKind::Start, digits).unwrap(), &file.start_slot().unwrap()).ok()
        };
        let (digits, pad) = candidates.filter_map(|digits| open(&digits).map(|pad| (digits, pad))).next().unwrap();
        for (one, (_, pin)) in file.employees().unwrap().iter().zip(&pins) {
            assert!(pad.open_profile(one.id, &one.profile).is_ok(), "round {round}");
            assert!(pad.open_pin(one.id, &Pin::typed(pin).unwrap(), &one.slot.sealed).is_ok(), "round {round}");
        }
        assert!(recover(&recovery, &file.recovery().unwrap()).unwrap().0 == pad, "round {round}");
        code = digits;
    }
    println!("kill -9: 50 of 50 rounds, {changes} start codes changed, {counted} tries counted");
    assert!(changes > 30 && counted > 30, "the child got too little done to say anything: {changes}, {counted}");
}
