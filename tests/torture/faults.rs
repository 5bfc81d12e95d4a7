//! The k-th system call fails: full disk, broken disk, read-only disk, no file left (recipe 8.3 of the requirements).
//!
//! Each program is run once untouched, to learn which of its calls go to the data folder; then each time one of these
//! fails, or it and every one after it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::acts::ROUND;
use crate::files::copy;
use crate::found::{integrity, judge};
use crate::lanes::each;
use crate::plan::Plan;
use crate::random::Random;
use crate::run::{Actor, acting, fristed, run, today};
use crate::{Figure, Tried};

/// The system calls, how each of them fails, and whether it writes: then one must be able to read on.
const CALLS: [(&str, &[&str], bool); 12] = [
    ("openat", &["EMFILE", "EROFS", "EIO", "ENOSPC"], false),
    ("read", &["EIO"], false),
    ("pread64", &["EIO"], false),
    ("pwrite64", &["ENOSPC", "EIO", "EROFS"], true),
    ("write", &["ENOSPC", "EIO"], true),
    ("fsync", &["EIO", "ENOSPC"], true),
    ("fdatasync", &["EIO", "ENOSPC"], true),
    // A journal that cannot be ended keeps its file from being read, and rightly so.
    ("ftruncate", &["EIO"], false),
    ("rename", &["EIO", "ENOSPC", "EROFS"], true),
    ("renameat2", &["EIO", "ENOSPC", "EROFS"], true),
    ("unlink", &["EIO", "EROFS"], true),
    ("mkdir", &["ENOSPC", "EROFS"], true),
];
/// Of each call, at most so many are made to fail.
const MOST: usize = 150;
/// Longer than this nobody waits for a sentence. The requirement is a second; a busy machine is allowed for.
const PATIENCE_MS: u64 = 1500;

/// What is said of a disk that has failed a write for good.
const DISK_FAILED: &str = "the disk could not be read or written";

/// One way in which a run fails.
struct Fault {
    call: &'static str,
    error: &'static str,
    /// Which of the calls, and `+` where every one after it fails too.
    when: String,
    writes: bool,
}

impl Fault {
    fn arguments(&self, log: &Path) -> Vec<String> {
        let Self { call, error, when, .. } = self;
        let (trace, inject) = (format!("trace={call}"), format!("inject={call}:error={error}:when={when}"));
        let log = log.display().to_string();
        ["strace", "-f", "-qq", "--seccomp-bpf", "-o", &log, "-e", &trace, "-e", &inject].map(str::to_owned).to_vec()
    }

    fn stays(&self) -> bool {
        self.when.ends_with('+')
    }

    fn told(&self, said: &str) -> String {
        format!("{} {} at {}: {said}", self.call, self.error, self.when)
    }
}

/// The faults of a program, whose calls to `dir` one untouched run has shown.
fn faults(plan: &Plan, random: &mut Random, log: &Path, dir: &Path) -> Result<Vec<Fault>, String> {
    let text = fs::read(log).map_err(|error| error.to_string())?;
    let (text, dir) = (String::from_utf8_lossy(&text), dir.display().to_string());
    let mut all = Vec::new();
    for (call, errors, writes) in CALLS {
        let begins = format!(" {call}(");
        let lines = text.lines().filter(|line| line.contains(&begins));
        let reaches = |(at, line): (usize, &str)| line.contains(&dir).then_some(at + 1);
        let mut numbers: Vec<usize> = lines.enumerate().filter_map(reaches).collect();
        numbers.truncate(MOST);
        for error in errors {
            let reads = matches!(call, "read" | "pread64");
            let few = |random: &mut Random| match numbers.len() {
                0 => Vec::new(),
                // What cannot be read this once is what is mistaken for damage.
                length => (0..if reads { 5 } else { 1 }).map(|_| numbers[random.below(length)]).collect(),
            };
            let chosen = if plan.release { numbers.clone() } else { few(random) };
            let fault = |when: String| Fault { call, error, when, writes };
            all.extend(chosen.iter().map(|number| fault(number.to_string())));
            // A disk that gives nothing back for good is no fault but a loss, see `files`.
            if reads {
                continue;
            }
            let from = if plan.release { chosen.into_iter().step_by(5).collect() } else { few(random) };
            all.extend(from.iter().map(|number| fault(format!("{number}+"))));
        }
    }
    Ok(all)
}

