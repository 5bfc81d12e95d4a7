//! Backups: what is in them and what never is, when they are made, and which are kept.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use fristed::app::keeper::{BackUp, Keeper, back_up};
use fristed::app::postbox::Postbox;
use fristed::domain::backup::{DAILY, OLDEST, WEEKLY, is_due, over};
use fristed::domain::duty::Step;
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::backup::{self, Backup, HERE, KEY_FOLDER};
use fristed::store::files::{FILES, Kept};
use fristed::store::upkeep::{self, Trouble};
use fristed::store::{Store, StoreError, SuggestionBox};
use fristed::vault::digest::sum_of;
use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::joining::one;
use crate::lysningen::local;
use crate::some::{date, private_folder};
use crate::store::example_house;
use crate::suggestion_box::suggestion;

/// The mark and the secret of whoever is on the list of [`full_house`], as they lie in the file.
const ON_THE_LIST: &[u8] = b"fuglsnegl";

/// A house with everything in it that a house can have, and an empty folder for its backups.
pub fn full_house() -> (TempDir, TempDir) {
    let (dir, mut store) = example_house();
    store.joining_mut().add(&one("vagt", "2026-10-18", "fugl", "snegl", Step::Look)).unwrap();
    drop(store);
    drop(SuggestionBox::open(dir.path()).unwrap());
    (dir, private_folder())
}

pub fn make(data: &Path, into: &Path, day: &str) -> Result<Backup, StoreError> {
    let now = local(&format!("{day}T04:00"));
    backup::make(data, into, now, date(day), true)
}

fn names(folder: &Path) -> Vec<String> {
    crate::cli::names(folder)
}

fn post(dir: &Path, text: &str) {
    let mut postbox = Postbox::at_once(dir).unwrap();
    postbox.post(suggestion(text));
    assert_eq!(postbox.poll().len(), 1);
}

#[test]
fn a_backup_holds_the_house_and_nothing_of_the_lists() {
    let (dir, into) = full_house();
    let made = make(dir.path(), into.path(), "2026-10-13").unwrap();
    assert_eq!(names(into.path()), ["2026-10-13", "house.id", "keys"]);
    assert_eq!(names(&made.path), ["box.db", "house.db", "manifest.json"]);
    assert_eq!(names(&into.path().join(KEY_FOLDER)), ["box.key", "box.pub"]);
    let connection = Connection::open(dir.path().join("house.db")).unwrap();
    let schema: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!((made.manifest.number, made.manifest.files[0].schema), (1, schema));
    made.verify().unwrap();
    let mut files = Vec::new();
    for folder in [into.path(), made.path.as_path(), &into.path().join(KEY_FOLDER)] {
        files.extend(fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()));
    }
    for file in &files {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
        let bytes = fs::read(file).unwrap();
        let holds = |what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
        assert!(!holds(b"sign_up") && !holds(ON_THE_LIST), "{}", file.display());
        assert!(!holds(b"FRJO"), "{}", file.display());
    }
    let lists = fs::read(dir.path().join("joining.db")).unwrap();
    let there = |what: &[u8]| lists.windows(what.len()).any(|part| part == what);
    assert!(there(b"sign_up") && there(ON_THE_LIST) && there(b"FRJO"), "it was there");
}

#[test]
fn every_file_of_the_data_folder_has_its_place_in_the_list() {
    let (dir, into) = full_house();
    make(dir.path(), into.path(), "2026-10-13").unwrap();
    let known: BTreeSet<&str> = FILES.iter().map(|file| file.name).collect();
    let notes = ["backup.id", "box.beat", "lock"];
    for name in names(dir.path()) {
        let data = name.trim_end_matches("-wal").trim_end_matches("-shm").trim_end_matches("-journal");
        assert!(known.contains(data) || notes.contains(&data), "{name}");
    }
    let never: Vec<&str> = FILES.iter().filter(|file| file.kept == Kept::Never).map(|file| file.name).collect();
    assert_eq!(never, ["joining.db"]);
}

#[test]
fn the_sum_is_the_one_that_everybody_knows() {
    let dir = private_folder();
    fs::write(dir.path().join("abc"), "abc").unwrap();
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(sum_of(&dir.path().join("abc")).unwrap(), known);
}

