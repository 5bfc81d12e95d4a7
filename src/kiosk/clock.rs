//! The clock of the page: the machine's own, or one set by hand.

use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use thiserror::Error;

use crate::app::ports::{Clock, Machine};
use crate::domain::throttle::{Boot, Uptime};
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

/// The machine's own clocks.
#[derive(Debug, Clone, Copy)]
pub struct MachineClock {
    boot: Boot,
}

impl MachineClock {
    /// Reads which life of the machine this is. Where it does not say, each start of the program counts as one of its
    /// own: waits start over then.
    #[must_use]
    pub fn new() -> Self {
        // As a service the program is told: /proc/sys is hidden from it.
        let told = std::env::var("FRISTED_BOOT_ID").ok();
        let read = || std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        let text = told.unwrap_or_else(read);
        let digits: String = text.chars().filter(char::is_ascii_hexdigit).collect();
        let boot = u128::from_str_radix(&digits, 16).unwrap_or_else(|_| std::process::id().into());
        Self { boot: Boot(boot.to_be_bytes()) }
    }
}

impl Default for MachineClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Machine for MachineClock {
    fn uptime(&self) -> Uptime {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
        let nanos = u32::try_from(time.tv_nsec).unwrap_or(0);
        Uptime { boot: self.boot, at: Duration::new(seconds, nanos) }
    }

    fn now(&self) -> DateTime<Utc> {
        Utc::now()
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
