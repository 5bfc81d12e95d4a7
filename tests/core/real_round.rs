//! A round about somebody real, where a basis, switches of fields, an objection and a history are asked for. The rounds
//! of the other tests are about the practice person, of whom nothing of that is.

use std::collections::BTreeSet;
use std::time::Duration;

use fristed::app::compass::conversation::{Noted, Talk};
use fristed::app::compass::earlier::Back;
use fristed::app::compass::look::Look;
use fristed::app::compass::risk::Risk;
use fristed::app::compass::round::agree::{Agreed, Look as LookAgain, OnAgreement};
use fristed::app::compass::round::{OnRound, Rounded, round_said};
use fristed::app::compass::{FiveWish, Given, Layer, Rate, Rated, Sheet};
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::access::Place;
use fristed::domain::compass::{
    Answer, Belief, Condition, Extent, Field, FieldUse, Filling, Joint, Level, NotYet, PersonId, RiskGround, Stage,
    Stays, Told, Wheel, Who,
};
use fristed::domain::employee::Right;
use fristed::domain::text::Language::{Danish, English};
use fristed::store::person_file::{label, place};
use fristed::store::{Kind, RecordFile};
use rusqlite::Connection;

use crate::lysningen::local;
use crate::persons::SAID;
use crate::round::{choosing, three, turn};
use crate::round_intruder::Intruder;
use crate::some::date;
use crate::staff_house::{Secrets, StaffHouse};

const HOUSING: Field = Field::Housing;
const DRAFT: Kind = Kind { name: "round-draft", key: "own", version: 1 };

/// A house of three with somebody who has said yes, and the first of them in it.
pub fn house() -> (StaffHouse, Secrets, PersonId, Session) {
    let (mut house, secrets) = three();
    let session = turn(&mut house, &secrets, 0);
    let person = house.app.person_for_tests(&session, "Bæk 14").unwrap().unwrap();
    (house, secrets, person, session)
}

/// One with a round about her that has begun.
pub fn begun(extent: Extent) -> (StaffHouse, Secrets, PersonId, Session) {
    let (mut house, secrets, person, session) = house();
    let begun = house.app.begin_round(&session, person, &choosing(&secrets, extent)).unwrap();
    assert_eq!(begun, Rounded::Kept);
    (house, secrets, person, session)
}

pub fn some() -> Extent {
    Extent::Fields(vec![Field::Economy, HOUSING])
}

pub fn condition(field: Field, condition: Condition) -> Rate {
    Rate::Give(field, Answer::Condition(condition))
}

pub fn rate(house: &mut StaffHouse, session: &Session, person: PersonId, rate: &Rate) -> Rated {
    house.app.rate_in_round(session, person, rate).unwrap()
}

pub fn on(house: &mut StaffHouse, session: &Session, person: PersonId, what: OnRound) -> Rounded {
    house.app.on_round(session, person, &what).unwrap()
}

pub fn agree(house: &mut StaffHouse, session: &Session, person: PersonId, what: OnAgreement) -> Agreed {
    house.app.on_agreement(session, person, &what).unwrap()
}

fn stage(house: &StaffHouse, session: &Session, person: PersonId) -> Stage {
    house.app.round(session, person).unwrap().expect("a round").round.stage()
}

/// Everybody answers with these, says *færdig*, and the answers are laid out.
pub fn open(house: &mut StaffHouse, secrets: &Secrets, person: PersonId, answers: [&[Rate]; 3]) -> Session {
    for (who, hers) in answers.into_iter().enumerate() {
        let session = turn(house, secrets, who);
        for one in hers {
            assert_eq!(rate(house, &session, person, one), Rated::Kept);
        }
        assert_eq!(on(house, &session, person, OnRound::Done), Rounded::Kept);
    }
    let session = house.app.session().unwrap();
    assert_eq!(on(house, &session, person, OnRound::Reveal), Rounded::Kept);
    session
}

