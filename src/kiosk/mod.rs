//! The machine around the house: touch, clock, rest, voice, watchdog, the file of settings, and what
//! the machine was told. Names no toolkit.

pub mod clock;
pub mod config;
pub mod host;
pub mod keyboard;
pub mod log;
pub mod machine;
pub mod picture_folder;
pub mod rest;
mod setting;
mod ssip;
pub mod touch;
pub mod voice;
pub mod watchdog;
