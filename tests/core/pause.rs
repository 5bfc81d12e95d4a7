//! Three wrong secret symbols make a pause of a few minutes for that sign alone: its holder gets through, and whoever
//! presses in fun keeps nobody from their own list.

use chrono::TimeDelta;
use fristed::app::{Command, Outcome};
use fristed::domain::duty::Step;
use fristed::domain::sign_up::{PAUSE, TRIES, Wrong};
use fristed::domain::text::Language::Danish;

use crate::joining::one;
use crate::lysningen::{Lysningen, local};
use crate::running::TUESDAY;

const DAY: &str = "2026-10-25";

fn house() -> Lysningen {
    let mut house = Lysningen::at(TUESDAY);
    for (sign, secret) in [("fugl", "ost"), ("kop", "bro")] {
        let wish = one("brugervagt", DAY, sign, secret, Step::OneHour);
        assert_eq!(house.app.apply(Command::SignUp(wish, Danish)).unwrap(), Outcome::Done);
    }
    house
}

fn back(house: &mut Lysningen, sign: &str, secret: &str) -> Outcome {
    let listing = one("brugervagt", DAY, sign, secret, Step::OneHour).listing;
    house.app.apply(Command::StepBack(listing, sign.parse().unwrap(), secret.parse().unwrap())).unwrap()
}

#[test]
fn the_holder_gets_through_after_the_pause_and_others_at_once() {
    let mut house = house();
    for wrong in 1..=TRIES {
        let said = if wrong == TRIES { Outcome::Pause } else { Outcome::WrongSecret };
        assert_eq!(back(&mut house, "fugl", "kaktus"), said, "{wrong}");
    }
    assert_eq!(back(&mut house, "fugl", "ost"), Outcome::Pause, "not at once");
    assert_eq!(back(&mut house, "kop", "bro"), Outcome::Done, "nobody else waits");
    // What is pressed during the pause makes it no longer.
    house.set(local(TUESDAY) + PAUSE - TimeDelta::seconds(1));
    assert_eq!(back(&mut house, "fugl", "kaktus"), Outcome::Pause);
    house.set(local(TUESDAY) + PAUSE);
    assert_eq!(back(&mut house, "fugl", "ost"), Outcome::Done);
}

#[test]
fn wrong_ones_of_long_ago_count_no_more() {
    let mut house = house();
    for _ in 1..TRIES {
        assert_eq!(back(&mut house, "fugl", "kaktus"), Outcome::WrongSecret);
    }
    house.set(local(TUESDAY) + PAUSE);
    assert_eq!(back(&mut house, "fugl", "kaktus"), Outcome::WrongSecret, "the first again");
}

#[test]
fn a_clock_that_is_set_back_makes_nobody_wait() {
    let now = local(TUESDAY);
    let wrong = (0..TRIES).fold(None, |before, _| Some(Wrong::one_more(before, now))).unwrap();
    assert_eq!(wrong.counted(now), TRIES);
    assert_eq!(wrong.counted(now + PAUSE), 0);
    assert_eq!(wrong.counted(now - TimeDelta::days(1)), 0);
}
