//! A private key in as many parts as there are people: all of them together open, and one less opens nothing.
//!
//! All parts but the last are random; the last is what is left of the key when they are taken off it, bit by bit.
//! Whoever lacks a single part has only random bytes, whatever the others are.

use zeroize::Zeroizing;

use super::envelope::KEY;
use super::pair::Private;
use super::{VaultError, fill_random};
use crate::domain::hex::{hex, unhex};

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
        Zeroizing::new(hex(&self.0))
    }

    /// Out of a record; `None` where it is none.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        unhex(word).map(Zeroizing::new).filter(|bytes| bytes.len() == KEY).map(Self)
    }
}

/// Parts of `private` for each of `people`, at least for one.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn split(private: &Private, people: usize) -> Result<Vec<Share>, VaultError> {
    Ok(parts_of(private.bytes(), people)?.into_iter().map(Share).collect())
}

/// The key again. With a part missing, or one that is not of it, this is another key, which opens nothing.
///
/// # Errors
/// [`VaultError::CannotOpen`] without any part.
pub fn join(shares: &[Share]) -> Result<Private, VaultError> {
    Private::from_bytes(&whole_of(shares.iter().map(|share| &share.0[..]))?)
}

/// Parts of `secret` for each of `people`, at least for one; each is as long as it.
pub(super) fn parts_of(secret: &[u8], people: usize) -> Result<Vec<Zeroizing<Vec<u8>>>, VaultError> {
    let mut rest = Zeroizing::new(secret.to_vec());
    let mut parts = Vec::with_capacity(people.max(1));
    for _ in 1..people {
        let mut random = Zeroizing::new(vec![0; secret.len()]);
        fill_random(&mut random)?;
        mix(&mut rest, &random);
        parts.push(random);
    }
    parts.push(rest);
    Ok(parts)
}

/// What `parts` are of.
pub(super) fn whole_of<'a>(mut parts: impl Iterator<Item = &'a [u8]>) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut whole = Zeroizing::new(parts.next().ok_or(VaultError::CannotOpen)?.to_vec());
    for part in parts {
        mix(&mut whole, part);
    }
    Ok(whole)
}

fn mix(bytes: &mut [u8], with: &[u8]) {
    bytes.iter_mut().zip(with).for_each(|(byte, with)| *byte ^= with);
}
