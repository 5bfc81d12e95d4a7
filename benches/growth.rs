//! What a public page costs when a house has 1, 10 and 100 times as much in its file: 250, 2 500 and 25 000 activities.
//!
//! `cargo bench --no-default-features --bench growth`. Prints a Markdown table, a row for each page, of the median time
//! to compute what the page shows, everything read from the file. It ends with 1 where a page of the fullest house
//! takes longer than it may.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

mod content;
mod outcome;

use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use content::{ACTIVITIES, entry, example, moment};
use fristed::app::App;
use fristed::domain::text::Language;
use fristed::kiosk::clock::PageClock;
use fristed::store::{Store, StoreError};

const TIMES: [u32; 3] = [1, 10, 100];
const ROUNDS: usize = 100;
/// A page is there before the finger has left the glass.
const LIMIT: Duration = Duration::from_millis(50);

type Page = (&'static str, fn(&App) -> Result<(), StoreError>);

/// What each page asks for.
const PAGES: [Page; 9] = [
    ("I dag", |app| app.today(Language::Danish).map(drop)),
    ("Ugen, its seven days", |app| (0..7).try_for_each(|ahead| app.week_day(ahead, Language::Danish).map(drop))),
    ("Tilbud", |app| app.offers(Language::Danish).map(drop)),
    ("Faciliteter", |app| app.facilities(Language::Danish).map(drop)),
    ("Værestedsmøde", |app| app.meeting(None, Language::Danish).map(drop)),
    ("I foreslog – vi gjorde", |app| app.board(Language::Danish).map(drop)),
    ("Forslag", |app| app.suggestion_page(Language::Danish).map(drop)),
    ("Vær med", |app| app.join(Language::Danish).map(drop)),
    ("the board at rest", |app| app.idle(Language::Danish).map(drop)),
];

fn main() -> ExitCode {
    outcome::of(measure())
}

fn measure() -> Result<bool, StoreError> {
    let houses = TIMES.into_iter().map(medians).collect::<Result<Vec<_>, _>>()?;
    println!("| page | once | 10 times | 100 times |\n|---|---|---|---|");
    for (at, (name, _)) in PAGES.into_iter().enumerate() {
        let row: Vec<String> = houses.iter().map(|times| format!("{:.2} ms", millis(times[at]))).collect();
        println!("| {name} | {} |", row.join(" | "));
    }
    Ok(houses.iter().flatten().all(|time| *time <= LIMIT))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The median of each page in a house with so many times the content; the same share of it recurs in each.
fn medians(times: u32) -> Result<Vec<Duration>, StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Refused(error.to_string()))?;
    let mut store = Store::open(folder.path())?;
    store.import_house(&example()?, false)?;
    let most = TIMES[TIMES.len() - 1] / times;
    let entries: Vec<_> = (0..ACTIVITIES).step_by(most as usize).map(entry).collect();
    store.import_calendar(&entries, false)?;
    store.extend_occurrences(moment(0, 9))?;
    let app = App::new(store, Rc::new(PageClock::frozen(moment(0, 9))));
    PAGES.into_iter().map(|(_, page)| median(&app, page)).collect()
}

fn median(app: &App, page: fn(&App) -> Result<(), StoreError>) -> Result<Duration, StoreError> {
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let began = Instant::now();
        page(app)?;
        times.push(began.elapsed());
    }
    times.sort_unstable();
    Ok(times[ROUNDS / 2])
}
