//! The pages behind Værestedsmøde: the whole agenda, minutes, the board, the other meetings, Udsatteråd.

use fristed_ui::{AskTexts, Card, CardFill, FristedWindow, ReleasedTexts, Screen, Texts};
use slint::ComponentHandle as _;

use super::cards::{Rows, fact, heading, in_columns};
use super::layout::Metrics;
use super::meeting::{door, fewest, head, items, no_meeting, said_instead, sheets, sign, state};
use super::place::Spot;
use super::{Drawn, Screens, meeting_view};
use crate::app::board::{Outcome, ProposalView, RepresentativeView};
use crate::app::meeting::{MeetingView, MinutesView};
use crate::app::words;
use crate::domain::meeting::MeetingKind;
use crate::draw::measure::Measure;
use crate::store::StoreError;

impl Screens {
    /// Shows the page of a meeting that one is on; `taken` becomes what it keeps of the body for itself.
    pub(super) fn show_meeting(
        &mut self,
        ui: &FristedWindow,
        metrics: &Metrics,
        taken: &mut f32,
    ) -> Result<Drawn, StoreError> {
        let (app, language) = (&self.app, self.place.language);
        let meeting = |slug: &Option<String>| app.meeting(slug.as_deref(), language);
        let rows = match self.place.spot() {
            Spot::Agenda(slug) => agenda(ui, meeting(slug)?.as_ref(), metrics, &self.measure),
            Spot::AllMinutes(slug) => all_minutes(ui, meeting(slug)?.as_ref(), metrics),
            Spot::Minutes(slug) => minutes(ui, app.minutes(slug.as_deref(), language)?.as_ref(), metrics),
            Spot::Board => board(ui, &app.board(language)?, metrics),
            Spot::OtherMeetings => {
                others(ui, &app.other_meetings(language)?, app.representative(language)?.as_ref(), metrics)
            }
            Spot::Representative => representative(ui, app.representative(language)?.as_ref(), metrics),
            Spot::MeetingView(slug) => {
                let view = meeting(slug)?;
                let drawn = self.show_open_meeting(ui, view.as_ref(), metrics)?;
                *taken = meeting_view::hands_height(ui, metrics);
                return Ok(drawn);
            }
            _ => {
                let (view, outcomes) = (meeting(&None)?, app.outcomes(language)?);
                return Ok(self.meeting.show(ui, view.as_ref(), &outcomes, metrics, &self.measure));
            }
        };
        Ok(Drawn::Cards(rows))
    }
}

/// One meeting with its whole agenda.
#[must_use]
pub fn agenda(ui: &FristedWindow, view: Option<&MeetingView>, metrics: &Metrics, measure: &Measure) -> Rows {
    let Some(view) = view else { return no_meeting(ui) };
    let headed = fewest(|columns| agenda_in(ui, view, columns, false), metrics, measure);
    if ui.global::<Screen>().get_back_title_in_list() {
        return headed;
    }
    // In large text the name stands in the card of the date, where that leaves the first sheet room for an item.
    let led = fewest(|columns| agenda_in(ui, view, columns, true), metrics, measure);
    if sheets(&led, metrics, measure) < sheets(&headed, metrics, measure) { led } else { headed }
}

/// The name of the meeting stands over the list, or in the first card of it.
fn agenda_in(ui: &FristedWindow, view: &MeetingView, columns: usize, name_in_card: bool) -> Rows {
    let texts = ui.global::<Texts>();
    let action = view.next.as_ref().map_or_else(String::new, |next| format!("activity:{}", next.id));
    let mut rows = Rows::new();
    // In one row with the first item, so that no half row stays empty.
    let mut cards: Vec<Card> = head(ui, view, &action).into_iter().chain(items(ui, view, columns)).collect();
    if name_in_card {
        cards[0].lead = view.name.as_str().into();
    } else {
        rows.push(vec![heading(view.name.as_str())]);
    }
    rows.extend(in_columns(cards, columns));
    let mut doors = vec![
        door("suggest", "plus", texts.get_suggest_topic()),
        door(&format!("all-minutes:{}", view.slug), "blad", texts.get_all_minutes()),
    ];
    if view.kind == MeetingKind::House {
        doors.push(door("board", "forslag", texts.get_you_suggested()));
        doors.push(door("other-meetings", "folk", texts.get_other_meetings()));
    }
    rows.extend(in_columns(doors, columns));
    rows
}

/// All minutes of one meeting.
#[must_use]
pub fn all_minutes(ui: &FristedWindow, view: Option<&MeetingView>, metrics: &Metrics) -> Rows {
    let Some(view) = view else { return no_meeting(ui) };
    let texts = ui.global::<Texts>();
    let mut rows = vec![vec![heading(view.name.as_str())]];
    if view.minutes.is_empty() {
        rows.push(vec![fact("blad", "", texts.get_no_minutes())]);
    }
    let card =
        |one: &crate::app::meeting::MinutesLink| door(&format!("minutes:{}", one.slug), "blad", one.date.as_str());
    rows.extend(in_columns(view.minutes.iter().map(card).collect(), metrics.columns(560.0, 2)));
    rows.push(vec![door(&format!("agenda:{}", view.slug), "kalender", texts.get_agenda())]);
    rows
}

