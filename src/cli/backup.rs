//! `fristed backup` and `fristed restore`.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;

use super::{Machine, Refused};
use crate::app::ports::Clock as _;
use crate::domain::ratchet::look;
use crate::domain::time::HOUSE_ZONE;
use crate::kiosk::clock::SystemClock;
use crate::store::restore::restore as put_back;
use crate::store::{backup, upkeep};

#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of backups; else the one in the settings, else the one beside the house.
    dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// A folder of backups, of which the newest sound one is taken, or the folder of one day.
    dir: PathBuf,
}

pub fn back_up(machine: &Machine, arguments: Arguments) -> Result<(), Refused> {
    let now = SystemClock.now();
    let day = now.with_timezone(&HOUSE_ZONE).date_naive();
    let named = arguments.dir.or_else(|| machine.config.backup.clone());
    let into = named.unwrap_or_else(|| machine.data.join(backup::HERE));
    if !into.is_dir() {
        make_folder(machine, &into)?;
    }
    let may_erase = upkeep::read_clock(&machine.data).is_none_or(|seen| look(Some(seen), now).may_erase());
    let made = backup::make(&machine.data, &into, now, day, may_erase)?;
    upkeep::note_trouble(&machine.data, None);
    writeln!(io::stdout().lock(), "Backed up {} to {}.", machine.data.display(), made.path.display())?;
    Ok(())
}

/// Where there is no house, no folder is made for its backups either.
fn make_folder(machine: &Machine, into: &std::path::Path) -> Result<(), Refused> {
    if !crate::store::Store::exists(&machine.data) {
        return Err(crate::store::StoreError::NoHouse(machine.data.clone()).into());
    }
    Ok(backup::make_folder(into)?)
}

pub fn restore(machine: &Machine, arguments: &RestoreArguments) -> Result<(), Refused> {
    let done = put_back(&machine.data, &arguments.dir)?;
    let mut out = io::stdout().lock();
    writeln!(out, "Put back {} from {}.", done.put_back.join(", "), done.from.path.display())?;
    if !done.stayed.is_empty() {
        writeln!(out, "As it was: {}, which is newer than the backup.", done.stayed.join(", "))?;
    }
    if done.newer_entries > 0 {
        writeln!(out, "The history of {} changes made since then is not in it.", done.newer_entries)?;
    }
    if done.history_differed {
        writeln!(out, "What was there before lacked history that this backup has; keep it, and ask who changed it.")?;
    }
    if let Some(aside) = &done.aside {
        writeln!(out, "What was there before lies in {}.", aside.display())?;
    }
    writeln!(out, "The lists of who joins in begin empty; the screen says so until the house closes.")?;
    Ok(())
}
