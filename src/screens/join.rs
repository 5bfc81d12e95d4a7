//! Vær med: the next dates of the shift with its stair, and doors to the group, the other duties, and what is wanted.

mod fits;

use std::rc::Rc;

use chrono::Datelike as _;
use fristed_ui::{AskTexts, Card, CardFill, CardRow, FristedWindow, Join, JoinDate, JoinStep, JoinTexts, MarkShape};
use slint::{ComponentHandle as _, Model, ModelRc, SharedString, VecModel};

use self::fits::{Shape, doors_fit, shift_fits};
use super::cards::{self, Rows, fact, heading, in_columns};
use super::join_at::listing_word;
use super::layout::{Metrics, shown};
use super::models::List;
use super::{Drawn, card_signs};
use crate::app::gone::GoneView;
use crate::app::join::{DutyView, GroupView, JoinView, ListView, NeedView, StepView, UserRun};
use crate::app::{join_words, started_words, words};
use crate::domain::day::Phase;
use crate::domain::duty::{DutyKind, Step};
use crate::domain::text::Language;
use crate::draw::measure::Measure;

/// The lists of the page.
#[derive(Default)]
pub struct Page {
    dates: List<JoinDate>,
    doors: List<Card>,
    door_rows: List<CardRow>,
}

/// What the page is made from.
pub struct Said<'a> {
    pub view: &'a JoinView,
    pub user_run: Option<&'a UserRun>,
    pub language: Language,
}

impl Page {
    /// Shows the view; returns the cards where the composition does not fit.
    #[must_use]
    pub fn show(&self, ui: &FristedWindow, said: &Said<'_>, metrics: &Metrics, measure: &Measure) -> Drawn {
        let composed = Shape::of(metrics).is_some_and(|shape| self.compose(ui, said, &shape, (metrics, measure)));
        ui.global::<Join>().set_composed(composed);
        if composed { Drawn::Composed } else { Drawn::Cards(rows(ui, said, metrics)) }
    }

    /// Fills the picture; says whether there is one and everything fits.
    fn compose(&self, ui: &FristedWindow, said: &Said<'_>, shape: &Shape, with: (&Metrics, &Measure)) -> bool {
        let (join, view) = (ui.global::<Join>(), said.view);
        // What has happened is said first; the picture has no place for it.
        if said.user_run.is_some() || view.lists_are_new || !view.gone.is_empty() {
            return false;
        }
        let Some(duty) = view.duties.first() else { return false };
        let Some(first_open) = duty.dates.iter().position(is_open) else { return false };
        let language = said.language;
        let long = |date: &ListView| fits::title_fits(&long_title(duty, date, language), shape, with);
        let title = if duty.dates.iter().all(long) { long_title } else { short_title };
        let dates: Vec<JoinDate> =
            duty.dates.iter().map(|date| join_date(date, &title(duty, date, language), language)).collect();
        let each = |date: &JoinDate| date.signs.row_count();
        let lines: Vec<fits::Said<'_>> = (dates.iter())
            .map(|date| fits::Said { title: &date.title, glance: &date.glance, day: &date.day, signs: each(date) })
            .collect();
        let steps: Vec<&StepView> = stair(&duty.dates[first_open]).collect();
        let Some(doors) = fitting_doors(ui, said, shape, with) else { return false };
        if !shift_fits(ui, &lines, &steps, shape, with) {
            return false;
        }
        join.set_shift_text(duty.text.as_str().into());
        join.set_shift_action(format!("duty:{}", duty.slug).into());
        join.set_first_open(i32::try_from(first_open).unwrap_or(0));
        self.dates.show_by(dates, same_date);
        join.set_dates(self.dates.model());
        let row = |row: &[Card]| CardRow { cards: ModelRc::from(Rc::new(VecModel::from(row.to_vec()))) };
        let rows = shape.door_rows(&doors).map(row).collect();
        self.door_rows.show_by(rows, |new, old| {
            let cards = |row: &CardRow| row.cards.iter().collect::<Vec<_>>();
            cards::same_row(&cards(new), &cards(old))
        });
        self.doors.show_by(doors, cards::same_card);
        join.set_doors(self.doors.model());
        join.set_door_rows(self.door_rows.model());
        true
    }
}

/// Whether the whole of the stair can be taken on that date.
fn is_open(date: &ListView) -> bool {
    stair(date).all(|step| step.open)
}

