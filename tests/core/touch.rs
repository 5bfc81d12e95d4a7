//! Replayed traces of hands on the glass.

use std::collections::HashMap;
use std::time::Duration;

use fristed::kiosk::touch::{Contact, LONGEST_PRESS, MOUSE, Phase, Pointer, SLOP, TouchFilter};
use proptest::prelude::*;

use Phase::{Cancelled, Ended, Moved, Started};

type Step = (u64, u64, Phase, f32, f32);

/// Replays `(milliseconds, id, phase, x, y)` and collects what the toolkit hears.
fn replay(steps: &[Step]) -> Vec<Pointer> {
    let mut filter = TouchFilter::new();
    steps
        .iter()
        .flat_map(|&(at, id, phase, x, y)| filter.feed(Contact { id, phase, x, y }, Duration::from_millis(at)))
        .collect()
}

fn clicks(heard: &[Pointer]) -> Vec<(f32, f32)> {
    heard.iter().filter_map(|p| if let Pointer::Released { x, y } = p { Some((*x, *y)) } else { None }).collect()
}

fn pressed(x: f32, y: f32) -> Pointer {
    Pointer::Pressed { x, y }
}

fn released(x: f32, y: f32) -> Pointer {
    Pointer::Released { x, y }
}

#[test]
fn one_calm_press_is_one_click_and_the_hover_goes() {
    let heard = replay(&[(0, 1, Started, 100.0, 100.0), (90, 1, Ended, 100.0, 100.0)]);
    assert_eq!(heard, [pressed(100.0, 100.0), released(100.0, 100.0), Pointer::Left]);
}

#[test]
fn a_second_finger_neither_clicks_nor_takes_over() {
    let heard = replay(&[
        (0, 1, Started, 100.0, 100.0),
        (50, 2, Started, 900.0, 500.0),
        (80, 2, Moved, 800.0, 500.0),
        (100, 1, Ended, 100.0, 100.0),
        (150, 2, Moved, 700.0, 400.0),
        (400, 2, Moved, 300.0, 200.0),
        (500, 2, Ended, 300.0, 200.0),
    ]);
    assert_eq!(heard, [pressed(100.0, 100.0), released(100.0, 100.0), Pointer::Left]);
}

#[test]
fn of_two_people_pressing_two_buttons_the_first_is_heard() {
    let heard = replay(&[
        (0, 1, Started, 100.0, 100.0),
        (10, 2, Started, 1500.0, 800.0),
        (120, 2, Ended, 1500.0, 800.0),
        (140, 1, Ended, 100.0, 100.0),
        // The second one presses again, with the first one gone.
        (600, 3, Started, 1500.0, 800.0),
        (700, 3, Ended, 1500.0, 800.0),
    ]);
    assert_eq!(clicks(&heard), [(100.0, 100.0), (1500.0, 800.0)]);
}

#[test]
fn a_new_finger_is_heard_while_an_ignored_one_stays_down() {
    let heard = replay(&[
        (0, 1, Started, 100.0, 100.0),
        (10, 2, Started, 500.0, 500.0),
        (100, 1, Ended, 100.0, 100.0),
        (400, 3, Started, 800.0, 800.0),
        (500, 3, Ended, 800.0, 800.0),
    ]);
    assert_eq!(clicks(&heard), [(100.0, 100.0), (800.0, 800.0)]);
}

#[test]
fn a_cancelled_touch_is_no_click() {
    let heard = replay(&[(0, 1, Started, 9.0, 9.0), (40, 1, Cancelled, 9.0, 9.0), (60, 1, Ended, 9.0, 9.0)]);
    assert_eq!(heard, [pressed(9.0, 9.0), Pointer::Left]);
}

#[test]
fn a_bounce_is_dropped_with_its_release() {
    let heard = replay(&[
        (0, 1, Started, 100.0, 100.0),
        (60, 1, Ended, 100.0, 100.0),
        (100, 2, Started, 110.0, 104.0),
        (110, 2, Moved, 300.0, 300.0),
        (160, 2, Ended, 110.0, 104.0),
        // The panel goes on bouncing: 75 ms after the last time it lifted.
        (235, 3, Started, 100.0, 100.0),
        (260, 3, Ended, 100.0, 100.0),
    ]);
    assert_eq!(clicks(&heard), [(100.0, 100.0)]);
    assert_eq!(heard.len(), 3);
}

#[test]
fn a_double_letter_and_a_quick_second_key_are_typed() {
    let again = replay(&[
        (0, 1, Started, 50.0, 50.0),
        (60, 1, Ended, 50.0, 50.0),
        (145, 1, Started, 50.0, 50.0),
        (200, 1, Ended, 50.0, 50.0),
    ]);
    assert_eq!(clicks(&again).len(), 2);
    let elsewhere = replay(&[
        (0, 1, Started, 50.0, 50.0),
        (60, 1, Ended, 50.0, 50.0),
        (70, 2, Started, 217.0, 50.0),
        (130, 2, Ended, 217.0, 50.0),
    ]);
    assert_eq!(clicks(&elsewhere), [(50.0, 50.0), (217.0, 50.0)]);
}

