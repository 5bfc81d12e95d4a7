//! A disk without room, and one that can only be read.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use crate::acts::ROUND;
use crate::disk::SmallDisk;
use crate::found::judge;
use crate::plan::Plan;
use crate::run::{Actor, Acts, acting, fristed, run, today};
use crate::{Figure, Tried};

/// Room on the small disk in kilobytes; a house takes about one megabyte.
const ROOM: u32 = 8 * 1024;

pub fn full(plan: &Plan) -> Tried {
    let beside = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (mut refused, mut shown) = (0, 0);
    let left: Vec<u64> =
        if plan.release { (0..64).map(|at| at * 8).collect() } else { vec![0, 4, 16, 40, 64, 128, 256] };
    for kilobytes in &left {
        let told = |said: String| format!("with {kilobytes} kB left: {said}");
        let disk = SmallDisk::new(ROOM)?;
        let dir = disk.path().join("data");
        let before = act(&dir, beside.path(), 0, ROUND).map_err(told)?;
        if !before.done {
            return Err(told(format!("the house for it could not be made: {before:?}")));
        }
        let ballast = disk.path().join("ballast");
        fill(&ballast, kilobytes * 1024).map_err(|error| told(error.to_string()))?;
        // People press until it is full, and on.
        let acts = act(&dir, beside.path(), ROUND, 100_000).map_err(told)?;
        if acts.done || !acts.unreadable.is_empty() || !acts.lists_unreadable.is_empty() {
            return Err(told(format!("{acts:?}")));
        }
        refused += acts.refused.len();
        shown += u32::from(run(&mut fristed(&dir, &["today"]))?.done_or_one_sentence().map_err(told)?);
        run(&mut fristed(&dir, &["check"]))?.no_panic().map_err(told)?;
        // Somebody makes room, and everything is as it was, and goes on.
        fs::remove_file(&ballast).map_err(|error| told(error.to_string()))?;
        let found = judge(&dir, acts.acknowledged).map_err(told)?;
        let after = act(&dir, beside.path(), found, found + ROUND).map_err(told)?;
        if !after.done {
            return Err(told(format!("it does not go on where there is room again: {after:?}")));
        }
        judge(&dir, found + ROUND).and_then(|_| today(&dir)).map_err(told)?;
    }
    // No room for a house at all.
    let tiny = SmallDisk::new(32)?;
    let said = run(&mut fristed(&tiny.path().join("data"), &["today"]))?;
    if said.done_or_one_sentence()? {
        return Err(format!("a house fits into 32 kB: {said:?}"));
    }
    let cases = left.len() as u32 + 1;
    let said = format!(
        "{refused} presses refused with a sentence, one reads on; a start on a full disk showed the day {shown} times of {}",
        left.len()
    );
    Ok(Figure { cases, said })
}

pub fn read_only(_: &Plan) -> Tried {
    let beside = tempfile::tempdir().map_err(|error| error.to_string())?;
    let disk = SmallDisk::new(ROOM)?;
    let dir = disk.path().join("data");
    act(&dir, beside.path(), 0, ROUND)?;
    disk.writable(false)?;
    let mut shown = 0;
    for arguments in [&["today"][..], &["export", "house"], &["export", "ics"]] {
        let said = run(&mut fristed(&dir, arguments))?;
        let done = said.done_or_one_sentence().map_err(|said| format!("{arguments:?}: {said}"))?;
        shown += u32::from(done);
        if !done && arguments[0] != "today" {
            return Err(format!("{arguments:?} only reads, and yet: {said:?}"));
        }
    }
    let said = run(&mut fristed(&dir, &["check"]))?;
    if !said.out.contains("can only be read") {
        return Err(format!("check does not tell of the disk: {said:?}"));
    }
    let acts = act(&dir, beside.path(), ROUND, 2 * ROUND)?;
    if acts.acknowledged != ROUND || !acts.unreadable.is_empty() {
        return Err(format!("on a disk that is only read it said {acts:?}"));
    }
    disk.writable(true)?;
    judge(&dir, ROUND)?;
    let after = act(&dir, beside.path(), ROUND, 2 * ROUND)?;
    if !after.done {
        return Err(format!("it does not go on where it can write again: {after:?}"));
    }
    judge(&dir, 2 * ROUND)?;
    Ok(Figure {
        cases: 5,
        said: format!(
            "{shown} of 3 commands that read did, and check tells of the disk; what was pressed was refused with a sentence"
        ),
    })
}

fn act(dir: &Path, beside: &Path, from: u32, until: u32) -> Result<Acts, String> {
    let mut actor = Actor::start(&acting(dir, from, until), beside)?;
    actor.wait()?;
    actor.no_panic()?;
    actor.acts(from)
}

/// Fills the disk of `file` and gives `left` bytes back.
fn fill(file: &Path, left: u64) -> std::io::Result<()> {
    let mut ballast = File::create(file)?;
    while ballast.write_all(&[0x42; 4096]).is_ok() {}
    let length = ballast.metadata()?.len();
    ballast.set_len(length.saturating_sub(left))
}
