//! Pictures for the screen, drawn once for each size and kept.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use fristed_ui::{FristedWindow, Pictures};
use slint::{ComponentHandle as _, Image, Rgba8Pixel, SharedPixelBuffer};

use crate::domain::picture::{Pixels, is_own};
use crate::draw::photo::photo;
use crate::draw::scenes::Ground;
use crate::draw::{self, bitmap::Bitmap};

/// The code's modules and the white around it, in px: `design/design.md` section 5.
const MODULE: u32 = 4;
const QUIET: u32 = 4;

/// What names a picture: its name, its size in physical px, and what it is put on.
type Key = (String, u32, u32, Ground);

/// The pictures of the house's own that the page shows, by name.
pub type Shelf = Rc<RefCell<HashMap<String, Pixels>>>;

/// How many pictures of the house's own are kept, each up to three megabytes.
const MOST_OWN: usize = 4;

/// Puts a picture on the shelf. A page shows one at a time; others are not needed again soon.
pub fn shelve(shelf: &Shelf, name: &str, pixels: Pixels) {
    let mut kept = shelf.borrow_mut();
    if kept.len() >= MOST_OWN {
        kept.clear();
    }
    kept.insert(name.to_owned(), pixels);
}

/// A picture of the shelf in its frame, `width` × `height` physical px.
#[must_use]
pub fn own(shelf: &Shelf, name: &str, (width, height): (u32, u32)) -> Option<Image> {
    let kept = shelf.borrow();
    let pixels = kept.get(name)?;
    framed(pixels, (width, height)).map(|drawn| image(Some(drawn)))
}

fn framed(pixels: &Pixels, size: (u32, u32)) -> Option<Bitmap> {
    photo(&pixels.rgb, (pixels.width, pixels.height), size)
}

/// The same as a square of a list, `side` px.
#[must_use]
pub fn own_square(ui: &FristedWindow, shelf: &Shelf, name: &str, side: f32) -> Option<Image> {
    let side = pixels(side, ui.window().scale_factor());
    let drawn = framed(shelf.borrow().get(name)?, (side, side))?;
    Some(image(Some(drawn.halfway())))
}

/// Answers the screen's wishes for pictures.
pub fn answer(ui: &FristedWindow, shelf: &Shelf) {
    let pictures = ui.global::<Pictures>();
    let weak = ui.as_weak();
    let kept: RefCell<HashMap<(String, u32), Image>> = RefCell::default();
    pictures.on_icon(move |name, size| {
        let size = pixels(size, scale(&weak));
        let key = (name.to_string(), size);
        kept.borrow_mut().entry(key).or_insert_with(|| image(draw::icons::icon(&name, size))).clone()
    });
    let (weak, shelf) = (ui.as_weak(), Rc::clone(shelf));
    let kept: RefCell<HashMap<Key, Image>> = RefCell::default();
    pictures.on_scene(move |name, width, height, ground| {
        let scale = scale(&weak);
        let (width, height) = (pixels(width, scale), pixels(height, scale));
        if width == 0 || height == 0 || name.is_empty() {
            return Image::default();
        }
        let mut kept = kept.borrow_mut();
        // Drawings are large; those of another size or theme are not needed again soon.
        if kept.len() >= MOST_SCENES {
            kept.clear();
        }
        let ground = match ground {
            fristed_ui::Ground::Light => Ground::Light,
            fristed_ui::Ground::Dark => Ground::Dark,
            fristed_ui::Ground::Fir => Ground::Fir,
        };
        let drawing = if is_own(&name) && !shelf.borrow().contains_key(name.as_str()) { QUIET_ROOM } else { &name };
        let key = (drawing.to_owned(), width, height, ground);
        let drawn = || {
            own(&shelf, drawing, (width, height))
                .unwrap_or_else(|| image(draw::scenes::scene(drawing, width, height, ground)))
        };
        kept.entry(key).or_insert_with(drawn).clone()
    });
}

/// What stands where a picture is not in the house any more.
const QUIET_ROOM: &str = "ro";

/// How many drawings are kept.
const MOST_SCENES: usize = 8;

fn scale(ui: &slint::Weak<FristedWindow>) -> f32 {
    ui.upgrade().map_or(1.0, |ui| ui.window().scale_factor())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the sizes of screens")]
fn pixels(length: f32, scale: f32) -> u32 {
    (length * scale).round().clamp(0.0, 8192.0) as u32
}

/// The code that puts an event in a phone's calendar.
#[must_use]
pub fn code(text: &str) -> Option<Image> {
    draw::qr::qr(text, MODULE, QUIET).map(|bitmap| image(Some(bitmap)))
}

pub(super) fn image(bitmap: Option<Bitmap>) -> Image {
    let Some(bitmap) = bitmap else { return Image::default() };
    let buffer = SharedPixelBuffer::<Rgba8Pixel>::clone_from_slice(&bitmap.pixels, bitmap.width, bitmap.height);
    Image::from_rgba8_premultiplied(buffer)
}
