//! *Kompasrunden*: several colleagues look at one person. Each rates alone; when all have said *færdig* the answers lie
//! side by side, field by field; a joint answer may be set, and what differs stays as it is. Then come the agreements.
//!
//! ```text
//! choosing ─▶ rating ─▶ revealing ⇄ agreeing ─▶ closed
//!               │  ▲ a colleague is left out: everybody says færdig again
//!               └──┘      paused and resumed another day, wherever it stands
//! ```

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use thiserror::Error;

use super::choosing::{Choosing, Extent, NotYet};
use super::field::Field;
use super::filling::Filling;
use super::id::DrawnId;
use super::rating::{Answer, Level};
use crate::domain::employee::EmployeeId;

/// A field is talked about for so long, more or less.
const PACE: TimeDelta = TimeDelta::minutes(5);

/// One who rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    pub id: DrawnId,
    pub rater: EmployeeId,
    /// She has said *færdig*.
    pub done: bool,
    /// She had said it, and says it again: there is another key.
    pub again: bool,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Each rates alone, and nobody reads anybody's answers.
    Rating,
    /// The answers of one field lie side by side; `speaks` is who speaks next, nobody once all have.
    Revealing {
        at: Field,
        speaks: Option<EmployeeId>,
    },
    Agreeing,
    Closed,
}

/// A joint answer at one level of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    Answer(Answer),
    /// *Åbent*: all answers stay as they are, and that is the result.
    Open(Level),
    /// Nothing has been said of it yet.
    Nothing(Level),
}

/// Whether a field has been talked about for as long as is usual. Nobody is hurried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    Fresh,
    Settled,
}

/// Why a press changes nothing. Each says what can be done instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RoundRefused {
    #[error("the round is at another place; go on from where it stands")]
    Elsewhere,
    #[error("some are still rating; wait for them, or leave somebody out")]
    StillRating,
    #[error("the round rests; go on with it first")]
    Paused,
    #[error("the answers lie open, so everybody stays; talk about them together")]
    TooLate,
    #[error("somebody has to stay in the round; begin another one instead")]
    LastOne,
    #[error("this colleague is not in the round; begin another one with her")]
    NotInIt,
}

/// One round about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    pub(super) day: NaiveDate,
    pub(super) extent: Extent,
    pub(super) seats: Vec<Seat>,
    pub(super) stage: Stage,
    pub(super) paused: bool,
    /// When the field that is open was come to.
    pub(super) since: Option<DateTime<Utc>>,
    pub(super) talked: Vec<Field>,
    pub(super) joint: Filling,
    pub(super) open: Vec<(Field, Level)>,
    /// For how long the screen stays open, as a word of the settings has it.
    pub(super) stays: Option<Stays>,
}

/// For how many minutes the screen stays open in this round; 1–10, and only the colleagues choose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stays(u64);

impl Stays {
    /// The usual.
    pub const USUAL: Self = Self(6);
    /// The longest there is.
    pub const LONGEST: Self = Self(10);

    /// The nearest that is allowed.
    #[must_use]
    pub fn minutes(minutes: u64) -> Self {
        Self(minutes.clamp(1, Self::LONGEST.0))
    }

    /// The same out of a time, which may be a record's.
    #[must_use]
    pub fn of(time: std::time::Duration) -> Self {
        Self::minutes(time.as_secs() / 60)
    }

    /// The next longer one, and the next shorter one.
    #[must_use]
    pub fn step(self, longer: bool) -> Self {
        Self::minutes(if longer { self.0.saturating_add(1) } else { self.0.saturating_sub(1) })
    }

    /// As time.
    #[must_use]
    pub const fn time(self) -> std::time::Duration {
        std::time::Duration::from_mins(self.0)
    }
}

impl Round {
    /// Begins a round with a place for each colleague, out of `ids`. The fields that are `off` are asked of nobody.
    ///
    /// # Errors
    /// [`NotYet`] says what is wanted first.
    pub fn begin(
        choosing: &Choosing,
        off: &[Field],
        day: NaiveDate,
        ids: impl IntoIterator<Item = DrawnId>,
    ) -> Result<Self, NotYet> {
        choosing.is_ready()?;
        if choosing.extent().fields().iter().all(|field| off.contains(field)) {
            return Err(NotYet::NoField);
        }
        let mut joint = Filling::default();
        joint.leave_out(off.to_vec());
        let seat = |(rater, id): (&EmployeeId, DrawnId)| Seat { id, rater: *rater, done: false, again: false };
        Ok(Self {
            day,
            extent: choosing.extent().clone(),
            seats: choosing.colleagues().iter().zip(ids).map(seat).collect(),
            stage: Stage::Rating,
            paused: false,
            since: None,
            talked: Vec::new(),
            joint,
            open: Vec::new(),
            stays: None,
        })
    }

