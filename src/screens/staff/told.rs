//! What the screen notes about whoever gets a code, told before one is drawn for her.

use fristed_ui::{Card, ToldTexts};
use slint::{ComponentHandle as _, SharedString};

use super::act::Act;
use super::cards::{go_on, press};
use super::write::Writing;
use super::{Laying, Staff};
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};

/// Whether somebody new knows what is noted about her.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Told {
    #[default]
    NotYet,
    /// It stands on the page.
    Reading,
    Yes,
}

impl Screens {
    /// *Det er læst op*: her code is drawn now.
    pub(super) fn was_told(&mut self) {
        if let Some(writing) = &mut self.staff.writing {
            writing.told = Told::Yes;
            self.end_writing();
        }
    }

    /// Back to her initials, where something was wrong with them.
    pub(super) fn not_told(&mut self) {
        if let Some(writing) = &mut self.staff.writing {
            writing.told = Told::NotYet;
        }
        self.show();
    }
}

impl Staff {
    /// Whether the page with what is noted is shown, and no keyboard.
    pub(super) fn tells(&self) -> bool {
        self.writing.as_ref().is_some_and(|writing| writing.told == Told::Reading)
    }

    pub(super) fn show_told(&mut self, laying: &Laying<'_>) -> Rows {
        let texts = laying.ui.global::<ToldTexts>();
        let initials: SharedString = self.writing.as_ref().map_or("", Writing::text).into();
        let columns = laying.metrics.columns(620.0, 2);
        let noted = vec![
            fact("blyant", texts.get_noted(), texts.get_noted_text()),
            fact("tom", texts.get_not_noted(), texts.get_not_noted_text()),
        ];
        let answers = vec![
            go_on("ja", texts.get_yes(), texts.get_yes_text(), &Act::Told),
            press("tilbage", texts.get_no(), SharedString::new(), &Act::NotTold),
        ];
        let read = fact("hoejt", texts.get_read(), texts.get_read_text());
        let mut rows = vec![vec![Card { lead: initials, ..read }]];
        rows.extend(in_columns(noted, columns));
        rows.push(vec![fact("oeje", texts.get_who_sees(), texts.get_who_sees_text())]);
        rows.extend(in_columns(answers, columns));
        self.cards(laying, texts.get_title(), rows)
    }
}
