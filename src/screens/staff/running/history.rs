//! What was changed, on the screen and on paper.

use fristed_ui::{Card, CardFill};

use super::at::At;
use super::{choice, door};
use crate::app::desk_words;
use crate::app::running::history::Sort;
use crate::app::running::history_paper::{self, FILE};
use crate::app::running::running_words;
use crate::app::staff::access::{AccessView, OpenView};
use crate::domain::employee::EmployeeId;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::errands::handed_card;
use crate::store::StoreError;

impl Screens {
    /// What was changed, by whom; a sort is chosen on a page of its own, so that changes begin on the first sheet.
    pub(super) fn history_rows(&self, sort: Sort, view: &OpenView, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let initials = |id: EmployeeId| view.employees.iter().find(|one| one.id == id).map(|one| one.initials.clone());
        let which = format!("{}: {}", desk_words::show(language), sort.name(language));
        let (title, text) = history_paper::print(language);
        // Where there is little room it is the changes that have it.
        let text = if metrics.composed { text } else { "" };
        let head = [
            door("oeje", which, "", At::Sorts(sort).name()),
            door("print", title, text, "run-print-history".to_owned()),
        ];
        let head = head.map(|card| Card { tile: true, ..card });
        let mut rows = in_columns(head.into(), metrics.columns(560.0, 2));
        if let Some(handed) = self.app.handed_out(&view.session) {
            rows.insert(0, vec![handed_card(handed, language)]);
        }
        let history = self.app.history(&view.session, sort, initials, language)?;
        if history.is_empty() {
            rows.push(vec![fact("blad", running_words::no_history(language), "")]);
        }
        let cards = history.into_iter().map(|row| {
            let lead = format!("{} · {}", row.when, row.who);
            Card { tile: true, lead: lead.into(), ..fact("", row.what, "") }
        });
        rows.extend(in_columns(cards.collect(), metrics.columns(560.0, 2)));
        Ok(rows)
    }

    /// Which sort of change is looked for.
    pub(super) fn which_changes(&self, sort: Sort, metrics: &Metrics) -> Rows {
        let name = |one: Sort| one.name(self.place.language);
        let card = |one: Sort| {
            let card = choice(name(one).into(), At::History(one).name(), one == sort);
            Card { tile: true, fill: if one == sort { CardFill::Free } else { card.fill }, ..card }
        };
        in_columns(Sort::ALL.map(card).into(), metrics.columns(480.0, 3))
    }

    /// Hands out what the page shows; the page says what becomes of it.
    pub(super) fn print_history(&mut self, sort: Sort) {
        let AccessView::Open(view) = self.app.access(self.place.language) else { return };
        let initials = |id| view.employees.iter().find(|one| one.id == id).map(|one| one.initials.clone());
        match self.app.print_history(&view.session, sort, initials) {
            Ok(Some(paper)) => self.app.hand_out_paper(&view.session, paper, FILE),
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "the history could not be read for printing"),
        }
        self.change(|place| place.sheet = 0);
    }
}
