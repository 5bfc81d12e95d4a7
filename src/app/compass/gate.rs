//! Whether the compass opens in this room at this hour, and what the house settles about it.

use chrono::Weekday;

use super::rights_words as words;
use crate::app::App;
use crate::app::staff::Session;
use crate::domain::access::Place;
use crate::domain::compass::gate::{Gate, GateHours, Standing, WEEK};
use crate::domain::compass::kept::PersonKept;
use crate::domain::opening::Hours;
use crate::domain::retention::KeptFor;
use crate::domain::text::Language;
use crate::store::{Action, Actor, AuditEvent, StoreError};

/// Something the house settles about its compass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompassSetting {
    /// The stretch of a weekday in which it opens although the house is open; none any more without hours.
    Hours(Weekday, Option<Hours>),
    /// Everything of a person is kept for longer after the last contact, or for shorter.
    KeepPerson(bool),
    /// So long, which answers one of the five questions.
    KeepPersonFor(KeptFor),
    /// And a line of the logbook.
    KeepLine(bool),
}

impl CompassSetting {
    /// What the audit says of it. Never a person.
    const fn subject(self) -> &'static str {
        match self {
            Self::Hours(..) => "compass-hours",
            Self::KeepPerson(_) | Self::KeepPersonFor(_) | Self::KeepLine(_) => "compass-kept",
        }
    }
}

/// What the page about the room says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateView {
    pub gate: Gate,
    /// “Åbent: her kommer kun personalet.”
    pub title: String,
    /// What opens it, or which other ways there are.
    pub text: String,
    /// The stretches the house has set, one after the other; empty where there are none.
    pub hours: String,
}

impl App {
    /// Whether the compass opens to `session` now, and which way; `None` without the right to it, and once the screen
    /// has locked.
    #[must_use]
    pub fn gate(&self, session: &Session) -> Option<Gate> {
        if !self.holds_compass(session) {
            return None;
        }
        let place = self.place_of_screen(session)?;
        let second = self.has_second(session);
        if place == Place::StaffRoom || second {
            let hours = GateHours::default();
            return Some(Gate::of(&Standing { place, second, time: None, hours: &hours }));
        }
        // A clock by which nothing may be deleted opens nothing either.
        let state = self.may_erase().then(|| self.open_state().ok()).flatten();
        let time = state.map(|state| (self.now().with_timezone(&self.zone).naive_local(), state));
        let hours = self.store.gate_hours().unwrap_or_default();
        Some(Gate::of(&Standing { place, second, time, hours: &hours }))
    }

    /// Whether the compass is there for `session` now.
    #[must_use]
    pub fn opens_compass(&self, session: &Session) -> bool {
        self.gate(session).is_some_and(Gate::is_open)
    }

    /// The room in words.
    #[must_use]
    pub fn gate_view(&self, session: &Session, language: Language) -> Option<GateView> {
        let gate = self.gate(session)?;
        let (title, text) = words::gate(gate, language);
        let hours = self.store.gate_hours().unwrap_or_default();
        let said = |day: Weekday| Some(words::day_and_hours(day, Some(hours.on(day)?), language));
        let hours = WEEK.into_iter().filter_map(said).collect::<Vec<_>>().join("\n");
        Some(GateView { gate, title: title.to_owned(), text: text.to_owned(), hours })
    }

    /// The stretch of a weekday in which the compass opens although the house is open.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn gate_hours(&self) -> Result<GateHours, StoreError> {
        self.store.gate_hours()
    }

    /// How long what the compass holds is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn person_kept(&self) -> Result<PersonKept, StoreError> {
        self.store.person_kept()
    }

    /// Settles something about the compass, in one step that can be undone. Whether anything was changed: not where the
    /// compass is shut, so that nobody opens it to herself by other hours.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; nothing is changed then.
    pub fn settle_compass(&mut self, session: &Session, what: CompassSetting) -> Result<bool, StoreError> {
        if !self.opens_compass(session) {
            return Ok(false);
        }
        let (hours, kept) = (self.store.gate_hours()?, self.store.person_kept()?);
        let (new_hours, new_kept) = match what {
            CompassSetting::Hours(day, stretch) => (hours.clone().with(day, stretch), kept),
            CompassSetting::KeepPerson(longer) => {
                (hours.clone(), PersonKept { person: kept.person.stepped(longer), ..kept })
            }
            CompassSetting::KeepPersonFor(time) => (hours.clone(), PersonKept { person: time, ..kept }),
            CompassSetting::KeepLine(longer) => (hours.clone(), PersonKept { line: kept.line.stepped(longer), ..kept }),
        };
        if (&new_hours, new_kept) == (&hours, kept) {
            return Ok(false);
        }
        let event = AuditEvent { action: Action::ChangedSetting, subject: what.subject().to_owned() };
        let actor = Actor::Employee(session.employee());
        let ((), undo) = self.store.change_undoably(actor, |tx| {
            if new_hours != hours {
                tx.save_gate_hours(&new_hours)?;
            }
            if new_kept != kept {
                tx.save_person_kept(new_kept)?;
            }
            Ok::<_, StoreError>(((), event))
        })?;
        self.remember_change(session, undo);
        Ok(true)
    }
}
