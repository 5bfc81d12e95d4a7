//! Every file of the data folder, and what a backup does with it. A new file of data gets one line here.

use super::{joining, open, suggestion_box};
use crate::vault::keys;

/// What a backup does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is in the folder of each day, and a restore puts it back.
    Daily,
    /// Only what has left the box is in the folder of each day: two backups around a suggestion that waits are the
    /// same, byte for byte, so that nobody learns from them on which day it came.
    AfterRelease,
    /// Beside the folders of the days, and only as it is now: an older key would bring back what has been erased.
    NewestOnly,
    /// As [`NewestOnly`](Self::NewestOnly), until the file named here is there: then its copy is removed as well.
    NewestUntil(&'static str),
    /// In no backup.
    Never,
}

/// One file of the data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataFile {
    pub name: &'static str,
    pub kept: Kept,
    /// Whether it is a database, which is copied as one and looked through.
    pub database: bool,
}

/// The keys of everything that is sealed.
pub const KEYS: &str = "keys.db";

/// All files of data. What is not here are locks, marks and notes that the program makes anew.
pub const FILES: &[DataFile] = &[
    DataFile { name: open::FILE, kept: Kept::Daily, database: true },
    DataFile { name: "vault.db", kept: Kept::Daily, database: true },
    DataFile { name: suggestion_box::FILE, kept: Kept::AfterRelease, database: true },
    DataFile { name: KEYS, kept: Kept::NewestOnly, database: true },
    DataFile { name: keys::FILES[0], kept: Kept::NewestOnly, database: false },
    DataFile { name: keys::FILES[1], kept: Kept::NewestUntil(KEYS), database: false },
    DataFile { name: joining::FILE, kept: Kept::Never, database: true },
];
