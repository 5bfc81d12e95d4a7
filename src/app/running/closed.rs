//! For how many of the last days the house itself has kept a facility closed: a barrier of its own (S0 ch. 5, no. 12).

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::app::App;
use crate::app::staff::Session;
use crate::domain::text::Language;
use crate::domain::time::days_after;
use crate::store::{Action, AuditRow, StoreError};

/// So many days are looked back.
const BACK: u64 = 90;
/// And so many changes: a year of a busy house.
const LOOKED_AT: u32 = 4000;

impl App {
    /// “Lukket af os i 12 af de sidste 90 dage.”; `None` where it was open all the time, or nobody is in.
    ///
    /// # Errors
    /// [`StoreError`] when the audit cannot be read.
    pub fn closed_lately(
        &self,
        session: &Session,
        slug: &str,
        language: Language,
    ) -> Result<Option<String>, StoreError> {
        let rows = self.newest_audit(session, LOOKED_AT)?;
        let (mut days, mut since) = (BTreeSet::new(), None);
        for row in rows.into_iter().rev() {
            match (closes(&row, slug), since) {
                (Some(true), None) => since = Some(row.at),
                (Some(false), Some(from)) => {
                    days.extend(self.lately(from, row.at));
                    since = None;
                }
                _ => {}
            }
        }
        days.extend(since.into_iter().flat_map(|from| self.lately(from, self.now())));
        Ok(match (days.len(), language) {
            (0, _) => None,
            (1, Language::Danish) => Some(format!("Lukket af os i 1 af de sidste {BACK} dage.")),
            (count, Language::Danish) => Some(format!("Lukket af os i {count} af de sidste {BACK} dage.")),
            (count, Language::English) => Some(format!("Closed by us on {count} of the last {BACK} days.")),
        })
    }

    /// Each of the last days that `from` to `to` touches.
    fn lately(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<NaiveDate> {
        let date = |at: DateTime<Utc>| at.with_timezone(&self.zone).date_naive();
        let today = self.today_date();
        let first = today.checked_sub_days(Days::new(BACK - 1)).unwrap_or(today).max(date(from));
        let last = date(to).min(today);
        (0..BACK).map(|ahead| days_after(first, ahead)).take_while(|day| *day <= last).collect()
    }
}

/// Whether a change has closed this facility, or opened it; `None` for any other.
fn closes(row: &AuditRow, slug: &str) -> Option<bool> {
    let undone = row.action == Action::Undone.word();
    let (action, of) = if undone { row.subject.split_once(' ')? } else { (row.action.as_str(), row.subject.as_str()) };
    if of != slug {
        return None;
    }
    match action {
        closed if closed == Action::ClosedFacility.word() => Some(!undone),
        opened if opened == Action::OpenedFacility.word() => Some(undone),
        _ => None,
    }
}
