//! A compass round by three colleagues: who reads what and when, what survives a cut, and what is kept at the end.

use std::time::Duration;

use fristed::app::compass::round::agree::{Agreed, OnAgreement};
use fristed::app::compass::round::{OnRound, Rounded, round_said};
use fristed::app::compass::{Layer, Rate, Rated, Sheet};
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::access::{IdleTime, Place};
use fristed::domain::compass::{
    Answer, Approach, Choosing, Condition, Extent, Field, FiledWheel, Filling, Joint, Level, NotYet, PersonId, Round,
    RoundRefused, Stage, Stays, Who, Whose,
};
use fristed::domain::employee::Right;
use fristed::domain::text::Language;

use crate::lysningen::local;
use crate::round_intruder::Intruder;
use crate::staff_house::{Secrets, StaffHouse};

pub const WHOM: PersonId = PersonId::PRACTICE;
const HOUSING: Field = Field::Housing;
/// What each of the three sees, so that whose it is can be told from it.
const SEEN: [&str; 3] = ["rødkælk", "blåmejse", "gråspurv"];
const ANSWERS: [Condition; 3] = [Condition::Struggles, Condition::Struggles, Condition::OutOfControl];

pub fn three() -> (StaffHouse, Secrets) {
    let mut house = StaffHouse::new();
    let secrets = house.first_run(&[("JH", Right::Compass), ("MK", Right::Compass), ("SL", Right::Compass)]);
    (house, secrets)
}

/// Somebody else unlocks.
pub fn turn(house: &mut StaffHouse, secrets: &Secrets, who: usize) -> Session {
    if house.app.session().is_some() {
        house.press(StaffCommand::Lock);
    }
    house.go_in(&secrets.pins[who])
}

pub fn choosing(secrets: &Secrets, extent: Extent) -> Choosing {
    let mut choosing = Choosing::by(secrets.pins[0].0);
    choosing.turn_colleague(secrets.pins[1].0);
    choosing.turn_colleague(secrets.pins[2].0);
    choosing.choose(extent);
    choosing
}

/// A round about *Bolig* and *Økonomi* that has begun.
pub fn begun() -> (StaffHouse, Secrets) {
    let (mut house, secrets) = three();
    let session = turn(&mut house, &secrets, 0);
    let some = Extent::Fields(vec![Field::Economy, HOUSING]);
    let rounded = house.app.begin_round(&session, WHOM, &choosing(&secrets, some)).unwrap();
    assert_eq!(rounded, Rounded::Kept);
    (house, secrets)
}

fn rate(house: &mut StaffHouse, secrets: &Secrets, who: usize) -> Session {
    let session = turn(house, secrets, who);
    for rate in [
        Rate::Give(HOUSING, Answer::Condition(ANSWERS[who])),
        Rate::Give(HOUSING, Answer::Approach(Approach::LovingNudge)),
        Rate::Note(HOUSING, SEEN[who].to_owned()),
    ] {
        assert_eq!(house.app.rate_in_round(&session, WHOM, &rate).unwrap(), Rated::Kept);
    }
    session
}

fn on(house: &mut StaffHouse, session: &Session, what: OnRound) -> Rounded {
    house.app.on_round(session, WHOM, &what).unwrap()
}

fn all_done(house: &mut StaffHouse, secrets: &Secrets) -> Session {
    for who in [0, 1] {
        let session = rate(house, secrets, who);
        assert_eq!(on(house, &session, OnRound::Done), Rounded::Kept);
    }
    let session = rate(house, secrets, 2);
    assert_eq!(on(house, &session, OnRound::Done), Rounded::Kept);
    session
}

fn stage(house: &StaffHouse, session: &Session) -> Stage {
    house.app.round(session, WHOM).unwrap().expect("a round").round.stage()
}

/// Each set of PINs, at each point of the rating: a rating opens with its maker's PIN, and with those of everybody who
/// has not said *færdig*; with no others, whatever else one has.
#[test]
fn no_set_of_pins_opens_an_unrevealed_rating_but_those_that_can_end_the_rating() {
    let (mut house, secrets) = begun();
    for who in 0..3 {
        rate(&mut house, &secrets, who);
    }
    for done in 0..=2_usize {
        if done > 0 {
            let session = turn(&mut house, &secrets, done - 1);
            assert_eq!(on(&mut house, &session, OnRound::Done), Rounded::Kept);
        }
        house.press(StaffCommand::Lock);
        for set in 0..8_usize {
            let whose: Vec<usize> = (0..3).filter(|who| set & (1 << who) != 0).collect();
            let intruder = Intruder::with(&house, &secrets, &whose);
            for (rater, seen) in SEEN.into_iter().enumerate() {
                let hers = whose.contains(&rater);
                let all_the_rest = !whose.is_empty() && (done..3).all(|who| whose.contains(&who));
                let opens = hers || (rater < done && all_the_rest);
                assert_eq!(
                    intruder.sees(&house, seen),
                    opens,
                    "{whose:?} and the rating of {rater}, when {done} are done"
                );
            }
        }
    }
}

