//! What happens while nobody is in waits, sealed, until somebody is: an import from the command line, wrong codes.

use std::fs;
use std::path::Path;
use std::time::Duration;

use fristed::app::running::Run;
use fristed::app::running::history::Sort;
use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::employee::EmployeeId;
use fristed::domain::text::Language;
use fristed::store::audit_chain::{HOUSE, VAULT};
use fristed::store::restore::restore;
use fristed::store::{Action, Actor, AuditEvent, KeyFile, Store, StoreError, backup};
use rusqlite::Connection;

use crate::some::{civil, entry, once, private_folder};
use crate::staff_house::{StaffHouse, wrong};

fn rows(dir: &Path, file: &str, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    Connection::open(dir.join(file)).unwrap().query_row(&sql, [], |row| row.get(0)).unwrap()
}

/// Which files of the folder hold `what`, also their journals.
fn holders(dir: &Path, what: &str) -> Vec<String> {
    let holds = |path: &Path| fs::read(path).unwrap().windows(what.len()).any(|part| part == what.as_bytes());
    let files = fs::read_dir(dir).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file());
    files.filter(|path| holds(path)).map(|path| path.display().to_string()).collect()
}

fn import(dir: &Path) {
    let mut store = Store::open(dir).unwrap();
    let report = store.import_calendar(&[entry("a", "Fællessang", once(civil("2026-10-20T10:00:00")))], false).unwrap();
    assert_eq!(report.added, ["Fællessang"]);
}

#[test]
fn an_import_from_the_command_line_waits_sealed_and_is_in_the_history_afterwards() {
    let (mut house, secrets) = StaffHouse::set_up();
    let dir = house.dir.path().to_owned();
    import(&dir);
    assert_eq!((rows(&dir, "house.db", "audit"), rows(&dir, "house.db", "audit_waiting")), (0, 1));
    for word in ["imported-calendar", "1 added"] {
        assert_eq!(holders(&dir, word), [""; 0], "{word}");
    }
    // The scan does see what is there.
    assert_ne!(holders(&dir, "Fællessang"), [""; 0]);
    let session = house.go_in(&secrets.pins[2]);
    assert_eq!((rows(&dir, "house.db", "audit"), rows(&dir, "house.db", "audit_waiting")), (0, 0));
    let history = house.app.history(&session, Sort::Machine, |_| None, Language::Danish).unwrap();
    assert_eq!(
        (history[0].what.as_str(), history[0].who.as_str()),
        ("Tog en kalender ind", "Med tastatur ved skærmen")
    );
    let AccessView::Open(open) = house.view() else { panic!() };
    assert!(open.audit_whole);
    let file = KeyFile::open(&dir).unwrap();
    let ends = |table: &str, base: &str| rows(&dir, base, table).unsigned_abs();
    assert_eq!(file.head(HOUSE).unwrap().number, ends("audit_chain", "house.db"));
    assert_eq!(file.head(VAULT).unwrap().number, ends("audit", "vault.db"));
}

#[test]
fn what_is_changed_while_somebody_is_in_lies_there_sealed_as_well() {
    let (mut house, secrets) = StaffHouse::set_up();
    let dir = house.dir.path().to_owned();
    let session = house.go_in(&secrets.pins[0]);
    let run = Run::PutUpNeed("to ture kaffe".to_owned());
    house.app.run(&session, &run).unwrap();
    assert_eq!((rows(&dir, "house.db", "audit"), rows(&dir, "house.db", "audit_waiting")), (0, 1));
    assert_eq!(holders(&dir, "put-up-need"), [""; 0]);
    let said = |house: &StaffHouse| {
        let session = house.app.session().unwrap();
        let history = house.app.history(&session, Sort::Needs, |_| Some("MK".to_owned()), Language::Danish).unwrap();
        history.into_iter().map(|row| (row.who, row.what)).collect::<Vec<_>>()
    };
    let now = said(&house);
    assert_eq!(now, [("MK".to_owned(), "Satte op, hvad der mangler: to ture kaffe".to_owned())]);
    // Pulling the plug takes nothing of it away.
    house.power_up();
    house.type_in(&secrets.start);
    house.go_in(&secrets.pins[1]);
    assert_eq!(said(&house), now);
    assert_eq!(rows(&dir, "house.db", "audit_waiting"), 0);
}

#[test]
fn wrong_codes_are_known_to_whoever_comes_in_next() {
    let (mut house, secrets) = StaffHouse::set_up();
    let dir = house.dir.path().to_owned();
    house.try_pin(EmployeeId(2), &wrong(&secrets.pins[1].1, 1));
    house.try_pin(EmployeeId(2), &wrong(&secrets.pins[1].1, 2));
    house.power_up();
    let mut other = secrets.start.clone();
    other[3] = (other[3] + 1) % 10;
    house.type_in(&other);
    house.pass(Duration::from_secs(11));
    house.type_in(&secrets.start);
    assert_eq!(rows(&dir, "vault.db", "audit_waiting"), 3);
    assert_eq!(holders(&dir, "wrong-pin"), [""; 0]);
    let session = house.go_in(&secrets.pins[0]);
    assert_eq!(rows(&dir, "vault.db", "audit_waiting"), 0);
    let keys = house.app.audits(&session).unwrap().unwrap().keys;
    let told: Vec<_> = keys.iter().skip(1).map(|row| (row.action.as_str(), row.subject.as_str())).collect();
    assert_eq!(told, [("wrong-pin", "2"), ("wrong-pin", "2"), ("wrong-code", "start"), ("opened", "0")]);
    let name = |id: EmployeeId| (id.0 < 3).then(|| ["MK", "JH"][usize::try_from(id.0).unwrap() - 1].to_owned());
    let history = house.app.history(&session, Sort::Codes, name, Language::Danish).unwrap();
    let told: Vec<_> = history.iter().take(3).map(|row| (row.who.as_str(), row.what.as_str())).collect();
    assert_eq!(
        told,
        [
            ("MK", "Låste op"),
            ("Skærmen selv", "En anden startkode blev tastet"),
            ("Skærmen selv", "En anden kode blev tastet: JH"),
        ]
    );
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.history(&session, Sort::Codes, |_| None, Language::Danish).unwrap(), [], "once locked");
}

