//! Callbacks of the screens become calls of [`Screens`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use fristed_ui::{
    Cards, Compass, CompassPress, FristedWindow, Idle, Join, KeyAct, Meeting, Page, Screen, Shell, Staff, SuggestAct,
    Suggestion, Theme, Today, Typing, Week,
};
use slint::{ComponentHandle as _, SharedString};

use super::place::Spot;
use super::suggest::way_of;
use super::{Screens, pictures};
use crate::app::staff::StaffCommand;
use crate::domain::meeting_draft::Side;
use crate::domain::text::Language;

/// Time since the program started, from a clock that only goes forward.
pub type Uptime = Rc<dyn Fn() -> Duration>;

/// Connects every callback of `ui` to `screens`, and shows the first page.
pub fn connect(ui: &FristedWindow, screens: &Rc<RefCell<Screens>>, uptime: &Uptime) {
    pictures::answer(ui, &screens.borrow().shelf());
    let size = ui.window().size().to_logical(ui.window().scale_factor());
    set_size(ui, size.width, size.height);
    let guard = Duration::from_millis(u64::try_from(ui.global::<Theme>().get_repeat_guard()).unwrap_or(0));
    let with = With {
        screens: Rc::clone(screens),
        uptime: Rc::clone(uptime),
        guard,
        answered: Rc::default(),
        calm_until: Rc::default(),
    };
    connect_frame(ui, &with);
    connect_rest(ui, &with);
    connect_pages(ui, &with);
    connect_suggestion(ui, &with);
    connect_staff(ui, &with);
    connect_compass(ui, &with);
    let resized = with.clone();
    let weak = ui.as_weak();
    ui.on_resized(move |width, height| {
        if let Some(ui) = weak.upgrade() {
            set_size(&ui, width, height);
        }
        resized.run(|screens, _| screens.show());
    });
    with.run(Screens::look_again);
}

/// How long a page that stores something with one press leaves the hand that came to it alone.
pub const CALM: Duration = Duration::from_millis(1200);

/// Smaller than this, in logical px, is no screen.
const LEAST_SIDE: f32 = 240.0;

/// A window that is not on any screen yet has no size, or one of a pixel, and pages are not laid out for it: each word
/// would be a page of its own.
fn set_size(ui: &FristedWindow, width: f32, height: f32) {
    if width < LEAST_SIDE || height < LEAST_SIDE {
        return;
    }
    let screen = ui.global::<Screen>();
    screen.set_width(width);
    screen.set_height(height);
}

/// What every callback needs.
#[derive(Clone)]
struct With {
    screens: Rc<RefCell<Screens>>,
    uptime: Uptime,
    guard: Duration,
    /// When a press was last answered.
    answered: Rc<Cell<Option<Duration>>>,
    /// Until when nothing is stored, because what stores it has just appeared.
    calm_until: Rc<Cell<Duration>>,
}

impl With {
    /// Answers a press. What it changes is guarded as the button itself is: the second tap of a hand that shakes
    /// must not meet whatever has taken the button's place.
    fn press(&self, act: impl FnOnce(&mut Screens, Duration)) {
        self.run(|screens, at| {
            if self.answered.get().is_none_or(|answered| at.saturating_sub(answered) >= self.guard) {
                self.answered.set(Some(at));
                let before = screens.place().spot().clone();
                act(screens, at);
                if screens.wants_calm_after(&before) {
                    self.calm_until.set(at + CALM);
                }
                screens.rest_on_this_page(at);
            }
        });
    }

    /// Answers a press on what stores something at once. On a page that has just appeared under the finger nothing
    /// is stored until its person has had the time to see it: [`CALM`].
    fn calm(&self, act: impl FnOnce(&mut Screens, Duration)) {
        if self.calm_until.get() <= (self.uptime)() {
            self.press(act);
        }
    }

    fn is_on_suggestion(&self) -> bool {
        self.screens.try_borrow().is_ok_and(|screens| way_of(screens.place().spot()).is_some())
    }

    /// Answers a press on a button that counts, which guards itself more briefly; right after any other press it
    /// waits as everything does.
    fn count(&self, act: impl FnOnce(&mut Screens)) {
        self.run(|screens, at| {
            if self.answered.get().is_none_or(|answered| at.saturating_sub(answered) >= self.guard) {
                act(screens);
            }
        });
    }

    /// Runs `act`; a callback that arrives while another runs is dropped, as a second finger is.
    fn run(&self, act: impl FnOnce(&mut Screens, Duration)) {
        if let Ok(mut screens) = self.screens.try_borrow_mut() {
            act(&mut screens, (self.uptime)());
        }
    }
}

