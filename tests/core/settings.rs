//! Settings, rights, offers and the week: what an employee changes, what follows from it, and undoing it.

use std::time::Duration;

use chrono::Weekday;
use fristed::app::running::{OfferDraft, Ran, Run, RunRefused};
use fristed::app::settings::Setting;
use fristed::domain::access::IdleTime;
use fristed::domain::house::HouseSettings;
use fristed::domain::nudge::{Nudge, arrange};
use fristed::domain::offer::{Availability, Need};
use fristed::domain::programme::Scope;
use fristed::domain::release::ReleaseRhythm;
use fristed::domain::retention::{Kept, KeptFor, Retention};
use fristed::domain::settings::NudgesOff;
use fristed::domain::text::Language::{Danish, English};
use fristed::exchange::house_file;
use fristed::store::Store;

use crate::lysningen::Lysningen;
use crate::running::{ME, TUESDAY, day, done, find, time};
use crate::some::{civil, date, entry, example, private_folder, repeated};
use crate::staff_house::StaffHouse;

fn drawings() -> house_file::Drawings<'static> {
    house_file::Drawings { icons: fristed::draw::icons::NAMES, scenes: fristed::draw::scenes::NAMES }
}

fn other_settings() -> HouseSettings {
    HouseSettings {
        rest_after_seconds: 120,
        idle: IdleTime::of_seconds(150),
        release: ReleaseRhythm::new(Weekday::Thu, 17, 5).unwrap(),
        english: false,
        nudges_off: NudgesOff::of([Nudge::SoonAnnounced, Nudge::OneNext]),
        retention: Retention::default()
            .with(Kept::Board, KeptFor::months_long(36).unwrap())
            .with(Kept::Changes, KeptFor::months_long(1).unwrap()),
    }
}

#[test]
fn a_house_file_says_what_the_house_has_set_and_no_more_than_is_allowed() {
    let mut content = example();
    content.settings = other_settings();
    let text = house_file::write(&content);
    assert_eq!(house_file::read(&text, drawings()).unwrap(), content);
    let mut store = Store::in_memory().unwrap();
    store.import_house(&content, false).unwrap();
    assert_eq!(store.settings().unwrap(), content.settings);
    assert_eq!(store.all_for_export().unwrap().house, Some(content.clone()));
    // A file without a word about them is the usual house.
    content.settings = HouseSettings::default();
    store.import_house(&content, false).unwrap();
    assert_eq!(store.settings().unwrap(), HouseSettings::default());
    for (line, wanted) in [
        ("release-together = 2", "from 3 to 10"),
        ("staff-idle-seconds = 20", "from 30 to 180"),
        ("release-weekday = \"someday\"", "is no weekday"),
        ("nudges-off = [\"help-beside\"]", "no nudge that can be off"),
        ("keep-changes-months = 0", "from 1 to 120"),
    ] {
        let text = house_file::write(&content).replace("[settings]\n", &format!("[settings]\n{line}\n"));
        let problems = house_file::read(&text, drawings()).unwrap_err();
        assert!(problems[0].message.contains(wanted), "{line}: {problems:?}");
    }
}

#[test]
fn what_is_set_on_the_screen_is_kept_goes_by_steps_and_is_undone() {
    let mut house = Lysningen::at(TUESDAY);
    let before = house.app.store().settings().unwrap();
    let set = |house: &mut Lysningen, what: Setting| house.app.run_by(ME, &Run::Setting(what)).unwrap();
    let everything = [
        Setting::Idle(2),
        Setting::English,
        Setting::ReleaseDay(1),
        Setting::ReleaseHour(-3),
        Setting::ReleaseTogether(4),
        Setting::Nudge(Nudge::FoodVisible),
        Setting::Keep(Kept::Minutes, true),
        Setting::Keep(Kept::Suggestions, false),
    ];
    for what in everything {
        assert_eq!(set(&mut house, what.clone()), Ran::Done(None), "{what:?}");
        assert_eq!(house.app.store().settings().unwrap(), what.on(&before));
        assert_ne!(house.app.store().settings().unwrap(), before, "{what:?}");
        assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None));
        assert_eq!(house.app.store().settings().unwrap(), before, "{what:?}");
        assert_eq!(house.app.store().release_rhythms().unwrap(), Default::default());
    }
    for _ in 0..20 {
        set(&mut house, Setting::Idle(1));
        set(&mut house, Setting::ReleaseTogether(-1));
        set(&mut house, Setting::ReleaseHour(1));
    }
    let there = house.app.store().settings().unwrap();
    assert_eq!((there.idle.length().as_secs(), there.release.together(), there.release.hour()), (180, 3, 23));
    assert_eq!(set(&mut house, Setting::Idle(1)), Ran::Nothing, "there is no further step, and nothing is noted");
    assert_eq!(set(&mut house, Setting::Nudge(Nudge::HelpBeside)), Ran::Nothing, "help stands beside, always");
    // An import of the old file leaves what was set here alone.
    let mut store = Store::in_memory().unwrap();
    store.import_house(&example(), false).unwrap();
    let mut house = Lysningen::over(store, TUESDAY);
    set(&mut house, Setting::English);
    assert!(!house.app.store().settings().unwrap().offers(English));
    assert!(house.app.store().settings().unwrap().offers(Danish));
    let history = house.app.history_in_tests(Default::default(), |_| None, Danish).unwrap();
    assert_eq!(history[0].what, "Ændrede en indstilling: engelsk på skærmen");
}

