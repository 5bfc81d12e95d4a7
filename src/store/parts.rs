//! The parts of the content that have no ids: each is compared, and replaced or left alone, as a whole.

use rusqlite::{Connection, OptionalExtension};

use super::import::ImportReport;
use super::rows::Stored;
use super::{house, opening, settings};
use crate::domain::house::HouseContent;

/// A part of the content without ids of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    House,
    Settings,
    Hours,
    Agreements,
    Help,
    Questions,
    OnDuty,
}

impl Part {
    pub const ALL: [Self; 7] =
        [Self::House, Self::Settings, Self::Hours, Self::Agreements, Self::Help, Self::Questions, Self::OnDuty];

    /// Its name in the house file and in reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Settings => "settings",
            Self::Hours => "hours",
            Self::Agreements => "agreements",
            Self::Help => "help",
            Self::Questions => "questions",
            Self::OnDuty => "on-duty",
        }
    }
}

/// Notes whether the house has changed a part on the screen.
pub fn mark(connection: &Connection, part: Part, changed_here: bool) -> Stored<()> {
    // No REPLACE: it would take the old row away unseen.
    connection
        .prepare_cached(
            "INSERT INTO part VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET changed_here = excluded.changed_here",
        )?
        .execute((part.word(), changed_here))?;
    Ok(())
}

fn changed_here(connection: &Connection, part: Part) -> Stored<Option<bool>> {
    let found = connection
        .prepare_cached("SELECT changed_here FROM part WHERE name = ?1")?
        .query_row([part.word()], |row| row.get(0))
        .optional()?;
    Ok(found)
}

/// Takes every part of `content` in that the house has not changed on the screen.
pub fn import(connection: &Connection, content: &HouseContent, report: &mut ImportReport) -> Stored<()> {
    // The house goes first: settings share its row.
    for part in Part::ALL {
        let there = match changed_here(connection, part)? {
            Some(changed) => Some((is_same(connection, part, content)?, changed)),
            None => None,
        };
        if report.decide(part.word(), there) {
            write(connection, part, content)?;
            mark(connection, part, false)?;
        }
    }
    Ok(())
}

fn is_same(connection: &Connection, part: Part, content: &HouseContent) -> Stored<bool> {
    Ok(match part {
        Part::House => house::house(connection)?.as_ref() == Some(&content.house),
        Part::Settings => settings::settings(connection)? == content.settings,
        Part::Hours => opening::opening(connection)? == content.opening,
        Part::Agreements => house::agreements(connection)? == content.agreements,
        Part::Help => house::help_numbers(connection)? == content.help_numbers,
        Part::Questions => house::questions(connection)? == content.questions,
        Part::OnDuty => house::on_duty(connection)? == content.on_duty,
    })
}

/// Writes one part of `content`. Settings need a house to belong to.
pub fn write(connection: &Connection, part: Part, content: &HouseContent) -> Stored<()> {
    match part {
        Part::House => {
            let settings = settings::settings(connection)?;
            house::write_house(connection, &content.house, settings.rest_after_seconds)
        }
        Part::Settings => {
            if house::house(connection)?.is_none() {
                house::write_house(connection, &content.house, content.settings.rest_after_seconds)?;
            }
            settings::write_now(connection, &content.settings)
        }
        Part::Hours => opening::write_opening(connection, &content.opening),
        Part::Agreements => house::write_agreements(connection, &content.agreements),
        Part::Help => house::write_help_numbers(connection, &content.help_numbers),
        Part::Questions => house::write_questions(connection, &content.questions),
        Part::OnDuty => house::write_on_duty(connection, &content.on_duty),
    }
}
