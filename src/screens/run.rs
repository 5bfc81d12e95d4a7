//! The kiosk: the window, the touch filter in front of it, and the one timer behind it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use fristed_ui::FristedWindow;
use slint::platform::{PointerEventButton, WindowEvent};
use slint::winit_030::winit::event::{ElementState, MouseButton, TouchPhase, WindowEvent as Winit};
use slint::winit_030::winit::window::Window;
use slint::winit_030::{EventResult, WinitWindowAccessor as _};
use slint::{
    BackendSelector, CloseRequestResponse, ComponentHandle as _, LogicalPosition, PlatformError, Timer, TimerMode,
};
use thiserror::Error;

use super::pulse::Pulse;
use super::{End, Screens, scale_for, wiring};
use crate::app::App;
use crate::app::ports::{Clock as _, Voice};
use crate::kiosk::clock::SystemClock;
use crate::kiosk::touch::{Contact, MOUSE, Phase, Pointer, TouchFilter};
use crate::kiosk::watchdog::Watchdog;
use crate::store::StoreError;

/// Why the kiosk does not open.
#[derive(Debug, Error)]
pub enum RunRefused {
    #[error(
        "there is no display to open the kiosk on; start it in a graphical session, or draw a page with `fristed snapshot today --out today.png`"
    )]
    NoDisplay,
    #[error(
        "the display could not be opened ({0}); draw a page without one with `fristed snapshot today --out today.png`"
    )]
    Display(#[from] PlatformError),
    #[error("the house could not be read: {0}")]
    Store(#[from] StoreError),
    /// Started anew, the program looks through the file; whoever runs it does that at once.
    #[error("the disk has failed a write")]
    Disk,
}

/// How the window opens.
#[derive(Debug, Clone, Copy)]
pub struct WindowWish {
    /// In a window that can be closed, instead of the whole screen.
    pub windowed: bool,
    /// Diagonal of the screen on the wall.
    pub inches: f32,
    /// The page is set to another time, and nothing leaves the box for suggestions meanwhile.
    pub other_time: bool,
}

/// Why the kiosk is no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Its window was closed.
    Closed,
    /// Keys have been in the process, and nobody stands in front of it: it wants to be started anew, without them.
    Anew,
}

/// Opens the kiosk and stays until its window is closed. `each_day` runs at the start and whenever a day has begun.
///
/// # Errors
/// [`RunRefused`] when there is no display or the house cannot be read.
pub fn run(
    app: App,
    voice: Rc<dyn Voice>,
    wish: WindowWish,
    each_day: impl Fn(&App) + 'static,
) -> Result<Ended, RunRefused> {
    if !has_display() {
        return Err(RunRefused::NoDisplay);
    }
    BackendSelector::new().backend_name("winit".into()).renderer_name("software".into()).select()?;
    let ui = FristedWindow::new()?;
    let screens = Rc::new(RefCell::new(Screens::new(&ui, app, voice)?));
    let began = Instant::now();
    let uptime: wiring::Uptime = Rc::new(move || began.elapsed());
    if !wish.windowed {
        ui.window().set_fullscreen(true);
        ui.window().on_close_requested(|| CloseRequestResponse::KeepWindowShown);
    }
    let pulse = Pulse::begin(Watchdog::from_environment(), &screens, &uptime);
    put_filter_in_front(&ui, &uptime, pulse, wish);
    wiring::connect(&ui, &screens, &uptime);
    let day = Cell::new(None);
    let heart = Rc::new(Heart {
        timer: Timer::default(),
        screens,
        uptime,
        each_day: Box::new(each_day),
        day,
        tends: !wish.other_time,
        restarts: !wish.windowed,
        anew: Cell::new(false),
    });
    HEART.set(Some(Rc::clone(&heart)));
    Heart::beat(&heart);
    ui.run()?;
    HEART.set(None);
    let failed = heart.restarts && heart.screens.borrow().app().store().has_failed();
    match heart.anew.get() {
        _ if failed => Err(RunRefused::Disk),
        true => Ok(Ended::Anew),
        false => Ok(Ended::Closed),
    }
}

thread_local! {
    /// The heart of the kiosk that this thread runs, for those who call from another thread.
    static HEART: Cell<Option<Rc<Heart>>> = const { Cell::new(None) };
}

/// Brings the screen up to date soon; from any thread. Without a running kiosk nothing happens.
pub fn look_again_soon() {
    // Without an event loop there is no screen to bring up to date.
    let _ = slint::invoke_from_event_loop(|| {
        if let Some(heart) = HEART.take() {
            Heart::beat(&heart);
            HEART.set(Some(heart));
        }
    });
}

fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The one timer: it sleeps until something changes by itself, so that a still screen stays still.
struct Heart {
    timer: Timer,
    screens: Rc<RefCell<Screens>>,
    uptime: wiring::Uptime,
    each_day: Box<dyn Fn(&App)>,
    day: Cell<Option<NaiveDate>>,
    tends: bool,
    /// Whether the program ends where the disk has failed, so that it is started anew.
    restarts: bool,
    /// Whether it ends so that it can be started anew.
    anew: Cell<bool>,
}

impl Heart {
    fn beat(heart: &Rc<Self>) {
        let still = match heart.screens.try_borrow_mut() {
            Ok(mut screens) => {
                if heart.tends {
                    screens.tend(SystemClock.now());
                }
                let today = Some(screens.app().today_date());
                if heart.day.replace(today) != today {
                    (heart.each_day)(screens.app());
                }
                screens.poll();
                if heart.restarts
                    && let Some(end) = screens.ends_now(heart.tends)
                {
                    heart.anew.set(end == End::Keys);
                    let _ = slint::quit_event_loop();
                }
                screens.look_again((heart.uptime)());
                screens.still_for((heart.uptime)())
            }
            Err(_) => Duration::from_millis(50),
        };
        let again = Rc::clone(heart);
        heart.timer.start(TimerMode::SingleShot, still, move || Self::beat(&again));
    }
}

/// One clean pointer reaches the toolkit: fingers and mouse pass the filter first.
/// The size of the screen is known once the window has it; then the scale follows, once.
fn put_filter_in_front(ui: &FristedWindow, uptime: &wiring::Uptime, pulse: Rc<Pulse>, wish: WindowWish) {
    let filter = RefCell::new(TouchFilter::new());
    let mouse = Cell::new(LogicalPosition::new(0.0, 0.0));
    let pressed = Cell::new(false);
    let uptime = Rc::clone(uptime);
    ui.window().on_winit_window_event(move |window, event| {
        let scale = f64::from(window.scale_factor());
        let contact = match event {
            Winit::Touch(touch) => {
                let at = touch.location.to_logical::<f32>(scale);
                let phase = match touch.phase {
                    TouchPhase::Started => Phase::Started,
                    TouchPhase::Moved => Phase::Moved,
                    TouchPhase::Ended => Phase::Ended,
                    TouchPhase::Cancelled => Phase::Cancelled,
                };
                Some(Contact { id: touch.id, phase, x: at.x, y: at.y })
            }
            Winit::CursorMoved { position, .. } => {
                let at = position.to_logical::<f32>(scale);
                mouse.set(LogicalPosition::new(at.x, at.y));
                pressed.get().then_some(Contact { id: MOUSE, phase: Phase::Moved, x: at.x, y: at.y })
            }
            Winit::MouseInput { state, button: MouseButton::Left, .. } => {
                pressed.set(*state == ElementState::Pressed);
                let phase = if pressed.get() { Phase::Started } else { Phase::Ended };
                Some(Contact { id: MOUSE, phase, x: mouse.get().x, y: mouse.get().y })
            }
            Winit::Focused(false) if pressed.replace(false) => {
                Some(Contact { id: MOUSE, phase: Phase::Cancelled, x: mouse.get().x, y: mouse.get().y })
            }
            Winit::MouseInput { .. }
            | Winit::MouseWheel { .. }
            | Winit::CursorEntered { .. }
            | Winit::CursorLeft { .. } => None,
            Winit::Resized(size) if !wish.windowed => {
                let wanted = scale_for(wish.inches, size.width, size.height);
                if (window.scale_factor() - wanted).abs() > 0.01 {
                    let factor = WindowEvent::ScaleFactorChanged { scale_factor: wanted };
                    let _ = window.dispatch_event_with_result(factor);
                }
                return EventResult::Propagate;
            }
            Winit::RedrawRequested => {
                pulse.drawing();
                return EventResult::Propagate;
            }
            _ => return EventResult::Propagate,
        };
        if let Some(contact) = contact {
            for pointer in filter.borrow_mut().feed(contact, uptime()) {
                // A pointer event that nothing takes is no fault.
                let _ = window.dispatch_event_with_result(event_of(pointer));
            }
            // Under X11 the toolkit would wait for a whole frame before it draws; a finger is answered at once.
            if contact.phase != Phase::Moved {
                window.with_winit_window(Window::request_redraw);
            }
        }
        EventResult::PreventDefault
    });
}

fn event_of(pointer: Pointer) -> WindowEvent {
    let button = PointerEventButton::Left;
    match pointer {
        Pointer::Pressed { x, y } => WindowEvent::PointerPressed { position: LogicalPosition::new(x, y), button },
        Pointer::Moved { x, y } => WindowEvent::PointerMoved { position: LogicalPosition::new(x, y) },
        Pointer::Released { x, y } => WindowEvent::PointerReleased { position: LogicalPosition::new(x, y), button },
        Pointer::Left => WindowEvent::PointerExited,
    }
}
