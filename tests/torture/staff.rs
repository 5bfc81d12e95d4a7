//! Getting in, and saving from within, while somebody pulls, kills and turns the clock: through the same sessions as on
//! the screen, by the machine's own clock.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::rc::Rc;
use std::thread::sleep;
use std::time::Duration;

use fristed::app::App;
use fristed::app::postbox::Postbox;
use fristed::app::running::{Ran, Run};
use fristed::app::staff::access::{AccessView, PadNote};
use fristed::app::staff::{StaffCommand, StaffSide};
use fristed::domain::access::Place;
use fristed::domain::activity::OccurrenceId;
use fristed::domain::employee::{EmployeeId, Right};
use fristed::domain::text::Language;
use fristed::domain::time::{HOUSE_ZONE, Span, days_before};
use fristed::kiosk::clock::{MachineClock, SystemClock};
use fristed::store::{KeyFile, Only, Store, StoreError};
use fristed::vault::slots::KdfPolicy;

use crate::child::{MODE, say};
use crate::found::integrity;
use crate::lanes::shared;
use crate::plan::Plan;
use crate::run::{Actor, run, until};
use crate::some::example;
use crate::{Figure, Tried, clocks};

/// Who tries, and who saves.
pub const FIRST: EmployeeId = EmployeeId(1);
const NEED: &str = "nummer";
const LINE: &str = "Det var dejligt, gang";
const FOLLOWED_UP: &str = "followed-up";
/// After so many wrong ones there is a wait.
const FREE: u32 = 5;

/// What is on the card, and in the heads of the two employees.
pub struct Cards {
    pub start: Vec<u8>,
    pub pin: Vec<u8>,
    pub second: Vec<u8>,
}

fn app(dir: &Path) -> App {
    let machine = Rc::new(MachineClock::new());
    App::new(Store::open(dir).unwrap(), Rc::new(SystemClock))
        .with_postbox(Postbox::at_once(dir).unwrap())
        .with_staff(StaffSide::at_once(dir, KdfPolicy::cheap(), machine).unwrap())
}

pub fn press(app: &mut App, command: StaffCommand) {
    app.staff(command);
    while app.poll_staff().is_some() {}
}

pub fn type_in(app: &mut App, digits: &[u8]) {
    digits.iter().for_each(|digit| press(app, StaffCommand::Digit(*digit)));
}

pub fn view(app: &App) -> AccessView {
    app.access(Language::Danish)
}

/// Copies the code that is shown, and types back what is asked for.
fn copy(app: &mut App) -> Vec<u8> {
    let AccessView::ShowCode(shown) = view(app) else { panic!("no code is shown") };
    let card: Vec<Vec<u8>> = shown.groups.iter().map(|group| group.as_slice().to_vec()).collect();
    press(app, StaffCommand::Next);
    while let AccessView::TypeBack(asked) = view(app) {
        type_in(app, &card[asked.group - 1]);
    }
    card.concat()
}

/// A house with two employees, whose codes cost next to nothing to try, and a screen in the common room.
fn set_up(dir: &Path) -> Cards {
    set_up_in(dir, Place::CommonRoom)
}

/// The same where the screen stands elsewhere.
pub fn set_up_in(dir: &Path, place: Place) -> Cards {
    Store::open(dir).unwrap().lay_in_example(&example(), "torture").unwrap();
    let mut app = app(dir);
    press(&mut app, StaffCommand::Begin);
    let start = copy(&mut app);
    copy(&mut app);
    press(&mut app, StaffCommand::Place(place));
    let mut pins = Vec::new();
    for initials in ["MKWQ", "JHQW"] {
        press(&mut app, StaffCommand::Add { initials: initials.to_owned(), right: Right::Compass });
        let AccessView::ShowPin(shown) = view(&app) else { panic!("no PIN is shown") };
        pins.push(shown.pin.as_slice().to_vec());
        press(&mut app, StaffCommand::Next);
        // Where what is shown is typed back, it is.
        if !matches!(view(&app), AccessView::Employees(_)) {
            type_in(&mut app, &pins[pins.len() - 1]);
        }
    }
    press(&mut app, StaffCommand::Finish);
    assert!(matches!(view(&app), AccessView::Pad(_)), "{:?}", view(&app));
    let second = pins.pop().unwrap_or_default();
    Cards { start, pin: pins.pop().unwrap_or_default(), second }
}

