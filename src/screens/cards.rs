//! Cards: building them, measuring them, and putting as many on a page as fit.

use std::rc::Rc;

use fristed_ui::{Card, CardFill, CardRow, Cards, FristedWindow, MarkShape};
use slint::{ComponentHandle as _, Model as _, ModelRc, SharedString, VecModel};

use super::card_signs;
use super::layout::{Metrics, shown, text_height};
use crate::draw::measure::{Measure, Weight};

/// A page's cards before they are laid out: rows of equally wide cards.
pub type Rows = Vec<Vec<Card>>;

/// A card with nothing on it, to start from.
#[must_use]
pub fn blank() -> Card {
    Card { fill: CardFill::Plain, mark: MarkShape::None, ..Card::default() }
}

/// A heading between cards.
#[must_use]
pub fn heading(title: impl Into<SharedString>) -> Card {
    Card { fill: CardFill::Heading, title: title.into(), ..blank() }
}

/// A card to read: icon, title, text.
#[must_use]
pub fn fact(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>) -> Card {
    Card { icon: icon.into(), title: title.into(), text: text.into(), ..blank() }
}

/// What a screen reader says of a card, where nothing else has been said.
fn label_of(card: &Card) -> SharedString {
    let parts = [&card.lead, &card.title, &card.state, &card.text];
    let mut said: Vec<&str> = parts.into_iter().map(SharedString::as_str).filter(|part| !part.is_empty()).collect();
    let signs = card_signs::said(card);
    said.extend(signs.iter().map(SharedString::as_str));
    said.join(", ").replace('\n', ", ").into()
}

/// Puts `cards` in rows of `columns`, in reading order. Empty places are kept, so that all cards are equally wide.
#[must_use]
pub fn in_columns(mut cards: Vec<Card>, columns: usize) -> Rows {
    let columns = columns.max(1);
    while !cards.len().is_multiple_of(columns) {
        cards.push(heading(SharedString::new()));
    }
    cards.chunks(columns).map(<[Card]>::to_vec).collect()
}

/// Height the card takes at `width`, as `ui/components/card.slint` lays it out.
#[must_use]
pub fn card_height(card: &Card, width: f32, metrics: &Metrics, measure: &Measure) -> f32 {
    let text_width = text_width(card, width, metrics, measure);
    let title_px = if card.fill == CardFill::Heading { metrics.panel } else { metrics.row };
    let state_width = state_width(card, text_width, metrics);
    let text = text_height(measure, &card.lead, Weight::Medium, metrics.body, text_width)
        + text_height(measure, &card.title, Weight::Bold, title_px, text_width)
        + text_height(measure, &card.state, Weight::Bold, metrics.row, state_width)
        + text_height(measure, &card.text, Weight::Medium, metrics.body, text_width)
        + card_signs::height(card, metrics);
    let sign = icon_side(card, metrics);
    let air = match (card.fill, card.tile) {
        (CardFill::Heading, _) => 0.0,
        (_, true) => metrics.tile_air,
        (_, false) => metrics.card_air,
    };
    let inside = text.max(sign + 2.0 * card.picture_above) + 2.0 * air;
    let buttons = match (card.button.is_empty(), card.button_2.is_empty()) {
        (true, _) => 0.0,
        _ if card.stepper => metrics.target,
        (false, true) => metrics.target,
        (false, false) => 2.0 * metrics.target + 12.0,
    };
    let least = if card.action.is_empty() { 0.0 } else { metrics.target };
    inside.max(buttons).max(least).ceil()
}

/// Room for the state, beside its sign where it has one.
fn state_width(card: &Card, text_width: f32, metrics: &Metrics) -> f32 {
    if card.sign.is_empty() { text_width } else { text_width - metrics.icon_small - 12.0 }
}

/// Side of one drawing, which is as high as wide.
fn icon_side(card: &Card, metrics: &Metrics) -> f32 {
    match (card.icon.is_empty(), card.mark) {
        (true, _) => card.picture_size,
        (false, MarkShape::None) => metrics.icon_large,
        (false, _) if card.tile => metrics.mark_tile,
        (false, _) => metrics.mark,
    }
}

