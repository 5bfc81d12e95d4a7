//! Opening, with the private key. For the staff's side and for tests: nothing that the running kiosk reaches names
//! this file, which `tests/core/architecture.rs` holds.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use hpke::kem::Kem as _;
use hpke::{Deserializable as _, OpModeR, Serializable as _, single_shot_open};
use zeroize::Zeroizing;

use super::keys::PRIVATE;
use super::pair::Private;
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

    /// The key as it came out of the vault.
    ///
    /// # Errors
    /// [`VaultError`] when it is no key.
    pub fn from_pair(private: &Private) -> Result<Self, VaultError> {
        let key = <Kem as hpke::Kem>::PrivateKey::from_bytes(private.bytes()).map_err(|_| VaultError::CannotOpen)?;
        Ok(Self(key))
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

/// The key of a box from before the house was set up, for the one time at which it is replaced.
pub struct OldKey(BoxPrivateKey);

impl OldKey {
    /// The key in `dir`; `None` where it is gone already.
    ///
    /// # Errors
    /// [`VaultError`] when it cannot be read.
    pub fn find(dir: &Path) -> Result<Option<Self>, VaultError> {
        if dir.join(PRIVATE).exists() { Ok(Some(Self(BoxPrivateKey::read(dir)?))) } else { Ok(None) }
    }

    /// `sealed` under `key` instead, with the same id; `None` when it does not open with the old one.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn reseal(&self, sealed: &Sealed, key: &BoxPublicKey) -> Result<Option<Sealed>, VaultError> {
        let Ok(suggestion) = self.0.unseal(sealed) else { return Ok(None) };
        key.seal_as(&suggestion, sealed.id).map(Some)
    }

    /// Overwrites the file and removes it.
    ///
    /// # Errors
    /// [`VaultError::Files`] when that does not go.
    pub fn destroy(self, dir: &Path) -> Result<(), VaultError> {
        let path = dir.join(PRIVATE);
        let mut file = fs::OpenOptions::new().write(true).open(&path)?;
        file.write_all(&[0; 32])?;
        file.sync_all()?;
        fs::remove_file(&path)?;
        fs::File::open(dir)?.sync_all()?;
        Ok(())
    }
}
