//! Running the house: facilities, hours, history, and what is proposed.

use fristed::app::running::history::Sort;
use fristed::app::running::{Draft, Ran, Run, RunRefused, propose};
use fristed::app::today::Hero;
use fristed::domain::employee::EmployeeId;
use fristed::domain::facility::Recorded;
use fristed::domain::programme::Scope;
use fristed::domain::text::Language::{Danish, English};

use crate::lysningen::Lysningen;
use crate::running::{ME, TUESDAY, day, done, find, time};
use crate::some::date;

#[test]
fn a_facility_is_closed_with_a_reason_and_another_way() {
    let mut house = Lysningen::at(TUESDAY);
    let id = house.app.store().facilities().unwrap()[0].id;
    let close =
        |reason: &str, instead: &str| Run::CloseFacility { id, reason: reason.to_owned(), instead: instead.to_owned() };
    assert_eq!(house.app.run_by(ME, &close("", "")).unwrap(), Ran::Refused(RunRefused::NoReason));
    done(&mut house, &close("er i stykker", "Brug badet i Åhallen"));
    let shown = house.app.facilities(Danish).unwrap().remove(0);
    assert_eq!((shown.sentence().as_str(), shown.advice.as_str()), ("Badet er i stykker", "Brug badet i Åhallen"));
    let since = house.app.now();
    house.later("2026-10-14T09:00");
    done(&mut house, &close(propose::REASONS[0], ""));
    let shown = house.app.facilities(Danish).unwrap().remove(0);
    assert_ne!(shown.advice, "Brug badet i Åhallen", "as the house usually says");
    assert!(!shown.advice.is_empty());
    let Recorded::Closed { since: still, .. } = house.app.store().facilities().unwrap().remove(0).recorded else {
        panic!("it is closed");
    };
    assert_eq!(still, since, "another reason is no other day");
    done(&mut house, &Run::OpenFacility(id));
    assert_eq!(house.app.facilities(Danish).unwrap()[0].sentence(), "Badet er ledigt");
    assert_eq!(house.app.run_by(ME, &Run::OpenFacility(id)).unwrap(), Ran::Nothing);
}

#[test]
fn one_day_has_other_hours() {
    let mut house = Lysningen::at(TUESDAY);
    let hours = |hours, note: &str| Run::Hours { day: date("2026-10-13"), hours, note: note.to_owned() };
    done(&mut house, &hours(Some((time("08:00:00"), time("12:00:00"))), "vi er på tur"));
    assert_eq!(house.app.today(Danish).unwrap().open, "Åbent til kl. 12");
    assert_eq!(house.app.week_day(0, Danish).unwrap().hours, "kl. 8–12 vi er på tur");
    assert!(!day(&house, "2026-10-13").iter().any(|one| one.contains("Billard")), "what lies outside is not listed");
    done(&mut house, &hours(None, ""));
    assert!(!house.app.today(Danish).unwrap().is_open);
    done(&mut house, &Run::UsualHours(date("2026-10-13")));
    assert_eq!(house.app.today(Danish).unwrap().open, "Åbent til kl. 22");
    assert_eq!(house.app.run_by(ME, &Run::UsualHours(date("2026-10-13"))).unwrap(), Ran::Nothing);
}

#[test]
fn history_says_who_did_what() {
    let mut house = Lysningen::at(TUESDAY);
    let id = find(&house, "Billard", "2026-10-20");
    done(&mut house, &Run::Cancel { id, scope: Scope::ThisOne, instead: "Kom til kaffe".to_owned() });
    house.app.undo_by(ME).unwrap();
    done(&mut house, &Run::Hours { day: date("2026-10-14"), hours: None, note: String::new() });
    let name = |id| (id == EmployeeId(1)).then(|| "MK".to_owned());
    let said = |sort, language| {
        let rows = house.app.history_in_tests(sort, name, language).unwrap();
        rows.into_iter().map(|row| format!("{}: {}", row.who, row.what)).collect::<Vec<_>>()
    };
    let all = said(Sort::Everything, Danish);
    assert_eq!(
        all[..3],
        [
            "MK: Rettede åbningstiden: Onsdag den 14. oktober",
            "MK: Fortrød – Aflyste: Billard, tirsdag den 20. oktober",
            "MK: Aflyste: Billard, tirsdag den 20. oktober",
        ]
    );
    assert_eq!(said(Sort::Hours, Danish), all[..1]);
    assert_eq!(said(Sort::Programme, Danish), all[1..3]);
    assert_eq!(said(Sort::Machine, Danish), ["Med tastatur ved skærmen: Tog husets fil ind"]);
    assert_eq!(said(Sort::Hours, English), ["MK: Changed the opening hours: Wednesday 14 October"]);
    // Whoever works here no more has no letters any longer; what she did stays.
    let later = house.app.history_in_tests(Sort::Hours, |_| None, Danish).unwrap();
    assert_eq!((&*later[0].who, later.len()), ("En tidligere kollega", 1));
}

