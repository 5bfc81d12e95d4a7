//! The desk where it is no single page, with large text and on small screens: doors with their state in a line each,
//! today's programme and the facilities first. What has to be done before anything else stands above them.

use fristed_ui::{Card, CardFill, ErrandTexts, ReleasedTexts, RunningTexts};
use slint::{ComponentHandle as _, SharedString};

use super::act::Act;
use super::cards::{go_on, press};
use super::desk::Door;
use super::desk_page::status_words;
use super::meetings::MeetAt;
use super::{Laying, errands, lists, released, running};
use crate::app::desk::DeskView;
use crate::app::facilities::{FacilityState, FacilityView};
use crate::app::staff::access::OpenView;
use crate::app::{desk_words, words};
use crate::domain::guide::Helps;
use crate::domain::text::Language;
use crate::draw::measure::Weight;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::facilities;
use crate::screens::staff::running::door;

/// What the list is made of.
pub(super) struct Said<'a> {
    pub desk: &'a DeskView,
    /// Wrong tries since she was in last.
    pub since: Option<String>,
    /// Agreements of a round that come up today.
    pub up: Option<Card>,
    /// Every page behind the desk.
    pub doors: Vec<Card>,
    pub view: &'a OpenView,
    pub language: Language,
}

/// The whole desk.
pub(super) fn rows(laying: &Laying<'_>, mut said: Said<'_>) -> Rows {
    let mut rows: Rows = first(laying, &said).into_iter().map(|card| vec![card]).collect();
    let states = states(laying, &mut said);
    // What says its state is not said once more without it.
    let mut doors = said.doors;
    doors.retain(|door| !states.iter().any(|state| state.action == door.action));
    let columns = laying.metrics.columns(560.0, 3);
    rows.extend(in_columns(states, columns));
    rows.extend(compact(laying, doors));
    rows
}

/// What comes before everything else; the new start code first of all.
fn first(laying: &Laying<'_>, said: &Said<'_>) -> Vec<Card> {
    let texts = &laying.texts;
    let mut first = Vec::new();
    if said.view.start_code_due {
        let due = go_on("noegle", texts.get_new_start_code(), texts.get_start_code_due(), &Act::NewStartCode);
        first.push(Card { fill: CardFill::Now, ..due });
    }
    if !said.view.audit_whole {
        first.push(fact("blad", texts.get_audit_broken(), texts.get_audit_broken_text()));
    }
    first.extend(said.since.as_ref().map(|words| fact("oeje", words.as_str(), "")));
    first
}

