//! The machine around the house: touch, clock, rest, voice and the file of settings. Names no toolkit.

pub mod clock;
pub mod config;
pub mod keyboard;
pub mod log;
pub mod rest;
mod ssip;
pub mod touch;
pub mod voice;
