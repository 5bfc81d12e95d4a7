//! What `fristed check` says of the machine around the program.

use std::path::Path;

use crate::domain::finding::{Finding, Severity};
use crate::kiosk::config::Config;
use crate::kiosk::machine::look;

/// A finding for each setting of this machine that is not as a kiosk's should be.
pub fn findings(config: &Config) -> Vec<Finding> {
    let finding = |setting: crate::kiosk::machine::Setting| Finding {
        severity: if setting.is_advice() { Severity::Advice } else { Severity::Fault },
        sentence: setting.sentence().to_owned(),
        danish: setting.danish(),
    };
    look(Path::new("/"), config).into_iter().map(finding).collect()
}
