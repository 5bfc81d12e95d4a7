//! Every sort of record that the program keeps of a person: each opens at its own place alone, and each is erased.

use std::collections::BTreeSet;
use std::path::Path;

use fristed::app::compass::conversation::{Noted, Talk};
use fristed::app::compass::logbook::{About, LineKept};
use fristed::app::compass::rights::Done;
use fristed::app::compass::round::OnRound;
use fristed::app::compass::round::agree::OnAgreement;
use fristed::app::compass::{Filed, Layer, Rated, Sheet};
use fristed::app::staff::StaffCommand;
use fristed::domain::compass::{Condition, Extent, Field, PersonId};
use fristed::store::person_file::place;
use fristed::store::{KeyFile, RecordFile, backup};
use fristed::vault::envelope::{self, Key, Label};
use proptest::prelude::*;
use rusqlite::{Connection, params};

use crate::lysningen::local;
use crate::person_rights::{CONSENT, set_up};
use crate::real_round::{agree, begun, condition, on, rate};
use crate::round_intruder::Intruder;
use crate::some::date;
use crate::sources::files;
use crate::staff_house::StaffHouse;

/// Every sort of record that is named anywhere in the program, whether of a person or of the house, and one that nobody
/// has thought of yet.
pub fn sorts() -> Vec<&'static str> {
    let mut found = BTreeSet::from(["what-comes-later".to_owned()]);
    for source in files("src", "rs") {
        for begins in ["Kind {", "Self {"] {
            for rest in source.text.split(begins).skip(1) {
                let Some(name) = rest.trim_start().strip_prefix("name: \"") else { continue };
                let inside = rest.split('}').next().unwrap_or("");
                if inside.contains("key:") || inside.contains("HOUSE_WIDE") {
                    found.extend(name.split('"').next().map(str::to_owned));
                }
            }
        }
    }
    found.into_iter().map(|name| &*Box::leak(name.into_boxed_str())).collect()
}

#[test]
fn the_scan_sees_the_sorts_there_are() {
    let all = sorts();
    for sort in ["wheel", "draft", "basis", "line", "line-part", "round-draft", "agreement", "risk", "unsaved", "story"]
    {
        assert!(all.contains(&sort), "{sort} in {all:?}");
    }
    assert!(all.len() > 30, "{all:?}");
}

/// A row of the vault about somebody.
#[derive(Clone)]
struct Row {
    person: PersonId,
    kind: String,
    id: Vec<u8>,
    sealed: Vec<u8>,
}

fn rows(dir: &Path) -> Vec<Row> {
    let vault = Connection::open(dir.join("vault.db")).unwrap();
    let mut all =
        vault.prepare("SELECT person, kind, id, sealed FROM person_record ORDER BY kind, person, id").unwrap();
    let read = all.query_map([], |row| {
        Ok(Row { person: PersonId::new(row.get(0)?), kind: row.get(1)?, id: row.get(2)?, sealed: row.get(3)? })
    });
    read.unwrap().map(Result::unwrap).collect()
}

fn of(dir: &Path, person: PersonId) -> Vec<(String, Vec<u8>, Vec<u8>)> {
    rows(dir).into_iter().filter(|row| row.person == person).map(|row| (row.kind, row.id, row.sealed)).collect()
}

/// Opens what one row holds as if it lay where another lies.
fn opens(sealed: &[u8], at: &Row, key: &Key) -> bool {
    let place = place(at.person, &at.id);
    envelope::open(key, &Label { table: &at.kind, id: &place, key: "person", version: 1 }, sealed).is_ok()
}

/// Two persons with all that a week brings; a round about the first is under way.
fn filled() -> (StaffHouse, crate::staff_house::Secrets, [PersonId; 2]) {
    let (mut house, secrets, first, session) = begun(Extent::Both);
    let second = house.app.person_for_tests(&session, "Lyng 7").unwrap().unwrap();
    rate(&mut house, &session, first, &condition(Field::Housing, Condition::Good));
    on(&mut house, &session, first, OnRound::Done);
    for person in [first, second] {
        for what in [OnAgreement::Sit, OnAgreement::What("Gå en tur".into())] {
            agree(&mut house, &session, person, what);
        }
        let sheet = Sheet { person, layer: Layer::Employee };
        for kept in [true, true, false] {
            let mut filling = house.app.draft(&session, person, Layer::Employee).unwrap().unwrap();
            let good = condition(Field::Alcohol, Condition::Good);
            assert_eq!(house.app.fill(&session, sheet, &mut filling, &good).unwrap(), Rated::Kept);
            assert!(!kept || house.app.file_draft(&session, person).unwrap() == Filed::Done);
        }
        assert_eq!(house.app.talk(&session, person, &Talk::Own("Jeg orker det".into())).unwrap(), Noted::Kept);
        for text in ["Lavede kaffe", "Vaskede op"] {
            let line = house.app.write_line(&session, text, About::One(person)).unwrap();
            assert!(matches!(line, LineKept::Kept(_)));
        }
    }
    let line = house.app.write_line(&session, "Bæk 14 og Lyng 7 dækkede bord", About::Nobody).unwrap();
    assert!(matches!(line, LineKept::Kept(_)));
    (house, secrets, [first, second])
}

