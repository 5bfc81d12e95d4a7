//! The logbook: a line is kept at once, belongs to a person or to several, and goes with the first who is erased.

use fristed::app::compass::logbook::{About, LineChange, LineKept, LineView};
use fristed::app::compass::look::Look;
use fristed::app::running::history::Sort;
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::compass::{Field, LineId, LogLine, Mark, PersonId, Step};
use fristed::domain::text::{Language, TextRefused};

use crate::staff_house::{Secrets, StaffHouse};

const DANISH: Language = Language::Danish;

/// MK is in, and there are two persons with code words.
fn house() -> (StaffHouse, Secrets, Session, [PersonId; 2]) {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let people = ["Bæk 14", "Lyng 3"].map(|word| house.app.person_for_tests(&session, word).unwrap().unwrap());
    (house, secrets, session, people)
}

#[track_caller]
fn write(house: &mut StaffHouse, session: &Session, text: &str, about: About) -> LineId {
    match house.app.write_line(session, text, about).unwrap() {
        LineKept::Kept(id) => id,
        other => panic!("{other:?}"),
    }
}

fn lines(house: &StaffHouse, session: &Session, about: About) -> Vec<LineView> {
    house.app.logbook(session, about, None, DANISH).unwrap().expect("the compass is open")
}

fn texts(house: &StaffHouse, session: &Session, about: About) -> Vec<String> {
    lines(house, session, about).into_iter().map(|line| line.text).collect()
}

#[test]
fn a_line_goes_into_words_and_comes_back_as_it_was() {
    let mut line = LogLine::typed("Gik tur med hunden", &[]).unwrap();
    (line.field, line.step) = (Some(Field::Alcohol), Some(Step::Contact));
    let words = line.to_words();
    assert!(LogLine::from_words(&words) == Some(line), "{words}");
    for wrong in ["", "log 2\ntext a", "log 1\nfield nowhere\ntext a", "log 1\nmood good\ntext a", "log 1"] {
        assert!(LogLine::from_words(wrong).is_none(), "{wrong}");
    }
}

/// The steps of the golden egg, word for word, from the ground up.
#[test]
fn every_word_of_the_golden_egg() {
    assert_eq!(
        Step::ALL.map(Step::label),
        [
            "Fristedet",
            "Ro",
            "Kontakt",
            "Regelmæssighed",
            "Stabilitet",
            "Aktiv deltager på værestedet",
            "Fællesskab",
            "Lyst til forandring",
            "Medspiller",
            "Sociale kompetencer",
            "Rollemodel",
            "Aktiv deltager uden for værestedet",
            "Uddannelse, job, frivillighed",
        ]
    );
    assert!(Step::ALL.iter().all(|step| Step::named(step.word()) == Some(*step)));
}

#[test]
fn a_code_word_becomes_a_mark_however_it_is_written_and_nothing_else_does() {
    let words = [("Bæk 14".to_owned(), Mark::ALL[0]), ("Bæk".to_owned(), Mark::ALL[1])];
    let said = |text: &str| {
        let line = LogLine::typed(text, &words).unwrap();
        line.said(|mark| if mark == Mark::ALL[0] { "<den ene>".to_owned() } else { "<den anden>".to_owned() })
    };
    for (text, shown) in [
        ("bæk 14 kom", "<den ene> kom"),
        ("Så BÆK 14s hund", "Så <den ene>s hund"),
        ("ved bæk 140 og bækken", "ved <den anden> 140 og bækken"),
        ("Bæk og Bæk 14.", "<den anden> og <den ene>."),
        ("Kostbæk", "Kostbæk"),
    ] {
        assert_eq!(said(text), shown, "{text}");
    }
    // A mark that is typed is none.
    let typed = format!("a{}b", Mark::ALL[3].letter());
    assert_eq!(said(&typed), "ab");
}

