//! What holds of a round and of an agreement whoever presses: the way a round goes, words and back, a key in parts.

use fristed::app::compass::round::agree::{Agreed, Look, OnAgreement, days_to_look};
use fristed::app::compass::round::round_said;
use fristed::domain::compass::{
    Agreement, AgreementDraft, Answer, Asks, Choosing, Condition, ContactGround, Doing, DrawnId, Extent, Field, Joint,
    Pace, Round, RoundRefused, Stage, Wants, Wheel, Who, alike,
};
use fristed::domain::employee::EmployeeId;
use fristed::domain::text::{Language, Line};
use fristed::vault::pair::Private;
use fristed::vault::split::{Share, join, split};
use proptest::prelude::*;

use crate::lysningen::local;
use crate::round::{WHOM, begun, turn};

const HOUSING: Field = Field::Housing;

#[test]
fn a_key_in_parts_opens_with_all_of_them_and_with_no_fewer() {
    let private = Private::random().unwrap();
    let public = private.public().unwrap();
    for people in 1..=6 {
        let shares = split(&private, people).unwrap();
        assert_eq!(shares.len(), people);
        assert_eq!(join(&shares).unwrap().public().unwrap(), public);
        for missing in 0..people {
            let mut some = shares.clone();
            some.remove(missing);
            assert!(join(&some).map(|key| key.public().unwrap() != public).unwrap_or(true), "{missing} of {people}");
        }
        for share in &shares {
            let again = Share::from_word(&share.to_word()).unwrap();
            assert!(again == *share);
            assert!(people == 1 || join(&[again]).unwrap().public().unwrap() != public);
        }
    }
    assert!(join(&[]).is_err() && Share::from_word("zz").is_none());
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

#[test]
fn an_agreement_says_who_what_and_when_and_asks_before_others_are_told() {
    let (mut house, secrets) = begun();
    let session = turn(&mut house, &secrets, 0);
    let mut press = |what: OnAgreement| house.app.on_agreement(&session, WHOM, &what).unwrap();
    assert_eq!(press(OnAgreement::What("Ringe".into())), Agreed::Nothing, "none is being made");
    press(OnAgreement::New);
    assert_eq!(press(OnAgreement::Finish), Agreed::Wants(Wants::What));
    press(OnAgreement::What("Ringe til boligforeningen".into()));
    assert_eq!(press(OnAgreement::Finish), Agreed::Wants(Wants::Who));
    press(OnAgreement::Who(Who::Employee(secrets.pins[0].0)));
    assert_eq!(press(OnAgreement::Finish), Agreed::Wants(Wants::When));
    let today = local("2026-10-13T11:00").date_naive();
    let days = days_to_look(today);
    assert_eq!(days.len(), 5);
    press(OnAgreement::When(days[1]));
    press(OnAgreement::Field(HOUSING));
    press(OnAgreement::Others(None));
    assert_eq!(press(OnAgreement::Finish), Agreed::Wants(Wants::Ground), "asked before anybody is told");
    press(OnAgreement::Others(Some(ContactGround::Consent)));
    assert_eq!(press(OnAgreement::Finish), Agreed::Wants(Wants::Said));
    press(OnAgreement::Said("Sagde ja i går".into()));
    assert_eq!(press(OnAgreement::Finish), Agreed::Made);
    press(OnAgreement::Sit);
    press(OnAgreement::When(days[0]));
    assert_eq!(press(OnAgreement::Finish), Agreed::Made);
    let all = house.app.agreements(&session, WHOM).unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].agreement.doing, Doing::SitOnHands, "the first day comes first");
    assert_eq!(all[1].agreement.fields, [HOUSING]);
    assert!(house.app.agreements_up(&session).unwrap().is_empty(), "no day has come");
    house.machine.wall.set(local("2026-11-20T09:00"));
    let up = house.app.agreements_up(&session).unwrap();
    assert_eq!(up.len(), 2);
    let raters = house.app.raters(&session);
    for one in &up {
        let said = round_said::rest(&one.agreement, &raters, Language::Danish);
        for late in ["forsinket", "overskredet", "frist", "skulle"] {
            assert!(!said.contains(late), "none is ever late: {said}");
        }
    }
    let again = Look::Again(local("2026-12-01T09:00").date_naive());
    assert!(house.app.look_at_agreement(&session, WHOM, up[0].id, again).unwrap());
    assert!(house.app.look_at_agreement(&session, WHOM, up[1].id, Look::End).unwrap());
    assert!(house.app.agreements_up(&session).unwrap().is_empty());
    assert_eq!(house.app.agreements(&session, WHOM).unwrap().len(), 1);
}

#[test]
fn an_agreement_goes_into_words_and_comes_back() {
    let day = local("2026-10-13T11:00").date_naive();
    for ground in [None, Some(ContactGround::Consent), Some(ContactGround::LifeInDanger), Some(ContactGround::Child)] {
        for who in [Who::Employee(EmployeeId(3)), Who::Person, Who::Everybody] {
            let draft = AgreementDraft {
                who: Some(who),
                what: Some(line("Gå en tur")),
                how: Some(line("sammen")),
                when: Some(day),
                fields: vec![Field::Mental, HOUSING],
                contact: ground.map_or(Asks::Nobody, |one| Asks::Others { ground: Some(one), said: Some(line("ja")) }),
                ..AgreementDraft::default()
            };
            let agreement: Agreement = draft.finish().unwrap();
            let again = AgreementDraft::from_words(&agreement.draft().to_words()).unwrap();
            assert_eq!(again.finish().unwrap(), agreement);
        }
    }
    assert!(AgreementDraft::from_words("agreement 2").is_none());
}