pub fn spelled(digits: &[u8]) -> String {
    digits.iter().map(ToString::to_string).collect()
}

pub fn read(digits: &str) -> Vec<u8> {
    digits.bytes().map(|byte| byte - b'0').collect()
}

/// Another PIN than the right one, each number another.
fn wrong(pin: &[u8], number: u32) -> Vec<u8> {
    let mut other = pin.to_vec();
    other[5] = (other[5] + 1 + (number % 9) as u8) % 10;
    other
}

fn child(mode: &str, dir: &Path, cards: &Cards) -> Vec<String> {
    let own = std::env::current_exe().map_or_else(|_| String::new(), |path| path.display().to_string());
    [&own, MODE, mode, &dir.display().to_string(), &spelled(&cards.start), &spelled(&cards.pin)]
        .map(str::to_owned)
        .to_vec()
}

/// A child that tries, or comes in and saves, or only says what the pad says.
pub fn act(mode: &str, dir: &Path, start: &str, pin: &str) -> ExitCode {
    let (start, pin) = (read(start), read(pin));
    let mut app = app(dir);
    type_in(&mut app, &start);
    press(&mut app, StaffCommand::Choose(FIRST));
    say("ready");
    match mode {
        "gate" => say(match view(&app) {
            AccessView::Pad(pad) if matches!(pad.note, PadNote::Wait { .. }) => "wait",
            AccessView::Pad(pad) if pad.note == PadNote::Type => "free",
            _ => "else",
        }),
        "tries" => {
            for number in 1..=FREE {
                type_in(&mut app, &wrong(&pin, number));
                say(&format!("wrong {number}"));
            }
            // What comes now would wait.
            sleep(Duration::from_secs(60));
        }
        _ => {
            let first = needs(&app).unwrap().len();
            for next in first.. {
                press(&mut app, StaffCommand::Choose(FIRST));
                type_in(&mut app, &pin);
                let session = app.session().unwrap();
                let saved = app.run(&session, &Run::PutUpNeed(format!("{NEED} {next}")));
                assert!(matches!(saved, Ok(Ran::Done(_))), "{saved:?}");
                // And a line of the other file, which says how many were noted with it.
                let line = format!("{LINE} {}", noted(&app, FOLLOWED_UP).unwrap() + 1);
                let saved = app.write_follow_up(&session, over(&app), &line);
                assert!(matches!(saved, Ok(Ran::Done(_))), "{saved:?}");
                say(&format!("saved {}", next + 1));
                press(&mut app, StaffCommand::Lock);
            }
        }
    }
    ExitCode::SUCCESS
}

/// A time of last week, of which lines are written.
fn over(app: &App) -> OccurrenceId {
    let opening = app.store().opening().unwrap();
    let span = Span::of_days(days_before(app.today_date(), 8), 1, HOUSE_ZONE);
    app.entries(Only::Everything, span, &opening).unwrap().first().expect("something each day").id
}

/// How often this is in the audit of the house.
fn noted(app: &App, action: &str) -> Result<usize, String> {
    let session = app.session().ok_or("nobody is in")?;
    let audits = app.audits(&session).map_err(|error| error.to_string())?.ok_or("no audit")?;
    Ok(audits.house.iter().filter(|row| row.action == action).count())
}

