//! What is noted in a meeting, and the minutes that staff make of it: seen by nobody until somebody has approved it.

use fristed::app::meeting_note::NoteOutcome;
use fristed::app::running::meetings::{MeetingChange, NewItem};
use fristed::app::running::minutes::{MinutesChange, NewDecision};
use fristed::app::running::{Ran, Run, RunRefused};
use fristed::domain::meeting::ProposalState;
use fristed::domain::meeting_draft::{Decision, Hands, LONGEST_NOTE, NoInstead, NoteRefused, note, says_no};
use fristed::domain::text::Language::Danish;
use fristed::store::Store;

use crate::lysningen::{Lysningen, local};
use crate::meetings_made::{did, ran};
use crate::running::{ME, TUESDAY};
use crate::some::{date, line};
use crate::staff_house::StaffHouse;

/// While the meeting of November goes on.
const DURING: &str = "2026-11-03T14:20";
const AFTER: &str = "2026-11-04T10:00";
const DAY: &str = "2026-11-03";

fn minutes(house: &mut Lysningen, change: impl FnOnce(String) -> MinutesChange) -> Ran {
    ran(house, MeetingChange::Minutes(change("moede".to_owned())))
}

fn decide(title: &str, said: &str, instead: &str) -> impl FnOnce(String) -> MinutesChange {
    let decision = NewDecision {
        said: said.to_owned(),
        next: "Køkkenet gør det inden jul".to_owned(),
        instead: instead.to_owned(),
    };
    let title = title.to_owned();
    move |meeting| MinutesChange::Decide { meeting, day: date(DAY), title, decision }
}

fn approve(title: &str) -> impl FnOnce(String) -> MinutesChange {
    let title = title.to_owned();
    move |meeting| MinutesChange::Approve { meeting, day: date(DAY), title }
}

fn publish(meeting: String) -> MinutesChange {
    MinutesChange::Publish { meeting, day: date(DAY) }
}

/// Everything that anybody in front of the screen, or with a paper or a file of the house, can read.
fn public(house: &Lysningen) -> String {
    let app = &house.app;
    format!(
        "{:?}{:?}{:?}{:?}{:?}{:?}",
        app.meeting(None, Danish).unwrap(),
        app.minutes(None, Danish).unwrap(),
        app.board(Danish).unwrap(),
        app.print_agenda().unwrap(),
        app.print_minutes().unwrap(),
        app.store().all_for_export().unwrap(),
    )
}

/// The example house whose agenda was published, with the plants on it, while the meeting goes on.
fn in_the_meeting() -> Lysningen {
    let mut house = Lysningen::at(TUESDAY);
    let item = NewItem::from_box("Planter i vinduet", Some("planter".to_owned()));
    did(&mut house, MeetingChange::PutOn { meeting: "moede".to_owned(), item });
    did(&mut house, MeetingChange::PublishAgenda { meeting: "moede".to_owned() });
    house.later(DURING);
    house
}

