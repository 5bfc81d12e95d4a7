//! The real binary in a real window, found and pressed through the accessibility bus as a screen reader does it.
//!
//! `cargo test --test e2e`, or with words of the names of some checks; not part of plain `cargo test`, because it needs a virtual display. Where something for it
//! is missing it says so and fails.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the runner says what it did")]

mod appliance;
mod compositor;
mod memory;
mod monkey;
mod pages;
mod picture;
mod round;
mod route;
mod screen;
mod session;
mod staff;

use std::process::ExitCode;
use std::time::Instant;

use screen::Screen;
use session::{Checked, Session, need_everything, wait_for};

/// One check after another in the same session: each begins where the one before it ended.
type Check = (&'static str, fn(&mut Screen) -> Checked);

/// What a session begins with.
type Start = fn() -> Result<Session, String>;

const CHECKS: [Check; 28] = [
    ("without_a_display_one_sentence_names_snapshot", without_a_display),
    ("the_window_fills_the_screen", fills_the_screen),
    ("the_buttons_of_the_first_page_are_there_by_name", buttons_by_name),
    ("a_facility_is_taken_through_the_accessibility_bus", takes_the_shower),
    ("a_second_kiosk_on_the_same_house_is_refused_with_a_sentence", second_is_refused),
    ("what_was_pressed_outlives_a_kill", outlives_a_kill),
    ("a_facility_is_freed_through_the_accessibility_bus", frees_the_shower),
    ("a_click_of_the_pointer_presses_as_well", pointer_presses),
    ("help_is_one_press_away", help_is_near),
    ("the_page_speaks_english", speaks_english),
    ("no_key_leads_out_of_the_kiosk", appliance::no_key_leads_out),
    ("no_gesture_leads_out_of_the_kiosk", appliance::no_gesture_leads_out),
    ("after_five_kills_the_store_is_on_the_screen", appliance::killed_five_times),
    ("the_watchdog_is_told_only_while_the_kiosk_runs", appliance::watchdog),
    ("only_sockets_of_this_machine_are_opened", appliance::only_local_sockets),
    ("the_agenda_of_the_house_meeting_is_there", pages::house_meeting),
    ("a_suggestion_is_put_together_from_pictures", pages::suggestion_of_pictures),
    ("somebody_signs_up_and_steps_back_by_their_secret", pages::signs_up_and_steps_back),
    ("what_was_typed_is_gone_when_the_page_is_left", memory::gone_when_left),
    ("what_was_posted_is_gone_but_for_the_sealed_letter", memory::gone_when_posted),
    ("the_kiosk_says_the_same_with_and_without_a_suggestion", memory::says_the_same),
    ("the_staff_side_is_set_up_with_codes_read_from_the_screen", staff::first_run),
    ("a_pin_on_the_shuffled_pad_opens_the_desk_and_one_press_locks_it", staff::in_and_out),
    ("once_locked_no_key_and_no_pin_is_in_memory", staff::keys_leave_memory),
    ("once_cold_nothing_of_what_left_the_box_is_in_memory", staff::what_was_released_leaves_memory),
    ("three_employees_go_through_a_whole_round", round::three_go_through_a_whole_round),
    ("whatever_a_monkey_does_at_the_window_it_is_a_kiosk", monkey::plays),
    ("the_window_manager_cannot_close_the_kiosk", cannot_be_closed),
];

fn main() -> ExitCode {
    let began = Instant::now();
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    // The first two open the window, which all others need.
    let wanted = |at: usize, name: &str| words.is_empty() || at < 2 || words.iter().any(|word| name.contains(word));
    let checks: Vec<Check> =
        CHECKS.into_iter().enumerate().filter(|(at, (name, _))| wanted(*at, name)).map(|(_, check)| check).collect();
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    let all_of_them: &[Check] =
        if compositor::CHECKS.iter().any(|(name, _)| wanted(name)) { &compositor::CHECKS } else { &[] };
    let (mut passed, mut failed) = (0, 0);
    let sessions: [(Start, &[Check]); 2] = [(Session::start, &checks), (Session::start_compositor, all_of_them)];
    for (start, checks) in sessions {
        if checks.is_empty() {
            continue;
        }
        let screen = need_everything().and_then(|()| start());
        let Ok(mut screen) = screen.map(Screen::new).inspect_err(|sentence| eprintln!("{sentence}.")) else {
            return ExitCode::FAILURE;
        };
        let unmet = run(checks, &mut screen);
        (passed, failed) = (passed + checks.len() - unmet, failed + unmet);
    }
    println!("\ntest result: {passed} passed; {failed} failed; finished in {:.1} s", began.elapsed().as_secs_f32());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One check after another; says how many did not hold.
fn run(checks: &[Check], screen: &mut Screen) -> usize {
    let mut failed = 0;
    for (name, check) in checks {
        match check(screen) {
            Ok(()) => println!("test {name} ... ok"),
            Err(reason) => {
                failed += 1;
                println!("test {name} ... FAILED: {reason}");
                println!("  on the screen: {:?}", screen.buttons());
            }
        }
    }
    failed
}

/// `Err(said)` unless it holds.
fn hold(it: bool, said: impl Into<String>) -> Checked {
    if it { Ok(()) } else { Err(said.into()) }
}

fn without_a_display(screen: &mut Screen) -> Checked {
    let output = screen.session.refused(&["run"], false)?;
    let said = String::from_utf8_lossy(&output.stderr);
    hold(output.status.code() == Some(1), format!("it ended with {:?}", output.status))?;
    hold(said.contains("fristed snapshot") && said.lines().count() == 1, format!("it said {said:?}"))
}

fn fills_the_screen(screen: &mut Screen) -> Checked {
    screen.open("09:40", &[])?;
    let window = screen.element("frame", "Fristed")?;
    let place = (window.x, window.y, window.width, window.height);
    hold(place == (0, 0, 1920, 1080), format!("the window is at {place:?}"))
}

fn buttons_by_name(screen: &mut Screen) -> Checked {
    for name in [
        "I dag",
        "Tilbud",
        "Værestedsmøde",
        "Forslag",
        "Vær med",
        "Ugen",
        "Om huset",
        "Hjælp nu",
        "English",
        "Se bedre",
    ] {
        let button = screen.button(name)?;
        let inside =
            button.x >= 0 && button.y >= 0 && button.x + button.width <= 1920 && button.y + button.height <= 1080;
        hold(inside && button.width >= 64 && button.height >= 64, format!("{name} is at {button:?}"))?;
    }
    screen.button_with("I gang nu – kom bare: Morgenmad").map(drop)
}

fn takes_the_shower(screen: &mut Screen) -> Checked {
    screen.press_with("Badet er ledigt")?;
    screen.button("I brug: Badet")?;
    screen.press("I brug: Badet")?;
    screen.button("Ledig igen: Badet")?;
    screen.text_with("Badet, er optaget").map(drop)
}

fn second_is_refused(screen: &mut Screen) -> Checked {
    let output = screen.session.refused(&["run"], true)?;
    let said = String::from_utf8_lossy(&output.stderr);
    hold(output.status.code() == Some(1), format!("it ended with {:?}", output.status))?;
    let folder = screen.session.data().display().to_string();
    hold(said.contains(&folder) && said.lines().count() == 1, format!("it said {said:?}"))
}

fn outlives_a_kill(screen: &mut Screen) -> Checked {
    screen.kill()?;
    screen.open("09:50", &[])?;
    screen.button_with("Badet er optaget").map(drop)
}

fn frees_the_shower(screen: &mut Screen) -> Checked {
    screen.press_with("Badet er optaget")?;
    screen.press("Ledig igen: Badet")?;
    screen.button("I brug: Badet")?;
    screen.text_with("Badet, er ledigt").map(drop)
}

fn pointer_presses(screen: &mut Screen) -> Checked {
    screen.click("I brug: Badet")?;
    screen.button("Ledig igen: Badet")?;
    screen.click("Ledig igen: Badet")?;
    screen.button("I brug: Badet").map(drop)
}

fn help_is_near(screen: &mut Screen) -> Checked {
    screen.press("Hjælp nu")?;
    screen.text_with("112")?;
    screen.press("Tilbage")?;
    screen.button("I brug: Badet").map(drop)
}

fn speaks_english(screen: &mut Screen) -> Checked {
    screen.press("English")?;
    screen.button("Help now")?;
    screen.press("Today")?;
    screen.text_with("Good morning")?;
    screen.press("Dansk")?;
    screen.button("Hjælp nu").map(drop)
}

/// The same key closes a kiosk that was opened in a window, which shows that it is the right one.
fn cannot_be_closed(screen: &mut Screen) -> Checked {
    screen.ask_to_close()?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    hold(screen.is_running(), "the kiosk ended")?;
    screen.button("Hjælp nu")?;
    screen.kill()?;
    screen.open("09:55", &["--window"])?;
    screen.ask_to_close()?;
    wait_for("the end of the window", || (!screen.is_running()).then_some(()))
}
