//! What is drawn: PINs, codes, the order of the pad, marks.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::envelope::Key;
use super::{VaultError, fill_random};
use crate::domain::codes::{Code, CodeKind};
use crate::domain::pin::{Pin, SPACE};

/// A number below `bound`, each as likely as the others.
fn below(bound: u32) -> Result<u32, VaultError> {
    // The numbers above the last whole multiple would make the small ones likelier.
    let fair = u32::MAX - u32::MAX % bound;
    loop {
        let mut bytes = Zeroizing::new([0; 4]);
        fill_random(bytes.as_mut())?;
        let number = u32::from_be_bytes(*bytes);
        if number < fair {
            return Ok(number % bound);
        }
    }
}

/// A PIN.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn pin() -> Result<Pin, VaultError> {
    loop {
        if let Some(pin) = Pin::drawn(below(SPACE)?) {
            return Ok(pin);
        }
    }
}

/// A start code or a recovery key.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn code(kind: CodeKind) -> Result<Code, VaultError> {
    let mut digits = Zeroizing::new(vec![0; kind.digits()]);
    for digit in digits.iter_mut() {
        *digit = u8::try_from(below(10)?).unwrap_or(0);
    }
    Code::new(kind, &digits).ok_or(VaultError::NoRandom)
}

/// `count` of the numbers from 0 to `of` − 1, each once, in a drawn order.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn some_of(count: usize, of: usize) -> Result<Vec<usize>, VaultError> {
    let mut all: Vec<usize> = (0..of).collect();
    for at in 0..count.min(of) {
        let rest = u32::try_from(of - at).unwrap_or(1);
        let other = at + usize::try_from(below(rest)?).unwrap_or(0);
        all.swap(at, other);
    }
    all.truncate(count);
    Ok(all)
}

/// The ten digits in a drawn order.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn pad() -> Result<[u8; 10], VaultError> {
    let mut keys = [0; 10];
    for (key, digit) in keys.iter_mut().zip(some_of(10, 10)?) {
        *key = u8::try_from(digit).unwrap_or(0);
    }
    Ok(keys)
}

/// A mark by which the same bytes are known again, and which says nothing of them without `key`.
#[must_use]
pub fn mark(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.bytes()) else {
        // A MAC of this kind takes keys of every length.
        return [0; 32];
    };
    for part in parts {
        mac.update(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
