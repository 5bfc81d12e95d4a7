//! One way through the whole house in the kiosk's own compositor, pressed on the accessibility bus as a blind person
//! presses it: I dag, a facility, a suggestion, a list, the staff's side, a field of the compass, the lock.

use std::fs;
use std::os::unix::fs::chown;
use std::path::Path;
use std::rc::Rc;
use std::thread::sleep;
use std::time::Duration;

use fristed::app::App;
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{StaffCommand, StaffSide};
use fristed::domain::access::Place;
use fristed::domain::employee::Right;
use fristed::domain::text::Language;
use fristed::kiosk::clock::{MachineClock, SystemClock};
use fristed::screens::wiring::CALM;
use fristed::store::Store;
use fristed::vault::slots::KdfPolicy;

use super::compositor::{NOBODY, is_root};
use super::hold;
use super::screen::Screen;
use super::session::{Checked, wait_for};
use super::staff::{Cards, EMPLOYEES, comes_in, inside, warm};

/// After a press the page is there before anybody looks for the next one.
const LOOK: Duration = Duration::from_millis(700);

pub fn through_the_house(screen: &mut Screen) -> Checked {
    screen.kill()?;
    let cards = set_up(&screen.session.data())?;
    if is_root() {
        give_to_nobody(&screen.session.data()).map_err(|error| error.to_string())?;
    }
    screen.open("09:41", &[])?;
    takes_a_facility(screen)?;
    suggests(screen)?;
    signs_up(screen)?;
    comes_in_and_fills(screen, &cards).map_err(|said| format!("behind the PIN: {said}"))?;
    screen.press("Lås")?;
    screen.button("Hjælp nu")?;
    let left = inside(screen)?;
    hold(left.is_empty(), format!("after the lock there is {left:?}"))
}

fn takes_a_facility(screen: &Screen) -> Checked {
    // In a list its name stands first, over a picture it is a sentence.
    screen.find_and_press("Bad")?;
    screen.find_and_press("I brug: Badet")?;
    screen.button("Ledig igen: Badet")?;
    screen.press("I dag")
}

fn suggests(screen: &Screen) -> Checked {
    screen.press("Forslag")?;
    // The screen of cage is too low for the keyboard beside the promises.
    screen.find_and_press("Skriv")?;
    screen.keys("mus")?;
    screen.press("Færdig")?;
    screen.find_and_press("Læg i postkassen")?;
    screen.text_with("Dit forslag ligger i postkassen.")?;
    screen.press("I dag")
}

fn signs_up(screen: &Screen) -> Checked {
    screen.press("Vær med")?;
    // Where there is no room for the stair of the next duty each of its dates has a page.
    screen.find_and_press("Søndag den 25")?;
    screen.find_and_press("En time")?;
    screen.find_and_press("Fugl")?;
    screen.text_with("Vælg et mærke, kun du kender")?;
    // What stores something leaves the hand that has just come alone.
    sleep(CALM);
    screen.find_and_press("Fisk")?;
    screen.text_with("Du er med. Dit mærke står på listen.")?;
    screen.press("I dag")
}

fn comes_in_and_fills(screen: &Screen, cards: &Cards) -> Checked {
    screen.press("Om huset")?;
    screen.find_and_press("Personale")?;
    warm(screen, cards)?;
    comes_in(screen, cards, 0)?;
    screen.find_and_press("Kompas")?;
    screen.find_and_press("Øveperson")?;
    screen.find_and_press("Øveperson")?;
    screen.find_and_press("Relationer")?;
    screen.find_and_press("Deltagelse: Lejlighedsvis")?;
    sleep(LOOK);
    // Where there is no room for a wheel its fields are a list, and each has a page.
    if !screen.buttons().iter().any(|name| name.starts_with("Relationer")) {
        screen.press("Tilbage")?;
    }
    let filled = |name: &String| name.starts_with("Relationer") && name.contains("Lejlighedsvis");
    wait_for("the filling of the field", || screen.buttons().iter().any(filled).then_some(()))
}

/// Sets the staff's side up behind the screen: how it is pressed through is another check's. The screen stands where
/// only staff come, so that the compass opens at any hour.
fn set_up(dir: &Path) -> Result<Cards, String> {
    let store = Store::open(dir).map_err(|error| error.to_string())?;
    let side = StaffSide::at_once(dir, KdfPolicy::cheap(), Rc::new(MachineClock::new()));
    let app = App::new(store, Rc::new(SystemClock)).with_staff(side.map_err(|error| error.to_string())?);
    let mut first_run = FirstRun(app);
    first_run.press(StaffCommand::Begin);
    let start = first_run.copy()?;
    first_run.copy()?;
    first_run.press(StaffCommand::Place(Place::StaffRoom));
    let mut pins = Vec::new();
    for initials in EMPLOYEES {
        first_run.press(StaffCommand::Add { initials: initials.to_owned(), right: Right::Compass });
        let AccessView::ShowPin(shown) = first_run.view() else { return Err("no PIN is shown".to_owned()) };
        pins.push(shown.pin.as_slice().to_vec());
        first_run.press(StaffCommand::Next);
        first_run.type_in(shown.pin.as_slice());
    }
    first_run.press(StaffCommand::Finish);
    hold(matches!(first_run.view(), AccessView::Pad(_)), "the first run does not come to its end")?;
    Ok(Cards { start, pins })
}

struct FirstRun(App);

impl FirstRun {
    fn view(&self) -> AccessView {
        self.0.access(Language::Danish)
    }

    fn press(&mut self, command: StaffCommand) {
        self.0.staff(command);
        while self.0.poll_staff().is_some() {}
    }

    fn type_in(&mut self, digits: &[u8]) {
        digits.iter().for_each(|digit| self.press(StaffCommand::Digit(*digit)));
    }

    /// Copies the code that is shown, and types back what is asked for.
    fn copy(&mut self) -> Result<Vec<u8>, String> {
        let AccessView::ShowCode(shown) = self.view() else { return Err("no code is shown".to_owned()) };
        let card: Vec<Vec<u8>> = shown.groups.iter().map(|group| group.as_slice().to_vec()).collect();
        self.press(StaffCommand::Next);
        while let AccessView::TypeBack(asked) = self.view() {
            self.type_in(&card[asked.group - 1]);
        }
        Ok(card.concat())
    }
}

/// Everything in the folder belongs to the one who runs the kiosk, as on a machine.
fn give_to_nobody(dir: &Path) -> std::io::Result<()> {
    chown(dir, Some(NOBODY), Some(NOBODY))?;
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            give_to_nobody(&path)?;
        } else {
            chown(&path, Some(NOBODY), Some(NOBODY))?;
        }
    }
    Ok(())
}
