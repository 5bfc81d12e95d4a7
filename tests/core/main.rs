//! Everything that needs no screen: one binary, so that it links once.
