//! The pages of Vær med that are one step further in: dates, steps, signs, secrets.

use fristed_ui::{Card, CardFill, FristedWindow, JoinTexts};
use slint::{ComponentHandle as _, SharedString};

use super::card_signs;
use super::cards::{Rows, fact, heading, in_columns};
use super::join_at::{Why, listing_word, why_word};
use super::join_ends;
use super::layout::Metrics;
use crate::app::join::{DutyView, GroupView, ListView, PersonView};
use crate::app::{join_words, started_words, words};
use crate::domain::day::Phase;
use crate::domain::duty::Step;
use crate::domain::sign_up::{Listing, Sign, shows};
use crate::domain::started::{Meet, Started, Thing};
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;
use crate::draw::measure::{Measure, Weight};

/// What the pages are laid out with.
#[derive(Clone, Copy)]
pub struct With<'a> {
    pub metrics: &'a Metrics,
    pub language: Language,
    /// How many signs stand beside each other, and how many pairs.
    pub signs: (usize, usize),
}

impl<'a> With<'a> {
    /// As many signs beside each other as have room for the longest of their words.
    #[must_use]
    pub fn of(metrics: &'a Metrics, measure: &Measure, language: Language) -> Self {
        let widest =
            |widest: f32, symbol: Symbol| widest.max(measure.width(symbol.word(language), Weight::Bold, metrics.row));
        let word = Symbol::all().fold(0.0, widest);
        let sides = metrics.icon_large + metrics.gutter + 2.0 * metrics.pad_small;
        let columns = |needed: f32| {
            let mut columns = metrics.columns(360.0, 5);
            while columns > 1 && metrics.column_width(columns) < needed {
                columns -= 1;
            }
            columns
        };
        let one = word + sides;
        Self { metrics, language, signs: (columns(one), columns(one + metrics.icon_large + metrics.gutter)) }
    }

    /// How many people stand beside each other, each with what they take on.
    fn beside(self) -> (usize, usize) {
        let most = self.metrics.columns(420.0, 4);
        (most.min(self.signs.0), most.min(self.signs.1))
    }
}

/// A card that leads on.
pub(super) fn door(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> Card {
    Card { action: action.into(), fill: CardFill::Press, ..fact(icon, title, text) }
}

/// A duty's next dates: wanted and taken at a glance.
#[must_use]
pub fn duty(ui: &FristedWindow, view: &DutyView, metrics: &Metrics) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let mut rows = vec![vec![fact(&view.icon, "", view.text.as_str())], vec![heading(texts.get_choose_date())]];
    let date = |date: &ListView| {
        let action = format!("list:{}", listing_word(&date.listing));
        let card = door("kalender", date.day.as_str(), date.glance.as_str(), action);
        card_signs::with(Card { lead: words::capital(&date.hours).into(), ..card }, card_signs::people(date))
    };
    rows.extend(in_columns(view.dates.iter().map(date).collect(), metrics.columns(760.0, 2)));
    rows
}

/// One date of a duty: its steps, who is in, and the way back.
#[must_use]
pub fn list(ui: &FristedWindow, duty: &DutyView, view: &ListView, with: With<'_>) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let word = listing_word(&view.listing);
    let mut rows = vec![vec![Card {
        lead: words::capital(&view.hours).into(),
        ..fact(&duty.icon, view.day.as_str(), view.glance.as_str())
    }]];
    // On the day itself a place is anybody's, and theirs as well.
    let is_waited_for = view.free > 0 && view.people.iter().any(|one| one.in_reserve);
    if view.for_reserve > 0 || is_waited_for {
        let (title, text) = join_words::move_up(with.language);
        let up = door("plus", title, text, format!("mine:up@{word}"));
        rows.push(vec![Card { fill: CardFill::Free, ..up }]);
    }
    if view.free == 0 {
        // The steps that are left are among what one can do.
        rows.extend(instead(ui, duty, view, with));
    } else {
        rows.push(vec![heading(texts.get_choose_step())]);
    }
    let step = |step: &crate::app::join::StepView| {
        let action = format!("sign:{word}@{}", step.step.word());
        door("trappe", step.title.as_str(), step.text.as_str(), action)
    };
    let steps = view.steps.iter().filter(|step| step.open).map(step).collect();
    rows.extend(in_columns(steps, with.metrics.columns(560.0, 2)));
    rows.extend(people(ui, &view.people, with));
    rows.extend(step_back(ui, view));
    rows
}

