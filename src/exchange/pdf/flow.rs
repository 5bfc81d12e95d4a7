//! Lines onto pages.

use super::blocks::{BELOW_CODE, Block, CODE, Ground, Laid};
use super::{HEIGHT, MARGIN};

/// Below this stands the page number.
pub const BOTTOM: f32 = HEIGHT - MARGIN - 18.0;

/// A line where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedRow {
    pub block: usize,
    pub row: usize,
    /// The upper edge.
    pub top: f32,
    /// Stands here a second time, for the eye only.
    pub again: bool,
}

/// The part of a ground that is on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedGround {
    pub ground: Ground,
    pub top: f32,
    pub bottom: f32,
    /// The block begins here and does not go on from the page before.
    pub begins: bool,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    pub grounds: Vec<PlacedGround>,
    pub rows: Vec<PlacedRow>,
}

struct Flow<'a> {
    laid: &'a Laid,
    pages: Vec<Page>,
    y: f32,
}

impl Flow<'_> {
    fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Begins a page, with the heading that what follows belongs to.
    fn turn(&mut self, under: Option<usize>) {
        self.pages.push(Page::default());
        self.y = MARGIN;
        let Some(at) = under else { return };
        let heading = &self.laid.blocks[at];
        // One that is nearly a page itself would leave no room for what it stands over.
        if heading.height() < (BOTTOM - MARGIN) / 4.0 {
            self.place(at, true);
            self.y += 4.0;
        }
    }

    /// Puts a block here, and what does not fit of it on the next page.
    fn place(&mut self, at: usize, again: bool) {
        let block = &self.laid.blocks[at];
        let mut top = self.y;
        self.y += block.inside;
        let (mut here, mut begins) = (0, true);
        for (number, row) in block.rows.iter().enumerate() {
            if self.y + row.height > BOTTOM && here > 0 {
                let bottom = self.y;
                self.page().grounds.push(PlacedGround { ground: block.ground, top, bottom, begins });
                self.turn(block.under);
                top = self.y;
                self.y += block.inside;
                (here, begins) = (0, false);
            }
            let y = self.y;
            self.page().rows.push(PlacedRow { block: at, row: number, top: y, again });
            self.y += row.height;
            here += 1;
        }
        self.y += block.inside;
        let bottom = self.y;
        self.page().grounds.push(PlacedGround { ground: block.ground, top, bottom, begins });
    }
}

/// All lines in their places. There is always a page.
pub fn pages(laid: &Laid) -> Vec<Page> {
    let mut flow = Flow { laid, pages: vec![Page::default()], y: MARGIN };
    for (at, block) in laid.blocks.iter().enumerate() {
        if at == laid.head && laid.code.is_some() && flow.pages.len() == 1 {
            flow.y = flow.y.max(MARGIN + CODE + BELOW_CODE + laid.caption.height());
        }
        if block.rows.is_empty() {
            continue;
        }
        // A day stays whole where a page holds it, but does not leave the first page with its head alone.
        let whole = needed(&laid.blocks[at..], |block| block.keep || block.keep_if_it_fits);
        let is_whole = block.keep && at > laid.head && whole <= BOTTOM - MARGIN;
        let needed = if is_whole { whole } else { needed(&laid.blocks[at..], |block| block.keep) };
        let first = block.rows.first().map_or(0.0, |row| row.height) + block.inside;
        // What is too long for any page begins where it stands, if a line of it still fits.
        let least = if needed <= BOTTOM - MARGIN { needed } else { first };
        if flow.y > MARGIN && flow.y + block.before + least > BOTTOM {
            flow.turn(block.under);
        } else if flow.y > MARGIN {
            flow.y += block.before;
        }
        flow.place(at, false);
    }
    flow.pages
}

/// What must stand on one page with the first of `blocks`: itself, and those it stays with, down to the first that may
/// stand alone.
fn needed(blocks: &[Block], stays: impl Fn(&Block) -> bool) -> f32 {
    let mut height = 0.0;
    for (at, block) in blocks.iter().enumerate() {
        height += block.height() + if at == 0 { 0.0 } else { block.before };
        if !stays(block) {
            break;
        }
    }
    height
}
