//! Blank wheels on paper: one to a sheet, to be filled in with a pencil and typed in afterwards.
//!
//! They read as on the screen: on the wheel of resources green reaches furthest out, on that of problems it is the
//! innermost field. A test holds this against `draw::wheel`. No name and no code word has a place on them.

use std::num::NonZeroU16;

use krilla::geom::PathBuilder;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::tagging::{ContentTag, Node, Tag, TagGroup, TagKind, TagTree};
use krilla::{Document, SerializeSettings};

use super::blocks::{FULL, Ink, Piece};
use super::ink::{DOTS, Fonts, INK, INK_SOFT, LINE, Pen, decorative, modules, paint, rounded};
use super::{HEIGHT, MARGIN, NotWritten, Press, WIDTH, Weight};
use crate::domain::compass::{Answer, Approach, Field, Tone, Wheel};

/// Radii of the rings on a grid of 840, as on the screen: the hub and the three zones of the disc, and the two rings.
const ZONES: [f32; 4] = [60.0, 126.0, 192.0, 258.0];
const SECOND: [f32; 2] = [268.0, 324.0];
const OUTER: [f32; 2] = [334.0, 392.0];
/// Half of what is free between two fields, on the same grid.
const SEAM: f32 = 3.0;

/// Where the wheel stands on the sheet, and its radius.
const CENTRE: (f32, f32) = (WIDTH / 2.0, 308.0);
const RADIUS: f32 = 172.0;
const UNIT: f32 = RADIUS / OUTER[1];
/// From the wheel to its labels, how much further out they stand where they run along it, and long ones.
const BESIDE: f32 = 8.0;
const ASLANT: f32 = 6.0;
const LONG: f32 = 18.0;

const LABEL: f32 = 13.0;
const BODY: f32 = 12.5;
const SMALL: f32 = 10.5;
const LEADING: f32 = 1.22;
/// How far the first baseline lies below the top of a line.
const ASCENT: f32 = 0.97;

/// The explanation of the three rings: its top, its columns, and the samples in them.
const KEY: f32 = 512.0;
const COLUMN_GAP: f32 = 16.0;
const SAMPLE: f32 = 32.0;
const SAMPLE_GAP: f32 = 8.0;
const ROW: f32 = 37.0;
/// Lines to write on.
const RULES: f32 = 720.0;

/// How far in and how far out an answer of the first level reaches, on the grid of 840.
#[must_use]
pub const fn reach(wheel: Wheel, tone: Tone) -> [f32; 2] {
    let outermost = match (wheel, tone) {
        (Wheel::Resources, Tone::Green) | (Wheel::Problems, Tone::Red) => ZONES[3],
        (_, Tone::Yellow) => ZONES[2],
        (Wheel::Resources, Tone::Red) | (Wheel::Problems, Tone::Green) => ZONES[1],
    };
    [ZONES[0], outermost]
}

/// The middle of a field in degrees from the top, clockwise.
#[must_use]
pub fn direction(field: Field) -> f32 {
    let (begins, span) = place(field);
    begins + span / 2.0
}

/// A tone and the sign on it, as on the screen.
#[must_use]
pub const fn colours(tone: Tone) -> [[u8; 3]; 2] {
    match tone {
        Tone::Green => [[0x58, 0xAE, 0x8C], [0x0B, 0x1E, 0x16]],
        Tone::Yellow => [[0xF6, 0xCF, 0x5F], [0x2A, 0x20, 0x10]],
        Tone::Red => [[0x98, 0x2C, 0x21], [0xFF, 0xF6, 0xEC]],
    }
}

/// Where a field begins, and how far it goes, in degrees. The first resource has the top to itself; two problems share
/// it.
fn place(field: Field) -> (f32, f32) {
    let fields = field.wheel().fields();
    let number = |count: usize| f32::from(u8::try_from(count).unwrap_or(1));
    let span = 360.0 / number(fields.len());
    let at = fields.iter().position(|other| *other == field).unwrap_or(0);
    let first = if field.wheel() == Wheel::Resources { -span / 2.0 } else { 0.0 };
    (first + span * number(at), span)
}

