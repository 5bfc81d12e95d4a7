//! The drawings that stand on the cards and boards: objects, never people.

use super::bitmap::{Bitmap, canvas};
use super::svg::{Stand, draw, drawings};

drawings! { "scenes":
    "bold" "bold-moerk" "film" "film-moerk" "gaatur" "gaatur-moerk" "haandklaeder" "have" "have-moerk" "krea"
    "krea-moerk" "lukket" "lukket-spejl" "maerke" "maerke-moerk" "morgen" "morgen-moerk" "musik" "musik-moerk" "nat" "ro" "ro-moerk"
    "spil" "spil-moerk" "suppe" "suppe-moerk"
}

/// What a drawing is put on. Its colours follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Ground {
    /// Paper, honey and the other light colours.
    #[default]
    Light,
    /// The dark theme: the twin `NAME-moerk`, where there is one.
    Dark,
    /// Fir green, on the idle board: the dark twin, with its sun in a lighter green.
    Fir,
}

/// The colour of the low sun behind the things, in the dark twins and on fir.
const DARK_SUN: &str = "#5A431B";
const FIR_SUN: &str = "#2F6655";

/// The drawing `name` for `ground`, as large as fits into `width` × `height` pixels, centred from left to right and
/// standing on the lower edge, so that it meets the table under it. `None` for an unknown name or an impossible size.
/// Drawing takes time; whoever shows a drawing keeps it.
#[must_use]
pub fn scene(name: &str, width: u32, height: u32, ground: Ground) -> Option<Bitmap> {
    let canvas = canvas(width, height)?;
    let light = source(name)?;
    let dark = source(&format!("{name}-moerk")).unwrap_or(light);
    let drawn = match ground {
        Ground::Light => draw(light, canvas, Stand::Bottom),
        Ground::Dark => draw(dark, canvas, Stand::Bottom),
        Ground::Fir => draw(&dark.replace(DARK_SUN, FIR_SUN), canvas, Stand::Bottom),
    };
    drawn.map(Bitmap::from)
}
