//! I dag: the view becomes the pictured composition where everything fits, else cards.

mod fits;

use fristed_ui::{
    Card, CardFill, Fact, FristedWindow, HeroKind, JoinTexts, LineRow, MarkShape, Place as PlaceTile, Texts,
};
use slint::{ComponentHandle as _, SharedString};

use self::fits::{fitting_rows, hours_width, room_in_columns, room_in_one_column};
use super::cards::{Rows, blank, fact, heading, in_columns};
use super::layout::{Metrics, shown};
use super::models::List;
use super::{Drawn, facilities};
use crate::app::activity::EntryView;
use crate::app::facilities::{FacilityState, FacilityView};
use crate::app::today::{Greeting, Hero, LineDay, TodayView};
use crate::app::words::capital;
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

/// Width of the text beside the greeting.
const CHIP_TEXT: f32 = 300.0;
/// How many facts stand beside each other in the picture.
const FACTS: usize = 3;
const FACTS_TALL: usize = 2;
/// Fewer rows than this are no time line.
const LEAST_ROWS: usize = 2;

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
        today.set_open(shown(&view.open));
        today.set_is_open(view.is_open);
        let open_is_short = measure.lines(&view.open, Weight::Bold, metrics.body, CHIP_TEXT) == 1;
        today.set_clock_fits(open_is_short);
        today.set_hero(hero(view));
        today.set_line_day(match view.line_day {
            LineDay::Today => fristed_ui::LineDay::Today,
            LineDay::Tomorrow => fristed_ui::LineDay::Tomorrow,
            LineDay::Coming => fristed_ui::LineDay::Coming,
        });
        let line: Vec<LineRow> = rest_of_line(view).map(|entry| line_row(entry, &texts)).collect();
        let facts = facts(view, &texts, if metrics.portrait { FACTS_TALL } else { FACTS });
        let places: Vec<PlaceTile> = view.facilities.iter().map(place).collect();
        let room = if view.clock_sentence.is_some() {
            // What it says of the clock stands above everything, and the picture has no place for it.
            None
        } else if metrics.composed {
            room_in_columns(view, &facts, &places, metrics, measure)
        } else if metrics.tall {
            room_in_one_column(view, &facts, &places, metrics, measure)
        } else {
            None
        };
        let hours = hours_width(&line, metrics, measure);
        let fits = |line: &[LineRow]| room.map(|room| fitting_rows(line, hours, room, metrics, measure));
        let started: Vec<bool> = rest_of_line(view).map(EntryView::is_started).collect();
        let line = in_view(line, &started, &fits);
        let fitting = fits(&line);
        let composed = fitting.is_some_and(|rows| rows >= LEAST_ROWS.min(line.len()));
        today.set_composed(composed);
        if !composed {
            return Drawn::Cards(cards(view, &texts, open_is_short, metrics));
        }
        today.set_hours_width(hours);
        self.line.show(line.into_iter().take(fitting.unwrap_or_default()).collect(), |model| today.set_line(model));
        self.facts.show(facts, |model| today.set_facts(model));
        self.places.show(places, |model| today.set_places(model));
        Drawn::Composed
    }
}

