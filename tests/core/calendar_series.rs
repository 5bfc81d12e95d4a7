//! Calendars of other programs: what repeats, what is changed in a series, and which version counts.

use crate::calendar::{calendar, event, only, reading, times, year};

#[test]
fn changed_moved_and_cancelled_occurrences_are_folded_into_their_series() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Kaffe\nLOCATION:Stuen\nDTSTART;TZID=Europe/Berlin:20240701T100000\nDTEND;TZID=Europe/Berlin:20240701T110000\nRRULE:FREQ=DAILY;COUNT=5\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Te\nRECURRENCE-ID:20240702T080000Z\nDTSTART:20240705T150000Z\nDTEND:20240705T160000Z\nLOCATION:Haven\nSEQUENCE:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Kaffe\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/Berlin:20240703T100000\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Old\nRECURRENCE-ID:20240702T080000Z\nDTSTART:20240720T150000Z\nSEQUENCE:0\nEND:VEVENT",
    );
    assert_eq!(
        times(&text),
        [
            "07-01 10:00 – 07-01 11:00",
            "07-04 10:00 – 07-04 11:00",
            "07-05 10:00 – 07-05 11:00",
            "07-05 17:00 – 07-05 18:00",
        ]
    );
    let found = year(&only(&text).activity.schedule, 2024);
    let te = found.last().unwrap();
    assert_eq!((te.title.as_ref().unwrap().as_str(), te.place.as_ref().unwrap().as_str()), ("Te", "Haven"));
    assert_eq!(found.iter().filter(|occurrence| occurrence.cancelled).count(), 1);
}

#[test]
fn a_change_of_this_and_all_later_ones_moves_them_too() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Kaffe\nDTSTART:20240701T100000\nDTEND:20240701T110000\nRRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Te\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240702T100000\nDTSTART:20240702T120000\nDURATION:PT30M\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Saft\nRECURRENCE-ID:20240703T100000\nDTSTART:20240703T090000\nEND:VEVENT",
    );
    assert_eq!(
        times(&text),
        [
            "07-01 10:00 – 07-01 11:00",
            "07-02 12:00 – 07-02 12:30",
            "07-03 09:00 – 07-03 09:00",
            "07-04 12:00 – 07-04 12:30",
        ]
    );
}

#[test]
fn changes_without_their_series_stand_alone() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:B\nRECURRENCE-ID:20240709T100000\nDTSTART:20240709T120000\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:A\nRECURRENCE-ID:20240702T100000\nDTSTART:20240702T110000\nEND:VEVENT",
    );
    assert_eq!(times(&text), ["07-02 11:00 – 07-02 11:00", "07-09 12:00 – 07-09 12:00"]);
}

#[test]
fn exceptions_are_found_however_they_are_written() {
    let series = "DTSTART;TZID=Europe/Copenhagen:20240701T100000\nRRULE:FREQ=DAILY;COUNT=3\n";
    for except in [
        "EXDATE;TZID=Europe/Copenhagen:20240702T100000",
        "EXDATE:20240702T080000Z",
        "EXDATE;VALUE=DATE:20240702",
        "EXDATE:20240702T100000",
        "EXDATE:20240702T100000Z",
        "EXDATE;TZID=America/New_York:20240702T040000,20240801T040000",
    ] {
        let text = event(&format!("{series}{except}"));
        assert_eq!(times(&text), ["07-01 10:00 – 07-01 10:00", "07-03 10:00 – 07-03 10:00"], "{except}");
    }
    let whole = event("DTSTART;VALUE=DATE:20240701\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20240702T000000");
    assert_eq!(times(&whole), ["07-01 00:00 – 07-02 00:00"]);
}

#[test]
fn extra_starts_may_be_periods() {
    let text = event(
        "DTSTART:20240701T100000\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20240702T080000Z/PT3H,20240703T080000Z/20240703T083000Z\nRDATE:20240704T100000",
    );
    assert_eq!(
        times(&text),
        [
            "07-01 10:00 – 07-01 11:00",
            "07-02 10:00 – 07-02 13:00",
            "07-03 10:00 – 07-03 10:30",
            "07-04 10:00 – 07-04 11:00",
        ]
    );
}

#[test]
fn the_newest_version_of_an_entry_wins() {
    let one = |title: &str, more: &str| {
        format!("BEGIN:VEVENT\nUID:a\nSUMMARY:{title}\nDTSTART:20240701T100000\n{more}\nEND:VEVENT\n")
    };
    for (first, second, expected) in [
        ("SEQUENCE:2", "SEQUENCE:1", "first"),
        ("SEQUENCE:1", "SEQUENCE:2", "second"),
        ("DTSTAMP:20240102T000000Z", "DTSTAMP:20240101T000000Z", "first"),
        ("CLASS:PUBLIC", "CLASS:PUBLIC", "second"),
    ] {
        let text = calendar(&(one("first", first) + &one("second", second)));
        assert_eq!(only(&text).activity.title.da.as_str(), expected, "{first} {second}");
    }
    let two = calendar(&one("first", "SEQUENCE:5")) + &calendar(&one("second", "SEQUENCE:6"));
    assert_eq!((only(&two).activity.title.da.as_str(), only(&two).sequence), ("second", 6), "two calendars in a file");
}

#[test]
fn a_cancelled_entry_stays_and_says_so() {
    assert!(only(&event("DTSTART:20240701T100000\nSTATUS:CANCELLED")).cancelled);
    assert!(!only(&event("DTSTART:20240701T100000\nSTATUS:CONFIRMED")).cancelled);
    let method = calendar("METHOD:CANCEL\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20240701T100000\nEND:VEVENT");
    assert!(only(&method).cancelled);
}

#[test]
fn entries_without_a_uid_get_a_lasting_one() {
    let one = |title: &str| format!("BEGIN:VEVENT\nSUMMARY:{title}\nDTSTART:20240701T100000\nEND:VEVENT\n");
    let uids = |text: &str| reading(text).entries.into_iter().map(|e| e.activity.origin).collect::<Vec<_>>();
    let all = uids(&calendar(&(one("A") + &one("B") + &one("A"))));
    assert_eq!(all.len(), 3);
    assert_eq!(uids(&calendar(&one("B")))[0], all[1]);
}
