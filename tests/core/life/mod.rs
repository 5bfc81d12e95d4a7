//! A life: years of a house with visitors, employees, pulled plugs, full disks and wrong clocks, all drawn from one seed.
//!
//! `cargo test --test core life` lives a few months of two of them, `FRISTED_LIFE=SEED:DAYS` as long as one likes of that
//! one. Whatever goes wrong names seed, day and commit.

mod acts;
mod model;
mod world;

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use world::World;

/// What one life had in it, so that none passes in which nothing happens.
#[derive(Debug, Default)]
pub struct Tally {
    pub signed_up: u32,
    pub stepped_back: u32,
    pub posted: u32,
    pub answered: u32,
    pub needs: u32,
    pub openings: u32,
    pub plugs: u32,
    pub refused: u32,
    pub wrong_clocks: u32,
    pub backups: u32,
    pub drills: u32,
}

/// Lives `days` days from `seed`; panics with the day on which something did not hold.
pub fn live(seed: u64, days: u32) -> Tally {
    let mut world = World::begin(seed);
    for _ in 0..days {
        world.day();
    }
    world.tally()
}

const CHILD: &str = "FRISTED_LIFE_CHILD";
/// In a plain `cargo test`. Two years are `FRISTED_LIFE=1:730`.
const DAYS: u32 = 120;

/// Not a test of its own: what the test below starts, where a file that grows too long is refused and nothing worse.
#[test]
fn a_child_that_lives() {
    let Ok(wish) = std::env::var(CHILD) else { return };
    let (seed, days) = wish.split_once(':').expect("SEED:DAYS");
    let tally = live(seed.parse().unwrap(), days.parse().unwrap());
    println!("lived {tally:?}");
}

/// What the life said at its end.
fn lived(seed: u64, days: u32) -> String {
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(std::env::current_exe().unwrap());
    shell.args(["--exact", "life::a_child_that_lives", "--nocapture", "--test-threads=1"]);
    let output = shell.env(CHILD, format!("{seed}:{days}")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let commit = Command::new("git").args(["rev-parse", "--short", "HEAD"]).output();
    let commit = commit.map_or_else(|_| String::new(), |found| String::from_utf8_lossy(&found.stdout).into_owned());
    assert!(
        output.status.success(),
        "{said}\nThe same again, at commit {commit}: FRISTED_LIFE={seed}:{days} cargo test --test core life"
    );
    said.lines().find_map(|line| line.split_once("lived ")).expect("it came to its end").1.to_owned()
}

#[test]
fn nothing_that_was_promised_is_broken_in_a_life() {
    if let Ok(wish) = std::env::var("FRISTED_LIFE") {
        let (seed, days) = wish.split_once(':').expect("FRISTED_LIFE=SEED:DAYS");
        println!("{}", lived(seed.parse().unwrap(), days.parse().unwrap()));
        return;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    println!("seed {now}: {}", lived(now, DAYS));
    let said = lived(1, DAYS);
    println!("seed 1: {said}");
    for never in ["signed_up: 0,", "posted: 0,", "answered: 0,", "plugs: 0,", "wrong_clocks: 0,", "drills: 0 }"] {
        assert!(!said.contains(never), "it is a life in which nothing happens: {said}");
    }
}
