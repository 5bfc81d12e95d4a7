//! Vær med: the next shift as a stair, the group, and what else there is.

mod fits;

use fristed_ui::{AskTexts, Card, CardFill, FristedWindow, Join, JoinStep, JoinSymbol, JoinTexts, MarkShape};
use slint::{ComponentHandle as _, SharedString};

use self::fits::{Shape, group_fits, other_fits, shift_fits};
use super::Drawn;
use super::cards::{self, Rows, fact, heading, in_columns};
use super::join_at::listing_word;
use super::layout::{Metrics, shown};
use super::models::List;
use crate::app::gone::GoneView;
use crate::app::join::{DutyView, GroupView, JoinView, ListView, NeedView, PersonView, StepView, UserRun};
use crate::app::{join_words, started_words, words};
use crate::domain::duty::{DutyKind, Step};
use crate::domain::sign_up::Sign;
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;
use crate::draw::measure::Measure;

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
        let composed = Shape::of(metrics).is_some_and(|shape| self.compose(ui, said, &shape, (metrics, measure)));
        ui.global::<Join>().set_composed(composed);
        if composed { Drawn::Composed } else { Drawn::Cards(rows(ui, said, metrics)) }
    }

    /// Fills the picture; says whether there is one and everything fits.
    fn compose(&self, ui: &FristedWindow, said: &Said<'_>, shape: &Shape, with: (&Metrics, &Measure)) -> bool {
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
        join.set_shift_title(shown(&title));
        join.set_shift_text(duty.text.as_str().into());
        let glance = format!("{} · {}", words::capital(&date.hours), date.glance);
        join.set_shift_glance(shown(&glance));
        join.set_shift_listing(listing_word(&date.listing).into());
        join.set_shift_action(format!("duty:{}", duty.slug).into());
        let steps: Vec<&StepView> = date.steps.iter().filter(|step| step.step != Step::OnlyIfNobodyElse).collect();
        let free: Vec<Symbol> = (said.free.iter())
            .filter_map(|sign| if let Sign::One(symbol) = sign { Some(*symbol) } else { None })
            .take(shape.symbols)
            .collect();
        let (other, places) = (other(ui, view), places(meeting, said.language));
        let fits = steps.iter().all(|step| step.open)
            && free.len() == shape.symbols
            && shift_fits(ui, (&title, &glance), &steps, shape, with)
            && group_fits(ui, group, meeting, &places, shape, with)
            && other_fits(ui, &other, with.0, with.1);
        let step = |step: &&StepView| JoinStep {
            step: step.step.word().into(),
            title: step.title.as_str().into(),
            text: shown(&step.text),
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
        join.set_group_when(shown(&words::capital(&meeting.when)));
        join.set_group_free(places.into());
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
        join.set_other_text(shown(&other.text));
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
    // Beside the shift, so that it is seen on the first sheet.
    main.splice(main.len().min(1)..main.len().min(1), [start_card(ui)].into_iter().chain(groups));
    rows.extend(in_columns(main, columns));
    rows.extend(rest(ui, view, said.language, metrics));
    rows.push(vec![fact("fortryd", "", texts.get_step_back_text())]);
    rows
}

/// What there is beside the shift and the group.
#[must_use]
pub fn more(ui: &FristedWindow, said: &Said<'_>, metrics: &Metrics) -> Rows {
    let others = said.view.duties.iter().skip(1).map(|duty| duty_card(ui, duty));
    let others = [start_card(ui)].into_iter().chain(others).collect();
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
    let started = view.started.iter().map(|one| {
        let time = words::at_time(one.time, language);
        let when = format!("{} {}", words::capital(&time), join_words::meet(one.place, language));
        Card {
            action: format!("started:{one}").into(),
            fill: CardFill::Now,
            lead: words::capital(started_words::by_user(language)).into(),
            ..fact(one.thing.icon(), join_words::thing(one.thing, language), when)
        }
    });
    rows.extend(in_columns(started.collect(), columns));
    rows
}

/// The door to putting something up for today.
fn start_card(ui: &FristedWindow) -> Card {
    let texts = ui.global::<JoinTexts>();
    Card {
        action: "start".into(),
        fill: CardFill::Press,
        mark: MarkShape::Round,
        ..fact("plus", texts.get_i_start(), texts.get_i_start_text())
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

fn duty_card(ui: &FristedWindow, duty: &DutyView) -> Card {
    let (lead, text) = match duty.dates.first() {
        Some(date) => (words::capital(&date.when).into(), format!("{}. {}", date.glance, duty.text).into()),
        None => (SharedString::new(), ui.global::<AskTexts>().get_nothing_planned()),
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
    let (action, lead, text) = match &group.next {
        Some(next) => (
            format!("list:{}", listing_word(&next.listing)),
            words::capital(&next.when).into(),
            format!("{}. {}", next.glance, group.text).into(),
        ),
        None => (String::new(), SharedString::new(), ui.global::<AskTexts>().get_nothing_planned()),
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
