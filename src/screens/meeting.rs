//! Værestedsmøde: the agenda as the pictured composition where everything fits, else cards.

use fristed_ui::{AgendaRow, AskTexts, Card, CardFill, FristedWindow, Meeting as Page, OutcomeCard, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::Drawn;
use super::cards::{Rows, fact, heading, in_columns, pages};
use super::layout::{Metrics, shown, stacked, text_height};
use super::models::List;
use crate::app::board::{Outcome, ProposalView};
use crate::app::meeting::{ItemView, MeetingView};
use crate::app::words;
use crate::domain::meeting::Influence;
use crate::draw::measure::{Measure, Weight};

/// The lists of the page.
#[derive(Default)]
pub struct Meeting {
    items: List<AgendaRow>,
    outcomes: List<OutcomeCard>,
}

/// Sizes of `ui/public/meeting.slint`.
const PANEL: f32 = 1152.0 - 72.0;
const LEVEL: f32 = 394.0;
const WHO: f32 = 412.0;
const LEAF: f32 = 116.0;
const ITEM_MARK: f32 = 84.0;
const DOTS: f32 = 44.0;
const RIGHT: f32 = 648.0;
const BUTTON: f32 = 316.0;
const BUTTONS: f32 = 110.0;
const OPEN: f32 = 96.0;
const OTHERS: f32 = 88.0;
const GAP: f32 = 12.0;

impl Meeting {
    /// Shows the house meeting; returns the cards where the composition does not fit.
    pub fn show(
        &self,
        ui: &FristedWindow,
        view: Option<&MeetingView>,
        outcomes: &[ProposalView],
        metrics: &Metrics,
        measure: &Measure,
    ) -> Drawn {
        let page = ui.global::<Page>();
        page.set_composed(false);
        let Some(view) = view else { return Drawn::Cards(no_meeting(ui)) };
        let texts = ui.global::<Texts>();
        page.set_text(shown(&view.text));
        let month = view.minutes.first().map_or("", |one| one.month.as_str());
        page.set_minutes_month(month.into());
        let rows: Vec<AgendaRow> = view.items.iter().map(row).collect();
        let outcomes: Vec<OutcomeCard> = outcomes.iter().map(|one| outcome(ui, one)).collect();
        let can_open = view.next.as_ref().is_some_and(|next| next.open_until.is_some());
        page.set_can_open(can_open);
        let fits = metrics.composed && !view.items.is_empty() && agenda_fits(ui, view, metrics, measure);
        let buttons_fit = [texts.invoke_minutes_of(month.into()), texts.get_suggest_topic()].iter().all(|text| {
            let width = BUTTON - 24.0 - metrics.icon - 12.0;
            text_height(measure, text, Weight::Bold, metrics.row, width) <= BUTTONS
        });
        if !fits || !buttons_fit {
            return Drawn::Cards(fewest(|columns| rows_of(ui, view, &outcomes, columns), metrics, measure));
        }
        if let Some(next) = &view.next {
            page.set_leaf_day(next.leaf.0.as_str().into());
            page.set_leaf_month(next.leaf.1.as_str().into());
            page.set_when(shown(&next.when));
            page.set_place(shown(&next.place));
        }
        let fitting = fitting_outcomes(ui, &outcomes, can_open, metrics, measure);
        self.items.show(rows, |model| page.set_items(model));
        self.outcomes.show(outcomes.into_iter().take(fitting).collect(), |model| page.set_outcomes(model));
        page.set_composed(true);
        Drawn::Composed
    }
}

/// The icon of a level.
#[must_use]
pub const fn icon(influence: Influence) -> &'static str {
    match influence {
        Influence::Orientation => "fortael",
        Influence::Hearing => "oere",
        Influence::Dialogue => "tale",
        Influence::Codetermination => "sammen",
        Influence::SelfDetermination => "haand",
    }
}

/// An item with its place on the line.
#[must_use]
pub fn row(item: &ItemView) -> AgendaRow {
    let place = Influence::ALL.iter().position(|one| *one == item.influence).unwrap_or(0);
    AgendaRow {
        icon: icon(item.influence).into(),
        title: shown(&item.title),
        plain: item.plain.as_str().into(),
        formal: item.formal.as_str().into(),
        place: i32::try_from(place).unwrap_or(0),
        label: format!("{}. {}, {}", item.title, item.plain, item.formal).into(),
    }
}

fn outcome(ui: &FristedWindow, view: &ProposalView) -> OutcomeCard {
    let texts = ui.global::<Texts>();
    let state = state(ui, view.outcome);
    let text = match view.outcome {
        Outcome::Done | Outcome::Decided => format!("{state}. {}", view.answer),
        Outcome::Received => texts.get_received_text().into(),
        Outcome::OnAgenda | Outcome::NotNow | Outcome::Withheld => view.answer.clone(),
    };
    let instead = if view.instead.is_empty() { String::new() } else { said_instead(ui, view) };
    let parts = [view.title.as_str(), &text, &instead].into_iter().filter(|part| !part.is_empty());
    let label = parts.map(|part| part.trim_end_matches('.')).collect::<Vec<_>>().join(". ");
    OutcomeCard {
        icon: sign(view.outcome).into(),
        title: shown(&view.title),
        label: label.into(),
        text: shown(&text),
        instead: shown(&view.instead),
        done: view.outcome == Outcome::Done,
    }
}

