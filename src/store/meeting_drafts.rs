//! What is being made of a meeting and is not up yet, read and written.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::change::ChangeTx;
use super::error::StoreError;
use super::meetings::item;
use super::rows::{Stored, all, optional_line, pair, required_line};
use super::{Store, meeting_rows, meetings};
use crate::domain::meeting::{Meetings, Representative};
use crate::domain::meeting_draft::{Decision, DecisionDraft, DraftItem, Hands, ItemOf, Noted, StaffAgenda, StaffItem};
use crate::domain::text::Line;

/// The agenda that is being made for the next time of a meeting; `None` while what is up stands.
fn agenda_draft(connection: &Connection, meeting: &str) -> Stored<Option<Vec<DraftItem>>> {
    let there = "SELECT EXISTS (SELECT 1 FROM agenda_draft WHERE meeting = ?1)";
    if !connection.prepare_cached(there)?.query_row([meeting], |row| row.get(0))? {
        return Ok(None);
    }
    let sql = "SELECT * FROM agenda_draft_item WHERE meeting = ?1 ORDER BY position";
    let read = |row: &Row<'_>| Ok(DraftItem { item: item(row)?, proposal: row.get("proposal")? });
    all(connection, sql, [meeting], read).map(Some)
}

fn write_agenda_draft(connection: &Connection, meeting: &str, items: Option<&[DraftItem]>) -> Stored<()> {
    connection.prepare_cached("DELETE FROM agenda_draft WHERE meeting = ?1")?.execute([meeting])?;
    let Some(items) = items else { return Ok(()) };
    connection.prepare_cached("INSERT INTO agenda_draft VALUES (?1)")?.execute([meeting])?;
    let mut insert = connection
        .prepare_cached("INSERT INTO agenda_draft_item VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?;
    for (DraftItem { item, proposal }, at) in items.iter().zip(1_i64..) {
        let (title, decided_by) = (pair(Some(&item.title)), pair(Some(&item.decided_by)));
        let text = pair(item.text.as_ref());
        insert.execute(params![
            meeting,
            at,
            title.0,
            title.1,
            item.influence.word(),
            decided_by.0,
            decided_by.1,
            item.origin.word(),
            text.0,
            text.1,
            proposal
        ])?;
    }
    Ok(())
}

/// What is kept of the items of one time of a meeting.
fn decision_drafts(connection: &Connection, meeting: &str, day: NaiveDate) -> Stored<Vec<DecisionDraft>> {
    let sql = "SELECT * FROM decision_draft WHERE meeting = ?1 AND day = ?2 ORDER BY title_da";
    all(connection, sql, (meeting, day.to_string()), |row| {
        let hands = Hands { raised_for: row.get("hands_for")?, against: row.get("hands_against")? };
        let decision = match optional_line(row, "decision_da")? {
            None => None,
            Some(said) => {
                let decision = Decision::new(said, optional_line(row, "next_da")?, optional_line(row, "instead_da")?);
                Some(decision.map_err(|refused| StoreError::Unreadable(refused.to_string()))?)
            }
        };
        Ok(DecisionDraft {
            of: ItemOf { meeting: meeting.to_owned(), day, title: required_line(row, "title_da")? },
            noted: Noted { said: optional_line(row, "noted_da")?, hands },
            decision,
        })
    })
}

fn write_decision_draft(connection: &Connection, draft: &DecisionDraft) -> Stored<()> {
    let ItemOf { meeting, day, title } = &draft.of;
    if draft.noted.is_nothing() && draft.decision.is_none() {
        let sql = "DELETE FROM decision_draft WHERE meeting = ?1 AND day = ?2 AND title_da = ?3";
        connection.prepare_cached(sql)?.execute((meeting, day.to_string(), title.as_str()))?;
        return Ok(());
    }
    let Noted { said, hands } = &draft.noted;
    let (decision, next, instead) = match &draft.decision {
        Some(Decision { said, next, instead }) => (Some(said), next.as_ref(), instead.as_ref()),
        None => (None, None, None),
    };
    connection
        .prepare_cached(
            "INSERT INTO decision_draft VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (meeting, day, title_da) DO UPDATE SET noted_da = excluded.noted_da,
                 hands_for = excluded.hands_for, hands_against = excluded.hands_against,
                 decision_da = excluded.decision_da, next_da = excluded.next_da, instead_da = excluded.instead_da",
        )?
        .execute(params![
            meeting,
            day.to_string(),
            title.as_str(),
            said.as_ref().map(Line::as_str),
            hands.raised_for,
            hands.against,
            decision.map(Line::as_str),
            next.map(Line::as_str),
            instead.map(Line::as_str),
        ])?;
    Ok(())
}

/// The lines of the board that items of one time of a meeting are about, each with the Danish title of its item.
fn agenda_links(connection: &Connection, meeting: &str, day: NaiveDate) -> Stored<Vec<(String, String)>> {
    let sql = "SELECT proposal, title_da FROM agenda_link WHERE meeting = ?1 AND day = ?2 ORDER BY proposal";
    all(connection, sql, (meeting, day.to_string()), |row| Ok((row.get(0)?, row.get(1)?)))
}

fn staff_agenda(connection: &Connection) -> Stored<StaffAgenda> {
    let sql = "SELECT change_item FROM staff_meeting";
    let found: Option<bool> = connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    let Some(with_change) = found else { return Ok(StaffAgenda::begun(false)) };
    let items = all(connection, "SELECT * FROM staff_item ORDER BY position", [], |row| {
        Ok(StaffItem { title: required_line(row, "title_da")?, recurring: row.get("recurring")? })
    })?;
    Ok(StaffAgenda { without_change: !with_change, items })
}

fn write_staff_agenda(connection: &Connection, agenda: &StaffAgenda) -> Stored<()> {
    connection.execute("DELETE FROM staff_meeting", [])?;
    connection.execute("INSERT INTO staff_meeting VALUES (1, ?1)", [!agenda.without_change])?;
    let mut insert = connection.prepare_cached("INSERT INTO staff_item VALUES (?1, 1, ?2, ?3)")?;
    for (item, at) in agenda.items.iter().zip(1_i64..) {
        insert.execute((at, item.title.as_str(), item.recurring))?;
    }
    Ok(())
}

/// Reading. All of these fail only when the file cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once for all of them, above")]
impl Store {
    /// The agenda that is being made for the next time of a meeting; `None` while what is up stands.
    pub fn agenda_draft(&self, meeting: &str) -> Result<Option<Vec<DraftItem>>, StoreError> {
        agenda_draft(&self.connection, meeting)
    }

    /// What was noted and written about the items of one time of a meeting, and is not up yet.
    pub fn decision_drafts(&self, meeting: &str, day: NaiveDate) -> Result<Vec<DecisionDraft>, StoreError> {
        decision_drafts(&self.connection, meeting, day)
    }

    /// The days of a meeting of which something waits, the newest first.
    pub fn decision_days(&self, meeting: &str) -> Result<Vec<NaiveDate>, StoreError> {
        let sql = "SELECT DISTINCT day FROM decision_draft WHERE meeting = ?1 ORDER BY day DESC";
        all(&self.connection, sql, [meeting], |row| {
            let day = row.get::<_, String>(0)?.parse();
            day.map_err(|_| StoreError::Unreadable("the day of a meeting".to_owned()))
        })
    }

    /// Every line of the board that an item is about which went up, with the item's Danish title.
    pub fn agenda_links(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let sql = "SELECT proposal, title_da FROM agenda_link";
        Ok(all(&self.connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }

    /// The agenda of the staff's own meeting.
    pub fn staff_agenda(&self) -> Result<StaffAgenda, StoreError> {
        staff_agenda(&self.connection)
    }
}

/// What the public notes in a meeting.
impl Store {
    /// Keeps what somebody has noted about an item in the meeting, in place of what was noted before. Who, and when,
    /// is in no audit and nowhere else.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn note(&mut self, of: &ItemOf, change: impl FnOnce(&mut Noted)) -> Result<(), StoreError> {
        let failed = std::sync::Arc::clone(&self.failed);
        let tx = self.begin()?;
        let there = decision_drafts(&tx, &of.meeting, of.day)?.into_iter().find(|one| one.of == *of);
        let mut draft =
            there.unwrap_or_else(|| DecisionDraft { of: of.clone(), noted: Noted::default(), decision: None });
        change(&mut draft.noted);
        write_decision_draft(&tx, &draft)?;
        super::commit(tx, &failed)?;
        self.empty_journal();
        Ok(())
    }
}

/// Meetings, as an employee makes them.
impl ChangeTx<'_> {
    /// Everything of the house's meetings, in its order.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn meetings(&self) -> Result<Meetings, StoreError> {
        meetings::all_of(self.tx)
    }

    /// The agenda that is being made for the next time of a meeting.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn agenda_draft(&self, meeting: &str) -> Result<Option<Vec<DraftItem>>, StoreError> {
        agenda_draft(self.tx, meeting)
    }

    /// Writes it; without one what is up stands.
    ///
    /// # Errors
    /// [`StoreError`] when its meeting is not there, or when the file cannot be written.
    pub fn save_agenda_draft(&self, meeting: &str, items: Option<&[DraftItem]>) -> Result<(), StoreError> {
        write_agenda_draft(self.tx, meeting, items)
    }

    /// Remembers which item that goes up a line of the board is about.
    ///
    /// # Errors
    /// [`StoreError`] when either is not there, or when the file cannot be written.
    pub fn link_proposal(&self, proposal: &str, of: &ItemOf) -> Result<(), StoreError> {
        let sql = "INSERT INTO agenda_link VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (proposal) DO UPDATE SET meeting = excluded.meeting, day = excluded.day,
                       title_da = excluded.title_da";
        let ItemOf { meeting, day, title } = of;
        self.tx.prepare_cached(sql)?.execute((proposal, meeting, day.to_string(), title.as_str()))?;
        Ok(())
    }

    /// The lines of the board that items of one time of a meeting are about, each with its item's Danish title.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn agenda_links(&self, meeting: &str, day: NaiveDate) -> Result<Vec<(String, String)>, StoreError> {
        agenda_links(self.tx, meeting, day)
    }

    /// What is kept of the items of one time of a meeting.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn decision_drafts(&self, meeting: &str, day: NaiveDate) -> Result<Vec<DecisionDraft>, StoreError> {
        decision_drafts(self.tx, meeting, day)
    }

    /// Writes what is kept of one item; nothing at all takes it away.
    ///
    /// # Errors
    /// [`StoreError`] when its meeting is not there, or when the file cannot be written.
    pub fn save_decision_draft(&self, draft: &DecisionDraft) -> Result<(), StoreError> {
        write_decision_draft(self.tx, draft)
    }

    /// Takes what is kept of one item away, for it has gone up.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn forget_decision_draft(&self, of: &ItemOf) -> Result<(), StoreError> {
        write_decision_draft(self.tx, &DecisionDraft { of: of.clone(), noted: Noted::default(), decision: None })
    }

    /// The agenda of the staff's own meeting.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn staff_agenda(&self) -> Result<StaffAgenda, StoreError> {
        staff_agenda(self.tx)
    }

    /// Writes it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_staff_agenda(&self, agenda: &StaffAgenda) -> Result<(), StoreError> {
        write_staff_agenda(self.tx, agenda)
    }

    /// Writes the lines of the house's representative.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_representative(&self, one: &Representative) -> Result<(), StoreError> {
        meeting_rows::write_representative(self.tx, Some(one))?;
        self.tx.execute("UPDATE representative SET changed_here = 1", [])?;
        Ok(())
    }
}
