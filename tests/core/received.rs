//! A released suggestion has its line on the board before anybody has answered it: without a word of it, without a
//! month, from the release on and not from the press on.

use chrono::TimeDelta;
use fristed::app::board::{Outcome, ProposalView};
use fristed::app::released::{Reply, Way};
use fristed::app::staff::StaffCommand;
use fristed::domain::release::Beats;
use fristed::domain::text::Language;
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::{Store, SuggestionBox};

use crate::lysningen::{Lysningen, local};
use crate::some::{date, example};
use crate::staff_house::StaffHouse;
use crate::staff_traces::{post, release};

/// The lines of those that wait for an answer.
fn lines(app: &fristed::app::App) -> Vec<ProposalView> {
    let board = app.board(Language::Danish).unwrap();
    board.into_iter().filter(ProposalView::is_unread).collect()
}

#[test]
fn each_has_a_line_from_the_release_to_the_answer() {
    let (mut house, secrets) = StaffHouse::set_up();
    let before = house.app.board(Language::Danish).unwrap();
    assert_eq!(lines(&house.app), []);
    for text in ["en", "to", "tre"] {
        post(&mut house, text);
        assert_eq!(house.app.board(Language::Danish).unwrap(), before, "nothing is seen of a press");
    }
    release(&mut house);
    let all = lines(&house.app);
    let line = ProposalView {
        outcome: Outcome::Received,
        title: "Et forslag fra postkassen".to_owned(),
        month: String::new(),
        answer: "Vi læser det og svarer her på tavlen.".to_owned(),
        instead: String::new(),
    };
    assert_eq!(all, [line.clone(), line.clone(), line], "all alike, and nothing of them in any");
    // With nobody in and after a start, with somebody in, who has them opened, and after that again.
    house.restart();
    assert_eq!(lines(&house.app), all);
    house.type_in(&secrets.start);
    let session = house.go_in(&secrets.pins[2]);
    assert_eq!(lines(&house.app), all, "they went from the box to the vault");
    house.restart();
    assert_eq!(lines(&house.app), all);
    // Those that come meanwhile join them with their own release.
    post(&mut house, "fire");
    assert_eq!(lines(&house.app), all);
    house.type_in(&secrets.start);
    let _ = session;
    let session = house.go_in(&secrets.pins[2]);
    let one = house.app.released_suggestions(&session).unwrap().unwrap().remove(0);
    let reply = Reply {
        way: Way::NotNow,
        wording: "Flere fugle".to_owned(),
        reason: "Der er ikke plads til det i huset.".to_owned(),
        instead: "kig med i aktivitetsgruppen, hvor vi planlægger.".to_owned(),
        ..Reply::to(&one)
    };
    house.app.reply(&session, &reply).unwrap();
    assert_eq!(lines(&house.app).len(), 2, "its answer stands in its place");
    let board = house.app.board(Language::Danish).unwrap();
    assert_eq!(board.iter().filter(|view| view.title == "Flere fugle").count(), 1);
    assert_eq!(board.len(), before.len() + 3, "none vanishes, and none is there twice");
    house.press(StaffCommand::Lock);
    house.restart();
    assert_eq!(lines(&house.app).len(), 2);
    // Beside the agenda stands what says something.
    assert!(house.app.outcomes(Language::Danish).unwrap().iter().all(|view| !view.is_unread()));
}

/// Whatever the day within a month on which they were put in, the board says the same at every hour.
#[test]
fn no_arrival_can_be_told_from_the_board() {
    let seen = |days: [&str; 3]| {
        let dir = tempfile::TempDir::new().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        store.import_house(&example(), false).unwrap();
        let mut house = Lysningen::over(store, "2026-10-05T07:00");
        let postbox = fristed::app::postbox::Postbox::at_once(dir.path()).unwrap();
        house.app = house.app.with_postbox(postbox);
        let mut boards = Vec::new();
        for hour in 0..24 * 16 {
            let now = local("2026-10-05T07:00") + TimeDelta::hours(hour);
            house.set(now);
            house.app.tend_box(now);
            for _ in days.iter().filter(|day| local(day) == now) {
                house.app.post_suggestion("kanariefugl").unwrap();
                house.app.poll();
            }
            boards.push(lines(&house.app).len());
        }
        boards
    };
    let early = seen(["2026-10-05T09:00", "2026-10-06T11:00", "2026-10-07T12:00"]);
    let late = seen(["2026-10-09T20:00", "2026-10-09T20:00", "2026-10-11T21:00"]);
    assert_eq!(early, late);
    assert_eq!((early.iter().filter(|count| **count == 3).count() > 0, early[0]), (true, 0), "they do come");
    let first = early.iter().position(|count| *count > 0).unwrap();
    let came = local("2026-10-05T07:00") + TimeDelta::hours(i64::try_from(first).unwrap());
    let beat = Beats::default().between(local("2026-10-05T08:30"), came, HOUSE_ZONE);
    assert!(beat.is_some_and(|beat| beat.at <= came && came - beat.at < TimeDelta::hours(1)), "with the beat alone");
}

/// Before the house is set up, too: nobody can open them yet, and the board says that they are there.
#[test]
fn a_box_that_is_still_locked_counts_what_has_left_it() {
    let dir = tempfile::TempDir::new().unwrap();
    let mut store = Store::open(dir.path()).unwrap();
    store.import_house(&example(), false).unwrap();
    let mut house = Lysningen::over(store, "2026-10-13T09:40");
    house.app = house.app.with_postbox(fristed::app::postbox::Postbox::at_once(dir.path()).unwrap());
    for text in ["en", "to", "tre"] {
        house.app.post_suggestion(text).unwrap();
        house.app.poll();
    }
    assert_eq!(lines(&house.app), []);
    SuggestionBox::open(dir.path()).unwrap().release(date("2026-10-19")).unwrap();
    assert_eq!(lines(&house.app).len(), 3);
    let english = house.app.board(Language::English).unwrap();
    let line = english.iter().find(|view| view.is_unread()).unwrap();
    assert_eq!((line.title.as_str(), line.month.as_str()), ("A suggestion from the box", ""));
}
