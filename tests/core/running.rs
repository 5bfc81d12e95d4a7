//! Running the house from the screen: what an employee changes, what I dag says then, and undoing it.

use chrono::NaiveTime;
use fristed::app::running::about::{About, Places};
use fristed::app::running::{Draft, Ran, Rhythm, Run, RunRefused, propose};
use fristed::domain::activity::OccurrenceId;
use fristed::domain::employee::EmployeeId;
use fristed::domain::facility::Recorded;
use fristed::domain::programme::Scope;
use fristed::domain::purpose::Purpose;
use fristed::domain::recommended::Recommended;
use fristed::domain::repeat::Repeat;
use fristed::domain::text::Language::{Danish, English};
use fristed::domain::time::{HOUSE_ZONE, Span};
use fristed::store::{Action, Actor, AuditEvent, StoreError};

use crate::lysningen::{Lysningen, local};
use crate::some::{civil, date, entry, once, repeated};

pub const ME: Actor = Actor::Employee(EmployeeId(1));
pub const TUESDAY: &str = "2026-10-13T09:40";

pub fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

/// The time of an activity on a day, by its Danish title.
pub fn find(house: &Lysningen, title: &str, day: &str) -> OccurrenceId {
    let opening = house.app.store().opening().unwrap();
    let span = Span::of_days(date(day), 1, HOUSE_ZONE);
    let entries = house.app.entries(fristed::store::Only::Everything, span, &opening).unwrap();
    let named = |one: &&fristed::domain::day::Entry| {
        one.occurrence.title.as_ref().unwrap_or(&one.activity.title.da).as_str() == title
    };
    entries.iter().find(named).unwrap_or_else(|| panic!("no {title} on {day}")).id
}

/// What is listed on a day: “kl. 14–16 Skak (Stuen)”, with a note after a dash.
pub fn day(house: &Lysningen, of: &str) -> Vec<String> {
    let now = house.app.now();
    house.later(&format!("{of}T00:01"));
    let text = house.app.day_text(1, Danish).unwrap();
    house.set(now);
    text.occurrences
        .iter()
        .map(|one| {
            let view = &one.view;
            let note = if view.note.is_empty() { String::new() } else { format!(" – {}", view.note) };
            format!("{} {} ({}){}{note}", view.hours, view.title, view.place, one.state)
        })
        .collect()
}

fn says(house: &Lysningen, of: &str, what: &str) -> bool {
    day(house, of).iter().any(|one| one == what)
}

#[track_caller]
pub fn done(house: &mut Lysningen, what: &Run) -> Option<OccurrenceId> {
    match house.app.run_by(ME, what).unwrap() {
        Ran::Done(id) => id,
        other => panic!("{what:?}: {other:?}"),
    }
}

fn changed(house: &Lysningen, id: OccurrenceId, scope: Scope, change: impl FnOnce(&mut Draft)) -> Run {
    let mut draft = house.app.draft_of(id).unwrap().unwrap();
    change(&mut draft);
    Run::Change { id, scope, draft }
}

#[test]
fn a_cancelled_time_says_what_one_can_do_instead() {
    let mut house = Lysningen::at(TUESDAY);
    let (id, before) = (find(&house, "Billard", "2026-10-13"), day(&house, "2026-10-20"));
    let cancel = |instead: &str| Run::Cancel { id, scope: Scope::ThisOne, instead: instead.to_owned() };
    assert_eq!(house.app.run_by(ME, &cancel("  ")).unwrap(), Ran::Refused(RunRefused::NoInstead));
    assert_eq!(done(&mut house, &cancel("Kom til kaffe i stedet")), Some(id));
    let view = house.app.today(Danish).unwrap();
    let walk = view.line.iter().find(|one| one.id == id.to_string()).unwrap();
    assert_eq!(walk.note, "Kom til kaffe i stedet");
    assert!(day(&house, "2026-10-13").iter().any(|one| one.contains("(aflyst) – Kom til kaffe i stedet")));
    assert_eq!(day(&house, "2026-10-20"), before, "only this one");
    assert_eq!(done(&mut house, &Run::AsUsual(id)), Some(id));
    assert!(!day(&house, "2026-10-13").iter().any(|one| one.contains("aflyst")));
    assert_eq!(house.app.run_by(ME, &Run::AsUsual(id)).unwrap(), Ran::Nothing);
}

