//! Deleting what has been kept long enough. What is open lies in `house.db` and goes by itself; what is sealed goes
//! while somebody is in, since only then anybody can read from when it is.

use std::collections::BTreeSet;

use chrono::{DateTime, Months, NaiveDate, Utc};
use rusqlite::Connection;

use super::audit_chain::{HOUSE, VAULT, dated, delete_until};
use super::record_file::{Kind, RecordFile};
use super::rows::Stored;
use super::{Action, Actor, AuditEvent, ChangeTx, Store, StoreError, meetings};
use crate::domain::meeting::{MeetingDay, Month, ProposalState};
use crate::domain::retention::Kept;
use crate::vault::chain::{AuditKeys, Head};
use crate::vault::envelope::Key;

/// Rows of one sort: by what each is named, and the day it counts from. What has no day yet is never deleted.
type Dated<T> = Vec<(T, Option<NaiveDate>)>;

/// How many there are of a sort, and from when those are that can be deleted at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptRows {
    pub all: usize,
    /// Oldest first.
    pub days: Vec<NaiveDate>,
}

impl KeptRows {
    fn of<T>(rows: &Dated<T>) -> Self {
        let mut days: Vec<NaiveDate> = rows.iter().filter_map(|(_, day)| *day).collect();
        days.sort_unstable();
        Self { all: rows.len(), days }
    }

    /// How many are from before `day`.
    #[must_use]
    pub fn before(&self, day: NaiveDate) -> usize {
        self.days.partition_point(|one| *one < day)
    }
}

/// A month counts from its end on.
fn end_of(first: NaiveDate) -> NaiveDate {
    first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX)
}

fn open_rows(connection: &Connection, kept: Kept) -> Stored<Dated<String>> {
    let all = meetings::all_of(connection)?;
    Ok(match kept {
        Kept::Minutes => {
            let day = |day| if let MeetingDay::On(date) = day { Some(date) } else { None };
            all.minutes.into_iter().map(|one| (one.slug, day(one.day))).collect()
        }
        Kept::Board => {
            // What has no answer yet is a promise.
            let settled =
                |state: &ProposalState| !matches!(state, ProposalState::Received | ProposalState::OnAgenda(_));
            let day = |month| if let Month::Of(first) = month { Some(end_of(first)) } else { None };
            let row = |one: crate::domain::meeting::Proposal| {
                let from = settled(&one.state).then(|| day(one.month)).flatten();
                (one.slug, from)
            };
            all.proposals.into_iter().map(row).collect()
        }
        Kept::Suggestions | Kept::Changes | Kept::FollowUps => Vec::new(),
    })
}

impl Store {
    /// What there is of a sort that lies open.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn kept_rows(&self, kept: Kept) -> Result<KeptRows, StoreError> {
        Ok(KeptRows::of(&open_rows(&self.connection, kept)?))
    }

    /// Deletes what is from before `day` of a sort that lies open, with its audit row. How many went.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; nothing is deleted then.
    pub fn delete_before(&mut self, actor: Actor, kept: Kept, day: NaiveDate) -> Result<usize, StoreError> {
        self.change(actor, |tx| {
            let count = tx.delete_before(kept, day)?;
            let subject = format!("erase {} {count}", kept.word());
            Ok((count, AuditEvent { action: Action::ErasedOld, subject }))
        })
    }

    /// Notes that so many sealed ones went.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn note_deleted(&mut self, actor: Actor, kept: Kept, count: usize) -> Result<(), StoreError> {
        let subject = format!("erase {} {count}", kept.word());
        self.change(actor, |_| Ok(((), AuditEvent { action: Action::ErasedOld, subject })))
    }
}

impl ChangeTx<'_> {
    fn delete_before(&self, kept: Kept, day: NaiveDate) -> Result<usize, StoreError> {
        let table = if kept == Kept::Minutes { "minutes" } else { "proposal" };
        let mut gone = 0;
        for (slug, from) in open_rows(self.tx, kept)? {
            if from.is_some_and(|from| from < day) {
                gone += self.tx.execute(&format!("DELETE FROM {table} WHERE slug = ?1"), [slug])?;
            }
        }
        Ok(gone)
    }
}

/// What is sealed, with the keys to read it.
pub struct SealedRows<'a> {
    pub store: &'a mut Store,
    pub records: RecordFile,
    pub house: &'a Key,
}

