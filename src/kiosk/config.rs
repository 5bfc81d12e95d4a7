//! `fristed.toml`: what the machine says about itself. Everything about the house lives in the store instead.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use chrono::NaiveTime;
use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;

use super::log::LogLevel;
use crate::domain::access::Place;

/// Where the file lies on a kiosk. It may be missing.
pub const PLACE: &str = "/etc/fristed/fristed.toml";

/// Where the data lies on a kiosk.
pub const DATA: &str = "/var/lib/fristed";

/// A file of settings is a page of text; anything longer is the wrong file.
const LONGEST: u64 = 64 * 1024;

/// The machine's settings. Every one has a default.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The data folder; `None` for the usual place, see [`Config::data_folder`].
    pub data: Option<PathBuf>,
    /// Where the screen stands, as whoever set the machine up says; `None` where nothing is said. The staff are asked, and
    /// what they answer counts.
    pub profile: Option<Profile>,
    /// The diagonal of the screen in inches. It scales the pages so that letters keep their height in millimetres.
    pub screen_inches: f32,
    /// When the screen is on; `None` for always.
    pub screen_hours: Option<ScreenHours>,
    /// The folder where a USB stick for backups is mounted.
    pub stick: Option<PathBuf>,
    /// The printer's name in CUPS; `None` for its default printer.
    pub printer: Option<String>,
    /// The folder that `backup` writes into.
    pub backup: Option<PathBuf>,
    /// The socket of speech-dispatcher; `None` for the usual place.
    pub speech_socket: Option<PathBuf>,
    /// How much the kiosk says on standard error.
    pub log: LogLevel,
}

/// Where the screen stands, and so who sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// In the common room: everybody sees it.
    Faellesrum,
    /// In a room of the staff.
    Personalerum,
}

impl Profile {
    /// The same in the words of the house.
    #[must_use]
    pub const fn place(self) -> Place {
        match self {
            Self::Faellesrum => Place::CommonRoom,
            Self::Personalerum => Place::StaffRoom,
        }
    }
}

/// The hours of the screen, in the house's own time. `on` may come after `off`: then it is on over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScreenHours {
    pub on: NaiveTime,
    pub off: NaiveTime,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: None,
            profile: None,
            screen_inches: 24.0,
            screen_hours: None,
            stick: None,
            printer: None,
            backup: None,
            speech_socket: None,
            log: LogLevel::default(),
        }
    }
}

/// Why a file of settings is refused. Each names the file, and the line where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConfigRefused {
    #[error("{file} cannot be read ({why}); check the path and its permissions")]
    Unreadable { file: String, why: String },
    #[error("{file} is not a file of settings (longer than 64 KiB, or no plain file); give the path of a fristed.toml")]
    NoSettings { file: String },
    #[error("{file}, line {line}: {what}")]
    Wrong { file: String, line: usize, what: String },
}

/// The file as it stands there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    data: Option<Spanned<PathBuf>>,
    profile: Option<Profile>,
    screen_inches: Option<Spanned<f64>>,
    screen_on: Option<Spanned<String>>,
    screen_off: Option<Spanned<String>>,
    stick: Option<Spanned<PathBuf>>,
    printer: Option<Spanned<String>>,
    backup: Option<Spanned<PathBuf>>,
    speech_socket: Option<Spanned<PathBuf>>,
    log: Option<LogLevel>,
}

/// A finding: where in the text, and what is allowed there.
type Finding = (Range<usize>, String);

impl Config {
    /// Reads the file at `path`; without a path the one at [`PLACE`], or the defaults where there is none.
    ///
    /// # Errors
    /// [`ConfigRefused`] when the file cannot be read, holds an unknown key or an impossible value.
    pub fn load(path: Option<&Path>) -> Result<Self, ConfigRefused> {
        let place = path.unwrap_or(Path::new(PLACE));
        let file = place.display().to_string();
        let bytes = match read_plain_file(place) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Err(ConfigRefused::NoSettings { file }),
            Err(error) if path.is_none() && error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => {
                return Err(ConfigRefused::Unreadable { file, why: error.kind().to_string() });
            }
        };
        let text = str::from_utf8(&bytes).map_err(|error| ConfigRefused::Wrong {
            file: file.clone(),
            line: line_of(&bytes, error.valid_up_to()),
            what: "a letter here is not UTF-8; save the file as UTF-8".to_owned(),
        })?;
        Self::parse(text, &file)
    }

    /// Reads the text of a file of settings; `file` is its name in refusals.
    ///
    /// # Errors
    /// [`ConfigRefused::Wrong`] at the first thing that is wrong.
    pub fn parse(text: &str, file: &str) -> Result<Self, ConfigRefused> {
        let wrong = |(place, what): Finding| ConfigRefused::Wrong {
            file: file.to_owned(),
            line: line_of(text.as_bytes(), place.start),
            what,
        };
        let written: Written = toml::from_str(text).map_err(|error| {
            let message = error.message().split_whitespace().collect::<Vec<_>>().join(" ");
            let message = message.replace("unknown field", "unknown key").replace("unknown variant", "unknown value");
            wrong((error.span().unwrap_or(0..0), format!("{message}; correct the line or take it out")))
        })?;
        written.checked().map_err(wrong)
    }

    /// The data folder: the one in the file, else [`DATA`] where that folder is ours or we are root, who looks after
    /// the kiosk, else `fristed` in the person's own data folder (`$XDG_DATA_HOME`, or `~/.local/share`).
    #[must_use]
    pub fn data_folder(&self) -> PathBuf {
        if let Some(folder) = &self.data {
            return folder.clone();
        }
        let us = rustix::process::geteuid().as_raw();
        let is_ours =
            Path::new(DATA).metadata().is_ok_and(|found| found.is_dir() && may_use_the_kiosk(us, found.uid()));
        let (xdg, home) = (std::env::var_os("XDG_DATA_HOME"), std::env::var_os("HOME"));
        usual_data_folder(is_ours, xdg.as_deref(), home.as_deref())
    }
}

