//! Pure rules of the house: no I/O, no clock, no SQL, no serde, no Slint.
//!
//! `now` is always a parameter. States are enums that carry their data, refusals are values.

pub mod symbol;
pub mod text;
pub mod time;
pub mod together;

pub mod activity;
pub mod agenda_days;
pub mod programme;
pub mod recurrence;
pub mod repeat;

pub mod access;
pub mod backup;
pub mod codes;
pub mod compass;
pub mod duty;
pub mod employee;
pub mod erasure;
pub mod facility;
pub mod finding;
pub mod group;
pub mod guide;
pub mod hex;
pub mod holiday;
pub mod house;
pub mod meeting;
pub mod meeting_draft;
pub mod offer;
pub mod opening;
pub mod pin;
pub mod questions;
pub mod ratchet;
pub mod retention;
pub mod room;
pub mod settings;
pub mod sign_up;
pub mod small_need;
pub mod started;
pub mod throttle;

pub mod day;
pub mod nudge;

pub mod answered;
pub mod contact;
pub mod distress;
pub mod picture;
pub mod picture_sentence;
pub mod pointing;
pub mod purpose;
pub mod recommended;
pub mod release;
pub mod suggestion;
pub mod writing;

pub mod house_report;
pub mod story;

pub mod looks;
