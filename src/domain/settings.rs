//! What a house decides about its screen, on the screen itself. What belongs to the machine is in `fristed.toml`.

use std::collections::BTreeSet;

use super::access::IdleTime;
use super::nudge::Nudge;
use super::release::ReleaseRhythm;
use super::retention::Retention;
use super::text::Language;

/// Settings a house can change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseSettings {
    /// Seconds without touch before the screen rests.
    pub rest_after_seconds: u32,
    /// How long a page of the staff's side stays open untouched.
    pub idle: IdleTime,
    /// When the box for suggestions is emptied.
    pub release: ReleaseRhythm,
    /// Whether *English* stands on every public page.
    pub english: bool,
    pub nudges_off: NudgesOff,
    pub retention: Retention,
}

impl Default for HouseSettings {
    fn default() -> Self {
        Self {
            rest_after_seconds: 90,
            idle: IdleTime::default(),
            release: ReleaseRhythm::default(),
            english: true,
            nudges_off: NudgesOff::default(),
            retention: Retention::default(),
        }
    }
}

impl HouseSettings {
    /// Whether the screen can be read in this language. Danish is what the house is written in.
    #[must_use]
    pub fn offers(&self, language: Language) -> bool {
        match language {
            Language::Danish => true,
            Language::English => self.english,
        }
    }
}

/// The nudges that a house does without; only those that can be done without are ever in here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NudgesOff(BTreeSet<Nudge>);

impl NudgesOff {
    /// Those of `nudges` that can be done without.
    pub fn of(nudges: impl IntoIterator<Item = Nudge>) -> Self {
        Self(nudges.into_iter().filter(|nudge| nudge.can_be_off()).collect())
    }

    /// Whether the house uses this one.
    #[must_use]
    pub fn runs(&self, nudge: Nudge) -> bool {
        !self.0.contains(&nudge)
    }

    /// `nudge` where the house uses it: for [`arrange`](super::nudge::arrange), which leaves the order alone without.
    #[must_use]
    pub fn running(&self, nudge: Nudge) -> Option<Nudge> {
        self.runs(nudge).then_some(nudge)
    }

    /// The same with this one the other way round; as it was where it cannot be done without.
    #[must_use]
    pub fn switched(&self, nudge: Nudge) -> Self {
        let mut other = self.clone();
        if nudge.can_be_off() && !other.0.remove(&nudge) {
            other.0.insert(nudge);
        }
        other
    }

    /// Each of them, in the order of the registry.
    pub fn iter(&self) -> impl Iterator<Item = Nudge> {
        self.0.iter().copied()
    }
}
