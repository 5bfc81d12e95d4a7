//! What is on the screen: every button and every text with its box, as they are drawn.
//!
//! The toolkit's own search sees what a screen reader sees. A sweep must also see the texts inside a button,
//! which a screen reader passes over because the button's label says them, so this walks the items themselves.

use std::ops::ControlFlow;
use std::pin::Pin;
use std::rc::Rc;

use fristed::domain::together::plain;
use fristed::draw::measure::{Measure, Weight};
use i_slint_core::accessibility::AccessibleStringProperty;
use i_slint_core::item_rendering::{PlainOrStyledText, RenderText};
use i_slint_core::item_tree::{ItemRc, ParentItemTraversalMode};
pub use i_slint_core::items::AccessibleRole as Role;
use i_slint_core::items::{
    ComplexText, Orientation, SimpleText, StyledTextItem, TextHorizontalAlignment, TextVerticalAlignment,
};
use i_slint_core::window::{WindowAdapter, WindowInner};
use slint::Window;

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

/// Something that says what it is, as a screen reader finds it.
#[derive(Clone)]
pub struct Labelled {
    pub role: Role,
    pub label: String,
    pub rect: Rect,
    pub checked: bool,
    /// Whether it can be pressed, as a screen reader says.
    pub enabled: bool,
    /// A bare text, in contrast to a panel with several.
    pub is_text: bool,
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
    /// Where its lines stand within the box.
    pub ink: Rect,
    /// The box around it.
    pub parent: Rect,
    /// The button it stands on.
    pub button: Option<String>,
}

/// Everything on the screen at one moment.
pub struct Look {
    pub labelled: Vec<Labelled>,
    pub written: Vec<Written>,
}

/// Calls `see` with everything that can be seen.
fn visit(window: &Window, mut see: impl FnMut(&ItemRc)) {
    let inner = WindowInner::from_pub(window);
    inner.ensure_tree_instantiated();
    ItemRc::new_root(inner.component()).visit_descendants(|item| -> ControlFlow<()> {
        if item.is_visible() {
            see(item);
        }
        ControlFlow::Continue(())
    });
}

/// What says what it is, without a look at where the texts stand.
pub fn labelled_at(window: &Window) -> Vec<Labelled> {
    let mut found = Vec::new();
    visit(window, |item| found.extend(labelled(item)));
    found
}

/// Every text and every label, without a look at where they stand.
pub fn said_at(window: &Window) -> Vec<String> {
    let (mut texts, mut labels) = (Vec::new(), Vec::new());
    visit(window, |item| {
        texts.extend(text_of(item).map(|said| plain(&said.text)).filter(|text| !text.is_empty()));
        if item.accessible_role() != Role::None && is_within_reach(item) {
            labels.push(label(item).unwrap_or_default());
        }
    });
    texts.extend(labels);
    texts
}

