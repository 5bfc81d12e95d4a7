//! Clocks that are years off, and clocks that jump.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::rc::Rc;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Utc};
use fristed::app::App;
use fristed::app::ports::Clock as _;
use fristed::app::postbox::Postbox;
use fristed::domain::release::Beats;
use fristed::domain::sign_up::{Listing, SignUp};
use fristed::domain::time::HOUSE_ZONE;
use fristed::kiosk::clock::SystemClock;
use fristed::store::Store;
use rusqlite::Connection;

use crate::acts::{self, ROUND};
use crate::found::judge;
use crate::needs::faketime;
use crate::plan::Plan;
use crate::run::{Actor, acting, fristed, run};
use crate::{Figure, Tried, child};

/// `command` with a clock that is `seconds` off. The clock that counts since the start is left alone, as in life.
pub fn shifted(command: Command, seconds: i64) -> Result<Command, String> {
    let library = faketime().ok_or("libfaketime is not here")?;
    let mut command = command;
    command.env("LD_PRELOAD", library).env("FAKETIME", format!("{seconds:+}")).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    Ok(command)
}

fn days(count: i64) -> i64 {
    count * 24 * 3600
}

fn at(seconds: i64) -> DateTime<Utc> {
    Utc::now() + TimeDelta::seconds(seconds)
}

pub fn years_off(plan: &Plan) -> Tried {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let dir = folder.path().join("house");
    Actor::start(&acting(&dir, 0, ROUND), folder.path())?.wait()?;
    let shifts: Vec<i64> = if plan.release {
        (-40..=40).map(|half| days(half * 183)).collect()
    } else {
        [-20, -10, 10, 20].map(|years| days(years * 366)).to_vec()
    };
    for shift in &shifts {
        let told = |said: String| format!("{} days off: {said}", shift / 86_400);
        let said = run(&mut shifted(fristed(&dir, &["today"]), *shift)?).and_then(|said| said.done()).map_err(told)?;
        let local = at(*shift).with_timezone(&HOUSE_ZONE);
        let year = local.year().to_string();
        let heading = said.out.lines().next().unwrap_or_default().to_owned();
        if !heading.contains(&year) && !heading.contains(&format!("{}. ", local.day())) {
            return Err(told(format!("the page shows {heading:?} on {}", local.date_naive())));
        }
        let checked = run(&mut shifted(fristed(&dir, &["check"]), *shift)?)?;
        checked.no_panic().map_err(told)?;
        judge(&dir, ROUND).map_err(told)?;
    }
    Ok(Figure {
        cases: shifts.len() as u32,
        said: "the day of that year is shown, and nothing of the house is gone".to_owned(),
    })
}

/// What the kiosk does each day behind the screen, by the machine's clock.
pub fn tend(dir: &Path) -> ExitCode {
    let mut store = Store::open(dir).unwrap();
    let now = SystemClock.now();
    store.extend_occurrences(now).unwrap();
    let app = App::new(store, Rc::new(SystemClock));
    app.new_day().unwrap().unwrap().carry_out().unwrap();
    let mut postbox = Postbox::at_once(dir).unwrap();
    postbox.tend(now, Beats::default(), HOUSE_ZONE);
    ExitCode::SUCCESS
}

fn tended(dir: &Path, seconds: i64) -> Result<(), String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(own);
    command.args([child::MODE, "tend"]).arg(dir);
    run(&mut shifted(command, seconds)?)?.done().map(drop)
}

/// Sign-ups in the file, seen or not.
fn listed(dir: &Path) -> Result<u32, String> {
    Connection::open(dir.join("joining.db"))
        .and_then(|lists| lists.query_row("SELECT count(*) FROM sign_up", [], |row| row.get(0)))
        .map_err(|error| error.to_string())
}

/// However the clock jumps within a day, nobody is taken off a list whose day is still to come; and when it has been
/// right for a day, what is over goes.
pub fn lists(plan: &Plan) -> Tried {
    let mut random = plan.random("lists-outlive-jumps");
    let sequences = plan.count(10, 200);
    // None of them is a clock that runs on calmly into a day on which somebody's sign-up is over.
    let jumps = [0, 40, -1, -40, 366, -366, 3660, -3660, 7320, -7320, 1];
    for sequence in 0..sequences {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let today = at(0).with_timezone(&HOUSE_ZONE).date_naive();
        sign_up(folder.path(), today)?;
        tended(folder.path(), 0)?;
        let mut way = Vec::new();
        for _ in 0..5 {
            let jump = jumps[random.below(jumps.len())];
            way.push(jump);
            tended(folder.path(), days(jump))?;
        }
        let found = listed(folder.path())?;
        if found != SIGNED.len() as u32 {
            let all = SIGNED.len();
            return Err(format!(
                "sequence {sequence}: after clocks {way:?} days off {found} of {all} sign-ups are there"
            ));
        }
    }
    // The erasing itself works: yesterday's is gone as soon as the clock has been right for a day.
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    sign_up(folder.path(), at(0).with_timezone(&HOUSE_ZONE).date_naive())?;
    tended(folder.path(), 0)?;
    tended(folder.path(), days(2))?;
    let left = listed(folder.path())?;
    if left != 2 {
        return Err(format!("two days later {left} of {} sign-ups are left instead of 2", SIGNED.len()));
    }
    let said = format!(
        "{sequences} rows of 5 jumps of up to 20 years erased nobody who was still to come; calm days erase what is over"
    );
    Ok(Figure { cases: sequences + 1, said })
}

/// Days from today for which somebody signs up.
const SIGNED: [i64; 3] = [1, 5, 30];

fn sign_up(dir: &Path, today: NaiveDate) -> Result<(), String> {
    let mut store = Store::open(dir).map_err(|error| error.to_string())?;
    for (day, number) in SIGNED.into_iter().zip(0..) {
        let one = acts::sign_up(number);
        let listing = Listing { date: today + Days::new(day.unsigned_abs()), ..one.listing };
        store.joining_mut().add(&SignUp { listing, ..one }).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// A machine that has been running for ten days, or was started a moment ago.
pub fn boot_time(_: &Plan) -> Tried {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let dir = folder.path().join("house");
    let mut count = 0;
    for seconds in ["864000", "86400000"] {
        let inside = ["unshare", "--time", "--boottime", seconds, "--fork"].map(str::to_owned).to_vec();
        let mut actor = Actor::start(&[inside.clone(), acting(&dir, count, count + ROUND)].concat(), folder.path())?;
        actor.wait()?;
        actor.no_panic()?;
        if !actor.acts(count)?.done {
            return Err(format!("with a boot time of {seconds} s it said {:?}", actor.acts(count)?));
        }
        count += ROUND;
        judge(&dir, count)?;
        let program = fristed(&dir, &["today"]);
        let mut command = Command::new(&inside[0]);
        command.args(&inside[1..]).arg(program.get_program()).args(program.get_args());
        run(&mut command)?.done()?;
    }
    Ok(Figure { cases: 2, said: "10 and 1000 days since the start change nothing".to_owned() })
}
