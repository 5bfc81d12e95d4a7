//! A monkey in front of the screen: fingers, keys and long pauses without any sense, drawn from a seed.
//!
//! Whatever it does, nothing panics, nothing of the staff's side is shown while it is locked, I dag is at most two presses
//! away, and the program does not grow. A question or a message over a page that is one task is answered first, and is no
//! press of those two. `cargo test` has it play for a while from a seed that stays and from one of the hour, which it
//! says; `FRISTED_MONKEY=100000 cargo test --test ui monkey` is a long day, and `FRISTED_MONKEY=COUNT:SEED` brings one
//! back.

use std::fs;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::text::Language;
use fristed::kiosk::touch::Phase;
use fristed::screens::place::{Spot, TextSize};
use fristed_ui::{Rest, Shell};
use slint::ComponentHandle as _;
use slint::platform::Key;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::look::{Role, labelled_at};
use crate::staff_house::{access, command, set_up};

#[path = "../torture/random.rs"]
#[allow(dead_code, reason = "of what the torture draws, this one needs a part")]
mod random;

use random::Random;

/// How often it does something in a plain `cargo test`.
const FEW: usize = 3_000;
/// After so many the program has met most of what it keeps, and is measured.
const WARM: usize = 2_000;
/// How often it is looked at whether home is near, and what is written on the screen.
const LOOK: usize = 25;
/// Only on pages that somebody who is in sees, in both languages.
const INSIDE: [&str; 6] = ["Vagtbordet", "The desk", "Lås helt", "Lock all", "Medarbejdere", "Kompas"];
/// What leads home, or nearer to it, in both languages; the first that is there is pressed.
const HOME: [&str; 6] = ["I dag", "Today", "Gå til I dag", "Go to Today", "Tilbage til huset", "Back to the house"];
const HELP: [&str; 2] = ["Hjælp nu", "Help now"];
const BACK: [&str; 2] = ["Tilbage", "Back"];
const CLOSE: [&str; 6] = ["Færdig", "Done", "Luk", "Close", "Godt, luk", "Fine, close"];
const MORE_TIME: [&str; 2] = ["Ja, giv mig mere tid", "Yes, give me more time"];
const I_AM_DONE: [&str; 2] = ["Nej, jeg er færdig", "No, I am done"];

/// Whether it is called so, whatever it says besides. A sentence may speak of the page behind the door.
fn is_named(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
}

struct Monkey {
    kiosk: Kiosk,
    random: Random,
    /// The last things it did, to be said where something does not hold.
    did: Vec<String>,
}

impl Monkey {
    /// In front of a house whose staff's side is set up, was open, and is locked.
    fn new(seed: u64) -> Self {
        let kiosk = Kiosk::new();
        let cards = set_up(&kiosk);
        crate::staff_house::log_in(&kiosk, &cards.pins[0]);
        command(&kiosk, StaffCommand::Lock);
        Self { kiosk, random: Random::new(seed), did: Vec::new() }
    }

    fn below(&mut self, end: usize) -> usize {
        self.random.below(end)
    }

    fn anywhere(&mut self) -> (f32, f32) {
        let size = self.kiosk.ui.window().size();
        let at = |number: usize, side: u32| (number % (side as usize + 20)) as f32 - 10.0;
        (at(self.random.below(1 << 20), size.width), at(self.random.below(1 << 20), size.height))
    }

    /// Somewhere on a button, as a hand that shakes meets it.
    fn on_a_button(&mut self) -> (f32, f32) {
        let mut all = labelled_at(self.kiosk.ui.window());
        all.retain(|one| one.role == Role::Button);
        if all.is_empty() {
            return self.anywhere();
        }
        let (x, y) = all[self.random.below(all.len())].rect.centre();
        let shake = |number: usize| number as f32 - 15.0;
        (x + shake(self.random.below(31)), y + shake(self.random.below(31)))
    }

