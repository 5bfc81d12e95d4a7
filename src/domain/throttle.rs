//! How often somebody may try a PIN, and how long to wait in between.
//!
//! Time is that which has gone since the machine was switched on: no wall clock, however wrong, shortens a wait. After
//! the machine was off the wait starts over in full.

use std::time::Duration;

/// One life of the machine, from power-up to power-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Boot(pub [u8; 16]);

/// A moment by the clock that starts when the machine is switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uptime {
    pub boot: Boot,
    pub at: Duration,
}

/// How long the machine has been on, all its lives together as far as they were noted. It is never more than what has
/// really gone by, so that what is counted in days is never forgotten too early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Lived(pub Duration);

impl Lived {
    /// It now, when it was `self` at `noted`.
    #[must_use]
    pub fn on(self, noted: Uptime, now: Uptime) -> Self {
        let gone = if noted.boot == now.boot { now.at.saturating_sub(noted.at) } else { now.at };
        Self(self.0.saturating_add(gone))
    }
}

/// After so many wrong ones the PIN is dead.
pub const MOST: u8 = 10;
/// So many wrong ones within [`BUDGET_TIME`] kill it too, also when right ones came in between.
pub const BUDGET: usize = 50;
pub const BUDGET_TIME: Duration = Duration::from_hours(14 * 24);

/// How long to wait after so many wrong ones.
#[must_use]
pub const fn wait_after(wrong: u8) -> Duration {
    Duration::from_mins(match wrong {
        0..=4 => 0,
        5 => 1,
        6 => 5,
        7 => 15,
        8 => 30,
        _ => 90,
    })
}

/// What is kept of an employee's wrong tries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tries {
    /// Wrong ones since the last right one.
    pub count: u8,
    /// When the last one was made.
    pub last: Uptime,
    /// All wrong ones of the last fourteen days.
    pub wrong: Vec<Lived>,
}

/// Whether a PIN may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    Free,
    /// Not before so long; the house says it in words.
    Wait(Duration),
    /// Never again: a colleague gives a new PIN, or the recovery key does.
    Dead,
}

impl Tries {
    /// Whether the next one may be made.
    #[must_use]
    pub fn gate(&self, now: Uptime) -> Gate {
        if self.count >= MOST || self.wrong.len() >= BUDGET {
            return Gate::Dead;
        }
        // In another life of the machine the whole wait starts with that life.
        let since = if self.last.boot == now.boot { now.at.saturating_sub(self.last.at) } else { now.at };
        match wait_after(self.count).checked_sub(since) {
            Some(rest) if !rest.is_zero() => Gate::Wait(rest),
            _ => Gate::Free,
        }
    }

    /// Counts a try, before anybody knows whether it is right: whoever pulls the plug meanwhile has lost it.
    pub fn count(&mut self, now: Uptime, lived: Lived) {
        self.forget(lived);
        self.count = self.count.saturating_add(1);
        self.last = now;
        self.wrong.push(lived);
    }

    /// The try that was counted last was right. Says how many wrong ones came before it.
    pub fn right(&mut self) -> u8 {
        self.wrong.pop();
        std::mem::take(&mut self.count).saturating_sub(1)
    }

    /// Drops what lies more than fourteen days back.
    pub fn forget(&mut self, lived: Lived) {
        self.wrong.retain(|at| lived.0.saturating_sub(at.0) < BUDGET_TIME);
    }
}

/// The last wrong PINs, as marks that say nothing of them. The same one once more does not count: a hand that shakes,
/// or a memory of the old PIN, costs one try.
#[derive(Debug, Default)]
pub struct Repeats {
    marks: Vec<([u8; 32], Duration)>,
}

/// How many wrong PINs are remembered.
pub const REMEMBERED: usize = 5;
/// For how long.
pub const REMEMBERED_FOR: Duration = Duration::from_mins(5);

impl Repeats {
    /// Whether this one was wrong just before.
    pub fn holds(&mut self, mark: &[u8; 32], now: Duration) -> bool {
        self.marks.retain(|(_, at)| now.saturating_sub(*at) < REMEMBERED_FOR);
        self.marks.iter().any(|(known, _)| known == mark)
    }

    /// Remembers a wrong one.
    pub fn add(&mut self, mark: [u8; 32], now: Duration) {
        if self.marks.len() >= REMEMBERED {
            self.marks.remove(0);
        }
        self.marks.push((mark, now));
    }
}