impl SealedRows<'_> {
    fn keys(&self) -> AuditKeys {
        AuditKeys::of(self.house)
    }

    /// What there is of a sealed sort.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be read.
    pub fn rows(&self, kept: Kept) -> Result<KeptRows, StoreError> {
        match kept {
            Kept::Suggestions => Ok(KeptRows::of(&self.suggestions()?)),
            Kept::FollowUps => Ok(KeptRows::of(&self.follow_ups()?)),
            Kept::Changes => {
                let (mut rows, vault) = (KeptRows::of(&self.changes(HOUSE)?), KeptRows::of(&self.changes(VAULT)?));
                rows.all += vault.all;
                rows.days.extend(vault.days);
                rows.days.sort_unstable();
                Ok(rows)
            }
            Kept::Minutes | Kept::Board => self.store.kept_rows(kept),
        }
    }

    fn suggestions(&self) -> Result<Dated<Vec<u8>>, StoreError> {
        // What is not answered waits for as long as it takes.
        let (answered, _) = self.records.all(Kind::ANSWERED, self.house)?;
        let answered: BTreeSet<Vec<u8>> = answered.into_iter().map(|one| one.id).collect();
        let (mut records, _) = self.records.all(Kind::RELEASED, self.house)?;
        records.retain(|one| answered.contains(&one.id));
        let day = |plain: &[u8]| {
            let month = std::str::from_utf8(plain).ok()?.split_once('\n')?.0;
            Some(end_of(format!("{month}-01").parse().ok()?))
        };
        Ok(records.into_iter().map(|one| (day(&one.plain), one.id)).map(|(day, id)| (id, day)).collect())
    }

    /// A line about how a time went; the time stands in the name under which it lies.
    fn follow_ups(&self) -> Result<Dated<Vec<u8>>, StoreError> {
        let (records, _) = self.records.all(Kind::FOLLOW_UP, self.house)?;
        let day = |id: &[u8]| {
            let (_, time) = std::str::from_utf8(id).ok()?.rsplit_once('@')?;
            time.split_once('T')?.0.parse().ok()
        };
        Ok(records.into_iter().map(|one| (day(&one.id), one.id)).map(|(day, id)| (id, day)).collect())
    }

    /// The newest entry of a chain stays, whatever its age: the next one hangs on it.
    fn changes(&self, chain: &str) -> Result<Dated<Head>, StoreError> {
        let connection = if chain == HOUSE { &self.store.connection } else { &self.records.connection };
        let rows = dated(connection, chain, &self.keys())?;
        let last = rows.len();
        let day = |at: DateTime<Utc>| Some(at.date_naive());
        let row =
            |(at, (head, when)): (usize, (Head, DateTime<Utc>))| (head, if at + 1 == last { None } else { day(when) });
        Ok(rows.into_iter().enumerate().map(row).collect())
    }

    /// Deletes what is from before `day`. How many went.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be written.
    pub fn delete_before(&mut self, actor: Actor, kept: Kept, day: NaiveDate) -> Result<usize, StoreError> {
        let gone = match kept {
            Kept::Suggestions => {
                let old: Vec<Vec<u8>> = self
                    .suggestions()?
                    .into_iter()
                    .filter(|(_, from)| from.is_some_and(|from| from < day))
                    .map(|(id, _)| id)
                    .collect();
                for id in &old {
                    self.records.remove_all(&[Kind::RELEASED, Kind::ANSWERED], id)?;
                }
                old.len()
            }
            Kept::FollowUps => {
                let mut gone = 0;
                for (id, from) in self.follow_ups()? {
                    if from.is_some_and(|from| from < day) {
                        self.records.remove(Kind::FOLLOW_UP, &id)?;
                        gone += 1;
                    }
                }
                gone
            }
            Kept::Changes => self.delete_changes(HOUSE, day)? + self.delete_changes(VAULT, day)?,
            Kept::Minutes | Kept::Board => return self.store.delete_before(actor, kept, day),
        };
        if gone > 0 {
            self.store.note_deleted(actor, kept, gone)?;
        }
        Ok(gone)
    }

    /// The beginning of a chain goes. Where it begins from then on is sealed first: cut short in between, the entries
    /// before it are there still, and nobody asks for them.
    fn delete_changes(&self, chain: &str, day: NaiveDate) -> Result<usize, StoreError> {
        let rows = self.changes(chain)?;
        // From the beginning on, without a gap: a clock that stood wrong has an old entry among new ones.
        let old = rows.iter().take_while(|(_, from)| from.is_some_and(|from| from < day));
        let Some((floor, _)) = old.last() else { return Ok(0) };
        self.records.put_sealed(Kind::FLOOR, chain.as_bytes(), &self.keys().seal_floor(chain, *floor)?)?;
        let connection = if chain == HOUSE { &self.store.connection } else { &self.records.connection };
        delete_until(connection, chain, *floor)
    }
}

impl RecordFile {
    /// Where a chain begins: everything before it has been kept long enough and is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn floor(&self, keys: &AuditKeys, chain: &str) -> Result<Head, StoreError> {
        let sealed = self.sealed(Kind::FLOOR, chain.as_bytes())?;
        // One that somebody else has put there is none, and the chain is found to be broken.
        Ok(sealed.and_then(|sealed| keys.open_floor(chain, &sealed).ok()).unwrap_or(Head::START))
    }
}
