//! Errands: what an employee has carried out of the screen or into it. A paper goes to the printer or onto the stick, a
//! calendar comes from the stick, and the machine is looked at.
//!
//! None of it answers at once, so a worker does it: a press hands over a job, and
//! [`App::poll_errands`] takes what has become of it. What was read or printed belongs to the session that asked, and
//! is gone with it.

pub mod calendar;
pub mod code_card;
pub mod hand_out;
pub mod health;
pub mod words;
mod worker;

use std::sync::Arc;
use std::time::Duration;

use super::App;
use super::ports::outside::{Printer, Stick, StickState, Surroundings};
use super::staff::Session;
use crate::exchange::pdf::Press;
use crate::store::StoreError;
use calendar::{Calendar, Names};
use code_card::Printing;
use hand_out::HandedOut;
use health::Health;
use worker::{Answer, Job, Road};

/// How often the stick is looked at while it is asked for or open and somebody is in.
const LOOK_AT_STICK: Duration = Duration::from_secs(2);

/// Everything that leads out.
#[derive(Clone)]
pub struct Ways {
    pub stick: Arc<dyn Stick>,
    pub printer: Arc<dyn Printer>,
    pub surroundings: Arc<dyn Surroundings>,
    /// The fonts, made where they are used.
    pub press: fn() -> Box<dyn Press>,
}

/// What an employee has asked for, and what became of it.
pub struct Errands {
    ways: Option<Ways>,
    road: Road,
    /// Whose they are.
    of: Option<Session>,
    /// Grows with each session, so that what was asked for in another one is known as such.
    round: u64,
    handed: Option<HandedOut>,
    names: Names,
    calendar: Calendar,
    health: Health,
    card: Option<Printing>,
}

impl Errands {
    /// Nothing leads out.
    #[must_use]
    pub fn none() -> Self {
        Self::on(None, Road::None)
    }

    /// With a worker that calls `wake` from its own thread whenever there is an answer.
    ///
    /// # Errors
    /// [`StoreError`] when the machine has no room for a worker.
    pub fn open(ways: Ways, wake: impl Fn() + Send + 'static) -> Result<Self, StoreError> {
        let road = Road::open(ways.clone(), wake)?;
        Ok(Self::on(Some(ways), road))
    }

    /// The same without a worker: the answer is there when the asking returns, and [`App::poll_errands`] takes it.
    #[must_use]
    pub fn at_once(ways: Ways) -> Self {
        let road = Road::here(ways.clone());
        Self::on(Some(ways), road)
    }

    fn on(ways: Option<Ways>, road: Road) -> Self {
        Self {
            ways,
            road,
            of: None,
            round: 0,
            handed: None,
            names: Names::default(),
            calendar: Calendar::default(),
            health: Health::default(),
            card: None,
        }
    }

    fn hand_over(&mut self, job: Job) {
        self.road.hand_over(self.round, job);
    }

    /// What was another session's goes.
    fn begin(&mut self, of: Option<Session>) {
        self.of = of;
        self.round += 1;
        self.handed = None;
        self.names = Names::default();
        self.calendar = Calendar::default();
        self.health = Health::default();
    }
}

impl App {
    /// The same house with ways out of it.
    #[must_use]
    pub fn with_errands(self, errands: Errands) -> Self {
        Self { errands, ..self }
    }

    /// The errands of `session`; `None` once the screen has locked.
    fn errands_of(&mut self, session: &Session) -> Option<&mut Errands> {
        if self.session().as_ref() != Some(session) {
            return None;
        }
        if self.errands.of.as_ref() != Some(session) {
            self.errands.begin(Some(session.clone()));
        }
        Some(&mut self.errands)
    }

    /// The same to look at.
    fn errands_now(&self, session: &Session) -> Option<&Errands> {
        let is_in = self.session().as_ref() == Some(session) && self.errands.of.as_ref() == Some(session);
        is_in.then_some(&self.errands)
    }

    /// How it stands with the stick.
    #[must_use]
    pub fn stick(&self) -> StickState {
        self.errands.ways.as_ref().map_or(StickState::NotSetUp, |ways| ways.stick.state())
    }

    /// The folder of the stick, where it is one that is always there.
    #[must_use]
    pub fn stick_folder(&self) -> String {
        self.errands.ways.as_ref().map_or_else(String::new, |ways| ways.stick.folder())
    }

    /// Whether there is a printer.
    #[must_use]
    pub fn has_printer(&self) -> bool {
        self.errands.ways.as_ref().is_some_and(|ways| ways.printer.is_there())
    }

    /// *Åbn for et stik i ti minutter*. Whether it was asked for.
    pub fn open_stick(&mut self, session: &Session) -> bool {
        if self.errands.ways.is_none() {
            return false;
        }
        // What leaves the house by a stick is not seen; that one could is noted, and before it can.
        match self.note_at_the_machine(session, "opened-stick") {
            Ok(true) => {}
            Ok(false) => return false,
            Err(error) => {
                tracing::error!(%error, "the opening of a stick could not be noted");
                return false;
            }
        }
        let Some(errands) = self.errands_of(session) else { return false };
        errands.ways.as_ref().is_some_and(|ways| ways.stick.open())
    }

    /// *Luk igen*. What was read from it goes too.
    pub fn close_stick(&mut self, session: &Session) {
        let Some(errands) = self.errands_of(session) else { return };
        if let Some(ways) = &errands.ways {
            ways.stick.close();
        }
        errands.names = Names::default();
    }

    /// Takes what the worker has finished. Whether something has changed on a page of whoever is in.
    pub fn poll_errands(&mut self) -> bool {
        if self.errands.of.is_some() && self.errands.of != self.session() {
            self.errands.begin(None);
        }
        let answers = self.errands.road.answers();
        let mut changed = false;
        for (round, answer) in answers {
            if let Answer::Card(printed) = answer {
                changed |= self.errands.card_answered(printed);
                continue;
            }
            if round != self.errands.round {
                continue;
            }
            changed = true;
            match answer {
                Answer::HandedOut(handed) => self.errands.handed = Some(handed),
                Answer::Names(names) => self.errands.names = Names::Found(names),
                Answer::Read(calendar) => self.errands.calendar = calendar,
                Answer::Taken(taken) => self.calendar_taken(taken),
                Answer::Health(lines) => self.errands.health = Health::Looked(lines),
                Answer::Card(_) => {}
            }
        }
        changed
    }

    /// After how long the stick is to be looked at again; `None` where nothing of it changes by itself.
    #[must_use]
    pub fn errands_wake_in(&self) -> Option<Duration> {
        let looks = self.errands.of.is_some() && self.errands.of == self.session();
        (looks && matches!(self.stick(), StickState::Waiting | StickState::Open(_))).then_some(LOOK_AT_STICK)
    }
}
