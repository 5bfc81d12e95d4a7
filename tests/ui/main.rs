//! The screens without a display: fingers and keys by accessible label, pictures, and the sweep.

mod harness;
mod houses;
mod look;
mod rules;

mod aloud;
mod code;
mod facilities;
mod golden;
mod keyboard;
mod language;
mod navigation;
mod pages;
mod redraw;
mod rest;
mod see_better;
mod sweep;
mod touch;
