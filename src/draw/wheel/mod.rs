//! The wheels of the compass, each as one picture. Four cues say the same: how far it reaches, its colour, a sign, and
//! what it is filled with. An approach is neutral.

mod over;
mod shape;
mod slice;

use tiny_skia::{
    Color, FillRule, FilterQuality, LineCap, LineJoin, Paint, Path, PathBuilder, Pattern, Pixmap, PixmapPaint, Shader,
    SpreadMode, Stroke, Transform,
};

use super::bitmap::{Bitmap, canvas};
use super::icons::icon;
use super::scenes::Ground;
use crate::domain::compass::{Answer, Approach, Field, Filling, Level, Tone, Wheel};
pub use shape::{GRID, Side, direction, field_at, label_at, point, reach};
use shape::{OUTER, SECOND, WHOLE, ZONES, begins, span};
pub use slice::slice;

type Rgb = [u8; 3];

/// Between fields, and between rings.
const SEAM: f32 = 6.0;
const RING_SEAM: f32 = 4.0;
const OUTLINE: f32 = 8.0;
const ICON: f32 = 46.0;
/// Of a sign in the outermost zone, in a field of one zone, and in the second ring.
const SIGN: f32 = 38.0;
const SMALL_SIGN: f32 = 26.0;
const RING_SIGN: f32 = 34.0;
/// Dots and stripes come again after so much; the stripes are measured along the row.
const DOTS: f32 = 16.0;
const DOT: f32 = 2.6;
const STRIPES: f32 = 19.8;
const STRIPE: f32 = 4.0 / 14.0;

/// A field in a tone, what it is filled with besides, and the sign on it.
#[must_use]
pub const fn colours(tone: Tone) -> [Rgb; 3] {
    match tone {
        Tone::Green => [[0x58, 0xAE, 0x8C], [0x58, 0xAE, 0x8C], [0x0B, 0x1E, 0x16]],
        Tone::Yellow => [[0xF6, 0xCF, 0x5F], [0xE8, 0xB9, 0x3F], [0x2A, 0x20, 0x10]],
        Tone::Red => [[0x98, 0x2C, 0x21], [0x7E, 0x21, 0x18], [0xFF, 0xF6, 0xEC]],
    }
}

/// What nothing has been said of, an approach, and ink.
const fn neutral(ground: Ground) -> [Rgb; 3] {
    match ground {
        Ground::Light => [[0xEF, 0xE7, 0xD9], [0xE3, 0xD8, 0xC5], [0x22, 0x1A, 0x14]],
        Ground::Dark | Ground::Fir => [[0x2B, 0x26, 0x1F], [0x4A, 0x41, 0x35], [0xFF, 0xF9, 0xEC]],
    }
}

/// The icon of an approach.
#[must_use]
pub const fn approach_icon(approach: Approach) -> &'static str {
    match approach {
        Approach::TakeCharge => "tagom",
        Approach::LovingNudge => "puf",
        Approach::SitOnHands => "sid",
    }
}

/// Draws wheels of one size on one ground. What is the same on every wheel is drawn once.
pub struct Painter {
    side: u32,
    ground: Ground,
    dots: Pixmap,
    stripes: Pixmap,
    approaches: Vec<(Approach, Pixmap)>,
}

impl Painter {
    /// For pictures of `side` pixels; `None` for an impossible size.
    #[must_use]
    pub fn new(side: u32, ground: Ground) -> Option<Self> {
        canvas(side, side)?;
        let scale = length(side) / GRID;
        let ink = neutral(ground)[2];
        let all = [Approach::TakeCharge, Approach::LovingNudge, Approach::SitOnHands];
        let icons =
            all.into_iter().map(|one| Some((one, tinted(&icon(approach_icon(one), pixels(ICON * scale))?, ink)?)));
        Some(Self {
            side,
            ground,
            dots: dots(scale)?,
            stripes: stripes(scale)?,
            approaches: icons.collect::<Option<_>>()?,
        })
    }

    /// Whether it draws such pictures.
    #[must_use]
    pub fn draws(&self, side: u32, ground: Ground) -> bool {
        self.side == side && self.ground == ground
    }

    /// `wheel` as it is filled, with an outline around the `chosen` field. A field that the house does without is
    /// left out: where it was there is nothing.
    #[must_use]
    pub fn paint(&self, wheel: Wheel, filling: &Filling, chosen: Option<Field>) -> Option<Bitmap> {
        let mut picture = self.canvas_of(wheel, filling)?;
        if let Some(field) = chosen.filter(|field| field.wheel() == wheel) {
            let scale = self.scale();
            let stroke = Stroke {
                width: OUTLINE * scale,
                line_join: LineJoin::Round,
                line_cap: LineCap::Round,
                ..Stroke::default()
            };
            let around = self.wedge(field, WHOLE, 0.0)?;
            picture.stroke_path(&around, &solid(neutral(self.ground)[2]), &stroke, Transform::identity(), None);
        }
        Some(picture.into())
    }

