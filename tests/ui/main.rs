//! The screens without a display: fingers and keys by accessible label, pictures, and the sweep.

#![allow(clippy::pedantic, reason = "what is pedantic in the program is in the way of a test")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper of a test may panic")]

mod example;
mod harness;
mod houses;
mod join;
mod look;
mod rules;

mod about;
mod aloud;
mod code;
mod compass;
mod errands;
mod facilities;
mod golden;
mod keyboard;
mod language;
mod meeting;
mod meetings_made;
mod navigation;
mod no_size;
mod on_screen_keyboard;
mod overlays;
mod pages;
mod pulse;
mod redraw;
mod released;
mod reserve_list;
mod rest;
mod running;
mod see_better;
mod settings;
mod staff;
mod staff_desk;
mod staff_house;
mod staff_lists;
mod staff_pages;
mod suggestion;
mod sweep;
mod together;
mod touch;
mod typing;
mod unsaved;
mod wheel_pictures;
