//! Whether everything on Vær med fits the picture, lying or standing.

use fristed_ui::{Card, FristedWindow, JoinTexts};
use slint::ComponentHandle as _;

use super::super::layout::{Metrics, is_one_line, stacked};
use crate::app::join::{GroupView, ListView, StepView};
use crate::draw::measure::{Measure, Weight};

/// Sizes of `ui/public/join.slint`.
const LEFT: f32 = 1200.0;
const OTHER: f32 = 112.0;
const START: f32 = 88.0;
/// On a tall screen both lie beside each other.
const DOORS_TALL: f32 = 152.0;
const START_WIDTH_TALL: f32 = 360.0;
const GAP: f32 = 12.0;
/// Within the group beside the shift.
const GROUP_GAP: f32 = 8.0;
/// Steps of the stair.
const STEPS: usize = 4;
const PERSON: f32 = 104.0;

/// How the panel of the shift is divided.
pub struct Shape {
    /// Width within the panel.
    inner: f32,
    /// Width of a step, and what of it is not for text.
    step: f32,
    step_sides: f32,
    /// The mark of the chosen step stands beside its title.
    mark: f32,
    /// Height of the lowest step, and how much higher each of the others is.
    lowest: f32,
    higher: f32,
    /// Drawings beside the button; the rest is one press away.
    pub symbols: usize,
    symbol: f32,
}

impl Shape {
    /// The shape on a screen that has a picture of Vær med; `None` on any other.
    pub fn of(metrics: &Metrics) -> Option<Self> {
        if metrics.composed {
            let mark = metrics.icon_small + 8.0;
            let (inner, step_sides) = (LEFT - 64.0, 32.0);
            return Some(Self {
                inner,
                step: 276.0,
                step_sides,
                mark,
                lowest: 178.0,
                higher: 38.0,
                symbols: 6,
                symbol: 114.0,
            });
        }
        let inner = metrics.width - 48.0;
        let step = (inner - 30.0) / 4.0;
        metrics.tall.then_some(Self {
            inner,
            step,
            step_sides: 24.0,
            mark: 0.0,
            lowest: 232.0,
            higher: 33.0,
            symbols: 4,
            symbol: 114.0,
        })
    }

    /// Height of the panel of the shift on a tall screen.
    fn height(&self, metrics: &Metrics) -> f32 {
        const PADDINGS: f32 = 24.0;
        let head = metrics.panel * 1.2 + metrics.body * 1.2 + 4.0;
        let stair = self.lowest + 3.0 * self.higher + GAP;
        let choose = metrics.row * 1.2 + metrics.body * 1.2 + 4.0;
        PADDINGS + head + stair + choose + 96.0 + metrics.target + 4.0 * GAP
    }
}

/// Whether the shift fits: its title and glance on one line each, the steps, the signs and the sentences.
pub fn shift_fits(
    ui: &FristedWindow,
    (title, glance): (&str, &str),
    steps: &[&StepView],
    shape: &Shape,
    (metrics, measure): (&Metrics, &Measure),
) -> bool {
    let texts = ui.global::<JoinTexts>();
    let head = shape.inner - metrics.icon_small - metrics.gutter;
    let mut height = shape.lowest;
    let stairs = steps.iter().all(|step| {
        // The mark beside the title takes its room whether it is there or not.
        let width = shape.step - shape.step_sides;
        let text = stacked(measure, width - shape.mark, [(step.title.as_str(), Weight::Bold, metrics.row)])
            + stacked(measure, width, [(step.text.as_str(), Weight::Medium, metrics.body)]);
        let fits = text + 24.0 <= height;
        height += shape.higher;
        fits
    });
    let bold = |text: &str| measure.width(text, Weight::Bold, metrics.row);
    let medium = |text: &str| measure.width(text, Weight::Medium, metrics.body);
    let (choose, goes) = (bold(&texts.get_choose_sign()), medium(&texts.get_goes_day_after()));
    let chosen = if metrics.tall { choose.max(goes) } else { choose + goes + 24.0 };
    let symbols = f32::from(u8::try_from(shape.symbols + 1).unwrap_or(u8::MAX)) * shape.symbol;
    steps.len() <= STEPS
        && stairs
        && is_one_line(measure, (title, Weight::Bold, metrics.panel), head)
        && is_one_line(measure, (glance, Weight::Medium, metrics.body), head)
        && chosen <= shape.inner
        && symbols + bold(&texts.get_i_am_in()) + 74.0 <= shape.inner
        && medium(&texts.get_step_back_text()) + metrics.icon + metrics.gap <= shape.inner
}

/// Whether the group fits, with everybody who has a place.
pub fn group_fits(
    ui: &FristedWindow,
    group: &GroupView,
    next: &ListView,
    free: &str,
    shape: &Shape,
    (metrics, measure): (&Metrics, &Measure),
) -> bool {
    let width = if metrics.tall { metrics.width } else { metrics.width - LEFT - metrics.gutter } - 72.0;
    let texts = ui.global::<JoinTexts>();
    let circles = f32::from(u8::try_from(next.people.len()).unwrap_or(u8::MAX)) * PERSON;
    let (title, when) = (group.title.as_str(), next.when.as_str());
    let said = [(title, Weight::Bold, metrics.panel), (when, Weight::Medium, metrics.body)];
    let free = (free, Weight::Medium, metrics.body);
    let button = |text: &str, width: f32| measure.width(text, Weight::Bold, metrics.row) * 1.02 + 64.0 <= width;
    let (take, again, look) = (texts.get_take_the_place(), texts.get_next_time_too(), texts.get_look_in());
    if metrics.tall {
        let beside = (width - circles).max(1.0);
        let half = if next.free > 0 { (width - GAP) / 2.0 } else { width };
        let text = stacked(measure, beside, said.into_iter().chain([free])).max(88.0);
        let all = 40.0 + text + GAP + 2.0 * metrics.target + GAP;
        return all + shape.height(metrics) + DOORS_TALL + 2.0 * metrics.gutter <= metrics.whole
            && button(&take, half)
            && button(&again, half)
            && button(&look, width);
    }
    let buttons = if next.free > 0 { 3.0 } else { 2.0 };
    let all = 24.0
        + stacked(measure, width, said)
        + stacked(measure, (width - circles).max(1.0), [free]).max(88.0)
        + buttons * metrics.target
        + (3.0 + buttons) * GROUP_GAP;
    all <= metrics.whole - OTHER - GAP - START - metrics.gutter
        && [&take, &again, &look].into_iter().all(|text| button(text, width))
}

/// Whether the doors to everything else and to starting something fit their panels.
pub fn other_fits(ui: &FristedWindow, other: &Card, metrics: &Metrics, measure: &Measure) -> bool {
    let sides = 2.0 * metrics.pad_small + metrics.icon + metrics.gap;
    let ((other_width, other_high), (start_width, start_high)) = if metrics.tall {
        ((metrics.width - START_WIDTH_TALL - GAP, DOORS_TALL), (START_WIDTH_TALL, DOORS_TALL))
    } else {
        let panel = metrics.width - LEFT - metrics.gutter;
        ((panel, OTHER), (panel, START))
    };
    let text = [(&*other.title, Weight::Bold, metrics.body), (&*other.text, Weight::Medium, metrics.body)];
    let start = [(&*ui.global::<JoinTexts>().get_i_start(), Weight::Bold, metrics.body)];
    stacked(measure, other_width - sides, text) + 8.0 <= other_high
        && stacked(measure, start_width - sides, start) + 16.0 <= start_high
}
