//! Questions into the room: what the resting screen asks, each with a press that takes it down.

use fristed_ui::{Card, CardFill, DeskTexts};

use super::at::{At, Field};
use super::door;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

impl Screens {
    pub(super) fn question_rows(&self, texts: &DeskTexts<'_>, metrics: &Metrics) -> Result<Rows, StoreError> {
        let at = At::Write(Field::Question).name();
        let put_up = door("plus", texts.get_put_up_question(), texts.get_put_up_question_text(), at);
        let mut ways = vec![Card { fill: CardFill::Free, ..put_up }];
        if self.app.questions_taken_down()? > 0 {
            ways.push(door("fortryd", texts.get_put_back(), "", "run-put-back-questions".to_owned()));
        }
        let mut rows = in_columns(ways, metrics.columns(560.0, 2));
        let questions = self.app.questions(self.place.language)?;
        if questions.is_empty() {
            rows.push(vec![fact("tale", texts.get_no_questions(), "")]);
        }
        let card = |one: crate::app::running::questions::QuestionView| Card {
            button: texts.get_take_down(),
            button_action: format!("run-drop-question:{}", one.number).into(),
            ..fact("", one.question, one.answer)
        };
        rows.extend(in_columns(questions.into_iter().map(card).collect(), metrics.columns(760.0, 2)));
        Ok(rows)
    }
}