#[test]
fn what_was_put_in_by_somebody_else_is_found_and_hides_nothing() {
    let (mut house, secrets) = StaffHouse::set_up();
    let dir = house.dir.path().to_owned();
    import(&dir);
    let connection = Connection::open(dir.join("house.db")).unwrap();
    connection.execute("INSERT INTO audit_waiting (sealed) VALUES (x'00112233')", []).unwrap();
    drop(connection);
    for _ in 0..2 {
        let session = house.go_in(&secrets.pins[0]);
        let AccessView::Open(open) = house.view() else { panic!() };
        assert!(!open.audit_whole, "it stays until somebody has looked into it");
        let history = house.app.history(&session, Sort::Machine, |_| None, Language::Danish).unwrap();
        assert_eq!(history[0].what, "Tog en kalender ind");
        house.press(StaffCommand::Lock);
    }
}

/// Nobody keeps the house from being changed by hiding its keys: the row is plain then, and sealed at the next opening.
#[test]
fn a_change_is_noted_also_where_the_keys_cannot_be_read() {
    let (mut house, secrets) = StaffHouse::set_up();
    let dir = house.dir.path().to_owned();
    let keys = fs::read(dir.join("keys.db")).unwrap();
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(dir.join(format!("keys.db{ending}")));
    }
    fs::write(dir.join("keys.db"), "nonsense").unwrap();
    let mut store = Store::open(&dir).unwrap();
    let event = AuditEvent { action: Action::ChangedPart, subject: "hours".to_owned() };
    store.change(Actor::CommandLine, |_| Ok::<_, StoreError>(((), event))).unwrap();
    drop(store);
    assert_eq!(rows(&dir, "house.db", "audit"), 1);
    fs::write(dir.join("keys.db"), keys).unwrap();
    house.go_in(&secrets.pins[0]);
    assert_eq!(rows(&dir, "house.db", "audit"), 0);
}

/// A backup has the chains of its day. That they end before their heads is no finding then, and the history says why.
#[test]
fn after_a_backup_was_put_back_the_audit_is_whole_and_says_so() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (dir, into) = (house.dir.path().to_owned(), private_folder());
    crate::backup::make(&dir, into.path(), "2026-10-13").unwrap();
    let session = house.go_in(&secrets.pins[0]);
    house.app.run(&session, &Run::PutUpNeed("to ture kaffe".to_owned())).unwrap();
    house.press(StaffCommand::Lock);
    drop(std::mem::replace(&mut house.app, StaffHouse::new().app));
    restore(&dir, into.path()).unwrap();
    house.restart();
    house.type_in(&secrets.start);
    for _ in 0..2 {
        let session = house.go_in(&secrets.pins[0]);
        let AccessView::Open(open) = house.view() else { panic!() };
        assert!(open.audit_whole);
        let history = house.app.history(&session, Sort::Everything, |_| None, Language::Danish).unwrap();
        assert_eq!(history[0].what, "Hentede en sikkerhedskopi");
        house.press(StaffCommand::Lock);
    }
    // An end that is cut off without it is still found.
    let cut = "DELETE FROM audit_chain WHERE number = (SELECT max(number) FROM audit_chain)";
    Connection::open(dir.join("house.db")).unwrap().execute(cut, []).unwrap();
    house.go_in(&secrets.pins[0]);
    let AccessView::Open(open) = house.view() else { panic!() };
    assert!(!open.audit_whole);
}

/// The same where the start itself put the house's file back, because it was bad.
#[test]
fn after_a_repair_the_audit_is_whole_and_says_so() {
    let (mut house, secrets) = StaffHouse::set_up();
    let dir = house.dir.path().to_owned();
    fs::create_dir(dir.join(backup::HERE)).unwrap();
    crate::backup::make(&dir, &dir.join(backup::HERE), "2026-10-13").unwrap();
    let session = house.go_in(&secrets.pins[0]);
    house.app.run(&session, &Run::PutUpNeed("to ture kaffe".to_owned())).unwrap();
    house.press(StaffCommand::Lock);
    drop(std::mem::replace(&mut house.app, StaffHouse::new().app));
    fs::write(dir.join("house.db"), "nonsense").unwrap();
    house.restart();
    house.type_in(&secrets.start);
    let session = house.go_in(&secrets.pins[0]);
    let AccessView::Open(open) = house.view() else { panic!() };
    let history = house.app.history(&session, Sort::Machine, |_| None, Language::Danish).unwrap();
    assert_eq!((open.audit_whole, history[0].what.as_str()), (true, "Hentede en sikkerhedskopi"));
}