#[test]
fn a_line_about_nobody_is_there_in_the_order_of_time_and_of_one_field() {
    let (mut house, _secrets, session, _) = house();
    let first = write(&mut house, &session, "Nogen vandede blomsterne", About::Nobody);
    house.machine.wall.set(crate::lysningen::local("2026-10-13T12:00"));
    write(&mut house, &session, "Kaffen blev lavet uden os", About::Nobody);
    assert_eq!(texts(&house, &session, About::Nobody), ["Nogen vandede blomsterne", "Kaffen blev lavet uden os"]);
    assert!(house.app.change_line(&session, first, LineChange::Field(Some(Field::Social))).unwrap());
    assert!(house.app.change_line(&session, first, LineChange::Step(Some(Step::FellowPlayer))).unwrap());
    let social = house.app.logbook(&session, About::Nobody, Some(Field::Social), DANISH).unwrap().unwrap();
    assert_eq!(social.iter().map(|line| line.id).collect::<Vec<_>>(), [first]);
    assert_eq!(social[0].step, Some(Step::FellowPlayer));
    assert!(house.app.change_line(&session, first, LineChange::Remove).unwrap());
    assert_eq!(texts(&house, &session, About::Nobody), ["Kaffen blev lavet uden os"]);
    assert!(!house.app.change_line(&session, first, LineChange::Remove).unwrap(), "it is gone");
}

#[test]
fn a_number_of_somebody_is_not_taken() {
    let (mut house, _secrets, session, _) = house();
    let mut kept = |text: &str| house.app.write_line(&session, text, About::Nobody).unwrap();
    assert_eq!(kept("født 010190-1234"), LineKept::Refused(TextRefused::LooksLikeCpr));
    assert_eq!(kept("ring på 20 30 40 50"), LineKept::SomebodysNumber);
    assert_eq!(kept("   "), LineKept::Nothing);
    assert_eq!(kept(&"lang ".repeat(101)), LineKept::Refused(TextRefused::TooLong));
    assert!(texts(&house, &session, About::Nobody).is_empty());
}

#[test]
fn a_code_word_in_a_line_is_the_tag_of_that_person() {
    let (mut house, _secrets, session, [one, other]) = house();
    let id = write(&mut house, &session, "Bæk 14 lavede kaffe til bæk 14s gæster", About::Nobody);
    assert!(texts(&house, &session, About::Nobody).is_empty(), "it is about somebody");
    assert_eq!(texts(&house, &session, About::One(one)), ["Denne bruger lavede kaffe til denne brugers gæster"]);
    assert!(texts(&house, &session, About::One(other)).is_empty());
    assert_eq!(house.app.line(&session, id, DANISH).unwrap().unwrap().about, [one]);
}

#[test]
fn a_line_may_belong_to_several_and_lets_go_of_each_of_them() {
    let (mut house, _secrets, session, [one, other]) = house();
    let id = write(&mut house, &session, "Gik tur med Lyng 3", About::One(one));
    assert_eq!(texts(&house, &session, About::One(one)), ["Gik tur med en anden bruger"]);
    assert_eq!(texts(&house, &session, About::One(other)), ["Gik tur med denne bruger"]);
    let change = |house: &mut StaffHouse, person| {
        assert!(house.app.change_line(&session, id, LineChange::Person(person)).unwrap());
    };
    let third = house.app.person_for_tests(&session, "Mose 5").unwrap().unwrap();
    change(&mut house, third);
    assert_eq!(house.app.line(&session, id, DANISH).unwrap().unwrap().about.len(), 3);
    assert_eq!(texts(&house, &session, About::One(third)), ["Gik tur med en anden bruger"]);
    for person in [third, one] {
        change(&mut house, person);
    }
    assert!(texts(&house, &session, About::One(one)).is_empty());
    assert_eq!(texts(&house, &session, About::One(other)), ["Gik tur med denne bruger"]);
    change(&mut house, other);
    assert_eq!(texts(&house, &session, About::Nobody), ["Gik tur med en anden bruger"]);
    // A person can be in it again, and is not taken for the one who was.
    change(&mut house, one);
    assert_eq!(texts(&house, &session, About::One(one)), ["Gik tur med en anden bruger"]);
}

