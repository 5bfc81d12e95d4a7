//! Content from files goes in as a whole, again and again, and never over what the house has changed itself.

use std::fs;
use std::path::Path;

use fristed::domain::activity::Origin;
use fristed::domain::house::HouseContent;
use fristed::store::{Action, Actor, AuditEvent, ImportReport, Part, Store, StoreError};
use tempfile::TempDir;

use crate::some::{civil, entry, example, line, once, private_folder, repeated, sum, utc, words};

fn house() -> (TempDir, Store) {
    let dir = private_folder();
    let store = Store::open(dir.path()).unwrap();
    (dir, store)
}

fn change(store: &mut Store, work: impl FnOnce(&fristed::store::ChangeTx<'_>) -> Result<(), StoreError>) {
    let event = AuditEvent { action: Action::ChangedActivity, subject: "test".to_owned() };
    store.change(Actor::CommandLine, |tx| work(tx).map(|()| ((), event))).unwrap();
}

/// A sum over every byte of the house's files, and how many there are. An empty journal is as good as none.
fn bytes(dir: &Path) -> [(usize, u64); 2] {
    let of = |name: &str| fs::read(dir.join(name)).unwrap_or_default();
    [of("house.db"), of("house.db-wal")].map(|bytes| (bytes.len(), sum(&bytes)))
}

#[test]
fn a_house_file_goes_in_and_comes_out_equal() {
    let (_dir, mut store) = house();
    let content = example();
    let report = store.import_house(&content, false).unwrap();
    let items = content.facilities.len() + content.offers.len() + content.activities.len() + Part::ALL.len();
    let meetings = &content.meetings;
    let items = items + meetings.meetings.len() + meetings.agendas.len() + meetings.minutes.len();
    let items = items + meetings.proposals.len() + 1;
    let items =
        items + content.taking_part.duties.len() + content.taking_part.groups.len() + content.taking_part.needs.len();
    assert_eq!((report.added.len(), report.unchanged, report.example_removed), (items, 0, false));
    let export = store.all_for_export().unwrap();
    assert_eq!(export.house, Some(content));
    assert!(export.sequences.is_empty());
    let audit = store.audit().unwrap();
    assert_eq!((audit.len(), audit[0].actor.as_str(), audit[0].action.as_str()), (1, "command-line", "imported-house"));
}

#[test]
fn the_same_house_file_again_changes_not_one_byte() {
    let (dir, mut store) = house();
    store.import_house(&example(), false).unwrap();
    let before = bytes(dir.path());
    let report = store.import_house(&example(), false).unwrap();
    assert!(!report.changes_something() && report.left_alone.is_empty(), "{report:?}");
    assert!(report.unchanged > 60);
    assert_eq!(bytes(dir.path()), before);
}

#[test]
fn a_dry_run_says_the_same_and_changes_nothing() {
    let (dir, mut store) = house();
    let before = bytes(dir.path());
    let said = store.import_house(&example(), true).unwrap();
    assert_eq!(bytes(dir.path()), before);
    assert!(store.house().unwrap().is_none());
    assert_eq!(store.import_house(&example(), false).unwrap(), said);
    let entries = [entry("1", "Kor", once(civil("2026-05-01T10:00:00")))];
    assert_eq!(store.import_calendar(&entries, true).unwrap().added, ["Kor"]);
    assert!(store.all_activities().unwrap().values().all(|one| matches!(one.origin, Origin::HouseFile { .. })));
}

#[test]
fn a_changed_house_file_updates_by_id() {
    let (_dir, mut store) = house();
    let mut content = example();
    store.import_house(&content, false).unwrap();
    let soup = |content: &HouseContent| {
        let is = |origin: &Origin| *origin == Origin::HouseFile { id: "suppe".to_owned() };
        content.activities.iter().position(|one| is(&one.origin)).unwrap()
    };
    let ids = store.all_activities().unwrap();
    let at = soup(&content);
    content.activities[at].title = words("Vi laver grød");
    content.facilities.retain(|one| one.slug != "dart");
    for facility in &mut content.facilities {
        facility.instead.facilities.retain(|slug| slug != "dart");
    }
    content.offers.reverse();
    let report = store.import_house(&content, false).unwrap();
    assert_eq!(report.changed, ["Billardbordet", "Vi laver grød"]);
    assert_eq!(report.removed, ["Dartskiven"]);
    assert!(report.added.is_empty() && report.reordered);
    assert_eq!(store.all_for_export().unwrap().house, Some(content));
    assert!(store.all_activities().unwrap().keys().eq(ids.keys()), "ids stay, so that a page can stay open");
}

#[test]
fn what_the_house_changed_on_the_screen_is_left_alone() {
    let (_dir, mut store) = house();
    let mut content = example();
    store.import_house(&content, false).unwrap();
    let mut own = content.clone();
    own.agreements[0].text = words("Du kan komme, som du vil.");
    let mut film = own.activities.iter().find(|one| one.title.da.as_str() == "Film").unwrap().clone();
    film.title = words("Biograf");
    let mut dart = own.facilities.iter().find(|one| one.slug == "dart").unwrap().clone();
    dart.invitation = words("Kast en pil");
    change(&mut store, |tx| {
        tx.save_part(Part::Agreements, &own)?;
        tx.save_facility(&dart)?;
        tx.save_activity(&film).map(drop)
    });
    content.activities.retain(|one| one.origin != film.origin);
    let report = store.import_house(&content, false).unwrap();
    assert_eq!(report.left_alone, ["agreements", "Dartskiven", "Biograf"]);
    assert!(!report.changes_something());
    assert_eq!(store.agreements().unwrap()[0].text, own.agreements[0].text);
    assert!(store.all_activities().unwrap().values().any(|one| *one == film));
    assert!(store.facilities().unwrap().iter().any(|one| one.facility == dart));
}

#[test]
fn the_example_goes_at_the_first_house_file() {
    let (_dir, mut store) = house();
    assert!(store.lay_in_example(&example(), "1").unwrap());
    assert!(store.is_example().unwrap());
    assert!(!store.lay_in_example(&example(), "2").unwrap(), "an upgrade never changes it");
    assert_eq!(store.example_version().unwrap().as_deref(), Some("1"));
    store.import_calendar(&[entry("1", "Kor", once(civil("2026-05-01T10:00:00")))], false).unwrap();
    assert!(store.is_example().unwrap(), "a calendar is no house");
    let film = store.all_activities().unwrap().into_values().find(|one| one.title.da.as_str() == "Film").unwrap();
    change(&mut store, |tx| tx.save_activity(&film).map(drop));

    let mut own = example();
    own.house.name = line("Huset");
    own.activities.truncate(3);
    own.facilities.truncate(0);
    let said = store.import_house(&own, true).unwrap();
    assert!(store.is_example().unwrap(), "a dry run leaves it");
    let report = store.import_house(&own, false).unwrap();
    assert_eq!(said, report);
    assert!(report.example_removed && !store.is_example().unwrap());
    let export = store.all_for_export().unwrap();
    assert_eq!(export.house, Some(own));
    assert_eq!(export.activities.len(), 4, "three of the house, and the one of the calendar");
}

#[test]
fn a_broken_house_changes_nothing() {
    let (_dir, mut store) = house();
    store.import_house(&example(), false).unwrap();
    let mut content = example();
    content.activities[1].origin = content.activities[0].origin.clone();
    assert!(matches!(store.import_house(&content, false), Err(StoreError::Refused(_))));
    let mut content = example();
    content.house.name = line("Andet");
    content.activities[0].offer = Some("unknown".to_owned());
    assert!(matches!(store.import_house(&content, false), Err(StoreError::Refused(_))));
    assert_eq!(store.all_for_export().unwrap().house, Some(example()));
}

#[test]
fn a_calendar_goes_in_by_uid() {
    let (dir, mut store) = house();
    let start = civil("2026-05-04T10:00:00");
    let mut entries = vec![
        entry("kor", "Kor", repeated(start, "FREQ=WEEKLY")),
        entry("tur", "Tur", once(start)),
        entry("fest", "Fest", once(start)),
    ];
    let report = store.import_calendar(&entries, false).unwrap();
    assert_eq!(report.added, ["Kor", "Tur", "Fest"]);
    assert!(store.house().unwrap().is_none(), "an empty house");
    let before = bytes(dir.path());
    let again = store.import_calendar(&entries, false).unwrap();
    assert_eq!(again, ImportReport { unchanged: 3, ..ImportReport::default() });
    assert_eq!(bytes(dir.path()), before);

    entries[0].activity.title = words("Det store kor");
    entries[0].sequence = 1;
    entries[1].cancelled = true;
    entries.truncate(2);
    let report = store.import_calendar(&entries, false).unwrap();
    assert_eq!((report.changed, report.removed), (vec!["Det store kor".to_owned()], vec!["Tur".to_owned()]));
    let titles: Vec<_> = store.all_activities().unwrap().into_values().map(|one| one.title.da.to_string()).collect();
    assert_eq!(titles, ["Det store kor", "Fest"], "what is not in the file stays");
    let again = store.import_calendar(&entries, false).unwrap();
    assert_eq!(again, ImportReport { unchanged: 2, ..ImportReport::default() });
    entries[0].sequence = 0;
    let older = store.import_calendar(&entries[..1], false).unwrap();
    assert_eq!(older.older, ["Det store kor"]);
    assert!(!older.changes_something());
}

#[test]
fn an_entry_changed_here_is_left_alone() {
    let (_dir, mut store) = house();
    let mut entries = vec![entry("kor", "Kor", once(civil("2026-05-04T10:00:00")))];
    store.import_calendar(&entries, false).unwrap();
    let mut own = entries[0].activity.clone();
    own.title = words("Vores kor");
    change(&mut store, |tx| tx.save_activity(&own).map(drop));
    entries[0].activity.place = Some(words("Haven"));
    assert_eq!(store.import_calendar(&entries, false).unwrap().left_alone, ["Kor"]);
    entries[0].cancelled = true;
    assert_eq!(store.import_calendar(&entries, false).unwrap().left_alone, ["Kor"]);
    assert_eq!(store.all_activities().unwrap().into_values().collect::<Vec<_>>(), [own]);
}

#[test]
fn the_same_uid_twice_in_a_file_settles_at_once() {
    let (_dir, mut store) = house();
    let start = civil("2026-05-04T10:00:00");
    let mut newer = entry("kor", "Kor nu", once(start));
    newer.sequence = 2;
    let entries = [newer, entry("kor", "Kor før", once(start))];
    assert_eq!(store.import_calendar(&entries, false).unwrap().added, ["Kor nu"]);
    assert_eq!(store.import_calendar(&entries, false).unwrap().unchanged, 1);
}

#[test]
fn what_is_imported_is_in_the_kept_times_at_once() {
    let (_dir, mut store) = house();
    store.extend_occurrences(utc("2026-05-01T00:00:00Z")).unwrap();
    store.import_calendar(&[entry("kor", "Kor", once(civil("2026-05-04T10:00:00")))], false).unwrap();
    let span = fristed::domain::time::Span { start: utc("2026-05-04T00:00:00Z"), end: utc("2026-05-05T00:00:00Z") };
    assert_eq!(store.occurrences(span).unwrap().len(), 1);
    store.import_calendar(&[entry("kor", "Kor", once(civil("2026-05-06T10:00:00")))], false).unwrap();
    assert_eq!(store.occurrences(span).unwrap().len(), 0);
}
