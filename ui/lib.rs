//! The screens of Fristed, generated from the `.slint` files beside this one.
//!
//! `api/` is the whole contract with Rust; nothing else here is written by hand.

#![allow(clippy::all, clippy::pedantic, missing_docs, reason = "generated code")]

slint::include_modules!();
