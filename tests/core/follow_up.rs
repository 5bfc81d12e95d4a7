//! How it went: a line of the staff's, sealed, about no person; and what only staff reads is nowhere else.

use std::fs;

use fristed::app::running::about::About;
use fristed::app::running::{Draft, Ran, Run, RunRefused};
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::activity::OccurrenceId;
use fristed::domain::programme::Scope;
use fristed::domain::purpose::Purpose;
use fristed::domain::text::Language::Danish;
use fristed::domain::time::{HOUSE_ZONE, Span};
use fristed::exchange::{calendar, house_file};
use fristed::store::{Action, Only};
use rusqlite::Connection;

use crate::lysningen::local;
use crate::some::date;
use crate::staff_house::StaffHouse;

/// What nobody but the staff may meet.
const CANARY: &str = "Kanariefuglen sang, og alle blev siddende.";

fn billiards(house: &StaffHouse, day: &str) -> OccurrenceId {
    let opening = house.app.store().opening().unwrap();
    let span = Span::of_days(date(day), 1, HOUSE_ZONE);
    let entries = house.app.entries(Only::Everything, span, &opening).unwrap();
    entries.iter().find(|one| one.activity.title.da.as_str() == "Billard").expect(day).id
}

#[test]
fn a_line_is_written_once_it_is_over_and_says_nothing_of_anybody() {
    let (mut house, secrets) = StaffHouse::set_up();
    let me = house.go_in(&secrets.pins[2]);
    let (over, coming) = (billiards(&house, "2026-10-06"), billiards(&house, "2026-10-20"));
    assert_eq!(house.app.write_follow_up(&me, coming, CANARY).unwrap(), Ran::Nothing, "it is not over");
    for (text, refused) in [
        ("Bo 010190-1234 var med", RunRefused::LooksLikeCpr),
        ("Ring til hende på 22 33 44 55", RunRefused::SomebodysNumber),
        ("skriv til bo@huset.dk", RunRefused::SomebodysNumber),
    ] {
        assert_eq!(house.app.write_follow_up(&me, over, text).unwrap(), Ran::Refused(refused), "{text}");
    }
    assert_eq!(house.app.follow_up(&me, over).unwrap(), None);
    assert_eq!(house.app.write_follow_up(&me, over, "").unwrap(), Ran::Nothing);
    assert_eq!(house.app.write_follow_up(&me, over, CANARY).unwrap(), Ran::Done(Some(over)));
    assert_eq!(house.app.follow_up(&me, over).unwrap().as_deref(), Some(CANARY));
    let noted = |house: &StaffHouse, session: &Session| {
        let rows = house.app.audits(session).unwrap().unwrap().house;
        rows.iter().filter(|row| row.action == Action::FollowedUp.word()).count()
    };
    assert_eq!(noted(&house, &me), 1);
    // Whoever comes next finds it, also when the series was divided in between, and before the next time.
    let mut draft: Draft = house.app.draft_of(coming).unwrap().unwrap();
    draft.later(2);
    house.app.run(&me, &Run::Change { id: coming, scope: Scope::FromHere, draft }).unwrap();
    let (over, coming) = (billiards(&house, "2026-10-06"), billiards(&house, "2026-10-20"));
    assert_ne!(over.activity, coming.activity);
    assert_eq!(house.app.follow_up(&me, over).unwrap().as_deref(), Some(CANARY));
    let earlier = house.app.earlier_follow_ups(&me, coming, Danish).unwrap();
    assert_eq!(earlier, [("Tirsdag den 6. oktober".to_owned(), CANARY.to_owned())]);
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.follow_up(&me, over).unwrap(), None, "locked");
    assert_eq!(house.app.write_follow_up(&me, over, "Andet").unwrap(), Ran::Nothing, "locked");
    let other = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.follow_up(&other, over).unwrap().as_deref(), Some(CANARY));
    assert_eq!(house.app.write_follow_up(&other, over, " ").unwrap(), Ran::Done(Some(over)));
    assert_eq!((house.app.follow_up(&other, over).unwrap(), noted(&house, &other)), (None, 2));
}

#[test]
fn a_line_is_undone_as_every_other_change_until_the_screen_locks() {
    let (mut house, secrets) = StaffHouse::set_up();
    let me = house.go_in(&secrets.pins[2]);
    let over = billiards(&house, "2026-10-06");
    let there = |house: &StaffHouse| house.app.follow_up(&me, over).unwrap();
    house.app.write_follow_up(&me, over, "Det var roligt.").unwrap();
    house.app.write_follow_up(&me, over, CANARY).unwrap();
    let said = house.app.undoable(&me, Danish).unwrap().unwrap();
    assert!(said.starts_with("Skrev, hvordan det gik: Billard"), "{said}");
    assert!(matches!(house.app.undo(&me).unwrap(), Ran::Done(_)));
    assert_eq!((there(&house).as_deref(), house.app.undoable(&me, Danish).unwrap()), (Some("Det var roligt."), None));
    house.app.write_follow_up(&me, over, "").unwrap();
    house.app.undo(&me).unwrap();
    assert_eq!(there(&house).as_deref(), Some("Det var roligt."), "also one that was taken away");
    let rows = house.app.audits(&me).unwrap().unwrap().house;
    let undone = |row: &&fristed::store::AuditRow| row.action == "undone" && row.subject.starts_with("followed-up ");
    assert_eq!(rows.iter().filter(undone).count(), 2);
    house.app.write_follow_up(&me, over, CANARY).unwrap();
    house.press(StaffCommand::Lock);
    let again = house.go_in(&secrets.pins[2]);
    assert_eq!(house.app.undo(&again).unwrap(), Ran::Nothing);
}

