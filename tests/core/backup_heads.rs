//! Where the audits stood, on each backup: history that is cut off shows although its head was put back too.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use fristed::app::running::Run;
use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::app::status::{Status, look};
use fristed::domain::backup::OLDEST;
use fristed::store::backup::{self, Backup, MANIFEST};
use fristed::store::backup_heads::{Gap, compare};
use fristed::store::restore::restore;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::lysningen::local;
use crate::some::{date, private_folder};
use crate::staff_house::{Secrets, StaffHouse};

const FIRST: &str = "2026-10-13";
const SECOND: &str = "2026-10-14";

/// A house that is set up, and what was changed in it before its first backup.
fn house() -> (StaffHouse, Secrets, TempDir) {
    let (mut house, secrets) = StaffHouse::set_up();
    change(&mut house, &secrets, "kaffe");
    (house, secrets, private_folder())
}

/// Somebody comes in, changes something, and locks: it is in the chain then.
fn change(house: &mut StaffHouse, secrets: &Secrets, need: &str) {
    let session = house.go_in(&secrets.pins[0]);
    house.app.run(&session, &Run::PutUpNeed(need.to_owned())).unwrap();
    house.press(StaffCommand::Lock);
}

fn make(house: &StaffHouse, into: &Path, day: &str) -> Backup {
    backup::make(house.dir.path(), into, local(&format!("{day}T04:00")), date(day), true).unwrap()
}

fn gaps(house: &StaffHouse, into: &Path) -> Vec<Gap> {
    compare(house.dir.path(), &backup::folders(house.dir.path(), Some(into))).unwrap()
}

fn told(house: &StaffHouse, into: &Path) -> Vec<Status> {
    let folders = backup::folders(house.dir.path(), Some(into));
    let all = look(house.dir.path(), &folders, local("2026-10-15T09:00"), true);
    all.into_iter().filter(|one| matches!(one, Status::HistoryGone(_) | Status::HistoryPutBack(_))).collect()
}

