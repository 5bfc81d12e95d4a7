//! When the clock may be trusted with erasing: a dead battery must not take people off their lists.

use chrono::NaiveDate;

use super::time::days_after;

/// The most days the house may have been without its screen before a new date is doubted.
pub const LONGEST_PAUSE: u64 = 35;

/// What is remembered of the clock from one day to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The last day the clock has shown.
    pub day: NaiveDate,
    /// The day to which it jumped, until that day is over.
    pub doubted: Option<NaiveDate>,
}

/// What to remember now that the clock shows `today`.
///
/// A date that lies before the last one, or far after it, is doubted for as long as that day lasts.
#[must_use]
pub fn look(before: Option<Seen>, today: NaiveDate) -> Seen {
    let doubted = before.and_then(|seen| {
        let jumped = today < seen.day || today > days_after(seen.day, LONGEST_PAUSE);
        if jumped { Some(today) } else { seen.doubted.filter(|doubted| today <= *doubted) }
    });
    Seen { day: today, doubted }
}

impl Seen {
    /// Whether what is over may be erased.
    #[must_use]
    pub const fn may_erase(&self) -> bool {
        self.doubted.is_none()
    }
}
