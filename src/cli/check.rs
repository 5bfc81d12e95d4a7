//! `fristed check`: opens everything read-only and says what is not as it should be.

use std::io::{self, Write as _};

use chrono::Utc;

use super::{Machine, Refused};
use crate::app::{status, status_words};
use crate::domain::finding::{Finding, Severity};
use crate::domain::text::Language;
use crate::domain::time::HOUSE_ZONE;
use crate::store::{Store, StoreError};

/// Somewhere to look.
type Source = fn(&Machine) -> Vec<Finding>;

/// Everywhere that is looked beside the house's own file. What is new gets a line here.
const SOURCES: [Source; 3] = [box_and_lists, upkeep, appliance];

pub fn run(machine: &Machine) -> Result<(), Refused> {
    let mut findings = match house(machine) {
        Ok(found) => found,
        // What cannot be opened at all is a finding, and the rest is looked at all the same.
        Err(error) if !matches!(error, StoreError::NoHouse(_)) => vec![Finding::fault("", error.to_string())],
        Err(error) => return Err(error.into()),
    };
    findings.extend(SOURCES.iter().flat_map(|source| source(machine)));
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let mut out = io::stdout().lock();
    for finding in &findings {
        let kind = match finding.severity {
            Severity::Fault => "fault",
            Severity::Advice => "advice",
        };
        writeln!(out, "{kind}: {}.", finding.sentence)?;
    }
    if findings.iter().any(|finding| finding.severity == Severity::Fault) {
        return Err(Refused::Findings);
    }
    writeln!(out, "No faults found in {}.", machine.data.display())?;
    Ok(())
}

/// The house's own file, and what is in it.
fn house(machine: &Machine) -> Result<Vec<Finding>, StoreError> {
    let store = Store::open_read_only(&machine.data)?;
    let mut findings = store.check()?;
    if store.is_example()? {
        findings.push(Finding::advice(
            "",
            "the house shows the example content; make your own with `fristed export house`, change it, and import it",
        ));
    }
    Ok(findings)
}

/// The box for suggestions and the lists of who joins in, where there are any yet.
fn box_and_lists(machine: &Machine) -> Vec<Finding> {
    Store::check_box_and_lists(&machine.data)
}

/// Backups, disk and clock: what the staff's page says too.
fn upkeep(machine: &Machine) -> Vec<Finding> {
    let found = status::look(&machine.data, &machine.backups(), Utc::now(), true);
    let finding = |status: status::Status| {
        let sentence = status_words::sentence(status, Language::English, HOUSE_ZONE);
        status.severity().map(|severity| Finding { severity, sentence, danish: "" })
    };
    found.into_iter().filter_map(finding).collect()
}

/// The machine itself: how it starts, what can be plugged in, who gets out of the kiosk.
fn appliance(machine: &Machine) -> Vec<Finding> {
    super::machine::findings(&machine.config)
}
