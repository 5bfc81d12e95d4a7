//! The clock of the page: the machine's own, or one set by hand.

use std::time::Instant;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use thiserror::Error;

use crate::app::ports::Clock;
use crate::domain::time::moment;

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn may_erase(&self) -> bool {
        true
    }
}

/// A clock set by `--now`. Monotonic time carries it on, so a corrected system clock does not move it.
#[derive(Debug, Clone, Copy)]
pub struct PageClock {
    set_to: DateTime<Utc>,
    /// When it was set; `None` where it stands still.
    set_at: Option<Instant>,
}

impl PageClock {
    /// Runs on from `time`.
    #[must_use]
    pub fn running(time: DateTime<Utc>) -> Self {
        Self { set_to: time, set_at: Some(Instant::now()) }
    }

    /// Stands at `time`, for pictures that are the same each time.
    #[must_use]
    pub const fn frozen(time: DateTime<Utc>) -> Self {
        Self { set_to: time, set_at: None }
    }
}

impl Clock for PageClock {
    fn now(&self) -> DateTime<Utc> {
        let gone = self
            .set_at
            .map_or(TimeDelta::zero(), |set_at| TimeDelta::from_std(set_at.elapsed()).unwrap_or(TimeDelta::zero()));
        self.set_to.checked_add_signed(gone).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

/// A `TIME` of the command line that says no time.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{given:?} is no time; write it like 2026-10-13T09:40, or with an offset like 2026-10-13T09:40:00+02:00")]
pub struct TimeRefused {
    given: String,
}

/// Reads a `TIME` of the command line: RFC 3339, or the local time `YYYY-MM-DDTHH:MM` of the house in `zone`
/// (also with seconds). A local time that a clock change skips or repeats is read as [`moment`] says.
///
/// # Errors
/// [`TimeRefused`], with an example of how to write it.
pub fn parse_time(text: &str, zone: Tz) -> Result<DateTime<Utc>, TimeRefused> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Ok(time.to_utc());
    }
    let format = match text.len() {
        16 => "%Y-%m-%dT%H:%M",
        19 => "%Y-%m-%dT%H:%M:%S",
        _ => return Err(refused(text)),
    };
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"-T:".contains(&byte));
    match NaiveDateTime::parse_from_str(text, format) {
        Ok(local) if is_plain && text.as_bytes()[4] == b'-' => Ok(moment(local, zone).to_utc()),
        _ => Err(refused(text)),
    }
}

fn refused(text: &str) -> TimeRefused {
    TimeRefused { given: text.chars().take(60).collect() }
}
