//! What is on the screen: every button and every text with its box, as they are drawn.
//!
//! The toolkit's own search sees what a screen reader sees. A sweep must also see the texts inside a button,
//! which a screen reader passes over because the button's label says them, so this walks the items themselves.

use std::ops::ControlFlow;
use std::pin::Pin;
use std::rc::Rc;

use i_slint_core::accessibility::AccessibleStringProperty;
use i_slint_core::item_rendering::{PlainOrStyledText, RenderString};
use i_slint_core::item_tree::{ItemRc, ParentItemTraversalMode};
use i_slint_core::items::{ComplexText, Opacity, Orientation, SimpleText, StyledTextItem};
use i_slint_core::window::{WindowAdapter, WindowInner};
use slint::Window;
pub use i_slint_core::items::AccessibleRole as Role;

/// A box in logical px of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Rect {
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    pub fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// Whether `inner` lies inside, give or take `slack` px.
    pub fn holds(self, inner: Self, slack: f32) -> bool {
        inner.x >= self.x - slack
            && inner.y >= self.y - slack
            && inner.right() <= self.right() + slack
            && inner.bottom() <= self.bottom() + slack
    }

    /// Whether both share more than a seam.
    pub fn overlaps(self, other: Self) -> bool {
        const SEAM: f32 = 0.6;
        self.x + SEAM < other.right()
            && other.x + SEAM < self.right()
            && self.y + SEAM < other.bottom()
            && other.y + SEAM < self.bottom()
    }

    pub fn centre(self) -> (f32, f32) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

impl std::fmt::Display for Rect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.0},{:.0} {:.0}x{:.0}", self.x, self.y, self.width, self.height)
    }
}

/// Something that says what it is.
#[derive(Clone)]
pub struct Labelled {
    pub role: Role,
    pub label: String,
    pub rect: Rect,
    pub checked: bool,
    pub item: ItemRc,
}

/// A text that is drawn.
#[derive(Clone)]
pub struct Written {
    pub text: String,
    /// The box the layout gave it.
    pub rect: Rect,
    /// What the text takes within that width: the height of its lines, and the width of its longest word
    /// (or of the whole line where it does not wrap).
    pub needs: (f32, f32),
    /// The boxes around it that are drawn or cut, from the nearest outwards, without the window.
    pub around: Vec<Rect>,
    /// The button it stands on.
    pub button: Option<String>,
}

/// Everything on the screen at one moment.
pub struct Look {
    pub labelled: Vec<Labelled>,
    pub written: Vec<Written>,
}

impl Look {
    pub fn at(window: &Window) -> Self {
        let inner = WindowInner::from_pub(window);
        inner.ensure_tree_instantiated();
        let adapter = inner.window_adapter();
        let root = ItemRc::new_root(inner.component());
        let mut look = Self { labelled: Vec::new(), written: Vec::new() };
        root.visit_descendants(|item| -> ControlFlow<()> {
            if item.is_visible() && is_drawn(item) {
                look.labelled.extend(labelled(item));
                look.written.extend(written(item, &adapter));
            }
            ControlFlow::Continue(())
        });
        look
    }

    pub fn buttons(&self) -> impl Iterator<Item = &Labelled> {
        self.labelled.iter().filter(|one| one.role == Role::Button)
    }
}

/// The item that has the keyboard, by its label.
pub fn focused_label(window: &Window) -> Option<String> {
    let item = WindowInner::from_pub(window).focus_item.borrow().upgrade()?;
    std::iter::successors(Some(item), |item| item.parent_item(ParentItemTraversalMode::StopAtPopups))
        .find(|item| item.accessible_role() == Role::Button)
        .and_then(|item| label(&item))
}

fn label(item: &ItemRc) -> Option<String> {
    item.accessible_string_property(AccessibleStringProperty::Label).map(Into::into)
}

/// `visible: false` is a clip without extent, which [`ItemRc::is_visible`] knows; transparency it does not.
fn is_drawn(item: &ItemRc) -> bool {
    let mut above = std::iter::successors(Some(item.clone()), |item| item.parent_item(ParentItemTraversalMode::StopAtPopups));
    above.all(|item| item.downcast::<Opacity>().is_none_or(|opacity| opacity.as_pin_ref().opacity() > 0.0))
}

fn rect_of(item: &ItemRc) -> Rect {
    let geometry = item.geometry();
    let at = item.map_to_window(geometry.origin);
    Rect { x: at.x, y: at.y, width: geometry.size.width, height: geometry.size.height }
}

fn labelled(item: &ItemRc) -> Option<Labelled> {
    let role = item.accessible_role();
    if role == Role::None {
        return None;
    }
    let checked = item.accessible_string_property(AccessibleStringProperty::Checked).is_some_and(|text| text == "true");
    Some(Labelled { role, label: label(item).unwrap_or_default(), rect: rect_of(item), checked, item: item.clone() })
}

fn written(item: &ItemRc, adapter: &Rc<dyn WindowAdapter>) -> Option<Written> {
    let text = text_of(item)?;
    if text.is_empty() {
        return None;
    }
    let rect = rect_of(item);
    let borrowed = item.borrow();
    let info = |orientation, across| borrowed.as_ref().layout_info(orientation, across, adapter, item);
    let needs = (info(Orientation::Horizontal, -1.0).min, info(Orientation::Vertical, rect.width).min);
    let mut parents: Vec<ItemRc> =
        std::iter::successors(item.parent_item(ParentItemTraversalMode::StopAtPopups), |item| {
            item.parent_item(ParentItemTraversalMode::StopAtPopups)
        })
        .collect();
    parents.pop();
    let button = parents.iter().find(|parent| parent.accessible_role() == Role::Button).and_then(label);
    let around = parents.iter().map(rect_of).collect();
    Some(Written { text, rect, needs, around, button })
}

fn text_of(item: &ItemRc) -> Option<String> {
    fn plain(text: Pin<&impl RenderString>) -> String {
        match text.text() {
            PlainOrStyledText::Plain(text) => text.into(),
            PlainOrStyledText::Styled(_) => "(styled)".to_owned(),
        }
    }
    if let Some(text) = item.downcast::<SimpleText>() {
        return Some(plain(text.as_pin_ref()));
    }
    if let Some(text) = item.downcast::<ComplexText>() {
        return Some(plain(text.as_pin_ref()));
    }
    item.downcast::<StyledTextItem>().map(|text| plain(text.as_pin_ref()))
}
