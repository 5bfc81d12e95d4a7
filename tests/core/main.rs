//! What needs neither a screen nor a display: one binary, so that it links once.

mod clock;
mod config;
mod draw;
mod measure;
mod rest;
mod touch;
mod voice;