/// “I stedet: film hver torsdag”.
pub(super) fn said_instead(ui: &FristedWindow, view: &ProposalView) -> String {
    format!("{} {}", ui.global::<Texts>().get_instead(), view.instead)
}

pub(super) const fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "jacirkel",
        // What is decided is still to be done: another sign, and another colour.
        Outcome::Decided => "flag",
        Outcome::OnAgenda => "husmode",
        Outcome::NotNow => "tale",
        Outcome::Received | Outcome::Withheld => "postkasse",
    }
}

pub(super) fn state(ui: &FristedWindow, outcome: Outcome) -> SharedString {
    let texts = ui.global::<Texts>();
    match outcome {
        Outcome::Done => texts.get_state_done(),
        Outcome::Decided => texts.get_state_decided(),
        Outcome::OnAgenda => texts.get_state_on_agenda(),
        Outcome::Received => texts.get_state_received(),
        Outcome::NotNow => texts.get_state_not_now(),
        Outcome::Withheld => SharedString::new(),
    }
}

fn agenda_fits(ui: &FristedWindow, view: &MeetingView, metrics: &Metrics, measure: &Measure) -> bool {
    let Some(next) = &view.next else { return false };
    let texts = ui.global::<Texts>();
    let head = PANEL - WHO - metrics.gutter - 24.0 - LEAF - 40.0 - metrics.icon_small;
    let (bold, medium) = (Weight::Bold, Weight::Medium);
    let when = [(next.when.as_str(), bold, metrics.panel), (next.place.as_str(), medium, metrics.body)];
    let when = stacked(measure, head, when) + 16.0;
    let (decides, line) = (texts.get_who_decides(), texts.get_staff_to_users());
    let who = stacked(measure, WHO, [(&*decides, bold, metrics.row), (&*line, medium, metrics.body)]);
    let title = PANEL - LEVEL - ITEM_MARK - 2.0 * metrics.gutter;
    let item = |item: &ItemView| {
        let left = [(item.title.as_str(), bold, metrics.row), (item.plain.as_str(), medium, metrics.body)];
        let right = DOTS + stacked(measure, LEVEL, [(item.formal.as_str(), medium, metrics.body)]);
        stacked(measure, title, left).max(right).max(ITEM_MARK) + 4.0
    };
    let items: f32 = view.items.iter().map(item).sum();
    let leaf_fits = measure.width(&next.leaf.0, Weight::Bold, metrics.panel) <= LEAF
        && measure.width(&next.leaf.1, Weight::Medium, metrics.body) <= LEAF;
    leaf_fits && when.max(LEAF + 16.0).max(who) + items + 28.0 + 14.0 <= metrics.whole
}

/// How many of the outcomes fit beside the agenda.
fn fitting_outcomes(
    ui: &FristedWindow,
    outcomes: &[OutcomeCard],
    can_open: bool,
    metrics: &Metrics,
    measure: &Measure,
) -> usize {
    let texts = ui.global::<Texts>();
    let title = text_height(measure, &texts.get_you_suggested(), Weight::Bold, metrics.panel, RIGHT);
    let open = if can_open { OPEN + GAP } else { 0.0 };
    let room = metrics.whole - title - BUTTONS - OTHERS - 2.0 * GAP - open;
    let width = RIGHT - 52.0;
    let text = width - metrics.icon_small - 12.0;
    let instead_word = measure.width(&texts.get_instead(), Weight::Bold, metrics.body) * 1.02 + 12.0;
    let mut used = 0.0;
    let height = |one: &OutcomeCard| {
        text_height(measure, &one.title, Weight::Bold, metrics.row, width)
            + text_height(measure, &one.text, Weight::Medium, metrics.body, text).max(metrics.icon_small + 4.0)
            + text_height(measure, &one.instead, Weight::Medium, metrics.body, text - instead_word)
            + 12.0
    };
    outcomes
        .iter()
        .take_while(|one| {
            used += height(one) + GAP;
            used <= room
        })
        .count()
}

pub(super) fn no_meeting(ui: &FristedWindow) -> Rows {
    let (texts, asking) = (ui.global::<Texts>(), ui.global::<AskTexts>());
    vec![
        vec![fact("husmode", asking.get_no_meeting(), asking.get_no_agenda_text())],
        vec![door("suggest", "plus", texts.get_suggest_topic())],
    ]
}

/// A card that leads on.
pub(super) fn door(action: &str, icon: &str, title: impl Into<SharedString>) -> Card {
    Card { action: action.into(), fill: CardFill::Press, ..fact(icon, title, "") }
}

