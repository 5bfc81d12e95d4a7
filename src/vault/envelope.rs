//! Sealing a record under a key: XChaCha20-Poly1305 with a random nonce of 24 bytes, bound to where the record lies.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{VaultError, fill_random};

/// What is sealed has a multiple of this length, so that its length tells little.
pub const STEP: usize = 256;
const NONCE: usize = 24;
const TAG: usize = 16;
/// Length of a key.
pub const KEY: usize = 32;

/// A key of 32 bytes, on the heap and overwritten when it goes. Nothing writes it out.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<Vec<u8>>);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// A new one, from the machine's random numbers.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn random() -> Result<Self, VaultError> {
        let mut bytes = Zeroizing::new(vec![0; KEY]);
        fill_random(&mut bytes)?;
        Ok(Self(bytes))
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        if bytes.len() == KEY { Ok(Self(Zeroizing::new(bytes.to_vec()))) } else { Err(VaultError::CannotOpen) }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// For the tests that look for it where it may not be.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn bytes_for_tests(&self) -> &[u8] {
        self.bytes()
    }

    /// The key that follows from this one for one purpose only; nothing leads back.
    #[must_use]
    pub fn derive(&self, label: &str) -> Self {
        let mut bytes = Zeroizing::new(vec![0; KEY]);
        // One block is always a length that can be had.
        let _ = Hkdf::<Sha256>::new(Some(b"fristed 1"), &self.0).expand(label.as_bytes(), &mut bytes);
        Self(bytes)
    }
}

/// Where a record lies. It is sealed in: under another label the record does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label<'a> {
    pub table: &'a str,
    pub id: &'a [u8],
    /// Which key sealed it.
    pub key: &'a str,
    pub version: u32,
}

impl Label<'_> {
    /// Each part with its length, so that no two labels read alike.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut all = Vec::new();
        for part in [self.table.as_bytes(), self.id, self.key.as_bytes(), &self.version.to_be_bytes()] {
            all.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            all.extend_from_slice(part);
        }
        all
    }
}

/// Seals `plain`.
///
/// # Errors
/// [`VaultError::NoRandom`] when the machine gives no random numbers.
pub fn seal(key: &Key, label: &Label<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0; NONCE];
    fill_random(&mut nonce)?;
    let padded = padded(plain);
    let sealed = cipher(key)?
        .encrypt(&XNonce::from(nonce), Payload { msg: &padded, aad: &label.bytes() })
        .map_err(|_| VaultError::CannotOpen)?;
    Ok([&nonce[..], &sealed].concat())
}

/// What was sealed.
///
/// # Errors
/// [`VaultError::CannotOpen`] with another key, under another label, or when a bit of it was changed.
pub fn open(key: &Key, label: &Label<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or(VaultError::CannotOpen)?;
    let padded = cipher(key)?
        .decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: &label.bytes() })
        .map_err(|_| VaultError::CannotOpen)?;
    unpadded(&Zeroizing::new(padded))
}

/// How long a record of `plain` bytes is when it is sealed.
#[must_use]
pub const fn sealed_length(plain: usize) -> usize {
    NONCE + (plain + 4).next_multiple_of(STEP) + TAG
}

fn cipher(key: &Key) -> Result<XChaCha20Poly1305, VaultError> {
    XChaCha20Poly1305::new_from_slice(key.bytes()).map_err(|_| VaultError::CannotOpen)
}

pub(super) fn padded(plain: &[u8]) -> Zeroizing<Vec<u8>> {
    padded_to(plain, STEP)
}

/// Four bytes of length, the bytes, noughts up to a multiple of `step`.
pub(super) fn padded_to(plain: &[u8], step: usize) -> Zeroizing<Vec<u8>> {
    let length = (plain.len() + 4).next_multiple_of(step);
    let mut all = Zeroizing::new(Vec::with_capacity(length));
    all.extend_from_slice(&u32::try_from(plain.len()).unwrap_or(u32::MAX).to_be_bytes());
    all.extend_from_slice(plain);
    all.resize(length, 0);
    all
}

/// What was padded.
pub(super) fn unpadded(padded: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (length, rest) = padded.split_first_chunk::<4>().ok_or(VaultError::CannotOpen)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| VaultError::CannotOpen)?;
    Ok(Zeroizing::new(rest.get(..length).ok_or(VaultError::CannotOpen)?.to_vec()))
}
