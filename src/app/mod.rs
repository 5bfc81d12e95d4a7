//! Use cases: a press becomes a [`Command`], the state of the house becomes plain view structs. Toolkit-free.

pub mod ports;
pub mod words;

pub mod activity;
pub mod album;
pub mod board;
pub mod compass;
pub mod day;
pub mod desk;
pub mod desk_words;
pub mod errands;
pub mod facilities;
pub mod gone;
pub mod help;
pub mod house;
pub mod idle;
pub mod join;
pub mod join_words;
pub mod keeper;
pub mod key_names;
pub mod meeting;
pub mod meeting_desk;
pub mod meeting_note;
pub mod meeting_words;
pub mod new_day;
pub mod not_now_words;
pub mod offers;
pub mod postbox;
pub mod print;
pub mod released;
pub mod running;
pub mod settings;
mod sign_up;
pub mod staff;
pub mod started;
pub mod started_words;
pub mod status;
pub mod status_words;
pub mod suggestion;
pub mod today;
pub mod week;

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::domain::activity::{Activity, ActivityId, OccurrenceId};
use crate::domain::day::Entry;
use crate::domain::facility::{FacilityId, Press, PressRefused};
use crate::domain::opening::{OpenState, OpeningHours};
use crate::domain::sign_up::{Listing, Sign, SignUp, Wrong};
use crate::domain::started::Started;
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;
use crate::domain::time::{HOUSE_ZONE, Span, start_of_day};
use crate::store::{Listed, Only, Store, StoreError};
use join::NotJoined;
use keeper::Keeper;
use ports::Clock;
use postbox::Postbox;

/// What a press asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// *I brug* or *Ledig igen* on a facility.
    Facility(FacilityId, Press),
    /// *Jeg er med*; the language is that of an answer that names something else.
    SignUp(SignUp, Language),
    /// *Fortryd*, with the secret symbol.
    StepBack(Listing, Sign, Symbol),
    /// *Også næste gang*, with the secret symbol.
    NextTimeToo(Listing, Sign, Symbol),
    /// From the reserve list to a place that is free.
    MoveUp(Listing, Sign, Symbol, Language),
    /// *Det tager jeg*, by the need's house-file id.
    TakeNeed(String),
    /// *Jeg sætter noget i gang*, with the symbol by which its maker takes it down again.
    Start(Started, Symbol, Language),
    /// Its maker takes it down.
    Stop(Started, Symbol),
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Nothing is changed, and the screen already shows what to do instead.
    Refused(PressRefused),
    /// Not on the list; it says what to do instead.
    NotJoined(NotJoined),
    /// Another secret symbol than the right one; one can try again.
    WrongSecret,
    /// Three wrong ones: *kom til en af os*, or try again in a little while.
    Pause,
    /// Nobody knows a secret for it: *kom til en af os*.
    AskUs,
    /// The thing asked for is gone, or the house is closed; the screen shows what is.
    Nothing,
}

/// The house behind the screen.
pub struct App {
    store: Store,
    clock: Rc<dyn Clock>,
    zone: Tz,
    postbox: Postbox,
    staff: Option<Box<staff::StaffSide>>,
    keeper: Keeper,
    /// Wrong secret symbols of each sign-up within the last minutes; nowhere but here.
    wrong: HashMap<(Listing, Sign), Wrong>,
    /// The change that can be undone.
    last_change: Option<running::LastChange>,
    here: desk::Here,
    errands: errands::Errands,
    album: album::Album,
}

impl App {
    #[must_use]
    pub fn new(store: Store, clock: Rc<dyn Clock>) -> Self {
        Self {
            store,
            clock,
            zone: HOUSE_ZONE,
            postbox: Postbox::none(),
            staff: None,
            keeper: Keeper::none(),
            wrong: HashMap::new(),
            last_change: None,
            here: desk::Here::default(),
            errands: errands::Errands::none(),
            album: album::Album::none(),
        }
    }

    /// The same house with a box for suggestions. Without one nothing can be put in, and whoever tries is told so.
    #[must_use]
    pub fn with_postbox(self, postbox: Postbox) -> Self {
        Self { postbox, ..self }
    }

    /// The same house with somebody who looks after it behind the screen.
    #[must_use]
    pub fn with_keeper(self, keeper: Keeper) -> Self {
        Self { keeper, ..self }
    }

    /// Looks after the house; to be called about once a minute, with the machine's time.
    pub fn tend(&mut self, now: DateTime<Utc>) {
        self.keeper.tend(now, self.zone);
        self.here.forget(self.now());
        // Whoever asks how the house is doing reads it from the disk.
        drop(self.keeper.poll());
    }

    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    #[must_use]
    pub const fn zone(&self) -> Tz {
        self.zone
    }

    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The day it is in the house.
    #[must_use]
    pub fn today_date(&self) -> NaiveDate {
        self.now().with_timezone(&self.zone).date_naive()
    }

    /// Carries out what a press asked for.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; nothing is changed then.
    pub fn apply(&mut self, command: Command) -> Result<Outcome, StoreError> {
        match command {
            Command::Facility(id, press) => self.press_facility(id, press),
            Command::SignUp(wish, language) => self.sign_up(wish, language),
            Command::StepBack(listing, sign, secret) => self.step_back(&listing, sign, secret),
            Command::MoveUp(listing, sign, secret, language) => self.move_up((&listing, sign, secret), language),
            Command::NextTimeToo(listing, sign, secret) => self.next_time_too(&listing, sign, secret),
            Command::TakeNeed(slug) => self.take_need(&slug),
            Command::Start(one, secret, language) => self.start(&one, secret, language),
            Command::Stop(one, secret) => self.stop(&one, secret),
        }
    }

    /// Whether the clock of this page is one by which things may be erased.
    #[must_use]
    pub fn may_erase(&self) -> bool {
        self.clock.may_erase() && self.keeper.may_erase()
    }

    /// Whether the house is open.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn open_state(&self) -> Result<OpenState, StoreError> {
        Ok(self.store.opening()?.state(self.now(), self.zone))
    }

    /// Everything listed that overlaps `span`, in the order of the clock.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn entries(&self, only: Only, span: Span, opening: &OpeningHours) -> Result<Vec<Entry>, StoreError> {
        let listed = self.store.occurrences_of(only, span)?;
        let mut ids: Vec<ActivityId> = listed.iter().map(|one| one.activity).collect();
        ids.sort_unstable();
        ids.dedup();
        let activities: HashMap<ActivityId, Rc<Activity>> =
            self.store.activities(&ids)?.into_iter().map(|(id, activity)| (id, Rc::new(activity))).collect();
        let entry = |one: Listed| {
            let activity = Rc::clone(activities.get(&one.activity)?);
            let id = OccurrenceId { activity: one.activity, key: one.occurrence.key };
            Some(Entry { id, activity, occurrence: one.occurrence })
        };
        Ok(listed.into_iter().filter_map(entry).filter(|entry| entry.is_listed(opening)).collect())
    }

    /// The span of `days` whole days from `first` on.
    fn days(&self, first: NaiveDate, days: u64) -> Span {
        Span::of_days(first, days, self.zone)
    }

    /// From now to the end of the day that comes `days` days after today.
    fn ahead(&self, days: u64) -> Span {
        let last = self.today_date().checked_add_days(Days::new(days + 1)).unwrap_or(NaiveDate::MAX);
        Span { start: self.now(), end: start_of_day(last, self.zone).to_utc() }
    }
}