#[test]
fn a_draft_goes_by_quarters_within_its_day() {
    let mut draft = Draft::new_on(date("2026-10-13"));
    draft.from = Some(time("09:40:00"));
    draft.later(1);
    assert_eq!(draft.from, Some(time("09:45:00")), "an odd time meets the even ones");
    draft.from = Some(time("09:40:00"));
    draft.later(-1);
    assert_eq!(draft.from, Some(time("09:30:00")));
    draft.later(1000);
    assert_eq!(draft.from, Some(time("23:45:00")));
    draft.later(-1000);
    assert_eq!(draft.from, Some(time("00:00:00")));
    draft.longer(-1000);
    assert_eq!((draft.minutes, draft.to()), (0, None));
    draft.longer(6);
    assert_eq!(draft.to(), Some(time("01:30:00")));
}

#[test]
fn what_can_be_done_instead_is_proposed() {
    let house = Lysningen::at(TUESDAY);
    let id = find(&house, "Billard", "2026-10-13");
    let proposed = house.app.instead_of(id).unwrap();
    assert!(proposed.iter().any(|one| one.starts_with("Næste gang er ")), "{proposed:?}");
    assert!(proposed.iter().all(|one| !one.contains("Billard")), "not itself: {proposed:?}");
    assert!(matches!(house.app.today(Danish).unwrap().hero, Hero::Now(_)));
    let now = find(&house, "Morgenmad", "2026-10-13");
    assert!(!house.app.instead_of(now).unwrap().iter().any(|one| one.contains("Morgenmad")));
    assert!(house.app.places().unwrap().len() >= 3);
}

#[test]
fn what_the_house_itself_blocks_is_counted_in_days() {
    let mut house = Lysningen::at(TUESDAY);
    let id = house.app.store().facilities().unwrap()[0].id;
    done(&mut house, &Run::CloseFacility { id, reason: "er fyldt med kasser".to_owned(), instead: String::new() });
    let said = |house: &Lysningen| house.app.facilities_for_staff(Danish).unwrap().remove(0).closed_for;
    assert_eq!(said(&house).as_deref(), Some("Lukket af os i dag."));
    // At night as well, when the public screen shows none.
    house.later("2026-10-16T23:30");
    assert_eq!(said(&house).as_deref(), Some("Lukket af os i 3 dage."));
    assert_eq!(house.app.facilities_for_staff(English).unwrap()[1].closed_for, None);
}

#[test]
fn a_small_need_is_put_up_and_taken_down() {
    let mut house = Lysningen::at(TUESDAY);
    let needs = |house: &Lysningen| house.app.join(Danish).unwrap().needs;
    let before = needs(&house);
    let put_up = |text: &str| Run::PutUpNeed(text.to_owned());
    assert_eq!(house.app.run_by(ME, &put_up(" ")).unwrap(), Ran::Refused(RunRefused::NoNeed));
    done(&mut house, &put_up("nogen, der vander blomster"));
    let there = needs(&house);
    assert_eq!((there.len(), there.last().unwrap().text.as_str()), (before.len() + 1, "nogen, der vander blomster"));
    assert_eq!(house.app.run_by(ME, &put_up("nogen, der vander blomster")).unwrap(), Ran::Nothing, "once is enough");
    let slug = there.last().unwrap().slug.clone();
    done(&mut house, &Run::TakeDownNeed(slug.clone()));
    assert_eq!(needs(&house), before);
    assert_eq!(house.app.run_by(ME, &Run::TakeDownNeed(slug)).unwrap(), Ran::Nothing);
}
