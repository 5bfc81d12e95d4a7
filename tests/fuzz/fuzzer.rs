//! LLVM's libFuzzer around one of the targets: `FRISTED_FUZZ=calendar fristed-fuzz [what libFuzzer takes]`.
//!
//! `tests/fuzz/run` builds it with the marks that coverage is read from, and calls it once for each target.

#![no_main]
#![allow(clippy::pedantic, reason = "what is pedantic in the program is in the way of a test")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a property that fails is a panic")]

mod targets;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();

fn chosen() -> fn(&[u8]) {
    let name = std::env::var("FRISTED_FUZZ").unwrap_or_default();
    let found = targets::TARGETS.into_iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("FRISTED_FUZZ names no target: {name:?}")).1
}

fuzz_target!(
    init: { TARGET.get_or_init(chosen); },
    |bytes: &[u8]| TARGET.get_or_init(chosen)(bytes)
);
