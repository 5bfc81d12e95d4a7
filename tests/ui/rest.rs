//! Hvile: when the screen asks, when it rests, and what wakes it.

use std::time::Duration;

use fristed::screens::End;
use fristed::screens::place::Spot;
use fristed_ui::{Idle, Rest, Shell, Theme};
use slint::ComponentHandle as _;

use crate::harness::{Kiosk, TUESDAY_NIGHT};
use crate::staff_house::{log_in, open};

/// How often the kiosk's heart beats in `seconds`.
fn beats(kiosk: &Kiosk, seconds: u64) -> usize {
    let end = kiosk.clock.uptime() + Duration::from_secs(seconds);
    let mut beats = 0;
    while kiosk.clock.uptime() < end {
        let still = kiosk.screens.borrow().still_for(kiosk.clock.uptime());
        kiosk.wait(still);
        beats += 1;
        assert!(beats < 10_000, "it beats without end");
    }
    beats
}

#[test]
fn the_heart_beats_only_when_something_changes() {
    let open = Kiosk::new();
    assert!(beats(&open, 600) <= 10 + 600 / 20 + 4, "awake for ninety seconds, then a message every twenty");
    let closed = Kiosk::at(TUESDAY_NIGHT);
    assert!(beats(&closed, 600) <= 10 + 10 + 4, "awake for ninety seconds, then once or twice a minute");
}

/// Whether the idle board lies over everything.
fn is_resting(kiosk: &Kiosk) -> bool {
    kiosk.ui.global::<Shell>().get_rest() == Rest::Resting
}

fn asks(kiosk: &Kiosk) -> bool {
    kiosk.has("Er du her stadig?")
}

/// Keys have been in the program: it is started anew, but under nobody's hands.
#[test]
fn what_has_held_keys_ends_only_once_nobody_stands_in_front_of_it() {
    let kiosk = Kiosk::new();
    let ends = |kiosk: &Kiosk| [true, false].map(|tends| kiosk.screens.borrow().ends_now(tends));
    let cards = open(&kiosk);
    kiosk.press("Lås");
    kiosk.wait_seconds(95);
    assert!(is_resting(&kiosk) && !kiosk.screens.borrow().app().wants_fresh_start());
    assert_eq!(ends(&kiosk), [None, None], "it is warm, and each PIN opens");
    kiosk.press("Rør ved skærmen");
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    kiosk.press("Lås helt");
    assert!(kiosk.screens.borrow().app().wants_fresh_start());
    assert_eq!(ends(&kiosk), [None, None], "somebody stands there");
    kiosk.wait_seconds(80);
    kiosk.press("Om huset");
    kiosk.wait_seconds(95);
    assert_eq!(ends(&kiosk), [None, None], "somebody reads, and is asked");
    kiosk.wait_seconds(40);
    assert!(is_resting(&kiosk));
    assert_eq!(ends(&kiosk), [Some(End::Keys), None], "a page at another time goes on");
}

#[test]
fn today_rests_after_ninety_seconds() {
    let kiosk = Kiosk::new();
    kiosk.wait_seconds(89);
    assert!(!is_resting(&kiosk) && kiosk.button("Ugen").is_some());
    kiosk.wait_seconds(2);
    assert!(is_resting(&kiosk));
    assert!(kiosk.has("Rør ved skærmen") && kiosk.button("Ugen").is_none());
}

#[test]
fn another_page_asks_and_rests_thirty_seconds_later() {
    let kiosk = Kiosk::new();
    kiosk.press("Tilbud");
    kiosk.wait_seconds(88);
    assert!(!asks(&kiosk));
    kiosk.wait_seconds(3);
    assert!(asks(&kiosk) && !is_resting(&kiosk));
    kiosk.wait_seconds(28);
    assert!(asks(&kiosk) && !is_resting(&kiosk));
    kiosk.wait_seconds(3);
    assert!(is_resting(&kiosk) && !asks(&kiosk));
}

#[test]
fn a_beat_that_comes_late_asks_first() {
    let kiosk = Kiosk::new();
    kiosk.press("Tilbud");
    kiosk.pass(Duration::from_secs(125));
    let beat = |kiosk: &Kiosk| {
        kiosk.screens.borrow_mut().look_again(kiosk.clock.uptime());
        kiosk.settle();
    };
    beat(&kiosk);
    assert!(asks(&kiosk) && !is_resting(&kiosk), "nobody rests who was not asked");
    kiosk.pass(Duration::from_secs(29));
    beat(&kiosk);
    assert!(asks(&kiosk));
    kiosk.pass(Duration::from_secs(2));
    beat(&kiosk);
    assert!(is_resting(&kiosk));
}

