//! What needs neither a screen nor a display: one binary, so that it links once.

mod some;

mod calendar;
mod clock;
mod config;
mod draw;
mod example_house;
mod house_file;
mod import;
mod measure;
mod occurrences;
mod recurrence;
mod rest;
mod store;
mod touch;
mod voice;
