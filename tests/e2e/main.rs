//! The real binary in a real window.

fn main() {}
