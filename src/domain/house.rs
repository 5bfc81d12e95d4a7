//! The house itself: its name, its numbers, its agreements.

use chrono::Weekday;

use super::activity::Activity;
use super::duty::Duty;
use super::facility::Facility;
use super::group::Group;
use super::meeting::Meetings;
use super::offer::Offer;
use super::opening::OpeningHours;
pub use super::settings::HouseSettings;
use super::small_need::SmallNeed;
use super::text::{Line, Words};

/// What the house says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    pub name: Line,
    pub address: Line,
    pub phone: Option<Line>,
    /// Where the first-aid box hangs.
    pub first_aid: Words,
    /// Whether people may borrow the house's phone: said beside 112.
    pub borrow_phone: Option<Words>,
    pub privacy: Privacy,
}

/// Who answers for what the screen keeps (GDPR art. 13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Privacy {
    /// The data controller, with how to reach them.
    pub responsible: Words,
    /// Where to complain.
    pub complain: Words,
}

/// A line of *Hjælp nu*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpNumber {
    pub icon: String,
    pub name: Words,
    /// When to call, or who answers.
    pub text: Words,
    pub phone: Line,
}

/// A line of *Husets aftaler*, said as what one can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub icon: String,
    pub text: Words,
}

/// A question thrown into the room by the idle board (S0 ch. 5, no. 11). No score, no player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub question: Words,
    pub answer: Words,
}

/// Somebody on duty who has agreed that their first name is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnDuty {
    pub first_name: Line,
    pub weekdays: Vec<Weekday>,
}

/// What one can take part in, beside the activities.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakingPart {
    pub duties: Vec<Duty>,
    pub groups: Vec<Group>,
    pub needs: Vec<SmallNeed>,
}

/// Everything a house file says, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseContent {
    pub house: House,
    pub settings: HouseSettings,
    pub opening: OpeningHours,
    pub agreements: Vec<Agreement>,
    pub help_numbers: Vec<HelpNumber>,
    pub questions: Vec<Question>,
    pub on_duty: Vec<OnDuty>,
    /// In the order in which the house wants them shown.
    pub facilities: Vec<Facility>,
    pub offers: Vec<Offer>,
    /// Each with an origin of the house file.
    pub activities: Vec<Activity>,
    pub meetings: Meetings,
    pub taking_part: TakingPart,
}
