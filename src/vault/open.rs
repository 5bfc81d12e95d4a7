//! Opening, with the private key. For the staff's side and for tests: nothing that the running kiosk reaches names
//! this file, which `tests/core/architecture.rs` holds.

use std::fs;
use std::path::Path;

use hpke::kem::Kem as _;
use hpke::{Deserializable as _, OpModeR, Serializable as _, single_shot_open};
use zeroize::Zeroizing;

use super::keys::PRIVATE;
use super::seal::{BoxPublicKey, PADDED, SEALED, Sealed};
use super::{Aead, INFO, Kdf, Kem, VaultError};
use crate::domain::suggestion::Suggestion;

/// The private key of the box.
pub struct BoxPrivateKey(<Kem as hpke::Kem>::PrivateKey);

impl BoxPrivateKey {
    /// Reads the key from the data folder.
    ///
    /// # Errors
    /// [`VaultError`] when it is not there, or is no key.
    pub fn read(dir: &Path) -> Result<Self, VaultError> {
        let bytes = Zeroizing::new(fs::read(dir.join(PRIVATE))?);
        let no_key = |_| VaultError::NoKey(PRIVATE);
        Ok(Self(<Kem as hpke::Kem>::PrivateKey::from_bytes(&bytes).map_err(no_key)?))
    }

    /// Whether what is sealed to `public` opens with this key.
    #[must_use]
    pub fn belongs_to(&self, public: &BoxPublicKey) -> bool {
        Kem::sk_to_pk(&self.0).to_bytes().as_slice() == public.to_bytes().as_slice()
    }

    /// The suggestion in `sealed`.
    ///
    /// # Errors
    /// [`VaultError`] when it was sealed to another key, lies under another id, or was changed.
    pub fn unseal(&self, sealed: &Sealed) -> Result<Suggestion, VaultError> {
        if sealed.bytes.len() != SEALED {
            return Err(VaultError::NotALetter);
        }
        let (one_time, body) = sealed.bytes.split_at(32);
        let one_time = <Kem as hpke::Kem>::EncappedKey::from_bytes(one_time).map_err(|_| VaultError::NotALetter)?;
        let letter = single_shot_open::<Aead, Kdf, Kem>(&OpModeR::Base, &self.0, &one_time, INFO, body, &sealed.id)
            .map_err(|_| VaultError::CannotOpen)?;
        let letter = Zeroizing::new(letter);
        let length = letter.first_chunk().map_or(0, |length| usize::from(u16::from_be_bytes(*length)));
        let text = letter.get(2..2 + length).filter(|_| letter.len() == PADDED).ok_or(VaultError::NotALetter)?;
        let text = std::str::from_utf8(text).map_err(|_| VaultError::NotALetter)?;
        Suggestion::new(text).map_err(|_| VaultError::NotALetter)
    }
}
