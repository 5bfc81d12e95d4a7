//! *Aktivitetsgruppen*: a standing group of three users beside one employee.
//!
//! Three places, and always *kig med*. A place lasts to the next meeting when its holder says so; otherwise it is free
//! again the day after, so that no place is held by somebody who has gone.

use super::text::Words;

/// Places of a group, beside the employee (S4).
pub const PLACES: u8 = 3;

/// One standing group as the house describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Id in the house file; no duty has the same.
    pub slug: String,
    pub title: Words,
    /// What the group does, and who from the house is with it.
    pub text: Words,
    /// *Kig med*: how one looks in without taking a place.
    pub look: Words,
    /// Name of an icon in `assets/icons`.
    pub icon: String,
    /// The activity that is its meeting, by its house-file id.
    pub activity: String,
}
