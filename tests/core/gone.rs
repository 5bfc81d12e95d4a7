//! Sign-ups whose date is moved, cancelled or closed: nowhere to be seen at once, erased in the night, and the page says
//! what happened.

use std::cell::Cell;
use std::fs;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use fristed::app::App;
use fristed::app::ports::Clock;
use fristed::domain::activity::{Activity, Change, Origin, Override, Start};
use fristed::domain::duty::Step;
use fristed::domain::house::HouseContent;
use fristed::domain::opening::DayHours;
use fristed::domain::sign_up::Listing;
use fristed::domain::text::Language;
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::Store;
use tempfile::TempDir;

use crate::joining::one;
use crate::lysningen::local;
use crate::some::{civil, date, example};

/// The machine's clock; the second says whether it is one by which things may be erased.
pub struct Machine(pub Cell<DateTime<Utc>>, pub bool);

impl Clock for Machine {
    fn now(&self) -> DateTime<Utc> {
        self.0.get()
    }

    fn may_erase(&self) -> bool {
        self.1
    }
}

/// A house in a folder, and the app in front of it.
struct House {
    app: App,
    dir: TempDir,
}

const SUNDAY: &str = "2026-10-25";

impl House {
    /// Somebody is on the list of the shift on Sunday the twenty-fifth, and somebody on the one two weeks later.
    fn new() -> Self {
        Self::by(true)
    }

    fn by(may_erase: bool) -> Self {
        let dir = TempDir::new().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        store.import_house(&example(), false).unwrap();
        for (day, sign) in [(SUNDAY, "fyrtaarn"), ("2026-11-08", "anker")] {
            store.joining_mut().add(&one("brugervagt", day, sign, "kaktus", Step::OneHour)).unwrap();
        }
        let clock = Machine(Cell::new(local("2026-10-13T09:40")), may_erase);
        Self { app: App::new(store, Rc::new(clock)), dir }
    }

    /// Another hand changes the house meanwhile.
    fn changed(&self, change: impl FnOnce(&mut HouseContent)) {
        let mut content = example();
        change(&mut content);
        Store::open_at_once(self.dir.path()).unwrap().import_house(&content, false).unwrap();
    }

    fn overridden(&self, change: Change) {
        self.changed(|content| {
            let schedule = &mut shift(content).schedule;
            let instead_of = date(SUNDAY).and_time(schedule.start.civil().time());
            schedule.overrides.push(Override { instead_of, change, note: None });
        });
    }

    /// What stands on the page of dates that are not any more.
    fn said(&self) -> Vec<String> {
        self.app.join(Language::Danish).unwrap().gone.into_iter().map(|one| one.sentence).collect()
    }

    /// Signs on all lists that the page shows.
    fn seen(&self) -> Vec<String> {
        let view = self.app.join(Language::Danish).unwrap();
        let people = view.duties.iter().flat_map(|duty| &duty.dates).flat_map(|date| &date.people);
        people.map(|person| person.sign.to_string()).collect()
    }

    fn in_the_file(&self, word: &str) -> bool {
        let bytes = fs::read(self.dir.path().join("joining.db")).unwrap();
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
    }
}

fn shift(content: &mut HouseContent) -> &mut Activity {
    let own = |one: &&mut Activity| matches!(&one.origin, Origin::HouseFile { id } if id == "brugervagt");
    content.activities.iter_mut().find(own).unwrap()
}

fn moved_to(day: &str) -> Change {
    let length = shift(&mut example()).schedule.length;
    let start = Start::At { civil: civil(&format!("{day}T09:00:00")), zone: HOUSE_ZONE };
    Change::Moved { start, length, title: None, place: None }
}

#[test]
fn where_nothing_is_changed_nothing_is_said_and_nobody_goes() {
    let mut house = House::new();
    assert_eq!(house.seen(), ["fyrtaarn", "anker"]);
    assert_eq!((house.said().len(), house.app.erase_gone_lists().unwrap()), (0, 0));
    assert_eq!(house.seen(), ["fyrtaarn", "anker"]);
}

#[test]
fn a_cancelled_date_takes_its_list_along_and_no_other() {
    let mut house = House::new();
    house.overridden(Change::Cancelled);
    assert_eq!(house.seen(), ["anker"], "hidden at once");
    let said = ["Brugervagt søndag den 25. oktober er taget af planen."];
    assert_eq!(house.said(), said);
    assert!(house.in_the_file("fyrtaarn"), "until the night it can be put right");
    assert_eq!(house.app.erase_gone_lists().unwrap(), 1);
    assert!(!house.in_the_file("fyrtaarn") && house.in_the_file("anker"));
    assert_eq!(house.said(), said, "said until the day is over");
    assert_eq!(house.app.erase_gone_lists().unwrap(), 0);
}

