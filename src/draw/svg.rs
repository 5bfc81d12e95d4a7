//! Drawings that are built into the program.

use resvg::usvg::{Options, Tree};
use tiny_skia::{Pixmap, Transform};

/// Names the drawings of one folder once: the list of their names and the files themselves.
///
/// A test holds the list against the folder.
macro_rules! drawings {
    ($folder:literal: $($name:literal)*) => {
        /// The name of every drawing, in the order of the alphabet.
        pub const NAMES: &[&str] = &[$($name),*];

        fn source(name: &str) -> Option<&'static str> {
            match name {
                $($name => Some(include_str!(concat!("../../assets/", $folder, "/", $name, ".svg"))),)*
                _ => None,
            }
        }
    };
}

pub(super) use drawings;

/// Where a drawing stands in its picture.
#[derive(Clone, Copy)]
pub(super) enum Stand {
    Middle,
    /// Its lower edge on the picture's.
    Bottom,
}

/// Draws `svg` as large as fits onto `canvas`, centred from left to right. `None` where it is no SVG.
pub(super) fn draw(svg: &str, mut canvas: Pixmap, stand: Stand) -> Option<Pixmap> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    #[expect(clippy::cast_precision_loss, reason = "a side has at most 8192 pixels")]
    let (width, height) = (canvas.width() as f32, canvas.height() as f32);
    let scale = (width / tree.size().width()).min(height / tree.size().height());
    let (free_x, free_y) = (width - tree.size().width() * scale, height - tree.size().height() * scale);
    let down = match stand {
        Stand::Middle => free_y / 2.0,
        Stand::Bottom => free_y,
    };
    let place = Transform::from_scale(scale, scale).post_translate(free_x / 2.0, down);
    resvg::render(&tree, place, &mut canvas.as_mut());
    Some(canvas)
}
