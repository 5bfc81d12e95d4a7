//! The kiosk's pulse: told to the machine's watchdog from the loop that draws, at the watchdog's own pace.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use slint::{Timer, TimerMode};

use super::{Screens, wiring};
use crate::kiosk::watchdog::Watchdog;

/// Lives as long as the window.
pub struct Pulse {
    watchdog: Watchdog,
    timer: Timer,
    is_shown: Cell<bool>,
}

impl Pulse {
    /// Begins to beat. Where no watchdog waits for it, nothing ever wakes for it.
    pub fn begin(watchdog: Watchdog, screens: &Rc<RefCell<Screens>>, uptime: &wiring::Uptime) -> Rc<Self> {
        let pulse = Rc::new(Self { watchdog, timer: Timer::default(), is_shown: Cell::new(false) });
        if let Some(pace) = pulse.watchdog.pace() {
            let (again, screens, uptime) = (Rc::downgrade(&pulse), Rc::clone(screens), Rc::clone(uptime));
            pulse.timer.start(TimerMode::Repeated, pace, move || {
                if let Some(pulse) = again.upgrade() {
                    // Somebody who holds the screens is at work; the next beat is soon enough.
                    let answers = || screens.try_borrow().is_ok_and(|screens| screens.app().store().answers());
                    pulse.watchdog.pulse(|| uptime(), answers);
                }
            });
        }
        pulse
    }

    /// The window is being drawn. After the first time the machine is told that the screen is there.
    pub fn drawing(self: &Rc<Self>) {
        if !self.is_shown.replace(true) {
            let pulse = Rc::clone(self);
            // The loop comes to this when the picture is done.
            Timer::single_shot(Duration::ZERO, move || pulse.watchdog.ready());
        }
    }
}