#[test]
fn what_a_calendar_brought_is_shown_as_cancelled_when_the_house_cancels_it() {
    let kor = entry("kor@by", "Kor", repeated(civil("2026-10-13T19:00:00"), "FREQ=WEEKLY"));
    let mut house = Lysningen::with_calendar("2026-10-13T12:00", &[kor]);
    let id = find(&house, "Kor", "2026-10-13");
    done(&mut house, &Run::Cancel { id, scope: Scope::ThisOne, instead: "Kom og hør en plade".to_owned() });
    assert!(
        says(&house, "2026-10-13", "kl. 19–20 Kor () (aflyst) – Kom og hør en plade"),
        "{:?}",
        day(&house, "2026-10-13")
    );
}

#[test]
fn ending_a_series_cancels_this_time_and_all_after_it() {
    let mut house = Lysningen::at(TUESDAY);
    let id = find(&house, "Billard", "2026-10-20");
    done(&mut house, &Run::Cancel { id, scope: Scope::FromHere, instead: "Kom til krea".to_owned() });
    let walks = |of: &str| day(&house, of).into_iter().filter(|one| one.contains("Billard")).collect::<Vec<_>>();
    assert!(!walks("2026-10-13")[0].contains("aflyst"), "what is before stays");
    assert!(walks("2026-10-20")[0].contains("aflyst) – Kom til krea"));
    assert!(walks("2026-10-27").is_empty() && walks("2027-03-02").is_empty());
}

#[test]
fn one_time_moves_and_has_words_of_its_own() {
    let mut house = Lysningen::at(TUESDAY);
    let id = find(&house, "Billard", "2026-10-13");
    let (usual, next) = (house.app.draft_of(id).unwrap().unwrap(), day(&house, "2026-10-20"));
    let what = changed(&house, id, Scope::ThisOne, |draft| {
        draft.from = Some(time("15:15:00"));
        draft.minutes = 45;
        draft.place = "Åen".to_owned();
        draft.text = "Vi tager en bold med.".to_owned();
    });
    assert_eq!(done(&mut house, &what), Some(id));
    assert!(
        says(&house, "2026-10-13", "kl. 15.15–16 Billard (Åen) – Vi tager en bold med."),
        "{:?}",
        day(&house, "2026-10-13")
    );
    assert_eq!(day(&house, "2026-10-20"), next);
    assert_eq!(house.app.run_by(ME, &what).unwrap(), Ran::Nothing, "it is so already");
    let again = changed(&house, id, Scope::ThisOne, |draft| draft.title = "Bytur".to_owned());
    done(&mut house, &again);
    assert!(says(&house, "2026-10-13", "kl. 15.15–16 Bytur (Åen) – Vi tager en bold med."));
    let tomorrow = changed(&house, id, Scope::ThisOne, |draft| draft.days_later(1));
    done(&mut house, &tomorrow);
    assert!(says(&house, "2026-10-14", "kl. 15.15–16 Bytur (Åen) – Vi tager en bold med."));
    done(&mut house, &Run::AsUsual(id));
    assert_eq!(house.app.draft_of(id).unwrap().unwrap(), usual);
}

