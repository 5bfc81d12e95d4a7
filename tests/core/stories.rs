//! Stories, reports and wheels of the group have a day on which they go, which is shown, and go on it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fristed::app::compass::rights::Done;
use fristed::app::compass::{Rate, ReportState};
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::compass::{Answer, Condition, Field};
use fristed::domain::text::Language;

use crate::house_report::{alike, opened};
use crate::lysningen::local;
use crate::some::date;
use crate::staff_house::StaffHouse;

#[test]
fn stories_and_reports_go_on_the_day_that_is_shown_and_by_no_clock_that_is_doubted() {
    let (mut house, secrets) = opened();
    house.machine.trusted.set(true);
    let session = house.app.session().unwrap();
    house.app.tell_story(&session, "Han vaskede op uden at blive spurgt").unwrap();
    house.app.story_without_a_day_in_tests(&session, "Hun ringede selv til lægen").unwrap();
    house.app.make_house_report_of(&session, &alike(14, date("2026-10-01"))).unwrap();
    let told = |house: &StaffHouse, session: &Session| {
        let stories = house.app.stories(session).unwrap();
        let told = stories.into_iter().map(|story| (story.text.split(' ').next().unwrap().to_owned(), story.goes));
        told.collect::<BTreeMap<String, NaiveDate>>()
    };
    let wanted = |of: &[(&str, &str)]| -> BTreeMap<String, NaiveDate> {
        of.iter().map(|(word, goes)| ((*word).to_owned(), date(goes))).collect()
    };
    let open = |house: &mut StaffHouse, time: &str| {
        house.press(StaffCommand::Lock);
        house.machine.wall.set(local(time));
        let session = house.go_in(&secrets.pins[0]);
        if house.app.old_persons_wait(&session) {
            house.app.delete_old_persons(&session).unwrap();
            house.app.poll_staff();
        }
        session
    };
    // By the end of its month: no day says when it was told. One that has no day counts from the next opening.
    let session = open(&mut house, "2026-10-20T10:00");
    let id = house.app.stories(&session).unwrap()[0].id;
    house.app.pass_story_on(&session, id).unwrap();
    let both = wanted(&[("Han", "2028-11-01"), ("Hun", "2028-10-21")]);
    assert_eq!(told(&house, &session), both);
    assert_eq!(house.app.report_goes(&session).unwrap(), Some(date("2028-10-14")));
    // The group is no person, whom nobody meets.
    let session = open(&mut house, "2028-10-13T10:00");
    assert_eq!(told(&house, &session), both);
    assert!(house.app.house_report(&session).unwrap().is_some(), "the day before");
    let session = open(&mut house, "2028-10-21T10:00");
    assert_eq!(told(&house, &session), wanted(&[("Han", "2028-11-01")]));
    assert!(house.app.house_report(&session).unwrap().is_none());
    house.machine.trusted.set(false);
    let session = open(&mut house, "2028-11-02T10:00");
    assert_eq!(house.app.stories(&session).unwrap().len(), 1, "a clock that is doubted");
    house.machine.trusted.set(true);
    let session = open(&mut house, "2028-11-02T11:00");
    assert!(house.app.stories(&session).unwrap().is_empty());
}

#[test]
fn a_wheel_of_the_group_has_a_day_on_which_it_goes_as_well() {
    let (mut house, _secrets) = opened();
    let session = house.app.session().unwrap();
    let mut filling = house.app.group(&session).unwrap().unwrap();
    let answer = Answer::Condition(Condition::Good);
    house.app.rate_group(&session, &mut filling, &Rate::Give(Field::Housing, answer)).unwrap();
    assert_eq!(house.app.group(&session).unwrap(), Some(filling), "it comes back with its day taken off");
    assert!(house.app.file_group(&session).unwrap());
    let wheels = house.app.group_wheels(&session, Language::Danish).unwrap();
    assert_eq!(wheels[0].goes, date("2028-10-14"));
}

/// Nobody is counted whose basis does not name this use, whose basis has run out, or who has objected and waits.
#[test]
fn only_whose_basis_holds_and_names_the_totals_is_counted() {
    const WHEEL: &str = "2026-10-12 employee 2\ncompass 1\nhousing condition struggles";
    const YES: &str =
        "basis 1\nday 2026-10-01\nby 2\nground consent\ntold aloud\ntext 1\nuses talks health crime totals";
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let at = Some(local("2026-10-12T10:00"));
    let mut number = 0;
    let mut somebody = |house: &mut StaffHouse, basis: &str| {
        number += 1;
        let word = format!("Sten {number}");
        let records = [("code-word", None, word.as_str()), ("basis", at, basis), ("wheel", at, WHEEL)];
        house.app.person_in_tests(&session, &records).unwrap().unwrap()
    };
    for _ in 0..9 {
        somebody(&mut house, YES);
    }
    somebody(&mut house, &YES.replace(" totals", ""));
    somebody(&mut house, &YES.replace("2026-10-01", "2025-09-01"));
    assert_eq!(house.app.report_state(&session).unwrap(), ReportState::TooFew, "nine");
    let tenth = somebody(&mut house, &YES.replace("ground consent", "ground law serviceloven § 104"));
    assert_eq!(house.app.report_state(&session).unwrap(), ReportState::CanBeMade, "ten");
    assert_eq!(house.app.object(&session, tenth).unwrap(), Done::Done);
    assert_eq!(house.app.report_state(&session).unwrap(), ReportState::TooFew, "one of them has objected");
    assert_eq!(house.app.make_house_report(&session).unwrap(), None);
}
