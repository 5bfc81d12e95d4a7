//! The machine around the house: touch, clock, rest, voice, watchdog, the file of settings, and what
//! the machine was told. Names no toolkit.

pub mod clock;
pub mod config;
pub mod host;
pub mod keyboard;
pub mod log;
pub mod machine;
pub mod picture_folder;
pub mod printer;
pub mod rest;
pub mod seen;
mod setting;
mod setting_words;
mod ssip;
pub mod stick;
pub mod touch;
pub mod voice;
pub mod watchdog;
