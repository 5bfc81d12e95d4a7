//! The kiosk's pulse: from the loop that draws, and at no other time.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use fristed::kiosk::watchdog::{Watchdog, Word};
use fristed::screens::pulse::Pulse;
use fristed::screens::wiring::Uptime;

use crate::harness::Kiosk;

fn begin(kiosk: &Kiosk, limit: Option<u64>) -> (Rc<Pulse>, Rc<RefCell<Vec<Word>>>) {
    let said = Rc::new(RefCell::new(Vec::new()));
    let keep = Rc::clone(&said);
    let watchdog = Watchdog::new(limit.map(Duration::from_secs), move |word| keep.borrow_mut().push(word));
    let clock = Rc::clone(&kiosk.clock);
    let uptime: Uptime = Rc::new(move || clock.uptime());
    (Pulse::begin(watchdog, &kiosk.screens, &uptime), said)
}

/// The loop runs for so many seconds.
fn seconds(kiosk: &Kiosk, number: usize) {
    for _ in 0..number {
        kiosk.pass(Duration::from_secs(1));
    }
}

#[test]
fn it_beats_three_times_within_the_limit_while_the_loop_runs_and_the_house_answers() {
    let kiosk = Kiosk::new();
    let (_pulse, said) = begin(&kiosk, Some(30));
    seconds(&kiosk, 9);
    assert_eq!(*said.borrow(), []);
    seconds(&kiosk, 21);
    assert_eq!(*said.borrow(), [Word::Alive; 3]);
    // The house does not answer while something is being done to it.
    let busy = kiosk.screens.borrow_mut();
    seconds(&kiosk, 30);
    drop(busy);
    assert_eq!(said.borrow().len(), 3);
    seconds(&kiosk, 10);
    assert_eq!(said.borrow().len(), 4);
}

#[test]
fn without_a_watchdog_nothing_wakes() {
    let kiosk = Kiosk::new();
    let (_pulse, said) = begin(&kiosk, None);
    seconds(&kiosk, 60);
    assert_eq!(*said.borrow(), []);
}

#[test]
fn the_machine_is_told_once_that_the_screen_is_there_and_after_it_was_drawn() {
    let kiosk = Kiosk::new();
    let (pulse, said) = begin(&kiosk, None);
    pulse.drawing();
    assert_eq!(*said.borrow(), [], "the picture is not done yet");
    kiosk.settle();
    assert_eq!(*said.borrow(), [Word::Ready]);
    pulse.drawing();
    kiosk.settle();
    assert_eq!(*said.borrow(), [Word::Ready]);
}
