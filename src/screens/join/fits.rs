//! Whether everything on Vær med fits the picture, lying or standing.

use fristed_ui::{Card, FristedWindow, JoinTexts};
use slint::ComponentHandle as _;

use super::super::cards;
use super::super::layout::{Metrics, is_one_line, stacked};
use crate::app::join::StepView;
use crate::draw::measure::{Measure, Weight};

/// Sizes of `ui/public/join.slint`.
const LEFT: f32 = 1166.0;
const GAP: f32 = 12.0;
/// Between two steps of the stair, and between two drawings of a date.
const STEP_GAP: f32 = 10.0;
const SIGN_GAP: f32 = 8.0;
/// Air above and below a date.
const TAB_AIR: f32 = 26.0;
/// What of a step is not for its text.
const STEP_SIDES: f32 = 24.0;
/// Steps of the stair.
const STEPS: usize = 4;

/// How the panel of the shift is divided.
pub struct Shape {
    /// Width within the panel, and its air above and below.
    inner: f32,
    paddings: f32,
    /// What of a date is not for its drawings.
    tab_sides: f32,
    /// Width of a step.
    step: f32,
    /// Height of the lowest step, and how much higher each of the others is.
    lowest: f32,
    higher: f32,
    /// How many doors stand beside each other, and how wide each is.
    pub doors: usize,
    pub door: f32,
}

impl Shape {
    /// The shape on a screen that has a picture of Vær med; `None` on any other.
    pub fn of(metrics: &Metrics) -> Option<Self> {
        if metrics.composed {
            let inner = LEFT - 64.0;
            let shape = Self {
                inner,
                paddings: 32.0,
                tab_sides: 32.0,
                step: 268.0,
                lowest: 178.0,
                higher: 38.0,
                doors: 1,
                door: metrics.width - LEFT - metrics.gutter,
            };
            return Some(shape);
        }
        let inner = metrics.width - 48.0;
        metrics.tall.then_some(Self {
            inner,
            paddings: 24.0,
            tab_sides: 16.0,
            step: (inner - 3.0 * STEP_GAP) / 4.0,
            lowest: 232.0,
            higher: 33.0,
            doors: 2,
            door: metrics.column_width(2),
        })
    }

    /// The doors as they stand. Of an odd number the first has a row to itself, so that none stands alone at the end.
    pub fn door_rows<'a>(&self, doors: &'a [Card]) -> impl Iterator<Item = &'a [Card]> {
        let (first, others) = doors.split_at(doors.len() % self.doors);
        std::iter::once(first).filter(|row| !row.is_empty()).chain(others.chunks(self.doors))
    }

    /// How wide the first of `count` doors is.
    pub const fn first_door(&self, count: usize, metrics: &Metrics) -> f32 {
        if count.is_multiple_of(self.doors) { self.door } else { metrics.width }
    }

    /// Height of the panel of the shift.
    fn height(&self, metrics: &Metrics) -> f32 {
        let head = metrics.panel * 1.2 + metrics.body * 1.2 + 4.0;
        let dates = TAB_AIR + metrics.row * 1.2 + metrics.sign + 4.0 * metrics.sign_step;
        let stair = self.lowest + 3.0 * self.higher + GAP;
        self.paddings + head.max(metrics.target) + dates + stair + metrics.target + 3.0 * GAP
    }
}

/// What one date says.
pub struct Said<'a> {
    pub title: &'a str,
    pub glance: &'a str,
    pub day: &'a str,
    pub signs: usize,
}

/// Whether the name of the duty with its date fits above the stair.
pub fn title_fits(title: &str, shape: &Shape, (metrics, measure): (&Metrics, &Measure)) -> bool {
    is_one_line(measure, (title, Weight::Bold, metrics.panel), head_width(shape, metrics))
}

fn head_width(shape: &Shape, metrics: &Metrics) -> f32 {
    shape.inner - metrics.icon_small - metrics.gutter
}

/// Whether the shift fits: what is said of each date on one line, its drawings, the steps, and the way back.
pub fn shift_fits(
    ui: &FristedWindow,
    dates: &[Said<'_>],
    steps: &[&StepView],
    shape: &Shape,
    (metrics, measure): (&Metrics, &Measure),
) -> bool {
    let head = head_width(shape, metrics);
    let count = f32::from(u8::try_from(dates.len()).unwrap_or(u8::MAX));
    let tab = (shape.inner - (count - 1.0) * GAP) / count - shape.tab_sides;
    let fits = |date: &Said<'_>| {
        let signs = f32::from(u8::try_from(date.signs).unwrap_or(u8::MAX)) * (metrics.sign + SIGN_GAP) - SIGN_GAP;
        is_one_line(measure, (date.title, Weight::Bold, metrics.panel), head)
            && is_one_line(measure, (date.glance, Weight::Medium, metrics.body), head)
            && is_one_line(measure, (date.day, Weight::Bold, metrics.row), tab)
            && signs <= tab
    };
    let mut height = shape.lowest;
    let stairs = steps.iter().all(|step| {
        let text = [(step.title.as_str(), Weight::Bold, metrics.row), (&step.text, Weight::Medium, metrics.body)];
        let fits = stacked(measure, shape.step - STEP_SIDES, text) + 24.0 <= height;
        height += shape.higher;
        fits
    });
    let back = measure.width(&ui.global::<JoinTexts>().get_step_back_text(), Weight::Medium, metrics.body);
    let whole = if metrics.tall { f32::MAX } else { metrics.whole };
    steps.len() <= STEPS
        && stairs
        && dates.iter().all(fits)
        && back + metrics.icon + metrics.gap <= shape.inner
        && shape.height(metrics) <= whole
}

/// Whether the doors fit beside the shift, or under it on a tall screen.
pub fn doors_fit(doors: &[Card], shape: &Shape, (metrics, measure): (&Metrics, &Measure)) -> bool {
    let row = |row: &[Card]| {
        let width = if row.len() < shape.doors { metrics.width } else { shape.door };
        let high = row.iter().map(|card| cards::card_height(card, width, metrics, measure));
        high.fold(0.0, f32::max) + GAP
    };
    let high: f32 = shape.door_rows(doors).map(row).sum();
    let taken = if metrics.tall { shape.height(metrics) + metrics.gutter } else { 0.0 };
    taken + high - GAP <= metrics.whole
}
