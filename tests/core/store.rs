//! The store on real files: opening, refusing, states, and what can never be stored.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chrono::{TimeDelta, Utc};
use fristed::domain::facility::{FacilityId, Recorded};
use fristed::domain::finding::Severity;
use fristed::store::{Action, Actor, AuditEvent, Found, HouseLock, Store, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::some::{civil, entry, example, line, once, private_folder, sum, utc, words};

pub fn example_house() -> (TempDir, Store) {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    store.import_house(&example(), false).unwrap();
    (dir, store)
}

fn raw(dir: &Path) -> Connection {
    let connection = Connection::open(dir.join("house.db")).unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    connection
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_new_house_is_for_its_owner_alone() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("a/b");
    assert!(!Store::exists(&dir));
    let mut store = Store::open(&dir).unwrap();
    assert_eq!(*store.found(), Found::Nothing);
    store.import_house(&example(), false).unwrap();
    assert!(Store::exists(&dir));
    assert_eq!(mode(&dir), 0o700);
    let mut files: Vec<_> = fs::read_dir(&dir).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files[0].ends_with("house.db"), "{files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600), "{files:?}");
    drop(store);
    assert_eq!(*Store::open(&dir).unwrap().found(), Found::House);
    let header: String = raw(&dir).pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(header, "wal");
}

#[test]
fn the_schema_is_the_one_that_was_reviewed() {
    let (dir, _store) = example_house();
    let connection = raw(dir.path());
    let mut statement =
        connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let tables: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let names: Vec<&str> = tables.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names.join(" "),
        "activity activity_except activity_extra activity_group activity_override activity_purpose \
         activity_rule agenda agenda_draft agenda_draft_item agenda_item agenda_link agreement audit \
         audit_chain audit_waiting compass_hours compass_kept decision_draft duty duty_step example facility facility_instead \
         help_number house kept_span meeting minutes minutes_item nudge_off occurrence offer on_duty \
         on_duty_weekday opening_day opening_hours part picture proposal question representative \
         representative_ask representative_taken setting small_need staff_item staff_meeting"
    );
    assert!(tables.iter().all(|(_, sql)| sql.contains("STRICT")), "every table is strict");
    // A released step is never edited: whoever changes the schema adds a step, and this number with it.
    let steps = [
        (include_bytes!("../../src/store/schema/0001_house.sql").as_slice(), "29cec79c1d56ab45"),
        (include_bytes!("../../src/store/schema/0002_meetings.sql").as_slice(), "a25a986e2796f2cc"),
    ];
    for (step, known) in steps {
        assert_eq!(format!("{:016x}", sum(step)), known);
    }
}

