//! *Nej, ikke nu* in the meeting: it counts as noted only with why and with what instead, and so it goes up.

use fristed::app::meeting_note::NoteOutcome;
use fristed::app::meeting_words::{NOT_NOW, READY};
use fristed::app::not_now_words::{INSTEADS, REASONS};
use fristed::app::running::meetings::{MeetingChange, NewItem};
use fristed::app::running::minutes::MinutesChange;
use fristed::domain::meeting_draft::{Hands, LONGEST_NOTE, NoteRefused, in_two, note, part_of_note, with_instead};
use fristed::domain::text::Language::Danish;

use crate::lysningen::Lysningen;
use crate::meetings_made::did;
use crate::running::TUESDAY;
use crate::some::date;

const DAY: &str = "2026-11-03";

#[test]
fn a_no_is_noted_with_what_instead_or_not_at_all() {
    let mut house = Lysningen::at("2026-11-03T14:20");
    for no in [NOT_NOW, "Nej", "nej tak, det er for koldt", "Det bliver ikke nu"] {
        let outcome = house.app.note_decision("moede", 0, no).unwrap();
        assert_eq!(outcome, NoteOutcome::Refused(NoteRefused::NoInstead), "{no}");
    }
    assert_eq!(house.app.store().decision_drafts("moede", date(DAY)).unwrap(), [], "nothing counts as noted");
    // Every ready no is taken with every ready answer, and can be taken apart again.
    for ((why, _), (instead, _)) in REASONS.iter().flat_map(|why| INSTEADS.iter().map(move |instead| (why, instead))) {
        let text = with_instead(&format!("{NOT_NOW}. {why}"), instead);
        assert_eq!(note(&text).unwrap().unwrap().as_str(), text);
        assert_eq!(in_two(&text), (format!("{NOT_NOW}. {why}.").as_str(), Some(*instead)));
    }
    for other in [READY[0], READY[2]] {
        assert_eq!(house.app.note_decision("moede", 0, other).unwrap(), NoteOutcome::Kept, "{other}");
    }
    // Neither half takes what no public field takes, and each has its own length.
    let long = "æ".repeat(LONGEST_NOTE);
    assert!(note(&with_instead(&format!("{NOT_NOW}. {long}"), &long)).is_ok());
    assert_eq!(note(&with_instead("Nej", &format!("{long}ø"))), Err(NoteRefused::TooLong));
    assert_eq!(note(&with_instead("Nej", "ring 12 34 56 78")), Err(NoteRefused::PhoneNumber));
    assert_eq!(part_of_note("Spørg Ib, 010190-1234"), Err(NoteRefused::PersonalNumber));
    assert_eq!(part_of_note(" "), Ok(None));
    assert_eq!(note("Nej. I stedet: ."), Err(NoteRefused::NoInstead), "nothing is no alternative");
}

#[test]
fn what_was_noted_so_is_approved_in_one_press_and_stands_on_the_board_with_what_instead() {
    let mut house = Lysningen::at(TUESDAY);
    let item = NewItem::from_box("Planter i vinduet", Some("planter".to_owned()));
    did(&mut house, MeetingChange::PutOn { meeting: "moede".to_owned(), item });
    did(&mut house, MeetingChange::PublishAgenda { meeting: "moede".to_owned() });
    house.later("2026-11-03T14:20");
    let text = with_instead(&format!("{NOT_NOW}. Der er for lidt lys"), "Vi køber blomster til bordet");
    assert_eq!(house.app.note_decision("moede", 5, &text).unwrap(), NoteOutcome::Kept);
    house.app.note_hands("moede", 5, Hands { raised_for: 2, against: 9 }).unwrap();
    house.later("2026-11-04T10:00");
    let change = |change: fn(String) -> MinutesChange| MeetingChange::Minutes(change("moede".to_owned()));
    let title = || "Planter i vinduet".to_owned();
    did(&mut house, change(|meeting| MinutesChange::Approve { meeting, day: date(DAY), title: title_of() }));
    did(&mut house, change(|meeting| MinutesChange::Publish { meeting, day: date(DAY) }));
    let up = house.app.minutes(None, Danish).unwrap().unwrap().items;
    let said = "Nej, ikke nu. Der er for lidt lys. I stedet: Vi køber blomster til bordet.";
    assert_eq!(up, [(title(), said.to_owned())]);
    let board = house.app.board(Danish).unwrap();
    let line = board.iter().find(|one| one.title == title()).unwrap();
    assert_eq!(
        (line.answer.as_str(), line.instead.as_str()),
        ("Der er for lidt lys.", "Vi køber blomster til bordet"),
        "the state says the no already"
    );
}

fn title_of() -> String {
    "Planter i vinduet".to_owned()
}
