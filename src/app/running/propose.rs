//! What can be chosen with one press instead of being typed: what to do instead, places, reasons, rhythms.
//!
//! What goes onto the public screen is Danish, as everything a house writes; only the names of choices follow the
//! language of the one who is in.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::Rhythm;
use crate::app::{App, words};
use crate::domain::activity::OccurrenceId;
use crate::domain::repeat::Repeat;
use crate::domain::text::Language;
use crate::domain::time::Span;
use crate::store::{Only, StoreError};

/// How far ahead the next time of an activity is looked for, in days.
const NEXT: i64 = 62;
/// Other things to come to that are proposed, at most.
const OTHERS: usize = 2;
/// Places that are proposed, at most.
const PLACES: usize = 6;

/// Why a facility is closed, as it stands after its name.
pub const REASONS: [&str; 3] =
    ["holder pause, mens vi gør rent", "er i stykker, og vi får det lavet", "bruges til noget andet i dag"];

/// What a day with other hours says beside them.
pub const DAY_NOTES: [&str; 3] = ["vi har møde", "vi er på tur", "vi holder fest"];

impl App {
    /// What one can do instead of the time with this id: what else goes on then, when it is next, and what is always
    /// there.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn instead_of(&self, id: OccurrenceId) -> Result<Vec<String>, StoreError> {
        let Some(listed) = self.store.occurrence(id)? else { return Ok(Vec::new()) };
        let opening = self.store.opening()?;
        let start = listed.occurrence.start.to_utc();
        let around = Span { start, end: listed.occurrence.end.to_utc().max(start + TimeDelta::hours(1)) };
        let danish = Language::Danish;
        let others = self.entries(Only::Everything, around, &opening)?;
        let others = others.iter().filter(|other| {
            other.id.activity != id.activity && !other.occurrence.cancelled && !other.occurrence.all_day
        });
        let day = listed.occurrence.start.date_naive();
        let mut proposed: Vec<String> = others
            .take(OTHERS)
            .map(|other| {
                let view = self.entry_view(other, day, danish);
                format!("Kom til {} {} i stedet.", view.title, view.hours)
            })
            .collect();
        let after = Span { start: start + TimeDelta::seconds(1), end: start + TimeDelta::days(NEXT) };
        let next = self
            .entries(Only::Everything, after, &opening)?
            .into_iter()
            .find(|other| other.id.activity == id.activity && other.id.key > id.key && !other.occurrence.cancelled);
        if let Some(next) = next {
            let day = next.occurrence.start.date_naive();
            let (weekday, date) = (words::weekday(day.weekday(), danish), words::short_date(day, danish));
            proposed.push(format!("Næste gang er {weekday} den {date}."));
        }
        proposed.push("Kom alligevel, og tag en kop kaffe.".to_owned());
        Ok(proposed)
    }

    /// Places where something goes on in the week to come, each once.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn places(&self) -> Result<Vec<String>, StoreError> {
        let opening = self.store.opening()?;
        let mut places: Vec<String> = Vec::new();
        for entry in self.entries(Only::Everything, self.days(self.today_date(), 7), &opening)? {
            let place = entry.activity.place.as_ref().map(|place| place.da.to_string());
            places.extend(place.filter(|place| !places.contains(place)));
        }
        places.truncate(PLACES);
        Ok(places)
    }
}

/// How often something that is on `day` can come, the plainest first.
#[must_use]
pub fn rhythms(day: NaiveDate) -> Vec<Rhythm> {
    let weekly = Repeat::weekly_on(day);
    let mut rhythms = vec![Rhythm::Once, Rhythm::Repeated(weekly.clone())];
    if let Repeat::Weekly { days, .. } = weekly {
        rhythms.push(Rhythm::Repeated(Repeat::Weekly { days, every: 2 }));
    }
    rhythms.push(Rhythm::Repeated(Repeat::monthly_on(day)));
    let workday = day.weekday().num_days_from_monday() < 5;
    let group = if workday { (0..5).collect() } else { vec![5, 6] };
    rhythms.push(Rhythm::Repeated(Repeat::Weekly { days: group, every: 1 }));
    rhythms.push(Rhythm::Repeated(Repeat::Daily));
    rhythms
}
