//! The program's screen as the accessibility bus tells of it.

use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

use super::session::{Checked, Session, wait_for};

/// A person looks before they press; what comes sooner is dropped as the second tap of a hand that shakes.
const LOOK: Duration = Duration::from_millis(500);

/// The program in its session.
pub struct Screen {
    program: Option<Child>,
    pub session: Session,
}

/// One element, in pixels of the screen.
#[derive(Debug, Clone)]
pub struct Element {
    pub role: String,
    pub name: String,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Element {
    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split('\t');
        let role = parts.next()?.to_owned();
        let mut number = || parts.next()?.parse().ok();
        let (x, y, width, height) = (number()?, number()?, number()?, number()?);
        Some(Self { role, name: parts.next()?.to_owned(), x, y, width, height })
    }

    pub fn is_button(&self) -> bool {
        // “push button”, “button” with newer versions of the bus, “toggle button” for what can be chosen.
        self.role.ends_with("button")
    }
}

impl Screen {
    pub const fn new(session: Session) -> Self {
        Self { program: None, session }
    }

    /// Starts the kiosk and waits for its first page.
    pub fn open(&mut self, time: &str, more: &[&str]) -> Checked {
        self.program = Some(self.session.kiosk(time, more)?);
        self.button("I dag").map(drop)
    }

    /// Takes a kiosk that was started in another way, and waits for its first page.
    pub fn take(&mut self, program: Child) -> Checked {
        self.program = Some(program);
        self.button("I dag").map(drop)
    }

    /// The number of the program's process: what was started first has become it.
    pub fn process(&self) -> Result<u32, String> {
        self.program.as_ref().map(Child::id).ok_or_else(|| "no kiosk runs".to_owned())
    }

    /// Ends the kiosk as a power cut does.
    pub fn kill(&mut self) -> Checked {
        let mut program = self.program.take().ok_or("no kiosk runs")?;
        program.kill().and_then(|()| program.wait()).map_err(|error| error.to_string())?;
        wait_for("the end on the accessibility bus", || {
            let all = self.elements().ok()?;
            all.iter().all(|element| element.role != "frame").then_some(())
        })
    }

    pub fn is_running(&mut self) -> bool {
        self.program.as_mut().is_some_and(|program| matches!(program.try_wait(), Ok(None)))
    }

    pub fn button(&self, name: &str) -> Result<Element, String> {
        self.wait(&format!("a button {name:?}"), |element| element.is_button() && element.name == name)
    }

    pub fn button_with(&self, words: &str) -> Result<Element, String> {
        self.wait(&format!("a button with {words:?}"), |element| element.is_button() && element.name.contains(words))
    }

    pub fn text_with(&self, words: &str) -> Result<Element, String> {
        self.wait(&format!("a text with {words:?}"), |element| !element.is_button() && element.name.contains(words))
    }

    pub fn element(&self, role: &str, name: &str) -> Result<Element, String> {
        self.wait(&format!("a {role} {name:?}"), |element| element.role == role && element.name == name)
    }

    /// Presses through the accessibility bus.
    pub fn press(&self, name: &str) -> Checked {
        self.button(name)?;
        sleep(LOOK);
        self.session.screen_reader(&["press", name]).map(drop)
    }

    /// Types on the screen's own keyboard: small letters without a sign.
    pub fn keys(&self, letters: &str) -> Checked {
        self.button("å")?;
        self.press_each(letters)
    }

    /// Presses the key of each letter or digit, on a page that stays.
    pub fn press_each(&self, letters: &str) -> Checked {
        sleep(LOOK);
        let keys: Vec<String> = letters.chars().map(String::from).collect();
        let words: Vec<&str> = ["keys"].into_iter().chain(keys.iter().map(String::as_str)).collect();
        self.session.screen_reader(&words).map(drop)
    }

    /// The same as [`press`](Self::press), for a button whose name only begins so or has this within.
    pub fn press_with(&self, words: &str) -> Checked {
        let button = self.button_with(words)?;
        self.press(&button.name)
    }

    /// Presses the button whose name begins so, on whatever sheet from this one on it stands.
    pub fn find_and_press(&self, beginning: &str) -> Checked {
        let button =
            self.find(|one| one.is_button() && one.name.starts_with(beginning), &format!("a button {beginning:?}"))?;
        self.press(&button.name)
    }

    /// What is wanted, on whatever sheet from this one on it stands.
    pub fn find(&self, wanted: impl Fn(&Element) -> bool, what: &str) -> Result<Element, String> {
        // Looked for twice on each sheet: a page that has just been asked for may take a moment.
        let mut looked = 0;
        wait_for(&format!("the appearance of {what}"), || {
            let all = self.elements().ok()?;
            looked += 1;
            let found = all.iter().find(|one| wanted(one)).cloned();
            if found.is_none() && looked % 2 == 0 && all.iter().any(|one| one.is_button() && one.name == "Mere") {
                self.press("Mere").ok()?;
            }
            found
        })
    }

    /// Presses with the pointer in the middle of the button.
    pub fn click(&self, name: &str) -> Checked {
        let button = self.button(name)?;
        sleep(LOOK);
        let (x, y) = ((button.x + button.width / 2).to_string(), (button.y + button.height / 2).to_string());
        let moved = self.session.run("xdotool", &["mousemove", &x, &y, "click", "1"])?;
        if moved.status.success() { Ok(()) } else { Err("xdotool does not press".to_owned()) }
    }

    /// Presses the key that the window manager closes windows with (`/etc/matchbox/kbdconfig`).
    pub fn ask_to_close(&self) -> Checked {
        let pressed = self.session.run("xdotool", &["key", "alt+c"])?;
        if pressed.status.success() { Ok(()) } else { Err("xdotool presses no key".to_owned()) }
    }

    /// The names of all buttons, for saying what was there instead.
    pub fn buttons(&self) -> Vec<String> {
        let all = self.elements().unwrap_or_default();
        all.into_iter().filter(Element::is_button).map(|element| element.name).collect()
    }

    pub fn elements(&self) -> Result<Vec<Element>, String> {
        Ok(self.session.screen_reader(&["list"])?.lines().filter_map(Element::parse).collect())
    }

    fn wait(&self, what: &str, wanted: impl Fn(&Element) -> bool) -> Result<Element, String> {
        wait_for(&format!("the appearance of {what}"), || self.elements().ok()?.into_iter().find(&wanted))
    }
}
