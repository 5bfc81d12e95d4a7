//! When the screen asks and when it rests.

use std::time::Duration;

use fristed::kiosk::rest::{Rest, RestSettings, RestState};
use proptest::prelude::*;

use RestState::{Asking, Awake, Resting};

const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn on_another_page() -> Rest {
    let mut rest = Rest::new(RestSettings::default());
    assert_eq!(rest.touched(secs(100)), Resting);
    rest.page(false, secs(100));
    rest
}

#[test]
fn i_dag_rests_after_ninety_seconds_without_asking() {
    let rest = Rest::new(RestSettings::default());
    assert_eq!(rest.state(secs(89)), Awake);
    assert_eq!(rest.next_change(secs(30)), Some(secs(60)));
    assert_eq!(rest.state(secs(90)), Resting);
    assert_eq!(rest.next_change(secs(90)), None);
}

#[test]
fn another_page_asks_first() {
    let rest = on_another_page();
    assert_eq!(rest.state(secs(189)), Awake);
    assert_eq!(rest.state(secs(190)), Asking);
    assert_eq!(rest.next_change(secs(190)), Some(secs(30)));
    assert_eq!(rest.state(secs(219)), Asking);
    assert_eq!(rest.state(secs(220)), Resting);
}

#[test]
fn a_touch_starts_the_time_again() {
    let mut rest = on_another_page();
    assert_eq!(rest.touched(secs(180)), Awake);
    assert_eq!(rest.state(secs(269)), Awake);
    assert_eq!(rest.state(secs(270)), Asking);
}

#[test]
fn more_time_is_five_minutes_and_a_touch_never_shortens_it() {
    let mut rest = on_another_page();
    assert_eq!(rest.touched(secs(195)), Asking);
    rest.more_time(secs(195));
    assert_eq!(rest.state(secs(494)), Awake);
    assert_eq!(rest.touched(secs(200)), Awake);
    assert_eq!(rest.state(secs(494)), Awake);
    assert_eq!(rest.state(secs(495)), Asking);
    assert_eq!(rest.state(secs(525)), Resting);
}

#[test]
fn a_touch_beside_the_answers_keeps_the_question() {
    let mut rest = on_another_page();
    assert_eq!(rest.touched(secs(219)), Asking);
    assert_eq!(rest.state(secs(248)), Asking);
    assert_eq!(rest.state(secs(249)), Resting);
}

#[test]
fn a_question_that_comes_late_leaves_the_whole_time_to_answer() {
    let mut rest = on_another_page();
    rest.ask_first(secs(189));
    assert_eq!(rest.state(secs(189)), Awake, "not before its time");
    rest.ask_first(secs(231));
    assert_eq!((rest.state(secs(231)), rest.state(secs(260))), (Asking, Asking));
    assert_eq!(rest.next_change(secs(231)), Some(secs(30)));
    assert_eq!(rest.state(secs(261)), Resting);
    assert_eq!(rest.touched(secs(240)), Asking);
    assert_eq!(
        (rest.state(secs(269)), rest.state(secs(270))),
        (Asking, Resting),
        "a touch beside it counts from there"
    );
}

#[test]
fn no_thanks_rests_at_once_and_the_first_touch_only_wakes() {
    let mut rest = on_another_page();
    rest.done();
    assert_eq!(rest.state(secs(101)), Resting);
    rest.page(true, secs(101));
    assert_eq!(rest.state(secs(102)), Resting, "going home is no touch");
    assert_eq!(rest.touched(secs(110)), Resting);
    assert_eq!(rest.touched(secs(111)), Awake);
    assert_eq!(rest.state(secs(200)), Awake);
    assert_eq!(rest.state(secs(201)), Resting);
}

#[test]
fn a_page_that_changes_while_resting_wakes_nobody() {
    let mut rest = Rest::new(RestSettings::default());
    rest.page(false, secs(95));
    assert_eq!(rest.state(secs(96)), Resting);
}

#[test]
fn time_that_was_given_ends_on_i_dag() {
    let mut rest = on_another_page();
    rest.more_time(secs(195));
    rest.page(true, secs(200));
    assert_eq!(rest.state(secs(285)), Resting);
}

#[test]
fn the_house_sets_its_own_seconds() {
    let rest = Rest::new(RestSettings::after_seconds(45));
    assert_eq!((rest.state(secs(44)), rest.state(secs(45))), (Awake, Resting));
}

#[derive(Debug, Clone)]
enum Act {
    Touch,
    Page(bool),
    More,
    Done,
}

proptest! {
    /// One timer is enough: until `next_change` nothing changes, and then it does.
    #[test]
    fn the_one_timer_is_right(acts in prop::collection::vec(
        (0_u64..200, prop_oneof![
            4 => Just(Act::Touch), 2 => any::<bool>().prop_map(Act::Page), 1 => Just(Act::More), 1 => Just(Act::Done)
        ]), 0..30), look in 0_u64..400_000)
    {
        let mut rest = Rest::new(RestSettings::default());
        let mut at = Duration::ZERO;
        for (gap, act) in acts {
            at += secs(gap);
            match act {
                Act::Touch => { let _ = rest.touched(at); }
                Act::Page(is_home) => rest.page(is_home, at),
                Act::More => rest.more_time(at),
                Act::Done => rest.done(),
            }
        }
        let now = rest.state(at);
        let then = at + Duration::from_millis(look);
        match rest.next_change(at) {
            None => prop_assert_eq!((now, rest.state(then)), (Resting, Resting)),
            Some(wait) => {
                prop_assert!(wait > Duration::ZERO);
                if then < at + wait {
                    prop_assert_eq!(rest.state(then), now);
                }
                prop_assert_ne!(rest.state(at + wait), now);
            }
        }
        let _ = rest.touched(then);
        prop_assert_ne!(rest.state(then), Resting, "a touch always wakes");
    }
}

#[test]
fn a_meeting_neither_asks_nor_rests_and_afterwards_the_time_begins_anew() {
    let mut rest = on_another_page();
    rest.stays(true, secs(150));
    assert_eq!(rest.state(secs(3 * 3600)), Awake);
    assert_eq!(rest.next_change(secs(150)), None);
    rest.stays(false, secs(3 * 3600));
    assert_eq!(rest.state(secs(3 * 3600 + 89)), Awake);
    assert_eq!(rest.state(secs(3 * 3600 + 90)), Asking);
    let mut resting = Rest::new(RestSettings::default());
    resting.stays(true, secs(95));
    assert_eq!(resting.state(secs(96)), Resting, "it wakes nobody");
}
