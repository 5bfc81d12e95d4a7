//! The pages of the lists.

use fristed_ui::{Card, CardFill, DeskTexts};
use slint::SharedString;

use super::at::{At, name_of, print_name};
use crate::app::running::list_words;
use crate::app::running::lists::{ListForStaff, OnList, StandsView, wish};
use crate::app::{join_words, words};
use crate::domain::duty::Step;
use crate::domain::sign_up::{Listing, Sign, shows};
use crate::domain::started::Started;
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::card_signs;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::join_steps::With;
use crate::screens::layout::Metrics;
use crate::store::StoreError;

/// A card that leads on.
fn door(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> Card {
    Card { action: action.into(), fill: CardFill::Press, ..fact(icon, title, text) }
}

fn find<'a>(all: &'a [ListForStaff], of: &Listing) -> Option<&'a ListForStaff> {
    all.iter().find(|list| list.view.listing == *of)
}

/// Title of a page: the duty where it is about one.
pub(super) fn title(at: &At, all: &[ListForStaff], texts: &DeskTexts<'_>) -> SharedString {
    let of = match at {
        At::All => return texts.get_lists(),
        At::One(of) | At::Off(of, _) | At::Step(of) | At::Sign(of, _) | At::Secret(of, ..) => of,
    };
    find(all, of).map_or_else(|| texts.get_lists(), |list| list.title.as_str().into())
}

impl Screens {
    /// The cards of a page.
    pub(super) fn list_rows(
        &self,
        at: &At,
        all: &[ListForStaff],
        texts: &DeskTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let list = match at {
            At::All => return Ok(overview(all, &self.started_cards(texts)?, texts, metrics)),
            At::One(of) | At::Off(of, _) | At::Step(of) | At::Sign(of, _) | At::Secret(of, ..) => find(all, of),
        };
        let Some(list) = list else { return Ok(vec![vec![fact("kalender", texts.get_no_lists(), "")]]) };
        Ok(match at {
            At::All | At::One(_) => one(list, texts, metrics),
            At::Off(of, sign) => off(list, (of, *sign), language, texts, metrics),
            At::Step(of) => steps(list, of, texts, metrics),
            At::Sign(of, step) => {
                let card = |sign: Sign| {
                    let action = At::Secret(of.clone(), *step, sign).name().into();
                    let card = card_signs::drawn(&join_words::icons(sign), join_words::sign(sign, language), "");
                    Card { action, fill: CardFill::Press, tile: true, ..card }
                };
                let signs = self.app.signs_to_choose(of)?.into_iter().map(card).collect();
                let mut rows = vec![vec![fact("person", texts.get_which_sign(), texts.get_which_sign_text())]];
                rows.extend(card_signs::in_columns(signs, With::of(metrics, &self.measure, language).signs));
                rows
            }
            At::Secret(of, step, sign) => {
                let card = |secret: Symbol| {
                    let put = OnList::PutDown(wish(of.clone(), *step, *sign, secret));
                    door(&secret.icon(), secret.word(language), "", name_of(&put))
                };
                let secrets = Symbol::all().filter(|secret| !shows(*sign, *secret)).map(card).collect();
                let mut rows = vec![vec![fact("laas", texts.get_which_secret(), texts.get_which_secret_text())]];
                rows.extend(in_columns(secrets, metrics.columns(360.0, 5)));
                rows
            }
        })
    }

    /// What somebody has started today, each with a press that takes it down.
    fn started_cards(&self, texts: &DeskTexts<'_>) -> Result<Vec<Card>, StoreError> {
        let language = self.place.language;
        let card = |one: Started| Card {
            lead: words::capital(&words::at_time(one.time, language)).into(),
            button: texts.get_take_down(),
            button_action: name_of(&OnList::TakeDown(one)).into(),
            ..fact(one.thing.icon(), join_words::thing(one.thing, language), join_words::meet(one.place, language))
        };
        Ok(self.app.started_today()?.into_iter().map(card).collect())
    }
}

/// Every list with its date, and who stands there.
fn overview(all: &[ListForStaff], started: &[Card], texts: &DeskTexts<'_>, metrics: &Metrics) -> Rows {
    let card = |list: &ListForStaff| {
        let people: Vec<&str> = list.people.iter().map(|one| one.word.as_str()).collect();
        let glance = &list.view.glance;
        let text = if people.is_empty() { glance.clone() } else { format!("{glance}. {}", people.join(", ")) };
        let card = door(&list.icon, list.title.as_str(), text, At::One(list.view.listing.clone()).name());
        Card { lead: format!("{} {}", list.view.day, list.view.hours).into(), ..card }
    };
    let cards: Vec<Card> = all.iter().map(card).collect();
    if cards.is_empty() && started.is_empty() {
        return vec![vec![fact("kalender", texts.get_no_lists(), "")]];
    }
    let mut rows = Rows::new();
    if !started.is_empty() {
        rows.push(vec![heading(texts.get_started())]);
        rows.extend(in_columns(started.to_vec(), metrics.columns(760.0, 2)));
        rows.push(vec![heading(texts.get_lists())]);
    }
    rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
    rows
}

