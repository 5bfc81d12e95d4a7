//! I dag, from the first coffee to the last light, and on the odd days of the calendar.

use chrono::{TimeDelta, Weekday};
use fristed::app::activity::EntryView;
use fristed::app::facilities::FacilityState;
use fristed::app::today::{Greeting, Hero, LineDay, TodayView};
use fristed::domain::activity::{Change, Override, Price, Start};
use fristed::domain::day::Phase;
use fristed::domain::house::OnDuty;
use fristed::domain::opening::DayHours;
use fristed::domain::text::Language;
use fristed::domain::time::HOUSE_ZONE;

use crate::lysningen::{Lysningen, local, made};
use crate::some::{civil, date, entry, line, once, repeated};

fn today_at(now: &str) -> TodayView {
    Lysningen::at(now).app.today(Language::Danish).unwrap()
}

fn titles(entries: &[EntryView]) -> Vec<&str> {
    entries.iter().map(|entry| entry.title.as_str()).collect()
}

/// The hero as a word and a title.
fn hero(view: &TodayView) -> (&'static str, &str) {
    match &view.hero {
        Hero::Now(entry) => ("now", &entry.title),
        Hero::Next(entry) => ("next", &entry.title),
        Hero::Tomorrow(entry) => ("tomorrow", &entry.title),
        Hero::AnotherDay(entry) => ("another day", &entry.title),
        Hero::Quiet => ("quiet", ""),
    }
}

#[test]
fn a_tuesday_morning() {
    let view = today_at("2026-10-13T09:40");
    assert_eq!(
        (view.greeting, view.date.as_str(), view.clock.as_str()),
        (Greeting::Morning, "Tirsdag den 13. oktober", "9.40")
    );
    assert_eq!((view.is_open, view.open.as_str()), (true, "Åbent til kl. 22"));
    assert_eq!(hero(&view), ("now", "Morgenmad"));
    assert_eq!(view.line_day, LineDay::Today);
    let rest = [
        "Avis og kaffe",
        "Sygeplejerske",
        "Gåtur til åen",
        "Frokost",
        "Billard",
        "Fodterapeut",
        "Vi laver suppe",
        "Suppe og brød",
        "Musik",
    ];
    assert_eq!(titles(&view.line), rest);
    assert_eq!(view.line[0].hours, "kl. 10–11");
    assert_eq!(titles(&view.food), ["Morgenmad", "Frokost", "Suppe og brød"]);
    let prices: Vec<_> = view.food.iter().map(|food| food.price.as_str()).collect();
    assert_eq!(prices, ["gratis", "20 kr.", "25 kr."]);
}

#[test]
fn what_else_is_on_stands_before_what_comes() {
    let view = today_at("2026-10-13T10:05");
    assert_eq!(hero(&view), ("now", "Avis og kaffe"), "the newest one can walk into");
    assert_eq!(titles(&view.line)[..3], ["Morgenmad", "Sygeplejerske", "Gåtur til åen"]);
}

#[test]
fn between_two_activities_the_next_is_largest() {
    let view = today_at("2026-10-13T15:20");
    assert_eq!(hero(&view), ("next", "Vi laver suppe"));
    assert_eq!(view.line_day, LineDay::Today);
}

#[test]
fn after_the_last_activity_the_first_of_tomorrow() {
    let view = today_at("2026-10-13T21:45");
    assert!(view.is_open);
    assert_eq!((hero(&view), view.line_day), (("tomorrow", "Morgenmad"), LineDay::Tomorrow));
    assert_eq!(view.line[0].when, "i morgen kl. 8–10.30");
    assert_eq!(titles(&view.food), [""; 0]);
}

#[test]
fn during_the_last_activity_tomorrow_stands_under_it() {
    let view = today_at("2026-10-13T21:15");
    assert_eq!((hero(&view), view.line_day), (("now", "Musik"), LineDay::Tomorrow));
    assert_eq!(titles(&view.line)[0], "Morgenmad");
}

#[test]
fn an_empty_day_points_to_the_next_that_is_not() {
    let house = Lysningen::with_only("2026-10-13T12:00", vec![made("Kor", once(civil("2026-10-16T19:00:00")))]);
    let view = house.app.today(Language::Danish).unwrap();
    assert_eq!((hero(&view), view.line_day), (("another day", "Kor"), LineDay::Coming));
    assert_eq!(view.line[0].when, "fredag kl. 19–20");
    let view = house.later("2026-10-08T12:00").today(Language::Danish).unwrap();
    assert_eq!((hero(&view), view.line.len()), (("quiet", ""), 0), "eight days ahead is not soon");
}

