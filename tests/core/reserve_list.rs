//! The reserve list of a trip: a place that becomes free waits for it.

use fristed::domain::duty::{Duty, DutyKind, Step};
use fristed::domain::sign_up::{Rules, SignUpRefused, held, move_up, sign_up};

use crate::joining::{duty, one};
use crate::some::date;

#[test]
fn a_place_that_becomes_free_waits_for_the_reserve_list() {
    let trip = Duty { kind: DutyKind::Places, ..duty("tur", 1) };
    let (rules, today, day) = (Rules::of_duty(&trip), date("2026-10-13"), date("2026-10-18"));
    let wish = |sign, step| one("tur", "2026-10-18", sign, "ost", step);
    let early = sign_up(rules, &[], wish("trae", Step::OnlyIfNobodyElse), today, None);
    assert_eq!(early, Err(SignUpRefused::PlaceIsFree { take: Step::Whole }), "nobody waits while a place is free");
    let holder = sign_up(rules, &[], wish("stjerne", Step::Whole), today, None).unwrap();
    let taken_up = [holder];
    let waiting = sign_up(rules, &taken_up, wish("trae", Step::OnlyIfNobodyElse), today, None).unwrap();
    assert_eq!(move_up(rules, &waiting, &[taken_up[0].clone(), waiting.clone()]), None, "none is free yet");
    let after = [waiting.clone()];
    assert_eq!(held(rules, &after, day, today), 1);
    let other = sign_up(rules, &after, wish("fisk", Step::Whole), today, None);
    assert!(matches!(other, Err(SignUpRefused::PlacesTaken(_))), "it waits for whoever is on the list");
    let up = move_up(rules, &waiting, &after).unwrap();
    assert_eq!((up.step, up.sign, up.secret), (Step::Whole, waiting.sign, waiting.secret));
    assert!(sign_up(rules, &after, wish("fisk", Step::Whole), day, None).is_ok(), "on the day it is anybody's");
    let shift = duty("vagt", 1);
    let last = one("vagt", "2026-10-18", "trae", "ost", Step::OnlyIfNobodyElse);
    assert!(sign_up(Rules::of_duty(&shift), &[], last, today, None).is_ok(), "a shift has no reserve list");
}
