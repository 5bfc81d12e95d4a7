//! A private key in as many parts as there are people: all of them together open, and one less opens nothing.
//!
//! All parts but the last are random; the last is what is left of the key when they are taken off it, bit by bit.
//! Whoever lacks a single part has only random bytes, whatever the others are.

use zeroize::Zeroizing;

use super::envelope::KEY;
use super::pair::Private;
use super::{VaultError, fill_random};

/// One part. It is overwritten when it goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Share(Zeroizing<Vec<u8>>);

/// Nothing writes it out.
impl std::fmt::Debug for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Share(…)")
    }
}

impl Share {
    /// As a record holds it.
    #[must_use]
    pub fn to_word(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut word = Zeroizing::new(String::with_capacity(2 * KEY));
        for byte in self.0.iter() {
            word.push(char::from(DIGITS[usize::from(byte >> 4)]));
            word.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        word
    }

    /// Out of a record; `None` where it is none.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        // A sign before a digit would be taken for part of a number.
        if word.len() != 2 * KEY || !word.bytes().all(|letter| letter.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = Zeroizing::new(vec![0; KEY]);
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(word.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    fn mix_in(&mut self, other: &[u8]) {
        self.0.iter_mut().zip(other).for_each(|(byte, with)| *byte ^= with);
    }
}

/// Parts of `private` for each of `people`, at least for one.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn split(private: &Private, people: usize) -> Result<Vec<Share>, VaultError> {
    let mut rest = Share(Zeroizing::new(private.bytes().to_vec()));
    let mut shares = Vec::with_capacity(people);
    for _ in 1..people {
        let mut random = Zeroizing::new(vec![0; private.bytes().len()]);
        fill_random(&mut random)?;
        rest.mix_in(&random);
        shares.push(Share(random));
    }
    shares.push(rest);
    Ok(shares)
}

/// The key again. With a part missing, or one that is not of it, this is another key, which opens nothing.
///
/// # Errors
/// [`VaultError::CannotOpen`] without any part.
pub fn join(shares: &[Share]) -> Result<Private, VaultError> {
    let (first, others) = shares.split_first().ok_or(VaultError::CannotOpen)?;
    let mut whole = first.clone();
    for share in others {
        whole.mix_in(&share.0);
    }
    Private::from_bytes(&whole.0)
}