#[test]
fn two_backups_around_a_suggestion_are_the_same_byte_for_byte() {
    let (dir, into) = full_house();
    let letters = |made: &Backup| fs::read(made.path.join("box.db")).unwrap();
    post(dir.path(), "En grill i gården");
    let first = letters(&make(dir.path(), into.path(), "2026-10-13").unwrap());
    post(dir.path(), "Et klaver");
    let second = letters(&make(dir.path(), into.path(), "2026-10-14").unwrap());
    assert_eq!(first, second, "one learns nothing from them");
    assert_eq!(SuggestionBox::open(dir.path()).unwrap().release(date("2026-10-15")).unwrap(), 2);
    let after = make(dir.path(), into.path(), "2026-10-16").unwrap();
    assert_ne!(letters(&after), second);
    let waiting = SuggestionBox::open(dir.path()).unwrap();
    assert_eq!((waiting.waiting().unwrap(), waiting.released().unwrap().len()), (0, 2));
    post(dir.path(), "Flere hylder");
    let last = make(dir.path(), into.path(), "2026-10-17").unwrap();
    assert_eq!(letters(&after), letters(&last), "what has left is in it, what waits is not");
    let connection = Connection::open(last.path.join("box.db")).unwrap();
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM suggestion WHERE month = '2026-10'"), 2);
    assert_eq!(count("SELECT count(*) FROM suggestion"), 2);
}

#[test]
fn a_day_has_one_backup_and_what_was_cut_short_goes() {
    let (dir, into) = full_house();
    fs::create_dir(into.path().join(".new-17")).unwrap();
    fs::write(into.path().join(".new-17/house.db"), "half").unwrap();
    let first = make(dir.path(), into.path(), "2026-10-13").unwrap();
    let second = make(dir.path(), into.path(), "2026-10-13").unwrap();
    assert_eq!(second.manifest.number, first.manifest.number + 1);
    assert!(!first.path.exists());
    assert_eq!(names(into.path()), ["2026-10-13-2", "house.id", "keys"]);
    assert_eq!(backup::all(into.path()), [second]);
}

#[test]
fn a_damaged_house_makes_no_backup_and_takes_none_away() {
    let (dir, into) = full_house();
    let good = make(dir.path(), into.path(), "2026-10-13").unwrap();
    let file = dir.path().join("house.db");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xA5);
    fs::write(&file, bytes).unwrap();
    let refused = make(dir.path(), into.path(), "2026-10-14").unwrap_err();
    assert!(matches!(refused, StoreError::Damaged), "{refused:?}");
    assert_eq!(names(into.path()), ["2026-10-13", "house.id", "keys"]);
    good.verify().unwrap();
    for nothing in ["", "nonsense"] {
        fs::write(&file, nothing).unwrap();
        assert!(make(dir.path(), into.path(), "2026-10-14").is_err(), "an empty house is none");
    }
    fs::remove_file(&file).unwrap();
    assert!(matches!(make(dir.path(), into.path(), "2026-10-14"), Err(StoreError::NoHouse(_))));
}

#[test]
fn another_house_leaves_these_backups_and_their_keys_alone() {
    let (dir, into) = full_house();
    make(dir.path(), into.path(), "2026-10-13").unwrap();
    let key = fs::read(into.path().join("keys/box.key")).unwrap();
    let (fresh, _) = full_house();
    let refused = make(fresh.path(), into.path(), "2026-10-14").unwrap_err();
    assert!(matches!(refused, StoreError::OtherHouse(_)), "{refused:?}");
    assert!(refused.to_string().contains("fristed restore"), "{refused}");
    assert_eq!(fs::read(into.path().join("keys/box.key")).unwrap(), key);
    assert!(fs::read(fresh.path().join("box.key")).unwrap() != key, "they are two houses");
}

