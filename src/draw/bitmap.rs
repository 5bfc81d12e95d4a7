//! A picture in memory.

use tiny_skia::{IntSize, Pixmap};

/// The longest side of a picture, in pixels: more than any screen has.
pub const LONGEST_SIDE: u32 = 8192;

/// A picture: premultiplied RGBA, one byte each, row by row from the top, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<u8>,
}

impl Bitmap {
    /// The four bytes of the pixel at `x`, `y`; `None` outside the picture.
    #[must_use]
    pub fn pixel(&self, x: u32, y: u32) -> Option<[u8; 4]> {
        if x >= self.width || y >= self.height {
            return None;
        }
        let at = (y as usize * self.width as usize + x as usize) * 4;
        self.pixels.get(at..at + 4)?.try_into().ok()
    }
}

impl Bitmap {
    /// The same picture with what is drawn in it halfway down, for what stood on its lower edge.
    #[must_use]
    pub fn halfway(mut self) -> Self {
        let row = self.width as usize * 4;
        let is_empty = |pixels: &[u8]| pixels.iter().all(|byte| *byte == 0);
        if row > 0 {
            let above = self.pixels.chunks_exact(row).take_while(|row| is_empty(row)).count();
            let below = self.pixels.chunks_exact(row).rev().take_while(|row| is_empty(row)).count();
            if above + below < self.height as usize {
                let up = above.saturating_sub(below) / 2;
                self.pixels.rotate_left(up * row);
            }
        }
        self
    }
}

impl From<Pixmap> for Bitmap {
    fn from(pixmap: Pixmap) -> Self {
        Self { width: pixmap.width(), height: pixmap.height(), pixels: pixmap.take() }
    }
}

/// An empty picture; `None` where a side is nothing or longer than [`LONGEST_SIDE`].
pub(super) fn canvas(width: u32, height: u32) -> Option<Pixmap> {
    let is_sensible = (1..=LONGEST_SIDE).contains(&width) && (1..=LONGEST_SIDE).contains(&height);
    is_sensible.then(|| Pixmap::new(width, height)).flatten()
}

/// The picture as the bytes of a PNG file; `None` where its size and its pixels do not belong together.
#[must_use]
pub fn png(bitmap: &Bitmap) -> Option<Vec<u8>> {
    let size = IntSize::from_wh(bitmap.width, bitmap.height)?;
    Pixmap::from_vec(bitmap.pixels.clone(), size)?.encode_png().ok()
}
