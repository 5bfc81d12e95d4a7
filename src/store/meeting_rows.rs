//! Meetings, agendas, minutes, proposals and the representative, written by their house-file ids; and taken in from a
//! house file.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::import::ImportReport;
use super::meetings::{self, day_text, month_text};
use super::rows::{Stored, pair};
use crate::domain::meeting::{
    Agenda, AgendaDays, Meeting, Meetings, Minutes, Proposal, ProposalState, ProposalTitle, Representative,
};

/// A row with an id of the house file.
pub trait Row: PartialEq {
    /// Its table.
    const TABLE: &'static str;

    fn slug(&self) -> &str;

    /// What reports call it.
    fn title(&self) -> &str;

    /// Writes it by its slug, with its children.
    fn write(&self, connection: &Connection, position: i64) -> Stored<()>;

    /// Whether something that was changed on the screen belongs to it, so that it cannot go.
    fn holds_changes(&self, _connection: &Connection) -> Stored<bool> {
        Ok(false)
    }
}

impl Row for Meeting {
    const TABLE: &'static str = "meeting";

    fn slug(&self) -> &str {
        &self.slug
    }

    fn title(&self) -> &str {
        self.name.da.as_str()
    }

    fn write(&self, connection: &Connection, position: i64) -> Stored<()> {
        let (name, text) = (pair(Some(&self.name)), pair(self.text.as_ref()));
        connection
            .prepare_cached(
                "INSERT INTO meeting (slug, position, kind, name_da, name_en, text_da, text_en, activity,
                     agenda_days_before)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                 ON CONFLICT (slug) DO UPDATE SET position = excluded.position, kind = excluded.kind,
                     name_da = excluded.name_da, name_en = excluded.name_en, text_da = excluded.text_da,
                     text_en = excluded.text_en, activity = excluded.activity,
                     agenda_days_before = excluded.agenda_days_before",
            )?
            .execute(params![
                self.slug,
                position,
                self.kind.word(),
                name.0,
                name.1,
                text.0,
                text.1,
                self.activity,
                self.agenda_days_before.map(AgendaDays::days),
            ])?;
        Ok(())
    }

    fn holds_changes(&self, connection: &Connection) -> Stored<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM agenda WHERE meeting = ?1 AND changed_here = 1)
                       OR EXISTS (SELECT 1 FROM minutes WHERE meeting = ?1 AND changed_here = 1)
                       OR EXISTS (SELECT 1 FROM agenda_draft WHERE meeting = ?1)
                       OR EXISTS (SELECT 1 FROM decision_draft WHERE meeting = ?1)";
        Ok(connection.prepare_cached(sql)?.query_row([&self.slug], |row| row.get(0))?)
    }
}

impl Row for Agenda {
    const TABLE: &'static str = "agenda";

    fn slug(&self) -> &str {
        &self.slug
    }

    fn title(&self) -> &str {
        &self.slug
    }

    fn write(&self, connection: &Connection, position: i64) -> Stored<()> {
        connection
            .prepare_cached(
                "INSERT INTO agenda (slug, position, meeting, day) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (slug) DO UPDATE SET position = excluded.position, meeting = excluded.meeting,
                     day = excluded.day",
            )?
            .execute(params![self.slug, position, self.meeting, day_text(self.day)])?;
        connection.prepare_cached("DELETE FROM agenda_item WHERE agenda = ?1")?.execute([&self.slug])?;
        let mut insert =
            connection.prepare_cached("INSERT INTO agenda_item VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
        for (item, at) in self.items.iter().zip(1_i64..) {
            let (title, decided_by) = (pair(Some(&item.title)), pair(Some(&item.decided_by)));
            let text = pair(item.text.as_ref());
            insert.execute(params![
                self.slug,
                at,
                title.0,
                title.1,
                item.influence.word(),
                decided_by.0,
                decided_by.1,
                item.origin.word(),
                text.0,
                text.1
            ])?;
        }
        Ok(())
    }
}

impl Row for Minutes {
    const TABLE: &'static str = "minutes";

    fn slug(&self) -> &str {
        &self.slug
    }

    fn title(&self) -> &str {
        &self.slug
    }

    fn write(&self, connection: &Connection, position: i64) -> Stored<()> {
        let text = pair(self.text.as_ref());
        connection
            .prepare_cached(
                "INSERT INTO minutes (slug, position, meeting, day, text_da, text_en) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (slug) DO UPDATE SET position = excluded.position, meeting = excluded.meeting,
                     day = excluded.day, text_da = excluded.text_da, text_en = excluded.text_en",
            )?
            .execute(params![self.slug, position, self.meeting, day_text(self.day), text.0, text.1])?;
        connection.prepare_cached("DELETE FROM minutes_item WHERE minutes = ?1")?.execute([&self.slug])?;
        let mut insert = connection.prepare_cached("INSERT INTO minutes_item VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for (item, at) in self.items.iter().zip(1_i64..) {
            let (title, decision) = (pair(Some(&item.title)), pair(Some(&item.decision)));
            insert.execute(params![self.slug, at, title.0, title.1, decision.0, decision.1])?;
        }
        Ok(())
    }
}

impl Row for Proposal {
    const TABLE: &'static str = "proposal";

    fn slug(&self) -> &str {
        &self.slug
    }

