//! What the staff side leaves on the disk after a whole day: nothing that can be read, and nothing that can be guessed.

use std::fs;
use std::path::Path;

use fristed::app::keeper::{BackUp, back_up};
use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::codes::CodeKind;
use fristed::domain::employee::{EmployeeId, Right};
use fristed::domain::release::Beats;
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::{Action, Actor, AuditEvent, KeyFile, Store, StoreError, SuggestionBox};
use rusqlite::Connection;

use crate::lysningen::local;
use crate::staff_house::{StaffHouse, wrong};
use crate::suggestion_traces::Log;

const CANARY: &str = "Kanariefugl i køkkenet";
const UNSAVED: &str = "Papegøje på kontoret";

fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            all.extend(files(&entry.path()));
        } else {
            all.push((entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()));
        }
    }
    all
}

pub fn holders(dir: &Path, what: &[u8]) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(what.len()).any(|part| part == what);
    files(dir).into_iter().filter(|(_, bytes)| holds(bytes)).map(|(name, _)| name).collect()
}

pub fn post(house: &mut StaffHouse, text: &str) {
    house.app.post_suggestion(text).unwrap();
    house.app.poll();
}

/// Everything leaves the box on the last of these beats.
pub fn release(house: &mut StaffHouse) {
    let mut now = local("2026-10-13T12:00");
    house.app.tend_box(now);
    for _ in 0..5 {
        now = Beats::default().next(now, HOUSE_ZONE).unwrap().at + chrono::TimeDelta::minutes(1);
        house.app.tend_box(now);
    }
}

fn texts(house: &StaffHouse) -> Vec<String> {
    let session = house.app.session().unwrap();
    let mut texts: Vec<_> =
        house.app.released_suggestions(&session).unwrap().unwrap().iter().map(|one| one.text.to_string()).collect();
    texts.sort();
    texts
}

#[test]
fn after_a_whole_day_nothing_can_be_read_on_the_disk() {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || a_whole_day(&log));
}

/// What is copied elsewhere is looked through as the folder of the house itself, and each line of the log.
fn a_whole_day(log: &Log) {
    let mut house = StaffHouse::new();
    post(&mut house, CANARY);
    let secrets = house.first_run(&[("QXZ", Right::Compass), ("ZXQ", Right::Compass), ("XQZ", Right::House)]);
    house.try_pin(EmployeeId(1), &wrong(&secrets.pins[0].1, 3));
    let session = house.go_in(&secrets.pins[0]);
    house.app.keep_unsaved(&session, "agenda", UNSAVED).unwrap();
    house.press(StaffCommand::NewPin(EmployeeId(3)));
    let fresh = house.learn_pin();
    house.press(StaffCommand::NewStartCode);
    let start = house.copy_code(CodeKind::Start);
    release(&mut house);
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[0]);
    assert_eq!(texts(&house), [CANARY]);
    house.press(StaffCommand::PanicLock);
    let secret: Vec<_> = [&secrets.start, &secrets.recovery, &start, &fresh]
        .into_iter()
        .chain(secrets.pins.iter().map(|(_, pin)| pin))
        .flat_map(|digits| [digits.clone(), digits.iter().map(|digit| digit + b'0').collect()])
        .collect();
    let words = [CANARY, UNSAVED, "QXZ", "ZXQ", "XQZ"].map(|word| word.as_bytes().to_vec());
    let backups = tempfile::tempdir().unwrap();
    let (now, day) = (local("2026-10-13T04:00"), "2026-10-13".parse().unwrap());
    let made = back_up(house.dir.path(), &[backups.path().to_owned()], now, day, true);
    assert!(matches!(made, BackUp::Made(_)), "{made:?}");
    for open in [house.dir.path(), backups.path()] {
        let names: Vec<_> = files(open).into_iter().map(|(name, _)| name).collect();
        assert!(names.iter().any(|name| name == "keys.db") && names.iter().any(|name| name == "vault.db"), "{names:?}");
        for what in secret.iter().chain(&words) {
            assert_eq!(holders(open, what), [""; 0], "{}", String::from_utf8_lossy(what));
        }
    }
    // The scan does see what is there.
    assert!(!holders(house.dir.path(), "Lysningen".as_bytes()).is_empty());
    assert!(!holders(backups.path(), "Lysningen".as_bytes()).is_empty());
    let digits: Vec<_> = secret.iter().filter_map(|digits| std::str::from_utf8(digits).ok()).collect();
    for line in log.lines() {
        let told = [CANARY, UNSAVED, "QXZ", "ZXQ", "XQZ"].iter().chain(&digits).find(|word| line.contains(**word));
        assert_eq!(told, None, "{line}");
    }
}

