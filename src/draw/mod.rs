//! Pixels: icons and drawings, QR codes, and how wide a text becomes. Names no toolkit.

pub mod bitmap;
pub mod digits;
pub mod icons;
pub mod measure;
pub mod photo;
pub mod qr;
pub mod scenes;
mod svg;
pub mod wheel;

pub use bitmap::{Bitmap, png};
pub use icons::icon;
pub use measure::{Measure, Weight};
pub use qr::qr;
pub use scenes::{Ground, scene};