#[test]
fn more_time_is_five_minutes() {
    let kiosk = Kiosk::new();
    kiosk.press("Tilbud");
    kiosk.wait_seconds(95);
    kiosk.press("Ja, giv mig mere tid");
    assert!(!asks(&kiosk) && kiosk.spot() == Spot::Offers);
    kiosk.wait_seconds(5 * 60 - 5);
    assert!(!asks(&kiosk) && !is_resting(&kiosk));
    kiosk.wait_seconds(6);
    assert!(asks(&kiosk));
}

#[test]
fn whoever_is_done_lets_it_rest_at_once() {
    let kiosk = Kiosk::new();
    kiosk.press("Tilbud");
    kiosk.wait_seconds(95);
    kiosk.press("Nej, jeg er færdig");
    assert!(is_resting(&kiosk));
}

#[test]
fn the_first_touch_goes_home_and_presses_nothing() {
    let kiosk = Kiosk::new();
    kiosk.press("Om huset");
    kiosk.wait_seconds(130);
    assert!(is_resting(&kiosk));
    // Where Hjælp nu and the navigation stand on the page below.
    for (x, y) in [(1300.0, 60.0), (700.0, 1020.0)] {
        kiosk.tap(x, y);
        assert!(!is_resting(&kiosk) && kiosk.spot() == Spot::Today, "{:?}", kiosk.spot());
        kiosk.wait_seconds(100);
        assert!(is_resting(&kiosk));
    }
}

#[test]
fn a_touch_starts_the_ninety_seconds_again() {
    let kiosk = Kiosk::new();
    for _ in 0..3 {
        kiosk.wait_seconds(80);
        kiosk.tap(5.0, 200.0);
    }
    assert!(!is_resting(&kiosk) && kiosk.spot() == Spot::Today);
}

#[test]
fn what_one_person_chose_is_gone_for_the_next() {
    let kiosk = Kiosk::new();
    kiosk.press("Se bedre");
    kiosk.press("Størst");
    kiosk.press("Mørk");
    kiosk.press("Færdig");
    kiosk.press("English");
    kiosk.press("Offers");
    kiosk.wait_seconds(130);
    assert!(is_resting(&kiosk));
    assert!(kiosk.has("Rør ved skærmen"), "the board speaks the house's language: {:#?}", kiosk.texts());
    kiosk.tap(900.0, 500.0);
    let theme = kiosk.ui.global::<Theme>();
    assert!(kiosk.button("English").is_some() && kiosk.spot() == Spot::Today);
    assert!((theme.get_text() - 1.0).abs() < 0.001 && !theme.get_contrast());
}

#[test]
fn the_board_changes_its_message_and_its_place() {
    let kiosk = Kiosk::new();
    kiosk.wait_seconds(95);
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push((kiosk.ui.global::<Idle>().get_main(), kiosk.ui.global::<Idle>().get_corner()));
        kiosk.wait_seconds(20);
    }
    let mut corners: Vec<i32> = seen.iter().map(|(_, corner)| *corner).collect();
    corners.sort_unstable();
    assert_eq!(corners, [0, 1, 2, 3]);
    assert!(seen.windows(2).all(|pair| pair[0].0 != pair[1].0), "{seen:?}");
}

#[test]
fn a_closed_house_rests_dark_with_only_help_to_press() {
    let kiosk = Kiosk::at(TUESDAY_NIGHT);
    kiosk.wait_seconds(95);
    assert!(is_resting(&kiosk));
    assert_eq!(kiosk.buttons(), ["Hjælp nu"]);
    let picture = kiosk.picture();
    let bright =
        picture.as_slice().iter().filter(|pixel| u16::from(pixel.r) + u16::from(pixel.g) + u16::from(pixel.b) > 450);
    let share = bright.count() as f64 / picture.as_slice().len() as f64;
    assert!(share < 0.10, "{share}");
    let help = kiosk.button("Hjælp nu").expect("Hjælp nu").rect;
    kiosk.tap(960.0, if help.y > 540.0 { 300.0 } else { 900.0 });
    assert!(is_resting(&kiosk), "a touch beside it does nothing");
    kiosk.press("Hjælp nu");
    assert!(!is_resting(&kiosk) && kiosk.spot() == Spot::Help && kiosk.has("112"), "{:#?}", kiosk.texts());
}

#[test]
fn help_on_the_dark_board_moves_each_minute() {
    let kiosk = Kiosk::at(TUESDAY_NIGHT);
    kiosk.wait_seconds(95);
    let mut places = Vec::new();
    for _ in 0..4 {
        places.push(kiosk.button("Hjælp nu").expect("Hjælp nu").rect);
        kiosk.wait_seconds(61);
    }
    for (at, place) in places.iter().enumerate() {
        assert!(places[..at].iter().all(|before| before != place), "{places:?}");
    }
}
