//! Files of other programs and people: bytes in, domain types out, and back.

pub mod calendar;
pub mod house_file;
pub mod pdf;
pub mod picture;
