//! Vær med: the next shift as a stair, the group, and what else there is.

use fristed_ui::{Card, CardFill, FristedWindow, Join, JoinStep, JoinSymbol, JoinTexts, MarkShape};
use slint::{ComponentHandle as _, SharedString};

use super::Drawn;
use super::cards::{self, Rows, fact, heading, in_columns};
use super::join_at::listing_word;
use super::layout::{Metrics, text_height};
use super::models::List;
use crate::app::gone::GoneView;
use crate::app::join::{DutyView, GroupView, JoinView, ListView, NeedView, PersonView, StepView, UserRun};
use crate::app::{join_words, words};
use crate::domain::duty::{DutyKind, Step};
use crate::domain::sign_up::Sign;
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;
use crate::draw::measure::{Measure, Weight};

/// Sizes of `ui/public/join.slint`.
const LEFT: f32 = 1200.0;
const STAIR: f32 = 272.0;
const LOWEST: f32 = 178.0;
const HIGHER: f32 = 38.0;
const OTHER: f32 = 152.0;
/// Drawings beside the stair; the rest is one press away.
const SYMBOLS: usize = 6;
/// Steps of the stair.
const STEPS: usize = 4;

/// The lists of the page.
#[derive(Default)]
pub struct Page {
    steps: List<JoinStep>,
    symbols: List<JoinSymbol>,
    people: List<JoinSymbol>,
}

/// What the page is made from.
pub struct Said<'a> {
    pub view: &'a JoinView,
    /// Signs that are free on the next shift.
    pub free: &'a [Sign],
    pub user_run: Option<&'a UserRun>,
    pub language: Language,
}

impl Page {
    /// Shows the view; returns the cards where the composition does not fit.
    #[must_use]
    pub fn show(&self, ui: &FristedWindow, said: &Said<'_>, metrics: &Metrics, measure: &Measure) -> Drawn {
        let composed = metrics.composed && self.compose(ui, said, metrics, measure);
        ui.global::<Join>().set_composed(composed);
        if composed { Drawn::Composed } else { Drawn::Cards(rows(ui, said, metrics)) }
    }

    /// Fills the picture; says whether there is one and everything fits.
    fn compose(&self, ui: &FristedWindow, said: &Said<'_>, metrics: &Metrics, measure: &Measure) -> bool {
        let (join, view) = (ui.global::<Join>(), said.view);
        let Some((duty, date)) = view.duties.first().and_then(|duty| Some((duty, duty.dates.first()?))) else {
            return false;
        };
        let (Some(group), None, false) = (view.groups.first(), said.user_run, view.lists_are_new) else {
            return false;
        };
        let Some(meeting) = &group.next else { return false };
        // What happened to a date is said first; the picture has no place for it.
        if !view.gone.is_empty() {
            return false;
        }
        let title = format!("{} {}", duty.title, lower_first(&date.day, said.language));
        join.set_shift_title(title.as_str().into());
        join.set_shift_text(duty.text.as_str().into());
        let glance = format!("{} · {}", words::capital(&date.hours), date.glance);
        join.set_shift_glance(glance.as_str().into());
        join.set_shift_listing(listing_word(&date.listing).into());
        join.set_shift_action(format!("duty:{}", duty.slug).into());
        let steps: Vec<&StepView> = date.steps.iter().filter(|step| step.step != Step::OnlyIfNobodyElse).collect();
        let free: Vec<Symbol> = (said.free.iter())
            .filter_map(|sign| if let Sign::One(symbol) = sign { Some(*symbol) } else { None })
            .take(SYMBOLS)
            .collect();
        let other = other(ui, view);
        let fits = steps.iter().all(|step| step.open)
            && steps.len() <= STEPS
            && free.len() == SYMBOLS
            && shift_fits(ui, (&title, &glance), &steps, metrics, measure)
            && group_fits(ui, group, meeting, metrics, measure)
            && other_fits(&other, metrics, measure);
        let step = |step: &&StepView| JoinStep {
            step: step.step.word().into(),
            title: step.title.as_str().into(),
            text: step.text.as_str().into(),
            open: step.open,
        };
        self.steps.show(steps.iter().map(step).collect(), |model| join.set_steps(model));
        let symbol = |symbol: &Symbol| JoinSymbol {
            icon: symbol.icon().into(),
            word: symbol.word(said.language).into(),
            sign: symbol.to_string().into(),
        };
        self.symbols.show(free.iter().map(symbol).collect(), |model| join.set_symbols(model));
        join.set_group_title(group.title.as_str().into());
        join.set_group_when(words::capital(&meeting.when).into());
        join.set_group_free(places(meeting, said.language).into());
        join.set_group_listing(listing_word(&meeting.listing).into());
        join.set_group_has_room(meeting.free > 0);
        join.set_group_look(format!("look:{}", group.slug).into());
        let person = |one: &PersonView| JoinSymbol {
            icon: one.icons.first().map_or("", String::as_str).into(),
            word: one.word.as_str().into(),
            sign: SharedString::new(),
        };
        self.people.show(meeting.people.iter().map(person).collect(), |model| join.set_group_people(model));
        join.set_other_title(other.title);
        join.set_other_text(other.text);
        join.set_other_icon(other.icon);
        join.set_other_action("more".into());
        fits
    }
}

