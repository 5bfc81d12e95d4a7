//! I dag: the view becomes the pictured composition where everything fits, else cards.

use fristed_ui::{Card, CardFill, Fact, FristedWindow, HeroKind, LineRow, MarkShape, Place as PlaceTile, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{Rows, blank, fact, heading, in_columns};
use super::layout::{Metrics, name_height, text_height};
use super::models::List;
use super::{Drawn, facilities};
use crate::app::activity::EntryView;
use crate::app::facilities::{FacilityState, FacilityView};
use crate::app::today::{Greeting, Hero, LineDay, TodayView};
use crate::domain::activity::Kind;
use crate::domain::day::Phase;
use crate::draw::measure::{Measure, Weight};

/// The lists of I dag.
#[derive(Default)]
pub struct Today {
    line: List<LineRow>,
    facts: List<Fact>,
    places: List<PlaceTile>,
}

/// Sizes of `ui/public/today.slint`.
const HERO_WIDTH: f32 = 800.0;
const LINE_ROW: f32 = 92.0;
const LINE_HOURS: f32 = 232.0;
const LINE_CHROME: f32 = 8.0 + 88.0 + 4.0;
const FACT_HEIGHT: f32 = 104.0;
const PLACE_HEIGHT: f32 = 168.0;
const PLACE_HEIGHT_TALL: f32 = 112.0;
/// Width of the text beside the greeting.
const CHIP_TEXT: f32 = 300.0;
/// Fewer rows than this are no time line.
const LEAST_ROWS: usize = 2;
/// A hero whose name takes more lines than this leaves no room for the rest.
const HERO_LINES: usize = 2;

impl Today {
    /// Shows the view; returns the cards where the composition does not fit.
    pub fn show(&self, ui: &FristedWindow, view: &TodayView, metrics: &Metrics, measure: &Measure) -> Drawn {
        let today = ui.global::<fristed_ui::Today>();
        let texts = Words::of(ui);
        today.set_greeting(match view.greeting {
            Greeting::Morning => fristed_ui::Greeting::Morning,
            Greeting::Day => fristed_ui::Greeting::Day,
            Greeting::Evening => fristed_ui::Greeting::Evening,
        });
        today.set_date(view.date.as_str().into());
        today.set_clock(view.clock.as_str().into());
        today.set_open(view.open.as_str().into());
        today.set_is_open(view.is_open);
        let open_is_short = measure.lines(&view.open, Weight::Bold, metrics.body, CHIP_TEXT) == 1;
        today.set_clock_fits(open_is_short);
        today.set_hero(hero(view));
        today.set_line_day(match view.line_day {
            LineDay::Today => fristed_ui::LineDay::Today,
            LineDay::Tomorrow => fristed_ui::LineDay::Tomorrow,
            LineDay::Coming => fristed_ui::LineDay::Coming,
        });
        let line: Vec<LineRow> = rest_of_line(view).iter().map(|entry| line_row(entry, &texts)).collect();
        let facts = facts(view, &texts);
        let places: Vec<PlaceTile> = view.facilities.iter().map(place).collect();
        let room = if metrics.composed {
            room_in_columns(view, &facts, &places, metrics, measure)
        } else if metrics.tall {
            room_in_one_column(view, &facts, &places, metrics, measure)
        } else {
            None
        };
        let fitting = room.map(|room| fitting_rows(&line, room, metrics, measure));
        let composed = fitting.is_some_and(|rows| rows >= LEAST_ROWS.min(line.len()));
        today.set_composed(composed);
        if !composed {
            return Drawn::Cards(cards(view, &texts, open_is_short, metrics));
        }
        let shown = fitting.unwrap_or_default();
        self.line.show(line.into_iter().take(shown).collect(), |model| today.set_line(model));
        self.facts.show(facts, |model| today.set_facts(model));
        self.places.show(places, |model| today.set_places(model));
        Drawn::Composed
    }
}

/// The same as a list: for large text and small screens.
fn cards(view: &TodayView, texts: &Words, open_is_short: bool, metrics: &Metrics) -> Rows {
    let open = Card {
        icon: "doer".into(),
        title: format!("{} {}. {}", texts.clock, view.clock, view.open).into(),
        text: view.date.as_str().into(),
        fill: if view.is_open { CardFill::Free } else { CardFill::Closed },
        ..blank()
    };
    // On a small screen the bar says whether the house is open.
    let mut rows = if metrics.small && open_is_short {
        vec![vec![hero_card(view, texts)]]
    } else {
        in_columns(vec![hero_card(view, texts), open], metrics.columns(560.0, 2))
    };
    let mut line: Vec<Card> = rest_of_line(view).iter().map(|entry| entry_card(entry, texts)).collect();
    if !line.is_empty() {
        rows.push(vec![heading(texts.line_title(view.line_day))]);
    }
    line.push(Card { action: "week".into(), fill: CardFill::Press, ..fact("kalender", texts.week.as_str(), "") });
    rows.extend(in_columns(line, metrics.columns(560.0, 2)));
    let facts = facts(view, texts).into_iter().map(|fact| Card {
        icon: fact.icon,
        title: fact.title,
        text: fact.text,
        action: if fact.id.is_empty() { SharedString::new() } else { format!("activity:{}", fact.id).into() },
        fill: if fact.id.is_empty() { CardFill::Plain } else { CardFill::Press },
        ..blank()
    });
    rows.extend(in_columns(facts.collect(), metrics.columns(560.0, 3)));
    let places = view.facilities.iter().map(facilities::tile).collect();
    rows.extend(in_columns(places, metrics.columns(560.0, 3)));
    rows
}

/// The time line without what the hero already says.
fn rest_of_line(view: &TodayView) -> &[EntryView] {
    match (&view.hero, view.line.split_first()) {
        (Hero::Next(hero) | Hero::AnotherDay(hero), Some((first, rest))) if first.id == hero.id => rest,
        _ => &view.line,
    }
}

/// The sentences of `Texts` that this page measures or joins.
pub struct Words {
    on_now: String,
    also_now: String,
    next_up: String,
    quiet_title: String,
    quiet_text: String,
    later_today: String,
    tomorrow: String,
    coming_days: String,
    food_today: String,
    here_today: String,
    soon: String,
    week: String,
    clock: String,
    cancelled: String,
}

impl Words {
    #[must_use]
    pub fn of(ui: &FristedWindow) -> Self {
        let texts = ui.global::<Texts>();
        Self {
            on_now: texts.get_on_now().into(),
            also_now: texts.get_also_now().into(),
            next_up: texts.get_next_up().into(),
            quiet_title: texts.get_quiet_title().into(),
            quiet_text: texts.get_quiet_text().into(),
            later_today: texts.get_later_today().into(),
            tomorrow: texts.get_tomorrow().into(),
            coming_days: texts.get_coming_days().into(),
            food_today: texts.get_food_today().into(),
            here_today: texts.get_here_today().into(),
            soon: texts.get_soon().into(),
            week: texts.get_week().into(),
            clock: texts.invoke_clock(SharedString::new()).trim().into(),
            cancelled: texts.get_is_cancelled().into(),
        }
    }

    fn line_title(&self, day: LineDay) -> &str {
        match day {
            LineDay::Today => &self.later_today,
            LineDay::Tomorrow => &self.tomorrow,
            LineDay::Coming => &self.coming_days,
        }
    }
}

fn hero(view: &TodayView) -> fristed_ui::Hero {
    let (kind, entry) = match &view.hero {
        Hero::Now(entry) => (HeroKind::Now, entry),
        Hero::Next(entry) => (HeroKind::Next, entry),
        Hero::AnotherDay(entry) => (HeroKind::AnotherDay, entry),
        Hero::Quiet => {
            let quiet = fristed_ui::Hero {
                kind: HeroKind::Quiet,
                icon: "kop".into(),
                scene: "ro".into(),
                ..Default::default()
            };
            return quiet;
        }
    };
    fristed_ui::Hero {
        kind,
        id: entry.id.as_str().into(),
        title: entry.title.as_str().into(),
        line: place_and_time(entry).into(),
        icon: entry.icon.as_str().into(),
        scene: scene_of(entry).into(),
    }
}

/// The drawing of an entry; a quiet room where it names none.
#[must_use]
pub fn scene_of(entry: &EntryView) -> &str {
    if entry.scene.is_empty() { "ro" } else { &entry.scene }
}

/// “Spisestuen · til kl. 10.30 · gratis”.
fn place_and_time(entry: &EntryView) -> String {
    let parts = [&entry.place, &entry.hours, &entry.price];
    parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn hero_card(view: &TodayView, texts: &Words) -> Card {
    let (lead, entry, fill) = match &view.hero {
        Hero::Now(entry) => (&texts.on_now, entry, CardFill::Now),
        Hero::Next(entry) => (&texts.next_up, entry, CardFill::Later),
        Hero::AnotherDay(entry) if view.line_day == LineDay::Tomorrow => (&texts.tomorrow, entry, CardFill::Later),
        Hero::AnotherDay(entry) => (&texts.coming_days, entry, CardFill::Later),
        Hero::Quiet => {
            let title = texts.quiet_title.as_str();
            return Card { fill: CardFill::Later, ..fact("kop", title, texts.quiet_text.as_str()) };
        }
    };
    Card { lead: lead.as_str().into(), text: place_and_time(entry).into(), fill, ..entry_card(entry, texts) }
}

/// An entry as a card that leads to its page.
#[must_use]
pub fn entry_card(entry: &EntryView, texts: &Words) -> Card {
    let cancelled = entry.phase == Phase::Cancelled;
    Card {
        action: format!("activity:{}", entry.id).into(),
        fill: if entry.phase == Phase::Now { CardFill::Now } else { CardFill::Press },
        mark: mark_of(entry),
        icon: entry.icon.as_str().into(),
        lead: entry.hours.as_str().into(),
        title: entry.title.as_str().into(),
        state: if cancelled { texts.cancelled.as_str().into() } else { SharedString::new() },
        text: aside(entry).into(),
        ..blank()
    }
}

fn mark_of(entry: &EntryView) -> MarkShape {
    if entry.kind == Kind::Offer { MarkShape::Square } else { MarkShape::Round }
}

/// Place and price, as far as they are said.
fn aside(entry: &EntryView) -> String {
    [&entry.place, &entry.price]
        .map(String::as_str)
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn line_row(entry: &EntryView, texts: &Words) -> LineRow {
    let now = entry.phase == Phase::Now;
    let hours = if now { texts.also_now.clone() } else { entry.hours.clone() };
    let shown = if entry.price.is_empty() { &entry.place } else { &entry.price };
    let cancelled = entry.phase == Phase::Cancelled;
    LineRow {
        id: entry.id.as_str().into(),
        label: [hours.as_str(), &entry.title, &entry.place, &entry.price]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
            .into(),
        hours: hours.into(),
        title: entry.title.as_str().into(),
        aside: if cancelled { texts.cancelled.as_str().into() } else { shown.as_str().into() },
        icon: entry.icon.as_str().into(),
        offer: entry.kind == Kind::Offer,
        now,
    }
}

/// Food, who is here, what comes soon: at most one of each.
fn facts(view: &TodayView, texts: &Words) -> Vec<Fact> {
    let mut facts = Vec::new();
    let one = |icon: &str, title: String, text: String, id: &str| Fact {
        icon: icon.into(),
        label: format!("{title}, {text}").into(),
        title: title.into(),
        text: text.into(),
        id: id.into(),
    };
    // What the hero already says is not said twice.
    let hero = match &view.hero {
        Hero::Now(entry) | Hero::Next(entry) | Hero::AnotherDay(entry) => entry.id.as_str(),
        Hero::Quiet => "",
    };
    if let Some(food) = view.food.iter().find(|food| food.id != hero) {
        let text = [&food.hours, &food.price].map(String::as_str).join(" · ");
        facts.push(one("bestik", format!("{}: {}", texts.food_today, food.title), text, &food.id));
    }
    if !view.on_duty.is_empty() {
        facts.push(one("folk", texts.here_today.clone(), view.on_duty.clone(), ""));
    }
    if let Some(soon) = view.soon.first() {
        facts.push(one("kalender", format!("{}: {}", texts.soon, soon.title), soon.when.clone(), &soon.id));
    }
    facts
}

fn place(view: &FacilityView) -> PlaceTile {
    PlaceTile {
        icon: view.icon.as_str().into(),
        name: view.name.as_str().into(),
        state: match view.state {
            FacilityState::Free => fristed_ui::FacilityState::Free,
            FacilityState::Taken => fristed_ui::FacilityState::Taken,
            FacilityState::PerhapsFree => fristed_ui::FacilityState::PerhapsFree,
            FacilityState::Closed => fristed_ui::FacilityState::Closed,
        },
        words: view.words.as_str().into(),
        advice: view.advice.as_str().into(),
        label: format!("{}. {}", view.sentence(), view.advice).into(),
    }
}

/// Room for the rows of the time line beside the hero, `None` where the rest does not fit.
fn room_in_columns(
    view: &TodayView,
    facts: &[Fact],
    places: &[PlaceTile],
    metrics: &Metrics,
    measure: &Measure,
) -> Option<f32> {
    let facts_height = facts.iter().map(|fact| fact_height(fact, metrics.column_width(facts.len()), metrics, measure));
    let place_height =
        places.iter().map(|place| place_height(place, metrics.column_width(places.len()), metrics, measure));
    let below = strip(facts_height, FACT_HEIGHT, metrics) + strip(place_height, PLACE_HEIGHT, metrics);
    let room = metrics.whole - below;
    hero_fits(view, HERO_WIDTH, room, metrics, measure).then_some(room - LINE_CHROME)
}

/// The same on a tall screen, where everything stands in one column.
fn room_in_one_column(
    view: &TodayView,
    facts: &[Fact],
    places: &[PlaceTile],
    metrics: &Metrics,
    measure: &Measure,
) -> Option<f32> {
    const HERO: f32 = 400.0;
    let facts = facts.iter().map(|fact| fact_height(fact, metrics.column_width(facts.len()), metrics, measure));
    let facts = strip(facts, FACT_HEIGHT, metrics);
    let places = places.iter().map(|place| {
        let text = metrics.width - 28.0 - 16.0 - metrics.icon_large - metrics.gutter;
        let advice = text_height(measure, &place.advice, Weight::Medium, metrics.body, text);
        (advice + metrics.row * 1.2 + 12.0).max(PLACE_HEIGHT_TALL) + metrics.gap
    });
    let room = metrics.whole - facts - places.sum::<f32>() - metrics.gap - HERO;
    hero_fits(view, metrics.width, HERO, metrics, measure).then_some(room - LINE_CHROME)
}

/// Height of a strip of equally high panels with the gap above it; nothing for no panels.
fn strip(heights: impl Iterator<Item = f32>, least: f32, metrics: &Metrics) -> f32 {
    heights
        .fold(None, |most: Option<f32>, height| Some(most.unwrap_or(least).max(height)))
        .map_or(0.0, |most| most + metrics.gap)
}

fn fact_height(fact: &Fact, width: f32, metrics: &Metrics, measure: &Measure) -> f32 {
    let text = width - 44.0 - metrics.icon - metrics.gap;
    text_height(measure, &fact.title, Weight::Bold, metrics.body, text)
        + text_height(measure, &fact.text, Weight::Medium, metrics.body, text)
        + 4.0
}

fn place_height(place: &PlaceTile, width: f32, metrics: &Metrics, measure: &Measure) -> f32 {
    let text = width - 44.0 - metrics.icon_tile - metrics.gutter;
    text_height(measure, &place.name, Weight::Bold, metrics.row, text)
        + text_height(measure, &place.words, Weight::Bold, metrics.row, text - metrics.icon_small - 12.0)
        + text_height(measure, &place.advice, Weight::Medium, metrics.body, text)
        + 8.0
}

fn hero_fits(view: &TodayView, width: f32, height: f32, metrics: &Metrics, measure: &Measure) -> bool {
    let (Hero::Now(entry) | Hero::Next(entry) | Hero::AnotherDay(entry)) = &view.hero else { return true };
    let text = width - 68.0 - metrics.icon_tile - metrics.gap;
    let name = name_height(measure, &entry.title, metrics.hero, text);
    let lines = measure.lines(&entry.title, Weight::Bold, metrics.hero, text);
    let line = text_height(measure, &place_and_time(entry), Weight::Medium, metrics.body, text);
    lines <= HERO_LINES && 28.0 + metrics.row * 1.2 + name + line + 36.0 <= height
}

/// How many of the rows fit in `room`.
fn fitting_rows(line: &[LineRow], room: f32, metrics: &Metrics, measure: &Measure) -> usize {
    let width = if metrics.tall { metrics.width } else { metrics.width - HERO_WIDTH - metrics.gutter };
    let mut used = 0.0;
    line.iter()
        .take_while(|row| {
            used += line_row_height(row, width, metrics, measure);
            used <= room
        })
        .count()
}

fn line_row_height(row: &LineRow, width: f32, metrics: &Metrics, measure: &Measure) -> f32 {
    let aside = measure.width(&row.aside, Weight::Medium, metrics.body) * 1.02;
    let gaps = if row.aside.is_empty() { 3.0 } else { 4.0 } * metrics.gutter;
    let title = width - 68.0 - LINE_HOURS - metrics.mark - metrics.icon_small - aside - gaps;
    let weight = if row.now { Weight::Bold } else { Weight::Medium };
    text_height(measure, &row.title, Weight::Bold, metrics.row, title)
        .max(text_height(measure, &row.hours, weight, metrics.body, LINE_HOURS))
        .max(LINE_ROW)
}
