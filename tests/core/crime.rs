//! Article 9 and article 10: what has a word of its own, from the person and from the house, before anything is noted, and
//! what stays off paper. And what else may point at somebody: a word of a public list, the length of a history.

use fristed::app::compass::round::Rounded;
use fristed::app::compass::round::agree::{Agreed, OnAgreement};
use fristed::app::compass::{Declined, FiveWish, Given, Layer, Made, Noted, Rate, Rated, Sheet};
use fristed::app::staff::Session;
use fristed::app::{Command, Outcome};
use fristed::domain::compass::{
    Answer, Condition, Extent, Field, FieldUse, Filling, FiveQuestion, Ground, Level, PersonId, Told, Use, Who,
    WordPoint,
};
use fristed::domain::started::{Meet, Started, Thing};
use fristed::domain::text::{Language, Words};
use rusqlite::Connection;

use crate::lysningen::local;
use crate::persons::{SAID, STRUGGLES, WORD, fill, keys, made, settled, with_basis};
use crate::real_round::{agree, begun, condition, house, noted, open, rate};
use crate::round::{choosing, turn};
use crate::some::date;
use crate::staff_house::StaffHouse;

const HOUSING: Field = Field::Housing;

/// Whatever list it stands on that everybody in the house reads.
#[test]
fn a_word_of_any_public_list_is_pointed_out() {
    let (mut house, _, session) = settled();
    let store = house.app.store();
    let listed = |words: &Words| words.da.to_string();
    let part = store.taking_part().unwrap();
    let meetings = store.meetings().unwrap();
    let activity = store.all_activities().unwrap().into_values().find(|one| one.place.is_some()).unwrap();
    let mut typed = vec![
        listed(&activity.title),
        listed(activity.place.as_ref().unwrap()),
        listed(&store.offers().unwrap()[0].title),
        listed(&store.facilities().unwrap()[0].facility.name),
        listed(&part.duties[0].title),
        listed(&part.groups[0].title),
        listed(&meetings.meetings[0].name),
        listed(&meetings.representative.unwrap().council),
        "MK 2".to_owned(),
        // Places, who begins it, how the council is reached, and the same lists in English.
        "Biblioteket".to_owned(),
        "Stueetagen".to_owned(),
        "krydderierne".to_owned(),
        "personalet".to_owned(),
        "Reflexology".to_owned(),
        "Ulvhilde".to_owned(),
        // One word of what is needed tells as much as all of it.
        part.needs[0].text.da.as_str().split(' ').find(|word| word.chars().count() > 4).unwrap().to_owned(),
    ];
    assert!(house.app.here_on(&session, "Ulvhilde"), "she stands on I dag");
    // What somebody starts stands there from then on.
    let ball = Started { time: crate::running::time("15:00:00"), thing: Thing::Ball, place: Meet::Here };
    let Made::Person(id) = house.app.new_person(&session, "Boldspil", false).unwrap() else {
        panic!("it is on no list")
    };
    assert_eq!(house.app.decline(&session, id).unwrap(), Declined::Gone);
    let started = house.app.apply(Command::Start(ball, "ost".parse().unwrap(), Language::Danish)).unwrap();
    assert_eq!(started, Outcome::Done);
    typed.push("Boldspil".to_owned());
    for word in typed {
        let word: String = word.chars().take(30).collect();
        let point = house.app.new_person(&session, &word, false).unwrap();
        assert_eq!(point, Made::Pointed(WordPoint::PublicList), "{word}");
    }
    assert_eq!(keys(&house), 0);
}

