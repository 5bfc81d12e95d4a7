//! Meetings, agendas, minutes, proposals and the representative, read. Each with whether the house has changed it on
//! the screen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::error::StoreError;
use super::rows::{Stored, all, by_word, optional_words, words};
use crate::domain::meeting::{
    Agenda, AgendaDays, AgendaItem, Influence, Meeting, MeetingDay, MeetingKind, Meetings, Minutes, MinutesItem, Month,
    Origin, Proposal, ProposalState, ProposalTitle, Representative, TakenAlong,
};
use crate::domain::text::Words;

/// Everything of the house's meetings, in its order.
pub fn all_of(connection: &Connection) -> Stored<Meetings> {
    Ok(Meetings {
        meetings: bare(meetings(connection)?),
        agendas: bare(agendas(connection)?),
        minutes: bare(minutes(connection)?),
        proposals: bare(proposals(connection)?),
        representative: representative(connection)?.map(|(one, _)| one),
    })
}

fn bare<T>(all: Vec<(T, bool)>) -> Vec<T> {
    all.into_iter().map(|(one, _)| one).collect()
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_owned())
}

pub fn day_text(day: MeetingDay) -> String {
    match day {
        MeetingDay::Next => "next".to_owned(),
        MeetingDay::Ago(ago) => ago.to_string(),
        MeetingDay::On(date) => date.to_string(),
    }
}

fn day(text: &str) -> Stored<MeetingDay> {
    if text == "next" {
        return Ok(MeetingDay::Next);
    }
    if let Ok(ago) = text.parse() {
        return Ok(MeetingDay::Ago(ago));
    }
    text.parse().map(MeetingDay::On).map_err(|_| unreadable("the day of a meeting"))
}

pub fn month_text(month: Month) -> String {
    match month {
        Month::Ago(ago) => ago.to_string(),
        Month::Of(day) => day.format("%Y-%m").to_string(),
    }
}

fn month(row: &Row<'_>) -> Stored<Month> {
    let text: String = row.get("month")?;
    if let Ok(ago) = text.parse() {
        return Ok(Month::Ago(ago));
    }
    let first: Result<NaiveDate, _> = format!("{text}-01").parse();
    first.map(Month::Of).map_err(|_| unreadable("a month"))
}

pub fn meetings(connection: &Connection) -> Stored<Vec<(Meeting, bool)>> {
    all(connection, "SELECT * FROM meeting ORDER BY position, id", [], |row| {
        let meeting = Meeting {
            slug: row.get("slug")?,
            kind: by_word(row, "kind", &MeetingKind::ALL, MeetingKind::word)?,
            name: words(row, "name")?,
            text: optional_words(row, "text")?,
            activity: row.get("activity")?,
            agenda_days_before: agenda_days(row)?,
        };
        Ok((meeting, row.get("changed_here")?))
    })
}

fn agenda_days(row: &Row<'_>) -> Stored<Option<AgendaDays>> {
    let days: Option<u8> = row.get("agenda_days_before")?;
    days.map(|days| AgendaDays::new(days).ok_or_else(|| unreadable("the day on which an agenda goes up"))).transpose()
}

pub fn name_of_the_house_meeting(connection: &Connection) -> Stored<Option<Words>> {
    let sql = "SELECT name_da, name_en FROM meeting WHERE kind = 'house' ORDER BY position, id LIMIT 1";
    let found = all(connection, sql, [], |row| words(row, "name"))?;
    Ok(found.into_iter().next())
}

/// The child rows of a table, by what they belong to.
fn children<T>(
    connection: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> Stored<T>,
) -> Stored<BTreeMap<String, Vec<T>>> {
    let mut found: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for (of, item) in all(connection, sql, [], |row| Ok((row.get(0)?, read(row)?)))? {
        found.entry(of).or_default().push(item);
    }
    Ok(found)
}

/// An item of an agenda, up or not.
pub fn item(row: &Row<'_>) -> Stored<AgendaItem> {
    Ok(AgendaItem {
        title: words(row, "title")?,
        influence: by_word(row, "influence", &Influence::ALL, Influence::word)?,
        decided_by: words(row, "decided_by")?,
        origin: by_word(row, "origin", &Origin::ALL, Origin::word)?,
        text: optional_words(row, "text")?,
    })
}

pub fn agendas(connection: &Connection) -> Stored<Vec<(Agenda, bool)>> {
    let mut items = children(connection, "SELECT * FROM agenda_item ORDER BY agenda, position", item)?;
    all(connection, "SELECT * FROM agenda ORDER BY position, id", [], |row| {
        let slug: String = row.get("slug")?;
        let items = items.remove(&slug).unwrap_or_default();
        let agenda = Agenda { slug, meeting: row.get("meeting")?, day: day(&row.get::<_, String>("day")?)?, items };
        Ok((agenda, row.get("changed_here")?))
    })
}

pub fn minutes(connection: &Connection) -> Stored<Vec<(Minutes, bool)>> {
    let mut items = children(connection, "SELECT * FROM minutes_item ORDER BY minutes, position", |row| {
        Ok(MinutesItem { title: words(row, "title")?, decision: words(row, "decision")? })
    })?;
    all(connection, "SELECT * FROM minutes ORDER BY position, id", [], |row| {
        let slug: String = row.get("slug")?;
        let minutes = Minutes {
            items: items.remove(&slug).unwrap_or_default(),
            slug,
            meeting: row.get("meeting")?,
            day: day(&row.get::<_, String>("day")?)?,
            text: optional_words(row, "text")?,
        };
        Ok((minutes, row.get("changed_here")?))
    })
}

pub fn proposals(connection: &Connection) -> Stored<Vec<(Proposal, bool)>> {
    all(connection, "SELECT * FROM proposal ORDER BY position, id", [], |row| {
        let title = words(row, "title")?;
        let proposal = Proposal {
            slug: row.get("slug")?,
            title: if row.get("withheld")? { ProposalTitle::Withheld(title) } else { ProposalTitle::Said(title) },
            month: month(row)?,
            state: state(row)?,
        };
        Ok((proposal, row.get("changed_here")?))
    })
}

fn state(row: &Row<'_>) -> Stored<ProposalState> {
    Ok(match row.get::<_, String>("state")?.as_str() {
        "received" => ProposalState::Received,
        "on-agenda" => ProposalState::OnAgenda(day(&row.get::<_, String>("day")?)?),
        "decided" => ProposalState::Decided(words(row, "answer")?),
        "done" => ProposalState::Done(words(row, "answer")?),
        "not-now" => ProposalState::NotNow { reason: words(row, "reason")?, instead: words(row, "instead")? },
        _ => return Err(unreadable("the state of a proposal")),
    })
}

pub fn representative(connection: &Connection) -> Stored<Option<(Representative, bool)>> {
    let asks = all(connection, "SELECT * FROM representative_ask ORDER BY position", [], |row| words(row, "text"))?;
    let taken = all(connection, "SELECT * FROM representative_taken ORDER BY position", [], |row| {
        Ok(TakenAlong { title: words(row, "title")?, month: month(row)?, came_back: optional_words(row, "came_back")? })
    })?;
    let found = all(connection, "SELECT * FROM representative", [], |row| {
        let one = Representative {
            council: words(row, "council")?,
            reach: words(row, "reach")?,
            asks: asks.clone(),
            taken: taken.clone(),
        };
        Ok((one, row.get("changed_here")?))
    })?;
    Ok(found.into_iter().next())
}
