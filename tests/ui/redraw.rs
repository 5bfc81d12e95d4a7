//! Drawing only what changed gives the same picture as drawing everything, and what does not change is not drawn.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use fristed::screens::place::{Place, Spot, spot_by_name};
use fristed::screens::{PAGES, Screens, wiring};
use fristed_ui::{Cards, FristedWindow, Shell};
use slint::platform::software_renderer::{MinimalSoftwareWindow, RepaintBufferType};
use slint::platform::{Platform, PlatformError, PointerEventButton, WindowAdapter, WindowEvent};
use slint::{ComponentHandle as _, LogicalPosition, PhysicalSize, Rgb8Pixel};
use tempfile::TempDir;

use crate::harness::{RecordingVoice, TUESDAY_MORNING, TUESDAY_NIGHT, TestClock, local, open_example};
use crate::look::{Look, Rect};
use crate::staff_house::{self, Screened};

const WIDTH: usize = 1920;
const HEIGHT: usize = 1080;

/// A kiosk that draws into one buffer, as the window of the real one does.
pub struct Panel {
    pub ui: FristedWindow,
    window: Rc<MinimalSoftwareWindow>,
    pub screens: Rc<RefCell<Screens>>,
    clock: Rc<TestClock>,
    pixels: Vec<Rgb8Pixel>,
    _house: TempDir,
}

/// One window, no display, and the test's clock.
struct Bench(Rc<MinimalSoftwareWindow>, Rc<TestClock>);

impl Platform for Bench {
    fn create_window_adapter(&self) -> Result<Rc<dyn WindowAdapter>, PlatformError> {
        Ok(Rc::clone(&self.0) as Rc<dyn WindowAdapter>)
    }

    fn duration_since_start(&self) -> Duration {
        self.1.uptime()
    }
}

impl Panel {
    /// Once in a test, since a thread has one platform.
    pub fn at(time: &str) -> Self {
        let mut panel = Self::of_size(time, PhysicalSize::new(WIDTH as u32, HEIGHT as u32));
        panel.pass(Duration::from_millis(10));
        panel.start_again();
        panel
    }

    /// The same in a window of another size, or of none, and not drawn yet.
    pub fn of_size(time: &str, size: PhysicalSize) -> Self {
        let clock = TestClock::at(local(time));
        let window = MinimalSoftwareWindow::new(RepaintBufferType::ReusedBuffer);
        let bench = Box::new(Bench(Rc::clone(&window), Rc::clone(&clock)));
        slint::platform::set_platform(bench).expect("the first platform of this thread");
        let (app, house) = open_example(&clock);
        let ui = FristedWindow::new().expect("a window");
        window.set_size(size);
        ui.show().expect("a window that opens");
        let screens = Screens::new(&ui, app, Rc::new(RecordingVoice::default())).expect("a house that can be read");
        let screens = Rc::new(RefCell::new(screens));
        let uptime = Rc::clone(&clock);
        wiring::connect(&ui, &screens, &(Rc::new(move || uptime.uptime()) as wiring::Uptime));
        let pixels = vec![Rgb8Pixel::default(); WIDTH * HEIGHT];
        Self { ui, window, screens, clock, pixels, _house: house }
    }

    pub fn pass(&self, time: Duration) {
        self.clock.advance(time);
        slint::platform::update_timers_and_animations();
    }

    /// The kiosk's heart, as `screens::run` has it.
    fn beat(&self) -> Duration {
        let still = self.screens.borrow().still_for(self.clock.uptime());
        self.pass(still);
        self.screens.borrow_mut().look_again(self.clock.uptime());
        slint::platform::update_timers_and_animations();
        still
    }

    pub fn change(&self, change: impl FnOnce(&mut Place)) {
        self.screens.borrow_mut().change(change);
        slint::platform::update_timers_and_animations();
    }

