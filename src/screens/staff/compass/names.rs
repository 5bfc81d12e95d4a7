//! Where the words of the fields stand around a wheel, measured; none of them is shortened.

use std::ops::Range;

use fristed_ui::{CardName, CompassField, CompassSide, CompassTexts, Theme};
use slint::ComponentHandle as _;

use super::Laying;
use super::at::Act;
use crate::app::compass::FieldView;
use crate::domain::compass::{Answer, Field, Level};
use crate::draw::measure::Weight;
use crate::draw::wheel::{Side, direction, label_at, point};

/// Where a wheel lies on its page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub middle: (f32, f32),
    /// Side of the picture.
    pub side: f32,
    /// Between these two words may stand.
    pub left: f32,
    pub right: f32,
}

/// A wheel at full size: `ui/staff/compass.slint`.
pub const FULL: Frame = Frame { middle: (600.0, 488.0), side: 780.0, left: 24.0, right: 1174.0 };
/// Where an invisible button lies in its field, on the grid of the wheel, and its side.
const SECTOR_AT: f32 = 300.0;
const SECTOR: f32 = 96.0;
/// The widest label above or below the wheel.
const WIDEST: f32 = 440.0;
const LINE: f32 = 1.2;
/// A label takes a press this high.
const TARGET: f32 = 88.0;
const MOST_LINES: usize = 3;
/// Room for the words of an answer, and for the name of a field.
const ANSWER: f32 = 580.0;
const NAME: f32 = 668.0;

impl Frame {
    /// The upper left corner of the picture.
    pub const fn corner(self) -> (f32, f32) {
        (self.middle.0 - self.side / 2.0, self.middle.1 - self.side / 2.0)
    }
}

/// Where the words of a field stand.
pub struct Place {
    view: FieldView,
    lines: String,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    side: Side,
}

/// Where the words of a wheel's fields stand; `None` where the screen has no room for a wheel with all of its words,
/// and for the answers beside it.
pub fn places(fields: &[FieldView], laying: &Laying<'_>) -> Option<Vec<Place>> {
    if !laying.metrics.composed {
        return None;
    }
    let theme = laying.ui.global::<Theme>();
    let (px, rest) = (theme.get_compass_text(), theme.get_compass_rest());
    let wide = |text: &str, weight: Weight, px: f32| laying.measure.width(text, weight, px);
    let fits = |view: &FieldView| {
        let (name, more) = named(&view.label);
        wide(name, Weight::Bold, theme.get_compass_title()) + wide(more, Weight::Medium, rest) <= NAME
    };
    let words = fields.first()?.field.wheel().levels().into_iter().flat_map(Level::answers);
    let answers = words.map(Answer::label).all(|label| wide(label, Weight::Bold, px) <= ANSWER);
    (answers && fields.iter().all(fits)).then(|| places_in(FULL, fields, laying)).flatten()
}

/// The same within another frame, without answers beside it, on a screen of any size; names are not written larger.
pub fn places_in(frame: Frame, fields: &[FieldView], laying: &Laying<'_>) -> Option<Vec<Place>> {
    if laying.metrics.text > 1.0 {
        return None;
    }
    let px = laying.ui.global::<Theme>().get_compass_text();
    fields.iter().map(|view| place(frame, view, px, laying)).collect()
}

fn place(frame: Frame, view: &FieldView, px: f32, laying: &Laying<'_>) -> Option<Place> {
    let lines_within = |x: f32, side: Side| {
        let room = match side {
            Side::Left => x - frame.left,
            Side::Right => frame.right - x,
            Side::Middle => WIDEST,
        };
        let lines = balanced(laying, &view.label, px, room);
        let lines: Vec<&str> = lines.into_iter().map(|line| view.label[line].trim()).collect();
        let widest = lines.iter().map(|line| laying.measure.width(line, Weight::Bold, px)).fold(0.0, f32::max);
        (lines.join("\n"), lines.len(), widest.ceil(), room)
    };
    let (mut x, y, side) = label_at(view.field, false, frame.side);
    let (mut lines, mut count, mut width, mut room) = lines_within(frame.middle.0 + x, side);
    if count >= MOST_LINES {
        (x, ..) = label_at(view.field, true, frame.side);
        (lines, count, width, room) = lines_within(frame.middle.0 + x, side);
    }
    // A word that is wider than the room would be divided.
    let divided = view.label.split(' ').any(|word| laying.measure.width(word, Weight::Bold, px) > room);
    if count > MOST_LINES || width > room || divided {
        return None;
    }
    let height = (f32::from(u8::try_from(count).ok()?) * px * LINE).max(TARGET).ceil();
    let before = match side {
        Side::Left => width,
        Side::Middle => width / 2.0,
        Side::Right => 0.0,
    };
    let (x, y) = ((frame.middle.0 + x - before).round(), (frame.middle.1 + y - height / 2.0).round());
    Some(Place { view: view.clone(), lines, x, y, width, height, side })
}

/// The lines of a label, as even as they come with as few of them as there can be.
fn balanced(laying: &Laying<'_>, label: &str, px: f32, room: f32) -> Vec<Range<usize>> {
    let within = |room: f32| laying.measure.wrap(label, Weight::Bold, px, room);
    let widest = label.split(' ').map(|word| laying.measure.width(word, Weight::Bold, px)).fold(0.0, f32::max);
    let (mut lines, mut narrower) = (within(room), room);
    while narrower > widest {
        let other = within(narrower);
        if other.len() > lines.len() {
            break;
        }
        lines = other;
        narrower -= 4.0;
    }
    lines
}

/// A name, and what stands behind it in brackets.
pub fn named(label: &str) -> (&str, &str) {
    label.find(" (").map_or((label, ""), |at| (&label[..at], label[at..].trim_start()))
}

impl Place {
    /// As a card takes it, by itself: its lines and no room around them for a finger.
    pub fn on_card(&self, px: f32) -> CardName {
        let lines = f32::from(u8::try_from(self.lines.lines().count()).unwrap_or(u8::MAX));
        CardName {
            text: self.lines.as_str().into(),
            x: self.x,
            y: (self.y + (self.height - lines * px * LINE) / 2.0).round(),
            width: self.width,
            side: self.side(),
        }
    }

    fn side(&self) -> CompassSide {
        match self.side {
            Side::Left => CompassSide::Left,
            Side::Middle => CompassSide::Middle,
            Side::Right => CompassSide::Right,
        }
    }

    /// As the screen takes it.
    pub fn row(&self, chosen: Option<Field>, texts: &CompassTexts<'_>) -> CompassField {
        let view = &self.view;
        let nothing = || texts.get_nothing_yet().to_string();
        let said = if view.said.is_empty() { nothing() } else { view.said.replace('\n', ", ") };
        let (sector_x, sector_y) = point(SECTOR_AT, direction(view.field), FULL.side);
        CompassField {
            action: Act::choose(view.field).into(),
            text: self.lines.as_str().into(),
            label: format!("{}: {said}", view.label).into(),
            chosen: chosen == Some(view.field),
            side: self.side(),
            sector_x: FULL.corner().0 + sector_x - SECTOR / 2.0,
            sector_y: FULL.corner().1 + sector_y - SECTOR / 2.0,
            x: self.x,
            y: self.y,
            width: self.width,
            height: self.height,
        }
    }
}
