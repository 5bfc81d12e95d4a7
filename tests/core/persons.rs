//! Persons of the compass: five answers first, a code word that says nothing, a basis before anything is noted, and
//! wheels that only their maker goes on with.

use std::collections::BTreeSet;

use fristed::app::compass::{
    Declined, Filed, FiveWish, Given, Layer, Made, Noted, Rate, Rated, Sheet, Standing, fields_view,
};
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::compass::{
    Answer, Archive, Basis, CodeWord, CodeWordRefused, Condition, Field, FieldSwitches, FieldUse, Filling, FiveAnswer,
    FiveAnswers, FiveQuestion, Ground, Level, PersonId, Told, Use, Wheel, WordPoint, is_first_name, nouns,
};
use fristed::domain::employee::EmployeeId;
use fristed::domain::retention::KeptFor;
use fristed::domain::symbol::SYMBOLS;
use fristed::domain::text::{Language, Line, TextRefused};
use fristed::store::KeyFile;

use crate::lysningen::local;
use crate::staff_house::{Secrets, StaffHouse};
use crate::staff_traces::holders;

pub const STRUGGLES: Rate = Rate::Give(Field::Alcohol, Answer::Condition(Condition::Struggles));
pub const WORD: &str = "Tagrende 77";
/// What she says to the uses that are asked by themselves: yes to health and to crime, and not counted.
pub const SAID: [(Use, bool); 3] = [(Use::Health, true), (Use::Crime, true), (Use::Totals, false)];

/// A house that has given its five answers, and MK in it.
pub fn settled() -> (StaffHouse, Secrets, Session) {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    settle(&mut house, &session);
    (house, secrets, session)
}

pub fn settle(house: &mut StaffHouse, session: &Session) {
    for wish in [
        FiveWish::Written(FiveQuestion::Controller, "Foreningen Lysningen".into()),
        FiveWish::Consent,
        FiveWish::Kept(KeptFor::months_long(12).unwrap()),
        FiveWish::Assessed(true),
        FiveWish::NothingToKeep,
    ] {
        assert_eq!(house.app.answer_five(session, wish).unwrap(), Noted::Kept);
    }
}

pub fn made(house: &mut StaffHouse, session: &Session, word: &str) -> PersonId {
    let Made::Person(id) = house.app.new_person(session, word, true).unwrap() else { panic!("nobody was made") };
    id
}

/// Somebody who has said yes.
pub fn with_basis(house: &mut StaffHouse, session: &Session) -> PersonId {
    let id = made(house, session, WORD);
    assert_eq!(house.app.give_basis(session, id, Told::ReadAloud, &SAID).unwrap(), Given::Kept);
    id
}

pub fn fill(house: &mut StaffHouse, session: &Session, person: PersonId, rate: &Rate) -> Rated {
    let mut filling = house.app.draft(session, person, Layer::Employee).unwrap().unwrap_or_default();
    house.app.fill(session, Sheet { person, layer: Layer::Employee }, &mut filling, rate).unwrap()
}

pub fn keys(house: &StaffHouse) -> usize {
    KeyFile::open(house.dir.path()).unwrap().persons().unwrap().into_iter().filter(|id| !id.is_practice()).count()
}

fn noted(house: &StaffHouse, session: &Session) -> Vec<String> {
    let keys = house.app.audits(session).unwrap().unwrap().keys;
    keys.into_iter().map(|row| format!("{} {}", row.action, row.subject)).collect()
}

#[test]
fn until_five_answers_are_there_only_the_practice_person_opens() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    for (at, missing) in FiveQuestion::ALL.into_iter().enumerate() {
        assert_eq!(house.app.five_answers(&session).unwrap().unwrap().missing(), Some(missing));
        assert_eq!(house.app.new_person(&session, WORD, true).unwrap(), Made::Nothing, "after {at}");
        assert!(house.app.open_person(&session, PersonId::PRACTICE).unwrap());
        let wish = match missing {
            FiveQuestion::Controller => FiveWish::Written(missing, "Foreningen".into()),
            FiveQuestion::Ground => FiveWish::Consent,
            FiveQuestion::Kept => FiveWish::Kept(KeptFor::months_long(6).unwrap()),
            FiveQuestion::Assessment => FiveWish::Assessed(true),
            FiveQuestion::Archive => FiveWish::Written(missing, "Journaler".into()),
        };
        house.app.answer_five(&session, wish).unwrap();
    }
    assert!(house.app.is_settled(&session).unwrap());
    let id = made(&mut house, &session, WORD);
    assert!(house.app.open_person(&session, id).unwrap());
    // Corrected later on: without the assessment nobody from the house opens.
    house.app.answer_five(&session, FiveWish::Assessed(false)).unwrap();
    assert!(!house.app.open_person(&session, id).unwrap());
    assert_eq!(house.app.give_basis(&session, id, Told::OnScreen, &SAID).unwrap(), Given::Nothing);
    let cpr = FiveWish::Written(FiveQuestion::Controller, "010190-1234".into());
    assert_eq!(house.app.answer_five(&session, cpr).unwrap(), Noted::Refused(TextRefused::LooksLikeCpr));
    let answered = noted(&house, &session).into_iter().filter(|one| one.starts_with("five-answered")).count();
    assert_eq!(answered, 6, "each answer is in the history");
}