    fn act(&mut self) {
        let before = self.did.len();
        match self.below(100) {
            0..=49 => {
                let (x, y) = self.on_a_button();
                self.note(format!("tap {x:.0},{y:.0}"));
                self.kiosk.tap(x, y);
            }
            50..=61 => {
                let (x, y) = self.anywhere();
                self.note(format!("tap {x:.0},{y:.0}"));
                self.kiosk.tap(x, y);
            }
            62..=69 => self.drag(),
            70..=77 => self.several(),
            78..=89 => self.key(),
            90..=92 => self.digits(),
            93..=98 => {
                let millis = [1, 80, 400, 1_300, 20_000, 61_000, 95_000, 200_000][self.below(8)];
                self.note(format!("wait {millis}"));
                self.kiosk.wait(Duration::from_millis(millis));
            }
            99 if self.below(2) == 0 => self.looks(),
            _ => {
                let size = [FULL_HD, FULL_HD, PORTRAIT, SMALL][self.below(4)];
                self.note(format!("size {size:?}"));
                self.kiosk.size(size);
            }
        }
        self.kiosk.woken();
        assert!(self.did.len() > before || self.did.len() == KEPT);
    }

    fn note(&mut self, what: String) {
        if self.did.len() == KEPT {
            self.did.remove(0);
        }
        self.did.push(what);
    }

