//! How wide a text becomes, without a screen: for laying out pages.
//!
//! It counts rather too much than too little. Advances are summed without kerning, which mostly pulls letters
//! together; a small factor and a hair's breadth cover the pairs that it pushes apart (the fonts do so in short words
//! such as “vi”); and lines are broken only where every shaper may break them. So what fits here fits on the screen.

use std::collections::HashMap;
use std::ops::Range;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::domain::text::is_unseen;
use crate::domain::together::belong_together;

/// The font file of [`Weight::Medium`].
pub const MEDIUM: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext_500Medium.ttf");

/// The font file of [`Weight::Bold`].
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext_700Bold.ttf");

/// How much wider than its advances a text is taken to be.
pub const SAFETY: f32 = 1.015;

/// What is added to each line, in thousandths of an em.
const HAIR: u64 = 20;

/// The characters whose advance lies in a plain table: Latin with all its accents.
const TABLE: usize = 0x250;

/// The two weights there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 500, for text.
    Medium,
    /// 700, for names and buttons.
    Bold,
}

/// Measures text in the two fonts of the program.
#[derive(Debug, Clone)]
pub struct Measure {
    medium: Face,
    bold: Face,
}

/// The advances of one font, in its own units.
#[derive(Debug, Clone)]
struct Face {
    units_per_em: u16,
    table: Vec<Option<u16>>,
    others: HashMap<char, u16>,
}

impl Measure {
    /// Reads the advances of both fonts once.
    #[must_use]
    pub fn new() -> Self {
        Self { medium: Face::new(MEDIUM), bold: Face::new(BOLD) }
    }

    /// The width of `text` on one line at `px` pixels to the em, in pixels, with [`SAFETY`]. Of several lines in the
    /// text the widest counts.
    #[must_use]
    pub fn width(&self, text: &str, weight: Weight, px: f32) -> f32 {
        let face = self.face(weight);
        let units = |line: &str| line.chars().map(|c| u64::from(face.advance(c))).sum::<u64>();
        let units = |line: &str| if line.is_empty() { 0 } else { units(line) + face.hair() };
        #[expect(clippy::cast_precision_loss, reason = "a text of a page is far below 2^24 units long")]
        let widest = text.split('\n').map(units).max().unwrap_or(0) as f32;
        widest * px * SAFETY / f32::from(face.units_per_em)
    }

    /// How many lines `text` takes where a line is `max_width` pixels long. At least one.
    #[must_use]
    pub fn lines(&self, text: &str, weight: Weight, px: f32, max_width: f32) -> usize {
        let mut count = 0;
        self.each_line(text, weight, px, max_width, |_| count += 1);
        count
    }

    /// The lines of `text` as byte ranges, without the spaces at their ends. At least one.
    #[must_use]
    pub fn wrap(&self, text: &str, weight: Weight, px: f32, max_width: f32) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        self.each_line(text, weight, px, max_width, |line| lines.push(line));
        lines
    }

    /// Whether both weights can draw `c`.
    #[must_use]
    pub fn has_glyph(&self, c: char) -> bool {
        self.medium.known(c).is_some() && self.bold.known(c).is_some()
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Medium => &self.medium,
            Weight::Bold => &self.bold,
        }
    }

    fn each_line(&self, text: &str, weight: Weight, px: f32, max_width: f32, mut found: impl FnMut(Range<usize>)) {
        let face = self.face(weight);
        let limit = max_width * f32::from(face.units_per_em) / (px * SAFETY);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
        let limit = (limit as u64).saturating_sub(face.hair());
        let mut start = 0;
        for paragraph in text.split('\n') {
            Wrapping::new(face, limit, paragraph).each(|line| found(start + line.start..start + line.end));
            start += paragraph.len() + 1;
        }
    }
}

impl Default for Measure {
    fn default() -> Self {
        Self::new()
    }
}

impl Face {
    fn new(file: &[u8]) -> Self {
        let mut face = Self { units_per_em: 1000, table: vec![None; TABLE], others: HashMap::new() };
        let Ok(font) = FontRef::new(file) else { return face };
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        face.units_per_em = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1);
        for (code, glyph) in font.charmap().mappings() {
            let (Some(c), Some(advance)) = (char::from_u32(code), metrics.advance_width(glyph)) else {
                continue;
            };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
            let advance = advance.ceil() as u16;
            match face.table.get_mut(code as usize) {
                Some(place) => *place = Some(advance),
                None => drop(face.others.insert(c, advance)),
            }
        }
        face
    }

    /// [`HAIR`] in the font's units.
    fn hair(&self) -> u64 {
        u64::from(self.units_per_em) * HAIR / 1000
    }

    fn known(&self, c: char) -> Option<u16> {
        match self.table.get(c as usize) {
            Some(advance) => *advance,
            None => self.others.get(&c).copied(),
        }
    }

    /// The advance of `c`; one that the font does not have is taken to be as wide as it is high.
    fn advance(&self, c: char) -> u16 {
        self.known(c).unwrap_or(if is_unseen(c) { 0 } else { self.units_per_em })
    }
}

/// A paragraph on its way into lines.
struct Wrapping<'a> {
    face: &'a Face,
    limit: u64,
    text: &'a str,
    /// Where the line began, and how wide it is by now, with the spaces at its end.
    start: usize,
    width: u64,
    /// The last place where the line may end.
    place: Option<Place>,
}

struct Place {
    /// Where the line would end and the next one begin; spaces lie between.
    end: usize,
    next: usize,
    /// How wide the line is up to `next`.
    width: u64,
}

impl<'a> Wrapping<'a> {
    fn new(face: &'a Face, limit: u64, text: &'a str) -> Self {
        Self { face, limit, text, start: 0, width: 0, place: None }
    }

    fn each(mut self, mut found: impl FnMut(Range<usize>)) {
        let (mut before, mut word_end) = (None, 0);
        for (at, c) in self.text.char_indices() {
            let advance = u64::from(self.face.advance(c));
            if c != ' ' {
                if may_break(before, word_end < at, c) && !belong_together(&self.text[..word_end], &self.text[at..]) {
                    self.place = Some(Place { end: word_end, next: at, width: self.width });
                }
                while self.width + advance > self.limit && self.start < at {
                    found(self.end_line(at));
                }
                before = Some(c);
                word_end = at + c.len_utf8();
            }
            self.width += advance;
        }
        found(self.start..word_end.max(self.start));
    }

    /// Ends the line at its last good place, or before the character at `at` where the word alone is too long.
    fn end_line(&mut self, at: usize) -> Range<usize> {
        let start = self.start;
        let Some(place) = self.place.take() else {
            (self.start, self.width) = (at, 0);
            return start..start + self.text[start..at].trim_end_matches(' ').len();
        };
        self.start = place.next;
        self.width -= place.width;
        start..place.end
    }
}

/// Whether a line may end between `before` and `after`, with spaces between them or not.
///
/// Of the places that Unicode allows (UAX 14) only those that no rule for numbers or punctuation can take back.
fn may_break(before: Option<char>, spaces: bool, after: char) -> bool {
    let Some(before) = before else { return false };
    if spaces {
        return !"([{¿¡".contains(before) && !")]}!?:;,./".contains(after);
    }
    "-–/".contains(before) && after.is_alphabetic()
}
