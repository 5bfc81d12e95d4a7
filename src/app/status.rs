//! How the house is doing: what `fristed check` and the staff's page both say, each in its own words.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::App;
use crate::domain::backup::LATE;
use crate::domain::finding::Severity;
use crate::domain::ratchet::Jump;
use crate::store::upkeep::{self, Trouble};
use crate::store::{backup, backup_heads, house_id, repair};

/// Less room than this, and what comes next may not be kept.
const FULL: u64 = 20 * 1024 * 1024;
/// Less room than this is worth knowing.
const LOW: u64 = 200 * 1024 * 1024;

/// One thing about how the house is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The newest backup.
    BackedUp(DateTime<Utc>),
    NeverBackedUp,
    /// The newest backup is this many days old.
    BackupLate(i64),
    /// The newest backup is not whole any more.
    BackupNotSound(NaiveDate),
    BackupFailed(Trouble),
    /// A disk that breaks takes house and backups along.
    BackupOnSameDisk,
    /// This many megabytes are left.
    DiskLow(u64),
    DiskFull(u64),
    DiskReadOnly,
    /// The file was written by a newer program, or cannot be written: the house is shown and nothing is kept.
    OnlyReading,
    ClockBehind,
    ClockAhead,
    /// A bad file was replaced at the first time by a backup of the second, or by nothing.
    Repaired(DateTime<Utc>, Option<DateTime<Utc>>),
    /// The lists of Vær med were lost then.
    ListsLost(DateTime<Utc>),
    /// The rules of summer time in the program are from this year.
    ZonesOld(i32),
    /// The backup of this day has noted history that the house does not have, and nobody has put a backup back.
    HistoryGone(NaiveDate),
    /// The same after an earlier backup was put back: so it has to be.
    HistoryPutBack(NaiveDate),
}

impl Status {
    /// How much it matters; `None` where all is well.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::BackedUp(_) => None,
            Self::NeverBackedUp
            | Self::BackupOnSameDisk
            | Self::DiskLow(_)
            | Self::ClockAhead
            | Self::Repaired(..)
            | Self::ListsLost(_)
            | Self::ZonesOld(_)
            | Self::HistoryPutBack(_) => Some(Severity::Advice),
            Self::BackupLate(_)
            | Self::BackupNotSound(_)
            | Self::BackupFailed(_)
            | Self::DiskFull(_)
            | Self::DiskReadOnly
            | Self::OnlyReading
            | Self::HistoryGone(_)
            | Self::ClockBehind => Some(Severity::Fault),
        }
    }
}

/// How the house in `dir` is doing at `now`, whose backups go into the first of `folders`. The newest backup is looked
/// through where `thoroughly` is asked for.
#[must_use]
pub fn look(dir: &Path, folders: &[PathBuf], now: DateTime<Utc>, thoroughly: bool) -> Vec<Status> {
    let mut found = backups(dir, folders, now, thoroughly);
    if thoroughly {
        found.extend(history(dir, folders));
    }
    found.extend(disk(dir));
    found.extend(clock(dir, now));
    found.extend(zones(chrono_tz::IANA_TZDB_VERSION, now));
    found.extend(repair::last(dir, now).map(|one| Status::Repaired(one.at, one.from)));
    found
}

fn backups(dir: &Path, folders: &[PathBuf], now: DateTime<Utc>, thoroughly: bool) -> Vec<Status> {
    let mut found: Vec<Status> = upkeep::trouble(dir).map(Status::BackupFailed).into_iter().collect();
    let Some(newest) = backup::newest(&house_id::own(dir, folders)) else {
        found.push(Status::NeverBackedUp);
        return found;
    };
    let days = (now - newest.manifest.made).num_days();
    if thoroughly && newest.verify().is_err() {
        found.push(Status::BackupNotSound(newest.day));
    } else if days > LATE {
        found.push(Status::BackupLate(days));
    } else {
        found.push(Status::BackedUp(newest.manifest.made));
    }
    if upkeep::same_disk(dir, &newest.path) {
        found.push(Status::BackupOnSameDisk);
    }
    found
}

/// By the newest backup of each sort. A file of the house that cannot be read is told of by itself.
fn history(dir: &Path, folders: &[PathBuf]) -> Vec<Status> {
    let gaps = backup_heads::compare(dir, folders).unwrap_or_default();
    let newest = |put_back: bool| gaps.iter().find(|gap| gap.put_back == put_back).map(|gap| gap.day);
    newest(false).map(Status::HistoryGone).into_iter().chain(newest(true).map(Status::HistoryPutBack)).collect()
}

fn disk(dir: &Path) -> Option<Status> {
    let (free, read_only) = upkeep::room(dir)?;
    let megabytes = free / (1024 * 1024);
    match free {
        _ if read_only => Some(Status::DiskReadOnly),
        0..FULL => Some(Status::DiskFull(megabytes)),
        FULL..LOW => Some(Status::DiskLow(megabytes)),
        _ => None,
    }
}

/// By what was remembered, and by the clock as it stands now, which may have been set since.
fn clock(dir: &Path, now: DateTime<Utc>) -> Option<Status> {
    let ratchet = crate::domain::ratchet::look(Some(upkeep::read_clock(dir)?), now);
    Some(match ratchet.doubt?.jump {
        Jump::Back => Status::ClockBehind,
        Jump::Ahead => Status::ClockAhead,
    })
}

/// How old the rules of summer time may become before somebody is told: countries give notice of a change, and an
/// update of the program brings it.
const ZONES_LAST: i32 = 5;

/// `version` is that of the rules, such as “2025b”.
#[must_use]
pub fn zones(version: &str, now: DateTime<Utc>) -> Option<Status> {
    let year: i32 = version.get(..4)?.parse().ok()?;
    (now.year() - year >= ZONES_LAST).then_some(Status::ZonesOld(year))
}

impl App {
    /// How the house is doing, by the machine's time `now`; nothing of it is read from the network or told to anybody.
    #[must_use]
    pub fn status(&self, now: DateTime<Utc>) -> Vec<Status> {
        let mut found = Vec::new();
        if self.store.is_reading() {
            found.push(Status::OnlyReading);
        }
        if let Some(dir) = self.store.folder() {
            found.extend(look(dir, self.keeper.folders(), now, false));
        }
        found.extend(self.store.lists_lost_at().map(Status::ListsLost));
        found
    }
}
