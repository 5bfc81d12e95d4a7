//! A monkey at the real window: taps, drags, other buttons, keys with and without others, drawn from a seed that is said.
//!
//! Whatever it does, the kiosk is there and fills the screen, nothing of the staff's side is on it, and it takes no more
//! files and threads than before; nor memory, in a play long enough to have met every page. What it does inside is played
//! far longer, and looked at more closely, in `tests/ui/monkey.rs`.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::appliance::hands;
use super::hold;
use super::screen::Screen;
use super::session::{Checked, wait_for};
use super::staff::{self, inside};

#[path = "../torture/random.rs"]
#[allow(dead_code, reason = "of what the torture draws, this one needs a part")]
mod random;

use random::Random;

/// After so many the program has met most of what it keeps, and is measured.
const WARM: usize = 1_000;
/// How often it does something.
const FEW: usize = 200;
/// So many things are done at a time; then the screen is looked at.
const AT_A_TIME: usize = 20;
const KEYS: [&str; 22] = [
    "Tab",
    "shift+Tab",
    "Return",
    "Escape",
    "space",
    "BackSpace",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "Prior",
    "Next",
    "a",
    "ae",
    "7",
    "ctrl+a",
    "ctrl+v",
    "alt+F4",
    "super+l",
    "ctrl+alt+Delete",
];

/// `COUNT:SEED`, as for the monkey of the screens; without it a few from the hour.
fn wish() -> Result<(usize, u64), String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    let Ok(wish) = std::env::var("FRISTED_MONKEY") else { return Ok((FEW, now)) };
    let (count, seed) = wish.split_once(':').ok_or("FRISTED_MONKEY is COUNT:SEED")?;
    let parsed = || Some((count.parse().ok()?, seed.parse().ok()?));
    parsed().ok_or_else(|| format!("FRISTED_MONKEY={wish:?} is no COUNT:SEED"))
}

pub fn plays(screen: &mut Screen) -> Checked {
    if !Path::exists(&staff::cards(screen)) {
        // Whoever meets a house that is not set up sets it up.
        staff::first_run(screen)?;
    }
    screen.kill()?;
    screen.open("09:57", &[])?;
    let (count, seed) = wish()?;
    println!("  seed {seed}, {count} times");
    let mut random = Random::new(seed);
    let mut before = None;
    for done in (0..count).step_by(AT_A_TIME) {
        if done >= WARM.min(count / 2) && before.is_none() {
            before = Some(takes(screen.process()?)?);
        }
        let did = some(screen, &mut random)?;
        let at = format!("after {} (FRISTED_MONKEY={count}:{seed}), which did {did:?}", done + AT_A_TIME);
        holds(screen).map_err(|said| format!("{said}; {at}"))?;
    }
    let before = before.ok_or("nothing was done")?;
    has_not_grown(screen, &before, count >= 2 * WARM)?;
    screen.kill()?;
    screen.open("09:58", &[])
}

/// Does something so many times, in one go of the hands.
fn some(screen: &Screen, random: &mut Random) -> Result<Vec<String>, String> {
    let buttons: Vec<(i32, i32)> = {
        let all = screen.elements()?;
        let all = all.iter().filter(|one| one.is_button());
        all.map(|one| (one.x + one.width / 2, one.y + one.height / 2)).collect()
    };
    let mut words: Vec<String> = Vec::new();
    for _ in 0..AT_A_TIME {
        let place = |random: &mut Random| {
            let side = |random: &mut Random, length: usize| i32::try_from(random.below(length)).unwrap_or(0);
            match buttons.get(random.below(buttons.len() + buttons.len() / 3 + 1)) {
                Some((x, y)) => (x + side(random, 31) - 15, y + side(random, 31) - 15),
                None => (side(random, 1920), side(random, 1080)),
            }
        };
        let (x, y) = place(random);
        let (to_x, to_y) = place(random);
        let which = ["2", "3", "4", "5", "8", "9"][random.below(6)];
        let key = KEYS[random.below(KEYS.len())];
        let did = match random.below(20) {
            0..=10 => format!("mousemove {x} {y} click 1"),
            11 | 12 => format!("mousemove {x} {y} mousedown 1 mousemove {to_x} {to_y} mouseup 1"),
            13 => format!("mousemove {x} {y} mousedown 1 mousedown 3 mouseup 1 mouseup 3"),
            14 => format!("mousemove {x} {y} click {which}"),
            15 => format!("mousemove {x} {y} mousedown 1 sleep 1 mouseup 1"),
            16 => format!("mousemove {x} {y} click --repeat 4 --delay 60 1"),
            _ => format!("key {key}"),
        };
        words.push(format!("{did} sleep 0.08"));
    }
    let arguments: Vec<&str> = words.iter().flat_map(|word| word.split(' ')).collect();
    hands(screen, &arguments)?;
    Ok(words)
}

fn holds(screen: &mut Screen) -> Checked {
    hold(screen.is_running(), "the kiosk ended")?;
    let window = screen.element("frame", "Fristed")?;
    let place = (window.x, window.y, window.width, window.height);
    hold(place == (0, 0, 1920, 1080), format!("the window is at {place:?}"))?;
    let left = inside(screen)?;
    hold(left.is_empty(), format!("nobody is in, and there is {left:?}"))
}

/// What the process takes.
#[derive(Debug)]
struct Takes {
    kilobytes: usize,
    files: usize,
    threads: usize,
}

fn takes(process: u32) -> Result<Takes, String> {
    let of = |error: std::io::Error| error.to_string();
    let status = fs::read_to_string(format!("/proc/{process}/status")).map_err(of)?;
    let number = |key: &str| {
        let line = status.lines().find(|line| line.starts_with(key))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    let files = fs::read_dir(format!("/proc/{process}/fd")).map_err(of)?.count();
    match (number("VmRSS:"), number("Threads:")) {
        (Some(kilobytes), Some(threads)) => Ok(Takes { kilobytes, files, threads }),
        _ => Err(format!("the status of {process} does not tell what it takes")),
    }
}

/// Files and threads that were there for a moment have gone; memory counts where it has met every page before.
fn has_not_grown(screen: &Screen, before: &Takes, knows_every_page: bool) -> Checked {
    let mut after = takes(screen.process()?)?;
    let still = wait_for("the end of what was opened", || {
        after = takes(screen.process().ok()?).ok()?;
        (after.files <= before.files && after.threads <= before.threads).then_some(())
    });
    println!("  it took {before:?} and takes {after:?}");
    still.map_err(|said| format!("{said}: it took {before:?} and takes {after:?}"))?;
    let grown = after.kilobytes.saturating_sub(before.kilobytes);
    let is_too_much = grown > 10 * 1024 || grown * 20 > before.kilobytes;
    hold(!(knows_every_page && is_too_much), format!("it has grown by {grown} kB"))
}
