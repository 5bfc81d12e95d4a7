//! The screens without a display.