/// *Kriminalitet* in use is on the wheel alone: words beside it are another yes of the house.
#[test]
fn no_keyword_stands_beside_crime_until_the_house_has_said_so() {
    let (mut house, _, session) = settled();
    let id = with_basis(&mut house, &session);
    let note = Rate::Note(Field::Crime, "en gammel dom".into());
    house.app.switch_field(&session, (Field::Crime, FieldUse::Wheel), true).unwrap();
    let crime = Rate::Give(Field::Crime, Answer::Condition(Condition::Struggles));
    assert_eq!(fill(&mut house, &session, id, &crime), Rated::Kept);
    assert_eq!(fill(&mut house, &session, id, &note), Rated::Nothing);
    assert_eq!(fill(&mut house, &session, PersonId::PRACTICE, &note), Rated::Kept, "about somebody invented");
    let other = Rate::Note(Field::Alcohol, "siden i går".into());
    assert_eq!(fill(&mut house, &session, id, &other), Rated::Kept);
    house.app.switch_field(&session, (Field::Crime, FieldUse::Keywords), true).unwrap();
    assert_eq!(fill(&mut house, &session, id, &note), Rated::Kept);
    // Taken back, it is on no wheel that is put away after that, and the answer stays.
    house.app.switch_field(&session, (Field::Crime, FieldUse::Keywords), false).unwrap();
    house.app.file_draft(&session, id).unwrap();
    let filed = house.app.standing_in_tests(&session, id).unwrap().unwrap().filling;
    assert_eq!(filed.answer(Field::Crime, Level::Condition), Some(Answer::Condition(Condition::Struggles)));
    let told = crate::person_rights::said(&house.app.insight(&session, id, Language::Danish).unwrap().unwrap());
    assert!(told.contains("siden i går") && !told.contains("gammel dom"), "{told}");
}

/// Article 9 and article 10 have a word each, from the person and from the house.
#[test]
fn a_basis_without_the_words_of_both_articles_is_not_kept() {
    let (mut house, _, session) = settled();
    let id = made(&mut house, &session, WORD);
    for (said, given) in [
        (vec![], Given::Unasked(Use::Health)),
        (vec![(Use::Crime, true)], Given::Unasked(Use::Health)),
        (vec![(Use::Health, true), (Use::Totals, true)], Given::Unasked(Use::Crime)),
        (vec![(Use::Health, false), (Use::Crime, true)], Given::NoHealth),
    ] {
        assert_eq!(house.app.give_basis(&session, id, Told::ReadAloud, &said).unwrap(), given, "{said:?}");
        assert!(house.app.basis_of(&session, id).unwrap().is_none());
        assert_eq!(fill(&mut house, &session, id, &STRUGGLES), Rated::NoBasis);
    }
    // A no to crime is an answer: the field is not on her wheel, although the house uses it.
    house.app.switch_field(&session, (Field::Crime, FieldUse::Wheel), true).unwrap();
    let said = [(Use::Health, true), (Use::Crime, false)];
    assert_eq!(house.app.give_basis(&session, id, Told::ReadAloud, &said).unwrap(), Given::Kept);
    assert_eq!(fill(&mut house, &session, id, &STRUGGLES), Rated::Kept);
    let crime = Rate::Give(Field::Crime, Answer::Condition(Condition::Struggles));
    assert_eq!(fill(&mut house, &session, id, &crime), Rated::Nothing);
    assert!(!house.app.fields_in_use(&session, Some(id)).unwrap().contains(&Field::Crime));
    let told = crate::person_rights::said(&house.app.insight(&session, id, Language::Danish).unwrap().unwrap());
    assert!(told.contains("(artikel 9); ikke om kriminalitet (artikel 10)"), "{told}");
    // Asked again a little later, her newest answer counts.
    house.machine.wall.set(local("2026-10-13T11:05"));
    assert_eq!(house.app.give_basis(&session, id, Told::ReadAloud, &SAID).unwrap(), Given::Kept);
    assert_eq!(fill(&mut house, &session, id, &crime), Rated::Kept);

    let law = |text: &str| FiveWish::Written(FiveQuestion::Ground, text.into());
    for text in ["Serviceloven § 104", "Serviceloven § 104, artikel 9", "Artikel 10", "9 og 10", "§ 9 og artikel 10"]
    {
        assert_eq!(house.app.answer_five(&session, law(text)).unwrap(), Noted::Unnamed, "{text}");
    }
    assert_eq!(house.app.five_answers(&session).unwrap().unwrap().ground, Some(Ground::Consent), "as it was");
    for text in ["Serviceloven § 104, artikel 9 og 10", "Art. 9, stk. 2, litra g, og art. 10 med § 8 i loven"] {
        assert_eq!(house.app.answer_five(&session, law(text)).unwrap(), Noted::Kept, "{text}");
    }
}

