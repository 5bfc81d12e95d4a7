//! How long I dag takes to compute from ten years of content: 25 000 activities, 400 of them recurring.
//!
//! `cargo bench --bench today`. The content goes in as a calendar from another program does; the time is that of the
//! view the screen asks for, with everything read from the file. It ends with 1 where the median is over the limit.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

use std::cell::Cell;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use fristed::app::App;
use fristed::app::ports::Clock;
use fristed::domain::activity::{Activity, CalendarEntry, Course, Kind, Length, Origin, Schedule, Start, Ways};
use fristed::domain::house::HouseContent;
use fristed::domain::recurrence::Rule;
use fristed::domain::text::{Language, Line, Words};
use fristed::domain::time::HOUSE_ZONE;
use fristed::exchange::house_file::{self, Drawings};
use fristed::store::{Store, StoreError, backup};

const ACTIVITIES: u32 = 25_000;
const RECURRING: u32 = 400;
const YEARS: i64 = 10;
const RULES: [&str; 4] = ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;COUNT=12"];
const LIMIT: Duration = Duration::from_millis(5);
const WARM_UP: u32 = 20;
const ROUNDS: u32 = 400;
/// How many days are asked about, one after another.
const DAYS: i64 = 180;

fn main() -> ExitCode {
    match measure() {
        Ok((median, slow, longest)) => {
            println!(
                "I dag from {ACTIVITIES} activities: median {:.2} ms, 95 % {:.2} ms, longest {:.2} ms",
                millis(median),
                millis(slow),
                millis(longest)
            );
            if median <= LIMIT { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("the house could not be made: {error}");
            ExitCode::FAILURE
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A clock that is set by hand, so that one open house can be asked about many days.
struct Hand(Cell<DateTime<Utc>>);

impl Clock for Hand {
    fn now(&self) -> DateTime<Utc> {
        self.0.get()
    }
}

fn measure() -> Result<(Duration, Duration, Duration), StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Refused(error.to_string()))?;
    let mut store = Store::open(folder.path())?;
    let content = example()?;
    store.import_house(&content, false)?;
    let began = Instant::now();
    let entries: Vec<_> = (0..ACTIVITIES).map(entry).collect();
    store.import_calendar(&entries, false)?;
    println!("taken in within {:.1} s", began.elapsed().as_secs_f32());
    let began = Instant::now();
    store.extend_occurrences(moment(0, 9))?;
    println!("times of three years computed within {:.1} s", began.elapsed().as_secs_f32());
    let hand = Rc::new(Hand(Cell::new(moment(0, 9))));
    let clock: Rc<dyn Clock> = Rc::<Hand>::clone(&hand);
    let app = App::new(store, clock);
    let mut times = Vec::new();
    let mut entries = 0;
    for round in 0..WARM_UP + ROUNDS {
        hand.0.set(moment(i64::from(round) % DAYS, i64::from(round) % 24));
        let began = Instant::now();
        let view = std::hint::black_box(app.today(Language::Danish)?);
        if round >= WARM_UP {
            times.push(began.elapsed());
            entries += view.line.len();
        }
    }
    println!("on the time line, on average: {}", entries / times.len().max(1));
    drop(app);
    start_and_upkeep(folder.path())?;
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    Ok((at(50), at(95), at(100)))
}

/// What a start and a night cost with this content.
fn start_and_upkeep(dir: &Path) -> Result<(), StoreError> {
    let size = std::fs::metadata(dir.join("house.db")).map_or(0, |found| found.len());
    println!("the file: {:.1} MB", f64::from(u32::try_from(size / 1024).unwrap_or(u32::MAX)) / 1024.0);
    let began = Instant::now();
    let app = App::new(Store::open_at_once(dir)?, Rc::new(Hand(Cell::new(moment(0, 9)))));
    std::hint::black_box(app.today(Language::Danish)?);
    println!("opened, with the first I dag: {:.0} ms", millis(began.elapsed()));
    let began = Instant::now();
    app.store().look_through()?;
    println!("looked through behind the screen: {:.0} ms", millis(began.elapsed()));
    let into = dir.join("backup");
    let began = Instant::now();
    if backup::make_here(dir, &into) {
        backup::make(dir, &into, moment(0, 3), moment(0, 3).date_naive(), true)?.verify()?;
    }
    println!("backed up and verified: {:.0} ms", millis(began.elapsed()));
    std::fs::write(dir.join("house.db"), "nothing").map_err(|error| StoreError::Refused(error.to_string()))?;
    let began = Instant::now();
    drop(Store::open_at_once(dir)?);
    println!("put back from the backup: {:.0} ms", millis(began.elapsed()));
    Ok(())
}

fn example() -> Result<HouseContent, StoreError> {
    let drawings = Drawings { icons: fristed::draw::icons::NAMES, scenes: fristed::draw::scenes::NAMES };
    let file = include_str!("../kiosk-config/example-house.toml");
    house_file::read(file, drawings).map_err(|problems| StoreError::Refused(format!("{problems:?}")))
}

/// Entry number `number`, at its place in the ten years around the day that is measured.
fn entry(number: u32) -> CalendarEntry {
    let day = i64::from(number) * 7919 % (YEARS * 365) - YEARS * 365 / 2;
    let hour = i64::from(number % 13) + 8;
    // What recurs began in the first year and goes on to this day, a quarter of it for one season only.
    let (day, rule) = match number {
        RECURRING.. => (day, None),
        _ => (day / YEARS - YEARS * 365 / 2, Some(RULES[number as usize % RULES.len()])),
    };
    let start = Start::At { civil: moment(day, hour).naive_utc(), zone: HOUSE_ZONE };
    let schedule = Schedule {
        start,
        length: Length::Civil(TimeDelta::minutes(90)),
        rules: rule.and_then(|rule| Rule::new(rule, start).ok()).into_iter().collect(),
        extra: Vec::new(),
        except: Vec::new(),
        overrides: Vec::new(),
    };
    CalendarEntry { activity: activity(number, schedule), sequence: 0, cancelled: false }
}

fn activity(number: u32, schedule: Schedule) -> Activity {
    let words = |text: String| Line::new(&text).map(Words::danish).ok();
    let kind = Kind::ALL[number as usize % Kind::ALL.len()];
    Activity {
        origin: Origin::Imported { uid: format!("{number}@bench") },
        kind,
        title: words(format!("Noget at komme til, nummer {number}"))
            .unwrap_or_else(|| unreachable!("the title is a line")),
        place: words("Stuen".to_owned()),
        text: words("Kom, som du er. Der er altid plads til en til, og kaffen er på kanden.".to_owned()),
        host: words("Mette tager imod".to_owned()),
        icon: None,
        scene: None,
        offer: None,
        ways: Ways::default(),
        course: Course::default(),
        food: None,
        team: false,
        special: number.is_multiple_of(200),
        even_when_closed: false,
        recommended: None,
        part_of: None,
        schedule,
    }
}

/// A moment so many days after the thirteenth of October 2026.
fn moment(days: i64, hour: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_791_849_600, 0).unwrap_or_default() + TimeDelta::days(days) + TimeDelta::hours(hour)
}