/// Somebody on the list, with what can be done.
fn person(list: &ListForStaff, one: &StandsView, texts: &DeskTexts<'_>) -> Card {
    let of = &list.view.listing;
    let (button, what) = match (one.agreed, one.next_too) {
        (Some(agreed), _) => {
            let name = if agreed { texts.get_disagree() } else { texts.get_agree() };
            (name, Some(OnList::Agree(of.clone(), one.sign, !agreed)))
        }
        (None, Some(false)) => (texts.get_next_time_too(), Some(OnList::KeepPlace(of.clone(), one.sign))),
        (None, _) => (SharedString::new(), None),
    };
    let text =
        if one.next_too == Some(true) { texts.get_is_next_time_too() } else { SharedString::from(one.takes.as_str()) };
    let off = (texts.get_take_off(), At::Off(of.clone(), one.sign).name());
    let card = card_signs::drawn(&one.icons, one.word.as_str(), text);
    match what {
        Some(what) => Card {
            button,
            button_action: name_of(&what).into(),
            button_2: off.0,
            button_2_action: off.1.into(),
            ..card
        },
        None => Card { button: off.0, button_action: off.1.into(), ..card },
    }
}

fn one(list: &ListForStaff, texts: &DeskTexts<'_>, metrics: &Metrics) -> Rows {
    let said = fact(&list.icon, list.view.day.as_str(), list.view.glance.as_str());
    let mut rows = vec![vec![Card { lead: words::capital(&list.view.hours).into(), fill: CardFill::Later, ..said }]];
    let of = list.view.listing.clone();
    let print = door("print", texts.get_print_list(), texts.get_print_list_text(), print_name(&of));
    // A group has one step only, so that there is nothing to choose.
    let put = match (list.kind, list.steps.first()) {
        (Some(_), Some(_)) => Some(At::Step(of)),
        (None, Some((step, _))) => Some(At::Sign(of, *step)),
        (_, None) => None,
    };
    let put = match put {
        Some(at) => {
            Card { fill: CardFill::Free, ..door("plus", texts.get_put_down(), texts.get_put_down_text(), at.name()) }
        }
        None => fact("puf", texts.get_places_taken(), list.view.instead.as_str()),
    };
    rows.extend(in_columns(vec![put, print], metrics.columns(560.0, 2)));
    let columns = metrics.columns(760.0, 2);
    let front: Vec<Card> = list.in_front().map(|one| person(list, one, texts)).collect();
    if list.people.is_empty() {
        rows.push(vec![fact("person", texts.get_nobody(), "")]);
    }
    rows.extend(in_columns(front, columns));
    let reserve: Vec<Card> = list.in_reserve().map(|one| person(list, one, texts)).collect();
    if !reserve.is_empty() {
        rows.push(vec![heading(texts.get_reserve())]);
        rows.extend(in_columns(reserve, columns));
    }
    rows
}

/// Asked once more: what it takes to put it back is in memory alone, and not for long.
fn off(
    list: &ListForStaff,
    (of, sign): (&Listing, Sign),
    language: Language,
    texts: &DeskTexts<'_>,
    metrics: &Metrics,
) -> Rows {
    let Some(one) = list.people.iter().find(|one| one.sign == sign) else {
        return vec![vec![fact("person", texts.get_nobody(), "")]];
    };
    let text = format!("{} {}", texts.get_take_off_text(), list_words::can_be_undone(language));
    let said = card_signs::drawn(&one.icons, one.word.as_str(), text);
    let yes = door("ja", texts.get_take_off_yes(), "", name_of(&OnList::TakeOff(of.clone(), sign)));
    let no = door("tilbage", texts.get_take_off_no(), "", At::One(of.clone()).name());
    let mut rows = vec![vec![Card { lead: one.takes.as_str().into(), ..said }]];
    rows.extend(in_columns(vec![Card { fill: CardFill::Free, ..yes }, no], metrics.columns(560.0, 2)));
    rows
}

fn steps(list: &ListForStaff, of: &Listing, texts: &DeskTexts<'_>, metrics: &Metrics) -> Rows {
    let card = |(step, name): &(Step, String)| door("trappe", name.as_str(), "", At::Sign(of.clone(), *step).name());
    let mut rows = vec![vec![fact("trappe", texts.get_which_step(), list.view.glance.as_str())]];
    rows.extend(in_columns(list.steps.iter().map(card).collect(), metrics.columns(560.0, 2)));
    rows
}
