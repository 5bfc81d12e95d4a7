//! The sixty questions that come with the program, for a house that has written none (S0 ch. 5, no. 11).
//!
//! They ask the room and not a person: nothing private, no score, no trick. Each has its answer, which the board shows
//! a little later.

use super::house::Question;
use super::text::{Line, Words};

/// One on each line: question and answer, each in Danish and English, with a stroke between them.
const SOURCE: &str = include_str!("../../assets/questions.txt");

/// All of them, in the order of their file.
#[must_use]
pub fn of_the_program() -> Vec<Question> {
    SOURCE.lines().filter_map(question).collect()
}

fn question(line: &str) -> Option<Question> {
    let mut parts = line.split('|').map(Line::new);
    let mut part = || parts.next()?.ok();
    let (asked, asked_en, answered, answered_en) = (part()?, part()?, part()?, part()?);
    Some(Question {
        question: Words { da: asked, en: Some(asked_en) },
        answer: Words { da: answered, en: Some(answered_en) },
    })
}
