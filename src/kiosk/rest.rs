//! When the screen asks whether somebody is still there, and when it rests.
//!
//! Sans-I/O: times are handed in, and [`Rest::next_change`] says when to look again, so that a kiosk sets exactly
//! one timer and nothing ticks in between.

use std::time::Duration;

/// How long the screen waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestSettings {
    /// Without a touch, until I dag rests and every other page asks.
    pub after: Duration,
    /// From the question until the page rests all the same.
    pub answer_within: Duration,
    /// What *Ja, giv mig mere tid* gives.
    pub more: Duration,
}

impl RestSettings {
    /// The house's own number of seconds; the rest as everywhere.
    #[must_use]
    pub fn after_seconds(seconds: u32) -> Self {
        Self { after: Duration::from_secs(u64::from(seconds)), ..Self::default() }
    }
}

impl Default for RestSettings {
    fn default() -> Self {
        Self { after: Duration::from_secs(90), answer_within: Duration::from_secs(30), more: Duration::from_mins(5) }
    }
}

/// What the screen does about nobody being there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestState {
    Awake,
    /// *Er du her stadig?* stands over the page.
    Asking,
    /// The idle board. What was typed is wiped on the way here.
    Resting,
}

/// The idle state of the public pages.
#[derive(Debug, Clone)]
pub struct Rest {
    settings: RestSettings,
    is_home: bool,
    /// When somebody last touched the screen.
    touched: Duration,
    /// Nobody is asked before this, after *more time*.
    granted: Duration,
    /// When the question came onto the screen.
    asked: Option<Duration>,
    /// Set once the screen rests, so that only a touch ends it.
    resting: bool,
    /// The page stays as it is, whoever touches it or not: a meeting is going on in front of it.
    stays: bool,
}

impl Rest {
    /// Awake on I dag, as if touched at zero.
    #[must_use]
    pub fn new(settings: RestSettings) -> Self {
        let (touched, granted) = (Duration::ZERO, Duration::ZERO);
        Self { settings, is_home: true, touched, granted, asked: None, resting: false, stays: false }
    }

    /// The question comes onto the screen at `at`, where it is due; from then on there is the whole time to answer,
    /// however late it came.
    pub fn ask_first(&mut self, at: Duration) {
        if !self.is_home && !self.stays && !self.resting && self.asked.is_none() && at >= self.asks_at() {
            self.asked = Some(at);
        }
    }

    /// Somebody touched the screen or pressed a key. Returns what the touch met.
    ///
    /// `Resting`: the touch wakes the screen and must press nothing. `Asking`: the question stays until it is
    /// answered, with its whole time again, so that the button under the finger does not vanish.
    pub fn touched(&mut self, at: Duration) -> RestState {
        let met = self.state(at);
        self.asked = None;
        match met {
            RestState::Awake => self.touched = self.touched.max(at),
            RestState::Asking => {
                self.touched = at.saturating_sub(self.settings.after);
                self.granted = at;
            }
            RestState::Resting => self.wake(at),
        }
        met
    }

    /// The page that is shown now. A page change is no touch of its own.
    pub fn page(&mut self, is_home: bool, at: Duration) {
        self.resting |= self.state(at) == RestState::Resting;
        self.is_home = is_home;
        if is_home {
            self.asked = None;
            self.granted = Duration::ZERO;
        }
    }

    /// Whether the page is one that neither asks nor rests. When it no longer is, the time begins anew.
    pub fn stays(&mut self, stays: bool, at: Duration) {
        self.resting |= self.state(at) == RestState::Resting;
        if self.stays && !stays {
            self.touched = self.touched.max(at);
        }
        self.stays = stays;
    }

    /// *Ja, giv mig mere tid.*
    pub fn more_time(&mut self, at: Duration) {
        self.wake(at);
        self.granted = at.saturating_add(self.settings.more);
    }

    /// *Nej, jeg er færdig*: rests at once.
    pub fn done(&mut self) {
        self.resting = true;
    }

    /// The state at `at`.
    #[must_use]
    pub fn state(&self, at: Duration) -> RestState {
        if self.resting {
            RestState::Resting
        } else if self.stays {
            RestState::Awake
        } else if at >= self.rests_at() {
            RestState::Resting
        } else if !self.is_home && at >= self.asks_at() {
            RestState::Asking
        } else {
            RestState::Awake
        }
    }

    /// How long after `at` the state changes by itself. `None` while resting, when only a touch changes it, and on a
    /// page that stays.
    #[must_use]
    pub fn next_change(&self, at: Duration) -> Option<Duration> {
        let next = match self.state(at) {
            RestState::Awake if self.stays => return None,
            RestState::Awake if self.is_home => self.rests_at(),
            RestState::Awake => self.asks_at(),
            RestState::Asking => self.rests_at(),
            RestState::Resting => return None,
        };
        Some(next.saturating_sub(at))
    }

    fn wake(&mut self, at: Duration) {
        self.resting = false;
        self.touched = at;
        self.granted = Duration::ZERO;
        self.asked = None;
    }

    fn asks_at(&self) -> Duration {
        self.touched.saturating_add(self.settings.after).max(self.granted)
    }

    fn rests_at(&self) -> Duration {
        if self.is_home {
            return self.asks_at();
        }
        self.asked.unwrap_or_else(|| self.asks_at()).max(self.asks_at()).saturating_add(self.settings.answer_within)
    }
}
