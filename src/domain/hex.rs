//! Bytes as letters, for sums, names and keys where they lie among words.

use std::fmt::Write as _;

/// Two letters each.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut said, byte| {
        // Writing to a string never fails.
        let _ = write!(said, "{byte:02x}");
        said
    })
}

/// The bytes that [`hex`] has written; `None` where it is something else.
#[must_use]
pub fn unhex(word: &str) -> Option<Vec<u8>> {
    if !word.len().is_multiple_of(2) || !word.bytes().all(|letter| letter.is_ascii_hexdigit()) {
        return None;
    }
    // Room for all at once: where it is a key, no piece of it is left behind by a list that grows.
    let mut bytes = Vec::with_capacity(word.len() / 2);
    for at in (0..word.len()).step_by(2) {
        bytes.push(u8::from_str_radix(word.get(at..at + 2)?, 16).ok()?);
    }
    Some(bytes)
}