#[test]
fn a_list_does_not_follow_a_date_that_is_moved() {
    let mut house = House::new();
    house.overridden(moved_to("2026-10-24"));
    let said = house.app.join(Language::English).unwrap().gone[0].sentence.clone();
    assert!(said.starts_with("User shift on ") && said.contains("is moved to "), "{said}");
    assert_eq!(house.said(), ["Brugervagt søndag den 25. oktober er flyttet til lørdag den 24. oktober."]);
    let view = house.app.duty("brugervagt", Language::Danish).unwrap().unwrap();
    assert_eq!(view.dates[0].listing.date, date("2026-10-24"));
    assert!(view.dates[0].people.is_empty(), "nobody stands on a day that they did not choose");
    assert_eq!(house.app.erase_gone_lists().unwrap(), 1);
    assert_eq!(house.seen(), ["anker"]);
}

#[test]
fn a_day_on_which_the_house_is_closed_has_no_list() {
    let mut house = House::new();
    house.changed(|content| {
        content.opening.exceptions.insert(date(SUNDAY), DayHours::default());
    });
    assert_eq!(house.seen(), ["anker"]);
    assert_eq!(house.app.erase_gone_lists().unwrap(), 1);
}

#[test]
fn a_duty_that_is_gone_takes_all_its_lists_along() {
    let mut house = House::new();
    house.changed(|content| content.taking_part.duties.retain(|duty| duty.slug != "brugervagt"));
    assert_eq!(house.app.erase_gone_lists().unwrap(), 2);
    assert!(!house.in_the_file("fyrtaarn") && !house.in_the_file("anker"));
    assert!(house.said().is_empty(), "what has no name any more is not spoken of");
}

#[test]
fn a_slip_that_is_put_right_before_the_night_costs_nobody_a_place() {
    let mut house = House::new();
    house.overridden(Change::Cancelled);
    assert_eq!(house.seen(), ["anker"]);
    house.changed(|_| {});
    assert_eq!(house.app.erase_gone_lists().unwrap(), 0);
    assert_eq!((house.seen().len(), house.said().len()), (2, 0));
}

#[test]
fn what_is_said_of_a_date_goes_with_it_and_when_it_comes_back() {
    let mut house = House::new();
    house.overridden(Change::Cancelled);
    house.app.erase_gone_lists().unwrap();
    house.changed(|_| {});
    assert!(house.said().is_empty(), "the date stands again, with an empty list");
    house.overridden(Change::Cancelled);
    assert_eq!(house.said().len(), 1);
    let mut store = Store::open_at_once(house.dir.path()).unwrap();
    store.joining_mut().erase_past(date(SUNDAY)).unwrap();
    assert!(house.in_the_file(SUNDAY));
    store.joining_mut().erase_past(date("2026-10-26")).unwrap();
    assert!(!house.in_the_file(SUNDAY), "no trace of it the day after");
}

#[test]
fn stepping_back_first_leaves_nothing_to_speak_of() {
    let house = House::new();
    let mut store = Store::open_at_once(house.dir.path()).unwrap();
    let sunday = Listing { of: "brugervagt".to_owned(), date: date(SUNDAY) };
    let all = store.joining().sign_ups(date("2026-10-13")).unwrap();
    let mine = all.iter().find(|one| one.listing == sunday).unwrap();
    store.joining_mut().remove(mine).unwrap();
    house.overridden(Change::Cancelled);
    assert!(house.said().is_empty());
}

#[test]
fn a_page_that_is_set_to_another_time_erases_nobody_nor_does_an_empty_house() {
    let mut house = House::by(false);
    house.overridden(Change::Cancelled);
    assert_eq!(house.app.erase_gone_lists().unwrap(), 0);
    assert!(house.in_the_file("fyrtaarn"));
    let dir = TempDir::new().unwrap();
    let mut store = Store::open(dir.path()).unwrap();
    store.joining_mut().add(&one("brugervagt", SUNDAY, "fyrtaarn", "kaktus", Step::Look)).unwrap();
    let mut empty = App::new(store, Rc::new(Machine(Cell::new(local("2026-10-13T09:40")), true)));
    assert_eq!(empty.erase_gone_lists().unwrap(), 0);
    assert_eq!(empty.store().joining().sign_ups(date("2026-10-13")).unwrap().len(), 1);
}