fn connect_frame(ui: &FristedWindow, with: &With) {
    let shell = ui.global::<Shell>();
    let go = with.clone();
    shell.on_go(move |page| {
        // It comes beside the send button under a hand that may shake.
        let is_new = page == Page::Help && go.is_on_suggestion();
        let act = |screens: &mut Screens, _| {
            screens.change(|place| {
                // From within the sheet; a page under it is out of reach.
                place.see_better = false;
                place.go(Spot::of(page));
            });
        };
        if is_new { go.calm(act) } else { go.press(act) }
    });
    let back = with.clone();
    shell.on_back(move || back.press(|screens, _| screens.go_back()));
    let turn = with.clone();
    shell.on_turn_sheet(move |by| turn.press(|screens, _| screens.press_arrow(by)));
    let language = with.clone();
    shell.on_toggle_language(move || {
        language.press(|screens, _| {
            screens.change(|place| {
                place.language = if place.language == Language::Danish { Language::English } else { Language::Danish };
            });
        });
    });
    let aloud = with.clone();
    shell.on_read_aloud(move || aloud.press(|screens, _| screens.read_aloud()));
    let open = with.clone();
    shell.on_open_see_better(move || open.press(|screens, _| screens.change(|place| place.see_better = true)));
    let close = with.clone();
    shell.on_close_see_better(move || close.press(|screens, _| screens.change(|place| place.see_better = false)));
    let text = with.clone();
    shell.on_choose_text_size(move |size| text.press(|screens, _| screens.change(|place| place.text = size)));
    let contrast = with.clone();
    shell.on_choose_contrast(move |dark| contrast.press(|screens, _| screens.change(|place| place.contrast = dark)));
    let dismiss = with.clone();
    let weak = ui.as_weak();
    shell.on_dismiss_notice(move || {
        dismiss.calm(|_, _| {
            if let Some(ui) = weak.upgrade() {
                put_notice_away(&ui);
            }
        });
    });
    let end = with.clone();
    let weak = ui.as_weak();
    shell.on_end_from_notice(move || {
        end.press(|screens, _| {
            if let Some(ui) = weak.upgrade() {
                put_notice_away(&ui);
            }
            screens.meeting_is_over();
        });
    });
    let help = with.clone();
    let weak = ui.as_weak();
    shell.on_help_from_notice(move || {
        help.calm(|screens, _| {
            if let Some(ui) = weak.upgrade() {
                put_notice_away(&ui);
            }
            screens.change(|place| place.go(Spot::Help));
        });
    });
}

/// Takes the sentence off the page, with whatever it asked.
pub(super) fn put_notice_away(ui: &FristedWindow) {
    let shell = ui.global::<Shell>();
    shell.set_notice(SharedString::new());
    shell.set_notice_offers_help(false);
    shell.set_notice_ends_meeting(false);
}

fn connect_rest(ui: &FristedWindow, with: &With) {
    let shell = ui.global::<Shell>();
    let touched = with.clone();
    shell.on_touched(move || {
        touched.run(|screens, at| {
            screens.hush();
            screens.touched(at);
        });
    });
    let more = with.clone();
    shell.on_more_time(move || more.press(Screens::more_time));
    let done = with.clone();
    shell.on_i_am_done(move || done.press(Screens::i_am_done));
    let idle = ui.global::<Idle>();
    let wake = with.clone();
    idle.on_wake(move || wake.press(|screens, at| screens.wake(Spot::Today, at)));
    let help = with.clone();
    idle.on_open_help(move || help.press(|screens, at| screens.wake(Spot::Help, at)));
}

fn connect_pages(ui: &FristedWindow, with: &With) {
    let today = ui.global::<Today>();
    let activity = with.clone();
    today.on_open_activity(move |id| activity.press(|screens, _| screens.act(&format!("activity:{id}"))));
    let facilities = with.clone();
    today.on_open_facilities(move || {
        facilities.press(|screens, _| screens.change(|place| place.go(Spot::Facilities)));
    });
    let week = with.clone();
    today.on_open_week(move || week.press(|screens, _| screens.change(|place| place.go(Spot::Week(0)))));
    let needs = with.clone();
    today.on_open_needs(move || needs.press(|screens, _| screens.act("more")));
    let cards = with.clone();
    ui.global::<Cards>().on_act(move |action| cards.calm(|screens, _| screens.act(&action)));
    let steps = with.clone();
    ui.global::<Cards>().on_step(move |action| steps.count(|screens| screens.act(&action)));
    let meeting = ui.global::<Meeting>();
    let item = with.clone();
    meeting.on_turn_item(move |by| item.press(|screens, _| screens.turn_item(by)));
    let hand = with.clone();
    meeting.on_count_hand(move |by| hand.count(|screens| screens.count_hand(Side::For, by)));
    let hand = with.clone();
    meeting.on_count_against(move |by| hand.count(|screens| screens.count_hand(Side::Against, by)));
    let note = with.clone();
    meeting.on_note(move |at| note.press(|screens, _| screens.act(&format!("meeting-note:{at}"))));
    let end = with.clone();
    meeting.on_end_meeting(move || end.press(|screens, _| screens.end_meeting()));
    let join = with.clone();
    ui.global::<Join>().on_act(move |action| join.press(|screens, _| screens.act(&action)));
    let turn = with.clone();
    ui.global::<Week>().on_turn_day(move |by| {
        turn.press(|screens, _| {
            if let Spot::Week(day) = *screens.place().spot() {
                let day = u8::try_from((i32::from(day) + by).clamp(0, 6)).unwrap_or(0);
                screens.change(|place| place.turn(Spot::Week(day)));
            }
        });
    });
}