#[test]
fn a_shaking_finger_lets_go_where_it_pressed() {
    let mut steps = vec![(0, 1, Started, 400.0, 400.0)];
    for beat in 1..40_u8 {
        let angle = f32::from(beat) * 1.3;
        steps.push((u64::from(beat) * 12, 1, Moved, 400.0 + 22.0 * angle.cos(), 400.0 + 22.0 * angle.sin()));
    }
    steps.push((500, 1, Ended, 417.0, 415.0));
    assert_eq!(replay(&steps), [pressed(400.0, 400.0), released(400.0, 400.0), Pointer::Left]);
}

#[test]
fn a_finger_that_slides_off_is_followed() {
    let heard = replay(&[
        (0, 1, Started, 400.0, 400.0),
        (50, 1, Moved, 420.0, 400.0),
        (90, 1, Moved, 430.0, 400.0),
        (120, 1, Moved, 405.0, 400.0),
        (200, 1, Ended, 600.0, 400.0),
    ]);
    let moved = |x| Pointer::Moved { x, y: 400.0 };
    assert_eq!(heard, [pressed(400.0, 400.0), moved(430.0), moved(405.0), released(600.0, 400.0), Pointer::Left]);
}

#[test]
fn a_held_palm_is_no_press_and_blocks_nobody() {
    let heard = replay(&[
        (0, 1, Started, 400.0, 400.0),
        (9_000, 2, Started, 800.0, 800.0),
        (9_100, 2, Ended, 800.0, 800.0),
        (10_100, 3, Started, 800.0, 800.0),
        (10_200, 3, Ended, 800.0, 800.0),
        (20_000, 1, Moved, 450.0, 400.0),
        (21_000, 1, Ended, 400.0, 400.0),
    ]);
    assert_eq!(
        heard,
        [pressed(400.0, 400.0), Pointer::Left, pressed(800.0, 800.0), released(800.0, 800.0), Pointer::Left]
    );
    let alone = replay(&[(0, 1, Started, 4.0, 4.0), (10_001, 1, Ended, 4.0, 4.0)]);
    assert_eq!(alone, [pressed(4.0, 4.0), Pointer::Left]);
    let moving = replay(&[(0, 1, Started, 4.0, 4.0), (10_001, 1, Moved, 5.0, 4.0), (10_050, 1, Ended, 4.0, 4.0)]);
    assert_eq!(moving, [pressed(4.0, 4.0), Pointer::Left]);
}

#[test]
fn mouse_and_finger_share_the_one_pointer() {
    let heard = replay(&[
        (0, MOUSE, Moved, 10.0, 10.0),
        (10, 7, Started, 100.0, 100.0),
        (20, MOUSE, Started, 700.0, 700.0),
        (80, 7, Ended, 100.0, 100.0),
        (90, MOUSE, Ended, 700.0, 700.0),
        (300, MOUSE, Started, 700.0, 700.0),
        (380, MOUSE, Ended, 700.0, 700.0),
    ]);
    assert_eq!(clicks(&heard), [(100.0, 100.0), (700.0, 700.0)]);
}

#[test]
fn a_lost_lifting_heals_at_the_next_touch() {
    let heard =
        replay(&[(0, 1, Started, 100.0, 100.0), (3_000, 1, Started, 600.0, 600.0), (3_080, 1, Ended, 600.0, 600.0)]);
    assert_eq!(
        heard,
        [pressed(100.0, 100.0), Pointer::Left, pressed(600.0, 600.0), released(600.0, 600.0), Pointer::Left]
    );
}

#[test]
fn numbers_that_are_none_are_passed_over() {
    assert_eq!(replay(&[(0, 1, Started, f32::NAN, 1.0), (50, 1, Ended, 1.0, 1.0)]), []);
    let heard = replay(&[
        (0, 1, Started, 5.0, 6.0),
        (10, 1, Moved, f32::INFINITY, 6.0),
        (50, 1, Ended, f32::NAN, f32::NEG_INFINITY),
    ]);
    assert_eq!(heard, [pressed(5.0, 6.0), released(5.0, 6.0), Pointer::Left]);
    let far = replay(&[(0, 1, Started, f32::MIN, 0.0), (10, 1, Ended, f32::MAX, 0.0)]);
    assert_eq!(far, [pressed(f32::MIN, 0.0), released(f32::MAX, 0.0), Pointer::Left]);
}

#[test]
fn a_clock_that_goes_back_blocks_nothing() {
    let hour = 3_600_000;
    let heard = replay(&[
        (hour, 1, Started, 100.0, 100.0),
        (0, 1, Moved, 101.0, 100.0),
        (50, 1, Ended, 100.0, 100.0),
        (200, 1, Started, 100.0, 100.0),
        (9_000, 1, Ended, 100.0, 100.0),
    ]);
    assert_eq!(clicks(&heard).len(), 2);
}

