//! Sums of files, by which a backup knows that it is whole.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::domain::hex::hex;

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
    Ok(hex(&sum.finalize()))
}

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
#[must_use]
pub fn sum(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