/// S11 over what lies in the vault: no row opens in the place of another, of whomever, and none with a bit changed.
#[test]
fn a_record_of_somebody_opens_at_its_own_place_alone() {
    let (house, secrets, persons) = filled();
    let intruder = Intruder::with(&house, &secrets, &[0]);
    let keys = persons.map(|person| intruder.key_of(&house, person));
    let key = |row: &Row| &keys[usize::from(row.person == persons[1])];
    let all = rows(house.dir.path());
    let hers: Vec<&Row> = all.iter().filter(|row| opens(&row.sealed, row, key(row))).collect();
    let sorts: BTreeSet<&str> = hers.iter().map(|row| row.kind.as_str()).collect();
    for sort in ["code-word", "basis", "wheel", "line", "line-part", "round", "round-given", "agreement-draft"] {
        assert!(sorts.contains(sort), "{sort} in {sorts:?}");
    }
    // Two of one sort and one person have nothing but their ids to be told apart by.
    let alike = |row: &&Row| hers.iter().filter(|other| (other.person, &other.kind) == (row.person, &row.kind)).count();
    assert!(hers.iter().filter(|row| alike(row) > 1).count() >= 8);
    let mut tried = 0;
    for row in &hers {
        for place in hers.iter().filter(|place| !std::ptr::eq(**place, *row)) {
            for key in &keys {
                tried += 1;
                assert!(!opens(&row.sealed, place, key), "{} in the place of {}", row.kind, place.kind);
            }
        }
    }
    // What is sealed to a rater opens at her seat alone, and no draft in the place of another sort.
    let sealed: Vec<&Row> =
        all.iter().filter(|row| ["round-draft", "round-share", "draft"].contains(&&*row.kind)).collect();
    let own = |row: &Row, at: &Row| {
        let place = place(at.person, &at.id);
        let label = Label { table: &at.kind, id: &place, key: "own", version: 1 };
        intruder.own[0].open_padded(&label, &row.sealed).is_ok()
    };
    assert!(sealed.iter().filter(|row| own(row, row)).count() >= 3, "her drafts are hers");
    for row in &sealed {
        for at in sealed.iter().filter(|at| !std::ptr::eq(**at, *row)) {
            tried += 1;
            assert!(!own(row, at), "{} in the place of {}", row.kind, at.kind);
        }
    }
    for number in tried..10_000 {
        let row = hers[number % hers.len()];
        let mut changed = row.sealed.clone();
        let at = number * 7919 % changed.len();
        changed[at] ^= 1 << (number % 8);
        assert!(!opens(&changed, row, key(row)), "{} with bit {} of {at} changed", row.kind, number % 8);
    }
}

/// The same as it meets whoever looks: rows of two persons that have changed places are nobody's.
#[test]
fn rows_that_have_changed_places_are_shown_as_nobodys() {
    let (mut house, secrets, persons) = filled();
    house.press(StaffCommand::Lock);
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    let word = |person: PersonId| -> Vec<u8> {
        let sql = "SELECT sealed FROM person_record WHERE person = ?1 AND kind = 'code-word'";
        vault.query_row(sql, [person.as_bytes()], |row| row.get(0)).unwrap()
    };
    let [one, other] = persons.map(word);
    for (person, sealed) in [(persons[0], &other), (persons[1], &one)] {
        let sql = "UPDATE person_record SET sealed = ?2 WHERE person = ?1 AND kind = 'code-word'";
        assert_eq!(vault.execute(sql, params![person.as_bytes(), sealed]).unwrap(), 1);
    }
    drop(vault);
    let session = house.go_in(&secrets.pins[0]);
    house.app.show_code_words(&session).unwrap();
    assert_eq!(
        house.app.persons(&session, "").map(|all| all.len()).unwrap_or_default(),
        0,
        "under no word that is another's"
    );
}

/// Whoever goes because she takes her yes back, and whoever because she gave none.
#[test]
fn the_key_goes_before_the_records() {
    for (declines, records) in
        [(false, ("basis", Some(local("2026-10-01T10:00")), CONSENT)), (true, ("code-word", None, "Sten 3"))]
    {
        let (mut house, _secrets, session) = set_up();
        let person = house.app.person_in_tests(&session, &[records]).unwrap().unwrap();
        let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
        let refuse = "CREATE TRIGGER refuse BEFORE DELETE ON person_record BEGIN SELECT RAISE(ABORT, 'no'); END";
        vault.execute_batch(refuse).unwrap();
        let refused = if declines {
            house.app.decline(&session, person).is_err()
        } else {
            house.app.withdraw(&session, person).is_err()
        };
        assert!(refused && !of(house.dir.path(), person).is_empty(), "nothing of the vault can be taken away");
        let keys = KeyFile::open(house.dir.path()).unwrap().persons().unwrap();
        assert!(!keys.contains(&person), "what is left of her opens no more");
    }
}

