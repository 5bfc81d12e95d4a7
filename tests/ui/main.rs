//! The screens without a display: fingers and keys by accessible label, pictures, and the sweep.

#![allow(clippy::pedantic, reason = "what is pedantic in the program is in the way of a test")]
#![allow(clippy::print_stdout, reason = "a test says which figure it reaches, with --nocapture")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper of a test may panic")]

mod example;
mod harness;
mod houses;
mod join;
mod join_ends;
mod join_first;
mod join_lists;
mod look;
mod rules;
mod staff_sweep;

mod about;
mod aloud;
mod code;
mod compass;
mod compass_redraw;
mod errands;
mod facilities;
mod golden;
mod golden_compass;
mod house_report;
mod keyboard;
mod language;
mod meeting;
mod meetings_made;
mod navigation;
mod no_size;
mod on_screen_keyboard;
mod over_time;
mod overlays;
mod pages;
mod pair;
mod persons;
mod persons_asked;
mod pulse;
mod real_round;
mod redraw;
mod redraw_pages;
mod released;
mod reserve_list;
mod rest;
mod roles;
mod round;
mod running;
mod see_better;
mod settings;
mod staff;
mod staff_desk;
mod staff_english;
mod staff_house;
mod staff_lists;
mod staff_pages;
mod suggestion;
mod suggestion_help;
mod sweep;
mod together;
mod touch;
mod typing;
mod unsaved;
mod unsaved_compass;
mod wheel_pictures;
mod wording;

mod both_languages;
mod compass_names;
mod compass_presses;
mod compass_rights;
mod desk_list;
mod golden_staff;
mod keys_in_place;
mod lost_and_told;
mod monkey;
mod not_now;
mod round_together;
mod staff_every_page;
mod started;
mod three_presses;
