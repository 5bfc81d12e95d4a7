//! What a start does about a file that is damaged, gone, newer, or on a disk that takes nothing.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::Utc;
use fristed::app::App;
use fristed::app::status::Status;
use fristed::domain::facility::{FacilityId, Recorded};
use fristed::domain::text::Language;
use fristed::kiosk::clock::PageClock;
use fristed::store::backup::{self, HERE};
use fristed::store::{Found, Store, StoreError, SuggestionBox, repair};
use rusqlite::Connection;

use crate::cli::{Place, names};
use crate::lysningen::local;
use crate::some::{date, line, private_folder, sum};
use crate::store::example_house;

/// A way in which a file can go bad; it is given the path and the sound bytes.
type Damage = (String, Box<dyn Fn(&Path, &[u8])>);

fn damage(what: &str, how: impl Fn(&Path, &[u8]) + 'static) -> Damage {
    (what.to_owned(), Box::new(how))
}

fn bytes(what: &str, how: impl Fn(Vec<u8>) -> Vec<u8> + 'static) -> Damage {
    damage(what, move |path, sound| fs::write(path, how(sound.to_vec())).unwrap())
}

fn sql(what: &str, sql: &'static str) -> Damage {
    damage(what, move |path, _| Connection::open(path).unwrap().execute_batch(sql).unwrap())
}

/// More than thirty kinds of damage.
fn corpus() -> Vec<Damage> {
    let mut all = vec![
        bytes("empty", |_| Vec::new()),
        bytes("one byte", |bytes| bytes[..1].to_vec()),
        bytes("a letter", |_| b"This is a letter, not a house.".repeat(200)),
        bytes("zeros", |bytes| vec![0; bytes.len()]),
        bytes("a header of zeros", |mut bytes| {
            bytes[..100].fill(0);
            bytes
        }),
        bytes("another page size", |mut bytes| {
            bytes[16..18].copy_from_slice(&[0, 7]);
            bytes
        }),
        bytes("another format", |mut bytes| {
            bytes[18..20].copy_from_slice(&[9, 9]);
            bytes
        }),
        bytes("another way to fill pages", |mut bytes| {
            bytes[21..24].fill(99);
            bytes
        }),
        bytes("another program's number", |mut bytes| {
            bytes[68..72].copy_from_slice(b"ABCD");
            bytes
        }),
        bytes("no version", |mut bytes| {
            bytes[60..64].fill(0);
            bytes
        }),
        bytes("a negative version", |mut bytes| {
            bytes[60..64].fill(0xFF);
            bytes
        }),
        bytes("the first page twice", |bytes| [&bytes[..4096], &bytes[..4096], &bytes[8192..]].concat()),
        bytes("pages in another order", |mut bytes| {
            let (one, other) = bytes.split_at_mut(8192);
            one[4096..].swap_with_slice(&mut other[..4096]);
            bytes
        }),
        bytes("a folded file", |mut bytes| {
            let half = bytes.len() / 2;
            bytes.copy_within(half.., 100);
            bytes
        }),
        damage("a folder", |path, _| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        }),
        damage("a link to nowhere", |path, _| {
            fs::remove_file(path).unwrap();
            symlink("/nowhere/house.db", path).unwrap();
        }),
        damage("a pipe", |path, _| {
            fs::remove_file(path).unwrap();
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        }),
        damage("a folder for its journal", |path, _| fs::create_dir(path.with_extension("db-wal")).unwrap()),
        damage("a folder for its index", |path, _| fs::create_dir(path.with_extension("db-shm")).unwrap()),
        sql("a table that is gone", "DROP TABLE facility_instead"),
        sql("the first tables are gone", "PRAGMA foreign_keys=OFF; DROP TABLE activity_rule; DROP TABLE house"),
        sql(
            "a schema that is nonsense",
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE NONSENSE' WHERE name = 'house'",
        ),
        sql(
            "a table on the wrong page",
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'house'",
        ),
        sql(
            "two tables on one page",
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'house') WHERE name = 'part'",
        ),
    ];
    for cut in [15, 99, 100, 1000, 4095, 4096, 4097, 20_000, 100_001] {
        all.push(bytes(&format!("cut at {cut}"), move |bytes| bytes[..cut].to_vec()));
    }
    for page in [1usize, 2, 5, 9, 14] {
        all.push(bytes(&format!("page {page} overwritten"), move |mut bytes| {
            bytes[page * 4096..(page + 1) * 4096].fill(0xA5);
            bytes
        }));
    }
    all
}

/// A house called Lysningen, with a backup of it; and the bytes of its file.
fn with_backup() -> (tempfile::TempDir, Vec<u8>) {
    let (dir, store) = example_house();
    drop(store);
    let here = dir.path().join(HERE);
    assert!(backup::make_here(dir.path(), &here));
    backup::make(dir.path(), &here, local("2026-10-13T03:30"), date("2026-10-13"), true).unwrap();
    let sound = fs::read(dir.path().join("house.db")).unwrap();
    (dir, sound)
}

