//! Where one is among the errands, by names that a card can carry.

/// One page of the errands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The stick, the calendars on it, and the papers.
    Stick,
    /// One calendar: what it would do.
    Calendar,
    /// How machine and house are doing.
    Health,
}

impl At {
    const ALL: [(&'static str, Self); 3] =
        [("errand-stick", Self::Stick), ("errand-calendar", Self::Calendar), ("errand-health", Self::Health)];

    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        Self::ALL.into_iter().find(|(_, at)| *at == self).map_or("", |(name, _)| name).to_owned()
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(other, _)| *other == name).map(|(_, at)| at)
    }
}

/// A paper for the notice board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    Week,
    Agenda,
    Minutes,
}

impl Paper {
    pub(super) const ALL: [Self; 3] = [Self::Week, Self::Agenda, Self::Minutes];

    /// The word for it in what a card asks for.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Agenda => "agenda",
            Self::Minutes => "minutes",
        }
    }

    /// What its file is called; the day is put before the ending.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Week => "ugen",
            Self::Agenda => "dagsorden",
            Self::Minutes => "referat",
        }
    }
}