/// The command that writes down every call.
fn watching(log: &Path) -> Vec<String> {
    let calls = CALLS.map(|(call, ..)| call).join(",");
    let (log, trace) = (log.display().to_string(), format!("trace={calls}"));
    ["strace", "-f", "-y", "-qq", "--seccomp-bpf", "-o", &log, "-e", &trace].map(str::to_owned).to_vec()
}

fn hit(log: &Path) -> bool {
    fs::read(log).is_ok_and(|text| String::from_utf8_lossy(&text).contains("(INJECTED)"))
}

/// The kiosk is running, people press, and a call fails.
pub fn in_use(plan: &Plan) -> Tried {
    let mut random = plan.random("faults-in-use");
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (whole, log) = (folder.path().join("whole"), folder.path().join("calls"));
    let mut actor = Actor::start(&acting(&whole, 0, ROUND), folder.path())?;
    actor.wait()?;
    let dir = copy(&whole, &folder.path().join("house"))?;
    let command = |of: Vec<String>| [of, acting(&dir, ROUND, 2 * ROUND)].concat();
    Actor::start(&command(watching(&log)), folder.path())?.wait()?;
    judge(&dir, 2 * ROUND)?;
    let faults = faults(plan, &mut random, &log, &dir)?;
    let mut all = Met::default();
    for met in each(plan, &faults, |_, faults| lane_in_use(&whole, faults))? {
        all.hits += met.hits;
        all.refused += met.refused;
        all.slowest = all.slowest.max(met.slowest);
        all.not_begun += met.not_begun;
    }
    let Met { hits, refused, slowest, not_begun } = all;
    told_well(faults.len(), hits)?;
    let said = format!(
        "{hits} faults met, {refused} presses refused within {slowest} ms, {not_begun} starts refused; no panic, 0 \
         acknowledged acts lost, one reads on"
    );
    Ok(Figure { cases: faults.len() as u32, said })
}

/// What a lane has met.
#[derive(Default)]
struct Met {
    hits: u32,
    refused: usize,
    slowest: u64,
    not_begun: u32,
}

fn lane_in_use(whole: &Path, faults: &[Fault]) -> Result<Met, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (dir, log) = (folder.path().join("house"), folder.path().join("calls"));
    let command = |of: Vec<String>| [of, acting(&dir, ROUND, 2 * ROUND)].concat();
    let Met { mut hits, mut refused, mut slowest, mut not_begun } = Met::default();
    for fault in faults {
        let told = |said: String| fault.told(&said);
        copy(whole, &dir)?;
        let mut actor = Actor::start(&command(fault.arguments(&log)), folder.path())?;
        actor.wait().map_err(told)?;
        actor.no_panic().map_err(told)?;
        let acts = actor.acts(ROUND).map_err(told)?;
        hits += u32::from(hit(&log));
        not_begun += u32::from(acts.not_begun.is_some());
        refused += acts.refused.len();
        slowest = acts.refused.iter().map(|(took, _)| *took).fold(slowest, u64::max);
        if slowest > PATIENCE_MS {
            return Err(told(format!("the sentence came after {slowest} ms")));
        }
        if fault.writes && !acts.unreadable.is_empty() {
            return Err(told(format!("one could not read on: {:?}", acts.unreadable)));
        }
        // On a disk that takes nothing for good, not even what was there before, a list that was being written cannot
        // be taken back, and is not shown half.
        if fault.writes && !fault.stays() && !acts.lists_unreadable.is_empty() {
            return Err(told(format!("the lists could not be read: {:?}", acts.lists_unreadable)));
        }
        if !acts.done && acts.refused.is_empty() && acts.not_begun.is_none() {
            return Err(told("it ended without a word".to_owned()));
        }
        // Whoever tries again after one fault is served: what was refused is not half there and in the way. A write that
        // the disk has failed at its very end is another matter: nothing more is written before the next start.
        let disk_failed =
            !acts.refused.is_empty() && acts.refused.iter().all(|(_, said)| said.starts_with(DISK_FAILED));
        if !fault.stays() && !disk_failed && acts.not_begun.is_none() && (!acts.done || acts.refused.len() > 1) {
            return Err(told(format!("the second try was refused as well: {:?}", acts.refused)));
        }
        judge(&dir, acts.acknowledged).map_err(told)?;
    }
    Ok(Met { hits, refused, slowest, not_begun })
}

