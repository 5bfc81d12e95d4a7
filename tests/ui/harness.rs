//! The kiosk without a display: the real screens over a real store, a clock that goes when the test says so,
//! fingers, keys, and pictures.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use fristed::app::App;
use fristed::app::ports::{Clock, Machine, Voice};
use fristed::app::postbox::Postbox;
use fristed::domain::house::HouseContent;
use fristed::domain::text::Language;
use fristed::domain::throttle::{Boot, Uptime};
use fristed::domain::time::{HOUSE_ZONE, moment};
use fristed::kiosk::touch::{Contact, Phase, Pointer, TouchFilter};
use fristed::screens::place::{Place, Spot, TextSize, spot_by_name};
use fristed::screens::{Screens, wiring};
use fristed::store::Store;
use fristed_ui::{FristedWindow, Shell};
use i_slint_backend_testing::{TestingBackend, TestingBackendOptions, mock_elapsed_time};
use slint::platform::{PointerEventButton, WindowEvent};
use slint::{ComponentHandle, LogicalPosition, LogicalSize, Rgba8Pixel, SharedPixelBuffer};
use tempfile::TempDir;

pub use crate::example::{example, lay_in, open_again, open_example, open_house};
use crate::look::{Labelled, Look, Role, focused_label, labelled_at, said_at};

/// A Tuesday morning with the house open and *Åben kaffe* on.
pub const TUESDAY_MORNING: &str = "2026-10-13T09:40";
/// The same evening, after the house has closed.
pub const TUESDAY_NIGHT: &str = "2026-10-13T23:30";

/// How long a finger stays on the glass.
const PRESS: Duration = Duration::from_millis(60);
/// Past the repeat guard and the light of a press.
const AFTER_A_PRESS: Duration = Duration::from_millis(600);

pub const FULL_HD: (f32, f32) = (1920.0, 1080.0);
pub const PORTRAIT: (f32, f32) = (1080.0, 1920.0);
pub const SMALL: (f32, f32) = (1280.0, 800.0);

/// A local time of the house.
pub fn local(text: &str) -> DateTime<Utc> {
    let civil = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("a local time");
    moment(civil, HOUSE_ZONE).to_utc()
}

/// Page time and uptime, which go on together.
pub struct TestClock {
    began: Cell<DateTime<Utc>>,
    uptime: Cell<Duration>,
}

impl TestClock {
    pub fn at(began: DateTime<Utc>) -> Rc<Self> {
        Rc::new(Self { began: Cell::new(began), uptime: Cell::new(Duration::ZERO) })
    }

    pub fn advance(&self, by: Duration) {
        self.uptime.set(self.uptime.get() + by);
    }

    pub fn uptime(&self) -> Duration {
        self.uptime.get()
    }

    /// The page's clock jumps; time since the start does not.
    pub fn set_to(&self, now: DateTime<Utc>) {
        self.began.set(now - TimeDelta::from_std(self.uptime.get()).expect("a short test"));
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        self.began.get() + TimeDelta::from_std(self.uptime.get()).expect("a short test")
    }
}

impl Machine for TestClock {
    fn uptime(&self) -> Uptime {
        Uptime { boot: Boot([7; 16]), at: self.uptime.get() }
    }

    fn now(&self) -> DateTime<Utc> {
        Clock::now(self)
    }
}

/// A voice that remembers what it was asked to say.
#[derive(Default)]
pub struct RecordingVoice {
    pub silent: Cell<bool>,
    pub said: RefCell<Vec<(String, Language)>>,
    pub speaking: Cell<bool>,
}

impl Voice for RecordingVoice {
    fn answers(&self) -> bool {
        !self.silent.get()
    }

    fn say(&self, text: &str, language: Language) {
        self.said.borrow_mut().push((text.to_owned(), language));
        self.speaking.set(true);
    }

    fn hush(&self) {
        self.speaking.set(false);
    }
}

/// The kiosk under test.
pub struct Kiosk {
    pub ui: FristedWindow,
    pub screens: Rc<RefCell<Screens>>,
    pub clock: Rc<TestClock>,
    pub voice: Rc<RecordingVoice>,
    filter: RefCell<TouchFilter>,
    _house: TempDir,
}

impl Kiosk {
    /// The example house on a Tuesday morning, at 1920×1080.
    pub fn new() -> Self {
        Self::at(TUESDAY_MORNING)
    }

    pub fn at(time: &str) -> Self {
        Self::around(time, open_example, |app| app)
    }

    pub fn of(content: &HouseContent, time: &str) -> Self {
        Self::over(time, |store| lay_in(store, content))
    }

    /// A house that `fill` has put into an empty store.
    pub fn over(time: &str, fill: impl FnOnce(&mut Store)) -> Self {
        Self::around(time, |clock| open_house(clock, fill), |app| app)
    }

