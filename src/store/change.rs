//! What can be done to the house's content inside of [`Store::change`](super::Store::change).

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction};

use super::activities::{self, Which};
use super::error::StoreError;
use super::facilities::{self, StoredFacility};
use super::meeting_rows::Row;
use super::occurrences::Kept;
use super::parts::{self, Part};
use super::{activity_rows, duties, house, opening};
use crate::domain::activity::{Activity, ActivityId, Origin};
use crate::domain::facility::{Facility, FacilityId, Recorded};
use crate::domain::house::HouseContent;
use crate::domain::meeting::{Agenda, Meeting, Minutes, Proposal};
use crate::domain::opening::OpeningHours;
use crate::domain::small_need::SmallNeed;
use crate::domain::text::Words;

/// An open change. What is written through it counts as changed here: no file overwrites it.
#[derive(Debug)]
pub struct ChangeTx<'a> {
    pub(super) tx: &'a Transaction<'a>,
}

impl ChangeTx<'_> {
    /// The activity with this id, `None` when it is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn activity(&self, id: ActivityId) -> Result<Option<Activity>, StoreError> {
        let mut found = activities::read(self.tx, Which::These(&[id]))?;
        Ok(found.remove(&id).map(|stored| stored.activity))
    }

    /// Writes an activity by its origin, new or changed.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it names an offer that is not there; else when the file cannot be written.
    pub fn save_activity(&self, activity: &Activity) -> Result<ActivityId, StoreError> {
        let kept = Kept::read(self.tx)?;
        let sequence = match &activity.origin {
            Origin::Imported { uid } => Some(self.sequence(uid)?),
            Origin::HouseFile { .. } => None,
        };
        let id = activity_rows::write(self.tx, activity, sequence, kept.as_ref())?;
        self.tx.execute("UPDATE activity SET changed_here = 1 WHERE id = ?1", [id.0])?;
        Ok(id)
    }

    /// A name in files for something made here, which nothing else has: `stem`, or `stem` and a number.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn free_house_id(&self, stem: &str) -> Result<String, StoreError> {
        let mut taken = self.tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM activity WHERE house_id = ?1)")?;
        let mut id = stem.to_owned();
        for number in 2.. {
            if !taken.query_row([&id], |row| row.get(0))? {
                break;
            }
            id = format!("{stem}-{number}");
        }
        Ok(id)
    }

    /// When the house is open.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn opening(&self) -> Result<OpeningHours, StoreError> {
        opening::opening(self.tx)
    }

    /// Writes when the house is open.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_opening(&self, hours: &OpeningHours) -> Result<(), StoreError> {
        opening::write_opening(self.tx, hours)?;
        parts::mark(self.tx, Part::Hours, true)
    }

    /// *Lige nu mangler vi*, as it stands.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn needs(&self) -> Result<Vec<SmallNeed>, StoreError> {
        Ok(duties::taking_part(self.tx)?.needs)
    }

    /// Puts a small need up, by its house-file id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put_up_need(&self, need: &SmallNeed) -> Result<(), StoreError> {
        duties::put_up_need(self.tx, need)
    }

    /// Takes a small need down. Whether it was there.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn take_down_need(&self, slug: &str) -> Result<bool, StoreError> {
        duties::take_down_need(self.tx, slug)
    }

    /// What the calendar said last, so that the next import knows older from newer.
    fn sequence(&self, uid: &str) -> Result<i64, StoreError> {
        let mut statement = self.tx.prepare_cached("SELECT sequence FROM activity WHERE uid = ?1")?;
        Ok(statement.query_row([uid], |row| row.get(0)).optional()?.unwrap_or(0))
    }

    /// All facilities with their states.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn facilities(&self) -> Result<Vec<StoredFacility>, StoreError> {
        facilities::facilities(self.tx)
    }

    /// Writes what a facility is, by its house-file id; its state stays.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_facility(&self, facility: &Facility) -> Result<(), StoreError> {
        let there = facilities::facilities(self.tx)?;
        let at = there.iter().position(|old| old.facility.slug == facility.slug).unwrap_or(there.len());
        facilities::write_facility(self.tx, facility, i64::try_from(at).unwrap_or(i64::MAX).saturating_add(1))?;
        facilities::write_alternatives(self.tx, facility)?;
        self.tx.execute("UPDATE facility SET changed_here = 1 WHERE slug = ?1", [&facility.slug])?;
        Ok(())
    }

    /// The house closes a facility, and says why, and what one can do meanwhile where that is not as usual.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it is not there; else when the file cannot be written.
    pub fn close_facility(
        &self,
        id: FacilityId,
        since: DateTime<Utc>,
        (reason, instead): (&Words, Option<&Words>),
    ) -> Result<(), StoreError> {
        let closed = Recorded::Closed { since, reason: reason.clone(), instead: instead.cloned() };
        facilities::write_state(self.tx, id, &closed)
    }

    /// The house opens a facility again.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it is not there; else when the file cannot be written.
    pub fn open_facility(&self, id: FacilityId) -> Result<(), StoreError> {
        facilities::write_state(self.tx, id, &Recorded::Free)
    }

    /// Writes a row by its house-file id; what is new goes last.
    fn save_row<T: Row>(&self, row: &T) -> Result<(), StoreError> {
        let there = format!(
            "SELECT coalesce((SELECT position FROM {0} WHERE slug = ?1), \
            (SELECT coalesce(max(position), 0) + 1 FROM {0}))",
            T::TABLE
        );
        let position = self.tx.prepare_cached(&there)?.query_row([row.slug()], |found| found.get(0))?;
        row.write(self.tx, position)?;
        let mark = format!("UPDATE {} SET changed_here = 1 WHERE slug = ?1", T::TABLE);
        self.tx.prepare_cached(&mark)?.execute([row.slug()])?;
        Ok(())
    }

    /// Writes a meeting by its house-file id; a new one goes last.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_meeting(&self, meeting: &Meeting) -> Result<(), StoreError> {
        self.save_row(meeting)
    }

    /// Writes an agenda with all its items.
    ///
    /// # Errors
    /// [`StoreError`] when its meeting is not there, or when the file cannot be written.
    pub fn save_agenda(&self, agenda: &Agenda) -> Result<(), StoreError> {
        self.save_row(agenda)
    }

    /// Writes minutes with all their decisions.
    ///
    /// # Errors
    /// [`StoreError`] when their meeting is not there, or when the file cannot be written.
    pub fn save_minutes(&self, minutes: &Minutes) -> Result<(), StoreError> {
        self.save_row(minutes)
    }

    /// Writes a line of the board.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_proposal(&self, proposal: &Proposal) -> Result<(), StoreError> {
        self.save_row(proposal)
    }

    /// Writes one part of `content`, such as the opening hours.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where there is no house yet; else when the file cannot be written.
    pub fn save_part(&self, part: Part, content: &HouseContent) -> Result<(), StoreError> {
        if part == Part::Settings && house::house(self.tx)?.is_none() {
            return Err(StoreError::Refused("an empty house has no settings; import a house file first".to_owned()));
        }
        parts::write(self.tx, part, content)?;
        parts::mark(self.tx, part, true)
    }
}