/// “søndag den 18. oktober” within a Danish title; English dates keep their capital.
fn lower_first(day: &str, language: Language) -> String {
    match language {
        Language::Danish => day.to_lowercase(),
        Language::English => day.to_owned(),
    }
}

/// “Én plads er ledig”.
fn places(list: &ListView, language: Language) -> String {
    words::capital(&join_words::glance(0, list.free, language))
}

fn shift_fits(
    ui: &FristedWindow,
    (title, glance): (&str, &str),
    steps: &[&StepView],
    metrics: &Metrics,
    measure: &Measure,
) -> bool {
    let texts = ui.global::<JoinTexts>();
    let inner = LEFT - 64.0;
    let head = inner - metrics.icon_small - metrics.gutter;
    let one_line = |text: &str, px: f32| text_height(measure, text, Weight::Bold, px, head) <= px * 1.2 + 4.0;
    let mut height = LOWEST;
    let stairs = steps.iter().all(|step| {
        // The tick beside the title takes its room whether it is there or not.
        let title =
            text_height(measure, &step.title, Weight::Bold, metrics.row, STAIR - 32.0 - metrics.icon_small - 8.0);
        let text = text_height(measure, &step.text, Weight::Medium, metrics.body, STAIR - 32.0);
        let fits = title + text + 24.0 <= height;
        height += HIGHER;
        fits
    });
    let bold = |text: &str| measure.width(text, Weight::Bold, metrics.row);
    let medium = |text: &str| measure.width(text, Weight::Medium, metrics.body);
    let chosen = bold(&texts.get_choose_sign()) + medium(&texts.get_goes_day_after()) + 24.0;
    let symbols = f32::from(u8::try_from(SYMBOLS + 1).unwrap_or(u8::MAX)) * 114.0;
    one_line(title, metrics.panel)
        && one_line(glance, metrics.body)
        && stairs
        && chosen <= inner
        && symbols + bold(&texts.get_i_am_in()) + 74.0 <= inner
        && medium(&texts.get_step_back_text()) + metrics.icon + metrics.gap <= inner
}

fn group_fits(ui: &FristedWindow, group: &GroupView, next: &ListView, metrics: &Metrics, measure: &Measure) -> bool {
    let width = metrics.width - LEFT - metrics.gutter - 72.0;
    let texts = ui.global::<JoinTexts>();
    let circles = f32::from(u8::try_from(next.people.len()).unwrap_or(u8::MAX)) * 104.0;
    let free = text_height(measure, &next.glance, Weight::Medium, metrics.body, (width - circles).max(1.0)).max(88.0);
    let button = |text: &str| measure.width(text, Weight::Bold, metrics.row) * 1.02 + 64.0 <= width;
    let buttons = if next.free > 0 { 3.0 } else { 2.0 };
    let all = 40.0
        + text_height(measure, &group.title, Weight::Bold, metrics.panel, width)
        + text_height(measure, &next.when, Weight::Medium, metrics.body, width)
        + free
        + buttons * metrics.target
        + (3.0 + buttons) * 12.0;
    all <= metrics.whole - OTHER - metrics.gutter
        && [texts.get_take_the_place(), texts.get_next_time_too(), texts.get_look_in()].iter().all(|text| button(text))
}

