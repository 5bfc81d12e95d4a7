//! Agendas as staff make them: what is a draft nobody sees, what cannot be stored, what is published, and undoing.

use fristed::app::running::council::{BesideChange, LineTo};
use fristed::app::running::history::Sort;
use fristed::app::running::meetings::{MeetingChange, NewItem};
use fristed::app::running::{Ran, Run, RunRefused, running_words};
use fristed::domain::employee::EmployeeId;
use fristed::domain::meeting::{Influence, MeetingDay, Month, Origin, ProposalState};
use fristed::domain::text::Language::{Danish, English};
use fristed::store::Action;

use crate::lysningen::Lysningen;
use crate::running::{ME, TUESDAY, done};
use crate::some::{date, example, words};
use crate::staff_house::StaffHouse;

fn item(title: &str) -> NewItem {
    NewItem {
        title: title.to_owned(),
        influence: Some(Influence::Codetermination),
        decided_by: "Køkkenet og jer på mødet".to_owned(),
        ..NewItem::from_staff()
    }
}

fn put_on(item: NewItem) -> MeetingChange {
    MeetingChange::PutOn { meeting: "moede".to_owned(), item }
}

fn publish() -> MeetingChange {
    MeetingChange::PublishAgenda { meeting: "moede".to_owned() }
}

pub fn ran(house: &mut Lysningen, change: MeetingChange) -> Ran {
    house.app.run_by(ME, &Run::Meeting(change)).unwrap()
}

#[track_caller]
pub fn did(house: &mut Lysningen, change: MeetingChange) {
    done(house, &Run::Meeting(change));
}

/// What the public page shows as the agenda.
fn public(house: &Lysningen) -> Vec<String> {
    house.app.meeting(None, Danish).unwrap().unwrap().items.into_iter().map(|item| item.title).collect()
}

fn drafted(house: &Lysningen) -> Option<Vec<String>> {
    let items = house.app.store().agenda_draft("moede").unwrap()?;
    Some(items.iter().map(|one| one.item.title.da.to_string()).collect())
}

fn paper(house: &Lysningen) -> String {
    format!("{:?} {:?}", house.app.print_agenda().unwrap(), house.app.print_minutes().unwrap())
}

#[test]
fn a_draft_is_seen_by_nobody_until_it_is_published_and_then_stands_for_its_day_alone() {
    let mut house = Lysningen::at(TUESDAY);
    let (before, printed) = (public(&house), paper(&house));
    assert_eq!(before.len(), 5);
    did(&mut house, put_on(item("Kaffe om natten")));
    did(&mut house, MeetingChange::TakeOff { meeting: "moede".to_owned(), at: 0 });
    assert_eq!((public(&house), paper(&house)), (before.clone(), printed), "a draft shows nowhere");
    assert_eq!(drafted(&house).unwrap(), [&before[1..], &["Kaffe om natten".to_owned()]].concat());
    let exported = format!("{:?}", house.app.store().all_for_export().unwrap());
    assert!(!exported.contains("Kaffe om natten"), "nor in a file that leaves the house");
    did(&mut house, publish());
    assert_eq!(public(&house), [&before[1..], &["Kaffe om natten".to_owned()]].concat());
    assert!(paper(&house).contains("Kaffe om natten") && !paper(&house).contains("Farven"));
    assert_eq!(drafted(&house), None);
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Nothing, "what was published is not undone");
    // The day after, the agenda of the meeting that was is not that of the next one.
    house.later("2026-11-04T10:00");
    assert_eq!(public(&house), Vec::<String>::new());
    did(&mut house, put_on(item("Nytår")));
    did(&mut house, publish());
    assert_eq!(public(&house), ["Nytår"]);
    let agendas = house.app.store().meetings().unwrap().agendas;
    let own: Vec<_> = agendas.iter().filter(|one| one.meeting == "moede").map(|one| one.day).collect();
    assert_eq!(own, [MeetingDay::On(date("2026-11-03")), MeetingDay::On(date("2026-12-01"))], "both are kept");
}