    /// Draws what changed, and says where; `None` where nothing did.
    pub fn draw(&mut self) -> Option<Rect> {
        let mut drawn = None;
        let pixels = &mut self.pixels;
        self.window.draw_if_needed(|renderer| {
            let region = renderer.render(pixels, WIDTH);
            let (at, size) = (region.bounding_box_origin(), region.bounding_box_size());
            let rect = Rect { x: at.x as f32, y: at.y as f32, width: size.width as f32, height: size.height as f32 };
            // A window that asked to be drawn and had nothing to draw has drawn nothing.
            drawn = (rect.width > 0.0 && rect.height > 0.0).then_some(rect);
        });
        drawn
    }

    /// Draws everything, into a buffer of its own.
    fn draw_all(&self) -> Vec<Rgb8Pixel> {
        let mut fresh = vec![Rgb8Pixel::default(); WIDTH * HEIGHT];
        self.window.request_redraw();
        self.window.draw_if_needed(|renderer| {
            renderer.set_repaint_buffer_type(RepaintBufferType::NewBuffer);
            renderer.render(&mut fresh, WIDTH);
            renderer.set_repaint_buffer_type(RepaintBufferType::ReusedBuffer);
        });
        fresh
    }

    /// Draws everything into the buffer that is drawn on from here.
    pub fn start_again(&mut self) {
        self.window.request_redraw();
        self.draw();
        assert_eq!(self.draw(), None, "nothing changes, so nothing is drawn again");
    }

    /// Draws what changed and compares it with everything drawn anew.
    #[track_caller]
    pub fn compare(&mut self, what: &str) {
        self.draw();
        let fresh = self.draw_all();
        let off = self.pixels.iter().zip(&fresh).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at);
        let off: Vec<(usize, usize)> = off.map(|at| (at % WIDTH, at / WIDTH)).collect();
        assert!(off.is_empty(), "{what}: {} pixels are stale, the first at {:?}", off.len(), off[0]);
        self.start_again();
    }

    /// A finger goes down on the first button that has this label.
    #[track_caller]
    pub fn finger_down(&self, label: &str) -> Rect {
        let look = Look::at(self.ui.window());
        let found = look.buttons().find(|one| one.label == label).map(|one| one.rect);
        let rect = found.unwrap_or_else(|| panic!("no button {label:?}"));
        let position = LogicalPosition::new(rect.centre().0, rect.centre().1);
        self.dispatch(WindowEvent::PointerPressed { position, button: PointerEventButton::Left });
        rect
    }

    pub fn finger_up(&self, rect: Rect) {
        let position = LogicalPosition::new(rect.centre().0, rect.centre().1);
        self.dispatch(WindowEvent::PointerReleased { position, button: PointerEventButton::Left });
        self.dispatch(WindowEvent::PointerExited);
    }

    fn dispatch(&self, event: WindowEvent) {
        self.ui.window().dispatch_event_with_result(event).expect("an event that is no fault");
        slint::platform::update_timers_and_animations();
    }
}

fn spots(panel: &Panel) -> Vec<(String, Spot)> {
    let screens = panel.screens.borrow();
    let today = screens.app().today(fristed::domain::text::Language::Danish).expect("a day");
    let name = |page: &str| match page {
        "offer" => format!("offer:{}", screens.app().store().offers().expect("offers")[0].slug),
        "activity" => format!("activity:{}", today.line[0].id),
        _ => page.to_owned(),
    };
    PAGES.iter().map(|(page, _)| (name(page), spot_by_name(&name(page)).expect("a page"))).collect()
}

#[test]
fn every_page_is_the_same_drawn_in_parts_as_drawn_whole() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    for (name, spot) in spots(&panel) {
        panel.change(|place| place.go(spot.clone()));
        panel.compare(&format!("from another page to {name}"));
        // The pages of codes have the way back and nothing else.
        if name == "staff" {
            continue;
        }
        let rect = panel.finger_down("Se bedre");
        panel.compare(&format!("{name}: a button is lit"));
        panel.finger_up(rect);
        panel.pass(Duration::from_millis(600));
        panel.compare(&format!("{name}: the sheet of Se bedre is open"));
        panel.change(|place| place.contrast = true);
        panel.compare(&format!("{name}: dark colours under the sheet"));
        panel.change(|place| (place.see_better, place.contrast) = (false, false));
        panel.compare(&format!("{name}: the sheet is gone"));
        panel.ui.global::<Shell>().set_notice("Det blev ikke gemt.".into());
        panel.compare(&format!("{name}: a notice"));
        panel.ui.global::<Shell>().set_notice("".into());
        panel.compare(&format!("{name}: the notice is gone"));
        panel.clock.advance(Duration::from_secs(60));
        panel.screens.borrow_mut().show();
        panel.compare(&format!("{name}: a minute later"));
    }
}

