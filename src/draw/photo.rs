//! A picture of the house's own, as it stands on the table of a board: in a thin frame, its lower edge on the wood.

use image::RgbImage;
use image::imageops::thumbnail;

use super::bitmap::{Bitmap, canvas};

/// How wide the frame is, in pixels, and what colour.
const FRAME: u32 = 6;
const FRAME_COLOUR: [u8; 4] = [0x3A, 0x35, 0x2E, 0xFF];

/// The picture as large as fits into `width` × `height` pixels, centred from left to right and standing on the lower
/// edge, in its frame. `None` where it cannot be drawn.
#[must_use]
pub fn photo(rgb: &[u8], size: (u32, u32), (width, height): (u32, u32)) -> Option<Bitmap> {
    let mut pixels = canvas(width, height)?;
    let source = RgbImage::from_raw(size.0, size.1, rgb.to_vec())?;
    let (free_width, free_height) = (width.checked_sub(2 * FRAME)?, height.checked_sub(2 * FRAME)?);
    let (inner_width, inner_height) = fitting(size, (free_width, free_height))?;
    let small = thumbnail(&source, inner_width, inner_height);
    let (left, top) = ((width - inner_width) / 2, height - FRAME - inner_height);
    let row = width as usize * 4;
    let data = pixels.data_mut();
    for y in top - FRAME..height {
        for x in left - FRAME..left + inner_width + FRAME {
            let inside = (left..left + inner_width).contains(&x) && (top..top + inner_height).contains(&y);
            let colour = if inside {
                let [red, green, blue] = small.get_pixel(x - left, y - top).0;
                [red, green, blue, 0xFF]
            } else {
                FRAME_COLOUR
            };
            let at = y as usize * row + x as usize * 4;
            if let Some(pixel) = data.get_mut(at..at + 4) {
                pixel.copy_from_slice(&colour);
            }
        }
    }
    Some(Bitmap::from(pixels))
}

/// The largest size of the same shape within `room`; `None` where a side would be nothing.
fn fitting((width, height): (u32, u32), room: (u32, u32)) -> Option<(u32, u32)> {
    let (wide, high) = (u64::from(width), u64::from(height));
    let by_width = (u64::from(room.0), u64::from(room.0).checked_mul(high)?.checked_div(wide)?);
    let by_height = (u64::from(room.1).checked_mul(wide)?.checked_div(high)?, u64::from(room.1));
    let (width, height) = if by_width.1 <= by_height.1 { by_width } else { by_height };
    let side = |side: u64| u32::try_from(side).ok().filter(|side| *side > 0);
    Some((side(width)?, side(height)?))
}
