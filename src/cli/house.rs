//! Opening the house for a command, with the example content where there is none yet.

use std::rc::Rc;

use chrono::{DateTime, Utc};

use super::{Machine, Refused};
use crate::app::App;
use crate::app::ports::Clock;
use crate::domain::house::HouseContent;
use crate::draw;
use crate::exchange::house_file::{self, Drawings};
use crate::kiosk::clock::{PageClock, SystemClock};
use crate::store::{Found, Store};

/// The example house, as it lies in the repository.
const EXAMPLE: &str = include_str!("../../kiosk-config/example-house.toml");

/// The drawings a house file may name.
#[must_use]
pub const fn drawings() -> Drawings<'static> {
    Drawings { icons: draw::icons::NAMES, scenes: draw::scenes::NAMES }
}

/// The example house.
///
/// # Errors
/// A sentence when the file of the repository is broken, which a test rules out.
pub fn example() -> Result<HouseContent, Refused> {
    house_file::read(EXAMPLE, drawings())
        .map_err(|problems| Refused::Said(format!("the example house is broken: {} problems", problems.len())))
}

/// Opens the house, laying in the example content where there is no house yet.
///
/// # Errors
/// [`Refused`] when the folder or the file cannot be used.
pub fn open_or_lay_in(machine: &Machine) -> Result<Store, Refused> {
    lay_in(Store::open_or_repair(&machine.data, &machine.backups())?)
}

/// The same for the screen, which does not wait for the look through the file.
///
/// # Errors
/// [`Refused`] when the folder or the file cannot be used.
#[cfg(feature = "ui")]
pub fn open_at_once_or_lay_in(machine: &Machine) -> Result<Store, Refused> {
    Store::open_at_once_or_repair(&machine.data, &machine.backups()).map_err(Refused::Store).and_then(lay_in).or_else(
        |refused| {
            // A house that nothing can be written to is still shown.
            let reading = Store::open_reading(&machine.data).map_err(|_| refused)?;
            tracing::error!("the house is shown for reading only");
            Ok(reading)
        },
    )
}

fn lay_in(mut store: Store) -> Result<Store, Refused> {
    match store.found() {
        Found::Damaged { aside } => {
            tracing::error!(aside = %aside.display(), "the house's file was damaged and moved aside");
        }
        Found::Repaired { from, .. } => {
            tracing::error!(%from, "the house's file was damaged; a backup was put in its place");
        }
        Found::Nothing | Found::House | Found::Older { .. } => {}
    }
    // Not only where the file was just made: a start may have been cut short before the example was in it.
    if store.is_untouched()? {
        store.lay_in_example(&example()?, env!("CARGO_PKG_VERSION"))?;
    }
    Ok(store)
}

/// A clock that runs on from `--now`, or the machine's.
#[cfg(feature = "ui")]
#[must_use]
pub fn clock(now: Option<DateTime<Utc>>) -> Rc<dyn Clock> {
    match now {
        Some(now) => Rc::new(PageClock::running(now)),
        None => Rc::new(SystemClock),
    }
}

/// The use cases over the house at a moment that stands still.
///
/// # Errors
/// [`Refused`] when the folder or the file cannot be used.
pub fn still(machine: &Machine, now: Option<DateTime<Utc>>) -> Result<App, Refused> {
    let store = open_or_lay_in(machine)?;
    let now = now.unwrap_or_else(|| SystemClock.now());
    Ok(App::new(store, Rc::new(PageClock::frozen(now))))
}