/// What is sealed of somebody, by the name of its kind and its length.
fn lengths(house: &StaffHouse) -> Vec<(String, usize)> {
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    let mut found = Vec::new();
    for table in ["record", "person_record"] {
        let mut rows = vault.prepare(&format!("SELECT kind, length(sealed) FROM {table}")).unwrap();
        let read = rows.query_map([], |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize))).unwrap();
        found.extend(read.map(Result::unwrap));
    }
    found
}

/// The history of what was done with keys, newest last.
pub fn noted(house: &StaffHouse, session: &Session) -> Vec<String> {
    let rows = house.app.audits(session).unwrap().unwrap().keys;
    rows.into_iter().map(|row| format!("{} {} by {}", row.action, row.subject, row.actor)).collect()
}

/// S14 and the blindness of a round: from the file nobody reads off an answer, how many there are, or how long a keyword
/// is.
#[test]
fn what_is_rated_blind_has_one_length_whatever_it_says() {
    let (mut house, secrets, person, session) = begun(Extent::Both);
    let blind = |house: &StaffHouse, kinds: &[&str]| {
        let of = lengths(house).into_iter().filter(|(kind, _)| kinds.contains(&kind.as_str()));
        of.map(|(_, length)| length).collect::<BTreeSet<_>>()
    };
    let mut seen = BTreeSet::new();
    let one = condition(HOUSING, Condition::Good);
    for step in [&one, &condition(HOUSING, Condition::OutOfControl), &Rate::Clear(HOUSING)] {
        assert_eq!(rate(&mut house, &session, person, step), Rated::Kept);
        seen.extend(blind(&house, &["round-draft"]));
    }
    on(&mut house, &session, person, OnRound::Done);
    let session = turn(&mut house, &secrets, 1);
    // As much as there can be on the page: every answer, and every keyword as long as it goes.
    let used = house.app.round(&session, person).unwrap().unwrap().round.fields();
    assert!(used.len() >= 17);
    for field in used {
        for level in field.wheel().levels() {
            let longest = level.answers().into_iter().max_by_key(|answer| answer.word().len()).unwrap();
            assert_eq!(rate(&mut house, &session, person, &Rate::Give(field, longest)), Rated::Kept);
        }
        assert_eq!(rate(&mut house, &session, person, &Rate::Note(field, "æ".repeat(200))), Rated::Kept);
    }
    on(&mut house, &session, person, OnRound::Done);
    let mut filling = house.app.draft(&session, person, Layer::Employee).unwrap().unwrap();
    let sheet = Sheet { person, layer: Layer::Employee };
    house.app.fill(&session, sheet, &mut filling, &one).unwrap();
    house.app.keep_unsaved(&session, "compass-round-keywords:housing", "kort").unwrap();
    while house.app.poll_staff().is_some() {}
    seen.extend(blind(&house, &["round-draft", "round-sealed", "draft", "unsaved"]));
    assert_eq!(seen.len(), 1, "{:?}", lengths(&house));
    let all = lengths(&house);
    assert!(all.iter().any(|(kind, _)| kind == "round-sealed") && all.iter().any(|(kind, _)| kind == "unsaved"));
    for (kind, length) in &all {
        // A nonce or a key of one time, and a tag.
        assert!((length - 24 - 16) % 256 == 0 || (length - 32 - 16) % 256 == 0, "{kind} of {length}");
    }
}

#[test]
fn what_was_rated_before_answers_had_one_length_opens_still() {
    let (mut house, secrets, person, session) = begun(some());
    let seat = house.app.round(&session, person).unwrap().unwrap().mine.unwrap();
    let own = Intruder::with(&house, &secrets, &[0]).own.remove(0);
    let words = "compass 1\nhousing condition struggles\nhousing keywords husleje";
    let at = place(person, seat.id.as_bytes());
    let sealed = own.public().unwrap().seal(&label(DRAFT, &at), words.as_bytes()).unwrap();
    let records = RecordFile::open(house.dir.path()).unwrap();
    records.put_sealed_of(person, DRAFT, seat.id.as_bytes(), &sealed).unwrap();
    let draft = house.app.round_draft(&session, person).unwrap().unwrap();
    assert_eq!(draft.keywords(HOUSING), Some("husleje"));
    assert_eq!(rate(&mut house, &session, person, &Rate::Clear(Field::Economy)), Rated::Kept);
    assert_eq!(house.app.round_draft(&session, person).unwrap().unwrap().keywords(HOUSING), Some("husleje"));
}

