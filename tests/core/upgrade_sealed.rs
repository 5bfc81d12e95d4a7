//! Keys, sealed records and lists of each schema that there has been: they open with everything that was in them, and
//! the house is backed up before they change.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::rc::Rc;

use fristed::app::running::Run;
use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::compass::PersonId;
use fristed::domain::duty::Step;
use fristed::store::backup::{self, HERE, KEY_FOLDER};
use fristed::store::person_file::SealedRecord;
use fristed::store::{Kind, RecordFile, Store};
use fristed::vault::envelope::Key;
use rusqlite::Connection;

use crate::joining::one;
use crate::some::date;
use crate::staff_house::{SetMachine, StaffHouse};
use crate::staff_traces::{post, release};
use crate::store::example_house;
use crate::upgrade::{old_file, steps_in};

fn version(file: &Path) -> usize {
    let connection = Connection::open(file).unwrap();
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    usize::try_from(version).unwrap()
}

/// Puts a file of the first `count` steps, with all that was in it, into the place of the newest.
fn age(file: &Path, application: i32, count: usize) -> Vec<(String, i64)> {
    let folder = file.file_stem().unwrap().to_str().unwrap();
    let aside = file.with_extension("newest");
    // What is in the journal goes into the file.
    Connection::open(file).unwrap().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    fs::rename(file, &aside).unwrap();
    for side in ["-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{side}", file.display()));
    }
    let tables = old_file(file, &aside, (&steps_in(folder), application), count);
    fs::remove_file(aside).unwrap();
    tables
}