    fn title(&self) -> &str {
        match &self.title {
            ProposalTitle::Said(title) | ProposalTitle::Withheld(title) => title.da.as_str(),
        }
    }

    fn write(&self, connection: &Connection, position: i64) -> Stored<()> {
        let (withheld, title) = match &self.title {
            ProposalTitle::Said(title) => (false, title),
            ProposalTitle::Withheld(title) => (true, title),
        };
        let (mut day, mut answer, mut why) = (None, None, None);
        match &self.state {
            ProposalState::Received => {}
            ProposalState::OnAgenda(on) => day = Some(day_text(*on)),
            ProposalState::Decided(said) | ProposalState::Done(said) => answer = Some(said),
            ProposalState::NotNow { reason, instead } => why = Some((reason, instead)),
        }
        let (title, answer) = (pair(Some(title)), pair(answer));
        let (reason, instead) = (pair(why.map(|(reason, _)| reason)), pair(why.map(|(_, instead)| instead)));
        connection
            .prepare_cached(
                "INSERT INTO proposal (slug, position, withheld, title_da, title_en, month, state, day, answer_da,
                     answer_en, reason_da, reason_en, instead_da, instead_en)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (slug) DO UPDATE SET position = excluded.position, withheld = excluded.withheld,
                     title_da = excluded.title_da, title_en = excluded.title_en, month = excluded.month,
                     state = excluded.state, day = excluded.day, answer_da = excluded.answer_da,
                     answer_en = excluded.answer_en, reason_da = excluded.reason_da, reason_en = excluded.reason_en,
                     instead_da = excluded.instead_da, instead_en = excluded.instead_en",
            )?
            .execute(params![
                self.slug,
                position,
                withheld,
                title.0,
                title.1,
                month_text(self.month),
                self.state.word(),
                day,
                answer.0,
                answer.1,
                reason.0,
                reason.1,
                instead.0,
                instead.1
            ])?;
        Ok(())
    }
}

pub fn write_representative(connection: &Connection, one: Option<&Representative>) -> Stored<()> {
    connection.execute("DELETE FROM representative", [])?;
    let Some(one) = one else { return Ok(()) };
    let (council, reach) = (pair(Some(&one.council)), pair(Some(&one.reach)));
    connection
        .prepare_cached(
            "INSERT INTO representative (one, council_da, council_en, reach_da, reach_en) VALUES (1, ?1, ?2, ?3, ?4)",
        )?
        .execute(params![council.0, council.1, reach.0, reach.1])?;
    let mut insert = connection.prepare_cached("INSERT INTO representative_ask VALUES (?1, 1, ?2, ?3)")?;
    for (text, at) in one.asks.iter().zip(1_i64..) {
        let text = pair(Some(text));
        insert.execute(params![at, text.0, text.1])?;
    }
    let mut insert =
        connection.prepare_cached("INSERT INTO representative_taken VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6)")?;
    for (taken, at) in one.taken.iter().zip(1_i64..) {
        let (title, came_back) = (pair(Some(&taken.title)), pair(taken.came_back.as_ref()));
        insert.execute(params![at, title.0, title.1, month_text(taken.month), came_back.0, came_back.1])?;
    }
    Ok(())
}

/// Takes the meetings of a house file in, by id. What belongs to a meeting goes with it.
pub fn import(connection: &Connection, content: &Meetings, report: &mut ImportReport) -> Stored<()> {
    take_in(connection, &meetings::meetings(connection)?, &content.meetings, report)?;
    take_in(connection, &meetings::agendas(connection)?, &content.agendas, report)?;
    take_in(connection, &meetings::minutes(connection)?, &content.minutes, report)?;
    take_in(connection, &meetings::proposals(connection)?, &content.proposals, report)?;
    let there = meetings::representative(connection)?;
    let new = content.representative.as_ref();
    let write = match (&there, new) {
        (None, None) => false,
        (Some((old, changed)), None) => report.decide_gone(old.council.da.as_str(), *changed),
        (old, Some(new)) => {
            let same = old.as_ref().map(|(old, changed)| (old == new, *changed));
            report.decide(new.council.da.as_str(), same)
        }
    };
    if write { write_representative(connection, new) } else { Ok(()) }
}

fn take_in<T: Row>(connection: &Connection, there: &[(T, bool)], new: &[T], report: &mut ImportReport) -> Stored<()> {
    let kept: BTreeSet<&str> = new.iter().map(T::slug).collect();
    for (old, changed_here) in there.iter().filter(|(old, _)| !kept.contains(old.slug())) {
        if report.decide_gone(old.title(), *changed_here || old.holds_changes(connection)?) {
            let sql = format!("DELETE FROM {} WHERE slug = ?1", T::TABLE);
            connection.prepare_cached(&sql)?.execute([old.slug()])?;
        }
    }
    let moved = format!("UPDATE {} SET position = ?2 WHERE slug = ?1 AND position <> ?2", T::TABLE);
    for (one, position) in new.iter().zip(1_i64..) {
        let old = there.iter().find(|(old, _)| old.slug() == one.slug());
        if report.decide(one.title(), old.map(|(old, changed_here)| (old == one, *changed_here))) {
            one.write(connection, position)?;
        } else if connection.prepare_cached(&moved)?.execute((one.slug(), position))? > 0 {
            report.reordered = true;
        }
    }
    Ok(())
}
