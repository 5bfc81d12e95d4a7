//! The stick: asked for by a file, read in bounds, and a calendar that comes from it.

use std::fs;
use std::os::unix::fs::symlink;

use fristed::app::errands::calendar::{Calendar, CalendarRefused, Names, PlanLine, PlanView};
use fristed::app::errands::words;
use fristed::app::ports::outside::{Stick, StickRefused, StickState};
use fristed::app::running::Ran;
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::text::Language::Danish;
use fristed::exchange::calendar::NotACalendar;
use fristed::kiosk::stick::{FolderStick, Helper};
use tempfile::TempDir;

use crate::errands::{Outside, in_house, with};
use crate::staff_house::StaffHouse;

#[test]
fn the_stick_is_asked_for_by_a_file_and_told_of_in_words() {
    let outside = Outside::new();
    for folder in ["asks", "tells"] {
        fs::create_dir(outside.at(folder)).unwrap();
    }
    let helper = Helper { asks: outside.at("asks"), tells: outside.at("tells") };
    let stick = FolderStick::new(Some(outside.at("stick")), Some(helper));
    let asked = |name: &str| outside.at("asks").join(name).exists();
    let tell = |state: &str| fs::write(outside.at("tells/state"), state).unwrap();
    assert_eq!(
        (stick.state(), stick.names("ics"), stick.read("x", 9)),
        (StickState::Closed, vec![], Err(StickRefused::NotReady))
    );
    assert!(stick.open() && asked("stick.open"));
    assert_eq!(stick.state(), StickState::Waiting, "the helper has not woken up");
    stick.close();
    assert!(!asked("stick.open") && !asked("stick.close"), "what was not seen is simply no longer asked");
    tell("waiting\n");
    assert_eq!(stick.state(), StickState::Waiting);
    tell("none\n");
    assert_eq!(stick.state(), StickState::NoneCame);
    tell("open 1791876720\n");
    let StickState::Open(until) = stick.state() else { panic!("{:?}", stick.state()) };
    let said = words::stick(StickState::Open(until), fristed::domain::time::HOUSE_ZONE, Danish);
    assert_eq!(said, ("Åbent til kl. 9.32".to_owned(), "Luk, før du tager stikket ud.".to_owned()));
    assert!(stick.open() && !asked("stick.open"), "it is open, so nobody asks again");
    assert_eq!(stick.write("ugen.pdf", b"x"), Ok(()));
    stick.close();
    assert!(asked("stick.close"));
    tell("away\n");
    assert_eq!((stick.state(), stick.write("ugen.pdf", b"x")), (StickState::Closed, Err(StickRefused::NotReady)));
}

#[test]
fn a_machine_with_the_package_asks_its_helper_and_another_uses_its_folder() {
    let root = TempDir::new().unwrap();
    let at = |name: &str| root.path().join(name);
    let folder = || Some(at("media/ours"));
    assert_eq!(FolderStick::of_machine(root.path(), None).state(), StickState::NotSetUp);
    assert_eq!(FolderStick::of_machine(root.path(), folder()).state(), StickState::Missing);
    fs::create_dir_all(at("media/ours")).unwrap();
    assert_eq!(FolderStick::of_machine(root.path(), folder()).state(), StickState::Folder);
    for folder in ["usr/lib/fristed", "run/fristed"] {
        fs::create_dir_all(at(folder)).unwrap();
    }
    fs::write(at("usr/lib/fristed/stick"), "").unwrap();
    assert_eq!(FolderStick::of_machine(root.path(), folder()).state(), StickState::Closed);
    let usual = FolderStick::of_machine(root.path(), None);
    assert_eq!((usual.state(), usual.folder()), (StickState::Closed, at("media/fristed").display().to_string()));
}