/// The same folder with another damage, without making a house each time.
fn copy_of(dir: &Path, to: &Path) {
    for name in ["house.db", "backup.id"] {
        fs::copy(dir.join(name), to.join(name)).unwrap();
    }
}

#[test]
fn whatever_happens_to_the_file_the_newest_backup_takes_its_place() {
    let (original, sound) = with_backup();
    let backups = [original.path().join(HERE)];
    let kinds = corpus();
    assert!(kinds.len() >= 30, "{}", kinds.len());
    for (what, how) in &kinds {
        let dir = private_folder();
        copy_of(original.path(), dir.path());
        let file = dir.path().join("house.db");
        how(&file, &sound);
        let store = Store::open_or_repair(dir.path(), &backups).unwrap_or_else(|error| panic!("{what}: {error}"));
        let Found::Repaired { aside: Some(aside), from } = store.found() else { panic!("{what}: {:?}", store.found()) };
        assert_eq!(*from, local("2026-10-13T03:30"), "{what}");
        assert!(fs::symlink_metadata(aside).is_ok(), "{what}: never deleted");
        assert_eq!(store.house().unwrap().unwrap().name, line("Lysningen"), "{what}");
        assert_eq!(store.check().unwrap(), [], "{what}");
        let told = repair::last(dir.path(), Utc::now()).unwrap();
        assert_eq!(told.from, Some(*from), "{what}");
        drop(store);
        assert_eq!(*Store::open(dir.path()).unwrap().found(), Found::House, "{what}: once is enough");
    }
}

#[test]
fn without_a_backup_a_bad_file_is_moved_aside_as_it_was() {
    let (original, sound) = with_backup();
    for (what, how) in corpus() {
        let dir = private_folder();
        copy_of(original.path(), dir.path());
        let file = dir.path().join("house.db");
        how(&file, &sound);
        let bad = fs::metadata(&file).is_ok_and(|found| found.is_file()).then(|| sum(&fs::read(&file).unwrap()));
        let store = Store::open(dir.path()).unwrap_or_else(|error| panic!("{what}: {error}"));
        let Found::Damaged { aside } = store.found() else { panic!("{what}: {:?}", store.found()) };
        if let Some(bad) = bad {
            assert_eq!(sum(&fs::read(aside).unwrap()), bad, "{what}");
        }
        assert!(store.house().unwrap().is_none() && store.check().unwrap().is_empty(), "{what}");
        assert_eq!(repair::last(dir.path(), Utc::now()).unwrap().from, None, "{what}");
    }
}

#[test]
fn a_file_that_its_owner_cannot_read_is_as_good_as_none() {
    let (dir, _) = with_backup();
    let file = dir.path().join("house.db");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    let store = Store::open(dir.path()).unwrap();
    assert_eq!(store.house().unwrap().unwrap().name, line("Lysningen"));
    // Whoever may read everything reads it all the same.
    let may_read_everything = *store.found() == Found::House;
    assert!(may_read_everything || matches!(store.found(), Found::Repaired { .. }), "{:?}", store.found());
}

#[test]
fn a_file_that_is_gone_comes_back_only_to_the_house_it_was_of() {
    let (dir, _) = with_backup();
    fs::remove_file(dir.path().join("house.db")).unwrap();
    let store = Store::open(dir.path()).unwrap();
    assert_eq!(*store.found(), Found::Repaired { aside: None, from: local("2026-10-13T03:30") });
    assert!(store.house().unwrap().is_some());
    let other = private_folder();
    let store = Store::open_or_repair(other.path(), &[dir.path().join(HERE)]).unwrap();
    assert_eq!(*store.found(), Found::Nothing, "a new house is not another one");
}

#[test]
fn the_lists_begin_empty_with_a_house_from_a_backup_and_leave_nothing_behind() {
    let (dir, _) = with_backup();
    let wish = crate::joining::one("vagt", "2026-10-18", "fugl", "bro", fristed::domain::duty::Step::Look);
    Store::open(dir.path()).unwrap().joining_mut().add(&wish).unwrap();
    let list = dir.path().join("joining.db");
    let open = fs::File::open(&list).unwrap();
    assert_eq!(Store::open(dir.path()).unwrap().joining().sign_ups(date("2026-10-13")).unwrap().len(), 1);
    fs::write(dir.path().join("house.db"), "nonsense").unwrap();
    let store = Store::open(dir.path()).unwrap();
    assert!(matches!(store.found(), Found::Repaired { .. }));
    assert_eq!(store.joining().sign_ups(date("2026-10-13")).unwrap(), []);
    assert!(store.lists_lost_at().is_some(), "the page says so");
    let left = std::io::read_to_string(open).unwrap();
    assert!(!left.is_empty() && left.bytes().all(|byte| byte == 0), "what lay on the disk was overwritten");
}

