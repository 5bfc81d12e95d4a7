//! Ugen: seven days, one at a time.

use fristed::app::week::DAYS;
use fristed::domain::text::Language::{Danish, English};

use crate::lysningen::{Lysningen, made};
use crate::some::{civil, entry, once};

#[test]
fn seven_days_with_their_names() {
    let house = Lysningen::at("2026-10-13T09:40");
    let days: Vec<_> = (0..DAYS).map(|ahead| house.app.week_day(ahead, Danish).unwrap()).collect();
    let names: Vec<_> = days.iter().map(|day| day.name.as_str()).collect();
    assert_eq!(names, ["I dag", "I morgen", "Torsdag", "Fredag", "Lørdag", "Søndag", "Mandag"]);
    let dates: Vec<_> = days.iter().map(|day| day.date.as_str()).collect();
    assert_eq!(dates[0], "Tirsdag den 13. oktober");
    assert_eq!(dates[6], "Mandag den 19. oktober");
    let hours: Vec<_> = days.iter().map(|day| day.hours.as_str()).collect();
    let sunday = "kl. 9–14 hver anden med brugervagt";
    assert_eq!(hours, ["kl. 8–22", "kl. 8–22", "kl. 8–22", "kl. 8–22", "kl. 9–14", sunday, "kl. 8–22"]);
    for (ahead, day) in (0..DAYS).zip(&days) {
        assert_eq!((day.ahead, day.opens), (ahead, true));
        assert!(day.entries.len() >= 4, "{}: {}", day.date, day.entries.len());
        let starts: Vec<_> = day.entries.iter().map(|entry| entry.id.split_once('@').unwrap().1.to_owned()).collect();
        assert!(starts.is_sorted(), "{starts:?}");
    }
}

#[test]
fn the_last_day_is_the_seventh_however_far_one_pages() {
    let house = Lysningen::at("2026-10-13T09:40");
    assert_eq!(house.app.week_day(DAYS, Danish).unwrap(), house.app.week_day(6, Danish).unwrap());
    assert_eq!(house.app.week_day(u8::MAX, Danish).unwrap().ahead, 6);
}

#[test]
fn today_holds_the_whole_day_with_what_is_over() {
    let house = Lysningen::at("2026-10-13T21:00");
    let day = house.app.week_day(0, Danish).unwrap();
    assert_eq!((day.entries[0].title.as_str(), day.entries[0].hours.as_str()), ("Morgenmad", "kl. 8–10.30"));
}

#[test]
fn a_closed_day_is_said_to_be_closed_and_why() {
    let house = Lysningen::at("2026-12-30T12:00");
    let new_year = house.app.week_day(2, Danish).unwrap();
    assert_eq!((new_year.date.as_str(), new_year.hours.as_str()), ("Fredag den 1. januar", "lukket – nytårsdag"));
    assert_eq!(house.app.week_day(2, English).unwrap().hours, "closed – New Year's Day");
    assert!(!new_year.opens && new_year.entries.is_empty());
    let eve = house.app.week_day(1, English).unwrap();
    assert_eq!((eve.name.as_str(), eve.hours.as_str()), ("Tomorrow", "9–14 New Year's Eve"));
}

#[test]
fn a_night_stands_on_both_its_days_as_each_sees_it() {
    let mut night = entry("nat@by", "Nattevandring", once(civil("2026-10-16T20:00:00")));
    night.activity.schedule.length = fristed::domain::activity::Length::Civil(chrono::TimeDelta::hours(6));
    let house = Lysningen::with_calendar("2026-10-15T12:00", &[night]);
    let hours =
        |ahead| house.app.week_day(ahead, Danish).unwrap().entries.iter().map(|e| e.hours.clone()).collect::<Vec<_>>();
    assert_eq!([hours(1), hours(2)], [["kl. 20–2"], ["til kl. 2"]]);
    assert!(hours(0).is_empty() && hours(3).is_empty());
}

#[test]
fn the_week_goes_on_over_the_clock_change_and_29_february() {
    let house = Lysningen::with_only("2026-10-21T12:00", vec![made("Tur", once(civil("2026-10-25T10:00:00")))]);
    assert_eq!(house.app.week_day(4, Danish).unwrap().entries[0].hours, "kl. 10–11");
    assert!(house.app.week_day(5, Danish).unwrap().entries.is_empty());
    let app = house.later("2028-02-27T12:00");
    let dates: Vec<_> = (1..4).map(|ahead| app.week_day(ahead, Danish).unwrap().date).collect();
    assert_eq!(dates, ["Mandag den 28. februar", "Tirsdag den 29. februar", "Onsdag den 1. marts"]);
}