#[test]
fn only_plain_files_that_a_person_named_are_read_and_never_too_much() {
    let outside = Outside::new();
    let stick = FolderStick::new(Some(outside.at("stick")), None);
    let put = |name: &str| fs::write(outside.at("stick").join(name), "BEGIN").unwrap();
    for name in ["b.ics", "A.ICS", "._b.ics", "c.pdf", "ics"] {
        put(name);
    }
    fs::create_dir(outside.at("stick/folder.ics")).unwrap();
    fs::write(outside.at("secret"), "not on the stick").unwrap();
    symlink(outside.at("secret"), outside.at("stick/link.ics")).unwrap();
    assert_eq!(stick.names("ics"), ["A.ICS", "b.ics"]);
    assert_eq!(stick.read("b.ics", 5), Ok(b"BEGIN".to_vec()));
    assert_eq!(stick.read("b.ics", 4), Err(StickRefused::TooBig));
    for name in ["link.ics", "folder.ics", "gone.ics", "../secret", "._b.ics", ""] {
        assert_eq!(stick.read(name, 100), Err(StickRefused::NoFile), "{name}");
    }
    for at in 0..30 {
        put(&format!("x{at}.ics"));
    }
    assert_eq!(stick.names("ics").len(), 20);
}

const TWO: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//DA\r\n\
    BEGIN:VEVENT\r\nUID:kor@by\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Copenhagen:20261013T190000\r\n\
    DURATION:PT90M\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\nSUMMARY:Kor\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:syg@by\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:torsdag\r\nSUMMARY:Ukendt\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:cpr@by\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20261013T100000\r\nSUMMARY:010190-1234\r\n\
    END:VEVENT\r\nEND:VCALENDAR\r\n";

/// Reads the calendar with this content from the stick.
fn read(house: &mut StaffHouse, session: &Session, outside: &Outside, content: &str) {
    fs::write(outside.at("stick/by.ics"), content).unwrap();
    house.app.forget_calendars(session);
    house.app.look_for_calendars(session);
    house.app.poll_errands();
    assert_eq!(house.app.calendar_names(session), &Names::Found(vec!["by.ics".to_owned()]));
    house.app.read_calendar(session, 0);
    house.app.poll_errands();
}

fn plan(house: &StaffHouse, session: &Session) -> PlanView {
    let Calendar::Plan(plan) = house.app.calendar(session) else { panic!("{:?}", house.app.calendar(session)) };
    plan.view(Danish)
}

fn changes(house: &StaffHouse) -> usize {
    house.app.store().newest_changes(100).unwrap().len()
}

fn has_choir(house: &StaffHouse) -> bool {
    house.app.week_day(0, Danish).unwrap().entries.iter().any(|entry| entry.title == "Kor")
}

#[test]
fn a_calendar_says_first_what_it_would_do_and_is_then_taken_in_one_step_that_can_be_undone() {
    let outside = Outside::new();
    let (mut house, session) = in_house(&outside, None);
    let before = (changes(&house), house.app.store().all_for_export().unwrap());
    read(&mut house, &session, &outside, TWO);
    let view = plan(&house, &session);
    let lines =
        |lines: &[PlanLine]| lines.iter().map(|line| format!("{}: {}", line.title, line.text)).collect::<Vec<_>>();
    assert_eq!(lines(&view.comes), ["Kor: Tirsdag den 13. oktober kl. 19, hver tirsdag"]);
    assert_eq!(lines(&view.left_out), ["Ukendt: Tiden kan ikke læses.", "Uden navn: Navnet ligner et CPR-nummer."]);
    assert!(view.takes && view.changes.is_empty() && view.goes.is_empty());
    assert_eq!((changes(&house), house.app.store().all_for_export().unwrap()), before, "nothing is changed by looking");
    // The stick may be out by now.
    fs::remove_dir_all(outside.at("stick")).unwrap();
    house.app.take_calendar(&session);
    house.app.poll_errands();
    let Calendar::Taken(report) = house.app.calendar(&session) else { panic!("{:?}", house.app.calendar(&session)) };
    assert_eq!(words::counts(report, Danish), "1 ny");
    assert!(has_choir(&house));
    let newest = house.app.audits(&session).unwrap().unwrap().house.pop().unwrap();
    assert_eq!((newest.action.as_str(), newest.employee), ("imported-calendar", Some(session.employee())));
    assert_eq!(newest.subject, "1 added, 0 changed, 0 removed");
    assert_eq!(house.app.undoable(&session, Danish).unwrap().as_deref(), Some("Tog en kalender ind"));
    assert_eq!(house.app.undo(&session).unwrap(), Ran::Done(None));
    assert!(!has_choir(&house));
    assert_eq!(house.app.store().all_for_export().unwrap(), before.1);
}

