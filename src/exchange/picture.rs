//! A picture from a stick: read within bounds, turned upright, scaled once, and written anew with nothing in it but its
//! pixels. Where, when and with what it was taken goes with the old file.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, Limits, RgbImage};

use crate::domain::picture::{LONGEST_FILE, LONGEST_KEPT, LONGEST_SIDE, MOST_PIXELS, PictureRefused, Pixels, Taken};

/// What the decoded picture may take in memory, in bytes: 50 megapixels in three colours, with room to spare.
const MOST_MEMORY: u64 = 220 * 1024 * 1024;
/// How well it is kept; the second where the first is too long.
const QUALITIES: [u8; 3] = [86, 70, 40];
/// What shows through where a picture has holes.
const PAPER: u8 = 255;

const PNG: [u8; 4] = [0x89, b'P', b'N', b'G'];
const JPEG: [u8; 2] = [0xFF, 0xD8];

/// Takes a file's bytes as they are kept.
///
/// # Errors
/// [`PictureRefused`] where it is neither PNG nor JPEG, damaged, or too large.
pub fn take(bytes: &[u8]) -> Result<Taken, PictureRefused> {
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(PictureRefused::TooLarge);
    }
    let picture = if bytes.starts_with(&PNG) {
        let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(|error| refused(&error))?;
        scaled(decoder)?
    } else if bytes.starts_with(&JPEG) {
        scaled(JpegDecoder::new(Cursor::new(bytes)).map_err(|error| refused(&error))?)?
    } else {
        return Err(PictureRefused::NoPicture);
    };
    let rgb = on_paper(&picture);
    for quality in QUALITIES {
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, quality)
            .encode(rgb.as_raw(), rgb.width(), rgb.height(), ExtendedColorType::Rgb8)
            .map_err(|error| refused(&error))?;
        if jpeg.len() <= LONGEST_KEPT {
            return Ok(Taken { width: rgb.width(), height: rgb.height(), jpeg });
        }
    }
    Err(PictureRefused::TooLarge)
}

/// The pixels of a picture that [`take`] has kept; `None` where it is none.
#[must_use]
pub fn pixels(jpeg: &[u8]) -> Option<Pixels> {
    if jpeg.len() > LONGEST_KEPT {
        return None;
    }
    let decoder = JpegDecoder::new(Cursor::new(jpeg)).ok()?;
    let (width, height) = decoder.dimensions();
    if width > LONGEST_SIDE || height > LONGEST_SIDE {
        return None;
    }
    let rgb = DynamicImage::from_decoder(decoder).ok()?.into_rgb8();
    Some(Pixels { width: rgb.width(), height: rgb.height(), rgb: rgb.into_raw() })
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn refused(error: &image::ImageError) -> PictureRefused {
    match error {
        image::ImageError::Limits(_) => PictureRefused::TooLarge,
        _ => PictureRefused::NoPicture,
    }
}

/// Decodes within bounds, makes it small at once, and turns that upright.
fn scaled(mut decoder: impl ImageDecoder) -> Result<DynamicImage, PictureRefused> {
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(PictureRefused::NoPicture);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureRefused::TooLarge);
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    decoder.set_limits(limits()).map_err(|error| refused(&error))?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    let mut small =
        if width.max(height) > LONGEST_SIDE { picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE) } else { picture };
    small.apply_orientation(upright);
    Ok(small)
}

/// Without holes.
fn on_paper(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let rgba = picture.to_rgba8();
    let mut rgb = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in rgb.pixels_mut().zip(rgba.pixels()) {
        let [.., alpha] = from.0;
        for (to, from) in to.0.iter_mut().zip(from.0) {
            let mixed = u16::from(from) * u16::from(alpha) + u16::from(PAPER) * (255 - u16::from(alpha));
            *to = u8::try_from((mixed + 127) / 255).unwrap_or(PAPER);
        }
    }
    rgb
}
