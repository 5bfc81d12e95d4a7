//! From the words of a paper to lines of known width and height.

use super::{Code, MARGIN, Paper, Part, Press, WIDTH, Weight};

/// Between the margins.
pub const FULL: f32 = WIDTH - 2.0 * MARGIN;

/// The side of the QR code; what is kept white between it and the text beside it, and above its caption. Phones need
/// four modules of white.
pub const CODE: f32 = 132.0;
const BESIDE_CODE: f32 = 26.0;
pub const BELOW_CODE: f32 = 10.0;

/// The columns of times and titles: the most of the width they may take, and what is free between them.
const LEAD_MOST: f32 = 165.0;
const TITLE_MOST: f32 = 270.0;
const COLUMN_GAP: f32 = 14.0;

/// The side of a personal symbol, and what is free between two of them.
pub const SIGN: f32 = 44.0;
pub const SIGN_GAP: f32 = 8.0;

/// The column of the numbers of a meeting's items.
pub const NUMBER: f32 = 40.0;

/// How high a line is, measured in the size of its letters.
const LEADING: f32 = 1.28;

/// What a screen reader takes a block for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Title,
    Heading,
    Paragraph,
}

/// What is drawn behind or beside the lines of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Plain,
    /// A pale band, for a day.
    Band,
    /// A bar at the left, for what was decided.
    Bar,
    /// A disc behind the number.
    Disc,
    /// A thin line above.
    Rule,
    /// The drawings of a sign, before the lines; which part of the paper it is.
    Sign(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Black,
    Soft,
    Fir,
    White,
}

/// Letters side by side in one size.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    pub x: f32,
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
    pub text: String,
}

/// One line: pieces on one baseline.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    pub height: f32,
    pub pieces: Vec<Piece>,
}

/// Lines that belong together. They go on over the next page only where they are too many for one.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub sort: Sort,
    pub ground: Ground,
    /// White above, unless the block begins a page.
    pub before: f32,
    /// Inside the ground, above and below the lines.
    pub inside: f32,
    /// Stays on the page of the block after it.
    pub keep: bool,
    /// The same where all that belongs together fits on one page.
    pub keep_if_it_fits: bool,
    /// The heading that is said again where the block begins or goes on on another page than it.
    pub under: Option<usize>,
    pub rows: Vec<Row>,
}

/// A paper in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    pub blocks: Vec<Block>,
    /// How many of the blocks stand beside the QR code, at the top.
    pub head: usize,
    pub code: Option<Code>,
    /// Under the QR code.
    pub caption: Block,
}

/// A size of letters with its weight and ink.
#[derive(Clone, Copy)]
pub struct Face(pub f32, pub Weight, pub Ink);

const TITLE: Face = Face(38.0, Weight::Bold, Ink::Fir);
const FACT: Face = Face(18.0, Weight::Bold, Ink::Black);
const HOUSE: Face = Face(17.0, Weight::Bold, Ink::Black);
const REACH: Face = Face(12.5, Weight::Medium, Ink::Soft);
const CAPTION: Face = Face(12.0, Weight::Medium, Ink::Black);
const DAY: Face = Face(22.0, Weight::Bold, Ink::Fir);
const HOURS: Face = Face(18.0, Weight::Medium, Ink::Fir);
const LEAD: Face = Face(19.0, Weight::Medium, Ink::Black);
const NAME: Face = Face(19.0, Weight::Bold, Ink::Black);
const NOTE: Face = Face(16.5, Weight::Medium, Ink::Soft);
const DIGIT: Face = Face(15.0, Weight::Bold, Ink::White);
const ITEM: Face = Face(18.0, Weight::Bold, Ink::Black);
const LABEL: Face = Face(14.5, Weight::Bold, Ink::Fir);
const BODY: Face = Face(16.0, Weight::Medium, Ink::Black);
const CLOSING: Face = Face(14.5, Weight::Medium, Ink::Black);
const LARGE: Face = Face(56.0, Weight::Bold, Ink::Black);
const DECIDED: Face = Face(17.0, Weight::Bold, Ink::Black);

/// Breaks texts into lines.
pub struct Setter<'a>(pub &'a dyn Press);

impl Setter<'_> {
    /// `text` in lines from `x` on. Where a line ends between two words, it keeps the space: whoever copies the text or
    /// has it read aloud gets whole words.
    /// “kl.” stays with its hour.
    pub fn rows(&self, text: &str, face: Face, x: f32, width: f32) -> Vec<Row> {
        let text = &text.replace("kl. ", "kl.\u{a0}");
        if text.is_empty() {
            return Vec::new();
        }
        let Face(size, weight, ink) = face;
        let lines = self.0.lines(text, weight, size, width);
        let row = |line: &std::ops::Range<usize>| {
            let end = if text[line.end..].starts_with(' ') { line.end + 1 } else { line.end };
            let piece = Piece { x, size, weight, ink, text: text[line.start..end].to_owned() };
            Row { height: size * LEADING, pieces: vec![piece] }
        };
        lines.iter().map(row).collect()
    }

    fn block(&self, text: &str, face: Face, width: f32) -> Block {
        Block::new(self.rows(text, face, MARGIN, width))
    }
}

