//! Questions into the room, one at a time: what an employee puts up and takes down.

use rusqlite::Connection;

use super::change::ChangeTx;
use super::error::StoreError;
use super::parts::{self, Part};
use super::rows::{Stored, all, pair, words};
use super::{Store, house};
use crate::domain::house::Question;

fn numbered(connection: &Connection) -> Stored<Vec<(i64, Question)>> {
    all(connection, "SELECT * FROM question ORDER BY position", [], |row| {
        Ok((row.get("position")?, Question { question: words(row, "question")?, answer: words(row, "answer")? }))
    })
}

impl Store {
    /// Each question with the number of its row.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn numbered_questions(&self) -> Result<Vec<(i64, Question)>, StoreError> {
        numbered(&self.connection)
    }
}

impl ChangeTx<'_> {
    /// The questions, as they stand.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn questions(&self) -> Result<Vec<Question>, StoreError> {
        house::questions(self.tx)
    }

    /// Puts a question up, after all others.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put_up_question(&self, one: &Question) -> Result<(), StoreError> {
        let (question, answer) = (pair(Some(&one.question)), pair(Some(&one.answer)));
        let sql = "INSERT INTO question SELECT coalesce(max(position), 0) + 1, ?1, ?2, ?3, ?4 FROM question";
        self.tx.prepare_cached(sql)?.execute((question.0, question.1, answer.0, answer.1))?;
        parts::mark(self.tx, Part::Questions, true)
    }

    /// Takes a question down, by the number of its row. Whether it was there.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn take_down_question(&self, number: i64) -> Result<bool, StoreError> {
        let gone = self.tx.prepare_cached("DELETE FROM question WHERE position = ?1")?.execute([number])? > 0;
        parts::mark(self.tx, Part::Questions, true)?;
        Ok(gone)
    }
}
