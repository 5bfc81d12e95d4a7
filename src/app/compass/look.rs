//! A look at what is kept of somebody, which is in the audit with its purpose.

use crate::app::App;
use crate::app::staff::Session;
use crate::domain::compass::PersonId;
use crate::store::StoreError;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Earlier,
    Logbook,
    Conversation,
    Risk,
    /// What lies open in a round.
    Round,
    Agreements,
}

impl Look {
    pub const ALL: [Self; 6] =
        [Self::Earlier, Self::Logbook, Self::Conversation, Self::Risk, Self::Round, Self::Agreements];

    /// The purpose that the audit has of it.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Earlier => "earlier-wheels",
            Self::Logbook => "logbook",
            Self::Conversation => "conversation",
            Self::Risk => "risk",
            Self::Round => "round",
            Self::Agreements => "agreements",
        }
    }
}

impl App {
    /// Notes that `session` looks at something of `person`. It is there to be seen only once that is noted.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn note_look(&self, session: &Session, person: PersonId, look: Look) -> Result<(), StoreError> {
        self.note_case(session, person, "person-read", look.purpose())
    }
}