/// A year has gone by: what there is can be read, and nothing new is noted until she has been asked.
fn a_year_later(house: &mut StaffHouse, secrets: &Secrets, who: usize) -> Session {
    house.press(StaffCommand::Lock);
    house.machine.wall.set(local("2027-10-14T11:00"));
    house.go_in(&secrets.pins[who])
}

#[test]
fn without_a_yes_that_holds_nothing_new_is_kept_and_nothing_is_lost() {
    let (mut house, secrets, person, session) = begun(some());
    let good = condition(HOUSING, Condition::Good);
    rate(&mut house, &session, person, &good);
    for what in [OnAgreement::New, OnAgreement::Who(Who::Person), OnAgreement::What("Gå en tur".into())] {
        assert_eq!(agree(&mut house, &session, person, what), Agreed::Kept);
    }
    let session = a_year_later(&mut house, &secrets, 0);
    let (round, half) =
        (house.app.round(&session, person).unwrap(), house.app.agreement_draft(&session, person).unwrap());
    assert!(!house.app.may_be_noted(&session, person).unwrap());
    assert_eq!(rate(&mut house, &session, person, &Rate::Note(HOUSING, "nyt".into())), Rated::NoBasis);
    assert_eq!(on(&mut house, &session, person, OnRound::Done), Rounded::NoBasis);
    for what in [OnAgreement::What("Nyt".into()), OnAgreement::Finish, OnAgreement::New, OnAgreement::Sit] {
        assert_eq!(agree(&mut house, &session, person, what), Agreed::NoBasis);
    }
    assert_eq!(house.app.talk(&session, person, &Talk::Believes(Belief::Can)).unwrap(), Noted::Nothing);
    let risk = Risk::Ground(RiskGround::Danger);
    assert_eq!(house.app.change_risk(&session, person, &risk).unwrap(), Noted::Nothing);
    assert!(house.app.round(&session, person).unwrap() == round, "it stands where it stood");
    assert!(half.is_some() && house.app.agreement_draft(&session, person).unwrap() == half, "what is half made stays");
    let mine = house.app.round_draft(&session, person).unwrap().unwrap();
    assert_eq!(mine.answer(HOUSING, Level::Condition), Some(Answer::Condition(Condition::Good)));
    // What takes something away, and a break, need nobody's yes.
    assert_eq!(on(&mut house, &session, person, OnRound::Pause), Rounded::Kept);
    assert_eq!(on(&mut house, &session, person, OnRound::Resume), Rounded::Kept);
    assert_eq!(on(&mut house, &session, person, OnRound::LeaveOut(secrets.pins[2].0)), Rounded::Kept);
    for language in [Danish, English] {
        let said = round_said::rounded(Rounded::NoBasis, language).unwrap();
        assert_eq!(round_said::agreed(Agreed::NoBasis, language), Some(said), "what to do is said");
    }
    assert_eq!(house.app.give_basis(&session, person, Told::ReadAloud, &SAID).unwrap(), Given::Kept);
    assert_eq!(on(&mut house, &session, person, OnRound::Done), Rounded::Kept);
    assert_eq!(agree(&mut house, &session, person, OnAgreement::When(date("2027-10-20"))), Agreed::Kept);
    assert_eq!(agree(&mut house, &session, person, OnAgreement::Finish), Agreed::Made);
}