#[test]
fn keys_are_kept_only_as_they_are_now() {
    let (dir, into) = full_house();
    make(dir.path(), into.path(), "2026-10-13").unwrap();
    let key = |name: &str| into.path().join(KEY_FOLDER).join(name);
    Connection::open(dir.path().join("keys.db"))
        .unwrap()
        .execute_batch("CREATE TABLE slot (x); INSERT INTO slot VALUES ('before')")
        .unwrap();
    make(dir.path(), into.path(), "2026-10-14").unwrap();
    assert!(key("keys.db").exists() && key("box.pub").exists());
    assert!(!key("box.key").exists(), "since there are other keys the first one is in no backup");
    let change = "UPDATE slot SET x = 'after'";
    Connection::open(dir.path().join("keys.db")).unwrap().execute_batch(change).unwrap();
    backup::copy_keys(dir.path(), into.path()).unwrap();
    let copy: String =
        Connection::open(key("keys.db")).unwrap().query_row("SELECT x FROM slot", [], |row| row.get(0)).unwrap();
    assert_eq!(copy, "after");
    assert!(!fs::read(key("keys.db")).unwrap().windows(6).any(|part| part == b"before"));
}

#[test]
fn seven_days_and_four_weeks_are_kept() {
    let first = date("2026-01-01");
    let mut kept = BTreeSet::new();
    for day in first.iter_days().take(400) {
        kept.insert(day);
        for gone in over(&kept, day) {
            kept.remove(&gone);
        }
        let newest: Vec<NaiveDate> = kept.iter().rev().take(DAILY).copied().collect();
        let expected: Vec<NaiveDate> = (0..7).map(|back| day - Days::new(back)).filter(|one| *one >= first).collect();
        assert_eq!(newest, expected);
        assert!(kept.len() <= DAILY + WEEKLY, "{kept:?}");
        assert!((day - *kept.first().unwrap()).num_days() <= OLDEST, "{kept:?}");
        if day >= first + Days::new(60) {
            assert!((day - *kept.first().unwrap()).num_days() >= 28, "{kept:?}");
            let gaps: Vec<i64> = kept.iter().zip(kept.iter().skip(1)).map(|(a, b)| (*b - *a).num_days()).collect();
            assert!(gaps.iter().all(|gap| *gap <= 7), "no week without one: {kept:?}");
        }
    }
    let alone = BTreeSet::from([first]);
    assert!(over(&alone, date("2027-01-01")).is_empty(), "the last one there is stays");
}

proptest! {
    #[test]
    fn whatever_days_there_are_the_newest_stays(days in prop::collection::btree_set(0u64..4000, 1..60), at in 0u64..4000) {
        let first = date("2020-01-01");
        let days: BTreeSet<NaiveDate> = days.into_iter().map(|day| first + Days::new(day)).collect();
        let today = first + Days::new(at);
        let gone = over(&days, today);
        let newest = days.iter().rev().find(|day| **day <= today);
        prop_assert!(newest.is_none_or(|day| !gone.contains(day)));
        prop_assert!(gone.iter().all(|day| *day <= today), "what lies ahead was made by a clock that was wrong");
        let left: Vec<_> = days.difference(&gone).filter(|day| **day <= today).collect();
        prop_assert!(left.len() <= DAILY + WEEKLY);
        prop_assert!(left.iter().all(|day| Some(**day) == newest.copied() || (today - **day).num_days() <= OLDEST));
    }
}

#[test]
fn a_backup_is_due_once_after_each_quiet_hour() {
    let due = |last: Option<&str>, now: &str| is_due(last.map(local), local(now), HOUSE_ZONE);
    assert!(due(None, "2026-10-13T14:00"));
    assert!(!due(Some("2026-10-13T03:31"), "2026-10-13T14:00"));
    assert!(!due(Some("2026-10-13T03:31"), "2026-10-14T03:29"));
    assert!(due(Some("2026-10-13T03:31"), "2026-10-14T03:30"));
    assert!(due(Some("2026-10-10T09:00"), "2026-10-13T08:00"), "the machine was off at night");
    assert!(due(Some("2026-10-16T03:30"), "2026-10-13T14:00"), "made by a clock that was ahead");
}

fn keeper(dir: &Path, into: &Path) -> Keeper {
    Keeper::at_once(dir, vec![into.to_owned(), dir.join(HERE)])
}

