//! Use cases: a press becomes a [`Command`], the state of the house becomes plain view structs. Toolkit-free.

pub mod ports;
