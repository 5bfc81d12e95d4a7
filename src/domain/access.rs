//! How far the staff side is open: cold after power-up, locked but warm once the start code was typed, open to one
//! employee. All times are since the machine was switched on.

use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::opening::{OpenState, OpeningHours};

/// So long after the start code the house turns cold, at the next lock.
pub const LONGEST_WARM: Duration = Duration::from_hours(12);
/// So long an employee works at most before the PIN is asked for again.
pub const LONGEST_OPEN: Duration = Duration::from_hours(4);
/// For so long before it locks, the screen says so.
pub const WARNING: Duration = Duration::from_secs(15);

/// How long a staff page stays open untouched: 30–180 seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdleTime(Duration);

impl IdleTime {
    /// The nearest that is allowed.
    #[must_use]
    pub fn of_seconds(seconds: u64) -> Self {
        Self(Duration::from_secs(seconds.clamp(30, 180)))
    }

    /// Inside a compass round: somebody talks, and the screen waits. Shorter where others can see it.
    #[must_use]
    pub const fn in_round(place: Place) -> Self {
        Self(match place {
            Place::CommonRoom => Duration::from_mins(2),
            Place::StaffRoom => Duration::from_mins(6),
        })
    }

    /// The same where the colleagues have chosen how long: 1–10 minutes, and never longer than the usual where others
    /// can see it.
    #[must_use]
    pub fn in_round_of(place: Place, chosen: Duration) -> Self {
        let chosen = chosen.clamp(Duration::from_mins(1), Duration::from_mins(10));
        match place {
            Place::CommonRoom => Self(chosen.min(Self::in_round(place).0)),
            Place::StaffRoom => Self(chosen),
        }
    }

    #[must_use]
    pub const fn length(self) -> Duration {
        self.0
    }
}

impl Default for IdleTime {
    fn default() -> Self {
        Self(Duration::from_mins(1))
    }
}

/// Where the screen stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    CommonRoom,
    StaffRoom,
}

/// When the start code was typed, and what the house's hours have been since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warmth {
    since: Duration,
    /// The same moment by the wall clock. Only this one reading counts: a clock that is set meanwhile moves nothing.
    wall: DateTime<Utc>,
    seen_open: bool,
}

impl Warmth {
    #[must_use]
    pub const fn new(since: Duration, wall: DateTime<Utc>) -> Self {
        Self { since, wall, seen_open: false }
    }

    /// When the house turns cold by the hours as they are now, whatever they were when the start code was typed. A house
    /// that has been open and is closed by other hours turns cold at once: that was its closing time.
    pub fn cold_at(&mut self, hours: &OpeningHours, zone: Tz, now: Duration) -> Duration {
        let is_open = matches!(hours.state(self.wall + now.saturating_sub(self.since), zone), OpenState::Open { .. });
        let longest = self.since.saturating_add(LONGEST_WARM);
        if self.seen_open && !is_open {
            return longest.min(now);
        }
        self.seen_open |= is_open;
        let until_closing =
            hours.next_closing(self.wall, zone).and_then(|closing| (closing.to_utc() - self.wall).to_std().ok());
        until_closing.map_or(longest, |until| longest.min(self.since.saturating_add(until)))
    }
}

/// How far the staff side is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing is in memory; only the start code or the recovery key helps.
    Cold,
    /// The pad is there, and each PIN opens.
    Warm { cold_at: Duration },
    /// Somebody works.
    Open { cold_at: Duration, opened: Duration, touched: Duration },
}

impl Access {
    /// After the start code: warm for twelve hours, or until the house closes.
    #[must_use]
    pub fn warm(now: Duration, until_closing: Option<Duration>) -> Self {
        let warm_for = until_closing.map_or(LONGEST_WARM, |closing| closing.min(LONGEST_WARM));
        Self::Warm { cold_at: now.saturating_add(warm_for) }
    }

    /// The same where the house closes at another time than was thought. What is open stays so until it locks.
    #[must_use]
    pub const fn cold_from(self, cold_at: Duration) -> Self {
        match self {
            Self::Cold => Self::Cold,
            Self::Warm { .. } => Self::Warm { cold_at },
            Self::Open { opened, touched, .. } => Self::Open { cold_at, opened, touched },
        }
    }

    /// After the right PIN. What is cold stays so.
    #[must_use]
    pub const fn opened(self, now: Duration) -> Self {
        match self {
            Self::Cold => Self::Cold,
            Self::Warm { cold_at } | Self::Open { cold_at, .. } => Self::Open { cold_at, opened: now, touched: now },
        }
    }

    /// Somebody touched the screen.
    #[must_use]
    pub const fn touched(self, now: Duration) -> Self {
        match self {
            Self::Open { cold_at, opened, .. } => Self::Open { cold_at, opened, touched: now },
            other => other,
        }
    }

    /// After *Lås*. Where the twelve hours are over, or the house has closed meanwhile, it turns cold only now.
    #[must_use]
    pub fn locked(self, now: Duration) -> Self {
        match self {
            Self::Warm { cold_at } | Self::Open { cold_at, .. } if now < cold_at => Self::Warm { cold_at },
            _ => Self::Cold,
        }
    }

    /// What it is now that time has gone on: never colder under an open page than by its own locking.
    #[must_use]
    pub fn by(self, now: Duration, idle: IdleTime) -> Self {
        match self {
            Self::Open { opened, touched, .. }
                if now.saturating_sub(touched) >= idle.length() || now.saturating_sub(opened) >= LONGEST_OPEN =>
            {
                self.locked(now)
            }
            Self::Warm { .. } => self.locked(now),
            other => other,
        }
    }

    /// Whether it locks by itself within [`WARNING`].
    #[must_use]
    pub fn warns(self, now: Duration, idle: IdleTime) -> bool {
        self.locks_at(idle).is_some_and(|at| now.saturating_add(WARNING) >= at)
    }

    /// When something happens by itself: the warning, the lock, the cold.
    #[must_use]
    pub fn next_change(self, now: Duration, idle: IdleTime) -> Option<Duration> {
        match self {
            Self::Cold => None,
            Self::Warm { cold_at } => Some(cold_at),
            Self::Open { .. } => self.locks_at(idle).map(|at| {
                let warning = at.saturating_sub(WARNING);
                if now < warning { warning } else { at }
            }),
        }
    }

    fn locks_at(self, idle: IdleTime) -> Option<Duration> {
        match self {
            Self::Open { opened, touched, .. } => {
                Some(touched.saturating_add(idle.length()).min(opened.saturating_add(LONGEST_OPEN)))
            }
            _ => None,
        }
    }
}