impl Block {
    pub fn new(rows: Vec<Row>) -> Self {
        Self {
            sort: Sort::Paragraph,
            ground: Ground::Plain,
            before: 0.0,
            inside: 0.0,
            keep: false,
            keep_if_it_fits: false,
            under: None,
            rows,
        }
    }

    /// From the top of the ground to its bottom.
    pub fn height(&self) -> f32 {
        self.rows.iter().map(|row| row.height).sum::<f32>() + 2.0 * self.inside
    }
}

/// Puts the first line of `lead` on the line of the first of `rows`, and so on.
pub fn side_by_side(lead: Vec<Row>, rows: Vec<Row>) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::new();
    let (mut lead, mut rows) = (lead.into_iter(), rows.into_iter());
    loop {
        let (left, right) = (lead.next(), rows.next());
        if left.is_none() && right.is_none() {
            return joined;
        }
        let mut row = left.unwrap_or_default();
        if let Some(right) = right {
            // A space, so that “kl. 10–12” and “Morgenmad” are two words where the text is read aloud.
            if let Some(last) = row.pieces.last_mut().filter(|last| !last.text.ends_with(' ')) {
                last.text.push(' ');
            }
            row.height = row.height.max(right.height);
            row.pieces.extend(right.pieces);
        }
        joined.push(row);
    }
}

/// The paper in lines.
pub fn of(paper: &Paper, press: &dyn Press) -> Laid {
    let set = Setter(press);
    let code = paper.code.as_ref().and_then(|invitation| press.code(&invitation.calendar));
    let beside = if code.is_some() { FULL - CODE - BESIDE_CODE } else { FULL };
    let mut blocks = head(paper, &set, beside);
    let head = blocks.len();
    let columns = Columns::of(paper, press);
    let mut heading = None;
    for (number, part) in paper.parts.iter().enumerate() {
        let first = blocks.len();
        part_blocks(part, &set, &columns, &mut blocks);
        match part {
            Part::Heading { .. } => heading = Some(first),
            Part::Sign { .. } => blocks[first..].iter_mut().for_each(|block| block.ground = Ground::Sign(number)),
            Part::Row { .. } => {
                let goes_on = matches!(paper.parts.get(number + 1), Some(Part::Row { .. }));
                for block in &mut blocks[first..] {
                    (block.under, block.keep_if_it_fits) = (heading, goes_on);
                }
            }
            // Where a table goes on over the page, its columns are named again.
            Part::Table(_) => blocks[first + 1..].iter_mut().for_each(|block| block.under = Some(first)),
            Part::Item { .. } | Part::Text(_) | Part::Large(_) => {}
        }
    }
    for (at, text) in paper.closing.iter().enumerate() {
        let mut block = set.block(text, CLOSING, FULL);
        (block.before, block.ground) = if at == 0 { (26.0, Ground::Rule) } else { (6.0, Ground::Plain) };
        block.inside = if at == 0 { 8.0 } else { 0.0 };
        blocks.push(block);
    }
    let caption = match (&code, &paper.code) {
        (Some(_), Some(invitation)) => Block::new(set.rows(&invitation.caption, CAPTION, WIDTH - MARGIN - CODE, CODE)),
        _ => Block::new(Vec::new()),
    };
    Laid { blocks, head, code, caption }
}

/// The house, the title, and when and where.
fn head(paper: &Paper, set: &Setter<'_>, width: f32) -> Vec<Block> {
    // Beside the mark, which stands at the left of the first lines.
    let (x, beside_mark) = (MARGIN + super::ink::MARK + 12.0, width - super::ink::MARK - 12.0);
    let mut rows = set.rows(&paper.house, HOUSE, x, beside_mark);
    rows.extend(set.rows(&paper.address, REACH, x, beside_mark));
    rows.extend(set.rows(&paper.phone, REACH, x, beside_mark));
    let mut blocks = vec![Block::new(rows)];
    let mut title = set.block(&paper.title, TITLE, width);
    title.sort = Sort::Title;
    title.before = 22.0;
    blocks.push(title);
    for fact in &paper.facts {
        let mut block = set.block(fact, FACT, width);
        block.before = 3.0;
        blocks.push(block);
    }
    blocks
}

/// How wide the columns of a day are: as the widest in them, within reason.
struct Columns {
    lead: f32,
    title: f32,
}

impl Columns {
    fn of(paper: &Paper, press: &dyn Press) -> Self {
        let rows = || {
            paper.parts.iter().filter_map(|part| match part {
                Part::Row { lead, title, .. } => Some((lead, title)),
                _ => None,
            })
        };
        let width = |text: &str, Face(size, weight, _): Face| press.width(text, weight, size);
        let leads = rows().map(|(lead, _)| width(lead, LEAD));
        // A longer title has its place under it and does not push the others' to the right.
        let titles = rows().map(|(_, title)| width(title, NAME)).filter(|title| *title <= TITLE_MOST);
        Self {
            lead: leads.fold(0.0, f32::max).min(LEAD_MOST) + COLUMN_GAP,
            title: titles.fold(0.0, f32::max) + COLUMN_GAP,
        }
    }
}

