//! Awake, asking, resting: what touch, time and the minute do to the screen.

use std::time::Duration;

use fristed_ui::{FristedWindow, Shell};
use slint::ComponentHandle as _;

use super::layout::Metrics;
use super::place::{Place, Spot};
use super::wiring::put_notice_away;
use super::{IDLE_TURN, Screens, idle};
use crate::app::idle::IdleView;
use crate::kiosk::rest::RestState;

/// Why the program ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Keys have been in it, and are to be no more.
    Keys,
    /// Its disk has failed a write.
    Disk,
}

impl Screens {
    /// Somebody touched the screen or a key. While it rests only the board's own targets wake it.
    pub fn touched(&mut self, at: Duration) {
        self.ask_first(at);
        if self.rest.state(at) != RestState::Resting {
            self.rest.touched(at);
            self.touch_staff();
            if self.rest.state(at) == RestState::Awake && self.is_first_run() {
                self.rest.more_time(at);
            }
        }
    }

    /// Any press ends what is being read aloud.
    pub fn hush(&self) {
        self.voice.hush();
    }

    /// *Ja, giv mig mere tid*.
    pub fn more_time(&mut self, at: Duration) {
        self.rest.more_time(at);
        self.look_again(at);
    }

    /// *Nej, jeg er færdig*.
    pub fn i_am_done(&mut self, at: Duration) {
        self.rest.done();
        self.look_again(at);
    }

    /// The first touch of a resting screen: home, or straight to Hjælp nu.
    pub fn wake(&mut self, to: Spot, at: Duration) {
        self.rest.touched(at);
        self.place = Place::default();
        if to != Spot::Today {
            self.place.go(to);
        }
        self.look_again(at);
    }

    /// Tells the rest which page it is on; a page change is no touch of its own.
    pub fn rest_on_this_page(&mut self, at: Duration) {
        self.ask_first(at);
        self.rest.page(*self.place.spot() == Spot::Today, at);
        self.rest.stays(self.is_meeting() || self.is_staff_open(), at);
    }

    /// A beat that comes late has asked nobody yet: nobody's text is wiped before they were asked.
    fn ask_first(&mut self, at: Duration) {
        let is_awake = self.ui.upgrade().is_some_and(|ui| ui.global::<Shell>().get_rest() == fristed_ui::Rest::Awake);
        if is_awake {
            self.rest.ask_first(at);
        }
    }

    /// Brings the screen up to date at `at`: asking, resting, the minute.
    pub fn look_again(&mut self, at: Duration) {
        let Some(ui) = self.ui.upgrade() else { return };
        self.let_go_of_meeting();
        self.keep_unsaved_meanwhile(at);
        self.rest_on_this_page(at);
        let shell = ui.global::<Shell>();
        match self.rest.state(at) {
            RestState::Awake => {
                self.show();
                shell.set_rest(fristed_ui::Rest::Awake);
            }
            RestState::Asking => {
                shell.set_rest(fristed_ui::Rest::Asking);
            }
            RestState::Resting => self.show_rest(&ui, at),
        }
    }

    /// Whether the screen rests, so that nobody stands in front of it.
    #[must_use]
    pub fn is_resting(&self) -> bool {
        self.ui.upgrade().is_some_and(|ui| ui.global::<Shell>().get_rest() == fristed_ui::Rest::Resting)
    }

    /// Why the program is to end now, so that it is started anew; never while somebody may stand in front of it. A page
    /// that is set to another time (`tends` is false) would begin anew at that time, and only a disk that fails ends it.
    #[must_use]
    pub fn ends_now(&self, tends: bool) -> Option<End> {
        if !self.is_resting() {
            return None;
        }
        let keys = tends && self.app.wants_fresh_start();
        keys.then_some(End::Keys).or_else(|| self.app.store().has_failed().then_some(End::Disk))
    }

    /// The resting screen. What one person chose and where they were is forgotten on the way here.
    fn show_rest(&mut self, ui: &FristedWindow, at: Duration) {
        let shell = ui.global::<Shell>();
        if shell.get_rest() != fristed_ui::Rest::Resting {
            self.voice.hush();
            self.place = Place::default();
            put_notice_away(ui);
            self.show();
            self.idle_turn = 0;
            self.idle_since = at;
        }
        let view = match self.app.idle(self.place.language) {
            Ok(view) => view,
            Err(error) => {
                tracing::error!(%error, "the idle board could not be read");
                IdleView::Open { clock: String::new(), messages: Vec::new() }
            }
        };
        self.idle_stays = if matches!(view, IdleView::Closed { .. }) { Duration::from_mins(1) } else { IDLE_TURN };
        if at.saturating_sub(self.idle_since) >= self.idle_stays {
            self.idle_turn = self.idle_turn.wrapping_add(1);
            self.idle_since = at;
        }
        idle::show(ui, &self.app, &view, self.idle_turn, &Metrics::of(ui), &self.measure);
        shell.set_rest(fristed_ui::Rest::Resting);
    }

    /// How long nothing changes by itself: to the next minute, question, or message.
    #[must_use]
    pub fn still_for(&self, at: Duration) -> Duration {
        use chrono::Timelike as _;
        let now = self.app.now();
        let millis = u64::from(now.second()) * 1000 + u64::from(now.nanosecond() / 1_000_000).min(999);
        let minute = Duration::from_millis(60_050_u64.saturating_sub(millis));
        let mut still = minute;
        if let Some(change) = self.rest.next_change(at) {
            still = still.min(change);
        }
        if let Some(change) = self.app.staff_wakes_in() {
            still = still.min(change);
        }
        if let Some(change) = self.app.errands_wake_in() {
            still = still.min(change);
        }
        if self.rest.state(at) == RestState::Resting {
            still = still.min((self.idle_since + self.idle_stays).saturating_sub(at));
        }
        still.max(Duration::from_millis(20))
    }
}