/// The rows in as many columns as make the fewest sheets; in two rather than one.
pub(super) fn fewest(rows: impl Fn(usize) -> Rows, metrics: &Metrics, measure: &Measure) -> Rows {
    let one = rows(1);
    if metrics.columns(560.0, 2) == 1 {
        return one;
    }
    let two = rows(2);
    if sheets(&one, metrics, measure) < sheets(&two, metrics, measure) { one } else { two }
}

/// On how many sheets they are.
pub(super) fn sheets(rows: &Rows, metrics: &Metrics, measure: &Measure) -> usize {
    pages(rows.clone(), metrics.paged, metrics, measure).len()
}

/// The page as a list: when it is and what it is about, the ways on, and what became of suggestions.
fn rows_of(ui: &FristedWindow, view: &MeetingView, outcomes: &[OutcomeCard], columns: usize) -> Rows {
    let texts = ui.global::<Texts>();
    let mut cards = head(ui, view, &format!("agenda:{}", view.slug));
    if view.items.is_empty() {
        cards.extend(items(ui, view, columns));
    }
    cards.extend(view.items.iter().map(short_item));
    let mut rows = in_columns(cards, columns);
    let mut doors = Vec::new();
    if let Some(minutes) = view.minutes.first() {
        let title = texts.invoke_minutes_of(minutes.month.as_str().into());
        doors.push(door(&format!("minutes:{}", minutes.slug), "blad", title));
    }
    doors.push(door("suggest", "plus", texts.get_suggest_topic()));
    doors.push(door("board", "forslag", texts.get_you_suggested()));
    doors.push(door("other-meetings", "folk", texts.get_other_meetings()));
    rows.extend(in_columns(doors, columns));
    if !outcomes.is_empty() {
        rows.push(vec![heading(texts.get_you_suggested())]);
        let cards = outcomes.iter().map(|one| outcome_card(ui, one)).collect();
        rows.extend(in_columns(cards, columns));
    }
    rows
}

/// An item with who decides, as beside the outcomes; the rest of it stands on the agenda, to which the date leads.
fn short_item(item: &ItemView) -> Card {
    let card = fact(icon(item.influence), item.title.as_str(), item.plain.as_str());
    Card { label: row(item).label, ..card }
}

/// When and where, and the way into the meeting while it can be opened.
pub(super) fn head(ui: &FristedWindow, view: &MeetingView, action: &str) -> Vec<Card> {
    let texts = ui.global::<Texts>();
    let Some(next) = &view.next else {
        return vec![fact("husmode", ui.global::<AskTexts>().get_no_meeting(), view.text.as_str())];
    };
    let mut cards = vec![Card {
        action: action.into(),
        fill: CardFill::Later,
        ..fact("kalender", words::capital(&next.long), next.place.as_str())
    }];
    if next.open_until.is_some() {
        let action = format!("meeting-view:{}", view.slug);
        let card = fact("husmode", texts.get_open_meeting(), texts.get_open_meeting_text());
        cards.push(Card { action: action.into(), fill: CardFill::Free, ..card });
    }
    cards
}

/// The whole items, in so many columns.
pub(super) fn items(ui: &FristedWindow, view: &MeetingView, columns: usize) -> Vec<Card> {
    let texts = ui.global::<Texts>();
    if view.items.is_empty() {
        return vec![fact("postkasse", texts.get_no_agenda(), ui.global::<AskTexts>().get_no_agenda_text())];
    }
    let card = |item| if columns == 1 { wide_item(item) } else { item_card(item) };
    view.items.iter().map(card).collect()
}

/// An item of the agenda as a card.
pub(super) fn item_card(item: &ItemView) -> Card {
    let level = format!("{}, {}", item.plain, item.formal);
    Card { lead: level.into(), ..fact(icon(item.influence), item.title.as_str(), sentences(item)) }
}

/// The same over the whole width, where the level needs no line of its own.
fn wide_item(item: &ItemView) -> Card {
    let text = format!("{}, {}. {}", item.plain, item.formal, sentences(item));
    fact(icon(item.influence), item.title.as_str(), text)
}

/// Who decides, where it comes from, and what there is to say.
#[must_use]
pub fn sentences(item: &ItemView) -> String {
    let parts = [&item.decided_by, &item.origin, &item.text].into_iter().filter(|part| !part.is_empty());
    let sentence = |part: &String| if part.ends_with(['.', '?']) { part.clone() } else { format!("{part}.") };
    parts.map(sentence).collect::<Vec<_>>().join(" ")
}

fn outcome_card(ui: &FristedWindow, one: &OutcomeCard) -> Card {
    let instead = if one.instead.is_empty() {
        String::new()
    } else {
        format!(" {} {}", ui.global::<Texts>().get_instead(), one.instead)
    };
    Card {
        action: "board".into(),
        fill: CardFill::Press,
        ..fact(&one.icon, one.title.clone(), format!("{}{instead}", one.text))
    }
}
