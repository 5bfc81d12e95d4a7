//! How often a PIN may be tried, and how far the staff side is open, whatever happens in between.

use std::time::Duration;

use fristed::domain::access::{Access, IdleTime, LONGEST_OPEN, LONGEST_WARM};
use fristed::domain::throttle::{BUDGET, BUDGET_TIME, Boot, Gate, Lived, MOST, Repeats, Tries, Uptime, wait_after};
use proptest::prelude::*;

const DAY: Duration = Duration::from_hours(24);

fn at(boot: u8, seconds: u64) -> Uptime {
    Uptime { boot: Boot([boot; 16]), at: Duration::from_secs(seconds) }
}

#[test]
fn the_table_of_waits() {
    let minutes: Vec<_> = (0..=9).map(|wrong| wait_after(wrong).as_secs() / 60).collect();
    assert_eq!(minutes, [0, 0, 0, 0, 0, 1, 5, 15, 30, 90]);
    let mut tries = Tries::default();
    for _ in 0..MOST {
        tries.count(at(1, 100), Lived::default());
    }
    assert_eq!(tries.gate(at(1, 1_000_000)), Gate::Dead);
}

#[test]
fn fifty_wrong_ones_in_fourteen_days_kill_it_also_with_right_ones_in_between() {
    // Four wrong ones before each right one: the table alone would let that go on for ever.
    let mut tries = Tries::default();
    let mut lived = Lived::default();
    let mut wrong = 0;
    for day in 1.. {
        lived = Lived(lived.0 + DAY / 2);
        for _ in 0..4 {
            if tries.gate(at(1, day * 43_200)) == Gate::Dead {
                assert_eq!(wrong, BUDGET);
                return;
            }
            tries.count(at(1, day * 43_200), lived);
            wrong += 1;
        }
        tries.count(at(1, day * 43_200), lived);
        assert_eq!(tries.right(), 4);
        assert!(day < 100, "it is never killed");
    }
}

#[test]
fn what_lies_fourteen_days_back_is_forgotten() {
    let mut tries = Tries::default();
    tries.count(at(1, 0), Lived::default());
    tries.forget(Lived(BUDGET_TIME - Duration::from_secs(1)));
    assert_eq!(tries.wrong.len(), 1);
    tries.forget(Lived(BUDGET_TIME));
    assert_eq!(tries.wrong.len(), 0);
}

#[test]
fn the_time_the_machine_has_run_is_never_more_than_what_has_gone_by() {
    let lived = Lived(Duration::from_secs(500));
    assert_eq!(lived.on(at(1, 100), at(1, 160)).0.as_secs(), 560);
    assert_eq!(lived.on(at(1, 100), at(2, 30)).0.as_secs(), 530, "another life counts from its power-up");
    assert_eq!(lived.on(at(1, 100), at(1, 40)).0.as_secs(), 500);
}

#[test]
fn five_wrong_ones_are_remembered_for_five_minutes() {
    let mut repeats = Repeats::default();
    let second = Duration::from_secs;
    for mark in 0..6 {
        repeats.add([mark; 32], second(u64::from(mark)));
    }
    assert!(!repeats.holds(&[0; 32], second(6)), "the sixth drives out the first");
    assert!(repeats.holds(&[1; 32], second(6)));
    assert!(repeats.holds(&[5; 32], second(304)));
    assert!(!repeats.holds(&[5; 32], second(305)));
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Wrong,
    Right,
    Pass(u32),
    Reboot,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Wrong),
        1 => Just(Step::Right),
        3 => (0_u32..8_000).prop_map(Step::Pass),
        1 => Just(Step::Reboot),
    ]
}

proptest! {
    /// Whatever is tried in whatever order: never more in a row than the table allows in the time that has passed.
    #[test]
    fn nobody_tries_faster_than_the_table(steps in prop::collection::vec(step(), 1..120)) {
        let (mut tries, mut now, mut lived) = (Tries::default(), at(1, 5), Lived::default());
        // Boot time since the last wrong one, counted anew after a power-up, as a clock beside it would.
        let (mut row, mut since) = (0_u8, Duration::MAX);
        for step in steps {
            match step {
                Step::Pass(seconds) => {
                    let gone = Duration::from_secs(seconds.into());
                    now.at += gone;
                    lived.0 += gone;
                    since = since.saturating_add(gone);
                }
                Step::Reboot => {
                    now = at(now.boot.0[0].wrapping_add(1), 0);
                    since = Duration::ZERO;
                }
                Step::Wrong | Step::Right => {
                    let free = tries.gate(now) == Gate::Free;
                    if free {
                        prop_assert!(row < MOST);
                        prop_assert!(since >= wait_after(row), "{row} wrong, and only {since:?} gone");
                        tries.count(now, lived);
                        if matches!(step, Step::Right) {
                            prop_assert_eq!(tries.right(), row);
                            row = 0;
                        } else {
                            row += 1;
                            since = Duration::ZERO;
                        }
                    } else if row < 5 {
                        prop_assert!(tries.wrong.len() >= BUDGET || row >= MOST, "refused without a reason");
                    }
                }
            }
            tries.forget(lived);
            prop_assert!(tries.wrong.len() <= BUDGET + 1);
        }
    }

    /// The start code is the only way out of the cold, and nothing stays open longer than it may.
    #[test]
    fn the_states_keep_their_times(
        steps in prop::collection::vec((0_u8..5, 0_u64..4_000), 1..200),
        closing in prop::option::of(0_u64..50_000),
        idle in 0_u64..400,
    ) {
        let idle = IdleTime::of_seconds(idle);
        prop_assert!((30..=180).contains(&idle.length().as_secs()));
        let (mut access, mut now) = (Access::Cold, Duration::ZERO);
        let (mut warm_since, mut open_since, mut touched) = (None, None, now);
        let closing = closing.map(Duration::from_secs);
        for (what, seconds) in steps {
            now += Duration::from_secs(seconds);
            let before = access;
            access = access.by(now, idle);
            match (before, access) {
                (Access::Open { .. }, Access::Open { .. }) => {
                    prop_assert!(now - touched < idle.length());
                    prop_assert!(now - open_since.unwrap() < LONGEST_OPEN);
                }
                (Access::Cold, after) => prop_assert_eq!(after, Access::Cold),
                (_, Access::Warm { .. }) => prop_assert!(now - warm_since.unwrap() < LONGEST_WARM),
                _ => {}
            }
            match what {
                0 => (access, warm_since) = (Access::warm(now, closing), Some(now)),
                1 => {
                    let cold = access == Access::Cold;
                    access = access.opened(now);
                    prop_assert_eq!(access == Access::Cold, cold, "a PIN is worth nothing in the cold");
                    (open_since, touched) = (Some(now), now);
                }
                2 => (access, touched) = (access.touched(now), now),
                3 => access = access.locked(now),
                _ => {}
            }
        }
    }
}