#[test]
fn a_house_without_anything_is_quiet_and_does_not_fail() {
    let house = Lysningen::with_calendar("2026-10-13T12:00", &[]);
    let view = house.app.today(Language::Danish).unwrap();
    assert_eq!((hero(&view), view.is_open), (("quiet", ""), false));
    assert_eq!(view.open, "Spørg os om åbningstiden");
    assert!(view.line.is_empty() && view.soon.is_empty() && view.facilities.is_empty() && view.on_duty.is_empty());
}

#[test]
fn only_a_calendar_makes_a_day() {
    let concert = entry("kor@by", "Kor", once(civil("2026-10-13T19:00:00")));
    let house = Lysningen::with_calendar("2026-10-13T12:00", &[concert]);
    assert_eq!(hero(&house.app.today(Language::Danish).unwrap()), ("next", "Kor"));
    assert_eq!(hero(&house.later("2026-10-13T19:30").today(Language::Danish).unwrap()), ("now", "Kor"));
}

#[test]
fn what_is_cancelled_stays_in_the_line_and_is_never_the_hero() {
    let (first, second) = (civil("2026-10-13T14:00:00"), civil("2026-10-13T16:00:00"));
    let mut schedule = once(first);
    schedule.overrides.push(Override { instead_of: first, change: Change::Cancelled, note: None });
    let activities = vec![made("Tur", schedule), made("Kor", once(second))];
    let view = Lysningen::with_only("2026-10-13T12:00", activities).app.today(Language::Danish).unwrap();
    assert_eq!(hero(&view), ("next", "Kor"));
    assert_eq!(titles(&view.line), ["Tur", "Kor"]);
}

#[test]
fn where_all_the_rest_is_cancelled_it_is_said_and_tomorrow_is_the_hero() {
    let cancelled = |title: &str, time: &str| {
        let start = civil(time);
        let mut schedule = once(start);
        schedule.overrides.push(Override { instead_of: start, change: Change::Cancelled, note: None });
        made(title, schedule)
    };
    let tour = || cancelled("Tur", "2026-10-13T14:00:00");
    let breakfast = || made("Morgenmad", once(civil("2026-10-14T08:00:00")));
    let view = Lysningen::with_only("2026-10-13T12:00", vec![tour(), breakfast()]).app.today(Language::Danish).unwrap();
    assert_eq!((hero(&view), view.line_day), (("tomorrow", "Morgenmad"), LineDay::Today));
    assert_eq!(titles(&view.line), ["Tur"]);
    assert_eq!(view.line[0].phase, Phase::Cancelled);
    // What is going on now stays largest, and a day further on is named as such.
    let kor = made("Kor", once(civil("2026-10-13T11:30:00")));
    let view = Lysningen::with_only("2026-10-13T12:00", vec![tour(), kor]).app.today(Language::Danish).unwrap();
    assert_eq!((hero(&view), titles(&view.line)), (("now", "Kor"), vec!["Tur"]));
    let friday = made("Kor", once(civil("2026-10-16T19:00:00")));
    let view = Lysningen::with_only("2026-10-13T12:00", vec![tour(), friday]).app.today(Language::Danish).unwrap();
    assert_eq!((hero(&view), titles(&view.line)), (("another day", "Kor"), vec!["Tur"]));
    let view = Lysningen::with_only("2026-10-13T12:00", vec![tour()]).app.today(Language::Danish).unwrap();
    assert_eq!((hero(&view), titles(&view.line)), (("quiet", ""), vec!["Tur"]));
}

#[test]
fn food_stands_on_its_own_until_it_is_eaten() {
    let titles_at = |now: &str| titles(&today_at(now).food).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(titles_at("2026-10-13T12:59"), ["Frokost", "Suppe og brød"]);
    assert_eq!(titles_at("2026-10-13T13:00"), ["Suppe og brød"]);
    assert_eq!(titles_at("2026-10-13T19:00"), [""; 0]);
}

#[test]
fn soon_is_what_is_special_within_three_months() {
    let view = today_at("2026-10-13T09:40");
    assert_eq!(titles(&view.soon), ["Dyrlæge", "Julefrokost", "Juleaften"]);
    assert_eq!(view.soon[0].when, "12. november kl. 11–14");
    // 92 days ahead is the last, and today is no longer soon.
    let special = |day: &str| {
        let mut one = made(day, once(civil(&format!("{day}T12:00:00"))));
        one.special = true;
        one
    };
    let days = ["2026-10-13", "2026-10-14", "2027-01-13", "2027-01-14"];
    let view = Lysningen::with_only("2026-10-13T09:40", days.map(special).into()).app.today(Language::Danish).unwrap();
    assert_eq!(titles(&view.soon), ["2026-10-14", "2027-01-13"]);
}

