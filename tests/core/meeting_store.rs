//! Meetings in the house's file and in the house file: what cannot be stored, what is refused, what comes back.

use fristed::domain::meeting::ProposalState;
use fristed::exchange::house_file::{read, write};
use fristed::store::{Action, Actor, AuditEvent, Store, StoreError};
use rusqlite::Connection;

use crate::some::{DRAWINGS, EXAMPLE, example, private_folder, words};
use crate::store::example_house;

#[test]
fn an_item_without_a_level_and_a_no_without_instead_cannot_be_stored() {
    let (dir, store) = example_house();
    let connection = Connection::open(dir.path().join("house.db")).unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    let refused = [
        "UPDATE agenda_item SET influence = NULL",
        "UPDATE agenda_item SET influence = 'some'",
        "UPDATE agenda_item SET decided_by_da = ' '",
        "UPDATE agenda_item SET origin = 'Ib'",
        "UPDATE agenda SET day = 'soon'",
        "UPDATE agenda SET meeting = 'nowhere'",
        "UPDATE minutes SET day = '0'",
        "UPDATE minutes_item SET decision_da = NULL",
        "UPDATE proposal SET instead_da = NULL WHERE state = 'not-now'",
        "UPDATE proposal SET reason_da = '' WHERE state = 'not-now'",
        "UPDATE proposal SET state = 'not-now' WHERE state = 'done'",
        "UPDATE proposal SET answer_da = NULL WHERE state = 'done'",
        "UPDATE proposal SET day = NULL WHERE state = 'on-agenda'",
        "UPDATE proposal SET month = '2026-13'",
        "UPDATE proposal SET month = '2026-09-14'",
        "UPDATE meeting SET name_da = 'Et meget langt navn' WHERE kind = 'house'",
        "UPDATE representative SET reach_da = ''",
    ];
    for sql in refused {
        assert!(connection.execute(sql, []).is_err(), "this must not be stored: {sql}");
    }
    assert!(store.check().unwrap().is_empty());
    assert_eq!(store.meetings().unwrap(), example().meetings, "as it was written");
}

#[test]
fn a_file_of_the_first_schema_is_brought_up_to_date_and_keeps_everything() {
    let dir = private_folder();
    let mut before = example();
    before.meetings = fristed::domain::meeting::Meetings::default();
    before.taking_part = fristed::domain::house::TakingPart::default();
    {
        // The first schema is this one without the later tables: the file is made with them taken out again.
        let mut store = Store::open(dir.path()).unwrap();
        store.import_house(&before, false).unwrap();
        drop(store);
        let connection = Connection::open(dir.path().join("house.db")).unwrap();
        let later = concat!(
            include_str!("../../src/store/schema/0002_meetings.sql"),
            include_str!("../../src/store/schema/0003_taking_part.sql"),
            include_str!("../../src/store/schema/0006_audit_chain.sql")
        );
        let tables =
            later.match_indices("CREATE TABLE ").map(|(at, found)| later[at + found.len()..].split(' ').next());
        for table in tables.map(Option::unwrap).collect::<Vec<_>>().into_iter().rev() {
            connection.execute(&format!("DROP TABLE {table}"), []).unwrap();
        }
        connection.pragma_update(None, "user_version", 1).unwrap();
        let first = Connection::open_in_memory().unwrap();
        first.execute_batch(include_str!("../../src/store/schema/0001_house.sql")).unwrap();
        let schema = |of: &Connection| {
            let mut statement =
                of.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
            let all: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            all
        };
        assert_eq!(schema(&connection), schema(&first), "exactly the first schema");
    }
    let mut store = Store::open(dir.path()).unwrap();
    assert_eq!(store.all_for_export().unwrap().house.as_ref(), Some(&before));
    assert!(dir.path().join("house.db.before-v4").exists(), "a copy lies beside it");
    store.import_house(&example(), false).unwrap();
    assert_eq!(store.meetings().unwrap(), example().meetings);
}

#[test]
fn the_same_file_again_changes_nothing_and_what_is_gone_goes() {
    let (_dir, mut store) = example_house();
    let again = store.import_house(&example(), false).unwrap();
    assert!(!again.changes_something(), "{again:?}");
    let mut less = example();
    less.meetings.proposals.remove(0);
    less.meetings.agendas[0].items.pop();
    less.meetings.meetings.retain(|one| one.slug != "afdeling");
    less.meetings.agendas.retain(|one| one.meeting != "afdeling");
    less.meetings.representative = None;
    let report = store.import_house(&less, false).unwrap();
    assert_eq!(report.changed, ["moede-naeste"]);
    assert_eq!(report.removed.len(), 3, "its agenda goes with a meeting: {report:?}");
    assert_eq!(store.meetings().unwrap(), less.meetings);
}