    /// Every field of `wheel` that the house uses.
    fn canvas_of(&self, wheel: Wheel, filling: &Filling) -> Option<Pixmap> {
        let mut picture = canvas(self.side, self.side)?;
        for field in wheel.fields().iter().filter(|field| !filling.is_left_out(**field)) {
            self.paint_field(&mut picture, *field, filling);
        }
        Some(picture)
    }

    fn paint_field(&self, picture: &mut Pixmap, field: Field, filling: &Filling) {
        let [empty, approach, _] = neutral(self.ground);
        let [first, second, third] = field.wheel().levels();
        let half = RING_SEAM / 2.0;
        for (number, zone) in ZONES.windows(2).enumerate() {
            let &[inner, outer] = zone else { continue };
            let from = inner + if number == 0 { 0.0 } else { half };
            let to = outer - if number == 2 { 0.0 } else { half };
            self.fill(picture, field, [from, to], &solid(empty));
        }
        let tone = |level: Level| filling.answer(field, level).and_then(Answer::tone);
        if let Some(tone) = tone(first) {
            let reach = reach(field.wheel(), tone);
            self.fill(picture, field, reach, &self.toned(tone));
            let inner = ZONES.into_iter().rev().find(|zone| *zone < reach[1]).unwrap_or(reach[0]);
            let size = if inner <= ZONES[0] { SMALL_SIGN } else { SIGN };
            self.sign(picture, field, inner.midpoint(reach[1]), (tone, size));
        }
        match tone(second) {
            Some(tone) => {
                self.fill(picture, field, SECOND, &self.toned(tone));
                self.sign(picture, field, SECOND[0].midpoint(SECOND[1]), (tone, RING_SIGN));
            }
            None => self.fill(picture, field, SECOND, &solid(empty)),
        }
        let Some(Answer::Approach(chosen)) = filling.answer(field, third) else {
            return self.fill(picture, field, OUTER, &solid(empty));
        };
        self.fill(picture, field, OUTER, &solid(approach));
        if let Some((_, icon)) = self.approaches.iter().find(|(one, _)| *one == chosen) {
            let (x, y) = point(OUTER[0].midpoint(OUTER[1]), direction(field), length(self.side));
            let half = length(icon.width()) / 2.0;
            let (x, y) = (whole(x - half), whole(y - half));
            picture.draw_pixmap(x, y, icon.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
        }
    }

    fn fill(&self, picture: &mut Pixmap, field: Field, ring: [f32; 2], paint: &Paint<'_>) {
        if let Some(wedge) = self.wedge(field, ring, SEAM) {
            picture.fill_path(&wedge, paint, FillRule::Winding, Transform::identity(), None);
        }
    }

    fn toned(&self, tone: Tone) -> Paint<'_> {
        let tile = match tone {
            Tone::Green => return solid(colours(tone)[0]),
            Tone::Yellow => &self.dots,
            Tone::Red => &self.stripes,
        };
        let shader =
            Pattern::new(tile.as_ref(), SpreadMode::Repeat, FilterQuality::Nearest, 1.0, Transform::identity());
        Paint { shader, anti_alias: true, ..Paint::default() }
    }

    fn sign(&self, picture: &mut Pixmap, field: Field, radius: f32, (tone, size): (Tone, f32)) {
        let (x, y) = point(radius, direction(field), length(self.side));
        if let Some(path) = sign_path(tone, x, y, size * self.scale()) {
            let paint = solid(colours(tone)[2]);
            picture.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        }
    }

    fn scale(&self) -> f32 {
        length(self.side) / GRID
    }

    /// A part of a field between two radii, with half of `seam` left free along both edges, so that seams are parallel.
    fn wedge(&self, field: Field, [inner, outer]: [f32; 2], seam: f32) -> Option<Path> {
        let (begins, span, side) = (begins(field)?, span(field.wheel()), length(self.side));
        let inset = |radius: f32| (seam / 2.0 / radius).asin().to_degrees();
        let edge = |radius: f32| (begins + inset(radius), begins + span - inset(radius));
        let mut path = PathBuilder::new();
        let (from, to) = edge(outer);
        let (x, y) = point(outer, from, side);
        path.move_to(x, y);
        arc(&mut path, outer, (from, to), side);
        let (from, to) = edge(inner);
        let (x, y) = point(inner, to, side);
        path.line_to(x, y);
        arc(&mut path, inner, (to, from), side);
        path.close();
        path.finish()
    }
}

