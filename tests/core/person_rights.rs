//! A person's rights: everything in words, something put beside it, an objection, and that it goes, also from backups.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fristed::app::compass::insight::Insight;
use fristed::app::compass::insight_words::PURPOSES;
use fristed::app::compass::logbook::{About, LineChange, LineKept};
use fristed::app::compass::look::Look;
use fristed::app::compass::rights::{Done, Rests};
use fristed::app::compass::round::agree::OnAgreement;
use fristed::app::errands::hand_out::HandedOut;
use fristed::app::keeper::Keeper;
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::compass::beside::{Beside, Sort};
use fristed::domain::compass::objection::Objection;
use fristed::domain::compass::{LineId, PersonId, Who};
use fristed::domain::text::Language::{Danish, English};
use fristed::domain::text::Line;
use fristed::store::{KeyFile, Kind, RecordFile, backup};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::errands::{Outside, with};
use crate::lysningen::local;
use crate::some::date;
use crate::staff_house::{Secrets, StaffHouse};

const WHEEL: &str = "2026-10-12 employee 2\ncompass 1\nalcohol condition struggles\nalcohol approach sit-on-hands\n\
    alcohol keywords kanariefugl\nrelations participation yes\nremark Jeg vil selv";
pub const CONSENT: &str =
    "basis 1\nday 2026-10-01\nby 2\nground consent\ntold aloud\ntext 1\nuses talks health crime totals";
pub const LAW: &str =
    "basis 1\nday 2026-10-01\nby 2\nground law serviceloven § 104\ntold screen\ntext 1\nuses talks health crime";

pub fn set_up() -> (StaffHouse, Secrets, Session) {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    (house, secrets, session)
}

fn at(text: &str) -> Option<chrono::DateTime<chrono::Utc>> {
    Some(local(text))
}

/// Somebody with something of every sort, and somebody else who is named in it.
const RISK: &str =
    "risk 1\nground danger\nuntil 2027-04-13\nwith heard-her\nseen 2026-10-12 råbte højt\nhelps en gåtur";
const ROUND: &str = "round 1\nday 2026-10-12\nextent fields housing,alcohol\nseat 5f00000000000000000000000000005e 3 done\n\
    stage revealing housing 3\nopen housing approach\njoint\ncompass 1\nhousing condition struggles";
const AGREEMENT: &str = "agreement 1\nwho employee 3\nwhat ringe til boligselskabet\nhow sammen\nwhen 2026-10-20\n\
    field housing\nothers consent\nsaid ja i dag";

fn seeded(house: &mut StaffHouse, session: &Session) -> PersonId {
    house.app.person_in_tests(session, &[("code-word", None, "Bæk 14")]).unwrap().unwrap();
    let records = [
        ("code-word", None, "Sten 3"),
        ("basis", at("2026-10-01T10:00"), CONSENT),
        ("wheel", at("2026-10-12T10:00"), WHEEL),
        ("wheel", at("2026-10-13T10:00"), "2026-10-13 person\ncompass 1\nalcohol condition good"),
        (
            "line",
            at("2026-10-13T10:30"),
            "log 1\nfield alcohol\nstep fellow-player\ntext Vaskede op sammen med bæk 14 og MK",
        ),
        (
            "conversation",
            at("2026-10-13T10:31"),
            "conversation 1\nimportance some-days\nbelief with-somebody\nown Jeg orker det",
        ),
        ("risk", None, RISK),
        ("round", None, ROUND),
        ("round-rating", None, "compass 1\nhousing condition struggles\nhousing keywords husleje"),
        ("agreement", None, AGREEMENT),
        ("agreement-draft", None, "agreement 1\nwho person\nsits yes"),
        ("what-comes-later", at("2026-10-13T10:40"), "later 3\nmood noget nyt"),
    ];
    let person = house.app.person_in_tests(session, &records).unwrap().unwrap();
    // One that is sealed to an employee, as a draft is.
    let draft = Kind { name: "draft", key: "own", version: 1 };
    RecordFile::open(house.dir.path()).unwrap().put_sealed_of(person, draft, &[1], b"sealed elsewhere").unwrap();
    person
}

pub fn said(insight: &Insight) -> String {
    let all = insight.records.iter().chain(&insight.looks);
    all.map(|part| format!("{} | {} | {}", part.title, part.when, part.lines.join(" / ")))
        .collect::<Vec<_>>()
        .join("\n")
}