/// Where the places are taken: what the house has chosen instead, and another date that has some. Beside each other, so
/// that the steps that are left stand on the first sheet.
fn instead(ui: &FristedWindow, duty: &DutyView, view: &ListView, with: With<'_>) -> Rows {
    // Not that they are taken, under a door that says that a place is free.
    let title = match view.for_reserve {
        0 => ui.global::<JoinTexts>().get_places_taken(),
        _ => join_words::not_waiting(with.language).into(),
    };
    let mut cards = vec![fact("puf", title, view.instead.as_str())];
    let other = duty.dates.iter().find(|other| other.free > 0 && other.listing != view.listing);
    cards.extend(other.map(|other| {
        let action = format!("list:{}", listing_word(&other.listing));
        door("kalender", other.day.as_str(), other.glance.as_str(), action)
    }));
    let columns = with.metrics.columns(560.0, cards.len());
    in_columns(cards, columns)
}

/// The next meeting of a group.
#[must_use]
pub fn meeting(ui: &FristedWindow, group: &GroupView, view: &ListView, with: With<'_>) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let word = listing_word(&view.listing);
    let text = if group.is_over { group.text.clone() } else { format!("{}. {}", view.glance, group.text) };
    let lead = words::capital(&view.when).into();
    let mut rows = vec![vec![Card { lead, ..fact(&group.icon, group.title.as_str(), text) }]];
    let mut doors = Vec::new();
    if group.is_over {
        rows.push(vec![fact("kalender", "", join_words::is_held(group.after, with.language))]);
    } else if view.free > 0 {
        let take = door("plus", texts.get_take_the_place(), "", format!("sign:{word}@{}", Step::Whole.word()));
        doors.push(Card { fill: CardFill::Free, ..take });
    }
    // Where no meeting follows there is nothing to keep.
    if !view.people.is_empty() && group.after.is_some() {
        doors.push(door("tagom", texts.get_next_time_too(), "", format!("mine:keep@{word}")));
    }
    if !group.is_over {
        doors.push(door("oeje", texts.get_look_in(), "", format!("look:{}", group.slug)));
    }
    // All on one row where there is room, so that whoever is in stands on the first sheet.
    let columns = with.metrics.columns(560.0, doors.len().max(2));
    rows.extend(in_columns(doors, columns));
    rows.extend(people(ui, &view.people, with));
    rows.push(vec![fact("ur", "", texts.get_goes_after_meeting())]);
    rows.extend(step_back(ui, view));
    rows
}

fn people(ui: &FristedWindow, people: &[PersonView], with: With<'_>) -> Rows {
    if people.is_empty() {
        return Rows::new();
    }
    let card = |one: &PersonView| card_signs::drawn(&one.icons, one.word.as_str(), one.takes.as_str());
    let mut rows = vec![vec![heading(ui.global::<JoinTexts>().get_who_is_in())]];
    rows.extend(card_signs::in_one_grid(people.iter().map(card).collect(), with.beside()));
    rows
}

fn step_back(ui: &FristedWindow, view: &ListView) -> Rows {
    let texts = ui.global::<JoinTexts>();
    if view.people.is_empty() {
        return vec![vec![fact("fortryd", "", texts.get_step_back_text())]];
    }
    let action = format!("mine:back@{}", listing_word(&view.listing));
    vec![vec![door("fortryd", texts.get_step_back(), texts.get_step_back_text(), action)]]
}

fn sign_card(sign: Sign, action: String, language: Language) -> Card {
    let card = card_signs::drawn(&join_words::icons(sign), join_words::sign(sign, language), "");
    // One of many alike: without an arrow more of them have room.
    Card { action: action.into(), fill: CardFill::Press, tile: true, ..card }
}

/// Choosing a sign: only those that nobody on the list has.
#[must_use]
pub fn signs(ui: &FristedWindow, (listing, step): (&Listing, Step), free: &[Sign], with: With<'_>) -> Rows {
    let word = listing_word(listing);
    let card = |sign: &Sign| sign_card(*sign, format!("secret:{word}@{}@{sign}", step.word()), with.language);
    let mut rows = vec![vec![fact("person", "", ui.global::<JoinTexts>().get_goes_day_after())]];
    rows.extend(card_signs::in_columns(free.iter().map(card).collect(), with.signs));
    rows
}

/// Choosing the sign that only the person knows.
#[must_use]
pub fn secret(ui: &FristedWindow, (listing, step, sign): (&Listing, Step, Sign), with: With<'_>) -> Rows {
    let begin = format!("do-join:{}@{}@{sign}", listing_word(listing), step.word());
    let mut rows = vec![vec![fact("laas", "", ui.global::<JoinTexts>().get_choose_secret_text())]];
    rows.extend(in_columns(all_but(sign, &begin, with.language), with.signs.0));
    rows
}

/// Every drawing that does not show in `sign`, each with `begin` and its own name as what it asks for.
fn all_but(sign: Sign, begin: &str, language: Language) -> Vec<Card> {
    let hidden = Symbol::all().filter(|symbol| !shows(sign, *symbol));
    hidden.map(|symbol| sign_card(Sign::One(symbol), format!("{begin}@{symbol}"), language)).collect()
}