    fn drag(&mut self) {
        let (from, to) = (self.on_a_button(), self.anywhere());
        self.note(format!("drag {from:.0?} to {to:.0?}"));
        self.kiosk.touch(0, Phase::Started, from.0, from.1);
        for step in 1..=4_u8 {
            let part = f32::from(step) / 4.0;
            self.kiosk.pass(Duration::from_millis(16));
            self.kiosk.touch(0, Phase::Moved, from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
        }
        let phase = if self.below(4) == 0 { Phase::Cancelled } else { Phase::Ended };
        self.kiosk.touch(0, phase, to.0, to.1);
        self.kiosk.pass(Duration::from_millis(600));
    }

    /// Another language, another size of the text, other colours, wherever it is.
    fn looks(&mut self) {
        let text = [TextSize::Normal, TextSize::Large, TextSize::Largest][self.below(3)];
        let (language, dark) = ([Language::Danish, Language::English][self.below(2)], self.below(2) == 0);
        self.note(format!("{text:?}, {language:?}, dark: {dark}"));
        self.kiosk.place(|place| (place.text, place.language, place.contrast) = (text, language, dark));
    }

    /// Up to five fingers, which come and go as they like; all are gone at the end.
    fn several(&mut self) {
        let fingers = 2 + self.below(4) as u64;
        self.note(format!("{fingers} fingers"));
        let mut down = Vec::new();
        for finger in 0..fingers {
            let (x, y) = self.on_a_button();
            self.kiosk.touch(finger, Phase::Started, x, y);
            down.push((finger, x, y));
            self.kiosk.pass(Duration::from_millis(30));
        }
        while !down.is_empty() {
            let at = self.below(down.len());
            let (finger, x, y) = down.swap_remove(at);
            self.kiosk.touch(finger, Phase::Moved, x + 9.0, y - 9.0);
            let phase = if self.below(5) == 0 { Phase::Cancelled } else { Phase::Ended };
            self.kiosk.touch(finger, phase, x, y);
            self.kiosk.pass(Duration::from_millis(90));
        }
        self.kiosk.pass(Duration::from_millis(600));
    }

    fn key(&mut self) {
        let text: slint::SharedString = match self.below(16) {
            0..=4 => Key::Tab.into(),
            5 => Key::Backtab.into(),
            6 | 7 => Key::Return.into(),
            8 => Key::Escape.into(),
            9 => Key::Backspace.into(),
            10 => [Key::UpArrow, Key::DownArrow, Key::LeftArrow, Key::RightArrow][self.below(4)].into(),
            11 => [Key::Home, Key::End, Key::PageUp, Key::PageDown, Key::Delete, Key::F4][self.below(6)].into(),
            12 => [Key::Control, Key::Alt, Key::Shift, Key::Meta][self.below(4)].into(),
            13 => " ".into(),
            _ => ["a", "æ", "Q", "7", "@", "\u{0}", "\u{1f600}", "لا"][self.below(8)].into(),
        };
        self.note(format!("key {text:?}"));
        self.kiosk.key(text);
    }

    /// At the pad: digits that are nobody's PIN, or next to nobody's.
    fn digits(&mut self) {
        let at_the_pad = *self.kiosk.screens.borrow().place().spot() == Spot::Staff;
        self.note(format!("digits, at the pad: {at_the_pad}"));
        if !at_the_pad {
            // No sheet lies over the page that somebody comes to.
            self.kiosk.place(|place| {
                place.see_better = false;
                place.go(Spot::Staff);
            });
        }
        for _ in 0..6 {
            let digit = self.below(10).to_string();
            if self.kiosk.button(&digit).is_some() {
                self.kiosk.press(&digit);
            }
        }
    }

    /// What holds after everything it does.
    fn holds(&mut self, number: usize) {
        let is_open = matches!(access(&self.kiosk), AccessView::Open(_));
        assert!(!is_open, "{number}: it came in by {:?}", self.did);
        let spot = self.kiosk.spot();
        let is_inside = matches!(
            spot,
            Spot::Desk(_) | Spot::Running(_) | Spot::Errand(_) | Spot::Lists(_) | Spot::Compass(_) | Spot::Released(_)
        );
        assert!(!is_inside, "{number}: {spot:?} is shown while it is locked, after {:?}", self.did);
        if !number.is_multiple_of(LOOK) {
            return;
        }
        let texts = self.kiosk.texts();
        let inside: Vec<&String> = texts.iter().filter(|text| INSIDE.iter().any(|word| is_named(text, word))).collect();
        assert!(inside.is_empty(), "{number}: {inside:?} on {spot:?}, after {:?}", self.did);
        if self.below(2) == 0 {
            self.goes_home(number);
        }
    }

    fn is_home(&self) -> bool {
        let screens = self.kiosk.screens.borrow();
        let (place, rest) = (screens.place(), self.kiosk.ui.global::<Shell>().get_rest());
        *place.spot() == Spot::Today && !place.see_better && rest == Rest::Awake
    }

    /// A page that is one task has no navigation. What asks or tells something over it is answered first.
    fn is_at_a_task(&self) -> bool {
        matches!(self.kiosk.spot(), Spot::Suggest | Spot::SuggestPictures | Spot::MeetingView(_) | Spot::Staff)
    }

    /// The button that leads home from what is on the screen, or nearest to it. None is there where any touch does.
    fn way_home(&self) -> Option<&'static str> {
        let buttons = self.kiosk.buttons();
        let first = |words: &[&'static str]| words.iter().copied().find(|word| buttons.iter().any(|one| one == word));
        let shell = self.kiosk.ui.global::<Shell>();
        let screens = self.kiosk.screens.borrow();
        let see_better = screens.place().see_better;
        match shell.get_rest() {
            Rest::Asking if self.is_at_a_task() && !see_better => first(&I_AM_DONE),
            Rest::Asking => first(&MORE_TIME),
            Rest::Resting => first(&HELP),
            Rest::Awake if !shell.get_notice().is_empty() => first(&CLOSE),
            Rest::Awake if see_better => first(&HOME).or_else(|| first(&CLOSE)),
            // The way back from own words leads to the meeting, and that of a task to where one came from.
            Rest::Awake => first(&HOME)
                .or_else(|| first(&BACK).filter(|_| screens.place().under() == Some(&Spot::Today)))
                .or_else(|| first(&HELP))
                .or_else(|| first(&BACK)),
        }
    }

    fn goes_home(&mut self, number: usize) {
        let began = (self.kiosk.spot(), self.kiosk.buttons());
        self.kiosk.wait(Duration::from_millis(1_300));
        let shell = self.kiosk.ui.global::<Shell>();
        let is_told = shell.get_rest() == Rest::Asking || !shell.get_notice().is_empty();
        let most = 2 + usize::from(is_told && self.is_at_a_task());
        let mut way = Vec::new();
        for _ in 0..most {
            if self.is_home() {
                return;
            }
            match self.way_home() {
                Some(word) => {
                    way.push(format!("{word} at {:.0}", self.kiosk.button(word).expect("it is there").rect));
                    self.kiosk.press(word);
                }
                // The idle board goes at any touch.
                None => self.kiosk.tap(40.0, 400.0),
            }
            way.push(format!("{:?}", self.kiosk.spot()));
            self.kiosk.wait(Duration::from_millis(1_300));
        }
        assert!(
            self.is_home(),
            "{number}: {most} presses from {:?} ({way:?}) lead to {:?} with {:?}; there was {:?}, and before that {:?}",
            began.0,
            self.kiosk.spot(),
            self.kiosk.buttons(),
            began.1,
            self.did
        );
    }
}

/// So many things of what it did are remembered.
const KEPT: usize = 12;

/// What the process takes: kilobytes of memory, open files, threads.
fn takes() -> (usize, usize, usize) {
    let status = fs::read_to_string("/proc/self/status").expect("a status");
    let number = |key: &str| -> usize {
        let line = status.lines().find(|line| line.starts_with(key)).expect("a line");
        line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).expect("a number")
    };
    (number("VmRSS:"), fs::read_dir("/proc/self/fd").expect("files").count(), number("Threads:"))
}