    /// The example house with another box for suggestions.
    pub fn with_postbox(postbox: Postbox) -> Self {
        Self::around(TUESDAY_MORNING, open_example, |app| app.with_postbox(postbox))
    }

    /// The example house with something else behind the screen.
    pub fn changed(change: impl FnOnce(App) -> App) -> Self {
        Self::around(TUESDAY_MORNING, open_example, change)
    }

    /// A house that `fill` has put into an empty store, with something else behind the screen.
    pub fn over_changed(time: &str, fill: impl FnOnce(&mut Store), change: impl FnOnce(App) -> App) -> Self {
        Self::around(time, |clock| open_house(clock, fill), change)
    }

    /// The example house without a staff's side, as every command but `run` has it.
    pub fn without_staff() -> Self {
        Self::around(TUESDAY_MORNING, open_example, |app| {
            let store = app.store().again().expect("the same house");
            App::new(store, TestClock::at(local(TUESDAY_MORNING)))
        })
    }

    /// The plug was pulled, and the same house is opened again.
    pub fn after_a_power_cut(self) -> Self {
        let Self { ui, screens, _house: folder, .. } = self;
        drop((ui, screens));
        Self::around(TUESDAY_MORNING, |clock| (open_again(&folder, clock), folder), |app| app)
    }

    fn around(
        time: &str,
        open: impl FnOnce(&Rc<TestClock>) -> (App, TempDir),
        change: impl FnOnce(App) -> App,
    ) -> Self {
        set_platform();
        let clock = TestClock::at(local(time));
        let (app, house) = open(&clock);
        let app = change(app);
        let voice = Rc::new(RecordingVoice::default());
        let ui = FristedWindow::new().expect("a window");
        ui.show().expect("a window that opens");
        ui.window().set_size(LogicalSize::new(FULL_HD.0, FULL_HD.1));
        let screens = Screens::new(&ui, app, Rc::clone(&voice) as Rc<dyn Voice>).expect("a house that can be read");
        let screens = Rc::new(RefCell::new(screens));
        let uptime = Rc::clone(&clock);
        wiring::connect(&ui, &screens, &(Rc::new(move || uptime.uptime()) as wiring::Uptime));
        let kiosk = Self { ui, screens, clock, voice, filter: RefCell::default(), _house: house };
        kiosk.settle();
        kiosk
    }

    /// Lets deferred work of the toolkit happen; no time goes by.
    pub fn settle(&self) {
        mock_elapsed_time(Duration::ZERO);
        mock_elapsed_time(Duration::ZERO);
    }

    /// Time goes by as on a kiosk: its heart beats whenever something may change by itself.
    pub fn wait(&self, time: Duration) {
        let end = self.clock.uptime() + time;
        while self.clock.uptime() < end {
            let still = self.screens.borrow().still_for(self.clock.uptime());
            self.pass(still.min(end - self.clock.uptime()));
            self.screens.borrow_mut().poll();
            self.screens.borrow_mut().look_again(self.clock.uptime());
            self.settle();
        }
    }

    pub fn wait_seconds(&self, seconds: u64) {
        self.wait(Duration::from_secs(seconds));
    }

    /// Time goes by without a beat: within a press.
    pub fn pass(&self, time: Duration) {
        self.clock.advance(time);
        mock_elapsed_time(time);
    }

    pub fn look(&self) -> Look {
        Look::at(self.ui.window())
    }

    /// The buttons by their labels, in reading order of the tree.
    pub fn buttons(&self) -> Vec<String> {
        labelled_at(self.ui.window()).into_iter().filter(is_button).map(|one| one.label).collect()
    }

    /// Every text on the screen and every label, also those inside buttons.
    pub fn texts(&self) -> Vec<String> {
        said_at(self.ui.window())
    }

    /// Whether exactly this is written or labelled somewhere.
    pub fn has(&self, text: &str) -> bool {
        self.texts().iter().any(|one| one == text)
    }

    /// Whether this stands somewhere within a text or label.
    pub fn says(&self, part: &str) -> bool {
        self.texts().iter().any(|one| one.contains(part))
    }

    pub fn button(&self, label: &str) -> Option<Labelled> {
        labelled_at(self.ui.window()).into_iter().filter(is_button).find(|one| one.label == label)
    }

    /// Presses the button with this label with a finger, as the touch filter lets it through.
    #[track_caller]
    pub fn press(&self, label: &str) {
        let Some(button) = self.button(label) else {
            panic!("there is no button {label:?} among {:#?}", self.buttons());
        };
        let (x, y) = button.rect.centre();
        self.tap(x, y);
    }

    /// The first button whose label begins so.
    #[track_caller]
    pub fn press_beginning(&self, beginning: &str) {
        let found = self.buttons().into_iter().find(|label| label.starts_with(beginning));
        match found {
            Some(label) => self.press(&label),
            None => panic!("no button begins with {beginning:?} among {:#?}", self.buttons()),
        }
    }

