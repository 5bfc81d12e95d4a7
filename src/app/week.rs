//! *Ugen*: seven days, one at a time.

use chrono::{Days, NaiveDate};

use super::activity::EntryView;
use super::{App, words};
use crate::domain::day::by_time;
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::text::Language;
use crate::store::{Only, StoreError};

/// How many days can be paged through.
pub const DAYS: u8 = 7;

/// One day of the week to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekDayView {
    /// 0 is today.
    pub ahead: u8,
    /// “I dag”, “I morgen”, “Torsdag”.
    pub name: String,
    /// “Torsdag den 15. oktober”.
    pub date: String,
    /// “kl. 8–22”, “lukket”.
    pub hours: String,
    pub opens: bool,
    pub entries: Vec<EntryView>,
}

impl App {
    /// The day that comes `ahead` days after today, at most six.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn week_day(&self, ahead: u8, language: Language) -> Result<WeekDayView, StoreError> {
        let ahead = ahead.min(DAYS - 1);
        let date = self.today_date().checked_add_days(Days::new(ahead.into())).unwrap_or(NaiveDate::MAX);
        let opening = self.store.opening()?;
        let mut entries = self.entries(Only::Everything, self.days(date, 1), &opening)?;
        arrange(Nudge::SoonestFirst, &mut entries, by_time);
        Ok(WeekDayView {
            ahead,
            name: words::capital(&words::relative_day(date, self.today_date(), language)),
            date: words::long_date(date, language),
            hours: words::day_hours(opening.on(date), language),
            opens: opening.opens_on(date),
            entries: entries.iter().map(|entry| self.entry_view(entry, date, language)).collect(),
        })
    }
}