#[test]
fn an_item_without_a_level_or_without_who_decides_is_not_stored() {
    let mut house = Lysningen::at(TUESDAY);
    let cases = [
        (NewItem { title: " ".to_owned(), ..item("") }, RunRefused::NoItem),
        (NewItem { influence: None, ..item("Kaffe") }, RunRefused::NoLevel),
        (NewItem { decided_by: String::new(), ..item("Kaffe") }, RunRefused::NoDecider),
        (NewItem { text: "Ring til 010190-1234".to_owned(), ..item("Kaffe") }, RunRefused::LooksLikeCpr),
        (item("Nyt komfur"), RunRefused::Twice),
    ];
    for (item, refused) in cases {
        assert_eq!(ran(&mut house, put_on(item)), Ran::Refused(refused));
        assert!(running_words::refused(refused, English).ends_with('.'));
    }
    assert_eq!(drafted(&house), None, "nothing was stored");
    assert_eq!(ran(&mut house, publish()), Ran::Nothing, "nor is there anything to publish");
    for _ in 0..5 {
        did(&mut house, MeetingChange::TakeOff { meeting: "moede".to_owned(), at: 0 });
    }
    assert_eq!(ran(&mut house, publish()), Ran::Refused(RunRefused::NoItems));
    house.later("2031-01-01T10:00");
    did(&mut house, MeetingChange::DropDraft { meeting: "moede".to_owned() });
    let nowhere = MeetingChange::PutOn { meeting: "nowhere".to_owned(), item: item("Kaffe") };
    assert_eq!(ran(&mut house, nowhere), Ran::Nothing);
}

#[test]
fn items_are_moved_and_rewritten_and_every_step_is_undone_to_the_last_row() {
    let mut house = Lysningen::at(TUESDAY);
    let facts = |house: &Lysningen| {
        let store = house.app.store();
        (store.all_for_export().unwrap(), store.agenda_draft("moede").unwrap(), store.staff_agenda().unwrap())
    };
    let meeting = || "moede".to_owned();
    did(&mut house, MeetingChange::Shift { meeting: meeting(), at: 1, later: false });
    assert_eq!(drafted(&house).unwrap()[..2], ["Mad til julefrokosten", "Farven på væggen i stuen"]);
    let end = MeetingChange::Shift { meeting: meeting(), at: 4, later: true };
    assert_eq!(ran(&mut house, end), Ran::Nothing, "there is no place below the last");
    let wall = house.app.store().agenda_draft("moede").unwrap().unwrap().remove(1);
    let mut other = NewItem::of(&wall);
    other.choose_level(Influence::Hearing);
    assert_eq!(other.decided_by, "I stemmer på mødet, og så maler vi.", "what the house wrote stays");
    did(&mut house, MeetingChange::Rewrite { meeting: meeting(), at: 1, item: other });
    let wall = house.app.store().agenda_draft("moede").unwrap().unwrap().remove(1).item;
    assert_eq!(wall.influence, Influence::Hearing);
    assert_eq!(wall.title.en.unwrap().as_str(), "Colour of the wall", "its English twin is still true");
    let beside = MeetingChange::Beside;
    let everything = [
        put_on(item("Kaffe")),
        MeetingChange::Shift { meeting: meeting(), at: 2, later: true },
        MeetingChange::TakeOff { meeting: meeting(), at: 0 },
        MeetingChange::DropDraft { meeting: meeting() },
        beside(BesideChange::MoveLine {
            proposal: "suppe".to_owned(),
            to: LineTo::Done("Nu er der suppe.".to_owned()),
        }),
        beside(BesideChange::Ask { at: None, text: "Flere bænke ved havnen".to_owned() }),
        beside(BesideChange::StaffPutOn("Ferieplan".to_owned())),
        beside(BesideChange::StaffSwitchChange),
    ];
    for change in everything {
        let (before, rows) = (facts(&house), house.app.store().audit().unwrap().len());
        did(&mut house, change.clone());
        assert!(facts(&house) != before, "{change:?} changes something");
        assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None), "{change:?}");
        assert!(facts(&house) == before, "{change:?} is undone");
        assert_eq!(house.app.store().audit().unwrap().len(), rows + 2, "both are noted");
    }
}

