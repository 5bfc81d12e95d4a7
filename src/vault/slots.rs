//! A slot: something sealed under a secret of digits. The digits become a key with Argon2id, which is slow on purpose.
//!
//! Nothing that confirms the digits is kept. They are right where, and only where, the slot opens.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::envelope::{self, KEY, Key, Label};
use super::{VaultError, fill_random};

const SALT: usize = 16;
const HEAD: usize = SALT + 8;
/// A slot that asks for more memory than this was not made here.
const MOST_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 16;

/// What a try costs: chosen where the program is put together, and written into each slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfPolicy {
    memory_kib: u32,
    passes: u32,
}

impl KdfPolicy {
    /// 256 MiB, three passes: about a second on one core.
    pub const FULL: Self = Self { memory_kib: 256 * 1024, passes: 3 };
    /// The least that a house may use.
    pub const LEAST: Self = Self { memory_kib: 64 * 1024, passes: 3 };

    /// Another cost; `None` where it is under the least.
    #[must_use]
    pub const fn new(memory_kib: u32, passes: u32) -> Option<Self> {
        let enough = memory_kib >= Self::LEAST.memory_kib && passes >= Self::LEAST.passes;
        let possible = memory_kib <= MOST_KIB && passes <= MOST_PASSES;
        if enough && possible { Some(Self { memory_kib, passes }) } else { None }
    }

    /// Next to nothing, for tests. It is not there in the program that houses use.
    #[cfg(feature = "testing")]
    #[must_use]
    pub const fn cheap() -> Self {
        Self { memory_kib: 8, passes: 1 }
    }

    #[must_use]
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    #[must_use]
    pub const fn passes(self) -> u32 {
        self.passes
    }
}

/// Seals `plain` under `digits`.
///
/// # Errors
/// [`VaultError`] when there are no random numbers, or no memory for the cost.
pub fn seal(policy: KdfPolicy, digits: &[u8], label: &Label<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut salt = [0; SALT];
    fill_random(&mut salt)?;
    let key = stretch(policy, digits, &salt, label)?;
    let head = [&salt[..], &policy.memory_kib.to_be_bytes(), &policy.passes.to_be_bytes()].concat();
    let body = envelope::seal(&key, &bound(label, &head), plain)?;
    Ok([head, body].concat())
}

/// What is in the slot.
///
/// # Errors
/// [`VaultError::CannotOpen`] with other digits, under another label, or when a bit of it was changed.
pub fn open(digits: &[u8], label: &Label<'_>, slot: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let policy = cost(slot)?;
    let (head, body) = slot.split_at_checked(HEAD).ok_or(VaultError::CannotOpen)?;
    let key = stretch(policy, digits, &head[..SALT], label)?;
    envelope::open(&key, &bound(label, head), body)
}

/// What a try at this slot costs.
///
/// # Errors
/// [`VaultError::CannotOpen`] when this is no slot.
pub fn cost(slot: &[u8]) -> Result<KdfPolicy, VaultError> {
    let number = |at: usize| {
        let four = slot.get(at..at + 4).and_then(|four| four.try_into().ok()).ok_or(VaultError::CannotOpen)?;
        Ok::<_, VaultError>(u32::from_be_bytes(four))
    };
    let policy = KdfPolicy { memory_kib: number(SALT)?, passes: number(SALT + 4)? };
    let possible = (1..=MOST_KIB).contains(&policy.memory_kib) && (1..=MOST_PASSES).contains(&policy.passes);
    if possible { Ok(policy) } else { Err(VaultError::CannotOpen) }
}

/// The cost and the salt are sealed in as well: a slot cannot be made cheaper.
fn bound<'a>(label: &Label<'a>, head: &'a [u8]) -> Label<'a> {
    Label { id: head, ..*label }
}

/// The label goes into the key, so that the same digits in two slots are two keys.
fn stretch(policy: KdfPolicy, digits: &[u8], salt: &[u8], label: &Label<'_>) -> Result<Key, VaultError> {
    let params = Params::new(policy.memory_kib, policy.passes, 1, Some(KEY)).map_err(|_| VaultError::CannotOpen)?;
    let mut stretched = Zeroizing::new(vec![0; KEY]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(digits, salt, &mut stretched)
        .map_err(|_| VaultError::NoMemory)?;
    let purpose = label.bytes().iter().fold("slot ".to_owned(), |all, byte| all + &format!("{byte:02x}"));
    Ok(Key::from_bytes(&stretched)?.derive(&purpose))
}
