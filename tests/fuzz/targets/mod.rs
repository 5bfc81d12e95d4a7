//! What holds of any bytes whatever, one function for everything that reads some. `tests/fuzz/run` looks for bytes of
//! which it does not hold; `cargo test` goes over those that are kept in `tests/fuzz/corpus`.

mod calendar;
mod compass;
mod cpr;
mod house_file;
mod manifest;
mod sealed;
mod settings;

/// The name of its folder in the corpus, and what panics where something does not hold.
pub type Target = (&'static str, fn(&[u8]));

pub const TARGETS: [Target; 7] = [
    ("calendar", calendar::holds),
    ("compass", compass::holds),
    ("cpr", cpr::holds),
    ("house-file", house_file::holds),
    ("manifest", manifest::holds),
    ("sealed", sealed::holds),
    ("settings", settings::holds),
];
