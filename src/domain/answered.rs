//! Where a suggestion is that has left the box: it waits for an answer, or its line stands on the board. There is no
//! third place, so that none vanishes. How long the text is kept as it was written, once it is answered, is the house's
//! own decision: `domain/retention.rs`.

use chrono::NaiveDate;

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
    /// Its line was taken down long after it was put up: the text goes as well.
    Erase,
}

/// What is due for an answered one, as seen on `today`.
#[must_use]
pub fn due(answered: &Answered, on_board: bool, today: NaiveDate) -> Due {
    match on_board {
        true => Due::Keep,
        false if (today - answered.day).num_days() < LOST_WITHIN_DAYS => Due::WaitAgain,
        false => Due::Erase,
    }
}