impl Look {
    pub fn at(window: &Window) -> Self {
        let adapter = WindowInner::from_pub(window).window_adapter();
        let mut look = Self { labelled: Vec::new(), written: Vec::new() };
        visit(window, |item| {
            look.labelled.extend(labelled(item));
            look.written.extend(written(item, &adapter));
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
    above(&item).find(|item| item.accessible_role() == Role::Button).and_then(|item| label(&item))
}

fn label(item: &ItemRc) -> Option<String> {
    item.accessible_string_property(AccessibleStringProperty::Label).map(|label| plain(&label))
}

fn rect_of(item: &ItemRc) -> Rect {
    let geometry = item.geometry();
    let at = item.map_to_window(geometry.origin);
    Rect { x: at.x, y: at.y, width: geometry.size.width, height: geometry.size.height }
}

fn labelled(item: &ItemRc) -> Option<Labelled> {
    let role = item.accessible_role();
    if role == Role::None || !is_within_reach(item) {
        return None;
    }
    let checked = item.accessible_string_property(AccessibleStringProperty::Checked).is_some_and(|text| text == "true");
    let enabled = item.accessible_string_property(AccessibleStringProperty::Enabled).is_none_or(|text| text == "true");
    Some(Labelled {
        role,
        label: label(item).unwrap_or_default(),
        rect: rect_of(item),
        checked,
        enabled,
        is_text: text_of(item).is_some(),
    })
}

/// Whether a screen reader finds it: what stands in something hidden is hidden as well, however much is seen of it.
fn is_within_reach(item: &ItemRc) -> bool {
    above(item).skip(1).filter(ItemRc::is_accessible).all(|around| around.is_visible())
}

fn written(item: &ItemRc, adapter: &Rc<dyn WindowAdapter>) -> Option<Written> {
    let Said { text, px, bold, alignment: (across, down) } = text_of(item)?;
    if text.is_empty() {
        return None;
    }
    let rect = rect_of(item);
    let borrowed = item.borrow();
    let info = |orientation, width| borrowed.as_ref().layout_info(orientation, width, adapter, item);
    let (line, lines) = (info(Orientation::Horizontal, -1.0), info(Orientation::Vertical, rect.width));
    let needs = (line.min, lines.min);
    let is_one_line = line.preferred <= rect.width + 1.0;
    let width = if is_one_line { line.preferred } else { widest_line(&text, px, bold, rect.width) };
    let height = lines.min;
    let x = match across {
        TextHorizontalAlignment::Center => (rect.width - width) / 2.0,
        TextHorizontalAlignment::Right | TextHorizontalAlignment::End => rect.width - width,
        _ => 0.0,
    };
    let y = match down {
        TextVerticalAlignment::Center => (rect.height - height) / 2.0,
        TextVerticalAlignment::Bottom => rect.height - height,
        _ => 0.0,
    };
    let ink = Rect { x: rect.x + x, y: rect.y + y, width, height };
    let parents = || above(item).skip(1);
    let button = parents().find(|parent| parent.accessible_role() == Role::Button).as_ref().and_then(label);
    let parent = parents().next().as_ref().map_or(rect, rect_of);
    Some(Written { text: plain(&text), rect, needs, ink, parent, button })
}

/// The item and everything it stands in, from the nearest outwards.
fn above(item: &ItemRc) -> impl Iterator<Item = ItemRc> {
    std::iter::successors(Some(item.clone()), |item| item.parent_item(ParentItemTraversalMode::StopAtPopups))
}

/// A text with what is needed to know where its ink is.
struct Said {
    text: String,
    px: f32,
    bold: bool,
    alignment: (TextHorizontalAlignment, TextVerticalAlignment),
}

fn text_of(item: &ItemRc) -> Option<Said> {
    fn said(text: Pin<&impl RenderText>, item: &ItemRc) -> Said {
        let words = match text.text() {
            PlainOrStyledText::Plain(words) => words.into(),
            PlainOrStyledText::Styled(_) => "(styled)".to_owned(),
        };
        let font = text.font_request(item);
        let px = font.pixel_size.map_or(16.0, |size| size.get());
        Said { text: words, px, bold: font.weight.is_some_and(|weight| weight > 600), alignment: text.alignment() }
    }
    if let Some(text) = item.downcast::<SimpleText>() {
        return Some(said(text.as_pin_ref(), item));
    }
    if let Some(text) = item.downcast::<ComplexText>() {
        return Some(said(text.as_pin_ref(), item));
    }
    item.downcast::<StyledTextItem>().map(|text| said(text.as_pin_ref(), item))
}

/// Width of the widest of the lines that `text` breaks into.
fn widest_line(text: &str, px: f32, bold: bool, width: f32) -> f32 {
    thread_local! { static MEASURE: Measure = Measure::new(); }
    let weight = if bold { Weight::Bold } else { Weight::Medium };
    MEASURE.with(|measure| {
        let lines = measure.wrap(text, weight, px, width);
        lines.into_iter().map(|line| measure.width(text[line].trim_end(), weight, px)).fold(0.0, f32::max)
    })
}
