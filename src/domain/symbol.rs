//! Personal symbols: a small drawing that stands for somebody who does not give a name.
//!
//! Things and nature, never persons or faces, and no word that is also somebody's name. The drawing alone is the
//! sign; no colour is needed to tell two of them apart. `assets/icons/m_<id>.svg` is the drawing.

use std::fmt;
use std::str::FromStr;

use super::text::Language;

/// One drawing of [`SYMBOLS`], known to be one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(u8);

/// A drawing's id and what it shows, in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    pub id: &'static str,
    pub da: &'static str,
    pub en: &'static str,
}

const fn drawing(id: &'static str, da: &'static str, en: &'static str) -> Drawing {
    Drawing { id, da, en }
}

/// All drawings, in the order in which they are offered.
pub const SYMBOLS: [Drawing; 40] = [
    drawing("trae", "Træ", "Tree"),
    drawing("stjerne", "Stjerne", "Star"),
    drawing("baad", "Båd", "Boat"),
    drawing("fugl", "Fugl", "Bird"),
    drawing("sol", "Solskin", "Sunshine"),
    drawing("blomst", "Blomst", "Flower"),
    drawing("anker", "Skibsanker", "Anchor"),
    drawing("maane", "Måne", "Moon"),
    drawing("fisk", "Fisk", "Fish"),
    drawing("hjerte", "Hjerte", "Heart"),
    drawing("hus", "Hus", "House"),
    drawing("kop", "Kop", "Cup"),
    drawing("blad", "Blad", "Leaf"),
    drawing("bjerg", "Bjergtop", "Mountain"),
    drawing("sky", "Sky", "Cloud"),
    drawing("draabe", "Dråbe", "Drop"),
    drawing("snefnug", "Snefnug", "Snowflake"),
    drawing("paraply", "Paraply", "Umbrella"),
    drawing("klokke", "Klokke", "Bell"),
    drawing("telt", "Telt", "Tent"),
    drawing("cykel", "Cykel", "Bicycle"),
    drawing("ballon", "Ballon", "Balloon"),
    drawing("tog", "Tog", "Train"),
    drawing("bog", "Bog", "Book"),
    drawing("hat", "Hat", "Hat"),
    drawing("stoevle", "Støvle", "Boot"),
    drawing("aeble", "Æble", "Apple"),
    drawing("kirsebaer", "Kirsebær", "Cherries"),
    drawing("gulerod", "Gulerod", "Carrot"),
    drawing("svamp", "Svamp", "Mushroom"),
    drawing("snegl", "Snegl", "Snail"),
    drawing("sommerfugl", "Sommerfugl", "Butterfly"),
    drawing("fjer", "Fjer", "Feather"),
    drawing("fyrtaarn", "Fyrtårn", "Lighthouse"),
    drawing("tromme", "Tromme", "Drum"),
    drawing("ost", "Ost", "Cheese"),
    drawing("noegle", "Nøgle", "Key"),
    drawing("lampe", "Lampe", "Lamp"),
    drawing("kaktus", "Kaktus", "Cactus"),
    drawing("bro", "Bro", "Bridge"),
];

impl Symbol {
    /// All symbols, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).zip(&SYMBOLS).map(|(at, _)| Self(at))
    }

    fn drawing(self) -> &'static Drawing {
        &SYMBOLS[usize::from(self.0)]
    }

    /// The word for it in the store and in file names.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.drawing().id
    }

    /// Name of its drawing in `assets/icons`.
    #[must_use]
    pub fn icon(self) -> String {
        format!("m_{}", self.id())
    }

    /// What it shows.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match language {
            Language::Danish => self.drawing().da,
            Language::English => self.drawing().en,
        }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Symbol {
    type Err = ();

    /// Reads back what [`fmt::Display`] writes; anything else is `Err(())`.
    fn from_str(id: &str) -> Result<Self, ()> {
        Self::all().find(|symbol| symbol.id() == id).ok_or(())
    }
}
