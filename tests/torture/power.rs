//! The plug is pulled at any moment, on a real file system (recipe 8.1 of the requirements).

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::Connection;

use crate::disk::Disk;
use crate::found::judge_between;
use crate::lanes::shared;
use crate::plan::Plan;
use crate::run::{Actor, acting, check, today, until};
use crate::{Figure, Tried, child};

/// After so many cycles a new house is begun: its first start is cut as well.
const CYCLES_OF_A_HOUSE: u32 = 20;

/// With `synchronous=NORMAL` acknowledged rows must be lost: else the cut cuts nothing, and the recipe below says
/// nothing.
pub fn bites(_: &Plan) -> Tried {
    let disk = Disk::new()?;
    for cycle in 1..=5_u32 {
        let dir = disk.path(&format!("normal-{cycle}"));
        fs::create_dir(&dir).map_err(|error| error.to_string())?;
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        let own = own.display().to_string();
        let command = [own, child::MODE.to_owned(), "normal".to_owned(), dir.display().to_string()];
        let mut actor = Actor::start(&command, disk.beside())?;
        if !until(|| actor.is_ready() || actor.ended()) {
            return Err("the child does not begin".to_owned());
        }
        sleep(Duration::from_millis(400));
        disk.cut()?;
        actor.wait()?;
        let acknowledged = actor.acts(0)?.acknowledged;
        disk.again()?;
        let found: u32 = Connection::open(dir.join("normal.db"))
            .and_then(|rows| rows.query_row("SELECT count(*) FROM one", [], |row| row.get(0)))
            .unwrap_or(0);
        if acknowledged > found {
            let said =
                format!("with synchronous=NORMAL {} of {acknowledged} acknowledged are lost", acknowledged - found);
            return Ok(Figure { cases: cycle, said });
        }
    }
    Err("five cuts lost nothing with synchronous=NORMAL, so the cut cuts nothing".to_owned())
}

/// What a lane has seen.
#[derive(Default)]
struct Seen {
    acknowledged: u32,
    under_way: u32,
    first_starts: u32,
    refused: usize,
}

pub fn cuts(plan: &Plan) -> Tried {
    let cycles = plan.count(100, 2000);
    let mut all = Seen::default();
    for seen in shared(plan, cycles, |lane, cycles| lane_of_cuts(plan, lane, cycles))? {
        all.acknowledged += seen.acknowledged;
        all.under_way += seen.under_way;
        all.first_starts += seen.first_starts;
        all.refused += seen.refused;
    }
    let Seen { acknowledged, under_way, first_starts, refused } = all;
    if acknowledged < cycles {
        return Err(format!("only {acknowledged} acts in {cycles} cycles say nothing"));
    }
    let said = format!(
        "{acknowledged} acknowledged acts, 0 lost, 0 doubled; {under_way} cut short after the disk; {first_starts} first \
         starts cut; {refused} presses on a dead disk refused without a panic"
    );
    Ok(Figure { cases: cycles, said })
}

fn lane_of_cuts(plan: &Plan, lane: u32, cycles: u32) -> Result<Seen, String> {
    let mut random = plan.random(&format!("power-cut {lane}"));
    let disk = Disk::new()?;
    let (mut count, mut seen) = (0, Seen::default());
    for cycle in 0..cycles {
        let house = cycle / CYCLES_OF_A_HOUSE;
        let dir = disk.path(&format!("house-{house}"));
        if cycle % CYCLES_OF_A_HOUSE == 0 {
            count = 0;
            let _ = house.checked_sub(1).map(|last| fs::remove_dir_all(disk.path(&format!("house-{last}"))));
        }
        let told = |sentence: String| format!("cycle {cycle}: {sentence}");
        let mut actor = Actor::start(&acting(&dir, count, u32::MAX), disk.beside())?;
        // Sometimes while it starts, sometimes in the middle of the acts.
        if random.below(5) > 0 {
            actor.at_work(random.below(16)).map_err(told)?;
            sleep(Duration::from_micros(random.below(20_000) as u64));
        } else {
            sleep(Duration::from_micros(random.below(60_000) as u64));
        }
        // Whoever is told “Tak” after the plug was pulled is told it by nobody.
        let surely = actor.acts(count).map_err(told)?.acknowledged;
        disk.cut()?;
        // It meets a disk that answers nothing any more, says so, and ends.
        actor.wait().map_err(told)?;
        actor.no_panic().map_err(told)?;
        let acts = actor.acts(count).map_err(told)?;
        disk.again()?;
        seen.first_starts += u32::from(!acts.ready && count == 0);
        seen.refused += acts.refused.len();
        let found = after(&dir, acts.ready || count > 0, surely, acts.acknowledged).map_err(told)?;
        seen.acknowledged += surely - count;
        seen.under_way += found - surely;
        count = found;
    }
    Ok(seen)
}

/// Looks at the house after the plug is back, with nothing but the files first, then with the real program.
fn after(dir: &Path, begun: bool, surely: u32, perhaps: u32) -> Result<u32, String> {
    if !begun {
        today(dir)?;
    }
    let found = judge_between(dir, surely, perhaps)?;
    today(dir)?;
    check(dir)?;
    Ok(found)
}
