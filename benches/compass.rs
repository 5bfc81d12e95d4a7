//! How long it takes to open somebody of the compass after ten years: the wheels of forty rounds of three and eight
//! hundred lines of the logbook; all records of a house with her and others in it; and everything about her on paper.
//!
//! `cargo bench --no-default-features --bench compass`. It ends with 1 where a limit is passed.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

mod first_run;
mod outcome;

use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use fristed::app::App;
use fristed::app::compass::logbook::{About, LineKept};
use fristed::app::compass::look::Look;
use fristed::app::errands::hand_out::HandedOut;
use fristed::app::errands::{Errands, Ways};
use fristed::app::ports::outside::{MachineWord, Printer, Surroundings};
use fristed::app::staff::{Session, StaffSide};
use fristed::cli::HousePress;
use fristed::domain::compass::{Field, FiledWheel, Filling, PersonId, Whose};
use fristed::domain::employee::EmployeeId;
use fristed::domain::text::Language;
use fristed::domain::text::Line;
use fristed::kiosk::clock::{MachineClock, SystemClock};
use fristed::kiosk::stick::FolderStick;
use fristed::store::{Store, StoreError};
use fristed::vault::slots::KdfPolicy;

const ROUNDS_HELD: i64 = 40;
/// Those of three colleagues, and what they agreed on.
const WHEELS: [Whose; 4] =
    [Whose::Employee(EmployeeId(1)), Whose::Employee(EmployeeId(2)), Whose::Employee(EmployeeId(3)), Whose::Together];
const LINES: usize = 800;
/// Others in the house, each with as much.
const OTHERS: usize = 2;
const OPENED: Duration = Duration::from_millis(100);
const ALL: Duration = Duration::from_millis(500);
const TOLD: Duration = Duration::from_secs(10);
const ROUNDS: usize = 20;

fn main() -> ExitCode {
    outcome::of(measure())
}

fn measure() -> Result<bool, StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Refused(error.to_string()))?;
    let (mut app, session) = open(folder.path())?;
    let mut people = Vec::new();
    for number in 0..=OTHERS {
        people.extend(ten_years(&mut app, &session, number)?);
    }
    let first = people.first().copied().unwrap_or(PersonId::PRACTICE);
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let seen = look_at(&app, &session, first)?;
        times.push(began.elapsed());
        if seen != (ROUNDS_HELD.unsigned_abs() * 4, LINES) {
            return Err(StoreError::Refused(format!("only {seen:?} was there")));
        }
    }
    times.sort_unstable();
    let began = Instant::now();
    for person in &people {
        look_at(&app, &session, *person)?;
    }
    let all = began.elapsed();
    let (median, slow) = (times[ROUNDS / 2], times[ROUNDS * 95 / 100]);
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("a person opened: median {:.1} ms, 95 % {:.1} ms", millis(median), millis(slow));
    println!("all records of {} such persons: {:.0} ms", people.len(), millis(all));
    let told = told(&mut app, &session, first)?;
    println!("everything about a person read and put on paper: {:.0} ms", millis(told));
    Ok(slow <= OPENED && all <= ALL && told <= TOLD)
}

/// *Indsigt*: everything about her as it is read through, and then on the paper that the printer is given.
fn told(app: &mut App, session: &Session, person: PersonId) -> Result<Duration, StoreError> {
    let began = Instant::now();
    app.note_insight(session, person)?;
    let read = app.insight(session, person, Language::Danish)?.map_or(0, |all| all.records.len());
    app.hand_out_insight(session, person)?;
    while app.handed_out(session) == Some(&HandedOut::UnderWay) {
        app.poll_errands();
    }
    let took = began.elapsed();
    if app.handed_out(session) != Some(&HandedOut::Printed) || read < LINES + WHEELS.len() * 40 {
        return Err(StoreError::Refused(format!("{read} records were read, and {:?}", app.handed_out(session))));
    }
    Ok(took)
}

/// A printer that takes whatever is a paper of some pages, and nothing else around the house.
struct Around;

impl Printer for Around {
    fn is_there(&self) -> bool {
        true
    }
    fn is_chosen(&self) -> bool {
        true
    }
    fn print(&self, _: &str, pdf: &[u8]) -> bool {
        pdf.starts_with(b"%PDF") && pdf.len() > 100_000
    }
}

impl Surroundings for Around {
    fn look(&self) -> Vec<MachineWord> {
        Vec::new()
    }
}

/// Everything that her pages show: wheels, lines, conversations and risk profile; and that it was looked at.
fn look_at(app: &App, session: &Session, person: PersonId) -> Result<(u64, usize), StoreError> {
    app.note_look(session, person, Look::Earlier)?;
    let wheels = app.wheels_of(session, person)?;
    let lines = app.logbook(session, About::One(person), None, Language::Danish)?;
    app.conversations(session, person)?;
    app.risk_of(session, person)?;
    app.person_view(session, person)?;
    app.agreements(session, person)?;
    app.rights(session, person, Language::Danish)?;
    let mut back = fristed::app::compass::earlier::Back::default();
    let mut there = 0;
    while wheels.as_ref().is_some_and(|wheels| wheels.has(back)) {
        back = back.earlier();
        there += 1;
    }
    Ok((there, lines.map_or(0, |lines| lines.len())))
}

/// Somebody with forty rounds of three, each wheel of them full, and eight hundred lines.
fn ten_years(app: &mut App, session: &Session, number: usize) -> Result<Option<PersonId>, StoreError> {
    let Some(person) = app.person_for_tests(session, &format!("Kode {number}"))? else { return Ok(None) };
    let mut filling = Filling::default();
    for field in Field::all() {
        for level in field.wheel().levels() {
            // An answer of the field's own level is always taken.
            let _ = filling.give(field, level.answers()[number % 3]);
        }
        filling.note(field, Line::new("et par stikord, som de plejer at være").ok());
    }
    for round in 0..ROUNDS_HELD {
        let at = app.now() - TimeDelta::days(90 * (ROUNDS_HELD - round));
        for whose in WHEELS {
            let wheel = FiledWheel { day: at.date_naive(), whose, filling: filling.clone() };
            app.file_for_tests(session, person, at, &wheel)?;
        }
    }
    let about = About::One(person);
    for line in 0..LINES {
        let text = format!("Kom til morgenmad og blev hængende, gang nummer {line}");
        match app.write_line(session, &text, about)? {
            LineKept::Kept(_) => {}
            other => return Err(StoreError::Refused(format!("a line was not kept: {other:?}"))),
        }
    }
    Ok(Some(person))
}

/// The house of a new folder, with an employee in.
fn open(folder: &std::path::Path) -> Result<(App, Session), StoreError> {
    let side = StaffSide::at_once(folder, KdfPolicy::cheap(), Rc::new(MachineClock::new()))?;
    let ways = Ways {
        stick: Arc::new(FolderStick::new(None, None)),
        printer: Arc::new(Around),
        surroundings: Arc::new(Around),
        press: || Box::new(HousePress::new()),
    };
    let app = App::new(Store::open(folder)?, Rc::new(SystemClock)).with_staff(side);
    let mut app = app.with_errands(Errands::at_once(ways));
    let session = first_run::go_in(&mut app).ok_or_else(|| StoreError::Refused("nobody is in".to_owned()))?;
    Ok((app, session))
}
