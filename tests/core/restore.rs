//! Putting a backup back: the drill, what it refuses, and what it leaves as it is.

use std::fs;
use std::path::Path;

use fristed::domain::duty::Step;
use fristed::domain::text::Language;
use fristed::store::restore::{find, restore};
use fristed::store::{HouseLock, Store, StoreError, SuggestionBox};

use crate::backup::{full_house, make};
use crate::cli::{Place, names};
use crate::joining::one;
use crate::lysningen::{Lysningen, local};
use crate::some::{EXAMPLE, date, private_folder};

const HOUSE: &str = "2026-10-13";

fn content(dir: &Path) -> fristed::store::Export {
    Store::open_read_only(dir).unwrap().all_for_export().unwrap()
}

fn rename(dir: &Path, name: &str) {
    let mut content = crate::some::example();
    content.house.name = crate::some::line(name);
    Store::open(dir).unwrap().import_house(&content, false).unwrap();
}

#[test]
fn what_was_backed_up_comes_back_and_what_was_there_is_moved_aside() {
    let (dir, into) = full_house();
    let before = content(dir.path());
    make(dir.path(), into.path(), HOUSE).unwrap();
    rename(dir.path(), "Et andet hus");
    let changed = content(dir.path());
    assert_ne!(changed, before);
    let done = restore(dir.path(), into.path()).unwrap();
    assert_eq!((done.from.day, &done.put_back[..]), (date(HOUSE), &["house.db"][..]));
    assert_eq!(content(dir.path()), before);
    let aside = done.aside.unwrap();
    assert_eq!(content(&aside), changed, "nothing is lost");
    assert!(!names(dir.path()).contains(&"joining.db".to_owned()), "and not aside either: {:?}", names(&aside));
    assert!(!names(&aside).contains(&"joining.db".to_owned()));
    let store = Store::open(dir.path()).unwrap();
    let sign_ups = store.joining().sign_ups(date(HOUSE)).unwrap();
    assert_eq!(sign_ups, [], "an older house may mean another thing by the same name and date");
    assert!(store.lists_lost_at().is_some(), "and the page says so");
    assert_eq!(store.audit().unwrap().last().unwrap().action, "restored");
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_new_machine_gets_the_house_its_letters_and_its_keys() {
    let (dir, into) = full_house();
    let mut postbox = fristed::app::postbox::Postbox::at_once(dir.path()).unwrap();
    postbox.post(crate::suggestion_box::suggestion("En grill i gården"));
    drop(postbox);
    SuggestionBox::open(dir.path()).unwrap().release(date(HOUSE)).unwrap();
    let before = content(dir.path());
    make(dir.path(), into.path(), HOUSE).unwrap();
    drop(dir);
    // The new machine has stood on for a while: it has a house and a box of its own.
    let (fresh, _) = full_house();
    fs::remove_file(fresh.path().join("joining.db")).unwrap();
    let done = restore(fresh.path(), into.path()).unwrap();
    assert_eq!(done.put_back, ["house.db", "box.db", "box.pub", "box.key"]);
    assert_eq!(content(fresh.path()), before);
    assert_eq!(crate::suggestion_box::texts(fresh.path()), ["En grill i gården"]);
    assert!(Store::open(fresh.path()).unwrap().lists_lost_at().is_some(), "they are in no backup");
    make(fresh.path(), into.path(), "2026-10-14").unwrap();
    assert_eq!(names(into.path()), [HOUSE, "2026-10-14", "house.id", "keys"], "it is the same house now");
}

#[test]
fn what_waits_in_the_box_is_not_lost_to_a_restore() {
    let (dir, into) = full_house();
    make(dir.path(), into.path(), HOUSE).unwrap();
    let mut postbox = fristed::app::postbox::Postbox::at_once(dir.path()).unwrap();
    postbox.post(crate::suggestion_box::suggestion("Et klaver"));
    drop(postbox);
    let done = restore(dir.path(), into.path()).unwrap();
    assert_eq!((&done.put_back[..], &done.stayed[..]), (&["house.db"][..], &["box.db"][..]));
    assert_eq!(crate::suggestion_box::texts(dir.path()), ["Et klaver"]);
}

#[test]
fn keys_that_are_there_are_never_replaced_by_older_ones() {
    let (dir, into) = full_house();
    fs::write(dir.path().join("keys.db"), "").unwrap();
    rusqlite::Connection::open(dir.path().join("keys.db")).unwrap().execute_batch("CREATE TABLE slot (x)").unwrap();
    make(dir.path(), into.path(), HOUSE).unwrap();
    rusqlite::Connection::open(dir.path().join("keys.db"))
        .unwrap()
        .execute_batch("INSERT INTO slot VALUES (7)")
        .unwrap();
    let newer = fs::read(dir.path().join("keys.db")).unwrap();
    assert!(restore(dir.path(), into.path()).unwrap().stayed.contains(&"keys.db"));
    assert_eq!(fs::read(dir.path().join("keys.db")).unwrap(), newer);
    fs::remove_file(dir.path().join("keys.db")).unwrap();
    assert!(restore(dir.path(), into.path()).unwrap().put_back.contains(&"keys.db"), "a disk that was lost");
}

#[test]
fn a_running_kiosk_keeps_its_house() {
    let (dir, into) = full_house();
    make(dir.path(), into.path(), HOUSE).unwrap();
    let lock = HouseLock::take(dir.path()).unwrap();
    assert!(matches!(restore(dir.path(), into.path()), Err(StoreError::Held(_))));
    drop(lock);
    restore(dir.path(), into.path()).unwrap();
}

#[test]
fn a_backup_that_is_not_whole_is_passed_over_or_refused_and_nothing_is_touched() {
    type Damage = (&'static str, fn(&Path));
    let damages: [Damage; 7] = [
        ("changed", |path| {
            let mut bytes = fs::read(path.join("house.db")).unwrap();
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
            fs::write(path.join("house.db"), bytes).unwrap();
        }),
        ("cut short", |path| {
            fs::write(path.join("house.db"), &fs::read(path.join("house.db")).unwrap()[..4096]).unwrap()
        }),
        ("gone", |path| fs::remove_file(path.join("house.db")).unwrap()),
        ("another file is gone", |path| fs::remove_file(path.join("box.db")).unwrap()),
        ("a link", |path| {
            fs::rename(path.join("house.db"), path.join("other")).unwrap();
            std::os::unix::fs::symlink("/etc/passwd", path.join("house.db")).unwrap();
        }),
        ("a manifest that says nothing", |path| fs::write(path.join("manifest.json"), "{}").unwrap()),
        ("a name that leads out of it", |path| {
            let text = fs::read_to_string(path.join("manifest.json")).unwrap();
            fs::write(path.join("manifest.json"), text.replace("box.db", "../box.db")).unwrap();
        }),
    ];
    for (what, damage) in damages {
        let (dir, into) = full_house();
        let older = make(dir.path(), into.path(), "2026-10-12").unwrap();
        let newer = make(dir.path(), into.path(), HOUSE).unwrap();
        let file = dir.path().join("house.db");
        damage(&newer.path);
        assert_eq!(find(into.path()).unwrap(), older, "{what}");
        fs::remove_dir_all(&older.path).unwrap();
        let before = (names(dir.path()), fs::read(&file).unwrap());
        let refused = restore(dir.path(), into.path()).unwrap_err();
        assert!(matches!(refused, StoreError::NoBackup(_)), "{what}: {refused:?}");
        assert!(restore(dir.path(), &newer.path).is_err(), "{what}");
        let after: Vec<_> = names(dir.path()).into_iter().filter(|name| name != "lock").collect();
        assert_eq!((after, fs::read(&file).unwrap()), before, "{what}");
    }
}

#[test]
fn empty_lists_are_said_until_the_house_has_closed() {
    let (dir, into) = full_house();
    make(dir.path(), into.path(), HOUSE).unwrap();
    fs::remove_file(dir.path().join("joining.db")).unwrap();
    restore(dir.path(), into.path()).unwrap();
    // It was put back at noon, as far as the test is concerned.
    fs::write(dir.path().join("joining.lost"), local("2026-10-13T12:00").to_rfc3339()).unwrap();
    let house = Lysningen::over(Store::open(dir.path()).unwrap(), "2026-10-13T12:01");
    assert!(house.app.join(Language::Danish).unwrap().lists_are_new);
    assert!(house.later("2026-10-13T21:59").lists_are_new().unwrap(), "open until 22");
    assert!(!house.later("2026-10-13T22:00").lists_are_new().unwrap());
    assert!(!house.later("2026-10-14T09:00").lists_are_new().unwrap());
    assert!(!house.later("2026-10-12T09:00").lists_are_new().unwrap());
    house.later("2026-10-13T13:00").store().forget_lost_lists();
    assert!(!house.app.lists_are_new().unwrap());
}

#[test]
fn lists_that_are_damaged_begin_anew_and_say_so() {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    store.joining_mut().add(&one("vagt", "2026-10-18", "fugl", "bro", Step::Look)).unwrap();
    assert_eq!(store.lists_lost_at(), None);
    drop(store);
    fs::write(dir.path().join("joining.db"), "nonsense").unwrap();
    let store = Store::open(dir.path()).unwrap();
    assert!(store.lists_lost_at().is_some());
    assert!(store.joining().sign_ups(date(HOUSE)).unwrap().is_empty());
}

#[test]
fn the_drill_at_the_command_line() {
    let place = Place::new();
    place.refused(&["backup"]);
    assert!(!place.house().exists(), "where there is no house no folder is made");
    let file = place.write("house.toml", EXAMPLE.replace("Lysningen", "Havnen"));
    place.fine(&["import", &file]);
    let said = place.fine(&["backup"]);
    assert!(said.starts_with("Backed up ") && said.contains("/house/backup/2"), "{said}");
    let stick = place.path("stick");
    let there = stick.display().to_string();
    place.fine(&["backup", &there]);
    let before = place.fine(&["export", "house"]);
    let file = place.write("other.toml", EXAMPLE);
    place.fine(&["import", &file]);
    assert_ne!(place.fine(&["export", "house"]), before);
    let said = place.fine(&["restore", &there]);
    assert!(said.contains("Put back house.db from ") && said.contains("before-restore-"), "{said}");
    assert_eq!(place.fine(&["export", "house"]), before);
    let lock = HouseLock::take(&place.house()).unwrap();
    assert!(place.refused(&["restore", &there]).contains("another kiosk"));
    drop(lock);
    let empty = place.path("empty");
    fs::create_dir(&empty).unwrap();
    assert!(place.refused(&["restore", &empty.display().to_string()]).contains("no sound backup"));
    // A second disk is worth an advice and no fault; a backup that lost a byte is a fault.
    let said = place.fine(&["check"]);
    assert!(said.contains("advice: the backups lie on the same disk"), "{said}");
    let day = fs::read_dir(place.house().join("backup")).unwrap().map(|one| one.unwrap().path());
    let newest = day.filter(|path| path.join("house.db").exists()).max().unwrap();
    fs::write(newest.join("house.db"), "x").unwrap();
    let said = place.run(&["check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("is not whole any more; run: fristed backup"), "{}", said.out);
}
