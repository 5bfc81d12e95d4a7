//! Pairs of keys: everybody may seal to the public one, only the private one opens. HPKE as for the box.

use hpke::kem::Kem as _;
use hpke::{Deserializable as _, OpModeR, OpModeS, Serializable as _, single_shot_open, single_shot_seal};
use zeroize::{Zeroize as _, Zeroizing};

use super::envelope::{Key, Label, padded_to, unpadded};
use super::{Aead, Kdf, Kem, VaultError, random_id};

const INFO: &[u8] = b"fristed pair 1";
const ONE_TIME: usize = 32;
/// What is sealed so that nothing can be told from its length has this one, whatever it says: all eighteen fields with
/// three answers and the longest keywords that can be typed take less. What should be longer still takes whole steps.
pub const ALIKE: usize = 20 * 1024;

/// What is sealed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public(Vec<u8>);

/// What opens. On the heap and overwritten when it goes.
#[derive(Clone)]
pub struct Private(Zeroizing<Vec<u8>>);

impl Public {
    /// As it was written down.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] when it is no key.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        <Kem as hpke::Kem>::PublicKey::from_bytes(bytes).map_err(|_| VaultError::CannotOpen)?;
        Ok(Self(bytes.to_vec()))
    }

    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The same with a length that is a multiple of `step`, so that the length tells nothing within one.
    ///
    /// # Errors
    /// As [`seal`](Self::seal).
    pub fn seal_padded(&self, label: &Label<'_>, plain: &[u8], step: usize) -> Result<Vec<u8>, VaultError> {
        self.seal(label, &padded_to(plain, step))
    }

    /// Seals `plain` to this key, bound to `label`. Its length shows.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`] when the machine gives no random numbers.
    pub fn seal(&self, label: &Label<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        // Asked first: the crate below has no other answer than a panic where there are no random numbers.
        random_id()?;
        let to = <Kem as hpke::Kem>::PublicKey::from_bytes(&self.0).map_err(|_| VaultError::CannotOpen)?;
        let (one_time, body) = single_shot_seal::<Aead, Kdf, Kem>(&OpModeS::Base, &to, INFO, plain, &label.bytes())
            .map_err(|_| VaultError::NoRandom)?;
        Ok([one_time.to_bytes().as_slice(), &body].concat())
    }
}

impl Private {
    /// A new one.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn random() -> Result<Self, VaultError> {
        random_id()?;
        let (secret, _) = Kem::gen_keypair();
        let mut bytes = secret.to_bytes();
        let kept = Zeroizing::new(bytes.to_vec());
        bytes.as_mut_slice().zeroize();
        Ok(Self(kept))
    }

    /// The one that follows from `key` for one purpose.
    #[must_use]
    pub fn derived(key: &Key, label: &str) -> Self {
        Self(Zeroizing::new(key.derive(label).bytes().to_vec()))
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        <Kem as hpke::Kem>::PrivateKey::from_bytes(bytes).map_err(|_| VaultError::CannotOpen)?;
        Ok(Self(Zeroizing::new(bytes.to_vec())))
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

    /// The public half.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] when this is no key.
    pub fn public(&self) -> Result<Public, VaultError> {
        let secret = <Kem as hpke::Kem>::PrivateKey::from_bytes(&self.0).map_err(|_| VaultError::CannotOpen)?;
        Ok(Public(Kem::sk_to_pk(&secret).to_bytes().to_vec()))
    }

    /// What was sealed to the public half.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] with another key, under another label, or when a bit of it was changed.
    pub fn open(&self, label: &Label<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let (one_time, body) = sealed.split_at_checked(ONE_TIME).ok_or(VaultError::CannotOpen)?;
        let one_time = <Kem as hpke::Kem>::EncappedKey::from_bytes(one_time).map_err(|_| VaultError::CannotOpen)?;
        let secret = <Kem as hpke::Kem>::PrivateKey::from_bytes(&self.0).map_err(|_| VaultError::CannotOpen)?;
        single_shot_open::<Aead, Kdf, Kem>(&OpModeR::Base, &secret, &one_time, INFO, body, &label.bytes())
            .map(Zeroizing::new)
            .map_err(|_| VaultError::CannotOpen)
    }

    /// What was sealed with [`seal_padded`](Public::seal_padded). What an earlier version sealed without padding is no
    /// padded text, since its first letters would be a length of more than there is: it comes back as it is.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_padded(&self, label: &Label<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let plain = self.open(label, sealed)?;
        Ok(unpadded(&plain).unwrap_or(plain))
    }
}
