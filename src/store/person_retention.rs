//! What is kept of the persons of the compass, by the days it counts from. Only whoever has the key of the compass can
//! read from when anything is.

use std::path::Path;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use zeroize::Zeroizing;

use super::error::StoreError;
use super::key_file::KeyFile;
use super::person_file::AnyRecord;
use super::record_file::{Kind, RecordFile};
use crate::domain::compass::kept::{Class, PersonKept};
use crate::domain::compass::{Mark, PersonId, RiskProfile};
use crate::vault::envelope::Key;

/// A line of the logbook that is about nobody.
pub const LINE_OF_NOBODY: Kind = Kind { name: "line", key: "compass", version: 1 };

/// *Risikoprofil og mestringsskema* of a person, which says itself on which day it goes.
pub const RISK: Kind = Kind { name: "risk", key: "person", version: 1 };

/// A record that goes by its own day; of nobody in particular where it is about the house, or about several.
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

/// A record of the group that has no day yet: what this program wrote before such records had one.
pub struct Undated {
    pub kind: String,
    pub id: Vec<u8>,
    pub plain: Zeroizing<Vec<u8>>,
}

/// Everything that goes by a day of its own, or with a person.
#[derive(Default)]
pub struct Everything {
    /// Every person but the practice person.
    pub persons: Vec<KeptPerson>,
    pub lines: Vec<KeptLine>,
    pub undated: Vec<Undated>,
}

/// The day of a record: what has one begins with its time, a line of its own. Before it a line of the logbook has the
/// mark of the person.
#[must_use]
pub fn day_of(plain: &[u8], zone: Tz) -> Option<NaiveDate> {
    let (first, rest) = std::str::from_utf8(plain).ok()?.split_once('\n')?;
    let mut letters = first.chars();
    let is_mark = letters.next().is_some_and(|letter| Mark::of(letter).is_some()) && letters.next().is_none();
    let at = if is_mark { rest.split_once('\n')?.0 } else { first };
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

    /// Every person but the practice person, and every record that goes by its own day. The group is no person: what
    /// is kept of it goes record by record.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be read.
    pub fn all(&self) -> Result<Everything, StoreError> {
        let mut all = Everything::default();
        let keys = self.keys.person_keys(self.compass)?;
        for (person, key) in keys.iter().filter(|(person, _)| !person.is_practice()) {
            let records = self.records.everything_of(*person, key)?;
            if !person.is_group() {
                all.persons.push(KeptPerson { person: *person, contact: last_contact(&records, self.zone) });
            }
            let by_day = records.into_iter().filter(|one| person.is_group() || Class::of(&one.kind) == Class::ByDay);
            for AnyRecord { kind, id, plain } in by_day {
                let Some(plain) = plain else { continue };
                match day_of(&plain, self.zone) {
                    Some(day) => all.lines.push(KeptLine { person: Some(*person), kind, id, day }),
                    None if person.is_group() => all.undated.push(Undated { kind, id, plain }),
                    None => {}
                }
            }
        }
        for one in self.records.all(LINE_OF_NOBODY, self.compass)?.0 {
            if let Some(day) = day_of(&one.plain, self.zone) {
                all.lines.push(KeptLine { person: None, kind: LINE_OF_NOBODY.name.to_owned(), id: one.id, day });
            }
        }
        for (id, rows) in self.records.parts_of_lines()? {
            let Some(shared) = self.records.line_of_parts(&id, &rows, &keys)? else { continue };
            if let Some(day) = day_of(&shared.plain, self.zone) {
                all.lines.push(KeptLine { person: None, kind: Kind::LINE_OF_SEVERAL.name.to_owned(), id, day });
            }
        }
        Ok(all)
    }

    /// Whose risk profile has a day of its own that has come on `today`.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be read.
    pub fn risks_over(&self, today: NaiveDate) -> Result<Vec<(PersonId, Vec<u8>)>, StoreError> {
        let mut over = Vec::new();
        for (person, key) in self.keys.person_keys(self.compass)? {
            let all = self.records.all_of(person, RISK, &key)?.into_iter();
            let is_over = |plain: &[u8]| {
                let words = std::str::from_utf8(plain).ok();
                words.and_then(RiskProfile::from_words).is_some_and(|profile| profile.is_over(today))
            };
            over.extend(all.filter(|one| is_over(&one.plain)).map(|one| (person, one.id)));
        }
        Ok(over)
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
            None if line.kind == Kind::LINE_OF_SEVERAL.name => self.records.remove_shared_line(&line.id),
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
