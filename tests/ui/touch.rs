//! Fingers as they really come: two at once, taken away, a palm that stays. None of it presses anything.

use std::time::Duration;

use fristed::kiosk::touch::{LONGEST_PRESS, Phase, SLOP};
use fristed::screens::place::Spot;

use crate::harness::Kiosk;

fn centre(kiosk: &Kiosk, label: &str) -> (f32, f32) {
    kiosk.button(label).unwrap_or_else(|| panic!("no {label}")).rect.centre()
}

fn moment(kiosk: &Kiosk) {
    kiosk.pass(Duration::from_millis(100));
    kiosk.settle();
}

#[test]
fn a_second_finger_presses_nothing_and_the_first_one_does() {
    let kiosk = Kiosk::new();
    let (first, second) = (centre(&kiosk, "Tilbud"), centre(&kiosk, "Ugen"));
    kiosk.touch(0, Phase::Started, first.0, first.1);
    moment(&kiosk);
    kiosk.touch(1, Phase::Started, second.0, second.1);
    moment(&kiosk);
    kiosk.touch(1, Phase::Ended, second.0, second.1);
    moment(&kiosk);
    assert_eq!(kiosk.spot(), Spot::Today, "nothing is pressed before the first finger lifts");
    kiosk.touch(0, Phase::Ended, first.0, first.1);
    moment(&kiosk);
    assert_eq!(kiosk.spot(), Spot::Offers);
}

#[test]
fn a_touch_that_is_taken_away_presses_nothing() {
    let kiosk = Kiosk::new();
    let (x, y) = centre(&kiosk, "Tilbud");
    kiosk.touch(0, Phase::Started, x, y);
    moment(&kiosk);
    kiosk.touch(0, Phase::Cancelled, x, y);
    moment(&kiosk);
    assert_eq!(kiosk.spot(), Spot::Today);
    kiosk.press("Tilbud");
    assert_eq!(kiosk.spot(), Spot::Offers, "and the next touch counts");
}

#[test]
fn a_palm_that_stays_presses_nothing() {
    let kiosk = Kiosk::new();
    let (x, y) = centre(&kiosk, "Tilbud");
    kiosk.touch(0, Phase::Started, x, y);
    for _ in 0..12 {
        kiosk.pass(LONGEST_PRESS / 10);
        kiosk.touch(0, Phase::Moved, x + 1.0, y);
    }
    kiosk.touch(0, Phase::Ended, x, y);
    moment(&kiosk);
    assert_eq!(kiosk.spot(), Spot::Today);
}

#[test]
fn a_finger_that_slides_off_presses_nothing() {
    let kiosk = Kiosk::new();
    let ((x, y), away) = (centre(&kiosk, "Tilbud"), centre(&kiosk, "Hjælp nu"));
    kiosk.touch(0, Phase::Started, x, y);
    kiosk.touch(0, Phase::Moved, x, y - 3.0 * SLOP);
    kiosk.touch(0, Phase::Moved, away.0, away.1);
    moment(&kiosk);
    kiosk.touch(0, Phase::Ended, away.0, away.1);
    moment(&kiosk);
    assert_eq!(kiosk.spot(), Spot::Today);
}

#[test]
fn a_hand_that_shakes_still_presses() {
    let kiosk = Kiosk::new();
    let rect = kiosk.button("Tilbud").expect("Tilbud").rect;
    // At the very edge, where every tremor leaves the button.
    let (x, y) = (rect.x + 3.0, rect.centre().1);
    kiosk.touch(0, Phase::Started, x, y);
    for step in 0..20_u8 {
        kiosk.pass(Duration::from_millis(10));
        let swing = if step % 2 == 0 { -1.0 } else { 1.0 };
        kiosk.touch(0, Phase::Moved, x + swing * (SLOP - 2.0), y);
    }
    kiosk.touch(0, Phase::Ended, x - SLOP + 2.0, y);
    moment(&kiosk);
    assert_eq!(kiosk.spot(), Spot::Offers);
}

#[test]
fn a_bounce_right_after_a_press_is_not_a_second_one() {
    let kiosk = Kiosk::new();
    kiosk.press("Ugen");
    let (x, y) = centre(&kiosk, "Næste dag");
    kiosk.touch(0, Phase::Started, x, y);
    kiosk.pass(Duration::from_millis(50));
    kiosk.touch(0, Phase::Ended, x, y);
    kiosk.pass(Duration::from_millis(30));
    kiosk.touch(1, Phase::Started, x + 5.0, y);
    kiosk.pass(Duration::from_millis(30));
    kiosk.touch(1, Phase::Ended, x + 5.0, y);
    moment(&kiosk);
    assert_eq!(kiosk.spot(), Spot::Week(1));
}

#[test]
fn the_same_button_counts_once_in_four_hundred_milliseconds() {
    let kiosk = Kiosk::new();
    kiosk.press("Ugen");
    let (x, y) = centre(&kiosk, "Næste dag");
    let click = |after: u64| {
        kiosk.touch(0, Phase::Started, x, y);
        kiosk.pass(Duration::from_millis(30));
        kiosk.touch(0, Phase::Ended, x, y);
        kiosk.pass(Duration::from_millis(after));
        kiosk.settle();
    };
    click(150);
    click(150);
    assert_eq!(kiosk.spot(), Spot::Week(1), "two within the guard");
    kiosk.pass(Duration::from_millis(500));
    click(500);
    assert_eq!(kiosk.spot(), Spot::Week(2), "and one after it");
}

#[test]
fn a_press_lights_up_on_the_first_frame() {
    let kiosk = Kiosk::new();
    let rect = kiosk.button("Tilbud").expect("Tilbud").rect;
    let before = kiosk.picture();
    kiosk.touch(0, Phase::Started, rect.centre().0, rect.centre().1);
    let lit = kiosk.picture();
    let at = (rect.y + 12.0) as usize * 1920 + rect.centre().0 as usize;
    assert_ne!(before.as_slice()[at], lit.as_slice()[at], "the button is lit before the finger lifts");
    kiosk.touch(0, Phase::Cancelled, 0.0, 0.0);
}
