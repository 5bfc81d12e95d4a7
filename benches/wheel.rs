//! How long a whole wheel of the compass takes to draw at 780 px: every field filled, in each colour.
//!
//! `cargo bench --bench wheel`. Measured is the picture as the screen shows it, with an outline around a field; what is
//! drawn once for all wheels of a size is made before. It ends with 1 where the median of the slowest is over the limit.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use fristed::domain::compass::{Field, Filling, Tone, Wheel};
use fristed::draw::Ground;
use fristed::draw::wheel::Painter;

const SIDE: u32 = 780;
const LIMIT: Duration = Duration::from_millis(8);
const ROUNDS: usize = 200;

/// Every field with an answer of this colour at both coloured levels, and an approach.
fn all_of(tone: Tone) -> Filling {
    let mut filling = Filling::default();
    for field in Field::all() {
        for level in field.wheel().levels() {
            let answers = level.answers();
            let answer = answers.into_iter().find(|one| one.tone() == Some(tone)).unwrap_or(answers[0]);
            // An answer of the field's own level is always taken.
            let _ = filling.give(field, answer);
        }
    }
    filling
}

fn main() -> ExitCode {
    let Some(painter) = Painter::new(SIDE, Ground::Light) else {
        eprintln!("a wheel of {SIDE} px cannot be drawn");
        return ExitCode::FAILURE;
    };
    let mut within = true;
    for wheel in Wheel::BOTH {
        for tone in [Tone::Green, Tone::Yellow, Tone::Red] {
            let filling = all_of(tone);
            let mut times = Vec::with_capacity(ROUNDS);
            for _ in 0..ROUNDS {
                let began = Instant::now();
                if painter.paint(wheel, &filling, wheel.fields().first().copied()).is_none() {
                    eprintln!("nothing was drawn");
                    return ExitCode::FAILURE;
                }
                times.push(began.elapsed());
            }
            times.sort_unstable();
            let (median, slow) = (times[ROUNDS / 2], times[ROUNDS * 95 / 100]);
            let millis = |time: Duration| time.as_secs_f64() * 1000.0;
            println!("{wheel:?}, all {tone:?}: median {:.2} ms, 95 % {:.2} ms", millis(median), millis(slow));
            within &= median <= LIMIT;
        }
    }
    if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