/// The wheels, blank, a sheet each.
///
/// # Errors
/// [`NotWritten`] when a font of the program cannot be read, which a test rules out.
pub fn blank_wheels(wheels: &[Wheel], press: &dyn Press) -> Result<Vec<u8>, NotWritten> {
    let fonts = Fonts::of(press)?;
    let settings = SerializeSettings { enable_tagging: true, xmp_metadata: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let about = Metadata::new().title("Tomme hjul – Forandringskompasset".to_owned());
    document.set_metadata(about.language("da".to_owned()).creator("Fristed".to_owned()));
    let mut nodes = Vec::new();
    for wheel in wheels {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| NotWritten("A4 has no size".to_owned()))?;
        let mut page = document.start_page_with(size);
        let mut sheet = Sheet { pen: Pen { surface: page.surface(), fonts: &fonts }, press, nodes: Vec::new() };
        sheet.draw(*wheel);
        nodes.append(&mut sheet.nodes);
        drop(sheet);
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some("da".to_owned()));
    tree.children = nodes;
    document.set_tag_tree(tree);
    document.finish().map_err(|error| NotWritten(format!("{error:?}")))
}

/// Letters of a size, weight and ink.
#[derive(Clone, Copy)]
struct Face(f32, Weight, Ink);

struct Sheet<'a, 'b> {
    pen: Pen<'a, 'b>,
    press: &'b dyn Press,
    nodes: Vec<Node>,
}

impl Sheet<'_, '_> {
    fn draw(&mut self, wheel: Wheel) {
        let title = Tag::Hn(NonZeroU16::MIN, None).into();
        self.words(wheel.label(), Face(32.0, Weight::Bold, Ink::Fir), (MARGIN, MARGIN, 300.0), title);
        let asked = Face(16.0, Weight::Bold, Ink::Black);
        self.words(wheel.question(), asked, (MARGIN, MARGIN + 42.0, 330.0), Tag::P.into());
        let face = Face(BODY, Weight::Medium, Ink::Black);
        for (at, said) in ["Dato", "Udfyldt af"].into_iter().enumerate() {
            let top = MARGIN + 6.0 + f32::from(u8::from(at > 0)) * 30.0;
            self.words(said, face, (400.0, top, 70.0), Tag::P.into());
            self.pen.decoration(|pen| pen.path(INK_SOFT, |path| rounded(path, 466.0, top + 15.0, 84.0, 0.9, 0.0)));
        }
        self.wheel(wheel);
        self.labels(wheel);
        self.key(wheel);
        self.foot();
    }

    /// A text in lines from `(x, top)` on, within `width`. Where the next one begins.
    fn words(&mut self, text: &str, face: Face, (x, top, width): (f32, f32, f32), tag: TagKind) -> f32 {
        let Face(size, weight, ink) = face;
        let lines: Vec<String> =
            self.press.lines(text, weight, size, width).into_iter().map(|line| text[line].to_owned()).collect();
        let placed = lines.into_iter().map(|line| (x, line)).collect();
        self.lines(placed, (size, weight, ink), top, tag)
    }

    fn lines(
        &mut self,
        lines: Vec<(f32, String)>,
        (size, weight, ink): (f32, Weight, Ink),
        top: f32,
        tag: TagKind,
    ) -> f32 {
        let mut group = TagGroup::new(tag);
        let (mut top, last) = (top, lines.len().saturating_sub(1));
        for (at, (x, mut text)) in lines.into_iter().enumerate() {
            // Whoever has it read aloud hears two words where a line ends between them.
            if at < last {
                text.push(' ');
            }
            group.push(self.pen.text(&Piece { x, size, weight, ink, text }, top + size * ASCENT));
            top += size * LEADING;
        }
        self.nodes.push(group.into());
        top
    }

    fn wheel(&mut self, wheel: Wheel) {
        let name = wheel.label().to_lowercase();
        let fields = wheel.fields().iter().map(|field| field.label()).collect::<Vec<_>>().join(", ");
        let alt = format!("Et tomt hjul: {name}. Felterne er med uret: {fields}.");
        let mut figure = TagGroup::new(Tag::Figure(Some(alt)));
        figure.push(self.pen.surface.start_tagged(ContentTag::Other));
        let rings = ZONES.windows(2).chain([SECOND.as_slice(), OUTER.as_slice()]);
        let rings: Vec<[f32; 2]> = rings.filter_map(|ring| Some([*ring.first()?, *ring.last()?])).collect();
        for field in wheel.fields() {
            for ring in &rings {
                self.outlined(|path| wedge(path, (CENTRE, UNIT), place(*field), *ring));
            }
        }
        self.pen.surface.end_tagged();
        self.nodes.push(figure.into());
    }