#[test]
fn a_suggestion_goes_onto_the_agenda_and_its_line_of_the_board_goes_along_when_it_is_up() {
    let mut house = Lysningen::at(TUESDAY);
    let state = |house: &Lysningen| {
        let all = house.app.store().meetings().unwrap().proposals;
        all.into_iter().find(|one| one.slug == "planter").unwrap().state
    };
    let planter = NewItem::from_box("Planter i vinduet", Some("planter".to_owned()));
    assert_eq!((planter.influence, planter.origin), (Some(Influence::Dialogue), Origin::Box));
    did(&mut house, put_on(planter));
    assert_eq!(state(&house), ProposalState::Received, "as long as nobody sees it");
    did(&mut house, publish());
    assert_eq!(state(&house), ProposalState::OnAgenda(MeetingDay::On(date("2026-11-03"))));
    let up = house.app.meeting(None, Danish).unwrap().unwrap().items.pop().unwrap();
    assert_eq!(
        (up.title.as_str(), up.origin.as_str(), up.plain.as_str()),
        ("Planter i vinduet", "Fra postkassen", "Vi taler om det")
    );
    assert!(!up.decided_by.is_empty());
    // A file that is taken in later leaves what was made here alone.
    assert!(house.app.store().audit().unwrap().iter().any(|row| row.action == "published-agenda"));
}

#[test]
fn a_line_of_the_board_is_moved_on_and_a_no_carries_why_and_what_instead() {
    let mut house = Lysningen::at(TUESDAY);
    let to = |to| MeetingChange::Beside(BesideChange::MoveLine { proposal: "suppe".to_owned(), to });
    let not_now =
        |reason: &str, instead: &str| LineTo::NotNow { reason: reason.to_owned(), instead: instead.to_owned() };
    assert_eq!(ran(&mut house, to(not_now("", "kager"))), Ran::Refused(RunRefused::NoWhy));
    assert_eq!(ran(&mut house, to(not_now("Gryden er i stykker", " "))), Ran::Refused(RunRefused::NoInstead));
    assert_eq!(ran(&mut house, to(LineTo::Done(String::new()))), Ran::Refused(RunRefused::NoDecision));
    did(&mut house, to(LineTo::Done("Vi begynder efter det næste møde.".to_owned())));
    let line = |house: &Lysningen| {
        let board = house.app.board(English).unwrap();
        board.into_iter().find(|one| one.title == "Soup on Wednesdays").unwrap()
    };
    assert_eq!(line(&house).answer, "We begin after the next meeting.", "the English twin goes along");
    did(&mut house, to(not_now("Gryden er i stykker", "kager")));
    assert_eq!((line(&house).answer.as_str(), line(&house).instead.as_str()), ("Gryden er i stykker", "kager"));
    assert_eq!(ran(&mut house, to(LineTo::OnAgenda)), Ran::Refused(RunRefused::NotOnAgenda), "no agenda has it");
    let music = |to| MeetingChange::Beside(BesideChange::MoveLine { proposal: "musik".to_owned(), to });
    did(&mut house, music(LineTo::Decided("Vi skruer ned klokken otte.".to_owned())));
    did(&mut house, music(LineTo::OnAgenda));
    assert_eq!(ran(&mut house, music(LineTo::OnAgenda)), Ran::Nothing);
}