#[test]
fn soon_names_each_special_thing_once() {
    let mut weekly = made("Koncert", repeated(civil("2026-10-07T19:00:00"), "FREQ=WEEKLY"));
    weekly.special = true;
    let plain = made("Kor", repeated(civil("2026-10-07T17:00:00"), "FREQ=WEEKLY"));
    let view = Lysningen::with_only("2026-10-13T09:40", vec![weekly, plain]).app.today(Language::Danish).unwrap();
    assert_eq!(titles(&view.soon), ["Koncert"]);
    assert_eq!(view.soon[0].when, "i morgen kl. 19–20");
}

#[test]
fn first_names_only_of_those_on_duty_today() {
    let person = |name: &str, weekdays: &[Weekday]| OnDuty { first_name: line(name), weekdays: weekdays.to_vec() };
    let house = Lysningen::with("2026-10-13T09:40", |content| {
        content.on_duty = vec![
            person("Mette", &[Weekday::Mon, Weekday::Tue]),
            person("Ali", &[Weekday::Tue]),
            person("Jonas", &[Weekday::Wed]),
        ];
    });
    let names = |now: &str| house.later(now).today(Language::Danish).unwrap().on_duty;
    assert_eq!(names("2026-10-13T09:40"), "Mette og Ali");
    assert_eq!(names("2026-10-14T09:40"), "Jonas");
    assert_eq!(names("2026-10-15T09:40"), "");
    assert_eq!(today_at("2026-10-13T09:40").on_duty, "", "nobody by default");
}

#[test]
fn the_first_three_facilities_while_the_house_is_open() {
    let view = today_at("2026-10-13T09:40");
    let shown: Vec<_> = view.facilities.iter().map(|one| (one.sentence(), one.state)).collect();
    let free = |sentence: &str| (sentence.to_owned(), FacilityState::Free);
    assert_eq!(shown, [free("Badet er ledigt"), free("Billardbordet er ledigt"), free("Vaskemaskinen er ledig")]);
    assert!(today_at("2026-10-13T22:00").facilities.is_empty());
    assert!(today_at("2026-10-13T07:59").facilities.is_empty());
}

#[test]
fn the_greeting_follows_the_clock_on_the_wall() {
    let expected =
        [(0, 5, Greeting::Evening), (5, 10, Greeting::Morning), (10, 18, Greeting::Day), (18, 24, Greeting::Evening)];
    for (from, to, greeting) in expected {
        for hour in from..to {
            assert_eq!(Greeting::at(hour), greeting, "{hour}");
        }
    }
    assert_eq!(today_at("2026-07-01T09:59").greeting, Greeting::Morning, "in summer time too");
}

#[test]
fn english_speaks_english() {
    let view = Lysningen::at("2026-10-13T09:40").app.today(Language::English).unwrap();
    assert_eq!(
        (view.date.as_str(), view.open.as_str(), view.clock.as_str()),
        ("Tuesday 13 October", "Open until 22", "9:40")
    );
    assert_eq!(hero(&view), ("now", "Breakfast"));
}

#[test]
fn both_nights_of_the_clock_change() {
    // In a house that is always open, with something at half past two each night.
    let house = Lysningen::with("2026-03-28T12:00", |content| {
        let midnight = chrono::NaiveTime::MIN;
        let hours = vec![fristed::domain::opening::Hours { from: midnight, to: midnight }];
        content.opening.week = std::array::from_fn(|_| DayHours { hours: hours.clone(), note: None });
        content.activities = vec![made("Nattevagt", repeated(civil("2026-03-01T02:30:00"), "FREQ=DAILY"))];
    });
    // From half past two to half past three on the wall, which in autumn takes two hours.
    for (day, first, minutes, shown_at, quarters) in [
        ("2026-03-29", "Søndag den 29. marts", 23 * 60, "3.30", 4),
        ("2026-10-25", "Søndag den 25. oktober", 25 * 60, "2.30", 8),
    ] {
        let start = local(&format!("{day}T00:00"));
        let mut on = Vec::new();
        for minute in (0..minutes).step_by(15) {
            let view = house.set(start + TimeDelta::minutes(minute)).today(Language::Danish).unwrap();
            assert_eq!(view.date, first, "after {minute} minutes");
            assert!(view.is_open, "after {minute} minutes");
            if let Hero::Now(_) = view.hero {
                on.push(view.clock);
            }
        }
        assert_eq!(on.len(), quarters, "{day}: {on:?}");
        assert_eq!(on[0], shown_at, "{day}");
        let after = house.set(start + TimeDelta::minutes(minutes)).today(Language::Danish).unwrap();
        assert_ne!(after.date, first, "{day} ends after {minutes} minutes");
    }
}

