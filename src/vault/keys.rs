//! The two files of the box's keys, and how they come to be.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use hpke::Serializable as _;
use hpke::kem::Kem as _;
use zeroize::Zeroize as _;

use super::seal::BoxPublicKey;
use super::{Kem, VaultError, random_id};

/// The public key. It has a file of its own beside the box: with `house.db`, which a backup brings back and a bad
/// disk can take, the box would lose the key that belongs to it.
pub const PUBLIC: &str = "box.pub";
/// The private key, mode 0600.
pub const PRIVATE: &str = "box.key";

/// The box's public key; both keys are made where there are none yet.
///
/// The public one gets its name last. Whatever happens in between, the next start goes on from there: a private key
/// that stands alone is completed by the public one that was written aside before it.
///
/// # Errors
/// [`VaultError`] when one of the two is missing or unreadable: what were put in then could never be opened.
pub fn public_key(dir: &Path) -> Result<BoxPublicKey, VaultError> {
    let (public, private) = (dir.join(PUBLIC), dir.join(PRIVATE));
    let aside = aside(&public);
    match (public.exists(), private.exists()) {
        (true, true) => {}
        // Once the house is set up, the private one lies in the vault.
        (true, false) if dir.join("keys.db").exists() => {}
        (true, false) => return Err(VaultError::NoKey(PRIVATE)),
        (false, true) if aside.exists() => rename(dir, &aside, &public)?,
        (false, true) => return Err(VaultError::NoKey(PUBLIC)),
        (false, false) => make(dir)?,
    }
    BoxPublicKey::from_bytes(&fs::read(public)?)
}

fn make(dir: &Path) -> Result<(), VaultError> {
    let (public, private) = (dir.join(PUBLIC), dir.join(PRIVATE));
    // Asked first: the crate below has no other answer than a panic where there are no random numbers.
    random_id()?;
    let (secret, open) = Kem::gen_keypair();
    write_aside(&aside(&public), &BoxPublicKey::new(open).to_bytes())?;
    let mut bytes = secret.to_bytes();
    let written = write_aside(&aside(&private), &bytes);
    bytes.as_mut_slice().zeroize();
    written?;
    rename(dir, &aside(&private), &private)?;
    rename(dir, &aside(&public), &public)?;
    Ok(())
}

/// Puts another public key in the place of the one that is there: it is the old one or the new, never half of each.
pub(super) fn replace_public(dir: &Path, bytes: &[u8]) -> io::Result<()> {
    let public = dir.join(PUBLIC);
    write_aside(&aside(&public), bytes)?;
    rename(dir, &aside(&public), &public)
}

fn aside(path: &Path) -> PathBuf {
    path.with_extension(format!("{}.new", path.extension().unwrap_or_default().display()))
}

/// Whole on the disk before it gets its name.
fn write_aside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a start that was cut short has left; it never had a name.
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn rename(dir: &Path, from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    File::open(dir)?.sync_all()
}
