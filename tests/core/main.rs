//! What needs neither a screen nor a display: one binary, so that it links once.

#![allow(clippy::pedantic, reason = "what is pedantic in the program is in the way of a test")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper of a test may panic")]
#![allow(clippy::print_stdout, reason = "a test says which figure it reaches, with --nocapture")]

mod lysningen;
mod some;
mod sources;
mod staff_house;

mod activity;
mod architecture;
mod calendar;
mod calendar_series;
mod calendar_written;
mod cli;
mod cli_import;
mod cli_screens;
mod clock;
mod config;
mod contact;
mod contract;
mod day;
mod distress;
mod draw;
mod erasure;
mod example_house;
mod facilities;
mod facility;
mod help;
mod holiday;
mod house_file;
mod idle;
mod import;
mod joining;
mod keyboard;
mod measure;
mod meeting;
mod meeting_store;
mod occurrences;
mod offers;
mod opening;
mod picture_sentence;
mod print;
mod recurrence;
mod recurrence_properties;
mod release;
mod rest;
mod staff;
mod staff_crash;
mod staff_keys;
mod staff_traces;
mod store;
mod suggestion;
mod suggestion_box;
mod suggestion_crash;
mod suggestion_traces;
mod symbol_drawings;
mod text;
mod throttle;
mod time;
mod today;
mod touch;
mod vault;
mod voice;
mod week;
mod words;
