//! What presses do to a round. What does not belong to where it stands changes nothing, and says what can be done instead.

use chrono::{DateTime, Utc};

use super::field::Field;
use super::rating::Answer;
use super::round::{Joint, Round, RoundRefused, Seat, Stage};
use crate::domain::employee::EmployeeId;

impl Round {
    fn goes_on(&self) -> Result<(), RoundRefused> {
        if self.paused { Err(RoundRefused::Paused) } else { Ok(()) }
    }

    fn rates(&self) -> Result<(), RoundRefused> {
        self.goes_on()?;
        if self.stage == Stage::Rating { Ok(()) } else { Err(RoundRefused::TooLate) }
    }

    /// *Færdig*: her answers are put aside until all are there.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn say_done(&mut self, rater: EmployeeId) -> Result<(), RoundRefused> {
        self.rates()?;
        let seat = self.seats.iter_mut().find(|seat| seat.rater == rater).ok_or(RoundRefused::NotInIt)?;
        (seat.done, seat.again) = (true, false);
        Ok(())
    }

    /// Leaves somebody out, who has fallen ill. The others say *færdig* again.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn leave_out(&mut self, rater: EmployeeId) -> Result<Seat, RoundRefused> {
        self.rates()?;
        let left = self.seat_of(rater).ok_or(RoundRefused::NotInIt)?;
        if let [_] = self.seats.as_slice() {
            return Err(RoundRefused::LastOne);
        }
        self.seats.retain(|seat| seat.rater != rater);
        self.begin_again()?;
        Ok(left)
    }

    /// There is another key: everybody says *færdig* again.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn begin_again(&mut self) -> Result<(), RoundRefused> {
        self.rates()?;
        for seat in &mut self.seats {
            seat.again |= seat.done;
            seat.done = false;
        }
        Ok(())
    }

    /// The answers are put side by side, at the first field.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn reveal(&mut self, now: DateTime<Utc>) -> Result<(), RoundRefused> {
        self.rates()?;
        if !self.all_done() {
            return Err(RoundRefused::StillRating);
        }
        let first = *self.fields().first().ok_or(RoundRefused::Elsewhere)?;
        self.open_field(first, now);
        Ok(())
    }

    fn open_field(&mut self, field: Field, now: DateTime<Utc>) {
        self.since = Some(now);
        self.stage = Stage::Revealing { at: field, speaks: self.speakers(field).first().copied() };
    }

    fn revealing(&self) -> Result<(Field, Option<EmployeeId>), RoundRefused> {
        self.goes_on()?;
        match self.stage {
            Stage::Revealing { at, speaks } => Ok((at, speaks)),
            Stage::Rating => Err(RoundRefused::StillRating),
            Stage::Agreeing | Stage::Closed => Err(RoundRefused::Elsewhere),
        }
    }

    /// On to the next field; after the last one come the agreements. A field that is skipped has not been talked about,
    /// and can be come back to.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn next(&mut self, skipped: bool, now: DateTime<Utc>) -> Result<(), RoundRefused> {
        let (at, _) = self.revealing()?;
        self.talked.retain(|field| *field != at || !skipped);
        if !skipped && !self.talked.contains(&at) {
            self.talked.push(at);
        }
        match self.neighbours(at).1 {
            Some(next) => self.open_field(next, now),
            None => self.stage = Stage::Agreeing,
        }
        Ok(())
    }

    /// To any field of it, also back from the agreements.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn go_to(&mut self, field: Field, now: DateTime<Utc>) -> Result<(), RoundRefused> {
        self.goes_on()?;
        match self.stage {
            Stage::Revealing { .. } | Stage::Agreeing if self.fields().contains(&field) => {
                self.open_field(field, now);
                Ok(())
            }
            Stage::Rating => Err(RoundRefused::StillRating),
            _ => Err(RoundRefused::Elsewhere),
        }
    }

    /// The next one speaks.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn speak_on(&mut self) -> Result<(), RoundRefused> {
        let (at, speaks) = self.revealing()?;
        let order = self.speakers(at);
        let after = order.into_iter().skip_while(|one| Some(*one) != speaks).nth(1);
        self.stage = Stage::Revealing { at, speaks: after };
        Ok(())
    }

    /// Sets, opens or empties the joint answer of the open field at a level.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn set_joint(&mut self, joint: Joint) -> Result<(), RoundRefused> {
        let (at, _) = self.revealing()?;
        let level = match joint {
            Joint::Answer(answer) => answer.level(),
            Joint::Open(level) | Joint::Nothing(level) => level,
        };
        if !at.wheel().levels().contains(&level) {
            return Err(RoundRefused::Elsewhere);
        }
        self.open.retain(|one| *one != (at, level));
        match joint {
            Joint::Answer(answer) => self.joint.give(at, answer).map_err(|_| RoundRefused::Elsewhere)?,
            Joint::Open(_) => {
                self.joint.take_back(at, level);
                self.open.push((at, level));
            }
            Joint::Nothing(_) => self.joint.take_back(at, level),
        }
        Ok(())
    }

    /// To the agreements, from any field.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn agree(&mut self) -> Result<(), RoundRefused> {
        self.revealing()?;
        self.stage = Stage::Agreeing;
        Ok(())
    }

    /// The round rests, at the place where it stands.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn pause(&mut self) -> Result<(), RoundRefused> {
        if self.stage == Stage::Closed {
            return Err(RoundRefused::Elsewhere);
        }
        self.paused = true;
        Ok(())
    }

    /// It goes on at the same place; what was before is nobody's time.
    pub fn resume(&mut self, now: DateTime<Utc>) {
        self.paused = false;
        self.since = self.since.map(|_| now);
    }

    /// It is over, after the agreements.
    ///
    /// # Errors
    /// [`RoundRefused`].
    pub fn close(&mut self) -> Result<(), RoundRefused> {
        self.goes_on()?;
        match self.stage {
            Stage::Agreeing => {
                self.stage = Stage::Closed;
                Ok(())
            }
            Stage::Rating => Err(RoundRefused::StillRating),
            Stage::Revealing { .. } | Stage::Closed => Err(RoundRefused::Elsewhere),
        }
    }
}

/// Whether several answers of one level are the same. It is said as a word, and never how many say what.
#[must_use]
pub fn alike(answers: &[Option<Answer>]) -> Option<bool> {
    let (first, others) = answers.split_first()?;
    if answers.iter().all(Option::is_none) {
        return None;
    }
    Some(others.iter().all(|other| other == first))
}