/// How many records lie in the vault of a person.
fn rows(dir: &Path, person: PersonId) -> usize {
    let vault = Connection::open(dir.join("vault.db")).unwrap();
    let sql = "SELECT count(*) FROM person_record WHERE person = ?1";
    vault.query_row(sql, [person.as_bytes()], |row| row.get::<_, u32>(0)).unwrap() as usize
}

#[test]
fn everything_is_told_word_for_word_without_any_employee_and_without_others() {
    let (mut house, _secrets, session) = set_up();
    let person = seeded(&mut house, &session);
    house.app.note_insight(&session, person).unwrap();
    let insight = house.app.insight(&session, person, Danish).unwrap().unwrap();
    assert_eq!(insight.records.len(), rows(house.dir.path(), person), "every record, and each once");
    let text = said(&insight);
    for wanted in [
        "Hjul: en medarbejders | 12. oktober 2026 |",
        "Alkohol, Tilstand: Kæmper med problemet",
        "Alkohol, Indsats: “Sid på hænderne”",
        "Alkohol: kanariefugl",
        "Relationer, Deltagelse: Ja",
        "Jeg vil selv",
        "Hjul: personens eget | 13. oktober 2026 |",
        "Dag: 1. oktober 2026 / Grundlag: dit samtykke / Fortalt: læst højt",
        "Må bruges til: samtaler og hjul, helbred, rusmidler og seksualitet (artikel 9), kriminalitet (artikel 10), husets samlede tal",
        "Vaskede op sammen med en anden bruger og en medarbejder",
        "Andet | 13. oktober 2026 | mood noget nyt",
        "en medarbejder / Alkohol / Trin: Medspiller",
        "Samtale | 13. oktober 2026 | Vigtighed: Nogle dage / Tro på det: Sammen med nogen",
        "Personens egen sætning: Jeg orker det",
        "Grundlag: Nogen er i fare uden den / Siden sletter sig selv 13. april 2027",
        "Personen er blevet hørt / Set 12. oktober 2026: råbte højt / Det hjælper: en gåtur",
        "Kompasrunde |  | 12. oktober 2026 / Bolig · Alkohol / Runden er i gang.",
        "Fælles bud: Bolig, Tilstand: Kæmper med problemet / Fælles bud: Bolig, Indsats: alle svar blev stående",
        "En medarbejders svar i en runde |  | Bolig, Tilstand: Kæmper med problemet / Bolig: husleje",
        "Aftale |  | ringe til boligselskabet / sammen / Hvem: en medarbejder / Bolig / Ja, personen har sagt ja: ja i dag / Se på det igen tirsdag den 20. oktober",
        "Udkast til en aftale |  | “Sid på hænderne” / Hvem: Personen selv",
        "Et udkast |  | Et udkast, som kun den, der skriver det, kan åbne.",
        "Læste alt om en person | ",
        "Formål: indsigt for personen selv.",
    ] {
        assert!(text.contains(wanted), "{wanted} is not in\n{text}");
    }
    for never in ["MK", "JH", "Bæk", "bæk 14", "Sten 3", "employee", "seat", "stage", "who ", "until ", "5f00", " 3"]
    {
        assert!(!text.contains(never), "{never} is in\n{text}");
    }
    let english = said(&house.app.insight(&session, person, English).unwrap().unwrap());
    assert!(english.contains("Wheel: the person's own") && english.contains("another user"), "{english}");
    house.press(StaffCommand::Lock);
    assert!(house.app.insight(&session, person, Danish).unwrap().is_none(), "locked");
}

#[test]
fn each_purpose_that_is_noted_is_told_in_words() {
    let mut found = BTreeSet::new();
    for file in sources(Path::new("src/app")) {
        let text = fs::read_to_string(&file).unwrap();
        for call in text.split("self.note_case(").skip(1).chain(text.split("self.note_once(").skip(1)) {
            let call = call.split(";").next().unwrap();
            // The first word says what was done; what comes after it says why.
            found.extend(call.split('"').skip(1).step_by(2).skip(1).map(str::to_owned));
        }
    }
    assert!(found.len() > 15, "{found:?}");
    found.extend(Look::ALL.map(|look| look.purpose().to_owned()));
    found.extend(Sort::BOTH.map(|sort| sort.word().to_owned()));
    let unknown: Vec<_> = found.iter().filter(|word| !PURPOSES.iter().any(|(of, _)| of == word)).collect();
    assert!(unknown.is_empty(), "nothing is said of {unknown:?}");
}

