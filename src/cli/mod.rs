//! The command line: one file for each subcommand. Messages are English sentences that say what to do.

mod backup;
mod check;
mod export;
#[cfg(feature = "ui")]
mod fonts;
mod house;
mod import;
mod machine;
mod owner;
mod print;
#[cfg(feature = "ui")]
mod run;
#[cfg(feature = "ui")]
mod snapshot;
mod today;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand, ValueEnum};
use thiserror::Error;

use crate::domain::text::Language;
use crate::domain::time::HOUSE_ZONE;
use crate::kiosk::clock::{TimeRefused, parse_time};
use crate::kiosk::config::{Config, ConfigRefused};
use crate::store::StoreError;

pub use print::HousePress;

/// The day of a værested on the screen in its common room.
#[derive(Debug, Parser)]
#[command(name = "fristed", version, max_term_width = 100)]
pub struct Arguments {
    /// Where the house's files lie.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The machine's settings.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the kiosk (the same as no command at all).
    #[cfg(feature = "ui")]
    Run(run::Arguments),
    /// Draw a public page as a PNG, without any display.
    #[cfg(feature = "ui")]
    Snapshot(snapshot::Arguments),
    /// Write the day as text or JSON.
    Today(today::Arguments),
    /// Take in a calendar (.ics) or a house file (.toml).
    Import(import::Arguments),
    /// Write the calendar or the house file.
    Export(export::Arguments),
    /// Write a paper for the notice board as PDF, A4.
    Print(print::Arguments),
    /// Look through everything and say what is not as it should be.
    Check,
    /// Back the house up into a folder of today.
    Backup(backup::Arguments),
    /// Put a backup back; what is there now is moved aside.
    Restore(backup::RestoreArguments),
}

/// Why a command ends with a sentence and exit code 1.
#[derive(Debug, Error)]
pub enum Refused {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Config(#[from] ConfigRefused),
    #[error(transparent)]
    Time(#[from] TimeRefused),
    /// One sentence.
    #[error("{0}")]
    Said(String),
    /// The findings have been written already.
    #[error("")]
    Findings,
    /// Nobody reads the output any more.
    #[error("")]
    ClosedPipe,
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::Said(format!("the output could not be written ({error}); look at the disk and try again"))
    }
}

/// The machine's part of a command: where the house is, and the settings.
struct Machine {
    data: PathBuf,
    config: Config,
}

impl Machine {
    /// Where backups of the house may lie, the place for a new one first.
    fn backups(&self) -> Vec<PathBuf> {
        crate::store::backup::folders(&self.data, self.config.backup.as_deref())
    }
}

/// Runs the command that `arguments` name.
#[must_use]
pub fn main(arguments: Arguments) -> ExitCode {
    match dispatch(arguments) {
        Ok(()) | Err(Refused::ClosedPipe) => ExitCode::SUCCESS,
        Err(Refused::Findings) => ExitCode::from(1),
        Err(refused) => {
            // Where nobody reads the sentence either, the exit code still says it.
            let _ = writeln!(io::stderr(), "fristed: {refused}.");
            ExitCode::from(1)
        }
    }
}

fn dispatch(arguments: Arguments) -> Result<(), Refused> {
    let config = Config::load(arguments.config.as_deref())?;
    let data = arguments.data.unwrap_or_else(|| config.data_folder());
    owner::see_to(arguments.command.as_ref(), &data)?;
    let machine = Machine { data, config };
    match arguments.command {
        #[cfg(feature = "ui")]
        None => run::run(&machine, &run::Arguments::default()),
        #[cfg(not(feature = "ui"))]
        None => Err(Refused::Said("this build has no screens; name a command, see `fristed --help`".to_owned())),
        #[cfg(feature = "ui")]
        Some(Command::Run(arguments)) => run::run(&machine, &arguments),
        #[cfg(feature = "ui")]
        Some(Command::Snapshot(arguments)) => snapshot::run(&machine, arguments),
        Some(Command::Today(arguments)) => today::run(&machine, &arguments),
        Some(Command::Import(arguments)) => import::run(&machine, &arguments),
        Some(Command::Export(arguments)) => export::run(&machine, &arguments),
        Some(Command::Print(arguments)) => print::run(&machine, &arguments),
        Some(Command::Check) => check::run(&machine),
        Some(Command::Backup(arguments)) => backup::back_up(&machine, arguments),
        Some(Command::Restore(arguments)) => backup::restore(&machine, &arguments),
    }
}

/// A language of the command line.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Lang {
    #[default]
    Da,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Da => Self::Danish,
            Lang::En => Self::English,
        }
    }
}

/// A `TIME` of the command line.
#[derive(Debug, Clone, Copy)]
struct Time(DateTime<Utc>);

impl std::str::FromStr for Time {
    type Err = TimeRefused;

    fn from_str(text: &str) -> Result<Self, TimeRefused> {
        parse_time(text, HOUSE_ZONE).map(Self)
    }
}

/// Writes `bytes` to `path` as a whole or not at all: aside first, then renamed.
fn write_file(path: &std::path::Path, bytes: &[u8]) -> Result<(), Refused> {
    let said = |error: io::Error| {
        Refused::Said(format!("{} could not be written ({error}); name another place with --out", path.display()))
    };
    let name =
        path.file_name().ok_or_else(|| Refused::Said("--out names no file; end it in a file name".to_owned()))?;
    let mut aside = name.to_owned();
    aside.push(format!(".{}.part", std::process::id()));
    let aside = path.with_file_name(aside);
    let written = std::fs::File::create(&aside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| std::fs::rename(&aside, path)) {
        // What was begun is taken away again; a failure here changes nothing about the sentence.
        let _ = std::fs::remove_file(&aside);
        return Err(said(error));
    }
    Ok(())
}