/// The sign of a tone by itself, `px` high: in its own colour with an outline of ink, or `bare` as it stands on
/// a field.
#[must_use]
pub fn sign(tone: Tone, px: u32, bare: bool, ground: Ground) -> Option<Bitmap> {
    let mut picture = canvas(px, px)?;
    let middle = length(px) / 2.0;
    let [field, _, mark] = colours(tone);
    let path = sign_path(tone, middle, middle, length(px))?;
    let paint = solid(if bare { mark } else { field });
    picture.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
    if !bare {
        let stroke = Stroke { width: length(px) / 16.0, line_join: LineJoin::Round, ..Stroke::default() };
        picture.stroke_path(&path, &solid(neutral(ground)[2]), &stroke, Transform::identity(), None);
    }
    Some(picture.into())
}

/// Circle, diamond, triangle, as the icons of the same name are.
fn sign_path(tone: Tone, x: f32, y: f32, size: f32) -> Option<Path> {
    let unit = size / 48.0;
    let mut path = PathBuilder::new();
    let corners: &[(f32, f32)] = match tone {
        Tone::Green => return PathBuilder::from_circle(x, y, 16.0 * unit),
        Tone::Yellow => &[(0.0, -20.0), (20.0, 0.0), (0.0, 20.0), (-20.0, 0.0)],
        Tone::Red => &[(0.0, -20.0), (21.0, 16.0), (-21.0, 16.0)],
    };
    for (at, (dx, dy)) in corners.iter().enumerate() {
        let (x, y) = (x + dx * unit, y + dy * unit);
        if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
    path.finish()
}

/// Goes on along a circle: in two curves, each of which is off by less than a thousandth.
fn arc(path: &mut PathBuilder, radius: f32, (from, to): (f32, f32), side: f32) {
    let step = (to - from) / 2.0;
    let bend = 4.0 / 3.0 * (step.to_radians() / 4.0).tan() * radius * side / GRID;
    let mut at = from;
    for _ in 0..2 {
        let next = at + step;
        let (sin, cos) = at.to_radians().sin_cos();
        let (x0, y0) = point(radius, at, side);
        let (x1, y1) = point(radius, next, side);
        let (sin1, cos1) = next.to_radians().sin_cos();
        path.cubic_to(x0 + bend * cos, y0 + bend * sin, x1 - bend * cos1, y1 - bend * sin1, x1, y1);
        at = next;
    }
}

fn solid([red, green, blue]: Rgb) -> Paint<'static> {
    Paint { shader: Shader::SolidColor(Color::from_rgba8(red, green, blue, 255)), anti_alias: true, ..Paint::default() }
}

/// A black drawing in another colour.
fn tinted(icon: &Bitmap, ink: Rgb) -> Option<Pixmap> {
    let mut picture = canvas(icon.width, icon.height)?;
    for (to, from) in picture.data_mut().chunks_exact_mut(4).zip(icon.pixels.chunks_exact(4)) {
        let alpha = u16::from(from[3]);
        for (channel, ink) in to.iter_mut().zip(ink) {
            *channel = u8::try_from(u16::from(ink) * alpha / 255).unwrap_or(u8::MAX);
        }
        to[3] = from[3];
    }
    Some(picture)
}

/// Dots on yellow, to be laid side by side.
fn dots(scale: f32) -> Option<Pixmap> {
    let [field, dot, _] = colours(Tone::Yellow);
    let px = pixels(DOTS * scale);
    let mut tile = canvas(px, px)?;
    tile.fill(Color::from_rgba8(field[0], field[1], field[2], 255));
    let middle = length(px) / 2.0;
    let path = PathBuilder::from_circle(middle, middle, DOT * scale)?;
    tile.fill_path(&path, &solid(dot), FillRule::Winding, Transform::identity(), None);
    Some(tile)
}

/// Stripes at 45° on red, to be laid side by side.
fn stripes(scale: f32) -> Option<Pixmap> {
    let [field, stripe, _] = colours(Tone::Red);
    let px = pixels(STRIPES * scale);
    let mut tile = canvas(px, px)?;
    let wide = length(px) * STRIPE;
    for (at, pixel) in (0..).zip(tile.data_mut().chunks_exact_mut(4)) {
        let along = length((at % px + at / px) % px);
        // How much of the pixel the stripe takes, at either of its edges.
        let share = (wide - along).clamp(0.0, 1.0) + (along + 1.0 - length(px)).clamp(0.0, 1.0) * 0.5;
        for (channel, (ground, stripe)) in pixel.iter_mut().zip(field.into_iter().zip(stripe)) {
            let mixed = f32::from(ground) + (f32::from(stripe) - f32::from(ground)) * share.min(1.0);
            *channel = u8::try_from(whole(mixed)).unwrap_or(u8::MAX);
        }
        pixel[3] = 255;
    }
    Some(tile)
}

#[expect(clippy::cast_precision_loss, reason = "a side has at most 8192 pixels")]
const fn length(px: u32) -> f32 {
    px as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the size of a picture")]
fn pixels(length: f32) -> u32 {
    length.round().clamp(1.0, 8192.0) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to the size of a picture")]
fn whole(length: f32) -> i32 {
    length.round().clamp(-8192.0, 8192.0) as i32
}
