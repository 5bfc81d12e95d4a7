//! Which house the backups in a folder are of.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{all, write_note};
use super::error::StoreError;
use crate::domain::hex::hex;
use crate::vault::random_id;

/// Says which house the backups in a folder are of; in the data folder it is [`OWN_ID`].
const OWNER: &str = "house.id";
/// Says in the data folder which house this is.
pub const OWN_ID: &str = "backup.id";

/// Sees to it that `into` holds the backups of this house and of no other: a fresh house must not write its keys over
/// those of the house whose backups lie there.
pub(super) fn belongs_to(data: &Path, into: &Path) -> Result<(), StoreError> {
    let usable = |source| StoreError::folder(into, source);
    let (own, owner) = (id_in(&data.join(OWN_ID)), id_in(&into.join(OWNER)));
    match (own, owner) {
        (Some(own), Some(owner)) if own == owner => Ok(()),
        (_, Some(_)) => Err(StoreError::OtherHouse(into.to_owned())),
        (None, None) if !all(into).is_empty() => Err(StoreError::OtherHouse(into.to_owned())),
        (own, None) => {
            let own = match own {
                Some(own) => own,
                None => {
                    let fresh = hex(&random_id()?);
                    write_note(&data.join(OWN_ID), &fresh).map_err(|source| StoreError::folder(data, source))?;
                    fresh
                }
            };
            write_note(&into.join(OWNER), &own).map_err(usable)
        }
    }
}

/// Which house the backups in `into` are of.
#[must_use]
pub fn owner(into: &Path) -> Option<String> {
    id_in(&into.join(OWNER))
}

fn id_in(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let id = text.trim();
    (id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| id.to_owned())
}

/// Those of `folders` that hold backups of the house in `data`.
#[must_use]
pub fn own(data: &Path, folders: &[PathBuf]) -> Vec<PathBuf> {
    let own = id_in(&data.join(OWN_ID));
    folders.iter().filter(|folder| own.is_some() && owner(folder) == own).cloned().collect()
}