#[test]
fn nobody_with_the_right_house_alone_reads_or_gives_them() {
    let (mut house, secrets, first) = settled();
    let id = with_basis(&mut house, &first);
    house.press(StaffCommand::Lock);
    let session = house.go_in(&secrets.pins[2]);
    for session in [&first, &session] {
        assert!(house.app.five_answers(session).unwrap().is_none());
        assert_eq!(house.app.answer_five(session, FiveWish::Consent).unwrap(), Noted::Nothing);
        assert_eq!(house.app.persons(session, "").unwrap(), []);
        assert!(!house.app.open_person(session, id).unwrap());
        assert!(
            house.app.person_view(session, id).unwrap().is_none() && house.app.basis_of(session, id).unwrap().is_none()
        );
        assert_eq!(house.app.decline(session, id).unwrap(), Declined::Nothing);
        house.app.show_code_words(session).unwrap();
        assert!(!house.app.shows_code_words(session));
    }
    assert_eq!(keys(&house), 1, "she is still there");
}

#[test]
fn the_programs_own_words_say_nothing_of_anybody() {
    let all: Vec<_> = nouns().collect();
    assert!(all.len() >= 200, "{}", all.len());
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "each once");
    let symbols: Vec<_> = SYMBOLS.iter().map(|one| one.da.to_lowercase()).collect();
    for noun in &all {
        assert!(!is_first_name(noun) && !symbols.iter().any(|symbol| symbol == noun), "{noun}");
    }
    for drawn in [[0, 0, 0, 0], [255; 4], [1, 44, 3, 9]] {
        let word = CodeWord::proposed(drawn).unwrap();
        let (noun, number) = word.as_str().split_once(' ').unwrap();
        assert!(all.contains(&noun.to_lowercase().as_str()) && (10..100).contains(&number.parse::<i32>().unwrap()));
        assert_eq!(word.point(&[]), None);
    }
    let (house, _, session) = settled();
    let two = [(); 2].map(|()| house.app.propose_code_word(&session).unwrap().unwrap());
    assert_ne!(two[0], two[1], "another one on a press");
}

#[test]
fn a_typed_word_is_refused_or_pointed_out() {
    let refused = |text: &str| CodeWord::new(text).err();
    assert_eq!(refused("  "), Some(CodeWordRefused::Empty));
    assert_eq!(refused(&"æ".repeat(31)), Some(CodeWordRefused::TooLong));
    for number in ["010190-1234", "Ring 22 33 44 55", "mk@huset.dk"] {
        assert_eq!(refused(number), Some(CodeWordRefused::SomebodysNumber), "{number}");
    }
    let public = ["Fælles morgenmad".to_owned()];
    let point = |text: &str| CodeWord::new(text).unwrap().point(&public);
    assert_eq!(point("Bæk 14"), None);
    assert_eq!(point("kaktus 3"), Some(WordPoint::Symbol));
    assert_eq!(point("Mette 2"), Some(WordPoint::FirstName));
    assert_eq!(point("fælles Morgenmad 9"), Some(WordPoint::PublicList));
    assert_eq!(point("Morgenmad 9"), Some(WordPoint::PublicList), "a word of a list as well");
    let names = "Laila Kai Kenny Brian Dennis Jonna Flemming Hanne Connie Preben Yrsa Aviaja Minik Fatima Zeynep Piotr \
                 Olena Goran Abdirahman Muhammad";
    for name in names.split_whitespace() {
        assert_eq!(point(&format!("{name} 12")), Some(WordPoint::FirstName), "{name}");
    }
    assert!(!format!("{:?}", CodeWord::new("Bæk 14").unwrap()).contains("Bæk"));

    let (mut house, _, session) = settled();
    let offer = house.app.store().offers().unwrap()[0].title.da.to_string();
    assert_eq!(house.app.new_person(&session, &offer, false).unwrap(), Made::Pointed(WordPoint::PublicList));
    assert_eq!(keys(&house), 0, "nobody is made by a word that is pointed out");
    made(&mut house, &session, &offer);
    let again = house.app.new_person(&session, &offer.to_uppercase(), true).unwrap();
    assert_eq!(again, Made::Refused(CodeWordRefused::Taken));
    assert_eq!(keys(&house), 1);
}

