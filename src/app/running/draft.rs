//! An activity as an employee is correcting it: texts as they are being typed, and a time by + and −.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::app::App;
use crate::domain::activity::{Activity, Occurrence, OccurrenceId};
use crate::domain::programme::repeat_of;
use crate::domain::repeat::Repeat;
use crate::domain::text::Words;
use crate::store::StoreError;

/// How often it takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    Once,
    Repeated(Repeat),
    /// As its calendar says it, which no plain words can; it stays that way.
    AsItIs,
}

/// What an employee can say of an activity. Texts are Danish, as they are being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub title: String,
    pub place: String,
    /// What it is; of one time alone what is said of that time.
    pub text: String,
    /// Who starts it.
    pub host: String,
    /// What happens before, during and after.
    pub before: String,
    pub during: String,
    pub after: String,
    pub day: NaiveDate,
    /// `None` for the whole of the day.
    pub from: Option<NaiveTime>,
    /// How long it lasts; 0 where nothing is said of its end.
    pub minutes: i64,
    pub rhythm: Rhythm,
    /// Food, with its price in kroner.
    pub food: Option<u32>,
    pub team: bool,
    pub special: bool,
    /// The house-file id of the offer whose time it is.
    pub offer: Option<String>,
}

/// The longest that + makes it: a night and a day.
const LONGEST: i64 = 24 * 60;
/// What + and − go by, in minutes.
pub const QUARTER: i64 = 15;

impl Draft {
    /// Something new on `day`, at the next full hour that suits most: 14 o'clock for an hour.
    #[must_use]
    pub fn new_on(day: NaiveDate) -> Self {
        Self {
            title: String::new(),
            place: String::new(),
            text: String::new(),
            host: String::new(),
            before: String::new(),
            during: String::new(),
            after: String::new(),
            day,
            from: NaiveTime::from_hms_opt(14, 0, 0),
            minutes: 60,
            rhythm: Rhythm::Once,
            food: None,
            team: false,
            special: false,
            offer: None,
        }
    }

    /// What is there now: the time `occurrence` of `activity`.
    #[must_use]
    pub(super) fn of(activity: &Activity, occurrence: &Occurrence) -> Self {
        let said = |words: &Option<Words>| words.as_ref().map_or_else(String::new, |words| words.da.to_string());
        let line = |line: &Option<crate::domain::text::Line>| line.as_ref().map(ToString::to_string);
        let start = occurrence.start.naive_local();
        Self {
            title: line(&occurrence.title).unwrap_or_else(|| activity.title.da.to_string()),
            place: line(&occurrence.place).unwrap_or_else(|| said(&activity.place)),
            text: if occurrence.cancelled { None } else { line(&occurrence.note) }
                .unwrap_or_else(|| said(&activity.text)),
            host: said(&activity.host),
            before: said(&activity.course.before),
            during: said(&activity.course.during),
            after: said(&activity.course.after),
            day: start.date(),
            from: (!occurrence.all_day).then(|| start.time()),
            minutes: (occurrence.end.naive_local() - start).num_minutes(),
            rhythm: match repeat_of(&activity.schedule) {
                Ok(None) => Rhythm::Once,
                Ok(Some(repeat)) => Rhythm::Repeated(repeat),
                Err(()) => Rhythm::AsItIs,
            },
            food: activity.food.map(|price| price.kroner),
            team: activity.team,
            special: activity.special,
            offer: activity.offer.clone(),
        }
    }

    /// Begins so many quarters later, on the same day; as long as before.
    pub fn later(&mut self, quarters: i64) {
        let Some(from) = self.from else { return };
        let day = TimeDelta::days(1).num_minutes();
        let at = (from - NaiveTime::MIN).num_minutes();
        // On the quarter, so that an odd time meets the even ones; nothing goes round midnight.
        let to = (at.div_euclid(QUARTER) + quarters + i64::from(quarters < 0 && at % QUARTER != 0)) * QUARTER;
        let to = to.clamp(0, day - QUARTER);
        self.from = Some(NaiveTime::MIN + TimeDelta::minutes(to));
    }

    /// Lasts so many quarters longer.
    pub fn longer(&mut self, quarters: i64) {
        let to = (self.minutes.div_euclid(QUARTER) + quarters) * QUARTER;
        self.minutes = to.clamp(0, LONGEST.max(self.minutes));
    }

    /// On another day, so many days later. What comes every week on one day comes on that day then.
    pub fn days_later(&mut self, days: i64) {
        let Some(day) = TimeDelta::try_days(days).and_then(|days| self.day.checked_add_signed(days)) else { return };
        self.day = day;
    }

    /// When it ends, where something is said of that.
    #[must_use]
    pub fn to(&self) -> Option<NaiveTime> {
        let from = self.from.filter(|_| self.minutes > 0)?;
        Some(from + TimeDelta::minutes(self.minutes))
    }
}

impl App {
    /// The time with this id as an employee corrects it; `None` when it is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn draft_of(&self, id: OccurrenceId) -> Result<Option<Draft>, StoreError> {
        let Some(listed) = self.store.occurrence(id)? else { return Ok(None) };
        let Some(activity) = self.store.activity(id.activity)? else { return Ok(None) };
        Ok(Some(Draft::of(&activity, &listed.occurrence)))
    }
}