/// Where hardly any fault was met, nothing was tried.
fn told_well(cases: usize, hits: u32) -> Result<(), String> {
    if hits as usize * 10 < cases * 7 {
        return Err(format!("only {hits} of {cases} faults were met, so little was tried"));
    }
    Ok(())
}

/// A command of the real program and a call of it fails.
pub fn commands(plan: &Plan) -> Tried {
    let mut random = plan.random("faults-of-commands");
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (whole, log) = (folder.path().join("whole"), folder.path().join("calls"));
    let mut actor = Actor::start(&acting(&whole, 0, ROUND), folder.path())?;
    actor.wait()?;
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config/example-house.toml").display().to_string();
    let (mut cases, mut hits, mut done) = (0, 0, 0);
    // The first start, a later one, and an import over it.
    for (fresh, arguments) in [(true, vec!["today"]), (false, vec!["today"]), (false, vec!["import", &house])] {
        let dir = folder.path().join("house");
        anew(&whole, &dir, fresh)?;
        run(&mut traced(&dir, &arguments, &watching(&log)))?.done()?;
        let faults = faults(plan, &mut random, &log, &dir)?;
        for (lane_hits, lane_done) in
            each(plan, &faults, |_, faults| lane_of_commands(&whole, (fresh, &arguments), faults))?
        {
            hits += lane_hits;
            done += lane_done;
        }
        cases += faults.len();
    }
    told_well(cases, hits)?;
    let refused = cases as u32 - done;
    let said =
        format!("{hits} faults met; {done} times it was done all the same, {refused} times one sentence; no panic");
    Ok(Figure { cases: cases as u32, said })
}

fn anew(whole: &Path, dir: &PathBuf, fresh: bool) -> Result<(), String> {
    if fresh { away(dir) } else { copy(whole, dir).map(drop) }
}

/// The real program under `of`, which is strace.
fn traced(dir: &Path, arguments: &[&str], of: &[String]) -> Command {
    let program = fristed(dir, arguments);
    let mut command = Command::new(&of[0]);
    command.args(&of[1..]).arg(program.get_program()).args(program.get_args());
    command
}

/// How many faults were met, and how often it was done all the same.
fn lane_of_commands(whole: &Path, (fresh, arguments): (bool, &[&str]), faults: &[Fault]) -> Result<(u32, u32), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (dir, log) = (folder.path().join("house"), folder.path().join("calls"));
    let (mut hits, mut done) = (0, 0);
    for fault in faults {
        let told = |said: String| format!("{arguments:?}, {}", fault.told(&said));
        anew(whole, &dir, fresh)?;
        let said = run(&mut traced(&dir, arguments, &fault.arguments(&log))).map_err(told)?;
        done += u32::from(said.done_or_one_sentence().map_err(told)?);
        hits += u32::from(hit(&log));
        today(&dir).map_err(|said| told(format!("afterwards, {said}")))?;
        integrity(&dir.join("house.db")).and_then(|()| integrity(&dir.join("joining.db"))).map_err(told)?;
        if !fresh {
            // An import brings no act and takes none.
            judge_content(&dir, arguments[0] == "import").map_err(told)?;
        }
    }
    Ok((hits, done))
}

/// What the acts have left is still there; an import may take the saved activity, which is not in its file.
fn judge_content(dir: &Path, imported: bool) -> Result<bool, String> {
    if imported {
        return Ok(true);
    }
    judge(dir, ROUND).map(|_| true)
}

fn away(dir: &PathBuf) -> Result<(), String> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.to_string()),
        _ => Ok(()),
    }
}