#[test]
fn a_facility_that_is_taken_and_the_sheets_of_a_list() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    panel.change(|place| place.go(Spot::Facilities));
    panel.start_again();
    let id = panel.screens.borrow().app().store().facilities().expect("facilities")[0].id.0;
    for action in ["take", "release"] {
        panel.ui.global::<Cards>().invoke_act(format!("{action}:{id}").into());
        panel.pass(Duration::from_secs(1));
        panel.compare(action);
    }
    panel.screens.borrow_mut().turn_sheet(1);
    panel.compare("the next sheet");
}

#[test]
fn the_staff_s_side_is_the_same_drawn_in_parts_and_lies_still() {
    use fristed::app::staff::StaffCommand::{Begin, Digit, Erase, Next};
    let mut panel = Panel::at(TUESDAY_MORNING);
    panel.change(|place| place.go(Spot::Staff));
    panel.compare("the first time");
    for (what, command) in [
        ("a code to copy", Begin),
        ("its fields", Next),
        ("one digit", Digit(1)),
        ("two digits", Digit(2)),
        ("one of them gone", Erase),
    ] {
        panel.screens.borrow_mut().staff_command(command);
        panel.pass(Duration::from_millis(600));
        panel.compare(what);
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{what} is drawn again");
    }
    panel.change(|place| *place = Place::default());
    panel.compare("back at home");
}

impl Screened for Panel {
    fn screens(&self) -> &Rc<RefCell<Screens>> {
        &self.screens
    }
    fn settled(&self) {
        slint::platform::update_timers_and_animations();
    }
}

#[test]
fn the_pages_behind_the_desk_are_the_same_drawn_in_parts_and_lie_still() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    staff_house::open(&panel);
    panel.compare("the desk");
    for (name, action) in staff_house::running_pages(&panel) {
        panel.screens.borrow_mut().act(&action);
        panel.pass(Duration::from_millis(600));
        panel.compare(name);
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{name} is drawn again");
    }
    panel.screens.borrow_mut().staff_command(fristed::app::staff::StaffCommand::Lock);
    panel.compare("locked");
}

#[test]
fn a_meeting_that_notes_is_the_same_drawn_in_parts_and_lies_still() {
    let mut panel = Panel::at("2026-11-03T14:10");
    panel.change(|place| place.go(Spot::MeetingView(None)));
    panel.compare("the meeting is open");
    for (what, action) in [
        ("noted", "meeting-note:0"),
        ("taken back", "meeting-note:0"),
        ("asked why not now", "meeting-note:1"),
        ("back at the item", "meeting-note:back"),
        ("own words", "meeting-note:3"),
    ] {
        panel.screens.borrow_mut().act(action);
        panel.pass(Duration::from_millis(600));
        panel.compare(what);
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{what} is drawn again");
    }
    panel.screens.borrow_mut().type_in("vi maler");
    panel.compare("written on");
    panel.screens.borrow_mut().note_is_written();
    panel.compare("back at the item");
}

#[test]
fn asking_resting_and_waking() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    panel.change(|place| place.go(Spot::Offers));
    panel.start_again();
    for step in 0..24 {
        panel.beat();
        panel.compare(&format!("beat {step}"));
    }
    assert_eq!(panel.ui.global::<Shell>().get_rest(), fristed_ui::Rest::Resting);
    panel.ui.global::<fristed_ui::Idle>().invoke_wake();
    panel.pass(Duration::from_millis(10));
    panel.compare("awake again");
}

