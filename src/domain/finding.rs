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
}

impl Finding {
    /// Something that has to be mended.
    #[must_use]
    pub fn fault(sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Fault, sentence: sentence.into() }
    }

    /// Something worth knowing.
    #[must_use]
    pub fn advice(sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Advice, sentence: sentence.into() }
    }
}
