//! The lists of Vær med in the hands of staff: who stands there, *aftalt*, off the list, on it at somebody's wish.

mod at;
mod pages;

use fristed_ui::{AskTexts, DeskTexts, Shell};
use slint::{ComponentHandle as _, SharedString};

pub use at::At;

use super::Laying;
use super::errands::handed_card;
use crate::app::Outcome;
use crate::app::join::NotJoined;
use crate::app::running::lists::OnList;
use crate::app::staff::access::OpenView;
use crate::domain::sign_up::Listing;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact};
use crate::screens::place::Spot;
use crate::store::StoreError;

/// What the pages of the lists keep between two looks.
#[derive(Default)]
pub struct Lists {
    /// What one can do, where somebody could not be put down as asked.
    instead: SharedString,
}

impl Screens {
    /// Shows a page of the lists to whoever is in.
    pub(super) fn show_lists(&mut self, at: &At, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        let texts = laying.ui.global::<DeskTexts>();
        let all = self.app.lists_for_staff(&view.session, self.place.language)?;
        let title = pages::title(at, &all, &texts);
        let mut rows = self.list_rows(at, &all, &texts, laying.metrics)?;
        if let (At::One(_), Some(handed)) = (at, self.app.handed_out(&view.session)) {
            rows.insert(0, vec![handed_card(handed, self.place.language)]);
        }
        if !self.staff.lists.instead.is_empty() {
            let said = fact("tale", self.staff.lists.instead.clone(), "");
            rows.insert(0, vec![fristed_ui::Card { fill: fristed_ui::CardFill::Now, ..said }]);
        }
        let rows: Rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }

    /// Carries out a press by its name. Whether it was one of the lists; nothing happens unless somebody is in.
    pub(in crate::screens) fn act_on_lists(&mut self, action: &str) -> bool {
        if !action.starts_with("lists-") {
            return false;
        }
        if self.app.session().is_some() {
            self.staff.lists.instead = SharedString::new();
            if let Some(at) = At::named(action) {
                if let Some(session) = self.app.session() {
                    self.app.forget_handed_out(&session);
                }
                self.change(|place| place.go(Spot::Lists(at)));
            } else if let Some(of) = at::printed(action) {
                self.print_list(&of);
            } else if let Some(what) = at::named(action) {
                self.do_on_list(&what);
            }
        }
        true
    }

    /// Hands the list out on paper; the page says what becomes of it.
    fn print_list(&mut self, of: &Listing) {
        let Some(session) = self.app.session() else { return };
        match self.app.print_list(&session, of) {
            Ok(Some(paper)) => self.app.hand_out_paper(&session, paper, "liste.pdf"),
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "a list could not be read for printing"),
        }
        self.show();
    }

    fn do_on_list(&mut self, what: &OnList) {
        let Some(session) = self.app.session() else { return };
        match self.app.on_list(&session, what, self.place.language) {
            Ok(Outcome::NotJoined(why)) => self.not_put_down(why),
            Ok(_) => self.change(|place| match what {
                OnList::TakeDown(_) => place.arrive(Spot::Lists(At::All), Spot::Staff),
                OnList::Agree(of, ..) | OnList::TakeOff(of, _) | OnList::KeepPlace(of, _) => to_the_list(place, of),
                OnList::PutDown(one) => to_the_list(place, &one.listing),
            }),
            Err(error) => {
                tracing::error!(%error, "a list was not stored");
                if let Some(ui) = self.ui.upgrade() {
                    ui.global::<Shell>().set_notice(ui.global::<AskTexts>().get_not_saved());
                }
            }
        }
    }

    /// Somebody is not on the list yet; the page says what one can do.
    fn not_put_down(&mut self, why: NotJoined) {
        let Some(ui) = self.ui.upgrade() else { return };
        self.staff.lists.instead = match why {
            NotJoined::PlaceIsFree => crate::app::join_words::place_is_free(self.place.language).into(),
            NotJoined::Instead(words) => words.into(),
            NotJoined::SignTaken | NotJoined::SecretShows => ui.global::<DeskTexts>().get_sign_taken(),
        };
        self.change(|place| place.sheet = 0);
    }
}

/// Back to the list itself, under which the desk lies.
fn to_the_list(place: &mut crate::screens::place::Place, of: &Listing) {
    place.arrive(Spot::Lists(At::One(of.clone())), Spot::Staff);
}
