//! What is sealed, and with which keys. The only module that names a crate of cryptography.
//!
//! The box for suggestions has a pair of keys. Whatever is put in is sealed to the public one, `box.pub`, which the
//! kiosk has; only the private one, `box.key`, opens it, and the kiosk never reads that.
//!
//! The staff side has keys of its own ([`hierarchy`]): a record is sealed in an [`envelope`], what opens it lies in
//! [`slots`] under codes and PINs, and what happens is written into a [`chain`].
//!
//! HPKE in base mode (RFC 9180): X25519, HKDF-SHA256, ChaCha20-Poly1305, which needs no AES instructions.

pub mod chain;
pub mod digest;
pub mod envelope;
pub mod hierarchy;
pub mod keys;
pub mod open;
pub mod pair;
pub mod person;
pub mod random;
pub mod seal;
pub mod slots;
pub mod split;

use std::io;

use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use thiserror::Error;

type Kem = X25519HkdfSha256;
type Kdf = HkdfSha256;
type Aead = hpke::aead::ChaCha20Poly1305;

/// What a letter is sealed for; another version of it opens nothing of this one.
const INFO: &[u8] = b"fristed box 1";

/// Why something could not be sealed, or a key not be used.
#[derive(Debug, Error)]
pub enum VaultError {
    #[error("the keys of the box cannot be used ({0}); make the data folder readable and writable for this user")]
    Files(#[from] io::Error),
    #[error("the file {0} holds no key; put back the one that was made together with box.db")]
    NoKey(&'static str),
    #[error("this cannot be opened with the key that is there; put back the one that was made together with box.db")]
    CannotOpen,
    #[error("the machine gives no random numbers; start it anew")]
    NoRandom,
    #[error("the machine has no memory left to try a code; start it anew")]
    NoMemory,
    #[error("this is no suggestion that was sealed here")]
    NotALetter,
}

/// Random bytes for an id.
///
/// # Errors
/// [`VaultError::NoRandom`] when the machine gives none.
pub fn random_id() -> Result<[u8; 16], VaultError> {
    let mut id = [0; 16];
    fill_random(&mut id)?;
    Ok(id)
}

/// Random bytes, from the machine.
fn fill_random(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::NoRandom)
}