/// Room for the drawing, or for both of a pair.
fn icon_width(card: &Card, metrics: &Metrics) -> f32 {
    let side = icon_side(card, metrics);
    if card.icon_2.is_empty() { side } else { 2.0 * side + metrics.gutter }
}

fn text_width(card: &Card, width: f32, metrics: &Metrics, measure: &Measure) -> f32 {
    let icon = icon_width(card, metrics) + 2.0 * card.picture_beside;
    let icon = if icon > 0.0 { icon + metrics.gutter } else { 0.0 };
    let chevron = if card.action.is_empty() || card.tile { 0.0 } else { metrics.icon_small + metrics.gutter };
    let button = |text: &SharedString, icon: f32| {
        if text.is_empty() {
            0.0
        } else {
            measure.width(text, Weight::Bold, metrics.row) * 1.02 + 2.0 * metrics.pad_small + icon
        }
    };
    let first = button(&card.button, if card.button_icon.is_empty() { 0.0 } else { metrics.icon + metrics.gap });
    let buttons = first.max(button(&card.button_2, 0.0));
    let buttons = if card.stepper { 2.0 * metrics.target + 12.0 } else { buttons };
    let buttons = if buttons > 0.0 { buttons + metrics.pad_small } else { 0.0 };
    width - 2.0 * metrics.pad_small - icon - chevron - buttons
}

/// The pages that `rows` take at `height`, each with as many rows as fit. A row that is higher than a page is
/// continued on the next; nothing is cut off and nothing shrinks.
#[must_use]
pub fn pages(mut rows: Rows, height: f32, metrics: &Metrics, measure: &Measure) -> Vec<Rows> {
    for row in &mut rows {
        let width = metrics.column_width(row.len());
        for card in row {
            prepare(card, width, metrics, measure);
        }
    }
    let mut pages = vec![Rows::new()];
    let mut used = 0.0;
    let mut waiting: std::collections::VecDeque<Vec<Card>> = rows.into();
    while let Some(row) = waiting.pop_front() {
        let needed = row_height(&row, metrics, measure);
        let gap = if used > 0.0 { metrics.gap } else { 0.0 };
        // A heading never stands alone at the foot of a page.
        let with_next = match waiting.front() {
            Some(next) if is_heading(&row) => metrics.gap + row_height(next, metrics, measure),
            _ => 0.0,
        };
        let fits = used + gap + needed <= height;
        if fits && (used + gap + needed + with_next <= height || used == 0.0) {
            used += gap + needed;
            if let Some(page) = pages.last_mut() {
                page.push(row);
            }
        } else if used > 0.0 {
            waiting.push_front(row);
            pages.push(Rows::new());
            used = 0.0;
        } else {
            let (head, tail) = split(&row, height, metrics, measure);
            for part in tail.into_iter().rev() {
                waiting.push_front(vec![part]);
            }
            if let Some(page) = pages.last_mut() {
                page.push(head);
            }
            used = height;
        }
    }
    if pages.last().is_some_and(Vec::is_empty) && pages.len() > 1 {
        pages.pop();
    }
    pages
}

/// Makes a card ready to be shown at `width`.
pub fn prepare(card: &mut Card, width: f32, metrics: &Metrics, measure: &Measure) {
    keep_together(card);
    break_words(card, width, metrics, measure);
    card_signs::break_rows(card, text_width(card, width, metrics, measure), metrics, measure);
}

/// Joins what no line may part; the label keeps the plain text.
fn keep_together(card: &mut Card) {
    if card.label.is_empty() {
        card.label = label_of(card);
    }
    for text in [&mut card.lead, &mut card.title, &mut card.state, &mut card.text] {
        *text = shown(text);
    }
}

/// Divides words that are wider than the card, with a hyphen; the label keeps them whole.
fn break_words(card: &mut Card, width: f32, metrics: &Metrics, measure: &Measure) {
    let width = text_width(card, width, metrics, measure);
    let state = state_width(card, width, metrics);
    let title = if card.fill == CardFill::Heading { metrics.panel } else { metrics.row };
    for (text, weight, px, width) in [
        (&mut card.lead, Weight::Medium, metrics.body, width),
        (&mut card.title, Weight::Bold, title, width),
        (&mut card.state, Weight::Bold, metrics.row, state),
        (&mut card.text, Weight::Medium, metrics.body, width),
    ] {
        *text = broken(text, (weight, px), width, measure);
    }
}