fn other_fits(other: &Card, metrics: &Metrics, measure: &Measure) -> bool {
    let icons = metrics.icon + metrics.icon_small + 2.0 * metrics.gap;
    let width = metrics.width - LEFT - metrics.gutter - 2.0 * metrics.pad_small - icons;
    let text = text_height(measure, &other.title, Weight::Bold, metrics.row, width)
        + text_height(measure, &other.text, Weight::Medium, metrics.body, width);
    text + 16.0 <= OTHER
}

/// The door to everything else: a small need where there is one, else the next other duty.
fn other(ui: &FristedWindow, view: &JoinView) -> Card {
    let texts = ui.global::<JoinTexts>();
    let need = view.needs.first().map(|need| fact(&need.icon, texts.get_needs(), need.text.as_str()));
    let duty = || {
        let duty = view.duties.get(1)?;
        Some(fact(&duty.icon, duty.title.as_str(), duty.dates.first()?.when.as_str()))
    };
    need.or_else(duty).unwrap_or_else(|| fact("vaermed", texts.get_more(), ""))
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
    let columns = metrics.columns(560.0, 2);
    let mut main: Vec<Card> = view.duties.iter().map(|duty| duty_card(ui, duty)).collect();
    let groups = view.groups.iter().map(|group| group_card(ui, group));
    main.splice(main.len().min(1)..main.len().min(1), groups);
    rows.extend(in_columns(main, columns));
    rows.extend(rest(ui, view, said.language, metrics));
    rows.push(vec![fact("fortryd", "", texts.get_step_back_text())]);
    rows
}

/// What there is beside the shift and the group.
#[must_use]
pub fn more(ui: &FristedWindow, said: &Said<'_>, metrics: &Metrics) -> Rows {
    let others = said.view.duties.iter().skip(1).map(|duty| duty_card(ui, duty)).collect();
    let mut rows = rest(ui, said.view, said.language, metrics);
    let at = rows.len();
    rows.splice(at..at, in_columns(others, metrics.columns(560.0, 2)));
    rows
}

/// Small needs, what is started today, and the door to starting something.
fn rest(ui: &FristedWindow, view: &JoinView, language: Language, metrics: &Metrics) -> Rows {
    let texts = ui.global::<JoinTexts>();
    let columns = metrics.columns(760.0, 2);
    let mut rows = Rows::new();
    if !view.needs.is_empty() {
        rows.push(vec![heading(texts.get_needs())]);
        rows.extend(in_columns(view.needs.iter().map(|need| need_card(ui, need)).collect(), columns));
    }
    let start = Card {
        action: "start".into(),
        fill: CardFill::Press,
        ..fact("plus", texts.get_i_start(), texts.get_i_start_text())
    };
    let started = view.started.iter().map(|one| {
        let time = words::at_time(one.time, language);
        let when = format!("{} {}", words::capital(&time), join_words::meet(one.place, language));
        Card {
            fill: CardFill::Now,
            lead: texts.get_started(),
            ..fact(one.thing.icon(), join_words::thing(one.thing, language), when)
        }
    });
    rows.extend(in_columns(started.chain([start]).collect(), columns));
    rows
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

fn duty_card(ui: &FristedWindow, duty: &DutyView) -> Card {
    let texts = ui.global::<JoinTexts>();
    let (lead, text) = match duty.dates.first() {
        Some(date) => (words::capital(&date.when).into(), format!("{}. {}", date.glance, duty.text).into()),
        None => (SharedString::new(), texts.get_nothing_planned()),
    };
    Card {
        action: if duty.dates.is_empty() { SharedString::new() } else { format!("duty:{}", duty.slug).into() },
        fill: if duty.kind == DutyKind::Shift { CardFill::Free } else { CardFill::Press },
        mark: MarkShape::Round,
        icon: duty.icon.as_str().into(),
        title: duty.title.as_str().into(),
        lead,
        text,
        ..cards::blank()
    }
}

fn group_card(ui: &FristedWindow, group: &GroupView) -> Card {
    let texts = ui.global::<JoinTexts>();
    let (action, lead, text) = match &group.next {
        Some(next) => (
            format!("list:{}", listing_word(&next.listing)),
            words::capital(&next.when).into(),
            format!("{}. {}", next.glance, group.text).into(),
        ),
        None => (String::new(), SharedString::new(), texts.get_nothing_planned()),
    };
    Card {
        action: action.into(),
        fill: CardFill::Press,
        mark: MarkShape::Round,
        icon: group.icon.as_str().into(),
        title: group.title.as_str().into(),
        lead,
        text,
        ..cards::blank()
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
