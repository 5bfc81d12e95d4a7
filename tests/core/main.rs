//! What needs neither a screen nor a display.

mod clock;
mod config;
mod draw;
mod measure;
mod rest;
mod touch;
mod voice;