#[test]
fn three_rate_alone_see_it_together_and_everything_is_kept_as_it_was_said() {
    let (mut house, secrets) = begun();
    let mut session = all_done(&mut house, &secrets);
    assert!(house.app.round_field(&session, WHOM, HOUSING).unwrap().is_none(), "nothing lies open yet");
    assert_eq!(on(&mut house, &session, OnRound::Reveal), Rounded::Kept);
    assert_eq!(stage(&house, &session), Stage::Revealing { at: HOUSING, speaks: Some(secrets.pins[0].0) });
    let mut own = Filling::default();
    let good = Rate::Give(HOUSING, Answer::Condition(Condition::Good));
    house.app.fill(&session, Sheet { person: WHOM, layer: Layer::Person }, &mut own, &good).unwrap();
    let table = house.app.round_field(&session, WHOM, HOUSING).unwrap().unwrap();
    let columns: Vec<_> = table.columns.iter().map(|one| round_said::column(&one.whose, Language::Danish)).collect();
    assert_eq!(columns, ["JH", "MK", "SL", "Personen selv"]);
    let said: Vec<_> = table.levels[0].answers.iter().map(|one| one.map(Answer::label)).collect();
    let three = ["Kæmper med problemet", "Kæmper med problemet", "Problemet er ude af kontrol"].map(Some);
    assert_eq!(said[..3], three);
    assert_eq!(said[3], Some("Godt – intet problem (længere)"), "the person's own view stands beside the others");
    assert_eq!((table.levels[0].alike, table.levels[1].alike), (Some(false), None));
    assert_eq!(table.columns.iter().map(|one| one.keywords.as_str()).collect::<Vec<_>>()[..3], SEEN);
    // The next one speaks, until all have; then a joint answer, and one that stays open.
    for _ in 0..3 {
        assert_eq!(on(&mut house, &session, OnRound::SpeakOn), Rounded::Kept);
    }
    assert_eq!(stage(&house, &session), Stage::Revealing { at: HOUSING, speaks: None });
    let joint = Answer::Condition(Condition::Struggles);
    on(&mut house, &session, OnRound::Joint(Joint::Answer(joint)));
    on(&mut house, &session, OnRound::Joint(Joint::Open(Level::Approach)));
    on(&mut house, &session, OnRound::Next);
    assert_eq!(stage(&house, &session), Stage::Revealing { at: Field::Economy, speaks: Some(secrets.pins[1].0) });
    on(&mut house, &session, OnRound::Pause);
    assert_eq!(on(&mut house, &session, OnRound::Next), Rounded::Refused(RoundRefused::Paused));
    // Another day, somebody else, after the plug was pulled.
    house.power_up();
    house.machine.wall.set(local("2026-10-15T09:00"));
    house.type_in(&secrets.start);
    session = house.go_in(&secrets.pins[1]);
    assert_eq!(stage(&house, &session), Stage::Revealing { at: Field::Economy, speaks: Some(secrets.pins[1].0) });
    on(&mut house, &session, OnRound::Resume);
    on(&mut house, &session, OnRound::Skip);
    assert_eq!(stage(&house, &session), Stage::Agreeing);
    let view = house.app.round(&session, WHOM).unwrap().unwrap();
    assert!(view.round.has_talked(HOUSING) && !view.round.has_talked(Field::Economy), "skipped is not talked about");
    let paper = house.app.round_paper(&session, WHOM, None).unwrap().unwrap();
    let printed = format!("{paper:?}");
    assert!(printed.contains("Fælles bud: Åbent") && printed.contains(SEEN[1]), "{printed}");
    assert!(!printed.contains("Øveperson"), "whom it is about is not on it unasked");
    assert_eq!(on(&mut house, &session, OnRound::Close), Rounded::Kept);
    assert!(house.app.round(&session, WHOM).unwrap().is_none(), "it is over");
    let reads = Intruder::with(&house, &secrets, &[1]).reads(&house);
    let wheels: Vec<FiledWheel> = reads
        .iter()
        .filter(|(kind, _)| *kind == "wheel")
        .filter_map(|(_, words)| FiledWheel::from_words(words.split_once('\n')?.1))
        .collect();
    let of = |whose: Whose| wheels.iter().find(|one| one.whose == whose).unwrap_or_else(|| panic!("{whose:?}"));
    for who in 0..3 {
        let hers = &of(Whose::Employee(secrets.pins[who].0)).filling;
        assert_eq!(hers.answer(HOUSING, Level::Condition), Some(Answer::Condition(ANSWERS[who])));
        assert_eq!(hers.keywords(HOUSING), Some(SEEN[who]));
    }
    let together = &of(Whose::Together).filling;
    assert_eq!(together.answer(HOUSING, Level::Condition), Some(joint));
    assert_eq!(together.answer(HOUSING, Level::Approach), None, "what was left open is no answer");
    let round =
        reads.iter().find(|(kind, _)| *kind == "round").and_then(|(_, words)| Round::from_words(words)).unwrap();
    assert_eq!(round.joint_at(HOUSING, Level::Approach), Joint::Open(Level::Approach), "and stays known as open");
    assert!(!reads.iter().any(|(kind, _)| ["round-rating", "round-given", "round-draft"].contains(kind)));
}