#[test]
fn a_nudge_that_is_off_arranges_nothing() {
    let mut items = [3, 1, 2];
    arrange(NudgesOff::of([Nudge::OneNext]).running(Nudge::OneNext), &mut items, |item| *item);
    assert_eq!(items, [3, 1, 2], "the house's own order");
    arrange(NudgesOff::default().running(Nudge::OneNext), &mut items, |item| *item);
    assert_eq!(items, [1, 2, 3]);
    let mut house = Lysningen::at(TUESDAY);
    let off = |house: &mut Lysningen, nudge| assert_eq!(done(house, &Run::Setting(Setting::Nudge(nudge))), None);
    let today = house.app.today(Danish).unwrap();
    assert!(!today.soon.is_empty() && !today.food.is_empty() && !today.facilities.is_empty());
    let id = find(&house, "Billard", "2026-10-13");
    assert!(house.app.activity(id, Danish).unwrap().unwrap().next.is_some());
    assert!(house.app.offers(Danish).unwrap()[0].is_today);
    for nudge in [
        Nudge::SoonAnnounced,
        Nudge::FoodVisible,
        Nudge::FacilitiesVisible,
        Nudge::OneNext,
        Nudge::OffersTodayFirst,
        Nudge::OutcomesFirst,
        Nudge::TomorrowNext,
    ] {
        off(&mut house, nudge);
    }
    let today = house.app.today(Danish).unwrap();
    assert!(today.soon.is_empty() && today.food.is_empty() && today.facilities.is_empty());
    assert!(house.app.activity(id, Danish).unwrap().unwrap().next.is_none());
    let needs: Vec<_> = house.app.offers(Danish).unwrap().iter().map(|one| one.need).collect();
    assert!(needs.is_sorted_by_key(|need| Need::ALL.iter().position(|one| one == need)), "{needs:?}");
    let titles: Vec<_> = house.app.board(Danish).unwrap().into_iter().map(|one| one.title).collect();
    let own: Vec<_> = house.app.store().meetings().unwrap().proposals;
    assert_eq!(titles.len(), own.len());
    let evening = house.later("2026-10-13T22:30").today(Danish).unwrap();
    assert!(evening.hero.entry().is_none() && evening.line.is_empty(), "nothing of tomorrow");
}

#[test]
fn staff_pages_stay_open_as_long_as_the_house_says_also_after_a_restart() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let longer = Run::Setting(Setting::Idle(4));
    assert_eq!(house.app.run(&session, &longer).unwrap(), Ran::Done(None));
    house.pass(Duration::from_secs(100));
    assert!(house.app.session().is_some(), "two minutes now");
    house.power_up();
    house.type_in(&secrets.start);
    house.go_in(&secrets.pins[0]);
    house.pass(Duration::from_secs(100));
    assert!(house.app.session().is_some());
    house.pass(Duration::from_secs(21));
    assert!(house.app.session().is_none());
    assert_eq!(house.app.run(&session, &longer).unwrap(), Ran::Nothing, "once it has locked, nothing is set");
    let session = house.go_in(&secrets.pins[1]);
    house.app.run(&session, &Run::Setting(Setting::Idle(-4))).unwrap();
    house.pass(Duration::from_secs(61));
    assert!(house.app.session().is_none(), "and shorter at once");
}