/// Keys are guarded by themselves alone, so that ten different ones a second are all heard.
fn connect_suggestion(ui: &FristedWindow, with: &With) {
    let typing = ui.global::<Typing>();
    let letter = with.clone();
    typing.on_press(move |face| letter.run(|screens, at| screens.press_letter(&face, at)));
    let key = with.clone();
    typing.on_act(move |act| {
        // It puts another page where the keys were.
        if act == KeyAct::Done {
            key.press(|screens, at| screens.press_act(act, at));
        } else {
            key.run(|screens, at| screens.press_act(act, at));
        }
    });
    let written = with.clone();
    typing.on_write(move |text| written.run(|screens, _| screens.type_in(&text)));
    let suggestion = ui.global::<Suggestion>();
    let press = with.clone();
    suggestion.on_press(move |what| {
        let action = match what {
            SuggestAct::Write => "suggest",
            SuggestAct::Pictures => "suggest-pictures",
            SuggestAct::Post => "post",
            SuggestAct::Cover => "cover",
        };
        press.calm(|screens, _| screens.act(action));
    });
    let choose = with.clone();
    suggestion.on_choose(move |action| choose.press(|screens, _| screens.act(&action)));
}

/// Answers come one after another, so that they guard themselves alone; what leads to another page is guarded by all.
fn connect_compass(ui: &FristedWindow, with: &With) {
    let compass = ui.global::<Compass>();
    let weak = ui.as_weak();
    compass.on_field_at(move |x, y| {
        let under = weak.upgrade().and_then(|ui| super::staff::compass::field_under(&ui, x, y));
        under.and_then(|at| i32::try_from(at).ok()).unwrap_or(-1)
    });
    let act = with.clone();
    compass.on_act(move |action| act.press(|screens, _| screens.act(&action)));
    let rate = with.clone();
    compass.on_rate(move |action| rate.count(|screens| screens.act(&action)));
    let press = with.clone();
    compass.on_press(move |what| {
        // Covering is never too early.
        if what == CompassPress::Cover {
            press.run(|screens, _| screens.press_on_compass(what));
        } else {
            press.press(|screens, _| screens.press_on_compass(what));
        }
    });
}

/// Keys of a pad guard themselves, and wait after anything else: whatever was pressed may have put them there.
fn connect_staff(ui: &FristedWindow, with: &With) {
    let staff = ui.global::<Staff>();
    let digit = with.clone();
    staff.on_press(move |position| digit.count(|screens| screens.press_pad(position)));
    let erase = with.clone();
    staff.on_erase(move || erase.count(|screens| screens.staff_command(StaffCommand::Erase)));
    let restart = with.clone();
    staff.on_restart(move || restart.count(|screens| screens.staff_command(StaffCommand::Restart)));
    let choose = with.clone();
    staff.on_choose(move |id| choose.press(|screens, _| screens.choose_employee(id)));
    let act = with.clone();
    staff.on_act(move |action| act.press(|screens, _| screens.act(&action)));
    let undo = with.clone();
    staff.on_undo_change(move || undo.press(|screens, _| screens.undo_on_staff()));
    let back = with.clone();
    staff.on_back(move || back.press(|screens, _| screens.back_on_staff()));
    let leave = with.clone();
    staff.on_leave(move || leave.press(|screens, _| screens.change(|place| place.arrive(Spot::About, Spot::Today))));
    // Whatever else was just pressed: a lock is never too early.
    let lock = with.clone();
    staff.on_lock(move || lock.run(|screens, _| screens.staff_command(StaffCommand::Lock)));
    let all = with.clone();
    staff.on_lock_all(move || all.run(|screens, _| screens.staff_command(StaffCommand::PanicLock)));
}
