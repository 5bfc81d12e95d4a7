//! The program is ended at any moment (`kill -9`), and starts again.

use std::thread::sleep;
use std::time::Duration;

use crate::found::judge;
use crate::lanes::shared;
use crate::plan::Plan;
use crate::run::{Actor, acting, check, today};
use crate::{Figure, Tried};

/// After so many rounds a new house is begun.
const ROUNDS_OF_A_HOUSE: u32 = 25;

pub fn kills(plan: &Plan) -> Tried {
    let rounds = plan.count(200, 5000);
    let lanes = shared(plan, rounds, |lane, rounds| lane_of_kills(plan, lane, rounds))?;
    let sum = |(one, other): (u32, u32), (acknowledged, under_way)| (one + acknowledged, other + under_way);
    let (acknowledged, under_way) = lanes.into_iter().fold((0, 0), sum);
    if acknowledged < rounds {
        return Err(format!("only {acknowledged} acts in {rounds} rounds say nothing"));
    }
    let said = format!("{acknowledged} acknowledged acts, 0 lost, 0 doubled; {under_way} cut short after the disk");
    Ok(Figure { cases: rounds, said })
}

/// How many acts were acknowledged, and how many more were on the disk.
fn lane_of_kills(plan: &Plan, lane: u32, rounds: u32) -> Result<(u32, u32), String> {
    let mut random = plan.random(&format!("kill {lane}"));
    let beside = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut house = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (mut count, mut acknowledged, mut under_way) = (0, 0_u32, 0);
    for round in 0..rounds {
        let told = |sentence: String| format!("round {round}: {sentence}");
        if round % ROUNDS_OF_A_HOUSE == 0 {
            house = tempfile::tempdir().map_err(|error| error.to_string())?;
            count = 0;
        }
        let dir = house.path().join("data");
        let mut actor = Actor::start(&acting(&dir, count, u32::MAX), beside.path())?;
        // Sometimes while it starts, mostly in the middle of the acts.
        if random.below(5) > 0 {
            actor.at_work(random.below(10)).map_err(told)?;
            sleep(Duration::from_micros(random.below(10_000) as u64));
        } else {
            sleep(Duration::from_micros(random.below(60_000) as u64));
        }
        actor.kill().map_err(told)?;
        actor.no_panic().map_err(told)?;
        let acts = actor.acts(count).map_err(told)?;
        if let Some(sentence) = acts.not_begun.or(acts.refused.into_iter().next().map(|(_, sentence)| sentence)) {
            return Err(told(format!("nothing was in its way, and yet it said {sentence:?}")));
        }
        if !acts.ready && count == 0 {
            today(&dir).map_err(told)?;
        }
        let found = judge(&dir, acts.acknowledged).map_err(told)?;
        if round % 10 == 0 {
            today(&dir).and_then(|_| check(&dir)).map_err(told)?;
        }
        acknowledged += acts.acknowledged - count;
        under_way += found - acts.acknowledged;
        count = found;
    }
    Ok((acknowledged, under_way))
}
