//! Where one is while answering what has left the box, by names that a card can carry.

use crate::app::released::Way;

/// One page of answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The one suggestion that is read now.
    Waiting,
    /// The others, to be put together with it.
    Together,
    /// One of the ways to answer it.
    Way(Way),
    /// At which meeting it comes up.
    Meeting,
    /// A text is typed.
    Write(Field),
    /// How it will look.
    Preview,
    /// It stands on the board.
    Answered,
    /// A note from the wall lies in the box.
    NoteKept,
}

/// A text that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// How the suggestion stands on the board.
    Wording,
    /// Who decides.
    Decider,
    Answer,
    Reason,
    Instead,
    /// A note from the postbox on the wall.
    Note,
}

/// Each page with its name.
const PAGES: [(&str, At); 16] = [
    ("released-waiting", At::Waiting),
    ("released-together", At::Together),
    ("released-agenda", At::Way(Way::Agenda)),
    ("released-answer", At::Way(Way::Answer)),
    ("released-not-now", At::Way(Way::NotNow)),
    ("released-withhold", At::Way(Way::Withhold)),
    ("released-meeting", At::Meeting),
    ("released-write-wording", At::Write(Field::Wording)),
    ("released-write-decider", At::Write(Field::Decider)),
    ("released-write-answer", At::Write(Field::Answer)),
    ("released-write-reason", At::Write(Field::Reason)),
    ("released-write-instead", At::Write(Field::Instead)),
    ("released-write-note", At::Write(Field::Note)),
    ("released-preview", At::Preview),
    ("released-answered", At::Answered),
    ("released-note-kept", At::NoteKept),
];

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        PAGES.iter().find(|(_, at)| *at == self).map_or("", |(name, _)| name).to_owned()
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        PAGES.iter().find(|(known, _)| *known == name).map(|(_, at)| *at)
    }
}
