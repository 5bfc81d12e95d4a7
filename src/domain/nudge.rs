//! *Sådan puffer vi*: the registry of everything by which the screen arranges choices.
//!
//! S0 ch. 1: the premises of nudging are known and transparent. An order, a default or a prompt exists only
//! as a [`Nudge`]; lists are put in order by [`arrange`], which asks for one, and the page shows [`Nudge::ALL`].

/// One way in which the screen makes a good choice easy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nudge {
    /// What is going on now stands first and largest: *I gang nu – kom bare*.
    NowFirst,
    /// What comes next stands in the order of the clock.
    SoonestFirst,
    /// When the day is over, the first of tomorrow is shown.
    TomorrowNext,
    /// Food has a place of its own.
    FoodVisible,
    /// Special days are announced three months ahead.
    SoonAnnounced,
    /// Offers that are there today stand first.
    OffersTodayFirst,
    /// Every offer names its smallest first step.
    SmallestStep,
    /// An activity names three ways of being there, and asks nothing.
    ThreeWays,
    /// An activity points to one next possibility, never a list.
    OneNext,
    /// The first three facilities of the house's list stand on I dag.
    FacilitiesVisible,
    /// Whatever is in use names something that is free.
    FreeInstead,
    /// A day without a programme shows something one can do.
    QuietDay,
    /// Vær med begins with what is wanted next.
    NextDutyFirst,
    /// A duty begins with its smallest step.
    SmallStepFirst,
    /// Where the places of a date are taken, something else stands in their stead.
    InsteadOfFull,
    /// A place in a group is free again after its meeting, unless its holder says otherwise.
    PlaceLapses,
    /// *Lige nu mangler vi*: small things that are wanted, said to all.
    SmallNeeds,
    /// The screen asks whether somebody is still there.
    StillHere,
    /// At rest the screen tells of the house and asks a question into the room.
    IdleBoard,
    /// On the board of suggestions those that came to something stand first, and one of each sort beside the agenda.
    OutcomesFirst,
    /// Of the minutes the newest come first.
    NewestMinutesFirst,
    /// Of the other meetings the one that comes first stands first.
    NextMeetingFirst,
    /// *Hjælp nu* stands beside the send button where a suggestion sounds urgent.
    HelpBeside,
    /// The pictures of a suggestion stand in one order, always.
    SamePictures,
    /// After a suggestion the screen points to one next possibility.
    AfterPosting,
    /// What can be noted in a meeting with one press, *ja* before *nej*.
    ReadyDecisions,
    /// A colleague who does not host an activity recommends it.
    Recommended,
    /// What is cancelled says what one can do instead.
    CancelledInstead,
}

impl Nudge {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 28] = [
        Self::NowFirst,
        Self::SoonestFirst,
        Self::TomorrowNext,
        Self::FoodVisible,
        Self::SoonAnnounced,
        Self::OffersTodayFirst,
        Self::SmallestStep,
        Self::ThreeWays,
        Self::OneNext,
        Self::FacilitiesVisible,
        Self::FreeInstead,
        Self::QuietDay,
        Self::NextDutyFirst,
        Self::SmallStepFirst,
        Self::InsteadOfFull,
        Self::PlaceLapses,
        Self::SmallNeeds,
        Self::StillHere,
        Self::IdleBoard,
        Self::OutcomesFirst,
        Self::NewestMinutesFirst,
        Self::NextMeetingFirst,
        Self::HelpBeside,
        Self::SamePictures,
        Self::AfterPosting,
        Self::ReadyDecisions,
        Self::Recommended,
        Self::CancelledInstead,
    ];

    /// Whether a house can do without it. Without the others somebody would be sent away with nothing, would be kept
    /// waiting for help, or a list would stand in no order at all.
    #[must_use]
    pub const fn can_be_off(self) -> bool {
        self.word().is_some()
    }

    /// The word in the house file and the store for one that a house can do without.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::TomorrowNext => "tomorrow-next",
            Self::FoodVisible => "food-visible",
            Self::SoonAnnounced => "soon-announced",
            Self::OffersTodayFirst => "offers-today-first",
            Self::OneNext => "one-next",
            Self::FacilitiesVisible => "facilities-visible",
            Self::NextDutyFirst => "next-duty-first",
            Self::OutcomesFirst => "outcomes-first",
            Self::AfterPosting => "after-posting",
            _ => return None,
        })
    }

    /// The one with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nudge| nudge.word() == Some(word))
    }
}

/// Puts `items` in the order of `key`, for the reason `why`; without one, where the house does without that nudge, they
/// stay in the order in which the house has them. The only sorting of what people choose from.
pub fn arrange<T, K: Ord>(why: impl Into<Option<Nudge>>, items: &mut [T], key: impl FnMut(&T) -> K) {
    if why.into().is_some() {
        items.sort_by_cached_key(key);
    }
}
