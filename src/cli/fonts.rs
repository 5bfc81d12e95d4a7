//! Fonts for a machine that has none.
//!
//! The toolkit asks fontconfig for fonts of the machine before it looks at those in the program, and gives up where it
//! has no font at all. Therefore the program lays its own font beside the house, with a configuration that adds it to
//! what the machine has, and starts itself once more with that. The process stays the same one; nothing else changes.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::write_file;
use crate::draw::measure::MEDIUM;

/// Where fontconfig looks for its configuration.
const VARIABLE: &str = "FONTCONFIG_FILE";
/// The machine's own configuration.
const OF_THE_MACHINE: &str = "/etc/fonts/fonts.conf";
const FONT: &str = "AtkinsonHyperlegibleNext_500Medium.ttf";

/// Makes sure that there is a font, for the commands that draw. Returns where that is so already, and where nothing
/// can be done about it: most machines have fonts, and the picture comes from the program's own ones either way.
pub fn make_sure_of_one(data: &Path) {
    let Some((folder, configuration)) = places(data) else { return };
    let now = env::var_os(VARIABLE);
    if now.as_deref() == Some(configuration.as_os_str()) {
        return;
    }
    if let Err(error) = lay_out(&folder, &configuration, now.as_deref()) {
        return tracing::warn!(%error, "the program's font could not be laid beside the house");
    }
    let mut arguments = env::args_os();
    let name = arguments.next();
    let Ok(program) = env::current_exe() else { return };
    let mut again = Command::new(program);
    again.arg0(name.as_deref().unwrap_or(OsStr::new("fristed"))).args(arguments).env(VARIABLE, &configuration);
    let error = again.exec();
    tracing::warn!(%error, "the program could not start itself with its font");
}

/// The folder with the font and the file that names it; nothing where the path cannot be written in XML.
fn places(data: &Path) -> Option<(PathBuf, PathBuf)> {
    let folder = std::path::absolute(data).ok()?.join("fonts");
    folder.to_str()?;
    let configuration = folder.join("fonts.conf");
    Some((folder, configuration))
}

/// Writes what is not there yet, or is not the same any more.
fn lay_out(folder: &Path, configuration: &Path, now: Option<&OsStr>) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let text = configuration_text(
        folder,
        now.and_then(OsStr::to_str).filter(|path| !path.is_empty()).unwrap_or(OF_THE_MACHINE),
    );
    for (path, bytes) in [(folder.join(FONT).as_path(), MEDIUM), (configuration, text.as_bytes())] {
        let is_there = fs::read(path).is_ok_and(|found| found == bytes);
        if !is_there {
            write_file(path, bytes).map_err(|refused| io::Error::other(refused.to_string()))?;
        }
    }
    Ok(())
}

fn configuration_text(folder: &Path, machine: &str) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (folder, machine) = (escaped(&folder.to_string_lossy()), escaped(machine));
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n\
         <!-- Written by fristed at each start: the machine's fonts, and the program's own. -->\n<fontconfig>\n\
         \x20   <include ignore_missing=\"yes\">{machine}</include>\n    <dir>{folder}</dir>\n\
         \x20   <cachedir>{folder}/cache</cachedir>\n</fontconfig>\n"
    )
}
