//! A house with five hundred persons of the compass, each with a year of records: how long a search through their code
//! words takes, and how long it takes to erase one of them, the press and what the worker does behind it until nothing
//! is left in a file or in a copy of the keys.
//!
//! `cargo bench --no-default-features --bench persons`. It ends with 1 where a limit is passed.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

mod first_run;
mod outcome;

use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use fristed::app::App;
use fristed::app::compass::rights::Done;
use fristed::app::keeper::Keeper;
use fristed::app::staff::{Session, StaffSide};
use fristed::domain::text::Language;
use fristed::kiosk::clock::{MachineClock, PageClock};
use fristed::store::{Store, StoreError, backup};
use fristed::vault::slots::KdfPolicy;

const PERSONS: usize = 500;
const RECORDS: usize = 24;
const ERASED: Duration = Duration::from_secs(1);
const FOUND: Duration = Duration::from_millis(50);
const SEARCHES: usize = 50;

fn main() -> ExitCode {
    outcome::of(measure())
}

fn refused(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Refused(error.to_string())
}

fn house(data: &Path, into: &Path, now: DateTime<Utc>) -> Result<App, StoreError> {
    let side = StaffSide::at_once(data, KdfPolicy::cheap(), Rc::new(MachineClock::new()))?;
    let keeper = Keeper::at_once(data, vec![into.to_owned()]);
    Ok(App::new(Store::open(data)?, Rc::new(PageClock::frozen(now))).with_staff(side).with_keeper(keeper))
}

fn measure() -> Result<bool, StoreError> {
    let data = tempfile::tempdir().map_err(|error| refused(&error))?;
    let into = tempfile::tempdir().map_err(|error| refused(&error))?;
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap_or_default();
    let mut app = house(data.path(), into.path(), now)?;
    let session = first_run::go_in(&mut app).ok_or_else(|| refused(&"the first run went another way"))?;
    let words = "2026-10-12 person\ncompass 1\nalcohol condition struggles\nalcohol keywords et par ord om dagen";
    let mut last = None;
    for person in 0..PERSONS {
        let of = |number| now - TimeDelta::days(i64::from(number) * 15);
        let code_word = format!("Kode {person}");
        let mut records: Vec<_> = (0_u8..).take(RECORDS).map(|number| ("wheel", Some(of(number)), words)).collect();
        records.push(("code-word", None, &code_word));
        last = app.person_in_tests(&session, &records)?;
    }
    let person = last.ok_or_else(|| refused(&"nobody is there"))?;
    let found = search(&app, &session)?;
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
    Ok(whole <= ERASED && found <= FOUND)
}

/// Everybody whose code word holds a few letters, again and again; the time that 95 % of them keep.
fn search(app: &App, session: &Session) -> Result<Duration, StoreError> {
    let mut times = Vec::with_capacity(SEARCHES);
    for number in 0..SEARCHES {
        let began = Instant::now();
        let found = app.persons(session, &format!("ode {number}"))?;
        times.push(began.elapsed());
        if found.is_empty() {
            return Err(refused(&"nobody was found"));
        }
    }
    times.sort_unstable();
    let (median, slow) = (times[SEARCHES / 2], times[SEARCHES * 95 / 100]);
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("a search through {PERSONS} persons: median {:.1} ms, 95 % {:.1} ms", millis(median), millis(slow));
    Ok(slow)
}
