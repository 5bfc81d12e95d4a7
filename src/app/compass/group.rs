//! The wheel of the group: what the house fills in of its users together, or of itself. It belongs to no person, and
//! whoever holds the key of the compass goes on with it.

use chrono::NaiveDate;

use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::away::GROUP_DRAFT as DRAFT;
use crate::app::staff::case::{WHEEL, dated, undated};
use crate::domain::compass::kept::Class;
use crate::domain::compass::{FieldUse, FiledWheel, Filling, PersonId, RecordId, Whose};
use crate::domain::text::Language;
use crate::store::StoreError;

use super::draft::rated;
use super::{Rate, Rated, report_words};

const DRAFT_ID: &[u8] = &[1];

/// A wheel of the group that was put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupWheelView {
    pub id: RecordId,
    /// The day it was put away.
    pub day: String,
    /// The day on which it goes.
    pub goes: NaiveDate,
}

impl App {
    /// The wheel of the group as it is being filled in; `None` without the right *compass*, and once the screen has
    /// locked.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn group(&self, session: &Session) -> Result<Option<Filling>, StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(None) };
        let draft = case.one(DRAFT, DRAFT_ID)?;
        let mut filling = draft.and_then(|words| Filling::from_words(undated(&words).1)).unwrap_or_default();
        let switches = self.switches(session)?;
        filling.leave_out(switches.left_out(PersonId::GROUP));
        filling.note_nothing_beside(switches.without(FieldUse::Keywords, PersonId::GROUP));
        Ok(Some(filling))
    }

    /// Changes the wheel of the group as a press asks for, and keeps it before it says so.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; `filling` is as it was then.
    pub fn rate_group(&mut self, session: &Session, filling: &mut Filling, rate: &Rate) -> Result<Rated, StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(Rated::Nothing) };
        let changed = match rated(filling, rate) {
            Ok(changed) => changed,
            Err(rated) => return Ok(rated),
        };
        let words = zeroize::Zeroizing::new(changed.to_words());
        case.put(DRAFT, DRAFT_ID, &zeroize::Zeroizing::new(dated(self.now(), &words)))?;
        *filling = changed;
        Ok(Rated::Kept)
    }

    /// Puts the wheel of the group away as it is today, and leaves an empty one. Whether there was anything to put away.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn file_group(&mut self, session: &Session) -> Result<bool, StoreError> {
        let Some(filling) = self.group(session)?.filter(|filling| !filling.is_empty()) else { return Ok(false) };
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(false) };
        let filed = FiledWheel { day: self.today_date(), whose: Whose::Together, filling };
        case.file_wheel(self.now(), &filed)?;
        case.remove(DRAFT, DRAFT_ID)?;
        Ok(true)
    }

    /// The wheels of the group that were put away, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn group_wheels(&self, session: &Session, language: Language) -> Result<Vec<GroupWheelView>, StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(Vec::new()) };
        let kept = self.person_kept()?;
        let view = |(id, words): (Vec<u8>, &str)| {
            let filed = FiledWheel::from_words(words)?;
            let (day, goes) = (report_words::day(filed.day, language), Class::of_the_house(kept, filed.day));
            Some(GroupWheelView { id: RecordId::from_bytes(&id)?, day, goes })
        };
        let all = case.dated(WHEEL)?;
        Ok(all.iter().rev().filter_map(|one| view((one.id.clone(), &one.words))).collect())
    }

    /// One of them, with the day it was put away.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn group_wheel(
        &self,
        session: &Session,
        id: RecordId,
        language: Language,
    ) -> Result<Option<(String, Filling)>, StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(None) };
        let all = case.dated(WHEEL)?;
        let found = all.iter().find(|one| one.id == id.as_bytes()).and_then(|one| FiledWheel::from_words(&one.words));
        Ok(found.map(|filed| (report_words::day(filed.day, language), filed.filling)))
    }
}
