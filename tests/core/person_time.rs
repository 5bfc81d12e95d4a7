//! How long what the compass holds is kept: over years everything has a day on which it goes, and goes on it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use fristed::app::compass::gate::CompassSetting;
use fristed::app::compass::rights::Done;
use fristed::app::keeper::Keeper;
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::compass::PersonId;
use fristed::domain::compass::kept::{Class, PersonKept};
use fristed::domain::text::Language::Danish;
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::{KeyFile, backup};
use proptest::prelude::*;
use rusqlite::Connection;

use crate::lysningen::local;
use crate::some::date;
use crate::sorts_of_records::sorts;
use crate::staff_house::{Secrets, StaffHouse};

const WORDS: &str = "log 1\ntext noget";

/// The day a screen goes by.
fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&HOUSE_ZONE).date_naive()
}

fn open_at(house: &mut StaffHouse, secrets: &Secrets, at: DateTime<Utc>) -> Session {
    house.press(StaffCommand::Lock);
    house.machine.wall.set(at);
    house.go_in(&secrets.pins[0])
}

fn persons(house: &StaffHouse) -> Vec<PersonId> {
    KeyFile::open(house.dir.path()).unwrap().persons().unwrap()
}

fn lines(house: &StaffHouse) -> i64 {
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    vault.query_row("SELECT count(*) FROM person_record WHERE kind = 'line'", [], |row| row.get(0)).unwrap()
}

fn lines_of_nobody(house: &StaffHouse) -> i64 {
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    vault.query_row("SELECT count(*) FROM record WHERE kind = 'line'", [], |row| row.get(0)).unwrap()
}

