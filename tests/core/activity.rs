//! Aktivitet: one activity at one of its times, with what a phone gets and one next possibility.

use chrono::TimeDelta;
use fristed::domain::activity::{ActivityId, Change, Kind, Length, OccurrenceId, Origin, Override, Start};
use fristed::domain::text::Language::{Danish, English};
use fristed::domain::time::{HOUSE_ZONE, Span};
use fristed::exchange::calendar;
use fristed::store::Only;

use crate::lysningen::{Lysningen, local, made};
use crate::some::{civil, date, line, once, repeated, words};

/// Every occurrence of the fortnight from 1 October 2026 on.
fn fortnight(house: &Lysningen) -> Vec<OccurrenceId> {
    let span = Span::of_days(date("2026-10-01"), 14, HOUSE_ZONE);
    let opening = house.app.store().opening().unwrap();
    house.app.entries(Only::Everything, span, &opening).unwrap().iter().map(|entry| entry.id).collect()
}

/// The occurrence of the house-file activity `id` at `key`.
fn named(house: &Lysningen, id: &str, key: &str) -> OccurrenceId {
    let own = Origin::HouseFile { id: id.to_owned() };
    let all = house.app.store().all_activities().unwrap();
    let (activity, _) = all.iter().find(|(_, one)| one.origin == own).unwrap();
    OccurrenceId { activity: *activity, key: civil(key) }
}

#[test]
fn a_page_says_everything_the_house_says() {
    let house = Lysningen::at("2026-10-13T09:40");
    let id = named(&house, "suppe", "2026-10-13T16:00:00");
    let view = house.app.activity(id, Danish).unwrap().unwrap();
    assert_eq!((view.entry.title.as_str(), view.entry.when.as_str()), ("Vi laver suppe", "i dag kl. 16–18"));
    assert_eq!((view.entry.place.as_str(), view.host.as_str()), ("Køkkenet", "Mette sætter gryden over"));
    assert_eq!(
        [&view.join, &view.watch, &view.help],
        ["Skræl, rør og snak", "Sæt dig med en kop kaffe", "Dæk bord kl. 17.30"]
    );
    assert_eq!([&view.during, &view.after], ["Alle tager den del, de har lyst til", "Vi spiser sammen kl. 18"]);
    assert!(view.team && !view.text.is_empty() && !view.before.is_empty());
    let english = house.app.activity(id, English).unwrap().unwrap();
    assert_eq!(english.entry.when, "today 16–18");
    assert_ne!(english.entry.title, view.entry.title);
}

#[test]
fn the_next_possibility_is_never_itself_nor_over() {
    let house = Lysningen::at("2026-10-01T08:00");
    let ids = fortnight(&house);
    assert!(ids.len() > 120, "{}", ids.len());
    for id in ids {
        let view = house.app.activity(id, Danish).unwrap().unwrap();
        let next = view.next.unwrap_or_else(|| panic!("nothing after {}", view.entry.title));
        let next: OccurrenceId = next.id.parse().unwrap();
        assert_ne!(next.activity, id.activity, "{}", view.entry.title);
        let start = house.app.store().occurrence(next).unwrap().unwrap().occurrence.start;
        assert!(start.to_utc() > house.app.now());
    }
}

#[test]
fn the_next_possibility_is_of_the_same_sort_where_there_is_one() {
    let kind = |id: &str, at: &str, kind: Kind| {
        let mut one = made(id, once(civil(at)));
        one.kind = kind;
        one
    };
    let activities = vec![
        kind("Kor", "2026-10-13T12:00:00", Kind::Activity),
        kind("Sygeplejerske", "2026-10-13T13:00:00", Kind::Offer),
        kind("Film", "2026-10-13T19:00:00", Kind::Activity),
    ];
    let house = Lysningen::with_only("2026-10-13T10:00", activities);
    let next = |id: &str, key: &str| {
        house.app.activity(named(&house, id, key), Danish).unwrap().unwrap().next.map(|next| next.title)
    };
    assert_eq!(next("Kor", "2026-10-13T12:00:00").as_deref(), Some("Film"));
    assert_eq!(next("Sygeplejerske", "2026-10-13T13:00:00").as_deref(), Some("Film"), "else the next at all");
    assert_eq!(next("Film", "2026-10-13T19:00:00"), None);
}

#[test]
fn what_is_cancelled_is_no_possibility() {
    let mut tour = once(civil("2026-10-13T14:00:00"));
    tour.overrides.push(Override { instead_of: civil("2026-10-13T14:00:00"), change: Change::Cancelled, note: None });
    let activities = vec![made("Kor", once(civil("2026-10-13T12:00:00"))), made("Tur", tour)];
    let house = Lysningen::with_only("2026-10-13T10:00", activities);
    let view = house.app.activity(named(&house, "Kor", "2026-10-13T12:00:00"), Danish).unwrap().unwrap();
    assert_eq!(view.next, None);
}

