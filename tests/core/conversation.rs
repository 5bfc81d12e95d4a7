//! The conversation and the risk profile: kept at each press, sealed, and the latter gone on its own last day.

use chrono::NaiveDate;
use fristed::app::compass::conversation::{Noted, Talk, TalkView};
use fristed::app::compass::risk::Risk;
use fristed::app::keeper::Keeper;
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::compass::{
    Belief, Conversation, Importance, MadeWith, Part, PersonId, RiskGround, RiskProfile, Term,
};
use fristed::domain::text::{Line, TextRefused};
use fristed::domain::time::HOUSE_ZONE;

use crate::compass_rules::neither_ordered_nor_a_number;
use crate::lysningen::local;
use crate::staff_house::{Secrets, StaffHouse};

const PERSON: PersonId = PersonId::PRACTICE;

fn house() -> (StaffHouse, Secrets, Session) {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    (house, secrets, session)
}

#[track_caller]
fn talk(house: &mut StaffHouse, session: &Session, talk: &Talk) {
    assert_eq!(house.app.talk(session, PERSON, talk).unwrap(), Noted::Kept);
}

fn talks(house: &StaffHouse, session: &Session) -> Vec<TalkView> {
    house.app.conversations(session, PERSON).unwrap().expect("the compass is open")
}

