//! Pictures that a house takes in from a stick: *ting og steder, ikke mennesker*.

use thiserror::Error;

/// How the name of a picture of the house's own begins, where an activity names its drawing.
const OWN: &str = "eget-";
/// Digits of such a name after its beginning.
const DIGITS: usize = 16;

/// A file that is longer is not read, in bytes.
pub const LONGEST_FILE: u64 = 20 * 1024 * 1024;
/// A picture that is larger is not decoded, in pixels.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The longest side of a picture as it is kept: somewhat more than the 760 px that it is shown at.
pub const LONGEST_SIDE: u32 = 1024;
/// So many files of a stick are looked at.
pub const MOST_FILES: usize = 200;
/// A kept picture is no longer than this, in bytes.
pub const LONGEST_KEPT: usize = 1024 * 1024;

/// The name of the picture with this sum, in hexadecimal digits. The same picture always has the same name, and no
/// other house has another picture under it.
#[must_use]
pub fn own_name(sum: &str) -> String {
    let digits: String = sum.chars().filter(char::is_ascii_hexdigit).take(DIGITS).collect();
    format!("{OWN}{digits}")
}

/// Whether a drawing's name is that of a picture of the house's own.
#[must_use]
pub fn is_own(name: &str) -> bool {
    name.strip_prefix(OWN).is_some_and(|digits| {
        digits.len() == DIGITS && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// Whether a file is looked at, by its name.
#[must_use]
pub fn is_picture_file(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(stem, ending)| if stem.is_empty() { "" } else { ending });
    ["png", "jpg", "jpeg"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// A picture as it is kept: upright, scaled, and nothing in it but its pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub width: u32,
    pub height: u32,
    pub jpeg: Vec<u8>,
}

/// The pixels of a picture: RGB, one byte each, row by row from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

/// Why a picture is not taken. Each has its sentence, which says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PictureRefused {
    #[error("the file is no PNG or JPEG that can be read; choose another")]
    NoPicture,
    #[error("the picture is larger than 20 MB or 50 megapixels; save it smaller first")]
    TooLarge,
    #[error("the file cannot be read any more; put the stick in again")]
    Gone,
}
