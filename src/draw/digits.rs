//! Digits as a picture: what may be read from the screen and never lies in a text.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider as _};
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Transform};

use super::bitmap::{Bitmap, canvas};
use super::measure::BOLD;

/// Air between two digits in em, so that they are copied one by one.
const AIR: f32 = 0.22;
/// Where the digits stand, in em from the top of the picture; the rest is air below.
const BASE: f32 = 0.83;

/// `digits` beside each other, `px` pixels to the em and as many high: black, to be coloured by its alpha. `None` for
/// none, and for an impossible size.
#[must_use]
pub fn digits(digits: &[u8], px: u32) -> Option<Bitmap> {
    let font = FontRef::new(BOLD).ok()?;
    #[expect(clippy::cast_precision_loss, reason = "the size of a letter is far below 2^24")]
    let em = px as f32;
    let size = Size::new(em);
    let (glyphs, widths) = (font.outline_glyphs(), font.glyph_metrics(size, LocationRef::default()));
    let mut path = Pen { path: PathBuilder::new(), x: 0.0, base: em * BASE };
    for digit in digits {
        let glyph = font.charmap().map(char::from_digit(u32::from(*digit), 10)?)?;
        let settings = DrawSettings::unhinted(size, LocationRef::default());
        glyphs.get(glyph)?.draw(settings, &mut path).ok()?;
        path.x += widths.advance_width(glyph)? + em * AIR;
    }
    let width = (path.x - em * AIR).ceil().max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
    let mut picture = canvas(width as u32, px)?;
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(Color::BLACK);
    picture.fill_path(&path.path.finish()?, &paint, FillRule::Winding, Transform::identity(), None);
    Some(Bitmap::from(picture))
}

/// Puts outlines beside each other; a font counts upwards, a picture downwards.
struct Pen {
    path: PathBuilder,
    x: f32,
    base: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, self.base - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, self.base - y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.path.quad_to(self.x + cx0, self.base - cy0, self.x + x, self.base - y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (at, base) = (self.x, self.base);
        self.path.cubic_to(at + cx0, base - cy0, at + cx1, base - cy1, at + x, base - y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
