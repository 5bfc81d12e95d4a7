//! The wheel of the group belongs to no person: everybody with the compass goes on with it, and the night leaves it.

use fristed::app::compass::{Rate, Rated};
use fristed::app::keeper::Keeper;
use fristed::app::staff::StaffCommand;
use fristed::domain::compass::{Answer, Condition, Field, Filling, Level, PersonId};
use fristed::domain::text::Language::{Danish, English};
use fristed::domain::time::HOUSE_ZONE;

use crate::lysningen::local;
use crate::staff_house::{Secrets, StaffHouse};

const HOUSING: Rate = Rate::Give(Field::Housing, Answer::Condition(Condition::Struggles));

fn filled() -> (StaffHouse, Secrets) {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let mut filling = house.app.group(&session).unwrap().unwrap();
    assert!(filling.is_empty());
    assert_eq!(house.app.rate_group(&session, &mut filling, &HOUSING).unwrap(), Rated::Kept);
    let note = Rate::Note(Field::Housing, "kanariefugl".into());
    assert_eq!(house.app.rate_group(&session, &mut filling, &note).unwrap(), Rated::Kept);
    (house, secrets)
}

#[test]
fn a_colleague_goes_on_with_it_and_it_can_be_cleared() {
    let (mut house, secrets) = filled();
    house.press(StaffCommand::Lock);
    let session = house.go_in(&secrets.pins[1]);
    let mut filling = house.app.group(&session).unwrap().unwrap();
    assert_eq!(filling.keywords(Field::Housing), Some("kanariefugl"));
    assert_eq!(house.app.rate_group(&session, &mut filling, &Rate::ClearAll).unwrap(), Rated::Kept);
    assert!(house.app.group(&session).unwrap().unwrap().is_empty());
    house.press(StaffCommand::Lock);
    assert!(house.app.group(&session).unwrap().is_none(), "locked");
    let session = house.go_in(&secrets.pins[2]);
    assert!(house.app.group(&session).unwrap().is_none(), "without the right");
    assert_eq!(house.app.rate_group(&session, &mut Filling::default(), &HOUSING).unwrap(), Rated::Nothing);
}

#[test]
fn it_is_put_away_with_its_day_and_the_next_one_begins_empty() {
    let (mut house, _secrets) = filled();
    let session = house.app.session().unwrap();
    assert!(house.app.file_group(&session).unwrap());
    assert!(house.app.group(&session).unwrap().unwrap().is_empty());
    assert!(!house.app.file_group(&session).unwrap(), "an empty one is not put away");
    house.machine.wall.set(local("2026-11-02T09:00"));
    let mut next = Filling::default();
    house.app.rate_group(&session, &mut next, &Rate::Note(Field::Social, "flere ved bordet".into())).unwrap();
    assert!(house.app.file_group(&session).unwrap());
    let days = |language| {
        house.app.group_wheels(&session, language).unwrap().into_iter().map(|one| one.day).collect::<Vec<_>>()
    };
    assert_eq!(days(Danish), ["2. november 2026", "13. oktober 2026"]);
    assert_eq!(days(English), ["2 November 2026", "13 October 2026"]);
    let first = house.app.group_wheels(&session, Danish).unwrap()[1].id;
    let (day, filling) = house.app.group_wheel(&session, first, Danish).unwrap().unwrap();
    assert_eq!((&*day, filling.keywords(Field::Housing)), ("13. oktober 2026", Some("kanariefugl")));
    assert_eq!(filling.answer(Field::Housing, Level::Condition), Some(Answer::Condition(Condition::Struggles)));
}

#[test]
fn the_night_leaves_it_and_nothing_of_it_lies_in_clear() {
    let (mut house, secrets) = filled();
    let session = house.app.session().unwrap();
    house.app.file_group(&session).unwrap();
    for entry in std::fs::read_dir(house.dir.path()).unwrap().flatten() {
        if let Ok(bytes) = std::fs::read(entry.path()) {
            for canary in ["kanariefugl", "housing condition"] {
                let found = bytes.windows(canary.len()).any(|part| part == canary.as_bytes());
                assert!(!found, "{canary} in {}", entry.path().display());
            }
        }
    }
    let backups = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::at_once(house.dir.path(), vec![backups.path().to_owned()]);
    keeper.tend(local("2026-10-14T03:31"), HOUSE_ZONE);
    house.restart();
    house.type_in(&secrets.start);
    let session = house.go_in(&secrets.pins[1]);
    assert_eq!(house.app.group_wheels(&session, Danish).unwrap().len(), 1);
    assert!(
        !PersonId::GROUP.is_somebody() && !PersonId::PRACTICE.is_somebody() && PersonId::new([3; 16]).is_somebody()
    );
}
