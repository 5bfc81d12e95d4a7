//! Tables: a row is as high as its highest cell, and a cell as wide as its column.

use super::blocks::{Block, FULL, Face, Ground, Ink, Row, Setter, Sort, side_by_side};
use super::{MARGIN, Table, Weight};

const TITLE: Face = Face(15.0, Weight::Bold, Ink::Fir);
const COLUMN: Face = Face(11.0, Weight::Bold, Ink::Black);
const NAME: Face = Face(13.0, Weight::Bold, Ink::Black);
const CELL: Face = Face(14.0, Weight::Medium, Ink::Black);
/// What the names of the rows take of the width, and what is free between two columns.
const NAMES: f32 = 0.3;
const GAP: f32 = 8.0;
const INSET: f32 = 10.0;

/// The title with the names of the columns, and a block for each row.
pub fn blocks(table: &Table, set: &Setter<'_>, blocks: &mut Vec<Block>) {
    let inner = FULL - 2.0 * INSET;
    let mut head = set.rows(&table.title, TITLE, MARGIN + INSET, inner);
    head.extend(cells(&table.columns, set, [COLUMN, COLUMN]));
    let mut block = Block::new(head);
    (block.sort, block.ground, block.keep) = (Sort::Heading, Ground::Band, true);
    (block.before, block.inside) = (16.0, 5.0);
    blocks.push(block);
    for (at, row) in table.rows.iter().enumerate() {
        let mut block = Block::new(cells(row, set, [NAME, CELL]));
        (block.ground, block.inside) = (Ground::Rule, 3.0);
        // Together on one page, where one is high enough.
        block.keep = at + 1 < table.rows.len();
        blocks.push(block);
    }
}

/// Cells side by side; the first is the name of the row.
fn cells(cells: &[String], set: &Setter<'_>, [name, other]: [Face; 2]) -> Vec<Row> {
    let inner = FULL - 2.0 * INSET;
    let beside = f32::from(u8::try_from(cells.len().saturating_sub(1).max(1)).unwrap_or(u8::MAX));
    let wide = inner * (1.0 - NAMES) / beside;
    let mut left = MARGIN + INSET;
    let mut rows = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let (face, width) = if at == 0 { (name, inner * NAMES) } else { (other, wide) };
        rows = side_by_side(rows, set.rows(cell, face, left, width - GAP));
        left += width;
    }
    rows
}
