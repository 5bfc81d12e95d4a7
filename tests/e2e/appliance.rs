//! What makes it a kiosk: no way out of it, back after every end, and nothing to do with any network.

use std::collections::BTreeSet;
use std::os::unix::net::UnixDatagram;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::hold;
use super::screen::Screen;
use super::session::{Checked, wait_for};

/// Keys that close, leave, switch, open or restart something in one desktop or another.
const ALONE: [&str; 17] = [
    "Escape",
    "F1",
    "F3",
    "F5",
    "F7",
    "F10",
    "F11",
    "F12",
    "Menu",
    "Print",
    "Pause",
    "Super_L",
    "Super_R",
    "Alt_L",
    "XF86Back",
    "XF86HomePage",
    "XF86PowerOff",
];
const HELD: [&str; 6] = ["alt", "ctrl", "super", "ctrl+alt", "ctrl+shift", "alt+shift"];
/// Matchbox itself closes a window with alt+c, which has a check of its own.
const WITH: [&str; 13] = ["F2", "F4", "Tab", "Escape", "q", "w", "n", "o", "t", "p", "d", "l", "Delete"];

/// The window still fills the screen and shows what it showed.
fn same_page(screen: &mut Screen, before: &BTreeSet<String>, after: &str) -> Checked {
    hold(screen.is_running(), format!("the kiosk ended after {after}"))?;
    let window = screen.element("frame", "Fristed")?;
    let place = (window.x, window.y, window.width, window.height);
    hold(place == (0, 0, 1920, 1080), format!("the window is at {place:?} after {after}"))?;
    let now = buttons(screen);
    hold(now == *before, format!("after {after} the buttons are {now:?}"))
}

fn buttons(screen: &Screen) -> BTreeSet<String> {
    screen.buttons().into_iter().collect()
}

pub fn hands(screen: &Screen, arguments: &[&str]) -> Checked {
    let done = screen.session.run("xdotool", arguments)?;
    hold(done.status.success(), format!("xdotool does not do {arguments:?}"))
}

pub fn no_key_leads_out(screen: &mut Screen) -> Checked {
    let before = buttons(screen);
    hold(before.contains("Hjælp nu"), "the first page is not there")?;
    let held = HELD.iter().flat_map(|held| WITH.iter().map(move |key| format!("{held}+{key}")));
    let all: Vec<String> = ALONE.iter().map(|key| (*key).to_owned()).chain(held).collect();
    hold(all.len() >= 60, "fewer than sixty combinations")?;
    for some in all.chunks(13) {
        let mut arguments = vec!["key", "--delay", "40"];
        arguments.extend(some.iter().map(String::as_str));
        hands(screen, &arguments)?;
        same_page(screen, &before, &some.join(", "))?;
    }
    Ok(())
}

/// Swipes from each edge, the other buttons, the wheel, many presses at once, and long ones.
pub fn no_gesture_leads_out(screen: &mut Screen) -> Checked {
    let before = buttons(screen);
    let swipes = [
        ("0", "540", "1800", "540"),
        ("1919", "540", "100", "540"),
        ("960", "0", "960", "1000"),
        ("960", "1079", "960", "60"),
    ];
    for (x, y, to_x, to_y) in swipes {
        hands(
            screen,
            &["mousemove", x, y, "mousedown", "1", "mousemove", "960", "540", "mousemove", to_x, to_y, "mouseup", "1"],
        )?;
        same_page(screen, &before, &format!("a swipe from {x}, {y}"))?;
    }
    for button in ["2", "3", "4", "5", "6", "7", "8", "9"] {
        hands(screen, &["mousemove", "960", "540", "click", "--repeat", "3", "--delay", "30", button])?;
        same_page(screen, &before, &format!("button {button}"))?;
    }
    for (x, y) in [("0", "0"), ("1919", "0"), ("0", "1079"), ("1919", "1079")] {
        hands(screen, &["mousemove", x, y, "click", "--repeat", "8", "--delay", "20", "3"])?;
        hands(screen, &["mousemove", x, y, "mousedown", "3", "sleep", "1", "mouseup", "3"])?;
        same_page(screen, &before, &format!("the corner {x}, {y}"))?;
    }
    no_finger_leads_out(screen, &before)
}

