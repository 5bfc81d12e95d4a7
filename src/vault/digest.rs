//! Sums of files, by which a backup knows that it is whole.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of the file at `path`, as 64 hexadecimal digits.
///
/// # Errors
/// When the file cannot be read.
pub fn sum_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut sum = Sha256::new();
    let mut part = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            break;
        }
        sum.update(&part[..read]);
    }
    Ok(digits(&sum.finalize()))
}

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
#[must_use]
pub fn sum(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