#[test]
fn what_lies_open_can_be_read_without_a_yes_that_holds_and_not_added_to() {
    let (mut house, secrets, person, _) = begun(some());
    let (one, two) = (condition(HOUSING, Condition::Good), condition(HOUSING, Condition::Struggles));
    let session = open(&mut house, &secrets, person, [&[one], &[two], &[]]);
    for what in [OnAgreement::Sit, OnAgreement::Who(Who::Everybody), OnAgreement::When(date("2026-10-20"))] {
        agree(&mut house, &session, person, what);
    }
    assert_eq!(agree(&mut house, &session, person, OnAgreement::Finish), Agreed::Made);
    let session = a_year_later(&mut house, &secrets, 1);
    assert!(house.app.round_field(&session, person, HOUSING).unwrap().is_some());
    let joint = OnRound::Joint(Joint::Open(Level::Condition));
    assert_eq!(on(&mut house, &session, person, joint), Rounded::NoBasis);
    assert_eq!(on(&mut house, &session, person, OnRound::Agree), Rounded::Kept);
    assert_eq!(on(&mut house, &session, person, OnRound::Close), Rounded::NoBasis);
    assert_eq!(stage(&house, &session, person), Stage::Agreeing);
    assert!(house.app.wheels_of(&session, person).unwrap().unwrap().is_empty(), "no wheel is put away");
    let stands = house.app.agreements(&session, person).unwrap().remove(0);
    let again = LookAgain::Again(date("2027-12-01"));
    assert!(!house.app.look_at_agreement(&session, person, stands.id, again).unwrap());
    assert!(house.app.look_at_agreement(&session, person, stands.id, LookAgain::End).unwrap(), "over is over");
    assert_eq!(house.app.give_basis(&session, person, Told::OnScreen, &SAID).unwrap(), Given::Kept);
    assert_eq!(on(&mut house, &session, person, OnRound::Close), Rounded::Kept);
}

#[test]
fn about_somebody_who_was_never_asked_there_is_no_round_and_no_agreement() {
    let (mut house, secrets, _, session) = house();
    let person = house.app.person_in_tests(&session, &[("code-word", None, "Sten 3")]).unwrap().unwrap();
    let both = choosing(&secrets, Extent::Both);
    assert_eq!(house.app.begin_round(&session, person, &both).unwrap(), Rounded::NoBasis);
    assert_eq!(agree(&mut house, &session, person, OnAgreement::New), Agreed::NoBasis);
    assert!(house.app.agreement_draft(&session, person).unwrap().is_none());
}

