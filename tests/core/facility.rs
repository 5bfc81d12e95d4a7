//! What is said of a facility at a moment, and what a press makes of it.

use chrono::{DateTime, TimeDelta, Utc};
use fristed::domain::facility::{Facility, FacilityKind, Gender, Instead, Press, PressRefused, Recorded, Shown, press};
use proptest::prelude::*;

use crate::some::{utc, words};

const NOW: &str = "2026-10-13T08:00:00Z";

fn facility(kind: FacilityKind) -> Facility {
    Facility {
        slug: "bad".to_owned(),
        kind,
        gender: Gender::Neuter,
        name: words("Badet"),
        invitation: words("Bank på, og gå ind"),
        place: None,
        icon: "bad".to_owned(),
        own_time: TimeDelta::minutes(40),
        instead: Instead { facilities: Vec::new(), sentence: words("Tag en kop kaffe så længe.") },
    }
}

fn taken(minutes_ahead: i64) -> Recorded {
    Recorded::TakenUntil(utc(NOW) + TimeDelta::minutes(minutes_ahead))
}

fn closed() -> Recorded {
    Recorded::Closed { since: utc("2026-10-01T08:00:00Z"), reason: words("er ved at blive malet"), instead: None }
}

fn closed_shown() -> Shown {
    Shown::Closed { reason: words("er ved at blive malet") }
}

#[test]
fn only_what_may_hide_somebody_has_a_door() {
    let doors: Vec<_> = FacilityKind::ALL.into_iter().filter(|kind| kind.has_door()).collect();
    assert_eq!(doors, [FacilityKind::Room, FacilityKind::SpareRoom]);
}

#[test]
fn every_kind_in_every_state_at_every_time() {
    for kind in FacilityKind::ALL {
        let over = if kind.has_door() { Shown::PerhapsFree } else { Shown::Free };
        let expected = [
            (Recorded::Free, Shown::Free),
            (closed(), closed_shown()),
            // Its own time is 40 minutes.
            (taken(40), Shown::Taken),
            (taken(1), Shown::Taken),
            (taken(0), over.clone()),
            (taken(-1), over.clone()),
            (taken(-60 * 24 * 400), over.clone()),
            // Further ahead than one use lasts: the clock has jumped.
            (taken(41), over.clone()),
            (taken(60 * 24 * 400), over),
        ];
        for (recorded, shown) in expected {
            assert_eq!(facility(kind).shown(&recorded, utc(NOW)), shown, "{kind:?} {recorded:?}");
        }
    }
}

#[test]
fn the_first_press_counts_and_the_second_is_no_mistake() {
    let (now, later) = (utc(NOW), utc(NOW) + TimeDelta::seconds(2));
    for kind in FacilityKind::ALL {
        let one = facility(kind);
        let recorded = press(&one, &Recorded::Free, Press::Take, now).unwrap();
        assert_eq!(recorded, taken(40), "{kind:?}");
        assert_eq!(press(&one, &recorded, Press::Take, later), Err(PressRefused::AlreadySo), "{kind:?}");
        let free = press(&one, &recorded, Press::Release, later).unwrap();
        assert_eq!(free, Recorded::Free, "{kind:?}");
        assert_eq!(press(&one, &free, Press::Release, later), Err(PressRefused::AlreadySo), "{kind:?}");
    }
}

#[test]
fn a_door_whose_time_is_over_can_be_taken_and_given_free() {
    let one = facility(FacilityKind::Room);
    assert_eq!(press(&one, &taken(-5), Press::Take, utc(NOW)), Ok(taken(40)));
    assert_eq!(press(&one, &taken(-5), Press::Release, utc(NOW)), Ok(Recorded::Free));
    let table = facility(FacilityKind::Table);
    assert_eq!(press(&table, &taken(-5), Press::Release, utc(NOW)), Err(PressRefused::AlreadySo));
}

#[test]
fn what_the_house_has_closed_no_press_opens() {
    for kind in FacilityKind::ALL {
        for what in [Press::Take, Press::Release] {
            assert_eq!(press(&facility(kind), &closed(), what, utc(NOW)), Err(PressRefused::ClosedByTheHouse));
        }
    }
}

fn any_time() -> impl Strategy<Value = DateTime<Utc>> {
    (-4_000_000_000i64..8_000_000_000).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

proptest! {
    #[test]
    fn no_timer_ever_calls_a_room_with_a_door_free(
        until in any_time(),
        now in any_time(),
        near in -7200i64..7200,
        minutes in 1i64..600,
        kind in prop::sample::select(vec![FacilityKind::Room, FacilityKind::SpareRoom]),
    ) {
        let room = Facility { own_time: TimeDelta::minutes(minutes), ..facility(kind) };
        for now in [now, until + TimeDelta::seconds(near)] {
            prop_assert_ne!(room.shown(&Recorded::TakenUntil(until), now), Shown::Free);
        }
    }

    #[test]
    fn one_use_lasts_its_own_time_and_no_longer(
        now in any_time(),
        gone in 0i64..40_000,
        minutes in 1i64..600,
        kind in prop::sample::select(FacilityKind::ALL.to_vec()),
    ) {
        let one = Facility { own_time: TimeDelta::minutes(minutes), ..facility(kind) };
        let recorded = press(&one, &Recorded::Free, Press::Take, now).unwrap();
        let shown = one.shown(&recorded, now + TimeDelta::seconds(gone));
        prop_assert_eq!(shown == Shown::Taken, gone < minutes * 60);
    }
}