/// Nothing of what is on the cards or in the heads lies in a file, in whichever moment the program was ended.
fn no_secret(dir: &Path, cards: &Cards) -> Result<(), String> {
    let secrets =
        [&cards.start, &cards.pin, &cards.second].map(|digits| [digits.clone(), spelled(digits).into_bytes()]);
    let initials = ["MKWQ", "JHQW"].map(|initials| initials.as_bytes().to_vec());
    for file in std::fs::read_dir(dir).map_err(|error| error.to_string())?.flatten() {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        let holds = |what: &&Vec<u8>| bytes.windows(what.len()).any(|part| part == what.as_slice());
        if secrets.iter().flatten().chain(&initials).any(|what| holds(&what)) {
            return Err(format!("{} holds a code, a PIN or initials", file.file_name().display()));
        }
    }
    Ok(())
}

/// The numbers of the needs that were put up, whether the house is open at this hour or not.
fn needs(app: &App) -> Result<BTreeSet<usize>, StoreError> {
    let all = app.store().taking_part()?.needs;
    let number = |need: &str| need.strip_prefix(NEED)?.trim().parse().ok();
    Ok(all.iter().filter_map(|need| number(need.text.in_language(Language::Danish))).collect())
}

/// The last number after `word` that the child has said.
fn said(beside: &Path, word: &str) -> u32 {
    let text = std::fs::read_to_string(beside.join("acknowledged")).unwrap_or_default();
    text.lines().rev().find_map(|line| line.strip_prefix(word)?.trim().parse().ok()).unwrap_or(0)
}

/// Ended at any moment while it tries codes, no try is forgotten; ended while it saves, no change is half there, and
/// none is without its entry, nor an entry without its change.
pub fn kills(plan: &Plan) -> Tried {
    let rounds = plan.count(50, 500);
    let lanes = shared(plan, rounds, |lane, rounds| lane_of_kills(plan, lane, rounds))?;
    let sum = |(one, other): (u32, u32), (tries, saved)| (one + tries, other + saved);
    let (tries, saved) = lanes.into_iter().fold((0, 0), sum);
    if tries < rounds / 4 || saved < rounds / 10 {
        return Err(format!("{tries} tries and {saved} changes in {rounds} rounds say nothing"));
    }
    let said =
        format!("{tries} tries, none forgotten; {saved} changes from within, each with its entry, none half there");
    Ok(Figure { cases: rounds, said })
}

/// How many tries were answered, and how many changes there are.
fn lane_of_kills(plan: &Plan, lane: u32, rounds: u32) -> Result<(u32, u32), String> {
    let mut random = plan.random(&format!("staff-kill {lane}"));
    let beside = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let dir = folder.path().join("data");
    let cards = set_up(&dir);
    let (mut tries, mut saved) = (0, 0);
    for round in 0..rounds {
        let told = |sentence: String| format!("round {round}: {sentence}");
        let mode = if round % 2 == 0 { "tries" } else { "saves" };
        let mut actor = Actor::start(&child(mode, &dir, &cards), beside.path())?;
        if !until(|| actor.is_ready() || actor.ended()) {
            return Err(told("the child does not begin".to_owned()));
        }
        let longest = if mode == "tries" { 400_000 } else { 1_200_000 };
        sleep(Duration::from_micros(random.below(longest) as u64));
        actor.kill().map_err(told)?;
        actor.no_panic().map_err(told)?;
        for file in ["house.db", "vault.db", "keys.db"] {
            integrity(&dir.join(file)).map_err(told)?;
        }
        no_secret(&dir, &cards).map_err(told)?;
        if mode == "tries" {
            tries += tried(&dir, said(beside.path(), "wrong")).map_err(told)?;
        } else {
            saved = whole(&dir, &cards, said(beside.path(), "saved")).map_err(told)?;
        }
    }
    Ok((tries, saved))
}

/// At least as many tries are counted as were answered; then all are forgiven, for the next round.
fn tried(dir: &Path, answered: u32) -> Result<u32, String> {
    let error = |error: StoreError| error.to_string();
    let mut file = KeyFile::open(dir).map_err(error)?;
    let found = file.tries(FIRST).map_err(error)?.ok_or("the employee is gone")?;
    // A try that was cut short stays among those of the last fortnight, also when the next one is right.
    if u32::from(found.count) < answered || found.wrong.len() < usize::from(found.count) {
        return Err(format!("{} tries are counted in {found:?}, and {answered} were answered", found.count));
    }
    file.save_tries(FIRST, &Default::default()).map_err(error)?;
    Ok(answered)
}

