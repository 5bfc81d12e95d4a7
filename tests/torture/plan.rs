//! How much is done, and with which chance.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::random::Random;

/// With the counts of a release: twice as many as there are cores on the machine that it is meant for.
const LANES: u32 = 4;

/// What somebody asked for.
pub enum Wish {
    /// The names of the recipes, for tools that list tests.
    List,
    Run(Plan),
}

/// How the recipes are run.
pub struct Plan {
    pub release: bool,
    /// Somebody has decided that what cannot run here is left out instead of failing.
    pub without_root: bool,
    pub seed: u64,
    lanes: u32,
    only: Vec<String>,
}

impl Plan {
    /// The smaller number for each change, the larger one for a release.
    pub fn count(&self, small: u32, release: u32) -> u32 {
        if self.release { release } else { small }
    }

    /// How many cases of a recipe go on at the same time.
    pub fn lanes(&self) -> u32 {
        if self.release { self.lanes } else { 1 }
    }

    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| name.contains(only.as_str()))
    }

    /// A row of random numbers for one recipe: the same seed, the same row.
    pub fn random(&self, recipe: &str) -> Random {
        Random::new(self.seed ^ crate::some::sum(recipe.as_bytes()))
    }
}

/// Reads the command line.
pub fn read(arguments: &[String]) -> Result<Wish, String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    let mut plan = Plan { release: false, without_root: false, seed: now, lanes: LANES, only: Vec::new() };
    let mut rest = arguments.iter();
    while let Some(one) = rest.next() {
        match one.as_str() {
            "--list" => return Ok(Wish::List),
            "--release-counts" => plan.release = true,
            "--without-root" => plan.without_root = true,
            "--seed" => {
                let seed = rest.next().and_then(|seed| seed.parse().ok());
                plan.seed = seed.ok_or("--seed takes a number")?;
            }
            "--lanes" => {
                let lanes = rest.next().and_then(|lanes| lanes.parse().ok()).filter(|lanes| (1..=32).contains(lanes));
                plan.lanes = lanes.ok_or("--lanes takes a number from 1 to 32")?;
            }
            // What cargo itself may add.
            "--nocapture" | "--quiet" | "-q" => {}
            name if !name.starts_with('-') => plan.only.push(name.to_owned()),
            other => {
                return Err(format!(
                    "{other} is not known; there are --release-counts, --lanes N, --without-root, --seed N, --list, and the names \
                     of recipes"
                ));
            }
        }
    }
    Ok(Wish::Run(plan))
}