#[test]
fn a_line_about_several_goes_with_the_first_who_is_erased_and_no_other_line_does() {
    let (mut house, _secrets, session, [one, other]) = house();
    let id = write(&mut house, &session, "Bæk 14 og Lyng 3 spillede kort", About::Nobody);
    write(&mut house, &session, "Lyng 3 vandt", About::Nobody);
    assert_eq!(
        texts(&house, &session, About::One(other)),
        ["En anden bruger og denne bruger spillede kort", "Denne bruger vandt"]
    );
    house.app.erase_for_tests(&session, one).unwrap();
    assert!(texts(&house, &session, About::One(one)).is_empty());
    assert_eq!(texts(&house, &session, About::One(other)), ["Denne bruger vandt"]);
    assert!(house.app.line(&session, id, DANISH).unwrap().is_none());
    assert_eq!((rows(&house, "record", "line-of-several"), rows(&house, "person_record", "line-part")), (0, 0));
}

/// Of whom, its id, and what is sealed.
type Row = (Option<Vec<u8>>, Vec<u8>, Vec<u8>);

/// The file as it was before the erasure, as a backup has it, with the keys that are left.
#[test]
fn an_old_copy_of_the_file_gives_the_line_to_nobody_once_one_of_them_is_erased() {
    let (mut house, _secrets, session, [one, other]) = house();
    write(&mut house, &session, "Bæk 14 og Lyng 3 spillede kort", About::Nobody);
    let kept = |kind: &str, table: &str| -> Vec<Row> {
        let vault = rusqlite::Connection::open(house.dir.path().join("vault.db")).unwrap();
        let who = if table == "record" { "NULL" } else { "person" };
        let sql = format!("SELECT {who}, id, sealed FROM {table} WHERE kind = ?1");
        let mut statement = vault.prepare(&sql).unwrap();
        let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let (lines, parts) = (kept("line-of-several", "record"), kept("line-part", "person_record"));
    assert_eq!((lines.len(), parts.len()), (1, 2));
    house.app.erase_for_tests(&session, one).unwrap();
    let vault = rusqlite::Connection::open(house.dir.path().join("vault.db")).unwrap();
    for (_, id, sealed) in lines {
        let sql = "INSERT INTO record (kind, id, sealed) VALUES ('line-of-several', ?1, ?2)";
        vault.execute(sql, rusqlite::params![id, sealed]).unwrap();
    }
    for (person, id, sealed) in parts {
        let sql = "INSERT INTO person_record (person, kind, id, sealed) VALUES (?1, 'line-part', ?2, ?3)";
        vault.execute(sql, rusqlite::params![person, id, sealed]).unwrap();
    }
    assert!(texts(&house, &session, About::One(other)).is_empty(), "her part alone opens nothing");
}

/// How many rows of a kind there are.
fn rows(house: &StaffHouse, table: &str, kind: &str) -> i64 {
    let vault = rusqlite::Connection::open(house.dir.path().join("vault.db")).unwrap();
    vault.query_row(&format!("SELECT count(*) FROM {table} WHERE kind = ?1"), [kind], |row| row.get(0)).unwrap()
}

#[test]
fn the_invented_one_stands_in_no_line_with_somebody() {
    let (mut house, _secrets, session, [one, _]) = house();
    let practice = PersonId::PRACTICE;
    let id = write(&mut house, &session, "Øveperson og Bæk 14 sang", About::One(practice));
    assert_eq!(house.app.line(&session, id, DANISH).unwrap().unwrap().about, [one], "the night takes nothing of hers");
    assert!(!house.app.change_line(&session, id, LineChange::Person(practice)).unwrap());
    let invented = write(&mut house, &session, "Øveperson sang", About::Nobody);
    assert!(house.app.change_line(&session, invented, LineChange::Person(one)).unwrap());
    assert_eq!(house.app.line(&session, invented, DANISH).unwrap().unwrap().about, [one]);
    assert!(texts(&house, &session, About::One(practice)).is_empty());
}

#[test]
fn a_line_goes_by_its_own_day_whoever_it_is_about() {
    let (mut house, secrets, session, [one, other]) = house();
    house.machine.trusted.set(true);
    write(&mut house, &session, "Nogen sang", About::Nobody);
    write(&mut house, &session, "Bæk 14 sang", About::Nobody);
    let id = write(&mut house, &session, "Bæk 14 og Lyng 3 sang", About::Nobody);
    let goes = house.app.line(&session, id, DANISH).unwrap().unwrap().goes;
    assert_eq!(goes, crate::some::date("2028-10-14"));
    let mut open = |time: &str| {
        house.press(StaffCommand::Lock);
        house.machine.wall.set(crate::lysningen::local(time));
        let session = house.go_in(&secrets.pins[0]);
        for person in [one, other] {
            house.app.met(&session, person).unwrap();
        }
        if house.app.old_persons_wait(&session) {
            house.app.delete_old_persons(&session).unwrap();
            house.app.poll_staff();
        }
        [About::Nobody, About::One(one), About::One(other)].map(|about| texts(&house, &session, about).len())
    };
    open("2027-09-01T10:00");
    open("2028-08-01T10:00");
    assert_eq!(open("2028-10-13T10:00"), [1, 2, 1], "the day before");
    assert_eq!(open("2028-10-14T10:00"), [0, 0, 0], "the day that was named");
}

#[test]
fn nothing_of_a_line_lies_on_the_disk_in_clear() {
    let (mut house, _secrets, session, [one, other]) = house();
    for about in [About::Nobody, About::One(one)] {
        write(&mut house, &session, "kanariefuglen synger", about);
    }
    write(&mut house, &session, "Lyng 3 så kanariefuglen", About::One(one));
    let id = write(&mut house, &session, "kanariefuglen sov", About::One(other));
    house.app.change_line(&session, id, LineChange::Remove).unwrap();
    house.press(StaffCommand::Lock);
    let mut looked = 0;
    for entry in std::fs::read_dir(house.dir.path()).unwrap().flatten() {
        let Ok(bytes) = std::fs::read(entry.path()) else { continue };
        looked += 1;
        for canary in ["kanarie", "Lyng 3", "Bæk 14", "log 1"] {
            let found = bytes.windows(canary.len()).any(|part| part == canary.as_bytes());
            assert!(!found, "{canary} in {}", entry.path().display());
        }
    }
    assert!(looked > 4, "the scan sees only {looked} files");
}

#[test]
fn it_is_shut_without_the_right_and_once_it_has_locked() {
    let (mut house, secrets, session, [one, _]) = house();
    let id = write(&mut house, &session, "En linje", About::One(one));
    house.press(StaffCommand::Lock);
    assert!(house.app.logbook(&session, About::One(one), None, DANISH).unwrap().is_none());
    let house_only = house.go_in(&secrets.pins[2]);
    assert!(house.app.logbook(&house_only, About::Nobody, None, DANISH).unwrap().is_none());
    assert!(house.app.line(&house_only, id, DANISH).unwrap().is_none());
    assert_eq!(house.app.write_line(&house_only, "En til", About::Nobody).unwrap(), LineKept::Nothing);
    assert!(!house.app.change_line(&house_only, id, LineChange::Remove).unwrap());
}

#[test]
fn looks_and_changes_of_somebody_real_are_in_the_history_and_no_word_of_them_is() {
    let (mut house, _secrets, session, [one, _]) = house();
    let said = |house: &StaffHouse| {
        let rows = house.app.history(&session, Sort::Codes, |_| None, DANISH).unwrap();
        rows.into_iter().map(|row| row.what).collect::<Vec<_>>()
    };
    let before = said(&house);
    write(&mut house, &session, "Øveperson kom", About::One(PersonId::PRACTICE));
    house.app.note_look(&session, PersonId::PRACTICE, Look::Logbook).unwrap();
    assert_eq!(said(&house), before, "of the practice person nothing is noted");
    write(&mut house, &session, "Bæk 14 kom", About::Nobody);
    house.app.note_look(&session, one, Look::Logbook).unwrap();
    let after = said(&house);
    assert_eq!(after.len(), before.len() + 2, "{after:#?}");
    assert!(after.iter().any(|what| what == "Skrev i logbogen om en person i kompasset"), "{after:#?}");
    assert!(after.iter().all(|what| !what.contains("Bæk")), "{after:#?}");
}