#[test]
fn a_note_is_a_draft_that_nobody_sees_until_it_is_approved_and_up() {
    let mut house = in_the_meeting();
    let (before, rows) = (public(&house), house.app.store().audit().unwrap().len());
    assert_eq!(house.app.note_decision("moede", 0, "Havgrøn, det gør vi").unwrap(), NoteOutcome::Kept);
    let hands = Hands { raised_for: 9, against: 2 };
    assert_eq!(house.app.note_hands("moede", 0, hands).unwrap(), NoteOutcome::Kept);
    assert_eq!(house.app.note_hands("moede", 2, hands).unwrap(), NoteOutcome::NotOpen, "dialogue is not voted on");
    assert_eq!(house.app.note_decision("moede", 5, "Ja, det gør vi").unwrap(), NoteOutcome::Kept);
    assert!(house.app.is_noted("moede", 0).unwrap() && !house.app.is_noted("moede", 1).unwrap());
    assert_eq!(house.app.store().audit().unwrap().len(), rows, "what the public does is in no audit");
    assert_eq!(public(&house), before, "nobody sees it");
    house.later(AFTER);
    assert!(!public(&house).contains("Havgrøn"));
    assert_eq!(minutes(&mut house, approve("Farven på væggen i stuen")), Ran::Done(None));
    assert!(!public(&house).contains("Havgrøn"), "approved is not up yet");
    assert_eq!(minutes(&mut house, publish), Ran::Done(None));
    let up = house.app.minutes(None, Danish).unwrap().unwrap();
    assert_eq!(up.items, [("Farven på væggen i stuen".to_owned(), "Havgrøn, det gør vi. 9 for, 2 imod.".to_owned())]);
    assert!(format!("{:?}", house.app.print_minutes().unwrap()).contains("9 for, 2 imod"));
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Nothing, "what was published is not undone");
    // What nobody has looked at stays a draft, and can go up later beside what is there.
    let left = house.app.store().decision_drafts("moede", date(DAY)).unwrap();
    assert_eq!(left.iter().map(|one| one.of.title.as_str()).collect::<Vec<_>>(), ["Planter i vinduet"]);
    assert_eq!(minutes(&mut house, approve("Planter i vinduet")), Ran::Done(None));
    assert_eq!(minutes(&mut house, publish), Ran::Done(None));
    assert_eq!(house.app.minutes(None, Danish).unwrap().unwrap().items.len(), 2);
    let planter = house.app.store().meetings().unwrap().proposals.pop().unwrap();
    assert!(
        matches!(&planter.state, ProposalState::Decided(said) if said.da.as_str() == "Ja, det gør vi."),
        "{planter:?}"
    );
}

#[test]
fn a_note_takes_nothing_by_which_somebody_could_be_found() {
    let mut house = in_the_meeting();
    let cases = [
        ("Spørg Ib, 010190-1234", NoteRefused::PersonalNumber),
        ("Ring 12 34 56 78", NoteRefused::PhoneNumber),
        ("Skriv til ib@hus.dk", NoteRefused::Email),
        (&"æ".repeat(LONGEST_NOTE + 1), NoteRefused::TooLong),
    ];
    for (text, refused) in cases {
        assert_eq!(house.app.note_decision("moede", 0, text).unwrap(), NoteOutcome::Refused(refused), "{text}");
    }
    assert_eq!(house.app.store().decision_drafts("moede", date(DAY)).unwrap(), []);
    assert_eq!(note(" \n ").unwrap(), None);
    house.app.note_decision("moede", 0, "Ja").unwrap();
    house.app.note_decision("moede", 0, "").unwrap();
    assert_eq!(house.app.store().decision_drafts("moede", date(DAY)).unwrap(), [], "taken back without a trace");
    for outside in ["2026-11-03T13:40", "2026-11-03T17:31", TUESDAY] {
        house.later(outside);
        assert_eq!(house.app.note_decision("moede", 0, "Ja").unwrap(), NoteOutcome::NotOpen, "{outside}");
    }
}

#[test]
fn a_no_needs_what_one_can_do_instead_and_then_says_so_on_the_board() {
    let mut house = in_the_meeting();
    let refused = NoteOutcome::Refused(NoteRefused::NoInstead);
    assert_eq!(house.app.note_decision("moede", 5, "Nej, ikke nu").unwrap(), refused, "not even as a note");
    house.later(AFTER);
    assert_eq!(
        minutes(&mut house, decide("Planter i vinduet", "Nej, ikke nu", "")),
        Ran::Refused(RunRefused::NoInstead)
    );
    assert_eq!(minutes(&mut house, decide("Planter i vinduet", "", "blomster")), Ran::Refused(RunRefused::NoDecision));
    assert_eq!(minutes(&mut house, publish), Ran::Refused(RunRefused::NoDecision), "nothing is written yet");
    assert_eq!(
        minutes(&mut house, decide("Planter i vinduet", "Nej, der er for mørkt", "blomster på bordet")),
        Ran::Done(None)
    );
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None), "a draft can be undone");
    assert_eq!(
        minutes(&mut house, decide("Planter i vinduet", "Nej, der er for mørkt", "blomster på bordet")),
        Ran::Done(None)
    );
    assert_eq!(minutes(&mut house, decide("Et punkt til", "Vi vasker gardiner", "")), Ran::Done(None));
    assert_eq!(minutes(&mut house, publish), Ran::Done(None));
    let up = house.app.minutes(None, Danish).unwrap().unwrap().items;
    assert_eq!(up[0].1, "Nej, der er for mørkt. Køkkenet gør det inden jul. I stedet: blomster på bordet.");
    assert_eq!(up[1], ("Et punkt til".to_owned(), "Vi vasker gardiner. Køkkenet gør det inden jul.".to_owned()));
    let board = house.app.board(Danish).unwrap();
    let planter = board.iter().find(|one| one.title == "Planter i vinduet").unwrap();
    assert_eq!((planter.answer.as_str(), planter.instead.as_str()), ("Nej, der er for mørkt", "blomster på bordet"));
    for no in ["Nej", "nej tak", "Det bliver ikke nu."] {
        assert!(says_no(no), "{no}");
        assert_eq!(Decision::new(line(no), None, None), Err(NoInstead));
    }
    for yes in ["Ja, det gør vi", "Nejst farve", "Vi taler om det igen"] {
        assert!(!says_no(yes), "{yes}");
    }
}

