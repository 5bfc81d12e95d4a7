//! Texts, times and lengths as columns.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use rusqlite::Row;

use super::error::StoreError;
use crate::domain::activity::{Length, Start};
use crate::domain::text::{Line, Words};

const CIVIL: &str = "%Y-%m-%dT%H:%M:%S";

pub type Stored<T> = Result<T, StoreError>;

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_owned())
}

pub fn line(text: &str) -> Stored<Line> {
    Line::new(text).map_err(|refused| unreadable(&refused.to_string()))
}

pub fn optional_line(row: &Row<'_>, column: &str) -> Stored<Option<Line>> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|_| unreadable(column))?;
    text.map(line).transpose()
}

pub fn required_line(row: &Row<'_>, column: &str) -> Stored<Line> {
    optional_line(row, column)?.ok_or_else(|| unreadable(column))
}

/// The pair of columns `name_da` and `name_en`.
pub fn optional_words(row: &Row<'_>, name: &str) -> Stored<Option<Words>> {
    let Some(da) = optional_line(row, &format!("{name}_da"))? else { return Ok(None) };
    Ok(Some(Words { da, en: optional_line(row, &format!("{name}_en"))? }))
}

pub fn words(row: &Row<'_>, name: &str) -> Stored<Words> {
    optional_words(row, name)?.ok_or_else(|| unreadable(name))
}

/// One of `all` by its word in `column`.
pub fn by_word<T: Copy>(row: &Row<'_>, column: &str, all: &[T], word: impl Fn(T) -> &'static str) -> Stored<T> {
    let found: String = row.get(column)?;
    all.iter().copied().find(|one| word(*one) == found).ok_or_else(|| unreadable(column))
}

/// Both languages of a text, as parameters.
pub fn pair(words: Option<&Words>) -> (Option<&str>, Option<&str>) {
    (words.map(|words| words.da.as_str()), words.and_then(|words| words.en.as_ref()).map(Line::as_str))
}

pub fn civil_text(civil: NaiveDateTime) -> String {
    civil.format(CIVIL).to_string()
}

pub fn civil(text: &str) -> Stored<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, CIVIL).map_err(|_| unreadable("a time"))
}

pub fn moment(seconds: i64) -> Stored<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0).ok_or_else(|| unreadable("a moment"))
}

/// The zone's name; `None` for a whole day.
pub fn zone_text(start: Start) -> Option<&'static str> {
    match start {
        Start::At { zone, .. } => Some(zone.name()),
        Start::Day(_) => None,
    }
}

pub fn start(civil_text: &str, zone: Option<&str>) -> Stored<Start> {
    let civil = civil(civil_text)?;
    match zone {
        None => Ok(Start::Day(civil.date())),
        Some(name) => {
            let zone: Tz = name.parse().map_err(|_| unreadable("a time zone"))?;
            Ok(Start::At { civil, zone })
        }
    }
}

pub fn length_columns(length: Length) -> (i64, &'static str) {
    match length {
        Length::Civil(length) => (length.num_seconds(), "civil"),
        Length::Exact(length) => (length.num_seconds(), "exact"),
    }
}

pub fn length(seconds: i64, kind: &str) -> Stored<Length> {
    let length = TimeDelta::try_seconds(seconds).ok_or_else(|| unreadable("a length"))?;
    match kind {
        "civil" => Ok(Length::Civil(length)),
        "exact" => Ok(Length::Exact(length)),
        _ => Err(unreadable("a length")),
    }
}

/// Runs `read` on every row of a cached statement.
pub fn all<T>(
    connection: &rusqlite::Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
    mut read: impl FnMut(&Row<'_>) -> Stored<T>,
) -> Stored<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}