/// The plug is pulled after every single step.
#[test]
fn nothing_that_was_pressed_is_lost_by_a_power_cut() {
    let (mut house, secrets) = begun();
    let cut = |house: &mut StaffHouse, who: usize| {
        house.power_up();
        house.type_in(&secrets.start);
        house.go_in(&secrets.pins[who])
    };
    for (who, seen) in SEEN.into_iter().enumerate() {
        rate(&mut house, &secrets, who);
        let session = cut(&mut house, who);
        let mine = house.app.round_draft(&session, WHOM).unwrap().unwrap();
        assert_eq!(mine.keywords(HOUSING), Some(seen), "rated");
        assert_eq!(on(&mut house, &session, OnRound::Done), Rounded::Kept);
        let session = cut(&mut house, who);
        assert!(house.app.round(&session, WHOM).unwrap().unwrap().mine.unwrap().done, "done");
    }
    let session = cut(&mut house, 0);
    on(&mut house, &session, OnRound::Reveal);
    let mut session = cut(&mut house, 0);
    for what in [
        OnRound::SpeakOn,
        OnRound::Joint(Joint::Answer(Answer::Condition(Condition::Good))),
        OnRound::Next,
        OnRound::GoTo(HOUSING),
        OnRound::Agree,
    ] {
        let before = house.app.round(&session, WHOM).unwrap().unwrap().round;
        assert_eq!(on(&mut house, &session, what.clone()), Rounded::Kept);
        let then = house.app.round(&session, WHOM).unwrap().unwrap().round;
        session = cut(&mut house, 1);
        let after = house.app.round(&session, WHOM).unwrap().unwrap().round;
        assert!(after == then && after != before, "{what:?}");
    }
    for what in [OnAgreement::New, OnAgreement::What("Ringe".into()), OnAgreement::Who(Who::Person)] {
        assert_eq!(house.app.on_agreement(&session, WHOM, &what).unwrap(), Agreed::Kept);
        let then = house.app.agreement_draft(&session, WHOM).unwrap();
        session = cut(&mut house, 2);
        assert_eq!(house.app.agreement_draft(&session, WHOM).unwrap(), then, "{what:?}");
    }
}

#[test]
fn one_who_falls_ill_is_left_out_and_her_answers_are_gone() {
    let (mut house, secrets) = begun();
    for who in [0, 2] {
        let session = rate(&mut house, &secrets, who);
        on(&mut house, &session, OnRound::Done);
    }
    let session = rate(&mut house, &secrets, 1);
    assert_eq!(on(&mut house, &session, OnRound::Reveal), Rounded::Refused(RoundRefused::StillRating));
    let session = turn(&mut house, &secrets, 0);
    assert_eq!(on(&mut house, &session, OnRound::LeaveOut(secrets.pins[1].0)), Rounded::Kept);
    let view = house.app.round(&session, WHOM).unwrap().unwrap();
    assert!(view.round.seats().iter().all(|seat| !seat.done), "there is another key");
    let everybody = Intruder::with(&house, &secrets, &[0, 1, 2]);
    assert!(!everybody.sees(&house, SEEN[1]), "not even her own PIN finds them");
    assert!(everybody.sees(&house, SEEN[0]) && everybody.sees(&house, SEEN[2]), "the drafts of the others are theirs");
    assert!(!everybody.reads(&house).iter().any(|(kind, _)| *kind == "round-given" || *kind == "round-sealed"));
    let ill = turn(&mut house, &secrets, 1);
    assert_eq!(on(&mut house, &ill, OnRound::Done), Rounded::Refused(RoundRefused::NotInIt));
    for who in [0, 2] {
        let session = turn(&mut house, &secrets, who);
        assert_eq!(on(&mut house, &session, OnRound::Done), Rounded::Kept);
    }
    let session = house.app.session().unwrap();
    assert_eq!(on(&mut house, &session, OnRound::Reveal), Rounded::Kept);
    let table = house.app.round_field(&session, WHOM, HOUSING).unwrap().unwrap();
    assert_eq!(table.columns.iter().map(|one| one.keywords.as_str()).collect::<Vec<_>>(), [SEEN[0], SEEN[2]]);
}