#[test]
fn checks_are_the_last_defence() {
    let (dir, store) = example_house();
    let connection = raw(dir.path());
    let refused = [
        "UPDATE facility SET instead_da = '' WHERE slug = 'bad'",
        "UPDATE facility SET instead_da = NULL WHERE slug = 'bad'",
        "UPDATE facility SET state = 'closed' WHERE slug = 'bad'",
        "UPDATE facility SET state = 'closed', closed_since = 1, reason_da = ' ' WHERE slug = 'bad'",
        "UPDATE facility SET state = 'taken' WHERE slug = 'bad'",
        "UPDATE facility SET state = 'booked' WHERE slug = 'bad'",
        "UPDATE facility SET taken_until = 7 WHERE slug = 'bad'",
        "UPDATE facility SET own_seconds = 0 WHERE slug = 'bad'",
        "UPDATE facility SET own_seconds = 'long' WHERE slug = 'bad'",
        "UPDATE facility SET kind = 'pool' WHERE slug = 'bad'",
        "INSERT INTO facility_instead SELECT id, 9, id FROM facility WHERE slug = 'bad'",
        "INSERT INTO facility_instead SELECT id, 9, 999999 FROM facility WHERE slug = 'bad'",
        "UPDATE activity SET house_id = NULL",
        "UPDATE activity SET uid = 'both', sequence = 0 WHERE id = (SELECT min(id) FROM activity)",
        "UPDATE activity SET length = -1",
        "UPDATE activity SET price = -5",
        "UPDATE activity SET kind = 'party'",
        "UPDATE activity SET place_da = NULL",
        "UPDATE activity SET offer = 999999",
        "INSERT INTO occurrence VALUES (1, 'x', 86400, 10, 5, 0, 0, NULL, NULL)",
        "INSERT INTO opening_day VALUES ('weekday', '7', NULL, NULL)",
        "INSERT INTO opening_day VALUES ('date', '2026-02-31', NULL, NULL)",
        "INSERT INTO opening_hours VALUES ('weekday', '0', 9, '25:00:00', '26:00:00')",
        "UPDATE offer SET first_step_da = ''",
        "UPDATE house SET rest_after_seconds = 5",
        "INSERT INTO audit (actor, action, subject) VALUES ('public', 'pressed', 'bad')",
        "INSERT INTO example VALUES (2, '1')",
    ];
    for sql in refused {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(store.all_for_export().unwrap().house, Some(example()));
}

#[test]
fn a_facility_has_one_state_and_no_history() {
    let (dir, mut store) = example_house();
    let (id, audit) = (store.facilities().unwrap()[0].id, store.audit().unwrap());
    let until = utc("2026-05-01T10:40:00Z");
    store.set_facility(id, &Recorded::TakenUntil(until)).unwrap();
    assert_eq!(store.facilities().unwrap()[0].recorded, Recorded::TakenUntil(until));
    let closed =
        Recorded::Closed { since: until, reason: words("Vi gør rent"), instead: Some(words("Brug badet på 1. sal")) };
    store.set_facility(id, &closed).unwrap();
    assert_eq!(store.facilities().unwrap()[0].recorded, closed);
    store.set_facility(id, &Recorded::Free).unwrap();
    assert_eq!(store.facilities().unwrap()[0].recorded, Recorded::Free);
    assert_eq!(store.audit().unwrap(), audit, "what the public presses leaves no audit row");
    let journal = fs::metadata(dir.path().join("house.db-wal")).unwrap();
    assert_eq!(journal.len(), 0, "the journal no longer holds the states before");
    let gone = store.set_facility(FacilityId(999), &Recorded::Free);
    assert!(matches!(gone, Err(StoreError::Refused(_))));
}

#[test]
fn a_new_description_keeps_the_state() {
    let (_dir, mut store) = example_house();
    let taken = Recorded::TakenUntil(utc("2026-05-01T10:40:00Z"));
    store.set_facility(store.facilities().unwrap()[1].id, &taken).unwrap();
    let mut content = example();
    content.facilities[1].invitation = words("Tag en kø");
    store.import_house(&content, false).unwrap();
    let stored = store.facilities().unwrap().remove(1);
    assert_eq!((stored.facility.invitation, stored.recorded), (words("Tag en kø"), taken));
}

#[test]
fn a_change_and_its_audit_row_go_together() {
    let (_dir, mut store) = example_house();
    let before = store.audit().unwrap().len();
    let id = store.facilities().unwrap()[0].id;
    let event = || AuditEvent { action: Action::ClosedFacility, subject: "bad".to_owned() };
    let close = store.change(Actor::CommandLine, |tx| {
        tx.close_facility(id, utc("2026-05-01T10:00:00Z"), (&words("Vi maler"), None))?;
        Err::<((), AuditEvent), _>(StoreError::Refused("no".to_owned()))
    });
    assert!(close.is_err());
    assert_eq!(store.facilities().unwrap()[0].recorded, Recorded::Free, "nothing of a refused change stays");
    assert_eq!(store.audit().unwrap().len(), before);
    let close = |tx: &fristed::store::ChangeTx<'_>| {
        tx.close_facility(id, utc("2026-05-01T10:00:00Z"), (&words("Vi maler"), None))?;
        Ok::<_, StoreError>(((), event()))
    };
    store.change(Actor::CommandLine, close).unwrap();
    let audit = store.audit().unwrap();
    assert_eq!((audit.len(), audit[before].action.as_str()), (before + 1, "closed-facility"));
    assert!((Utc::now() - audit[before].at).abs() < TimeDelta::minutes(1));
}

#[test]
fn two_connections_see_each_other() {
    let (_dir, mut store) = example_house();
    let mut other = store.again().unwrap();
    let version = store.data_version().unwrap();
    let id = store.facilities().unwrap()[0].id;
    store.set_facility(id, &Recorded::Free).unwrap();
    assert_eq!(store.data_version().unwrap(), version, "one's own writing is no news");
    let until = Recorded::TakenUntil(utc("2026-05-01T10:40:00Z"));
    other.set_facility(id, &until).unwrap();
    assert_ne!(store.data_version().unwrap(), version);
    assert_eq!(store.facilities().unwrap()[0].recorded, until);
    other.import_calendar(&[entry("1", "Kor", once(civil("2026-05-01T10:00:00")))], false).unwrap();
    assert!(store.all_activities().unwrap().values().any(|one| one.title.da.as_str() == "Kor"));
}

