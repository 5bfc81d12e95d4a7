//! Where the audits stood when a backup was made. A backup that lies on another disk, or in a drawer, says so for good:
//! whoever cuts the end off an audit and puts its head back as well is shown by it.
//!
//! It takes no key to compare: a mark at its number is there, or it is not.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};

use super::audit_chain::{HOUSE, VAULT, head_of};
use super::backup::{self, Backup, write_note};
use super::error::StoreError;
use super::files::KEYS;
use super::{house_id, open, read_only};
use crate::domain::hex::hex;
use crate::vault::chain::Head;

/// The chains, each with its file and its table.
const CHAINS: [(&str, &str, &str); 2] = [(HOUSE, open::FILE, "audit_chain"), (VAULT, "vault.db", "audit")];
/// Which backups were put back, beside the house.
const NOTE: &str = "put-back.json";
/// So many of them are remembered; backups that an older one could explain are gone by then.
const MOST: usize = 20;

/// Where one audit stood, as a manifest says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedHead {
    pub chain: String,
    /// How many entries there were.
    pub number: u64,
    /// The mark of the last, as hexadecimal digits.
    pub mark: String,
}

impl NotedHead {
    fn new(chain: &str, head: Head) -> Self {
        Self { chain: chain.to_owned(), number: head.number, mark: hex(&head.mark) }
    }
}

/// Where the audits stand in the files in `folder`, which nobody writes to. A file without a chain has no head.
pub(super) fn of_copies(folder: &Path) -> Result<Vec<NotedHead>, StoreError> {
    let mut heads = Vec::new();
    for (chain, file, table) in CHAINS {
        let path = folder.join(file);
        if path.is_file()
            && let Some(head) = head_in(&read_only::immutable(&path)?, table)?
        {
            heads.push(NotedHead::new(chain, head));
        }
    }
    Ok(heads)
}

/// An older schema has no such table yet.
fn head_in(connection: &Connection, table: &str) -> Result<Option<Head>, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
    if !connection.query_row(sql, [table], |row| row.get(0))? {
        return Ok(None);
    }
    Ok(Some(head_of(connection, table)?).filter(|head| *head != Head::START))
}

/// A backup that knows of entries which are not in the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The day of the backup.
    pub day: NaiveDate,
    /// Whether the house was put back to an earlier backup since, so that it has to be so.
    pub put_back: bool,
}

/// Compares the audits of the house in `data` with what every backup of it in `folders` has noted, the newest first.
///
/// # Errors
/// [`StoreError`] when a file of the house cannot be read.
pub fn compare(data: &Path, folders: &[PathBuf]) -> Result<Vec<Gap>, StoreError> {
    let backups = backup::in_order(&house_id::own(data, folders));
    let put_back = read_note(data);
    let mut gaps = Vec::new();
    for (chain, file, table) in CHAINS {
        let path = data.join(file);
        if !path.is_file() {
            continue;
        }
        let (connection, _copy) = read_only::plain(&path)?;
        for backup in &backups {
            let noted = backup.manifest.heads.iter().find(|head| head.chain == chain);
            if let Some(noted) = noted
                && !holds(&connection, table, noted)?
            {
                let number = backup.manifest.number;
                let put_back = put_back.iter().any(|one| one.explains(chain, number));
                gaps.push((number, Gap { day: backup.day, put_back }));
            }
        }
    }
    gaps.sort_unstable_by_key(|(number, _)| std::cmp::Reverse(*number));
    Ok(gaps.into_iter().map(|(_, gap)| gap).collect())
}

/// Whether the entry is there. What has been kept long enough is gone from the beginning, and is not asked for.
fn holds(connection: &Connection, table: &str, noted: &NotedHead) -> Result<bool, StoreError> {
    if head_in(connection, table)?.is_none_or(|head| head.number < noted.number) {
        return Ok(false);
    }
    let number = i64::try_from(noted.number).unwrap_or(i64::MAX);
    let first: i64 = connection.query_row(&format!("SELECT min(number) FROM {table}"), [], |row| row.get(0))?;
    let sql = format!("SELECT mark FROM {table} WHERE number = ?1");
    let mark: Option<[u8; 32]> = connection.query_row(&sql, [number], |row| row.get(0)).optional()?;
    Ok(mark.map_or(number < first, |mark| hex(&mark) == noted.mark))
}

/// Whether the house in `data` holds the entries that one backup has noted.
pub(super) fn agrees(data: &Path, backup: &Backup) -> Result<bool, StoreError> {
    for (chain, file, table) in CHAINS {
        let noted = backup.manifest.heads.iter().find(|head| head.chain == chain);
        let path = data.join(file);
        if let Some(noted) = noted
            && path.is_file()
            && !holds(&read_only::plain(&path)?.0, table, noted)?
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How many entries the house in `data` has noted, by its keys, that `backup` does not have.
pub(super) fn newer_entries(data: &Path, backup: &Backup) -> u64 {
    let read = || -> Result<Vec<(String, u32)>, StoreError> {
        let (connection, _copy) = read_only::plain(&data.join(KEYS))?;
        super::rows::all(&connection, "SELECT chain, number FROM head", [], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    let noted = |chain: &str| {
        let head = backup.manifest.heads.iter().find(|head| head.chain == chain);
        head.map_or(0, |head| head.number)
    };
    // A house that is not set up has no keys, and no entries that could be counted.
    let heads = read().unwrap_or_default();
    heads.iter().map(|(chain, number)| u64::from(*number).saturating_sub(noted(chain))).sum()
}

/// The files of a house were put back from one backup while there were newer ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PutBack {
    /// The number of the backup.
    from: u64,
    /// That of the newest one there was.
    until: u64,
    chains: Vec<String>,
}

impl PutBack {
    fn explains(&self, chain: &str, number: u64) -> bool {
        (self.from + 1..=self.until).contains(&number) && self.chains.iter().any(|one| one == chain)
    }
}

fn read_note(data: &Path) -> Vec<PutBack> {
    fs::read(data.join(NOTE)).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

/// Notes that the files called `names` in `data` are those of `backup` from now on, where there are newer backups in
/// `folders`. Without room for the note the gap is told as one that nobody can explain, which is the safe side.
pub(super) fn note_put_back(data: &Path, backup: &Backup, names: &[&str], folders: &[PathBuf]) {
    let (from, newest) = (backup.manifest.number, backup::newest(folders));
    let until = newest.map_or(from, |newest| newest.manifest.number);
    let files = CHAINS.iter().filter(|(_, file, _)| names.contains(file));
    let chains: Vec<String> = files.map(|(chain, ..)| (*chain).to_owned()).collect();
    if until <= from || chains.is_empty() {
        return;
    }
    let mut all = read_note(data);
    all.push(PutBack { from, until, chains });
    let first = all.len().saturating_sub(MOST);
    if let Ok(text) = serde_json::to_string(&all[first..]) {
        let _ = write_note(&data.join(NOTE), &text);
    }
}
