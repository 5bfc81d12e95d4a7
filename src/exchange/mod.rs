//! Bytes in and out: iCalendar and the house file.

pub mod calendar;
