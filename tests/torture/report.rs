//! What was done, how often, and with which result.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{SecondsFormat, Utc};

use crate::plan::Plan;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    Failed,
    LeftOut,
}

impl Verdict {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passed => "ok",
            Self::Failed => "FAILED",
            Self::LeftOut => "left out",
        }
    }
}

/// One recipe's result.
pub struct Line {
    pub name: &'static str,
    pub holds: &'static str,
    pub verdict: Verdict,
    pub cases: u32,
    pub said: String,
    pub seconds: f32,
}

/// Writes the report beside what was built.
pub fn write(plan: &Plan, lines: &[Line], seconds: f32) -> io::Result<PathBuf> {
    let counts = if plan.release { "the counts of a release" } else { "the small counts" };
    let when = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let mut text = format!(
        "# Torture report\n\nfristed {}, {when}, Linux {}, {counts}, seed {}, {seconds:.0} s in all.\n\n\
         | recipe | holds | cases | result | figure | seconds | each |\n|---|---|---|---|---|---|---|\n",
        env!("CARGO_PKG_VERSION"),
        kernel.trim(),
        plan.seed,
    );
    for Line { name, holds, verdict, cases, said, seconds } in lines {
        let each = f64::from(*seconds) / f64::from((*cases).max(1));
        let (word, said) = (verdict.word(), said.replace('|', "/").replace('\n', " "));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "| {name} | {holds} | {cases} | {word} | {said} | {seconds:.1} | {each:.3} |");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/torture-report.md");
    fs::create_dir_all(path.parent().unwrap_or(&path))?;
    fs::write(&path, text)?;
    Ok(path)
}
