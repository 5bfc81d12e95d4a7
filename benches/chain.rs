//! How long it takes to look through an audit of a million entries, and to find the one that was changed.
//!
//! `cargo bench --no-default-features --bench chain`. The entries lie in memory: what is measured is the chain, and not
//! the disk. It ends with 1 where the slowest of three looks is over the limit, or a change is not found.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use fristed::vault::VaultError;
use fristed::vault::chain::{AuditKeys, Broken, Head, Link};
use fristed::vault::envelope::Key;

/// More than a house writes in a hundred years.
const ENTRIES: u64 = 1_000_000;
const LIMIT: Duration = Duration::from_secs(1);
const NAME: &str = "bench";
const ENTRY: &[u8] = b"employee 3\nchanged-activity\nTirsdagsbillard@2026-10-13T13:00:00";

fn main() -> ExitCode {
    match measure() {
        Ok(slowest) => {
            println!("{ENTRIES} entries looked through: {:.0} ms of {}", millis(slowest), LIMIT.as_millis());
            if slowest <= LIMIT { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn chain(keys: &AuditKeys) -> Result<Vec<Link>, VaultError> {
    let (mut links, mut head) = (Vec::new(), Head::START);
    for _ in 0..ENTRIES {
        let link = keys.link(NAME, head, ENTRY)?;
        head = Head { number: link.number, mark: link.mark };
        links.push(link);
    }
    Ok(links)
}

fn measure() -> Result<Duration, String> {
    let said = |error: VaultError| error.to_string();
    let keys = AuditKeys::of(&Key::random().map_err(said)?);
    let mut links = chain(&keys).map_err(said)?;
    let mut slowest = Duration::ZERO;
    for _ in 0..3 {
        let began = Instant::now();
        let whole = keys.verify(NAME, &links);
        slowest = slowest.max(began.elapsed());
        if !whole.is_ok_and(|head| head.number == ENTRIES) {
            return Err("the whole chain is not whole".to_owned());
        }
    }
    let changed = ENTRIES - 7;
    let at = usize::try_from(changed - 1).map_err(|error| error.to_string())?;
    if let Some(byte) = links.get_mut(at).and_then(|link| link.sealed.last_mut()) {
        *byte ^= 1;
    }
    match keys.verify(NAME, &links) {
        Err(Broken::At(found)) if found == changed => Ok(slowest),
        other => Err(format!("the change of entry {changed} was taken for {other:?}")),
    }
}
