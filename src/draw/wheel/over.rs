//! Two wheels of one person, one over the other: the colours are one day, dashed lines around a field say what it was on
//! another. Neither way is drawn as the better one.

use tiny_skia::{FillRule, LineJoin, Pixmap, Stroke, StrokeDash, Transform};

use super::shape::{OUTER, SECOND, ZONES, direction, point, reach, span};
use super::{Bitmap, Painter, length, neutral, sign_path, solid};
use crate::domain::compass::{Answer, Field, Filling, Wheel};

/// A dash and the gap after it, and how wide they are.
const DASH: [f32; 2] = [15.0, 9.0];
const WIDTH: f32 = 6.0;
const UNDER: f32 = 10.0;
/// Within the edges of its field, so that the line of a neighbour is told from it.
const INSET: f32 = 12.0;
/// The sign of the other day stands so far to the side, as a part of its field.
const ASIDE: f32 = 0.3;
const SMALL: f32 = 28.0;

impl Painter {
    /// `wheel` as it is in `now`, with dashed lines where it was another in `before`.
    #[must_use]
    pub fn paint_over(&self, wheel: Wheel, now: &Filling, before: &Filling) -> Option<Bitmap> {
        let mut picture = self.canvas_of(wheel, now)?;
        for field in wheel.fields() {
            self.outline(&mut picture, *field, now, before);
        }
        Some(picture.into())
    }

    fn outline(&self, picture: &mut Pixmap, field: Field, now: &Filling, before: &Filling) {
        let [first, second, third] = field.wheel().levels();
        let was = |level| before.answer(field, level).filter(|was| now.answer(field, level) != Some(*was));
        if let Some(tone) = was(first).and_then(Answer::tone) {
            self.dashes(picture, field, reach(field.wheel(), tone));
            let middle = ZONES[0].midpoint(ZONES[1]).midpoint(reach(field.wheel(), tone)[1]);
            self.aside(picture, field, middle, tone);
        }
        if let Some(tone) = was(second).and_then(Answer::tone) {
            self.dashes(picture, field, SECOND);
            self.aside(picture, field, SECOND[0].midpoint(SECOND[1]), tone);
        }
        if was(third).is_some() {
            self.dashes(picture, field, OUTER);
        }
    }

    fn dashes(&self, picture: &mut Pixmap, field: Field, [inner, outer]: [f32; 2]) {
        let scale = self.scale();
        let half = INSET / 4.0;
        let Some(around) = self.wedge(field, [inner + half, outer - half], INSET) else { return };
        let stroke = Stroke {
            width: WIDTH * scale,
            line_join: LineJoin::Round,
            dash: StrokeDash::new(DASH.map(|part| part * scale).to_vec(), 0.0),
            ..Stroke::default()
        };
        // On a line of the ground's colour, so that the dashes are seen on any field.
        let [ground, _, ink] = neutral(self.ground);
        let under = Stroke { width: UNDER * scale, line_join: LineJoin::Round, ..Stroke::default() };
        picture.stroke_path(&around, &solid(ground), &under, Transform::identity(), None);
        picture.stroke_path(&around, &solid(ink), &stroke, Transform::identity(), None);
    }

    /// The sign of the other day, smaller and to the side, on the ground of the page so that it is seen on any colour.
    fn aside(&self, picture: &mut Pixmap, field: Field, radius: f32, tone: crate::domain::compass::Tone) {
        let degrees = direction(field) - span(field.wheel()) * ASIDE;
        let (x, y) = point(radius, degrees, length(self.side));
        let size = SMALL * self.scale();
        let [ground, _, ink] = neutral(self.ground);
        for (size, colour) in [(size * 1.7, ground), (size, ink)] {
            if let Some(path) = sign_path(tone, x, y, size) {
                picture.fill_path(&path, &solid(colour), FillRule::Winding, Transform::identity(), None);
            }
        }
    }
}
