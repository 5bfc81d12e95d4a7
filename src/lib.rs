//! Fristed: the day of a Danish *værested* on the touch screen in its common room.
//!
//! Start with `ARCHITECTURE.md`; the layers below stand in the order in which they may know each other.

pub mod domain;

pub mod exchange;
pub mod vault;

pub mod store;

pub mod app;
pub mod draw;
pub mod kiosk;

#[cfg(feature = "ui")]
pub mod screens;

pub mod cli;

/// Whatever is freed is overwritten, so that nothing of what somebody typed stays in memory, wherever it was copied to.
/// Here and not in `main`, so that the tests which look for it run with the same.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);
