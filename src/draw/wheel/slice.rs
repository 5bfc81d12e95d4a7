//! A field by itself, for a list: its part of the wheel set upright, with the same reach, colours and signs.

use tiny_skia::{FillRule, Path, PathBuilder, Pixmap, PixmapPaint, Transform};

use super::shape::{ZONES, reach};
use super::{
    Bitmap, Rgb, approach_icon, canvas, colours, icon, length, neutral, pixels, sign_path, solid, tinted, whole,
};
use crate::domain::compass::{Answer, Field, Filling, Tone};
use crate::draw::scenes::Ground;

/// Upper and lower edges on a square of 100: of the three zones from below, of the second ring, and of the outer one.
const ROWS: [[f32; 2]; 5] = [[83.0, 99.0], [65.0, 81.0], [47.0, 63.0], [24.0, 44.0], [1.0, 21.0]];
/// How wide it is at its foot, and by how much it widens up to its top.
const FOOT: f32 = 46.0;
const WIDENS: f32 = 44.0;
const SIGN: f32 = 15.0;
const ICON: f32 = 17.0;

/// The field as it is filled, `px` pixels high and wide; `None` for an impossible size.
#[must_use]
pub fn slice(field: Field, filling: &Filling, px: u32, ground: Ground) -> Option<Bitmap> {
    let mut picture = canvas(px, px)?;
    let [empty, approach, ink] = neutral(ground);
    let [first, second, third] = field.wheel().levels();
    let unit = length(px) / 100.0;
    let tone = |level| filling.answer(field, level).and_then(Answer::tone);
    let mut inner = Slice { picture: &mut picture, unit };
    let outermost = tone(first).map(|tone| (tone, reach(field.wheel(), tone)[1]));
    for (row, zone) in ROWS.into_iter().zip(ZONES.into_iter().skip(1)) {
        let filled = outermost.filter(|(_, outermost)| zone <= *outermost);
        inner.fill(row, filled.map_or(empty, |(tone, _)| colours(tone)[0]))?;
        // The sign stands in the outermost zone that is filled.
        if let Some((tone, _)) = filled.filter(|(_, outermost)| zone >= *outermost) {
            inner.sign(row, tone);
        }
    }
    inner.fill(ROWS[3], tone(second).map_or(empty, |tone| colours(tone)[0]))?;
    if let Some(tone) = tone(second) {
        inner.sign(ROWS[3], tone);
    }
    let Some(Answer::Approach(chosen)) = filling.answer(field, third) else {
        inner.fill(ROWS[4], empty)?;
        return Some(picture.into());
    };
    inner.fill(ROWS[4], approach)?;
    let drawn = tinted(&icon(approach_icon(chosen), pixels(ICON * unit))?, ink)?;
    let half = length(drawn.width()) / 2.0;
    let (x, y) = (whole(50.0 * unit - half), whole(ROWS[4][0].midpoint(ROWS[4][1]) * unit - half));
    picture.draw_pixmap(x, y, drawn.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    Some(picture.into())
}

struct Slice<'a> {
    picture: &'a mut Pixmap,
    unit: f32,
}

impl Slice<'_> {
    fn fill(&mut self, row: [f32; 2], colour: Rgb) -> Option<()> {
        let path = self.band(row)?;
        self.picture.fill_path(&path, &solid(colour), FillRule::Winding, Transform::identity(), None);
        Some(())
    }

    /// A part of the field between two heights: it widens outwards, as on the wheel.
    fn band(&self, [top, bottom]: [f32; 2]) -> Option<Path> {
        let half = |y: f32| f32::midpoint(FOOT, WIDENS * (100.0 - y) / 100.0);
        let mut path = PathBuilder::new();
        let corners = [
            (50.0 - half(top), top),
            (50.0 + half(top), top),
            (50.0 + half(bottom), bottom),
            (50.0 - half(bottom), bottom),
        ];
        for (at, (x, y)) in corners.into_iter().enumerate() {
            let (x, y) = (x * self.unit, y * self.unit);
            if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        path.close();
        path.finish()
    }

    fn sign(&mut self, [top, bottom]: [f32; 2], tone: Tone) {
        let path = sign_path(tone, 50.0 * self.unit, top.midpoint(bottom) * self.unit, SIGN * self.unit);
        if let Some(path) = path {
            let paint = solid(colours(tone)[2]);
            self.picture.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        }
    }
}