#[test]
fn all_from_now_on_is_another_series_that_keeps_its_name() {
    let mut house = Lysningen::at(TUESDAY);
    let (before, id) = (day(&house, "2026-10-13"), find(&house, "Billard", "2026-10-20"));
    let origin = house.app.store().activity(id.activity).unwrap().unwrap().origin;
    let what = changed(&house, id, Scope::FromHere, |draft| {
        draft.later(2);
        draft.place = "Ved havnen".to_owned();
    });
    let from = house.app.draft_of(id).unwrap().unwrap().from.unwrap();
    let saved = done(&mut house, &what).unwrap();
    assert_eq!(saved.activity, id.activity);
    assert_eq!(house.app.store().activity(saved.activity).unwrap().unwrap().origin, origin);
    let in_order = |mut all: Vec<String>| {
        all.sort();
        all
    };
    assert_eq!(in_order(day(&house, "2026-10-13")), in_order(before), "what has been stays as it was");
    for of in ["2026-10-20", "2026-10-27", "2027-06-01"] {
        let walks: Vec<_> = day(&house, of).into_iter().filter(|one| one.contains("Billard")).collect();
        assert_eq!(walks.len(), 1, "{of}: {walks:?}");
        assert!(walks[0].contains("(Ved havnen)"), "{walks:?}");
    }
    let moved = house.app.draft_of(find(&house, "Billard", "2026-10-27")).unwrap().unwrap();
    assert_eq!(moved.from.unwrap() - from, chrono::TimeDelta::minutes(30));
    // And on another weekday, every second week.
    let id = find(&house, "Billard", "2026-10-27");
    let what = changed(&house, id, Scope::FromHere, |draft| {
        draft.rhythm = Rhythm::Repeated(Repeat::Weekly { days: vec![4], every: 2 });
    });
    done(&mut house, &what);
    let walks = |house: &Lysningen, of: &str| day(house, of).iter().filter(|one| one.contains("Billard")).count();
    assert_eq!(
        ["2026-10-20", "2026-10-27", "2026-10-30", "2026-11-06", "2026-11-13"].map(|of| walks(&house, of)),
        [1, 0, 1, 0, 1]
    );
    // The day alone is another: it goes on that day of the week.
    let id = find(&house, "Billard", "2026-11-13");
    let what = changed(&house, id, Scope::FromHere, |draft| draft.days_later(-1));
    done(&mut house, &what);
    assert_eq!(["2026-11-12", "2026-11-13", "2026-11-19", "2026-11-26"].map(|of| walks(&house, of)), [1, 0, 0, 1]);
}

#[test]
fn an_english_twin_goes_with_the_danish_it_belonged_to() {
    let mut house = Lysningen::at(TUESDAY);
    let id = find(&house, "Billard", "2026-10-13");
    let english = |house: &Lysningen| house.app.store().activity(id.activity).unwrap().unwrap().title.en;
    let twin = english(&house);
    assert!(twin.is_some());
    let place = changed(&house, id, Scope::FromHere, |draft| draft.place = "Havnen".to_owned());
    done(&mut house, &place);
    assert_eq!(english(&house), twin, "another place leaves the name");
    let title = changed(&house, id, Scope::FromHere, |draft| draft.title = "Billard for to".to_owned());
    done(&mut house, &title);
    assert_eq!(english(&house), None, "an English name that is not true any more is worse than none");
}

#[test]
fn something_new_and_how_often() {
    let mut house = Lysningen::at(TUESDAY);
    let mut draft = Draft::new_on(date("2026-10-15"));
    assert_eq!(house.app.run_by(ME, &Run::Make(draft.clone())).unwrap(), Ran::Refused(RunRefused::NoTitle));
    draft.title = "Vafler".to_owned();
    draft.food = Some(10);
    draft.rhythm = propose::rhythms(draft.day).remove(1);
    let id = done(&mut house, &Run::Make(draft.clone())).unwrap();
    assert!(says(&house, "2026-10-15", "kl. 14–15 Vafler ()") && says(&house, "2026-10-22", "kl. 14–15 Vafler ()"));
    let food = house.later("2026-10-15T10:00").today(Danish).unwrap().food;
    assert!(food.iter().any(|one| one.title == "Vafler" && one.price == "10 kr."));
    house.later(TUESDAY);
    assert_eq!(house.app.draft_of(id).unwrap().unwrap(), draft);
    let other = done(&mut house, &Run::Make(Draft { rhythm: Rhythm::Once, ..draft.clone() })).unwrap();
    assert_ne!(other.activity, id.activity, "two may have the same name");
    // A trip on a day when the house is closed is meant.
    let trip = Draft { title: "Sommerhus".to_owned(), day: date("2027-01-01"), rhythm: Rhythm::Once, ..draft.clone() };
    done(&mut house, &Run::Make(trip));
    assert!(says(&house, "2027-01-01", "kl. 14–15 Sommerhus ()"), "{:?}", day(&house, "2027-01-01"));
    let past = Draft { day: date("2026-10-12"), rhythm: Rhythm::Once, ..draft };
    assert_eq!(house.app.run_by(ME, &Run::Make(past)).unwrap(), Ran::Refused(RunRefused::Past));
}

