//! The icons: line drawings in one colour, and the solid personal symbols.

use super::bitmap::{Bitmap, canvas};
use super::svg::{Stand, draw, drawings};

drawings! { "icons":
    "aerme" "bad" "bestik" "billard" "billede" "blad" "bluse" "blyant" "bog" "bold" "brev" "bus" "cirkel" "daek"
    "dart" "doer" "film" "fod" "folk" "forslag" "fortael" "fortryd" "frem" "ga" "gryde" "haand" "have" "hjaelp"
    "hoejt" "hund" "husmode" "idag" "ja" "jacirkel" "kalender" "kasse" "kop" "kryds" "laas" "luk" "m_anker" "m_baad"
    "m_bjerg" "m_blad" "m_blomst" "m_fisk" "m_fugl" "m_hjerte" "m_hus" "m_kop" "m_maane" "m_sol" "m_stjerne" "m_trae"
    "minus" "musik" "ned" "noegle" "oeje" "oere" "optaget" "pause" "pensel" "person" "plus" "postkasse" "pote" "print"
    "puf" "redning" "ring" "ro" "rude" "sammen" "seng" "sid" "skaerm" "skift" "slet" "sofa" "sprog" "sted" "tagom"
    "tale" "tand" "telefon" "tilbage" "tilbud" "tom" "trappe" "trekant" "tryk" "tumbler" "ur" "vaermed" "vask"
    "vinkel"
}

/// The icon `name`, `px` pixels wide and high: black, to be coloured by its alpha. `None` for an unknown name or an
/// impossible size. Drawing takes time; whoever shows an icon keeps it.
#[must_use]
pub fn icon(name: &str, px: u32) -> Option<Bitmap> {
    draw(source(name)?, canvas(px, px)?, Stand::Middle).map(Bitmap::from)
}
