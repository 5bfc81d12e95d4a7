//! `fristed check`: opens everything read-only and says what is not as it should be.

use std::io::{self, Write as _};

use super::{Machine, Refused};
use crate::store::{Finding, Severity, Store};

pub fn run(machine: &Machine) -> Result<(), Refused> {
    let store = Store::open_read_only(&machine.data)?;
    let mut findings = store.check()?;
    if store.is_example()? {
        findings.push(Finding {
            severity: Severity::Advice,
            sentence: "the house shows the example content; make your own with `fristed export house`, \
                       change it, and import it"
                .to_owned(),
        });
    }
    findings.extend(super::machine::findings(&machine.config));
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
