//! *I dag*: what is going on, what comes next, what is free.

use chrono::{Datelike, Days, NaiveDate, Timelike};

use super::activity::EntryView;
use super::facilities::FacilityView;
use super::join::NeedView;
use super::started::put_among;
use super::{App, words};
use crate::domain::day::{Day, Entry, Phase, by_time};
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::opening::OpenState;
use crate::domain::text::Language;
use crate::store::{Only, StoreError};

/// How the house greets: *Godmorgen* until 10, *Goddag* until 18, then *Godaften*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    Morning,
    Day,
    Evening,
}

impl Greeting {
    #[must_use]
    pub const fn at(hour: u32) -> Self {
        match hour {
            5..10 => Self::Morning,
            10..18 => Self::Day,
            _ => Self::Evening,
        }
    }
}

/// What the largest panel says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hero {
    /// *I gang nu – kom bare*.
    Now(EntryView),
    /// Nothing is on, this comes next today.
    Next(EntryView),
    /// The day is over, this is the first of tomorrow.
    Tomorrow(EntryView),
    /// Tomorrow is empty as well, this is the first of a day after it.
    AnotherDay(EntryView),
    /// Nothing at all within the next week.
    Quiet,
}

impl Hero {
    /// What it is about; nothing on a quiet day.
    #[must_use]
    pub const fn entry(&self) -> Option<&EntryView> {
        match self {
            Self::Now(entry) | Self::Next(entry) | Self::Tomorrow(entry) | Self::AnotherDay(entry) => Some(entry),
            Self::Quiet => None,
        }
    }
}

/// Which day the time line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineDay {
    /// *Senere i dag*.
    Today,
    /// *I morgen*.
    Tomorrow,
    /// *De næste dage*.
    Coming,
}

/// The home page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodayView {
    pub greeting: Greeting,
    /// “Tirsdag den 13. oktober”.
    pub date: String,
    /// “9.40”.
    pub clock: String,
    pub is_open: bool,
    /// “Åbent til kl. 22”.
    pub open: String,
    /// What is so and what one can do, where the clock is known to go wrong.
    pub clock_sentence: Option<(&'static str, &'static str)>,
    pub hero: Hero,
    pub line_day: LineDay,
    /// The time line: what else is going on, then what comes.
    pub line: Vec<EntryView>,
    /// Food still to come today, or being served; what is cancelled of it as well, so that nobody waits for it.
    pub food: Vec<EntryView>,
    /// “Mette og Ali”, empty where nobody has agreed.
    pub on_duty: String,
    pub soon: Vec<EntryView>,
    /// The first of the small things that are wanted now.
    pub need: Option<NeedView>,
    /// Empty while the house is closed.
    pub facilities: Vec<FacilityView>,
}

/// A day to come with what is on then.
struct Coming {
    day: LineDay,
    entries: Vec<EntryView>,
}

impl Coming {
    fn hero(&self) -> Option<Hero> {
        let first = self.entries.iter().find(|entry| entry.phase != Phase::Cancelled)?.clone();
        Some(if self.day == LineDay::Tomorrow { Hero::Tomorrow(first) } else { Hero::AnotherDay(first) })
    }
}

/// How many facilities stand on I dag.
const FACILITIES: usize = 3;
/// How far ahead *Snart* looks, in days: three months.
const SOON: u64 = 92;
/// How far ahead the first of another day is looked for.
const COMING: u64 = 7;