#[test]
fn over_new_year_and_29_february() {
    let house = Lysningen::at("2026-12-31T12:00");
    let says = |now: &str| {
        let view = house.later(now).today(Language::Danish).unwrap();
        (view.date, view.open)
    };
    let said = |date: &str, open: &str| (date.to_owned(), open.to_owned());
    assert_eq!(says("2026-12-31T12:00"), said("Torsdag den 31. december", "Åbent til kl. 14"));
    assert_eq!(says("2026-12-31T23:59"), said("Torsdag den 31. december", "Åbner lørdag kl. 9"));
    assert_eq!(says("2027-01-01T00:00"), said("Fredag den 1. januar", "Åbner i morgen kl. 9"));
    let new_year = house.later("2027-01-01T12:00").today(Language::Danish).unwrap();
    assert_eq!((hero(&new_year), new_year.line_day), (("tomorrow", "Morgenmad"), LineDay::Tomorrow));
    assert_eq!(says("2028-02-28T23:59").0, "Mandag den 28. februar");
    assert_eq!(says("2028-02-29T00:00"), said("Tirsdag den 29. februar", "Åbner i dag kl. 8"));
    assert_eq!(says("2028-02-29T23:59").1, "Åbner i morgen kl. 8");
    assert_eq!(says("2028-03-01T00:00").0, "Onsdag den 1. marts");
    assert_eq!(says("2027-02-28T23:59").1, "Åbner i morgen kl. 8");
}

#[test]
fn the_furthest_years_do_not_fail() {
    let house = Lysningen::at("2026-10-13T12:00");
    for year in ["1600", "1899", "1990", "2150", "9998"] {
        let view = house.later(&format!("{year}-02-28T12:00")).today(Language::Danish).unwrap();
        assert!(view.date.ends_with("28. februar"), "{year}: {}", view.date);
    }
}

#[test]
fn a_price_of_a_kitchen_that_asks_nothing_is_gratis() {
    let mut soup = made("Suppe", once(civil("2026-10-13T18:00:00")));
    soup.food = Some(Price { kroner: 0 });
    let view = Lysningen::with_only("2026-10-13T12:00", vec![soup]).app.today(Language::Danish).unwrap();
    assert_eq!(view.food[0].price, "gratis");
}

#[test]
fn a_whole_day_is_on_all_day_and_gone_at_midnight() {
    let mut open_house = made("Åbent hus", once(civil("2026-10-13T00:00:00")));
    open_house.schedule.start = Start::Day(date("2026-10-13"));
    open_house.schedule.length = fristed::domain::activity::Length::Civil(TimeDelta::days(1));
    let house = Lysningen::with_only("2026-10-13T12:00", vec![open_house]);
    let at = |now: &str| house.later(now).today(Language::Danish).unwrap();
    assert_eq!(hero(&at("2026-10-13T00:00")), ("now", "Åbent hus"));
    assert_eq!(hero(&at("2026-10-13T23:59")), ("now", "Åbent hus"));
    assert_eq!(hero(&at("2026-10-14T00:00")), ("quiet", ""));
    assert_eq!(hero(&at("2026-10-12T23:59")), ("tomorrow", "Åbent hus"));
}

/// Two years on the example house. Steps of five hours meet every hour of the day within five days; the hours
/// around the clock changes and the turn of the year are all visited.
#[test]
fn in_two_years_there_is_always_something_to_say() {
    let from = local("2026-01-01T00:00");
    let hours = (local("2028-01-01T00:00") - from).num_hours();
    let odd_days = ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2026-12-31", "2027-01-01"].map(date);
    let house = Lysningen::at("2026-12-31T12:00");
    let mut visited = 0;
    for hour in 0..hours {
        let now = from + TimeDelta::hours(hour);
        let there = now.with_timezone(&HOUSE_ZONE);
        if hour % 5 != 0 && !odd_days.contains(&there.date_naive()) {
            continue;
        }
        let view = house.set(now).today(Language::Danish).unwrap_or_else(|error| panic!("{now}: {error}"));
        assert!(view.date.contains(&format!(" {}. ", there.format("%-d"))), "{now}: {}", view.date);
        assert_ne!(view.hero, Hero::Quiet, "{now}: blank");
        assert_eq!(view.facilities.len(), if view.is_open { 3 } else { 0 }, "{now}");
        visited += 1;
    }
    assert!(visited > 3500, "{visited}");
}
