//! A house with a clock that stands where a test puts it.

use std::cell::Cell;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use fristed::app::App;
use fristed::app::ports::Clock;
use fristed::domain::activity::{Activity, CalendarEntry, Origin, Schedule};
use fristed::domain::house::HouseContent;
use fristed::domain::time::{HOUSE_ZONE, moment};
use fristed::store::Store;

use crate::some::{activity, civil, example};

struct SetClock(Cell<DateTime<Utc>>);

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        self.0.get()
    }
}

/// A house behind a screen.
pub struct Lysningen {
    pub app: App,
    clock: Rc<SetClock>,
}

impl Lysningen {
    /// The example house, at a time in the house's zone.
    pub fn at(now: &str) -> Self {
        Self::with(now, |_| {})
    }

    /// The example house with something changed.
    pub fn with(now: &str, change: impl FnOnce(&mut HouseContent)) -> Self {
        let mut content = example();
        change(&mut content);
        let mut store = Store::in_memory().unwrap();
        store.import_house(&content, false).unwrap();
        Self::over(store, now)
    }

    /// The example house's hours and nothing in it but `activities`.
    pub fn with_only(now: &str, activities: Vec<Activity>) -> Self {
        Self::with(now, |content| {
            content.offers.clear();
            content.activities = activities;
        })
    }

    /// The example house after staff has done something.
    pub fn after(now: &str, work: impl FnOnce(&mut Store)) -> Self {
        let mut store = Store::in_memory().unwrap();
        store.import_house(&example(), false).unwrap();
        work(&mut store);
        Self::over(store, now)
    }

    /// No house file at all, only a calendar.
    pub fn with_calendar(now: &str, entries: &[CalendarEntry]) -> Self {
        let mut store = Store::in_memory().unwrap();
        store.import_calendar(entries, false).unwrap();
        Self::over(store, now)
    }

    pub fn over(mut store: Store, now: &str) -> Self {
        let now = local(now);
        store.extend_occurrences(now).unwrap();
        let clock = Rc::new(SetClock(Cell::new(now)));
        Self { app: App::new(store, Rc::<SetClock>::clone(&clock)), clock }
    }

    /// The same house at another time.
    pub fn later(&self, now: &str) -> &App {
        self.set(local(now))
    }

    pub fn set(&self, now: DateTime<Utc>) -> &App {
        self.clock.0.set(now);
        &self.app
    }
}

/// A time of the house's zone to the minute.
pub fn local(text: &str) -> DateTime<Utc> {
    moment(civil(&format!("{text}:00")), HOUSE_ZONE).to_utc()
}

/// Something the house made.
pub fn made(id: &str, schedule: Schedule) -> Activity {
    activity(Origin::HouseFile { id: id.to_owned() }, id, schedule)
}