/// Which sign is yours?
#[must_use]
pub fn mine(ui: &FristedWindow, why: Why, view: &ListView, with: With<'_>) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let word = listing_word(&view.listing);
    let card = |one: &PersonView| {
        let action = format!("show:{}@{word}@{}", why_word(why), one.sign);
        Card { text: one.takes.as_str().into(), ..sign_card(one.sign, action, with.language) }
    };
    let mut rows = Rows::new();
    let people: Vec<&PersonView> = view.people.iter().filter(|one| why != Why::Up || one.in_reserve).collect();
    if people.is_empty() && why == Why::Up {
        return join_ends::nobody_waits(ui, view, with.language);
    }
    if people.is_empty() {
        return join_ends::nobody(ui, view);
    }
    match why {
        Why::Up => {}
        Why::Back => rows.push(vec![fact("fortryd", "", texts.get_step_back_text())]),
        Why::Keep => rows.push(vec![fact("ur", "", texts.get_goes_after_meeting())]),
    }
    rows.extend(card_signs::in_one_grid(people.into_iter().map(card).collect(), with.beside()));
    rows
}

/// And your secret one?
#[must_use]
pub fn show(why: Why, listing: &Listing, sign: Sign, with: With<'_>) -> Rows {
    let begin = format!("do-show:{}@{}@{sign}", why_word(why), listing_word(listing));
    in_columns(all_but(sign, &begin, with.language), with.signs.0)
}

/// *Jeg sætter noget i gang*: what.
#[must_use]
pub fn start_what(metrics: &Metrics, language: Language) -> Rows {
    let card =
        |thing: &Thing| door(thing.icon(), join_words::thing(*thing, language), "", format!("start:{}", thing.word()));
    in_columns(Thing::ALL.iter().map(card).collect(), metrics.columns(420.0, 3))
}

/// Where.
#[must_use]
pub fn start_where(thing: Thing, metrics: &Metrics, language: Language) -> Rows {
    let card = |place: &Meet| {
        let action = format!("start:{}@{}", thing.word(), place.word());
        door("sted", words::capital(join_words::meet(*place, language)), "", action)
    };
    in_columns(Meet::ALL.iter().map(card).collect(), metrics.columns(560.0, 2))
}

/// When: the next times of today. Where `there` has the same already, one finds it in that place.
#[must_use]
pub fn start_when(
    (thing, place): (Thing, Meet),
    times: &[chrono::NaiveTime],
    there: &[(Started, Phase)],
    with: With<'_>,
) -> Rows {
    let card = |time: &chrono::NaiveTime| {
        let one = Started { time: *time, thing, place };
        let when = words::capital(&words::at_time(*time, with.language));
        if there.iter().any(|(other, _)| *other == one) {
            let on = door(thing.icon(), when, started_words::is_on(with.language), format!("started:{one}"));
            return Card { fill: CardFill::Free, ..on };
        }
        door("ur", when, "", format!("start:{one}"))
    };
    in_columns(times.iter().map(card).collect(), with.metrics.columns(560.0, 2))
}

/// The symbol by which one takes it down again.
#[must_use]
pub fn start_secret(one: &Started, with: With<'_>) -> Rows {
    let mut rows = vec![vec![fact("laas", "", started_words::secret(with.language))]];
    rows.extend(in_columns(every_symbol(&format!("do-start:{one}"), with.language), with.signs.0));
    rows
}

/// What somebody has started: when and where. Its maker finds how to take it down; nobody is asked whether it is theirs.
#[must_use]
pub fn started(one: &Started, language: Language) -> Rows {
    let (time, place) = (words::at_time(one.time, language), join_words::meet(one.place, language));
    let text = format!("{} {place}. {}", words::capital(&time), started_words::come(language));
    let head = Card {
        fill: CardFill::Now,
        lead: words::capital(started_words::by_user(language)).into(),
        ..fact(one.thing.icon(), join_words::thing(one.thing, language), text)
    };
    let (title, text) = started_words::take_down(language);
    let down = Card { fill: CardFill::Closed, ..door("fortryd", title, text, format!("stop:{one}")) };
    vec![vec![head], vec![down]]
}

/// The symbols by which its maker takes it down.
#[must_use]
pub fn stop_secret(one: &Started, with: With<'_>) -> Rows {
    in_columns(every_symbol(&format!("do-stop:{one}"), with.language), with.signs.0)
}

fn every_symbol(begin: &str, language: Language) -> Vec<Card> {
    Symbol::all().map(|symbol| sign_card(Sign::One(symbol), format!("{begin}@{symbol}"), language)).collect()
}
