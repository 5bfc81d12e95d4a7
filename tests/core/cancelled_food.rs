//! Food that is cancelled: said as that where food is looked for, today and in the list of tomorrow.

use fristed::app::desk_words;
use fristed::app::running::Run;
use fristed::app::today::{Hero, LineDay, TodayView};
use fristed::domain::day::Phase;
use fristed::domain::programme::Scope;
use fristed::domain::text::Language::{Danish, English};

use crate::lysningen::Lysningen;
use crate::running::{done, find};

const INSTEAD: &str = "Der er kaffe hele dagen.";

fn cancel(house: &mut Lysningen, title: &str, day: &str) {
    let id = find(house, title, day);
    done(house, &Run::Cancel { id, scope: Scope::ThisOne, instead: INSTEAD.to_owned() });
}

fn today(house: &Lysningen) -> TodayView {
    house.app.today(Danish).unwrap()
}

#[test]
fn a_breakfast_that_is_cancelled_is_said_as_that_in_mad_i_dag_until_it_would_be_over() {
    let mut house = Lysningen::at("2026-10-13T08:05");
    assert_eq!((today(&house).food[0].title.as_str(), today(&house).food[0].phase), ("Morgenmad", Phase::Now));
    cancel(&mut house, "Morgenmad", "2026-10-13");
    let food = today(&house).food.remove(0);
    assert_eq!((food.title.as_str(), food.phase, food.note.as_str()), ("Morgenmad", Phase::Cancelled, INSTEAD));
    assert_eq!(desk_words::food(&food, Danish), "Morgenmad er aflyst");
    assert_eq!(desk_words::food(&food, English), "Morgenmad is cancelled");
    let later = house.later("2026-10-13T10:31").today(Danish).unwrap();
    assert_ne!(later.food[0].title, "Morgenmad", "it would be over");
}

#[test]
fn a_breakfast_of_tomorrow_that_is_cancelled_stands_in_its_place_and_is_not_the_hero() {
    let mut house = Lysningen::at("2026-10-13T22:30");
    let before = today(&house);
    assert_eq!(before.hero.entry().map(|one| one.title.as_str()), Some("Morgenmad"));
    cancel(&mut house, "Morgenmad", "2026-10-14");
    let after = today(&house);
    assert_eq!(after.line_day, LineDay::Tomorrow);
    let stands = after.line.iter().find(|one| one.title == "Morgenmad").expect("it still stands");
    assert_eq!((stands.phase, stands.note.as_str()), (Phase::Cancelled, INSTEAD));
    let titles = |view: &TodayView| view.line.iter().map(|one| one.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&after), titles(&before), "in its place");
    assert!(matches!(&after.hero, Hero::Tomorrow(hero) if hero.title != "Morgenmad"), "{:?}", after.hero);
}
