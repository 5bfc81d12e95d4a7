//! Draws the pages: text that can be selected, searched and read aloud, and the few shapes around it.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Paint};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};

use super::blocks::{BELOW_CODE, CODE, FULL, Ground, Ink, Laid, NUMBER, Piece, SIGN, SIGN_GAP, Sort};
use super::flow::{Page, PlacedGround};
use super::{Code, HEIGHT, MARGIN, NotWritten, Paper, Part, Press, WIDTH, Weight};

/// The side of the house's mark, and of the disc behind a number.
pub const MARK: f32 = 56.0;
pub const DISC: f32 = 28.0;

/// Dots a side of a drawing: 314 to the inch, more than the eye tells apart.
pub const DOTS: u32 = 192;

/// Where the baseline lies in a line, measured from its top in the size of the letters.
const BASELINE: f32 = 0.97;

pub type Rgb = [u8; 3];

pub const FIR: Rgb = [0x1D, 0x4A, 0x3E];
const FIR_PALE: Rgb = [0xD5, 0xE6, 0xDB];
const HONEY: Rgb = [0xF5, 0xC7, 0x68];
const HONEY_PALE: Rgb = [0xFB, 0xE8, 0xBF];
pub const INK: Rgb = [0x22, 0x1A, 0x14];
pub const INK_SOFT: Rgb = [0x47, 0x3B, 0x30];
pub const LINE: Rgb = [0xD6, 0xC9, 0xB3];
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [0xFF, 0xFF, 0xFF];

const fn colour(ink: Ink) -> Rgb {
    match ink {
        Ink::Black => INK,
        Ink::Soft => INK_SOFT,
        Ink::Fir => FIR,
        Ink::White => WHITE,
    }
}

pub struct Fonts {
    medium: Font,
    bold: Font,
}

impl Fonts {
    pub fn of(press: &dyn Press) -> Result<Self, NotWritten> {
        let font = |weight| {
            let file = press.font(weight);
            Font::new(file.into(), 0).ok_or_else(|| NotWritten("a font of the program cannot be read".to_owned()))
        };
        Ok(Self { medium: font(Weight::Medium)?, bold: font(Weight::Bold)? })
    }
}

/// The pages as a file.
pub fn draw(paper: &Paper, laid: &Laid, pages: &[Page], press: &dyn Press) -> Result<Vec<u8>, NotWritten> {
    let fonts = Fonts::of(press)?;
    let settings = SerializeSettings { enable_tagging: true, xmp_metadata: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(
        Metadata::new()
            .title(format!("{} – {}", paper.title, paper.house))
            .language("da".to_owned())
            .creator("Fristed".to_owned()),
    );
    let mut groups: Vec<TagGroup> = laid.blocks.iter().map(|block| TagGroup::new(tag(block.sort))).collect();
    let mut code = None;
    for (at, page) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| NotWritten("A4 has no size".to_owned()))?;
        let mut sheet = document.start_page_with(size);
        let mut pen = Pen { surface: sheet.surface(), fonts: &fonts };
        pen.grounds(page, paper, press);
        if at == 0 {
            pen.mark();
            code = pen.code(paper, laid);
        }
        pen.rows(page, laid, &mut groups);
        if pages.len() > 1 {
            pen.page_number(&format!("Side {} af {}", at + 1, pages.len()), press);
        }
        drop(pen);
        sheet.finish();
    }
    let mut nodes: Vec<Node> = groups.into_iter().map(Node::from).collect();
    // After the title and its facts, which it belongs to.
    nodes.splice(laid.head..laid.head, code.into_iter().flatten());
    let mut tree = TagTree::new().with_lang(Some("da".to_owned()));
    tree.children = nodes;
    document.set_tag_tree(tree);
    document.finish().map_err(|error| NotWritten(format!("{error:?}")))
}

/// A colour to draw with.
pub fn paint([red, green, blue]: Rgb) -> Paint {
    rgb::Color::new(red, green, blue).into()
}

/// What a screen reader passes over.
pub fn decorative() -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
}

