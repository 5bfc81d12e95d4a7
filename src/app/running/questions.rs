//! Questions into the room, which the screen asks when it rests: staff put up their own, and take any down.

use super::{Made, RunRefused, Stop, needed};
use crate::app::App;
use crate::domain::house::Question;
use crate::domain::questions::of_the_program;
use crate::domain::text::{Language, Words};
use crate::store::{Action, AuditEvent, ChangeTx, StoreError};

/// Longest question and answer in letters, so that both can be read from the other end of the room.
pub const LONGEST_QUESTION: usize = 60;

/// One question as staff see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    pub number: i64,
    pub question: String,
    pub answer: String,
}

impl App {
    /// Every question that the screen asks, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn questions(&self, language: Language) -> Result<Vec<QuestionView>, StoreError> {
        let view = |(number, one): (i64, Question)| QuestionView {
            number,
            question: one.question.in_language(language).to_owned(),
            answer: one.answer.in_language(language).to_owned(),
        };
        Ok(self.store.numbered_questions()?.into_iter().rev().map(view).collect())
    }

    /// How many of the program's own questions are not up.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn questions_taken_down(&self) -> Result<usize, StoreError> {
        let there = self.store.questions()?;
        Ok(of_the_program().iter().filter(|one| !there.contains(one)).count())
    }
}

pub(super) fn put_up(tx: &ChangeTx<'_>, (question, answer): (&str, &str)) -> Made {
    let question = Words::danish(needed(question, RunRefused::NoQuestion)?);
    let answer = Words::danish(needed(answer, RunRefused::NoAnswer)?);
    if tx.questions()?.iter().any(|there| there.question.da == question.da) {
        return Err(Stop::Nothing);
    }
    tx.put_up_question(&Question { question, answer })?;
    Ok((None, AuditEvent { action: Action::PutUpQuestion, subject: String::new() }))
}

pub(super) fn take_down(tx: &ChangeTx<'_>, number: i64) -> Made {
    if !tx.take_down_question(number)? {
        return Err(Stop::Nothing);
    }
    Ok((None, AuditEvent { action: Action::TookDownQuestion, subject: String::new() }))
}

/// Those of the program that are not there, all in one step.
pub(super) fn put_back(tx: &ChangeTx<'_>) -> Made {
    let there = tx.questions()?;
    let mut missing = of_the_program();
    missing.retain(|one| !there.contains(one));
    if missing.is_empty() {
        return Err(Stop::Nothing);
    }
    for one in &missing {
        tx.put_up_question(one)?;
    }
    Ok((None, AuditEvent { action: Action::PutUpQuestion, subject: String::new() }))
}
