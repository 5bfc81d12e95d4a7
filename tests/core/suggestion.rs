//! The door for suggestions, and what is said before sending.

use fristed::app::postbox::{Answer, Postbox};
use fristed::domain::suggestion::{LONGEST, Suggestion, SuggestionRefused};
use fristed::domain::text::Language::{Danish, English};
use tempfile::TempDir;

use crate::lysningen::Lysningen;

#[test]
fn one_to_three_hundred_characters() {
    let refused = |text: &str| Suggestion::new(text).unwrap_err();
    assert_eq!(refused(""), SuggestionRefused::Empty);
    assert_eq!(refused(" \n\t\u{a0}"), SuggestionRefused::Empty);
    assert_eq!(refused(&"å".repeat(LONGEST + 1)), SuggestionRefused::TooLong);
    // More bytes than a sealed letter holds.
    assert_eq!(refused(&"🎵".repeat(256)), SuggestionRefused::TooLong);
    assert_eq!(Suggestion::new(&"å".repeat(LONGEST)).unwrap().as_str().chars().count(), LONGEST);
    assert_eq!(Suggestion::new("  mere musik\n").unwrap().as_str(), "mere musik");
}

#[test]
fn nothing_by_which_somebody_could_be_found() {
    let refused = |text: &str| Suggestion::new(text).unwrap_err();
    assert_eq!(refused("jeg er 010190-1234"), SuggestionRefused::PersonalNumber);
    assert_eq!(refused("ring til 22 33 44 55"), SuggestionRefused::PhoneNumber);
    assert_eq!(refused("skriv til bo@huset.dk"), SuggestionRefused::Email);
}

#[test]
fn its_debug_form_says_nothing() {
    assert_eq!(format!("{:?}", Suggestion::new("hemmeligt").unwrap()), "Suggestion");
}

#[test]
fn what_is_said_before_sending() {
    let house = Lysningen::at("2026-10-13T09:40");
    assert_eq!(house.app.look_at_suggestion("Mere musik"), Ok(false));
    assert_eq!(house.app.look_at_suggestion("Jeg vil ikke leve mere"), Ok(true));
    assert_eq!(house.app.look_at_suggestion("  "), Err(SuggestionRefused::Empty));
}

#[test]
fn the_page_says_by_which_meeting_it_is_answered() {
    let house = Lysningen::at("2026-10-13T09:40");
    let danish = house.app.suggestion_page(Danish).unwrap().answered_by.unwrap();
    let english = house.app.suggestion_page(English).unwrap().answered_by.unwrap();
    assert!(danish.starts_with("Du får svar senest her: ") && danish.ends_with('.'), "{danish}");
    assert!(english.starts_with("You get an answer here at the latest: "), "{english}");
    let bare = Lysningen::with_only("2026-10-13T09:40", Vec::new());
    assert_eq!(bare.app.suggestion_page(Danish).unwrap().answered_by, None);
}

#[test]
fn posting_is_answered_by_the_poll() {
    let dir = TempDir::new().unwrap();
    let mut house = Lysningen::at("2026-10-13T09:40");
    house.app.post_suggestion("uden kasse").unwrap();
    assert_eq!(house.app.poll(), [Answer::SuggestionNotKept]);
    assert_eq!(house.app.poll(), []);
    house.app = house.app.with_postbox(Postbox::at_once(dir.path()).unwrap());
    house.app.post_suggestion("mere musik").unwrap();
    assert_eq!(house.app.poll(), [Answer::SuggestionKept]);
    assert_eq!(house.app.poll(), []);
    assert_eq!(house.app.post_suggestion(""), Err(SuggestionRefused::Empty));
    assert_eq!(house.app.poll(), []);
}

#[test]
fn the_worker_wakes_the_screen_once_for_each_answer() {
    let dir = TempDir::new().unwrap();
    let (wake, woken) = std::sync::mpsc::channel();
    let mut house = Lysningen::at("2026-10-13T09:40");
    let wake = move || wake.send(()).unwrap();
    house.app = house.app.with_postbox(Postbox::open(dir.path(), wake).unwrap());
    for text in ["et", "to", "tre"] {
        house.app.post_suggestion(text).unwrap();
    }
    let mut answers = Vec::new();
    for _ in 0..3 {
        woken.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
        answers.extend(house.app.poll());
    }
    assert_eq!(answers, [Answer::SuggestionKept; 3]);
}