#[test]
fn letting_go_takes_the_press_back() {
    let mut filter = TouchFilter::new();
    let finger = |phase| Contact { id: 4, phase, x: 1.0, y: 1.0 };
    assert_eq!(filter.feed(finger(Started), Duration::ZERO).count(), 1);
    assert!(filter.is_down());
    assert_eq!(filter.let_go().collect::<Vec<_>>(), [Pointer::Left]);
    assert_eq!(filter.let_go().count(), 0);
    assert_eq!(filter.feed(finger(Moved), Duration::from_millis(10)).count(), 0);
    assert_eq!(filter.feed(finger(Ended), Duration::from_millis(20)).count(), 0);
    assert!(!filter.is_down());
}

fn any_step() -> impl Strategy<Value = (i64, u64, Phase, f32, f32)> {
    let phase = prop_oneof![3 => Just(Started), 4 => Just(Moved), 3 => Just(Ended), 1 => Just(Cancelled)];
    let id = prop_oneof![8 => 0_u64..4, 1 => Just(MOUSE), 1 => any::<u64>()];
    let gap = prop_oneof![6 => 0_i64..200, 1 => 9_000_i64..12_000, 1 => -500_i64..0];
    let place = || prop_oneof![8 => 0.0_f32..120.0, 2 => 0.0_f32..1920.0, 1 => any::<f32>()];
    (gap, id, phase, place(), place())
}

proptest! {
    /// The grammar of what the toolkit hears: Pressed, Moved*, then Left, or Released and Left. So a press is
    /// never followed by another without an end, every Released has its one Pressed, and nothing clicks after Left.
    #[test]
    fn any_trace_tells_one_clean_story(steps in prop::collection::vec(any_step(), 0..120)) {
        let mut filter = TouchFilter::new();
        let (mut now, mut down, mut told_release) = (20_000_i64, None, false);
        let mut clicks_of: HashMap<u64, u32> = HashMap::new();
        for (gap, id, phase, x, y) in steps {
            now = (now + gap).max(0);
            let mut cancelled_clicks = 0;
            for heard in filter.feed(Contact { id, phase, x, y }, Duration::from_millis(now.unsigned_abs())) {
                match heard {
                    Pointer::Pressed { x: px, y: py } => {
                        prop_assert!(down.is_none() && !told_release && phase == Started);
                        prop_assert!(px.is_finite() && py.is_finite());
                        clicks_of.insert(id, 0);
                        down = Some((id, px, py));
                    }
                    Pointer::Moved { .. } => prop_assert!(down.is_some_and(|(held, ..)| held == id && phase == Moved)),
                    Pointer::Released { x: rx, y: ry } => {
                        prop_assert!(phase == Ended);
                        let Some((held, px, py)) = down.take() else { return Err(TestCaseError::fail("no press")) };
                        prop_assert_eq!(held, id);
                        let count = clicks_of.entry(id).or_default();
                        *count += 1;
                        prop_assert_eq!(*count, 1, "one contact, one click");
                        // What it reports is the very spot of the press, or somewhere the finger truly was.
                        prop_assert!((rx, ry) == (px, py) || (rx.is_finite() && ry.is_finite()));
                        told_release = true;
                        cancelled_clicks += u32::from(phase == Cancelled);
                    }
                    Pointer::Left => {
                        prop_assert!(down.take().is_some() || told_release);
                        told_release = false;
                    }
                }
            }
            prop_assert!(!told_release, "Left follows each release at once");
            prop_assert_eq!(cancelled_clicks, 0);
            prop_assert_eq!(filter.is_down(), down.is_some());
        }
    }

    /// Tremor of any kind inside the circle gives exactly one click, on the spot that was pressed.
    #[test]
    fn tremor_never_moves_a_press(shakes in prop::collection::vec((0.0_f32..SLOP - 0.5, 0.0_f32..6.3), 0..60)) {
        let mut steps = vec![(0, 1, Started, 500.0, 500.0)];
        let mut at = 0;
        for (radius, angle) in shakes {
            at += 15;
            steps.push((at, 1, Moved, 500.0 + radius * angle.cos(), 500.0 + radius * angle.sin()));
        }
        let last = steps[steps.len() - 1];
        steps.push((at + 15, 1, Ended, last.3, last.4));
        prop_assert_eq!(replay(&steps), [pressed(500.0, 500.0), released(500.0, 500.0), Pointer::Left]);
    }

    /// Whatever went before, a calm press a while later is heard: nothing wedges the filter.
    #[test]
    fn a_later_press_always_works(steps in prop::collection::vec(any_step(), 0..80)) {
        let mut filter = TouchFilter::new();
        let mut now = 0_i64;
        for (gap, id, phase, x, y) in steps {
            now = (now + gap).max(0);
            filter.feed(Contact { id, phase, x, y }, Duration::from_millis(now.unsigned_abs())).count();
        }
        let later = Duration::from_millis(now.unsigned_abs()) + LONGEST_PRESS + Duration::from_secs(1);
        let press = |phase| Contact { id: 12_345_678, phase, x: 300.0, y: 300.0 };
        let down: Vec<_> = filter.feed(press(Started), later).collect();
        prop_assert_eq!(down.last(), Some(&pressed(300.0, 300.0)));
        let up: Vec<_> = filter.feed(press(Ended), later + Duration::from_millis(90)).collect();
        prop_assert_eq!(up, [released(300.0, 300.0), Pointer::Left]);
    }
}
