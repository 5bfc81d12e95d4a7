//! What stands on the virtual display, and how a code that is only a picture is read from it, as a person does.

use std::fs;
use std::path::Path;

use fristed::draw::digits::digits;

use super::screen::Element;

/// How high a digit of a code is on a large screen: `Theme.code-digit`.
const PX: u32 = 72;

/// Shades of grey: what is dark on light has its height of ink there.
pub struct Picture {
    width: usize,
    height: usize,
    ink: Vec<u8>,
}

impl Picture {
    /// Reads the file in which the virtual display keeps its screen: a header of words of four bytes, then pixels of four.
    pub fn read(file: &Path) -> Result<Self, String> {
        let bytes = fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
        let word = |at: usize| {
            let four = bytes.get(4 * at..4 * at + 4).and_then(|four| four.try_into().ok());
            four.map_or(0, |four| usize::try_from(u32::from_be_bytes(four)).unwrap_or(0))
        };
        let (header, width, height, line, colours) = (word(0), word(4), word(5), word(12), word(19));
        let begin = header + 12 * colours;
        if word(11) != 32 || bytes.len() < begin + line * height {
            return Err("the display is kept in another form than expected".to_owned());
        }
        let row = |y: usize| {
            let row = &bytes[begin + y * line..begin + y * line + 4 * width];
            // Digits and paper are grey enough that one colour tells them apart.
            row.chunks_exact(4).map(|pixel| 255 - pixel[1]).collect::<Vec<_>>()
        };
        Ok(Self { width, height, ink: (0..height).flat_map(row).collect() })
    }

    /// Reads a picture in PNG.
    pub fn of_png(file: &Path) -> Result<Self, String> {
        let picture = image::open(file).map_err(|error| format!("{} is no picture: {error}", file.display()))?;
        let picture = picture.to_rgb8();
        let side = |side: u32| usize::try_from(side).unwrap_or(0);
        let (width, height) = (side(picture.width()), side(picture.height()));
        Ok(Self { width, height, ink: picture.pixels().map(|pixel| 255 - pixel[1]).collect() })
    }

    pub const fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// How many shades of grey there are in it.
    pub fn shades(&self) -> usize {
        let mut there = [false; 256];
        self.ink.iter().for_each(|ink| there[usize::from(*ink)] = true);
        there.into_iter().filter(|there| *there).count()
    }

    /// The digits within an element, which stands on light paper.
    pub fn digits(&self, within: &Element) -> Result<Vec<u8>, String> {
        let end = |at: i32, length: i32| usize::try_from(at + length).unwrap_or(0);
        let (left, top) = (end(within.x, 0), end(within.y, 0));
        let (right, bottom) =
            (end(within.x, within.width).min(self.width), end(within.y, within.height).min(self.height));
        // The lowest line of ink is that of the digits; what is written above them is another.
        let rows = runs((top + 4..bottom.saturating_sub(4)).map(|y| self.row(y, left + 4, right.saturating_sub(4))));
        let (from, to) = rows.last().copied().ok_or("there is nothing to read")?;
        let (from, to) = (top + 4 + from, top + 4 + to);
        let columns = runs((left + 4..right.saturating_sub(4)).map(|x| (from..to).any(|y| self.is_ink(x, y))));
        let mut read = Vec::new();
        for (begin, end) in columns {
            let seen =
                Shape::of(end - begin, to - from, |x, y| self.ink[(from + y) * self.width + left + 4 + begin + x]);
            let likeness = |digit: u8| {
                let mut so_far = read.clone();
                so_far.push(digit);
                drawn(&so_far).map_or(u64::MAX, |shape| seen.differs(&shape))
            };
            let best = (0..10).min_by_key(|digit| likeness(*digit)).unwrap_or(0);
            read.push(best);
        }
        Ok(read)
    }

    fn row(&self, y: usize, left: usize, right: usize) -> bool {
        (left..right).any(|x| self.is_ink(x, y))
    }

    fn is_ink(&self, x: usize, y: usize) -> bool {
        self.ink[y * self.width + x] > 110
    }
}

/// Where `there` is true without a gap.
fn runs(there: impl Iterator<Item = bool>) -> Vec<(usize, usize)> {
    let (mut runs, mut begun) = (Vec::new(), None);
    for (at, there) in there.chain([false]).enumerate() {
        match (begun, there) {
            (None, true) => begun = Some(at),
            (Some(from), false) => {
                runs.push((from, at));
                begun = None;
            }
            _ => {}
        }
    }
    runs
}

/// The ink of one digit, without what is around it.
struct Shape {
    width: usize,
    height: usize,
    ink: Vec<u8>,
}

impl Shape {
    fn of(width: usize, height: usize, ink: impl Fn(usize, usize) -> u8) -> Self {
        let ink = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| ink(x, y)).collect();
        Self { width, height, ink }
    }

    fn at(&self, x: usize, y: usize) -> u64 {
        if x < self.width && y < self.height { u64::from(self.ink[y * self.width + x]) } else { 0 }
    }

    fn differs(&self, other: &Self) -> u64 {
        let (width, height) = (self.width.max(other.width), self.height.max(other.height));
        (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .map(|(x, y)| self.at(x, y).abs_diff(other.at(x, y)))
            .sum()
    }
}

/// The last of `so_far` as the program draws it after the others.
fn drawn(so_far: &[u8]) -> Option<Shape> {
    let picture = digits(so_far, PX)?;
    let (width, height) = (usize::try_from(picture.width).ok()?, usize::try_from(picture.height).ok()?);
    let ink = |x: usize, y: usize| picture.pixels[4 * (y * width + x) + 3];
    let is = |x: usize, y: usize| ink(x, y) > 110;
    let rows = runs((0..height).map(|y| (0..width).any(|x| is(x, y))));
    let (top, bottom) = rows.last().copied()?;
    let (from, to) = runs((0..width).map(|x| (top..bottom).any(|y| is(x, y)))).last().copied()?;
    Some(Shape::of(to - from, bottom - top, |x, y| ink(from + x, top + y)))
}