#[test]
fn the_hours_of_the_week_are_changed_for_good() {
    let mut house = Lysningen::at(TUESDAY);
    let before = house.app.store().opening().unwrap();
    let ten = Some((time("10:00:00"), time("18:30:00")));
    done(&mut house, &Run::Week { days: vec![0, 1, 2, 3, 4], hours: ten });
    let rows = house.app.house(Danish).unwrap().hours;
    assert!(rows[0].hours.contains("10–18.30") && rows[0].days.contains("fredag"), "{rows:?}");
    let history = house.app.history_in_tests(Default::default(), |_| None, Danish).unwrap();
    assert_eq!(history[0].what, "Rettede ugens åbningstider: mandag, tirsdag, onsdag, torsdag og fredag");
    done(&mut house, &Run::Week { days: vec![2], hours: None });
    assert!(!house.later("2026-10-14T12:00").today(Danish).unwrap().is_open);
    house.app.undo_by(ME).unwrap();
    assert!(house.later("2026-10-14T12:00").today(Danish).unwrap().is_open);
    let same = Run::Week { days: vec![0], hours: ten };
    assert_eq!(house.app.run_by(ME, &same).unwrap(), Ran::Nothing);
    let none = Run::Week { days: vec![0], hours: Some((time("10:00:00"), time("10:00:00"))) };
    assert_eq!(house.app.run_by(ME, &none).unwrap(), Ran::Refused(RunRefused::NoLength));
    let exceptions = house.app.store().opening().unwrap().exceptions;
    assert_eq!(exceptions, before.exceptions, "single days stay as they are");
}

#[test]
fn an_offer_is_made_changed_and_ended_with_its_times() {
    let mut house = Lysningen::at(TUESDAY);
    let facts = |house: &Lysningen| house.app.store().all_for_export().unwrap();
    let before = facts(&house);
    let draft = OfferDraft {
        title: "Symaskine".to_owned(),
        need: Need::EverydayLife,
        availability: Availability::Scheduled,
        place: "Kælderen".to_owned(),
        ..OfferDraft::default()
    };
    let empty = OfferDraft { title: " ".to_owned(), ..draft.clone() };
    let made = |draft: OfferDraft| Run::SaveOffer { slug: None, draft };
    assert_eq!(house.app.run_by(ME, &made(empty)).unwrap(), Ran::Refused(RunRefused::NoTitle));
    let stepless = OfferDraft { first_step: String::new(), ..draft.clone() };
    assert_eq!(house.app.run_by(ME, &made(stepless)).unwrap(), Ran::Refused(RunRefused::NoFirstStep));
    done(&mut house, &made(draft.clone()));
    let slug = facts(&house).house.unwrap().offers.last().unwrap().slug.clone();
    house.app.undo_by(ME).unwrap();
    assert!(facts(&house) == before, "to the last row");
    done(&mut house, &made(draft.clone()));
    assert_eq!(house.app.offer_draft(&slug).unwrap(), Some(draft.clone()));
    // Its times are activities of the programme.
    let mut time_of_it = fristed::app::running::Draft::new_on(date("2026-10-15"));
    (time_of_it.title, time_of_it.offer) = ("Symaskine".to_owned(), Some(slug.clone()));
    time_of_it.rhythm = fristed::app::running::propose::rhythms(time_of_it.day).remove(1);
    done(&mut house, &Run::Make(time_of_it));
    assert_eq!(house.app.times_of_offer(&slug, Danish).unwrap()[0].hours, "kl. 14–15");
    let shown = |house: &Lysningen| house.app.offer(&slug, Danish).unwrap();
    assert!(matches!(shown(&house).unwrap().when, fristed::app::offers::OfferWhen::Next(_)));
    let other = OfferDraft { first_step: "Kig ind".to_owned(), ..draft };
    let change = Run::SaveOffer { slug: Some(slug.clone()), draft: other };
    done(&mut house, &change);
    assert_eq!(house.app.run_by(ME, &change).unwrap(), Ran::Nothing);
    assert_eq!(shown(&house).unwrap().first_step, "Kig ind");
    let whole = facts(&house);
    house.later("2026-10-20T09:00");
    done(&mut house, &Run::EndOffer(slug.clone()));
    assert!(shown(&house).is_none());
    assert!(!day(&house, "2026-10-22").iter().any(|one| one.contains("Symaskine")), "no time after it");
    assert!(day(&house, "2026-10-15").iter().any(|one| one.contains("Symaskine")), "what has been stays");
    house.app.undo_by(ME).unwrap();
    assert!(facts(&house) == whole, "and all of it comes back");
    assert!(day(&house, "2026-10-22").iter().any(|one| one.contains("Symaskine")));
    assert_eq!(house.app.run_by(ME, &Run::EndOffer("nowhere".to_owned())).unwrap(), Ran::Nothing);
}