/// The steps that lead up; who would come only where nobody else can finds that on the page of the date.
fn stair(date: &ListView) -> impl Iterator<Item = &StepView> {
    date.steps.iter().filter(|step| step.step != Step::OnlyIfNobodyElse)
}

fn model<T: Clone + 'static>(rows: Vec<T>) -> ModelRc<T> {
    ModelRc::from(Rc::new(VecModel::from(rows)))
}

/// “Brugervagt søndag den 25. oktober”.
fn long_title(duty: &DutyView, date: &ListView, language: Language) -> String {
    format!("{} {}", duty.title, lower_first(&date.day, language))
}

/// “Brugervagt 25. oktober”, where the screen is narrow.
fn short_title(duty: &DutyView, date: &ListView, language: Language) -> String {
    format!("{} {}", duty.title, words::short_date(date.listing.date, language))
}

fn join_date(date: &ListView, title: &str, language: Language) -> JoinDate {
    let word = listing_word(&date.listing);
    let step = |step: &StepView| JoinStep {
        title: step.title.as_str().into(),
        text: shown(&step.text),
        action: format!("sign:{word}@{}", step.step.word()).into(),
    };
    let signs = card_signs::people_and_places(date);
    let who = signs.iter().map(|sign| sign.label.as_str()).filter(|label| !label.is_empty());
    let label: Vec<&str> = [date.day.as_str(), date.glance.as_str()].into_iter().chain(who).collect();
    JoinDate {
        title: shown(title),
        glance: shown(&format!("{} · {}", words::capital(&date.hours), date.glance)),
        day: shown(&words::short_date(date.listing.date, language)),
        label: label.join(", ").into(),
        action: if is_open(date) { SharedString::new() } else { format!("list:{word}").into() },
        step_back: format!("mine:back@{word}").into(),
        steps: model(stair(date).map(step).collect()),
        signs: model(signs),
    }
}

/// Whether two dates look the same, so that a still screen stays still. Taken apart like this a new field does not
/// compile until it is thought of here.
fn same_date(new: &JoinDate, old: &JoinDate) -> bool {
    fn texts(date: &JoinDate) -> [&SharedString; 6] {
        let JoinDate { title, glance, day, signs: _, label, action, step_back, steps: _ } = date;
        [title, glance, day, label, action, step_back]
    }
    texts(new) == texts(old) && new.signs.iter().eq(old.signs.iter()) && new.steps.iter().eq(old.steps.iter())
}

/// “søndag den 25. oktober” within a Danish title; English dates keep their capital.
fn lower_first(day: &str, language: Language) -> String {
    match language {
        Language::Danish => day.to_lowercase(),
        Language::English => day.to_owned(),
    }
}

/// The doors beside the shift: as many as fit, with what is taken and wanted where there is room for it. Whatever has
/// none is behind one of them.
fn fitting_doors(ui: &FristedWindow, said: &Said<'_>, shape: &Shape, with: (&Metrics, &Measure)) -> Option<Vec<Card>> {
    let others = said.view.duties.len() - 1;
    let tries = [(others, true)].into_iter().chain((0..=others).rev().map(|shown| (shown, false)));
    let ready = |(shown, glance): (usize, bool)| {
        let mut doors = doors(ui, said.view, shown, glance);
        let first = shape.first_door(doors.len(), with.0);
        let widths = std::iter::once(first).chain(std::iter::repeat(shape.door));
        doors.iter_mut().zip(widths).for_each(|(card, width)| cards::prepare(card, width, with.0, with.1));
        doors
    };
    tries.map(ready).find(|doors| doors_fit(doors, shape, with))
}

/// The group, `shown` of the other duties, what is wanted now, and putting something up.
fn doors(ui: &FristedWindow, view: &JoinView, shown: usize, glance: bool) -> Vec<Card> {
    let texts = ui.global::<JoinTexts>();
    let door = |card: Card| {
        let fill = if card.action.is_empty() { CardFill::Plain } else { CardFill::Press };
        Card { mark: MarkShape::None, tile: true, fill, ..card }
    };
    let mut doors: Vec<Card> = view.groups.iter().map(|group| door(group_card(ui, group))).collect();
    let others = view.duties.iter().skip(1);
    doors.extend(others.clone().take(shown).map(|duty| {
        let card = door(duty_card(ui, duty));
        let brief = if duty.dates.is_empty() { card.text.clone() } else { SharedString::new() };
        Card { text: if glance { card.text.clone() } else { brief }, signs: ModelRc::default(), ..card }
    }));
    let need = view.needs.first().map(|need| fact(&need.icon, texts.get_needs(), need.text.as_str()));
    let hides = shown < others.count() || !view.started.is_empty();
    let more = need.or_else(|| hides.then(|| fact("vaermed", texts.get_more(), "")));
    doors.extend(more.map(|card| door(Card { action: "more".into(), ..card })));
    doors.push(door(start_card(ui)));
    doors
}

