//! What a look at the machine and the house finds: sentences that say what to do.

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the house runs on.
    Advice,
    /// Something is wrong and has to be mended.
    Fault,
}

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// One English sentence that says what to do, without its full stop.
    pub sentence: String,
    /// The same in Danish for those who work in the house, without names of files and commands.
    pub danish: &'static str,
}

impl Finding {
    /// Something that has to be mended.
    #[must_use]
    pub fn fault(danish: &'static str, sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Fault, sentence: sentence.into(), danish }
    }

    /// Something worth knowing.
    #[must_use]
    pub fn advice(danish: &'static str, sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Advice, sentence: sentence.into(), danish }
    }
}
