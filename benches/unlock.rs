//! How long it takes from the last digit of a PIN to the desk, at the full cost of a try.
//!
//! `cargo bench --bench unlock`. It ends with 1 where the 95th percentile is over the limit.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use fristed::domain::codes::CodeKind;
use fristed::domain::employee::{EmployeeId, Right};
use fristed::vault::VaultError;
use fristed::vault::hierarchy::{PadKey, RightKeys};
use fristed::vault::random;
use fristed::vault::slots::KdfPolicy;

const LIMIT: Duration = Duration::from_millis(1500);
const ROUNDS: usize = 20;

fn main() -> ExitCode {
    match measure() {
        Ok(mut times) => {
            times.sort_unstable();
            let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
            println!(
                "a PIN at 256 MiB, 3 passes: median {:.0} ms, 95 % {:.0} ms, longest {:.0} ms",
                at(50),
                at(95),
                at(100)
            );
            if at(95) <= LIMIT.as_secs_f64() * 1000.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("the slots could not be made: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<Vec<Duration>, VaultError> {
    let (pad, rights, id) = (PadKey::new()?, RightKeys::new()?, EmployeeId(1));
    let (code, pin) = (random::code(CodeKind::Start)?, random::pin()?);
    let slot = pad.slot(KdfPolicy::FULL, &code)?;
    let pin_slot = pad.pin_slot(KdfPolicy::FULL, id, &pin, &rights, Right::Compass)?.ok_or(VaultError::CannotOpen)?;
    let pad = PadKey::from_slot(&code, &slot)?;
    (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            std::hint::black_box(pad.open_pin(id, &pin, &pin_slot.sealed)?);
            Ok(began.elapsed())
        })
        .collect()
}