/// The text with every word that is wider than `width` divided by hyphens.
#[must_use]
pub fn broken(text: &SharedString, (weight, px): (Weight, f32), width: f32, measure: &Measure) -> SharedString {
    if text.split(' ').all(|word| measure.width(word, weight, px) <= width) {
        return text.clone();
    }
    let room = width - measure.width("-", weight, px);
    let words = text.split(' ').map(|word| {
        let pieces = measure.wrap(word, weight, px, room);
        pieces.into_iter().map(|piece| &word[piece]).collect::<Vec<_>>().join("- ")
    });
    words.collect::<Vec<_>>().join(" ").into()
}

/// Whether it is a heading that says something.
#[must_use]
pub fn is_title(card: &Card) -> bool {
    card.fill == CardFill::Heading && !card.title.is_empty()
}

/// Takes the headings off the beginning of `rows`.
pub fn titles(rows: &mut Rows) -> Rows {
    let count = rows.iter().take_while(|row| row.iter().all(is_title)).count();
    rows.drain(..count).collect()
}

/// Rows that stand above others on every sheet, and how high they are with the gap below them.
#[must_use]
pub fn head(rows: Rows, metrics: &Metrics, measure: &Measure) -> (Rows, f32) {
    let head = pages(rows, f32::MAX, metrics, measure).swap_remove(0);
    let high = head.iter().map(|row| row_height(row, metrics, measure) + metrics.gap).sum();
    (head, high)
}

fn is_heading(row: &[Card]) -> bool {
    row.iter().any(|card| card.fill == CardFill::Heading && !card.title.is_empty())
}

fn row_height(row: &[Card], metrics: &Metrics, measure: &Measure) -> f32 {
    let width = metrics.column_width(row.len());
    row.iter().map(|card| card_height(card, width, metrics, measure)).fold(0.0, f32::max)
}

/// The first card of a row that is too high for any page, or as much of it as fits, and cards for the rest.
fn split(row: &[Card], height: f32, metrics: &Metrics, measure: &Measure) -> (Vec<Card>, Vec<Card>) {
    let Some((first, others)) = row.split_first() else { return (Vec::new(), Vec::new()) };
    let mut tail = Vec::new();
    let mut head = first.clone();
    if card_height(first, metrics.width, metrics, measure) > height
        && let Some((begin, rest)) = halve(first, height, metrics, measure)
    {
        head = begin;
        tail.push(rest);
    }
    tail.extend(others.iter().cloned());
    (vec![head], tail)
}

/// A card in two: as many of its lines as fit in `height`, and the rest. At least one line moves on each time, so
/// that this ends; `None` for a card of a single line, which stays as it is.
fn halve(card: &Card, height: f32, metrics: &Metrics, measure: &Measure) -> Option<(Card, Card)> {
    if let Some(parts) = card_signs::divide(card, height, metrics) {
        return Some(parts);
    }
    let width = text_width(card, metrics.width, metrics, measure);
    let high = |card: &Card| card_height(card, metrics.width, metrics, measure);
    let nothing = SharedString::new;
    let bare = Card { text: nothing(), ..card.clone() };
    let stands_alone = bare.lead.is_empty() && bare.title.is_empty() && bare.state.is_empty();
    if !card.text.is_empty() && (stands_alone || high(&bare) <= height) {
        let lines = measure.wrap(&card.text, Weight::Medium, metrics.body, width);
        let fit = fitting(lines.len(), height - high(&bare), metrics.body);
        if fit == 0 && !stands_alone {
            return Some((bare, Card { fill: card.fill, text: card.text.clone(), ..blank() }));
        }
        let at = lines.get(fit.max(1))?.start;
        let (begin, rest) = (card.text[..at].trim_end(), card.text[at..].trim_start());
        let head = Card { text: begin.into(), ..card.clone() };
        return Some((head, Card { fill: card.fill, text: rest.into(), ..blank() }));
    }
    let lines = measure.wrap(&card.title, Weight::Bold, metrics.row, width);
    let empty = Card { title: nothing(), state: nothing(), text: nothing(), ..card.clone() };
    let fit = fitting(lines.len(), height - high(&empty), metrics.row);
    let Some(line) = lines.get(fit.max(1)) else {
        let has_more = !(card.state.is_empty() && card.text.is_empty());
        let head = Card { title: card.title.clone(), ..empty };
        let rest = Card { lead: nothing(), title: nothing(), ..card.clone() };
        return (has_more && !stands_alone).then_some((head, rest));
    };
    let (begin, rest) = (card.title[..line.start].trim_end(), card.title[line.start..].trim_start());
    let head = Card { title: begin.into(), ..empty };
    Some((head, Card { lead: nothing(), title: rest.into(), ..card.clone() }))
}

