//! Hvile: what the board says while nobody touches it.

use std::collections::HashSet;

use chrono::TimeDelta;
use fristed::app::idle::{IdleMessage, IdleView};
use fristed::app::{App, Command};
use fristed::domain::facility::Press;
use fristed::domain::text::Language::{Danish, English};

use crate::lysningen::{Lysningen, local};

fn messages(app: &App) -> Vec<IdleMessage> {
    match app.idle(Danish).unwrap() {
        IdleView::Open { messages, .. } => messages,
        IdleView::Closed { .. } => panic!("the house is open"),
    }
}

#[test]
fn while_open_messages_take_turns() {
    let house = Lysningen::at("2026-10-13T09:40");
    let all = messages(&house.app);
    let activity = IdleMessage::Activity {
        when: "I dag kl. 8–10.30".to_owned(),
        title: "Morgenmad".to_owned(),
        scene: "morgen".to_owned(),
    };
    assert_eq!(all[0], activity);
    assert!(
        matches!(&all[1], IdleMessage::Free { sentence, advice, .. } if sentence.contains("er ledig") && !advice.is_empty())
    );
    let IdleMessage::Question(asked) = &all[2] else { panic!("{all:?}") };
    assert!(
        matches!(&all[3], IdleMessage::Activity { title, .. } if title == "Avis og kaffe"),
        "something lies between"
    );
    assert!(matches!(&all[4], IdleMessage::Answer { question, answer } if question == asked && !answer.is_empty()));
    let meeting = IdleMessage::Meeting {
        when: "3. november kl. 14–15.30".to_owned(),
        name: "Værestedsmøde".to_owned(),
        text: "Her taler vi sammen om huset".to_owned(),
    };
    assert_eq!(all[5..], [meeting]);
}

#[test]
fn within_a_quarter_of_an_hour_it_stays_and_then_another_question_comes() {
    let house = Lysningen::at("2026-10-13T09:30");
    let asked = |now: &str| messages(house.later(now)).into_iter().find(|one| matches!(one, IdleMessage::Question(_)));
    assert_eq!(asked("2026-10-13T09:30"), asked("2026-10-13T09:44"));
    assert_ne!(asked("2026-10-13T09:44"), asked("2026-10-13T09:45"));
    let start = local("2026-10-13T08:00");
    let mut seen = HashSet::new();
    // The house is open for 56 quarters of an hour a day; between two of them lie 40.
    for quarter in (0..56).chain(96..152) {
        for one in messages(house.set(start + TimeDelta::minutes(quarter * 15))) {
            if let IdleMessage::Question(question) = one {
                seen.insert(question);
            }
        }
    }
    let all: HashSet<_> =
        house.app.store().questions().unwrap().iter().map(|one| one.question.da.to_string()).collect();
    assert_eq!(seen, all, "two days bring them all round");
}

#[test]
fn only_what_is_surely_free_is_called_free() {
    let mut house = Lysningen::at("2026-10-13T09:40");
    let ids: Vec<_> = house.app.store().facilities().unwrap().iter().map(|one| one.id).collect();
    for id in ids {
        house.app.apply(Command::Facility(id, Press::Take)).unwrap();
    }
    let free = |app: &App| {
        let sentence = |one| {
            if let IdleMessage::Free { sentence, .. } = one { Some(sentence) } else { None }
        };
        messages(app).into_iter().find_map(sentence)
    };
    assert_eq!(free(&house.app), None, "everything is in use");
    let mut seen = HashSet::new();
    for quarter in 0..40 {
        seen.extend(free(house.set(local("2026-10-13T11:30") + TimeDelta::minutes(quarter * 15))));
    }
    let own = ["Billardbordet er ledigt", "Dartskiven er ledig", "Tumbleren er ledig", "Vaskemaskinen er ledig"];
    assert_eq!(seen, own.map(str::to_owned).into(), "no room with a door");
}

#[test]
fn while_closed_a_clock_and_when_we_open() {
    let house = Lysningen::at("2026-10-13T22:00");
    let closed = |clock: &str, opens: &str| IdleView::Closed { clock: clock.to_owned(), opens: opens.to_owned() };
    assert_eq!(house.app.idle(Danish).unwrap(), closed("22.00", "Vi åbner i morgen kl. 8"));
    assert_eq!(house.app.idle(English).unwrap(), closed("22:00", "We open tomorrow at 8:00"));
    assert_eq!(house.later("2026-10-25T02:30").idle(Danish).unwrap(), closed("2.30", "Vi åbner i dag kl. 9"));
}

#[test]
fn a_house_without_a_programme_still_says_something() {
    let house = Lysningen::with_only("2026-10-13T09:40", Vec::new());
    let all = messages(&house.app);
    assert!(
        matches!(all.as_slice(), [IdleMessage::Free { .. }, IdleMessage::Question(_), IdleMessage::Answer { .. }]),
        "{all:?}"
    );
    let bare = Lysningen::with("2026-10-13T09:40", |content| {
        content.activities.clear();
        content.questions.clear();
        content.facilities.clear();
        content.offers.clear();
    });
    assert!(messages(&bare.app).is_empty());
    let empty = Lysningen::with_calendar("2026-10-13T09:40", &[]);
    assert!(matches!(empty.app.idle(Danish).unwrap(), IdleView::Closed { .. }));
}