/// Whether the kiosk's folder, which belongs to `owner`, is the one that `us` means.
#[must_use]
pub const fn may_use_the_kiosk(us: u32, owner: u32) -> bool {
    us == owner || us == 0
}

/// The data folder where none is given: `is_ours` says whether [`DATA`] belongs to us, the other two are
/// `$XDG_DATA_HOME` and `$HOME`. A relative path in either is passed over, as the XDG specification asks.
#[must_use]
pub fn usual_data_folder(is_ours: bool, xdg: Option<&OsStr>, home: Option<&OsStr>) -> PathBuf {
    let absolute = |path: Option<&OsStr>| path.map(Path::new).filter(|path| path.is_absolute()).map(Path::to_path_buf);
    if is_ours {
        return PathBuf::from(DATA);
    }
    absolute(xdg)
        .or_else(|| absolute(home).map(|home| home.join(".local/share")))
        .map_or_else(|| PathBuf::from(DATA), |folder| folder.join("fristed"))
}

impl Written {
    fn checked(self) -> Result<Config, Finding> {
        let on = self.screen_on.map(|text| time_of_day("screen-on", text)).transpose()?;
        let off = self.screen_off.map(|text| time_of_day("screen-off", text)).transpose()?;
        Ok(Config {
            data: full_path("data", self.data)?,
            profile: self.profile,
            screen_inches: self.screen_inches.map_or(Ok(Config::default().screen_inches), inches)?,
            screen_hours: screen_hours(on, off)?,
            stick: full_path("stick", self.stick)?,
            printer: self.printer.map(printer_name).transpose()?,
            backup: full_path("backup", self.backup)?,
            speech_socket: full_path("speech-socket", self.speech_socket)?,
            log: self.log.unwrap_or_default(),
        })
    }
}

fn full_path(key: &str, path: Option<Spanned<PathBuf>>) -> Result<Option<PathBuf>, Finding> {
    let Some(path) = path else { return Ok(None) };
    let (place, path) = (path.span(), path.into_inner());
    if path.is_absolute() && !path.as_os_str().as_encoded_bytes().contains(&0) {
        return Ok(Some(path));
    }
    Err((place, format!("`{key}` must be a full path that begins with a slash, such as \"/var/lib/fristed\"")))
}

fn inches(given: Spanned<f64>) -> Result<f32, Finding> {
    let (place, inches) = (given.span(), given.into_inner());
    if !(7.0..=110.0).contains(&inches) {
        return Err((place, "`screen-inches` must be the screen's diagonal, a number from 7 to 110".to_owned()));
    }
    #[expect(clippy::cast_possible_truncation, reason = "a number from 7 to 110 keeps what matters of it")]
    Ok(inches as f32)
}

fn time_of_day(key: &str, given: Spanned<String>) -> Result<(Range<usize>, NaiveTime), Finding> {
    let (place, text) = (given.span(), given.into_inner());
    let is_plain = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    match NaiveTime::parse_from_str(&text, "%H:%M") {
        Ok(time) if is_plain => Ok((place, time)),
        _ => Err((place, format!("`{key}` must be a time of day in quotes, from \"00:00\" to \"23:59\""))),
    }
}

type Placed = (Range<usize>, NaiveTime);

fn screen_hours(on: Option<Placed>, off: Option<Placed>) -> Result<Option<ScreenHours>, Finding> {
    match (on, off) {
        (None, None) => Ok(None),
        (Some((_, on)), Some((_, off))) if on != off => Ok(Some(ScreenHours { on, off })),
        (Some(_), Some((place, _))) => {
            Err((place, "`screen-off` must differ from `screen-on`; without both the screen is always on".to_owned()))
        }
        (Some((place, _)), None) | (None, Some((place, _))) => {
            Err((place, "`screen-on` and `screen-off` belong together; give both or neither".to_owned()))
        }
    }
}

fn printer_name(given: Spanned<String>) -> Result<String, Finding> {
    let (place, name) = (given.span(), given.into_inner());
    let is_name = (1..=127).contains(&name.len())
        && !name.starts_with('-')
        && name.chars().all(|c| !c.is_control() && !c.is_whitespace() && !"/#\"'\\?".contains(c));
    if is_name {
        Ok(name)
    } else {
        Err((place, "`printer` must be a printer's name as `lpstat -e` lists it".to_owned()))
    }
}

/// The bytes of a plain file of sensible length, `None` for anything else. Never waits, not even on a pipe.
fn read_plain_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let found = path.metadata()?;
    if !found.is_file() || found.len() > LONGEST {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LONGEST).then_some(bytes))
}

fn line_of(text: &[u8], place: usize) -> usize {
    text.iter().take(place).filter(|&&byte| byte == b'\n').count() + 1
}