/// How many of `lines` lines at `px` fit in `room`; never all of them, for they did not.
fn fitting(lines: usize, room: f32, px: f32) -> usize {
    let fits = |count: &usize| f32::from(u16::try_from(*count).unwrap_or(u16::MAX)) * px * 1.2 + 4.0 <= room;
    (1..lines).take_while(fits).count()
}

/// Whether two rows look the same.
#[must_use]
pub fn same_row(new: &[Card], old: &[Card]) -> bool {
    new.len() == old.len() && new.iter().zip(old).all(|(new, old)| same_card(new, old))
}

/// Whether two cards look the same. To the toolkit no picture equals another, not even itself, so that cards are
/// never equal to it; taken apart like this a new field does not compile until it is thought of here.
#[must_use]
pub fn same_card(new: &Card, old: &Card) -> bool {
    fn parts(card: &Card) -> ([&SharedString; 14], (CardFill, MarkShape, bool, f32, bool)) {
        let Card {
            action,
            fill,
            mark,
            icon,
            icon_2,
            tile,
            lead,
            title,
            sign,
            state,
            text,
            button,
            button_icon,
            button_action,
            button_2,
            button_2_action,
            stepper,
            picture: _,
            signs: _,
            picture_size,
            picture_beside: _,
            picture_above: _,
            names: _,
            label,
        } = card;
        let texts = [
            action,
            icon,
            icon_2,
            lead,
            title,
            sign,
            state,
            text,
            button,
            button_icon,
            button_action,
            button_2,
            button_2_action,
            label,
        ];
        (texts, (*fill, *mark, *tile, *picture_size, *stepper))
    }
    let pixels = |card: &Card| card.picture.to_rgba8().map(|picture| picture.as_bytes().to_vec());
    let names = |card: &Card| (card.picture_beside, card.picture_above, card.names.iter().collect::<Vec<_>>());
    parts(new) == parts(old) && pixels(new) == pixels(old) && names(new) == names(old) && card_signs::same(new, old)
}

/// The rows shown last, so that showing the same again redraws nothing; and what stands above the next ones.
#[derive(Default)]
pub struct Shown(Rows, Rows);

impl Shown {
    /// Whatever is shown next stands under these rows.
    pub fn stand_under(&mut self, head: Rows) {
        self.1 = head;
    }

    pub fn show(&mut self, ui: &FristedWindow, mut rows: Rows) {
        rows.splice(0..0, std::mem::take(&mut self.1));
        for card in rows.iter_mut().flatten() {
            if card.label.is_empty() {
                card.label = label_of(card);
            }
        }
        if rows.len() == self.0.len() && rows.iter().zip(&self.0).all(|(new, old)| same_row(new, old)) {
            return;
        }
        let model = |cards: &Vec<Card>| CardRow { cards: ModelRc::from(Rc::new(VecModel::from(cards.clone()))) };
        let all: Vec<CardRow> = rows.iter().map(model).collect();
        ui.global::<Cards>().set_rows(ModelRc::from(Rc::new(VecModel::from(all))));
        self.0 = rows;
    }

    /// What the cards say, for reading aloud.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().map(|card| card.label.as_str())
    }
}