/// One door, with how things stand behind it.
fn state(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> Card {
    Card { tile: true, ..door(icon, title, text, action) }
}

/// The day in doors.
fn states(laying: &Laying<'_>, said: &mut Said<'_>) -> Vec<Card> {
    let (texts, running_texts) = (&laying.texts, laying.ui.global::<RunningTexts>());
    let (desk, language) = (said.desk, said.language);
    let programme = desk_words::programme(&desk.programme, language);
    let mut cards = vec![
        state("kalender", running_texts.get_programme(), programme, running::At::Programme(0).name()),
        state("bad", texts.get_facilities(), desk_words::facilities(&desk.facilities, language), Door::Places.name()),
    ];
    if let Some((id, food)) = desk.food.first() {
        cards.push(state("gryde", food.as_str(), "", running::time_name(id)));
    }
    cards.push(here(laying, desk));
    cards.extend(desk.shift.as_ref().map(|list| {
        let title = format!("{} {}", list.title, words::short_date(list.view.listing.date, language));
        let action = lists::At::One(list.view.listing.clone()).name();
        state(&list.icon, title, desk_words::places(list.view.free, language), action)
    }));
    let released = laying.ui.global::<ReleasedTexts>().get_suggestions();
    cards.push(state("forslag", released, desk.suggestions.as_str(), released::At::Waiting.name()));
    cards.extend(desk.agenda.as_ref().map(|one| {
        state("husmode", one.name.as_str(), one.state.as_str(), MeetAt::Agenda(one.meeting.clone()).name())
    }));
    let health = laying.ui.global::<ErrandTexts>().get_health();
    cards.push(state("skaerm", health, status_words(texts, desk, None, language), errands::At::Health.name()));
    if desk.programme.is_empty() {
        let ideas = Act::Door(Door::Guides(Some(Helps::EmptyPlan)));
        cards.push(Card { tile: true, ..press("trappe", texts.get_guides_empty(), texts.get_nothing_today(), &ideas) });
    }
    cards.extend(said.up.take().map(|up| Card { tile: true, ..up }));
    let fill = if desk.is_open { CardFill::Free } else { CardFill::Closed };
    cards.push(Card { tile: true, fill, ..fact("ur", desk.open.as_str(), desk.clock.as_str()) });
    cards
}

/// Who stands on *I dag*, and one's own name.
fn here(laying: &Laying<'_>, desk: &DeskView) -> Card {
    let texts = &laying.texts;
    let who = texts.get_here_today();
    let who = if desk.here.is_empty() { who } else { format!("{who}: {}", desk.here).into() };
    let (verb, act) =
        if desk.is_here { (texts.get_here_off(), Act::HereOff) } else { (texts.get_here_me(), Act::Door(Door::Here)) };
    // Who cannot see that nobody stands there is told so.
    let label = if desk.here.is_empty() { format!("{verb}. {}", texts.get_nobody_here()) } else { String::new() };
    Card { tile: true, label: label.into(), ..press("person", who, verb, &act) }
}

/// The rest of the doors by their names, as many beside each other as leave every word whole.
fn compact(laying: &Laying<'_>, doors: Vec<Card>) -> Rows {
    let (metrics, measure) = (laying.metrics, laying.measure);
    let widest = doors
        .iter()
        .flat_map(|card| card.title.split(' '))
        .map(|word| measure.width(word, Weight::Bold, metrics.row) * 1.02)
        .fold(0.0, f32::max);
    let icon = metrics.icon_large + metrics.gutter;
    let room = |columns: usize| metrics.column_width(columns) - 2.0 * metrics.pad_small;
    let fits = |columns: usize, icon: f32| widest <= room(columns) - icon;
    let most = |icon: f32| (1..=4).rev().find(|columns| fits(*columns, icon)).unwrap_or(1);
    // Names alone stand closer; the drawings go only where that saves a sheet of them.
    let (with, without) = (most(icon), most(0.0));
    let bare = with < 3 && without > with;
    let cards = doors.into_iter().map(|card| Card {
        tile: true,
        fill: CardFill::Chosen,
        text: SharedString::new(),
        icon: if bare { SharedString::new() } else { card.icon.clone() },
        ..card
    });
    in_columns(cards.collect(), if bare { without } else { with })
}

/// The facilities, each with one press that takes it or frees it, and the way to closing and opening.
pub(super) fn places(laying: &Laying<'_>, all: &[FacilityView], language: Language) -> Rows {
    let (texts, metrics) = (&laying.texts, laying.metrics);
    let running_texts = laying.ui.global::<RunningTexts>();
    let cards = all.iter().map(|view| {
        let card = facilities::tile(view);
        let (button, action) = match view.state {
            FacilityState::Free => (texts.get_take_it(), format!("take:{}", view.id.0)),
            FacilityState::Taken | FacilityState::PerhapsFree => {
                (texts.get_free_it(), format!("release:{}", view.id.0))
            }
            FacilityState::Closed => (running_texts.get_open_again(), running::At::Facility(view.id).name()),
        };
        let fill = if card.fill == CardFill::Press { CardFill::Plain } else { card.fill };
        let nothing = SharedString::new;
        let card = Card { action: nothing(), icon: nothing(), text: nothing(), fill, ..card };
        Card { button, button_action: action.into(), ..card }
    });
    let mut rows = in_columns(cards.collect(), metrics.columns(760.0, 2));
    if all.is_empty() {
        rows.push(vec![fact("doer", desk_words::house_closed(language), "")]);
    }
    let (name, text) = (running_texts.get_facilities(), running_texts.get_facilities_text());
    rows.push(vec![door("pause", name, text, running::At::Facilities.name())]);
    rows
}