fn minutes(keeper: &mut Keeper, from: DateTime<Utc>, count: i64) -> Vec<BackUp> {
    let mut answers = Vec::new();
    for minute in 0..count {
        keeper.tend(from + TimeDelta::minutes(minute), HOUSE_ZONE);
        answers.extend(keeper.poll());
    }
    answers
}

#[test]
fn the_kiosk_backs_itself_up_after_the_quiet_hour() {
    let (dir, into) = full_house();
    let mut kept = keeper(dir.path(), into.path());
    assert_eq!(minutes(&mut kept, local("2026-10-13T21:00"), 60).len(), 1, "the first one at once");
    assert_eq!(minutes(&mut kept, local("2026-10-14T03:00"), 30).len(), 0);
    assert_eq!(minutes(&mut kept, local("2026-10-14T03:30"), 60).len(), 1);
    assert_eq!(names(into.path()), ["2026-10-13", "2026-10-14", "house.id", "keys"]);
    drop(kept);
    let mut again = keeper(dir.path(), into.path());
    assert!(minutes(&mut again, local("2026-10-14T04:35"), 60).is_empty(), "a new start finds today's");
    let mut at_noon = keeper(dir.path(), into.path());
    assert!(minutes(&mut at_noon, local("2026-10-15T12:00"), 2).is_empty(), "the people in front come first");
    assert_eq!(minutes(&mut at_noon, local("2026-10-15T12:02"), 60).len(), 1);
}

#[test]
fn a_worker_makes_the_backup_and_wakes_the_screen() {
    let (dir, into) = full_house();
    let (say, woken) = std::sync::mpsc::channel();
    let folders = vec![into.path().to_owned()];
    let mut keeper = Keeper::of(dir.path(), folders, move || {
        let _ = say.send(());
    })
    .unwrap();
    keeper.tend(local("2026-10-13T21:00"), HOUSE_ZONE);
    woken.recv().unwrap();
    assert!(matches!(keeper.poll()[..], [BackUp::Made(_)]));
    assert_eq!(upkeep::read_clock(dir.path()).unwrap().highest, local("2026-10-13T21:00"));
}

#[test]
fn a_disk_that_is_not_there_is_told_of_and_the_backup_lies_beside_the_house() {
    let (dir, into) = full_house();
    let gone = into.path().join("not-mounted");
    let folders = |into: &Path| vec![into.to_owned(), dir.path().join(HERE)];
    let back_up =
        |into: &Path| back_up(dir.path(), &folders(into), local("2026-10-13T03:30"), date("2026-10-13"), true);
    assert!(matches!(back_up(&gone), BackUp::Made(made) if made.path.starts_with(dir.path())));
    assert!(!gone.exists(), "nothing is written where a disk is missing");
    assert_eq!(upkeep::trouble(dir.path()), Some(Trouble::NotThere));
    assert!(matches!(back_up(into.path()), BackUp::Made(made) if made.path.starts_with(into.path())));
    assert_eq!(upkeep::trouble(dir.path()), None);
    let newest = backup::newest(&folders(into.path())).unwrap();
    assert_eq!(newest.manifest.number, 2, "both folders count on from each other");
}