fn rows(file: &Path, table: &str) -> i64 {
    let connection = Connection::open(file).unwrap();
    connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn keys_and_records_of_every_schema_open_with_all_that_was_in_them() {
    for (name, application, newest) in [("keys.db", 0x4672_694B, 3), ("vault.db", 0x4672_6956, 4)] {
        let folder = name.trim_end_matches(".db");
        assert!(steps_in(folder).len() >= newest, "{name}");
        for count in 1..steps_in(folder).len() {
            let (mut house, secrets) = StaffHouse::set_up();
            for text in ["en", "to", "tre"] {
                post(&mut house, text);
            }
            release(&mut house);
            let session = house.go_in(&secrets.pins[0]);
            house.app.run(&session, &Run::PutUpNeed("kaffe".to_owned())).unwrap();
            house.press(StaffCommand::Lock);
            let dir = house.dir.path().to_owned();
            // Nobody has the files open while the program is exchanged.
            house.app = fristed::app::App::new(Store::in_memory().unwrap(), Rc::<SetMachine>::clone(&house.machine));
            let tables = age(&dir.join(name), application, count);
            assert!(tables.iter().any(|(_, rows)| *rows > 0), "{tables:?}");
            house.restart();
            let before = backup::newest(&[dir.join(HERE)]).unwrap_or_else(|| panic!("{name} {count}: no backup"));
            before.verify().unwrap();
            let kept = if name == "vault.db" { before.path } else { dir.join(HERE).join(KEY_FOLDER) };
            assert_eq!(version(&kept.join(name)), count, "{name}: as it was");
            assert_eq!(version(&dir.join(name)), steps_in(folder).len(), "{name}");
            for (table, there) in &tables {
                assert_eq!(rows(&dir.join(name), table), *there, "{name} {count}: {table}");
            }
            house.type_in(&secrets.start);
            let session = house.go_in(&secrets.pins[0]);
            let AccessView::Open(open) = house.view() else { panic!("{:?}", house.view()) };
            assert!(open.audit_whole, "{name} {count}");
            assert_eq!(house.app.released_suggestions(&session).unwrap().unwrap().len(), 3, "{name} {count}");
            // Nothing is backed up because of a schema a second time.
            house.restart();
            assert_eq!(backup::all(&dir.join(HERE)).len(), 1, "{name} {count}");
        }
    }
}

/// A wheel with an answer to everything, sealed.
const WHEEL: [u8; 1320] = [7; 1320];

fn wheel(number: u8) -> SealedRecord {
    let kind = Kind { name: "wheel", key: "person", version: 1 };
    SealedRecord { kind, id: vec![number; 16], sealed: WHEEL.to_vec() }
}

/// Ten years of wheels have to fit on the disk: three lie on the room that each of them took before.
#[test]
fn a_wheel_takes_hardly_more_room_than_it_has_letters_also_after_an_upgrade() {
    let dir = crate::some::private_folder();
    let file = dir.path().join("vault.db");
    let before = Connection::open(&file).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    before.pragma_update(None, "application_id", 0x4672_6956).unwrap();
    for step in &steps_in("vault")[..3] {
        before.execute_batch(&fs::read_to_string(step).unwrap()).unwrap();
    }
    before.pragma_update(None, "user_version", 3).unwrap();
    for number in 0..200_u8 {
        let sql = "INSERT INTO person_record (person, kind, id, sealed) VALUES (?1, 'wheel', ?2, ?3)";
        before.execute(sql, rusqlite::params![[number; 16], [number; 16], WHEEL]).unwrap();
    }
    drop(before);
    let of_a_wheel = || fs::metadata(&file).unwrap().len() / 200;
    assert!(of_a_wheel() > 4096, "{}", of_a_wheel());
    let records = RecordFile::open(dir.path()).unwrap();
    assert!(of_a_wheel() < 2500, "{} bytes for 1320", of_a_wheel());
    for number in 200..=255 {
        records.put_sealed_of(PersonId::new([number; 16]), wheel(number).kind, &[number; 16], &WHEEL).unwrap();
    }
    for number in 0..=255 {
        let of = records.sealed_of(PersonId::new([number; 16]), wheel(number).kind).unwrap();
        assert_eq!(of, [(vec![number; 16], WHEEL.to_vec())], "{number}");
    }
}

/// Nothing in the file says in which order anything was written.
#[test]
fn where_a_record_of_a_person_lies_is_drawn() {
    let dir = crate::some::private_folder();
    let records = RecordFile::open(dir.path()).unwrap();
    for number in 0..40 {
        records.write_sealed_of(PersonId::new([number; 16]), &[wheel(number)], &[]).unwrap();
    }
    drop(records);
    let connection = Connection::open(dir.path().join("vault.db")).unwrap();
    let mut statement = connection.prepare("SELECT id FROM person_record ORDER BY number").unwrap();
    let order: Vec<Vec<u8>> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(order.len(), 40);
    assert!(!order.is_sorted() && !order.iter().rev().is_sorted(), "{order:?}");
}

#[test]
fn lists_of_every_schema_open_with_all_that_was_in_them() {
    for count in 1..steps_in("joining").len() {
        let (dir, mut store) = example_house();
        let sign_up = one("vagt", "2026-10-18", "fugl", "snegl", Step::Look);
        store.joining_mut().add(&sign_up).unwrap();
        drop(store);
        age(&dir.path().join("joining.db"), 0x4652_4A4F, count);
        let store = Store::open(dir.path()).unwrap();
        assert_eq!(store.joining().sign_ups(date("2026-10-13")).unwrap(), [sign_up], "{count}");
        assert_eq!(version(&dir.path().join("joining.db")), steps_in("joining").len());
    }
}

/// A file that a newer program has written is not touched, whichever it is.
#[test]
fn newer_records_are_not_touched() {
    let dir = crate::some::private_folder();
    drop(RecordFile::open(dir.path()).unwrap());
    let file = dir.path().join("vault.db");
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(RecordFile::open(dir.path()).is_err());
    assert_eq!(version(&file), 99);
    let key = Key::random().unwrap();
    Connection::open(&file).unwrap().pragma_update(None, "user_version", steps_in("vault").len() as i64).unwrap();
    assert_eq!(RecordFile::open(dir.path()).unwrap().all(Kind::RELEASED, &key).unwrap().1, 0);
}