fn part_blocks(part: &Part, set: &Setter<'_>, columns: &Columns, blocks: &mut Vec<Block>) {
    const INSET: f32 = 10.0;
    match part {
        Part::Heading { text, beside } => {
            let mut rows = set.rows(text, DAY, MARGIN + INSET, FULL - 2.0 * INSET);
            rows.extend(set.rows(beside, HOURS, MARGIN + INSET, FULL - 2.0 * INSET));
            beside_if_it_fits(&mut rows, 0.0, set.0);
            let mut block = Block::new(rows);
            (block.sort, block.ground, block.keep) = (Sort::Heading, Ground::Band, true);
            (block.before, block.inside) = (16.0, 5.0);
            blocks.push(block);
        }
        Part::Row { lead, title, note } => {
            let x = MARGIN + INSET;
            let (right, width) = (x + columns.lead, FULL - INSET - columns.lead);
            let mut rows = set.rows(title, NAME, right, width);
            rows.extend(set.rows(note, NOTE, right, width));
            beside_if_it_fits(&mut rows, right + columns.title, set.0);
            let mut block = Block::new(side_by_side(set.rows(lead, LEAD, x, columns.lead - COLUMN_GAP), rows));
            block.before = 4.0;
            blocks.push(block);
        }
        Part::Item { number, title, label, notes, decisions } => {
            item(set, number, title, [label].into_iter().chain(notes), decisions, blocks);
        }
        Part::Sign { title, note, .. } => {
            // Room for the two drawings of a pair, so that all names begin below one another.
            let x = MARGIN + 2.0 * SIGN + SIGN_GAP + COLUMN_GAP;
            let mut rows = set.rows(title, ITEM, x, WIDTH - MARGIN - x);
            rows.extend(set.rows(note, BODY, x, WIDTH - MARGIN - x));
            let mut block = Block::new(rows);
            let text: f32 = block.rows.iter().map(|row| row.height).sum();
            (block.before, block.inside) = (10.0, ((SIGN - text) / 2.0).max(2.0));
            blocks.push(block);
        }
        Part::Text(text) => {
            let mut block = set.block(text, BODY, FULL);
            block.before = 8.0;
            blocks.push(block);
        }
        Part::Table(table) => super::table::blocks(table, set, blocks),
        Part::Large(text) => {
            let mut block = set.block(text, LARGE, FULL);
            block.before = 14.0;
            blocks.push(block);
        }
    }
}

/// Moves a second line up beside the first, at `column` or right of it, where both fit: “Tirsdag den 13. oktober   kl.
/// 8–22”.
fn beside_if_it_fits(rows: &mut Vec<Row>, column: f32, press: &dyn Press) {
    const GAP: f32 = 12.0;
    let [first, second] = rows.as_mut_slice() else { return };
    let ([left], [right]) = (first.pieces.as_mut_slice(), second.pieces.as_mut_slice()) else { return };
    let width = |piece: &Piece| press.width(&piece.text, piece.weight, piece.size);
    let x = (left.x + width(left) + GAP).max(column);
    if x + width(right) > WIDTH - MARGIN - GAP {
        return;
    }
    left.text.push(' ');
    right.x = x;
    let right = right.clone();
    first.pieces.push(right);
    rows.truncate(1);
}

fn item<'a>(
    set: &Setter<'_>,
    number: &str,
    title: &str,
    under: impl Iterator<Item = &'a String>,
    decisions: &[String],
    blocks: &mut Vec<Block>,
) {
    let (x, width) = (MARGIN + NUMBER, FULL - NUMBER);
    let mut rows = set.rows(title, ITEM, x, width);
    for (at, text) in under.enumerate() {
        rows.extend(set.rows(text, if at == 0 { LABEL } else { BODY }, x, width));
    }
    let Face(size, weight, _) = DIGIT;
    // The disc's middle is half its side right of the margin; the number is centred on it.
    let centre = MARGIN + super::ink::DISC / 2.0;
    let wide = set.0.width(number, weight, size).min(super::ink::DISC);
    let rows = side_by_side(set.rows(number, DIGIT, centre - wide / 2.0, super::ink::DISC * 2.0), rows);
    let mut block = Block::new(rows);
    (block.sort, block.ground) = (Sort::Heading, Ground::Disc);
    (block.before, block.inside) = (17.0, 2.5);
    block.keep = !decisions.is_empty();
    blocks.push(block);
    for (at, text) in decisions.iter().enumerate() {
        let mut block = Block::new(set.rows(text, DECIDED, x + 14.0, width - 14.0));
        (block.ground, block.before, block.inside) = (Ground::Bar, 8.0, 2.0);
        block.keep = at + 1 < decisions.len();
        blocks.push(block);
    }
}