#[test]
fn the_first_run_gives_the_box_a_key_that_only_the_house_has() {
    let mut house = StaffHouse::new();
    post(&mut house, "før");
    assert!(house.dir.path().join("box.key").exists());
    let old_public = fs::read(house.dir.path().join("box.pub")).unwrap();
    // Another name for the same bytes of the disk: what is only removed can be read there still.
    let beside = tempfile::tempdir().unwrap();
    let bytes = beside.path().join("bytes");
    fs::hard_link(house.dir.path().join("box.key"), &bytes).unwrap();
    assert_ne!(fs::read(&bytes).unwrap(), [0; 32]);
    let secrets = house.first_run(&[("MK", Right::Compass), ("JH", Right::Compass)]);
    assert!(!house.dir.path().join("box.key").exists(), "the old key is gone");
    assert_eq!(fs::read(&bytes).unwrap(), [0; 32], "and overwritten before");
    assert_ne!(fs::read(house.dir.path().join("box.pub")).unwrap(), old_public);
    post(&mut house, "efter");
    house.restart();
    post(&mut house, "efter en genstart");
    release(&mut house);
    // It left while the house was locked; the first who comes in finds it.
    house.type_in(&secrets.start);
    house.go_in(&secrets.pins[1]);
    assert_eq!(texts(&house), ["efter", "efter en genstart", "før"]);
    assert_eq!(SuggestionBox::open(house.dir.path()).unwrap().released().unwrap().len(), 0);
}

/// The plug is pulled between the keys and the box: whatever was put in before, in between and after is found.
#[test]
fn a_change_of_the_boxs_key_that_was_cut_short_is_gone_on_with() {
    for stage in 0..3 {
        let mut house = StaffHouse::new();
        post(&mut house, "før");
        let old = ["box.key", "box.pub", "box.db"].map(|name| (name, fs::read(house.dir.path().join(name)).unwrap()));
        let secrets = house.first_run(&[("MK", Right::Compass), ("JH", Right::Compass)]);
        drop(std::mem::replace(&mut house.app, StaffHouse::new().app));
        // As it was after each of the three steps: nothing done, sealed anew, the public key put in.
        for (name, bytes) in &old[..3 - stage] {
            let keep = matches!((stage, *name), (1, "box.db"));
            if !keep {
                fs::write(house.dir.path().join(name), bytes).unwrap();
            }
        }
        house.restart();
        post(&mut house, "efter");
        assert!(!house.dir.path().join("box.key").exists(), "{stage}");
        release(&mut house);
        house.type_in(&secrets.start);
        house.go_in(&secrets.pins[0]);
        assert_eq!(texts(&house), ["efter", "før"], "{stage}");
    }
}

#[test]
fn what_was_changed_is_sealed_at_each_lock_and_a_cut_is_found() {
    let (mut house, secrets) = StaffHouse::set_up();
    let plain = |dir: &Path| -> i64 {
        Connection::open(dir.join("house.db"))
            .unwrap()
            .query_row("SELECT count(*) FROM audit", [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(plain(house.dir.path()), 0, "the first run seals what was there");
    // Somebody with a shell, while nobody is in.
    let mut store = Store::open(house.dir.path()).unwrap();
    let event = AuditEvent { action: Action::ChangedPart, subject: "hours".to_owned() };
    store.change(Actor::CommandLine, |_| Ok::<_, StoreError>(((), event))).unwrap();
    drop(store);
    assert_eq!(plain(house.dir.path()), 0, "it waits, sealed");
    let session = house.go_in(&secrets.pins[0]);
    let audits = house.app.audits(&session).unwrap().unwrap();
    let (changes, keys) = (audits.house, audits.keys);
    let actions: Vec<_> = changes.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["imported-house", "changed-part"]);
    let told: Vec<_> = keys.iter().map(|row| (row.actor.as_str(), row.action.as_str())).collect();
    assert_eq!(told, [("recovery-key", "set-up"), ("employee 1", "opened")]);
    house.press(StaffCommand::NewPin(EmployeeId(3)));
    house.learn_pin();
    let keys = house.app.audits(&session).unwrap().unwrap().keys;
    assert_eq!((keys[2].action.as_str(), keys[2].subject.as_str()), ("new-pin", "3"));
    house.press(StaffCommand::Lock);
    assert!(house.app.audits(&session).unwrap().is_none());
    for (file, table) in [("house.db", "audit_chain"), ("vault.db", "audit")] {
        let connection = Connection::open(house.dir.path().join(file)).unwrap();
        let last = format!("SELECT number, sealed, mark FROM {table} ORDER BY number DESC LIMIT 1");
        let row: (i64, Vec<u8>, Vec<u8>) =
            connection.query_row(&last, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        connection.execute(&format!("DELETE FROM {table} WHERE number = ?1"), [row.0]).unwrap();
        house.go_in(&secrets.pins[1]);
        let AccessView::Open(open) = house.view() else { panic!() };
        // The chain of keys grows with each opening, so that its cut shows as a wrong entry and not as a missing one.
        assert!(!open.audit_whole, "{file}");
        house.press(StaffCommand::Lock);
        let back = format!("INSERT OR REPLACE INTO {table} (number, sealed, mark) VALUES (?1, ?2, ?3)");
        connection.execute(&back, row).unwrap();
    }
}

#[test]
fn only_a_key_file_that_is_whole_is_opened() {
    let (house, _) = StaffHouse::set_up();
    let path = house.dir.path().join("keys.db");
    drop(house.app);
    fs::write(&path, b"no database").unwrap();
    assert!(KeyFile::open(house.dir.path()).is_err());
    assert_eq!(fs::read(&path).unwrap(), b"no database", "it is not made anew");
}