/// Which sorts of records lie in the vault of somebody.
fn sorts_of(house: &StaffHouse, person: [u8; 16]) -> BTreeSet<String> {
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    let mut rows = vault.prepare("SELECT DISTINCT kind FROM person_record WHERE person = ?1").unwrap();
    rows.query_map([person], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Nothing of a person outlives her, also not a line that would be kept longer by its own day.
#[test]
fn a_line_goes_with_the_person_where_that_is_earlier() {
    let (kept, day, contact) = (PersonKept::default(), date("2026-10-12"), date("2026-10-13"));
    let with_person = Class::WithPerson.goes_on(kept, day, contact);
    assert_eq!((with_person, Class::ByDay.goes_on(kept, day, contact)), (date("2027-10-14"), with_person));
}

/// The copies of the keys as well, and not only with the next backup.
#[test]
fn whose_time_is_over_has_no_key_in_a_backup() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (into, dir) = (tempfile::tempdir().unwrap(), house.dir.path().to_owned());
    house.app = house.app.with_keeper(Keeper::at_once(&dir, vec![into.path().to_owned()]));
    house.machine.trusted.set(true);
    let session = house.go_in(&secrets.pins[0]);
    let wheel = "2026-10-13 person\ncompass 1";
    let records = |day: &str| [("wheel", Some(local(day)), wheel)];
    let old = house.app.person_in_tests(&session, &records("2025-10-12T10:00")).unwrap().unwrap();
    for _ in 0..8 {
        house.app.person_in_tests(&session, &records("2026-09-01T10:00")).unwrap().unwrap();
    }
    backup::make(&dir, into.path(), local("2026-10-13T03:30"), date("2026-10-13"), true).unwrap();
    let copied = || {
        let keys = Connection::open(into.path().join(backup::KEY_FOLDER).join("keys.db")).unwrap();
        let sql = "SELECT count(*) FROM person_key WHERE person = ?1";
        keys.query_row(sql, [old.as_bytes()], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!(copied(), 1);
    open_at(&mut house, &secrets, local("2026-10-13T13:00"));
    assert!(!persons(&house).contains(&old) && copied() == 0);
}

#[test]
fn a_person_goes_a_year_after_the_last_contact_and_a_line_by_its_own_day() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.machine.trusted.set(true);
    let session = house.go_in(&secrets.pins[0]);
    let at = |day: &str| Some(local(&format!("{day}T10:00")));
    let wheel = "2026-10-13 person\ncompass 1";
    // Of many, two are old.
    let old = house.app.person_in_tests(&session, &[("wheel", at("2025-10-12"), wheel)]).unwrap().unwrap();
    let kept = house.app.person_in_tests(&session, &[("wheel", at("2025-10-13"), wheel)]).unwrap().unwrap();
    let mut others = Vec::new();
    for _ in 0..8 {
        let records = [("wheel", at("2026-09-01"), wheel), ("line", at("2024-11-01"), WORDS)];
        others.push(house.app.person_in_tests(&session, &records).unwrap().unwrap());
    }
    let lived =
        house.app.person_in_tests(&session, &[("wheel", at("2026-09-01"), wheel), ("line", at("2024-10-12"), WORDS)]);
    assert!(house.app.line_of_nobody_in_tests(&session, local("2024-10-12T10:00")).unwrap());
    assert!(house.app.line_of_nobody_in_tests(&session, local("2024-10-13T10:00")).unwrap());
    let bare = house.app.person_in_tests(&session, &[("code-word", None, "Bæk 14")]).unwrap().unwrap();
    let view = house.app.rights(&session, kept, Danish).unwrap().unwrap();
    assert_eq!(
        (view.goes.as_str(), view.counted.as_str()),
        ("Slettes 14. oktober 2026", "1 år efter den sidste kontakt, 13. oktober 2025.")
    );
    house.machine.trusted.set(false);
    let before = persons(&house).len();
    open_at(&mut house, &secrets, local("2026-10-13T12:00"));
    assert_eq!((persons(&house).len(), lines(&house)), (before, 9), "a clock that is doubted");
    house.machine.trusted.set(true);
    house.press(StaffCommand::Lock);
    house.go_in(&secrets.pins[2]);
    assert_eq!((persons(&house).len(), lines(&house)), (before, 9), "nobody with the right is in");
    let session = open_at(&mut house, &secrets, local("2026-10-13T13:00"));
    let there = persons(&house);
    assert!(!there.contains(&old) && there.contains(&kept), "by the day");
    assert!(there.contains(&lived.unwrap().unwrap()) && lines(&house) == 8, "a line goes by itself, and she stays");
    assert_eq!(lines_of_nobody(&house), 1, "nor does one about nobody stay");
    assert_eq!(house.app.rights(&session, bare, Danish).unwrap().unwrap().goes, "Slettes 14. oktober 2027");
    // What goes within a month is told before, by its day and under a word that is covered.
    let going = house.app.going_soon(&session, Danish).unwrap();
    let told: Vec<_> = going.iter().map(|one| (one.id, one.code_word.clone(), one.goes.as_str())).collect();
    assert_eq!(told, [(kept, None, "Slettes 14. oktober 2026")]);
    // Contact today puts it off.
    assert_eq!(house.app.met(&session, kept).unwrap(), Done::Done);
    assert_eq!(house.app.rights(&session, kept, Danish).unwrap().unwrap().goes, "Slettes 14. oktober 2027");
    assert!(house.app.going_soon(&session, Danish).unwrap().is_empty(), "and it is told no more");
    // Two years on all are old: a battery that died must not take them.
    let session = open_at(&mut house, &secrets, local("2029-10-13T13:00"));
    assert!(persons(&house).len() == there.len() && house.app.old_persons_wait(&session));
    assert!(house.app.delete_old_persons(&session).unwrap());
    house.app.poll_staff();
    assert!(persons(&house).is_empty() && !house.app.old_persons_wait(&session));
    let noted = house.app.audits(&session).unwrap().unwrap().keys;
    let gone: Vec<_> = noted.iter().filter(|row| row.action == "old-persons").map(|row| &*row.subject).collect();
    assert_eq!(gone.first(), Some(&"1"), "{gone:?}");
}

#[test]
fn the_house_says_how_long() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let usual = house.app.person_kept().unwrap();
    assert_eq!((usual.person.months(), usual.line.months()), (12, 24));
    assert!(house.app.settle_compass(&session, CompassSetting::KeepPerson(true)).unwrap());
    assert!(house.app.settle_compass(&session, CompassSetting::KeepLine(false)).unwrap());
    let set = house.app.person_kept().unwrap();
    assert_eq!((set.person.months(), set.line.months()), (24, 12));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3))]

    /// Three years of a house: at each opening nothing is there whose day has come, unless it waits for a yes, and
    /// nothing is gone before its day.
    #[test]
    fn over_three_years_everything_has_a_day_on_which_it_goes(
        acts in prop::collection::vec((20..70_u64, 0..4_u8, any::<prop::sample::Index>()), 24),
    ) {
        let (mut house, secrets) = StaffHouse::set_up();
        house.machine.trusted.set(true);
        let mut at = local("2026-01-05T10:00");
        let mut known: BTreeMap<[u8; 16], (NaiveDate, Vec<NaiveDate>)> = BTreeMap::new();
        let kept = PersonKept::default();
        // Each sort of record there is, and one that nobody knows. A risk profile has a day of its own, which
        // `conversation.rs` holds, and what somebody objects to or agrees to is no mere record.
        let apart = ["risk", "objection", "basis", "contact"];
        let sorts: Vec<_> = sorts().into_iter().filter(|sort| !apart.contains(sort)).collect();
        for (days, act, which) in acts {
            at += TimeDelta::days(i64::try_from(days).unwrap());
            let session = open_at(&mut house, &secrets, at);
            if house.app.old_persons_wait(&session) {
                house.app.delete_old_persons(&session).unwrap();
                house.app.poll_staff();
            }
            let today = day_of(at);
            known.retain(|_, (contact, _)| today < Class::WithPerson.goes_on(kept, *contact, *contact));
            for (_, lines) in known.values_mut() {
                lines.retain(|day| today < kept.line.goes_on(*day));
            }
            let there: Vec<[u8; 16]> = persons(&house).iter().map(|id| *id.as_bytes()).collect();
            prop_assert_eq!(there, known.keys().copied().collect::<Vec<_>>(), "on {}", today);
            let left: usize = known.values().map(|(_, lines)| lines.len()).sum();
            prop_assert_eq!(usize::try_from(lines(&house)).unwrap(), left, "on {}", today);
            for id in known.keys() {
                let there = sorts_of(&house, *id);
                prop_assert!(sorts.iter().all(|sort| *sort == "line" || there.contains(*sort)), "{:?} on {}", there, today);
            }
            if act == 0 || known.is_empty() {
                let records: Vec<_> = sorts.iter().map(|sort| (*sort, Some(at), WORDS)).collect();
                let person = house.app.person_in_tests(&session, &records).unwrap().unwrap();
                known.insert(*person.as_bytes(), (today, vec![today]));
            } else {
                let nth = which.index(known.len());
                let (id, (contact, _)) = known.iter_mut().nth(nth).unwrap();
                prop_assert_eq!(house.app.met(&session, PersonId::new(*id)).unwrap(), Done::Done);
                *contact = today;
            }
            for (id, (contact, _)) in &known {
                let goes = house.app.rights(&session, PersonId::new(*id), Danish).unwrap().unwrap().goes;
                let on = Class::WithPerson.goes_on(kept, *contact, *contact);
                prop_assert!(goes.ends_with(&on.format("%Y").to_string()), "{} for {}", goes, on);
            }
        }
    }

    /// The day that is named is the first on which a record goes, whatever its kind: also one that nobody knows.
    #[test]
    fn every_class_has_a_day(ahead in 0..3000_u64, since in 0..900_u64, kind in "[a-z-]{1,12}") {
        let (day, kept) = (date("2024-01-01") + Days::new(ahead), PersonKept::default());
        let contact = day + Days::new(since);
        let goes = Class::of(&kind).goes_on(kept, day, contact);
        prop_assert!(day < goes && goes <= kept.person.goes_on(contact));
    }
}
