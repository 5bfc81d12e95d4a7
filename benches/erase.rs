//! How long it takes to erase a person of the compass in a house with five hundred, each with a year of records: the
//! press, and what the worker does behind it until nothing is left in a file or in a copy of the keys.
//!
//! `cargo bench --bench erase`. It ends with 1 where a limit is passed.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use fristed::app::App;
use fristed::app::compass::rights::Done;
use fristed::app::keeper::Keeper;
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{Session, StaffCommand, StaffSide};
use fristed::domain::access::Place;
use fristed::domain::employee::Right;
use fristed::domain::text::Language;
use fristed::kiosk::clock::{MachineClock, PageClock};
use fristed::store::{Store, StoreError, backup};
use fristed::vault::slots::KdfPolicy;

const PERSONS: usize = 500;
const RECORDS: usize = 24;
const LIMIT: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    match measure() {
        Ok(whole) if whole <= LIMIT => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the house could not be made: {error}");
            ExitCode::FAILURE
        }
    }
}

fn refused(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Refused(error.to_string())
}

/// The first run without a screen: somebody with the right is in.
fn go_in(app: &mut App) -> Option<Session> {
    let press = |app: &mut App, command| {
        app.staff(command);
        while app.poll_staff().is_some() {}
    };
    press(app, StaffCommand::Begin);
    for _ in 0..2 {
        let AccessView::ShowCode(shown) = app.access(Language::Danish) else { return None };
        press(app, StaffCommand::Next);
        while let AccessView::TypeBack(asked) = app.access(Language::Danish) {
            for digit in shown.groups[asked.group - 1].as_slice() {
                press(app, StaffCommand::Digit(*digit));
            }
        }
    }
    press(app, StaffCommand::Place(Place::StaffRoom));
    let mut pin = Vec::new();
    for initials in ["MK", "JH"] {
        press(app, StaffCommand::Add { initials: initials.to_owned(), right: Right::Compass });
        let AccessView::ShowPin(shown) = app.access(Language::Danish) else { return None };
        press(app, StaffCommand::Next);
        pin = shown.pin.as_slice().to_vec();
        for digit in &pin {
            press(app, StaffCommand::Digit(*digit));
        }
    }
    press(app, StaffCommand::Finish);
    let AccessView::Pad(pad) = app.access(Language::Danish) else { return None };
    press(app, StaffCommand::Choose(pad.tiles.last()?.id));
    for digit in &pin {
        press(app, StaffCommand::Digit(*digit));
    }
    app.session()
}

fn house(data: &Path, into: &Path, now: DateTime<Utc>) -> Result<App, StoreError> {
    let side = StaffSide::at_once(data, KdfPolicy::cheap(), Rc::new(MachineClock::new()))?;
    let keeper = Keeper::at_once(data, vec![into.to_owned()]);
    Ok(App::new(Store::open(data)?, Rc::new(PageClock::frozen(now))).with_staff(side).with_keeper(keeper))
}

fn measure() -> Result<Duration, StoreError> {
    let data = tempfile::tempdir().map_err(|error| refused(&error))?;
    let into = tempfile::tempdir().map_err(|error| refused(&error))?;
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap_or_default();
    let mut app = house(data.path(), into.path(), now)?;
    let session = go_in(&mut app).ok_or_else(|| refused(&"the first run went another way"))?;
    let words = "2026-10-12 person\ncompass 1\nalcohol condition struggles\nalcohol keywords et par ord om dagen";
    let mut last = None;
    for _ in 0..PERSONS {
        let of = |number| now - TimeDelta::days(i64::from(number) * 15);
        let records: Vec<_> = (0_u8..).take(RECORDS).map(|number| ("wheel", Some(of(number)), words)).collect();
        last = app.person_in_tests(&session, &records)?;
    }
    let person = last.ok_or_else(|| refused(&"nobody is there"))?;
    backup::make(data.path(), into.path(), now, now.date_naive(), true)?;
    let began = Instant::now();
    let done = app.withdraw(&session, person)?;
    app.poll_staff();
    let whole = began.elapsed();
    if done != Done::Done || app.rights(&session, person, Language::Danish)?.is_some() {
        return Err(refused(&"nobody was erased"));
    }
    println!(
        "one of {PERSONS} persons with {RECORDS} records each erased, files and copies of the keys written anew: {:.0} ms",
        whole.as_secs_f64() * 1000.0
    );
    Ok(whole)
}
