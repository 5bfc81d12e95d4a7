//! What a round about somebody real leaves: her wheel as it stands, and nothing in clear.

use chrono::NaiveDate;
use fristed::app::compass::Rate;
use fristed::app::compass::conversation::{Noted, Talk};
use fristed::app::compass::earlier::Back;
use fristed::app::compass::round::agree::OnAgreement;
use fristed::app::compass::round::{OnRound, Rounded};
use fristed::app::staff::StaffCommand;
use fristed::domain::compass::{
    Answer, Condition, Field, FiledWheel, Filling, Joint, Level, Participation, PutAway, Wheel, Who, Whose, standing,
};
use fristed::domain::employee::EmployeeId;
use fristed::domain::text::Language::Danish;
use fristed::store::backup;

use crate::lysningen::local;
use crate::person_rights::found_in;
use crate::real_round::{agree, begun, condition, house, on, open, some};
use crate::round::choosing;
use crate::some::date;

const HOUSING: Field = Field::Housing;

#[test]
fn a_round_leaves_what_was_agreed_on_and_no_change_that_never_was() {
    let (mut house, secrets, person, session) = house();
    // A quick wheel a week before: Alkohol, which nobody speaks of in the round, and Økonomi, on which they do not agree.
    let mut filling = Filling::default();
    filling.give(Field::Alcohol, Answer::Condition(Condition::Struggles)).unwrap();
    filling.give(Field::Economy, Answer::Condition(Condition::Good)).unwrap();
    let quick = FiledWheel { day: date("2026-10-06"), whose: Whose::Employee(secrets.pins[0].0), filling };
    house.app.file_for_tests(&session, person, local("2026-10-06T10:00"), &quick).unwrap();
    house.app.begin_round(&session, person, &choosing(&secrets, some())).unwrap();
    let hers = |housing, economy| [condition(HOUSING, housing), condition(Field::Economy, economy)];
    let session = open(
        &mut house,
        &secrets,
        person,
        [
            &hers(Condition::Good, Condition::Good),
            &hers(Condition::Struggles, Condition::OutOfControl),
            &hers(Condition::OutOfControl, Condition::Struggles),
        ],
    );
    on(&mut house, &session, person, OnRound::Joint(Joint::Answer(Answer::Condition(Condition::Struggles))));
    on(&mut house, &session, person, OnRound::Next);
    on(&mut house, &session, person, OnRound::Joint(Joint::Open(Level::Condition)));
    on(&mut house, &session, person, OnRound::Next);
    assert_eq!(on(&mut house, &session, person, OnRound::Close), Rounded::Kept);
    let wheels = house.app.wheels_of(&session, person).unwrap().unwrap();
    let views: Vec<_> = (0..5)
        .scan(Back::default(), |back, _| {
            let now = *back;
            *back = back.earlier();
            Some(now)
        })
        .map(|back| (back, wheels.view(back, Wheel::Problems, |id| Some(format!("#{}", id.0)), Danish).unwrap()))
        .collect();
    let whose: Vec<_> = views.iter().map(|(_, view)| view.whose.as_str()).collect();
    assert_eq!(
        whose,
        ["Runden sammen. Åbent: Økonomi (Tilstand)", "Set af #3", "Set af #2", "Set af #1", "Set af #1"],
        "what was agreed on is the newest, with what stayed open"
    );
    for (back, _) in &views[1..4] {
        assert!(!wheels.is_change(*back) && wheels.steps(*back, Wheel::Problems, Danish).is_empty(), "{back}");
    }
    assert!(wheels.is_change(views[4].0));
    let steps: Vec<_> =
        wheels.steps(views[4].0, Wheel::Problems, Danish).into_iter().flat_map(|one| one.said).collect();
    assert_eq!(
        steps,
        ["Tilstand: før tomt, nu Kæmper med problemet", "Tilstand: før Godt – intet problem (længere), nu åbent"],
        "Alkohol, which nobody spoke of, has not changed"
    );
    // What is counted: the joint answer, nothing where none was set, and what nobody spoke of as it was.
    let stands = house.app.standing_in_tests(&session, person).unwrap().unwrap().filling;
    let at = |field| stands.answer(field, Level::Condition);
    assert_eq!(at(HOUSING), Some(Answer::Condition(Condition::Struggles)));
    assert_eq!(at(Field::Economy), None);
    assert_eq!(at(Field::Alcohol), Some(Answer::Condition(Condition::Struggles)));
}