#[test]
fn a_bad_backup_is_passed_over_for_an_older_one() {
    let (dir, _) = with_backup();
    let here = dir.path().join(HERE);
    let newer = backup::make(dir.path(), &here, local("2026-10-14T03:30"), date("2026-10-14"), true).unwrap();
    fs::write(newer.path.join("house.db"), "nonsense").unwrap();
    fs::write(dir.path().join("house.db"), "nonsense").unwrap();
    let store = Store::open(dir.path()).unwrap();
    assert!(matches!(store.found(), Found::Repaired { from, .. } if *from == local("2026-10-13T03:30")));
}

#[test]
fn staff_are_told_what_is_missing() {
    let (dir, _) = with_backup();
    fs::write(dir.path().join("house.db"), "nonsense").unwrap();
    let store = Store::open(dir.path()).unwrap();
    let app = App::new(store, std::rc::Rc::new(PageClock::frozen(local("2026-10-13T12:00"))));
    let told = app.status(Utc::now());
    let from = local("2026-10-13T03:30");
    assert!(told.iter().any(|one| matches!(one, Status::Repaired(_, Some(at)) if *at == from)), "{told:?}");
    let aside = names(dir.path()).into_iter().find(|name| name.starts_with("house.db.damaged")).unwrap();
    fs::remove_file(dir.path().join(aside)).unwrap();
    assert!(!app.status(Utc::now()).iter().any(|one| matches!(one, Status::Repaired(..))), "it was taken away");
}

#[test]
fn a_newer_house_is_shown_and_never_written() {
    let (dir, _) = with_backup();
    let file = dir.path().join("house.db");
    Connection::open(&file).unwrap().execute_batch("PRAGMA user_version = 99; CREATE TABLE later (x)").unwrap();
    let before = fs::read(&file).unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Newer { found: 99, .. })));
    let mut store = Store::open_reading(dir.path()).unwrap();
    assert!(store.is_reading() && store.again().is_err());
    assert!(matches!(store.set_facility(FacilityId(1), &Recorded::Free), Err(StoreError::ReadOnly)));
    let wish = crate::joining::one("vagt", "2026-10-18", "fugl", "bro", fristed::domain::duty::Step::Look);
    assert!(store.joining_mut().add(&wish).is_err(), "nobody is told that they are on a list");
    let app = App::new(store, std::rc::Rc::new(PageClock::frozen(local("2026-10-13T12:00"))));
    assert!(!app.today(Language::Danish).unwrap().line.is_empty());
    assert!(app.status(Utc::now()).contains(&Status::OnlyReading));
    assert_eq!(fs::read(&file).unwrap(), before);
    Connection::open(&file).unwrap().execute_batch("PRAGMA foreign_keys=OFF; DROP TABLE house").unwrap();
    assert!(Store::open_reading(dir.path()).is_err(), "what it cannot understand it does not show");
}

#[test]
fn check_looks_at_the_box_its_keys_and_the_lists() {
    let place = Place::new();
    place.fine(&["today", "--now", "2026-10-13T09:40"]);
    drop(SuggestionBox::open(&place.house()).unwrap());
    place.fine(&["check"]);
    let wrong: [(&str, &str, &str); 4] = [
        ("box.key", "", "box.key is missing"),
        ("box.db", "nonsense", "box.db cannot be read"),
        ("joining.db", "nonsense", "joining.db is damaged"),
        ("vault.db", "nonsense", "vault.db is damaged"),
    ];
    for (name, text, said) in wrong {
        let path = place.house().join(name);
        let before = fs::read(&path).ok();
        if text.is_empty() {
            fs::remove_file(&path).unwrap()
        } else {
            fs::write(&path, text).unwrap()
        }
        let found = place.run(&["check"]);
        assert_eq!(found.code, 1, "{name}");
        assert!(found.out.contains(&format!("fault: {said}")), "{}", found.out);
        assert_eq!(fs::read(&path).unwrap_or_default(), text.as_bytes(), "check changes nothing");
        match before {
            Some(before) => {
                fs::write(&path, before).unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            }
            None => fs::remove_file(&path).unwrap(),
        }
    }
}

#[test]
fn a_folder_that_can_only_be_read_is_shown() {
    let (dir, _) = with_backup();
    let store = Store::open_reading(dir.path()).unwrap();
    assert_eq!(store.house().unwrap().unwrap().name, line("Lysningen"));
    let all = |folder: &Path| -> Vec<(PathBuf, u64)> {
        let files = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).filter(|path| path.is_file());
        files.map(|path| (path.clone(), sum(&fs::read(path).unwrap()))).collect()
    };
    let before = all(dir.path());
    let app = App::new(store, std::rc::Rc::new(PageClock::frozen(local("2026-10-13T12:00"))));
    app.today(Language::Danish).unwrap();
    app.join(Language::Danish).unwrap();
    assert_eq!(all(dir.path()), before, "nothing is written");
}