#[test]
fn forandring_is_on_each_new_agenda_of_the_staffs_own_meeting_until_the_house_switches_it_off() {
    let mut house = Lysningen::at(TUESDAY);
    let beside = MeetingChange::Beside;
    let titles = |house: &Lysningen| {
        let items = house.app.store().staff_agenda().unwrap().items;
        items.into_iter().map(|item| item.title.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&house), ["Forandring"], "by itself");
    did(&mut house, beside(BesideChange::StaffPutOn("Ferieplan".to_owned())));
    did(&mut house, beside(BesideChange::StaffShift { at: 1, later: false }));
    assert_eq!(titles(&house), ["Ferieplan", "Forandring"]);
    did(&mut house, beside(BesideChange::StaffHeld));
    assert_eq!(titles(&house), ["Forandring"], "on the next one as well");
    did(&mut house, beside(BesideChange::StaffPutOn("Ny dug".to_owned())));
    did(&mut house, beside(BesideChange::StaffSwitchChange));
    assert_eq!(titles(&house), ["Ny dug"]);
    did(&mut house, beside(BesideChange::StaffHeld));
    assert_eq!(titles(&house), Vec::<String>::new());
    did(&mut house, beside(BesideChange::StaffSwitchChange));
    assert_eq!(titles(&house), ["Forandring"]);
    did(&mut house, beside(BesideChange::StaffTakeOff(0)));
    assert_eq!(titles(&house), Vec::<String>::new(), "taken off this once");
    did(&mut house, beside(BesideChange::StaffHeld));
    assert_eq!(titles(&house), ["Forandring"]);
    assert!(!format!("{:?}", house.app.other_meetings(Danish).unwrap()).contains("Forandring"), "it is nobody else's");
}

#[test]
fn the_lines_about_the_council_are_put_up_corrected_and_taken_off() {
    let mut house = Lysningen::at(TUESDAY);
    let beside = MeetingChange::Beside;
    did(&mut house, beside(BesideChange::Ask { at: None, text: "Lys på stien".to_owned() }));
    did(&mut house, beside(BesideChange::Ask { at: Some(0), text: String::new() }));
    did(&mut house, beside(BesideChange::Taken { at: None, title: "Lys på stien".to_owned() }));
    did(&mut house, beside(BesideChange::CameBack { at: 1, text: "Det kommer til foråret.".to_owned() }));
    did(&mut house, beside(BesideChange::Reach("Læg en seddel i den blå bakke".to_owned())));
    let view = house.app.representative(Danish).unwrap().unwrap();
    assert_eq!(view.asks.len(), 3);
    assert_eq!(view.asks[2], "Lys på stien");
    assert_eq!((view.taken[2].month.as_str(), view.taken[2].came_back.as_str()), ("oktober", ""));
    assert_eq!(view.taken[1].came_back, "Det kommer til foråret.");
    assert_eq!(view.reach, "Læg en seddel i den blå bakke");
    assert_eq!(ran(&mut house, beside(BesideChange::Reach(" ".to_owned()))), Ran::Refused(RunRefused::NoReach));
    assert_eq!(ran(&mut house, beside(BesideChange::CameBack { at: 9, text: "?".to_owned() })), Ran::Nothing);
    // A house without one has one once somebody says how to reach it.
    let mut none = Lysningen::with(TUESDAY, |content| content.meetings.representative = None);
    assert_eq!(ran(&mut none, beside(BesideChange::Ask { at: None, text: "Lys".to_owned() })), Ran::Nothing);
    did(&mut none, beside(BesideChange::Reach("Spørg i køkkenet".to_owned())));
    assert_eq!(none.app.representative(Danish).unwrap().unwrap().council, "Udsatterådet");
}

