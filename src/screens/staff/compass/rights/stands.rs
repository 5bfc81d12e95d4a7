//! Where the screen stands: what it is now, and what it means for the compass that it stands elsewhere.

use super::pages::{MOVE, act, told, yes};
use super::{Page, door_to};
use crate::app::compass::rights_words as words;
use crate::app::staff::{Session, StaffOutcome};
use crate::domain::access::Place;
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact};
use fristed_ui::Card;

/// The other room.
const fn other(place: Place) -> Place {
    match place {
        Place::CommonRoom => Place::StaffRoom,
        Place::StaffRoom => Place::CommonRoom,
    }
}

/// The card that leads there, with where it stands.
pub(super) fn card(place: Place, language: Language) -> Card {
    let card = door_to("skaerm", (words::stands(place), words::STANDS_CHANGE), Page::Place, language);
    Card { lead: words::say(language, words::STANDS).into(), ..card }
}

impl Screens {
    /// Asked before it is noted, since another room may shut the compass at once.
    pub(super) fn place_rows(&self, session: &Session) -> Rows {
        let language = self.place.language;
        let Some(now) = self.app.place_of_screen(session) else { return Rows::new() };
        let (is, to) = (words::say(language, words::STANDS), other(now));
        vec![
            vec![Card {
                lead: is.into(),
                ..fact("skaerm", words::say(language, words::stands(now)), words::say(language, words::means(now)))
            }],
            vec![told("doer", (words::stands_then(to), words::means(to)), language)],
            vec![yes(act("ja", (words::stands_yes(to), words::STANDS_NOTED), MOVE, language))],
            vec![door_to("tilbage", (words::STANDS_NO, ("", "")), Page::Room, language)],
        ]
    }

    /// The screen stands in the other room now.
    pub(super) fn move_screen(&mut self, session: &Session) {
        let Some(now) = self.app.place_of_screen(session) else { return };
        if self.app.move_screen(session, other(now)) == StaffOutcome::Nothing {
            return self.show();
        }
        self.change(crate::screens::place::Place::back);
    }
}