#[test]
fn code_words_are_covered_again_after_ten_seconds() {
    let (mut house, secrets, session) = settled();
    let id = made(&mut house, &session, WORD);
    made(&mut house, &session, "Agurk 12");
    let shown = |house: &StaffHouse, session: &Session| {
        house.app.persons(session, "").unwrap().into_iter().map(|one| one.code_word).collect::<Vec<_>>()
    };
    assert_eq!(shown(&house, &session), [None, None]);
    house.app.show_code_words(&session).unwrap();
    assert_eq!(shown(&house, &session), [Some("Agurk 12".into()), Some(WORD.into())], "by the alphabet");
    let view = house.app.person_view(&session, id).unwrap().unwrap();
    assert_eq!((view.code_word.as_deref(), view.standing), (Some(WORD), Some(Standing::NotAsked)));
    let found = house.app.persons(&session, " tagR").unwrap();
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
    house.pass(std::time::Duration::from_secs(9));
    assert!(house.app.staff_wakes_in().unwrap() <= std::time::Duration::from_secs(1), "the heart beats then");
    assert!(house.app.shows_code_words(&session));
    house.pass(std::time::Duration::from_secs(1));
    assert_eq!(shown(&house, &session), [None, None]);
    house.app.show_code_words(&session).unwrap();
    house.press(StaffCommand::Lock);
    let again = house.go_in(&secrets.pins[0]);
    assert_eq!(shown(&house, &again), [None, None], "a lock covers them");
}

/// S36, first half.
#[test]
fn nothing_of_a_real_person_is_kept_without_a_basis() {
    let (mut house, secrets, session) = settled();
    let id = made(&mut house, &session, WORD);
    assert_eq!(fill(&mut house, &session, id, &STRUGGLES), Rated::NoBasis);
    assert_eq!(house.app.file_draft(&session, id).unwrap(), Filed::NoBasis);
    let all = [(Use::Health, true), (Use::Crime, true), (Use::Totals, true)];
    assert_eq!(house.app.give_basis(&session, id, Told::OnScreen, &all).unwrap(), Given::Kept);
    assert_eq!(fill(&mut house, &session, id, &STRUGGLES), Rated::Kept);
    let basis = house.app.basis_of(&session, id).unwrap().unwrap();
    assert_eq!((basis.by, basis.told, &basis.ground), (EmployeeId(1), Told::OnScreen, &Ground::Consent));
    assert!(Use::ALL.into_iter().all(|one| basis.allows(one)));
    // A year later she is asked again: what there is can be read, and nothing is added.
    house.press(StaffCommand::Lock);
    house.machine.wall.set(local("2027-10-12T11:00"));
    let later = house.go_in(&secrets.pins[0]);
    assert_eq!(fill(&mut house, &later, id, &STRUGGLES), Rated::Kept, "one day before");
    house.press(StaffCommand::Lock);
    house.machine.wall.set(local("2027-10-13T11:00"));
    let later = house.go_in(&secrets.pins[0]);
    let view = house.app.person_view(&later, id).unwrap().unwrap();
    assert_eq!(view.standing, Some(Standing::AskAgain));
    assert_eq!(fill(&mut house, &later, id, &Rate::ClearAll), Rated::NoBasis);
    assert_eq!(house.app.file_draft(&later, id).unwrap(), Filed::NoBasis);
    assert!(!house.app.draft(&later, id, Layer::Employee).unwrap().unwrap().is_empty());
    assert_eq!(house.app.give_basis(&later, id, Told::ReadAloud, &SAID).unwrap(), Given::Kept);
    assert!(!house.app.basis_of(&later, id).unwrap().unwrap().allows(Use::Totals), "her newest answer counts");
    assert_eq!(house.app.file_draft(&later, id).unwrap(), Filed::Done);
}

