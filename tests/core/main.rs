//! Tests of everything that needs no screen.

mod calendar;
mod recurrence;
