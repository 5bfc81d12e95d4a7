//! What reaches the screen of all the fingers on the glass: one clean pointer.
//!
//! A screen in a common room is leaned on, pressed by two people at once and touched by hands that shake.
//! The toolkit would turn a second finger into a click of the first one, and a cancelled touch into a press.
//! This filter stands in front of it and lets one contact through at a time. It needs no timer and no list of
//! fingers: only a contact that *begins* can be let through, so whatever was refused stays silent until it lifts.

use std::time::Duration;

/// The mouse, told apart from every finger.
pub const MOUSE: u64 = u64::MAX;

/// How far a contact may wander and still count as standing where it began, in logical pixels.
pub const SLOP: f32 = 24.0;

/// A press this soon after a release on the same spot is the panel bouncing. Longer would eat double letters.
pub const BOUNCE: Duration = Duration::from_millis(80);

/// A contact that stays this long is a palm or an elbow, and no press any more.
pub const LONGEST_PRESS: Duration = Duration::from_secs(10);

/// What one finger, or the mouse with its button down, just did. Coordinates are logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contact {
    /// The finger's number, or [`MOUSE`].
    pub id: u64,
    pub phase: Phase,
    pub x: f32,
    pub y: f32,
}

/// Where in its life a contact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Started,
    Moved,
    Ended,
    /// Taken away by the system: never a press.
    Cancelled,
}

/// What the toolkit is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pointer {
    Pressed {
        x: f32,
        y: f32,
    },
    Moved {
        x: f32,
        y: f32,
    },
    Released {
        x: f32,
        y: f32,
    },
    /// The pointer is gone: nothing is under it, and a press that was held does not count.
    Left,
}

/// At most two things to tell the toolkit, in their order.
pub type Pointers = std::iter::Flatten<std::array::IntoIter<Option<Pointer>, 2>>;

/// The filter. Its size is fixed, whatever a panel sends.
#[derive(Debug, Clone, Default)]
pub struct TouchFilter {
    primary: Option<Primary>,
    /// The contact that was taken for a bounce, as long as it stays down.
    bounced: Option<u64>,
    lifted: Option<Lifted>,
}

/// The one contact that is let through.
#[derive(Debug, Clone, Copy)]
struct Primary {
    id: u64,
    since: Duration,
    began: Spot,
    /// Where it was last seen.
    at: Spot,
    /// Whether it has left the circle of [`SLOP`]; from then on its true position counts.
    wandered: bool,
}

/// The last time a press ended.
#[derive(Debug, Clone, Copy)]
struct Lifted {
    at: Duration,
    spot: Spot,
}

#[derive(Debug, Clone, Copy)]
struct Spot {
    x: f32,
    y: f32,
}

impl Spot {
    fn of(contact: Contact) -> Option<Self> {
        (contact.x.is_finite() && contact.y.is_finite()).then_some(Self { x: contact.x, y: contact.y })
    }

    fn is_near(self, other: Self) -> bool {
        (self.x - other.x).hypot(self.y - other.y) <= SLOP
    }
}

impl TouchFilter {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes what a contact did at `at` (any clock that does not stop) and says what the toolkit hears of it.
    ///
    /// A coordinate that is no number is passed over; the end of a contact counts all the same.
    pub fn feed(&mut self, contact: Contact, at: Duration) -> Pointers {
        let told = match contact.phase {
            Phase::Started => self.started(contact, at),
            Phase::Moved => self.moved(contact, at),
            Phase::Ended => self.ended(contact, at),
            Phase::Cancelled => self.cancelled(contact.id),
        };
        told.into_iter().flatten()
    }

    /// Lets go of the contact that is down, without a press: for a window that lost its focus or a page that closed.
    /// Until it lifts, the contact is ignored.
    pub fn let_go(&mut self) -> Pointers {
        [self.leave(), None].into_iter().flatten()
    }

    /// Whether a press is being held.
    #[must_use]
    pub fn is_down(&self) -> bool {
        self.primary.is_some()
    }

    fn started(&mut self, contact: Contact, at: Duration) -> [Option<Pointer>; 2] {
        // The same finger cannot come down twice: its lifting was lost.
        let is_over = self.is_primary(contact.id) || self.held_too_long(at);
        if self.primary.is_some() && !is_over {
            return [None, None];
        }
        let left = self.leave();
        if self.bounced == Some(contact.id) {
            self.bounced = None;
        }
        let Some(spot) = Spot::of(contact) else {
            return [left, None];
        };
        if self.lifted.is_some_and(|last| last.at.abs_diff(at) < BOUNCE && last.spot.is_near(spot)) {
            self.bounced = Some(contact.id);
            return [left, None];
        }
        self.bounced = None;
        self.primary = Some(Primary { id: contact.id, since: at, began: spot, at: spot, wandered: false });
        [left, Some(Pointer::Pressed { x: spot.x, y: spot.y })]
    }

    fn moved(&mut self, contact: Contact, at: Duration) -> [Option<Pointer>; 2] {
        if !self.is_primary(contact.id) {
            return [None, None];
        }
        if self.held_too_long(at) {
            return [self.leave(), None];
        }
        let (Some(primary), Some(spot)) = (self.primary.as_mut(), Spot::of(contact)) else {
            return [None, None];
        };
        primary.see(spot);
        [primary.wandered.then_some(Pointer::Moved { x: spot.x, y: spot.y }), None]
    }

    fn ended(&mut self, contact: Contact, at: Duration) -> [Option<Pointer>; 2] {
        if self.bounced == Some(contact.id) {
            self.bounced = None;
            // A panel that goes on bouncing goes on being one press.
            if let Some(last) = self.lifted.as_mut() {
                last.at = at;
            }
            return [None, None];
        }
        if !self.is_primary(contact.id) {
            return [None, None];
        }
        let too_long = self.held_too_long(at);
        let Some(mut primary) = self.primary.take() else {
            return [None, None];
        };
        if too_long {
            return [Some(Pointer::Left), None];
        }
        if let Some(spot) = Spot::of(contact) {
            primary.see(spot);
        }
        let spot = if primary.wandered { primary.at } else { primary.began };
        self.lifted = Some(Lifted { at, spot: primary.at });
        // Leaving after each release takes the hover away again: a finger has none.
        [Some(Pointer::Released { x: spot.x, y: spot.y }), Some(Pointer::Left)]
    }

    fn cancelled(&mut self, id: u64) -> [Option<Pointer>; 2] {
        if self.bounced == Some(id) {
            self.bounced = None;
        }
        if self.is_primary(id) { [self.leave(), None] } else { [None, None] }
    }

    fn is_primary(&self, id: u64) -> bool {
        self.primary.is_some_and(|primary| primary.id == id)
    }

    /// Whether the contact let through has become a held palm. A clock that went back starts its time again.
    fn held_too_long(&mut self, at: Duration) -> bool {
        self.primary.as_mut().is_some_and(|primary| {
            primary.since = primary.since.min(at);
            at.saturating_sub(primary.since) > LONGEST_PRESS
        })
    }

    fn leave(&mut self) -> Option<Pointer> {
        self.primary.take().map(|_| Pointer::Left)
    }
}

impl Primary {
    fn see(&mut self, spot: Spot) {
        self.at = spot;
        self.wandered |= !spot.is_near(self.began);
    }
}
