//! Pure rules of the house: no I/O, no clock, no SQL, no serde, no Slint.
//!
//! `now` is always a parameter. States are enums that carry their data, refusals are values.

pub mod text;
pub mod time;

pub mod activity;
pub mod recurrence;

pub mod facility;
pub mod holiday;
pub mod house;
pub mod offer;
pub mod opening;

pub mod day;
pub mod nudge;

pub mod contact;
pub mod distress;
pub mod picture_sentence;
pub mod release;
pub mod suggestion;