fn sql(house: &StaffHouse, file: &str, sql: &str) {
    Connection::open(house.dir.path().join(file)).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn each_backup_notes_where_the_audits_stand() {
    let (mut house, secrets, into) = house();
    let first = make(&house, into.path(), FIRST);
    let chains: Vec<&str> = first.manifest.heads.iter().map(|head| head.chain.as_str()).collect();
    assert_eq!(chains, ["house", "vault"]);
    assert!(first.manifest.heads.iter().all(|head| head.number > 0 && head.mark.len() == 64));
    change(&mut house, &secrets, "kopper");
    let second = make(&house, into.path(), SECOND);
    for (before, after) in first.manifest.heads.iter().zip(&second.manifest.heads) {
        assert!(after.number > before.number && after.mark != before.mark, "{before:?} {after:?}");
    }
    assert_eq!(gaps(&house, into.path()), [], "the house goes through all of them");
    assert_eq!(backup::read(&second.path).unwrap(), second, "and so it stands in the file");
    second.verify().unwrap();
    // A manifest from before there were heads is still one.
    let text = fs::read_to_string(first.path.join(MANIFEST)).unwrap();
    let mut old: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(old.as_object_mut().unwrap().remove("heads").is_some());
    fs::write(first.path.join(MANIFEST), old.to_string()).unwrap();
    backup::read(&first.path).unwrap().verify().unwrap();
    assert_eq!(gaps(&house, into.path()), []);
}

#[test]
fn history_that_is_cut_off_with_its_head_is_told() {
    for (file, table, chain) in [("house.db", "audit_chain", "house"), ("vault.db", "audit", "vault")] {
        let (mut house, secrets, into) = house();
        let mark: (i64, Vec<u8>) = Connection::open(house.dir.path().join(file))
            .unwrap()
            .query_row(&format!("SELECT number, mark FROM {table} ORDER BY number DESC LIMIT 1"), [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        change(&mut house, &secrets, "kopper");
        make(&house, into.path(), FIRST);
        assert_eq!(told(&house, into.path()), []);
        // Somebody takes the last entries away, and puts the head back that belonged to those before.
        sql(&house, file, &format!("DELETE FROM {table} WHERE number > {}", mark.0));
        let digits: String = mark.1.iter().map(|byte| format!("{byte:02X}")).collect();
        let head = format!("UPDATE head SET number = {}, mark = x'{digits}' WHERE chain = '{chain}'", mark.0);
        sql(&house, "keys.db", &head);
        house.restart();
        house.type_in(&secrets.start);
        house.go_in(&secrets.pins[0]);
        let AccessView::Open(open) = house.view() else { panic!("{:?}", house.view()) };
        assert!(open.audit_whole, "{chain}: with head and chain alone nobody sees it");
        assert_eq!(told(&house, into.path()), [Status::HistoryGone(date(FIRST))], "{chain}");
        // Other entries in their place are not the same.
        house.press(StaffCommand::Lock);
        for need in ["a", "b", "c"] {
            change(&mut house, &secrets, need);
        }
        assert_eq!(told(&house, into.path()), [Status::HistoryGone(date(FIRST))], "{chain}");
    }
}

#[test]
fn a_house_that_was_put_back_says_so_and_is_not_accused() {
    let (mut house, secrets, into) = house();
    let first = make(&house, into.path(), FIRST);
    change(&mut house, &secrets, "kopper");
    make(&house, into.path(), SECOND);
    let done = restore(house.dir.path(), &first.path).unwrap();
    assert!(done.newer_entries > 0 && !done.history_differed, "{done:?}");
    assert_eq!(told(&house, into.path()), [Status::HistoryPutBack(date(SECOND))]);
    house.restart();
    house.type_in(&secrets.start);
    change(&mut house, &secrets, "tallerkener");
    let third = make(&house, into.path(), "2026-10-15");
    assert_eq!(told(&house, into.path()), [Status::HistoryPutBack(date(SECOND))]);
    // It explains the days between, and nothing that came after.
    let last = third.manifest.heads[0].number;
    sql(&house, "house.db", &format!("DELETE FROM audit_chain WHERE number >= {last}"));
    let expected = [Status::HistoryGone(date("2026-10-15")), Status::HistoryPutBack(date(SECOND))];
    assert_eq!(told(&house, into.path()), expected);
    // Whoever puts the third one back over it is told that what was there lacked something.
    let done = restore(house.dir.path(), &third.path).unwrap();
    assert!(done.history_differed, "{done:?}");
    assert_eq!(told(&house, into.path()), [Status::HistoryPutBack(date(SECOND))]);
    // Once that backup is gone, so is the sentence.
    let later: NaiveDate = date(SECOND) + Days::new(OLDEST.unsigned_abs() + 8);
    for day in 0..12 {
        let day = (later + Days::new(day)).to_string();
        make(&house, into.path(), &day);
    }
    assert_eq!(told(&house, into.path()), []);
}

#[test]
fn a_damaged_house_that_comes_out_of_a_backup_is_not_accused_either() {
    let (mut house, secrets, into) = house();
    let first = make(&house, into.path(), FIRST);
    change(&mut house, &secrets, "kopper");
    let second = make(&house, into.path(), SECOND);
    for path in [house.dir.path().join("house.db"), second.path.join("house.db")] {
        fs::write(path, "nothing").unwrap();
    }
    let folders: Vec<PathBuf> = backup::folders(house.dir.path(), Some(into.path()));
    drop(fristed::store::Store::open_or_repair(house.dir.path(), &folders).unwrap());
    assert_eq!(first.manifest.number, 1);
    assert_eq!(told(&house, into.path()), [Status::HistoryPutBack(date(SECOND))], "its vault is as it was");
}

#[test]
fn heads_that_were_changed_in_a_manifest_make_the_backup_unsound() {
    let (_house, _, into) = {
        let (house, secrets, into) = house();
        make(&house, into.path(), FIRST);
        (house, secrets, into)
    };
    let path = into.path().join(FIRST);
    let text = fs::read_to_string(path.join(MANIFEST)).unwrap();
    let mut changed: serde_json::Value = serde_json::from_str(&text).unwrap();
    changed["heads"][0]["number"] = 1.into();
    fs::write(path.join(MANIFEST), changed.to_string()).unwrap();
    assert!(backup::read(&path).unwrap().verify().unwrap_err().to_string().contains("history"));
}
