//! The key of a record that is about several persons. Each of them has a part of it under her own key, with what stands
//! for her in the record: whoever of them is erased takes her part along, and nobody reads the record any more.

use zeroize::Zeroizing;

use super::VaultError;
use super::envelope::{self, Key, Label};
use super::split::{parts_of, whole_of};

/// Parts of a new key for each of `persons`, at least for one; and the key.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn in_parts(persons: usize) -> Result<(Key, Vec<Key>), VaultError> {
    let key = Key::random()?;
    let parts = parts_of(key.bytes(), persons)?.iter().map(|part| Key::from_bytes(part)).collect::<Result<_, _>>()?;
    Ok((key, parts))
}

/// The key again. With a part missing it is another key, which opens nothing.
///
/// # Errors
/// [`VaultError::CannotOpen`] without any part.
pub fn of_parts(parts: &[Key]) -> Result<Key, VaultError> {
    Key::from_bytes(&whole_of(parts.iter().map(Key::bytes))?)
}

/// How `shared` lies under the key of one person, with what stands for her.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn wrap(under: &Key, label: &Label<'_>, shared: &Key, stands_for: char) -> Result<Vec<u8>, VaultError> {
    let plain = Zeroizing::new([&u32::from(stands_for).to_be_bytes()[..], shared.bytes()].concat());
    envelope::seal(under, label, &plain)
}

/// The key again, and what stands for the person.
///
/// # Errors
/// [`VaultError::CannotOpen`] with the key of somebody else, or when a bit of it was changed.
pub fn unwrap(under: &Key, label: &Label<'_>, sealed: &[u8]) -> Result<(Key, char), VaultError> {
    let plain = envelope::open(under, label, sealed)?;
    let (letter, key) = plain.split_first_chunk::<4>().ok_or(VaultError::CannotOpen)?;
    let letter = char::from_u32(u32::from_be_bytes(*letter)).ok_or(VaultError::CannotOpen)?;
    Ok((Key::from_bytes(key)?, letter))
}
