//! Opening hours as rows: weekdays, public holidays, single holidays, single dates.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::Connection;

use super::error::StoreError;
use super::rows::{Stored, all, optional_words, pair};
use crate::domain::holiday::Holiday;
use crate::domain::opening::{DayHours, Hours, OpeningHours};

const TIME: &str = "%H:%M:%S";

pub fn opening(connection: &Connection) -> Stored<OpeningHours> {
    let mut hours: HashMap<(String, String), Vec<Hours>> = HashMap::new();
    let stretches = "SELECT kind, day, opens, closes FROM opening_hours ORDER BY kind, day, position";
    for (key, stretch) in all(connection, stretches, [], |row| {
        let key = (row.get("kind")?, row.get("day")?);
        Ok((key, Hours { from: time(&row.get::<_, String>("opens")?)?, to: time(&row.get::<_, String>("closes")?)? }))
    })? {
        hours.entry(key).or_default().push(stretch);
    }
    let mut opening = OpeningHours::default();
    for (kind, day, note) in all(connection, "SELECT * FROM opening_day", [], |row| {
        Ok((row.get::<_, String>("kind")?, row.get::<_, String>("day")?, optional_words(row, "note")?))
    })? {
        let key = (kind, day);
        let of_day = DayHours { hours: hours.remove(&key).unwrap_or_default(), note };
        place(&mut opening, &key.0, &key.1, of_day)?;
    }
    Ok(opening)
}

fn place(opening: &mut OpeningHours, kind: &str, day: &str, of_day: DayHours) -> Stored<()> {
    let unreadable = || StoreError::Unreadable("an opening day".to_owned());
    match kind {
        "weekday" => {
            let at: usize = day.parse().map_err(|_| unreadable())?;
            *opening.week.get_mut(at).ok_or_else(unreadable)? = of_day;
        }
        "holidays" => opening.holidays = of_day,
        "holiday" => {
            let holiday = Holiday::ALL.into_iter().find(|holiday| holiday.word() == day).ok_or_else(unreadable)?;
            opening.named.insert(holiday, of_day);
        }
        _ => {
            let date: NaiveDate = day.parse().map_err(|_| unreadable())?;
            opening.exceptions.insert(date, of_day);
        }
    }
    Ok(())
}

fn time(text: &str) -> Stored<NaiveTime> {
    NaiveTime::parse_from_str(text, TIME).map_err(|_| StoreError::Unreadable("opening hours".to_owned()))
}

pub fn write_opening(connection: &Connection, opening: &OpeningHours) -> Stored<()> {
    connection.execute("DELETE FROM opening_day", [])?;
    for (day, at) in opening.week.iter().zip(0..) {
        write_day(connection, "weekday", &format!("{at}"), day)?;
    }
    write_day(connection, "holidays", "all", &opening.holidays)?;
    for (holiday, day) in &opening.named {
        write_day(connection, "holiday", holiday.word(), day)?;
    }
    for (date, day) in &opening.exceptions {
        write_day(connection, "date", &date.to_string(), day)?;
    }
    Ok(())
}

fn write_day(connection: &Connection, kind: &str, day: &str, hours: &DayHours) -> Stored<()> {
    let note = pair(hours.note.as_ref());
    connection
        .prepare_cached("INSERT INTO opening_day VALUES (?1, ?2, ?3, ?4)")?
        .execute((kind, day, note.0, note.1))?;
    let mut insert = connection.prepare_cached("INSERT INTO opening_hours VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (stretch, position) in hours.hours.iter().zip(1..) {
        let (opens, closes) = (stretch.from.format(TIME).to_string(), stretch.to.format(TIME).to_string());
        insert.execute((kind, day, position, opens, closes))?;
    }
    Ok(())
}
