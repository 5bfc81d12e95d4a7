//! Bytes as letters, for names of records in a press or on a page.

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