/// The line lies in one file and what was done in another, and the plug can be pulled in between: then something is
/// noted that was not done, and never the other way round.
#[test]
fn what_was_done_is_noted_before_the_line_is_written() {
    let (mut house, secrets) = StaffHouse::set_up();
    let me = house.go_in(&secrets.pins[2]);
    let over = billiards(&house, "2026-10-06");
    let noted = |house: &StaffHouse| {
        let rows = house.app.audits(&me).unwrap().unwrap().house;
        rows.iter().filter(|row| row.action == Action::FollowedUp.word()).count()
    };
    let open = |name: &str| Connection::open(house.dir.path().join(name)).unwrap();
    let (content, vault) = (open("house.db"), open("vault.db"));
    // Nothing can be noted: nothing is written, not even to be put back.
    let refuse =
        |table: &str| format!("CREATE TRIGGER refuse BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END");
    content
        .execute_batch(&format!("{}; {}", refuse("audit_waiting"), refuse("audit").replace("refuse B", "refuse_too B")))
        .unwrap();
    vault.execute_batch("CREATE TABLE touched (x); CREATE TRIGGER touch AFTER INSERT ON record BEGIN INSERT INTO touched VALUES (1); END").unwrap();
    assert!(house.app.write_follow_up(&me, over, CANARY).is_err());
    let touched = || -> i64 { vault.query_row("SELECT count(*) FROM touched", [], |row| row.get(0)).unwrap() };
    assert_eq!((touched(), noted(&house)), (0, 0));
    // Nothing can be written: it is noted already, and whoever writes is told.
    content.execute_batch("DROP TRIGGER refuse; DROP TRIGGER refuse_too").unwrap();
    vault.execute_batch(&format!("DROP TRIGGER touch; {}", refuse("record"))).unwrap();
    assert!(house.app.write_follow_up(&me, over, CANARY).is_err());
    assert_eq!((house.app.follow_up(&me, over).unwrap(), noted(&house)), (None, 1));
    vault.execute_batch("DROP TRIGGER refuse").unwrap();
    assert_eq!(house.app.write_follow_up(&me, over, CANARY).unwrap(), Ran::Done(Some(over)));
    assert_eq!((house.app.follow_up(&me, over).unwrap().as_deref(), noted(&house)), (Some(CANARY), 2));
}

#[test]
fn what_only_staff_reads_is_in_no_file_that_goes_out_and_in_none_that_lies_open() {
    let (mut house, secrets) = StaffHouse::set_up();
    let me = house.go_in(&secrets.pins[2]);
    let id = billiards(&house, "2026-10-06");
    let run = Run::About(id, About::Purpose(Purpose::ALL.to_vec()));
    assert_eq!(house.app.run(&me, &run).unwrap(), Ran::Done(Some(id)));
    house.app.write_follow_up(&me, id, CANARY).unwrap();
    assert_eq!(house.app.purposes_of(&me, id).unwrap(), Purpose::ALL);
    let export = house.app.store().all_for_export().unwrap();
    let entries: Vec<_> = export.activities.values().map(|activity| ("uid", activity)).collect();
    let ics = calendar::write(entries.into_iter(), HOUSE_ZONE, local("2026-10-13T12:00"));
    let file = house_file::write(&export.house.unwrap());
    let public = format!("{:?} {:?}", house.app.today(Danish).unwrap(), house.app.activity(id, Danish).unwrap());
    for (name, text) in [("ics", &ics), ("house file", &file), ("pages", &public)] {
        for word in Purpose::ALL.map(Purpose::word) {
            assert!(!text.contains(&format!("\"{word}\"")) && !text.contains(&format!(":{word}")), "{word} in {name}");
        }
        assert!(!text.contains("Kanariefugl"), "{name}");
    }
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.purposes_of(&me, id).unwrap(), [], "locked");
    drop(house.app);
    for found in fs::read_dir(house.dir.path()).unwrap() {
        let path = found.unwrap().path();
        let Ok(bytes) = fs::read(&path) else { continue };
        assert!(!bytes.windows(12).any(|some| some == b"Kanariefugle"), "{}", path.display());
    }
    // The table of purposes is named where staff reads it, and nowhere else.
    let named: Vec<String> = crate::sources::files("src", "rs")
        .iter()
        .filter(|source| !source.holding(&["activity_purpose", ".purposes("]).is_empty())
        .map(|source| source.path.clone())
        .collect();
    assert!(
        named.iter().all(|path| path.starts_with("src/store/purposes")
            || path.starts_with("src/app/running/")
            || path.starts_with("src/app/staff/")),
        "{named:?}"
    );
    assert!(named.len() >= 3, "the scan sees nothing");
}
