//! A page as a picture, drawn without any display.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use fristed_ui::FristedWindow;
use slint::platform::software_renderer::{MinimalSoftwareWindow, PremultipliedRgbaColor, RepaintBufferType};
use slint::platform::{Platform, PlatformError, WindowAdapter, WindowEvent};
use slint::{ComponentHandle as _, PhysicalSize};
use thiserror::Error;

use super::place::Place;
use super::{Screens, wiring};
use crate::app::App;
use crate::app::ports::Voice;
use crate::domain::text::Language;
use crate::draw::bitmap::Bitmap;
use crate::store::StoreError;

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum SnapshotRefused {
    #[error("the house could not be read: {0}")]
    Store(#[from] StoreError),
    #[error("the page could not be drawn: {0}")]
    Screen(#[from] PlatformError),
}

/// What to draw.
#[derive(Debug, Clone)]
pub struct Wish {
    pub place: Place,
    /// In physical px.
    pub width: u32,
    pub height: u32,
    /// Physical px to one logical px.
    pub scale: f32,
    /// The idle board instead of the page.
    pub resting: bool,
}

/// Draws the page that `wish` names. Once in a process, since the toolkit takes one platform only.
///
/// # Errors
/// [`SnapshotRefused`] when the house cannot be read or nothing can be drawn.
pub fn draw(app: App, wish: Wish) -> Result<Bitmap, SnapshotRefused> {
    let window = MinimalSoftwareWindow::new(RepaintBufferType::NewBuffer);
    let adapter: Rc<dyn WindowAdapter> = Rc::<MinimalSoftwareWindow>::clone(&window);
    slint::platform::set_platform(Box::new(NoDisplay(adapter)))
        .map_err(|error| PlatformError::Other(error.to_string()))?;
    let ui = FristedWindow::new()?;
    let factor = WindowEvent::ScaleFactorChanged { scale_factor: wish.scale };
    ui.window().dispatch_event_with_result(factor)?;
    window.set_size(PhysicalSize::new(wish.width, wish.height));
    ui.show()?;
    let screens = Rc::new(RefCell::new(Screens::new(&ui, app, Rc::new(Mute))?));
    let after_rest = Duration::from_secs(if wish.resting { 3600 } else { 0 });
    let began = Rc::new(std::cell::Cell::new(Duration::ZERO));
    let uptime = Rc::clone(&began);
    wiring::connect(&ui, &screens, &(Rc::new(move || uptime.get()) as wiring::Uptime));
    began.set(after_rest);
    if wish.resting {
        screens.borrow_mut().look_again(after_rest);
    } else {
        screens.borrow_mut().change(|place| *place = wish.place);
    }
    slint::platform::update_timers_and_animations();
    let mut pixels = vec![PremultipliedRgbaColor::default(); wish.width as usize * wish.height as usize];
    window.request_redraw();
    window.draw_if_needed(|renderer| {
        renderer.render(&mut pixels, wish.width as usize);
    });
    let bytes = pixels.iter().flat_map(|pixel| [pixel.red, pixel.green, pixel.blue, pixel.alpha]).collect();
    Ok(Bitmap { width: wish.width, height: wish.height, pixels: bytes })
}

/// A platform that has one window and no display.
struct NoDisplay(Rc<dyn WindowAdapter>);

impl Platform for NoDisplay {
    fn create_window_adapter(&self) -> Result<Rc<dyn WindowAdapter>, PlatformError> {
        Ok(Rc::clone(&self.0))
    }
}

/// Pictures are silent.
struct Mute;

impl Voice for Mute {
    fn answers(&self) -> bool {
        true
    }

    fn say(&self, _text: &str, _language: Language) {}

    fn hush(&self) {}
}