    fn labels(&mut self, wheel: Wheel) {
        for field in wheel.fields() {
            let degrees = direction(*field).to_radians();
            let (sin, cos) = degrees.sin_cos();
            let radius = RADIUS + BESIDE + ASLANT * (2.0 * degrees).sin().abs();
            let (x, y) = (CENTRE.0 + radius * sin, CENTRE.1 - radius * cos);
            let room = |x: f32| if sin > 0.0 { WIDTH - MARGIN - x } else { x - MARGIN };
            let in_middle = sin.abs() < 0.12;
            let lines_in = |width: f32| self.press.lines(field.label(), Weight::Bold, LABEL, width);
            let mut out = 0.0;
            let mut lines = lines_in(if in_middle { FULL / 2.0 } else { room(x) });
            if lines.len() > 2 {
                out = LONG * sin.signum();
                lines = lines_in(room(x + out));
            }
            let high = LABEL * LEADING * f32::from(u8::try_from(lines.len()).unwrap_or(1));
            // One above the wheel stands on it, one below hangs from it.
            let top = if in_middle && cos > 0.0 {
                y - high
            } else if in_middle {
                y
            } else {
                y - high / 2.0
            };
            let placed = lines.into_iter().map(|line| {
                let text = field.label()[line].trim().to_owned();
                let wide = self.press.width(&text, Weight::Bold, LABEL);
                let left = if in_middle {
                    x - wide / 2.0
                } else if sin > 0.0 {
                    x + out
                } else {
                    x + out - wide
                };
                (left, text)
            });
            let placed = placed.collect();
            self.lines(placed, (LABEL, Weight::Bold, Ink::Black), top, Tag::P.into());
        }
    }

    /// What the three rings ask for, with a sample of each answer.
    fn key(&mut self, wheel: Wheel) {
        let wide = (FULL - 2.0 * COLUMN_GAP) / 3.0;
        let how = [
            "Skiven: farv indefra og ud, så langt som her.",
            "Ringen i midten: farv den, eller tegn tegnet.",
            "Den yderste ring: tegn tegnet, eller skriv bogstavet.",
        ];
        let mut left = MARGIN;
        for (level, how) in wheel.levels().into_iter().zip(how) {
            let heading = Tag::Hn(NonZeroU16::MIN.saturating_add(1), None).into();
            self.words(level.label(), Face(14.0, Weight::Bold, Ink::Fir), (left, KEY, wide), heading);
            self.words(how, Face(11.5, Weight::Medium, Ink::Black), (left, KEY + 34.0, wide), Tag::P.into());
            let mut top = KEY + 72.0;
            for answer in level.answers() {
                self.sample(wheel, answer, (left, top));
                let x = left + SAMPLE + SAMPLE_GAP;
                let (face, width) = (Face(BODY, Weight::Bold, Ink::Black), wide - SAMPLE - SAMPLE_GAP);
                let text = match answer {
                    Answer::Approach(_) => format!("{} {}", letter(answer), answer.label()),
                    _ => answer.label().to_owned(),
                };
                let lines = self.press.lines(&text, Weight::Bold, BODY, width).len();
                let high = BODY * LEADING * f32::from(u8::try_from(lines).unwrap_or(1));
                self.words(&text, face, (x, top + (SAMPLE - high) / 2.0, width), Tag::P.into());
                top += ROW;
            }
            left += wide + COLUMN_GAP;
        }
    }

    /// How an answer is put on the wheel.
    fn sample(&mut self, wheel: Wheel, answer: Answer, (left, top): (f32, f32)) {
        let (middle, press) = ((left + SAMPLE / 2.0, top + SAMPLE / 2.0), self.press);
        let level = wheel.levels().into_iter().position(|level| level == answer.level());
        self.pen.surface.start_tagged(decorative());
        match (answer, answer.tone()) {
            (Answer::Approach(approach), _) => {
                if let Some(drawing) = press.drawing(icon(approach), DOTS) {
                    self.pen.path(INK, |path| modules(path, &drawing, (left, top, SAMPLE)));
                }
            }
            (_, Some(tone)) if level == Some(0) => {
                let unit = SAMPLE / (ZONES[3] - ZONES[0]);
                let foot = (middle.0, top + SAMPLE + ZONES[0] * unit);
                let [ground, _] = colours(tone);
                let span = (-20.0, 40.0);
                self.pen.path(ground, |path| wedge(path, (foot, unit), span, reach(wheel, tone)));
                for zone in ZONES.windows(2) {
                    if let &[inner, outer] = zone {
                        self.outlined(|path| wedge(path, (foot, unit), span, [inner, outer]));
                    }
                }
            }
            (_, Some(tone)) => {
                let [ground, mark] = colours(tone);
                self.pen.path(ground, |path| rounded(path, left, top + 3.0, SAMPLE, SAMPLE - 6.0, 5.0));
                self.pen.path(mark, |path| sign(path, tone, middle, SAMPLE * 0.62));
            }
            (_, None) => {}
        }
        self.pen.surface.end_tagged();
    }