    /// Turns the sheets until a button's label begins so, and presses it.
    #[track_caller]
    pub fn find_and_press(&self, beginning: &str) {
        for _ in 0..self.ui.global::<Shell>().get_sheets() {
            if self.buttons().iter().any(|label| label.starts_with(beginning)) {
                break;
            }
            self.screens.borrow_mut().turn_sheet(1);
            self.settle();
        }
        self.press_beginning(beginning);
    }

    /// A short touch of one finger, and the time after it.
    pub fn tap(&self, x: f32, y: f32) {
        self.touch(0, Phase::Started, x, y);
        self.pass(PRESS);
        self.touch(0, Phase::Ended, x, y);
        self.pass(AFTER_A_PRESS);
        self.settle();
    }

    /// What one finger does, through the filter and into the window.
    pub fn touch(&self, id: u64, phase: Phase, x: f32, y: f32) {
        let told: Vec<Pointer> =
            self.filter.borrow_mut().feed(Contact { id, phase, x, y }, self.clock.uptime()).collect();
        for pointer in told {
            self.dispatch(event_of(pointer));
        }
        self.settle();
    }

    /// A key goes down and up again.
    pub fn key(&self, text: impl Into<slint::SharedString>) {
        let text = text.into();
        self.dispatch(WindowEvent::KeyPressed { text: text.clone() });
        self.pass(PRESS);
        self.dispatch(WindowEvent::KeyReleased { text });
        self.pass(AFTER_A_PRESS);
        self.settle();
    }

    pub fn focused(&self) -> Option<String> {
        focused_label(self.ui.window())
    }

    fn dispatch(&self, event: WindowEvent) {
        self.ui.window().dispatch_event_with_result(event).expect("an event that is no fault");
    }

    /// The heart beats because a worker has finished something.
    pub fn woken(&self) {
        self.screens.borrow_mut().poll();
        self.settle();
    }

    /// Types on the screen's own keyboard, letter by letter.
    #[track_caller]
    pub fn type_on_screen(&self, text: &str) {
        for letter in text.chars() {
            match letter {
                ' ' => self.press("Mellemrum"),
                '.' => self.press("Punktum"),
                '?' => self.press("Spørgsmålstegn"),
                _ if letter.is_uppercase() => {
                    self.press("Stort");
                    self.press(&letter.to_string());
                }
                _ => self.press(&letter.to_string()),
            }
        }
    }

    /// Goes to a page by its name on the command line.
    #[track_caller]
    pub fn go_to(&self, page: &str) {
        let spot = spot_by_name(page).unwrap_or_else(|| panic!("no page {page:?}"));
        self.place(|place| place.go(spot));
    }

    /// Changes the place as a snapshot does, without fingers.
    pub fn place(&self, change: impl FnOnce(&mut Place)) {
        self.screens.borrow_mut().change(change);
        self.settle();
    }

    pub fn spot(&self) -> Spot {
        self.screens.borrow().place().spot().clone()
    }

    pub fn size(&self, (width, height): (f32, f32)) {
        self.ui.window().set_size(LogicalSize::new(width, height));
        self.settle();
    }

    pub fn text_size(&self, size: TextSize) {
        self.place(|place| place.text = size);
    }

    pub fn contrast(&self, dark: bool) {
        self.place(|place| place.contrast = dark);
    }

    /// The screen as it would be drawn now.
    pub fn picture(&self) -> SharedPixelBuffer<Rgba8Pixel> {
        self.ui.window().take_snapshot().expect("a picture")
    }

    /// Whether a label of this role is marked.
    pub fn is_checked(&self, label: &str) -> bool {
        self.button(label).is_some_and(|one| one.checked)
    }
}

fn is_button(one: &Labelled) -> bool {
    one.role == Role::Button
}

/// One platform to a thread; a test has a thread of its own, but a second kiosk in it shares the first one's.
fn set_platform() {
    thread_local! { static SET: Cell<bool> = const { Cell::new(false) }; }
    if SET.replace(true) {
        return;
    }
    let options = TestingBackendOptions { mock_time: true, threading: false, renderer_name: Some("software".into()) };
    slint::platform::set_platform(Box::new(TestingBackend::new(options))).expect("the first platform of this thread");
}

/// As `screens::run` tells the toolkit.
fn event_of(pointer: Pointer) -> WindowEvent {
    let button = PointerEventButton::Left;
    match pointer {
        Pointer::Pressed { x, y } => WindowEvent::PointerPressed { position: LogicalPosition::new(x, y), button },
        Pointer::Moved { x, y } => WindowEvent::PointerMoved { position: LogicalPosition::new(x, y) },
        Pointer::Released { x, y } => WindowEvent::PointerReleased { position: LogicalPosition::new(x, y), button },
        Pointer::Left => WindowEvent::PointerExited,
    }
}
