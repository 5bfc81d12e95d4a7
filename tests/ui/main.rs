//! The screens without a display: fingers and keys by accessible label, pictures, and the sweep.

mod harness;
mod look;

mod facilities;