#[test]
fn a_no_leaves_nothing_and_no_entry() {
    let (mut house, _, session) = settled();
    let before = noted(&house, &session);
    let id = made(&mut house, &session, WORD);
    assert!(house.app.open_person(&session, id).unwrap());
    assert_eq!(keys(&house), 1);
    assert_eq!(house.app.decline(&session, id).unwrap(), Declined::Gone);
    assert_eq!(keys(&house), 0);
    assert!(house.app.person_view(&session, id).unwrap().is_none());
    assert_eq!(house.app.persons(&session, "").unwrap(), []);
    assert_eq!(noted(&house, &session), before, "nothing says that anybody was asked");
    // Whoever said yes before loses nothing by a press.
    let id = with_basis(&mut house, &session);
    assert_eq!(house.app.decline(&session, id).unwrap(), Declined::Stays);
    assert_eq!(keys(&house), 1);
}

#[test]
fn a_draft_is_gone_on_with_by_its_maker_alone() {
    let (mut house, secrets, session) = settled();
    let id = with_basis(&mut house, &session);
    assert_eq!(fill(&mut house, &session, id, &STRUGGLES), Rated::Kept);
    house.press(StaffCommand::Lock);
    let other = house.go_in(&secrets.pins[1]);
    assert!(house.app.draft(&other, id, Layer::Employee).unwrap().unwrap().is_empty());
    assert!(!house.app.has_draft(&other, id).unwrap());
    assert_eq!(house.app.file_draft(&other, id).unwrap(), Filed::Nothing);
    house.press(StaffCommand::Lock);
    let again = house.go_in(&secrets.pins[0]);
    let draft = house.app.draft(&again, id, Layer::Employee).unwrap().unwrap();
    assert_eq!(draft.answer(Field::Alcohol, Level::Condition), Some(Answer::Condition(Condition::Struggles)));
    // A new PIN is a new pair: what was sealed to the old one is taken away.
    house.press(StaffCommand::NewPin(EmployeeId(1)));
    let pin = house.learn_pin();
    house.press(StaffCommand::Lock);
    let fresh = house.go_in(&(EmployeeId(1), pin));
    assert!(!house.app.has_draft(&fresh, id).unwrap());
    let left = fristed::store::RecordFile::open(house.dir.path()).unwrap();
    let kind = fristed::store::Kind { name: "draft", key: "own", version: 1 };
    assert!(left.sealed_of(id, kind).unwrap().is_empty());
}

#[test]
fn done_puts_both_views_away_and_begins_anew() {
    let (mut house, secrets, session) = settled();
    let id = with_basis(&mut house, &session);
    assert_eq!(house.app.file_draft(&session, id).unwrap(), Filed::Nothing, "an empty wheel is not put away");
    fill(&mut house, &session, id, &STRUGGLES);
    let own = Sheet { person: id, layer: Layer::Person };
    let mut filling = Filling::default();
    house.app.fill(&session, own, &mut filling, &Rate::Say("Det går bedre".into())).unwrap();
    assert_eq!(house.app.file_draft(&session, id).unwrap(), Filed::Done);
    assert!(!house.app.has_draft(&session, id).unwrap());
    let day = local("2026-10-13T11:00").date_naive();
    house.press(StaffCommand::Lock);
    let other = house.go_in(&secrets.pins[1]);
    assert_eq!(house.app.person_view(&other, id).unwrap().unwrap().last_filed, Some(day), "a colleague sees it");
}

#[test]
fn a_field_that_is_switched_off_is_left_out() {
    let (mut house, _, session) = settled();
    let id = with_basis(&mut house, &session);
    let fields = |house: &StaffHouse, person: PersonId| {
        let filling = house.app.draft(&session, person, Layer::Employee).unwrap().unwrap();
        fields_view(&filling, Wheel::Problems).into_iter().map(|one| one.field).collect::<Vec<_>>()
    };
    let crime = Rate::Give(Field::Crime, Answer::Condition(Condition::Struggles));
    assert!(!fields(&house, id).contains(&Field::Crime), "off until the house has said yes");
    assert!(fields(&house, PersonId::PRACTICE).contains(&Field::Crime), "about somebody invented nothing is asked");
    assert_eq!(fill(&mut house, &session, id, &crime), Rated::Nothing);
    assert!(house.app.switch_field(&session, (Field::Crime, FieldUse::Wheel), true).unwrap());
    assert_eq!(fill(&mut house, &session, id, &crime), Rated::Kept);
    assert!(house.app.switch_field(&session, (Field::Crime, FieldUse::Wheel), false).unwrap());
    assert!(!fields(&house, id).contains(&Field::Crime) && !fields(&house, PersonId::PRACTICE).contains(&Field::Crime));
    assert!(house.app.switch_field(&session, (Field::Alcohol, FieldUse::Wheel), false).unwrap());
    assert_eq!(fill(&mut house, &session, id, &STRUGGLES), Rated::Nothing);
    let mut all = Filling::default();
    all.leave_out(vec![Field::Alcohol]);
    all.give(Field::Housing, Answer::Condition(Condition::Good)).unwrap();
    assert!(Filling::from_words(&all.to_words()) == Some(all.clone()), "a wheel remembers what was left out");
    all.clear_all();
    assert!(all.is_empty() && all.is_left_out(Field::Alcohol));
}

