//! The house as a whole: how many persons stand at each answer of a field. The only place where anything of the compass
//! is counted.
//!
//! It is there for a talk with the municipality and measures nothing: no sum over fields, no average, no target, no
//! house beside another. Nothing can be traced to a person. Under ten persons there is no report. An answer with fewer
//! than five is hidden, and so much beside it that nobody who knows how many persons there are, and how hiding is done,
//! works out what is hidden. A report is made once a month and kept; where fewer than five persons have a new wheel since
//! the last one, it says the same as that one, so that the difference of two reports is never one person's.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use thiserror::Error;

use super::compass::{Answer, Field, FiledWheel, Level, PersonId};

/// Under so many persons there is no report.
pub const FEWEST: usize = 10;
/// So many stand at an answer that is shown, and so many have a new wheel where a report differs from the last one.
pub const TOGETHER: usize = 5;
/// The three answers of a level, and that nothing has been said.
const PLACES: usize = 4;

/// Where a person stands: her newest wheel, and whether what she was told about names this use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub person: PersonId,
    pub wheel: FiledWheel,
    pub may_count: bool,
}

/// How many persons stand at an answer, as far as that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Persons(usize),
    /// Too few, or what is too few beside it could be worked out.
    Hidden,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Persons(persons) => write!(f, "{persons}"),
            Self::Hidden => f.write_str("–"),
        }
    }
}

/// A field at one of its levels. It stands by itself: nothing adds it to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    pub field: Field,
    pub level: Level,
    cells: [Cell; PLACES],
}

impl Row {
    /// How many persons stand at `answer`; hidden as well where it is none of this row's.
    #[must_use]
    pub fn at(&self, answer: Answer) -> Cell {
        let place = self.level.answers().into_iter().position(|one| one == answer);
        place.map_or(Cell::Hidden, |place| self.cells[place])
    }

    /// Of how many nothing has been said.
    #[must_use]
    pub const fn unsaid(&self) -> Cell {
        self.cells[PLACES - 1]
    }

    /// Whether anything at all is shown of it.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.cells.iter().any(|cell| *cell != Cell::Hidden)
    }
}

/// The report of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseReport {
    /// The day it was made.
    pub made: NaiveDate,
    /// The day its persons were counted; an earlier one where it says the same as the report before it.
    pub counted: NaiveDate,
    rows: Vec<Row>,
}

/// There are fewer than ten persons who count; stories can be gathered meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a report needs ten persons whose basis names it; gather stories of small changes meanwhile")]
pub struct TooFew;

/// First word of a record.
const HEAD: &str = "house-report";
const NOTHING: &str = "-";

/// The fields that a report is about. The *?* stands for something else with each person, and crime leaves no house.
pub fn fields() -> impl Iterator<Item = Field> {
    Field::all().filter(|field| !matches!(field, Field::Open | Field::Crime))
}

impl HouseReport {
    /// The report of `today`'s month; the `last` one where it is of that month already, or where too few persons have a
    /// new wheel since then.
    ///
    /// # Errors
    /// [`TooFew`] under ten persons.
    pub fn of(everybody: &[Counted], today: NaiveDate, last: Option<&Self>) -> Result<Self, TooFew> {
        if let Some(last) = last.filter(|last| last.is_of_month(today)) {
            return Ok(last.clone());
        }
        let mut persons = BTreeMap::new();
        let counts = everybody.iter().filter(|one| one.may_count && one.person.is_somebody());
        for one in counts {
            let newest = persons.entry(*one.person.as_bytes()).or_insert(&one.wheel);
            if newest.day <= one.wheel.day {
                *newest = &one.wheel;
            }
        }
        if persons.len() < FEWEST {
            return Err(TooFew);
        }
        if let Some(last) = last {
            let new = persons.values().filter(|wheel| wheel.day > last.counted).count();
            if new < TOGETHER {
                return Ok(Self { made: today, ..last.clone() });
            }
        }
        let wheels: Vec<_> = persons.into_values().collect();
        let of_field = |field: Field| field.wheel().levels().map(|level| row(&wheels, field, level));
        Ok(Self { made: today, counted: today, rows: fields().flat_map(of_field).collect() })
    }

    /// Whether it was made in the month of `day`.
    #[must_use]
    pub fn is_of_month(&self, day: NaiveDate) -> bool {
        (self.made.year(), self.made.month()) == (day.year(), day.month())
    }

    /// Whether it says the same as the one before it.
    #[must_use]
    pub fn says_the_same(&self) -> bool {
        self.counted != self.made
    }

    /// Field by field, in the order of the wheels.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The fields in which an approach is shown.
    pub fn fields_with(&self, approach: Answer) -> impl Iterator<Item = Field> {
        self.rows.iter().filter(move |row| row.at(approach) != Cell::Hidden).map(|row| row.field)
    }

    /// As a record holds it. What is hidden is in no record.
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut lines = vec![format!("{HEAD} 1"), format!("{} {}", self.made, self.counted)];
        lines.extend(self.rows.iter().map(|row| {
            let cells = row.cells.map(|cell| match cell {
                Cell::Persons(persons) => persons.to_string(),
                Cell::Hidden => NOTHING.to_owned(),
            });
            format!("{} {} {}", row.field.word(), row.level.word(), cells.join(" "))
        }));
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next()? != format!("{HEAD} 1") {
            return None;
        }
        let (made, counted) = lines.next()?.split_once(' ')?;
        let rows = lines.map(read).collect::<Option<Vec<_>>>()?;
        Some(Self { made: made.parse().ok()?, counted: counted.parse().ok()?, rows })
    }
}

fn read(line: &str) -> Option<Row> {
    let mut words = line.split(' ');
    let (field, level) = (Field::named(words.next()?)?, Level::named(words.next()?)?);
    let mut cells = [Cell::Hidden; PLACES];
    for cell in &mut cells {
        let word = words.next()?;
        if word != NOTHING {
            *cell = Cell::Persons(word.parse().ok()?);
        }
    }
    (words.next().is_none() && field.wheel().levels().contains(&level)).then_some(Row { field, level, cells })
}

fn row(wheels: &[&FiledWheel], field: Field, level: Level) -> Row {
    let mut persons = [0; PLACES];
    for wheel in wheels {
        let said = wheel.filling.answer(field, level);
        let place = level.answers().into_iter().position(|answer| Some(answer) == said);
        persons[place.unwrap_or(PLACES - 1)] += 1;
    }
    Row { field, level, cells: hidden(persons) }
}

/// What is shown of a row. Whoever knows the sum of it and this function still finds at least two numbers that each of
/// the hidden ones can be: it does the same whatever the order of the places, and what is hidden is not all alike, so
/// that hidden numbers can change places.
#[must_use]
pub fn hidden(persons: [usize; PLACES]) -> [Cell; PLACES] {
    let mut most = TOGETHER - 1;
    while let Some(next) = persons.into_iter().filter(|one| *one > most).min() {
        let hides = || persons.into_iter().filter(|one| *one <= most);
        let (few, first) = (hides().count(), hides().next());
        let alike = hides().all(|one| Some(one) == first);
        if few == 0 || (few > 1 && hides().sum::<usize>() >= TOGETHER && !alike) {
            break;
        }
        most = next;
    }
    persons.map(|one| if one <= most { Cell::Hidden } else { Cell::Persons(one) })
}
