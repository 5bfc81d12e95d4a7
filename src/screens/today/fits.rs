//! How much of I dag fits as the picture has it, and how many rows of the time line.

use fristed_ui::{Fact, LineRow, Place as PlaceTile};

use super::super::layout::{Metrics, name_height, text_height};
use super::place_and_time;
use crate::app::today::TodayView;
use crate::draw::measure::{Measure, Weight};

/// Sizes of `ui/public/today.slint`.
const HERO_WIDTH: f32 = 800.0;
const LINE_ROW: f32 = 88.0;
/// The column of the hours is at least this wide, and wider where a time needs it.
const LINE_HOURS: f32 = 160.0;
const LINE_CHROME: f32 = 8.0 + 88.0 + 4.0;
const FACT_HEIGHT: f32 = 104.0;
const PLACE_HEIGHT: f32 = 168.0;
const PLACE_HEIGHT_TALL: f32 = 112.0;
/// A hero whose name takes more lines than this leaves no room for the rest.
const HERO_LINES: usize = 2;

/// Room for the rows of the time line beside the hero, `None` where the rest does not fit.
pub fn room_in_columns(
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
pub fn room_in_one_column(
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
        + 8.0
}

fn place_height(place: &PlaceTile, width: f32, metrics: &Metrics, measure: &Measure) -> f32 {
    let text = width - 44.0 - metrics.icon_tile - metrics.gutter;
    text_height(measure, &place.name, Weight::Bold, metrics.row, text)
        + text_height(measure, &place.words, Weight::Bold, metrics.row, text - metrics.icon_small - 12.0)
        + text_height(measure, &place.advice, Weight::Medium, metrics.body, text)
        + 16.0
}

fn hero_fits(view: &TodayView, width: f32, height: f32, metrics: &Metrics, measure: &Measure) -> bool {
    let Some(entry) = view.hero.entry() else { return true };
    let text = width - 68.0 - metrics.icon_tile - metrics.gap;
    let name = name_height(measure, &entry.title, metrics.hero, text);
    let lines = measure.lines(&entry.title, Weight::Bold, metrics.hero, text);
    let line = text_height(measure, &place_and_time(entry), Weight::Medium, metrics.body, text);
    lines <= HERO_LINES && 28.0 + metrics.row * 1.2 + name + line + 36.0 <= height
}

/// How wide the column of the hours is, so that none of them breaks.
pub fn hours_width(line: &[LineRow], metrics: &Metrics, measure: &Measure) -> f32 {
    let words = |row: &LineRow| {
        let word = |word: &str| measure.width(word, hours_weight(row), metrics.body);
        row.hours.split(' ').map(word).fold(0.0, f32::max)
    };
    line.iter().map(words).fold(LINE_HOURS, f32::max).ceil()
}

fn hours_weight(row: &LineRow) -> Weight {
    if row.now { Weight::Bold } else { Weight::Medium }
}

/// How many of the rows fit in `room`.
pub fn fitting_rows(line: &[LineRow], hours: f32, room: f32, metrics: &Metrics, measure: &Measure) -> usize {
    let width = if metrics.tall { metrics.width } else { metrics.width - HERO_WIDTH - metrics.gutter };
    let mut used = 0.0;
    line.iter()
        .take_while(|row| {
            used += line_row_height(row, (width, hours), metrics, measure);
            used <= room
        })
        .count()
}

fn line_row_height(row: &LineRow, (width, hours): (f32, f32), metrics: &Metrics, measure: &Measure) -> f32 {
    let aside = measure.width(&row.aside, Weight::Medium, metrics.body) * 1.02;
    let gaps = if row.aside.is_empty() { 3.0 } else { 4.0 } * metrics.gutter;
    let title = width - 68.0 - hours - metrics.mark - metrics.icon_small - aside - gaps;
    text_height(measure, &row.title, Weight::Bold, metrics.row, title)
        .max(text_height(measure, &row.hours, hours_weight(row), metrics.body, hours))
        .max(LINE_ROW)
}