#[test]
fn nothing_lies_in_clear_and_no_code_word_in_a_history() {
    let (mut house, _, session) = settled();
    let archive = FiveWish::Written(FiveQuestion::Archive, "Kanariearkivet".into());
    house.app.answer_five(&session, archive).unwrap();
    let id = with_basis(&mut house, &session);
    fill(&mut house, &session, id, &Rate::Note(Field::Alcohol, "kanarienote".into()));
    house.app.file_draft(&session, id).unwrap();
    house.app.open_person(&session, id).unwrap();
    house.app.show_code_words(&session).unwrap();
    let rows = noted(&house, &session);
    for action in ["basis-given", "wheel-filed", "person-read", "code-words-shown", "five-answered"] {
        assert!(rows.iter().any(|row| row.starts_with(action)), "{action} in {rows:#?}");
    }
    assert!(rows.iter().any(|row| *row == format!("person-read {id} talk")), "with its purpose: {rows:#?}");
    assert!(!rows.iter().any(|row| row.contains("Tagrende")), "{rows:#?}");
    let name = |_| Some("MK".to_owned());
    for language in [Language::Danish, Language::English] {
        let sort = fristed::app::running::history::Sort::Codes;
        let told = house.app.history(&session, sort, name, language).unwrap();
        assert!(told.iter().all(|row| !row.what.contains('-') && !row.what.contains(&id.to_string())), "{told:#?}");
    }
    house.press(StaffCommand::Lock);
    for canary in ["Tagrende", "Kanariearkivet", "kanarienote", "Foreningen Lysningen", "consent", "alcohol"] {
        assert_eq!(holders(house.dir.path(), canary.as_bytes()), [""; 0], "{canary}");
    }
}

#[test]
fn the_records_come_back_as_they_were() {
    let line = |text: &str| Line::new(text).unwrap();
    let mut answers = FiveAnswers::default();
    for answer in [
        FiveAnswer::Controller(line("Foreningen")),
        FiveAnswer::Ground(Ground::Law(line("Serviceloven § 104"))),
        FiveAnswer::Kept(KeptFor::months_long(24).unwrap()),
        FiveAnswer::Assessed(local("2026-10-13T11:00").date_naive().into()),
        FiveAnswer::Archive(Archive::MustKeep(line("Journaler"))),
    ] {
        assert!(FiveAnswers::from_words(&answers.to_words()) == Some(answers.clone()));
        answers.take(answer);
    }
    assert!(FiveAnswers::from_words(&answers.to_words()) == Some(answers.clone()) && answers.missing().is_none());
    let basis = Basis {
        day: local("2026-10-13T11:00").date_naive(),
        by: EmployeeId(3),
        ground: answers.ground.unwrap(),
        told: Told::ReadAloud,
        text: line("1"),
        uses: vec![Use::Talks, Use::Totals],
    };
    assert!(Basis::from_words(&basis.to_words()) == Some(basis));
    let mut switches = FieldSwitches::default();
    switches.switch(Field::Crime, FieldUse::Wheel, true);
    switches.switch(Field::Crime, FieldUse::Paper, true);
    switches.switch(Field::Mental, FieldUse::Wheel, false);
    assert!(switches.to_words().contains("\ncrime on\ncrime paper on\nmental off"), "as earlier versions wrote it");
    assert!(FieldSwitches::from_words(&switches.to_words()) == Some(switches));
    for wrong in ["", "five 2", "basis 1\nday x", "fields 1\nweather off"] {
        assert!(FiveAnswers::from_words(wrong).is_none() && Basis::from_words(wrong).is_none(), "{wrong}");
        assert!(FieldSwitches::from_words(wrong).is_none(), "{wrong}");
    }
}
