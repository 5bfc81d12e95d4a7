//! Pictures in the folder of the stick: nothing but plain files that lie in it themselves.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::PathBuf;

use rustix::fs::{Mode, OFlags, open};

use crate::app::ports::PictureFolder;
use crate::domain::picture::{LONGEST_FILE, MOST_FILES, is_picture_file};

/// Where a stick lies where `fristed.toml` names no folder for it.
pub const STICK: &str = "/media/fristed";
/// So many entries of the folder are looked through for pictures.
const MOST_ENTRIES: usize = 5000;

/// The pictures in one folder.
#[derive(Debug)]
pub struct Pictures {
    folder: PathBuf,
}

impl Pictures {
    #[must_use]
    pub const fn of(folder: PathBuf) -> Self {
        Self { folder }
    }
}

impl PictureFolder for Pictures {
    fn names(&self) -> Option<Vec<String>> {
        let entries = fs::read_dir(&self.folder).ok()?;
        let mut names: Vec<String> = entries
            .take(MOST_ENTRIES)
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| is_picture_file(name))
            .collect();
        names.sort();
        names.truncate(MOST_FILES);
        Some(names)
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        if name.contains('/') || !is_picture_file(name) {
            return None;
        }
        // Neither a link that leads elsewhere nor a pipe that never ends.
        let how = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(open(self.folder.join(name), how, Mode::empty()).ok()?);
        if !file.metadata().ok()?.is_file() {
            return None;
        }
        let mut bytes = Vec::new();
        file.take(LONGEST_FILE + 1).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}