/// Every source file under `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    all.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn it_leaves_on_paper_alone_and_the_paper_names_nobody() {
    let outside = Outside::new().with_printer("exit 0");
    let (house, secrets) = StaffHouse::set_up();
    let mut house = with(house, outside.ways(None));
    let session = house.go_in(&secrets.pins[0]);
    let person = seeded(&mut house, &session);
    assert!(house.app.hand_out_insight(&session, person).unwrap());
    house.app.poll_errands();
    assert_eq!(house.app.handed_out(&session), Some(&HandedOut::Printed));
    let called = fs::read_to_string(outside.at("called")).unwrap();
    assert!(called.contains("udskrift") && !called.contains("Sten"), "{called}");
    assert_eq!(found_in(house.dir.path(), b"%PDF").len() + found_in(house.dir.path(), b"kanariefugl").len(), 0);
    let noted = house.app.audits(&session).unwrap().unwrap().keys;
    let row = noted.iter().find(|row| row.action == "person-handed-out").unwrap();
    assert_eq!(row.subject, format!("{person} insight"));
}

#[test]
fn what_is_put_right_stands_beside_and_changes_nothing() {
    let (mut house, _secrets, session) = set_up();
    let person = seeded(&mut house, &session);
    let sealed = || {
        RecordFile::open(house.dir.path()).unwrap().sealed_of(person, Kind { name: "wheel", key: "person", version: 1 })
    };
    let before = sealed().unwrap();
    let wheel = |insight: Insight| insight.records.into_iter().find(|part| part.when == "12. oktober 2026").unwrap();
    let of = wheel(house.app.insight(&session, person, Danish).unwrap().unwrap()).of.clone();
    let put = |house: &mut StaffHouse, sort, text| house.app.put_beside(&session, person, (&of, sort), text).unwrap();
    assert_eq!(put(&mut house, Sort::Correction, "Det var i foråret"), Done::Done);
    assert_eq!(put(&mut house, Sort::Remark, "Det går bedre nu"), Done::Done);
    assert_eq!(put(&mut house, Sort::Remark, "010190-1234"), Done::NotTaken);
    assert_eq!(put(&mut house, Sort::Remark, "  "), Done::NotTaken);
    let lines = wheel(house.app.insight(&session, person, Danish).unwrap().unwrap()).lines.clone();
    assert!(lines.contains(&"Rettelse, 13. oktober 2026: Det var i foråret".to_owned()), "{lines:?}");
    assert!(lines.contains(&"Personens egne ord, 13. oktober 2026: Det går bedre nu".to_owned()), "{lines:?}");
    assert_eq!(
        RecordFile::open(house.dir.path())
            .unwrap()
            .sealed_of(person, Kind { name: "wheel", key: "person", version: 1 })
            .unwrap(),
        before
    );
}

#[test]
fn what_stands_beside_and_an_objection_go_into_words_and_come_back() {
    let line = |text: &str| Line::new(text).unwrap();
    for sort in Sort::BOTH {
        let beside = Beside { sort, of: "wheel.00ff".to_owned(), text: line("to ord") };
        assert!(Beside::from_words(&beside.to_words()).is_some_and(|back| back == beside));
    }
    for answer in [None, Some((date("2026-10-14"), line("loven siger det")))] {
        let objection = Objection { day: date("2026-10-13"), answer };
        assert!(Objection::from_words(&objection.to_words()).is_some_and(|back| back == objection));
    }
    assert!(Beside::from_words("beside 2 remark x\nto").is_none() && Objection::from_words("objection").is_none());
}