#[test]
fn a_field_that_is_switched_off_is_in_nothing_of_a_round() {
    let (mut house, secrets, person, session) = begun(Extent::Problems);
    let crime = condition(Field::Crime, Condition::Struggles);
    let round = house.app.round(&session, person).unwrap().unwrap().round;
    assert!(!round.fields().contains(&Field::Crime) && round.fields().contains(&HOUSING));
    assert!(!round.extent().wheels().is_empty(), "it is answered on a wheel as before");
    assert_eq!(rate(&mut house, &session, person, &crime), Rated::Nothing);
    assert_eq!(rate(&mut house, &session, person, &Rate::Note(Field::Crime, "domkanarie".into())), Rated::Nothing);
    assert!(house.app.round_draft(&session, person).unwrap().unwrap().keywords(Field::Crime).is_none());
    let blank = |house: &StaffHouse, person| format!("{:?}", house.app.blank_paper(&session, person, None).unwrap());
    assert!(!blank(&house, person).contains("Kriminalitet") && blank(&house, person).contains("Bolig"));
    assert!(blank(&house, PersonId::PRACTICE).contains("Kriminalitet"), "about somebody invented nothing is asked");
    agree(&mut house, &session, person, OnAgreement::Sit);
    assert_eq!(agree(&mut house, &session, person, OnAgreement::Field(Field::Crime)), Agreed::Nothing);
    // Another one is switched off while it is talked about, and by somebody who has answered it.
    let answers = [condition(Field::Alcohol, Condition::Struggles), condition(HOUSING, Condition::Good)];
    let session = open(&mut house, &secrets, person, [&answers, &[], &[]]);
    assert_eq!(on(&mut house, &session, person, OnRound::GoTo(Field::Crime)), Rounded::Refused(ELSEWHERE));
    assert_eq!(on(&mut house, &session, person, OnRound::GoTo(Field::Alcohol)), Rounded::Kept);
    house.app.switch_field(&session, (Field::Alcohol, FieldUse::Wheel), false).unwrap();
    assert!(!matches!(stage(&house, &session, person), Stage::Revealing { at: Field::Alcohol, .. }));
    for field in [Field::Crime, Field::Alcohol] {
        assert!(house.app.round_field(&session, person, field).unwrap().is_none());
    }
    let paper = format!("{:?}", house.app.round_paper(&session, person, None).unwrap().unwrap());
    assert!(paper.contains("Bolig") && !paper.contains("Alkohol") && !paper.contains("Kriminalitet"), "{paper}");
    on(&mut house, &session, person, OnRound::Agree);
    assert_eq!(on(&mut house, &session, person, OnRound::Close), Rounded::Kept);
    let wheels = house.app.wheels_of(&session, person).unwrap().unwrap();
    let mut back = Back::default();
    while wheels.has(back) {
        let filling = wheels.view(back, Wheel::Problems, |_| None, Danish).unwrap().filling;
        assert!(filling.is_empty_at(Field::Alcohol) && filling.is_empty_at(Field::Crime));
        back = back.earlier();
    }
    assert!(!back.is_last(), "there were wheels");
    let only = Extent::Fields(vec![Field::Crime]);
    let refused = house.app.begin_round(&session, person, &choosing(&secrets, only)).unwrap();
    assert_eq!(refused, Rounded::NotYet(NotYet::NoField));
    let used = house.app.fields_in_use(&session, None).unwrap();
    assert!(!used.contains(&Field::Crime) && !used.contains(&Field::Alcohol), "nor in the logbook");
}

const ELSEWHERE: fristed::domain::compass::RoundRefused = fristed::domain::compass::RoundRefused::Elsewhere;

#[test]
fn each_look_and_each_change_of_a_round_is_in_the_history_with_its_purpose() {
    let (mut house, secrets, person, _) = begun(some());
    let session = open(&mut house, &secrets, person, [&[condition(HOUSING, Condition::Good)], &[], &[]]);
    on(&mut house, &session, person, OnRound::Joint(Joint::Open(Level::Condition)));
    for look in [Look::Round, Look::Agreements] {
        house.app.note_look(&session, person, look).unwrap();
    }
    house.app.show_searched_code_words(&session).unwrap();
    on(&mut house, &session, person, OnRound::Pause);
    on(&mut house, &session, person, OnRound::Resume);
    agree(&mut house, &session, person, OnAgreement::New);
    agree(&mut house, &session, person, OnAgreement::What("kaffe".into()));
    agree(&mut house, &session, person, OnAgreement::Drop);
    let rows = noted(&house, &session);
    for (who, wanted) in [
        (1, format!("person-round {person} begun")),
        (1, format!("person-round {person} done")),
        (2, format!("person-round {person} done")),
        (3, format!("person-round {person} done")),
        (3, format!("person-round {person} opened")),
        (3, format!("person-round {person} joint")),
        (1, format!("person-round {person} rated")),
        (3, format!("person-round {person} paused")),
        (3, format!("person-round {person} resumed")),
        (3, format!("person-agreement {person} drafted")),
        (3, format!("person-agreement {person} given-up")),
        (3, format!("person-read {person} round")),
        (3, format!("person-read {person} agreements")),
        (3, "code-words-shown search".to_owned()),
    ] {
        let wanted = format!("{wanted} by employee {who}");
        assert!(rows.contains(&wanted), "{wanted} in {rows:#?}");
    }
    // Where no report can be made nobody is counted, and nothing says so.
    assert!(house.app.make_house_report(&session).unwrap().is_none());
    assert!(!noted(&house, &session).iter().any(|row| row.starts_with("person-counted")));
}

