//! What was changed, on paper.

use crate::app::running::history::Sort;
use crate::app::running::history_paper::FILE;
use crate::app::staff::access::AccessView;
use crate::screens::Screens;

impl Screens {
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