#[test]
fn whether_all_say_the_same_is_a_word() {
    let (good, bad) = (Some(Answer::Condition(Condition::Good)), Some(Answer::Condition(Condition::OutOfControl)));
    assert_eq!(alike(&[good, good, good]), Some(true));
    assert_eq!(alike(&[good, bad]), Some(false));
    assert_eq!(alike(&[good, None]), Some(false));
    assert_eq!((alike(&[None, None]), alike(&[])), (None, None));
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Done(usize),
    LeaveOut(usize),
    Reveal,
    Next(bool),
    GoTo(usize),
    SpeakOn,
    Joint(usize, bool),
    Agree,
    Pause,
    Resume,
    Close,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..3_usize).prop_map(Step::Done),
        1 => (0..3_usize).prop_map(Step::LeaveOut),
        3 => Just(Step::Reveal),
        3 => any::<bool>().prop_map(Step::Next),
        1 => (0..10_usize).prop_map(Step::GoTo),
        2 => Just(Step::SpeakOn),
        2 => (0..9_usize, any::<bool>()).prop_map(|(at, open)| Step::Joint(at, open)),
        1 => Just(Step::Agree),
        1 => Just(Step::Pause),
        2 => Just(Step::Resume),
        1 => Just(Step::Close),
    ]
}

fn take(round: &mut Round, step: Step) -> Result<(), RoundRefused> {
    let now = local("2026-10-13T11:00");
    let who = |at: usize| EmployeeId(i64::try_from(at).unwrap());
    match step {
        Step::Done(at) => round.say_done(who(at)),
        Step::LeaveOut(at) => round.leave_out(who(at)).map(drop),
        Step::Reveal => round.reveal(now),
        Step::Next(skipped) => round.next(skipped, now),
        Step::GoTo(at) => round.go_to(Wheel::Problems.fields()[at], now),
        Step::SpeakOn => round.speak_on(),
        Step::Joint(at, open) => {
            let answer = Wheel::Problems.levels()[at / 3].answers()[at % 3];
            round.set_joint(if open { Joint::Open(answer.level()) } else { Joint::Answer(answer) })
        }
        Step::Agree => round.agree(),
        Step::Pause => round.pause(),
        Step::Resume => {
            round.resume(now);
            Ok(())
        }
        Step::Close => round.close(),
    }
}

proptest! {
    /// However it is pressed about: answers lie open only after all have said *færdig*, who was left out does not come
    /// back, a refusal changes nothing, what is closed stays so, and each state goes into words and comes back.
    #[test]
    fn a_round_goes_its_way(steps in proptest::collection::vec(step(), 0..60)) {
        let mut choosing = Choosing::by(EmployeeId(0));
        choosing.turn_colleague(EmployeeId(1));
        choosing.turn_colleague(EmployeeId(2));
        choosing.choose(Extent::Problems);
        let ids = [1, 2, 3].map(|at| DrawnId::new([at; 16]));
        let day = local("2026-10-13T11:00").date_naive();
        let mut round = Round::begin(&choosing, &[], day, ids).unwrap();
        for step in steps {
            let before = round.clone();
            let taken = take(&mut round, step);
            prop_assert!(taken.is_ok() || round == before, "{step:?}");
            prop_assert!(!before.is_paused() || taken.is_err() || matches!(step, Step::Resume | Step::Pause));
            prop_assert!(round.is_rating() || round.all_done());
            prop_assert!(round.seats().len() <= before.seats().len() && !round.seats().is_empty());
            prop_assert!(before.stage() != Stage::Closed || round.stage() == Stage::Closed);
            prop_assert!(before.is_rating() || !round.is_rating(), "no way back to rating");
            if let Stage::Revealing { at, speaks } = round.stage() {
                prop_assert!(round.extent().fields().contains(&at));
                prop_assert!(speaks.is_none_or(|one| round.seat_of(one).is_some()));
            }
            prop_assert_eq!(&Round::from_words(&round.to_words()).unwrap(), &round);
        }
    }
}

#[test]
fn five_minutes_are_said_gently_and_a_break_is_nobody_s_time() {
    let mut choosing = Choosing::by(EmployeeId(0));
    choosing.turn_colleague(EmployeeId(1));
    let ids = [1, 2].map(|at| DrawnId::new([at; 16]));
    let began = local("2026-10-13T11:00");
    let mut round = Round::begin(&choosing, &[], began.date_naive(), ids).unwrap();
    for who in [0, 1] {
        round.say_done(EmployeeId(who)).unwrap();
    }
    round.reveal(began).unwrap();
    assert_eq!(round.pace(local("2026-10-13T11:04")), Pace::Fresh);
    assert_eq!(round.pace(local("2026-10-13T11:05")), Pace::Settled);
    round.pause().unwrap();
    round.resume(local("2026-10-15T09:00"));
    assert_eq!(round.pace(local("2026-10-15T09:01")), Pace::Fresh);
    assert_eq!(round.neighbours(Field::PeakSkills), (None, Some(Field::UnorthodoxSkills)));
    assert_eq!(round.neighbours(Field::Open), (Some(Field::Hygiene), None));
    let first = |field| round.speakers(field)[0];
    assert_ne!(first(Field::PeakSkills), first(Field::UnorthodoxSkills), "another one begins");
}