#[test]
fn the_same_calendar_again_changes_nothing_and_says_so() {
    let outside = Outside::new();
    let (mut house, session) = in_house(&outside, None);
    read(&mut house, &session, &outside, TWO);
    house.app.take_calendar(&session);
    house.app.poll_errands();
    let before = changes(&house);
    read(&mut house, &session, &outside, TWO);
    let view = plan(&house, &session);
    assert_eq!((view.takes, view.unchanged), (false, 1));
    house.app.take_calendar(&session);
    house.app.poll_errands();
    assert_eq!(changes(&house), before);
    let Calendar::Taken(report) = house.app.calendar(&session) else { panic!() };
    assert_eq!(words::counts(report, Danish), "Ikke noget nyt");
    let moved = TWO.replace("T190000", "T200000").replace("UID:kor@by", "UID:kor@by\r\nSEQUENCE:1");
    read(&mut house, &session, &outside, &moved);
    assert_eq!(plan(&house, &session).changes[0].text, "Tirsdag den 13. oktober kl. 20, hver tirsdag");
}

#[test]
fn a_file_that_is_no_calendar_is_one_sentence() {
    let outside = Outside::new();
    let (mut house, session) = in_house(&outside, None);
    for (content, refused) in [("", NotACalendar::Empty), ("Kære alle", NotACalendar::NoCalendar)] {
        read(&mut house, &session, &outside, content);
        let refused = CalendarRefused::NoCalendar(refused);
        assert!(
            matches!(house.app.calendar(&session), Calendar::Refused(found) if *found == refused),
            "{:?}",
            house.app.calendar(&session)
        );
        assert!(words::calendar_refused(refused, Danish).0.starts_with("Filen er "));
        house.app.take_calendar(&session);
        house.app.poll_errands();
        assert!(matches!(house.app.calendar(&session), Calendar::Refused(_)), "there is nothing to take");
    }
    fs::write(outside.at("stick/by.ics"), TWO).unwrap();
    house.app.forget_calendars(&session);
    house.app.look_for_calendars(&session);
    house.app.poll_errands();
    fs::remove_file(outside.at("stick/by.ics")).unwrap();
    house.app.read_calendar(&session, 0);
    house.app.poll_errands();
    let gone = CalendarRefused::Stick(StickRefused::NoFile);
    assert!(matches!(house.app.calendar(&session), Calendar::Refused(found) if *found == gone));
}

#[test]
fn what_was_read_goes_when_it_locks() {
    let outside = Outside::new();
    let (house, secrets) = StaffHouse::set_up();
    let mut house = with(house, outside.ways(None));
    let session = house.go_in(&secrets.pins[0]);
    read(&mut house, &session, &outside, TWO);
    assert!(plan(&house, &session).takes);
    // Locked before the worker has answered: nobody else gets what it says.
    house.app.read_calendar(&session, 0);
    house.press(StaffCommand::Lock);
    house.app.take_calendar(&session);
    let other = house.go_in(&secrets.pins[1]);
    house.app.look_for_calendars(&other);
    house.app.poll_errands();
    assert!(matches!(house.app.calendar(&other), Calendar::None));
    assert!(!has_choir(&house));
}