#[test]
fn the_calendar_for_the_phone_reads_back_as_the_same_event() {
    let house = Lysningen::at("2026-10-01T08:00");
    let mut ids = fortnight(&house);
    // Three days, far ahead, and one on the day of each clock change.
    ids.push(named(&house, "internat-tid", "2027-04-30T10:00:00"));
    ids.push(named(&house, "avis", "2027-03-28T10:00:00"));
    ids.push(named(&house, "avis", "2026-10-25T10:00:00"));
    for id in ids {
        let view = house.app.activity(id, Danish).unwrap().unwrap();
        let reading = calendar::read(view.calendar.as_bytes(), HOUSE_ZONE).unwrap();
        let [read] = reading.entries.as_slice() else { panic!("{:?}", reading.entries.len()) };
        assert_eq!(read.activity.title.da.as_str(), view.entry.title);
        assert_eq!(read.activity.place.as_ref().map(|place| place.da.as_str()), Some(view.entry.place.as_str()));
        let there = house.app.store().occurrence(id).unwrap().unwrap().occurrence;
        let times = fristed::domain::recurrence::occurrences(
            &read.activity.schedule,
            Span { start: there.start.to_utc() - TimeDelta::days(400), end: there.end.to_utc() + TimeDelta::days(400) },
            HOUSE_ZONE,
        );
        let times: Vec<_> = times.iter().map(|one| (one.start.to_utc(), one.end.to_utc())).collect();
        assert_eq!(times, [(there.start.to_utc(), there.end.to_utc())], "{}", view.calendar);
        assert!(view.calendar.len() < 300, "{} octets are too many for the code", view.calendar.len());
    }
}

#[test]
fn a_whole_day_and_a_long_title_reach_the_phone_too() {
    let mut one = made("Sommerfest", once(civil("2026-10-13T00:00:00")));
    one.title = words(&"Sommerfest; med \\ kage, og ".repeat(6));
    one.schedule.start = Start::Day(date("2026-10-16"));
    one.schedule.length = Length::Civil(TimeDelta::days(2));
    let house = Lysningen::with_only("2026-10-13T12:00", vec![one]);
    let view = house.app.activity(named(&house, "Sommerfest", "2026-10-16T00:00:00"), Danish).unwrap().unwrap();
    assert_eq!(view.entry.when, "fredag til 17. oktober");
    let reading = calendar::read(view.calendar.as_bytes(), HOUSE_ZONE).unwrap();
    assert_eq!(reading.entries[0].activity.schedule.start, Start::Day(date("2026-10-16")));
    assert_eq!(reading.entries[0].activity.schedule.length, Length::Civil(TimeDelta::days(2)));
    let title = reading.entries[0].activity.title.da.to_string();
    assert!(title.starts_with("Sommerfest; med \\ kage, og Sommerfest") && title.ends_with('…'), "{title}");
}

#[test]
fn a_moved_occurrence_keeps_its_name_and_says_its_new_time_and_words() {
    let key = civil("2026-10-13T14:00:00");
    let mut schedule = repeated(key, "FREQ=WEEKLY");
    schedule.overrides.push(Override {
        instead_of: key,
        change: Change::Moved {
            start: Start::At { civil: civil("2026-10-14T15:30:00"), zone: HOUSE_ZONE },
            length: Length::Civil(TimeDelta::hours(1)),
            title: Some(line("Kor i kirken")),
            place: Some(line("Kirken")),
        },
        note: None,
    });
    let house = Lysningen::with_only("2026-10-13T12:00", vec![made("Kor", schedule)]);
    let id = named(&house, "Kor", "2026-10-13T14:00:00");
    let view = house.app.activity(id, Danish).unwrap().unwrap();
    assert_eq!(view.entry.title, "Kor i kirken");
    assert_eq!((view.entry.when.as_str(), view.entry.place.as_str()), ("i morgen kl. 15.30–16.30", "Kirken"));
    assert_eq!(view.entry.id.parse(), Ok(id));
}

#[test]
fn what_is_gone_is_gone() {
    let house = Lysningen::at("2026-10-13T12:00");
    let avis = named(&house, "avis", "2026-10-13T10:00:00");
    assert!(house.app.activity(avis, Danish).unwrap().is_some());
    let gone = [
        OccurrenceId { key: civil("2026-10-13T10:01:00"), ..avis },
        OccurrenceId { activity: ActivityId(9_999_999), ..avis },
        OccurrenceId { key: civil("0001-01-01T00:00:00"), ..avis },
    ];
    for id in gone {
        assert_eq!(house.app.activity(id, Danish).unwrap(), None, "{id}");
    }
    // New Year's Day is closed, so its newspaper is not there to be read.
    assert_eq!(house.app.activity(named(&house, "avis", "2027-01-01T10:00:00"), Danish).unwrap(), None);
}

#[test]
fn an_id_reads_back_and_nothing_else_does() {
    let id = OccurrenceId { activity: ActivityId(12), key: civil("2026-10-13T10:00:00") };
    assert_eq!(id.to_string().parse(), Ok(id));
    for text in [
        "",
        "@",
        "12",
        "12@",
        "@2026-10-13T10:00:00",
        "12@2026-10-13",
        "x@2026-10-13T10:00:00",
        "12@2026-02-30T10:00:00",
    ] {
        assert_eq!(text.parse::<OccurrenceId>(), Err(()), "{text:?}");
    }
}

#[test]
fn the_activity_without_an_id_is_what_is_on_else_what_comes() {
    let house = Lysningen::at("2026-10-13T15:20");
    let title = |now: &str| {
        let app = house.set(local(now));
        app.activity(app.next_entry().unwrap().unwrap(), Danish).unwrap().unwrap().entry.title
    };
    assert_eq!(title("2026-10-13T15:20"), "Vi laver suppe");
    assert_eq!(title("2026-10-13T09:40"), "Morgenmad");
    assert_eq!(title("2026-10-13T23:00"), "Morgenmad");
    assert_eq!(Lysningen::with_only("2026-10-13T09:40", Vec::new()).app.next_entry().unwrap(), None);
}
