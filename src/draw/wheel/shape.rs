//! Where the fields of a wheel lie, on a grid of 840: 0° is up, clockwise. `design/design.md` section 9 has the numbers.

use crate::domain::compass::{Field, Tone, Wheel};

/// Side of the grid.
pub const GRID: f32 = 840.0;
/// Centre of the grid.
pub(super) const CENTRE: f32 = 420.0;
/// The hub, and where each of the three zones of the inner disc ends.
pub(super) const ZONES: [f32; 4] = [60.0, 126.0, 192.0, 258.0];
pub(super) const SECOND: [f32; 2] = [268.0, 324.0];
pub(super) const OUTER: [f32; 2] = [334.0, 392.0];
/// Around the whole field, where it is chosen.
pub(super) const WHOLE: [f32; 2] = [55.0, 398.0];
const TOUCH: [f32; 2] = [54.0, 404.0];
/// On each side of a seam nothing is touched.
const DEAD: f32 = 1.0;
/// A label stands so far from the centre on a wheel of 780 px.
const LABEL: f32 = 394.0;
/// Three lines stand further out.
const LABEL_OF_THREE: f32 = 36.0;
const DRAWN: f32 = 780.0;

/// How far in and how far out an answer of the first level reaches: on the wheel of problems good is the innermost and
/// smallest field, on that of resources the largest.
#[must_use]
pub const fn reach(wheel: Wheel, tone: Tone) -> [f32; 2] {
    let zones = match (wheel, tone) {
        (Wheel::Resources, Tone::Green) | (Wheel::Problems, Tone::Red) => 3,
        (_, Tone::Yellow) => 2,
        (Wheel::Resources, Tone::Red) | (Wheel::Problems, Tone::Green) => 1,
    };
    [ZONES[0], ZONES[zones]]
}

/// Degrees from the beginning of a field to its end.
pub(super) fn span(wheel: Wheel) -> f32 {
    360.0 / count(wheel)
}

fn count(wheel: Wheel) -> f32 {
    f32::from(u8::try_from(wheel.fields().len()).unwrap_or(1))
}

/// Where a field begins, in degrees. The first resource has the top to itself; two problems share it.
pub(super) fn begins(field: Field) -> Option<f32> {
    let wheel = field.wheel();
    let at = wheel.fields().iter().position(|other| *other == field)?;
    let first = if wheel == Wheel::Resources { -span(wheel) / 2.0 } else { 0.0 };
    Some(first + span(wheel) * f32::from(u8::try_from(at).ok()?))
}

/// The direction of the middle of a field, in degrees.
#[must_use]
pub fn direction(field: Field) -> f32 {
    begins(field).map_or(0.0, |begins| begins + span(field.wheel()) / 2.0)
}

/// The point at `radius` of the grid in a direction, on a picture of `side`.
#[must_use]
pub fn point(radius: f32, degrees: f32, side: f32) -> (f32, f32) {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let scale = side / GRID;
    ((CENTRE + radius * sin) * scale, (CENTRE - radius * cos) * scale)
}

/// The field under a finger at `x`, `y` of a picture of `side`; none in the hub, on a seam, and outside.
#[must_use]
pub fn field_at(wheel: Wheel, x: f32, y: f32, side: f32) -> Option<Field> {
    let scale = GRID / side;
    let (x, y) = (x * scale - CENTRE, y * scale - CENTRE);
    let radius = x.hypot(y);
    if !(TOUCH[0]..=TOUCH[1]).contains(&radius) {
        return None;
    }
    let degrees = x.atan2(-y).to_degrees();
    wheel.fields().iter().copied().find(|field| {
        let into = begins(*field).map_or(-1.0, |begins| (degrees - begins).rem_euclid(360.0));
        (DEAD..=span(wheel) - DEAD).contains(&into)
    })
}

/// On which side of its point a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Middle,
    Right,
}

/// The point that a label belongs to, from the centre of a wheel of `side`, and the side on which it stands. One that is
/// `long`, of three lines, stands further out.
#[must_use]
pub fn label_at(field: Field, long: bool, side: f32) -> (f32, f32, Side) {
    let degrees = direction(field).to_radians();
    let sin = degrees.sin();
    let scale = side / DRAWN;
    let radius = (LABEL + 14.0 * (2.0 * degrees).sin().abs()) * scale;
    let further = if long { LABEL_OF_THREE * scale } else { 0.0 };
    let stands = if sin.abs() < 0.12 {
        Side::Middle
    } else if sin > 0.0 {
        Side::Right
    } else {
        Side::Left
    };
    let out = if stands == Side::Left { -further } else { further };
    let x = radius * sin + if stands == Side::Middle { 0.0 } else { out };
    (x, -radius * degrees.cos(), stands)
}