#[test]
fn what_was_changed_here_is_left_alone() {
    let (_dir, mut store) = example_house();
    let mut own = example().meetings;
    own.proposals[5].state = ProposalState::Decided(words("Vi køber tre."));
    own.minutes[2].items[0].decision = words("To gåture.");
    own.agendas[0].items.truncate(2);
    store
        .change(Actor::CommandLine, |tx| {
            tx.save_proposal(&own.proposals[5])?;
            tx.save_minutes(&own.minutes[2])?;
            tx.save_agenda(&own.agendas[0])?;
            Ok::<_, StoreError>(((), AuditEvent { action: Action::ChangedMeeting, subject: "moede".into() }))
        })
        .unwrap();
    assert_eq!(store.audit().unwrap().last().unwrap().action, "changed-meeting");
    let mut without = example();
    // The meeting whose minutes were changed here cannot go either.
    without.meetings.meetings.retain(|one| one.slug != "aktivitetsmoede");
    without.meetings.agendas.retain(|one| one.meeting != "aktivitetsmoede");
    without.meetings.minutes.retain(|one| one.meeting != "aktivitetsmoede");
    let report = store.import_house(&without, false).unwrap();
    assert_eq!(report.left_alone.len(), 4, "{report:?}");
    let there = store.meetings().unwrap();
    assert_eq!(there.minutes[2], own.minutes[2]);
    assert_eq!(there.proposals[5], own.proposals[5]);
    assert_eq!(there.agendas[0].items.len(), 2);
}

#[test]
fn a_change_that_belongs_to_no_meeting_is_refused_whole() {
    let (_dir, mut store) = example_house();
    let mut lost = example().meetings.agendas[0].clone();
    lost.slug = "tabt".to_owned();
    lost.meeting = "findes-ikke".to_owned();
    let refused = store.change(Actor::CommandLine, |tx| {
        tx.save_agenda(&lost)?;
        Ok::<_, StoreError>(((), AuditEvent { action: Action::ChangedMeeting, subject: "tabt".into() }))
    });
    assert!(refused.is_err());
    assert_eq!(store.meetings().unwrap(), example().meetings);
}

/// The problems of the example with `from` replaced by `to`: what is said about it.
fn refused(from: &str, to: &str) -> Vec<(usize, String)> {
    assert!(EXAMPLE.contains(from), "{from}");
    let text = EXAMPLE.replacen(from, to, 1);
    let problems = read(&text, DRAWINGS).expect_err("this has problems");
    problems.into_iter().map(|one| (one.line, one.message)).collect()
}

#[test]
fn the_house_file_refuses_what_cannot_be_said() {
    let cases = [
        ("influence = \"self-determination\"\n", "", "needs influence"),
        ("influence = \"hearing\"", "influence = \"high\"", "orientation, hearing, dialogue"),
        ("decided-by = \"Gruppen\"\ndecided-by-en = \"The group\"\n", "", "needs decided-by"),
        ("instead = \"film hver torsdag\"\ninstead-en = \"a film every Thursday\"\n", "", "needs instead"),
        ("state = \"done\"", "state = \"lost\"", "received, on-agenda, decided, done or not-now"),
        ("state = \"done\"", "state = \"received\"", "does not go with"),
        ("answer = \"Den står ude nu.\"\nanswer-en = \"It is out there now.\"\n", "", "needs answer"),
        ("for = \"next\"", "for = \"soon\"", "a date that exists"),
        ("meetings-ago = 1", "meetings-ago = 0", "1 to 99"),
        ("meetings-ago = 1", "meetings-ago = 1\nof = \"2026-10-06\"", "not both"),
        ("months-ago = 2", "month = \"2026-09-14\"", "a month as in"),
        ("kind = \"tenant-board\"", "kind = \"house\"", "one house meeting"),
        ("name = \"Værestedsmøde\"", "name = \"Brugernes fællesmøde\"", "13 letters"),
        ("activity = \"vaerestedsmoede\"", "activity = \"suppe\"", "of kind meeting"),
        ("meeting = \"moede\"", "meeting = \"mode\"", "no [[meeting]]"),
    ];
    for (from, to, says) in cases {
        let found = refused(from, to);
        assert!(found.iter().any(|(line, text)| *line > 1500 && text.contains(says)), "{from}\n→ {found:#?}");
    }
}

#[test]
fn real_dates_and_months_read_back_equal() {
    let dated = EXAMPLE
        .replace("for = \"next\"", "for = \"2027-01-05\"")
        .replace("meetings-ago = 1", "of = \"2026-12-01\"")
        .replace("months-ago = 2", "month = \"2026-09\"");
    let content = read(&dated, DRAWINGS).unwrap();
    assert_ne!(content, example());
    assert_eq!(read(&write(&content), DRAWINGS), Ok(content));
}