    /// The day it began.
    #[must_use]
    pub const fn day(&self) -> NaiveDate {
        self.day
    }

    #[must_use]
    pub const fn extent(&self) -> &Extent {
        &self.extent
    }

    /// The fields it is about, in the order of the wheels: those of its extent that the house uses.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        self.extent.fields().into_iter().filter(|field| !self.joint.is_left_out(*field)).collect()
    }

    /// The fields that the house does without.
    #[must_use]
    pub fn left_out(&self) -> Vec<Field> {
        Field::all().filter(|field| self.joint.is_left_out(*field)).collect()
    }

    /// The house does without these fields now as well: nothing of them is asked, shown or kept from here on. One that
    /// lay open makes room for the next; where none is left come the agreements.
    pub fn do_without(&mut self, off: &[Field]) {
        if off.iter().all(|field| self.joint.is_left_out(*field)) {
            return;
        }
        let all: Vec<Field> =
            Field::all().filter(|field| off.contains(field) || self.joint.is_left_out(*field)).collect();
        self.open.retain(|(field, _)| !all.contains(field));
        self.talked.retain(|field| !all.contains(field));
        self.joint.leave_out(all);
        let Stage::Revealing { at, .. } = self.stage else { return };
        if !self.joint.is_left_out(at) {
            return;
        }
        let left = self.fields();
        let after = Field::all().skip_while(|field| *field != at).find(|field| left.contains(field));
        self.stage = after.or_else(|| left.last().copied()).map_or(Stage::Agreeing, |field| Stage::Revealing {
            at: field,
            speaks: self.speakers(field).first().copied(),
        });
    }

    /// Beside these fields nothing is noted now.
    pub fn note_nothing_beside(&mut self, fields: Vec<Field>) {
        self.joint.note_nothing_beside(fields);
    }

    /// Leaves out of answers what the house does without, and the keywords that it does without.
    pub fn limit(&self, filling: &mut Filling) {
        filling.leave_out(self.left_out());
        filling.note_nothing_beside(self.joint.bare().to_vec());
    }

    #[must_use]
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// Whether everybody rates alone still.
    #[must_use]
    pub fn is_rating(&self) -> bool {
        self.stage == Stage::Rating
    }

    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.paused
    }

    /// The place of an employee, where she is in it.
    #[must_use]
    pub fn seat_of(&self, rater: EmployeeId) -> Option<Seat> {
        self.seats.iter().find(|seat| seat.rater == rater).copied()
    }

    /// Whether everybody has said *færdig*.
    #[must_use]
    pub fn all_done(&self) -> bool {
        self.seats.iter().all(|seat| seat.done)
    }

    /// What has been agreed on so far: answers, and what *?* stands for.
    #[must_use]
    pub const fn joint(&self) -> &Filling {
        &self.joint
    }

    /// The joint answer at a level.
    #[must_use]
    pub fn joint_at(&self, field: Field, level: Level) -> Joint {
        match self.joint.answer(field, level) {
            Some(answer) => Joint::Answer(answer),
            None if self.open.contains(&(field, level)) => Joint::Open(level),
            None => Joint::Nothing(level),
        }
    }

    /// What was left open, as it is told once the round is over.
    #[must_use]
    pub fn left_open(&self) -> Vec<(Field, Level)> {
        self.open.clone()
    }

    /// Whether a field has been talked about.
    #[must_use]
    pub fn has_talked(&self, field: Field) -> bool {
        self.talked.contains(&field)
    }

    /// For how long the screen stays open in it.
    #[must_use]
    pub fn stays(&self) -> Stays {
        self.stays.unwrap_or(Stays::USUAL)
    }

    /// The colleagues have chosen another time.
    pub fn stay(&mut self, stays: Stays) {
        self.stays = Some(stays);
    }

    /// The field after `field`, and the one before it.
    #[must_use]
    pub fn neighbours(&self, field: Field) -> (Option<Field>, Option<Field>) {
        let fields = self.fields();
        let before = fields.iter().copied().take_while(|other| *other != field).last();
        let after = fields.iter().copied().skip_while(|other| *other != field).nth(1);
        (before, after)
    }

    /// How long the open field has been talked about.
    #[must_use]
    pub fn pace(&self, now: DateTime<Utc>) -> Pace {
        let settled = self.since.is_some_and(|since| now.signed_duration_since(since) >= PACE);
        if settled { Pace::Settled } else { Pace::Fresh }
    }

    /// The order in which they speak of a field: another one begins with each field.
    #[must_use]
    pub fn speakers(&self, field: Field) -> Vec<EmployeeId> {
        let fields = self.fields();
        let first = fields.iter().position(|other| *other == field).unwrap_or(0);
        let around = self.seats.iter().cycle().skip(first % self.seats.len().max(1));
        around.take(self.seats.len()).map(|seat| seat.rater).collect()
    }
}