/// The whole page as cards.
fn rows(ui: &FristedWindow, said: &Said<'_>, metrics: &Metrics) -> Rows {
    let (texts, view) = (ui.global::<JoinTexts>(), said.view);
    let mut rows = Rows::new();
    if view.lists_are_new {
        rows.push(vec![Card {
            fill: CardFill::Now,
            ..fact("vaermed", texts.get_lists_are_new(), texts.get_lists_are_new_text())
        }]);
    }
    if let Some(user_run) = said.user_run {
        rows.push(vec![guard(ui, user_run)]);
    }
    rows.extend(gone(ui, &view.gone, None));
    let tiles = metrics.columns(300.0, TILES) == TILES;
    let mut main: Vec<Card> = Vec::new();
    match view.duties.first() {
        Some(duty) if tiles && !duty.dates.is_empty() => rows.extend(date_tiles(duty, said.language)),
        first => main.extend(first.map(|duty| duty_card(ui, duty))),
    }
    let mut groups = view.groups.iter().map(|group| group_card(ui, group));
    // Beside the group or the shift, so that it is seen on the first sheet.
    if main.is_empty() {
        main.extend(groups.next());
    }
    main.push(start_card(ui));
    main.extend(groups);
    main.extend(view.duties.iter().skip(1).map(|duty| duty_card(ui, duty)));
    if metrics.small {
        // Without a round mark and an arrow there is room for two rows.
        for card in &mut main {
            (card.mark, card.tile) = (MarkShape::None, true);
        }
    }
    rows.extend(in_columns(main, metrics.columns(560.0, 2)));
    rows.extend(rest(ui, view, said.language, metrics));
    rows.push(vec![fact("fortryd", "", texts.get_step_back_text())]);
    rows
}

/// How many dates stand beside each other.
const TILES: usize = 3;

/// The next dates of a duty beside each other, under its name: who is in, and a ring for each place that is wanted.
fn date_tiles(duty: &DutyView, language: Language) -> Rows {
    let tile = |date: &ListView| {
        let tile = Card {
            action: format!("list:{}", listing_word(&date.listing)).into(),
            fill: CardFill::Press,
            tile: true,
            title: words::short_date(date.listing.date, language).into(),
            ..cards::blank()
        };
        let tile = card_signs::with(tile, card_signs::people_and_places(date));
        let who = card_signs::said(&tile);
        let said: Vec<&str> =
            [date.day.as_str(), date.glance.as_str()].into_iter().chain(who.iter().map(SharedString::as_str)).collect();
        Card { label: said.join(", ").into(), ..tile }
    };
    let mut name = duty.title.clone();
    if let Some(first) = duty.dates.first() {
        let day = |date: &ListView| (date.listing.date.weekday(), date.hours.clone());
        if duty.dates.iter().all(|date| day(date) == day(first)) {
            let weekday = words::weekday(first.listing.date.weekday(), language);
            name = format!("{name} · {weekday} {}", first.hours);
        }
    }
    let mut rows = vec![vec![heading(name)]];
    rows.extend(in_columns(duty.dates.iter().map(tile).collect(), TILES));
    rows
}

/// What there is beside the shift and the group.
#[must_use]
pub fn more(ui: &FristedWindow, said: &Said<'_>, metrics: &Metrics) -> Rows {
    let others = said.view.duties.iter().skip(1).map(|duty| duty_card(ui, duty));
    let start = Card { text: ui.global::<JoinTexts>().get_i_start_text(), ..start_card(ui) };
    let others = [start].into_iter().chain(others).collect();
    let mut rows = rest(ui, said.view, said.language, metrics);
    let at = rows.len();
    rows.splice(at..at, in_columns(others, metrics.columns(560.0, 2)));
    rows
}