impl App {
    /// The home page as it is now.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn today(&self, language: Language) -> Result<TodayView, StoreError> {
        let now = self.now();
        let local = now.with_timezone(&self.zone);
        let today = local.date_naive();
        let opening = self.store.opening()?;
        let off = self.store.settings()?.nudges_off;
        let state = opening.state(now, self.zone);
        let day = Day::at(self.entries(Only::Everything, self.days(today, 1), &opening)?, now);
        let others = day.now.iter().skip(1).chain(&day.later);
        let begins = |entry: &Entry| entry.occurrence.start.with_timezone(&self.zone).time();
        let mut others: Vec<_> = others.map(|entry| (begins(entry), self.entry_view(entry, today, language))).collect();
        if state.is_open() {
            put_among(&mut others, self.started_entries(language)?);
        }
        let others: Vec<EntryView> = others.into_iter().map(|(_, view)| view).collect();
        let hero = self.hero_of_today(&day, today, language);
        // Where all that is left of today is cancelled, the line says so and the hero is the first of tomorrow.
        let coming = if !off.runs(Nudge::TomorrowNext) || (hero.is_some() && !others.is_empty()) {
            None
        } else {
            self.first_day_with_any(today, language)?
        };
        let hero = hero.or_else(|| coming.as_ref().and_then(Coming::hero)).unwrap_or(Hero::Quiet);
        let (line_day, line) = match coming {
            Some(coming) if others.is_empty() => (coming.day, coming.entries),
            _ => (LineDay::Today, others),
        };
        let food = day
            .now
            .iter()
            .chain(&day.later)
            .filter(|entry| off.runs(Nudge::FoodVisible) && entry.activity.food.is_some());
        Ok(TodayView {
            greeting: Greeting::at(local.hour()),
            date: words::long_date(today, language),
            clock: words::clock(local.time(), language),
            is_open: state.is_open(),
            open: words::open_state(state, now, self.zone, language),
            clock_sentence: self.clock_sentence(language),
            hero,
            line_day,
            food: food.map(|entry| self.entry_view(entry, today, language)).collect(),
            on_duty: self.on_duty(today, language)?,
            soon: if off.runs(Nudge::SoonAnnounced) { self.soon(today, language)? } else { Vec::new() },
            need: self.needs(language)?.into_iter().next(),
            facilities: if off.runs(Nudge::FacilitiesVisible) {
                self.first_facilities(state, language)?
            } else {
                Vec::new()
            },
            line,
        })
    }

    /// What is going on, or else the next that will be.
    fn hero_of_today(&self, day: &Day, today: NaiveDate, language: Language) -> Option<Hero> {
        let view = |entry: &Entry| self.entry_view(entry, today, language);
        let next = || day.later.iter().find(|entry| entry.phase(self.now()) == Phase::Later);
        day.now.first().map(|entry| Hero::Now(view(entry))).or_else(|| next().map(|entry| Hero::Next(view(entry))))
    }

    /// The next day that has anything, within the week.
    fn first_day_with_any(&self, today: NaiveDate, language: Language) -> Result<Option<Coming>, StoreError> {
        for ahead in 1..=COMING {
            let date = today.checked_add_days(Days::new(ahead)).unwrap_or(NaiveDate::MAX);
            let entries = self.starting_on(date)?;
            // What is cancelled stands on its day like everything else, but makes no day of it.
            if entries.iter().any(|entry| !entry.occurrence.cancelled) {
                let day = if ahead == 1 { LineDay::Tomorrow } else { LineDay::Coming };
                let entries = entries.iter().map(|entry| self.entry_view(entry, date, language)).collect();
                return Ok(Some(Coming { day, entries }));
            }
        }
        Ok(None)
    }

    fn starting_on(&self, date: NaiveDate) -> Result<Vec<Entry>, StoreError> {
        let opening = self.store.opening()?;
        let mut entries = self.entries(Only::Everything, self.days(date, 1), &opening)?;
        entries.retain(|entry| entry.occurrence.start.date_naive() == date);
        arrange(Nudge::TomorrowNext, &mut entries, by_time);
        Ok(entries)
    }

    /// First names on duty, of those who agreed.
    pub(super) fn on_duty(&self, today: NaiveDate, language: Language) -> Result<String, StoreError> {
        let people = self.store.on_duty()?.into_iter().filter(|one| one.weekdays.contains(&today.weekday()));
        let planned = people.map(|one| one.first_name.to_string());
        let names: Vec<String> = planned.chain(self.here.names(self.now())).collect();
        Ok(words::list(&names, language))
    }

    /// What is special in the next three months, each once, soonest first.
    fn soon(&self, today: NaiveDate, language: Language) -> Result<Vec<EntryView>, StoreError> {
        let opening = self.store.opening()?;
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let mut entries = self.entries(Only::Special, self.days(tomorrow, SOON), &opening)?;
        entries.retain(|entry| !entry.occurrence.cancelled && entry.occurrence.start.date_naive() >= tomorrow);
        arrange(Nudge::SoonAnnounced, &mut entries, by_time);
        let mut seen = std::collections::HashSet::new();
        entries.retain(|entry| seen.insert(entry.id.activity));
        Ok(entries.iter().map(|entry| self.entry_view(entry, today, language)).collect())
    }

    fn first_facilities(&self, state: OpenState, language: Language) -> Result<Vec<FacilityView>, StoreError> {
        let mut facilities = if state.is_open() { self.facilities(language)? } else { Vec::new() };
        facilities.truncate(FACILITIES);
        Ok(facilities)
    }
}