/// A disk that was away for a night leaves a folder beside the house, which nobody writes to afterwards.
#[test]
fn a_folder_that_is_no_longer_used_keeps_no_old_key_and_nothing_that_is_too_old() {
    let (dir, into) = full_house();
    let here = dir.path().join(HERE);
    let keys = |sql: &str| Connection::open(dir.path().join("keys.db")).unwrap().execute_batch(sql).unwrap();
    keys("CREATE TABLE slot (x); INSERT INTO slot VALUES ('before')");
    let night = |folders: &[PathBuf], day: &str| {
        let made = back_up(dir.path(), folders, local(&format!("{day}T03:30")), date(day), true);
        assert!(matches!(made, BackUp::Made(_)), "{made:?}");
    };
    night(&[into.path().join("not-mounted"), here.clone()], "2026-10-13");
    let copy = || -> String {
        let connection = Connection::open(here.join(KEY_FOLDER).join("keys.db")).unwrap();
        connection.query_row("SELECT x FROM slot", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(copy(), "before");
    keys("UPDATE slot SET x = 'after'");
    let both = [into.path().to_owned(), here.clone()];
    night(&both, "2026-10-14");
    assert_eq!((copy(), backup::all(&here).len()), ("after".to_owned(), 1));
    let last = date("2026-10-13") + Days::new(OLDEST.unsigned_abs());
    night(&both, &last.to_string());
    assert_eq!(backup::all(&here).len(), 1, "five weeks");
    night(&both, &last.succ_opt().unwrap().to_string());
    assert_eq!(backup::all(&here), [], "what is erased in the house is gone from its backups by then");
}

/// Nobody finds a key that is destroyed below the files either.
#[test]
fn an_old_copy_of_the_keys_is_written_over_before_it_is_let_go() {
    let (dir, into) = full_house();
    let keys = Connection::open(dir.path().join("keys.db")).unwrap();
    keys.execute_batch("CREATE TABLE slot (x); INSERT INTO slot VALUES ('before')").unwrap();
    make(dir.path(), into.path(), "2026-10-13").unwrap();
    let copy = into.path().join(KEY_FOLDER).join("keys.db");
    let mut held = fs::File::open(&copy).unwrap();
    backup::copy_keys(dir.path(), into.path()).unwrap();
    let mut bytes = Vec::new();
    held.read_to_end(&mut bytes).unwrap();
    assert!(!bytes.is_empty() && bytes.iter().all(|byte| *byte == 0));
    assert!(fs::read(&copy).unwrap().windows(6).any(|part| part == b"before"), "the new one is whole");
}

/// A clock that stands wrong takes nothing out of a folder that is not used any more.
#[test]
fn a_folder_that_is_no_longer_used_loses_nothing_by_a_clock_that_is_doubted() {
    let (dir, into) = full_house();
    make(dir.path(), into.path(), "2026-10-13").unwrap();
    for (may_erase, left) in [(false, 1), (true, 0)] {
        backup::follow(dir.path(), into.path(), date("2026-12-13"), may_erase).unwrap();
        assert_eq!(backup::all(into.path()).len(), left, "{may_erase}");
    }
}

#[test]
fn a_backup_that_fails_is_tried_again_an_hour_later() {
    let (dir, into) = full_house();
    let gone: PathBuf = into.path().join("not-mounted");
    let mut keeper = Keeper::at_once(dir.path(), vec![gone.clone()]);
    let answers = minutes(&mut keeper, local("2026-10-13T12:00"), 121);
    assert_eq!(answers, vec![BackUp::NotMade(Trouble::NotThere); 3]);
    fs::create_dir(&gone).unwrap();
    assert!(matches!(minutes(&mut keeper, local("2026-10-13T15:00"), 60)[..], [BackUp::Made(_)]));
}

#[test]
fn a_clock_that_stands_wrong_takes_no_backup_away() {
    let (dir, into) = full_house();
    let mut keeper = keeper(dir.path(), into.path());
    for day in ["2026-10-11T12:00", "2026-10-12T12:00", "2026-10-13T12:00"] {
        assert_eq!(minutes(&mut keeper, local(day), 2).len(), 1);
    }
    assert_eq!(minutes(&mut keeper, local("2031-01-01T12:00"), 2).len(), 1);
    assert!(!keeper.may_erase());
    assert_eq!(backup::all(into.path()).len(), 4, "all are still there");
    assert_eq!(minutes(&mut keeper, local("2026-10-14T12:00"), 2).len(), 1, "set right, it goes on");
    assert_eq!(
        backup::newest(&[into.path().to_owned()]).unwrap().day,
        date("2026-10-14"),
        "the newest is the last made"
    );
}

#[test]
fn a_store_opened_for_a_backup_changes_nothing_of_the_house() {
    let (dir, into) = full_house();
    let before = Store::open_read_only(dir.path()).unwrap().all_for_export().unwrap();
    let made = make(dir.path(), into.path(), "2026-10-13").unwrap();
    assert_eq!(Store::open_read_only(dir.path()).unwrap().all_for_export().unwrap(), before);
    assert_eq!(
        Store::open_read_only(&made.path).unwrap().all_for_export().unwrap(),
        before,
        "and the copy is the house"
    );
}