#[test]
fn one_kiosk_at_a_time() {
    let dir = tempfile::tempdir().unwrap();
    let lock = HouseLock::take(dir.path()).unwrap();
    let refused = HouseLock::take(dir.path()).unwrap_err();
    assert!(refused.to_string().contains("another kiosk"), "{refused}");
    drop(lock);
    HouseLock::take(dir.path()).unwrap();
}

/// Everything after the first page overwritten.
fn zeroed(mut bytes: Vec<u8>) -> Vec<u8> {
    let middle = 4096.min(bytes.len())..bytes.len();
    bytes[middle].fill(0xA5);
    bytes
}

/// A sound file of another program.
fn foreign(_: Vec<u8>) -> Vec<u8> {
    let dir = private_folder();
    let path = dir.path().join("x.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1);").unwrap();
    fs::read(path).unwrap()
}

#[test]
fn a_damaged_file_is_moved_aside_and_never_deleted() {
    let damages: [fn(Vec<u8>) -> Vec<u8>; 5] = [
        |_| Vec::new(),
        |_| b"This is a letter, not a house.".repeat(200),
        |bytes| bytes[..1000].to_vec(),
        zeroed,
        foreign,
    ];
    for damage in damages {
        let (dir, store) = example_house();
        drop(store);
        let file = dir.path().join("house.db");
        let bad = damage(fs::read(&file).unwrap());
        fs::write(&file, &bad).unwrap();
        let store = Store::open(dir.path()).unwrap();
        let Found::Damaged { aside } = store.found() else { panic!("{:?}", store.found()) };
        assert_eq!(sum(&fs::read(aside).unwrap()), sum(&bad), "as it was, to the byte");
        assert!(aside.file_name().unwrap().to_str().unwrap().starts_with("house.db.damaged-2"));
        assert!(store.house().unwrap().is_none());
        assert!(store.check().unwrap().is_empty());
    }
}

#[test]
fn what_a_look_behind_the_screen_finds_is_moved_aside_at_the_next_opening() {
    let (dir, store) = example_house();
    drop(store);
    let file = dir.path().join("house.db");
    // The last page is not among those it takes to open the file.
    let mut bad = fs::read(&file).unwrap();
    let last = bad.len() - 4096;
    bad[last..].fill(0xA5);
    fs::write(&file, &bad).unwrap();
    let store = Store::open_at_once(dir.path()).unwrap();
    assert_eq!(*store.found(), Found::House, "nobody waits for the look");
    assert!(matches!(store.again().unwrap().look_through(), Err(StoreError::Damaged)));
    assert!(matches!(store.look_through(), Err(StoreError::Damaged)), "twice is no harm");
    drop(store);
    let store = Store::open_at_once(dir.path()).unwrap();
    let Found::Damaged { aside } = store.found() else { panic!("{:?}", store.found()) };
    assert_eq!(sum(&fs::read(aside).unwrap()), sum(&bad), "as it was, to the byte");
    store.look_through().unwrap();
    drop(store);
    assert_eq!(*Store::open_at_once(dir.path()).unwrap().found(), Found::House, "once is enough");
}

#[test]
fn a_sound_file_that_was_marked_is_looked_through_once_and_stays() {
    let (dir, store) = example_house();
    store.look_through().unwrap();
    drop(store);
    let names = || fs::read_dir(dir.path()).unwrap().count();
    let before = names();
    Store::remember_damage(dir.path(), &StoreError::Busy);
    assert_eq!(names(), before, "a busy house is no damaged one");
    Store::remember_damage(dir.path(), &StoreError::Damaged);
    assert_eq!(names(), before + 1);
    let store = Store::open_at_once(dir.path()).unwrap();
    assert!(*store.found() == Found::House && store.house().unwrap().is_some());
    drop(store);
    assert_eq!(names(), before, "the mark is gone");
}

