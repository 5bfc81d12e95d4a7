//! QR codes that a phone reads from the screen.

use qrcode::{Color, EcLevel, QrCode};

use super::bitmap::{Bitmap, canvas};

const BLACK: [u8; 4] = [0, 0, 0, 255];
const WHITE: [u8; 4] = [255; 4];

/// `text` as a QR code: black on white in every theme, `module_px` pixels a module, `quiet` modules of white around.
///
/// Corrects 15 % of errors; a text too long for that gets 7 %. `None` where it is too long for any code (about
/// 2 900 bytes), or where the picture would be nothing or larger than a screen.
#[must_use]
pub fn qr(text: &str, module_px: u32, quiet: u32) -> Option<Bitmap> {
    let code =
        [EcLevel::M, EcLevel::L].into_iter().find_map(|level| QrCode::with_error_correction_level(text, level).ok())?;
    let modules = u32::try_from(code.width()).ok()?;
    let side = quiet.checked_mul(2)?.checked_add(modules)?.checked_mul(module_px)?;
    let mut bitmap = Bitmap::from(canvas(side, side)?);
    for (at, pixel) in (0..).zip(bitmap.pixels.chunks_exact_mut(4)) {
        let module = |along: u32| (along / module_px).checked_sub(quiet).filter(|&module| module < modules);
        let is_dark = match (module(at % side), module(at / side)) {
            (Some(x), Some(y)) => code[(x as usize, y as usize)] == Color::Dark,
            _ => false,
        };
        pixel.copy_from_slice(if is_dark { &BLACK } else { &WHITE });
    }
    Some(bitmap)
}