/// What an employee has ended stays ended: by the house's file, by a calendar, and under another offer's name.
#[test]
fn an_ended_offer_is_brought_back_by_no_file() {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    store.import_house(&example(), false).unwrap();
    let mut house = Lysningen::over(store, TUESDAY);
    let nurse = "sygeplejerske";
    let mut visit = entry("besoeg@by", "Sårpleje", repeated(civil("2026-10-15T10:00:00"), "FREQ=WEEKLY"));
    visit.activity.offer = Some(nurse.to_owned());
    let again = || {
        let mut store = Store::open_at_once(dir.path()).unwrap();
        let calendar = store.import_calendar(std::slice::from_ref(&visit), false).unwrap();
        (store.import_house(&example(), false).unwrap(), calendar)
    };
    again();
    let times = day(&house, "2026-10-16");
    assert!(times.iter().any(|one| one.contains("ygeplejerske")), "{times:?}");
    done(&mut house, &Run::EndOffer(nurse.to_owned()));
    for _ in 0..2 {
        let (file, calendar) = again();
        assert!(file.left_alone.iter().any(|one| one.contains("ygeplejerske")), "{:?}", file.left_alone);
        assert!(file.added.is_empty() && calendar.changed.is_empty(), "{file:?} {calendar:?}");
        assert!(house.app.offer(nurse, Danish).unwrap().is_none());
        assert!(!day(&house, "2026-10-16").iter().any(|one| one.contains("ygeplejerske")));
        let all = house.app.store().all_activities().unwrap();
        assert!(all.values().all(|one| one.offer.as_deref() != Some(nurse)));
    }
    // A new one gets a name that no file knows.
    let made = |title: &str| Run::SaveOffer {
        slug: None,
        draft: OfferDraft { title: title.to_owned(), ..OfferDraft::default() },
    };
    let last = |house: &Lysningen| house.app.store().offers().unwrap().last().unwrap().slug.clone();
    done(&mut house, &made("Symaskine"));
    let first = last(&house);
    done(&mut house, &Run::EndOffer(first.clone()));
    done(&mut house, &made("Strygebræt"));
    assert_ne!(last(&house), first);
}

#[test]
fn food_has_another_price_for_one_day_and_from_now_on() {
    let mut house = Lysningen::at("2026-10-13T07:00");
    let food = house.app.food_to_come(Danish).unwrap();
    let free = food.iter().find(|one| one.price.contains("ratis")).expect("something gratis").clone();
    let id = free.id.parse().unwrap();
    let prices = |house: &Lysningen, now: &str| {
        let all = house.later(now).food_to_come(Danish).unwrap();
        let prices: Vec<_> = all.into_iter().filter(|one| one.title == free.title).map(|one| one.price).collect();
        prices
    };
    let before = house.app.store().all_for_export().unwrap();
    let usual = prices(&house, "2026-10-13T07:00");
    let mut draft = house.app.draft_of(id).unwrap().unwrap();
    draft.food = Some(20);
    done(&mut house, &Run::Change { id, scope: Scope::ThisOne, draft: draft.clone() });
    let now = prices(&house, "2026-10-13T07:00");
    assert_eq!(now.len(), usual.len(), "once, and not twice");
    assert_eq!(now[0], "20 kr.");
    assert!(now[1..].iter().all(|one| one == &free.price), "tomorrow is as usual: {now:?}");
    house.app.undo_by(ME).unwrap();
    assert!(house.app.store().all_for_export().unwrap() == before);
    done(&mut house, &Run::Change { id, scope: Scope::FromHere, draft });
    assert!(prices(&house, "2026-10-13T07:00").iter().all(|one| one == "20 kr."));
}
