//! The house itself and the parts of its content that have no ids: settings, agreements, numbers, questions, duty.

use chrono::Weekday;
use rusqlite::{Connection, params};

use super::rows::{Stored, all, line, optional_line, optional_words, pair, required_line, words};
use crate::domain::house::{Agreement, HelpNumber, House, OnDuty, Privacy, Question};
use crate::domain::text::Line;

/// What the house says about itself; `None` in an empty one.
pub fn house(connection: &Connection) -> Stored<Option<House>> {
    let found = all(connection, "SELECT * FROM house", [], |row| {
        Ok(House {
            name: required_line(row, "name")?,
            address: required_line(row, "address")?,
            phone: optional_line(row, "phone")?,
            first_aid: words(row, "first_aid")?,
            borrow_phone: optional_words(row, "borrow_phone")?,
            privacy: Privacy { responsible: words(row, "responsible")?, complain: words(row, "complain")? },
        })
    })?;
    Ok(found.into_iter().next())
}

/// Writes what the house says about itself, and when its screen rests: they share one row.
pub fn write_house(connection: &Connection, house: &House, rest_after_seconds: u32) -> Stored<()> {
    let (first_aid, borrow) = (pair(Some(&house.first_aid)), pair(house.borrow_phone.as_ref()));
    let (responsible, complain) = (pair(Some(&house.privacy.responsible)), pair(Some(&house.privacy.complain)));
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO house (one, name, address, phone, first_aid_da, first_aid_en, borrow_phone_da,
                 borrow_phone_en, responsible_da, responsible_en, complain_da, complain_en, rest_after_seconds)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            house.name.as_str(),
            house.address.as_str(),
            house.phone.as_ref().map(Line::as_str),
            first_aid.0,
            first_aid.1,
            borrow.0,
            borrow.1,
            responsible.0,
            responsible.1,
            complain.0,
            complain.1,
            rest_after_seconds,
        ])?;
    Ok(())
}

pub fn agreements(connection: &Connection) -> Stored<Vec<Agreement>> {
    all(connection, "SELECT * FROM agreement ORDER BY position", [], |row| {
        Ok(Agreement { icon: row.get("icon")?, text: words(row, "text")? })
    })
}

pub fn write_agreements(connection: &Connection, agreements: &[Agreement]) -> Stored<()> {
    connection.execute("DELETE FROM agreement", [])?;
    let mut insert = connection.prepare_cached("INSERT INTO agreement VALUES (?1, ?2, ?3, ?4)")?;
    for (agreement, position) in agreements.iter().zip(1..) {
        let text = pair(Some(&agreement.text));
        insert.execute((position, &agreement.icon, text.0, text.1))?;
    }
    Ok(())
}

pub fn help_numbers(connection: &Connection) -> Stored<Vec<HelpNumber>> {
    all(connection, "SELECT * FROM help_number ORDER BY position", [], |row| {
        Ok(HelpNumber {
            icon: row.get("icon")?,
            name: words(row, "name")?,
            text: words(row, "text")?,
            phone: required_line(row, "phone")?,
        })
    })
}

pub fn write_help_numbers(connection: &Connection, numbers: &[HelpNumber]) -> Stored<()> {
    connection.execute("DELETE FROM help_number", [])?;
    let mut insert = connection.prepare_cached("INSERT INTO help_number VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (number, position) in numbers.iter().zip(1..) {
        let (name, text) = (pair(Some(&number.name)), pair(Some(&number.text)));
        insert.execute((position, &number.icon, name.0, name.1, text.0, text.1, number.phone.as_str()))?;
    }
    Ok(())
}

pub fn questions(connection: &Connection) -> Stored<Vec<Question>> {
    all(connection, "SELECT * FROM question ORDER BY position", [], |row| {
        Ok(Question { question: words(row, "question")?, answer: words(row, "answer")? })
    })
}

pub fn write_questions(connection: &Connection, questions: &[Question]) -> Stored<()> {
    connection.execute("DELETE FROM question", [])?;
    let mut insert = connection.prepare_cached("INSERT INTO question VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (one, position) in questions.iter().zip(1..) {
        let (question, answer) = (pair(Some(&one.question)), pair(Some(&one.answer)));
        insert.execute((position, question.0, question.1, answer.0, answer.1))?;
    }
    Ok(())
}

pub fn on_duty(connection: &Connection) -> Stored<Vec<OnDuty>> {
    let days = all(connection, "SELECT person, weekday FROM on_duty_weekday ORDER BY person, weekday", [], |row| {
        Ok((row.get::<_, i64>(0)?, Weekday::try_from(row.get::<_, u8>(1)?).ok()))
    })?;
    all(connection, "SELECT position, first_name FROM on_duty ORDER BY position", [], |row| {
        let person: i64 = row.get(0)?;
        let weekdays = days.iter().filter(|(of, _)| *of == person).filter_map(|(_, day)| *day).collect();
        Ok(OnDuty { first_name: line(row.get_ref(1)?.as_str().unwrap_or_default())?, weekdays })
    })
}

pub fn write_on_duty(connection: &Connection, people: &[OnDuty]) -> Stored<()> {
    connection.execute("DELETE FROM on_duty", [])?;
    let mut insert = connection.prepare_cached("INSERT INTO on_duty VALUES (?1, ?2)")?;
    let mut insert_day = connection.prepare_cached("INSERT OR IGNORE INTO on_duty_weekday VALUES (?1, ?2)")?;
    for (person, position) in people.iter().zip(1..) {
        insert.execute((position, person.first_name.as_str()))?;
        for day in &person.weekdays {
            insert_day.execute((position, day.num_days_from_monday()))?;
        }
    }
    Ok(())
}
