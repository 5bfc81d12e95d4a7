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

impl App {
    /// Notes that `session` looks at something of `person`. It is there to be seen only once that is noted.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn note_look(&self, session: &Session, person: PersonId, look: Look) -> Result<(), StoreError> {
        let purpose = match look {
            Look::Earlier => "earlier-wheels",
            Look::Logbook => "logbook",
            Look::Conversation => "conversation",
            Look::Risk => "risk",
            Look::Round => "round",
            Look::Agreements => "agreements",
        };
        self.note_case(session, person, "person-read", purpose)
    }
}