#[test]
fn last_weeks_becomes_a_tradition_in_one_press() {
    let mut house =
        Lysningen::with_only(TUESDAY, vec![crate::lysningen::made("Loppemarked", once(civil("2026-10-08T13:00:00")))]);
    let id = find(&house, "Loppemarked", "2026-10-08");
    let next = done(&mut house, &Run::Tradition(id)).unwrap();
    assert_eq!(next.key, civil("2026-10-15T13:00:00"));
    assert!(says(&house, "2026-10-08", "kl. 13–14 Loppemarked ()"), "what has been stays");
    assert!(
        says(&house, "2026-10-15", "kl. 13–14 Loppemarked ()")
            && says(&house, "2026-12-03", "kl. 13–14 Loppemarked ()")
    );
    assert_eq!(house.app.run_by(ME, &Run::Tradition(next)).unwrap(), Ran::Nothing);
}

#[test]
fn refusals_say_what_to_do_and_change_nothing() {
    let mut house = Lysningen::at(TUESDAY);
    let id = find(&house, "Billard", "2026-10-13");
    let before = house.app.store().all_for_export().unwrap();
    let rows = house.app.store().audit().unwrap().len();
    type Try = (fn(&mut Draft), RunRefused);
    let tries: [Try; 5] = [
        (|draft| draft.from = Some("06:00:00".parse().unwrap()), RunRefused::Past),
        (|draft| draft.from = Some("22:30:00".parse().unwrap()), RunRefused::HouseClosed),
        (|draft| draft.title = " ".to_owned(), RunRefused::NoTitle),
        (|draft| draft.place = "Hos Bo 010190-1234".to_owned(), RunRefused::LooksLikeCpr),
        (|draft| draft.text = "æ".repeat(501), RunRefused::TooLong),
    ];
    for (change, refused) in tries {
        for scope in [Scope::ThisOne, Scope::FromHere] {
            let what = changed(&house, id, scope, change);
            assert_eq!(house.app.run_by(ME, &what).unwrap(), Ran::Refused(refused), "{scope:?}");
            for language in [Danish, English] {
                assert!(fristed::app::running::running_words::refused(refused, language).ends_with('.'));
            }
        }
    }
    let nowhere = OccurrenceId { key: civil("2026-10-14T03:00:00"), ..id };
    let cancel = Run::Cancel { id: nowhere, scope: Scope::ThisOne, instead: "Kom".to_owned() };
    assert_eq!(house.app.run_by(ME, &cancel).unwrap(), Ran::Nothing);
    let shut =
        Run::Hours { day: date("2026-10-13"), hours: Some((time("10:00:00"), time("10:00:00"))), note: String::new() };
    assert_eq!(house.app.run_by(ME, &shut).unwrap(), Ran::Refused(RunRefused::NoLength));
    assert_eq!(house.app.store().all_for_export().unwrap(), before);
    assert_eq!(house.app.store().audit().unwrap().len(), rows, "nothing was done, so nothing is noted");
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Nothing);
}

