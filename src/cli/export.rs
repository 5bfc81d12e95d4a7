//! `fristed export`: the calendar for other programs, or the house file.

use std::io::{self, Write as _};
use std::path::PathBuf;

use chrono::Utc;
use clap::{Args, ValueEnum};

use super::{Machine, Refused, Time, write_file};
use crate::domain::activity::Origin;
use crate::domain::time::HOUSE_ZONE;
use crate::exchange::{calendar, house_file};
use crate::store::Store;

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// All activities as an iCalendar file.
    Ics,
    /// The house file.
    House,
}

#[derive(Debug, Args)]
pub struct Arguments {
    format: Format,
    /// Write to this file instead of the screen.
    #[arg(long, value_name = "F")]
    out: Option<PathBuf>,
    /// The time that is written as the time of the export.
    #[arg(long, value_name = "TIME")]
    now: Option<Time>,
}

pub fn run(machine: &Machine, arguments: &Arguments) -> Result<(), Refused> {
    let content = Store::open_read_only(&machine.data)?.all_for_export()?;
    let text = match arguments.format {
        Format::House => {
            let house = content.house.ok_or_else(|| {
                Refused::Said("this house has no house file; import one first, or export ics".to_owned())
            })?;
            house_file::write(&house)
        }
        Format::Ics => {
            let entries = content.activities.values().map(|activity| (uid(&activity.origin), activity));
            let entries: Vec<_> = entries.collect();
            let now = arguments.now.map_or_else(Utc::now, |time| time.0);
            calendar::write(entries.iter().map(|(uid, activity)| (uid.as_str(), *activity)), HOUSE_ZONE, now)
        }
    };
    match &arguments.out {
        Some(path) => write_file(path, text.as_bytes()),
        None => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
            Ok(())
        }
    }
}

/// The UID under which other programs know an activity; it stays the same from one export to the next.
fn uid(origin: &Origin) -> String {
    match origin {
        Origin::Imported { uid } => uid.clone(),
        Origin::HouseFile { id } => format!("{id}@fristed"),
    }
}
