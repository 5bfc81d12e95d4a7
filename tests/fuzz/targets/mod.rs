//! What holds of any bytes whatever, one function for everything that reads some. `tests/fuzz/run` looks for bytes of
//! which it does not hold; `cargo test` goes over those that are kept in `tests/fuzz/corpus`.

mod calendar;
mod compass;
mod cpr;
mod house_file;
mod manifest;
mod sealed;
mod settings;

/// Each with the name of its folder in the corpus.
pub const TARGETS: [(&str, fn(&[u8])); 7] = [
    ("calendar", calendar::holds),
    ("compass", compass::holds),
    ("cpr", cpr::holds),
    ("house-file", house_file::holds),
    ("manifest", manifest::holds),
    ("sealed", sealed::holds),
    ("settings", settings::holds),
];
