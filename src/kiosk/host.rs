//! The machine's own files, read from below a root folder: what systemd, the kernel and the package system were told.
//!
//! Only reading, and nothing that is missing is an error: a machine without a file simply does not have that setting.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders in which vendor, run time and administrator say something, the last one with the last word.
const PLACES: [&str; 3] = ["usr/lib", "run", "etc"];

/// A machine below `root`; `/` is the one we run on.
#[derive(Debug, Clone, Copy)]
pub struct Host<'a> {
    root: &'a Path,
}

impl<'a> Host<'a> {
    /// The machine below `root`.
    #[must_use]
    pub const fn new(root: &'a Path) -> Self {
        Self { root }
    }

    fn at(self, path: &str) -> PathBuf {
        self.root.join(path.trim_start_matches('/'))
    }

    /// Whether there is such a file or folder.
    #[must_use]
    pub fn has(self, path: &str) -> bool {
        self.at(path).exists()
    }

    /// The text of a file; `None` where there is none, or where it is not ours to read.
    #[must_use]
    pub fn text(self, path: &str) -> Option<String> {
        fs::read(self.at(path)).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Names in a folder, in their order.
    #[must_use]
    pub fn names(self, path: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.at(path)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Who owns a file and who may use it.
    #[must_use]
    pub fn owner_and_mode(self, path: &str) -> Option<(u32, u32)> {
        use std::os::unix::fs::MetadataExt as _;
        let found = fs::metadata(self.at(path)).ok()?;
        Some((found.uid(), found.mode() & 0o7777))
    }

    /// Files with this ending in `PLACE/folder`, in the order they are read in: a name in a later place replaces the
    /// same name in an earlier one.
    fn drop_ins(self, folder: &str, ending: &str) -> Vec<PathBuf> {
        let mut by_name = BTreeMap::new();
        for place in PLACES {
            let folder = format!("{place}/{folder}");
            for name in self.names(&folder).into_iter().filter(|name| name.ends_with(ending)) {
                let path = self.at(&format!("{folder}/{name}"));
                by_name.insert(name, path);
            }
        }
        by_name.into_values().collect()
    }

    fn texts(paths: Vec<PathBuf>) -> impl Iterator<Item = String> {
        paths
            .into_iter()
            .filter_map(|path| fs::read(path).ok())
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The lines of every file that says what modules are kept out, without comments.
    #[must_use]
    pub fn module_lines(self) -> Vec<String> {
        let lines = |text: String| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        let all = Self::texts(self.drop_ins("modprobe.d", ".conf")).flat_map(lines);
        all.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    }

    /// What systemd's own file `systemd/NAME` and its drop-ins say of `key`.
    #[must_use]
    pub fn systemd(self, name: &str, key: &str) -> Option<String> {
        let mut paths: Vec<PathBuf> =
            ["etc", "usr/lib"].iter().map(|place| self.at(&format!("{place}/systemd/{name}"))).collect();
        paths.retain(|path| path.exists());
        paths.truncate(1);
        paths.extend(self.drop_ins(&format!("systemd/{name}.d"), ".conf"));
        last_word(Self::texts(paths), key)
    }

    /// What a unit says of `key`; `None` too where there is no such unit.
    #[must_use]
    pub fn unit(self, name: &str, key: &str) -> Option<String> {
        let fragment = self.fragment(name)?;
        let mut paths = vec![fragment];
        paths.extend(self.drop_ins(&format!("systemd/system/{name}.d"), ".conf"));
        last_word(Self::texts(paths), key)
    }

    fn fragment(self, name: &str) -> Option<PathBuf> {
        let places = ["etc/systemd/system", "run/systemd/system", "usr/lib/systemd/system", "lib/systemd/system"];
        places.iter().map(|place| self.at(&format!("{place}/{name}"))).find(|path| path.symlink_metadata().is_ok())
    }

    /// Whether the unit is there at all.
    #[must_use]
    pub fn has_unit(self, name: &str) -> bool {
        self.fragment(name).is_some()
    }

    /// Whether the unit cannot be started by anything.
    #[must_use]
    pub fn is_masked(self, name: &str) -> bool {
        let Some(path) = self.fragment(name) else { return false };
        fs::read_link(&path).is_ok_and(|to| to == Path::new("/dev/null"))
            || fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() == 0)
    }

    /// Whether something starts the unit with the machine.
    #[must_use]
    pub fn is_enabled(self, name: &str) -> bool {
        ["etc", "usr/lib"].iter().any(|place| {
            let folder = format!("{place}/systemd/system");
            self.names(&folder)
                .iter()
                .filter(|entry| [".wants", ".requires"].iter().any(|ending| entry.ends_with(ending)))
                .any(|entry| self.at(&format!("{folder}/{entry}/{name}")).symlink_metadata().is_ok())
        })
    }

    /// The last value that a unit gives the environment variable `name`.
    #[must_use]
    pub fn unit_variable(self, unit: &str, name: &str) -> Option<String> {
        let fragment = self.fragment(unit)?;
        let mut paths = vec![fragment];
        paths.extend(self.drop_ins(&format!("systemd/system/{unit}.d"), ".conf"));
        let mut said = None;
        for text in Self::texts(paths) {
            for line in text.lines().filter_map(|line| line.trim().strip_prefix("Environment=")) {
                if let Some((found, value)) = line.trim_matches('"').split_once('=')
                    && found == name
                {
                    said = Some(value.to_owned());
                }
            }
        }
        said
    }

    /// The last `key=value` of one file of settings, without its comments.
    #[must_use]
    pub fn assigned(self, path: &str, key: &str) -> Option<String> {
        last_word(self.text(path).into_iter(), key)
    }

    /// Whether a rule of udev begins with `rule`.
    #[must_use]
    pub fn udev_says(self, rule: &str) -> bool {
        let paths = self.drop_ins("udev/rules.d", ".rules");
        Self::texts(paths).any(|text| text.lines().any(|line| line.starts_with(rule)))
    }

    /// What apt was told of `key`, from its files in the order they are read in.
    #[must_use]
    pub fn apt(self, key: &str) -> Option<String> {
        let mut said = None;
        for name in self.names("etc/apt/apt.conf.d") {
            let text = self.text(&format!("etc/apt/apt.conf.d/{name}")).unwrap_or_default();
            for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
                if let Some(rest) = line.strip_prefix(key)
                    && let Some(value) = rest.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix("\";"))
                {
                    said = Some(value.to_owned());
                }
            }
        }
        said
    }
}

/// The last assignment of `key` in files that are read one after another. An empty one takes back what was said.
fn last_word(texts: impl Iterator<Item = String>, key: &str) -> Option<String> {
    let mut said = None;
    for text in texts {
        for line in text.lines() {
            if let Some((name, value)) = line.split_once('=')
                && name.trim() == key
            {
                said = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            }
        }
    }
    said
}
