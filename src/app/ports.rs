//! What the use cases need from the machine, where there are two real worlds.

pub mod outside;

use chrono::{DateTime, Utc};

use crate::domain::text::Language;
use crate::domain::throttle::Uptime;

/// The clock of the page.
pub trait Clock {
    fn now(&self) -> DateTime<Utc>;

    /// Whether it is the machine's own, so that what is over may be erased by it. A clock that was set to look at
    /// another day erases nothing.
    fn may_erase(&self) -> bool {
        false
    }
}

/// A voice that reads the page aloud.
pub trait Voice {
    /// Whether somebody answers; without it there is no button.
    fn answers(&self) -> bool;
    /// Reads `text`, instead of whatever is being read. Returns at once.
    fn say(&self, text: &str, language: Language);
    /// Falls silent.
    fn hush(&self);
}

/// The machine's own clocks, whatever time the page shows. Waits and locks go by them.
pub trait Machine {
    /// Since it was switched on; time asleep counts.
    fn uptime(&self) -> Uptime;
    /// By its wall clock, which may be wrong. Nothing is shortened by it.
    fn now(&self) -> DateTime<Utc>;
}

/// The folder in which a stick with pictures lies. It is asked from a worker, for a stick may be slow.
pub trait PictureFolder: Send {
    /// The names of the pictures in it; `None` where there is no stick.
    fn names(&self) -> Option<Vec<String>>;
    /// The bytes of one of them; `None` where it cannot be read any more, or is no plain file. A file that is longer
    /// than [`LONGEST_FILE`](crate::domain::picture::LONGEST_FILE) is cut a byte after that.
    fn read(&self, name: &str) -> Option<Vec<u8>>;
}