#[test]
fn after_a_new_pin_the_others_say_done_again_and_nothing_of_theirs_is_lost() {
    let (mut house, secrets) = begun();
    let session = rate(&mut house, &secrets, 0);
    on(&mut house, &session, OnRound::Done);
    house.press(StaffCommand::NewPin(secrets.pins[1].0));
    let pin = house.learn_pin();
    house.press(StaffCommand::Lock);
    let session = house.go_in(&(secrets.pins[1].0, pin));
    assert_eq!(on(&mut house, &session, OnRound::Done), Rounded::NewKey, "her part opens no more");
    assert_eq!(on(&mut house, &session, OnRound::Done), Rounded::Kept);
    let session = turn(&mut house, &secrets, 0);
    let mine = house.app.round_draft(&session, WHOM).unwrap().unwrap();
    assert_eq!(mine.keywords(HOUSING), Some(SEEN[0]));
    assert!(!house.app.round(&session, WHOM).unwrap().unwrap().mine.unwrap().done);
}

#[test]
fn done_can_be_changed_until_the_answers_lie_open_and_not_after() {
    let (mut house, secrets) = begun();
    let session = all_done(&mut house, &secrets);
    let other = Rate::Note(HOUSING, "musvit".into());
    assert_eq!(house.app.rate_in_round(&session, WHOM, &other).unwrap(), Rated::Kept);
    on(&mut house, &session, OnRound::Reveal);
    let table = house.app.round_field(&session, WHOM, HOUSING).unwrap().unwrap();
    assert_eq!(table.columns[2].keywords, "musvit");
    assert_eq!(house.app.rate_in_round(&session, WHOM, &other).unwrap(), Rated::Nothing);
    assert_eq!(on(&mut house, &session, OnRound::LeaveOut(secrets.pins[0].0)), Rounded::Refused(RoundRefused::TooLate));
    assert_eq!(on(&mut house, &session, OnRound::Drop), Rounded::Refused(RoundRefused::TooLate));
}

#[test]
fn a_round_that_is_stopped_leaves_nothing() {
    let (mut house, secrets) = begun();
    let session = rate(&mut house, &secrets, 0);
    assert_eq!(on(&mut house, &session, OnRound::Done), Rounded::Kept);
    assert_eq!(on(&mut house, &session, OnRound::Drop), Rounded::Kept);
    assert!(house.app.round(&session, WHOM).unwrap().is_none());
    let reads = Intruder::with(&house, &secrets, &[0, 1, 2]).reads(&house);
    let left: Vec<_> = reads.iter().filter(|(kind, _)| kind.starts_with("round")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn without_the_right_there_is_no_round() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[2]);
    let both = choosing(&secrets, Extent::Both);
    assert_eq!(house.app.begin_round(&session, WHOM, &both).unwrap(), Rounded::Nothing);
    assert!(house.app.agreements_up(&session).unwrap().is_empty());
    let session = turn(&mut house, &secrets, 0);
    assert_eq!(house.app.raters(&session).len(), 2, "only those with the right are asked");
    let alone = Choosing::by(secrets.pins[0].0);
    assert_eq!(house.app.begin_round(&session, WHOM, &alone).unwrap(), Rounded::NotYet(NotYet::OneMore));
}

#[test]
fn the_screen_stays_open_longer_in_a_round_and_as_the_house_says_after_it() {
    let (mut house, secrets) = begun();
    let session = turn(&mut house, &secrets, 0);
    house.app.stay_in_round(&session, Some(Stays::USUAL));
    assert_eq!(IdleTime::in_round(Place::CommonRoom).length(), Duration::from_mins(2), "where others can see it");
    house.pass(Duration::from_secs(355));
    assert!(house.app.session().is_some(), "six minutes in a room of the staff's own");
    house.pass(Duration::from_secs(10));
    assert!(house.app.session().is_none());
    let session = turn(&mut house, &secrets, 0);
    house.app.stay_in_round(&session, Some(Stays::minutes(1)));
    house.pass(Duration::from_secs(61));
    assert!(house.app.session().is_none(), "shorter, as they chose");
    let session = turn(&mut house, &secrets, 0);
    house.app.stay_in_round(&session, Some(Stays::USUAL));
    house.app.stay_in_round(&session, None);
    house.pass(Duration::from_secs(61));
    assert!(house.app.session().is_none(), "as the house says");
}