    fn foot(&mut self) {
        let face = Face(BODY, Weight::Medium, Ink::Black);
        self.words("Stikord", face, (MARGIN, RULES - 13.0, 60.0), Tag::P.into());
        self.pen.decoration(|pen| {
            pen.path(LINE, |path| {
                rounded(path, MARGIN + 56.0, RULES + 3.0, FULL - 56.0, 1.0, 0.0);
                rounded(path, MARGIN, RULES + 25.0, FULL, 1.0, 0.0);
            });
        });
        let said = [
            ("Tomme felter er i orden. Skriv hverken navn eller kodeord her.", BODY, Ink::Black),
            ("Riv papiret i stykker, når svarene er tastet ind.", BODY, Ink::Black),
            ("Felter og svar: De små skridts metode 2.0, Landsforeningen af VæreSteder (2015).", SMALL, Ink::Soft),
        ];
        let mut top = RULES + 30.0;
        for (text, size, ink) in said {
            top = self.words(text, Face(size, Weight::Medium, ink), (MARGIN, top, FULL), Tag::P.into());
        }
    }

    /// A thin line around what stays white, so that a pencil shows.
    fn outlined(&mut self, build: impl FnOnce(&mut PathBuilder)) {
        let mut path = PathBuilder::new();
        build(&mut path);
        let Some(path) = path.finish() else { return };
        self.pen.surface.set_fill(None);
        self.pen.surface.set_stroke(Some(Stroke { paint: paint(INK_SOFT), width: 0.8, ..Stroke::default() }));
        self.pen.surface.draw_path(&path);
        self.pen.surface.set_stroke(None);
    }
}

/// What can be written in the place of an approach's sign: the first letter of its name.
fn letter(answer: Answer) -> String {
    let first = answer.label().chars().find(|letter| letter.is_alphabetic());
    first.map(|letter| format!("{letter}:")).unwrap_or_default()
}

/// The drawing of an approach, as on the screen.
const fn icon(approach: Approach) -> &'static str {
    match approach {
        Approach::TakeCharge => "tagom",
        Approach::LovingNudge => "puf",
        Approach::SitOnHands => "sid",
    }
}

/// A part of a field between two radii, with half a seam left free along both edges.
fn wedge(
    path: &mut PathBuilder,
    (centre, unit): ((f32, f32), f32),
    (begins, span): (f32, f32),
    [inner, outer]: [f32; 2],
) {
    let at = |radius: f32, degrees: f32| {
        let (sin, cos) = degrees.to_radians().sin_cos();
        (centre.0 + radius * unit * sin, centre.1 - radius * unit * cos)
    };
    let edge = |radius: f32| {
        let free = (SEAM / radius).asin().to_degrees();
        (begins + free, begins + span - free)
    };
    let arc = |path: &mut PathBuilder, radius: f32, from: f32, to: f32| {
        let step = (to - from) / 2.0;
        let bend = 4.0 / 3.0 * (step.to_radians() / 4.0).tan() * radius * unit;
        for begin in [from, from + step] {
            let ((sin, cos), (sin_end, cos_end)) =
                (begin.to_radians().sin_cos(), (begin + step).to_radians().sin_cos());
            let ((x, y), (end_x, end_y)) = (at(radius, begin), at(radius, begin + step));
            let (first, second) = ((x + bend * cos, y + bend * sin), (end_x - bend * cos_end, end_y - bend * sin_end));
            path.cubic_to(first.0, first.1, second.0, second.1, end_x, end_y);
        }
    };
    let (from, to) = edge(outer);
    let (from_inner, to_inner) = edge(inner);
    let (start, turn) = (at(outer, from), at(inner, to_inner));
    path.move_to(start.0, start.1);
    arc(path, outer, from, to);
    path.line_to(turn.0, turn.1);
    arc(path, inner, to_inner, from_inner);
    path.close();
}

/// Circle, diamond, triangle, `high` points high.
fn sign(path: &mut PathBuilder, tone: Tone, (x, y): (f32, f32), high: f32) {
    let unit = high / 40.0;
    let corners: &[(f32, f32)] = match tone {
        Tone::Green => {
            let side = 32.0 * unit;
            return rounded(path, x - side / 2.0, y - side / 2.0, side, side, side / 2.0);
        }
        Tone::Yellow => &[(0.0, -20.0), (20.0, 0.0), (0.0, 20.0), (-20.0, 0.0)],
        Tone::Red => &[(0.0, -20.0), (21.0, 16.0), (-21.0, 16.0)],
    };
    for (at, (dx, dy)) in corners.iter().enumerate() {
        let (x, y) = (x + dx * unit, y + dy * unit);
        if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
}