const CHILD: &str = "FRISTED_MONKEY_CHILD";

/// Not a test of its own: a process with nothing else in it, which can be measured.
#[test]
fn a_child_that_is_played_with() {
    let Ok(wish) = std::env::var(CHILD) else { return };
    let (count, seed) = wish.split_once(':').expect("COUNT:SEED");
    let (count, seed): (usize, u64) = (count.parse().expect("a number"), seed.parse().expect("a number"));
    let mut monkey = Monkey::new(seed);
    let mut before = None;
    for number in 1..=count {
        monkey.act();
        monkey.holds(number);
        if number == WARM.min(count / 2) {
            before = Some(takes());
        }
    }
    let ((memory, files, threads), after) = (before.expect("it was measured"), takes());
    println!("played {count} times: {memory} → {} kB, {} files, {} threads", after.0, after.1, after.2);
    assert_eq!((after.1, after.2), (files, threads), "files and threads");
    let grown = after.0.saturating_sub(memory);
    // In a play as short as that of a plain test it is still meeting pages for the first time.
    assert!(count < 2 * WARM || (grown <= 10 * 1024 && grown * 20 <= memory), "it has grown by {grown} kB");
}

fn plays(count: usize, seed: u64) {
    let child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "monkey::a_child_that_is_played_with", "--nocapture", "--test-threads=1"])
        .env(CHILD, format!("{count}:{seed}"))
        .output()
        .expect("the same test again");
    let said = String::from_utf8_lossy(&child.stdout).into_owned() + &String::from_utf8_lossy(&child.stderr);
    assert!(
        child.status.success(),
        "{said}\nThe same again: FRISTED_MONKEY={count}:{seed} cargo test --test ui monkey"
    );
    println!(
        "seed {seed}: played {}",
        said.lines().find_map(|line| line.split_once("played ")).expect("it came to its end").1
    );
}

#[test]
fn whatever_a_monkey_does_the_kiosk_is_a_kiosk() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    match std::env::var("FRISTED_MONKEY") {
        Ok(wish) => match wish.split_once(':') {
            Some((count, seed)) => plays(count.parse().expect("a number"), seed.parse().expect("a number")),
            None => {
                let count = wish.parse().expect("FRISTED_MONKEY=COUNT or COUNT:SEED");
                plays(count, 1);
                plays(count, now);
            }
        },
        Err(_) => [1, now].into_iter().for_each(|seed| plays(FEW, seed)),
    }
}