/// Small needs, and what is started today.
fn rest(ui: &FristedWindow, view: &JoinView, language: Language, metrics: &Metrics) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let columns = metrics.columns(760.0, 2);
    let mut rows = Rows::new();
    if !view.needs.is_empty() {
        rows.push(vec![heading(texts.get_needs())]);
        rows.extend(in_columns(view.needs.iter().map(|need| need_card(ui, need)).collect(), columns));
    }
    let started = view.started.iter().map(|(one, phase)| {
        let time = words::at_time(one.time, language);
        let when = format!("{} {}", words::capital(&time), join_words::meet(one.place, language));
        Card {
            action: format!("started:{one}").into(),
            fill: if *phase == Phase::Now { CardFill::Now } else { CardFill::Later },
            lead: words::capital(started_words::by_user(language)).into(),
            ..fact(one.thing.icon(), join_words::thing(one.thing, language), when)
        }
    });
    rows.extend(in_columns(started.collect(), columns));
    rows
}

/// The door to putting something up for today.
fn start_card(ui: &FristedWindow) -> Card {
    Card {
        action: "start".into(),
        fill: CardFill::Press,
        mark: MarkShape::Round,
        ..fact("plus", ui.global::<JoinTexts>().get_i_start(), "")
    }
}

/// What happened to dates that are not any more; those `of` one list, or all.
#[must_use]
pub fn gone(ui: &FristedWindow, gone: &[GoneView], of: Option<&str>) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let own = gone.iter().filter(|one| of.is_none_or(|slug| one.slug == slug));
    own.map(|one| vec![fact("kalender", one.sentence.as_str(), texts.get_list_is_gone())]).collect()
}

/// On a day when users keep the house open: whom to ask, and the number.
fn guard(ui: &FristedWindow, user_run: &UserRun) -> Card {
    let texts = ui.global::<JoinTexts>();
    let text = if user_run.phone.is_empty() {
        texts.get_user_run_text()
    } else {
        texts.invoke_user_run_phone(user_run.phone.as_str().into())
    };
    Card { fill: CardFill::Now, ..fact("noegle", texts.get_user_run(), text) }
}

/// A duty with its next date: who is in, and what is wanted.
fn duty_card(ui: &FristedWindow, duty: &DutyView) -> Card {
    let blank = Card {
        fill: if duty.kind == DutyKind::Shift { CardFill::Free } else { CardFill::Press },
        mark: MarkShape::Round,
        icon: duty.icon.as_str().into(),
        title: duty.title.as_str().into(),
        ..cards::blank()
    };
    match duty.dates.first() {
        Some(date) => {
            let card = Card {
                action: format!("duty:{}", duty.slug).into(),
                lead: words::capital(&date.when).into(),
                text: date.glance.as_str().into(),
                ..blank
            };
            card_signs::with(card, card_signs::people(date))
        }
        None => Card { text: ui.global::<AskTexts>().get_nothing_planned(), fill: CardFill::Plain, ..blank },
    }
}

/// A group with its next meeting: who has a place, and an empty ring for each that is free.
fn group_card(ui: &FristedWindow, group: &GroupView) -> Card {
    let blank = Card {
        fill: CardFill::Press,
        mark: MarkShape::Round,
        icon: group.icon.as_str().into(),
        title: group.title.as_str().into(),
        ..cards::blank()
    };
    match &group.next {
        Some(next) => {
            let card = Card {
                action: format!("list:{}", listing_word(&next.listing)).into(),
                lead: words::capital(&next.when).into(),
                ..blank
            };
            let card = card_signs::with(card, card_signs::people_and_places(next));
            let mut said: Vec<SharedString> = vec![card.lead.clone(), card.title.clone(), next.glance.as_str().into()];
            said.extend(card_signs::said(&card));
            let said: Vec<&str> = said.iter().map(SharedString::as_str).collect();
            Card { label: said.join(", ").into(), ..card }
        }
        None => Card { text: ui.global::<AskTexts>().get_nothing_planned(), fill: CardFill::Plain, ..blank },
    }
}

fn need_card(ui: &FristedWindow, need: &NeedView) -> Card {
    let texts = ui.global::<JoinTexts>();
    Card {
        button: texts.get_i_take_it(),
        button_action: format!("do-need:{}", need.slug).into(),
        ..fact(&need.icon, words::capital(&need.text), "")
    }
}
