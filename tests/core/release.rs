//! When the box is emptied.
