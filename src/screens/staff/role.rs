//! What somebody is in the house: chosen where she is added, and corrected on her own page.

use fristed_ui::{Card, CardFill};
use slint::SharedString;

use super::act::Act;
use super::cards::press;
use super::desk::Door;
use super::write::Writing;
use crate::app::staff::access::TileView;
use crate::app::staff::role_words;
use crate::domain::employee::{Right, Role};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::place::{Place, Spot};

impl Screens {
    /// The page on which a role is chosen, before anybody is in as well.
    pub(super) fn ask_role(&mut self) {
        let open = self.app.session().is_some();
        let to = Spot::Desk(Door::NewRole);
        self.change(|place| if open { place.go(to) } else { place.turn(to) });
    }

    /// The keyboard for the initials of somebody with `role`; after it comes the page one came from.
    pub(super) fn begin_writing_for(&mut self, role: Role) {
        if *self.place.spot() == Spot::Desk(Door::NewRole) {
            if self.app.session().is_some() { self.place.back() } else { self.place.turn(Spot::Staff) }
        }
        self.staff.writing = Some(Writing::initials(role));
        self.change(|_: &mut Place| {});
    }
}

/// The card on her page that says what she is in the house, and leads to where it is corrected.
pub(super) fn card(one: &TileView, language: Language) -> Card {
    let name = role_words::role(one.role, language);
    let card = press(role_words::icon(one.role), name.into(), SharedString::new(), &Act::Door(Door::Role(one.id)));
    Card { lead: role_words::is_here(language).into(), ..card }
}

/// In the place of the right to the compass, where her role has none.
pub(super) fn house_at_most(language: Language) -> Card {
    let (title, text) = role_words::house_at_most(language);
    fact("folk", title, text)
}

/// Every role; one press says which.
pub(super) fn rows(one: &TileView, language: Language, metrics: &Metrics) -> Rows {
    if one.right == Right::Compass {
        let (title, text) = role_words::has_compass(language);
        let back = press("tilbage", title.into(), text.into(), &Act::Door(Door::Employee(one.id)));
        return vec![vec![back]];
    }
    let (title, text) = role_words::who(language);
    let card = |role: Role| {
        let name = role_words::role(role, language);
        let card = press(role_words::icon(role), name.into(), SharedString::new(), &Act::SetRole(one.id, role));
        Card { fill: if role == one.role { CardFill::Free } else { card.fill }, ..card }
    };
    let mut rows = vec![vec![Card { lead: one.initials.as_str().into(), ..fact("folk", title, text) }]];
    rows.extend(in_columns(Role::ALL.map(card).into(), metrics.columns(480.0, 2)));
    rows
}