/// Everything that can be done, undone again, leaves the house as it was, to the last row.
#[test]
fn every_change_can_be_undone() {
    let mut house = Lysningen::at(TUESDAY);
    let id = find(&house, "Billard", "2026-10-20");
    let facility = house.app.store().facilities().unwrap()[0].id;
    let facts = |house: &Lysningen| {
        let store = house.app.store();
        let years = Span { start: local("2026-06-01T00:00"), end: local("2027-12-01T00:00") };
        let about = (store.purposes(id.activity).unwrap(), store.pictures().unwrap());
        (store.all_for_export().unwrap(), store.facilities().unwrap(), store.occurrences(years).unwrap(), about)
    };
    let moved = changed(&house, id, Scope::ThisOne, |draft| draft.later(1));
    let from_here = changed(&house, id, Scope::FromHere, |draft| draft.title = "Billardhygge".to_owned());
    let new = Draft { title: "Vafler".to_owned(), ..Draft::new_on(date("2026-10-15")) };
    let everything = [
        Run::Cancel { id, scope: Scope::ThisOne, instead: "Kom til kaffe".to_owned() },
        Run::Cancel { id, scope: Scope::FromHere, instead: "Kom til kaffe".to_owned() },
        moved,
        from_here,
        Run::Make(new),
        Run::CloseFacility { id: facility, reason: "er i stykker".to_owned(), instead: "Brug det andet".to_owned() },
        Run::Hours { day: date("2026-10-13"), hours: None, note: "vi flytter".to_owned() },
        Run::PutUpNeed("rene håndklæder".to_owned()),
        Run::TakeDownNeed(house.app.store().taking_part().unwrap().needs[0].slug.clone()),
        Run::About(id, About::Purpose(vec![Purpose::Tradition])),
        Run::About(id, About::Recommend(Some(Recommended { by: None }))),
        Run::About(id, About::Places(Some(Places { number: 4, instead: "Kom og kig med.".to_owned() }))),
        Run::About(id, About::Take(crate::about::some_picture(30))),
    ];
    let before = facts(&house);
    for what in &everything {
        let rows = house.app.store().audit().unwrap().len();
        done(&mut house, what);
        assert!(facts(&house) != before, "{what:?} changes something");
        assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None), "{what:?}");
        assert!(facts(&house) == before, "{what:?} is undone");
        let audit = house.app.store().audit().unwrap();
        assert_eq!(audit.len(), rows + 2, "both are noted");
        assert_eq!(audit[rows + 1].action, "undone");
        assert!(audit[rows + 1].subject.starts_with(&audit[rows].action), "{:?}", audit[rows + 1]);
        assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Nothing, "one step");
    }
    // One on top of another: only the last is put back.
    done(&mut house, &everything[0]);
    let between = facts(&house);
    done(&mut house, &everything[5]);
    house.app.undo_by(ME).unwrap();
    assert!(facts(&house) == between);
    done(&mut house, &Run::AsUsual(id));
    house.app.undo_by(ME).unwrap();
    assert!(facts(&house) == between, "a time that is put back to what was cancelled");
}

#[test]
fn nothing_is_undone_once_something_else_was_changed() {
    let (_dir, mut store) = crate::store::example_house();
    store.extend_occurrences(local(TUESDAY)).unwrap();
    let mut other = store.again().unwrap();
    let mut house = Lysningen::over(store, TUESDAY);
    let close = Run::Hours { day: date("2026-10-13"), hours: None, note: String::new() };
    done(&mut house, &close);
    other
        .change(ME, |tx| {
            let mut opening = tx.opening()?;
            opening.exceptions.clear();
            tx.save_opening(&opening)?;
            Ok::<_, StoreError>(((), AuditEvent { action: Action::ChangedPart, subject: "hours".to_owned() }))
        })
        .unwrap();
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Refused(RunRefused::ChangedSince));
    assert!(house.app.today(Danish).unwrap().is_open, "what came later stays");
    // What the public presses is no such change.
    let bad = house.app.store().facilities().unwrap()[0].id;
    done(&mut house, &close);
    other.set_facility(bad, &Recorded::Free).unwrap();
    other.extend_occurrences(local("2026-11-13T09:00")).unwrap();
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None));
}
