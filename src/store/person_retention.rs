//! What is kept of the persons of the compass, by the days it counts from. Only whoever has the key of the compass can
//! read from when anything is.

use std::path::Path;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::error::StoreError;
use super::key_file::KeyFile;
use super::person_file::AnyRecord;
use super::record_file::{Kind, RecordFile};
use crate::domain::compass::PersonId;
use crate::domain::compass::kept::{Class, PersonKept};
use crate::vault::envelope::Key;

/// A line of the logbook that is about nobody.
pub const LINE_OF_NOBODY: Kind = Kind { name: "line", key: "compass", version: 1 };

/// A record that goes by its own day; of nobody where it is about the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLine {
    pub person: Option<PersonId>,
    pub kind: String,
    pub id: Vec<u8>,
    pub day: NaiveDate,
}

/// A person, and the day of the last contact with her; none where nothing of hers has a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPerson {
    pub person: PersonId,
    pub contact: Option<NaiveDate>,
}

/// Everything of all persons, with the key to read it.
pub struct PersonRows<'a> {
    pub keys: KeyFile,
    pub records: RecordFile,
    pub compass: &'a Key,
    pub zone: Tz,
}

/// The day of a record: what has one begins with its time, a line of its own.
#[must_use]
pub fn day_of(plain: &[u8], zone: Tz) -> Option<NaiveDate> {
    let (at, _) = std::str::from_utf8(plain).ok()?.split_once('\n')?;
    let at = DateTime::from_timestamp_millis(at.parse().ok()?)?;
    Some(at.with_timezone(&zone).date_naive())
}

/// The day of the last contact: the newest of anything that was noted.
#[must_use]
pub fn last_contact(records: &[AnyRecord], zone: Tz) -> Option<NaiveDate> {
    records.iter().filter_map(|one| day_of(one.plain.as_deref()?, zone)).max()
}

impl<'a> PersonRows<'a> {
    /// Those of the house in `dir`.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be opened.
    pub fn open(dir: &Path, compass: &'a Key, zone: Tz) -> Result<Self, StoreError> {
        Ok(Self { keys: KeyFile::open(dir)?, records: RecordFile::open(dir)?, compass, zone })
    }

    /// Every person but the practice person, and every record that goes by its own day.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be read.
    pub fn all(&self) -> Result<(Vec<KeptPerson>, Vec<KeptLine>), StoreError> {
        let (mut persons, mut lines) = (Vec::new(), Vec::new());
        for (person, key) in self.keys.person_keys(self.compass)? {
            if person.is_practice() {
                continue;
            }
            let records = self.records.everything_of(person, &key)?;
            persons.push(KeptPerson { person, contact: last_contact(&records, self.zone) });
            let by_day = records.into_iter().filter(|one| Class::of(&one.kind) == Class::ByDay);
            lines.extend(by_day.filter_map(|one| {
                let day = day_of(one.plain.as_deref()?, self.zone)?;
                Some(KeptLine { person: Some(person), kind: one.kind, id: one.id, day })
            }));
        }
        for one in self.records.all(LINE_OF_NOBODY, self.compass)?.0 {
            if let Some(day) = day_of(&one.plain, self.zone) {
                lines.push(KeptLine { person: None, kind: LINE_OF_NOBODY.name.to_owned(), id: one.id, day });
            }
        }
        Ok((persons, lines))
    }

    /// Erases everything of `person`, the key first.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be written.
    pub fn erase(&self, person: PersonId) -> Result<(), StoreError> {
        self.keys.forget_person(person)?;
        self.records.forget_person(person)
    }

    /// Erases one line.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn erase_line(&self, line: &KeptLine) -> Result<(), StoreError> {
        match line.person {
            Some(person) => self.records.remove_of(person, &line.kind, &line.id),
            None => self.records.remove(LINE_OF_NOBODY, &line.id),
        }
    }
}

/// Those of `persons` that have been kept long enough on `today`.
#[must_use]
pub fn due_persons(persons: &[KeptPerson], kept: PersonKept, today: NaiveDate) -> Vec<PersonId> {
    let before = kept.person.goes_before(today);
    persons.iter().filter(|one| one.contact.is_some_and(|day| day < before)).map(|one| one.person).collect()
}

/// Those of `lines` that have been kept long enough on `today`.
#[must_use]
pub fn due_lines(lines: &[KeptLine], kept: PersonKept, today: NaiveDate) -> Vec<&KeptLine> {
    let before = kept.line.goes_before(today);
    lines.iter().filter(|one| one.day < before).collect()
}
