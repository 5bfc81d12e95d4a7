//! The flows of the staff's side in English, by the labels that an English-speaking colleague reads. Their Danish is in
//! the files of each.

use fristed::app::staff::access::AccessView;
use fristed::domain::employee::Right;
use fristed::domain::text::Language;
use fristed::screens::place::Spot;
use fristed::screens::staff::running::{At, Field};
use fristed_ui::Typing;
use slint::ComponentHandle as _;

use crate::harness::Kiosk;
use crate::staff::{another, is_nowhere};
use crate::staff_house::{Cards, access, log_in, open, press_digits, shown, turn_to, type_back};

/// The desk of the first employee, in English.
fn opened() -> (Kiosk, Cards) {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    speak(&kiosk);
    (kiosk, cards)
}

/// Whoever comes next finds the screen in Danish, and chooses anew.
fn speak(kiosk: &Kiosk) {
    kiosk.place(|place| place.language = Language::English);
}

fn to_the_door(kiosk: &Kiosk) {
    speak(kiosk);
    kiosk.place(|place| place.go(Spot::Staff));
}

/// Presses the button whose label has this in it, on whatever sheet it stands.
#[track_caller]
fn press_with(kiosk: &Kiosk, part: &str) {
    let found = |kiosk: &Kiosk| kiosk.buttons().into_iter().find(|label| label.contains(part));
    if kiosk.button("More").is_some() {
        turn_to(kiosk, "More", |kiosk| found(kiosk).is_some());
    }
    kiosk.press(&found(kiosk).unwrap_or_else(|| panic!("no button with {part:?} among {:#?}", kiosk.buttons())));
}

#[test]
fn in_english_it_is_unlocked_locked_and_turned_cold() {
    let (kiosk, cards) = opened();
    kiosk.press("Lock all");
    assert!(kiosk.screens.borrow().app().session().is_none());
    speak(&kiosk);
    kiosk.press("The house");
    kiosk.press("Staff");
    press_digits(&kiosk, &cards.start[..6]);
    is_nowhere(&kiosk, &cards.start);
    kiosk.press("Delete");
    kiosk.press("Restart");
    press_digits(&kiosk, &another(&cards.start, 1));
    assert!(kiosk.has("Those were other digits."), "{:#?}", kiosk.texts());
    assert!(kiosk.button("5").is_none(), "no digit is taken for ten seconds");
    kiosk.wait_seconds(11);
    press_digits(&kiosk, &cards.start);
    assert!(kiosk.has("Who are you?"), "{:#?}", kiosk.texts());
    kiosk.press("MK");
    press_digits(&kiosk, &another(&cards.pins[0].1, 5));
    assert!(kiosk.has("That was another code."), "{:#?}", kiosk.texts());
    press_digits(&kiosk, &cards.pins[0].1);
    assert!(kiosk.has("The desk"), "{:#?}", kiosk.texts());
    kiosk.press("Lock");
    assert!(matches!(access(&kiosk), AccessView::Pad(_)), "warm: {:?}", access(&kiosk));
}

#[test]
fn in_english_a_colleague_gives_a_new_code() {
    let (kiosk, _) = opened();
    press_with(&kiosk, "Employees");
    press_with(&kiosk, "SLØ");
    press_with(&kiosk, "New code");
    assert!(kiosk.says("goes away"), "what is lost with the old one is said before: {:#?}", kiosk.texts());
    let pin = shown(&kiosk);
    kiosk.press("Go on");
    press_digits(&kiosk, &pin);
    kiosk.press("Lock");
    to_the_door(&kiosk);
    kiosk.press("SLØ");
    press_digits(&kiosk, &pin);
    assert!(kiosk.has("The desk") && kiosk.has("SLØ"), "{:#?}", kiosk.texts());
    press_with(&kiosk, "Employees");
    press_with(&kiosk, "JH");
    assert!(kiosk.says("One with compass can give a new code."), "{:#?}", kiosk.texts());
}

