//! Everything that needs no screen: one binary, so that it links once.

mod example_house;
mod house_file;
mod import;
mod occurrences;
mod some;
mod store;
