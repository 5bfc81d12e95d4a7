//! Levels and their answers. They are words: without an order, and nothing makes a number of them.

/// What is asked of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Does this resource let the person take part in the house?
    Participation,
    /// And outside of it?
    Outside,
    Condition,
    Motivation,
    /// What we do: in one of three ways, none of which is better than the others.
    Approach,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Participation {
    Yes,
    Occasionally,
    No,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Condition {
    Good,
    Struggles,
    OutOfControl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motivation {
    Ready,
    PartlyReady,
    NoBelief,
}

/// *Indsats*. “Sid på hænderne” is a decision as real as the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Approach {
    TakeCharge,
    LovingNudge,
    SitOnHands,
}

/// An answer at one of the levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    Participation(Participation),
    Outside(Participation),
    Condition(Condition),
    Motivation(Motivation),
    Approach(Approach),
}

/// The colour of an answer. An approach has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    Green,
    Yellow,
    Red,
}

impl Level {
    /// Its name, word for word.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Participation => "Deltagelse",
            Self::Outside => "Deltagelse udenfor værestedet",
            Self::Condition => "Tilstand",
            Self::Motivation => "Motivation",
            Self::Approach => "Indsats",
        }
    }

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Participation => "participation",
            Self::Outside => "outside",
            Self::Condition => "condition",
            Self::Motivation => "motivation",
            Self::Approach => "approach",
        }
    }

    /// The level of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let all = [Self::Participation, Self::Outside, Self::Condition, Self::Motivation, Self::Approach];
        all.into_iter().find(|level| level.word() == word)
    }

    /// Its three answers, as the method has them.
    #[must_use]
    pub const fn answers(self) -> [Answer; 3] {
        const BOTH: [Participation; 3] = [Participation::Yes, Participation::Occasionally, Participation::No];
        match self {
            Self::Participation => {
                [Answer::Participation(BOTH[0]), Answer::Participation(BOTH[1]), Answer::Participation(BOTH[2])]
            }
            Self::Outside => [Answer::Outside(BOTH[0]), Answer::Outside(BOTH[1]), Answer::Outside(BOTH[2])],
            Self::Condition => [
                Answer::Condition(Condition::Good),
                Answer::Condition(Condition::Struggles),
                Answer::Condition(Condition::OutOfControl),
            ],
            Self::Motivation => [
                Answer::Motivation(Motivation::Ready),
                Answer::Motivation(Motivation::PartlyReady),
                Answer::Motivation(Motivation::NoBelief),
            ],
            Self::Approach => [
                Answer::Approach(Approach::TakeCharge),
                Answer::Approach(Approach::LovingNudge),
                Answer::Approach(Approach::SitOnHands),
            ],
        }
    }
}

impl Participation {
    const fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Yes => ("Ja", "yes"),
            Self::Occasionally => ("Lejlighedsvis", "occasionally"),
            Self::No => ("Nej", "no"),
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::Yes => Tone::Green,
            Self::Occasionally => Tone::Yellow,
            Self::No => Tone::Red,
        }
    }
}

impl Answer {
    /// The level that it answers.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Participation(_) => Level::Participation,
            Self::Outside(_) => Level::Outside,
            Self::Condition(_) => Level::Condition,
            Self::Motivation(_) => Level::Motivation,
            Self::Approach(_) => Level::Approach,
        }
    }

    /// What the screen says and what a record says.
    const fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Participation(answer) | Self::Outside(answer) => answer.both(),
            Self::Condition(Condition::Good) => ("Godt – intet problem (længere)", "good"),
            Self::Condition(Condition::Struggles) => ("Kæmper med problemet", "struggles"),
            Self::Condition(Condition::OutOfControl) => ("Problemet er ude af kontrol", "out-of-control"),
            Self::Motivation(Motivation::Ready) => ("Klar til forandring", "ready"),
            Self::Motivation(Motivation::PartlyReady) => ("Delvist klar til forandring", "partly-ready"),
            Self::Motivation(Motivation::NoBelief) => ("Tror ikke på forandring", "no-belief"),
            Self::Approach(Approach::TakeCharge) => ("Tag hånd om situationen", "take-charge"),
            Self::Approach(Approach::LovingNudge) => ("Kærlig støttende puf", "loving-nudge"),
            Self::Approach(Approach::SitOnHands) => ("“Sid på hænderne”", "sit-on-hands"),
        }
    }

    /// Word for word.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.both().0
    }

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.both().1
    }

    /// The answer of that word at `level`.
    #[must_use]
    pub fn named(level: Level, word: &str) -> Option<Self> {
        level.answers().into_iter().find(|answer| answer.word() == word)
    }

    /// Its colour; none of an approach.
    #[must_use]
    pub const fn tone(self) -> Option<Tone> {
        match self {
            Self::Participation(answer) | Self::Outside(answer) => Some(answer.tone()),
            Self::Condition(Condition::Good) | Self::Motivation(Motivation::Ready) => Some(Tone::Green),
            Self::Condition(Condition::Struggles) | Self::Motivation(Motivation::PartlyReady) => Some(Tone::Yellow),
            Self::Condition(Condition::OutOfControl) | Self::Motivation(Motivation::NoBelief) => Some(Tone::Red),
            Self::Approach(_) => None,
        }
    }
}