#[test]
fn in_english_compass_is_given_and_the_digits_stay() {
    let (kiosk, cards) = opened();
    press_with(&kiosk, "Employees");
    press_with(&kiosk, "SLØ");
    press_with(&kiosk, "Digits that stay");
    kiosk.woken();
    assert!(kiosk.says("The digits stay in place now."), "{:#?}", kiosk.texts());
    press_with(&kiosk, "Give house and compass");
    press_with(&kiosk, "Yes, do it now");
    let pin = shown(&kiosk);
    kiosk.press("Go on");
    press_digits(&kiosk, &pin);
    assert!(kiosk.says("House and compass"), "back on her page: {:#?}", kiosk.texts());
    kiosk.press("Lock");
    to_the_door(&kiosk);
    log_in(&kiosk, &(cards.pins[2].0, pin));
    assert_eq!(kiosk.screens.borrow().app().session().expect("somebody").right(), Right::Compass);
}

#[test]
fn in_english_somebody_leaves_and_there_is_a_new_start_card() {
    let (kiosk, cards) = opened();
    press_with(&kiosk, "Employees");
    press_with(&kiosk, "JH");
    press_with(&kiosk, "Leaves the house");
    press_with(&kiosk, "No, go back");
    press_with(&kiosk, "JH");
    press_with(&kiosk, "Leaves the house");
    press_with(&kiosk, "Yes, end the access now");
    kiosk.woken();
    let start = shown(&kiosk);
    assert_ne!(start, cards.start);
    assert!(kiosk.says("Then tear up the old card."), "{:#?}", kiosk.texts());
    kiosk.press("I have copied it");
    type_back(&kiosk, &start, |kiosk, group| press_digits(kiosk, group));
    kiosk.press("Lock all");
    to_the_door(&kiosk);
    press_digits(&kiosk, &start);
    assert!(kiosk.has("MK") && !kiosk.has("JH"), "{:#?}", kiosk.texts());
}

#[test]
fn in_english_the_recovery_key_opens_and_both_lost_is_said_plainly() {
    let (kiosk, cards) = opened();
    kiosk.press("Lock all");
    to_the_door(&kiosk);
    kiosk.press("The card is lost");
    kiosk.press("Both cards are lost");
    assert!(kiosk.has("Without the cards nobody can unlock it"), "{:#?}", kiosk.texts());
    press_with(&kiosk, "Use the start code");
    kiosk.press("The card is lost");
    press_digits(&kiosk, &cards.recovery);
    let start = shown(&kiosk);
    kiosk.press("I have copied it");
    type_back(&kiosk, &start, |kiosk, group| press_digits(kiosk, group));
    assert!(kiosk.has("The recovery key fits"), "{:#?}", kiosk.texts());
    press_with(&kiosk, "JH");
    let pin = shown(&kiosk);
    kiosk.press("Go on");
    press_digits(&kiosk, &pin);
    press_with(&kiosk, "Done");
    kiosk.woken();
    to_the_door(&kiosk);
    kiosk.press("JH");
    press_digits(&kiosk, &pin);
    assert!(kiosk.has("The desk"), "{:#?}", kiosk.texts());
}

#[test]
fn in_english_a_first_name_comes_and_goes_and_a_facility_is_freed() {
    let (kiosk, cards) = opened();
    press_with(&kiosk, "Write your first name on Today");
    for letter in ["m", "i", "a"] {
        kiosk.press(letter);
    }
    kiosk.press("Put on Today");
    assert!(kiosk.says("Here today: mia"), "{:#?}", kiosk.texts());
    let free = |kiosk: &Kiosk| kiosk.buttons().into_iter().find(|label| label.starts_with("In use: "));
    if free(&kiosk).is_none() {
        turn_to(&kiosk, "More", |kiosk| free(kiosk).is_some());
    }
    let first = free(&kiosk).expect("a free one");
    kiosk.press(&first);
    kiosk.press(&first.replace("In use: ", "Make free: "));
    assert!(kiosk.button(&first).is_some(), "{:#?}", kiosk.buttons());
    kiosk.press("Lock");
    to_the_door(&kiosk);
    log_in(&kiosk, &cards.pins[0]);
    press_with(&kiosk, "Take my name off Today");
    kiosk.press("Lock");
    assert!(!kiosk.says("mia"), "{:#?}", kiosk.texts());
}

