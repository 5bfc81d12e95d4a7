//! The house file: everything a house says about itself, in TOML that a member of staff can write.
//!
//! Reading collects every problem of the file with its line, so that nobody has to try again and again.
//! The store is where content lives; this file is only a way in and out of it.

mod activity;
mod duties;
mod hours;
mod meeting;
mod read;
mod repeat;
mod schedule;
mod section;
mod settings;
mod write;
mod write_activity;
mod write_meeting;

use std::fmt;

pub use read::read;
pub use write::write;

/// One thing in a house file that cannot be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong and what is allowed, in one English sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// The drawings that a house file may name.
#[derive(Debug, Clone, Copy)]
pub struct Drawings<'a> {
    /// Names in `assets/icons`, without the ending.
    pub icons: &'a [&'a str],
    /// Names in `assets/scenes`, without the ending and without the dark twins.
    pub scenes: &'a [&'a str],
}
