//! The day, or several, for those who read text: the command line.

use chrono::NaiveDate;

use super::activity::EntryView;
use super::facilities::FacilityView;
use super::{App, words};
use crate::domain::day::by_time;
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::text::Language;
use crate::domain::time::Moment;
use crate::store::{Only, StoreError};

/// One occurrence with its exact times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOccurrence {
    pub start: Moment,
    pub end: Moment,
    pub all_day: bool,
    /// The first day of the span that it belongs to, and that day in words.
    pub view_date: NaiveDate,
    pub date: String,
    pub view: EntryView,
    /// “ (i gang nu)”, “ (aflyst)” or nothing.
    pub state: &'static str,
}

/// Everything `fristed today` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayText {
    pub now: Moment,
    pub is_open: bool,
    /// “Tirsdag den 13. oktober, kl. 9.40”.
    pub heading: String,
    pub open: String,
    pub occurrences: Vec<DayOccurrence>,
    pub facilities: Vec<FacilityView>,
}

impl App {
    /// What is listed on the `days` days from today on, each occurrence once, and the facilities as they are now.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn day_text(&self, days: u64, language: Language) -> Result<DayText, StoreError> {
        let now = self.now().with_timezone(&self.zone);
        let today = now.date_naive();
        let opening = self.store.opening()?;
        let state = opening.state(self.now(), self.zone);
        let mut entries = self.entries(Only::Everything, self.days(today, days), &opening)?;
        arrange(Nudge::SoonestFirst, &mut entries, by_time);
        let occurrences = entries.iter().map(|entry| {
            let date = entry.occurrence.start.date_naive().max(today);
            let view = self.entry_view(entry, date, language);
            DayOccurrence {
                start: entry.occurrence.start,
                end: entry.occurrence.end,
                all_day: entry.occurrence.all_day,
                view_date: date,
                date: words::long_date(date, language),
                state: words::phase_remark(view.phase, language),
                view,
            }
        });
        let time = words::at_time(now.time(), language);
        Ok(DayText {
            now,
            is_open: state.is_open(),
            heading: format!("{}, {time}", words::long_date(today, language)),
            open: words::open_state(state, self.now(), self.zone, language),
            occurrences: occurrences.collect(),
            facilities: self.facilities(language)?,
        })
    }
}