#[test]
fn an_objection_pauses_everything_until_somebody_answers() {
    let (mut house, _secrets, session) = set_up();
    let records = [("basis", at("2026-10-01T10:00"), LAW), ("wheel", at("2026-10-12T10:00"), WHEEL)];
    let person = house.app.person_in_tests(&session, &records).unwrap().unwrap();
    let other = house.app.person_in_tests(&session, &[("code-word", None, "Lyng 3"), records[0]]).unwrap().unwrap();
    let (hers, shared) = noted_about(&mut house, &session, person, other);
    let view = |house: &StaffHouse| house.app.rights(&session, person, Danish).unwrap().unwrap();
    assert_eq!(view(&house).rests, Rests::OnLaw);
    assert_eq!(house.app.withdraw(&session, person).unwrap(), Done::Nothing, "she objects first");
    assert_eq!(house.app.object(&session, person).unwrap(), Done::Done);
    assert!(view(&house).paused && house.app.is_paused(&session, person).unwrap());
    assert!(!house.app.opens_in_tests(&session, person).unwrap(), "nothing of hers opens");
    assert_eq!(house.app.met(&session, person).unwrap(), Done::Nothing);
    let insight = house.app.insight(&session, person, Danish).unwrap().expect("but her rights");
    // On no list, on no page, and in nobody else's line either.
    assert!(house.app.agreements_up(&session).unwrap().is_empty());
    assert!(house.app.agreements(&session, person).unwrap().is_empty());
    for about in [person, other] {
        assert!(house.app.logbook(&session, About::One(about), None, Danish).unwrap().unwrap().is_empty());
    }
    for line in [hers, shared] {
        assert!(house.app.line(&session, line, Danish).unwrap().is_none());
        assert!(!house.app.change_line(&session, line, LineChange::Remove).unwrap());
    }
    assert!(house.app.round(&session, person).unwrap().is_none());
    assert!(house.app.wheels_of(&session, person).unwrap().is_none());
    assert!(house.app.conversations(&session, person).unwrap().is_none());
    assert!(house.app.risk_of(&session, person).unwrap().is_none());
    // What is put right is one of her rights.
    let of = insight.records.iter().find(|part| part.title.starts_with("Hjul")).unwrap().of.clone();
    let beside = house.app.put_beside(&session, person, (&of, Sort::Remark), "Det går bedre nu").unwrap();
    assert_eq!(beside, Done::Done);
    assert!(said(&house.app.insight(&session, person, Danish).unwrap().unwrap()).contains("Det går bedre nu"));
    assert_eq!(house.app.answer_objection(&session, person, " ").unwrap(), Done::NotTaken);
    assert_eq!(house.app.answer_objection(&session, person, "Loven siger fem år").unwrap(), Done::Done);
    assert_eq!(view(&house).answer.as_deref(), Some("Loven siger fem år"));
    assert!(house.app.opens_in_tests(&session, person).unwrap());
    assert!(
        house.app.line(&session, shared, Danish).unwrap().is_some()
            && house.app.line(&session, hers, Danish).unwrap().is_some()
    );
    assert_eq!(house.app.agreements_up(&session).unwrap().len(), 1, "everything is there again");
    assert_eq!(house.app.object(&session, person).unwrap(), Done::Done, "she may object again");
    assert_eq!(house.app.withdraw(&session, person).unwrap(), Done::Done, "upheld");
    assert!(house.app.rights(&session, person, Danish).unwrap().is_none());
    let noted = house.app.audits(&session).unwrap().unwrap().keys;
    let about = |row: &fristed::store::AuditRow| row.subject.starts_with(&person.to_string());
    let noted: Vec<_> = noted.iter().filter(|row| about(row)).map(|row| &*row.action).collect();
    let of_rights = ["person-objected", "person-corrected", "objection-answered", "person-erased"];
    let noted: Vec<_> = noted.into_iter().filter(|action| of_rights.contains(action)).collect();
    assert_eq!(
        noted,
        ["person-objected", "person-corrected", "objection-answered", "person-objected", "person-erased"],
    );
}

/// An agreement whose day has come, a line about her, and one about both.
fn noted_about(house: &mut StaffHouse, session: &Session, person: PersonId, other: PersonId) -> (LineId, LineId) {
    let today = local("2026-10-13T11:00").date_naive();
    for what in [OnAgreement::Sit, OnAgreement::Who(Who::Person), OnAgreement::When(today), OnAgreement::Finish] {
        house.app.on_agreement(session, person, &what).unwrap();
    }
    let mut write = |text: &str| match house.app.write_line(session, text, About::One(person)).unwrap() {
        LineKept::Kept(line) => line,
        other => panic!("{other:?}"),
    };
    let (hers, shared) = (write("Lavede kaffe"), write("Gik en tur"));
    assert!(house.app.change_line(session, shared, LineChange::Person(other)).unwrap());
    assert_eq!(house.app.agreements_up(session).unwrap().len(), 1);
    (hers, shared)
}

#[test]
fn who_has_said_yes_herself_takes_it_back_and_needs_no_objection() {
    let (mut house, _secrets, session) = set_up();
    let person = seeded(&mut house, &session);
    assert_eq!(house.app.rights(&session, person, Danish).unwrap().unwrap().rests, Rests::OnConsent);
    assert_eq!(house.app.object(&session, person).unwrap(), Done::Nothing);
    assert_eq!(house.app.withdraw(&session, person).unwrap(), Done::Done);
    assert_eq!(rows(house.dir.path(), person), 0);
    assert_eq!(house.app.rights(&session, PersonId::PRACTICE, Danish).unwrap().unwrap().rests, Rests::OnNothing);
    assert_eq!(house.app.withdraw(&session, PersonId::PRACTICE).unwrap(), Done::Done, "both can be tried");
}