#[test]
fn in_english_a_question_is_put_up_and_taken_down() {
    let (kiosk, _) = opened();
    let first = |kiosk: &Kiosk| kiosk.screens.borrow().app().questions(Language::Danish).expect("questions").remove(0);
    press_with(&kiosk, "Questions");
    kiosk.press_beginning("Put up a question");
    kiosk.press("Done");
    assert!(kiosk.says("Write a question."), "a refusal says what to do: {:#?}", kiosk.texts());
    kiosk.press_beginning("Put up a question");
    kiosk.screens.borrow_mut().type_in("Hvad hedder hunden");
    kiosk.settle();
    kiosk.press("Done");
    assert!(kiosk.has("The answer"), "{:#?}", kiosk.texts());
    kiosk.screens.borrow_mut().type_in("Den hedder Bob");
    kiosk.settle();
    kiosk.press("Done");
    assert_eq!(first(&kiosk).question, "Hvad hedder hunden");
    let down = |label: &String| label.ends_with(": Hvad hedder hunden") && !label.starts_with("Undo");
    let down = kiosk.buttons().into_iter().find(down).expect("a way to take it down");
    assert!(down.starts_with("Take it down") || down.starts_with("Take down"), "{down}");
    kiosk.press(&down);
    assert_ne!(first(&kiosk).question, "Hvad hedder hunden");
    kiosk.press_beginning("Undo: Took down a question");
    assert_eq!(first(&kiosk).question, "Hvad hedder hunden");
}

#[test]
fn in_english_the_week_has_other_hours() {
    let (kiosk, _) = opened();
    let hours = |kiosk: &Kiosk| kiosk.screens.borrow().app().house(Language::Danish).expect("the house").hours;
    let before = hours(&kiosk);
    kiosk.find_and_press("Settings");
    kiosk.find_and_press("Hours of the week");
    kiosk.press_beginning("Wednesday");
    kiosk.press_beginning("Later: ");
    kiosk.find_and_press("Save for all weekdays");
    assert_ne!(hours(&kiosk), before);
    kiosk.press_beginning("Undo: Changed the hours of the week");
    assert_eq!(hours(&kiosk), before);
}

#[test]
fn in_english_an_offer_is_made_and_ends() {
    let (kiosk, _) = opened();
    let made = |kiosk: &Kiosk| {
        let all = kiosk.screens.borrow().app().offers(Language::Danish).expect("offers");
        all.into_iter().any(|one| one.title == "Symaskine")
    };
    kiosk.find_and_press("Offers");
    kiosk.find_and_press("Make a new offer");
    kiosk.find_and_press("What is it called");
    kiosk.screens.borrow_mut().type_in("Symaskine");
    kiosk.settle();
    kiosk.press("Done");
    kiosk.find_and_press("When it is here");
    kiosk.press("At set times");
    kiosk.find_and_press("Save");
    assert!(made(&kiosk));
    kiosk.find_and_press("Symaskine");
    kiosk.find_and_press("End the offer");
    kiosk.press("Yes, end it now");
    assert!(!made(&kiosk));
    kiosk.press_beginning("Undo: Ended an offer");
    assert!(made(&kiosk));
}

#[test]
fn in_english_what_was_typed_comes_back_and_is_saved() {
    let (kiosk, cards) = opened();
    kiosk.screens.borrow_mut().act(&At::Needs.name());
    kiosk.screens.borrow_mut().act(&At::Write(Field::Need).name());
    kiosk.settle();
    kiosk.screens.borrow_mut().type_in("to ture");
    kiosk.settle();
    kiosk.press("Lock");
    to_the_door(&kiosk);
    log_in(&kiosk, &cards.pins[0]);
    assert_eq!(kiosk.spot(), Spot::Running(At::Write(Field::Need)));
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "to ture");
    assert!(kiosk.has("This is what you wrote before the screen locked."), "{:#?}", kiosk.texts());
    kiosk.press("Done");
    let needs = kiosk.screens.borrow().app().join(Language::Danish).expect("Vær med").needs;
    assert_eq!(needs.last().expect("a need").text, "to ture");
}

#[test]
fn in_english_a_picture_comes_from_a_stick() {
    let kiosk = crate::about::opened(Language::English);
    let id = crate::about::billiards(&kiosk);
    let pictures = |kiosk: &Kiosk| kiosk.screens.borrow().app().store().pictures().expect("pictures").len();
    kiosk.screens.borrow_mut().act(&At::Time(id).name());
    kiosk.settle();
    kiosk.find_and_press("Picture");
    kiosk.find_and_press("Picture from a stick");
    assert!(kiosk.says("Things and places, not people"), "{:#?}", kiosk.texts());
    kiosk.press("have.png");
    kiosk.find_and_press("Nobody can be recognised");
    assert_eq!(pictures(&kiosk), 1);
    kiosk.press_beginning("Undo: ");
    assert_eq!(pictures(&kiosk), 0);
}