/// One meeting's minutes: what it was about, and what was decided.
#[must_use]
pub fn minutes(ui: &FristedWindow, view: Option<&MinutesView>, metrics: &Metrics) -> Rows {
    let texts = ui.global::<Texts>();
    let Some(view) = view else { return vec![vec![fact("blad", "", texts.get_no_minutes())]] };
    let columns = metrics.columns(560.0, 2);
    let mut rows = vec![vec![heading(view.name.as_str())]];
    rows.push(vec![fact("kalender", view.date.as_str(), view.text.as_str())]);
    let decided = |(title, decision): &(String, String)| fact("ja", title.as_str(), decision.as_str());
    rows.extend(in_columns(view.items.iter().map(decided).collect(), columns));
    let doors = vec![
        door(&format!("all-minutes:{}", view.meeting), "blad", texts.get_all_minutes()),
        door("board", "forslag", texts.get_you_suggested()),
    ];
    rows.extend(in_columns(doors, columns));
    rows
}

/// A line of the board as it is shown.
#[must_use]
pub fn line_card(ui: &FristedWindow, view: &ProposalView) -> Card {
    // “Gjort” stands as the state of its own, not before the answer as beside the agenda.
    let answer = if view.outcome == Outcome::Received && view.answer.is_empty() {
        String::from(ui.global::<Texts>().get_received_text())
    } else {
        view.answer.clone()
    };
    let instead = if view.instead.is_empty() { String::new() } else { format!(" {}", said_instead(ui, view)) };
    Card {
        lead: words::capital(&view.month).into(),
        state: state(ui, view.outcome),
        fill: if view.outcome == Outcome::Done { CardFill::Free } else { CardFill::Plain },
        ..fact(sign(view.outcome), view.title.as_str(), format!("{answer}{instead}"))
    }
}

/// The whole board.
#[must_use]
pub fn board(ui: &FristedWindow, board: &[ProposalView], metrics: &Metrics) -> Rows {
    let texts = ui.global::<Texts>();
    let columns = metrics.columns(560.0, 2);
    let mut rows = in_columns(board.iter().map(|view| line_card(ui, view)).collect(), columns);
    if board.is_empty() {
        rows.push(vec![fact("postkasse", "", texts.get_board_empty())]);
    }
    // Always so, whether or not something lies in the box: the board tells nobody that something has come.
    rows.push(vec![fact("postkasse", "", ui.global::<ReleasedTexts>().get_being_read())]);
    let doors = vec![
        door("suggest", "plus", texts.get_suggest_topic()),
        door("other-meetings", "folk", texts.get_other_meetings()),
    ];
    rows.extend(in_columns(doors, columns));
    rows
}

/// The other meetings, and the way to the representative.
#[must_use]
pub fn others(
    ui: &FristedWindow,
    others: &[MeetingView],
    representative: Option<&RepresentativeView>,
    metrics: &Metrics,
) -> Rows {
    let texts = ui.global::<Texts>();
    let card = |view: &MeetingView| {
        let when = view
            .next
            .as_ref()
            .map_or_else(|| ui.global::<AskTexts>().get_none_near().into(), |next| words::capital(&next.long));
        Card {
            lead: when.into(),
            text: view.text.as_str().into(),
            ..door(&format!("agenda:{}", view.slug), "husmode", view.name.as_str())
        }
    };
    let mut cards: Vec<Card> = others.iter().map(card).collect();
    if let Some(one) = representative {
        cards.push(Card { text: one.reach.as_str().into(), ..door("representative", "folk", one.council.as_str()) });
    }
    cards.push(door("board", "forslag", texts.get_you_suggested()));
    in_columns(cards, metrics.columns(700.0, 2))
}

/// Udsatteråd: what one can ask to have taken along, what was, and what came back.
#[must_use]
pub fn representative(ui: &FristedWindow, view: Option<&RepresentativeView>, metrics: &Metrics) -> Rows {
    let Some(view) = view else { return no_meeting(ui) };
    let texts = ui.global::<Texts>();
    let columns = metrics.columns(560.0, 2);
    let mut rows = vec![vec![fact("folk", view.council.as_str(), view.reach.as_str())]];
    if !view.asks.is_empty() {
        rows.push(vec![heading(texts.get_can_take_along())]);
        rows.extend(in_columns(view.asks.iter().map(|ask| fact("tale", "", ask.as_str())).collect(), columns));
    }
    if !view.taken.is_empty() {
        rows.push(vec![heading(texts.get_was_taken_along())]);
        let card = |one: &crate::app::board::TakenView| {
            let (icon, answer) = if one.came_back.is_empty() {
                ("ur", texts.get_waiting_for_answer())
            } else {
                ("jacirkel", one.came_back.as_str().into())
            };
            Card { lead: words::capital(&one.month).into(), ..fact(icon, one.title.as_str(), answer) }
        };
        rows.extend(in_columns(view.taken.iter().map(card).collect(), columns));
    }
    rows.push(vec![door("suggest", "plus", texts.get_suggest_topic())]);
    rows
}
