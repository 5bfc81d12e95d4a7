//! A disk that takes nothing more: what is there stays, what cannot be kept is said, and reading goes on.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use fristed::domain::facility::{FacilityId, Recorded};
use fristed::store::backup::HERE;
use fristed::store::{Found, Store, StoreError, upkeep};

use crate::cli::{Place, Said, names};
use crate::some::{civil, entry, once, private_folder};
use crate::store::example_house;

/// The program with files of at most `blocks` times 512 bytes, as on a disk that is full.
fn on_a_full_disk(place: &Place, blocks: u32, arguments: &[&str]) -> Said {
    let program = place.command(arguments);
    let mut shell = Command::new("/bin/sh");
    shell.env_clear().current_dir(place.path("")).arg("-c");
    shell.arg(format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""));
    shell.arg(program.get_program()).args(program.get_args());
    Said::of(&shell.output().unwrap())
}

#[test]
fn a_disk_that_takes_nothing_more_loses_nothing_and_says_so() {
    let place = Place::new();
    let file = place.write("house.toml", crate::some::EXAMPLE);
    place.fine(&["import", &file]);
    let before = place.fine(&["export", "house"]);
    let changed = place.write("changed.toml", crate::some::EXAMPLE.replace("Lysningen", "Havnen"));
    for blocks in [0, 8] {
        let said = on_a_full_disk(&place, blocks, &["import", &changed]);
        said.is_sentence(1);
        assert_eq!(place.fine(&["export", "house"]), before, "{blocks}");
        let said = on_a_full_disk(&place, blocks, &["backup"]);
        said.is_sentence(1);
        let days =
            names(&place.house().join(HERE)).into_iter().filter(|name| name.starts_with('2') || name.starts_with('.'));
        assert_eq!(days.count(), 0, "nothing is half made");
    }
    assert!(on_a_full_disk(&place, 0, &["export", "house"]).out == before, "reading goes on");
    place.fine(&["check"]);
}

const FOLDER: &str = "FRISTED_TEST_FULL";

/// Not a test of its own: what the test below starts with files of at most 32 KiB.
#[test]
fn a_child_on_a_disk_that_fails() {
    let Some(dir) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut store = Store::open(Path::new(&dir)).unwrap();
    assert!(!store.has_failed());
    let entry = |number: u32| entry(&format!("uid-{number}"), "Kor", once(civil("2026-10-20T19:00:00")));
    let entries: Vec<_> = (0..400).map(entry).collect();
    assert!(matches!(store.import_calendar(&entries, false), Err(StoreError::Disk)));
    assert!(store.has_failed());
    // This one would fit. But nobody knows what of the last one lies on the disk.
    assert!(matches!(store.set_facility(FacilityId(1), &Recorded::Free), Err(StoreError::Disk)));
    assert!(store.house().unwrap().is_some(), "reading goes on");
    println!("all was as it should be");
}

#[test]
fn a_disk_that_fails_a_write_is_written_to_no_more_until_the_next_start() {
    let (dir, store) = example_house();
    let before = store.all_for_export().unwrap();
    drop(store);
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\""]).arg(std::env::current_exe().unwrap());
    shell.args(["--exact", "full_disk::a_child_on_a_disk_that_fails", "--nocapture", "--test-threads=1"]);
    let output = shell.env(FOLDER, dir.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("all was as it should be"), "{said}");
    let mark = dir.path().join("house.db.look-through");
    assert!(mark.exists(), "the next start looks through the file");
    let store = Store::open_at_once(dir.path()).unwrap();
    assert!(!mark.exists() && *store.found() == Found::House);
    assert_eq!(store.all_for_export().unwrap(), before, "nothing is half there");
}

#[test]
fn the_reserve_is_laid_once_and_given_back_once() {
    let dir = private_folder();
    let file = dir.path().join("reserve");
    assert!(!upkeep::spend_reserve(dir.path()));
    assert!(upkeep::lay_reserve(dir.path()) && upkeep::lay_reserve(dir.path()));
    let blocks = fs::metadata(&file).unwrap().blocks();
    assert!(blocks * 512 >= 20 * 1024 * 1024, "the room is really taken: {blocks}");
    assert!(upkeep::spend_reserve(dir.path()) && !file.exists());
}
