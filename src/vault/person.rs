//! The key of one person's records, wrapped in the key of the compass. Without it her records are noise: to erase a
//! person is to erase this first.

use zeroize::Zeroizing;

use super::VaultError;
use super::envelope::{self, Key, Label};

const fn label(person: &[u8]) -> Label<'_> {
    Label { table: "person_key", id: person, key: "compass", version: 1 }
}

/// A new key for `person`, and how it lies in the file.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn new_key(compass: &Key, person: &[u8]) -> Result<(Key, Vec<u8>), VaultError> {
    let key = Key::random()?;
    let sealed = envelope::seal(compass, &label(person), key.bytes())?;
    Ok((key, sealed))
}

/// The key of `person`.
///
/// # Errors
/// [`VaultError::CannotOpen`] without the key of the compass, or when it is that of another person.
pub fn open_key(compass: &Key, person: &[u8], sealed: &[u8]) -> Result<Key, VaultError> {
    let bytes: Zeroizing<Vec<u8>> = envelope::open(compass, &label(person), sealed)?;
    Key::from_bytes(&bytes)
}
