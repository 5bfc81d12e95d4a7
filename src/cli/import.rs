//! `fristed import`: a calendar or a house file goes in as a whole, or what is broken is left out and named.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use chrono::Utc;
use clap::Args;

use super::{Machine, Refused, house};
use crate::app::errands;
use crate::domain::time::HOUSE_ZONE;
use crate::exchange::calendar::{self, FindingKind};
use crate::exchange::house_file;
use crate::store::{ImportReport, Store};

/// Larger files are no house files and no calendars.
const LARGEST: u64 = 20 * 1024 * 1024;

#[derive(Debug, Args)]
pub struct Arguments {
    /// A calendar (.ics) or a house file (.toml).
    file: PathBuf,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

pub fn run(machine: &Machine, arguments: &Arguments) -> Result<(), Refused> {
    let bytes = read(&arguments.file)?;
    let is_house_file = arguments.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    if is_house_file { import_house(machine, arguments, bytes) } else { import_calendar(machine, arguments, &bytes) }
}

fn read(path: &Path) -> Result<Vec<u8>, Refused> {
    let said = |why: String| Refused::Said(format!("{} cannot be read ({why}); give a file that can", path.display()));
    let about = std::fs::metadata(path).map_err(|error| said(error.kind().to_string()))?;
    if about.is_dir() {
        return Err(said("it is a folder".to_owned()));
    }
    if about.len() > LARGEST {
        return Err(Refused::Said(format!("{} is larger than 20 MB; give a smaller file", path.display())));
    }
    std::fs::read(path).map_err(|error| said(error.kind().to_string()))
}

/// The store to import into. A dry run never makes a folder or a file: where there is no house it tries on nothing.
fn open(machine: &Machine, dry_run: bool) -> Result<Store, Refused> {
    if dry_run && !Store::exists(&machine.data) {
        return Ok(Store::in_memory()?);
    }
    Ok(Store::open_or_repair(&machine.data, &machine.backups())?)
}

fn import_house(machine: &Machine, arguments: &Arguments, bytes: Vec<u8>) -> Result<(), Refused> {
    let file = arguments.file.display();
    let text = String::from_utf8(bytes)
        .map_err(|_| Refused::Said(format!("{file} is not UTF-8; save the file as UTF-8 and try again")))?;
    let content = match house_file::read(&text, house::drawings()) {
        Ok(content) => content,
        Err(problems) => {
            let mut err = io::stderr().lock();
            for problem in &problems {
                writeln!(err, "{file}:{}: {}", problem.line, problem.message)?;
            }
            writeln!(err, "fristed: nothing was imported; correct the lines above and try again.")?;
            return Err(Refused::Findings);
        }
    };
    let mut store = open(machine, arguments.dry_run)?;
    let report = store.import_house(&content, arguments.dry_run)?;
    finish(&mut store, arguments.dry_run)?;
    tell(&report, arguments.dry_run)
}

fn import_calendar(machine: &Machine, arguments: &Arguments, bytes: &[u8]) -> Result<(), Refused> {
    let file = arguments.file.display();
    let reading = calendar::read(bytes, HOUSE_ZONE).map_err(|refused| Refused::Said(format!("{file}: {refused}")))?;
    let mut left_out = false;
    let mut err = io::stderr().lock();
    for finding in &reading.findings {
        left_out |= finding.kind == FindingKind::LeftOut;
        let kind = match finding.kind {
            FindingKind::LeftOut => "left out",
            FindingKind::Note => "note",
        };
        writeln!(err, "{file}:{}: {kind}: {}", finding.line, finding.reason)?;
    }
    drop(err);
    let entries = errands::calendar::entries(&reading);
    let mut store = open(machine, arguments.dry_run)?;
    let report = store.import_calendar(&entries, arguments.dry_run)?;
    finish(&mut store, arguments.dry_run)?;
    tell(&report, arguments.dry_run)?;
    if left_out { Err(Refused::Findings) } else { Ok(()) }
}

/// The kept times follow at once, so that the next reader finds them.
fn finish(store: &mut Store, dry_run: bool) -> Result<(), Refused> {
    if !dry_run {
        store.extend_occurrences(Utc::now())?;
    }
    Ok(())
}

fn tell(report: &ImportReport, dry_run: bool) -> Result<(), Refused> {
    let mut out = io::stdout().lock();
    if report.example_removed {
        writeln!(out, "The example content {} removed.", if dry_run { "would be" } else { "was" })?;
    }
    let lists = [
        ("added", &report.added),
        ("changed", &report.changed),
        ("removed", &report.removed),
        ("left alone, changed on the screen", &report.left_alone),
        ("left alone, older than what the house has", &report.older),
    ];
    for (verb, titles) in lists {
        for title in titles {
            writeln!(out, "{verb}: {title}")?;
        }
    }
    let lead = if dry_run { "Nothing was written. It would be: " } else { "" };
    writeln!(
        out,
        "{lead}{} added, {} changed, {} removed, {} unchanged, {} left alone.",
        report.added.len(),
        report.changed.len(),
        report.removed.len(),
        report.unchanged,
        report.left_alone.len() + report.older.len(),
    )?;
    Ok(())
}