/// What a finger does that is no press: it stays, leaves the glass over the edge, or comes with others.
fn no_finger_leads_out(screen: &mut Screen, before: &BTreeSet<String>) -> Checked {
    // Between the bars and the cards, where nothing can be pressed.
    for place in [["4", "300"], ["1915", "700"], ["4", "1075"]] {
        let [x, y] = place;
        hands(screen, &["mousemove", x, y, "mousedown", "1", "sleep", "2.5", "mouseup", "1"])?;
        hands(screen, &["mousemove", x, y, "click", "--repeat", "9", "--delay", "60", "1"])?;
        same_page(screen, before, &format!("a finger that stays at {x}, {y}"))?;
    }
    let button = screen.button("Tilbud")?;
    let (x, y) = ((button.x + button.width / 2).to_string(), (button.y + button.height / 2).to_string());
    for (to_x, to_y) in [("960", "1079"), ("0", "1079"), ("1919", "0"), ("0", "0")] {
        let drag = ["mousemove", &x, &y, "mousedown", "1", "mousemove", to_x, to_y];
        // The hand goes on over the edge, where the pointer cannot follow.
        let over =
            ["mousemove_relative", "--", "400", "400", "mousemove_relative", "--", "-900", "-900", "mouseup", "1"];
        hands(screen, &[drag.as_slice(), &over].concat())?;
        same_page(screen, before, &format!("a finger that leaves over {to_x}, {to_y}"))?;
    }
    // A pointer has one place; that of several fingers at once only the first counts is tried in tests/ui/touch.rs.
    for others in [["1", "3"], ["1", "2"], ["3", "2"]] {
        let [one, other] = others;
        let both = ["mousedown", one, "mousedown", other, "sleep", "0.5", "mouseup", one, "mouseup", other];
        hands(screen, &[["mousemove", "4", "300"].as_slice(), &both].concat())?;
        same_page(screen, before, &format!("buttons {one} and {other} at once"))?;
    }
    Ok(())
}

/// Counted, not timed: after each end the page says what was pressed last.
pub fn killed_five_times(screen: &mut Screen) -> Checked {
    for round in 0..5 {
        let (press, then, word) = if round % 2 == 0 {
            ("I brug: Badet", "Ledig igen: Badet", "Badet er optaget")
        } else {
            ("Ledig igen: Badet", "I brug: Badet", "Badet er ledigt")
        };
        screen.press_with("Badet er")?;
        screen.press(press)?;
        screen.button(then)?;
        screen.kill()?;
        // The page's clock goes on as the machine's would.
        screen.open(&format!("09:{}", 52 + round), &[])?;
        screen.button_with(word).map_err(|said| format!("round {round}: {said}"))?;
    }
    Ok(())
}

const LIMIT: Duration = Duration::from_secs(6);

/// One word for the service manager, with the moment it came; none within `patience`.
fn word(manager: &UnixDatagram, patience: Duration) -> Result<Option<(String, Instant)>, String> {
    manager.set_read_timeout(Some(patience)).map_err(|error| error.to_string())?;
    let mut bytes = [0; 256];
    let heard = manager.recv(&mut bytes).ok();
    Ok(heard.map(|length| (String::from_utf8_lossy(&bytes[..length]).trim().to_owned(), Instant::now())))
}

pub fn watchdog(screen: &mut Screen) -> Checked {
    screen.kill()?;
    let socket = screen.session.at("notify");
    let manager = UnixDatagram::bind(&socket).map_err(|error| error.to_string())?;
    let program = screen.session.service("09:58", &socket, LIMIT)?;
    let first = word(&manager, Duration::from_secs(20))?.ok_or("it never says that the screen is there")?;
    hold(first.0 == "READY=1", format!("its first word is {:?}", first.0))?;
    screen.take(program)?;
    let mut last = first.1;
    for _ in 0..3 {
        let (said, at) = word(&manager, LIMIT)?.ok_or("it says nothing within the limit")?;
        hold(said == "WATCHDOG=1", format!("it says {said:?}"))?;
        // What the kiosk is late by on a busy machine leaves the other half of the limit.
        hold(at.duration_since(last) <= LIMIT / 2, format!("{:?} between two words", at.duration_since(last)))?;
        last = at;
    }
    let process = i32::try_from(screen.process()?).ok().and_then(Pid::from_raw).ok_or("no process")?;
    let signal = |signal: Signal| kill_process(process, signal).map_err(|error| error.to_string());
    signal(Signal::STOP)?;
    sleep(Duration::from_millis(100));
    while word(&manager, Duration::from_millis(1))?.is_some() {}
    hold(word(&manager, LIMIT)?.is_none(), "it says that it is alive although it stands still")?;
    signal(Signal::CONT)?;
    word(&manager, LIMIT)?.ok_or("it says nothing after it goes on")?;
    Ok(())
}

pub fn only_local_sockets(screen: &mut Screen) -> Checked {
    screen.kill()?;
    let log = screen.session.at("sockets");
    let program = screen.session.watched("09:58", &log)?;
    screen.take(program)?;
    screen.press("Hjælp nu")?;
    screen.text_with("112")?;
    screen.press("Tilbage")?;
    for page in ["Tilbud", "Værestedsmøde", "Vær med", "I dag", "Forslag"] {
        screen.press(page)?;
        screen.button("Hjælp nu")?;
    }
    screen.button("Læg i postkassen")?;
    screen.kill()?;
    let read = || std::fs::read_to_string(&log).ok().filter(|text| text.contains("socket("));
    let text = wait_for("the list of sockets", read)?;
    let opened = text.lines().filter(|line| line.contains("socket(") || line.contains("connect("));
    let elsewhere: Vec<&str> = opened.filter(|line| !line.contains("AF_UNIX") && !line.contains("resumed>")).collect();
    hold(elsewhere.is_empty(), format!("{elsewhere:?}"))?;
    screen.open("09:58", &[])
}