#[track_caller]
fn risk(house: &mut StaffHouse, session: &Session, risk: &Risk) {
    assert_eq!(house.app.change_risk(session, PERSON, risk).unwrap(), Noted::Kept);
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn neither_importance_nor_belief_is_a_scale() {
    neither_ordered_nor_a_number!(Importance, Belief, Conversation, MadeWith, Part);
}

#[test]
fn both_are_said_in_words_of_their_own_and_taken_back_by_the_same_press() {
    let (mut house, _secrets, session) = house();
    talk(&mut house, &session, &Talk::Important(Importance::SomeDays));
    talk(&mut house, &session, &Talk::Believes(Belief::WithSomebody));
    talk(&mut house, &session, &Talk::Own("Jeg vil sove hjemme".into()));
    let all = talks(&house, &session);
    assert_eq!(all.len(), 1, "one for each day");
    assert_eq!((all[0].said.importance, all[0].said.belief), (Some(Importance::SomeDays), Some(Belief::WithSomebody)));
    assert_eq!(all[0].said.own.as_ref().unwrap().as_str(), "Jeg vil sove hjemme");
    talk(&mut house, &session, &Talk::Important(Importance::SomeDays));
    assert_eq!(talks(&house, &session)[0].said.importance, None);
    talk(&mut house, &session, &Talk::Believes(Belief::WithSomebody));
    talk(&mut house, &session, &Talk::Own(String::new()));
    assert!(talks(&house, &session).is_empty(), "nothing is left of what was taken back");
}

#[test]
fn earlier_conversations_are_there_by_their_days() {
    let (mut house, secrets, session) = house();
    talk(&mut house, &session, &Talk::Own("Ikke i dag".into()));
    house.press(StaffCommand::Lock);
    house.machine.wall.set(local("2026-10-20T09:00"));
    let session = house.go_in(&secrets.pins[1]);
    talk(&mut house, &session, &Talk::Believes(Belief::Can));
    let days: Vec<_> = talks(&house, &session).iter().map(|one| one.day).collect();
    assert_eq!(days, [day("2026-10-13"), day("2026-10-20")]);
    let cpr = Talk::Own("010190-1234".into());
    let refused = house.app.talk(&session, PERSON, &cpr).unwrap();
    assert_eq!(refused, Noted::Refused(TextRefused::LooksLikeCpr));
}

#[test]
fn before_a_basis_nothing_is_written() {
    let (mut house, _secrets, session) = house();
    for wanted in [Risk::Seen("Råbte".into()), Risk::Say(Part::Helps, "Ro".into()), Risk::Keep(Term::Year)] {
        assert_eq!(house.app.change_risk(&session, PERSON, &wanted).unwrap(), Noted::Nothing);
    }
    assert!(house.app.risk_of(&session, PERSON).unwrap().is_none());
    risk(&mut house, &session, &Risk::Ground(RiskGround::Consent));
    let profile = house.app.risk_of(&session, PERSON).unwrap().unwrap();
    assert_eq!((profile.ground, profile.until), (RiskGround::Consent, day("2027-04-13")), "half a year at first");
}

#[test]
fn a_profile_goes_into_words_and_comes_back_as_it_was() {
    let mut profile = RiskProfile::new(RiskGround::Danger, day("2027-01-13"));
    profile.made_with = Some(MadeWith::HeardHer);
    profile.say(Part::Avoid, Some(Line::new("at stå i døren").unwrap()));
    let words = profile.to_words();
    assert!(RiskProfile::from_words(&words) == Some(profile), "{words}");
    for wrong in ["", "risk 2", "risk 1\nground no\nuntil 2027-01-13", "risk 1\nground danger\nuntil 2027-01-13\nodd a"]
    {
        assert!(RiskProfile::from_words(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn what_was_seen_has_its_day_and_goes_again() {
    let (mut house, _secrets, session) = house();
    risk(&mut house, &session, &Risk::Ground(RiskGround::Consent));
    risk(&mut house, &session, &Risk::MadeWith(MadeWith::ThePerson));
    for text in ["Gik ud", "Talte højt"] {
        risk(&mut house, &session, &Risk::Seen(text.into()));
    }
    risk(&mut house, &session, &Risk::Say(Part::Helps, "En kop kaffe udenfor".into()));
    risk(&mut house, &session, &Risk::Unseen(0));
    let profile = house.app.risk_of(&session, PERSON).unwrap().unwrap();
    let seen: Vec<_> = profile.seen.iter().map(|one| (one.day, one.text.as_str())).collect();
    assert_eq!(seen, [(day("2026-10-13"), "Talte højt")]);
    assert_eq!((profile.part(Part::Helps), profile.part(Part::Avoid)), (Some("En kop kaffe udenfor"), None));
    risk(&mut house, &session, &Risk::Remove);
    assert!(house.app.risk_of(&session, PERSON).unwrap().is_none());
}

#[test]
fn on_its_last_day_it_is_gone_from_the_disk_whoever_comes_in() {
    let (mut house, secrets, session) = house();
    let person = house.app.person_for_tests(&session, "Bæk 14").unwrap().unwrap();
    assert_eq!(house.app.change_risk(&session, person, &Risk::Ground(RiskGround::Danger)).unwrap(), Noted::Kept);
    assert_eq!(house.app.change_risk(&session, person, &Risk::Keep(Term::Quarter)).unwrap(), Noted::Kept);
    house.press(StaffCommand::Lock);
    let there = |house: &StaffHouse| {
        let vault = rusqlite::Connection::open(house.dir.path().join("vault.db")).unwrap();
        let sql = "SELECT count(*) FROM person_record WHERE kind = 'risk'";
        vault.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    // It is enough that somebody with the right comes in, and a clock that is doubted deletes nothing, whoever looks.
    for (now, trusted, left) in [
        ("2027-01-12T09:00", true, 1),
        ("2027-01-13T09:00", false, 1),
        ("2027-01-12T09:30", true, 1),
        ("2027-01-13T09:30", true, 0),
    ] {
        house.machine.wall.set(local(now));
        house.machine.trusted.set(trusted);
        let session = house.go_in(&secrets.pins[1]);
        if !trusted {
            assert!(house.app.risk_of(&session, person).unwrap().is_none(), "it is shown to nobody all the same");
            for press in [Risk::Say(Part::Helps, "Ro".into()), Risk::Ground(RiskGround::Consent)] {
                assert_eq!(house.app.change_risk(&session, person, &press).unwrap(), Noted::Nothing);
            }
        }
        assert_eq!(there(&house), left, "{now}");
        house.press(StaffCommand::Lock);
    }
    let session = house.go_in(&secrets.pins[0]);
    let rows = house.app.audits(&session).unwrap().unwrap().keys;
    assert!(rows.iter().any(|row| row.action == "risk-over" && row.subject == format!("{person} deadline")));
}

#[test]
fn both_are_sealed_shut_and_gone_with_the_night() {
    let (mut house, secrets, session) = house();
    talk(&mut house, &session, &Talk::Own("kanariefugl".into()));
    risk(&mut house, &session, &Risk::Ground(RiskGround::Consent));
    risk(&mut house, &session, &Risk::Seen("kanariefugl".into()));
    house.press(StaffCommand::Lock);
    assert!(house.app.conversations(&session, PERSON).unwrap().is_none(), "locked");
    let other = house.go_in(&secrets.pins[2]);
    assert!(house.app.conversations(&other, PERSON).unwrap().is_none(), "without the right");
    assert_eq!(house.app.talk(&other, PERSON, &Talk::Believes(Belief::Can)).unwrap(), Noted::Nothing);
    assert!(house.app.risk_of(&other, PERSON).unwrap().is_none());
    house.press(StaffCommand::Lock);
    for entry in std::fs::read_dir(house.dir.path()).unwrap().flatten() {
        let Ok(bytes) = std::fs::read(entry.path()) else { continue };
        let found = bytes.windows(11).any(|part| part == b"kanariefugl" || part == b"ground cons");
        assert!(!found, "{}", entry.path().display());
    }
    let backups = tempfile::tempdir().unwrap();
    Keeper::at_once(house.dir.path(), vec![backups.path().to_owned()]).tend(local("2026-10-14T03:31"), HOUSE_ZONE);
    let session = house.go_in(&secrets.pins[0]);
    assert!(talks(&house, &session).is_empty() && house.app.risk_of(&session, PERSON).unwrap().is_none());
}
