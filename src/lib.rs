//! Fristed: the day of a Danish *værested* on the touch screen in its common room.
//!
//! Start with `ARCHITECTURE.md`; the layers below stand in the order in which they may know each other.

pub mod domain;

pub mod exchange;
pub mod vault;

pub mod store;

pub mod app;
pub mod draw;
pub mod kiosk;

#[cfg(feature = "ui")]
pub mod screens;

pub mod cli;
