//! What the pages of the compass say of a filling.

use crate::domain::compass::{Answer, Field, Filling, Level, Wheel};

/// A field on the wheel or in the list.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldView {
    pub field: Field,
    pub label: String,
    /// Its answers so far, word for word, each on a line of its own; empty where nothing has been said.
    pub said: String,
    /// What was noted beside it.
    pub keywords: String,
}

/// One answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerView {
    pub answer: Answer,
    pub label: &'static str,
    pub chosen: bool,
}

/// One of the three levels of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelView {
    pub level: Level,
    pub label: &'static str,
    pub answers: Vec<AnswerView>,
}

/// The fields of a wheel, clockwise, without those that the house does without.
#[must_use]
pub fn fields_view(filling: &Filling, wheel: Wheel) -> Vec<FieldView> {
    let view = |field: &Field| {
        let said = wheel.levels().into_iter().filter_map(|level| filling.answer(*field, level));
        FieldView {
            field: *field,
            label: filling.label(*field).to_owned(),
            said: said.map(Answer::label).collect::<Vec<_>>().join("\n"),
            keywords: filling.keywords(*field).unwrap_or_default().to_owned(),
        }
    };
    wheel.fields().iter().filter(|field| !filling.is_left_out(**field)).map(view).collect()
}

/// The levels of a field with their answers.
#[must_use]
pub fn field_view(filling: &Filling, field: Field) -> Vec<LevelView> {
    let answer = |answer: Answer| AnswerView {
        answer,
        label: answer.label(),
        chosen: filling.answer(field, answer.level()) == Some(answer),
    };
    let level = |level: Level| LevelView {
        level,
        label: level.label(),
        answers: level.answers().into_iter().map(answer).collect(),
    };
    field.wheel().levels().into_iter().map(level).collect()
}
