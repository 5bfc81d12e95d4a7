//! Who is on a list, as drawings within a card: in rows that fit, each with what they take on where there is room.

use std::rc::Rc;

use fristed_ui::{Card, CardSign, CardSigns};
use slint::{Model as _, ModelRc, SharedString, VecModel};

use super::cards;
use super::layout::Metrics;
use crate::app::join::{ListView, PersonView};
use crate::domain::duty::Step;
use crate::draw::measure::{Measure, Weight};

/// Between two rows.
const GAP: f32 = 6.0;

/// How high on the ladder a step is; being there only where nobody else can is none of its steps.
const fn height_of(step: Step) -> i32 {
    match step {
        Step::OnlyIfNobodyElse => 0,
        Step::Look => 1,
        Step::OneHour => 2,
        Step::WithSomeone => 3,
        Step::Whole => 4,
    }
}

fn sign(one: &PersonView) -> CardSign {
    let icon = |at: usize| one.icons.get(at).map_or_else(SharedString::new, SharedString::from);
    let label = if one.takes.is_empty() { one.word.clone() } else { format!("{}: {}", one.word, one.takes) };
    CardSign {
        icon: icon(0),
        icon_2: icon(1),
        takes: one.takes.as_str().into(),
        step: if one.takes.is_empty() { 0 } else { height_of(one.step) },
        label: label.into(),
    }
}

/// Everybody on a list, each with what they take on.
#[must_use]
pub fn people(list: &ListView) -> Vec<CardSign> {
    list.people.iter().map(sign).collect()
}

/// Everybody on a list, and an empty ring for each place that is free.
#[must_use]
pub fn people_and_places(list: &ListView) -> Vec<CardSign> {
    let bare = |one: &PersonView| CardSign { takes: SharedString::new(), ..sign(one) };
    let rings = std::iter::repeat_n(CardSign::default(), list.free);
    list.people.iter().map(bare).chain(rings).collect()
}

/// A card with the drawing of one sign, or with both of a pair, beside its words.
#[must_use]
pub fn drawn(icons: &[String], title: impl Into<SharedString>, text: impl Into<SharedString>) -> Card {
    let icon = |at: usize| icons.get(at).map_or("", String::as_str);
    Card { icon_2: icon(1).into(), ..cards::fact(icon(0), title, text) }
}

/// Cards with a sign each, so many beside each other; pairs take more room and stand in rows of their own.
#[must_use]
pub fn in_columns(all: Vec<Card>, (single, pair): (usize, usize)) -> cards::Rows {
    let (pairs, singles): (Vec<Card>, Vec<Card>) = all.into_iter().partition(|card| !card.icon_2.is_empty());
    let mut rows = cards::in_columns(singles, single);
    rows.extend(cards::in_columns(pairs, pair));
    rows
}

/// The same for the few who are on a list, all as wide: where there is a pair, each has as much room as that.
#[must_use]
pub fn in_one_grid(all: Vec<Card>, (single, pair): (usize, usize)) -> cards::Rows {
    let has_pair = all.iter().any(|card| !card.icon_2.is_empty());
    cards::in_columns(all, if has_pair { pair } else { single })
}

/// `card` with `signs` on it.
#[must_use]
pub fn with(card: Card, signs: Vec<CardSign>) -> Card {
    Card { signs: in_rows(vec![signs]), ..card }
}

fn in_rows(rows: Vec<Vec<CardSign>>) -> ModelRc<CardSigns> {
    let row = |signs: Vec<CardSign>| CardSigns { signs: ModelRc::from(Rc::new(VecModel::from(signs))) };
    let rows: Vec<CardSigns> = rows.into_iter().filter(|row| !row.is_empty()).map(row).collect();
    ModelRc::from(Rc::new(VecModel::from(rows)))
}

fn all(card: &Card) -> Vec<CardSign> {
    card.signs.iter().flat_map(|row| row.signs.iter().collect::<Vec<_>>()).collect()
}

/// What a screen reader says of them; nothing for a place that is free, since the text counts those.
#[must_use]
pub fn said(card: &Card) -> Vec<SharedString> {
    all(card).into_iter().map(|sign| sign.label).filter(|label| !label.is_empty()).collect()
}

/// Puts the signs of `card` in rows within `width`. Where the words of one have no room the drawing stands alone.
pub fn break_rows(card: &mut Card, width: f32, metrics: &Metrics, measure: &Measure) {
    let signs = all(card);
    if signs.is_empty() {
        return;
    }
    let mut rows: Vec<Vec<CardSign>> = vec![Vec::new()];
    let mut used = 0.0;
    for mut sign in signs {
        let mut wide = metrics.sign + words_width(&sign, metrics, measure);
        if wide > width {
            (sign.takes, wide) = (SharedString::new(), metrics.sign);
        }
        let gap = if used > 0.0 { metrics.gap } else { 0.0 };
        if used > 0.0 && used + gap + wide > width {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += if used > 0.0 { gap + wide } else { wide };
        if let Some(row) = rows.last_mut() {
            row.push(sign);
        }
    }
    card.signs = in_rows(rows);
}

fn words_width(sign: &CardSign, metrics: &Metrics, measure: &Measure) -> f32 {
    if sign.takes.is_empty() {
        return 0.0;
    }
    measure.width(&sign.takes, Weight::Medium, metrics.body) * 1.02 + metrics.gap
}

/// Height that the rows take, as `ui/components/card.slint` lays them out.
#[must_use]
pub fn height(card: &Card, metrics: &Metrics) -> f32 {
    let rows = f32::from(u8::try_from(card.signs.row_count()).unwrap_or(u8::MAX));
    (rows * (row(metrics) + GAP) - GAP).max(0.0)
}

fn row(metrics: &Metrics) -> f32 {
    metrics.sign.max(metrics.body * 1.2)
}

/// `card`, which is too high for any page, in two: what stands above the signs, or as many of their rows as fit in
/// `room`, and the rest. `None` for a card without signs.
#[must_use]
pub fn divide(card: &Card, room: f32, metrics: &Metrics) -> Option<(Card, Card)> {
    let rows: Vec<CardSigns> = card.signs.iter().collect();
    if rows.is_empty() {
        return None;
    }
    let model = |rows: &[CardSigns]| ModelRc::from(Rc::new(VecModel::from(rows.to_vec())));
    let rest =
        |rows: &[CardSigns]| Card { fill: card.fill, text: card.text.clone(), signs: model(rows), ..cards::blank() };
    let head = Card { text: SharedString::new(), ..card.clone() };
    if !(card.lead.is_empty() && card.title.is_empty() && card.state.is_empty()) {
        return Some((Card { signs: ModelRc::default(), ..head }, rest(&rows)));
    }
    let fits = |count: &usize| {
        f32::from(u8::try_from(*count).unwrap_or(u8::MAX)) * (row(metrics) + GAP) - GAP + 2.0 * metrics.card_air <= room
    };
    let count = (1..=rows.len()).take_while(fits).count().max(1);
    if count == rows.len() && card.text.is_empty() {
        return None;
    }
    Some((Card { signs: model(&rows[..count]), ..head }, rest(&rows[count..])))
}

/// Whether both show the same signs in the same rows.
#[must_use]
pub fn same(new: &Card, old: &Card) -> bool {
    let rows = |card: &Card| -> Vec<usize> { card.signs.iter().map(|row| row.signs.row_count()).collect() };
    rows(new) == rows(old) && all(new) == all(old)
}