#[test]
fn a_note_is_there_after_a_crash_and_a_dropped_one_is_gone() {
    let (dir, mut store) = crate::store::example_house();
    store.extend_occurrences(local(TUESDAY)).unwrap();
    let mut house = Lysningen::over(store, DURING);
    house.app.note_decision("moede", 1, "Vi laver sild").unwrap();
    // The first one was never closed.
    let after = Store::open(dir.path()).unwrap();
    let left = after.decision_drafts("moede", date(DAY)).unwrap();
    assert_eq!(left[0].noted.said, Some(line("Vi laver sild")));
    let drop = |meeting| MinutesChange::Drop { meeting, day: date(DAY), title: "Mad til julefrokosten".to_owned() };
    assert_eq!(minutes(&mut house, drop), Ran::Done(None));
    assert_eq!(after.decision_drafts("moede", date(DAY)).unwrap(), []);
    assert_eq!(minutes(&mut house, drop), Ran::Nothing);
}

#[test]
fn the_minutes_page_has_every_item_with_what_was_noted() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.machine.wall.set(local(DURING));
    house.app.note_decision("moede", 1, "Vi laver sild").unwrap();
    house.app.note_hands("moede", 1, Hands { raised_for: 4, against: 0 }).unwrap();
    let session = house.go_in(&secrets.pins[0]);
    let agenda = house.app.agenda_for_staff(&session, "moede", Danish).unwrap().unwrap();
    assert_eq!((agenda.held[0].day, agenda.held[0].notes, agenda.held[0].is_up), (date(DAY), 1, false));
    assert!(agenda.held[1].is_up, "the one of October");
    let page = house.app.minutes_for_staff(&session, ("moede", date(DAY)), Danish).unwrap().unwrap();
    assert_eq!((page.items.len(), page.date.as_str(), page.is_draft()), (5, "Tirsdag den 3. november", false));
    assert_eq!(page.items[1].noted, "Vi laver sild. 4 for, 0 imod.");
    assert_eq!(page.items[1].new.said, page.items[1].noted);
    let title = page.items[1].title.clone();
    let change = MinutesChange::Approve { meeting: "moede".to_owned(), day: date(DAY), title };
    house.app.run(&session, &Run::Meeting(MeetingChange::Minutes(change))).unwrap();
    house.machine.wall.set(local("2028-01-12T11:00"));
    let later = house.app.agenda_for_staff(&session, "moede", Danish).unwrap().unwrap();
    assert_eq!(later.held.last().unwrap().day, date(DAY), "what waits is found however late: {:?}", later.held);
    house.machine.wall.set(local(DURING));
    let page = house.app.minutes_for_staff(&session, ("moede", date(DAY)), Danish).unwrap().unwrap();
    assert!(page.is_draft() && page.items[1].noted.is_empty());
    assert_eq!(page.items[1].decision, "Vi laver sild. 4 for, 0 imod.");
}