/// Whoever comes in finds every change that was acknowledged, each once in the audit, and nothing else.
fn whole(dir: &Path, cards: &Cards, acknowledged: u32) -> Result<u32, String> {
    let mut app = app(dir);
    type_in(&mut app, &cards.start);
    press(&mut app, StaffCommand::Choose(FIRST));
    type_in(&mut app, &cards.pin);
    while app.poll_staff().is_some() {}
    let session = app.session().ok_or("nobody comes in")?;
    let found = needs(&app).map_err(|error| error.to_string())?;
    let lines = noted(&app, FOLLOWED_UP)?;
    let line = app.follow_up(&session, over(&app)).map_err(|error| error.to_string())?;
    let written = line.and_then(|line| line.strip_prefix(LINE)?.trim().parse().ok()).unwrap_or(0);
    if written > lines {
        return Err(format!("the line is the {written}th, and {lines} are in the audit"));
    }
    let noted = noted(&app, "put-up-need")?;
    let count = found.len() as u32;
    if found != (0..found.len()).collect() || noted != found.len() || count < acknowledged {
        return Err(format!("{acknowledged} changes were acknowledged, {found:?} are there, {noted} in the audit"));
    }
    match view(&app) {
        AccessView::Open(open) if open.audit_whole => Ok(count),
        other => Err(format!("the audit is not whole: {other:?}")),
    }
}

/// What the pad says to a program that is started with `command`.
fn gate(command: &mut Command) -> Result<String, String> {
    let out = run(command)?.done()?.out;
    Ok(out.lines().last().unwrap_or_default().to_owned())
}

/// A wait after wrong codes goes by the time since the machine was started, and by nothing else.
pub fn throttle(plan: &Plan) -> Tried {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let dir = folder.path().join("data");
    let cards = set_up(&dir);
    let mut app = app(&dir);
    type_in(&mut app, &cards.start);
    press(&mut app, StaffCommand::Choose(FIRST));
    (1..=FREE).for_each(|number| type_in(&mut app, &wrong(&cards.pin, number)));
    drop(app);
    let words = child("gate", &dir, &cards);
    let plain = || {
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]);
        command
    };
    let expect = |what: &str, said: Result<String, String>, wanted: &str| match said {
        Ok(said) if said == wanted => Ok(()),
        other => Err(format!("{what} the pad says {other:?} and not {wanted:?}")),
    };
    expect("at once", gate(&mut plain()), "wait")?;
    let years: Vec<i64> = if plan.release { (-20..=20).collect() } else { vec![-10, 10] };
    for year in &years {
        let mut command = clocks::shifted(plain(), year * 366 * 24 * 3600)?;
        expect(&format!("{year} years off"), gate(&mut command), "wait")?;
    }
    let at_boot_time = |seconds: i64| {
        let mut command = Command::new("unshare");
        command.args(["--time", "--boottime", &seconds.to_string(), "--fork"]).args(&words);
        command
    };
    // The plug was pulled: all of the wait begins anew with the machine, which has run for ten seconds.
    let mut anew = at_boot_time(10 - uptime()?);
    anew.env("FRISTED_BOOT_ID", "00000000000000000000000000000007");
    expect("after a start of the machine", gate(&mut anew), "wait")?;
    expect("two minutes later", gate(&mut at_boot_time(120)), "free")?;
    let cases = years.len() as u32 + 3;
    Ok(Figure {
        cases,
        said: "no clock on the wall shortens a wait, a start begins it anew, running on ends it".to_owned(),
    })
}

/// How long this machine has run, in seconds.
fn uptime() -> Result<i64, String> {
    let text = std::fs::read_to_string("/proc/uptime").map_err(|error| error.to_string())?;
    text.split('.').next().and_then(|seconds| seconds.parse().ok()).ok_or_else(|| "no uptime".to_owned())
}