/// The same as a list: for large text and small screens.
fn cards(view: &TodayView, texts: &Words, open_is_short: bool, metrics: &Metrics) -> Rows {
    let open = Card {
        icon: "doer".into(),
        // A time that may be wrong is better not said.
        title: match view.clock_sentence {
            None => format!("{} {}. {}", texts.clock, view.clock, view.open).into(),
            Some(_) => view.open.as_str().into(),
        },
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
    if let Some((what, then)) = view.clock_sentence {
        rows.insert(0, vec![Card { fill: CardFill::Later, ..fact("ur", what, then) }]);
    }
    let mut line: Vec<Card> = rest_of_line(view).map(|entry| entry_card(entry, texts)).collect();
    if !line.is_empty() {
        rows.push(vec![heading(texts.line_title(view.line_day))]);
    }
    line.push(Card { action: "week".into(), fill: CardFill::Press, ..fact("kalender", texts.week.as_str(), "") });
    rows.extend(in_columns(line, metrics.columns(560.0, 2)));
    let facts = facts(view, texts, usize::MAX).into_iter().map(|fact| Card {
        icon: fact.icon,
        title: fact.title,
        text: fact.text,
        action: match (fact.wanted, fact.id.is_empty()) {
            (true, _) => "more".into(),
            (false, true) => SharedString::new(),
            (false, false) => format!("activity:{}", fact.id).into(),
        },
        fill: if fact.id.is_empty() && !fact.wanted { CardFill::Plain } else { CardFill::Press },
        ..blank()
    });
    rows.extend(in_columns(facts.collect(), metrics.columns(560.0, 3)));
    let places = view.facilities.iter().map(facilities::tile).collect();
    rows.extend(in_columns(places, metrics.columns(560.0, 3)));
    rows
}

/// What users have put up stays in view: where the line is longer than its room, the first of it takes the place of the
/// last row that is seen. What is left out then is on the page of the week, as always.
fn in_view(mut line: Vec<LineRow>, started: &[bool], fits: &impl Fn(&[LineRow]) -> Option<usize>) -> Vec<LineRow> {
    let (Some(first), Some(fitting)) = (started.iter().position(|one| *one), fits(&line)) else { return line };
    for place in (1..fitting).rev() {
        if first < place + 1 {
            break;
        }
        let mut other = line.clone();
        let row = other.remove(first);
        other.insert(place, row);
        if fits(&other).is_some_and(|fitting| fitting > place) {
            line = other;
            break;
        }
    }
    line
}

/// The time line without what the hero already says.
fn rest_of_line(view: &TodayView) -> impl Iterator<Item = &EntryView> {
    let said = view.hero.entry().map_or("", |entry| entry.id.as_str());
    view.line.iter().filter(move |entry| entry.id != said)
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
    needs: String,
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
            needs: ui.global::<JoinTexts>().get_needs().into(),
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
        Hero::Tomorrow(entry) => (HeroKind::Tomorrow, entry),
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
        title: shown(&entry.title),
        line: shown(&place_and_time(entry)),
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
        Hero::Tomorrow(entry) => (&texts.tomorrow, entry, CardFill::Later),
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
        text: if cancelled && !entry.note.is_empty() { entry.note.as_str().into() } else { aside(entry).into() },
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
    let aside = if entry.price.is_empty() { &entry.place } else { &entry.price };
    let cancelled = if entry.phase == Phase::Cancelled { texts.cancelled.as_str() } else { "" };
    // A time that does not take place says what one can do instead, in a sentence of its own.
    let (title, cancelled) = match (cancelled.is_empty(), entry.note.is_empty()) {
        (false, false) => (format!("{} {cancelled}. {}", entry.title, entry.note), ""),
        _ => (entry.title.clone(), cancelled),
    };
    let (place, price) = if title == entry.title { (entry.place.as_str(), entry.price.as_str()) } else { ("", "") };
    LineRow {
        id: entry.id.as_str().into(),
        label: [hours.as_str(), &title, cancelled, place, price]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
            .into(),
        hours: shown(&hours),
        aside: if title == entry.title {
            shown(if cancelled.is_empty() { aside } else { cancelled })
        } else {
            SharedString::new()
        },
        title: shown(&title),
        icon: entry.icon.as_str().into(),
        offer: entry.kind == Kind::Offer,
        now,
    }
}

/// Food, who is here, what comes soon, at most one of each; and what is wanted, where there is a place left of `most`.
fn facts(view: &TodayView, texts: &Words, most: usize) -> Vec<Fact> {
    let mut facts = Vec::new();
    let one = |icon: &str, title: String, text: String, id: &str| Fact {
        icon: icon.into(),
        label: format!("{title}, {text}").into(),
        title: shown(&title),
        text: shown(&text),
        id: id.into(),
        wanted: false,
    };
    // What the hero already says is not said twice.
    let hero = view.hero.entry().map_or("", |entry| entry.id.as_str());
    if let Some(food) = view.food.iter().find(|food| food.id != hero) {
        let text = match (food.phase, food.note.is_empty()) {
            (Phase::Cancelled, true) => texts.cancelled.clone(),
            (Phase::Cancelled, false) => format!("{}. {}", capital(&texts.cancelled), food.note),
            _ => [&food.hours, &food.price].map(String::as_str).join(" · "),
        };
        facts.push(one("bestik", format!("{}: {}", texts.food_today, food.title), text, &food.id));
    }
    if !view.on_duty.is_empty() {
        facts.push(one("folk", texts.here_today.clone(), view.on_duty.clone(), ""));
    }
    if let Some(soon) = view.soon.first() {
        facts.push(one("kalender", format!("{}: {}", texts.soon, soon.title), soon.when.clone(), &soon.id));
    }
    if let Some(need) = view.need.as_ref().filter(|_| facts.len() < most) {
        facts.push(Fact { wanted: true, ..one(&need.icon, texts.needs.clone(), need.text.clone(), "") });
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
        words: shown(&view.words),
        advice: shown(&view.advice),
        label: format!("{}. {}", view.sentence(), view.advice).into(),
    }
}
