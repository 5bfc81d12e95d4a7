//! The machine as the program itself sees it. Its service hides parts of it, and what is out of sight is not told of
//! as wrong: `fristed check` as root sees all of it.

use std::fs;
use std::path::{Path, PathBuf};

use super::config::Config;
use super::machine::{Setting, look};
use crate::app::ports::outside::{MachineWord, Surroundings};
use crate::domain::finding::Severity;

/// The machine around the program.
#[derive(Debug, Clone)]
pub struct Machine {
    root: PathBuf,
    config: Config,
}

impl Machine {
    /// The machine below `root`, whose settings are `config`.
    #[must_use]
    pub const fn new(root: PathBuf, config: Config) -> Self {
        Self { root, config }
    }

    /// What is not as it should be, of what can be seen.
    #[must_use]
    pub fn settings(&self) -> Vec<Setting> {
        look(&self.root, &self.config).into_iter().filter(|setting| self.is_in_sight(*setting)).collect()
    }

    fn is_in_sight(&self, setting: Setting) -> bool {
        // A folder that is there and cannot be opened is one of root's own.
        let open = |path: &str| {
            let path = self.root.join(path);
            !path.exists() || fs::read_dir(path).is_ok()
        };
        let there = |path: &str| Path::exists(&self.root.join(path));
        match setting {
            Setting::SysRq | Setting::CoreDumps | Setting::TraceOthers => there("proc/sys/kernel"),
            Setting::KernelWords => there("proc/cmdline"),
            Setting::Swap => there("proc/swaps"),
            Setting::UsbGuardMissing | Setting::UsbGuardOpen | Setting::UsbRules => open("etc/usbguard"),
            Setting::NoPrinter => open("etc/cups/ppd"),
            Setting::SecureBoot => open("sys/firmware/efi/efivars"),
            Setting::DiskInTheClear => there("sys/block"),
            Setting::NoTpm => there("sys/class"),
            _ => true,
        }
    }
}

impl Surroundings for Machine {
    fn look(&self) -> Vec<MachineWord> {
        let found = self.settings();
        let word = |setting: &Setting| MachineWord {
            severity: Some(if setting.is_advice() { Severity::Advice } else { Severity::Fault }),
            danish: setting.danish(),
            english: setting.sentence(),
        };
        let mut words: Vec<MachineWord> = found.iter().map(word).collect();
        let unlocked = [Setting::NoKiosk, Setting::NoTpm, Setting::DiskInTheClear];
        let looked = self.root.join("sys/block").exists() && self.root.join("sys/class").exists();
        if looked && !found.iter().any(|setting| unlocked.contains(setting)) {
            words.push(MachineWord {
                severity: None,
                danish: "Disken er låst og åbner kun i denne maskine",
                english: "the disk is locked and opens in this machine only",
            });
        }
        words
    }
}
