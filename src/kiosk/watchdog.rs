//! Tells the service manager that the screen is there, and that it is alive.
//!
//! It is asked for a pulse from the loop that draws, and passes it on only when the house's file has answered. A
//! program that draws nothing more, or has lost its house, is quiet, and is started again.

use std::time::Duration;

use sd_notify::NotifyState;

/// How long the house's file may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What the service manager is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The first picture is on the screen.
    Ready,
    Alive,
}

/// The way to the service manager. Without one, every word is said to nobody.
pub struct Watchdog {
    limit: Option<Duration>,
    tell: Box<dyn Fn(Word)>,
}

impl Watchdog {
    /// As systemd says it in `NOTIFY_SOCKET` and `WATCHDOG_USEC`.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::new(sd_notify::watchdog_enabled(), |word| {
            let state = match word {
                Word::Ready => NotifyState::Ready,
                Word::Alive => NotifyState::Watchdog,
            };
            // Nobody listens where there is no service manager, and one that is gone asks for nothing.
            let _ = sd_notify::notify(&[state]);
        })
    }

    /// One that wants a word within `limit` and is told through `tell`.
    pub fn new(limit: Option<Duration>, tell: impl Fn(Word) + 'static) -> Self {
        Self { limit, tell: Box::new(tell) }
    }

    /// How often [`pulse`](Self::pulse) is wanted: three times within the limit. `None` where nobody waits for it.
    #[must_use]
    pub fn pace(&self) -> Option<Duration> {
        self.limit.map(|limit| limit / 3).filter(|pace| !pace.is_zero())
    }

    /// The first picture is on the screen.
    pub fn ready(&self) {
        (self.tell)(Word::Ready);
    }

    /// Passes a pulse on when the house's file answers within [`PATIENCE`], by `uptime`.
    pub fn pulse(&self, uptime: impl Fn() -> Duration, answers: impl FnOnce() -> bool) {
        let asked = uptime();
        if answers() && uptime().saturating_sub(asked) <= PATIENCE {
            (self.tell)(Word::Alive);
        }
    }
}