#[test]
fn what_cannot_be_opened_at_all_is_moved_aside_at_once() {
    let damages: [fn(Vec<u8>) -> Vec<u8>; 3] = [|_| Vec::new(), |bytes| bytes[..1000].to_vec(), foreign];
    for damage in damages {
        let (dir, store) = example_house();
        drop(store);
        let file = dir.path().join("house.db");
        fs::write(&file, damage(fs::read(&file).unwrap())).unwrap();
        assert!(matches!(Store::open_at_once(dir.path()).unwrap().found(), Found::Damaged { .. }));
    }
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let (dir, store) = example_house();
    drop(store);
    let file = dir.path().join("house.db");
    let connection = raw(dir.path());
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = (fs::read(&file).unwrap(), fs::metadata(&file).unwrap().modified().unwrap());
    for refused in [Store::open(dir.path()).unwrap_err(), Store::open_read_only(dir.path()).unwrap_err()] {
        assert!(matches!(refused, StoreError::Newer { found: 99, .. }), "{refused:?}");
        assert!(refused.to_string().contains("newer version"), "{refused}");
    }
    assert_eq!((fs::read(&file).unwrap(), fs::metadata(&file).unwrap().modified().unwrap()), before);
    let lying = fs::read_dir(dir.path()).unwrap().map(|one| one.unwrap().file_name());
    let strange: Vec<_> =
        lying.filter(|name| name != "house.db" && name != "joining.db" && name != "joining.db-journal").collect();
    assert!(strange.is_empty(), "nothing new lies beside it: {strange:?}");
}

#[test]
fn a_folder_that_cannot_be_used_gives_a_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "x").unwrap();
    // The last is read-only for everybody, root as well.
    for place in [file.clone(), file.join("below"), "/proc/fristed".into()] {
        let refused = Store::open(&place).unwrap_err().to_string();
        assert!(refused.contains("--data") && !refused.contains('\n'), "{refused}");
        assert!(HouseLock::take(&place).is_err());
    }
    let nothing = Store::open_read_only(dir.path()).unwrap_err();
    assert!(matches!(nothing, StoreError::NoHouse(_)), "{nothing:?}");
}

#[test]
fn looking_changes_nothing_even_where_the_journal_is_hot() {
    let (dir, mut store) = example_house();
    store.import_calendar(&[entry("1", "Kor", once(civil("2026-05-01T10:00:00")))], false).unwrap();
    let journal = dir.path().join("house.db-wal");
    assert!(fs::metadata(&journal).unwrap().len() > 0);
    let all = || {
        let mut all: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().path()).collect();
        all.sort();
        all.into_iter()
            .filter(|path| !path.ends_with("house.db-shm"))
            .map(|path| (fs::read(&path).unwrap(), path))
            .collect::<Vec<_>>()
    };
    let before = all();
    let mut looking = Store::open_read_only(dir.path()).unwrap();
    assert!(looking.all_activities().unwrap().values().any(|one| one.title.da.as_str() == "Kor"));
    assert!(looking.check().unwrap().is_empty(), "{:?}", looking.check());
    assert!(looking.set_facility(FacilityId(1), &Recorded::Free).is_err());
    drop(looking);
    assert_eq!(all(), before);
    drop(store);
    let cold = all();
    let looking = Store::open_read_only(dir.path()).unwrap();
    assert_eq!(looking.house().unwrap().unwrap().name, line("Lysningen"));
    drop(looking);
    assert_eq!(all(), cold);
}

#[test]
fn check_names_what_is_wrong() {
    let (dir, store) = example_house();
    assert_eq!(store.check().unwrap(), []);
    fs::set_permissions(dir.path().join("house.db"), fs::Permissions::from_mode(0o644)).unwrap();
    let connection = raw(dir.path());
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute("INSERT INTO activity_rule VALUES (999999, 1, 'FREQ=DAILY')", []).unwrap();
    connection.execute("UPDATE activity_rule SET rule = 'NONSENSE' WHERE activity = 1", []).unwrap();
    let findings = store.check().unwrap();
    assert!(findings.iter().all(|finding| finding.severity == Severity::Fault));
    let sentences: Vec<_> = findings.iter().map(|finding| finding.sentence.as_str()).collect();
    assert_eq!(findings.len(), 3, "{sentences:?}");
    assert!(sentences[0].contains("point at nothing"), "{sentences:?}");
    assert!(sentences[1].contains("NONSENSE"), "{sentences:?}");
    assert!(sentences[2].contains("chmod 600"), "{sentences:?}");
}

#[test]
fn ids_that_are_gone_are_left_out() {
    let (_dir, store) = example_house();
    let all = store.all_activities().unwrap();
    let mut ids: Vec<_> = all.keys().copied().take(2).collect();
    ids.push(fristed::domain::activity::ActivityId(999_999));
    assert_eq!(store.activities(&ids).unwrap().len(), 2);
    assert_eq!(store.activity(ids[2]).unwrap(), None);
    assert_eq!(store.activity(ids[0]).unwrap().as_ref(), all.get(&ids[0]));
}
