//! Sealing: what everybody may do, and nobody can undo without the private key.

use std::path::Path;

use hpke::{Deserializable as _, OpModeS, Serializable as _, single_shot_seal};
use zeroize::Zeroizing;

use super::pair::Public;
use super::{Aead, INFO, Kdf, Kem, VaultError, random_id};
use crate::domain::suggestion::Suggestion;

/// Every letter has this length before it is sealed, so that its length tells nothing.
pub const PADDED: usize = 1024;
/// Length of a sealed letter: the sender's one-time key, the letter, the mark that it is whole.
pub const SEALED: usize = 32 + PADDED + 16;

/// The key that suggestions are sealed to.
#[derive(Clone)]
pub struct BoxPublicKey(<Kem as hpke::Kem>::PublicKey);

/// A suggestion that nobody can read without the private key, under an id that says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub id: [u8; 16],
    pub bytes: Vec<u8>,
}

impl BoxPublicKey {
    pub(super) fn new(key: <Kem as hpke::Kem>::PublicKey) -> Self {
        Self(key)
    }

    /// The key that was drawn for the box when the house was set up.
    ///
    /// # Errors
    /// [`VaultError`] when it is none.
    pub fn from_public(public: &Public) -> Result<Self, VaultError> {
        Self::from_bytes(public.as_bytes())
    }

    /// Puts this key in the place of the box's old one.
    ///
    /// # Errors
    /// [`VaultError::Files`] when the folder cannot be written.
    pub fn write(&self, dir: &Path) -> Result<(), VaultError> {
        Ok(super::keys::replace_public(dir, &self.to_bytes())?)
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        let no_key = |_| VaultError::NoKey(super::keys::PUBLIC);
        Ok(Self(<Kem as hpke::Kem>::PublicKey::from_bytes(bytes).map_err(no_key)?))
    }

    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes().to_vec()
    }

    /// Seals `suggestion` under a new random id. The id is sealed in with it: under another one it does not open.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`] when the machine gives no random numbers.
    pub fn seal(&self, suggestion: &Suggestion) -> Result<Sealed, VaultError> {
        self.seal_as(suggestion, random_id()?)
    }

    /// Seals it under the id it has already.
    pub(super) fn seal_as(&self, suggestion: &Suggestion, id: [u8; 16]) -> Result<Sealed, VaultError> {
        // Asked first: the crate below has no other answer than a panic where there are no random numbers.
        random_id()?;
        let letter = padded(suggestion.as_str());
        let (one_time, body) = single_shot_seal::<Aead, Kdf, Kem>(&OpModeS::Base, &self.0, INFO, &letter, &id)
            .map_err(|_| VaultError::NoRandom)?;
        let mut bytes = one_time.to_bytes().to_vec();
        bytes.extend_from_slice(&body);
        Ok(Sealed { id, bytes })
    }
}

/// Two bytes of length, the text, noughts.
fn padded(text: &str) -> Zeroizing<Vec<u8>> {
    // Not an array: returning one would leave a copy on the stack.
    let mut letter = Zeroizing::new(vec![0; PADDED]);
    // A suggestion is never longer than fits, see `suggestion::LONGEST_BYTES`.
    let text = &text.as_bytes()[..text.len().min(PADDED - 2)];
    let length = u16::try_from(text.len()).unwrap_or(u16::MAX).to_be_bytes();
    letter[..2].copy_from_slice(&length);
    letter[2..2 + text.len()].copy_from_slice(text);
    letter
}