#[test]
fn the_dark_board_is_the_same_drawn_in_parts() {
    let mut panel = Panel::at(TUESDAY_NIGHT);
    for step in 0..8 {
        panel.beat();
        panel.compare(&format!("beat {step}"));
    }
}

#[test]
fn a_still_page_draws_only_its_clock_once_a_minute() {
    let mut panel = Panel::at("2026-10-13T10:01");
    // Ten minutes in which nothing begins or ends, and nobody rests.
    panel.screens.borrow_mut().more_time(panel.clock.uptime());
    panel.change(|place| place.go(Spot::Today));
    panel.start_again();
    let chip = |panel: &Panel| {
        let look = Look::at(panel.ui.window());
        look.written.iter().find(|one| one.text.starts_with("Kl. ")).expect("a clock").rect
    };
    let end = panel.clock.uptime() + Duration::from_mins(5);
    let mut drawn = 0;
    while panel.clock.uptime() < end {
        panel.screens.borrow_mut().touched(panel.clock.uptime());
        panel.beat();
        let clock = chip(&panel);
        if let Some(rect) = panel.draw() {
            drawn += 1;
            assert!(clock.holds(rect, 4.0), "drawn at {rect}, the clock is at {clock}");
        }
        assert_eq!(panel.draw(), None);
    }
    assert!((4..=6).contains(&drawn), "{drawn} times in five minutes");
}

/// All that is written, in its order.
fn written(panel: &Panel) -> Vec<String> {
    Look::at(panel.ui.window()).written.into_iter().map(|one| one.text).collect()
}

#[test]
fn a_page_without_a_clock_draws_nothing_at_all() {
    use fristed::screens::place::TextSize::{Largest, Normal};
    let pages = ["offers", "facilities", "about", "nudges", "help", "activity"];
    for (page, text) in pages.into_iter().flat_map(|page| [(page, Normal), (page, Largest)]) {
        // Each has a thread of its own, since a thread has one platform.
        std::thread::spawn(move || {
            let mut panel = Panel::at("2026-10-13T10:01");
            let (_, spot) = spots(&panel).into_iter().find(|(name, _)| name.starts_with(page)).expect("a page");
            panel.change(|place| {
                place.text = text;
                place.go(spot);
            });
            panel.pass(Duration::from_secs(1));
            panel.start_again();
            for _ in 0..5 {
                panel.screens.borrow_mut().touched(panel.clock.uptime());
                let before = written(&panel);
                panel.beat();
                let drawn = panel.draw();
                assert_eq!(written(&panel), before, "{page} says something else");
                assert_eq!(drawn, None, "{page} is drawn again");
                assert!(!panel.ui.window().has_active_animations(), "{page} moves");
            }
        })
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    }
}

#[test]
fn a_page_with_a_picture_of_the_house_s_own_lies_still() {
    use fristed::app::App;
    use fristed::app::running::Run;
    use fristed::app::running::about::About;
    use fristed::screens::place::TextSize;
    let mut panel = Panel::at("2026-10-13T10:01");
    let (_, spot) = spots(&panel).into_iter().find(|(name, _)| name.starts_with("activity")).expect("a page");
    let Spot::Activity(id) = spot else { panic!("no activity") };
    // Another hand takes the picture meanwhile.
    let store = panel.screens.borrow().app().store().again().expect("the same house");
    let mut other = App::new(store, Rc::clone(&panel.clock) as Rc<dyn fristed::app::ports::Clock>);
    let taken = fristed::exchange::picture::take(&crate::about::picture_file()).expect("a picture");
    other.run_by(fristed::store::Actor::CommandLine, &Run::About(id, About::Take(taken))).expect("it is taken");
    for text in [TextSize::Normal, TextSize::Largest] {
        panel.change(|place| {
            place.text = text;
            place.go(Spot::Activity(id));
        });
        panel.compare("a picture");
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{text:?}: it is drawn again");
    }
}