/// Every file under `folder` that holds these bytes.
pub fn found_in(folder: &Path, bytes: &[u8]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(found_in(&path, bytes));
        } else if fs::read(&path).unwrap().windows(bytes.len()).any(|part| part == bytes) {
            found.push(path);
        }
    }
    found
}

#[test]
fn whoever_was_erased_is_in_no_backup_and_her_key_in_no_file() {
    let (mut house, secrets) = StaffHouse::set_up();
    let into = TempDir::new().unwrap();
    let dir = house.dir.path().to_owned();
    let folders = vec![into.path().to_owned()];
    let stays = {
        let session = house.go_in(&secrets.pins[0]);
        house.app.person_in_tests(&session, &[("wheel", at("2026-10-12T10:00"), WHEEL)]).unwrap().unwrap()
    };
    house.app = house.app.with_keeper(Keeper::at_once(&dir, folders));
    let session = house.app.session().unwrap();
    let person = seeded(&mut house, &session);
    for day in ["2026-10-13", "2026-10-14", "2026-10-15"] {
        backup::make(&dir, into.path(), local(&format!("{day}T03:30")), date(day), true).unwrap();
    }
    let key: Vec<u8> = Connection::open(dir.join("keys.db"))
        .unwrap()
        .query_row("SELECT sealed FROM person_key WHERE person = ?1", [person.as_bytes()], |row| row.get(0))
        .unwrap();
    assert!(!found_in(&dir, &key).is_empty() && !found_in(into.path(), &key).is_empty(), "the scan sees it");
    assert_eq!(house.app.withdraw(&session, person).unwrap(), Done::Done);
    house.app.poll_staff();
    assert!(found_in(&dir, &key).is_empty());
    assert!(found_in(into.path(), &key).is_empty(), "the copy of the keys at once");
    let words = house.app.left_in_backups(&session, Danish);
    assert_eq!(
        words,
        "I sikkerhedskopierne ligger kun rester, som ingen nøgle åbner. De er væk senest 17. november 2026."
    );
    // Each backup in turn, with the newest keys there are.
    let all = backup::all(into.path());
    assert_eq!(all.len(), 3);
    for one in all {
        house.press(StaffCommand::Lock);
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(dir.join(format!("vault.db{ending}")));
        }
        fs::copy(one.path.join("vault.db"), dir.join("vault.db")).unwrap();
        assert!(rows(&dir, person) > 0, "the ciphertext is in the backup");
        let session = house.go_in(&secrets.pins[0]);
        assert!(house.app.insight(&session, person, Danish).unwrap().is_none(), "{}", one.path.display());
        assert!(house.app.insight(&session, stays, Danish).unwrap().is_some_and(|all| all.records.len() == 1));
        assert_eq!(rows(&dir, person), 0, "and is swept at the opening");
    }
}

#[test]
fn a_copy_of_the_keys_that_cannot_be_reached_is_named() {
    let (mut house, secrets) = StaffHouse::set_up();
    let dir = house.dir.path().to_owned();
    let away = PathBuf::from("/media/away-today");
    house.app = house.app.with_keeper(Keeper::at_once(&dir, vec![away]));
    let session = house.go_in(&secrets.pins[0]);
    let person = seeded(&mut house, &session);
    assert_eq!(house.app.left_in_backups(&session, Danish), "Et øjeblik: filerne skrives om.");
    house.app.withdraw(&session, person).unwrap();
    house.app.poll_staff();
    let words = house.app.left_in_backups(&session, Danish);
    assert!(
        words.starts_with("Kopien i /media/away-today kan ikke nås nu.") && words.contains("17. november 2026"),
        "{words}"
    );
}

#[test]
fn cut_short_between_key_and_records_the_rest_goes_at_the_next_opening() {
    let (mut house, secrets, session) = set_up();
    let person = seeded(&mut house, &session);
    let other = seeded(&mut house, &session);
    KeyFile::open(house.dir.path()).unwrap().forget_person(person).unwrap();
    assert!(rows(house.dir.path(), person) > 0);
    house.power_up();
    assert!(house.app.insight(&session, person, Danish).unwrap().is_none());
    house.type_in(&secrets.start);
    house.go_in(&secrets.pins[2]);
    assert_eq!(rows(house.dir.path(), person), 0, "whoever comes in, for it takes no key");
    assert!(rows(house.dir.path(), other) > 0);
}