#[test]
fn a_wheel_that_was_filled_in_whole_takes_the_place_of_what_was_before() {
    let of = |hour: u32, whose, answers: &[(Field, Answer)], alone| {
        let mut filling = Filling::default();
        answers.iter().for_each(|(field, answer)| filling.give(*field, *answer).unwrap());
        let at = local(&format!("2026-10-13T{hour:02}:00"));
        PutAway { at, wheel: FiledWheel { day: at.date_naive(), whose, filling }, alone, open: Vec::new() }
    };
    let (good, bad) = (Answer::Condition(Condition::Good), Answer::Condition(Condition::OutOfControl));
    let (one, two) = (Whose::Employee(EmployeeId(1)), Whose::Employee(EmployeeId(2)));
    let first = of(9, one, &[(HOUSING, good), (Field::Alcohol, bad)], false);
    let stands = |all: &[PutAway], field| standing(all).and_then(|wheel| wheel.filling.answer(field, Level::Condition));
    let second = of(10, two, &[(HOUSING, bad)], false);
    let both = [first.clone(), second.clone()];
    assert_eq!((stands(&both, HOUSING), stands(&both, Field::Alcohol)), (Some(bad), None));
    let own = of(10, Whose::Person, &[(HOUSING, good), (Field::Economy, good)], false);
    let beside = [second.clone(), own];
    assert_eq!(
        (stands(&beside, HOUSING), stands(&beside, Field::Economy)),
        (Some(good), Some(good)),
        "her own goes first"
    );
    let alone = of(10, two, &[(HOUSING, bad)], true);
    assert_eq!(stands(&[first.clone(), alone.clone()], HOUSING), None, "what one saw alone is nobody's wheel");
    assert_eq!(stands(&[first, alone.clone()], Field::Alcohol), Some(bad));
    assert!(standing(&[alone]).is_none() && standing(&[]).is_none());
    let participates = of(11, Whose::Together, &[(Field::Relations, Answer::Participation(Participation::Yes))], false);
    assert!(standing(std::slice::from_ref(&participates)).is_some());
    assert!(participates.leads_to(&second) && !of(9, one, &[], true).leads_to(&of(9, two, &[], true)));
}

/// S12 over a round: nothing of it lies in clear in the house's folder, nor in a backup.
#[test]
fn nothing_of_a_round_lies_in_clear_in_the_folder_or_in_a_backup() {
    let (mut house, secrets, person, _) = begun(some());
    let note = |word: &str| Rate::Note(HOUSING, word.to_owned());
    let session = open(&mut house, &secrets, person, [&[note("rødkælk")], &[note("blåmejse")], &[note("gråspurv")]]);
    for what in [
        OnAgreement::New,
        OnAgreement::What("Kanariehuslejen".into()),
        OnAgreement::Who(Who::Person),
        OnAgreement::When(date("2026-10-20")),
        OnAgreement::Finish,
    ] {
        agree(&mut house, &session, person, what);
    }
    assert_eq!(house.app.talk(&session, person, &Talk::Own("kanariesamtale".into())).unwrap(), Noted::Kept);
    on(&mut house, &session, person, OnRound::Agree);
    assert_eq!(on(&mut house, &session, person, OnRound::Close), Rounded::Kept);
    house.press(StaffCommand::Lock);
    let into = tempfile::tempdir().unwrap();
    let day: NaiveDate = date("2026-10-13");
    backup::make(house.dir.path(), into.path(), local("2026-10-13T23:30"), day, true).unwrap();
    let words =
        ["Bæk 14", "rødkælk", "blåmejse", "gråspurv", "Kanariehuslejen", "kanariesamtale", "condition struggles"];
    for canary in words {
        for folder in [house.dir.path(), into.path()] {
            assert!(found_in(folder, canary.as_bytes()).is_empty(), "{canary} in {}", folder.display());
        }
    }
    assert!(!backup::all(into.path()).is_empty(), "there is one to look into");
}
