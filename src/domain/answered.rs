//! Where a suggestion is that has left the box: it waits for an answer, or its line stands on the board. There is no
//! third place, so that none vanishes; and the text as it was written goes for good after a year.

use chrono::{Months, NaiveDate};

/// So many months after the one in which it left the box an answered suggestion is erased as it was written. Its line
/// on the board stays.
pub const KEPT_MONTHS: u32 = 12;
/// A line that is gone sooner than this after it was put up was lost, and not taken down: no backup is older.
pub const LOST_WITHIN_DAYS: i64 = 36;

/// What is known of a suggestion that has been answered. It lies sealed beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Id of its line on the board.
    pub line: String,
    /// The day on which it was put up.
    pub day: NaiveDate,
}

impl Answered {
    /// As it is sealed.
    #[must_use]
    pub fn written(&self) -> String {
        format!("{}\n{}", self.line, self.day)
    }

    /// What [`written`](Self::written) wrote.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let (line, day) = written.split_once('\n')?;
        Some(Self { line: line.to_owned(), day: day.parse().ok()? })
    }
}

/// What is to be done with an answered suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Its line is on the board, and the text is kept for now.
    Keep,
    /// Its line was lost, or never came to be: it waits for an answer again.
    WaitAgain,
    /// The text goes.
    Erase,
}

/// What is due for one that left the box in the month beginning on `month`, as seen on `today`.
#[must_use]
pub fn due(answered: &Answered, on_board: bool, month: NaiveDate, today: NaiveDate) -> Due {
    if on_board {
        let over = month.checked_add_months(Months::new(KEPT_MONTHS + 1));
        return if over.is_some_and(|over| today >= over) { Due::Erase } else { Due::Keep };
    }
    if (today - answered.day).num_days() < LOST_WITHIN_DAYS { Due::WaitAgain } else { Due::Erase }
}
