//! Files that make no sense, given to the real program: one sentence or findings with lines, never a panic.

use std::fs;
use std::time::Duration;

use crate::lanes::shared;
use crate::plan::Plan;
use crate::random::Random;
use crate::run::{fristed, run};
use crate::some::EXAMPLE;
use crate::{Figure, Tried};

/// Longer than this no file may take. The requirement is a second; a busy machine is allowed for.
const PATIENCE: Duration = Duration::from_secs(3);

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//DA\r\nBEGIN:VEVENT\r\nUID:1@a\r\n\
    DTSTAMP:20261001T080000Z\r\nDTSTART;TZID=Europe/Copenhagen:20261013T100000\r\nDURATION:PT1H\r\n\
    RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20271013T080000Z\r\nEXDATE;TZID=Europe/Copenhagen:20261020T100000\r\n\
    SUMMARY:Kaffe\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const SETTINGS: &str = "profile = \"faellesrum\"\nscreen-inches = 24\nscreen-on = \"07:00\"\nscreen-off = \"22:00\"\n";

pub fn files(plan: &Plan) -> Tried {
    let each = plan.count(25, 2000);
    let lanes = shared(plan, each, |lane, share| lane_of_files(plan, lane, share))?;
    let worse = |(one, other): (Duration, u32), (slowest, refused)| (one.max(slowest), other + refused);
    let (slowest, refused) = lanes.into_iter().fold((Duration::ZERO, 0), worse);
    let said = format!("{refused} refused with a sentence, the others taken; at most {} ms", slowest.as_millis());
    Ok(Figure { cases: 3 * each, said })
}

/// The longest that one took, and how many were refused.
fn lane_of_files(plan: &Plan, lane: u32, share: u32) -> Result<(Duration, u32), String> {
    let mut random = plan.random(&format!("nonsense {lane}"));
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let dir = folder.path().join("house");
    let (mut slowest, mut refused) = (Duration::ZERO, 0);
    for case in 0..share {
        for (name, seed) in [("file.ics", CALENDAR), ("file.toml", EXAMPLE), ("settings.toml", SETTINGS)] {
            let bytes = spoiled(seed.as_bytes(), &mut random);
            let file = folder.path().join(name);
            fs::write(&file, &bytes).map_err(|error| error.to_string())?;
            let path = file.display().to_string();
            let mut command = match name {
                // The later one counts, as a second option of the same name is refused.
                "settings.toml" => {
                    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fristed"));
                    command.arg("--data").arg(&dir).args(["--config", &path, "today"]);
                    command
                }
                _ => fristed(&dir, &["import", "--dry-run", &path]),
            };
            let kept = || {
                let keep =
                    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(format!("torture-{name}"));
                let _ = fs::write(&keep, &bytes);
                format!("case {case}, kept as {}", keep.display())
            };
            let said = run(&mut command).map_err(|said| format!("{}: {said}", kept()))?;
            said.no_panic().map_err(|said| format!("{}: {said}", kept()))?;
            if !matches!(said.code, Some(0 | 1)) || (said.code == Some(1) && said.err.is_empty()) {
                return Err(format!("{}: {said:?}", kept()));
            }
            if said.took > PATIENCE {
                return Err(format!("{}: it took {:?}", kept(), said.took));
            }
            slowest = slowest.max(said.took);
            refused += u32::from(said.code == Some(1));
        }
    }
    Ok((slowest, refused))
}

/// A file with a few things wrong, or none that was one ever.
fn spoiled(seed: &[u8], random: &mut Random) -> Vec<u8> {
    if random.below(10) == 0 {
        return (0..random.below(5000)).map(|_| random.byte()).collect();
    }
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(8) {
        let at = random.below(bytes.len());
        match random.below(5) {
            0 => bytes[at] = random.byte(),
            1 => bytes.truncate(at.max(1)),
            2 => drop(bytes.drain(at..bytes.len().min(at + random.below(40)))),
            3 => {
                let again: Vec<u8> = bytes[at..bytes.len().min(at + random.below(200))].to_vec();
                bytes.splice(at..at, again);
            }
            _ => drop(bytes.splice(at..at, b"99999999999999999999-".iter().copied())),
        }
        if bytes.is_empty() {
            bytes.push(random.byte());
        }
    }
    bytes
}
