//! What an employee sees of the day: the programme as the public screen says it, and facilities also while the house is
//! closed.

use chrono::NaiveDate;

use crate::app::App;
use crate::app::activity::EntryView;
use crate::app::facilities::FacilityView;
use crate::app::words::pick;
use crate::domain::activity::OccurrenceId;
use crate::domain::day::by_time;
use crate::domain::facility::Recorded;
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::text::Language;
use crate::store::{Only, StoreError};

/// A facility as an employee sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacilityForStaff {
    pub view: FacilityView,
    /// “Lukket af os i 3 dage”: a barrier of the house's own (S0 ch. 5, no. 12).
    pub closed_for: Option<String>,
}

impl App {
    /// Everything that is listed on `day`, in the order of the clock.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn programme_of(&self, day: NaiveDate, language: Language) -> Result<Vec<EntryView>, StoreError> {
        let opening = self.store.opening()?;
        let mut entries = self.entries(Only::Everything, self.days(day, 1), &opening)?;
        arrange(Nudge::SoonestFirst, &mut entries, by_time);
        Ok(entries.iter().map(|entry| self.entry_view(entry, day, language)).collect())
    }

    /// One time as the public screen says it; `None` where it is not listed any more.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn time_view(&self, id: OccurrenceId, language: Language) -> Result<Option<EntryView>, StoreError> {
        Ok(self.activity(id, language)?.map(|view| view.entry))
    }

    /// All facilities, and for how many days the house itself has kept each closed.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn facilities_for_staff(&self, language: Language) -> Result<Vec<FacilityForStaff>, StoreError> {
        let all = self.store.facilities()?;
        let (today, user_run) = (self.today_date(), self.user_run()?.is_some());
        let closed_for = |recorded: &Recorded| match recorded {
            Recorded::Closed { since, .. } => {
                let days = (today - since.with_timezone(&self.zone).date_naive()).num_days().max(0);
                Some(days_closed(days, language))
            }
            _ => None,
        };
        let one = |one: &crate::store::StoredFacility| FacilityForStaff {
            view: self.facility_view(one, &all, user_run, language),
            closed_for: closed_for(&one.recorded),
        };
        Ok(all.iter().map(one).collect())
    }
}

fn days_closed(days: i64, language: Language) -> String {
    match (days, language) {
        (0, _) => pick(language, ("Lukket af os i dag.", "Closed by us today.")).to_owned(),
        (1, _) => pick(language, ("Lukket af os siden i går.", "Closed by us since yesterday.")).to_owned(),
        (more, Language::Danish) => format!("Lukket af os i {more} dage."),
        (more, Language::English) => format!("Closed by us for {more} days."),
    }
}