fn tag(sort: Sort) -> krilla::tagging::TagKind {
    match sort {
        Sort::Title => Tag::Hn(NonZeroU16::MIN, None).into(),
        Sort::Heading => Tag::Hn(NonZeroU16::MIN.saturating_add(1), None).into(),
        Sort::Paragraph => Tag::P.into(),
    }
}

pub struct Pen<'a, 'b> {
    pub surface: Surface<'a>,
    pub fonts: &'b Fonts,
}

impl Pen<'_, '_> {
    fn ink(&mut self, colour: Rgb) {
        let fill = Fill { paint: paint(colour), opacity: NormalizedF32::ONE, rule: FillRule::NonZero };
        self.surface.set_fill(Some(fill));
    }

    pub fn path(&mut self, colour: Rgb, build: impl FnOnce(&mut PathBuilder)) {
        let mut builder = PathBuilder::new();
        build(&mut builder);
        if let Some(path) = builder.finish() {
            self.ink(colour);
            self.surface.draw_path(&path);
        }
    }

    /// What a screen reader passes over.
    pub fn decoration(&mut self, draw: impl FnOnce(&mut Self)) {
        self.surface.start_tagged(decorative());
        draw(self);
        self.surface.end_tagged();
    }

    fn rows(&mut self, page: &Page, laid: &Laid, groups: &mut [TagGroup]) {
        for placed in &page.rows {
            let (block, group) = (&laid.blocks[placed.block], &mut groups[placed.block]);
            let row = &block.rows[placed.row];
            let largest = row.pieces.iter().map(|piece| piece.size).fold(0.0, f32::max);
            let baseline = placed.top + largest * BASELINE;
            if placed.again {
                self.decoration(|pen| row.pieces.iter().for_each(|piece| pen.letters(piece, baseline)));
            } else {
                row.pieces.iter().for_each(|piece| group.push(self.text(piece, baseline)));
            }
        }
    }

    pub fn text(&mut self, piece: &Piece, baseline: f32) -> Node {
        let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.letters(piece, baseline);
        self.surface.end_tagged();
        Node::from(id)
    }

    fn letters(&mut self, piece: &Piece, baseline: f32) {
        let font = match piece.weight {
            Weight::Medium => self.fonts.medium.clone(),
            Weight::Bold => self.fonts.bold.clone(),
        };
        self.ink(colour(piece.ink));
        let start = Point::from_xy(piece.x, baseline);
        self.surface.draw_text(start, font, piece.size, &piece.text, false, TextDirection::LeftToRight);
    }

    fn grounds(&mut self, page: &Page, paper: &Paper, press: &dyn Press) {
        self.decoration(|pen| {
            for PlacedGround { ground, top, bottom, begins } in &page.grounds {
                let (top, bottom) = (*top, *bottom);
                match ground {
                    Ground::Plain => {}
                    Ground::Disc | Ground::Rule | Ground::Sign(_) if !begins => {}
                    Ground::Sign(part) => pen.sign(paper.parts.get(*part), (top, bottom), press),
                    Ground::Band => pen.path(FIR_PALE, |path| rounded(path, MARGIN, top, FULL, bottom - top, 7.0)),
                    Ground::Bar => {
                        let x = MARGIN + NUMBER;
                        pen.path(HONEY, |path| rounded(path, x, top, 5.0, bottom - top, 2.5));
                    }
                    Ground::Disc => {
                        pen.path(FIR, |path| rounded(path, MARGIN, top, DISC, DISC, DISC / 2.0));
                    }
                    Ground::Rule => pen.path(LINE, |path| rounded(path, MARGIN, top, FULL, 1.2, 0.0)),
                }
            }
        });
    }

    /// The drawings of somebody's sign, at the left of its words.
    fn sign(&mut self, part: Option<&Part>, (top, bottom): (f32, f32), press: &dyn Press) {
        let Some(Part::Sign { drawings, .. }) = part else { return };
        let mut left = MARGIN;
        for drawing in drawings.iter().filter_map(|name| press.drawing(name, DOTS)) {
            let place = (left, f32::midpoint(top, bottom) - SIGN / 2.0, SIGN);
            self.path(INK, |path| modules(path, &drawing, place));
            left += SIGN + SIGN_GAP;
        }
    }