/// However many answers she gives, and whichever: the history has one line of each sitting.
#[test]
fn the_history_tells_neither_what_a_colleague_answers_alone_nor_how_much() {
    let (mut house, secrets, person, _) = begun(Extent::Problems);
    let rated = |house: &StaffHouse, session: &Session| {
        let rows = noted(house, session);
        rows.into_iter().filter(|row| row.contains(" rated by ")).collect::<Vec<_>>()
    };
    let session = turn(&mut house, &secrets, 0);
    for field in [Field::Alcohol, HOUSING, Field::Economy, Field::Mental] {
        assert_eq!(rate(&mut house, &session, person, &condition(field, Condition::OutOfControl)), Rated::Kept);
    }
    let session = turn(&mut house, &secrets, 1);
    assert_eq!(rate(&mut house, &session, person, &condition(HOUSING, Condition::Good)), Rated::Kept);
    assert_eq!(rated(&house, &session).len(), 2, "one of each, whether four answers or one");
    let session = turn(&mut house, &secrets, 0);
    assert_eq!(rate(&mut house, &session, person, &condition(HOUSING, Condition::Good)), Rated::Kept);
    let rows = rated(&house, &session);
    assert_eq!(rows.len(), 3, "another sitting is another look: {rows:?}");
    assert!(rows.iter().all(|row| row.starts_with(&format!("person-round {person} rated by employee"))), "{rows:?}");
    // A wheel that is filled in alone has its line as well, on the day it is changed and not only when it is put away.
    let mut filling = Filling::default();
    let sheet = Sheet { person, layer: Layer::Employee };
    for field in [Field::Alcohol, HOUSING] {
        house.app.fill(&session, sheet, &mut filling, &condition(field, Condition::Good)).unwrap();
    }
    let drafts = noted(&house, &session).into_iter().filter(|row| row.starts_with("wheel-changed"));
    assert_eq!(drafts.collect::<Vec<_>>(), [format!("wheel-changed {person} draft by employee 1")]);
}

/// Each person has her own, and a lock begins another sitting, also of somebody between whose sittings nobody was in.
#[test]
fn each_person_has_one_line_of_each_sitting() {
    let (mut house, secrets, first, session) = house();
    let second = house.app.person_for_tests(&session, "Lyng 7").unwrap().unwrap();
    let good = condition(HOUSING, Condition::Good);
    for person in [first, second, first, PersonId::PRACTICE, second] {
        assert_eq!(fill(&mut house, &session, person, &good), Rated::Kept);
    }
    let lines = |house: &StaffHouse, session: &Session| {
        noted(house, session).into_iter().filter(|row| row.starts_with("wheel-changed ")).collect::<Vec<_>>()
    };
    let line = |person: PersonId| format!("wheel-changed {person} draft by employee 1");
    assert_eq!(lines(&house, &session), [line(first), line(second)]);
    let session = turn(&mut house, &secrets, 0);
    assert_eq!(fill(&mut house, &session, first, &good), Rated::Kept);
    assert_eq!(lines(&house, &session), [line(first), line(second), line(first)]);
}

/// What cannot be noted is not done, and it is noted once it can be.
#[test]
fn what_is_answered_and_agreed_on_is_noted_before_it_is_written() {
    let (mut house, _, person, session) = begun(Extent::Problems);
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    let touch = |on: &str| {
        format!("CREATE TRIGGER touch_{on} AFTER {on} ON person_record BEGIN INSERT INTO touched VALUES (1); END;")
    };
    let refuse = "CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END;";
    let all = format!("CREATE TABLE touched (x); {} {} {refuse}", touch("INSERT"), touch("UPDATE"));
    vault.execute_batch(&all).unwrap();
    let (good, sheet) = (condition(HOUSING, Condition::Good), Sheet { person, layer: Layer::Employee });
    let mut filling = Filling::default();
    assert!(house.app.rate_in_round(&session, person, &good).is_err());
    assert!(house.app.fill(&session, sheet, &mut filling, &good).is_err());
    assert!(house.app.on_agreement(&session, person, &OnAgreement::Sit).is_err());
    let touched: i64 = vault.query_row("SELECT count(*) FROM touched", [], |row| row.get(0)).unwrap();
    assert_eq!(touched, 0, "nothing is written");
    vault.execute_batch("DROP TRIGGER refuse; DROP TRIGGER touch_INSERT; DROP TRIGGER touch_UPDATE").unwrap();
    let before = noted(&house, &session).len();
    assert_eq!(rate(&mut house, &session, person, &good), Rated::Kept);
    assert_eq!(house.app.fill(&session, sheet, &mut filling, &good).unwrap(), Rated::Kept);
    for what in [OnAgreement::Sit, OnAgreement::What("Gå en tur".into())] {
        assert_eq!(agree(&mut house, &session, person, what), Agreed::Kept);
    }
    assert_eq!(noted(&house, &session).len(), before + 3, "{:?}", noted(&house, &session));
}

