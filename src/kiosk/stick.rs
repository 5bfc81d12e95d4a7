//! The USB stick: asked for with a file, opened by a small program of root's that knows nothing else
//! (`kiosk-config/root/usr/lib/fristed/stick`). Without that program the folder is used as it is.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rustix::fs::{Mode, OFlags};

use crate::app::ports::outside::{Stick, StickRefused, StickState};

/// Where the stick lies where `fristed.toml` names no other folder; the helper takes the same.
const USUAL: &str = "media/fristed";
/// More files than this nobody looks through on a screen.
const MOST_NAMES: usize = 20;
/// So many entries of its folder are looked at.
const MOST_ENTRIES: usize = 2000;
/// Longer names are no names that a person gave.
const LONGEST_NAME: usize = 120;

/// The stick in its folder.
#[derive(Debug, Clone)]
pub struct FolderStick {
    folder: Option<PathBuf>,
    helper: Option<Helper>,
}

/// The folders through which the program and the helper speak.
#[derive(Debug, Clone)]
pub struct Helper {
    /// Ours: `stick.open` and `stick.close` are made here.
    pub asks: PathBuf,
    /// The helper's: `state` says how it stands.
    pub tells: PathBuf,
}

impl FolderStick {
    /// The stick of the machine below `root`, in the folder that `fristed.toml` names.
    #[must_use]
    pub fn of_machine(root: &Path, folder: Option<PathBuf>) -> Self {
        let asks = root.join("run/fristed");
        let has_helper = root.join("usr/lib/fristed/stick").is_file() && asks.is_dir();
        if has_helper {
            let helper = Helper { asks, tells: root.join("run/fristed-stick") };
            return Self::new(Some(folder.unwrap_or_else(|| root.join(USUAL))), Some(helper));
        }
        Self::new(folder, None)
    }

    #[must_use]
    pub const fn new(folder: Option<PathBuf>, helper: Option<Helper>) -> Self {
        Self { folder, helper }
    }

    fn ready(&self) -> Result<&Path, StickRefused> {
        let folder = self.folder.as_deref().filter(|_| self.state().is_ready());
        folder.ok_or(StickRefused::NotReady)
    }

    fn written(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
        let aside = folder.join(format!(".{name}.part"));
        let write = || {
            let mut file = File::create(&aside)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&aside, folder.join(name))?;
            // A stick is pulled out without warning.
            File::open(folder)?.sync_all()
        };
        write().inspect_err(|_| {
            // What was begun is taken away again; where that fails too, the stick is gone.
            let _ = fs::remove_file(&aside);
        })
    }
}

/// Whether `name` is one file of the folder, and none that a system hides.
fn is_plain(name: &str) -> bool {
    (1..=LONGEST_NAME).contains(&name.len())
        && !name.starts_with('.')
        && !name.contains(|c: char| c == '/' || c == '\\' || c.is_control())
}

fn refused(error: &io::Error) -> StickRefused {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::IsADirectory => StickRefused::NoFile,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => StickRefused::Full,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => StickRefused::ReadOnly,
        _ => StickRefused::Broken,
    }
}

/// The helper's word for how it stands.
fn told(text: &str) -> StickState {
    match text.trim().split_once(' ').unwrap_or((text.trim(), "")) {
        ("waiting", _) => StickState::Waiting,
        ("none", _) => StickState::NoneCame,
        ("open", until) => {
            let until = until.parse().ok().and_then(|seconds| DateTime::<Utc>::from_timestamp(seconds, 0));
            until.map_or(StickState::Closed, StickState::Open)
        }
        _ => StickState::Closed,
    }
}

impl Stick for FolderStick {
    fn state(&self) -> StickState {
        match (&self.folder, &self.helper) {
            (None, _) => StickState::NotSetUp,
            (Some(folder), None) if folder.is_dir() => StickState::Folder,
            (Some(_), None) => StickState::Missing,
            (Some(_), Some(helper)) => {
                let state =
                    fs::read_to_string(helper.tells.join("state")).map_or(StickState::Closed, |text| told(&text));
                // Until the helper has woken up, nothing but our own asking says that it will.
                if helper.asks.join("stick.open").exists() && !state.is_ready() { StickState::Waiting } else { state }
            }
        }
    }

    fn open(&self) -> bool {
        let Some(helper) = &self.helper else { return self.state().is_ready() };
        if self.state().is_ready() {
            return true;
        }
        File::create(helper.asks.join("stick.open")).is_ok()
    }

    fn close(&self) {
        let Some(helper) = &self.helper else { return };
        let began = matches!(self.state(), StickState::Waiting | StickState::Open(_));
        // What the helper has not seen yet is simply no longer asked.
        let unseen = fs::remove_file(helper.asks.join("stick.open")).is_ok();
        if began && !unseen {
            // Where it cannot be made, the ten minutes end it.
            drop(File::create(helper.asks.join("stick.close")));
        }
    }

    fn folder(&self) -> String {
        self.folder.as_ref().map_or_else(String::new, |folder| folder.display().to_string())
    }

    fn names(&self, ending: &str) -> Vec<String> {
        let Some(entries) = self.ready().ok().and_then(|folder| fs::read_dir(folder).ok()) else { return Vec::new() };
        let is_wanted = |name: &str| {
            let found = name.rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(ending));
            found && is_plain(name)
        };
        let mut names: Vec<String> = entries
            .take(MOST_ENTRIES)
            .flatten()
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| is_wanted(name))
            .collect();
        names.sort();
        names.truncate(MOST_NAMES);
        names
    }

    fn read(&self, name: &str, most: usize) -> Result<Vec<u8>, StickRefused> {
        let folder = self.ready()?;
        if !is_plain(name) {
            return Err(StickRefused::NoFile);
        }
        // Never through a link, and never waiting for a pipe that somebody put there.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let opened = rustix::fs::open(folder.join(name), flags, Mode::empty());
        let file = File::from(opened.map_err(|error| match error {
            rustix::io::Errno::LOOP => StickRefused::NoFile,
            other => refused(&other.into()),
        })?);
        let about = file.metadata().map_err(|error| refused(&error))?;
        if !about.is_file() {
            return Err(StickRefused::NoFile);
        }
        let mut bytes = Vec::new();
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| refused(&error))?;
        if bytes.len() as u64 > most { Err(StickRefused::TooBig) } else { Ok(bytes) }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StickRefused> {
        let folder = self.ready()?;
        if !is_plain(name) {
            return Err(StickRefused::NoFile);
        }
        Self::written(folder, name, bytes).map_err(|error| refused(&error))
    }
}
