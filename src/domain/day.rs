//! One day in the house: what is over, what is going on, what comes.

use std::cmp::Reverse;
use std::rc::Rc;

use chrono::{DateTime, TimeDelta, Utc};

use super::activity::{Activity, Kind, Occurrence, OccurrenceId, Origin};
use super::nudge::{Nudge, arrange};
use super::opening::OpeningHours;

/// An activity at one of its times.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: OccurrenceId,
    pub activity: Rc<Activity>,
    pub occurrence: Occurrence,
}

/// Where an occurrence stands in relation to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Past,
    Now,
    Later,
    Cancelled,
}

/// How long something without an end of its own counts as going on.
const NO_LENGTH: TimeDelta = TimeDelta::minutes(15);

impl Entry {
    #[must_use]
    pub fn phase(&self, now: DateTime<Utc>) -> Phase {
        let Occurrence { start, end, cancelled, .. } = &self.occurrence;
        let end = if start == end { *end + NO_LENGTH } else { *end };
        if *cancelled {
            Phase::Cancelled
        } else if end <= now {
            Phase::Past
        } else if *start <= now {
            Phase::Now
        } else {
            Phase::Later
        }
    }

    /// Whether it is a time of the activity that the house file calls `house_id`, or of a part that was divided off.
    #[must_use]
    pub fn is_of(&self, house_id: &str) -> bool {
        let is_itself = matches!(&self.activity.origin, Origin::HouseFile { id } if id == house_id);
        is_itself || self.activity.part_of.as_deref() == Some(house_id)
    }

    /// Whether it is listed at all.
    ///
    /// What the house made skips days on which the house is closed, and what would lie outside that day's hours
    /// (16 o'clock on a holiday that ends at 14), unless it is marked; imported items never do.
    /// A cancelled imported one is not listed; one the house cancels stays visible, so that nobody waits for it.
    #[must_use]
    pub fn is_listed(&self, opening: &OpeningHours) -> bool {
        match self.activity.origin {
            // What the house itself has cancelled says what one can do instead.
            Origin::Imported { .. } => !self.occurrence.cancelled || self.occurrence.note.is_some(),
            Origin::HouseFile { .. } => {
                let Occurrence { start, end, all_day, .. } = &self.occurrence;
                let opens =
                    if *all_day { opening.opens_on(start.date_naive()) } else { opening.opens_within(*start, *end) };
                self.activity.even_when_closed || opens
            }
        }
    }
}

/// The day in three parts.
#[derive(Debug, Clone, Default)]
pub struct Day {
    pub past: Vec<Entry>,
    /// The first is the one to show largest.
    pub now: Vec<Entry>,
    /// Cancelled ones that would still have come are here as well.
    pub later: Vec<Entry>,
}

impl Day {
    /// Sorts the listed `entries` of a day by where they stand at `now`.
    #[must_use]
    pub fn at(entries: Vec<Entry>, now: DateTime<Utc>) -> Self {
        let mut day = Self::default();
        for entry in entries {
            match entry.phase(now) {
                Phase::Past => day.past.push(entry),
                Phase::Now => day.now.push(entry),
                Phase::Cancelled if entry.occurrence.end <= now => day.past.push(entry),
                Phase::Later | Phase::Cancelled => day.later.push(entry),
            }
        }
        for part in [&mut day.past, &mut day.later] {
            arrange(Nudge::SoonestFirst, part, by_time);
        }
        arrange(Nudge::NowFirst, &mut day.now, |entry| {
            (entry.occurrence.all_day, rank(entry.activity.kind), Reverse(entry.occurrence.start), entry.id)
        });
        day
    }
}

/// The order of the clock; whole days first, and a fixed order among equals.
#[must_use]
pub fn by_time(entry: &Entry) -> (DateTime<Utc>, bool, DateTime<Utc>, OccurrenceId) {
    let Occurrence { start, end, all_day, .. } = &entry.occurrence;
    (start.to_utc(), !all_day, end.to_utc(), entry.id)
}

/// What people can walk into comes before what frames the day.
const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Activity => 0,
        Kind::Meeting => 1,
        Kind::Offer => 2,
        Kind::Shift => 3,
    }
}