/// A paper that leaves a field out says so, also where no agreement is left out with it.
#[test]
fn a_paper_without_a_field_says_that_it_is_not_all() {
    let (mut house, secrets, person, session) = house();
    assert!(house.app.switch_field(&session, (Field::Crime, FieldUse::Wheel), true).unwrap());
    let extent = Extent::Fields(vec![Field::Crime, HOUSING]);
    assert_eq!(house.app.begin_round(&session, person, &choosing(&secrets, extent)).unwrap(), Rounded::Kept);
    let session = open(&mut house, &secrets, person, [&[condition(HOUSING, Condition::Good)], &[], &[]]);
    let paper = || format!("{:?}", house.app.round_paper(&session, person, None).unwrap().unwrap());
    assert!(paper().contains("Huset skriver ikke alle felter ud"), "{}", paper());
}

/// In use, *Kriminalitet* is on no paper and has no keywords; each is another yes of the house.
#[test]
fn crime_is_kept_off_paper_until_the_house_has_said_so() {
    let (mut house, secrets, person, session) = house();
    let switch = |house: &mut StaffHouse, session: &Session, what, on| {
        assert!(house.app.switch_field(session, (Field::Crime, what), on).unwrap());
    };
    switch(&mut house, &session, FieldUse::Wheel, true);
    let extent = Extent::Fields(vec![Field::Crime, HOUSING]);
    assert_eq!(house.app.begin_round(&session, person, &choosing(&secrets, extent)).unwrap(), Rounded::Kept);
    let note = Rate::Note(Field::Crime, "domkanarie".into());
    assert_eq!(rate(&mut house, &session, person, &note), Rated::Nothing);
    let blank = |house: &StaffHouse, session: &Session, person| {
        format!("{:?}", house.app.blank_paper(session, person, None).unwrap())
    };
    assert!(!blank(&house, &session, person).contains("Kriminalitet"));
    assert!(blank(&house, &session, person).contains("Stikord"), "beside the others");
    switch(&mut house, &session, FieldUse::Keywords, true);
    assert_eq!(rate(&mut house, &session, person, &note), Rated::Kept);
    for what in [
        OnAgreement::New,
        OnAgreement::What("spørge til dommen".into()),
        OnAgreement::Who(Who::Everybody),
        OnAgreement::When(date("2026-10-20")),
        OnAgreement::Field(Field::Crime),
    ] {
        assert_eq!(agree(&mut house, &session, person, what), Agreed::Kept);
    }
    assert_eq!(agree(&mut house, &session, person, OnAgreement::Finish), Agreed::Made);
    let answers = [condition(Field::Crime, Condition::OutOfControl), condition(HOUSING, Condition::Good)];
    let session = open(&mut house, &secrets, person, [&answers, &[], &[]]);
    let paper = |house: &StaffHouse, session: &Session| {
        format!("{:?}", house.app.round_paper(session, person, None).unwrap().unwrap())
    };
    let (said, leaves_out) = (paper(&house, &session), "Huset skriver ikke alle felter ud");
    for never in ["Kriminalitet", "domkanarie", "ude af kontrol", "dommen"] {
        assert!(!said.contains(never), "{never} is in {said}");
    }
    assert!(said.contains("Bolig") && said.contains(leaves_out), "{said}");
    assert!(house.app.round_field(&session, person, Field::Crime).unwrap().is_some(), "on the screen it is");
    switch(&mut house, &session, FieldUse::Paper, true);
    let said = paper(&house, &session);
    for wanted in ["Kriminalitet", "domkanarie", "ude af kontrol", "dommen"] {
        assert!(said.contains(wanted), "{wanted} is not in {said}");
    }
    assert!(!said.contains(leaves_out), "{said}");
    // Taken back, words beside it are not put away.
    switch(&mut house, &session, FieldUse::Keywords, false);
    assert!(!paper(&house, &session).contains("domkanarie"));
    // Nor is there a place for them on a blank wheel; beside the other field there is.
    let blank = blank(&house, &session, person);
    assert!(blank.contains("Kriminalitet") && blank.matches("Stikord").count() == 1, "{blank}");
}