    /// The open door with light in it: the same drawing as on the screen, on its square of fir.
    fn mark(&mut self) {
        let unit = MARK / 112.0;
        let at = |x: f32, y: f32| (MARGIN + x * unit, MARGIN + y * unit);
        self.decoration(|pen| {
            pen.path(FIR, |path| rounded(path, MARGIN, MARGIN, MARK, MARK, 24.0 * unit));
            pen.path(HONEY, |path| {
                let (left, top) = at(34.0, 24.0);
                rounded(path, left, top, 44.0 * unit, 48.0 * unit, 22.0 * unit);
                let (left, top) = at(34.0, 46.0);
                rounded(path, left, top, 44.0 * unit, 36.0 * unit, 0.0);
            });
            pen.path(HONEY_PALE, |path| {
                for (step, (x, y)) in [(34.0, 82.0), (78.0, 82.0), (91.0, 100.0), (21.0, 100.0)].into_iter().enumerate()
                {
                    let (x, y) = at(x, y);
                    if step == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
                }
                path.close();
            });
            let (left, top) = at(64.0, 54.0);
            pen.path(FIR, |path| rounded(path, left, top, 8.0 * unit, 8.0 * unit, 4.0 * unit));
        });
    }

    /// The QR code at the upper right with its caption, and what a screen reader gets for them.
    fn code(&mut self, paper: &Paper, laid: &Laid) -> Option<[Node; 2]> {
        let (code, invitation) = (laid.code.as_ref()?, paper.code.as_ref()?);
        let mut figure = TagGroup::new(Tag::Figure(Some(invitation.alt.clone())));
        figure.push(self.surface.start_tagged(ContentTag::Other));
        self.path(BLACK, |path| modules(path, code, (WIDTH - MARGIN - CODE, MARGIN, CODE)));
        self.surface.end_tagged();
        let mut caption = TagGroup::new(Tag::P);
        let mut top = MARGIN + CODE + BELOW_CODE;
        for row in &laid.caption.rows {
            for piece in &row.pieces {
                caption.push(self.text(piece, top + piece.size * BASELINE));
            }
            top += row.height;
        }
        Some([figure.into(), caption.into()])
    }

    fn page_number(&mut self, text: &str, press: &dyn Press) {
        const SIZE: f32 = 12.0;
        let x = WIDTH - MARGIN - press.width(text, Weight::Medium, SIZE);
        let piece = Piece { x, size: SIZE, weight: Weight::Medium, ink: Ink::Soft, text: text.to_owned() };
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)));
        self.letters(&piece, HEIGHT - MARGIN);
        self.surface.end_tagged();
    }
}

/// The dark modules, as stripes from left to right. Each reaches a hair below its row, so that no light shines through.
pub fn modules(path: &mut PathBuilder, code: &Code, (left, top, whole): (f32, f32, f32)) {
    #[expect(clippy::cast_precision_loss, reason = "a QR code has at most 177 modules a side, a drawing 192")]
    let number = |count: usize| count as f32;
    let side = whole / number(code.side.max(1));
    for (y, row) in code.dark.chunks(code.side.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] {
                let (from, width) = (left + number(x) * side, number(run.len()) * side);
                rounded(path, from, top + number(y) * side, width, side * 1.04, 0.0);
            }
            x += run.len();
        }
    }
}

/// A rectangle with round corners, or square ones where `radius` is 0.
pub fn rounded(path: &mut PathBuilder, x: f32, y: f32, width: f32, height: f32, radius: f32) {
    // How far the handles of a quarter circle reach, measured in its radius.
    const HANDLE: f32 = 0.552_284_8;
    let radius = radius.min(width / 2.0).min(height / 2.0);
    if radius <= 0.0 {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            path.push_rect(rect);
        }
        return;
    }
    let (right, bottom, back) = (x + width, y + height, radius * (1.0 - HANDLE));
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - back, y, right, y + back, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - back, right - back, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + back, bottom, x, bottom - back, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + back, x + back, y, x + radius, y);
    path.close();
}
