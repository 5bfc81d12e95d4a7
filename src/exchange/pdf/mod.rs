//! Papers for the notice board, as PDF: A4, large type, black enough for any printer.
//!
//! A paper is laid out in three steps that know nothing of one another's work: `blocks` breaks its texts into lines,
//! `flow` puts the lines on as many pages as they take, `ink` draws them. No clock and no chance is in it: the same
//! paper gives the same bytes.

mod blocks;
mod flow;
mod ink;
mod table;
pub mod wheel;

use std::ops::Range;

use thiserror::Error;

pub use wheel::blank_wheels;

/// A4 in points.
pub const WIDTH: f32 = 595.276;
pub const HEIGHT: f32 = 841.89;

/// White around everything, also for the four pins.
pub const MARGIN: f32 = 45.0;

/// One paper, in the words it says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// The house, beside its mark.
    pub house: String,
    /// How to reach it: one line each, empty ones left out.
    pub address: String,
    pub phone: String,
    pub title: String,
    /// When and where, one line each.
    pub facts: Vec<String>,
    pub code: Option<Invitation>,
    pub parts: Vec<Part>,
    /// The last words, under a line.
    pub closing: Vec<String>,
}

/// A time that a phone takes from the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// What the QR code holds.
    pub calendar: String,
    /// What stands under it.
    pub caption: String,
    /// What a screen reader says of it.
    pub alt: String,
}

/// What a paper is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A day, with its hours; stays with what follows it.
    Heading {
        text: String,
        beside: String,
    },
    /// A line of a day: “kl. 10–12”, “Morgenmad”, “Caféen”.
    Row {
        lead: String,
        title: String,
        note: String,
    },
    /// An item of a meeting with its number.
    Item {
        number: String,
        title: String,
        /// Level of influence and who decides.
        label: String,
        notes: Vec<String>,
        /// Stands out: what was decided.
        decisions: Vec<String>,
    },
    /// Somebody on a list: their drawings, what they show, and what they take on.
    Sign {
        drawings: Vec<String>,
        title: String,
        note: String,
    },
    Text(String),
    Table(Table),
    /// A line in the largest letters, to be read from a card.
    Large(String),
}

/// Rows under named columns, each of which stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub title: String,
    /// The first names the rows.
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The weights that [`Press::font`] has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    Medium,
    Bold,
}

/// A QR code or a drawing: dark and light modules, row by row, without the white around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub side: usize,
    pub dark: Vec<bool>,
}

/// What the printing needs and does not have itself: fonts, how wide text becomes in them, and QR codes.
pub trait Press {
    /// The font file.
    fn font(&self, weight: Weight) -> &'static [u8];

    /// The lines of `text` no wider than `width` points at `size`, as byte ranges without the spaces at their ends.
    fn lines(&self, text: &str, weight: Weight, size: f32, width: f32) -> Vec<Range<usize>>;

    /// The width of `text` on one line; rather too much than too little.
    fn width(&self, text: &str, weight: Weight, size: f32) -> f32;

    /// `text` as a QR code; `None` where it is too long for one.
    fn code(&self, text: &str) -> Option<Code>;

    /// The drawing of this name in so many dots a side, black where it is drawn; `None` where there is none.
    fn drawing(&self, name: &str, side: u32) -> Option<Code>;
}

/// Why a paper could not be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the PDF could not be made ({0})")]
pub struct NotWritten(String);

/// The paper as PDF.
///
/// # Errors
/// [`NotWritten`] when a font of the program cannot be read, which a test rules out.
pub fn write(paper: &Paper, press: &dyn Press) -> Result<Vec<u8>, NotWritten> {
    let laid = blocks::of(paper, press);
    let pages = flow::pages(&laid);
    ink::draw(paper, &laid, &pages, press)
}