#[test]
fn what_staff_see_of_the_meetings_takes_somebody_who_is_in() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[2]);
    let all = house.app.meetings_for_staff(&session, Danish).unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(all[0].next, "Tirsdag den 3. november");
    // What is read as nothing after the lock is something before it.
    let day = date("2026-10-06");
    assert!(house.app.minutes_for_staff(&session, ("moede", day), Danish).unwrap().is_some());
    assert!(!house.app.lines_for_staff(&session).unwrap().is_empty());
    assert!(house.app.council_for_staff(&session).unwrap().is_some());
    assert!(house.app.settings_view(&session, Danish).unwrap().is_some());
    assert!(!house.app.what_backups_will_hold(&session, Danish).is_empty());
    assert!(house.app.here_on(&session, "Mette"));
    house.app.here_off(&session);
    let item = NewItem::from_box("Flere stole", None);
    assert_eq!(house.app.put_on_agenda(&session, None, item.clone()).unwrap(), Ran::Done(None));
    let agenda = house.app.agenda_for_staff(&session, "moede", English).unwrap().unwrap();
    assert_eq!(agenda.items.len(), 6);
    assert_eq!(house.app.item_for_staff(&session, "moede", 5).unwrap(), item);
    let preview = house.app.agenda_preview(&session, "moede", Danish).unwrap().unwrap();
    assert_eq!(preview.items[5].title, "Flere stole");
    let initials = |id: EmployeeId| (id.0 == 3).then(|| "SV".to_owned());
    let rows = house.app.history(&session, Sort::Meetings, initials, Danish).unwrap();
    assert_eq!((rows[0].what.as_str(), rows[0].who.as_str()), ("Rettede udkastet til dagsorden: Værestedsmøde", "SV"));
    assert!(house.app.undoable(&session, Danish).unwrap().is_some());
    house.press(fristed::app::staff::StaffCommand::Lock);
    assert_eq!(house.app.put_on_agenda(&session, None, item).unwrap(), Ran::Nothing, "nothing after the lock");
    // Nor is anything read by a session that is over.
    assert!(house.app.meetings_for_staff(&session, Danish).unwrap().is_empty());
    assert_eq!(house.app.agenda_for_staff(&session, "moede", Danish).unwrap(), None);
    assert_eq!(house.app.item_for_staff(&session, "moede", 5).unwrap(), NewItem::from_staff());
    assert!(house.app.agenda_preview(&session, "moede", Danish).unwrap().is_none());
    assert_eq!(house.app.minutes_for_staff(&session, ("moede", day), Danish).unwrap(), None);
    assert!(house.app.lines_for_staff(&session).unwrap().is_empty());
    assert!(house.app.council_for_staff(&session).unwrap().is_none());
    assert!(house.app.staff_meeting(&session).unwrap().items.is_empty());
    assert!(house.app.settings_view(&session, Danish).unwrap().is_none());
    assert_eq!(house.app.what_backups_will_hold(&session, Danish), "");
    assert!(!house.app.here_on(&session, "Mette"));
    for action in Action::ALL {
        assert!(!action.word().is_empty());
    }
}

#[test]
fn a_house_file_leaves_what_was_published_and_what_is_being_made_alone() {
    let (_dir, mut store) = crate::store::example_house();
    store.extend_occurrences(crate::lysningen::local(TUESDAY)).unwrap();
    let mut other = store.again().unwrap();
    let mut house = Lysningen::over(store, TUESDAY);
    did(&mut house, put_on(item("Kaffe")));
    did(&mut house, publish());
    did(&mut house, put_on(item("Te")));
    let mut file = example();
    file.meetings.agendas[0].items.clear();
    file.meetings.proposals[0].title = fristed::domain::meeting::ProposalTitle::Said(words("En bænk"));
    file.meetings.proposals[0].month = Month::Ago(3);
    let report = other.import_house(&file, false).unwrap();
    assert!(report.left_alone.contains(&"moede-naeste".to_owned()), "{report:?}");
    assert_eq!(public(&house).last().unwrap(), "Kaffe");
    assert_eq!(drafted(&house).unwrap().last().unwrap(), "Te");
    file.meetings = fristed::domain::meeting::Meetings::default();
    other.import_house(&file, false).unwrap();
    assert_eq!(drafted(&house).unwrap().last().unwrap(), "Te", "a meeting with a draft does not go");
}
