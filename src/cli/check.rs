//! `fristed check`: opens everything read-only and says what is not as it should be.

use std::io::{self, Write as _};

use super::{Machine, Refused};
use crate::domain::finding::{Finding, Severity};
use crate::store::Store;

/// Somewhere to look.
type Source = fn(&Machine) -> Result<Vec<Finding>, Refused>;

/// Everywhere that is looked, one after the other. What is new gets a line here.
const SOURCES: [Source; 1] = [house];

pub fn run(machine: &Machine) -> Result<(), Refused> {
    let mut findings = Vec::new();
    for source in SOURCES {
        findings.extend(source(machine)?);
    }
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
fn house(machine: &Machine) -> Result<Vec<Finding>, Refused> {
    let store = Store::open_read_only(&machine.data)?;
    let mut findings = store.check()?;
    if store.is_example()? {
        findings.push(Finding::advice(
            "the house shows the example content; make your own with `fristed export house`, change it, and import it",
        ));
    }
    Ok(findings)
}
