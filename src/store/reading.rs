//! What the store tells: every question that the use cases ask of it.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;

use super::activities::Which;
use super::audit::AuditRow;
use super::error::StoreError;
use super::facilities::StoredFacility;
use super::occurrences::{Listed, Only};
use super::{Export, Store, activities, audit, duties, facilities, house, meetings, occurrences, offers, opening};
use crate::domain::activity::{Activity, ActivityId, OccurrenceId, Origin};
use crate::domain::house::{Agreement, HelpNumber, House, HouseContent, OnDuty, Question, TakingPart};
use crate::domain::meeting::Meetings;
use crate::domain::offer::Offer;
use crate::domain::opening::OpeningHours;
use crate::domain::text::Words;
use crate::domain::time::Span;

/// Reading. All of these fail only when the file cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once for all of them, above")]
impl Store {
    /// What the house says about itself; `None` in an empty one.
    pub fn house(&self) -> Result<Option<House>, StoreError> {
        house::house(&self.connection)
    }

    pub fn opening(&self) -> Result<OpeningHours, StoreError> {
        opening::opening(&self.connection)
    }

    pub fn agreements(&self) -> Result<Vec<Agreement>, StoreError> {
        house::agreements(&self.connection)
    }

    pub fn help_numbers(&self) -> Result<Vec<HelpNumber>, StoreError> {
        house::help_numbers(&self.connection)
    }

    pub fn questions(&self) -> Result<Vec<Question>, StoreError> {
        house::questions(&self.connection)
    }

    pub fn on_duty(&self) -> Result<Vec<OnDuty>, StoreError> {
        house::on_duty(&self.connection)
    }

    /// All facilities in the house's order, each with its id and its state.
    pub fn facilities(&self) -> Result<Vec<StoredFacility>, StoreError> {
        facilities::facilities(&self.connection)
    }

    /// All offers in the house's order.
    pub fn offers(&self) -> Result<Vec<Offer>, StoreError> {
        Ok(offers::offers(&self.connection)?.into_iter().map(|(offer, _)| offer).collect())
    }

    /// Everything of the house's meetings, in its order.
    pub fn meetings(&self) -> Result<Meetings, StoreError> {
        meetings::all_of(&self.connection)
    }

    /// The name of the house meeting, where the house has one.
    pub fn meeting_name(&self) -> Result<Option<Words>, StoreError> {
        meetings::name_of_the_house_meeting(&self.connection)
    }

    /// Which activity has this id in the house file; `None` when it is gone.
    pub fn activity_of(&self, house_id: &str) -> Result<Option<ActivityId>, StoreError> {
        let sql = "SELECT id FROM activity WHERE house_id = ?1";
        let found = self.connection.prepare_cached(sql)?.query_row([house_id], |row| row.get(0)).optional()?;
        Ok(found.map(ActivityId))
    }

    /// What one can take part in: duties, groups and small needs, each in the house's order.
    pub fn taking_part(&self) -> Result<TakingPart, StoreError> {
        duties::taking_part(&self.connection)
    }

    /// One activity, `None` when it is gone.
    pub fn activity(&self, id: ActivityId) -> Result<Option<Activity>, StoreError> {
        Ok(self.activities(&[id])?.remove(&id))
    }

    /// Many activities at once; ids that are gone are left out.
    pub fn activities(&self, ids: &[ActivityId]) -> Result<BTreeMap<ActivityId, Activity>, StoreError> {
        let found = activities::read(&self.connection, Which::These(ids))?;
        Ok(found.into_iter().map(|(id, stored)| (id, stored.activity)).collect())
    }

    /// Every activity of the house.
    pub fn all_activities(&self) -> Result<BTreeMap<ActivityId, Activity>, StoreError> {
        let found = activities::read(&self.connection, Which::All)?;
        Ok(found.into_iter().map(|(id, stored)| (id, stored.activity)).collect())
    }

    /// Every time of every activity that overlaps `span`, by start, end, activity and key. From the kept table where
    /// it holds all of the span, computed otherwise; the answer is the same. Whether the house is open is not asked.
    pub fn occurrences(&self, span: Span) -> Result<Vec<Listed>, StoreError> {
        occurrences::occurrences(&self.connection, span, Only::Everything)
    }

    /// The same for some of the activities.
    pub fn occurrences_of(&self, only: Only, span: Span) -> Result<Vec<Listed>, StoreError> {
        occurrences::occurrences(&self.connection, span, only)
    }

    /// One time of one activity; `None` when there is no such time any more.
    pub fn occurrence(&self, id: OccurrenceId) -> Result<Option<Listed>, StoreError> {
        occurrences::occurrence_of(&self.connection, id)
    }

    /// Whether the house shows the example content.
    pub fn is_example(&self) -> Result<bool, StoreError> {
        Ok(self.example_version()?.is_some())
    }

    /// The version of the example content, where it is shown.
    pub fn example_version(&self) -> Result<Option<String>, StoreError> {
        let sql = "SELECT version FROM example";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?)
    }

    /// Everything that `export` writes, as of one moment.
    pub fn all_for_export(&self) -> Result<Export, StoreError> {
        let _reading = self.connection.unchecked_transaction()?;
        let stored = activities::read(&self.connection, Which::All)?;
        let sequences = stored.iter().filter_map(|(id, one)| Some((*id, one.sequence?))).collect();
        let activities: BTreeMap<_, _> = stored.into_iter().map(|(id, one)| (id, one.activity)).collect();
        let own = |one: &&Activity| matches!(one.origin, Origin::HouseFile { .. });
        let house = match self.house()? {
            None => None,
            Some(house) => Some(HouseContent {
                house,
                settings: self.settings()?,
                opening: self.opening()?,
                agreements: self.agreements()?,
                help_numbers: self.help_numbers()?,
                questions: self.questions()?,
                on_duty: self.on_duty()?,
                facilities: self.facilities()?.into_iter().map(|one| one.facility).collect(),
                offers: self.offers()?,
                activities: activities.values().filter(own).cloned().collect(),
                meetings: self.meetings()?,
                taking_part: self.taking_part()?,
            }),
        };
        Ok(Export { house, activities, sequences })
    }

    /// The newest rows of the audit, the newest first.
    pub fn newest_changes(&self, most: u32) -> Result<Vec<AuditRow>, StoreError> {
        audit::newest(&self.connection, most)
    }

    /// The audit, oldest first.
    pub fn audit(&self) -> Result<Vec<AuditRow>, StoreError> {
        audit::read(&self.connection)
    }
}