#[test]
fn where_others_can_look_on_a_round_stays_open_for_two_minutes_and_says_so() {
    let mut house = StaffHouse::new();
    let people = [("JH", Right::Compass), ("MK", Right::Compass), ("SL", Right::Compass)];
    let secrets = house.first_run_in(Place::CommonRoom, &people);
    house.machine.wall.set(local("2026-10-13T23:30"));
    house.machine.trusted.set(true);
    let session = house.go_in(&secrets.pins[0]);
    let person = house.app.person_for_tests(&session, "Bæk 14").unwrap().expect("the house is closed");
    house.app.begin_round(&session, person, &choosing(&secrets, some())).unwrap();
    on(&mut house, &session, person, OnRound::Stay(Stays::LONGEST));
    let view = house.app.round(&session, person).unwrap().unwrap();
    assert_eq!((view.stays, view.stays_no_longer), (Stays::minutes(2), true), "what is said is what holds");
    assert_eq!(round_said::stays(view.stays, Danish), "2 minutter uden tryk");
    house.app.stay_in_round(&session, Some(Stays::LONGEST));
    house.pass(Duration::from_secs(119));
    assert!(house.app.session().is_some());
    house.pass(Duration::from_secs(1));
    assert!(house.app.session().is_none(), "whatever the round asks for");
    for (minutes, stays) in [(0, 1), (1, 1), (6, 6), (10, 10), (11, 10)] {
        assert_eq!(Stays::minutes(minutes), Stays::minutes(stays));
        assert_eq!(Stays::minutes(minutes).time(), Duration::from_mins(stays));
    }
    let (mut house, _, person, session) = begun(some());
    on(&mut house, &session, person, OnRound::Stay(Stays::minutes(9)));
    let view = house.app.round(&session, person).unwrap().unwrap();
    assert_eq!((view.stays, view.stays_no_longer), (Stays::minutes(9), false), "in a room of the staff's own");
}

/// The assessment was taken back: nobody from the house opens, but for her rights.
#[test]
fn once_an_answer_of_the_five_is_missing_nothing_of_anybody_opens_but_her_rights() {
    let (mut house, secrets, person, session) = begun(some());
    let sheet = Sheet { person, layer: Layer::Employee };
    house.app.fill(&session, sheet, &mut Filling::default(), &condition(HOUSING, Condition::Good)).unwrap();
    for what in
        [OnAgreement::Sit, OnAgreement::Who(Who::Person), OnAgreement::When(date("2026-10-13")), OnAgreement::Finish]
    {
        agree(&mut house, &session, person, what);
    }
    assert_eq!(house.app.agreements_up(&session).unwrap().len(), 1);
    house.app.answer_five(&session, FiveWish::Assessed(false)).unwrap();
    assert!(house.app.draft(&session, person, Layer::Employee).unwrap().is_none());
    assert!(
        house.app.round(&session, person).unwrap().is_none() && house.app.agreements_up(&session).unwrap().is_empty()
    );
    assert_eq!(rate(&mut house, &session, person, &Rate::Clear(HOUSING)), Rated::Nothing);
    assert_eq!(on(&mut house, &session, person, OnRound::Done), Rounded::Nothing);
    assert!(house.app.wheels_of(&session, person).unwrap().is_none());
    assert!(house.app.conversations(&session, person).unwrap().is_none());
    assert!(house.app.insight(&session, person, Danish).unwrap().is_some(), "her rights open always");
    assert!(house.app.rights(&session, person, Danish).unwrap().is_some());
    let practice = choosing(&secrets, some());
    assert_eq!(house.app.begin_round(&session, PersonId::PRACTICE, &practice).unwrap(), Rounded::Kept);
    house.app.answer_five(&session, FiveWish::Assessed(true)).unwrap();
    assert!(house.app.round(&session, person).unwrap().is_some(), "everything is where it was");
}
