//! The ends of the ways through Vær med. Each of them ends with one next possibility, never with a list and never with
//! nothing.

use fristed_ui::{AskTexts, Card, CardFill, FristedWindow, JoinTexts, MarkShape, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::card_signs;
use super::cards::{Rows, fact};
use super::join_at::{Own, Thanks, listing_word};
use super::join_steps::door;
use crate::app::activity::EntryView;
use crate::app::join::{GroupView, ListView};
use crate::app::{join_words, started_words, words};
use crate::domain::duty::DutyKind;
use crate::domain::sign_up::Sign;
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;

/// One next possibility: what is on now or comes next; where nothing does, I dag.
fn next(ui: &FristedWindow, next: Option<&EntryView>) -> Rows {
    let card = match next {
        Some(next) => {
            door(&next.icon, next.title.as_str(), words::capital(&next.when), format!("activity:{}", next.id))
        }
        None => door("idag", ui.global::<Texts>().get_go_home(), "", "today".to_owned()),
    };
    vec![vec![lead_on(ui, card)]]
}

fn lead_on(ui: &FristedWindow, card: Card) -> Card {
    Card { lead: ui.global::<JoinTexts>().get_next(), ..card }
}

/// What one does to look in on a group.
#[must_use]
pub fn look(ui: &FristedWindow, group: &GroupView, after: Option<&EntryView>) -> Rows {
    let when = group.next.as_ref().map_or_else(String::new, |next| words::capital(&next.when));
    let mut rows = vec![vec![Card {
        fill: CardFill::Free,
        lead: when.into(),
        ..fact("oeje", group.title.as_str(), group.look.as_str())
    }]];
    rows.extend(next(ui, after));
    rows
}

/// A list on which nobody stands that it is about; whoever looks for their own can be on it.
#[must_use]
pub fn nobody(ui: &FristedWindow, view: &ListView) -> Rows {
    let list =
        door("kalender", view.day.as_str(), view.glance.as_str(), format!("list:{}", listing_word(&view.listing)));
    vec![vec![fact("person", "", ui.global::<JoinTexts>().get_nobody_yet())], vec![lead_on(ui, list)]]
}

/// Nobody waits for the place that has become free.
#[must_use]
pub fn nobody_waits(ui: &FristedWindow, view: &ListView, language: Language) -> Rows {
    let list =
        door("kalender", view.day.as_str(), view.glance.as_str(), format!("list:{}", listing_word(&view.listing)));
    vec![vec![fact("person", "", join_words::nobody_waits(language))], vec![lead_on(ui, list)]]
}

/// A page whose date is over, or whose duty is gone.
#[must_use]
pub fn nothing(ui: &FristedWindow, after: Option<&EntryView>) -> Rows {
    let mut rows = vec![vec![fact("kalender", "", ui.global::<AskTexts>().get_nothing_planned())]];
    rows.extend(next(ui, after));
    rows
}

/// What somebody had started does not stand there any more.
#[must_use]
pub fn taken_down(ui: &FristedWindow, after: Option<&EntryView>, language: Language) -> Rows {
    let mut rows = vec![vec![fact("idag", "", started_words::is_gone(language))]];
    rows.extend(next(ui, after));
    rows
}

/// There is no time left today at which something could begin.
#[must_use]
pub fn no_time(ui: &FristedWindow, after: Option<&EntryView>, language: Language) -> Rows {
    let mut rows = vec![vec![fact("ur", "", started_words::no_time(language))]];
    rows.extend(next(ui, after));
    rows
}

/// Three secrets were other ones: somebody helps, or it works again in a little while. Both ways are open.
#[must_use]
pub fn pause(ui: &FristedWindow, after: Option<&EntryView>) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let ask = ui.global::<AskTexts>();
    let mut rows = vec![
        vec![Card { fill: CardFill::Free, ..fact("tale", ask.get_ask_us(), ask.get_guard_number()) }],
        vec![fact("ur", texts.get_try_later(), texts.get_try_later_text())],
    ];
    rows.extend(next(ui, after));
    rows
}

/// Thanks, and one next possibility.
#[must_use]
pub fn thanks(
    ui: &FristedWindow,
    (of, own): (Thanks, Option<Own>),
    kind: Option<DutyKind>,
    after: Option<&EntryView>,
    language: Language,
) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let said = match of {
        Thanks::Joined => texts.get_you_are_in(),
        Thanks::Wished => join_words::wished(language).into(),
        Thanks::Reserve => join_words::on_reserve(language).0.into(),
        Thanks::MovedUp => join_words::moved_up(language).into(),
        Thanks::Gone => texts.get_gone(),
        Thanks::Kept => texts.get_kept(),
        Thanks::Need => texts.get_need_taken(),
        Thanks::Started => started_words::it_stands(language).into(),
        Thanks::Pause => return pause(ui, after),
    };
    let first = match own.and_then(|own| own.sign) {
        // The sign that stands on the list, large, so that its person knows it again among the others.
        Some(sign) => sign_card(sign, said.as_str(), language),
        None => fact("jacirkel", said, ""),
    };
    let mut rows = vec![vec![Card { fill: CardFill::Free, ..first }]];
    match (of, kind) {
        (Thanks::Wished, Some(DutyKind::Kitchen)) => {
            rows.push(vec![fact("tale", "", ui.global::<AskTexts>().get_wish_kitchen())]);
        }
        (Thanks::Wished, _) => rows.push(vec![fact("tale", "", ui.global::<AskTexts>().get_wish())]),
        (Thanks::Reserve, _) => rows.push(vec![fact("ur", "", join_words::on_reserve(language).1)]),
        _ => {}
    }
    let remember = match of {
        Thanks::Started => started_words::secret(language).into(),
        _ => texts.get_remember_secret(),
    };
    rows.extend(own.map(|own| vec![secret_card(ui, (own.secret, own.open), remember)]));
    rows.extend(next(ui, after));
    rows
}

fn sign_card(sign: Sign, said: &str, language: Language) -> Card {
    let card = card_signs::drawn(&join_words::icons(sign), join_words::sign(sign, language), "");
    Card { mark: MarkShape::Round, tile: true, lead: said.into(), ..card }
}

/// The drawing that only its person knows: covered, for others see the screen as well. A press shows it small, so that a
/// hand that missed is seen to have. Its word stands nowhere, so that no voice says it to the room.
fn secret_card(ui: &FristedWindow, (secret, open): (Symbol, bool), remember: SharedString) -> Card {
    let texts = ui.global::<JoinTexts>();
    let card = Card {
        button: texts.get_show_it(),
        button_action: "uncover".into(),
        ..fact("laas", texts.get_secret_title(), remember)
    };
    if open {
        Card { sign: secret.icon().into(), state: texts.get_this_one(), button: texts.get_cover_it(), ..card }
    } else {
        card
    }
}
