//! The icons: line drawings in one colour, and the solid personal symbols.

use super::bitmap::{Bitmap, canvas};
use super::svg::{Stand, draw, drawings};

drawings! { "icons":
    "aerme" "bad" "bestik" "billard" "billede" "blad" "bluse" "blyant" "bog" "bold" "brev" "bus" "cirkel" "daek"
    "dart" "doer" "film" "flag" "fod" "folk" "forslag" "fortael" "fortryd" "frem" "ga" "gryde" "haand" "have" "hjaelp"
    "hoejt" "hund" "husmode" "idag" "ja" "jacirkel" "kalender" "kasse" "kompas" "kop" "kryds" "laas" "laashelt" "luk"
    "m_aeble" "m_anker"
    "m_baad" "m_ballon" "m_bjerg" "m_blad" "m_blomst" "m_bog" "m_bro" "m_cykel" "m_draabe" "m_fisk" "m_fjer" "m_fugl"
    "m_fyrtaarn" "m_gulerod" "m_hat" "m_hjerte" "m_hus" "m_kaktus" "m_kirsebaer" "m_klokke" "m_kop" "m_lampe"
    "m_maane" "m_noegle" "m_ost" "m_paraply" "m_sky" "m_snefnug" "m_snegl" "m_sol" "m_sommerfugl" "m_stjerne"
    "m_stoevle" "m_svamp" "m_telt" "m_tog" "m_trae" "m_tromme" "minus" "musik" "ned" "noegle" "oeje" "oere" "op" "optaget"
    "pause" "pensel" "person" "plus" "postkasse" "pote" "print" "puf" "redning" "ring" "ro" "rude" "sammen" "seng"
    "sid" "skaerm" "skift" "slet" "sofa" "sprog" "sted" "stik" "tagom" "tale" "tand" "telefon" "tilbage" "tilbud" "tom"
    "trappe" "trekant" "tryk" "tumbler" "ur" "vaermed" "vask" "vinkel"
}

/// The icon `name`, `px` pixels wide and high: black, to be coloured by its alpha. `None` for an unknown name or an
/// impossible size. Drawing takes time; whoever shows an icon keeps it.
#[must_use]
pub fn icon(name: &str, px: u32) -> Option<Bitmap> {
    draw(source(name)?, canvas(px, px)?, Stand::Middle).map(Bitmap::from)
}