/// S14 over what lies in the vault, of whatever sort.
#[test]
fn every_record_in_the_vault_has_a_multiple_of_256() {
    let (house, ..) = filled();
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    let mut looked = BTreeSet::new();
    for table in ["record", "person_record"] {
        let mut all = vault.prepare(&format!("SELECT kind, length(sealed) FROM {table}")).unwrap();
        let read = all.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)));
        for (kind, length) in read.unwrap().map(Result::unwrap) {
            // Behind a nonce, or a key of one time; and a tag.
            assert!([24 + 16, 32 + 16].iter().any(|head| (length - head) % 256 == 0), "{kind} has {length} bytes");
            looked.insert(kind);
        }
    }
    assert!(looked.len() >= 14, "{looked:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// S36 and S13: whatever sorts of records there are of somebody, nothing is left of her, neither in the file nor out
    /// of a backup with the keys of today; and nothing of anybody else goes with it.
    #[test]
    fn whatever_is_kept_of_somebody_is_gone_with_one_press(
        whose in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), any::<bool>(), "[a-zæøå ]{0,300}"), 1..40),
        all in any::<bool>(),
    ) {
        let (mut house, secrets, session) = set_up();
        let dir = house.dir.path().to_owned();
        let into = tempfile::tempdir().unwrap();
        let (sorts, basis) = (sorts(), ("basis", Some(local("2026-10-01T10:00")), CONSENT));
        let [hers, others] = [false, true].map(|of| house.app.person_in_tests(&session, &[("code-word", None, if of { "Lyng 7" } else { "Bæk 14" }), basis]).unwrap().unwrap());
        // In one half of the cases every sort there is.
        let drawn = whose.iter().map(|(at, of_other, own, text)| (*at.get(&sorts), *of_other, *own, text.as_str()));
        let each = sorts.iter().flat_map(|sort| [(*sort, false, false, "noget"), (*sort, true, true, "andet")]).filter(|_| all);
        let records = RecordFile::open(&dir).unwrap();
        let intruder = Intruder::with(&house, &secrets, &[0]);
        for (number, (sort, of_other, own, text)) in drawn.chain(each).enumerate() {
            let person = if of_other { others } else { hers };
            // What the program reads as more than words is as it was: her basis, and that she has not objected.
            if ["basis", "code-word", "objection"].contains(&sort) { continue }
            let (id, kind) = (number.to_be_bytes(), fristed::store::Kind { name: sort, key: "person", version: 1 });
            let sealed = if own {
                intruder.own[0].public().unwrap().seal(&fristed::store::person_file::label(kind, &place(person, &id)), text.as_bytes()).unwrap()
            } else {
                let at = place(person, &id);
                envelope::seal(&intruder.key_of(&house, person), &Label { table: sort, id: &at, key: "person", version: 1 }, text.as_bytes()).unwrap()
            };
            records.put_sealed_of(person, kind, &id, &sealed).unwrap();
        }
        let (before, kept) = (of(&dir, hers), of(&dir, others));
        prop_assert!(before.len() >= 2 && kept.len() >= 2);
        backup::make(&dir, into.path(), local("2026-10-13T03:30"), date("2026-10-13"), true).unwrap();
        prop_assert_eq!(house.app.withdraw(&session, hers).unwrap(), Done::Done);
        while house.app.poll_staff().is_some() {}
        prop_assert!(of(&dir, hers).is_empty(), "{:?}", of(&dir, hers));
        prop_assert!(of(&dir, others) == kept, "what is of somebody else is as it was");
        prop_assert!(!KeyFile::open(&dir).unwrap().persons().unwrap().contains(&hers));
        let bytes = std::fs::read(dir.join("vault.db")).unwrap();
        for (kind, _, sealed) in &before {
            prop_assert!(!bytes.windows(40).any(|part| part == &sealed[..40]), "{} is in the file", kind);
        }
        drop(records);
        house.press(StaffCommand::Lock);
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(dir.join(format!("vault.db{ending}")));
        }
        std::fs::copy(backup::all(into.path())[0].path.join("vault.db"), dir.join("vault.db")).unwrap();
        prop_assert!(of(&dir, hers) == before, "the ciphertext is in the backup");
        house.go_in(&secrets.pins[0]);
        prop_assert!(of(&dir, hers).is_empty() && of(&dir, others) == kept, "and is swept at the opening");
    }
}
