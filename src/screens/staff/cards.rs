//! The pages of getting in that are lists of cards.

use fristed_ui::{Card, CardFill, StaffTexts, ToldTexts};
use slint::SharedString;

use super::act::Act;
use crate::app::staff::access::{EmployeesView, RecoveredView, TileView};
use crate::app::staff::role_words;
use crate::domain::access::Place;
use crate::domain::employee::{Right, Role};
use crate::domain::text::Language;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;

/// A card that does something when it is pressed.
pub(super) fn press(icon: &str, title: SharedString, text: SharedString, act: &Act) -> Card {
    Card { action: act.name().into(), fill: CardFill::Press, ..fact(icon, title, text) }
}

/// The one that goes on.
pub(super) fn go_on(icon: &str, title: SharedString, text: SharedString, act: &Act) -> Card {
    Card { fill: CardFill::Free, ..press(icon, title, text, act) }
}

/// Where there is no staff's side.
pub(super) fn elsewhere(texts: &StaffTexts<'_>) -> Rows {
    vec![vec![fact("noegle", texts.get_elsewhere(), texts.get_elsewhere_text())]]
}

/// The first time.
pub(super) fn welcome(texts: &StaffTexts<'_>) -> Rows {
    vec![
        vec![fact("noegle", texts.get_welcome(), texts.get_welcome_text())],
        vec![fact("blyant", texts.get_welcome_cards(), texts.get_welcome_cards_text())],
        vec![fact("fortryd", texts.get_welcome_stop(), texts.get_welcome_stop_text())],
        vec![go_on("frem", texts.get_begin(), SharedString::new(), &Act::Begin)],
    ]
}

/// Where the screen stands. What was said where the machine was set up comes first, and is no answer yet.
pub(super) fn places(texts: &StaffTexts<'_>, said: Option<Place>, metrics: &Metrics) -> Rows {
    let card = |place: Place| {
        let act = Act::Place(place);
        let card = match place {
            Place::CommonRoom => press("sofa", texts.get_common_room(), texts.get_common_room_text(), &act),
            Place::StaffRoom => press("noegle", texts.get_staff_room(), texts.get_staff_room_text(), &act),
        };
        if said == Some(place) { Card { lead: texts.get_said_place(), fill: CardFill::Free, ..card } } else { card }
    };
    let places = match said {
        Some(Place::StaffRoom) => [Place::StaffRoom, Place::CommonRoom],
        Some(Place::CommonRoom) | None => [Place::CommonRoom, Place::StaffRoom],
    };
    in_columns(places.map(card).into(), metrics.columns(560.0, 2))
}

/// Both cards are lost: said plainly, with what there is all the same.
pub(super) fn all_lost(texts: &StaffTexts<'_>) -> Rows {
    vec![
        vec![fact("laas", texts.get_all_lost(), texts.get_all_lost_text())],
        vec![fact("husmode", texts.get_still_works(), texts.get_still_works_text())],
        vec![fact("ga", texts.get_start_over(), texts.get_start_over_text())],
        vec![press("tilbage", texts.get_use_start(), SharedString::new(), &Act::UseStartCode)],
    ]
}

/// A PIN is forgotten: a colleague helps, and where nobody can, the recovery key does.
pub(super) fn code_gone(texts: &StaffTexts<'_>, gone: &ToldTexts<'_>) -> Rows {
    vec![
        vec![fact("folk", gone.get_ask_colleague(), gone.get_ask_colleague_text())],
        vec![fact("laas", gone.get_nobody_in(), gone.get_nobody_in_text())],
        vec![press("noegle", texts.get_use_recovery(), SharedString::new(), &Act::UseRecoveryKey)],
        vec![go_on("tilbage", gone.get_back_to_codes(), SharedString::new(), &Act::CodeThere)],
    ]
}

/// What an employee may do, in words.
pub(super) fn right_words(texts: &StaffTexts<'_>, right: Right) -> SharedString {
    match right {
        Right::House => texts.get_right_house(),
        Right::Compass => texts.get_right_compass(),
    }
}

/// An employee as a card: initials, what she may do, and whether her code is closed.
pub(super) fn tile(texts: &StaffTexts<'_>, tile: &TileView) -> Card {
    let right = right_words(texts, tile.right);
    let mut text = right.to_string();
    if !tile.role_words.is_empty() {
        text = format!("{}. {text}", tile.role_words);
    }
    if tile.dead {
        text = format!("{text}. {}", texts.get_pin_closed());
    }
    fact(role_words::icon(tile.role), tile.initials.as_str(), text)
}

/// The two ways of adding somebody: who is employed here, and who is not.
pub(super) fn add_cards(texts: &StaffTexts<'_>, language: Language) -> [Card; 2] {
    let (title, text) = role_words::add_other(language);
    [
        press("plus", texts.get_add(), role_words::add_staff(language).into(), &Act::Write),
        press("plus", title.into(), text.into(), &Act::AskRole),
    ]
}

/// Which sort of colleague it is, where she is not employed here.
pub(super) fn ask_role(language: Language, metrics: &Metrics) -> Rows {
    let (title, text) = role_words::who(language);
    let roles = [Role::Volunteer, Role::Student, Role::Substitute];
    let card = |role: Role| {
        let name = role_words::role(role, language);
        press(role_words::icon(role), name.into(), SharedString::new(), &Act::WriteFor(role))
    };
    let mut rows = vec![vec![fact("folk", title, text)]];
    rows.extend(in_columns(roles.map(card).into(), metrics.columns(480.0, 3)));
    rows
}

/// The employees of the first run.
pub(super) fn first_employees(
    texts: &StaffTexts<'_>,
    view: &EmployeesView,
    (language, metrics): (Language, &Metrics),
) -> Rows {
    let mut rows = Rows::new();
    match view.missing {
        0 => rows.push(vec![go_on("ja", texts.get_set_up(), texts.get_set_up_text(), &Act::Finish)]),
        1 => rows.push(vec![fact("folk", texts.get_add_one(), texts.get_add_why())]),
        _ => rows.push(vec![fact("folk", texts.get_add_two(), texts.get_add_why())]),
    }
    rows.extend(in_columns(add_cards(texts, language).into(), metrics.columns(560.0, 2)));
    let tiles = view.tiles.iter().map(|one| tile(texts, one)).collect();
    rows.extend(in_columns(tiles, metrics.columns(400.0, 3)));
    rows
}

/// After the recovery key: who is to have a new PIN.
pub(super) fn recovered(texts: &StaffTexts<'_>, view: &RecoveredView, metrics: &Metrics) -> Rows {
    let mut rows = vec![
        vec![fact("noegle", texts.get_recovered(), texts.get_recovered_text())],
        vec![go_on("ja", texts.get_finish(), SharedString::new(), &Act::Finish)],
        vec![heading(texts.get_new_pin())],
    ];
    let card =
        |one: &TileView| Card { action: Act::NewPin(one.id).name().into(), fill: CardFill::Press, ..tile(texts, one) };
    rows.extend(in_columns(view.tiles.iter().map(card).collect(), metrics.columns(400.0, 3)));
    rows
}
