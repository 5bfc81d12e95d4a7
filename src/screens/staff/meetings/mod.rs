//! The house's meetings as staff make them: agendas, minutes, the board, Udsatteråd, and the staff's own meeting, as
//! lists of cards. They are pages of running the house, and typed on its page for texts.

mod act;
mod agenda;
mod at;
mod beside;
mod minutes;
mod unsaved;

use fristed_ui::{Card, CardFill, MeetingTexts};
use slint::{ComponentHandle as _, SharedString};

pub(super) use act::titles;
pub use at::{MeetAt, Text};

use super::Laying;
use super::running::{At, door};
use crate::app::meeting_desk::AgendaState;
use crate::app::meeting_words as said;
use crate::app::running::meetings::NewItem;
use crate::app::running::minutes::NewDecision;
use crate::app::staff::Session;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact};
use crate::store::StoreError;
use chrono::NaiveDate;

/// What is being made, until it is saved.
#[derive(Default)]
pub struct Making {
    /// An item of a meeting's agenda, and which one; a new one without.
    item: Option<((String, Option<usize>), NewItem)>,
    /// What was decided about an item, by its Danish title.
    decision: Option<((String, NaiveDate, String), NewDecision)>,
    /// What is said of a line of the board.
    line: Option<(String, LineDraft)>,
    /// Which line about the council is written; a new one without.
    council: Option<usize>,
    /// The same as they were when they were begun.
    begun: Begun,
}

/// What was there when somebody began to write.
#[derive(Default)]
struct Begun {
    item: Option<NewItem>,
    decision: Option<NewDecision>,
    line: Option<LineDraft>,
}

/// What is said of a line of the board as it moves on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineDraft {
    pub answer: String,
    pub reason: String,
    pub instead: String,
}

/// A card that leads to a page of the meetings.
fn to(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, at: MeetAt) -> Card {
    door(icon, title, text, At::Meetings(at).name())
}

/// A text that is written by pressing it.
fn text_card(icon: &str, name: SharedString, text: &str, missing: SharedString, of: Text) -> Card {
    let title = if text.is_empty() { missing } else { text.into() };
    Card { lead: name, ..door(icon, title, "", of.name()) }
}

/// The one that goes on.
fn main(card: Card) -> Card {
    Card { fill: CardFill::Free, ..card }
}

impl Screens {
    /// The title and the cards of a page about the meetings, for whoever is in.
    pub(super) fn meetings_page(
        &mut self,
        at: &MeetAt,
        session: &Session,
        laying: &Laying<'_>,
    ) -> Result<(SharedString, Rows), StoreError> {
        let texts = laying.ui.global::<MeetingTexts>();
        Ok(match at {
            MeetAt::All => {
                (laying.ui.global::<fristed_ui::DeskTexts>().get_door_meetings(), self.all_meetings(session, laying)?)
            }
            MeetAt::Agenda(slug) => (texts.get_agenda(), self.agenda_rows(slug, session, laying)?),
            MeetAt::Item(slug, place) => (texts.get_item(), self.item_rows((slug, *place), session, laying)?),
            MeetAt::Preview(slug) => (texts.get_before_it_is_up(), self.preview_rows(slug, session, laying)?),
            MeetAt::Minutes(slug, day) => (texts.get_minutes(), self.minutes_rows((slug, *day), session, laying)?),
            MeetAt::Decision(slug, day, place) => {
                (texts.get_decision(), self.decision_rows((slug, *day, *place), session, laying)?)
            }
            MeetAt::MinutesPreview(slug, day) => {
                (texts.get_before_it_is_up(), self.minutes_preview_rows((slug, *day), session, laying)?)
            }
            MeetAt::Board => (texts.get_board(), self.board_rows(session, laying)?),
            MeetAt::Line(slug) => (texts.get_board(), self.line_rows(slug, session, laying)?),
            MeetAt::Council => (texts.get_council(), self.council_rows(session, laying)?),
            MeetAt::Staff => (texts.get_staff_meeting(), self.staff_meeting_rows(session, laying)?),
        })
    }

    /// Every meeting, the staff's own, the board and Udsatteråd.
    fn all_meetings(&self, session: &Session, laying: &Laying<'_>) -> Result<Rows, StoreError> {
        let (texts, language) = (laying.ui.global::<MeetingTexts>(), self.place.language);
        let card = |one: crate::app::meeting_desk::MeetingForStaff| {
            let next = if one.next.is_empty() { texts.get_no_day() } else { one.next.into() };
            let mut text = said::agenda_state(one.state, language);
            if one.notes > 0 {
                text = format!("{text} {}", said::notes(one.notes, language));
            }
            let card = to("husmode", one.name, text, MeetAt::Agenda(one.slug));
            let fill = if matches!(one.state, AgendaState::Draft { .. }) { CardFill::Later } else { card.fill };
            Card { lead: next, fill, ..card }
        };
        let mut cards: Vec<Card> = self.app.meetings_for_staff(session, language)?.into_iter().map(card).collect();
        cards.push(to("folk", texts.get_staff_meeting(), texts.get_staff_meeting_text(), MeetAt::Staff));
        cards.push(to("forslag", texts.get_board(), texts.get_board_text(), MeetAt::Board));
        cards.push(to("tale", texts.get_council(), texts.get_council_text(), MeetAt::Council));
        Ok(crate::screens::cards::in_columns(cards, laying.metrics.columns(700.0, 2)))
    }
}

/// What is not there any more.
fn gone(texts: &MeetingTexts<'_>) -> Rows {
    vec![vec![fact("husmode", texts.get_is_gone(), "")]]
}

/// The door that stands on the desk.
pub(super) fn desk_door(ui: &fristed_ui::FristedWindow) -> Card {
    let texts = ui.global::<MeetingTexts>();
    let name = ui.global::<fristed_ui::DeskTexts>().get_door_meetings();
    to("blad", name, texts.get_meetings_text(), MeetAt::All)
}
